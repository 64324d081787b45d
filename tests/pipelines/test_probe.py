"""The probe against direct calls of the network, on tiny random components built from the real classes."""

import gc
import shutil
import subprocess
import sys
from importlib.resources import files

import numpy as np
import pytest
import torch
from diffusers import AutoencoderKL, DDIMScheduler, DDPMPipeline, StableDiffusionPipeline, UNet2DConditionModel
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from tiny_pipelines import stable_diffusion_xl, unet
from transformers import CLIPTextConfig, CLIPTextModel

import infodiff_widgets as idw
from infodiff_widgets.core.channel import signal_and_noise, to_epsilon
from infodiff_widgets.core.gram import Gram, NoiseSample, NonFinite, draw_noise
from infodiff_widgets.core.rounds import plan_round
from infodiff_widgets.pipelines.image import reduce_to_screen, resize_and_crop
from infodiff_widgets.scenes.build import build_pipeline, build_tokenizer

PROMPTS = ["", "the dog on grass", "the cat"]


def tiny_stable_diffusion(prediction="epsilon", zero_terminal=False):
    torch.manual_seed(0)
    tokenizer = build_tokenizer()
    pipe = StableDiffusionPipeline(
        vae=AutoencoderKL(
            block_out_channels=[8, 8],
            norm_num_groups=4,
            down_block_types=["DownEncoderBlock2D"] * 2,
            up_block_types=["UpDecoderBlock2D"] * 2,
            latent_channels=4,
        ),
        text_encoder=CLIPTextModel(
            CLIPTextConfig(
                vocab_size=len(tokenizer), hidden_size=16, intermediate_size=16, num_hidden_layers=1,
                num_attention_heads=2, max_position_embeddings=20, bos_token_id=0, eos_token_id=1, pad_token_id=1,
            )
        ),
        tokenizer=tokenizer,
        unet=UNet2DConditionModel(
            sample_size=16, block_out_channels=(8, 16), layers_per_block=1, cross_attention_dim=16, norm_num_groups=4,
            down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
            up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"), attention_head_dim=2,
        ),
        scheduler=DDIMScheduler(
            prediction_type=prediction, beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012,
            rescale_betas_zero_snr=zero_terminal, steps_offset=1, clip_sample=False,
        ),
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )  # fmt: skip
    pipe.set_progress_bar_config(disable=True)
    return pipe


def picture(side=32):
    return Image.fromarray(np.random.default_rng(0).integers(0, 256, (side, side, 3), dtype=np.uint8))


def direct(pipe, image, draw):
    """Residuals of one draw by calling tokenizer, encoder, autoencoder and network by hand."""
    with torch.no_grad():
        found = pipe.vae.encode(pipe.image_processor.preprocess(image))
        x = found.latent_dist.mode() if hasattr(found, "latent_dist") else found.latents
        x = x * pipe.vae.config.scaling_factor
        t = int((torch.logit(pipe.scheduler.alphas_cumprod.double()) - draw.logsnr).abs().argmin())
        logsnr = torch.logit(pipe.scheduler.alphas_cumprod[t].double())[None]
        a, b = (w.float() for w in signal_and_noise(logsnr))
        noise = draw_noise(draw, x.shape[1:])[None]
        z = a * x + b * noise
        ids = pipe.tokenizer(PROMPTS, padding="max_length", max_length=20, return_tensors="pt").input_ids
        text = pipe.text_encoder(ids).last_hidden_state
        output = pipe.unet(z.expand(3, -1, -1, -1), t, encoder_hidden_states=text).sample
        epsilon = to_epsilon(output, z, logsnr, pipe.scheduler.config.prediction_type)
        return float(logsnr), epsilon - noise


