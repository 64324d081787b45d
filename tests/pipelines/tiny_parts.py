"""Tiny components of single pipelines, beyond those of ``tiny_pipelines`` and ``tiny_families``."""

import inspect
import re

import diffusers
import transformers
from tiny_families import FLUX, TEXT, flow
from tiny_pipelines import clip, discrete, flow_level, kl, letters, qwen_image, t5, unet


def control_net(annotation, kind, network):
    """A ControlNet of the class that an annotation names first, for a network."""
    if "XS" in kind.__name__:
        return diffusers.ControlNetXSAdapter.from_unet(network, size_ratio=1.0)
    names = [one for one in re.findall(r"\w*ControlNet\w*", annotation) if hasattr(diffusers, one)]
    control = getattr(diffusers, next(one for one in names if "Multi" not in one))
    config = {key: value for key, value in network.config.items() if not key.startswith("_")}
    if "Union" in names[0]:
        own = {key: config[key] for key in inspect.signature(control.__init__).parameters if key in config}
        return control(
            **own, num_trans_channel=8, num_trans_head=2, num_proj_channel=8, conditioning_embedding_out_channels=(8, 8)
        )
    if hasattr(control, "from_unet"):
        return control.from_unet(network, conditioning_embedding_out_channels=(8, 8))
    if "ZImage" in names[0]:
        own = {key: config[key] for key in ("dim", "n_refiner_layers", "n_heads", "n_kv_heads")}
        channels = 16 * (2 if "Inpaint" in kind.__name__ else 1) + ("Inpaint" in kind.__name__)
        own |= dict(control_layers_places=[0], control_refiner_layers_places=[0], control_in_dim=channels)
        return control.from_transformer(control(**own), network)
    sizes = {key: config[key] for key in inspect.signature(control.__init__).parameters if key in config}
    sizes |= {"transformer_num_layers": 1, "conditioning_channels": 4} if "HunyuanDiT" in names[0] else {}
    if "Inpaint" in kind.__name__:
        extra = {"SD3": {"extra_conditioning_channels": 1}, "QwenImage": {"extra_condition_channels": 4}}
        sizes |= next((one for key, one in extra.items() if key in names[0]), {})
    return control(**sizes)


def amused():
    tokenizer, encoder = clip(transformers.CLIPTextModelWithProjection)
    return diffusers.AmusedPipeline(
        vqvae=diffusers.VQModel(block_out_channels=(8, 8), latent_channels=4, norm_num_groups=4, num_vq_embeddings=8,
                                down_block_types=("DownEncoderBlock2D",) * 2, up_block_types=("UpDecoderBlock2D",) * 2),
        tokenizer=tokenizer, text_encoder=encoder, scheduler=diffusers.AmusedScheduler(mask_token_id=9),
        transformer=diffusers.UVit2DModel(
            hidden_size=16, cond_embed_dim=16, micro_cond_encode_dim=2, micro_cond_embed_dim=10, encoder_hidden_size=16,
            vocab_size=10, codebook_size=8, in_channels=8, block_out_channels=8, num_res_blocks=1, num_hidden_layers=1,
            num_attention_heads=2, block_num_heads=2, intermediate_size=16, sample_size=16,
        ),
    )  # fmt: skip


def latent_diffusion():
    from diffusers.pipelines.latent_diffusion.pipeline_latent_diffusion import LDMBertConfig, LDMBertModel

    config = LDMBertConfig(
        vocab_size=110, encoder_layers=1, encoder_ffn_dim=16, encoder_attention_heads=2, head_dim=8, d_model=16,
        max_position_embeddings=77,
    )  # fmt: skip
    return diffusers.LDMTextToImagePipeline(
        vqvae=kl(levels=4),
        bert=LDMBertModel(config),
        tokenizer=letters(77),
        unet=unet(),
        scheduler=diffusers.DDIMScheduler(),
    )


def super_resolution():
    """DeepFloyd's second stage, whose network sees a small picture beside the noisy one."""
    return diffusers.IFSuperResolutionPipeline(
        tokenizer=letters(77), text_encoder=t5(), safety_checker=None, feature_extractor=None, watermarker=None,
        requires_safety_checker=False, image_noising_scheduler=diffusers.DDPMScheduler(),
        unet=unet(in_channels=6, out_channels=6, sample_size=32, class_embed_type="timestep"),
        scheduler=diffusers.DDPMScheduler(variance_type="learned_range", clip_sample=False),
    )  # fmt: skip


def qwen_parts(layers=1):
    """Text encoder, tokenizer and autoencoder of the pipelines of Qwen's text models."""
    parts = qwen_image().components
    text = parts["text_encoder"].config.text_config
    text.num_hidden_layers, text.layer_types = layers, ["full_attention"] * layers
    parts["text_encoder"] = type(parts["text_encoder"])(parts["text_encoder"].config)
    return {name: parts[name] for name in ("text_encoder", "tokenizer", "vae")}


