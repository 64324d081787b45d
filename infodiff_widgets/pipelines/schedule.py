"""Noise schedules: log SNR of a pipeline's timesteps, and the scale of its network's input.

Two conventions cover diffusers. A *discrete* schedule has a table ᾱ_t and feeds x_α = √ᾱ·x + √(1−ᾱ)·ε. A *flow*
feeds z = (1−s)·x + s·ε = x_α/(a+b) for any s in (0, 1), at log SNR 2·ln((1−s)/s).

Which timestep the network is fed at a log SNR follows from the pairs of timesteps and σ that the scheduler makes. Most
agree with the table, or with t = T·s. Two kinds do not: schedulers with timesteps of another kind, such as ¼·ln σ, and
pipelines that shift σ but not the timesteps (CogView4).
"""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
from torch import Tensor

from infodiff_widgets.core.channel import PREDICTIONS, expand_like, signal_and_noise
from infodiff_widgets.core.timesteps import FLOW_EDGE

PAIRS = 100
"""Number of steps of the trial run that shows how a scheduler pairs its timesteps with σ."""

PAIRS_TOLERANCE = 0.03
"""Greatest distance of paired timesteps from the table, or from t = T·s, relative to their number T."""


class Schedule:
    """Noise levels of a diffusers scheduler, which is only read.

    Attributes:
        prediction: type of the network's output, one of ``core.channel.PREDICTIONS``.
        low, high: least and greatest log SNR the network was trained at. A discrete schedule that ends in pure noise
            (zero terminal SNR) is used up to its last finite level.
        train_steps: number of timesteps.
        continuous: whether the network can be evaluated at any level in between.

    Raises ValueError: if the scheduler follows neither convention.
    """

    def __init__(self, scheduler: Any) -> None:
        config = scheduler.config
        signal = getattr(scheduler, "alphas_cumprod", None)
        self.prediction = config.get("prediction_type") or ("flow" if signal is None else "epsilon")
        if signal is None and not hasattr(scheduler, "scale_noise"):
            raise ValueError(
                f"{type(scheduler).__name__} has neither a table of noise levels (alphas_cumprod) nor the rule of a "
                "flow (scale_noise), so it is unknown what its network is fed. Networks trained in another way, such "
                "as EDM, are not supported, and another scheduler does not change how a network was trained"
            )
        self.continuous = bool(self.prediction.startswith("flow") or config.get("use_flow_sigmas") or signal is None)
        self.train_steps = int(config.get("num_train_timesteps") or 1000)
        if signal is None or self.continuous:
            self.prediction = "flow"
            self.high = 2 * float(np.log1p(-FLOW_EDGE) - np.log(FLOW_EDGE))
            self.low = -self.high
            self._levels, self._timesteps = np.zeros(1), np.zeros(1)  # here logit(t/T) − logit(s)
            return
        if self.prediction not in PREDICTIONS:
            known = ", ".join(PREDICTIONS)
            raise ValueError(f"the scheduler's prediction_type must be one of {known}; got {self.prediction!r}")
        table = signal.cpu().double().numpy()
        with np.errstate(divide="ignore"):
            levels = np.log(table) - np.log1p(-table)
        self._timesteps = np.flatnonzero(np.isfinite(levels))
        self._levels = levels[self._timesteps]
        if hasattr(scheduler, "sigmas"):
            expected, order = self._levels, np.argsort(self._levels)
            for steps in (PAIRS, self.train_steps):  # the second trial, with all levels, only if the first disagrees
                timesteps, sigmas = timesteps_and_sigmas(scheduler, num_inference_steps=steps)
                own = -2 * np.log(sigmas)
                expected = np.interp(own, self._levels[order], self._timesteps[order])
                if np.abs(timesteps - expected).max() <= PAIRS_TOLERANCE * self.train_steps:
                    break
            else:
                self.continuous, order = True, np.argsort(own)
                self._levels, self._timesteps = own[order], timesteps[order]
        self.low, self.high = float(self._levels.min()), float(self._levels.max())

    def nearest(self, logsnr: float) -> tuple[float, float]:
        """The nearest timestep, in the scheduler's own count, and its log SNR."""
        if not self.continuous:
            at = int(np.abs(self._levels - logsnr).argmin())
            return int(self._timesteps[at]), float(self._levels[at])
        logsnr = min(max(logsnr, self.low), self.high)
        fed = float(np.interp(logsnr, self._levels, self._timesteps))
        return self.train_steps / (1 + float(np.exp(logsnr / 2 - fed))) if self.prediction == "flow" else fed, logsnr

    def paired(self, timesteps: np.ndarray, sigmas: np.ndarray) -> Schedule:
        """The schedule of a flow whose pipeline feeds timesteps [N] at σ = s [N]; itself if these are t = T·s.

        In between, logit(t/T) − logit(s) is interpolated, which is constant for every shift of diffusers.
        Raises ValueError: if the timesteps do not grow with σ.
        """
        t, order = timesteps / self.train_steps, np.argsort(sigmas)
        if np.abs(t - sigmas).max() <= PAIRS_TOLERANCE:
            return self
        if np.diff(t[order]).min() < 0:
            raise ValueError("the timesteps that this pipeline feeds its network do not grow with the noise")
        inside = order[(sigmas[order] < 1) & (t[order] > 0) & (t[order] < 1)][::-1]
        s, t, pairs = sigmas[inside], t[inside], copy.copy(self)
        pairs._levels = 2 * (np.log1p(-s) - np.log(s))
        pairs._timesteps = np.log(t) - np.log1p(-t) + pairs._levels / 2
        return pairs

    def scale_model_input(self, x_alpha: Tensor, logsnr: Tensor) -> Tensor:
        """The network's input for the variance-preserving x_α [B, ...] at log SNR [B]."""
        if self.prediction != "flow":
            return x_alpha
        a, b = signal_and_noise(logsnr)
        return x_alpha / expand_like(a + b, x_alpha)


def timesteps_and_sigmas(scheduler: Any, **settings: Any) -> tuple[np.ndarray, np.ndarray]:
    """The pairs that a copy of a scheduler makes by ``set_timesteps(**settings)``, float64 [N], at finite σ > 0."""
    own = copy.deepcopy(scheduler)
    own.set_timesteps(**settings)
    timesteps = own.timesteps.double().cpu().numpy()
    sigmas = own.sigmas[: len(timesteps)].double().cpu().numpy()
    keep = np.isfinite(sigmas) & (sigmas > 0)
    return timesteps[keep], sigmas[keep]
