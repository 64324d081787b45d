"""How well the lifts of its noun phrases tell whether a generated picture shows a caption (CompLift; Yu & Gao, 2025).

A model of the bundled scenes draws pictures of captions, and of captions with another object in place of one. Every
picture is accepted for the first caption by :func:`~infodiff_widgets.core.caption_scores.accept`. An oracle that knows
the sprites tells whether it shows both objects with their colours and sizes.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, cast

import numpy as np
import torch

from infodiff_widgets.core.caption_scores import accept
from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.stats import wilson_interval
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.scenes.grammar import KINDS, Caption, pick
from infodiff_widgets.scenes.oracle import check_caption, read_scene
from infodiff_widgets.scenes.render import sample
from infodiff_widgets.studies.items import to_json
from infodiff_widgets.studies.provenance import versions
from infodiff_widgets.studies.study import Measurement, Study, StudyItem

if TYPE_CHECKING:
    import pandas as pd

    from infodiff_widgets.pipelines.model import Model

PHRASES = {"pair": (("first",), ("second",)), "things": (("size1", "colour1", "first"), ("size2", "colour2", "second"))}
"""Slots of both noun phrases of a caption, by its kind."""


@dataclass(frozen=True)
class Acceptance(Study):
    """Draw pictures, and accept those whose noun phrases all have a positive lift.

    The data are captions of two objects. The table has a row for each picture: caption, drawn (the caption that it was
    drawn from; in every second picture with another second object), holds (it shows both noun phrases, by the oracle),
    accepted, and lift1 and lift2, i^s of either noun phrase in nats, with their standard errors.

    Attributes:
        samples: number of noise samples per picture.
        steps: number of steps of the sampler that draws.
        seed: random seed; picture k has ``seed + k``.
    """

    samples: int = 32
    steps: int = 50
    seed: int = 0
    name: ClassVar[str] = "acceptance"
    labels: ClassVar[tuple[str, ...]] = ("caption", "drawn")

    def items(self, data: Sequence[str]) -> list[StudyItem]:
        """Every caption for itself; ValueError if one is not of two objects."""
        captions = [Caption.parse(text) for text in data]
        if other := [caption.text for caption in captions if caption.kind not in PHRASES]:
            raise ValueError(f"captions must name two objects; got {other[0]!r}")
        return [StudyItem(f"{k} {caption.text}", caption.text, k, caption) for k, caption in enumerate(captions)]

    def measure(self, model: Model, item: StudyItem) -> Measurement:
        """Draw a picture and measure the lifts of both noun phrases."""
        caption, seed = item.data, self.seed + item.number
        drawn = with_other_object(caption, seed) if item.number % 2 else caption
        options: dict[str, Any] = dict(num_inference_steps=self.steps, guidance_scale=1.0)
        with model.exclusive():
            noise = torch.Generator().manual_seed(seed)
            picture = cast(Any, model.pipe)(drawn.text, generator=noise, **options).images[0]
        slots = PHRASES[caption.kind]
        phrases = [noun_phrase(caption, names) for names in slots]
        info = estimate(model, picture, prompts=["", *phrases], samples=self.samples, seed=seed, progress=False)
        shown = check_caption(caption, read_scene(picture))
        row: dict[str, Any] = {"caption": caption.text, "drawn": drawn.text}
        row["holds"] = all(shown[name] for names in slots for name in names)
        row["accepted"] = accept(info, phrases)
        for k, phrase in enumerate(phrases, 1):
            lift = info.pointwise(phrase, "", "standard")
            row |= {f"lift{k}": lift.value, f"lift{k}_stderr": lift.stderr}
        return Measurement([row], picture, info)


def scene_captions(n: int) -> list[str]:
    """The first n captions of two objects among those of ``scenes.sample(-1)``, −2 and so on."""
    drawn = (Caption.parse(sample(-1 - k).caption) for k in itertools.count())
    return [caption.text for caption in itertools.islice((one for one in drawn if one.kind in PHRASES), n)]


def noun_phrase(caption: Caption, slots: Sequence[str]) -> str:
    """Words of a caption in some slots, in their order."""
    places = [range(place.start, place.stop) for place in map(caption.place, slots)]
    return Prompt(caption.text).only(tuple(sorted(i for place in places for i in place))).text


def with_other_object(caption: Caption, seed: int) -> Caption:
    """A caption with another noun in place of the second object's."""
    names, rng = [name for name, _ in KINDS[caption.kind][1]], random.Random(seed)
    nouns = [
        noun for noun in dict(KINDS[caption.kind][1])["second"] if noun not in (caption["first"], caption["second"])
    ]
    at = names.index("second")
    return replace(caption, words=(*caption.words[:at], pick(nouns, rng), *caption.words[at + 1 :]))


def summary(table: pd.DataFrame, **facts: Any) -> dict[str, Any]:
    """Accuracy, precision and recall of the table of :class:`Acceptance` for JSON, each with its 95 % interval.

    Rows of score, n (pictures that the score is a share of), value, low and high; Wilson intervals. None if n is 0.
    """
    holds, accepted = table["holds"].to_numpy(bool), table["accepted"].to_numpy(bool)
    rows = []
    for score, right, of in (
        ("accuracy", holds == accepted, np.ones_like(holds)),
        ("precision", holds, accepted),
        ("recall", accepted, holds),
        ("shown without the rule", holds, np.ones_like(holds)),
    ):
        n = int(of.sum())
        value = float(right[of.astype(bool)].mean()) if n else float("nan")
        low, high = wilson_interval(value, n) if n else (value, value)
        rows.append({"score": score, "n": n, "value": value, "low": low, "high": high})
    return {**facts, "versions": versions(), "pictures": len(table), "scores": to_json(rows)}
