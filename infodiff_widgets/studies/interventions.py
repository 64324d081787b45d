"""Intervention study: does the information of a word predict what changes when it is omitted or swapped?

This is the question of Kong et al. (2024). Predictions (METHODS) come from one pass over the unchanged picture. With
w the word, w′ its replacement and c the rest of the prompt:

- "CMI" is i^o(x; w | c) and "CMI standard" i^s(x; w | c).
- "edit" is i^o(x; w, c | w′, c): how far the two prompts disagree about this picture.
- "swap score" is i^o(x; w | c) − i^o(x; w′ | c), and "edit standard" the same difference by the standard estimator, the
  log likelihood ratio of the two prompts. For an omitted word, "edit" and "swap score" are its CMI.
- "attention" is the share of each pixel's attention that the word gets. It does not depend on w′.

The measured changes (CHANGES) are squared differences between the pictures drawn from the same noise under the new and
the old prompt: of the "latents", summed over channels, and of the "pixels". For bundled scenes "truth" is the
difference between the scene and the counterfactual, the scene with the same layout and the other word.
"""

from __future__ import annotations

import itertools
import math
import random
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

import numpy as np
from PIL import Image

from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.resample import resize_preserving_sum
from infodiff_widgets.core.stats import Method, correlations
from infodiff_widgets.prompts import BLANK, Estimator, Prompt, PromptEdit, runs
from infodiff_widgets.scenes.exact import exact_information
from infodiff_widgets.scenes.grammar import AND, KINDS, Caption
from infodiff_widgets.scenes.oracle import check_caption, compare_readings, read_scene
from infodiff_widgets.scenes.render import Scene, scene
from infodiff_widgets.sessions.edit_outcome import EditPrediction
from infodiff_widgets.studies.calibration import OBJECTS
from infodiff_widgets.studies.items import Item, WordStudy
from infodiff_widgets.studies.localization import scene_words

if TYPE_CHECKING:
    import pandas as pd

    from infodiff_widgets.core.information import Information
    from infodiff_widgets.pipelines.inversion import Edit
    from infodiff_widgets.pipelines.model import Model

_NATS: dict[str, tuple[str, Estimator]] = {
    "CMI": ("CMI", "orthogonal"), "CMI standard": ("CMI", "standard"), "edit": ("edit", "orthogonal"),
    "edit standard": ("edit", "standard"), "swap score": ("swap score", "orthogonal"),
}  # fmt: skip
METHODS = (*_NATS, "attention")
"""Predictions, see above."""
CHANGES = ("latents", "pixels", "truth")
"""Measured changes, see above."""
STATISTICS: tuple[Method, ...] = ("pearson", "spearman")
OUTCOMES = ("shown", "new", "kept", "done")
"""Criteria of a successful edit, see :func:`compare_to_truth`."""
IN_PLACE = (*OBJECTS, "ground", "colour", "size")
"""Classes of scene words that can be swapped without moving anything, so that there is one counterfactual."""

_SINGULAR = (("dog", "cat"), ("zebra", "horse"), ("bed", "table"), ("bear", "elephant"), ("airplane", "kite"),
             ("teddy bear", "robot"))  # fmt: skip
_PAIRS = (*_SINGULAR, *((f"{a}s", f"{b}s") for a, b in _SINGULAR), ("person", "monkey"), ("people", "monkeys"))
PARTNERS = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}
"""Nouns that Kong et al. (2024) swap in COCO100-IT."""


@dataclass(frozen=True, kw_only=True)
class Intervention(Item):
    """An edit of the words of an item.

    Attributes:
        edit: the edit of the prompt.
        truth: the counterfactual; None if unknown.
        exact: nats that the words add to the rest of the prompt, by the grammar of the scenes; NaN if unknown.
    """

    edit: PromptEdit
    truth: Image.Image | None = None
    exact: float = math.nan

    @property
    def kind(self) -> str:
        """Kind of edit: "omit", "blank" ("_" takes the words' place) or "swap"."""
        return {"": "omit", BLANK: "blank"}.get(self.edit.replacement, "swap")

    @property
    def new_prompt(self) -> str:
        """The prompt after the edit."""
        return self.edit.new_prompt

    @property
    def key(self) -> Any:
        """Distinguishes the edits of one picture and prompt."""
        return self.indices, self.new_prompt

    @property
    def columns(self) -> dict[str, Any]:
        """What the table of the study says of the edit."""
        return super().columns | {"new_prompt": self.new_prompt, "kind": self.kind, "exact": self.exact}


