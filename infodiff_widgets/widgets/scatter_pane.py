"""Scatter plot of two numbers of every pixel, as values or as ranks, with their correlations."""

from __future__ import annotations

import numpy as np
from traitlets import Bool, TraitError, Tuple, Unicode, validate

from infodiff_widgets.core.stats import ranks
from infodiff_widgets.plots import static
from infodiff_widgets.sessions.traits import Float, Int
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.traits import Array2D


class ScatterPane(Widget):
    """Pixels as points, and their correlations.

    >>> pane = ScatterPane(points=np.array([[0, 1, 2], [0, 2, 3]]), axes=("predicted", "actual"), pearson=0.98)
    >>> pane.describe()
    'predicted against actual: Pearson 0.98, Spearman unknown; 3 pixels'
    """

    _esm, _css = bundle("scatter_pane")

    points = Array2D(help="Two numbers of every pixel that is drawn [2, N].")
    axes = Tuple(Unicode(), Unicode(), default_value=("x", "y"), help="Names of the two numbers, with their units.")
    pearson = Float(None, allow_none=True, help="Pearson's correlation; None where it is not defined.")
    spearman = Float(None, allow_none=True, help="Spearman's correlation, that of the ranks.")
    count = Int(0, help="Number of pixels in the correlations; 0 for those drawn.")
    by_rank = Bool(False, help="Whether to draw ranks instead of the numbers.")

    @validate("points")
    def _check_points(self, proposal: dict) -> np.ndarray | None:
        points = proposal["value"]
        if points is not None and (len(points) != 2 or not np.isfinite(points).all()):
            raise TraitError(f"points must be finite numbers [2, N], not {list(points.shape)}")
        return points

    def describe(self) -> str:
        """The axes, the correlations and the number of pixels."""
        names = " against ".join(self.axes)
        if self.points is None:
            return f"{names}: nothing to compare yet"
        drawn = self.points.shape[1]
        pixels = f"{drawn} of {self.count} pixels drawn" if self.count > drawn else f"{drawn} pixels"
        return f"{names}: {self._correlations()}; {pixels}"

    def _correlations(self) -> str:
        r = ["unknown" if r is None else f"{r:.2f}".replace("-", "−") for r in (self.pearson, self.spearman)]
        return f"Pearson {r[0]}, Spearman {r[1]}"

    def panel(self) -> static.Panel | None:
        """The points under both correlations."""
        return None if self.points is None else static.Panel(self._draw, 3.0, 2.8)

    def _draw(self, figure: static.FigureBase, dark: bool) -> None:
        x, y = (ranks(values) if self.by_rank else values for values in np.asarray(self.points))
        labels = [f"rank of {axis.split(',')[0]}" if self.by_rank else axis for axis in self.axes]
        ax, title = figure.subplots(), self._correlations()
        static.draw_scatter(ax, x, y, labels=(labels[0], labels[1]), title=title, dark=dark)
