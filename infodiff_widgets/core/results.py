"""Results read from an estimate: a number, a map or a density over log SNR, each with its standard error."""

from __future__ import annotations

import base64
import html
import math
from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from infodiff_widgets.core.checks import check_int
from infodiff_widgets.core.resample import cell_fractions
from infodiff_widgets.core.stats import round_stderr
from infodiff_widgets.prompts import Band

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Box = tuple[int, int, int, int]
"""Left, top, right and bottom of a part of a map, in pixels; right and bottom are exclusive."""

SCORES = ("standard", "orthogonal", "error")
"""Scores of captions, see ``core.caption_scores``."""


@dataclass(frozen=True, eq=False)
class Estimate:
    """A number and its standard error.

    >>> print(Estimate(0.6931, 0.01), Estimate(0.6931, 0.01).bits())
    0.693 ± 0.010 nats 1.000 ± 0.014 bits
    """

    value: float
    stderr: float
    unit: str = "nats"

    @classmethod
    def of_rounds(cls, rounds: np.ndarray, unit: str = "nats") -> Estimate:
        """Mean of independent rounds [R] and its standard error."""
        return cls(float(rounds.mean()), float(round_stderr(rounds)), unit)

    def __eq__(self, other: object) -> bool:
        """Equal numbers, where an unknown (NaN) error equals another one."""
        return self._key() == other._key() if isinstance(other, Estimate) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Any, ...]:
        return (*(None if math.isnan(number) else number for number in (self.value, self.stderr)), self.unit)

    def __str__(self) -> str:
        return f"{self.value:.3f} ± {self.stderr:.3f} {self.unit}"

    def _repr_html_(self) -> str:
        return html.escape(str(self))

    def __float__(self) -> float:
        return self.value

    def bits(self) -> Estimate:
        """The estimate in bits: 1 nat is 1.4427 bits.

        Raises:
            ValueError: if it is not in nats.
        """
        if self.unit != "nats":
            raise ValueError(f"only nats can be converted to bits; this estimate is in {self.unit}")
        return Estimate(self.value / math.log(2), self.stderr / math.log(2), "bits")

    def bits_per_dimension(self, dimension: int) -> Estimate:
        """The estimate in bits for each of ``dimension`` values, such as ``info.dimension``; errors as above.

        >>> print(Estimate(0.6931, 0.01).bits_per_dimension(2))
        0.500 ± 0.007 bits per dimension
        """
        bits, dimension = self.bits(), check_int("dimension", dimension, 1)
        return Estimate(bits.value / dimension, bits.stderr / dimension, "bits per dimension")


class Plottable(ABC):
    """A result that notebooks show as its plot, above one line of text."""

    @property
    def _size(self) -> tuple[float, float]:
        """Width and height of the plot, in inches."""
        return 4.5, 2.4

    @abstractmethod
    def plot(self, ax: Axes | None = None, **options: Any) -> Axes:
        """Draw into ``ax``, by default new axes."""

    @cached_property
    def _png(self) -> bytes:
        from infodiff_widgets.plots import static

        figure = static.figure(*self._size)
        self.plot(figure.subplots())
        return static.to_png(figure)

    def _repr_png_(self) -> bytes:
        return self._png

    def _repr_html_(self) -> str:
        image, width = base64.b64encode(self._png).decode(), round(96 * self._size[0])
        return f'<img src="data:image/png;base64,{image}" width={width}><br>{html.escape(repr(self))}'


def new_axes(size: tuple[float, float]) -> Axes:
    """Axes of a new pyplot figure of a size in inches, which notebooks display."""
    from matplotlib import pyplot

    return pyplot.subplots(figsize=size, layout="constrained")[1]


