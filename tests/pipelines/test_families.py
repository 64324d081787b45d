"""Every family of pipelines against closed forms, on tiny random components built from the real classes."""

import contextlib
import itertools
import warnings

import accelerate
import diffusers
import numpy as np
import pytest
import torch
from PIL import Image
from tiny_families import MORE_FAMILIES
from tiny_parts import EXACT_FAMILIES
from tiny_pipelines import FAMILIES, closed_forms, flux, gain, make_exact, pattern, stable_diffusion, tiny, unet
from torch._dynamo.testing import CompileCounter

import infodiff_widgets as idw
from infodiff_widgets.core.gram import Gram, NoiseSample, draw_noise
from infodiff_widgets.pipelines.distillation import FEW_STEPS

PROMPTS = ["", "dog", "the cat"]


def picture(width=32, height=32):
    return Image.fromarray(np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8))


def wrapped(pipe, **options):
    return idw.wrap(pipe, **({"size": (32, 32)} | options))


EVERY = {**FAMILIES, **MORE_FAMILIES, **EXACT_FAMILIES}


@pytest.mark.parametrize("family", EVERY)
def test_estimates_equal_the_closed_form(family):
    """Exact MMSE predictions in the family's own convention: the estimate is the closed form within its error.

    i^o has no noise here, only that of the noise levels drawn; at the levels used it must agree to rounding.
    """
    pipe, network = make_exact(EVERY[family])
    model = wrapped(pipe)
    prepared = model.prepare(picture(), PROMPTS)
    seen = []
    prepared.run(
        [NoiseSample(level, 1.0, 3) for level in (-3.0, 0.0, 3.0)], lambda *found: seen.extend(zip(*found, strict=True))
    )
    x, pack = prepared.layout.pack(prepared.clean)[0].double(), prepared.layout.pack
    for draw, residuals in seen:
        kappa, a, b = gain(torch.tensor(draw.logsnr, dtype=torch.float64))
        noise = pack(draw_noise(draw, prepared.layout.shape)[None])[0].double()
        mean = network.means[:3].reshape(-1, *[1] * x.ndim) * pattern(x.shape)
        x_alpha = a * x + b * noise
        expected = (x_alpha - a * (mean + kappa * (x_alpha - a * mean))) / b - noise
        found = pack(residuals.reshape(3, *prepared.layout.shape)).double()
        torch.testing.assert_close(found, expected, atol=1e-4, rtol=1e-4)
    info = idw.estimate(model, picture(), prompts=PROMPTS, samples=256, progress=False)
    every = np.linspace(model.logsnr_distribution.low, model.logsnr_distribution.high, 20001)
    orthogonal, standard = closed_forms(
        x, network.means[:3], every, model.logsnr_distribution.high - model.logsnr_distribution.low
    )
    drawn, _ = closed_forms(x, network.means[:3], info.logsnr, info.weight)
    for k, prompt in enumerate(PROMPTS[1:], 1):
        found = info.pointwise(prompt, "", estimator="orthogonal")
        assert abs(found.value - orthogonal[k]) < 3.5 * found.stderr + 1e-4
        assert found.stderr < 0.03 * orthogonal[k] + 1e-4
        assert found.value == pytest.approx(drawn[k], rel=1e-4, abs=1e-5)
        found = info.pointwise(prompt, "", estimator="standard")
        assert abs(found.value - standard[k]) < 3.5 * found.stderr + 1e-4


@pytest.mark.parametrize("stop", range(5))
def test_a_run_interrupted_at_any_step_leaves_a_pipeline_that_generates(stop):
    pipe = stable_diffusion().to("cpu")
    pipe.set_progress_bar_config(disable=True)
    scheduler = pipe.scheduler
    settings = dict(num_inference_steps=2, output_type="np")
    expected = pipe("dog", generator=torch.Generator().manual_seed(0), **settings).images
    calls = iter(range(100))
    original = type(pipe.unet).forward

    def breaking(*arguments, **named):
        if next(calls) == stop:
            raise KeyboardInterrupt
        return original(pipe.unet, *arguments, **named)

    pipe.unet.forward = breaking
    with pytest.raises(KeyboardInterrupt):
        idw.estimate(wrapped(pipe), picture(), "dog", samples=4, progress=False)
    del pipe.unet.forward
    assert pipe.scheduler is scheduler
    assert "encode" not in vars(pipe.vae)
    found = pipe("dog", generator=torch.Generator().manual_seed(0), **settings).images
    np.testing.assert_array_equal(found, expected)


