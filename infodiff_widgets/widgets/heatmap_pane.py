"""A picture under a map in nats per pixel, with everything needed to read numbers off it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import traitlets

from infodiff_widgets.core.results import region_sum
from infodiff_widgets.plots import paint
from infodiff_widgets.plots.colormaps import COLORMAPS, MAGNITUDES
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.picture_file import read_picture
from infodiff_widgets.widgets.text import MAP_UNIT, format_estimate, percent
from infodiff_widgets.widgets.traits import Field, Picture, Stack

if TYPE_CHECKING:
    from PIL import Image


class HeatmapPane(Widget):
    """A heat map over a picture, with pixels and regions to be read off it.

    Hover, or focus it and use the arrow keys, to read a pixel with its error. Drag a box, or hold Shift with the
    arrow keys, to read the sum over a region with the error of that sum; click or Escape lets go.

    >>> pane = HeatmapPane(values=np.eye(3), errors=0.1 * np.ones((3, 3)), title="cat", region=(0, 0, 2, 2))
    >>> print(pane.describe())
    cat
    3×3 pixels; strongest 1.00 ± 0.10 nats per pixel at (0, 0)
    region: 2.0 nats in 2×2 pixels (67 % of the map)

    The numbers travel as bytes, and are coloured and added up in the browser, so that opacity, colours, hiding and
    regions cost no message and go on working where no kernel runs. Two panes that are linked by
    ``ipywidgets.jslink((one, "cursor"), (other, "cursor"))`` are read at the same pixel.
    """

    _esm, _css = bundle("heatmap_pane")

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

    replicates = Stack()
    """Independent parts of the map, from which the error of a region follows; ``replicates`` of a
    :class:`~infodiff_widgets.core.results.Heatmap`. They may have fewer cells than ``values``.

    - Type: array [R, h, w], optional
    - Default: ``None``, which leaves the error of a region open
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
    """Unit of ``values``; its first word is that of a reading. Empty if they have none.

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

    threshold = traitlets.Float(0.0, min=0).tag(sync=True)
    """Pixels whose size is below this are left clear.

    - Type: ``float`` from 0, in ``unit``
    - Default: ``0.0``
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

    cursor = traitlets.Tuple().tag(sync=True, echo_update=False)
    """The pixel being read, as (row, column); ``()`` for none. Told to Python when the pointer rests or leaves.

    - Type: ``tuple``
    - Default: ``()``
    """

    region = traitlets.Tuple().tag(sync=True)
    """The region being read, as (left, top, right, bottom) in pixels of the map, right and bottom outside; ``()`` for
    none. What sticks out of the map is cut off.

    - Type: ``tuple``
    - Default: ``()``
    """

    accepts_images = traitlets.Bool(False).tag(sync=True)
    """Whether image files can be dropped on the pane or opened from it; see :meth:`on_image`.

    - Type: ``bool``
    - Default: ``False``
    """

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self._image_callbacks: list[Callable[[Image.Image], object]] = []
        self.on_msg(self._heard)

    def on_image(self, callback: Callable[[Image.Image], object]) -> None:
        """Call ``callback(picture)`` for each image file dropped on the pane or opened from it.

        The picture is RGB, upright, and reduced to 1024 pixels on its longer side; files may have 8 MB. What is no
        image never gets here: the pane says so. A ``ValueError`` of the callback is shown in the same place.
        """
        self._image_callbacks.append(callback)

    def _heard(self, _widget: object, content: dict, buffers: list) -> None:
        if "picture" not in content or not self.accepts_images:
            return
        try:
            picture = read_picture(bytes(buffers[0]))
            for callback in self._image_callbacks:
                callback(picture)
        except ValueError as error:
            self.send({"problem": f"“{content['picture']}”: {error}"})
        else:
            self.send({"problem": ""})

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

    @traitlets.validate("cursor")
    def _check_cursor(self, proposal: dict) -> tuple[int, ...]:
        cursor = proposal["value"]
        if cursor and (len(cursor) != 2 or not _whole(cursor) or min(cursor) < 0):
            raise traitlets.TraitError(f"cursor must be (row, column) of a pixel, or (), not {cursor}")
        return tuple(map(int, cursor))

    @traitlets.validate("region")
    def _check_region(self, proposal: dict) -> tuple[int, ...]:
        region = proposal["value"]
        if region and (len(region) != 4 or not _whole(region) or region[0] >= region[2] or region[1] >= region[3]):
            raise traitlets.TraitError(
                "region must be (left, top, right, bottom) in pixels with left < right and top < bottom, or (), "
                f"not {region}"
            )
        return self._within(tuple(map(int, region)))

    def _within(self, region: tuple[int, ...]) -> tuple[int, ...]:
        """As much of a region as the map has."""
        if not region or self.values is None:
            return region
        height, width = self.values.shape
        left, top = (max(start, 0) for start in region[:2])
        right, bottom = min(region[2], width), min(region[3], height)
        return (left, top, right, bottom) if left < right and top < bottom else ()

    @traitlets.observe("values")
    def _fit(self, _change: dict) -> None:
        """Errors and a region of another map do not outlive it."""
        if self.errors is not None and self.values is not None and self.errors.shape != self.values.shape:
            self.errors = None
        self.region = self._within(self.region)

    def show(
        self,
        values: np.ndarray | None,
        errors: np.ndarray | None = None,
        replicates: np.ndarray | None = None,
        *,
        title: str = "",
        reading: str = "",
        signed: bool | None = None,
        unit: str | None = None,
    ) -> None:
        """Show another map in one step, so that title and numbers never disagree. Without ``unit`` it stays."""
        with self.hold_sync():
            self.errors = None  # the old errors may not fit the new values
            self.values, self.errors, self.replicates = values, errors, replicates
            self.title, self.reading, self.signed = title, reading, signed
            self.unit = self.unit if unit is None else unit

    def range(self) -> tuple[float, float, str]:
        """Values at the two ends of the colour bar, and the name of its colours."""
        finite = np.zeros(1) if self.values is None else self.values[np.isfinite(self.values)]
        signed = bool((finite < 0).any()) if self.signed is None else self.signed
        high = self.limit or float(np.abs(finite).max(initial=0)) or 1.0
        return (-high, high, "signed") if signed else (0.0, high, self.colormap)

    def shown(self) -> np.ndarray:
        """Which pixels are coloured, bool [H, W]: not below the threshold nor, if that is hidden, in the noise."""
        size = np.abs(self.values)
        shown = ~(size < self.threshold)
        return shown & (size >= 2 * self.errors) if self.hide_noise and self.errors is not None else shown

    def region_reading(self) -> str:
        """The sum over the region with its error and its share of the map; empty if there is none."""
        if self.values is None or not self.region:
            return ""
        value, error = region_sum(self.values, self.replicates, self.region)
        left, top, right, bottom = self.region
        finite = self.values[np.isfinite(self.values)]
        total = float(finite.sum(dtype=float))
        share = f" ({percent(value / total)} of the map)" if total > 0 and finite.min() >= 0 and value == value else ""
        number = format_estimate(value, error, self.unit.split(" ")[0])
        return f"{number} in {right - left}×{bottom - top} pixels{share}"

    def describe(self) -> str:
        """Title and reading, the strongest pixel, and the region."""
        head = " · ".join(part for part in (self.title, self.reading) if part) or "Heat map"
        if self.values is None:
            return f"{head}\nno map yet"
        height, width = self.values.shape
        if not np.isfinite(self.values).any():
            return f"{head}\n{width}×{height} pixels, none with a value"
        row, column = np.unravel_index(np.nanargmax(np.abs(self.values)), self.values.shape)
        error = None if self.errors is None else float(self.errors[row, column])
        peak = format_estimate(float(self.values[row, column]), error, self.unit)
        region = f"\nregion: {self.region_reading()}" if self.region else ""
        return f"{head}\n{width}×{height} pixels; strongest {peak} at ({column}, {row}){region}"

    def to_image(self) -> Image.Image:
        """The picture under its map, with title, reading and colour bar."""
        head = " · ".join(part for part in (self.title, self.reading) if part)
        return paint.heat_map(self, self.range(), head)


def _whole(numbers: tuple) -> bool:
    return all(isinstance(number, (int, np.integer)) for number in numbers)
