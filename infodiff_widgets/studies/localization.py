"""Find objects by their words: heat maps of a word, and how well they cover what the word names.

The table of :func:`localization` keeps scores, not maps; ``studies.localization_report`` summarizes it, and
``studies.gallery`` measures some maps again to show them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.nn.functional import interpolate

from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.scenes.grammar import Caption
from infodiff_widgets.scenes.render import Scene, sample
from infodiff_widgets.studies.calibration import OBJECTS, caption_slots
from infodiff_widgets.studies.fusion import combine, smoothed
from infodiff_widgets.studies.items import Item, map_groups
from infodiff_widgets.studies.metrics import localization_metrics

if TYPE_CHECKING:
    import pandas as pd
    from PIL import Image

    from infodiff_widgets.pipelines.model import Model

VALIDATION_SKIP = 1000
"""Thresholds are chosen on ``scenes.sample(-1 - VALIDATION_SKIP)`` and following, none of which is scored."""
VALIDATION_SEED = 10**6
"""Added to the seed of a validation split, so that it shares no noise with the pictures that are scored."""


def scenes_items(n: int, classes: Sequence[str] = OBJECTS, skip: int = 0, placed: bool = True) -> list[Item]:
    """Words of n bundled scenes, ``sample(-1 - skip)``, ``sample(-2 - skip)`` and so on.

    ``classes`` are of ``calibration.CLASSES``; ``placed`` leaves out words without a mask, such as relations.
    """
    words = ((scene, item) for scene, _, item in scene_words(n, classes, skip))
    return [item for scene, item in words if not placed or item.indices[0] in scene.masks]


def scene_words(n: int, classes: Sequence[str], skip: int = 0) -> Iterator[tuple[Scene, str, Item]]:
    """Scene, slot and item of each word; arguments as in :func:`scenes_items`."""
    for seed in range(-1 - skip, -1 - skip - n, -1):
        scene = sample(seed)
        for slot, _, label, place in caption_slots(Caption.parse(scene.caption)):
            if label in classes and slot != "opening":
                read = lambda scene=scene, place=place: (scene.image, scene.masks.get(place.start))  # noqa: E731
                yield scene, slot, Item(f"scene {seed}", scene.caption, place, label, read)


def maps(
    model: Model, image: Any, items: Sequence[Item], samples: int = 32, seed: int = 0, smoothing: float = 0.0
) -> list[dict[str, np.ndarray]]:
    """Heat maps of words of one prompt by every method, from one pass over an image, uint8 [H, W, 3] or RGB picture.

    Attention is recorded at the very samples of the other maps, as Kong et al. do for attention + information.
    ``smoothing`` is the standard deviation of a Gaussian filter over the measured maps, in pixels of the picture.

    Returns:
        for each item, METHODS → map, float [H, W], never negative. Maps of latents are enlarged bilinearly.
    """
    prompt = items[0].prompt
    prompts = ["", prompt, *(item.rest for item in items), *(item.text for item in items)]
    info = estimate(model, image, prompts=prompts, attention_prompt=prompt, samples=samples, seed=seed, progress=False)
    assert info.image is not None  # x is a picture
    left, top, right, bottom = info.frame or (0, 0, *info.image.shape[1::-1])
    frame = slice(top, bottom), slice(left, right)

    def prepare(values: np.ndarray, cells: tuple[int, ...] = info.map_shape) -> np.ndarray:
        """Set negative values to 0, enlarge the original cells smoothly, and apply the Gaussian filter."""
        values = values.clip(0)
        seen = torch.from_numpy(values[frame])[None, None].double()
        if cells != values[frame].shape:
            seen = interpolate(interpolate(seen, cells, mode="area"), seen.shape[2:], mode="bilinear")
        values[frame] = smoothed(seen[0, 0].numpy(), smoothing)
        return values

    results = []
    for item in items:
        measured = {}
        for name, pair in item.pairs.items():
            measured[name] = prepare(info.pointwise_map(*pair).values)
            measured[f"{name} standard"] = prepare(info.pointwise_map(*pair, "standard").values)
        measured["attention"] = prepare(info.attention_map(item.indices), (bottom - top, right - left))
        results.append(measured | combine(measured, info.image))
    return results


def read_and_map(
    model: Model, items: Sequence[Item], samples: int, seed: int, smoothing: float
) -> Iterator[tuple[Image.Image, np.ndarray, dict[str, np.ndarray]]]:
    """Picture, mask and :func:`maps` of every item of a group.

    Raises:
        ValueError: if a mask does not have the shape of its picture.
    """
    pictures, masks = zip(*(item.read() for item in items), strict=True)
    for item, picture, mask in zip(items, pictures, masks, strict=True):
        if mask is None or mask.shape != picture.size[::-1] or mask.dtype != bool:
            came = "None" if mask is None else f"{mask.dtype} {list(mask.shape)}"
            raise ValueError(
                f"the mask of {item.text!r} in {item.name!r} is {came}; expected bool {list(picture.size[::-1])}, the "
                "height and width of the picture"
            )
    yield from zip(pictures, masks, maps(model, pictures[0], items, samples, seed, smoothing), strict=True)


def localization(
    model: Model, items: Sequence[Item], samples: int = 32, seed: int = 0, smoothing: float = 0.0,
    folder: Path | None = None, progress: bool = True, name: str = "localization",
) -> pd.DataFrame:  # fmt: skip
    """Measure how well each kind of map of each item covers its mask; ``smoothing`` as in :func:`maps`.

    Other arguments as in :func:`~infodiff_widgets.studies.items.map_groups`, errors too.

    Returns:
        a row for each item and method, with the columns of ``map_groups``; pixels (of the picture), mask (pixels of
        it), method, and the results of ``metrics.localization_metrics``.

    Raises:
        ValueError: also if a mask does not have the shape of its picture.
    """

    def measure(group: Sequence[Item], seed: int) -> list[list[dict[str, Any]]]:
        return [
            [{"pixels": mask.size, "mask": int(mask.sum()), "method": method, **localization_metrics(values, mask)}
             for method, values in by_method.items()]
            for _, mask, by_method in read_and_map(model, group, samples, seed, smoothing)
        ]  # fmt: skip

    options: dict[str, Any] = dict(samples=samples, seed=seed, smoothing=smoothing)
    return map_groups(name, model, items, measure, folder, progress, **options)
