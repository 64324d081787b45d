"""One page of pictures for a localization: every kind of map with the outline of what it should cover.

The page is complete in itself and sorts by the overlap of any method, worst first.
"""

from __future__ import annotations

import base64
import html
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from PIL import Image
from tqdm import tqdm

from infodiff_widgets.core.fusion import CANDIDATES
from infodiff_widgets.core.overlap import scaled
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.studies.items import Item, groups
from infodiff_widgets.studies.localization import look
from infodiff_widgets.studies.protocols import BEST, scored
from infodiff_widgets.widgets.colormaps import colorize

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

SIDE = 160
"""Longer side of a picture on the page, in pixels."""
_OUTLINE = (64, 224, 255)


def chosen(overlap: pd.Series, number: int) -> list[int]:
    """Which items to show: the worst ones, half of the number, and others evenly along the ranking, worst first.

    Args:
        overlap: a value for each item, indexed by item.
        number: of items; all, if there are fewer.
    """
    ranking = overlap.sort_values(kind="stable").index
    worst = min(number // 2, len(ranking))
    rest = np.linspace(worst, len(ranking) - 1, min(number - worst, len(ranking) - worst)).round().astype(int)
    return [int(ranking[k]) for k in (*range(worst), *rest)]


def page(
    model: Model, items: Sequence[Item], table: pd.DataFrame, number: int = 24, samples: int = 32, seed: int = 0,
    smoothing: float = 0.0, title: str = "Localization", progress: bool = True,
) -> str:  # fmt: skip
    """An HTML page of some items. Their maps are made again, by one pass for each picture and prompt.

    Args:
        model: see :func:`~infodiff_widgets.studies.localization.localization`, also for samples, seed and smoothing.
        items: those of the table.
        table: what ``localization`` returned for them.
        number: how many items to show, see :func:`chosen`; ranked by the overlap of their CMI map.
        samples: draws, as for the table.
        seed: as for the table.
        smoothing: as for the table.
        title: of the page.
        progress: whether to show a bar.
    """
    rows, thresholds = scored(table)
    methods = list(dict.fromkeys(rows["method"]))
    overlap = rows.pivot(index="item", columns="method", values=BEST)[methods]
    shown = chosen(overlap["CMI"], number)
    passes = [(k, group) for k, group in enumerate(groups(items)) if set(group) & set(shown)]
    cards, fusions = {}, [method for method in methods if method in CANDIDATES]
    for k, group in tqdm(passes, desc="gallery", unit="", disable=not progress):
        found = look(model, [items[i] for i in group], samples, seed + k, smoothing, fusions)
        for i, (picture, mask, maps) in zip(group, found, strict=True):
            if i in shown:
                cards[i] = _card(items[i], picture, mask, maps, overlap.loc[i].to_dict())
    cuts = ", ".join(f"{name} {at:.2f}" for name, at in thresholds[BEST].items())
    return (
        _PAGE.replace("@title", html.escape(title))
        .replace("@about", html.escape(f"{len(shown)} of {len(overlap)} words. {BEST} for all of them: {cuts}."))
        .replace("@options", "".join(f"<option{' selected' * (m == 'CMI')}>{html.escape(m)}</option>" for m in methods))
        .replace("@cards", "".join(cards[i] for i in shown))
    )


def _card(
    item: Item, picture: Image.Image, mask: np.ndarray, maps: dict[str, np.ndarray], overlap: dict[str, float]
) -> str:
    words = [html.escape(word) for word in Prompt(item.prompt).words]
    text = " ".join(f"<b>{word}</b>" if i in item.indices else word for i, word in enumerate(words))
    tiles = [("picture", f"{mask.mean():.0%} is “{item.text}”", picture)]
    tiles += [
        (name, f"IoU {overlap[name]:.2f}", Image.fromarray(colorize(scaled(values), "magma", 0, 1)))
        for name, values in maps.items()
    ]
    figures = "".join(
        f'<figure><img alt="{name}" src="{_png(_outlined(tile, mask))}"><figcaption>{name}<br>{html.escape(line)}'
        "</figcaption></figure>"
        for name, line, tile in tiles
    )
    about, key = html.escape(f"{item.label}, {item.name}"), html.escape(json.dumps(overlap))
    return f'<section data-iou="{key}"><h2>{text}<small>{about}</small></h2>{figures}</section>'


def _outlined(picture: Image.Image, mask: np.ndarray) -> Image.Image:
    """A picture at the size of the page, with the inner edge of a mask drawn on it."""
    scale = SIDE / max(picture.size)
    size = [max(1, round(side * scale)) for side in picture.size]
    smaller = Image.Resampling.NEAREST if scale > 1 else Image.Resampling.BOX
    pixels = np.asarray(picture.resize(size, smaller)).copy()
    within = np.asarray(Image.fromarray(mask).resize(size, Image.Resampling.NEAREST)).astype(bool)
    around = np.pad(within, 1)
    inner = around[:-2, 1:-1] & around[2:, 1:-1] & around[1:-1, :-2] & around[1:-1, 2:]
    pixels[within & ~inner] = _OUTLINE
    return Image.fromarray(pixels)


def _png(picture: Image.Image) -> str:
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode()


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>@title</title>
<meta name="viewport" content="width=device-width">
<style>
:root { color-scheme: light dark; --ink: light-dark(#1f2328, #e6edf3); --muted: light-dark(#59636e, #9198a1);
  --line: light-dark(#d1d9e0, #3d444d) }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); margin: 32px auto; max-width: 900px; padding: 0 16px }
h1 { font-size: 20px; margin: 0 0 4px } h2 { font-size: 15px; font-weight: 400; margin: 0 0 8px }
p, small, figcaption { color: var(--muted); font-size: 13px } small { margin-left: 12px }
section { border-top: 1px solid var(--line); padding: 16px 0 }
figure { display: inline-block; vertical-align: top; margin: 0 12px 8px 0; width: 160px }
figcaption { font-variant-numeric: tabular-nums } img { max-width: 100%; border-radius: 4px }
select { font: inherit }
</style>
<h1>@title</h1>
<p>@about The outline is what the word in bold is about; maps are scaled from their lowest to their highest value.</p>
<label>Worst first by <select id="by">@options</select></label>
<main>@cards</main>
<script>
const by = document.getElementById("by"), main = document.querySelector("main");
function sort() {
  const iou = (card) => JSON.parse(card.dataset.iou)[by.value];
  main.append(...[...main.children].sort((a, b) => iou(a) - iou(b)));
}
by.addEventListener("change", sort);
sort();
</script></html>
"""
