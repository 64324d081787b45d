"""Ways from an image to noise and back, for any pipeline, and a scheduler that has the pipeline take the steps.

With σ = b/a = e^(−α/2) and u = x_α/a, both ways need nothing of a network but ε̂(x_α | prompt), so what it predicts,
ε, v, x or a flow, is left to ``core.channel.to_epsilon``.

- The probability-flow ODE du/dσ = ε̂ (Song et al., 2021), by Heun's method (Karras et al., 2022).
- The steps of the reverse chain of DDPM (Ho et al., 2020), u′ = u − (1 − σ′²/σ²)·σ·ε̂ + z, with the z that lead through
  an image noised anew at every level: the edit-friendly inversion of Huberman-Spiegelglas et al. (CVPR 2024).

diffusers' own schedulers would not do: ``DDIMInverseScheduler`` is of first order, which on the bundled scenes ends in
another picture now and then; the inverse of DPM-Solver knows no flows; Heun's has no inverse and takes no network that
predicts x; and LEdits++ is for pipelines of its own.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Generator, Sequence
from types import SimpleNamespace
from typing import Any

import torch
from torch import Tensor

from infodiff_widgets.core.channel import signal_and_noise, to_epsilon
from infodiff_widgets.pipelines.schedule import Schedule
from infodiff_widgets.pipelines.scheduler_probe import Layout, SchedulerStub, mean_of

Trajectory = Generator[Tensor, Tensor, Tensor]
"""Yields states u [B, ...], one for each call of a network, is sent ε̂ there, and returns the last state."""

CLEAN = math.inf
"""Log SNR of an image without noise."""


def sigma(logsnr: float) -> float:
    """σ = b/a of a level; 0 at infinite log SNR."""
    return math.exp(-logsnr / 2)


def signal(logsnr: float) -> float:
    """The weight a of a level, so that x_α = a·u."""
    return float(signal_and_noise(torch.tensor(logsnr))[0])


def heun(u: Tensor, levels: Sequence[float]) -> Trajectory:
    """Heun's method from level to level of log SNR. It asks for ε̂ at both ends of every step (:func:`evaluation_levels`).

    The ODE draws paths together on the way to an image, so what an inversion is off is forgotten on the way back.
    """
    for here, there in itertools.pairwise(levels):
        step = sigma(there) - sigma(here)
        first = yield u
        second = yield u + step * first
        u = u + step / 2 * (first + second)
    return u


def evaluation_levels(levels: Sequence[float]) -> list[float]:
    """The levels that :func:`heun` asks at, in order."""
    return [level for step in itertools.pairwise(levels) for level in step]


def joined(path: Trajectory, following: Callable[[Tensor], Trajectory]) -> Trajectory:
    """A path, and another from where it ends."""
    u = yield from path
    return (yield from following(u))


def posterior_mean(u: Tensor, epsilon: Tensor, here: float, there: float) -> Tensor:
    """E[u at a cleaner level | u], if the noise is ε̂."""
    return u - (1 - (sigma(there) / sigma(here)) ** 2) * sigma(here) * epsilon


def recorded(states: Sequence[Tensor], levels: Sequence[float], maps: list[Tensor]) -> Trajectory:
    """Visit given states, all but the last, and note how far each lies from where the step before expects it.

    Args:
        states: an image noised to each level, noisiest first.
        levels: log SNR of each; infinite for the image itself.
        maps: where the noise maps z go, one for each step.
    """
    for u, following, here, there in zip(states, states[1:], levels, levels[1:], strict=False):
        epsilon = yield u
        maps.append(following - posterior_mean(u, epsilon, here, there))
    return states[-1]


def replayed(u: Tensor, levels: Sequence[float], maps: Sequence[Tensor]) -> Trajectory:
    """Take the steps again with the noise maps of :func:`recorded`: under the same prompt, to the very same states."""
    for here, there, z in zip(levels, levels[1:], maps, strict=False):
        epsilon = yield u
        u = posterior_mean(u, epsilon, here, there) + z
    return u


class TrajectoryScheduler(SchedulerStub):
    """Stands in for a pipeline's scheduler while a path is walked.

    Args:
        scheduler: the pipeline's own; read, never changed.
        schedule: what it says.
        layout: how the pipeline arranges latents.
        path: where to go, in states u like the clean latents, [rows, ...] float32.
        levels: log SNR of every state that the path yields, all of them known to the schedule.
        check: called before every call of the network; may raise to end the run.

    Attributes:
        first: ε̂ at the first state.
        last: what the path returned.
    """

    def __init__(
        self,
        scheduler: Any,
        schedule: Schedule,
        layout: Layout,
        path: Trajectory,
        levels: Sequence[float],
        check: Callable[[], None],
    ) -> None:
        super().__init__(scheduler, [schedule.nearest(level)[0] for level in levels])
        self.schedule, self.layout, self.path, self.levels, self.check = schedule, layout, path, levels, check
        self.first: Tensor | None = None
        self.last: Tensor | None = None
        self._at = 0
        self._x_alpha: Tensor | None = None

    def take(self, clean: Tensor) -> Tensor:
        """Begin where the path begins."""
        return self._fed(next(self.path)).to(clean)

    def step(self, model_output: Tensor, timestep: Any, sample: Tensor, return_dict: bool = True, **_: Any) -> Any:
        """Tell the path what ε̂ is; return the next input, and after the last what the path returned."""
        output = self.layout.unpack(mean_of(model_output, sample).float())
        level = torch.tensor([self.levels[self._at]], dtype=torch.float64)
        epsilon = to_epsilon(output, self._x_alpha, level, self.schedule.prediction)
        self.first = epsilon if self.first is None else self.first
        self._at += 1
        try:
            following = self._fed(self.path.send(epsilon))
        except StopIteration as end:
            following = self.last = end.value
        following = self.layout.pack(following).to(sample.dtype)
        return SimpleNamespace(prev_sample=following) if return_dict else (following, following)

    def _fed(self, u: Tensor) -> Tensor:
        """What the network is fed at the state under way, in the arrangement of the clean latents."""
        self.check()
        level = self.levels[self._at]
        self._x_alpha = signal(level) * u
        return self.schedule.scale_model_input(self._x_alpha, torch.tensor([level], dtype=torch.float64))