@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction", "sample"])
def test_the_probe_equals_direct_calls(prediction):
    pipe = tiny_stable_diffusion(prediction)
    prepared = idw.wrap(pipe).prepare(picture(), PROMPTS)
    draws, seen = plan_round(prepared.logsnr_distribution, 6, 0, 0), []
    prepared.run(draws, lambda *found: seen.extend(zip(*found, strict=True)))
    assert len(seen) == 6
    for asked, (draw, residuals) in zip(draws, seen, strict=True):
        logsnr, expected = direct(pipe, picture(), asked)
        assert draw.logsnr == pytest.approx(logsnr, abs=1e-5)
        torch.testing.assert_close(residuals, expected, atol=1e-5, rtol=1e-5)


def test_the_probe_equals_direct_calls_on_the_bundled_pipeline():
    model, image = idw.load("exact"), idw.scenes.example(0).image
    prepared, seen = model.prepare(image, PROMPTS), []
    prepared.run([NoiseSample(-3.0, 1.0, 5)], lambda *found: seen.extend(zip(*found, strict=True)))
    _, expected = direct(model.pipe, image, NoiseSample(-3.0, 1.0, 5))
    torch.testing.assert_close(seen[0][1], model.pipe.vae.decode(expected).sample, atol=1e-5, rtol=1e-5)
    assert prepared.map_shape == (64, 64)


def test_a_schedule_that_ends_in_pure_noise_drops_that_level():
    model = idw.wrap(tiny_stable_diffusion("v_prediction", zero_terminal=True))
    seen = []
    model.prepare(picture(), PROMPTS).run([NoiseSample(-50.0, 1.0, 0)], lambda draws, _: seen.extend(draws))
    assert np.isfinite(seen[0].logsnr)


def test_the_users_pipeline_stays_as_it_was():
    pipe = tiny_stable_diffusion()
    before = pipe("the dog", num_inference_steps=2, generator=torch.Generator().manual_seed(0), output_type="np").images
    scheduler, encode = pipe.scheduler, pipe.vae.encode
    model = idw.wrap(pipe)
    idw.estimate(model, picture(), "the dog", samples=4, progress=False)
    with pytest.raises(idw.Cancelled):
        idw.estimate(model, picture(), "the dog", samples=4, cancel=lambda: True, progress=False)
    with pytest.raises(RuntimeError, match="in the middle"):
        model.prepare(picture(), PROMPTS).run(
            [NoiseSample(0.0, 1.0, 0)], lambda *_: (_ for _ in ()).throw(RuntimeError("in the middle"))
        )
    assert pipe.scheduler is scheduler
    assert pipe.vae.encode == encode
    after = pipe("the dog", num_inference_steps=2, generator=torch.Generator().manual_seed(0), output_type="np").images
    np.testing.assert_array_equal(before, after)


def test_maps_come_at_the_size_of_the_image_and_sum_to_the_number():
    info = idw.estimate(idw.wrap(tiny_stable_diffusion()), picture(), "the dog on grass", samples=4, progress=False)
    heatmap = info.heatmap("dog")
    assert heatmap.values.shape == (32, 32)
    assert heatmap.values.sum() == pytest.approx(info.cmi("dog").value, rel=1e-4)


def test_nan_from_the_network_names_the_noise_level():
    pipe = tiny_stable_diffusion()
    with torch.no_grad():
        pipe.unet.conv_out.bias.fill_(torch.nan)
    with pytest.raises(NonFinite, match=r"at log SNR -?\d"):
        idw.estimate(idw.wrap(pipe), picture(), "the dog", samples=4, progress=False)


@pytest.mark.parametrize(
    ("image", "error", "message"),
    [
        (Image.new("RGB", (400, 4)), ValueError, "400×4 pixels is too narrow for this model"),
        (
            picture().convert("L"),
            ValueError,
            r"expected an RGB image; got mode 'L'. Use to_rgb8\(image\)",
        ),
        (np.zeros((32, 32, 3)), TypeError, r"got ndarray float64 \[32, 32, 3\]"),
        ("cat.png", TypeError, "got str"),
    ],
)
def test_bad_images_are_named(image, error, message):
    with pytest.raises(error, match=message):
        idw.estimate(idw.wrap(tiny_stable_diffusion()), image, "the dog", progress=False)


