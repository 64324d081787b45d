"""The channel and the conversion of each kind of model output, against the definitions."""

import pytest
import torch

from infodiff_widgets.core.channel import PREDICTIONS, add_noise, signal_and_noise, to_epsilon


@pytest.mark.parametrize("prediction", PREDICTIONS)
def test_every_exact_output_gives_back_the_noise(prediction):
    generator = torch.Generator().manual_seed(0)
    x, noise = torch.randn(2, 5, 3, 4, 4, generator=generator, dtype=torch.float64)
    logsnr = torch.linspace(-6, 6, 5)
    a, b = (w.reshape(-1, 1, 1, 1) for w in signal_and_noise(logsnr))
    output = {"epsilon": noise, "sample": x, "v_prediction": a * noise - b * x, "flow": noise - x}[prediction]
    found = to_epsilon(output, add_noise(x, noise, logsnr), logsnr, prediction)
    torch.testing.assert_close(found, noise, atol=1e-9, rtol=0)


def test_signal_and_noise_match_a_diffusers_schedule():
    from diffusers import DDPMScheduler

    signal = DDPMScheduler().alphas_cumprod.double()
    a, b = signal_and_noise(torch.logit(signal))
    torch.testing.assert_close(a**2, signal)
    torch.testing.assert_close(a**2 + b**2, torch.ones_like(a))


def test_an_unknown_prediction_is_refused():
    with pytest.raises(ValueError, match="epsilon, sample, v_prediction, flow; got 'score'"):
        to_epsilon(torch.zeros(1), torch.zeros(1), torch.zeros(1), "score")