def test_precisions_agree():
    """float32 and float64 to rounding. bfloat16 keeps 8 bits of every activation, and what prompts change in a random
    network is a few hundredths of what they share: to a quarter."""
    values = {}
    for kind in (torch.float64, torch.float32, torch.bfloat16):
        pipe, _ = tiny("Stable Diffusion, ε")
        info = idw.estimate(wrapped(pipe.to(kind)), picture(), prompts=PROMPTS, samples=16, progress=False)
        values[kind] = info.pointwise("dog", "").value
    assert values[torch.float32] == pytest.approx(values[torch.float64], rel=1e-4)
    assert values[torch.bfloat16] == pytest.approx(values[torch.float64], rel=0.25)


@pytest.mark.parametrize("max_batch", [1, 2, 4])
def test_smaller_batches_give_the_same_numbers(max_batch):
    pipe, _ = tiny("Flux")
    whole = idw.estimate(wrapped(pipe), picture(), "the dog", samples=8, progress=False)
    parts = idw.estimate(wrapped(pipe, max_batch=max_batch), picture(), "the dog", samples=8, progress=False)
    np.testing.assert_allclose(parts.products, whole.products, rtol=1e-4, atol=1e-6)
    assert parts.heatmap("dog").values.sum() == pytest.approx(whole.heatmap("dog").values.sum(), rel=1e-4)