def test_a_prompt_too_long_is_refused_rather_than_cut():
    with pytest.raises(ValueError, match="tokens and this model reads 20"):
        idw.estimate(idw.load("exact"), idw.scenes.example(0).image, "the dog " * 12, progress=False)


def test_what_cannot_be_loaded_or_wrapped_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="no model folder at './nowhere'"):
        idw.load("./nowhere")
    with pytest.raises(FileNotFoundError, match="no model folder at ''"):
        idw.load("")
    for dtype in ("float3", "int64", "float64"):
        with pytest.raises(ValueError, match="dtype must be"):
            idw.load(dtype=dtype)
    with pytest.raises(TypeError, match="expected a diffusers pipeline; got int"):
        idw.wrap(3)
    file = tmp_path / "checkpoint.safetensors"
    file.write_bytes(b"")
    for name in (file, "models/checkpoint.ckpt", "https://huggingface.co/a/b/blob/main/c.safetensors"):
        with pytest.raises(ValueError, match=r"single file. Use idw.wrap\(StableDiffusionPipeline.from_single_file\("):
            idw.load(name)


@pytest.mark.parametrize(
    ("file", "content", "part"),
    [
        ("unet/diffusion_pytorch_model.safetensors", b"x" * 99, "unet"),
        ("text_encoder/model.safetensors", b"", "text_encoder"), ("tokenizer/tokenizer.json", b"", "tokenizer"),
        ("unet/config.json", b"[]", "unet"), ("scheduler/scheduler_config.json", b"{", "scheduler"),
        ("model_index.json", b"[]", "model_index.json"), ("model_index.json", b"", "model_index.json"),
        ("model_index.json", b'{"_class_name": "NoPipeline"}', "model_index.json"),
    ],
)  # fmt: skip
def test_a_damaged_folder_says_which_part_cannot_be_read(tmp_path, file, content, part):
    shutil.copytree(files("infodiff_widgets.scenes") / "exact_pipeline", tmp_path / "copy")
    (tmp_path / "copy" / file).write_bytes(content)
    with pytest.raises(ValueError, match=f"holds no pipeline that diffusers can read: its {part} is"):
        idw.load(tmp_path / "copy")


def test_a_copy_of_the_bundled_pipeline_loads_in_a_new_process(tmp_path):
    shutil.copytree(files("infodiff_widgets.scenes") / "exact_pipeline", tmp_path / "copy")
    code = f"import infodiff_widgets as idw; print(idw.load({str(tmp_path / 'copy')!r}).size)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "(64, 64)\n", done.stderr


def test_a_training_size_that_is_not_square_is_width_and_height():
    pipe = tiny_stable_diffusion()
    pipe.unet.register_to_config(sample_size=[16, 24])
    assert idw.wrap(pipe).size == (48, 32)


def test_guidance_is_off_whatever_the_pipeline_did_before():
    pipe = tiny_stable_diffusion()
    pipe("the dog", num_inference_steps=1, guidance_scale=7.5)
    seen = []
    idw.wrap(pipe).prepare(picture(), PROMPTS).run(
        [NoiseSample(0.0, 1.0, 3)], lambda _, residuals: seen.extend(residuals)
    )
    torch.testing.assert_close(seen[0], direct(pipe, picture(), NoiseSample(0.0, 1.0, 3))[1], atol=1e-5, rtol=1e-5)


def test_a_saved_pipeline_loads_and_asks(tmp_path):
    build_pipeline().save_pretrained(tmp_path / "scenes.ckpt")
    model = idw.load(tmp_path / "scenes.ckpt")
    assert model.size == (64, 64)
    assert model.prepare(idw.scenes.example(1).image, PROMPTS).dimension == 12288


