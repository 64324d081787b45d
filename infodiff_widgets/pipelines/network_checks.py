"""Checks of a network by its own answers: whether it is random, what it predicts, and how finely it rounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from torch.amp.autocast_mode import is_autocast_available
from torch.utils._pytree import tree_map

from infodiff_widgets.core.channel import PREDICTIONS, add_noise, epsilon_weights
from infodiff_widgets.core.checks import warn
from infodiff_widgets.core.gram import NoiseSample, draw_noise
from infodiff_widgets.pipelines.network_call import intercept

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.pipelines.prepared import PreparedPipeline

CHECKS = ("repeat", "fit")
"""Whether the network repeats itself (and in half precision, how it rounds), and whether it predicts what it should."""

CHECKED_LOGSNR = (-3.0, -0.3)
"""Log SNR at which the kinds of prediction differ most. In the middle an epsilon network is told from the others."""

NOISY_LOGSNR = -4.0
"""Log SNR at which an output that follows the noise is told from one that does not."""

ROUNDING_LEVELS = 3
"""Number of levels of log SNR at which it is measured how half precision rounds."""

WORSE_THAN_INPUT, WORSE_THAN_OTHER = 0.2, 0.07
"""Margins of the errors, per value of noise of variance 1, before they are told."""


def check_network(
    prepared: PreparedPipeline, prompts: Sequence[Any], sample: NoiseSample, residuals: Tensor,
    evaluate: Callable[[Sequence[Any], Sequence[NoiseSample]], Tensor],
) -> list[str]:  # fmt: skip
    """Make the checks that are left, and return what they found, to be stated with the result.

    Arguments are K prompts, their residuals [K, ...] as maps at a noise sample, and a function that evaluates some of
    the prompts at some samples, to [D, R, ...].

    Raises ValueError: as :func:`check_repeatable`.
    """
    found, clean, prediction = [], prepared.clean, prepared.schedule.prediction
    level, dtype = torch.tensor([sample.logsnr], dtype=torch.float64, device="cpu"), computing_dtype(prepared.model)
    noise = draw_noise(sample, clean.shape[1:]).to(clean)[None]
    if "repeat" in prepared.unchecked:
        prepared.unchecked.remove("repeat")
        again = prepared.model.retry_smaller(len(prompts), lambda rows: evaluate(prompts[:rows], [sample])[0])
        check_repeatable(residuals[: len(again)], again, dtype)
        if torch.finfo(dtype).bits == 16:
            nats = rounding_information(prepared, prompts[0], sample, evaluate)
            name = str(dtype).removeprefix("torch.")
            found.append(f"in {name}, rounding alone makes up to about {nats:.2g} nats between two prompts")
    low, high = CHECKED_LOGSNR
    if "fit" in prepared.unchecked and low < sample.logsnr < high and prepared.dimension >= 64:
        prepared.unchecked.remove("fit")
        given = prepared.to_map(add_noise(clean, noise, level)), prepared.to_map(noise)
        misfit = describe_misfit(residuals[:1], *given, sample.logsnr, prediction)
        noisy = replace(sample, logsnr=prepared.schedule.nearest(NOISY_LOGSNR)[1])
        if prediction != "flow" and noisy.logsnr < low:
            epsilon = prepared.model.retry_smaller(1, lambda _: evaluate(prompts[:1], [noisy])[0]) + given[1]
            at = torch.tensor([noisy.logsnr], dtype=torch.float64, device="cpu")
            x_alpha = prepared.to_map(add_noise(clean, noise, at))
            misfit = describe_slope(epsilon, x_alpha, given[1], noisy.logsnr, prediction) or misfit
        if misfit:
            found.append(misfit)
            warn(misfit)
    return found


def computing_dtype(model: Model) -> torch.dtype:
    """The type that a model's network computes in: its own, or that of the user's autocast."""
    kind = model.pipe.device.type
    autocast = is_autocast_available(kind) and torch.is_autocast_enabled(kind)
    return torch.get_autocast_dtype(kind) if autocast else model.denoiser.dtype


def check_repeatable(first: Tensor, again: Tensor, dtype: torch.dtype) -> None:
    """Raise ValueError if two residuals [K, ...] of the same input differ by more than rounding does."""
    difference = float((first - again).square().mean().sqrt())
    if difference > max(1e-3, 4 * torch.finfo(dtype).eps):
        raise ValueError(
            f"the network gave different predictions for the same input, by {difference:.1e} of the noise, so "
            "differences between prompts would be noise too. Switch off what is random in it, or what reuses earlier "
            "predictions, such as dropout and caches; if it quantizes a batch as a whole, use max_batch=1"
        )


def describe_slope(epsilon: Tensor, x_alpha: Tensor, noise: Tensor, logsnr: float, prediction: str) -> str | None:
    """What is wrong if an output read as a ``prediction`` follows the noise and should not, or the other way round.

    At high noise, whatever the picture, the output of a network that predicts the noise ε follows ε with a slope near
    1, and that of one that predicts x or v with a slope near 0, a at most: what it predicts of the picture does not
    depend on the noise. ``epsilon`` is the prediction ε̂ that the output was converted to.
    """
    u, v = (float(weight) for weight in epsilon_weights(torch.tensor([logsnr], dtype=torch.float64), prediction))
    slope = float(((epsilon - v * x_alpha) / u * noise).sum() / noise.square().sum())
    if (slope > 0.5) == (prediction == "epsilon"):
        return None
    kind = "follows the noise in it" if slope > 0.5 else "does not follow the noise in it"
    return (
        f"at log SNR {logsnr:.1f} the output of the network {kind} (slope {slope:.2f}), as that of one that predicts "
        f"{'epsilon' if slope > 0.5 else 'v or the image'} would. Does the scheduler's prediction type, {prediction}, "
        "fit the network?"
    )


def describe_misfit(residual: Tensor, x_alpha: Tensor, noise: Tensor, logsnr: float, prediction: str) -> str | None:
    """What is wrong if a network's error is larger than that of its noisy input, or of another kind of prediction.

    ``residual`` is ε̂ − ε by the scheduler's prediction type, for the input x_α and the noise ε in it, all arranged
    alike. A good denoiser is better than ε̂ = x_α at every level, since that is a denoiser too. On pictures far from the
    training data the errors of all kinds are large, and only :func:`describe_slope` still tells ε from the others.
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


