"""A result as things to keep: a table in text, and a sheet of heat maps."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from infodiff_widgets.core.information import Information
from infodiff_widgets.core.results import Heatmap
from infodiff_widgets.plots.colormaps import colorize

SIDE = 240
_INK, _MUTED = "#1f2328", "#59636e"


def text_table(info: Information) -> str:
    """The words with their information in nats and standard errors, as aligned text."""
    rows = [("word", "alone (nats)", "given the rest (nats)")]
    for row in info.table().itertuples():
        rows.append((row.word, f"{row.mi:.2f} ± {row.mi_stderr:.2f}", f"{row.cmi:.2f} ± {row.cmi_stderr:.2f}"))
    rows.append(("(whole prompt)", f"{info.mi().value:.2f} ± {info.mi().stderr:.2f}", ""))
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    return "\n".join(
        f"{word:<{widths[0]}}  {alone:>{widths[1]}}  {rest:>{widths[2]}}".rstrip() for word, alone, rest in rows
    )


def _overlay(info: Information, heatmap: Heatmap, top: float) -> Image.Image:
    """The image in grey under a heat map whose scale ends at ``top`` nats per pixel."""
    grey = Image.fromarray(info.image).convert("L").convert("RGB")
    strength = np.clip(heatmap.values / top, 0, 1)[..., None]
    # Little information leaves the picture to be seen, much of it covers it.
    cover = 0.25 + 0.65 * np.sqrt(strength)
    heat = colorize(heatmap.values, "magma", 0, top)
    blend = np.asarray(grey) * (1 - cover) + heat * cover
    picture = Image.fromarray(blend.astype(np.uint8))
    scale = SIDE / max(picture.size)
    return picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.NEAREST)


def _views(info: Information) -> list[tuple[str, Heatmap]]:
    """The whole prompt and each word given the rest."""
    words = info.prompt.words
    return [("whole prompt", info.heatmap()), *((word, info.heatmap(i)) for i, word in enumerate(words))]


def _scale(views: list[tuple[str, Heatmap]]) -> float:
    """One scale for all words: near the top of the most informative one, so that one odd pixel does not set it."""
    return max(max(float(np.quantile(heatmap.values, 0.998)) for _, heatmap in views[1:]), 1e-9)


def sheet(info: Information) -> Image.Image:
    """The image and the heat map of every word given the rest, on one scale."""
    views = _views(info)
    top = _scale(views)
    original = Image.fromarray(info.image)
    tiles = [("image", original.resize(_overlay(info, views[0][1], top).size, Image.Resampling.NEAREST))]
    tiles += [(f"{name}  {h.total.value:.2f} ± {h.total.stderr:.2f}", _overlay(info, h, top)) for name, h in views]
    columns = min(5, len(tiles))
    rows = -(-len(tiles) // columns)
    width, height = SIDE + 16, SIDE + 40
    page = Image.new("RGB", (columns * width + 16, rows * height + 56), "white")
    pen = ImageDraw.Draw(page)
    pen.text((16, 12), f"“{info.prompt.text}”: nats of each word given the rest", _INK, ImageFont.load_default(16))
    for i, (label, tile) in enumerate(tiles):
        left, up = 16 + i % columns * width, 44 + i // columns * height
        pen.text((left, up), label, _INK, ImageFont.load_default(13))
        page.paste(tile, (left, up + 20))
    pen.text(
        (16, rows * height + 36),
        f"colours: 0 to {top:.3g} nats per pixel",
        _MUTED,
        ImageFont.load_default(12),
    )
    return page
