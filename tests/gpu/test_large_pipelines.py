"""Pipelines of real size on a GPU, in half precision with random weights: same numbers, and everything given back.

Offloading, adapters, little memory and a cancelled run must not change what is measured, nor leave hooks or memory.
"""

import gc
from itertools import count
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from diffusers import AutoencoderTiny, DDIMScheduler, StableDiffusionPipeline, StableDiffusionXLPipeline
from diffusers.models import UNet2DConditionModel
from PIL import Image
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

import infodiff_widgets as idw
from infodiff_widgets.core.estimate import Cancelled
from infodiff_widgets.scenes.build import build_tokenizer

DEVICE = "cuda"
TINY = False  # for a look at these tests on the CPU
pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
PROMPT = "the dog left of the cat on grass"


def text_encoder(kind, tokenizer, width, layers, heads):
    settings = dict(vocab_size=len(tokenizer), hidden_size=width, intermediate_size=4 * width, num_hidden_layers=layers)
    special = {name: getattr(tokenizer, name) for name in ("bos_token_id", "eos_token_id", "pad_token_id")}
    return kind(CLIPTextConfig(**settings, **special, num_attention_heads=heads, projection_dim=width))


def tokenizer():
    made = build_tokenizer()
    made.model_max_length = 77
    return made


def scheduler():
    return DDIMScheduler(beta_schedule="scaled_linear", clip_sample=False, steps_offset=1)


def stable_diffusion():
    """The sizes of Stable Diffusion 2.1: 866 million weights of the network."""
    words = tokenizer()
    unet = UNet2DConditionModel(
        sample_size=64, block_out_channels=(32, 64, 64, 64) if TINY else (320, 640, 1280, 1280),
        cross_attention_dim=32 if TINY else 1024, attention_head_dim=2 if TINY else (5, 10, 20, 20),
        use_linear_projection=True,
    )  # fmt: skip
    return StableDiffusionPipeline(
        vae=AutoencoderTiny(), tokenizer=words, unet=unet, scheduler=scheduler(),
        text_encoder=text_encoder(CLIPTextModel, words, *((32, 2, 2) if TINY else (1024, 23, 16))),
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )  # fmt: skip


def stable_diffusion_xl():
    """The sizes of SDXL: 2.6 billion weights of the network."""
    words = tokenizer()
    unet = UNet2DConditionModel(
        sample_size=128, block_out_channels=(32, 32, 64) if TINY else (320, 640, 1280),
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        transformer_layers_per_block=1 if TINY else (1, 2, 10), cross_attention_dim=64 if TINY else 2048,
        attention_head_dim=2 if TINY else (5, 10, 20), use_linear_projection=True, addition_embed_type="text_time",
        addition_time_embed_dim=8 if TINY else 256,
        projection_class_embeddings_input_dim=6 * (8 if TINY else 256) + (32 if TINY else 1280),
    )  # fmt: skip
    small, large = ((32, 2, 2), (32, 2, 2)) if TINY else ((768, 12, 12), (1280, 32, 20))
    return StableDiffusionXLPipeline(
        vae=AutoencoderTiny(), text_encoder=text_encoder(CLIPTextModel, words, *small), tokenizer=words,
        text_encoder_2=text_encoder(CLIPTextModelWithProjection, words, *large), tokenizer_2=tokenizer(), unet=unet,
        scheduler=scheduler(),
    )  # fmt: skip


@pytest.fixture(scope="module", params=[stable_diffusion, stable_diffusion_xl], ids=lambda make: make.__name__)
def pipe(request):
    torch.manual_seed(0)
    torch.set_default_dtype(torch.float16)
    try:
        with torch.device(DEVICE):
            made = request.param()
    finally:
        torch.set_default_dtype(torch.float32)
    made.to(DEVICE, torch.float16)
    made.set_progress_bar_config(disable=True)
    yield made
    del made
    gc.collect()
    torch.cuda.empty_cache()


@pytest.fixture(scope="module")
def expected(pipe):
    return numbers(pipe)


def picture(pipe):
    side = pipe.unet.config.sample_size * pipe.vae_scale_factor
    noise = np.random.default_rng(0).integers(0, 256, (side, side, 3), dtype=np.uint8)
    return Image.fromarray(noise)


def numbers(pipe, **settings):
    image = picture(pipe)
    model = idw.wrap(pipe, size=image.size)
    info = idw.estimate(model, image, PROMPT, words=["dog"], samples=4, seed=0, progress=False, **settings)
    return np.array([info.mi(estimator=name).value for name in ("orthogonal", "standard")] + [info.cmi("dog").value])