def test_levels_beyond_the_training_are_cut_and_said():
    model, picture = idw.load("exact"), idw.scenes.example(0).image
    wide = idw.LogSNRDistribution(-4, 2, -20, 20)
    info = idw.estimate(model, picture, prompts=["", "dog"], samples=16, logsnr_distribution=wide, progress=False)
    low, high = info.provenance["logsnr_trained"]
    assert info.provenance["logsnr_range"] == [low, high]
    assert (info.bands[0], info.bands[-1]) == (low, high)
    assert info.provenance["omitted"] == f"log SNR below {low:.2f} and above {high:.2f}"
    assert info.weight.mean() == pytest.approx(high - low, rel=0.3)  # weights count the range that was asked
    with pytest.raises(ValueError, match="range is empty"):
        idw.estimate(
            model, picture, prompts=["", "dog"], samples=4, logsnr_distribution=idw.LogSNRDistribution(9, 1, 8, 10)
        )


def test_the_bundled_pipeline_takes_no_options_in_silence():
    with pytest.raises(TypeError, match="device, dtype and max_batch; got devise"):
        idw.load(devise="cuda")
    with pytest.raises(TypeError, match="got size"):
        idw.load(size=(128, 128))


def test_attention_of_a_picture_that_is_not_square():
    picture = Image.new("RGB", (96, 64), "white")
    info = idw.estimate(
        idw.load("exact"), picture, "the dog on grass", attention_prompt="the dog on grass", samples=4, progress=False
    )
    assert info.attention_map("dog").shape == (64, 96)


@settings(max_examples=200, deadline=None)
@given(st.integers(40, 1200), st.integers(40, 1200), st.sampled_from([(64, 4), (512, 64), (1024, 32)]))
@example(500, 375, (64, 4))
@example(4000, 3000, (512, 64))
def test_pictures_of_any_size_fit(width, height, model):
    """Whole cells of about the area the model knows, of a part of the picture that lies in it."""
    side, size_multiple = model
    if max(width, height) > 3 * min(width, height):
        return
    seen, (left, top, right, bottom) = resize_and_crop(Image.new("L", (width, height)), (side, side), size_multiple)
    assert seen.width % size_multiple == seen.height % size_multiple == 0
    assert side**2 / 2.5 <= seen.width * seen.height <= 2 * side**2
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left in (0, width - right, width - right - 1, width - right + 1)  # cut alike on both sides


def test_what_is_easily_given_by_mistake_is_named():
    model, scene = idw.load("exact"), idw.scenes.example(0)
    for wrong, says in (
        (lambda: idw.estimate(model.pipe, scene.image, "the dog"), "wrap the pipeline first"),
        (lambda: idw.estimate("a model", scene.image, "the dog"), "expected a model from load"),
        (lambda: idw.estimate(lambda *_: None, scene.image, "the dog"), "a denoiser needs a tensor x; got Image"),
        (lambda: idw.estimate(model, scene.image, ["the dog"]), "prompt must be one text"),
        (lambda: idw.estimate(model, scene.image, prompts="a cat"), r"prompts must be a list, such as \['a cat'\]"),
        (lambda: idw.estimate(model, scene.image, "the dog", samples=8.0), "samples must be a whole number; got 8.0"),
        (lambda: idw.estimate_cost(model.pipe, "the dog"), "from load"),
        (lambda: idw.estimate_cost(model, 5), "prompt must be one text; got 5"),
        (lambda: idw.estimate_cost(model, "the dog", words="dog"), r"words must be a list, such as \['dog'\]"),
        (lambda: idw.wrap(model.pipe, max_batch=True), "max_batch must be a whole number; got True"),
        (lambda: idw.wrap(model.pipe, size=("a", 64)), "a width must be a whole number; got 'a'"),
        (lambda: idw.Prompt("the dog").omit(1.5), "its text, its index or a slice; got 1.5"),
    ):
        with pytest.raises(TypeError, match=says):
            wrong()
    for wrong, says in (
        (lambda: idw.estimate(model, scene.image, "the dog", seed=-1), "seed must be at least 0; got -1"),
        (lambda: idw.wrap(model.pipe, size=64), "width, height"),
        (lambda: idw.load(device="nowhere"), "the device 'nowhere' is unknown or not there: this machine has 'cpu'"),
        (lambda: idw.wrap(model.pipe, size=(0, 64)), "a width must be at least 1; got 0"),
        (lambda: idw.wrap(model.pipe, max_batch=0), "max_batch must be at least 1; got 0"),
        (lambda: idw.wrap(DDPMPipeline(model.pipe.unet, DDIMScheduler())), "takes no prompt"),
    ):
        with pytest.raises(ValueError, match=says):
            wrong()


