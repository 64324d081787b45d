"""Trajectories: where a network is evaluated, and what is made of its outputs.

A :data:`Trajectory` yields noisy states x_α and is sent the network's output for each; ``schedulers`` runs it in a
pipeline. One evaluates the residuals of noise samples. The others lead from an image to noise and back, in the
variables σ = b/a = e^(−α/2) and u = x_α/a. They need nothing of a network but ε̂(x_α | prompt), so whatever it
predicts, ε, v, x or a flow, is left to ``core.channel.to_epsilon``.

- The probability-flow ODE du/dσ = ε̂ (Song et al., 2021), by Heun's method (Karras et al., 2022).
- The steps of the reverse chain of DDPM (Ho et al., 2020), u′ = u − (1 − σ′²/σ²)·σ·ε̂ + z, with the z that lead through
  an image noised anew at every level: the edit-friendly inversion of Huberman-Spiegelglas et al. (CVPR 2024).

The schedulers of diffusers cannot be used for this. ``DDIMInverseScheduler`` is of first order, which on the bundled
scenes sometimes ends in another picture; the inverse of DPM-Solver does not support flows; Heun's has no inverse and
no network that predicts x; and LEdits++ is limited to pipelines of its own.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Generator, Sequence

import torch
from torch import Tensor

from infodiff_widgets.core.channel import add_noise, epsilon_weights, signal_and_noise, to_epsilon
from infodiff_widgets.core.gram import NoiseSample, draw_noise

Trajectory = Generator[Tensor, Tensor, Tensor | None]
"""Yields x_α [1 or B, ...], is sent the network's output [B, ...] for it, and returns the final latents, or None."""

EpsilonTrajectory = Generator[Tensor, Tensor, Tensor]
"""The same in other variables: yields u [B, ...], is sent ε̂, and returns the last u."""

CLEAN = math.inf
"""Log SNR of an image without noise."""


def sigma(logsnr: float) -> float:
    """σ = b/a of a level; 0 at infinite log SNR."""
    return math.exp(-logsnr / 2)


def signal_weight(logsnr: float) -> float:
    """The weight a of a level, so that x_α = a·u."""
    return float(signal_and_noise(torch.tensor(logsnr, dtype=torch.float64, device="cpu"))[0])


def evaluate_residuals(
    clean: Tensor, samples: Sequence[NoiseSample], prediction: str, add: Callable[[NoiseSample, Tensor], None]
) -> Trajectory:
    """Call ``add`` with each noise sample and its residuals ε̂ − ε, float32 [B, ...], for latents x [1, ...]."""
    for sample in samples:
        noise = draw_noise(sample, clean.shape[1:]).to(clean.device)[None]
        logsnr = torch.tensor([sample.logsnr], dtype=torch.float64, device="cpu")
        x_alpha = add_noise(clean, noise, logsnr)
        u, v = (float(weight) for weight in epsilon_weights(logsnr, prediction))
        add(sample, torch.add(v * x_alpha - noise, (yield x_alpha), alpha=u))
    return None


def predict_clean(clean: Tensor, sample: NoiseSample, prediction: str) -> Trajectory:
    """Return the network's prediction x̂ = x − (ε̂ − ε)·σ at one noise sample."""
    residuals: list[Tensor] = []
    yield from evaluate_residuals(clean, [sample], prediction, lambda _, residual: residuals.append(residual))
    return clean - residuals[0] * sigma(sample.logsnr)


def convert_outputs(
    path: EpsilonTrajectory, levels: Sequence[float], prediction: str, on_output: Callable[[], None]
) -> Trajectory:
    """Translate a trajectory of (u, ε̂) at levels of log SNR into one of inputs and outputs of a network."""
    try:
        u = next(path)
        for level in levels:
            x_alpha = signal_weight(level) * u
            output = yield x_alpha
            on_output()
            logsnr = torch.tensor([level], dtype=torch.float64, device="cpu")
            u = path.send(to_epsilon(output, x_alpha, logsnr, prediction))
    except StopIteration as end:
        return end.value
    raise ValueError(f"the trajectory has more states than its {len(levels)} levels")


def heun(u: Tensor, levels: Sequence[float], epsilon: Tensor | None = None) -> EpsilonTrajectory:
    """Integrate the ODE from level to level, with ε̂ at both ends of every step (:func:`evaluation_levels`).

    Trajectories converge on the way to an image, so the errors of an inversion shrink on the way back. If ``epsilon``,
    ε̂ at the start, is known, it is not evaluated again.
    """
    for here, there in itertools.pairwise(levels):
        step = sigma(there) - sigma(here)
        first = (yield u) if epsilon is None else epsilon
        second = yield u + step * first
        u, epsilon = u + step / 2 * (first + second), None
    return u


def evaluation_levels(levels: Sequence[float]) -> list[float]:
    """The levels at which :func:`heun` evaluates ε̂, in order."""
    return [level for step in itertools.pairwise(levels) for level in step]


def posterior_mean(u: Tensor, epsilon: Tensor, here: float, there: float) -> Tensor:
    """E[u at a cleaner level | u], if the noise is ε̂."""
    return u - (1 - (sigma(there) / sigma(here)) ** 2) * sigma(here) * epsilon


def record_noise_maps(states: Sequence[Tensor], levels: Sequence[float], maps: list[Tensor]) -> EpsilonTrajectory:
    """Visit an image noised to each level, noisiest first, itself last; append the map z of each step to ``maps``."""
    for u, following, here, there in zip(states, states[1:], levels, levels[1:], strict=False):
        epsilon = yield u
        maps.append(following - posterior_mean(u, epsilon, here, there))
    return states[-1]


def replay_noise_maps(u: Tensor, levels: Sequence[float], maps: Sequence[Tensor]) -> EpsilonTrajectory:
    """Take the steps with recorded noise maps; under the same prompt they lead to the recorded states."""
    for here, there, z in zip(levels, levels[1:], maps, strict=False):
        epsilon = yield u
        u = posterior_mean(u, epsilon, here, there) + z
    return u