def networks(pipe):
    return [part for part in pipe.components.values() if isinstance(part, torch.nn.Module)]


def state(pipe):
    """What an estimate must leave as it was."""
    modules = [
        module for part in pipe.components.values() if isinstance(part, torch.nn.Module) for module in part.modules()
    ]
    hooks = sum(len(module._forward_hooks) + len(module._forward_pre_hooks) for module in modules)
    processors = [type(one).__name__ for one in pipe.unet.attn_processors.values()]
    patched = sum("forward" in vars(module) for module in modules)
    return hooks, patched, processors, type(pipe.scheduler), pipe.unet.dtype, [module.training for module in modules]


def allocated():
    gc.collect()
    return torch.cuda.memory_allocated() / 2**20


@pytest.mark.parametrize(
    "offload", ["enable_model_cpu_offload", "enable_sequential_cpu_offload", "enable_group_offload"]
)
def test_offloading_changes_no_number(pipe, expected, offload):
    if offload == "enable_group_offload":
        pipe.enable_group_offload(
            onload_device=torch.device(DEVICE), offload_device=torch.device("cpu"), offload_type="leaf_level"
        )
    else:
        getattr(pipe, offload)()
    before = state(pipe)
    try:
        np.testing.assert_allclose(numbers(pipe), expected, rtol=0.02, atol=0.05 * abs(expected).max())
        assert state(pipe) == before
    finally:
        pipe.remove_all_hooks()
        for part in networks(pipe):
            for module in part.modules():
                for name in list(getattr(module, "_diffusers_hook", SimpleNamespace(hooks={})).hooks):
                    module._diffusers_hook.remove_hook(name, recurse=False)
        pipe.to(DEVICE)


@pytest.mark.parametrize("share", [0.7, 0.4, 0.1])
def test_little_memory_changes_no_number(pipe, expected, share):
    before, left = state(pipe), allocated()
    torch.cuda.reset_peak_memory_stats()
    numbers(pipe)
    need = torch.cuda.max_memory_allocated() / 2**20 - left
    torch.cuda.empty_cache()
    total = torch.cuda.get_device_properties(0).total_memory / 2**20
    torch.cuda.set_per_process_memory_fraction(
        min((torch.cuda.memory_reserved() / 2**20 + share * need + 32) / total, 1.0)
    )
    try:
        found = numbers(pipe)
        np.testing.assert_allclose(found, expected, rtol=0.02, atol=0.05 * abs(expected).max())
    except (torch.OutOfMemoryError, MemoryError):
        if share > 0.5:  # below, not even one prompt may fit
            raise
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0)
    assert state(pipe) == before
    assert allocated() <= left + 1


def test_a_cancelled_run_gives_back_memory_and_hooks(pipe, expected):
    before, left, calls = state(pipe), allocated(), count()
    with pytest.raises(Cancelled):
        numbers(pipe, cancel=lambda: next(calls) >= 2, attention_prompt=PROMPT)
    assert state(pipe) == before
    assert allocated() <= left + 1
    np.testing.assert_allclose(numbers(pipe), expected, rtol=1e-3, atol=1e-3 * abs(expected).max())


def test_a_compiled_network_gives_the_same_numbers(pipe, expected):
    network = pipe.unet
    try:
        pipe.unet = torch.compile(network)
        before = state(pipe)
        np.testing.assert_allclose(numbers(pipe), expected, rtol=0.02, atol=0.05 * abs(expected).max())
        assert state(pipe) == before
    finally:
        pipe.unet = network
        torch._dynamo.reset()


def test_an_adapter_counts_and_comes_off(pipe, expected):
    peft = pytest.importorskip("peft")
    pipe.unet.add_adapter(
        peft.LoraConfig(r=4, target_modules=["to_q", "to_k", "to_v"], init_lora_weights=False), "test"
    )
    before = state(pipe)
    with_adapter = numbers(pipe)
    assert not np.allclose(with_adapter, expected, rtol=1e-3)
    np.testing.assert_allclose(numbers(pipe), with_adapter, rtol=1e-3)
    assert state(pipe) == before
    pipe.unet.delete_adapters("test")
    np.testing.assert_allclose(numbers(pipe), expected, rtol=0.02, atol=0.05 * abs(expected).max())
