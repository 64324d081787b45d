"""HTML galleries of a study: a card for each shown item with its pictures, worst first, sortable by any score.

A page is complete in itself. It shows ``number`` items, half of them the worst, the others evenly along the ranking.
Tables hold no maps, so ``run`` measures the shown items again.
"""

from __future__ import annotations

import base64
import html
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from PIL import Image, ImageOps

from infodiff_widgets.core.progress import progress_bar
from infodiff_widgets.plots.style import blend
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.studies.interventions import measure_changes
from infodiff_widgets.studies.items import Item, groups
from infodiff_widgets.studies.metrics import BEST

if TYPE_CHECKING:
    from infodiff_widgets.core.caption_scores import Scores
    from infodiff_widgets.studies.captions import CaptionTask
    from infodiff_widgets.studies.interventions import Intervention

SIDE = 160
"""Longer side of a picture on the page, in pixels."""

Run = Callable[[Sequence[Any], int], Iterable[Any]]
"""Measures a group of items, given them and the number of the group; yields a result for each."""

_OUTLINE = (40, 110, 220)


def localization(
    items: Sequence[Item], rows: pd.DataFrame, thresholds: Mapping[str, float], run: Run, number: int = 24,
    title: str = "Localization", progress: bool = True,
) -> str:  # fmt: skip
    """A page of words: the picture and every kind of map, with the outline of the object; ranked by the CMI map.

    ``rows`` holds the overlap of each item and method at the best threshold, ``thresholds`` that threshold by method;
    ``run`` yields picture, mask and maps of each item of a group.
    """
    overlap: Any = rows.pivot(index="item", columns="method", values=BEST)[list(dict.fromkeys(rows["method"]))]
    cards = []
    for i, (picture, mask, maps) in _again(items, select(overlap["CMI"], number), run, progress):
        item, iou = items[i], overlap.loc[i].to_dict()
        tiles = [_figure(picture, "picture", f"{mask.mean():.0%} is “{item.text}”", mask=mask)]
        for name, values in maps.items():
            tiles.append(_figure(_map(picture, values - values.min()), name, f"IoU {iou[name]:.2f}", mask=mask))
        head = _heading(item)
        cards.append((iou, head + "".join(tiles)))
    values = ", ".join(f"{name} {value:.2f}" for name, value in thresholds.items())
    about = (
        f"{len(cards)} of {len(overlap)} words. Thresholds with the best IoU over all of them: {values}. The "
        "outline is the object of the word in bold. Each map is scaled from its lowest to its highest value."
    )
    return _page(title, about, overlap.columns, "CMI", cards)


def interventions(
    items: Sequence[Intervention], table: pd.DataFrame, run: Run, number: int = 12, title: str = "Interventions",
    progress: bool = True,
) -> str:  # fmt: skip
    """A page of edits: before and after, the predicted change and the actual one; ranked by the CMI map.

    ``table`` holds the correlation of each method's map with the change of the latents; ``run`` yields picture,
    predictions and edit of each intervention of a group.
    """
    agreement: Any = table.pivot(index="intervention", columns="method", values="latents pearson").fillna(0.0)
    agreement = agreement[list(dict.fromkeys(table["method"]))]
    cards = []
    for i, (picture, prediction, edit) in _again(items, select(agreement["CMI"], number), run, progress):
        item, r = items[i], agreement.loc[i].to_dict()
        error, change = f"error {edit.reconstruction_error:.1e}", measure_changes(item, edit, picture)["latents"]
        pictures = [_figure(picture, "before"), _figure(edit.reconstruction, "reconstruction", error)]
        pictures += [_figure(edit.after, "after"), *([_figure(item.truth, "as it should be")] if item.truth else [])]
        maps = [_figure(_map(picture, change), "change of latents", f"{change.sum():.3g} in total")]
        for method in ("edit", "CMI", "attention"):
            value = f"{prediction[method].value:.2f}" + " nats" * (method != "attention")
            line = f"{value}, r = {r[method]:.2f}".replace("-", "−")
            maps.append(_figure(_map(picture, prediction[method].map), f"predicted by {method}", line))
        head = _heading(item, f"{item.kind}, ", f"→ {item.new_prompt}")
        cards.append((r, head + "".join(f"<div>{''.join(row)}</div>" for row in (pictures, maps))))
    about = (
        f"{len(cards)} of {len(agreement)} interventions. Colours run from 0 to the largest value of each map. r is "
        "the correlation, over pixels, of a prediction with the change of the latents."
    )
    return _page(title, about, agreement.columns, "CMI", cards)


_SCORES = {"standard": ("nats", 1.0), "orthogonal": ("nats", 1.0), "error": ("10⁻⁴", 1e4)}
"""Unit and factor of each caption score."""