def test_running_out_of_memory_halves_the_batch_and_says_so():
    pipe, network = tiny("Stable Diffusion, ε")
    expected = idw.estimate(wrapped(pipe), picture(), "the dog on grass", samples=8, progress=False)
    original, largest = type(network).forward, []

    def small(sample, *arguments, **named):
        largest.append(len(sample))
        if len(sample) > 6 or (len(largest) == 8 and len(sample) > 2):  # the second time in the middle of a round
            raise torch.OutOfMemoryError("CUDA out of memory")
        return original(network, sample, *arguments, **named)

    network.forward = small
    model = wrapped(pipe)
    with pytest.warns(UserWarning, match="out of memory with 10 prompts at a time; going on with 5"):
        info = idw.estimate(model, picture(), "the dog on grass", samples=8, progress=False)
    assert model.max_batch == 2
    np.testing.assert_allclose(info.products, expected.products, rtol=1e-3, atol=1e-3)
    network.forward = lambda *_, **__: (_ for _ in ()).throw(torch.OutOfMemoryError)
    with (
        pytest.raises(torch.OutOfMemoryError, match=r"weights of the pipeline take 0.0 GiB. Use a smaller"),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        idw.estimate(model, picture(), "the dog on grass", samples=8, progress=False)


def test_running_out_of_memory_while_preparing_halves_the_batch_too():
    pipe, network = tiny("Stable Diffusion, ε")
    expected = wrapped(pipe).prepare(picture(), PROMPTS).layout
    original = type(network).forward

    def small(sample, *arguments, **named):
        if len(sample) > 1:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return original(network, sample, *arguments, **named)

    network.forward = small
    model = wrapped(pipe)
    with pytest.warns(UserWarning, match="out of memory with 4 prompts at a time; going on with 2"):
        assert model.prepare(picture(), PROMPTS).layout == expected
    assert model.max_batch == 1


@pytest.mark.parametrize("max_batch", [None, 2])
def test_no_sample_and_no_attention_is_lost_or_counted_twice_when_memory_runs_out(max_batch, monkeypatch):
    """In the middle of the network, and while residuals are accumulated."""
    pipe, network = tiny("Stable Diffusion, ε")
    options = dict(samples=8, attention_prompt="the dog", progress=False)
    expected = idw.estimate(wrapped(pipe, max_batch=max_batch), picture(), "the dog", **options)
    calls, adds = itertools.count(), itertools.count()
    add = Gram.add

    def failing_add(gram, *arguments):
        add(gram, *arguments) if next(adds) != 5 else fail()

    def fail(*_):
        raise torch.OutOfMemoryError

    hook = network.conv_out.register_forward_pre_hook(lambda *_: fail() if next(calls) == 4 else None)
    monkeypatch.setattr(Gram, "add", failing_add)
    with pytest.warns(UserWarning, match="out of memory with"):
        info = idw.estimate(wrapped(pipe, max_batch=max_batch and 4 * max_batch), picture(), "the dog", **options)
    hook.remove()
    assert info.samples == expected.samples == 8
    np.testing.assert_allclose(info.products, expected.products, rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(info.attention, expected.attention, rtol=1e-4)


def test_maps_of_packed_latents_lie_where_the_latents_are():
    """The layout found by sending numbers through is the pipeline's own packing."""
    prepared = wrapped(tiny("Flux")[0]).prepare(picture(), PROMPTS)
    x = torch.randn(2, *prepared.layout.shape)
    packed = diffusers.FluxImg2ImgPipeline._pack_latents(x, 2, 4, 16, 16)
    assert torch.equal(prepared.layout.pack(x), packed)
    assert torch.equal(prepared.layout.unpack(packed), x)


def test_an_editing_pipeline_without_a_reference_is_text_to_image():
    """FLUX.1 Kontext makes a picture from a prompt where no image is given."""
    plain, _ = tiny("Flux")
    parts = plain.components
    editor = diffusers.FluxKontextPipeline(**{name: part for name, part in parts.items() if name != "image_encoder"})
    expected = idw.estimate(wrapped(plain), picture(), prompts=PROMPTS, samples=4, progress=False)
    found = idw.estimate(wrapped(editor), picture(), prompts=PROMPTS, samples=4, progress=False)
    np.testing.assert_allclose(found.products, expected.products, rtol=1e-4, atol=1e-4)


def test_inpainting_with_nine_channels_masks_everything():
    """So it is text-to-image: the network sees a mask of ones, and the latents of an empty picture."""
    parts = stable_diffusion().components | {"unet": unet(in_channels=9)}
    pipe, seen = diffusers.StableDiffusionInpaintPipeline(**parts, requires_safety_checker=False), []
    prepared = wrapped(pipe).prepare(picture(), PROMPTS)
    pipe.unet.register_forward_pre_hook(lambda _, given: seen.append(given[0]))
    prepared.run([NoiseSample(0.0, 1.0, 3)], lambda *_: None)
    assert seen[0].shape == (3, 9, 16, 16)
    assert (seen[0][:, 4] == 1).all()
    x_alpha = 0.5**0.5 * (prepared.clean + draw_noise(NoiseSample(0.0, 1.0, 3), prepared.clean.shape[1:]))
    torch.testing.assert_close(seen[0][0, :4], x_alpha[0], atol=0.02, rtol=0.02)  # at the nearest level


def test_a_control_net_needs_its_image():
    pipe, network = tiny("Stable Diffusion, ε")
    control = diffusers.ControlNetModel.from_unet(network, conditioning_embedding_out_channels=(8, 8))
    zeros = control.controlnet_mid_block, control.controlnet_cond_embedding.conv_out
    for layer in (*control.controlnet_down_blocks, *zeros):
        torch.nn.init.normal_(layer.weight)
    parts = pipe.components | {"controlnet": control}
    controlled = diffusers.StableDiffusionControlNetPipeline(**parts, requires_safety_checker=False)
    with pytest.raises(ValueError, match=r"needs more than a prompt. Pass .* idw.wrap\(pipe, call=dict\(image=…\)\)"):
        wrapped(controlled)
    with pytest.raises(ValueError, match="arguments of StableDiffusionControlNetPipeline.__call__; it has no edges"):
        wrapped(controlled, call=dict(edges=picture()))
    values = [
        idw.estimate(one, picture(), prompts=PROMPTS, samples=4, progress=False).pointwise("dog", "").value
        for one in (wrapped(pipe), *(wrapped(controlled, call=dict(image=Image.new("RGB", (32, 32), color)))
                                     for color in ("black", "white")))
    ]  # fmt: skip
    assert len(set(values)) == 3


def test_images_of_the_call_are_encoded_apart_from_the_picture():
    parts = stable_diffusion().components | {"unet": unet(in_channels=8)}
    pipe = diffusers.StableDiffusionInstructPix2PixPipeline(**parts, requires_safety_checker=False)
    black, seen = Image.new("RGB", (32, 32)), []
    model = wrapped(pipe, call=dict(image=black))
    black.paste("white", (0, 0, 32, 32))  # in place, later
    prepared = model.prepare(picture(), PROMPTS)
    pipe.unet.register_forward_pre_hook(lambda _, given: seen.append(given[0]))
    prepared.run([NoiseSample(0.0, 1.0, 3)], lambda *_: None)
    with torch.no_grad():
        expected = pipe.vae.encode(torch.full((1, 3, 32, 32), -1.0)).latent_dist.mode()
    torch.testing.assert_close(seen[0][:, 4:], expected.expand(3, -1, -1, -1))


def test_a_network_that_reads_an_image_needs_it():
    parts = stable_diffusion().components | {"unet": unet(encoder_hid_dim_type="image_proj", encoder_hid_dim=16)}
    pipe = diffusers.StableDiffusionPipeline(**parts, requires_safety_checker=False)
    with pytest.raises(ValueError, match="needs more than a prompt.*ip_adapter_image=…"):
        wrapped(pipe)


@pytest.mark.parametrize("family", ["Sana", "PixArt"])
def test_offloaded_weights_give_the_same_numbers(family):
    """As after enable_sequential_cpu_offload: the weights are on the CPU only while they are used."""
    pipe, _ = tiny(family)
    expected = idw.estimate(wrapped(pipe), picture(), prompts=PROMPTS, samples=4, progress=False)
    for part in pipe.components.values():
        if isinstance(part, torch.nn.Module):
            accelerate.cpu_offload(part, torch.device("cpu"))
    found = idw.estimate(wrapped(pipe), picture(), prompts=PROMPTS, samples=4, progress=False)
    np.testing.assert_array_equal(found.products, expected.products)


def test_z_image_works_in_the_precision_it_is_published_in():
    pipe, _ = tiny("Z-Image")
    values = []
    for kind in (torch.float32, torch.bfloat16):
        info = idw.estimate(wrapped(pipe.to(kind)), picture(), prompts=PROMPTS, samples=16, progress=False)
        values.append(info.pointwise("dog", "").value)
    assert values[1] == pytest.approx(values[0], rel=0.25)


def test_hidream_takes_pictures_of_other_shapes():
    model = idw.wrap(tiny(MORE_FAMILIES["HiDream"])[0], size=(32, 32))
    assert model.prepare(picture(24, 40), PROMPTS).clean.shape == (1, 4, 20, 12)


def test_guidance_that_stays_on_is_an_error():
    class Stubborn(diffusers.StableDiffusionPipeline):
        do_classifier_free_guidance = True

    pipe = Stubborn(**stable_diffusion().components, requires_safety_checker=False)
    with pytest.raises(ValueError, match="guidance cannot be turned off in Stubborn"):
        wrapped(pipe)


def test_unknown_noise_schedules_are_an_error():
    pipe = stable_diffusion()
    pipe.scheduler = diffusers.EDMEulerScheduler()
    with pytest.raises(ValueError, match="neither a table of noise levels"):
        wrapped(pipe)


@pytest.mark.parametrize(
    ("name", "distilled"),
    [
        ("/cache/models--stabilityai--sdxl-turbo/snapshots/71153311d3dbb46851df1931d3ca6e939de83304", True),
        ("someone/SDXL-DMD2-fp16", True), ("sdxl_lightning_4step_unet", True), ("model-8steps", True),
        ("ByteDance/Hyper-SD", True), ("hyper_flux", True), ("black-forest-labs/FLUX.1-schnell", True),
        ("SimianLuo/LCM_Dreamshaper_v7", True), ("/models/flash/v1", True), ("sd15-tcd", True), ("1-step", True),
        ("stabilityai/stable-diffusion-2-1-base", False), ("playground-v2.5-1024px-aesthetic", False),
        ("hyperrealism", False), ("lora-5000steps", False), ("flashy-cats", False), ("/runs/2024-step-512", False),
    ],
)  # fmt: skip
def test_names_of_distilled_models_are_told_apart(name, distilled):
    assert bool(FEW_STEPS.search(name)) == distilled


def test_distilled_models_warn():
    pipe = flux(guidance_embeds=True)
    with pytest.warns(UserWarning, match="distilled from guided predictions"):
        wrapped(pipe)
    for part in ("whole", "unet"):
        pipe = stable_diffusion()
        (pipe if part == "whole" else pipe.unet).register_to_config(_name_or_path="someone/sd-turbo")
        with pytest.warns(UserWarning, match="distilled to few steps, as its name 'someone/sd-turbo' says"):
            wrapped(pipe)
    for kind in (diffusers.LCMScheduler, diffusers.TCDScheduler):
        pipe = stable_diffusion()
        pipe.scheduler = kind.from_config(pipe.scheduler.config)
        with pytest.warns(UserWarning, match=f"distilled to few steps, as its {kind.__name__} says"):
            wrapped(pipe)


@pytest.mark.parametrize("size", [(48, 32), (32, 64), (100, 50), (640, 480), (31, 33)])
def test_pictures_of_other_sizes_keep_their_shape_and_get_their_maps_back(size):
    model = wrapped(tiny("Stable Diffusion, ε")[0])
    info = idw.estimate(model, picture(*size), "the dog", samples=4, progress=False)
    heatmap = info.heatmap("dog")
    assert heatmap.values.shape == size[::-1]
    assert heatmap.values.sum() == pytest.approx(info.cmi("dog").value, rel=1e-4)
    left, top, right, bottom = info.frame
    resized = info.provenance["resized"] or size
    assert (right - left) / (bottom - top) == pytest.approx(resized[0] / resized[1], rel=0.06)  # rounding to pixels
    assert 0.5 * 32 * 32 <= resized[0] * resized[1] <= 2 * 32 * 32
    outside = np.ones(size[::-1], bool)
    outside[top:bottom, left:right] = False
    assert not heatmap.values[outside].any()


def test_photographs_are_turned_upright():
    turned = picture(32, 48)
    turned.getexif()[0x0112] = 6  # what cameras write: turn by 90° to view
    info = idw.estimate(wrapped(tiny("Stable Diffusion, ε")[0]), turned, "the dog", samples=4, progress=False)
    assert info.image.shape == (32, 48, 3)


def test_attention_comes_from_the_same_pass(tmp_path):
    model = wrapped(tiny("Stable Diffusion, ε")[0])
    plain = idw.estimate(model, picture(), "the dog", samples=4, progress=False)
    info = idw.estimate(model, picture(), "the dog", samples=4, attention_prompt="the dog", progress=False)
    np.testing.assert_array_equal(info.products, plain.products)
    assert info.attention_map("dog").shape == (32, 32)
    assert 0 < info.attention_map("dog").mean() < 1
    split = idw.estimate(
        wrapped(model.pipe, max_batch=1), picture(), "the dog", samples=4, attention_prompt="the dog", progress=False
    )
    np.testing.assert_allclose(split.attention, info.attention, rtol=1e-4)
    info.to_netcdf(tmp_path / "x.nc")
    saved = idw.from_netcdf(tmp_path / "x.nc")
    np.testing.assert_array_equal(saved.attention_map("dog"), info.attention_map("dog"))
    pair = idw.estimate(
        model, picture(), prompts=["", "the dog"], attention_prompt="the dog", samples=4, progress=False
    )
    assert pair.prompt is None
    np.testing.assert_allclose(pair.attention_map("dog"), info.attention_map("dog"), rtol=1e-4)
    with pytest.raises(KeyError, match="attention_prompt=prompt"):
        plain.attention_map("dog")
    with pytest.raises(ValueError, match="attention maps are available for"):
        idw.estimate(
            wrapped(tiny("Z-Image")[0]), picture(), "the dog", samples=4, attention_prompt="the dog", progress=False
        )


def test_a_plan_takes_time_also_where_prompts_go_in_parts():
    parts = idw.load(max_batch=4)
    assert idw.estimate_cost(parts, "the dog on grass", samples=512).seconds > 0.5
    with pytest.raises(ValueError, match="samples must be at least 2"):
        idw.estimate_cost(parts, "the dog", samples=1)


def test_a_plan_counts_what_the_estimate_then_does():
    model = wrapped(tiny("Stable Diffusion, ε")[0])
    estimate_cost = idw.estimate_cost(model, "the dog on grass", samples=20)
    info = idw.estimate(model, picture(), "the dog on grass", samples=20, progress=False)
    assert estimate_cost.evaluations == info.provenance["evaluations"] == estimate_cost.samples * estimate_cost.prompts
    assert estimate_cost.seconds > 0
    assert estimate_cost.memory > 1e8
    assert "evaluations, about" in str(estimate_cost)
    with pytest.raises(ValueError, match="prompt is empty"):
        idw.estimate_cost(model, " ")


@pytest.mark.parametrize("family", ["Stable Diffusion, ε", "Flux"])
def test_a_compiled_network_gives_the_same_numbers(family):
    """The transformer is traced; a UNet, for which that takes a minute, is only wrapped."""
    pipe, network = tiny(family)
    options = dict(prompts=PROMPTS[:2], samples=2, progress=False)
    plain = idw.estimate(wrapped(pipe), picture(), **options)
    traced, counter = family == "Flux", CompileCounter()
    setattr(pipe, "transformer" if traced else "unet", torch.compile(network, backend=counter))
    try:
        with contextlib.nullcontext() if traced else torch.compiler.set_stance("force_eager"):
            assert wrapped(pipe).supports_attention("the dog")
            compiled = idw.estimate(wrapped(pipe, max_batch=2), picture(), **options)  # each size is traced anew
    finally:
        torch._dynamo.reset()
    assert (counter.frame_count > 0) == traced
    np.testing.assert_allclose(compiled.products, plain.products, rtol=1e-4, atol=1e-4)
