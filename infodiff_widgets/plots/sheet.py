"""The page of pictures that a study ends with: complete in itself, its cards sorted by any of several values."""

from __future__ import annotations

import base64
import html
import io
import json
from collections.abc import Sequence

import numpy as np
import pandas as pd
from PIL import Image

SIDE = 160
"""Longer side of a picture on the page, in pixels."""


def chosen(values: pd.Series, number: int) -> list[int]:
    """Which items to show: the worst ones, half of the number, and others evenly along the ranking, worst first.

    Args:
        values: one for each item, indexed by item; higher is better.
        number: of items; all, if there are fewer.
    """
    ranking = values.sort_values(kind="stable").index
    worst = min(number // 2, len(ranking))
    rest = np.linspace(worst, len(ranking) - 1, min(number - worst, len(ranking) - worst)).round().astype(int)
    return [int(ranking[k]) for k in (*range(worst), *rest)]


def fitted(picture: Image.Image) -> Image.Image:
    """A picture at the size of the page."""
    scale = SIDE / max(picture.size)
    size = [max(1, round(side * scale)) for side in picture.size]
    return picture.resize(size, Image.Resampling.NEAREST if scale > 1 else Image.Resampling.BOX)


def figure(picture: Image.Image, *lines: str, alt: str = "") -> str:
    """A picture at the size of the page over lines of text."""
    stream = io.BytesIO()
    fitted(picture).save(stream, "PNG", optimize=True)
    address = "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode()
    text = "<br>".join(html.escape(line) for line in lines)
    return f'<figure><img alt="{html.escape(alt)}" src="{address}"><figcaption>{text}</figcaption></figure>'


def card(values: dict[str, float], inside: str) -> str:
    """A part of the page, and what it may be sorted by."""
    return f'<section data-values="{html.escape(json.dumps(values))}">{inside}</section>'


def heading(words: Sequence[str], bold: Sequence[int], about: str, below: str = "") -> str:
    """A prompt with some of its words in bold, a line below it, and small print."""
    text = " ".join(f"<b>{html.escape(w)}</b>" if i in bold else html.escape(w) for i, w in enumerate(words))
    second = f"<br>{html.escape(below)}" if below else ""
    return f"<h2>{text}{second}<small>{html.escape(about)}</small></h2>"


def sheet(title: str, about: str, by: Sequence[str], first: str, cards: Sequence[str], style: str = "") -> str:
    """The whole page.

    Args:
        title: its heading.
        about: a paragraph on what is shown.
        by: names of the values of each :func:`card`, to sort by.
        first: the one it is sorted by when it is opened.
        cards: in any order.
        style: further CSS.
    """
    options = "".join(f"<option{' selected' * (name == first)}>{html.escape(name)}</option>" for name in by)
    parts = {"title": html.escape(title), "about": html.escape(about), "options": options, "style": style}
    page = _PAGE
    for name, text in (parts | {"cards": "".join(cards)}).items():
        page = page.replace(f"@{name}", text)
    return page


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>@title</title>
<meta name="viewport" content="width=device-width">
<style>
:root { color-scheme: light dark; --ink: light-dark(#1f2328, #e6edf3); --muted: light-dark(#59636e, #9198a1);
  --line: light-dark(#d1d9e0, #3d444d); --bar: light-dark(#1f6fc4, #4493f8) }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); margin: 32px auto; max-width: 900px; padding: 0 16px }
h1 { font-size: 20px; margin: 0 0 4px } h2 { font-size: 15px; font-weight: 400; margin: 0 0 8px }
p, small, figcaption { color: var(--muted); font-size: 13px } small { margin-left: 12px }
section { border-top: 1px solid var(--line); padding: 16px 0 }
figure { display: inline-block; vertical-align: top; margin: 0 12px 8px 0; width: 160px }
figcaption { font-variant-numeric: tabular-nums } img { max-width: 100%; border-radius: 4px }
select { font: inherit }
@style</style>
<h1>@title</h1>
<p>@about</p>
<label>Worst first by <select id="by">@options</select></label>
<main>@cards</main>
<script>
const by = document.getElementById("by"), main = document.querySelector("main");
function sort() {
  const value = (card) => JSON.parse(card.dataset.values)[by.value];
  main.append(...[...main.children].sort((a, b) => value(a) - value(b)));
}
by.addEventListener("change", sort);
sort();
</script></html>
"""
