"""What is read off a result: a number with its error, a map, a density over log SNR."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

import numpy as np

Estimator = Literal["orthogonal", "standard"]
Band = tuple[float, float]


@dataclass(frozen=True)
class Estimate:
    """A number and its standard error.

    >>> print(Estimate(0.6931, 0.01), Estimate(0.6931, 0.01).bits())
    0.693 ± 0.010 nats 1.000 ± 0.014 bits
    """

    value: float
    stderr: float
    unit: str = "nats"

    def __str__(self) -> str:
        return f"{self.value:.3f} ± {self.stderr:.3f} {self.unit}"

    def __float__(self) -> float:
        return self.value

    def bits(self) -> Estimate:
        """The same in bits: 1 nat is 1.4427 bits."""
        return Estimate(self.value / math.log(2), self.stderr / math.log(2), "bits")


@dataclass(frozen=True)
class Heatmap:
    """Information per pixel.

    Attributes:
        values: float32 [H, W], nats per pixel; they sum to ``total``.
        stderr: float32 [H, W], their standard errors.
        total: the sum, with its own error.
        target: the prompt asked about.
        given: the prompt it is compared with.
        estimator: "orthogonal" or "standard".
        band: the log-SNR range covered.
    """

    values: np.ndarray
    stderr: np.ndarray
    total: Estimate
    target: Hashable
    given: Hashable
    estimator: str
    band: Band


@dataclass(frozen=True)
class Spectrum:
    """A density over log SNR.

    Attributes:
        edges: of the bins [N + 1].
        values: mean density in each bin [N], nats per unit of log SNR (for ``mmse``: squared error).
        stderr: [N].
    """

    edges: np.ndarray
    values: np.ndarray
    stderr: np.ndarray

    @property
    def logsnr(self) -> np.ndarray:
        """Centres of the bins [N]."""
        return (self.edges[1:] + self.edges[:-1]) / 2
