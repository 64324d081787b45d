"""Distribution of the log SNR that a network was trained with: timesteps drawn uniformly."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from infodiff_widgets.core.logsnr import LogSNRDistribution

FLOW_EDGE = 1e-3
"""Flows are evaluated for s between FLOW_EDGE and 1 − FLOW_EDGE: at the ends nothing is left to predict, or to see."""


@dataclass(frozen=True)
class Timesteps(LogSNRDistribution):
    """Log SNR of uniformly drawn timesteps, within [low, high]; a ``logsnr_distribution`` for ``estimate``.

    ``levels`` is the log SNR at T evenly spaced timesteps, float64 [T], ascending; ``loc`` and ``scale`` its mean and
    standard deviation, for the record.
    """

    levels: np.ndarray = field(default_factory=lambda: np.zeros(0), compare=False, repr=False)

    @classmethod
    def of(cls, model: Any, low: float, high: float) -> Timesteps:
        """The distribution that a model's network was trained with, truncated to a range of log SNR.

        A discrete schedule gives its table; a flow, or a denoiser without schedule, 2·ln((1 − s)/s) for uniform s.
        """
        schedule = getattr(model, "schedule", None)
        if schedule is None or schedule.prediction == "flow":
            s = np.linspace(FLOW_EDGE, 1 - FLOW_EDGE, 1000)
            levels = 2 * (np.log1p(-s) - np.log(s))
        else:
            signal = model.pipe.scheduler.alphas_cumprod.double().cpu().numpy()
            signal = signal[signal > 0]  # a schedule with zero terminal SNR ends at log SNR −∞
            levels = np.log(signal) - np.log1p(-signal)
        levels = np.sort(levels)
        within = levels[(levels >= low) & (levels <= high)]
        return cls(float(within.mean()), float(within.std()), low, high, levels)

    @property
    def _fractions(self) -> np.ndarray:
        """Fraction of the timesteps below each level."""
        return np.arange(len(self.levels)) / len(self.levels)

    def density(self, logsnr: np.ndarray) -> np.ndarray:
        """Probability density over log SNR, within [low, high]."""
        bottom, top = np.interp([self.low, self.high], self.levels, self._fractions)
        return np.interp(logsnr, self.levels, np.gradient(self._fractions, self.levels)) / (top - bottom)

    def quantile(self, u: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Log SNR and weight at the quantiles ``u`` in (0, 1), as :meth:`LogSNRDistribution.quantile`."""
        bottom, top = np.interp([self.low, self.high], self.levels, self._fractions)
        logsnr = np.interp(bottom + (top - bottom) * np.asarray(u, float), self._fractions, self.levels)
        return logsnr, 1 / self.density(logsnr)
