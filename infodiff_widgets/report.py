"""A result as things to keep: a table in text, a sheet of heat maps, and a web page that needs no network."""

from __future__ import annotations

import base64
import html
import io
import json

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from infodiff_widgets.core.information import Heatmap, Information
from infodiff_widgets.widgets.colormaps import colorize

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


def _data_url(picture: Image.Image) -> str:
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode()


def page(info: Information) -> str:
    """One HTML page, complete in itself: choose a word, see its map, its value and its error."""
    views = _views(info)
    top = _scale(views)
    most = max(abs(h.total.value) + h.total.stderr for _, h in views[1:]) or 1.0
    buttons = "".join(
        f'<button aria-pressed="{str(i == 0).lower()}" data-i="{i}">{html.escape(name)}'
        f'<i style="width:{100 * max(h.total.value, 0) / most if i else 0:.0f}%"></i>'
        f"<small>{h.total.value:.2f} ± {h.total.stderr:.2f}</small></button>"
        for i, (name, h) in enumerate(views)
    )
    maps = json.dumps([_data_url(_overlay(info, h, top)) for _, h in views])
    facts = ", ".join(f"{k}: {v}" for k, v in info.provenance.items() if isinstance(v, (str, int)))
    return (
        _PAGE.replace("@prompt", html.escape(info.prompt.text))
        .replace("@buttons", buttons)
        .replace("@maps", maps)
        .replace("@image", _data_url(Image.fromarray(info.image)))
        .replace("@top", f"{top:.3g}")
        .replace("@facts", html.escape(f"{info.samples} samples, {facts}"))
    )


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>@prompt</title>
<meta name="viewport" content="width=device-width">
<style>
:root { color-scheme: light dark; --ink: light-dark(#1f2328, #e6edf3); --muted: light-dark(#59636e, #9198a1);
  --line: light-dark(#d1d9e0, #3d444d); --accent: light-dark(#1f6fc4, #6cb0ff); }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); margin: 32px auto; max-width: 860px;
  padding: 0 16px; }
h1 { font-size: 20px; margin: 0 0 4px } p { color: var(--muted); margin: 4px 0 16px }
#words { display: flex; flex-wrap: wrap; gap: 8px; margin: 16px 0 }
button { font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 6px;
  padding: 6px 12px; min-width: 76px; cursor: pointer; display: grid; text-align: left }
button[aria-pressed=true] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent) }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
i { display: block; height: 4px; background: var(--accent); border-radius: 2px; min-width: 1px }
small { color: var(--muted); font-variant-numeric: tabular-nums }
figure { display: inline-block; margin: 0 16px 0 0 } figcaption { color: var(--muted); font-size: 13px }
img { width: 384px; max-width: 100%; image-rendering: pixelated; border-radius: 6px }
.ramp { height: 10px; border-radius: 5px; max-width: 384px;
  background: linear-gradient(90deg, #000004, #51127c, #b73779, #fc8961, #fcfdbf) }
</style>
<h1>“@prompt”</h1>
<p>What each word adds to the rest of the prompt, in nats ± standard error. Choose a word to see where.</p>
<div id="words" role="group" aria-label="Words">@buttons</div>
<figure><img alt="the image" src="@image"><figcaption>image</figcaption></figure>
<figure><img id="map" alt="heat map"><figcaption><div class="ramp"></div>0 to @top nats per pixel</figcaption></figure>
<p>@facts</p>
<script>
const maps = @maps, buttons = [...document.querySelectorAll("button")], map = document.getElementById("map");
function show(i) {
  map.src = maps[i];
  map.alt = "heat map: " + buttons[i].firstChild.textContent;
  buttons.forEach((button, k) => button.setAttribute("aria-pressed", k === i));
}
buttons.forEach((button, i) => button.addEventListener("click", () => show(i)));
show(0);
</script></html>
"""
