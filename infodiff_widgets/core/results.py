"""What is read off a result: a number with its error, a map and its parts, a density over log SNR."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from infodiff_widgets.prompts import Band

Box = tuple[int, int, int, int]
"""Left, top, right and bottom of a part of a map, in pixels; right and bottom lie outside."""

SCORES = ("standard", "orthogonal", "error")
"""Scores of captions, see ``core.caption_scores``."""


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
        """The same in bits: 1 nat is 1.4427 bits.

        Raises:
            ValueError: it is not in nats.
        """
        if self.unit != "nats":
            raise ValueError(f"only nats are turned into bits; this estimate is in {self.unit}")
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
        replicates: float32 [R, h, w], nats per pixel, at most 64 cells a side: how far the map of each of R independent
            parts of the draws is off ``values``, scaled so that a sum over any pixels has for its error the root of
            the R squared sums over them. Pixels of one draw err together; this keeps it. None for a single part.

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(idw.load(), scene.image, scene.caption, samples=4, progress=False)
        >>> heatmap = info.heatmap("dog")
        >>> heatmap.values.shape, heatmap.target, heatmap.given
        ((64, 64), 'the dog left of the cat on grass', 'the left of the cat on grass')
    """

    values: np.ndarray
    stderr: np.ndarray
    total: Estimate
    target: Hashable
    given: Hashable
    estimator: str
    band: Band
    replicates: np.ndarray | None = None

    def region(self, box: Box) -> Estimate:
        """The information in a part of the image, with its error.

        Raises:
            ValueError: the map has no rows and columns, or the box no pixel in it.
        """
        if self.values.ndim != 2:
            raise ValueError(f"only a map with rows and columns has regions; this one is {list(self.values.shape)}")
        return Estimate(*region_sum(self.values, self.replicates, box))


@dataclass(frozen=True)
class Spectrum:
    """A density over log SNR.

    Attributes:
        edges: of the bins [N + 1].
        values: mean density in each bin [N], nats per unit of log SNR (for ``mmse``: squared error).
        stderr: [N].

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(idw.load(), scene.image, scene.caption, samples=4, progress=False)
        >>> found = info.spectrum("dog")
        >>> len(found.edges) == len(found.values) + 1 == len(found.stderr) + 1
        True
    """

    edges: np.ndarray
    values: np.ndarray
    stderr: np.ndarray

    @property
    def logsnr(self) -> np.ndarray:
        """Centres of the bins [N]."""
        return (self.edges[1:] + self.edges[:-1]) / 2


def region_sum(values: np.ndarray, replicates: np.ndarray | None, box: Box) -> tuple[float, float]:
    """Sum of a map over a box, and its standard error.

    Args:
        values: [H, W], per pixel. Those that are NaN are left out.
        replicates: [R, h, w] as in :class:`Heatmap`, of as many cells or fewer; those that the box cuts count by
            area. None makes the error NaN.
        box: left, top, right, bottom.

    Raises:
        ValueError: the box has no pixel in the map, or sticks out.
    """
    left, top, right, bottom = box
    height, width = values.shape
    if not (0 <= left < right <= width and 0 <= top < bottom <= height):
        raise ValueError(
            f"a box is (left, top, right, bottom) in pixels with left < right and top < bottom, inside this map of "
            f"{width}×{height}; got {tuple(box)}"
        )
    inside = values[top:bottom, left:right]
    known = inside[np.isfinite(inside)]
    total = float(known.sum(dtype=float)) if known.size else math.nan
    if replicates is None:
        return total, math.nan
    rows, columns = (
        _overlaps(*ends, pixels, cells)
        for ends, pixels, cells in zip(((top, bottom), (left, right)), values.shape, replicates.shape[1:], strict=True)
    )
    sums = np.nan_to_num(replicates).astype(float) @ columns @ rows
    return total, float(np.sqrt((sums**2).sum()))


def _overlaps(low: int, high: int, pixels: int, cells: int) -> np.ndarray:
    """How many of the pixels from ``low`` to ``high`` lie in each of the cells that share out all pixels [cells]."""
    edges = np.arange(cells + 1) * (pixels / cells)
    return np.clip(np.minimum(edges[1:], high) - np.maximum(edges[:-1], low), 0, None)
