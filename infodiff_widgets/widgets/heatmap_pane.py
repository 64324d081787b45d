"""A picture under a map in nats per pixel, with everything needed to read numbers off it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import traitlets

from infodiff_widgets.widgets import paint
from infodiff_widgets.widgets.base import Widget, source
from infodiff_widgets.widgets.colormaps import COLORMAPS, MAGNITUDES
from infodiff_widgets.widgets.text import MAP_UNIT, format_estimate
from infodiff_widgets.widgets.traits import Field, Picture

if TYPE_CHECKING:
    from PIL import Image


class HeatmapPane(Widget):
    """A heat map over a picture. Hover, or focus it and use the arrow keys, to read a pixel with its error.

    >>> pane = HeatmapPane(values=np.eye(3), errors=0.1 * np.ones((3, 3)), title="cat")
    >>> print(pane.describe())
    cat
    3×3 pixels; strongest 1.00 ± 0.10 nats per pixel at (0, 0)

    The numbers travel as float32 bytes and are coloured in the browser, so that opacity, colours and hiding
    cost no message and go on working where no kernel runs.
    """

    _esm = source("heatmap_pane.js")
    _css = source("heatmap_pane.css")

    _colormaps = traitlets.Dict(COLORMAPS).tag(sync=True)

    image = Picture()
    """The picture beneath, at its own size.

    - Type: PIL image or uint8 array [H, W, 3], optional
    - Default: ``None``
    """

    values = Field()
    """The map, row 0 at the top, stretched over the picture. NaN is drawn grey and read as "no value".

    - Type: array [H, W], optional
    - Default: ``None``
    """

    errors = Field()
    """Standard errors of ``values``, same shape; needed by ``hide_noise``.

    - Type: array [H, W], optional
    - Default: ``None``
    """

    title = traitlets.Unicode("").tag(sync=True)
    """What the map is about, such as the word.

    - Type: ``str``
    - Default: ``""``
    """

    reading = traitlets.Unicode("").tag(sync=True)
    """The sum of the map with its error, as text.

    - Type: ``str``
    - Default: ``""``
    """

    unit = traitlets.Unicode(MAP_UNIT).tag(sync=True)
    """Unit of ``values``.

    - Type: ``str``
    - Default: ``"nats per pixel"``
    """

    signed = traitlets.Bool(None, allow_none=True).tag(sync=True)
    """Whether the colours run about 0 to both sides; ``None`` lets them if a value is negative.

    - Type: ``bool``, optional
    - Default: ``None``
    """

    limit = traitlets.Float(None, allow_none=True).tag(sync=True)
    """Value at the end of the colour bar, to compare panes; ``None`` takes the largest size of a value.

    - Type: ``float`` above 0, optional
    - Default: ``None``
    """

    colormap = traitlets.Enum(MAGNITUDES, "viridis").tag(sync=True)
    """Colours of maps that are never negative: ``"viridis"``, ``"cividis"`` or ``"magma"``.

    - Type: ``str``
    - Default: ``"viridis"``
    """

    opacity = traitlets.Float(0.7, min=0, max=1).tag(sync=True)
    """Opacity of the map. The picture loses its own colours as the map gains: the two must not mix.

    - Type: ``float``, 0 to 1
    - Default: ``0.7``
    """

    hide_noise = traitlets.Bool(False).tag(sync=True)
    """Whether pixels within two standard errors of 0 are left clear.

    - Type: ``bool``
    - Default: ``False``
    """

    smooth = traitlets.Bool(False).tag(sync=True)
    """Whether to interpolate between pixels instead of drawing them as squares.

    - Type: ``bool``
    - Default: ``False``
    """

    loading = traitlets.Bool(False).tag(sync=True)
    """Whether values are on their way.

    - Type: ``bool``
    - Default: ``False``
    """

    @traitlets.validate("errors")
    def _check_errors(self, proposal: dict) -> np.ndarray | None:
        errors = proposal["value"]
        if errors is not None and self.values is not None and errors.shape != self.values.shape:
            raise traitlets.TraitError(
                f"errors must have the shape of values, {list(self.values.shape)}, not {list(errors.shape)}"
            )
        return errors

    @traitlets.validate("limit")
    def _check_limit(self, proposal: dict) -> float | None:
        limit = proposal["value"]
        if limit is not None and not 0 < limit < float("inf"):
            raise traitlets.TraitError(f"limit must be above 0, or None to follow the values, not {limit}")
        return limit

    def show(
        self,
        values: np.ndarray | None,
        errors: np.ndarray | None = None,
        *,
        title: str = "",
        reading: str = "",
        signed: bool | None = None,
    ) -> None:
        """Show another map in one step, so that title and numbers never disagree."""
        with self.hold_sync():
            self.errors = None  # the old errors may not fit the new values
            self.values, self.errors = values, errors
            self.title, self.reading, self.signed = title, reading, signed

    def range(self) -> tuple[float, float, str]:
        """Values at the two ends of the colour bar, and the name of its colours."""
        finite = np.zeros(1) if self.values is None else self.values[np.isfinite(self.values)]
        signed = bool((finite < 0).any()) if self.signed is None else self.signed
        high = self.limit or float(np.abs(finite).max(initial=0)) or 1.0
        return (-high, high, "signed") if signed else (0.0, high, self.colormap)

    def describe(self) -> str:
        """Title and reading, and the strongest pixel."""
        head = " · ".join(part for part in (self.title, self.reading) if part) or "Heat map"
        if self.values is None:
            return f"{head}\nno map yet"
        height, width = self.values.shape
        if not np.isfinite(self.values).any():
            return f"{head}\n{width}×{height} pixels, none with a value"
        row, column = np.unravel_index(np.nanargmax(np.abs(self.values)), self.values.shape)
        error = None if self.errors is None else float(self.errors[row, column])
        peak = format_estimate(float(self.values[row, column]), error, self.unit)
        return f"{head}\n{width}×{height} pixels; strongest {peak} at ({column}, {row})"

    def to_image(self) -> Image.Image:
        """The picture under its map, with title, reading and colour bar."""
        head = " · ".join(part for part in (self.title, self.reading) if part)
        return paint.heat_map(self, self.range(), head)
