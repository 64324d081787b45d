"""Measure a model of the bundled scenes: are its nats exact, and does it draw what captions say?

:func:`generation` makes a table with a row for each picture, :func:`calibration` one with a row for each word. Given a
folder, both continue where a killed run stopped. ``studies.quality`` summarizes the tables.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd
import torch

from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.scenes import training_data
from infodiff_widgets.scenes.exact import exact_information
from infodiff_widgets.scenes.grammar import AND, KINDS, Caption
from infodiff_widgets.scenes.network import SceneDenoiser
from infodiff_widgets.scenes.oracle import check_caption, no_extra_objects, read_scene
from infodiff_widgets.studies.fusion import FUSED, combine
from infodiff_widgets.studies.journal import fingerprint, resume, settings
from infodiff_widgets.studies.metrics import iou

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.scenes.render import Scene

OBJECTS = ("noun", "thing", "counted")
"""Classes of words that name objects: in pairs, in pairs with colour and size, and in counts."""
CLASSES = (*OBJECTS, "relation", "ground", "colour", "size", "number", "nothing")
"""All classes of words; "nothing" for words without information."""
ESTIMATORS = ("standard", "orthogonal")
THRESHOLDS = np.arange(1, 51) / 51
"""Thresholds of maps scaled to [0, 1]."""
LISTS = ["logsnr", "standard_density", "orthogonal_density", "iou", "fused_iou"]
"""Columns of a calibration that hold lists."""
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


def generation(
    model: Model, captions: Sequence[str], steps: int = 50, batch: int = 16, seed: int = 0,
    folder: Path | None = None, progress: bool = True,
) -> pd.DataFrame:  # fmt: skip
    """Draw a picture of every caption without guidance, and check it against the caption.

    ``captions`` are sentences of the grammar; the model draws 64×64 pixels, ``batch`` pictures at once. Picture k
    starts from the noise of ``seed + k``. A ``folder`` keeps results in ``generation.jsonl``.

    Returns:
        a row for each caption: caption, kind, error (of the reading, in levels of 0 to 255), whole (all slots are
        right, and there is nothing else), and for each informative slot whether it is right; NA where there is none.

    Raises:
        ValueError: if a caption is no sentence of the grammar or too long for the model, or the folder holds results
            of another model or other settings.
    """
    parsed = [Caption.parse(caption) for caption in model.validate_prompts(captions)]
    options, pipe = {**fingerprint(model), "steps": steps, "batch": batch, "seed": seed}, model.pipe
    batches = [list(enumerate(parsed))[first : first + batch] for first in range(0, len(parsed), batch)]

    def draw(b: int) -> list[dict[str, Any]]:
        noises = [torch.Generator().manual_seed(seed + k) for k, _ in batches[b]]
        texts, rows = [caption.text for _, caption in batches[b]], []
        with model.exclusive():
            pictures = cast(Any, pipe)(texts, num_inference_steps=steps, guidance_scale=1.0, generator=noises).images
        for (_, caption), reading in zip(batches[b], map(read_scene, pictures), strict=True):
            right = check_caption(caption, reading)
            whole = all(right.values()) and no_extra_objects(caption, reading)
            rows.append(dict(zip(FACTS, (caption.text, caption.kind, reading.error, whole), strict=True)) | right)
        return rows

    keys = [str([(k, caption.text) for k, caption in members]) for members in batches]
    results = resume(folder, "generation", options, keys, draw, "pictures", progress)
    table = pd.DataFrame([row for rows in results for row in rows])
    return table.astype({name: "boolean" for name in table.columns if name not in FACTS})


def calibration(
    model: Model, scenes: Sequence[Scene], samples: int = 32, seed: int = 0,
    folder: Path | None = None, progress: bool = True,
) -> pd.DataFrame:  # fmt: skip
    """Measure every word of every scene given the rest of its caption, beside its exact information.

    Scene k has the seed ``seed + k``, so that no two share their noise. A ``folder`` keeps results in
    ``calibration.jsonl``.

    Returns:
        a row for each slot: scene (its index), caption, kind, slot, word, class; in nats exact, read (according to the
        bundled network, without sampling; NaN for others), standard, standard_stderr, orthogonal, orthogonal_stderr;
        logsnr, standard_density, orthogonal_density: lists [16] of nats per unit of log SNR. For words that name
        objects also iou: a list [50] of the IoU of the CMI map with the object at THRESHOLDS, fused_iou: the same of
        the fused map, and area: fraction of the picture that the object covers.

    Raises:
        ValueError: if the folder holds results of another model or other settings.
    """
    options = settings(model, samples=samples, seed=seed)
    keys = [f"{k} {scene.caption} {scene.seed}" for k, scene in enumerate(scenes)]
    measure = lambda k: _measure(model, scenes[k], samples, seed + k)  # noqa: E731
    results = resume(folder, "calibration", options, keys, measure, "scenes", progress)
    return pd.DataFrame([{"scene": k, **row} for k, rows in enumerate(results) for row in rows])


def _measure(model: Model, scene: Scene, samples: int, seed: int) -> list[dict[str, Any]]:
    """Rows of a scene."""
    caption, prompt = Caption.parse(scene.caption), Prompt(scene.caption)
    slots = list(caption_slots(caption))
    # Passed as prompts, since words= would also evaluate each word alone, at twice the cost.
    prompts = [prompt.text, *(prompt.omit(place).text for *_, place in slots)]
    info = estimate(model, scene.image, prompts=prompts, samples=samples, seed=seed, progress=False)
    assert info.image is not None  # x is a picture
    whole, *rest = _network_information(model, caption, prompts)
    rows = []
    for (slot, text, label, place), without in zip(slots, rest, strict=True):
        row = {"caption": scene.caption, "kind": caption.kind, "slot": slot, "word": text, "class": label}
        row |= {"exact": exact_information(scene.caption, place), "read": whole - without}
        queries = {estimator: prompt.query(place, estimator=estimator) for estimator in ESTIMATORS}
        for estimator, query in queries.items():
            value, spectrum = info.estimate(query), info.spectrum(query)
            row |= {estimator: value.value, f"{estimator}_stderr": value.stderr, "logsnr": spectrum.logsnr.tolist()}
            row[f"{estimator}_density"] = spectrum.values.tolist()
        if label in OBJECTS:
            mask = scene.masks[place.start]
            standard, orthogonal = (info.heatmap(query).values.clip(0) for query in queries.values())
            fused = combine({"CMI": orthogonal, "CMI standard": standard}, info.image)[FUSED]
            row |= {"iou": iou(orthogonal, mask, THRESHOLDS).tolist(), "area": float(mask.mean())}
            row["fused_iou"] = iou(fused, mask, THRESHOLDS).tolist()
        rows.append(row)
    return rows


def _network_information(model: Model, caption: Caption, prompts: Sequence[str]) -> list[float]:
    """Nats of each prompt about the pictures of a caption according to the bundled network; NaN for other networks."""
    if not isinstance(getattr(model.pipe, "unet", None), SceneDenoiser):
        return [math.nan] * len(prompts)
    slots = frozenset(name for name, _ in KINDS[caption.kind][1])
    pictures = training_data.feature_marginals([caption] * len(prompts), [slots] * len(prompts))
    with model.exclusive(), torch.no_grad():
        return training_data.model_information(cast(Any, model.pipe), prompts, pictures).tolist()
