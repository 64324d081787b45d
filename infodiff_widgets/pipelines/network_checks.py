"""Checks of a network by its own answers: whether it is random, what it predicts, and how finely it rounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from infodiff_widgets.core.channel import PREDICTIONS, add_noise, epsilon_weights, signal_and_noise
from infodiff_widgets.core.checks import warn
from infodiff_widgets.core.gram import NoiseSample, draw_noise

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.prepared import PreparedPipeline

CHECKS = ("repeat", "fit")
"""Whether the network repeats itself (and in half precision, how it rounds), and whether it predicts what it should."""

CHECKED_LOGSNR = (-3.0, -0.3)
"""Log SNR at which the kinds of prediction differ most. In the middle an epsilon network is told from the others."""

WORSE_THAN_INPUT, WORSE_THAN_OTHER = 0.2, 0.07
"""Margins of the errors, per value of noise of variance 1, before they are told."""


def check_network(
    prepared: PreparedPipeline, prompts: Sequence[Any], sample: NoiseSample, residuals: Tensor,
    evaluate: Callable[[Sequence[Any]], Tensor],
) -> list[str]:  # fmt: skip
    """Make the checks that are left, and return what they found, to be stated with the result.

    Arguments are K prompts, their residuals [K, ...] as maps at a noise sample, and a function that evaluates some of
    the prompts at that sample again, to [1, R, ...].

    Raises ValueError: as :func:`check_repeatable`.
    """
    found, clean, prediction = [], prepared.clean, prepared.schedule.prediction
    level, dtype = torch.tensor([sample.logsnr], dtype=torch.float64, device="cpu"), prepared.model.denoiser.dtype
    noise = draw_noise(sample, clean.shape[1:]).to(clean)[None]
    if "repeat" in prepared.unchecked:
        prepared.unchecked.remove("repeat")
        again = prepared.model.retry_smaller(len(prompts), lambda rows: evaluate(prompts[:rows])[0])
        check_repeatable(residuals[: len(again)], again, dtype)
        if torch.finfo(dtype).bits == 16:
            # A change of x too small for anything but other roundings; what it changes in x_α is subtracted.
            change = clean * torch.sign(noise) * torch.finfo(dtype).eps / 8
            prepared.clean = clean + change
            try:
                changed = prepared.model.retry_smaller(1, lambda rows: evaluate(prompts[:rows])[0])
            finally:
                prepared.clean = clean
            a, v = float(signal_and_noise(level)[0]), float(epsilon_weights(level, prediction)[1])
            rounded = changed - residuals[:1] - a * v * prepared.to_map(change)
            span = prepared.logsnr_distribution.low, prepared.logsnr_distribution.high
            nats = rounding_information(rounded, sample.logsnr, prediction, *span)
            name = str(dtype).removeprefix("torch.")
            found.append(f"in {name}, rounding alone makes about {nats:.2g} nats between two prompts")
    low, high = CHECKED_LOGSNR
    if "fit" in prepared.unchecked and low < sample.logsnr < high and prepared.dimension >= 64:
        prepared.unchecked.remove("fit")
        given = prepared.to_map(add_noise(clean, noise, level)), prepared.to_map(noise)
        misfit = describe_misfit(residuals[:1], *given, sample.logsnr, prediction)
        if misfit:
            found.append(misfit)
            warn(misfit)
    return found


def check_repeatable(first: Tensor, again: Tensor, dtype: torch.dtype) -> None:
    """Raise ValueError if two residuals [K, ...] of the same input differ by more than rounding does."""
    difference = float((first - again).square().mean().sqrt())
    if difference > max(1e-3, 4 * torch.finfo(dtype).eps):
        raise ValueError(
            f"the network gave different predictions for the same input, by {difference:.1e} of the noise, so "
            "differences between prompts would be noise too. Switch off what is random in it, or what reuses earlier "
            "predictions, such as dropout and caches"
        )


def describe_misfit(residual: Tensor, x_alpha: Tensor, noise: Tensor, logsnr: float, prediction: str) -> str | None:
    """What is wrong if a network's error is larger than that of its noisy input, or of another kind of prediction.

    ``residual`` is ε̂ − ε by the scheduler's prediction type, for the input x_α and the noise ε in it, all arranged
    alike. A good denoiser is better than ε̂ = x_α at every level, since that is a denoiser too.
    """
    errors = {prediction: residual.square().mean(), "input": (x_alpha - noise).square().mean()}
    level = torch.tensor([logsnr], dtype=torch.float64, device="cpu")
    pairs = torch.stack([torch.cat(epsilon_weights(level, kind)) for kind in PREDICTIONS]).tolist()
    weights: dict[str, list[float]] = dict(zip(PREDICTIONS, pairs, strict=True))
    u, v = weights[prediction]
    output = (residual + noise - v * x_alpha) / u
    for kind in PREDICTIONS if prediction != "flow" else ():
        if kind not in (prediction, "flow"):  # which sees another input
            u, v = weights[kind]
            errors[kind] = (u * output + v * x_alpha - noise).square().mean()
    found = dict(zip(errors, torch.stack(list(errors.values())).tolist(), strict=True))  # one read of the device
    own, given = found.pop(prediction), found["input"]
    best = min(found, key=lambda kind: found[kind])
    misread = best != "input" and own > 2 * found[best] + WORSE_THAN_OTHER
    if not (misread or own > given + WORSE_THAN_INPUT):
        return None
    other, error = (f"its output read as {best!r}", found[best]) if misread else ("its noisy input", given)
    return (
        f"at log SNR {logsnr:.1f} the error of the network is {own:.2f} of the noise and that of {other} {error:.2f}. "
        f"Does the scheduler's prediction type, {prediction}, fit the network, and the image what it was trained on?"
    )


def rounding_information(difference: Tensor, logsnr: float, prediction: str, low: float, high: float) -> float:
    """Information in nats between two prompts that differ by rounding alone.

    ``difference`` is that of two noise predictions at one level; the network's outputs are taken to be rounded alike at
    all levels from ``low`` to ``high``.
    """
    levels = torch.tensor([logsnr, *np.linspace(low, high, 100)], dtype=torch.float64, device="cpu")
    u2 = epsilon_weights(levels, prediction)[0].square()
    return float(0.5 * difference.square().sum().cpu() / u2[0] * u2[1:].mean() * (high - low))
