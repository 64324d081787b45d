"""Distribution of the log SNR α, for Monte Carlo integrals ∫ f dα ≈ mean of w·f over samples of α.

α follows a truncated logistic distribution. The weight of a sample is one over its density, so the mean weight is the
width of the range. Samples are stratified: one in each of n parts of equal probability.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from infodiff_widgets.core.checks import check_number


@dataclass(frozen=True)
class LogSNRDistribution:
    """Logistic distribution of the log SNR, truncated to [low, high].

    Attributes:
        loc, scale: location, where samples are densest, and width; large widths approach a uniform distribution.
        low, high: lowest and highest log SNR.

    The paper's choice, location 1, scale 2 and truncation at 3 scales on either side, is
    ``LogSNRDistribution.clipped(1, 2, 3)``: log SNR −5 to 7.

    Example:
        >>> levels = LogSNRDistribution(loc=-2, scale=2, low=-9, high=5)
        >>> logsnr, weight = levels.stratified(4, np.random.default_rng(0))
        >>> logsnr.shape, bool(weight.min() > 0)
        ((4,), True)
    """

    loc: float
    scale: float
    low: float
    high: float

    def __post_init__(self) -> None:
        for name in ("loc", "scale", "low", "high"):
            check_number(name, getattr(self, name))
        if not (np.isfinite([self.loc, self.scale, self.low, self.high]).all() and self.scale > 0):
            raise ValueError(f"a distribution of log SNR needs finite numbers and a positive scale; got {self}")
        if self.low >= self.high:
            raise ValueError(f"the log-SNR range is empty: low {self.low} is not below high {self.high}")
        distance = max(self.low - self.loc, self.loc - self.high) / self.scale
        if distance > 600 or self.high - self.low < 1e-9 * self.scale:  # float64 cannot tell its probability from 0
            raise ValueError(
                f"too little of the distribution lies between low and high; use a loc between them and a scale like "
                f"their distance; got {self}"
            )

    @classmethod
    def clipped(cls, loc: float, scale: float, clip: float) -> LogSNRDistribution:
        """A distribution truncated at ``clip`` scales on either side of its location."""
        loc, scale, clip = check_number("loc", loc), check_number("scale", scale), check_number("clip", clip, 0)
        return cls(loc, scale, loc - clip * scale, loc + clip * scale)

    def truncate(self, low: float, high: float) -> LogSNRDistribution:
        """The distribution truncated further; raises ValueError if nothing of its range is left."""
        return replace(self, low=max(self.low, low), high=min(self.high, high))

    def quantile(self, u: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Log SNR and weight at quantiles ``u`` in (0, 1), two float64 arrays like ``u``."""
        # Above the location p is the probability above the log SNR: the one below would round to 1 in the tail.
        sign = -1 if self.low > self.loc else 1
        distance = sign * (self.loc - np.array([self.low, self.high])) / self.scale
        bottom, top = 1 / (1 + np.exp(np.minimum(distance, 700)))  # beyond, exp overflows
        p = bottom + (top - bottom) * np.asarray(u, float)
        z = np.log(p) - np.log1p(-p)
        return self.loc + sign * self.scale * z, sign * self.scale * (top - bottom) / (p * (1 - p))

    def cumulative(self, logsnr: np.ndarray) -> np.ndarray:
        """Probability below each log SNR, the inverse of :meth:`quantile`; float64 like ``logsnr``."""
        sign = -1 if self.low > self.loc else 1
        distance = sign * (self.loc - np.array([self.low, self.high, *np.ravel(logsnr)])) / self.scale
        bottom, top, *p = 1 / (1 + np.exp(np.minimum(distance, 700)))
        return np.clip((np.reshape(p, np.shape(logsnr)) - bottom) / (top - bottom), 0, 1)

    def stratified(self, n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Log SNR and weight of a random sample in each of ``n`` parts of equal probability, ascending."""
        return self.quantile((np.arange(n) + rng.random(n)) / n)

    def midpoints(self, n: int) -> tuple[np.ndarray, np.ndarray]:
        """Log SNR and weight at the median of each of ``n`` parts of equal probability."""
        return self.quantile((np.arange(n) + 0.5) / n)
