"""The noise levels that networks are trained at: timesteps drawn evenly, as a law of the log SNR."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from infodiff_widgets.core.logsnr import LogSNRDistribution

_EDGE, _STEPS = 1e-3, 1000


@dataclass(frozen=True)
class Timesteps(LogSNRDistribution):
    """Timesteps drawn evenly, within [low, high]; can be given to ``estimate`` as its ``logsnr_distribution``.

    Attributes:
        loc, scale: mean and standard deviation of the log SNR, for the record.
        levels: log SNR at T evenly spaced timesteps, float64 [T], ascending.
    """

    levels: np.ndarray = field(default_factory=lambda: np.zeros(0), compare=False, repr=False)

    @classmethod
    def of(cls, model: Any, low: float, high: float) -> Timesteps:
        """The law that a model's network was trained with, cut to a range of log SNR.

        For a discrete schedule that is its table, for a flow log SNR = 2·ln((1 − s)/s) with s drawn evenly. A denoiser
        that has no schedule counts as a flow.
        """
        schedule = getattr(model, "schedule", None)
        if schedule is None or schedule.continuous:
            s = np.linspace(_EDGE, 1 - _EDGE, _STEPS)
            levels = 2 * (np.log1p(-s) - np.log(s))
        else:
            signal = model.pipe.scheduler.alphas_cumprod.double().cpu().numpy()
            signal = signal[signal > 0]  # a schedule with zero terminal SNR ends at log SNR −∞
            levels = np.log(signal) - np.log1p(-signal)
        levels = np.sort(levels)
        within = levels[(levels >= low) & (levels <= high)]
        return cls(float(within.mean()), float(within.std()), low, high, levels)

    @property
    def _steps(self) -> np.ndarray:
        return np.arange(len(self.levels)) / len(self.levels)

    def density(self, logsnr: np.ndarray) -> np.ndarray:
        """Density over log SNR, in [low, high]: timesteps there, as parts of all of them, per unit of log SNR."""
        bottom, top = np.interp([self.low, self.high], self.levels, self._steps)
        return np.interp(logsnr, self.levels, np.gradient(self._steps, self.levels)) / (top - bottom)

    def quantile(self, u: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Log SNR and weight at the quantiles ``u`` in (0, 1), as :meth:`LogSNRDistribution.quantile`."""
        bottom, top = np.interp([self.low, self.high], self.levels, self._steps)
        logsnr = np.interp(bottom + (top - bottom) * np.asarray(u, float), self._steps, self.levels)
        return logsnr, 1 / self.density(logsnr)