def captions(
    tasks: Sequence[CaptionTask], margins: Any, run: Callable[[int], Scores], number: int = 24,
    by: str = "standard", title: str = "Captions", progress: bool = True,
) -> str:  # fmt: skip
    """A page of caption tasks: the picture, the captions with every score, and where the best two differ.

    ``margins`` (a data frame) holds the lead of the true caption, a row a task and a column a score;
    ``run`` scores the k-th task. Tasks are ranked by the margin of the score ``by``.
    """
    cards = []
    for k in progress_bar(select(margins[by], number), desc="gallery", unit="", disable=not progress):
        task, scores = tasks[k], run(k)
        true = task.captions[0]
        rival = next(scores.captions[j] for j in scores.ranking(by) if scores.captions[j] != true)
        left, top, right, bottom = scores.info.frame or (None,) * 4
        values = scores.heatmap(true, rival).values[top:bottom, left:right]
        picture = Image.fromarray(np.asarray(scores.info.image)[top:bottom, left:right])
        line = f"red favours the true caption, up to {np.abs(values).max():.2g} nats per pixel"
        figures = _figure(picture, "picture") + _figure(_map(picture, values, signed=True), line)
        heads = "".join(f"<th>{score}, {unit}" for score, (unit, _) in _SCORES.items())
        rows = "".join(_caption_row(caption, scores, caption == true) for caption in task.captions)
        about = html.escape(f"{task.label}, {task.name}, {scores.samples} samples")
        text = f"<div><table><tr><th>caption{heads}</tr>{rows}</table><small>{about}</small></div>"
        cards.append((margins.loc[k].to_dict(), f"<div class=row><div>{figures}</div>{text}</div>"))
    about = (
        f"{len(cards)} of {len(margins)} pictures. The true caption is underlined. Below each score: its distance to "
        "the best caption, with the standard error of that difference."
    )
    return _page(title, about, _SCORES, by, cards)


def _caption_row(caption: str, scores: Scores, true: bool) -> str:
    """A caption with its scores and their distance to the best; bars run from the worst caption to the best."""
    cells = []
    for score, (_, factor) in _SCORES.items():
        means, value = scores.rounds[score].means(), scores.value(caption, score).value
        share, best = (value - means.min()) / max(np.ptp(means), 1e-30), scores.winner(score)
        behind = "best"
        if scores.captions[best] != caption:
            gap = scores.difference(caption, best, score)
            behind = f"{factor * gap.value:.2f} ± {factor * gap.stderr:.2f}"
        line = f"{factor * value:.2f}<br><small>{behind}</small>".replace("-", "−")
        cells.append(f'<td><i style="width:{2 + 98 * share:.0f}%"></i>{line}')
    text = html.escape(caption)
    return f"<tr><td>{f'<u>{text}</u>' if true else text}{''.join(cells)}</tr>"


def select(values: pd.Series, number: int) -> list[int]:
    """Index of at most ``number`` items, worst first: half of them the worst, the others evenly along the ranking."""
    ranking = values.sort_values(kind="stable").index
    worst = min(number // 2, len(ranking))
    rest = np.linspace(worst, len(ranking) - 1, min(number - worst, len(ranking) - worst)).round().astype(int)
    return [int(ranking[k]) for k in (*range(worst), *rest)]


def _again(items: Sequence[Any], shown: Sequence[int], run: Run, progress: bool) -> list[tuple[int, Any]]:
    """The shown items with what ``run`` yields for them, in the given order; it is given whole groups."""
    passes = [(k, group) for k, group in enumerate(groups(items)) if set(group) & set(shown)]
    results: dict[int, Any] = {}
    for k, group in progress_bar(passes, desc="gallery", unit="", disable=not progress):
        results |= dict(zip(group, run([items[i] for i in group], k), strict=True))
    return [(i, results[i]) for i in shown]


def _map(picture: Image.Image, values: np.ndarray, signed: bool = False) -> Image.Image:
    """A map over its faded picture; the colours end at its largest value."""
    cells = Image.fromarray(np.asarray(values, np.float32)).resize(picture.size, Image.Resampling.NEAREST)
    top = max(float(np.abs(values).max()), 1e-12)
    return Image.fromarray(blend(np.asarray(picture.convert("RGB")), np.asarray(cells), top, signed=signed))


def _figure(picture: Image.Image, *lines: str, mask: np.ndarray | None = None) -> str:
    """A picture at the size of the page over lines of text, with the inner edge of a mask drawn on it."""
    filter_ = Image.Resampling.NEAREST if max(picture.size) < SIDE else Image.Resampling.BOX
    picture = ImageOps.contain(picture, (SIDE, SIDE), filter_).convert("RGB")
    if mask is not None:
        picture = outlined(picture, mask)
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    address = "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode()
    text = "<br>".join(map(html.escape, lines))
    return f'<figure><img alt="{html.escape(lines[0])}" src="{address}"><figcaption>{text}</figcaption></figure>'


def outlined(picture: Image.Image, mask: np.ndarray) -> Image.Image:
    """A picture with the inner edge of a mask drawn on it."""
    from scipy.ndimage import binary_erosion

    pixels = np.asarray(picture).copy()
    inside = np.asarray(Image.fromarray(mask).resize(picture.size, Image.Resampling.NEAREST)).astype(bool)
    pixels[inside & ~binary_erosion(inside)] = _OUTLINE
    return Image.fromarray(pixels)


def _heading(item: Item, kind: str = "", second: str = "") -> str:
    words = [html.escape(word) for word in Prompt(item.prompt).words]
    text = " ".join(f"<b>{word}</b>" if i in item.indices else word for i, word in enumerate(words))
    about = html.escape(f"{kind}{item.label}, {item.name}")
    return f"<h2>{text}{f'<br>{html.escape(second)}' if second else ''}<small>{about}</small></h2>"


def _page(title: str, about: str, by: Iterable[str], first: str, cards: Sequence[tuple[dict, str]]) -> str:
    """The page of cards, each with the values by which cards are sorted."""
    sections = (f'<section data-values="{html.escape(json.dumps(v))}">{content}</section>' for v, content in cards)
    options = "".join(f"<option{' selected' * (name == first)}>{html.escape(name)}</option>" for name in by)
    parts = {"title": html.escape(title), "about": html.escape(about), "options": options, "cards": "".join(sections)}
    page = Path(__file__).with_suffix(".html").read_text(encoding="utf-8")
    # In one pass, so that what is filled in is not searched for places in turn.
    return re.sub("@(title|about|options|cards)", lambda place: parts[place[1]], page)
