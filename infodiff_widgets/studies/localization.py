"""Find objects by their words: maps of a word, and how well they cover what the word is about.

:func:`localization` makes a table with a row for each word and kind of map. It keeps counts, not maps, from which
``studies.protocols`` reads every score; ``studies.gallery`` shows the pictures. Given a folder, a killed run goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import torch
from torch.nn.functional import interpolate

from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.scenes.grammar import KINDS, Caption
from infodiff_widgets.scenes.render import sample
from infodiff_widgets.studies.calibration import OBJECTS, word_class
from infodiff_widgets.studies.fusion import MEASURED, METHODS, fuse, smoothed
from infodiff_widgets.studies.items import Item, map_groups
from infodiff_widgets.studies.journal import Journal, settings
from infodiff_widgets.studies.protocols import scores

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.pipelines.model import Model

VALIDATION = 1000
"""Fusions and thresholds are chosen on ``scenes.sample(-1 - VALIDATION)`` and on, none of which is scored."""
APART = 10**6
"""Added to the seed of a validation split, so that it does not share its noise with what is scored."""


def scenes_items(n: int, classes: Sequence[str] = OBJECTS, skip: int = 0, placed: bool = True) -> list[Item]:
    """Words of ``scenes.sample(-1)`` to ``sample(-n)``.

    Args:
        n: how many scenes.
        classes: of words, from ``calibration.CLASSES``.
        skip: how many scenes to leave out before the first.
        placed: whether to leave out words without a place, such as relations; they have no mask.
    """
    items = []
    for seed in range(-1 - skip, -1 - skip - n, -1):
        scene = sample(seed)
        caption = Caption.parse(scene.caption)
        for slot, _ in KINDS[caption.kind][1]:
            label, place = word_class(caption.kind, slot, caption[slot]), caption.place(slot)
            mask = scene.masks.get(place.start)
            if label in classes and not (placed and mask is None):
                read = lambda picture=scene.image, mask=mask: (picture, mask)  # noqa: E731
                items.append(Item(f"scene {seed}", scene.caption, place, label, read))
    return items


def maps(
    model: Model, image: Any, items: Sequence[Item], samples: int = 32, seed: int = 0, smoothing: float = 0.0
) -> list[dict[str, np.ndarray]]:
    """Every kind of map for words of one prompt, all from one pass.

    "MI" is the word alone, "CMI" the word given the rest, both orthogonal; "MI standard" and "CMI standard" are signed,
    with 0 for what is negative; "attention" is recorded at the very draws of the others, as Kong et al. do for what
    their table calls attention + information. "attention + information" is the mean of attention and CMI, each scaled
    to [0, 1], and "attention × information" their product.

    Args:
        model: the model that is asked.
        image: RGB picture or uint8 array [H, W, 3].
        items: words of one prompt; their pictures are not read.
        samples: draws of (log SNR, noise).
        seed: of all randomness.
        smoothing: standard deviation of a Gaussian filter over MEASURED, in pixels of the picture.

    Returns:
        for each item, METHODS → map, float [H, W], never negative. Maps of latents are enlarged bilinearly.
    """
    prompt = Prompt(items[0].prompt)
    rests, alone = [item.rest for item in items], [item.text for item in items]
    info = estimate(
        model, image, prompt, words=(), prompts=[*rests, *alone], attention_prompt=prompt.text, samples=samples,
        seed=seed, progress=False,
    )  # fmt: skip
    cells = info.map_shape
    left, top, right, bottom = info.frame
    here = slice(top, bottom), slice(left, right)

    def ready(values: np.ndarray, cells: tuple[int, ...]) -> np.ndarray:
        """A map that was made of so many cells, 0 for what is negative: enlarged anew without steps, and smoothed."""
        values = values.clip(0)
        seen = torch.from_numpy(values[here])[None, None].double()
        if cells != values[here].shape:
            seen = interpolate(interpolate(seen, cells, mode="area"), seen.shape[2:], mode="bilinear")
        values[here] = smoothed(seen[0, 0].numpy(), smoothing)
        return values

    found = []
    for item, rest, word in zip(items, rests, alone, strict=True):
        one = {
            "MI": ready(info.pointwise_map(word, "").values, cells),
            "MI standard": ready(info.pointwise_map(word, "", "standard").values, cells),
            "CMI": ready(info.pointwise_map(prompt.text, rest).values, cells),
            "CMI standard": ready(info.pointwise_map(prompt.text, rest, "standard").values, cells),
            "attention": ready(info.attention_map(item.indices), (bottom - top, right - left)),
        }
        found.append(one | {name: fuse(name, one, info.image) for name in METHODS[len(MEASURED) :]})
    return found


def look(
    model: Model, items: Sequence[Item], samples: int, seed: int, smoothing: float, fusions: Sequence[str] = ()
) -> Iterator[tuple[Image.Image, np.ndarray, dict[str, np.ndarray]]]:
    """The picture, mask, :func:`maps` and fusions of every item of a group.

    Raises:
        ValueError: a mask has another shape than its picture.
    """
    pictures, masks = zip(*(item.read() for item in items), strict=True)
    for item, picture, mask in zip(items, pictures, masks, strict=True):
        if mask is None or mask.shape != picture.size[::-1] or mask.dtype != bool:
            came = "None" if mask is None else f"{mask.dtype} {list(mask.shape)}"
            raise ValueError(
                f"the mask of {item.text!r} in {item.name!r} is {came}; expected bool {list(picture.size[::-1])}, the "
                "height and width of the picture"
            )
    found = maps(model, pictures[0], items, samples, seed, smoothing)
    for picture, mask, one in zip(pictures, masks, found, strict=True):
        yield picture, mask, one | {name: fuse(name, one, np.asarray(picture)) for name in fusions if name not in one}


def localization(
    model: Model, items: Sequence[Item], samples: int = 32, seed: int = 0, smoothing: float = 0.0,
    folder: Path | None = None, progress: bool = True, fusions: Sequence[str] = (), name: str = "localization",
) -> pd.DataFrame:  # fmt: skip
    """Measure how well each kind of map of each item covers its mask.

    Args:
        model: the model that is asked.
        items: words with their masks, for instance :func:`scenes_items` or those of ``studies.coco_it``.
        samples: draws for every picture and prompt.
        seed: the k-th picture and prompt have the seed ``seed + k``, so that no two share their noise.
        smoothing: see :func:`maps`.
        folder: where results are kept as they come (``NAME.jsonl``), and taken up again.
        progress: whether to show a bar.
        fusions: further maps to score, from ``core.fusion.CANDIDATES``.
        name: of the file in ``folder``.

    Returns:
        a row for each item and method: item (its place in ``items``), picture (its name), prompt, word, label,
        pixels (of the picture), mask (pixels of it), method (METHODS, then fusions), and what ``protocols.scores``
        returns.

    Raises:
        ValueError: no items, a mask that is not like its picture, or a folder with results of another model or other
            settings.
    """
    if not items:
        raise ValueError("there are no items to measure: give at least one word with a mask")
    given = dict(samples=samples, seed=seed, smoothing=smoothing)
    journal = Journal(folder and Path(folder) / f"{name}.jsonl", settings(model, **given))

    def measure(here: Sequence[Item], k: int) -> list[dict[str, Any]]:
        return [
            {"pixels": mask.size, "mask": int(mask.sum()), "scores": {m: scores(v, mask) for m, v in one.items()}}
            for _, mask, one in look(model, here, samples, seed + k, smoothing, fusions)
        ]

    kept = map_groups(items, journal, measure, progress, about="; ".join(fusions))
    return pd.DataFrame([
        {
            "item": i, "picture": item.name, "prompt": item.prompt, "word": item.text, "label": item.label,
            "pixels": kept[i]["pixels"], "mask": kept[i]["mask"], "method": method, **kept[i]["scores"][method],
        }
        for i, item in enumerate(items) for method in dict.fromkeys((*METHODS, *fusions))
    ])  # fmt: skip
