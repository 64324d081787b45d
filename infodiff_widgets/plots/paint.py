"""Still pictures of the widgets, for documents and for notebooks that no kernel runs behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from infodiff_widgets.plots.colormaps import colorize

if TYPE_CHECKING:
    from infodiff_widgets.widgets.heatmap_pane import HeatmapPane

SIDE = 384
"""Pixels of the longer side of a map."""
INK, MUTED, LINE, EMPTY = "#1f2328", "#59636e", "#d1d9e0", "#f2f4f6"
ACCENT, FAINT, ERROR = "#1f6fc4", "#b9d0ea", "#b3261e"
GAP = 12


def _font(size: int = 14) -> ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


def plain(text: str) -> str:
    """Text without the few characters that Pillow's own font lacks."""
    for lacking, instead in {"−": "-", "σ": "s.e.", "×": "x", "‘": "'", "’": "'", "→": "->"}.items():
        text = text.replace(lacking, instead)
    return text


def reach(*parts: tuple[Sequence[float | None], Sequence[float | None]]) -> tuple[float, float]:
    """Lowest and highest number that bars (values, errors) and their whiskers reach, 0 included."""
    ends = [0.0]
    for values, errors in parts:
        for i, value in enumerate(values):
            error = (errors[i] if errors else None) or 0.0
            ends += [] if value is None else [value - error, value + error]
    return (min(ends), max(ends)) if max(ends) > min(ends) else (0.0, 1.0)


def lines(texts: Sequence[tuple[str, str]], bar: float | None = None) -> Image.Image:
    """Lines of (text, "ink", "muted" or "error"), over a progress bar if ``bar`` (0 to 1) is given."""
    colours = {"ink": INK, "muted": MUTED, "error": ERROR}
    font = _font()
    rows = [(plain(text), colours[kind]) for text, kind in texts if text]
    width = max([SIDE, *(int(font.getlength(text)) + 2 * GAP for text, _ in rows)])
    picture = Image.new("RGB", (width, 22 * len(rows) + (3 * GAP if bar is not None else GAP)), "white")
    pen = ImageDraw.Draw(picture)
    for i, (text, colour) in enumerate(rows):
        pen.text((GAP, GAP // 2 + 22 * i), text, colour, font)
    if bar is not None:
        top = GAP + 22 * len(rows)
        pen.rectangle((GAP, top, width - GAP, top + 5), LINE)
        pen.rectangle((GAP, top, GAP + (width - 2 * GAP) * bar, top + 5), ACCENT)
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
    ground = Image.new("RGB", size, EMPTY) if pane.image is None else pane.image.resize(size, sampling)
    if pane.values is not None:
        grey = ground.convert("L").convert("RGB")
        ground = Image.blend(ground, grey, pane.opacity)
        sampling = smooth if pane.smooth else nearest
        heat = Image.fromarray(colorize(pane.values, colours, low, high)).resize(size, sampling)
        mask = Image.fromarray((pane.shown() * round(255 * pane.opacity)).astype(np.uint8)).resize(size, sampling)
        ground.paste(heat, (0, 0), mask)
    region = pane.region_reading()
    if region:
        _frame(ground, pane.region, (size[0] / pane.values.shape[1], size[1] / pane.values.shape[0]))
    top, bottom = (30 if head else GAP), (48 if pane.values is not None else GAP) + (18 if region else 0)
    font, small = _font(), _font(11)
    width = max(size[0], *(int(font.getlength(plain(line))) for line in (head, region)), 240) + 2 * GAP
    page = Image.new("RGB", (width, top + size[1] + bottom), "white")
    page.paste(ground, (GAP, top))
    pen = ImageDraw.Draw(page)
    pen.text((GAP, 7), plain(head), INK, font)
    if pane.values is not None:
        ramp = colorize(np.linspace(low, high, 240)[None], colours, low, high)
        y = top + size[1] + 10
        page.paste(Image.fromarray(ramp).resize((240, 10)), (GAP, y))
        pen.text((GAP, y + 14), plain(f"{low:.3g}"), MUTED, small)
        pen.text((GAP + 240, y + 14), plain(f"{high:.3g} {pane.unit}"), MUTED, small, "ra")
    if region:
        pen.text((GAP, page.height - 22), plain(region), INK, font)
    return page


def _frame(picture: Image.Image, region: tuple[int, ...], zoom: tuple[float, float]) -> None:
    """A white line on a black one around a region of a map whose pixels are so large, seen on any colour."""
    left, top, right, bottom = (round(end * zoom[k % 2]) for k, end in enumerate(region))
    pen = ImageDraw.Draw(picture)
    for grow, colour in ((1, "black"), (0, "white"), (-1, "black")):
        pen.rectangle((left - grow, top - grow, right - 1 + grow, bottom - 1 + grow), outline=colour)