def rounding_information(
    prepared: PreparedPipeline, prompt: Any, sample: NoiseSample,
    evaluate: Callable[[Sequence[Any], Sequence[NoiseSample]], Tensor],
) -> float:  # fmt: skip
    """Bound of the information in nats between two prompts that differ by rounding alone: ½∫ ‖ε̂ − ε̂′‖² dα.

    ε̂ and ε̂′ are predictions for inputs that differ in their last digit, latents and encoded prompt alike, so that
    everything is rounded anew; ε/2 of a number is the least that is not rounded away. The integrand is that of the
    worst of ROUNDING_LEVELS levels.
    """
    distribution, model, generator = prepared.logsnr_distribution, prepared.model, torch.Generator("cpu").manual_seed(0)
    span, eps = distribution.high - distribution.low, torch.finfo(computing_dtype(model)).eps
    parts = (torch.arange(ROUNDING_LEVELS, dtype=torch.float64, device="cpu") + 0.5) / ROUNDING_LEVELS
    levels = [prepared.schedule.nearest(distribution.low + span * float(part))[1] for part in parts]
    samples = [replace(sample, logsnr=level) for level in levels]

    def nudge(value: Any) -> Any:
        if not isinstance(value, Tensor) or not value.is_floating_point() or value.ndim < 2:
            return value  # timesteps too
        signs = torch.randint(2, value.shape, generator=generator, device="cpu").to(value.device) * 2 - 1
        return (value.float() * (1 + signs * eps / 2)).to(value.dtype)

    def changed(forward: Callable, arguments: tuple, named: dict) -> Any:
        arguments, named = tree_map(nudge, (arguments, named))
        return forward(*arguments, **named)

    apart = []
    for one in samples:
        first = model.retry_smaller(1, lambda _, one=one: evaluate([prompt], [one]))
        with intercept(model.denoiser, changed):
            again = model.retry_smaller(1, lambda _, one=one: evaluate([prompt], [one]))
        apart.append((again - first).square().sum())
    return float(0.5 * span * torch.stack(apart).max())