class _NounSwap(PromptEdit):
    """Edit that replaces every occurrence of a noun and keeps the punctuation around it."""

    @property
    def new_prompt(self) -> str:
        prompt = Prompt(self.prompt)
        for run in reversed(runs(self.indices)):  # from the end, so that indices before it stay valid
            old = prompt.only(run).text
            prompt = prompt.swap(run, old.replace(old.strip(string.punctuation), self.replacement))
        return prompt.text


def item_interventions(items: Sequence[Item], blank: bool = False) -> list[Intervention]:
    """Omit the words of every item (with ``blank``, replace them by "_"), and swap those that have one of PARTNERS."""
    interventions = []
    for item in items:
        interventions.append(_omission(item, blank))
        if partner := PARTNERS.get(item.text.lower()):
            interventions.append(replace(interventions[-1], edit=_NounSwap(item.prompt, item.indices, partner)))
    return interventions


def _omission(item: Item, blank: bool, exact: float = math.nan) -> Intervention:
    edit = PromptEdit(item.prompt, item.indices, BLANK if blank else "")
    return Intervention(**vars(item), edit=edit, exact=exact)


def scene_interventions(
    n: int, classes: Sequence[str] = OBJECTS, blank: bool = False, seed: int = 0
) -> list[Intervention]:
    """Omit words of ``scenes.sample(-1)`` to ``sample(-n)``, and swap each for a random other word.

    Words are those of some ``calibration.CLASSES``; with ``blank``, "_" takes the place of omitted words. Words without
    information are only omitted, and so is "one", because any other number needs a plural.
    """
    interventions = []
    for shown, slot, item in scene_words(n, classes):
        omission = _omission(item, blank, exact_information(item.prompt, item.words))
        interventions.append(omission)
        if item.label != "nothing":
            alternatives = dict(KINDS[Caption.parse(item.prompt).kind][1])[slot]
            others = [word for word in alternatives if word not in (item.text, AND)]
            rng = random.Random(f"{seed} {item.name.removeprefix('scene ')} {slot}")
            others.sort(key=lambda _: rng.random())
            swaps = filter(None, (_swap(omission, shown, word) for word in others))
            interventions += itertools.islice(swaps, 1)
    return interventions


def _swap(item: Intervention, shown: Scene, word: str) -> Intervention | None:
    """Swap the words; None if the new prompt is no caption of a scene, e.g. one noun twice or a wrong plural."""
    edit = PromptEdit(item.prompt, item.indices, word)
    try:
        caption = Caption.parse(edit.new_prompt)
    except ValueError:
        return None
    return replace(item, edit=edit, truth=scene(caption, shown.seed).image if item.label in IN_PLACE else None)


class Predicted(NamedTuple):
    """Prediction by one of METHODS: nats (for attention, the mean share), and per pixel [H, W]."""

    value: float
    map: np.ndarray


def predict(
    model: Model, image: Any, items: Sequence[Intervention], samples: int = 32, seed: int = 0
) -> tuple[Information, list[dict[str, Predicted]]]:
    """Predict interventions in one picture and prompt, by all METHODS, from one pass, whose result is returned too."""
    prompt = items[0].prompt
    prompts = [prompt, *(item.rest for item in items), *(item.new_prompt for item in items)]
    info = estimate(model, image, prompts=prompts, attention_prompt=prompt, samples=samples, seed=seed, progress=False)
    assert info.frame is not None  # because x is an image
    left, top, right, bottom = info.frame
    predictions = []
    for item in items:
        maps = {name: EditPrediction(item.edit, info).heatmap(*method) for name, method in _NATS.items()}
        attention = info.attention_map(item.indices).astype(float)
        predictions.append({name: Predicted(m.total.value, m.values.astype(float)) for name, m in maps.items()})
        predictions[-1]["attention"] = Predicted(float(attention[top:bottom, left:right].mean()), attention)
    return info, predictions


def measure_changes(item: Intervention, edit: Edit, before: Image.Image) -> dict[str, np.ndarray]:
    """Maps [H, W] of CHANGES, that of the latents at their own size; "truth" only if there is a counterfactual."""
    latents = np.square(edit.latents[2] - edit.latents[1])
    changes = {"latents": latents.reshape(-1, *latents.shape[-2:]).sum(0), "pixels": edit.pixel_change}
    if item.truth is not None:
        changes["truth"] = np.square((np.asarray(item.truth, float) - np.asarray(before, float)) / 255).sum(2)
    return changes


