"""Heat map over a picture, in nats per pixel, from which pixels and regions are read."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any

import numpy as np
from PIL import Image
from traitlets import Bool, TraitError, Tuple, Unicode, observe, validate

from infodiff_widgets.core.results import region_sum
from infodiff_widgets.images import LONGEST, read_image
from infodiff_widgets.plots import static
from infodiff_widgets.plots.style import has_two_signs, scale_top
from infodiff_widgets.sessions.traits import Enum, Float
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.text import MAP_UNIT, format_estimate, percent
from infodiff_widgets.widgets.traits import Array2D, Picture, QuantizedStack

TITLE_WIDTH = 44
"""Characters in a line over the map of a still figure."""


class HeatmapPane(Widget):
    """A heat map over a picture, from which pixels and regions are read.

    Hover, or focus it and use the arrow keys, to read a pixel with its error. Drag a box, or hold Shift with the
    arrow keys, to read the sum over a region with the error of that sum; a click or Escape removes the box.

    >>> pane = HeatmapPane(values=np.eye(3), errors=0.1 * np.ones((3, 3)), title="cat", region=(0, 0, 2, 2))
    >>> print(pane.describe())
    cat
    3×3 pixels; strongest 1.00 ± 0.10 nats per pixel at (0, 0)
    region: 2.0 nats in 2×2 pixels (67 % of the map)

    The browser colours the numbers and adds them up, so that opacity, colours, hiding and regions work without a
    kernel. Two panes linked by ``ipywidgets.jslink((one, "cursor"), (other, "cursor"))`` are read at the same pixel.
    """

    _esm, _css = bundle("heatmap_pane")

    image = Picture(help="The picture beneath: a PIL image or uint8 array [H, W, 3]; None for none.")
    values = Array2D(help="The map [H, W], row 0 at the top, stretched over the picture; NaN is grey: no value.")
    errors = Array2D(help="Standard errors of ``values``, same shape; needed by ``hide_noise``.")
    replicates = QuantizedStack(help="``Heatmap.replicates`` [R, h, w], maybe coarser, for the error of a region.")
    title = Unicode("", help="Subject of the map, such as the word.")
    reading = Unicode("", help="The sum of the map with its error, as text.")
    unit = Unicode(MAP_UNIT, help="Unit of ``values``; its first word is that of a sum over pixels. May be empty.")
    signed = Bool(None, allow_none=True, help="Whether colours run to both sides of 0; None: if a value is negative.")
    limit = Float(None, allow_none=True, help="Value (> 0) at the end of the colour bar; None: the 99.7 % quantile.")
    drawing = Enum(("map", "contours", "picture"), "map", help="Colour, lines of equal value, or the picture alone.")
    faded = Bool(True, help="Whether the picture loses colour and contrast under the map.")
    hide_noise = Bool(False, help="Whether pixels within two standard errors of 0 are left clear.")
    threshold = Float(0.0, min=0, help="Pixels whose absolute value is below this, in ``unit``, are left clear.")
    smooth = Bool(False, help="Whether to interpolate between pixels instead of drawing them as squares.")
    loading = Bool(False, help="Whether values are being measured.")
    cursor = Tuple(help="Pixel where the pointer rests, (row, column); () once it leaves.").tag(echo_update=False)
    region = Tuple(help="Box being read, cropped to the map: (left, top, right, bottom), the last two outside, or ().")
    accepts_images = Bool(False, help="Whether image files can be dropped on the pane or opened from it.")

    def on_image(self, callback: Callable[[Image.Image], object]) -> None:
        """Call ``callback(picture)`` for each image file dropped on the pane or opened from it.

        The picture is RGB, upright, and reduced to 1024 pixels on its longer side; files may have 8 MB. The pane itself
        reports files that are not images, and shows a ``ValueError`` of the callback in the same place.
        """
        self._callbacks["image"].append(callback)

    def _on_message(self, content: dict[str, Any]) -> None:
        if "picture" not in content or not self.accepts_images:
            return
        try:
            self._call("image", read_image(bytes(content["buffers"][0]), LONGEST))
        except ValueError as error:
            self.send({"problem": f"“{content['picture']}”: {error}"})
        else:
            self.send({"problem": ""})

    @validate("errors")
    def _check_errors(self, proposal: dict) -> np.ndarray | None:
        errors = proposal["value"]
        if errors is not None and self.values is not None and errors.shape != self.values.shape:
            shapes = f"{list(self.values.shape)}, not {list(errors.shape)}"
            raise TraitError(f"errors must have the shape of values, {shapes}")
        return errors

    @validate("limit")
    def _check_limit(self, proposal: dict) -> float | None:
        limit = proposal["value"]
        if limit is not None and not 0 < limit < float("inf"):
            raise TraitError(f"limit must be above 0, or None to follow the values, not {limit}")
        return limit

    @validate("cursor")
    def _check_cursor(self, proposal: dict) -> tuple[int, ...]:
        cursor = proposal["value"]
        if cursor and (len(cursor) != 2 or not _whole(cursor) or min(cursor) < 0):
            raise TraitError(f"cursor must be (row, column) of a pixel, or (), not {cursor}")
        return tuple(map(int, cursor))

    @validate("region")
    def _check_region(self, proposal: dict) -> tuple[int, ...]:
        region = proposal["value"]
        if region and (len(region) != 4 or not _whole(region) or region[0] >= region[2] or region[1] >= region[3]):
            expected = "(left, top, right, bottom) in pixels with left < right and top < bottom, or ()"
            raise TraitError(f"region must be {expected}, not {region}")
        return self._within(tuple(map(int, region)))

    def _within(self, region: tuple[int, ...]) -> tuple[int, ...]:
        """The region cropped to the map."""
        if not region or self.values is None:
            return region
        height, width = self.values.shape
        left, top = (max(start, 0) for start in region[:2])
        right, bottom = min(region[2], width), min(region[3], height)
        return (left, top, right, bottom) if left < right and top < bottom else ()

    @observe("values")
    def _fit(self, _change: dict) -> None:
        """Drop errors and crop a region that belong to a map of another shape."""
        if self.errors is not None and self.values is not None and self.errors.shape != self.values.shape:
            self.errors = None
        self.region = self._within(self.region)

    def show(
        self, values: np.ndarray | None, errors: np.ndarray | None = None, replicates: np.ndarray | None = None, *,
        title: str = "", reading: str = "", signed: bool | None = None, unit: str | None = None,
    ) -> None:  # fmt: skip
        """Show another map in one step, so that title and numbers always agree. ``unit`` stays unless given."""
        with self.hold_sync():
            self.errors = None  # the old errors may not fit the new values
            self.values, self.errors, self.replicates = values, errors, replicates
            self.title, self.reading, self.signed = title, reading, signed
            self.unit = self.unit if unit is None else unit

    def range(self) -> tuple[float, float]:
        """Values at the two ends of the colour bar."""
        values = np.zeros(1) if self.values is None else self.values
        signed = has_two_signs(values) if self.signed is None else self.signed
        high = self.limit or scale_top(values)
        return (-high, high) if signed else (0.0, high)

    def shown(self) -> np.ndarray:
        """Pixels that are coloured, bool [H, W]: not below the threshold nor, with ``hide_noise``, in the noise."""
        if self.values is None:
            return np.zeros((0, 0), bool)
        size = np.abs(self.values)
        shown = ~(size < self.threshold)
        return shown & (size >= 2 * self.errors) if self.hide_noise and self.errors is not None else shown

    def region_reading(self) -> str:
        """The sum over the region with its error and its share of the map; empty if there is none."""
        if self.values is None or not self.region:
            return ""
        left, top, right, bottom = self.region
        value, error = region_sum(self.values, self.replicates, (left, top, right, bottom))
        finite = self.values[np.isfinite(self.values)]
        total = float(finite.sum(dtype=float))
        share = f" ({percent(value / total)} of the map)" if total > 0 and finite.min() >= 0 and value == value else ""
        number = format_estimate(value, error, self.unit.split(" ")[0])
        return f"{number} in {right - left}×{bottom - top} pixels{share}"

    def _head(self) -> str:
        return " · ".join(part for part in (self.title, self.reading) if part)

    def describe(self) -> str:
        """Title and reading, the strongest pixel, and the region."""
        head = self._head() or "Heat map"
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

    def to_image(self) -> Image.Image | None:
        """The figure of the map; the bare picture without a map; None without either."""
        return self.image if self.values is None else super().to_image()

    def panel(self) -> static.Panel | None:
        """The map over the picture, with title, reading, region and colour bar."""
        shape = self.values.shape if self.values is not None else self.image.size[::-1] if self.image else None
        if shape is None:
            return None
        lines = len(self._title().splitlines())
        return static.Panel(self._draw, 3.7, 2.85 * shape[0] / shape[1] + 0.17 * lines + 0.2)

    def _title(self) -> str:
        """Title and readings, in lines that fit over the map."""
        head = [self._head()] if len(self._head()) <= TITLE_WIDTH else [self.title, self.reading]
        return "\n".join(textwrap.fill(part, TITLE_WIDTH) for part in (*head, self.region_reading()) if part)

    def _draw(self, figure: static.FigureBase, dark: bool) -> None:
        ax, title = figure.subplots(), self._title()
        if self.values is None:
            static.draw_picture(ax, np.asarray(self.image), title=title, dark=dark)
            return
        static.draw_heatmap(
            ax, self.image, self.values, signed=self.range()[0] < 0, vmax=self.limit, title=title,
            unit=self.unit, shown=self.shown(), region=self.region, smooth=self.smooth, dark=dark,
        )  # fmt: skip


def _whole(numbers: tuple) -> bool:
    return all(isinstance(number, (int, np.integer)) for number in numbers)
