"""The localization pane as a still picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from infodiff_widgets.plots import paint
from infodiff_widgets.plots.colormaps import colorize
from infodiff_widgets.plots.paint import ACCENT, INK, LINE, MUTED, plain
from infodiff_widgets.studies.metrics import iou, minmax

if TYPE_CHECKING:
    from infodiff_widgets.widgets.localization_pane import LocalizationPane

SIDE, COLUMNS = 170, 5
"""Pixels of the longer side of a tile, and tiles in a row."""
_FIXED = "#c4630f"
_GAP, _CURVE, _TEXT = 14, 40, 74
LEVELS = np.arange(100) / 100
"""Where the slider stops, and among which the best threshold is looked for."""


def sheet(pane: LocalizationPane) -> Image.Image:
    """The picture with its mask, and beside it what each method finds, with its IoU over all thresholds."""
    if pane.mask is None or not pane.maps:
        return paint.lines([(pane.describe(), "muted")])
    rows, columns = pane.mask.shape
    zoom = SIDE / max(rows, columns)
    width, height = max(round(columns * zoom), 1), max(round(rows * zoom), 1)
    step, down = max(width, 160) + _GAP, height + _CURVE + _TEXT + _GAP
    tiles = len(pane.maps) + 1
    across = min(COLUMNS, tiles)
    page = Image.new("RGB", (across * step + _GAP, -(-tiles // across) * down + 30), "white")
    pen = ImageDraw.Draw(page)
    pen.text((_GAP, 8), pane.describe().splitlines()[0], INK, ImageFont.load_default(14))
    highest = max(pane.overlap(name) for name in pane.maps)
    for k, name in enumerate([None, *pane.maps]):
        left, top = _GAP + k % across * step, 34 + k // across * down
        page.paste(_tile(pane, name, (width, height)), (left, top))
        pen.text((left, top + height + 4), plain(name or "picture"), INK, ImageFont.load_default(12))
        if name is not None:
            _under(pen, pane, name, (left, top + height + 20), width, pane.overlap(name) == highest > 0)
    return page


def _tile(pane: LocalizationPane, name: str | None, size: tuple[int, int]) -> Image.Image:
    """The picture, grey but for what a method finds, under the outline of the mask."""
    ground = Image.new("RGB", size, "#888888")
    if pane.image is not None:
        smaller = pane.image.width > size[0]
        ground = pane.image.resize(size, Image.Resampling.BOX if smaller else Image.Resampling.NEAREST)
    if name is not None:
        ground = Image.blend(ground.convert("L").convert("RGB"), Image.new("RGB", size, "#888888"), 0.4)
        values = minmax(pane.maps[name])
        heat = Image.fromarray(colorize(values, "viridis", 0, 1)).resize(size, Image.Resampling.NEAREST)
        ground.paste(heat, (0, 0), Image.fromarray(values > pane.threshold).resize(size, Image.Resampling.NEAREST))
    within = np.asarray(Image.fromarray(pane.mask).resize(size, Image.Resampling.NEAREST)).astype(bool)
    pixels = np.asarray(ground).copy()
    inner = _eroded(within)
    pixels[~within & _eroded(~within) ^ ~within] = 0
    pixels[within & ~inner] = 255
    return Image.fromarray(pixels)


def _eroded(within: np.ndarray) -> np.ndarray:
    around = np.pad(within, 1, mode="edge")
    return within & around[:-2, 1:-1] & around[2:, 1:-1] & around[1:-1, :-2] & around[1:-1, 2:]


def _under(
    pen: ImageDraw.ImageDraw, pane: LocalizationPane, name: str, corner: tuple[int, int], width: int, leads: bool
) -> None:
    """IoU now, the curve over thresholds with its marks, and the numbers to them."""
    left, top = corner
    small = ImageFont.load_default(11)
    reading = f"IoU {pane.overlap(name):.2f}" + " · highest" * leads
    pen.text((left, top), plain(reading), ACCENT if leads else INK, ImageFont.load_default(13))
    top += 20
    curve = iou(pane.maps[name], pane.mask, LEVELS)

    def at(threshold: float, value: float) -> tuple[float, float]:
        return left + threshold * (width - 1), top + _CURVE * (1 - value)

    pen.line((*at(0, 0), *at(1, 0)), LINE)
    pen.line((*at(pane.threshold, 0), *at(pane.threshold, 1)), MUTED)
    pen.line([at(*point) for point in zip(LEVELS, curve, strict=True)], ACCENT, 2)
    value, best = pane.best(name)
    x, y = at(best, value)
    pen.ellipse((x - 3, y - 3, x + 3, y + 3), ACCENT)
    facts = f"best {value:.2f} at {best:.2f}"
    if name in pane.fixed:
        x, y = at(pane.fixed[name], 0)
        pen.polygon([(x, y - 1), (x - 4, y + 6), (x + 4, y + 6)], _FIXED)
        facts += f", fixed {pane.overlap(name, pane.fixed[name]):.2f}"
    pen.text((left, top + _CURVE + 8), facts, MUTED, small)
    pen.text((left, top + _CURVE + 21), f"average precision {pane.precision(name):.2f}", MUTED, small)