def compare_to_truth(item: Intervention, edit: Edit, before: Image.Image) -> dict[str, Any]:
    """Compare an edit with the counterfactual.

    Returns:
        "shown": whether the oracle finds all that the new prompt says, in any place; "new", "kept" and "done": see
        ``oracle.compare_readings``; "distance": mean squared difference from the counterfactual, relative to that of
        the picture before.
    """
    if item.truth is None:
        raise ValueError(f"{item.new_prompt!r} has no counterfactual to compare to")
    pictures = before, item.truth, edit.after
    readings = [read_scene(picture) for picture in pictures]
    start, target, end = (np.asarray(picture, float) for picture in pictures)
    distance = float(np.square(end - target).mean() / np.square(start - target).mean())
    shown = all(check_caption(item.new_prompt, readings[2]).values())
    return {"shown": shown, **compare_readings(*readings), "distance": distance}


@dataclass(frozen=True)
class Interventions(WordStudy):
    """Predict interventions, carry them out and compare.

    ``data`` is from :func:`item_interventions` or :func:`scene_interventions`. The table has a row for each
    intervention and method, with the columns of :meth:`WordStudy.table` ("intervention" in place of "item");
    new_prompt, kind, exact, reconstruction_error, unexplained_fraction, OUTCOMES and distance (see
    :func:`compare_to_truth`), the sum of each of CHANGES, method, predicted (nats), and for each change and statistic,
    as in "latents pearson", the correlation of the predicted map with the measured one. Unknown values are NA.

    Attributes:
        steps, min_logsnr, sampler: as in ``Model.invert``.
    """

    steps: int = 100
    min_logsnr: float | None = None
    sampler: Literal["ode", "ddpm"] = "ode"
    name: ClassVar[str] = "interventions"
    labels: ClassVar[tuple[str, ...]] = (*WordStudy.labels, "new_prompt", "kind", "exact")

    def measure_words(self, model: Model, words: Sequence[Intervention], seed: int) -> Any:
        """Predict and carry out the interventions in one picture and prompt."""
        picture, info, predictions, edits = self._carry_out(model, words, seed)
        rows = [_rows(item, picture, *pair) for item, *pair in zip(words, predictions, edits, strict=True)]
        return rows, picture, info

    def show(self, model: Model, words: Sequence[Intervention], k: int) -> Iterator[tuple[Any, dict, Edit]]:
        """Picture, predictions and edit of every intervention of the k-th group, for a gallery."""
        picture, _, predictions, edits = self._carry_out(model, words, self.seed + k)
        yield from ((picture, *pair) for pair in zip(predictions, edits, strict=True))

    def _carry_out(self, model: Model, words: Sequence[Intervention], seed: int) -> tuple[Any, Information, list, list]:
        picture, _ = words[0].read()
        info, predictions = predict(model, picture, words, self.samples, seed)
        inversion = model.invert(picture, words[0].prompt, self.steps, seed, self.min_logsnr, self.sampler)
        return picture, info, predictions, inversion.edits(*(item.new_prompt for item in words))

    def table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """As that of every study of words."""
        numbers = ["distance", *CHANGES, *(f"{change} {statistic}" for change in CHANGES for statistic in STATISTICS)]
        types = dict.fromkeys(OUTCOMES, "boolean") | dict.fromkeys(numbers, float)
        return super().table(rows).rename(columns={"item": "intervention"}).astype(types)


def _rows(
    item: Intervention, picture: Image.Image, predictions: dict[str, Predicted], edit: Edit
) -> list[dict[str, Any]]:
    """Results of an intervention as JSON, one row per method."""
    left, top, right, bottom = edit.frame
    changes = measure_changes(item, edit, picture)
    known = {} if item.truth is None else compare_to_truth(item, edit, picture)
    common = {"reconstruction_error": edit.reconstruction_error, "unexplained_fraction": edit.unexplained_fraction}
    common |= dict.fromkeys((*OUTCOMES, "distance", *CHANGES)) | known
    common |= {name: float(change.sum(dtype=float)) for name, change in changes.items()}
    rows = []
    for method, prediction in predictions.items():
        row = common | {"method": method, "predicted": prediction.value}
        row |= dict.fromkeys(f"{name} {statistic}" for name in CHANGES for statistic in STATISTICS)
        for name, change in changes.items():
            seen = change if name == "latents" else change[top:bottom, left:right]
            cells = resize_preserving_sum(prediction.map[None, top:bottom, left:right], seen.shape)[0]
            row |= {f"{name} {statistic}": r for statistic, r in correlations(cells, seen).items()}
        rows.append(row)
    return rows
