"""What surrounds an estimate is as it was before: the user's modules, generators, threads and forks."""

import copy
import io
import logging
import os
import random
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import diffusers
import numpy as np
import pytest
import torch
from diffusers.hooks import FirstBlockCacheConfig, PyramidAttentionBroadcastConfig
from PIL import Image
from tiny_families import MORE_FAMILIES
from tiny_pipelines import FAMILIES, tiny

import infodiff_widgets as idw
from infodiff_widgets.core.gram import Gram
from infodiff_widgets.pipelines.image_pipeline import x0_previews
from infodiff_widgets.pipelines.logs import suppress_logging

PROMPTS = ["", "dog"]
EVERY = {**FAMILIES, **MORE_FAMILIES}


def picture():
    return Image.fromarray(np.random.default_rng(0).integers(0, 256, (32, 32, 3), dtype=np.uint8))


def wrapped(pipe):
    return idw.wrap(pipe, size=(32, 32))


def measure(model, **options):
    settings = dict(prompts=PROMPTS, samples=2, progress=False) | options
    return idw.estimate(model, picture(), **settings)


def state(pipe):
    """Everything of a pipeline that an estimate could change, as comparable values; tensors as bytes."""
    modules = {name: part for name, part in pipe.components.items() if isinstance(part, torch.nn.Module)}
    found = {"components": {name: id(part) for name, part in pipe.components.items()}, "own": sorted(vars(pipe))}
    found["scheduler"] = repr(sorted((name, str(value)) for name, value in vars(pipe.scheduler).items()))
    found["generators"] = torch.get_rng_state().numpy().tobytes(), str(np.random.get_state()), random.getstate()  # noqa: NPY002
    found["torch"] = torch.get_default_dtype(), torch.is_grad_enabled(), torch.get_num_threads()
    found["verbosity"] = diffusers.logging.get_verbosity(), diffusers.logging.is_progress_bar_enabled()
    for name, part in modules.items():
        for key, module in part.named_modules():
            hooks = (
                len(module._forward_hooks),
                len(module._forward_pre_hooks),
            )  # transformers adds some, when first used
            hooks = hooks if isinstance(part, diffusers.ModelMixin) else None
            processor = id(module.get_processor()) if hasattr(module, "get_processor") else None
            replaced = [method for method in vars(module) if callable(getattr(type(module), method, None))]
            found[name, key] = module.training, hooks, processor, replaced
        for key, tensor in [*part.named_parameters(), *part.named_buffers()]:
            values = tensor.detach().reshape(-1).view(torch.uint8).numpy().tobytes()
            found[name, key, "values"] = tensor.dtype, tensor.device, tensor.requires_grad, id(tensor), values
    return found


def stop(*_, **__):
    raise ZeroDivisionError


def run_everything(pipe, monkeypatch):
    """An estimate, a plan, attention, an edit and previews, and runs that end in a cancel, an error and no memory."""
    model, network = wrapped(pipe), getattr(pipe, "transformer", None) or pipe.unet
    attended = {"attention_prompt": "dog"} if model.supports_attention("dog") else {}
    measure(model, **attended)
    idw.estimate_cost(model, "dog", samples=2)
    model.edit(picture(), "dog", "cat", steps=1)
    x0_previews(model, picture(), "dog", [0.0])
    with pytest.raises(idw.Cancelled):
        measure(model, cancel=lambda: True, **attended)
    for failing in (Gram, "add"), (network, "forward"):
        with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError):
            broken.setattr(*failing, stop)
            measure(model, **attended)
    calls, own = iter(range(1000)), network.forward

    def out_of_memory(*arguments, **named):
        rows = len(next(part for part in (*arguments, *named.values()) if torch.is_tensor(part)))
        if rows > 1 and next(calls) in (0, 2):  # the first and a later one that can be halved
            raise torch.OutOfMemoryError
        return own(*arguments, **named)

    with monkeypatch.context() as broken:
        broken.setattr(network, "forward", out_of_memory)
        with pytest.warns(UserWarning, match="out of memory"):
            measure(model, **attended)


@pytest.mark.parametrize("family", EVERY)
def test_everything_is_as_it_was_after_every_kind_of_run(family, monkeypatch):
    pipe, _ = tiny(EVERY[family])
    before = state(pipe)
    run_everything(pipe, monkeypatch)
    after = state(pipe)
    assert after.keys() == before.keys()
    assert not [key for key in before if before[key] != after[key]]


def test_an_autoencoder_of_higher_precision_than_the_network_is_not_rounded():
    """Stable Diffusion XL converts it in place, to float32 and back to the network's type."""
    pipe, _ = tiny("Stable Diffusion XL")
    for name in ("unet", "text_encoder", "text_encoder_2"):
        getattr(pipe, name).to(torch.bfloat16)
    weights = {name: value.clone() for name, value in pipe.vae.state_dict().items()}
    model = wrapped(pipe)
    one, other = measure(model), measure(model)
    assert all(torch.equal(value, weights[name]) for name, value in pipe.vae.state_dict().items())
    np.testing.assert_array_equal(one.products, other.products)


