"""One page of pictures for a matching: captions by their scores, and where the true one and its rival differ.

The page is complete in itself and sorts by the margin of any score, worst first.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from PIL import Image
from tqdm import tqdm

from infodiff_widgets.plots.colormaps import colorize
from infodiff_widgets.plots.sheet import card, chosen, figure, sheet
from infodiff_widgets.studies.caption_report import decisions
from infodiff_widgets.studies.captions import CaptionTask, Levels, score_task
from infodiff_widgets.studies.relations import SCORES, Scores

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model


_SCALE = {"standard": 1, "orthogonal": 1, "error": 1e4}
_STYLE = """body { max-width: 1240px }
section { display: flex; gap: 16px; flex-wrap: wrap } section > div:last-child { flex: 1; min-width: min(560px, 100%) }
table { border-collapse: collapse; width: 100%; margin-bottom: 8px } label { display: block; margin-bottom: 12px }
th { color: var(--muted); font-size: 13px; font-weight: 400; text-align: left }
td, th { padding: 4px 16px 4px 0; vertical-align: top }
td + td { width: 16%; font-variant-numeric: tabular-nums; font-size: 13px } td small { margin: 0 }
td i { display: block; height: 5px; margin: 6px 0 2px; border-radius: 2px; background: var(--bar) }
u { text-decoration-thickness: 2px; text-underline-offset: 3px }
"""
_HEADS = {"standard": "nats", "orthogonal": "nats", "error": "10⁻⁴"}


def page(
    model: Model, choices: Sequence[CaptionTask], table: pd.DataFrame, number: int = 24, samples: int = 64,
    seed: int = 0, z_threshold: float | None = None, by: str = "standard", levels: Levels = "model",
    title: str = "Captions", progress: bool = True,
) -> str:  # fmt: skip
    """An HTML page of some choices; they are scored again for their maps.

    Args:
        model: see :func:`~infodiff_widgets.studies.captions.score_captions`, also for the other
            settings.
        choices: those of the table.
        table: what ``score_captions`` returned for them.
        number: how many choices to show, half of them the worst by the margin of ``by``, the others along the ranking.
        samples: as for the table.
        seed: as for the table.
        z_threshold: as for the table.
        by: as for the table.
        levels: as for the table.
        title: of the page.
        progress: whether to show a bar.
    """
    margins = decisions(table).pivot(index="task", columns="score", values="margin")
    shown = chosen(margins[by], number)
    cards = []
    for k in tqdm(shown, desc="gallery", unit="", disable=not progress):
        found = score_task(model, choices[k], k, samples, seed, z_threshold, by, levels)
        cards.append(_card(choices[k], found, by, margins.loc[k].to_dict()))
    about = (
        f"{len(shown)} of {len(table)} pictures. The true caption is underlined. Under each score stands how far it is "
        "behind the best, with the error of that difference."
    )
    return sheet(title, about, SCORES, by, cards, _STYLE)


def _card(choice: CaptionTask, found: Scores, by: str, margins: dict[str, float]) -> str:
    """The picture, the captions with every score, and the map of the true caption against its best rival."""
    true = choice.captions[0]
    rival = next(found.captions[k] for k in found.ranking(by) if found.captions[k] != true)
    heat = found.map(true, rival)
    limit = max(float(np.abs(heat.values).max()), 1e-12)
    left, top, right, bottom = found.info.frame
    seen = Image.fromarray(found.info.image[top:bottom, left:right])
    where = Image.fromarray(colorize(heat.values[top:bottom, left:right], "signed", -limit, limit))
    tiles = (("picture", seen), (f"orange speaks for the true caption, to {limit:.2g} nats per pixel", where))
    figures = "".join(figure(tile, line) for line, tile in tiles)
    rows = "".join(_row(caption, found, caption == true) for caption in choice.captions)
    heads = "".join(f"<th>{score}, {unit}" for score, unit in _HEADS.items())
    about = html.escape(f"{choice.label}, {choice.name}, {found.draws} draws")
    table = f"<div><table><tr><th>caption{heads}</tr>{rows}</table><small>{about}</small></div>"
    return card(margins, f"<div>{figures}</div>{table}")


def _row(caption: str, found: Scores, true: bool) -> str:
    """A caption with its scores, and how far they are behind the best; bars run from the worst caption to the best."""
    cells = []
    for score in SCORES:
        means = found.rounds[score].means()
        value, best = found.value(caption, score), found.winner(score)
        part = (value.value - means.min()) / max(np.ptp(means), 1e-30)
        behind = "best"
        if found.captions[best] != caption:
            gap = found.difference(caption, best, score)
            behind = f"{_number(gap.value, score)} ± {_number(gap.stderr, score)}"
        line = f"{_number(value.value, score)}<br><small>{behind}</small>"
        cells.append(f'<td><i style="width:{2 + 98 * part:.0f}%"></i>{line}')
    text = html.escape(caption)
    return f"<tr><td>{f'<u>{text}</u>' if true else text}{''.join(cells)}</tr>"


def _number(value: float, score: str) -> str:
    return f"{value * _SCALE[score]:.2f}".replace("-", "−")
