"""Measure a model of the bundled scenes: are its nats exact, and does it draw what captions say?

:class:`Generation` makes a table with a row for each picture, :class:`Calibration` one with a row for each word and for
each prompt. ``studies.quality`` summarizes the tables.

A reference that predicts E[x | z, prompt] exactly, such as the exact bundled pipeline, tells where a model errs. Both
see the same noise. The excess ½∫e^α‖x̂ − E[x | z, prompt]‖²dα is what the model's error adds to the negative log
likelihood of the prompt, in nats.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast

import numpy as np
import pandas as pd
import torch

from infodiff_widgets.core.cache import ResidualCache
from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.information import Information
from infodiff_widgets.core.stats import correlations
from infodiff_widgets.prompts import Prompt, Query
from infodiff_widgets.scenes import training_data
from infodiff_widgets.scenes.exact import exact_information, prompt_information
from infodiff_widgets.scenes.grammar import AND, KINDS, Caption, pick, swap_objects
from infodiff_widgets.scenes.network import SceneDenoiser
from infodiff_widgets.scenes.oracle import check_caption, no_extra_objects, read_scene
from infodiff_widgets.studies.study import Measurement, Study, StudyItem

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.scenes.render import Scene

OBJECTS = ("noun", "thing", "counted")
"""Classes of words that name objects: in pairs, in pairs with colour and size, and in counts."""
CLASSES = (*OBJECTS, "relation", "ground", "colour", "size", "number", "nothing")
"""All classes of words; "nothing" for words without information."""
ESTIMATORS = ("standard", "orthogonal")
BINS = 16
"""Number of bins of log SNR in the densities of a calibration."""
DENSITIES = (*(f"{estimator}_density" for estimator in ESTIMATORS), "excess_density")
"""Columns of a calibration that hold lists [BINS]."""
MAPS = (*(f"{estimator}_r" for estimator in ESTIMATORS), "attention_r")
"""Columns of a calibration with the correlation over pixels of a map and the reference's."""
PROMPTS = ("full", "one missing", "alone", "empty", "word swapped", "exchanged", "other caption")
"""Kinds of prompts: the caption; without a slot; one slot of it; none; and captions that are false of the picture: with
another word in a slot, with the objects or their colours or sizes exchanged, and of another scene."""
FACTS = ("caption", "kind", "error", "whole")
"""Columns of a generation that are not slots."""


def word_class(kind: str, slot: str, text: str) -> str:
    """Class, one of CLASSES, of the text in a slot of a caption of this kind."""
    name = slot.rstrip("12")
    if name in ("first", "second"):
        return "noun" if kind == "pair" else "thing"
    if name == "noun":
        return "counted"
    return name if name in CLASSES and text != AND else "nothing"


def caption_slots(caption: Caption) -> Iterator[tuple[str, str, str, slice]]:
    """Name, text, class and word indices of every slot of a caption."""
    names = [name for name, _ in KINDS[caption.kind][1]]
    start = 0
    for name, text in zip(["opening"] * caption.opening + names, caption.slots, strict=True):
        stop = start + len(text.split())
        yield name, text, word_class(caption.kind, name, text), slice(start, stop)
        start = stop


