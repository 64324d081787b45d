"""One page of pictures for a localization: every kind of map with the outline of what it should cover.

The page is complete in itself and sorts by the overlap of any method, worst first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from PIL import Image
from tqdm import tqdm

from infodiff_widgets.plots.colormaps import colorize
from infodiff_widgets.plots.sheet import card, chosen, figure, fitted, heading, sheet
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.studies.fusion import CANDIDATES
from infodiff_widgets.studies.items import Item, groups
from infodiff_widgets.studies.localization import look
from infodiff_widgets.studies.metrics import minmax
from infodiff_widgets.studies.protocols import BEST, scored

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

_OUTLINE = (64, 224, 255)


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
    about = (
        f"{len(shown)} of {len(overlap)} words. {BEST} for all of them: {cuts}. The outline is what the word in bold "
        "is about; maps are scaled from their lowest to their highest value."
    )
    return sheet(title, about, methods, "CMI", [cards[i] for i in shown])


def _card(
    item: Item, picture: Image.Image, mask: np.ndarray, maps: dict[str, np.ndarray], overlap: dict[str, float]
) -> str:
    tiles = [("picture", f"{mask.mean():.0%} is “{item.text}”", picture)]
    tiles += [
        (name, f"IoU {overlap[name]:.2f}", Image.fromarray(colorize(minmax(values), "magma", 0, 1)))
        for name, values in maps.items()
    ]
    figures = "".join(figure(_outlined(tile, mask), name, line, alt=name) for name, line, tile in tiles)
    return card(overlap, heading(Prompt(item.prompt).words, item.indices, f"{item.label}, {item.name}") + figures)


def _outlined(picture: Image.Image, mask: np.ndarray) -> Image.Image:
    """A picture at the size of the page, with the inner edge of a mask drawn on it."""
    pixels = np.asarray(fitted(picture)).copy()
    within = np.asarray(Image.fromarray(mask).resize(pixels.shape[1::-1], Image.Resampling.NEAREST)).astype(bool)
    around = np.pad(within, 1)
    inner = around[:-2, 1:-1] & around[2:, 1:-1] & around[1:-1, :-2] & around[1:-1, 2:]
    pixels[within & ~inner] = _OUTLINE
    return Image.fromarray(pixels)