@pytest.mark.parametrize("whole", [True, False])
def test_dropout_of_training_is_set_aside_and_said(whole):
    """In training mode is the whole network, or only an adapter that was added to it."""
    pipe, network = tiny("Stable Diffusion, ε")
    expected = measure(wrapped(pipe))
    network.conv_out = torch.nn.Sequential(torch.nn.Dropout(0.5), network.conv_out)
    if whole:
        network.train()
    name = "UNet2DConditionModel" if whole else "an adapter"
    with pytest.warns(UserWarning, match=f"{name} in training mode is evaluated without dropout"):
        info = measure(wrapped(pipe))
    assert network.training == whole
    assert network.conv_out[0].training
    np.testing.assert_array_equal(info.products, expected.products)


@pytest.mark.parametrize(
    "config",
    [
        FirstBlockCacheConfig(0.5),
        PyramidAttentionBroadcastConfig(spatial_attention_block_skip_range=2, current_timestep_callback=lambda: 500),
    ],
)
def test_caches_that_change_predictions_are_refused(config):
    pipe, network = tiny("Flux")
    model = wrapped(pipe)
    network.enable_cache(config)
    with pytest.raises(ValueError, match="disable the cache"):
        measure(model)
    network.disable_cache()
    measure(model)


def test_two_models_of_one_pipeline_in_threads_give_the_same_numbers():
    """Each thread wraps the pipeline for itself, and the user generates meanwhile."""
    pipe = tiny("Stable Diffusion, ε")[0]
    expected = measure(wrapped(pipe), attention_prompt="dog")
    stopped = threading.Event()

    def generate():
        generator = torch.Generator()
        own = diffusers.StableDiffusionPipeline(**pipe.components, requires_safety_checker=False)
        own.scheduler = copy.deepcopy(pipe.scheduler)
        own.set_progress_bar_config(disable=True)
        while not stopped.is_set():
            own("cat", num_inference_steps=1, output_type="latent", generator=generator)

    with ThreadPoolExecutor(4) as pool:
        user = pool.submit(generate)
        runs = [pool.submit(lambda: measure(wrapped(pipe), attention_prompt="dog")) for _ in range(6)]
        try:
            found = [run.result() for run in runs]
        finally:
            stopped.set()
        user.result()
    for info in found:
        np.testing.assert_allclose(info.products, expected.products, rtol=1e-5)
        np.testing.assert_allclose(info.attention, expected.attention, rtol=1e-5)
    assert "encode" not in vars(pipe.vae)


def test_a_pipeline_without_its_safety_checker_is_not_warned_of_again():
    pipe, heard = tiny("Stable Diffusion, ε")[0], logging.StreamHandler(io.StringIO())
    pipe.register_to_config(requires_safety_checker=True)
    library = logging.getLogger("diffusers")
    library.addHandler(heard)
    try:
        measure(wrapped(pipe))
    finally:
        library.removeHandler(heard)
    assert heard.stream.getvalue() == ""


def test_pipelines_give_the_same_numbers_whatever_torch_is_set_to():
    pipe, dtype = tiny("Stable Diffusion, ε")[0], torch.get_default_dtype()
    expected, change = measure(wrapped(pipe)), wrapped(pipe).edit(picture(), "dog", "cat", steps=1).change
    pipe.unet = copy.deepcopy(pipe.unet)  # for which everything is found out anew
    with torch.device("meta"), torch.inference_mode():
        try:
            torch.set_default_dtype(torch.float64)
            found = measure(model := wrapped(pipe))
            again = model.edit(picture(), "dog", "cat", steps=1).change
            bundled = idw.load("exact", max_batch=77)
        finally:
            torch.set_default_dtype(dtype)
    np.testing.assert_array_equal(found.products, expected.products)
    np.testing.assert_array_equal(again, change)
    assert {weight.device.type for weight in bundled.denoiser.parameters()} == {"cpu"}


def test_logging_is_restored_by_the_last_of_two_threads():
    before = diffusers.logging.get_verbosity()
    first, second = suppress_logging(), suppress_logging()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert diffusers.logging.get_verbosity() == diffusers.logging.ERROR
    second.__exit__(None, None, None)
    assert diffusers.logging.get_verbosity() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_can_estimate_while_a_thread_holds_the_model():
    code = """if True:
        import os, threading
        import infodiff_widgets as idw
        model, scene = idw.load(), idw.scenes.example(0)
        held = threading.Event()
        def hold():
            with model.exclusive():
                held.set()
                threading.Event().wait()
        threading.Thread(target=hold, daemon=True).start()
        held.wait()
        if os.fork() == 0:
            info = idw.estimate(model, scene.image, prompts=["", "a dog"], samples=2, progress=False)
            os._exit(len(info.prompts))
        os._exit(os.waitstatus_to_exitcode(os.wait()[1]))
    """
    assert subprocess.run([sys.executable, "-c", code], timeout=120).returncode == 2
