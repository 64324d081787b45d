"""Two numbers of every pixel against each other, as they are or by their ranks, with how well they go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import traitlets
from PIL import ImageDraw, ImageFont

from infodiff_widgets.core.stats import ranks
from infodiff_widgets.plots import paint
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.traits import Field

if TYPE_CHECKING:
    from PIL import Image

SIDE = 300


class ScatterPane(Widget):
    """Pixels as points, and the correlations of all of them.

    >>> pane = ScatterPane(points=np.array([[0, 1, 2], [0, 2, 3]]), axes=("predicted", "actual"), pearson=0.98)
    >>> pane.describe()
    'predicted against actual: Pearson 0.98, Spearman unknown; 3 pixels'
    """

    _esm, _css = bundle("scatter_pane")

    points = Field()
    """Two numbers of every pixel that is drawn.

    - Type: array [2, N], optional
    - Default: ``None``
    """

    axes = traitlets.Tuple(traitlets.Unicode(), traitlets.Unicode(), default_value=("x", "y")).tag(sync=True)
    """What the two numbers are, with their units.

    - Type: tuple of two ``str``
    - Default: ``("x", "y")``
    """

    pearson = traitlets.Float(None, allow_none=True).tag(sync=True)
    """Pearson's correlation; ``None`` where there is none.

    - Type: ``float``, optional
    - Default: ``None``
    """

    spearman = traitlets.Float(None, allow_none=True).tag(sync=True)
    """Spearman's correlation, that of the ranks.

    - Type: ``float``, optional
    - Default: ``None``
    """

    count = traitlets.Int(0).tag(sync=True)
    """Pixels that the correlations are of; 0 for those drawn.

    - Type: ``int``
    - Default: ``0``
    """

    by_rank = traitlets.Bool(False).tag(sync=True)
    """Whether to draw ranks instead of the numbers.

    - Type: ``bool``
    - Default: ``False``
    """

    @traitlets.validate("points")
    def _check_points(self, proposal: dict) -> np.ndarray | None:
        points = proposal["value"]
        if points is not None and (len(points) != 2 or not np.isfinite(points).all()):
            raise traitlets.TraitError(f"points must be finite numbers [2, N], not {list(points.shape)}")
        return points

    def describe(self) -> str:
        """The axes, the correlations and of how many pixels."""
        if self.points is None:
            return f"{self.axes[0]} against {self.axes[1]}: nothing to compare yet"
        drawn = self.points.shape[1]
        number = [("unknown" if r is None else f"{r:.2f}".replace("-", "−")) for r in (self.pearson, self.spearman)]
        of = f"{drawn} of {self.count} pixels drawn" if self.count > drawn else f"{drawn} pixels"
        return f"{self.axes[0]} against {self.axes[1]}: Pearson {number[0]}, Spearman {number[1]}; {of}"

    def to_image(self) -> Image.Image:
        """The points with both correlations."""
        page = paint.lines([(part, "ink") for part in self.describe().split(": ", 1)[::-1]])
        if self.points is None:
            return page
        plot = paint.joined([page], down=True).resize((SIDE + 40, SIDE + 40))
        pen = ImageDraw.Draw(plot)
        pen.rectangle((0, 0, *plot.size), "white")
        pen.line((30, 10, 30, SIDE + 10, SIDE + 30, SIDE + 10), "#59636e")
        x, y = (_scaled(ranks(values) if self.by_rank else values) for values in self.points)
        for across, up in zip(x * (SIDE - 10), y * (SIDE - 10), strict=True):
            pen.rectangle((30 + across, SIDE + 9 - up, 31 + across, SIDE + 10 - up), "#1f6fc4")
        font = ImageFont.load_default(12)
        across, up = (f"rank of {axis.split(',')[0]}" if self.by_rank else axis for axis in self.axes)
        pen.text((30 + SIDE // 2, SIDE + 16), across, "#59636e", font, "ma")
        pen.text((34, 4), up, "#59636e", font)
        return paint.joined([page, plot], down=True, gap=4)


def _scaled(values: np.ndarray) -> np.ndarray:
    low, high = float(values.min()), float(values.max())
    return (values - low) / (high - low) if high > low else np.zeros_like(values)
