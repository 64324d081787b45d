"""Still pictures of the widgets, for documents and for notebooks that no kernel runs behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from infodiff_widgets.widgets.colormaps import colorize

if TYPE_CHECKING:
    from infodiff_widgets.widgets.heatmap_pane import HeatmapPane

SIDE = 384
"""Pixels of the longer side of a map."""
_INK, _MUTED, _LINE, _EMPTY = "#1f2328", "#59636e", "#d1d9e0", "#f2f4f6"
_ACCENT, _NEGATIVE, _ERROR = "#1f6fc4", "#c4630f", "#b3261e"
_GAP = 12


def _font(size: int = 14) -> ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


def _plain(text: str) -> str:
    """Text without the few characters that Pillow's own font lacks."""
    return text.replace("−", "-").replace("σ", "s.e.").replace("×", "x")


def lines(texts: Sequence[tuple[str, str]], bar: float | None = None) -> Image.Image:
    """Lines of (text, "ink", "muted" or "error"), over a progress bar if ``bar`` (0 to 1) is given."""
    colours = {"ink": _INK, "muted": _MUTED, "error": _ERROR}
    font = _font()
    rows = [(_plain(text), colours[kind]) for text, kind in texts if text]
    width = max([SIDE, *(int(font.getlength(text)) + 2 * _GAP for text, _ in rows)])
    picture = Image.new("RGB", (width, 22 * len(rows) + (3 * _GAP if bar is not None else _GAP)), "white")
    pen = ImageDraw.Draw(picture)
    for i, (text, colour) in enumerate(rows):
        pen.text((_GAP, _GAP // 2 + 22 * i), text, colour, font)
    if bar is not None:
        top = _GAP + 22 * len(rows)
        pen.rectangle((_GAP, top, width - _GAP, top + 5), _LINE)
        pen.rectangle((_GAP, top, _GAP + (width - 2 * _GAP) * bar, top + 5), _ACCENT)
    return picture


def words(
    texts: Sequence[str],
    readings: Sequence[str],
    values: Sequence[float | None],
    errors: Sequence[float | None],
    selected: Sequence[int],
) -> Image.Image:
    """Words, each over its bar and value, the selected ones framed."""
    font, small = _font(), _font(11)
    if not texts:
        return lines([("No words", "muted")])
    numbers = [_plain(reading.split(" nats")[0]) for reading in readings]
    widths = [
        14 + max(font.getlength(text), small.getlength(number), 30) for text, number in zip(texts, numbers, strict=True)
    ]
    picture = Image.new("RGB", (int(sum(widths)) + 4 * len(texts) + 2 * _GAP, 110), "white")
    pen = ImageDraw.Draw(picture)
    known = [(v or 0.0, e or 0.0) for v, e in zip(values, errors or [0.0] * len(values), strict=True)]
    high = max([0.0, *(v + e for v, e in known)])
    low = min([0.0, *(v - e for v, e in known if v < 0)])
    scale = 44 / (high - low) if high > low else 0.0
    left, base = float(_GAP), 34 + 44 + low * scale
    for i, (text, number, width) in enumerate(zip(texts, numbers, widths, strict=True)):
        middle = left + width / 2
        frame, thickness = (_ACCENT, 2) if i in selected else (_LINE, 1)
        pen.rounded_rectangle((left, 6, left + width, 104), 4, None, frame, thickness)
        pen.text((middle, 11), text, _INK, font, "ma")
        pen.text((middle, 86), number, _MUTED, small, "ma")
        pen.line((middle - 14, base, middle + 14, base), _MUTED)
        if i < len(known):
            value, error = known[i]
            ends = sorted((base, base - value * scale))
            pen.rectangle((middle - 8, ends[0], middle + 8, ends[1]), _ACCENT if value >= 0 else _NEGATIVE)
            reach = (base - max(value - error, low) * scale, base - (value + error) * scale)
            pen.line((middle, reach[0], middle, reach[1]), _INK)
        left += width + 4
    return picture


def heat_map(pane: HeatmapPane, ends: tuple[float, float, str], head: str) -> Image.Image:
    """A pane's picture under its map, with a heading and a colour bar."""
    low, high, colours = ends
    source = pane.image.size if pane.image is not None else None
    columns, rows = source or (pane.values.shape[::-1] if pane.values is not None else (1, 1))
    zoom = SIDE / max(columns, rows)
    size = (max(round(columns * zoom), 1), max(round(rows * zoom), 1))
    nearest, smooth = Image.Resampling.NEAREST, Image.Resampling.BILINEAR
    sampling = smooth if pane.smooth or zoom < 1 else nearest
    ground = Image.new("RGB", size, _EMPTY) if pane.image is None else pane.image.resize(size, sampling)
    if pane.values is not None:
        grey = ground.convert("L").convert("RGB")
        ground = Image.blend(ground, grey, pane.opacity)
        sampling = smooth if pane.smooth else nearest
        heat = Image.fromarray(colorize(pane.values, colours, low, high)).resize(size, sampling)
        shown = np.ones(pane.values.shape, bool)
        if pane.hide_noise and pane.errors is not None:
            shown = np.abs(pane.values) >= 2 * pane.errors
        mask = Image.fromarray((shown * round(255 * pane.opacity)).astype(np.uint8)).resize(size, sampling)
        ground.paste(heat, (0, 0), mask)
    top, bottom = (30 if head else _GAP), (48 if pane.values is not None else _GAP)
    font, small = _font(), _font(11)
    width = max(size[0], int(font.getlength(_plain(head))), 240) + 2 * _GAP
    page = Image.new("RGB", (width, top + size[1] + bottom), "white")
    page.paste(ground, (_GAP, top))
    pen = ImageDraw.Draw(page)
    pen.text((_GAP, 7), _plain(head), _INK, font)
    if pane.values is not None:
        ramp = colorize(np.linspace(low, high, 240)[None], colours, low, high)
        y = top + size[1] + 10
        page.paste(Image.fromarray(ramp).resize((240, 10)), (_GAP, y))
        pen.text((_GAP, y + 14), _plain(f"{low:.3g}"), _MUTED, small)
        pen.text((_GAP + 240, y + 14), _plain(f"{high:.3g} {pane.unit}"), _MUTED, small, "ra")
    return page