@dataclass(frozen=True)
class Generation(Study):
    """Draw a picture of every caption without guidance, and check it against the caption.

    Captions are sentences of the grammar; the model draws 64×64 pixels. The table has a row for each caption: caption,
    kind, error (of the reading, in levels of 0 to 255), whole (all slots are right, and there is nothing else), and for
    each informative slot whether it is right; NA where there is none.

    Attributes:
        steps: number of steps of the sampler that draws.
        batch: number of pictures that are drawn at once.
        seed: random seed; picture k starts from the noise of ``seed + k``.
    """

    steps: int = 50
    batch: int = 16
    seed: int = 0
    name: ClassVar[str] = "generation"
    labels: ClassVar[tuple[str, ...]] = ("caption", "kind")

    def items(self, data: Sequence[str]) -> list[StudyItem]:
        """Batches of captions; ValueError if a caption is no sentence of the grammar."""
        captions = [(k, Caption.parse(text)) for k, text in enumerate(data)]
        batches = [captions[first : first + self.batch] for first in range(0, len(captions), self.batch)]
        keys = [str([(k, caption.text) for k, caption in members]) for members in batches]
        return [StudyItem(key, members[0][1].text, b, members)
                for b, (key, members) in enumerate(zip(keys, batches, strict=True))]  # fmt: skip

    def measure(self, model: Model, item: StudyItem) -> Measurement:
        """Draw the captions of a batch; ValueError if one is too long for the model."""
        noises = [torch.Generator().manual_seed(self.seed + k) for k, _ in item.data]
        texts, rows = model.validate_prompts([caption.text for _, caption in item.data]), []
        options: dict[str, Any] = dict(num_inference_steps=self.steps, guidance_scale=1.0, generator=noises)
        with model.exclusive():
            pictures = cast(Any, model.pipe)(texts, **options).images
        for (_, caption), reading in zip(item.data, map(read_scene, pictures), strict=True):
            right = check_caption(caption, reading)
            whole = all(right.values()) and no_extra_objects(caption, reading)
            rows.append(dict(zip(FACTS, (caption.text, caption.kind, reading.error, whole), strict=True)) | right)
        return Measurement(rows, pictures[0])

    def table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Slots as nullable booleans."""
        rows = rows.drop(columns="item")
        return rows.astype({name: "boolean" for name in rows.columns if name not in FACTS})


def false_captions(caption: Caption) -> dict[str, str]:
    """Captions that contradict every picture of a caption, by kind (the last of PROMPTS); equal ones at every call."""
    rng, slots = random.Random(caption.text), KINDS[caption.kind][1]

    def contradicts(other: Caption) -> bool:
        try:
            return prompt_information(other.text, caption.text) == -math.inf
        except ValueError:  # no sentence of the grammar, or true of some pictures of the caption
            return False

    def with_other_word() -> Caption:
        k = int(rng.random() * len(slots))
        return replace(caption, words=(*caption.words[:k], pick(slots[k][1], rng), *caption.words[k + 1 :]))

    parts = {"pair": ("",), "things": ("", "colour", "size"), "count": ()}[caption.kind]
    exchanges = list(filter(contradicts, (swap_objects(caption, part) for part in parts)))
    drawn = {"word swapped": next(filter(contradicts, iter(with_other_word, None)))}
    drawn |= {"exchanged": pick(exchanges, rng)} if exchanges else {}
    drawn |= {"other caption": next(filter(contradicts, iter(lambda: Caption.draw(rng), None)))}
    return {kind: other.text for kind, other in drawn.items()}


@dataclass(frozen=True)
class Calibration(Study):
    """Measure every word of every scene alone and given the rest of its caption, beside its exact information.

    The table has rows of two parts, which :func:`words_and_prompts` divides:

    words: a row for each slot, given ("rest" of the caption, or "" for the slot alone) and pipeline ("model" and
    "reference"): scene (its index), caption, kind, slot, word, class, given, pipeline; in nats exact (NaN where
    undefined), read (according to an exact pipeline, without sampling; NaN for others), standard, standard_stderr,
    orthogonal, orthogonal_stderr, and lists [BINS] of both densities over log SNR. With a reference also excess_gap,
    the excess without the word minus that with it, and MAPS, the correlation over pixels of each map with the
    reference's, that of attention with the reference's orthogonal map.

    prompts: with a reference, a row for each prompt of each scene: scene, prompt, kind (one of PROMPTS), and excess, in
    nats, with its density.

    Attributes:
        samples: number of noise samples per scene.
        seed: random seed. Scene k has ``seed + k``, so that no two share their noise.
        reference: model that predicts E[x | z, prompt], of the same noise levels; sees the same noise.
    """

    samples: int = 32
    seed: int = 0
    reference: Model | None = None
    name: ClassVar[str] = "calibration"
    unit: ClassVar[str] = "scenes"
    labels: ClassVar[tuple[str, ...]] = ("part", "scene", "caption", "slot", "word", "class", "given", "pipeline")

    def items(self, data: Sequence[Scene]) -> list[StudyItem]:
        """Every scene for itself."""
        return [StudyItem(f"{k} {scene.caption} {scene.seed}", f"scene {scene.seed}", k, scene)
                for k, scene in enumerate(data)]  # fmt: skip

    def measure(self, model: Model, item: StudyItem) -> Measurement:
        """Measure a scene; ValueError if the reference has other noise levels."""
        parts, info = _measure(model, self.reference, item.data, self.samples, self.seed + item.number)
        rows = [{"part": part, "scene": item.number, **row} for part, rows in parts.items() for row in rows]
        return Measurement(rows, item.data.image, info)


def words_and_prompts(table: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of words and those of prompts in the table of a :class:`Calibration`."""
    own = ["scene", "prompt", "kind", "excess", "excess_density"]
    words = table[table["part"] == "words"].drop(columns=["item", "part", *own[1:2], *own[3:]], errors="ignore")
    prompts = table[table["part"] == "prompts"]
    return words.reset_index(drop=True), prompts[own].reset_index(drop=True) if len(prompts) else pd.DataFrame()


