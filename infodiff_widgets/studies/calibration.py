"""Measure a model of the bundled scenes: does it draw what it is told, and are its nats the exact ones?

:func:`generation` makes a table with a row a picture, :func:`calibration` one with a row a word. Given a folder, both
go on where a killed run was. What the tables say is read off them in ``studies.quality``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import torch
from tqdm import tqdm

from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.scenes import training_data
from infodiff_widgets.scenes.exact import exact_information
from infodiff_widgets.scenes.grammar import AND, KINDS, Caption
from infodiff_widgets.scenes.network import SceneDenoiser
from infodiff_widgets.scenes.oracle import check_caption, no_extra_objects, read_scene
from infodiff_widgets.studies.fusion import KEPT, fuse
from infodiff_widgets.studies.journal import Journal, about, settings
from infodiff_widgets.studies.metrics import iou

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.scenes.render import Scene

OBJECTS = ("noun", "thing", "counted")
"""Classes of words that name objects: in pairs, in recoloured things and in counts."""
CLASSES = (*OBJECTS, "relation", "ground", "colour", "size", "number", "nothing")
"""All classes of words; "nothing" is what says nothing."""
THRESHOLDS = np.arange(1, 51) / 51
"""Levels at which a map scaled to [0, 1] is cut into object and rest."""
LISTS = ["logsnr", "standard_density", "orthogonal_density", "iou", "fused_iou"]
"""Columns of a calibration that hold lists."""
FACTS = ("caption", "kind", "error", "whole")
"""Columns of a generation that are not slots."""


def word_class(kind: str, slot: str, text: str) -> str:
    """The class, one of CLASSES, of what a caption of a kind has in a slot."""
    name = slot.rstrip("12")
    if name in ("first", "second"):
        return "noun" if kind == "pair" else "thing"
    if name == "noun":
        return "counted"
    return name if name in CLASSES and text != AND else "nothing"


def _places(caption: Caption) -> Iterator[tuple[str, str, slice]]:
    """Every slot of a caption: its name, what it holds, and which words that is."""
    names = [name for name, _ in KINDS[caption.kind][1]]
    start = 0
    for name, text in zip(["opening"] * caption.opening + names, caption.slots, strict=True):
        stop = start + len(text.split())
        yield name, text, slice(start, stop)
        start = stop


def generation(
    model: Model, captions: Sequence[str], steps: int = 50, batch: int = 16, seed: int = 0,
    folder: Path | None = None, progress: bool = True,
) -> pd.DataFrame:  # fmt: skip
    """Draw a picture of every caption with the model, guidance off, and have the oracle read it.

    Args:
        model: of 64×64 pixels.
        captions: sentences of the grammar.
        steps: of the sampler.
        batch: pictures at once.
        seed: picture k starts from the noise of ``seed + k``.
        folder: where results are kept as they come (``generation.jsonl``), and taken up again.
        progress: whether to show a bar.

    Returns:
        a row a caption: caption, kind, error (of the reading, in levels of 0 to 255), whole (all slots are right, and
        there is nothing else), and whether each slot that says something is right; NA for slots of other kinds.

    Raises:
        ValueError: a caption is no sentence of the grammar or too long for the model, or the folder holds results of
            another model or other settings.
    """
    captions = [Caption.parse(caption).text for caption in model.validate_prompts(captions)]
    drawn_with = {**about(model), "steps": steps, "batch": batch, "seed": seed}
    journal = Journal(folder and Path(folder) / "generation.jsonl", drawn_with)
    keys = [f"{k} {caption}" for k, caption in enumerate(captions)]
    batches = [range(first, min(first + batch, len(keys))) for first in range(0, len(keys), batch)]
    left = [here for here in batches if any(keys[k] not in journal for k in here)]
    done = len(keys) - sum(map(len, left))
    with tqdm(desc="pictures", unit="", initial=done, total=len(keys), disable=not progress) as bar:
        for here in left:
            noises = [torch.Generator().manual_seed(seed + k) for k in here]
            with model.exclusive():
                pictures = model.pipe(
                    [captions[k] for k in here], num_inference_steps=steps, guidance_scale=1.0, generator=noises
                ).images
            for k, picture in zip(here, pictures, strict=True):
                if keys[k] not in journal:
                    journal.add(keys[k], _reading(captions[k], picture))
            bar.update(len(here))
    table = pd.DataFrame([journal[key] for key in keys])
    return table.astype({name: "boolean" for name in table.columns if name not in FACTS})


def _reading(text: str, picture: Any) -> dict[str, Any]:
    caption, found = Caption.parse(text), read_scene(picture)
    right = check_caption(caption, found)
    whole = all(right.values()) and no_extra_objects(caption, found)
    return {"caption": text, "kind": caption.kind, "error": found.error, "whole": whole, **right}


def calibration(
    model: Model, scenes: Sequence[Scene], samples: int = 32, seed: int = 0,
    folder: Path | None = None, progress: bool = True,
) -> pd.DataFrame:  # fmt: skip
    """Measure every word of every scene, given the rest of its caption, beside its exact information.

    Args:
        model: the model to be measured.
        scenes: for instance ``scenes.sample(-1)``.
        samples: draws for every scene.
        seed: scene k is measured with the seed ``seed + k``, so that no two share their noise.
        folder: where results are kept as they come (``calibration.jsonl``), and taken up again.
        progress: whether to show a bar.

    Returns:
        a row a slot: scene (its place in ``scenes``), caption, kind, slot, word, class; exact, read (by the bundled
        network, without sampling; NaN of others), standard, standard_stderr, orthogonal, orthogonal_stderr in nats;
        logsnr, standard_density, orthogonal_density, lists [16] of nats per unit of log SNR; and for words that name
        objects iou, a list [50] of the overlap of the word's map with its object at THRESHOLDS, fused_iou, the same of
        both estimators' maps fused along the edges of the picture, and area, the part of it that the object covers.

    Raises:
        ValueError: the folder holds results of another model or other settings.
    """
    journal = Journal(folder and Path(folder) / "calibration.jsonl", settings(model, samples=samples, seed=seed))
    keys = [f"{k} {scene.caption} {scene.seed}" for k, scene in enumerate(scenes)]
    left = [k for k, key in enumerate(keys) if key not in journal]
    done = len(keys) - len(left)
    for k in tqdm(left, desc="scenes", unit="", initial=done, total=len(keys), disable=not progress):
        journal.add(keys[k], _measured(model, scenes[k], samples, seed + k))
    return pd.DataFrame([{"scene": k, **row} for k, key in enumerate(keys) for row in journal[key]])


def _measured(model: Model, scene: Scene, samples: int, seed: int) -> list[dict[str, Any]]:
    """The rows of a scene."""
    caption = Caption.parse(scene.caption)
    places = list(_places(caption))
    prompt = Prompt(scene.caption)
    # As prompts, not as words: those would be evaluated alone as well, at twice the cost.
    asked = [prompt.text, *(prompt.omit(place).text for _, _, place in places)]
    info = estimate(model, scene.image, prompts=asked, samples=samples, seed=seed, progress=False)
    whole, *rest = _read(model, caption, asked)
    rows = []
    for (slot, text, place), without in zip(places, rest, strict=True):
        row = {"caption": scene.caption, "kind": caption.kind, "slot": slot, "word": text}
        row["class"] = word_class(caption.kind, slot, text)
        row |= {"exact": exact_information(scene.caption, place), "read": whole - without}
        for estimator in ("standard", "orthogonal"):
            query = prompt.query(place, estimator=estimator)
            value, spectrum = info.estimate(query), info.spectrum(query)
            row |= {estimator: value.value, f"{estimator}_stderr": value.stderr, "logsnr": spectrum.logsnr.tolist()}
            row[f"{estimator}_density"] = spectrum.values.tolist()
        if row["class"] in OBJECTS:
            mask = scene.masks[place.start]
            estimates = {"CMI": "orthogonal", "CMI standard": "standard"}
            maps = {
                name: info.heatmap(prompt.query(place, estimator=estimator)).values.clip(0)
                for name, estimator in estimates.items()
            }
            row |= {"iou": iou(maps["CMI"], mask, THRESHOLDS).tolist(), "area": float(mask.mean())}
            row["fused_iou"] = iou(fuse(KEPT, maps, info.image), mask, THRESHOLDS).tolist()
        rows.append(row)
    return rows


def _read(model: Model, caption: Caption, prompts: Sequence[str]) -> list[float]:
    """Nats that the bundled network reads of each prompt about the pictures of a caption, NaN for other networks."""
    if not isinstance(getattr(model.pipe, "unet", None), SceneDenoiser):
        return [math.nan] * len(prompts)
    slots = frozenset(name for name, _ in KINDS[caption.kind][1])
    pictures = training_data.feature_marginals([caption] * len(prompts), [slots] * len(prompts))
    with model.exclusive(), torch.no_grad():
        return training_data.model_information(model.pipe, prompts, pictures).tolist()
