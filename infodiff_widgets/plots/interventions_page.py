"""One page of pictures for interventions: before and after, what was predicted to change and what did.

The page is complete in itself and sorts by the pixel-level correlation of any method, worst first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from PIL import Image
from tqdm import tqdm

from infodiff_widgets.plots.colormaps import colorize
from infodiff_widgets.plots.sheet import card, chosen, figure, heading, sheet
from infodiff_widgets.studies.effects import METHODS, EditPrediction, changes, look
from infodiff_widgets.studies.interventions import Intervention
from infodiff_widgets.studies.items import groups

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.inversion import Edit, Sampler
    from infodiff_widgets.pipelines.model import Model

_SHOWN = ("edit", "CMI", "attention")
_SORTED = "latents pearson"


def page(
    model: Model, items: Sequence[Intervention], table: pd.DataFrame, number: int = 12, samples: int = 32,
    steps: int = 100, min_logsnr: float | None = None, sampler: Sampler = "ode", seed: int = 0, title: str = "Interventions",
    progress: bool = True,
) -> str:  # fmt: skip
    """An HTML page of some interventions, which are carried out again.

    Args:
        model: see :func:`~infodiff_widgets.studies.effects.effects`, also for samples, steps, noisiest, way and seed.
        items: those of the table.
        table: what ``effects`` returned for them.
        number: how many interventions to show: half of them those whose CMI map predicts worst, the others evenly along
            the ranking.
        samples: as for the table.
        steps: as for the table.
        min_logsnr: as for the table.
        sampler: as for the table.
        seed: as for the table.
        title: of the page.
        progress: whether to show a bar.
    """
    agreement = table.pivot(index="intervention", columns="method", values=_SORTED)[list(METHODS)]
    agreement = agreement.fillna(0.0)  # where nothing is predicted to change, or nothing did
    shown = chosen(agreement["CMI"], number)
    passes = [(k, group) for k, group in enumerate(groups(items)) if set(group) & set(shown)]
    cards = {}
    for k, group in tqdm(passes, desc="gallery", unit="", disable=not progress):
        here = [i for i in group if i in shown]
        done = look(model, [items[i] for i in group], samples, steps, min_logsnr, sampler, seed + k)
        found = dict(zip(group, done, strict=True))
        for i in here:
            cards[i] = _card(items[i], *found[i], agreement.loc[i].to_dict())
    about = (
        f"{len(shown)} of {len(agreement)} interventions. Maps run from 0 to their greatest value, on a square-root "
        "scale; r is the correlation of a prediction with the change of the latents, pixel by pixel."
    )
    return sheet(title, about, list(METHODS), "CMI", [cards[i] for i in shown])


def _card(
    item: Intervention, picture: Image.Image, prediction: dict[str, EditPrediction], edit: Edit, r: dict[str, float]
) -> str:
    rows = _pictures(item, picture, edit), _maps(item, picture, prediction, edit, r)
    figures = "".join(
        f"<div>{''.join(figure(tile, name, line, alt=name) for name, line, tile in row)}</div>" for row in rows
    )
    about = f"{item.kind}, {item.label}, {item.name}"
    return card(r, heading(item.prompt.split(), item.indices, about, f"→ {item.new_prompt}") + figures)


def _pictures(item: Intervention, picture: Image.Image, edit: Edit) -> Iterator[tuple[str, str, Image.Image]]:
    """Name, line and picture of each tile."""
    yield "before", "", picture
    yield "drawn again", f"off by {edit.reconstruction_error:.1e}", edit.reconstruction
    yield "after", "", edit.after
    if item.truth is not None:
        yield "as it should be", "", item.truth


def _maps(
    item: Intervention, picture: Image.Image, prediction: dict[str, EditPrediction], edit: Edit, r: dict[str, float]
) -> Iterator[tuple[str, str, Image.Image]]:
    """The same of maps."""
    change = changes(item, edit, picture)["latents"]
    yield "change of latents", f"{change.sum():.3g} in all", _colours(change)
    for method in _SHOWN:
        value = f"{prediction[method].value:.2f}" + " nats" * (method != "attention")
        yield f"{method} predicts", f"{value}, r = {r[method]:.2f}".replace("-", "−"), _colours(prediction[method].map)


def _colours(values: np.ndarray) -> Image.Image:
    """A map from 0 to its greatest value."""
    return Image.fromarray(colorize(np.sqrt(values.clip(0)), "magma", 0, float(np.sqrt(max(values.max(), 1e-12)))))