def _measure(
    model: Model, reference: Model | None, scene: Scene, samples: int, seed: int
) -> tuple[dict[str, list[dict[str, Any]]], Information]:
    """Rows of a scene, of its words and of its prompts, and the result of the model."""
    caption, prompt = Caption.parse(scene.caption), Prompt(scene.caption)
    slots, false = list(caption_slots(caption)), false_captions(caption)
    infos: dict[str, Information] = {}
    caches: list[ResidualCache] = []
    for name, one in {"model": model, "reference": reference}.items():
        if one is not None:
            caches.append(ResidualCache(2**30))  # holds all residuals of a scene
            infos[name] = estimate(
                one, scene.image, prompt, prompts=list(false.values()), words=[place for *_, place in slots],
                attention_prompt=prompt.text if one.supports_attention(prompt.text) else None, samples=samples,
                seed=seed, cache=caches[-1], progress=False,
            )  # fmt: skip
    excess: dict[Any, dict[str, Any]] = excess_by_prompt(infos["model"], *caches) if len(caches) == 2 else {}
    words, kinds = [], {prompt.text: "full", "": "empty"} | {text: kind for kind, text in false.items()}
    for name, info in infos.items():
        read = _network_information(model if name == "model" else reference, caption, info.prompts)
        for (slot, text, label, place), given in itertools.product(slots, ("rest", "")):
            query = prompt.query(place, None if given else "")
            kinds |= {query.given: "one missing"} if given else {query.target: "alone"}
            row = {"caption": caption.text, "kind": caption.kind, "slot": slot, "word": text, "class": label}
            row |= {"given": given, "pipeline": name, "exact": _exact(caption.text, place, given)}
            row |= {"read": read[query.target] - read[query.given], **_estimates(info, query)}
            if excess and name == "model":
                row["excess_gap"] = excess[query.given]["excess"] - excess[query.target]["excess"]
                row |= _map_correlations(info, infos["reference"], query, place)
            words.append(row)
    prompts = [{"prompt": p, "kind": kinds[p], **row} for p, row in excess.items()]
    return {"words": words, "prompts": prompts}, infos["model"]


def excess_by_prompt(info: Information, cache: ResidualCache, reference: ResidualCache) -> dict[str, dict[str, Any]]:
    """Excess of each prompt of an estimate, in nats, and its density, given the residuals of both pipelines."""
    result, range_ = {}, (float(info.bands[0]), float(info.bands[-1]))
    for prompt in map(str, info.prompts):
        pairs = list(zip(cache.residuals(prompt), reference.residuals(prompt), strict=True))
        if any(one.logsnr != other.logsnr for (one, _), (other, _) in pairs):
            raise ValueError("the reference must have the noise levels of the model, so that both see the same noise")
        nats = [0.5 * one.weight * float((own - exact).square().sum()) / len(pairs) for (one, own), (_, exact) in pairs]
        density, edges = np.histogram([one.logsnr for (one, _), _ in pairs], BINS, range_, weights=nats)
        result[prompt] = {"excess": sum(nats), "excess_density": (density / np.diff(edges)).tolist()}
    return result


def _estimates(info: Information, query: Query) -> dict[str, Any]:
    """Value, error and density over log SNR of a query by both estimators."""
    row: dict[str, Any] = {}
    for estimator in ESTIMATORS:
        one = replace(query, estimator=estimator)
        value = info.estimate(one)
        row |= {estimator: value.value, f"{estimator}_stderr": value.stderr}
        row[f"{estimator}_density"] = info.spectrum(one, bins=BINS).values.tolist()
    return row


def _map_correlations(info: Information, reference: Information, query: Query, place: slice) -> dict[str, float | None]:
    """Correlation of the maps of a query, and of attention, with the reference's maps."""
    exact = {one: reference.heatmap(replace(query, estimator=one)).values for one in ESTIMATORS}
    own = {one: info.heatmap(replace(query, estimator=one)).values for one in ESTIMATORS}
    row = {f"{one}_r": correlations(own[one], exact[one])["pearson"] for one in ESTIMATORS}
    if info.attention is not None:
        row["attention_r"] = correlations(info.attention_map(place), exact["orthogonal"])["pearson"]
    return row


def _exact(caption: str, place: slice, given: Literal["rest", ""]) -> float:
    """Exact information; NaN where it is undefined, because the pictures of the caption differ in it."""
    try:
        return exact_information(caption, place, given)
    except ValueError:
        return math.nan


def _network_information(model: Model | None, caption: Caption, prompts: Sequence[Any]) -> dict[Any, float]:
    """Nats of each prompt about the pictures of a caption according to an exact pipeline; NaN for other networks."""
    if model is None or not isinstance(getattr(model.pipe, "unet", None), SceneDenoiser):
        return dict.fromkeys(prompts, math.nan)
    slots = frozenset(name for name, _ in KINDS[caption.kind][1])
    pictures = training_data.feature_marginals([caption] * len(prompts), [slots] * len(prompts))
    with model.exclusive(), torch.no_grad():
        nats = training_data.model_information(cast(Any, model.pipe), prompts, pictures).tolist()
    return dict(zip(prompts, nats, strict=True))
