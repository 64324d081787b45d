"""Recorded attention against the networks' own, on tiny random components built from the real classes."""

import threading
from types import SimpleNamespace

import pytest
import torch
from diffusers import (
    AutoencoderKL,
    ChromaTransformer2DModel,
    DDIMScheduler,
    FluxTransformer2DModel,
    Kandinsky3UNet,
    PixArtTransformer2DModel,
    QwenImageTransformer2DModel,
    SD3Transformer2DModel,
    StableDiffusionPipeline,
    UNet2DConditionModel,
    UNet2DModel,
)
from diffusers.models.attention_processor import (
    AttnAddedKVProcessor,
    AttnProcessor,
    AttnProcessor2_0,
    IPAdapterAttnProcessor2_0,
)
from diffusers.models.embeddings import ImageProjection, MultiIPAdapterImageProjection
from torch.nn import functional as F  # noqa: N812
from transformers import CLIPTextConfig, CLIPTextModel, T5Tokenizer

from infodiff_widgets.pipelines.attention import AttentionRecorder, word_maps, word_tokens
from infodiff_widgets.scenes.build import build_tokenizer

TOKENS = 5
SIZE = (6, 10)
GRIDS = {15: (3, 5), 60: SIZE}


def unet(seed=0, **options):
    torch.manual_seed(seed)
    return UNet2DConditionModel(**{
        "sample_size": 16, "block_out_channels": (8, 16), "layers_per_block": 1, "cross_attention_dim": 12,
        "norm_num_groups": 4, "attention_head_dim": 2, "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
        "up_block_types": ("CrossAttnUpBlock2D", "CrossAttnUpBlock2D"), **options,
    })  # fmt: skip


def unet_of_one_layer():
    return unet(up_block_types=("UpBlock2D", "UpBlock2D"), mid_block_type=None)


def added_unet(**options):
    return unet(
        down_block_types=("DownBlock2D", "SimpleCrossAttnDownBlock2D"), mid_block_type="UNetMidBlock2DSimpleCrossAttn",
        up_block_types=("SimpleCrossAttnUpBlock2D", "UpBlock2D"), attention_head_dim=4, **options,
    )  # fmt: skip


def normed_unet():
    network = unet()
    for name, layer in network.named_modules():
        if name.endswith("attn2"):
            layer.norm_cross = torch.nn.LayerNorm(12)
    return network


def kandinsky3():
    torch.manual_seed(0)
    return Kandinsky3UNet(
        time_embedding_dim=8, groups=4, attention_head_dim=4, layers_per_block=3, block_out_channels=(8, 16),
        cross_attention_dim=12, encoder_hid_dim=12,
    )  # fmt: skip


def pixart():
    torch.manual_seed(0)
    return PixArtTransformer2DModel(
        num_attention_heads=2, attention_head_dim=8, in_channels=4, out_channels=4, num_layers=2, sample_size=16,
        caption_channels=12, cross_attention_dim=16, use_additional_conditions=False,
    )  # fmt: skip


def sd3():
    torch.manual_seed(0)
    return SD3Transformer2DModel(
        sample_size=16, patch_size=2, in_channels=4, num_layers=3, attention_head_dim=8, num_attention_heads=2,
        joint_attention_dim=12, caption_projection_dim=16, pooled_projection_dim=8, out_channels=4,
        pos_embed_max_size=16, dual_attention_layers=(0,), qk_norm="rms_norm",
    )  # fmt: skip


def flux(kind=FluxTransformer2DModel, single_layers=0, **options):
    torch.manual_seed(0)
    options = options or {"pooled_projection_dim": 8}
    return kind(
        in_channels=16, num_layers=2, num_single_layers=single_layers, attention_head_dim=16, num_attention_heads=2,
        joint_attention_dim=12, axes_dims_rope=(4, 4, 8), **options,
    )  # fmt: skip


def chroma():
    return flux(
        ChromaTransformer2DModel, approximator_num_channels=8, approximator_hidden_dim=16, approximator_layers=1
    )


