"""The Gaussian channel x_α = a·x + b·ε, and conversion of model outputs to noise predictions ε̂.

α is the log signal-to-noise ratio; a² = σ(α) and b² = σ(−α) with σ the logistic function, so a² + b² = 1
(Kong et al., ICLR 2024, section 2).
"""

from __future__ import annotations

import torch
from torch import Tensor

PREDICTIONS = ("epsilon", "sample", "v_prediction", "flow")
"""Prediction types of models; the first three are named as in diffusers' schedulers."""


def signal_and_noise(logsnr: Tensor) -> tuple[Tensor, Tensor]:
    """The weights (a, b) of the channel for log SNR of any shape, in float64 to keep the tails."""
    logsnr = logsnr.double()
    return torch.sigmoid(logsnr).sqrt(), torch.sigmoid(-logsnr).sqrt()


def expand_like(weights: Tensor, x: Tensor) -> Tensor:
    """``weights`` [B] in the shape, dtype and device to multiply ``x`` [B, ...]."""
    return weights.to(x.dtype).to(x.device).reshape(-1, *[1] * (x.ndim - 1))


def add_noise(x: Tensor, noise: Tensor, logsnr: Tensor) -> Tensor:
    """The channel's output x_α for clean values x [B, ...], standard normal noise like x, and log SNR [B]."""
    a, b = signal_and_noise(logsnr)
    return expand_like(a, x) * x + expand_like(b, x) * noise


def epsilon_weights(logsnr: Tensor, prediction: str) -> tuple[Tensor, Tensor]:
    """Weights u and v of the noise prediction ε̂ = u·o + v·x_α for a model's output o, float64 like ``logsnr``.

    ============= ==================================== ========== ===========
    prediction    quantity that o estimates            u          v
    ============= ==================================== ========== ===========
    epsilon       ε                                    1          0
    sample        x                                    −a/b       1/b
    v_prediction  aε − bx                              a          b
    flow          ε − x, seen at z = x_α/(a + b)       a/(a + b)  1/(a + b)
    ============= ==================================== ========== ===========

    Raises ValueError if ``prediction`` is none of PREDICTIONS.
    """
    a, b = signal_and_noise(logsnr)
    if prediction == "epsilon":
        return torch.ones_like(a), torch.zeros_like(a)
    if prediction == "sample":
        return -a / b, 1 / b
    if prediction == "v_prediction":
        return a, b
    if prediction == "flow":
        return a / (a + b), 1 / (a + b)
    raise ValueError(f"the prediction type must be one of {', '.join(PREDICTIONS)}; got {prediction!r}")


def to_epsilon(output: Tensor, x_alpha: Tensor, logsnr: Tensor, prediction: str) -> Tensor:
    """Noise prediction ε̂ of a model's output [B, ...] for x_α = a·x + b·ε like it, and log SNR [B]."""
    u, v = (expand_like(weight, x_alpha) for weight in epsilon_weights(logsnr, prediction))
    return u * output + v * x_alpha