def wan():
    return diffusers.AutoencoderKLWan(
        base_dim=8, z_dim=4, dim_mult=[1] * 5, num_res_blocks=1, temperal_downsample=[False] * 4,
        latents_mean=[0.1] * 4, latents_std=[2.0] * 4, scale_factor_spatial=16,
    )  # fmt: skip


def krea():
    rope = {"rope_type": "default", "rope_theta": 1e4, "mrope_section": [2, 1, 1], "mrope_interleaved": True}
    vision = dict(depth=1, hidden_size=16, intermediate_size=16, num_heads=2, out_hidden_size=16,
                  deepstack_visual_indexes=[0])  # fmt: skip
    text = transformers.Qwen3VLConfig(text_config=TEXT | {"rope_scaling": rope}, vision_config=vision)
    return diffusers.Krea2Pipeline(
        **qwen_parts() | {"text_encoder": transformers.Qwen3VLModel(text)},
        scheduler=flow(use_dynamic_shifting=True),        text_encoder_select_layers=(0, 1),
        transformer=diffusers.Krea2Transformer2DModel(
            in_channels=16, num_layers=1, attention_head_dim=16, num_attention_heads=2, num_key_value_heads=2,
            intermediate_size=16, timestep_embed_dim=16, text_hidden_dim=16, num_text_layers=2,
            text_num_attention_heads=2, text_num_key_value_heads=2, text_intermediate_size=16,
            num_layerwise_text_blocks=1, num_refiner_text_blocks=1, axes_dims_rope=(4, 4, 8),
        ),
    )  # fmt: skip


def long_cat():
    sizes = FLUX | {"pooled_projection_dim": 16, "in_channels": 64}
    return diffusers.LongCatImagePipeline(
        **qwen_parts() | {"vae": kl(16, shift_factor=0.1)}, scheduler=flow(use_dynamic_shifting=True),
        text_processor=None, transformer=diffusers.LongCatImageTransformer2DModel(**sizes),
    )  # fmt: skip


def fibo():
    sizes = TEXT | {"vocab_size": 128001}  # its token of an empty prompt is the last one
    return diffusers.BriaFiboPipeline(
        scheduler=flow(), vae=wan(), text_encoder=transformers.SmolLM3ForCausalLM(transformers.SmolLM3Config(**sizes)),
        tokenizer=letters(begin=True),
        transformer=diffusers.BriaFiboTransformer2DModel(
            **FLUX | {"joint_attention_dim": 32, "in_channels": 4, "axes_dims_rope": [0, 8, 8]}, text_encoder_dim=16
        ),
    )  # fmt: skip


def hunyuan_image():
    parts = qwen_parts(layers=3)
    return diffusers.HunyuanImagePipeline(
        scheduler=flow(), text_encoder=parts["text_encoder"], tokenizer=parts["tokenizer"], text_encoder_2=t5(),
        tokenizer_2=letters(),
        vae=diffusers.AutoencoderKLHunyuanImage(
            in_channels=3, out_channels=3, latent_channels=4, block_out_channels=(32, 32), layers_per_block=1,
            spatial_compression_ratio=2, sample_size=32, scaling_factor=0.5,
        ),
        transformer=diffusers.HunyuanImageTransformer2DModel(
            in_channels=4, out_channels=4, num_attention_heads=2, attention_head_dim=16, num_layers=1,
            num_single_layers=1, num_refiner_layers=1, text_embed_dim=16, text_embed_2_dim=16, rope_axes_dim=(8, 8),
        ),
    )  # fmt: skip


PARTS = {
    "inverse_scheduler": lambda: discrete(kind=diffusers.DDIMInverseScheduler),
    "image_noising_scheduler": diffusers.DDPMScheduler,
    "caption_generator": lambda: None,
    "caption_processor": lambda: None,
    "depth_estimator": lambda: None,
}
"""Components that pipelines have beside those of their family, by name."""

FAMILIES_OF_TABLE = {
    "Amused": amused,
    "BriaFibo(?!2)": fibo,
    "HunyuanImagePipeline": hunyuan_image,
    "Krea2": krea,
    "LongCatImage(?!Edit)": long_cat,
    "LDMTextToImage": latent_diffusion,
    "IF.*SuperResolution": super_resolution,
}
"""As ``components.SOURCES``."""

EXACT_FAMILIES = {
    "HunyuanImage": (hunyuan_image, lambda pipe, t: flow_level(t / 1000)),
    "Krea 2": (krea, lambda pipe, t: flow_level(t)),
    "LongCat-Image": (long_cat, lambda pipe, t: flow_level(t)),
}
"""As ``tiny_pipelines.FAMILIES``."""
