"""Noise schedules: log SNR of a pipeline's timesteps, and the scale of its network's input.

Two conventions cover diffusers. A *discrete* schedule has a table ᾱ_t and feeds x_α = √ᾱ·x + √(1−ᾱ)·ε. A *flow*
feeds z = (1−s)·x + s·ε = x_α/(a+b) for any s in (0, 1), at log SNR 2·ln((1−s)/s).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from torch import Tensor

from infodiff_widgets.core.channel import PREDICTIONS, expand_like, signal_and_noise
from infodiff_widgets.core.timesteps import FLOW_EDGE


class Schedule:
    """Noise levels of a diffusers scheduler, which is only read.

    Attributes:
        prediction: type of the network's output, one of ``core.channel.PREDICTIONS``.
        low, high: least and greatest log SNR the network was trained at. A discrete schedule that ends in pure noise
            (zero terminal SNR) is used up to its last finite level.
        continuous: whether the network can be evaluated at any level in between.

    Raises ValueError: if the scheduler follows neither convention.
    """

    def __init__(self, scheduler: Any) -> None:
        config = scheduler.config
        self.prediction = config.get("prediction_type") or "flow"
        signal = getattr(scheduler, "alphas_cumprod", None)
        if signal is None and not hasattr(scheduler, "scale_noise"):
            raise ValueError(
                f"{type(scheduler).__name__} has neither a table of noise levels (alphas_cumprod) nor the rule of a "
                "flow (scale_noise), so it is unknown what its network is fed. Give the pipeline the scheduler its "
                "network was trained with, e.g. pipe.scheduler = DDIMScheduler.from_config(pipe.scheduler.config)"
            )
        self.continuous = bool(self.prediction.startswith("flow") or config.get("use_flow_sigmas") or signal is None)
        self._steps = int(config.get("num_train_timesteps") or 1000)
        if signal is None or self.continuous:
            self.prediction = "flow"
            self.high = 2 * float(np.log1p(-FLOW_EDGE) - np.log(FLOW_EDGE))
            self.low = -self.high
            return
        if self.prediction not in PREDICTIONS:
            known = ", ".join(PREDICTIONS)
            raise ValueError(f"the scheduler's prediction_type must be one of {known}; got {self.prediction!r}")
        table = signal.cpu().double().numpy()
        with np.errstate(divide="ignore"):
            levels = np.log(table) - np.log1p(-table)
        self._timesteps = np.flatnonzero(np.isfinite(levels))
        self._levels = levels[self._timesteps]
        self.low, self.high = float(self._levels.min()), float(self._levels.max())

    def nearest(self, logsnr: float) -> tuple[float, float]:
        """The nearest timestep, in the scheduler's own count, and its log SNR."""
        if self.continuous:
            logsnr = min(max(logsnr, self.low), self.high)
            return self._steps / (1 + float(np.exp(logsnr / 2))), logsnr
        at = int(np.abs(self._levels - logsnr).argmin())
        return int(self._timesteps[at]), float(self._levels[at])

    def scale_model_input(self, x_alpha: Tensor, logsnr: Tensor) -> Tensor:
        """The network's input for the variance-preserving x_α [B, ...] at log SNR [B]."""
        if not self.continuous:
            return x_alpha
        a, b = signal_and_noise(logsnr)
        return x_alpha / expand_like(a + b, x_alpha)