@dataclass(frozen=True, eq=False, repr=False)
class Heatmap(Plottable):
    """Information per pixel.

    Attributes:
        values: float32 [H, W], nats per pixel; they sum to ``total``.
        stderr: float32 [H, W], their standard errors.
        total: the sum, with its own error.
        target, given: the prompts that are compared; None for a contrast.
        estimator: "orthogonal", "standard" or "contrast".
        band: the log-SNR range covered.
        replicates: float32 [R, h, w], nats per pixel, at most 64 cells a side: deviations of the maps of R independent
            parts of the samples from ``values``, scaled so that the standard error of a sum over any pixels is the
            root of the R squared sums over them. This accounts for the correlation of pixels. None for a single part.
        image: the image, uint8 [H, W, 3], if there is one.

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
    image: np.ndarray | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        shape, (low, high) = "×".join(map(str, self.values.shape)), self.band
        prompts = "a contrast" if self.estimator == "contrast" else f"{self.target!r} given {self.given!r}"
        return f"<Heatmap of {prompts}: {shape}, {self.total} ({self.estimator}, log SNR {low:.1f} to {high:.1f})>"

    @property
    def _size(self) -> tuple[float, float]:
        rows, columns = self.values.shape if self.values.ndim == 2 else (1, self.values.size)
        width = 2.7 * min(columns / rows, 3)
        return max(width, 1.2) + 0.8, max(width * rows / columns, 0.4) + 0.3

    def region(self, box: Box) -> Estimate:
        """Sum over a part of the image, with its error; errors as :func:`region_sum`."""
        if self.values.ndim != 2:
            raise ValueError(f"only a map with rows and columns has regions; this one is {list(self.values.shape)}")
        return Estimate(*region_sum(self.values, self.replicates, box))

    def plot(self, ax: Axes | None = None, **options: Any) -> Axes:
        """Draw the map over the image; ``options`` are those of :func:`~infodiff_widgets.plots.static.draw_heatmap`."""
        from infodiff_widgets.plots import static

        ax = ax or new_axes(self._size)
        values = self.values if self.values.ndim == 2 else self.values.reshape(1, -1)
        signed = None if self.estimator == "contrast" else self.estimator == "standard"
        options = {"signed": signed, "title": str(self.total)} | options
        static.draw_heatmap(ax, self.image, values, **options)
        return ax


@dataclass(frozen=True, eq=False, repr=False)
class Spectrum(Plottable):
    """A density over log SNR.

    Attributes:
        edges: edges of the bins [N + 1].
        values: mean density in each bin [N].
        stderr: standard errors [N]; NaN in bins without samples.
        unit: unit of ``values``.
        reference: the density of a Gaussian with the power spectrum of x [N], if it is known.

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(idw.load(), scene.image, scene.caption, samples=4, progress=False)
        >>> info.spectrum("dog", bins=4).logsnr.shape
        (4,)
    """

    edges: np.ndarray
    values: np.ndarray
    stderr: np.ndarray
    unit: str = "nats per unit of log SNR"
    reference: np.ndarray | None = None

    def __repr__(self) -> str:
        return f"<Spectrum: {len(self.values)} bins, log SNR {self.edges[0]:.1f} to {self.edges[-1]:.1f}, {self.unit}>"

    @property
    def logsnr(self) -> np.ndarray:
        """Centres of the bins [N]."""
        return (self.edges[1:] + self.edges[:-1]) / 2

    def plot(self, ax: Axes | None = None, **options: Any) -> Axes:
        """Draw the density with its error; ``options`` as for :func:`~infodiff_widgets.plots.static.draw_spectrum`."""
        from infodiff_widgets.plots import static

        ax = ax or new_axes(self._size)
        options = {"unit": self.unit, "label": "" if self.reference is None else "model"} | options
        static.draw_spectrum(ax, self.edges, self.values, self.stderr, **options)
        if self.reference is not None:
            label = {"label": "Gaussian of the same power spectrum", "dark": options.get("dark", False)}
            static.draw_spectrum(ax, self.edges, self.reference, **label)
        return ax


def region_sum(values: np.ndarray, replicates: np.ndarray | None, box: Box) -> tuple[float, float]:
    """Sum of a map [H, W] over a box, NaN pixels left out, and its standard error.

    ``replicates`` [R, h, w] are those of :class:`Heatmap`; cells that the box cuts count by area. The error is NaN
    without them.

    Raises:
        ValueError: if the box is empty or not inside the map; TypeError if it is not four whole numbers.
    """
    if not isinstance(box, Sequence | np.ndarray) or len(box) != 4:
        raise TypeError(f"a box is (left, top, right, bottom), four whole numbers of pixels; got {box!r}")
    left, top, right, bottom = (check_int("an edge of a box", edge) for edge in box)
    height, width = values.shape
    if not (0 <= left < right <= width and 0 <= top < bottom <= height):
        part = "a box is (left, top, right, bottom) in pixels with left < right and top < bottom"
        raise ValueError(f"{part}, inside this map of {width}×{height}; got {tuple(box)}")
    inside = values[top:bottom, left:right]
    known = inside[np.isfinite(inside)]
    total = float(known.sum(dtype=float)) if known.size else math.nan
    if replicates is None:
        return total, math.nan
    rows, columns = (
        cell_fractions(cells, pixels)[slice(*ends)].sum(0) * (pixels / cells)
        for ends, pixels, cells in zip(((top, bottom), (left, right)), values.shape, replicates.shape[1:], strict=True)
    )
    sums = np.nan_to_num(replicates).astype(float) @ columns @ rows
    return total, float(np.sqrt((sums**2).sum()))
