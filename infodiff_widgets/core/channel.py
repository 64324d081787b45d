"""The Gaussian channel x_α = a·x + b·ε, and any model's output turned into a noise estimate ε̂.

α is the log signal-to-noise ratio; a² = σ(α) and b² = σ(−α) with σ the logistic function, so a² + b² = 1
(Kong et al., ICLR 2024, section 2).
"""

from __future__ import annotations

import torch
from torch import Tensor

PREDICTIONS = ("epsilon", "sample", "v_prediction", "flow")
"""What a model's output can stand for; the first three as diffusers' schedulers call them."""


def signal_and_noise(logsnr: Tensor) -> tuple[Tensor, Tensor]:
    """The two weights (a, b) of the channel, in float64 for the sake of the tails.

    Args:
        logsnr: any shape.
    """
    logsnr = logsnr.double()
    return torch.sigmoid(logsnr).sqrt(), torch.sigmoid(-logsnr).sqrt()


def expand_like(weights: Tensor, x: Tensor) -> Tensor:
    """``weights`` [B] shaped and typed to multiply ``x`` [B, ...]."""
    return weights.to(x.dtype).to(x.device).reshape(-1, *[1] * (x.ndim - 1))


def add_noise(x: Tensor, noise: Tensor, logsnr: Tensor) -> Tensor:
    """The channel's output x_α.

    Args:
        x: clean values [B, ...].
        noise: standard normal, like ``x``.
        logsnr: [B].
    """
    a, b = signal_and_noise(logsnr)
    return expand_like(a, x) * x + expand_like(b, x) * noise


def epsilon_weights(logsnr: Tensor, prediction: str) -> tuple[Tensor, Tensor]:
    """How the noise estimate follows from a model's output o and its input: ε̂ = u·o + v·x_α, float64 like ``logsnr``.

    ============= ==================================== ========== ===========
    prediction    what the output o estimates          u          v
    ============= ==================================== ========== ===========
    epsilon       ε                                    1          0
    sample        x                                    −a/b       1/b
    v_prediction  aε − bx                              a          b
    flow          ε − x, seen at z = x_α/(a + b)       a/(a + b)  1/(a + b)
    ============= ==================================== ========== ===========

    Args:
        logsnr: any shape.
        prediction: one of PREDICTIONS.

    Raises:
        ValueError: another ``prediction``.
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
    """The noise estimate ε̂ that a model's output stands for (see :func:`epsilon_weights`).

    Args:
        output: the model's output o [B, ...].
        x_alpha: the variance-preserving x_α = a·x + b·ε, like ``output``.
        logsnr: [B].
        prediction: one of PREDICTIONS.
    """
    u, v = (expand_like(weight, x_alpha) for weight in epsilon_weights(logsnr, prediction))
    return u * output + v * x_alpha