def test_numbers_of_numpy_can_be_given_and_saved(tmp_path):
    model, scene = idw.load("exact"), idw.scenes.example(0)
    logsnr_distribution = idw.LogSNRDistribution(*map(np.float32, (-4, 1, -8, 0)))
    info = idw.estimate(
        model,
        scene.image,
        "the dog",
        samples=np.int64(4),
        seed=np.int64(3),
        logsnr_distribution=logsnr_distribution,
        progress=False,
    )
    info.to_netcdf(tmp_path / "dog.nc")
    assert idw.from_netcdf(tmp_path / "dog.nc").mi().value == info.mi().value


def test_a_photograph_is_shown_no_larger_than_a_screen():
    photograph = Image.effect_noise((2400, 1350), 90).convert("RGB")
    info = idw.estimate(idw.load(), photograph, "the dog", samples=4, progress=False)
    assert info.image.shape == (576, 1024, 3)
    left, top, right, bottom = info.frame
    assert (top, bottom) == (0, 576)
    values = info.heatmap("dog").values
    assert values.shape == (576, 1024)
    assert values[:, left:right].sum() == pytest.approx(values.sum(), rel=1e-5)
    small = photograph.resize((600, 338))
    assert idw.estimate(idw.load(), small, "the dog", samples=4, progress=False).image.shape == (338, 600, 3)


def test_a_photograph_keeps_the_scale_at_which_the_model_sees_it():
    photograph = Image.new("RGB", (4032, 2016))
    seen, frame = resize_and_crop(photograph, (1024, 1024), 16)
    shown, shown_frame = reduce_to_screen(photograph, frame, seen)
    assert seen.width > 1024
    assert shown_frame[2] - shown_frame[0] == seen.width
    assert shown.height == pytest.approx(shown.width / 2, abs=1)


def test_what_was_found_goes_with_its_last_user():
    """Not only when Python looks for cycles: a result may hold much memory."""
    gc.collect()
    gc.disable()
    try:
        scene = idw.scenes.example(0)
        info = idw.estimate(idw.load("exact"), scene.image, "the dog", samples=2, progress=False)
        grams = [one for one in gc.get_objects() if isinstance(one, Gram)]
        assert len(grams) == 0
        assert info.samples == 4
    finally:
        gc.enable()


def test_a_pipeline_with_its_second_tokenizer_alone_has_attention():
    pipe = stable_diffusion_xl()
    pipe.tokenizer = pipe.text_encoder = None  # as in the refiner of SDXL
    pipe.unet = unet(
        **{key: pipe.unet.config[key] for key in ("addition_embed_type", "addition_time_embed_dim")},
        projection_class_embeddings_input_dim=6 * 8 + 16,
    )
    assert idw.wrap(pipe).supports_attention("the dog")


def test_attention_needs_an_attention_prompt():
    prepared = idw.load("exact").prepare(idw.scenes.example(0).image, PROMPTS)
    with pytest.raises(ValueError, match="attention_prompt="):
        prepared.attention()
