"""Checks of networks by their own answers: random ones, wrong prediction types, and rounding."""

import copy
import functools

import numpy as np
import pytest
import torch
from PIL import Image
from tiny_pipelines import make_exact, tiny

import infodiff_widgets as idw
from infodiff_widgets.core.channel import PREDICTIONS, add_noise, epsilon_weights
from infodiff_widgets.pipelines.network_checks import describe_misfit

PROMPTS = ["", "dog"]


def measure(pipe, max_batch=None, **options):
    picture = Image.fromarray(np.random.default_rng(0).integers(0, 256, (32, 32, 3), dtype=np.uint8))
    settings = dict(prompts=PROMPTS, samples=16, progress=False) | options
    return idw.estimate(idw.wrap(pipe, size=(32, 32), max_batch=max_batch), picture, **settings)


@pytest.mark.parametrize("family", ["Stable Diffusion, ε", "Flux"])
def test_a_network_that_is_random_is_refused(family):
    pipe, network = tiny(family)
    forward = network.forward

    def noisy(*arguments, **named):
        outputs = forward(*arguments, **named)
        return (outputs[0] + 0.01 * torch.randn_like(outputs[0]), *outputs[1:])

    measure(pipe)
    network.forward = noisy
    with pytest.raises(ValueError, match="different predictions for the same input"):
        measure(pipe)


def test_a_network_that_rounds_a_batch_as_a_whole_is_asked_one_by_one():
    """As dynamic quantization does, by the largest value of the batch."""
    pipe, network = tiny("Stable Diffusion, ε")
    forward = network.forward

    def rounded(*arguments, **named):
        output = forward(*arguments, **named)[0]
        step = output.abs().max() / 300
        return (step * (output / step).round(),)

    network.forward = rounded
    with pytest.raises(ValueError, match="if it quantizes a batch as a whole, use max_batch=1"):
        measure(pipe)
    measure(pipe, max_batch=1)


def test_a_v_prediction_network_under_an_epsilon_scheduler_is_said():
    pipe, _ = make_exact("Stable Diffusion, v")
    pipe.scheduler = type(pipe.scheduler).from_config(pipe.scheduler.config, prediction_type="epsilon")
    with pytest.warns(UserWarning, match="prediction type, epsilon, fit the network"):
        info = measure(pipe)
    assert "prediction type, epsilon" in info.warnings[-1]


@pytest.mark.parametrize("actual", PREDICTIONS[:3])
@pytest.mark.parametrize("said", PREDICTIONS[:3])
def test_prediction_types_are_told_apart(said, actual):
    """A denoiser whose x̂ explains nine tenths of the variance, at α = −1."""
    generator, level = torch.Generator().manual_seed(0), torch.tensor([-1.0], dtype=torch.float64)
    x, noise, error = torch.randn(3, 4096, generator=generator)[:, None]
    x_alpha = add_noise(x, noise, level)
    u, v = (float(weight) for weight in epsilon_weights(level, "sample"))
    epsilon = u * (x + 0.3 * error) + v * x_alpha
    u, v = (float(weight) for weight in epsilon_weights(level, actual))
    output = (epsilon - v * x_alpha) / u
    u, v = (float(weight) for weight in epsilon_weights(level, said))
    message = describe_misfit(u * output + v * x_alpha - noise, x_alpha, noise, -1.0, said)
    assert (message is None) == (said == actual)


@pytest.mark.parametrize(("said", "kind"), [("epsilon", "white"), ("sample", "noise"), ("v_prediction", "checks")])
def test_a_prediction_type_is_told_from_others_on_pictures_far_from_training(said, kind):
    """The bundled network predicts the image; a copy of it predicts the noise."""
    rows = np.indices((64, 64)).sum(0) % 2 * 255
    noisy = np.random.default_rng(0).integers(0, 256, (64, 64))
    picture = Image.fromarray({"noise": noisy, "white": 0 * rows + 255, "checks": rows}[kind].astype(np.uint8))
    pipe = copy.copy(idw.load().pipe)
    pipe.scheduler = type(pipe.scheduler).from_config(pipe.scheduler.config, prediction_type=said)
    found = {}
    for actual in ("sample", "epsilon"):
        network, own = pipe.unet, pipe.unet.forward
        if actual == "epsilon":

            def forward(x_alpha, timestep, *arguments, own=own, **named):
                x = own(x_alpha, timestep, *arguments, **named)[0]
                a2 = pipe.scheduler.alphas_cumprod[timestep.long()].reshape(-1, 1, 1, 1)
                return ((x_alpha - a2.sqrt() * x) / (1 - a2).sqrt(),)

            network = copy.copy(network)
            network.forward = functools.wraps(own)(forward)
        pipe.unet = network
        info = idw.estimate(idw.wrap(pipe), picture.convert("RGB"), prompts=PROMPTS, samples=8, progress=False)
        found[actual] = any("prediction type" in text for text in info.warnings)
    assert found["epsilon"] == (said != "epsilon")
    assert found["sample"] or said != "epsilon"


@pytest.mark.parametrize("family", ["Stable Diffusion, ε", "Qwen-Image", "Flux", "autocast"])
def test_the_rounding_of_half_precision_is_stated(family):
    """About what rounding adds to the information with bfloat16 weights, each in bfloat16 and in float32 arithmetic."""
    pipe = tiny("Flux" if family == "autocast" else family)[0].to(torch.bfloat16)
    if family == "autocast":
        pipe.to(torch.float32)
    with torch.autocast("cpu", torch.bfloat16, enabled=family == "autocast"):
        info = measure(pipe)
    exact = measure(pipe.to(torch.float32))
    assert not any("rounding" in text for text in exact.warnings)
    stated = next(text for text in info.warnings if "in bfloat16, rounding alone makes up to about" in text)
    nats = float(stated.split("about ")[1].split()[0])
    excess = abs(info.pointwise("dog").value - exact.pointwise("dog").value)
    assert 0.5 * excess < nats < 8 * excess
