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
_ACCENT, _ERROR = "#1f6fc4", "#b3261e"
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


def joined(pictures: Sequence[Image.Image], down: bool = False, gap: int = 16) -> Image.Image:
    """Pictures side by side, or one below the other, on white."""
    along = (lambda picture: picture.height) if down else (lambda picture: picture.width)
    across = (lambda picture: picture.width) if down else (lambda picture: picture.height)
    length = sum(map(along, pictures)) + gap * (len(pictures) - 1)
    breadth = max(map(across, pictures))
    sheet = Image.new("RGB", (breadth, length) if down else (length, breadth), "white")
    at = 0
    for picture in pictures:
        sheet.paste(picture.convert("RGB"), (0, at) if down else (at, 0))
        at += along(picture) + gap
    return sheet


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
        mask = Image.fromarray((pane.shown() * round(255 * pane.opacity)).astype(np.uint8)).resize(size, sampling)
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