def call(network, seed=0, mask=None, **more):
    """One call of a network with a batch of three, on latents that are no square."""
    generator = torch.Generator().manual_seed(seed)
    x = torch.randn(3, 4, *SIZE, generator=generator, dtype=torch.float64).to(network.dtype)
    text = torch.randn(3, TOKENS, 12, generator=generator, dtype=torch.float64).to(network.dtype)
    time, pooled = torch.tensor([300, 300, 300]), torch.ones(3, 8)
    with torch.no_grad():
        if isinstance(network, SD3Transformer2DModel):
            return network(x, text, pooled, time).sample
        if not isinstance(network, (FluxTransformer2DModel, ChromaTransformer2DModel)):
            order = (text, time) if isinstance(network, PixArtTransformer2DModel) else (time, text)
            return network(x, *order, encoder_attention_mask=mask, **more).sample
        packed = x.reshape(3, 4, 3, 2, 5, 2).permute(0, 2, 4, 1, 3, 5).reshape(3, 15, 16)
        places = torch.stack([torch.zeros(15), torch.arange(15) // 5, torch.arange(15) % 5], 1)
        given = dict(encoder_hidden_states=text, timestep=time / 1000, img_ids=places, txt_ids=torch.zeros(TOKENS, 3))
        given |= {"attention_mask": mask} if mask is not None else {"pooled_projections": pooled}
        return network(packed, **given | more).sample


def sharp(network):
    """Larger weights where scores come from, so that the maps are far from even and from each other."""
    with torch.no_grad():
        for name, weights in network.named_parameters():
            if name.endswith(("to_q.weight", "to_k.weight", "add_k_proj.weight", "norm_added_k.weight")):
                weights.mul_(torch.linspace(2, 6, len(weights)).reshape(-1, *[1] * (weights.ndim - 1)))
    return network.eval()


def recorded(network, rows=(2, 0), **options):
    recorder = AttentionRecorder(SimpleNamespace(unet=network), rows)
    with recorder:
        outputs = [call(network, seed, **options) for seed in (1, 2)]
    return recorder.token_maps(SIZE), outputs


def attended(monkeypatch, network, text_last, **options):
    """The same maps from the queries, keys and masks that the network hands to torch."""
    layers, attend = [], F.scaled_dot_product_attention

    def spy(query, key, value, attn_mask=None, **more):
        queries, keys = query.shape[2], key.shape[2]
        to_itself = queries == keys and queries in GRIDS
        if not to_itself and queries > 1:
            scores = query @ key.mT / query.shape[-1] ** 0.5
            if attn_mask is not None:
                scores += attn_mask.log() if attn_mask.dtype == torch.bool else attn_mask
            maps = scores.softmax(-1).mean(1)
            maps = maps[:, :, -TOKENS:] if text_last else maps[:, :, :TOKENS]
            if queries == keys:
                maps = maps[:, :-TOKENS] if text_last else maps[:, TOKENS:]
            layers.append(maps.mT.unflatten(2, GRIDS[maps.shape[1]]))
        return attend(query, key, value, attn_mask=attn_mask, **more)

    with monkeypatch.context() as patch:
        patch.setattr(torch.nn.functional, "scaled_dot_product_attention", spy)
        outputs = [call(network, seed, **options) for seed in (1, 2)]
    resized = [F.interpolate(maps, SIZE, mode="bilinear", align_corners=False) for maps in layers]
    return torch.stack(resized).mean(0), outputs, len(layers)


def text_mask(more=0):
    mask = torch.ones(3, TOKENS + more)
    mask[0, 3:TOKENS], mask[2, 1:TOKENS] = 0, 0
    return mask


@pytest.mark.parametrize(
    ("build", "mask", "layers"),
    [
        (unet, None, 6),
        (unet, text_mask(), 6),
        (added_unet, None, 4),
        (added_unet, text_mask(), 4),
        (normed_unet, None, 6),
        (kandinsky3, text_mask(), 9),
        (pixart, None, 2),
        (pixart, text_mask(), 2),
        (sd3, None, 3),
        (flux, None, 2),
        (chroma, text_mask(15), 2),
        (chroma, text_mask(15).bool(), 2),
    ],
)
def test_maps_are_the_networks_own_and_its_outputs_stay_the_same(monkeypatch, build, mask, layers):
    network = sharp(build())
    expected, before, seen = attended(monkeypatch, network, build is sd3, mask=mask)
    maps, after = recorded(network, mask=mask)
    assert seen == 2 * layers
    assert maps.std(dim=(2, 3)).max() > 0.01
    torch.testing.assert_close(maps, expected[[2, 0]], atol=1e-5, rtol=1e-4)
    assert all(torch.equal(a, b) for a, b in zip(before, after, strict=True))


def test_one_layer_by_hand():
    network, inputs = sharp(unet_of_one_layer()), []
    layer = network.down_blocks[1].attentions[0].transformer_blocks[0].attn2
    hook = layer.register_forward_pre_hook(lambda _, args, named: inputs.append((args[0], named)), with_kwargs=True)
    with AttentionRecorder(SimpleNamespace(unet=network), [1]) as recorder:
        call(network, seed=1), call(network, seed=2)
    hook.remove()
    by_hand = torch.zeros(TOKENS, 3, 5)
    for image, named in inputs:
        query = (image[1] @ layer.to_q.weight.T).reshape(15, 2, 8)
        key = (named["encoder_hidden_states"][1] @ layer.to_k.weight.T).reshape(TOKENS, 2, 8)
        for head in range(2):
            weights = torch.exp(query[:, head] @ key[:, head].T / 8**0.5)
            by_hand += (weights / weights.sum(1, keepdim=True)).T.reshape(TOKENS, 3, 5) / 4
    torch.testing.assert_close(recorder.token_maps((3, 5))[0], by_hand, atol=1e-5, rtol=1e-4)
    weights = torch.tensor([2 / 3, 1, 2 / 3])[:, None] * torch.tensor([0.6, 0.8, 1, 0.8, 0.6])
    coarse = (by_hand * weights / weights.sum()).sum((1, 2), keepdim=True)
    torch.testing.assert_close(recorder.token_maps((1, 1))[0], coarse, atol=1e-5, rtol=1e-4)


def test_latents_of_an_odd_size():
    network = sharp(unet())
    with AttentionRecorder(SimpleNamespace(unet=network), [0]) as recorder, torch.no_grad():
        network(torch.randn(1, 4, 5, 7), 300, torch.randn(1, TOKENS, 12))
    torch.testing.assert_close(recorder.token_maps((5, 7)).sum(1), torch.ones(1, 5, 7))


@pytest.mark.parametrize("size", [SIZE, (2, 3), (48, 80)])
def test_tokens_share_out_every_pixel(size):
    network = sharp(unet())
    with AttentionRecorder(SimpleNamespace(unet=network), [0, 1, 2]) as recorder:
        call(network)
    maps = recorder.token_maps(size)
    assert maps.shape == (3, TOKENS, *size)
    assert maps.min() >= 0
    torch.testing.assert_close(maps.sum(1), torch.ones(3, *size))


def test_half_precision_networks_have_maps_in_single_precision():
    maps, _ = recorded(sharp(unet()).to(torch.bfloat16))
    assert maps.dtype == torch.float32
    torch.testing.assert_close(maps.sum(1), torch.ones(2, *SIZE), atol=1e-5, rtol=0)
    exact, _ = recorded(sharp(unet()))
    torch.testing.assert_close(maps, exact, atol=0.1, rtol=0)


@pytest.mark.parametrize(
    ("build", "processor"),
    [(unet, AttnProcessor()), (added_unet, AttnAddedKVProcessor()), (unet, "fused"), (unet, "sliced")],
)
def test_whatever_processor_computes_the_attention(build, processor):
    network = sharp(build())
    expected, _ = recorded(network)
    if processor == "fused":
        network.fuse_qkv_projections()
    elif processor == "sliced":
        network.set_attention_slice(1)
    else:
        network.set_attn_processor(processor)
    maps, _ = recorded(network)
    torch.testing.assert_close(maps, expected, atol=1e-5, rtol=1e-4)


def test_an_image_prompt_beside_the_text_is_no_text():
    network, image = sharp(unet()), torch.randn(3, 1, 8)
    expected, _ = recorded(network)
    for name, layer in network.named_modules():
        if name.endswith("attn2"):
            layer.set_processor(IPAdapterAttnProcessor2_0(layer.to_q.out_features, 12, scale=0.0))
    network.encoder_hid_proj = MultiIPAdapterImageProjection([ImageProjection(8, 12, num_image_text_embeds=4)])
    network.register_to_config(encoder_hid_dim_type="ip_image_proj")
    maps, _ = recorded(network, added_cond_kwargs={"image_embeds": [image]})
    torch.testing.assert_close(maps, expected, atol=1e-5, rtol=1e-4)


def test_layers_of_flux_without_a_text_of_their_own_are_left_out():
    maps, _ = recorded(sharp(flux(single_layers=1)))
    torch.testing.assert_close(maps, recorded(sharp(flux()))[0])


def test_all_is_as_before_after_an_exception():
    network = sharp(unet())
    processors, recorder = network.attn_processors, AttentionRecorder(SimpleNamespace(unet=network), [0])
    with pytest.raises(RuntimeError, match="in the middle"), recorder:
        call(network)
        raise RuntimeError("in the middle")
    assert network.attn_processors == processors
    assert not any(module._forward_pre_hooks or module._forward_pre_hooks_with_kwargs for module in network.modules())
    call(network, seed=1)
    with pytest.raises(ValueError, match="no attention was recorded"):  # nor is a part of a call that failed
        recorder.token_maps(SIZE)


class OwnProcessor(AttnProcessor2_0):
    """Could do anything."""


def test_what_cannot_be_recorded_is_named():
    qwen = QwenImageTransformer2DModel(
        in_channels=16, num_layers=1, attention_head_dim=16, num_attention_heads=2, joint_attention_dim=12,
        axes_dims_rope=(4, 4, 8),
    )  # fmt: skip
    with pytest.raises(ValueError, match="PixArt.* this denoiser has QwenDoubleStreamAttnProcessor2_0"):
        AttentionRecorder(SimpleNamespace(transformer=qwen), [0])
    plain = UNet2DModel(block_out_channels=(8,), down_block_types=("DownBlock2D",), up_block_types=("UpBlock2D",),
                        norm_num_groups=4, add_attention=False)  # fmt: skip
    with pytest.raises(ValueError, match="this denoiser has no attention processor"):
        AttentionRecorder(SimpleNamespace(unet=plain), [0])
    with pytest.raises(ValueError, match="SimpleNamespace has neither"):
        AttentionRecorder(SimpleNamespace(transformer=None), [0])
    images = added_unet(encoder_hid_dim=8, encoder_hid_dim_type="image_proj")
    with pytest.raises(ValueError, match="attends to embeddings of images"):
        AttentionRecorder(SimpleNamespace(unet=images), [0])
    network = unet()
    network.mid_block.attentions[0].transformer_blocks[0].attn2.set_processor(OwnProcessor())
    with pytest.raises(ValueError, match="this denoiser has OwnProcessor"):
        recorded(network)
    with pytest.raises(ValueError, match=r"rows \[3\] are to be recorded; the denoiser got a batch of 3"):
        recorded(unet(), rows=[3])
    with pytest.raises(ValueError, match=r"a layer has 15 positions, .* latents \[\(1, 1\)\]"):
        recorded(flux(), img_ids=torch.zeros(15, 3))
    network = unet()
    recorder = AttentionRecorder(SimpleNamespace(unet=network), [0])
    with pytest.raises(ValueError, match="prompts of 5 and 4 tokens"), recorder:
        call(network)
        network(torch.randn(1, 4, *SIZE), 300, torch.randn(1, 4, 12))
    with pytest.raises(ValueError, match="no attention was recorded"):
        AttentionRecorder(SimpleNamespace(unet=unet()), [0]).token_maps(SIZE)


def test_words_of_several_tokens_find_their_tokens():
    tokenizer, prompt = build_tokenizer(), "the Xylo, dog  on the grass"
    words = word_tokens(tokenizer, prompt)
    assert words == [[1], [2, 3, 4, 5, 6], [7], [8], [9], [10]]
    pieces = tokenizer.convert_ids_to_tokens(
        tokenizer(prompt, padding="max_length", max_length=tokenizer.model_max_length).input_ids
    )
    read = ["".join(pieces[i] for i in word).replace("</w>", "") for word in words]
    assert read == prompt.lower().split()
    assert word_tokens(tokenizer, "") == []


def test_words_of_a_tokenizer_without_an_opening_token():
    pieces = ["<pad>", "</s>", "<unk>", "▁", "▁the", "▁d", "og"]
    tokenizer = T5Tokenizer(vocab=[(piece, -1.0) for piece in pieces])
    assert word_tokens(tokenizer, "the dog the dog") == [[0], [1, 2], [3], [4, 5]]


def test_a_tokenizer_that_joins_words_is_refused():
    ids = {"a": [5], "b": [6], "a b": [7]}

    def joining(text, **_):
        return SimpleNamespace(input_ids=ids[text])

    with pytest.raises(ValueError, match="does not read 'a b' word by word"):
        word_tokens(joining, "a b")


def test_a_words_map_is_the_mean_over_its_tokens():
    maps = torch.arange(24.0).reshape(6, 2, 2)
    found = word_maps(maps, [[1], [2, 5], []])
    assert torch.equal(found, torch.stack([maps[1], (maps[2] + maps[5]) / 2, torch.zeros(2, 2)]))
    with pytest.raises(ValueError, match="token 6 was not read by the pipeline, which reads 6"):
        word_maps(maps, [[1], [6]])


def test_a_pipeline_with_guidance_is_recorded_in_the_row_of_its_prompt():
    torch.manual_seed(0)
    tokenizer = build_tokenizer()
    pipe = StableDiffusionPipeline(
        vae=AutoencoderKL(block_out_channels=[8], norm_num_groups=4),
        text_encoder=CLIPTextModel(
            CLIPTextConfig(
                vocab_size=len(tokenizer), hidden_size=12, intermediate_size=16, num_hidden_layers=1,
                num_attention_heads=2, max_position_embeddings=20, bos_token_id=0, eos_token_id=1, pad_token_id=1,
            )
        ),
        tokenizer=tokenizer, unet=sharp(unet()), scheduler=DDIMScheduler(steps_offset=1, clip_sample=False),
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )  # fmt: skip
    pipe.set_progress_bar_config(disable=True)

    def run(prompt, rows, guidance_scale=7.5):
        with AttentionRecorder(pipe, rows) as recorder:
            pipe(
                prompt, num_inference_steps=1, guidance_scale=guidance_scale, output_type="latent",
                generator=torch.Generator().manual_seed(0),
            )  # fmt: skip
        return recorder.token_maps((32, 32))

    both = run("the dog on grass", [0, 1])
    torch.testing.assert_close(both[1:], run("the dog on grass", [0], guidance_scale=1), atol=1e-5, rtol=1e-4)
    assert not torch.allclose(both[0], both[1], atol=1e-3)
    assert word_maps(both[1], word_tokens(tokenizer, "the dog on grass")).shape == (4, 32, 32)


def test_only_calls_of_the_recording_thread_are_recorded():
    network = sharp(unet())
    expected, _ = recorded(network)
    recorder = AttentionRecorder(SimpleNamespace(unet=network), (2, 0))
    with recorder:
        for seed in (1, 2):
            call(network, seed)
            thread = threading.Thread(target=call, args=(network, 5))
            thread.start()
            thread.join()
    torch.testing.assert_close(recorder.token_maps(SIZE), expected, rtol=0, atol=0)


def test_calls_that_failed_are_not_counted():
    network = sharp(unet())
    expected, _ = recorded(network)
    recorder = AttentionRecorder(SimpleNamespace(unet=network), (2, 0))
    with recorder:
        call(network, 1)
    recorder.commit()
    breaking = network.conv_out.register_forward_pre_hook(lambda *_: (_ for _ in ()).throw(torch.OutOfMemoryError))
    with pytest.raises(torch.OutOfMemoryError), recorder:
        call(network, 2)
    breaking.remove()
    with recorder:
        call(network, 2)
    torch.testing.assert_close(recorder.token_maps(SIZE), expected)
