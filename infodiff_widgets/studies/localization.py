"""Find objects by their words: heat maps of a word, and how well they cover what the word names.

The table of :class:`Localization` keeps scores, not maps; ``studies.localization_report`` summarizes it, and
``studies.gallery`` measures some maps again to show them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import torch
from torch.nn.functional import interpolate

from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.scenes.grammar import Caption
from infodiff_widgets.scenes.render import Scene, sample
from infodiff_widgets.studies.calibration import OBJECTS, caption_slots
from infodiff_widgets.studies.fusion import combine, smoothed
from infodiff_widgets.studies.items import Item, WordStudy
from infodiff_widgets.studies.metrics import localization_metrics

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.core.information import Information
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
                read = functools.partial(read_scene_word, scene, place.start)
                yield scene, slot, Item(f"scene {seed}", scene.caption, place, label, read)


def read_scene_word(scene: Scene, word: int) -> tuple[Image.Image, np.ndarray | None]:
    """Picture of a scene, and the mask of a word by its index."""
    return scene.image, scene.masks.get(word)


def maps(info: Information, items: Sequence[Item], smoothing: float = 0.0) -> list[dict[str, np.ndarray]]:
    """Heat maps of words of one prompt by every method, from a result of :func:`estimate_words`.

    ``smoothing`` is the standard deviation of a Gaussian filter over the measured maps, in pixels of the picture.

    Returns:
        for each item, METHODS → map, float [H, W], never negative. Maps of latents are enlarged bilinearly.
    """
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


def estimate_words(
    model: Model, image: Any, items: Sequence[Item], samples: int, seed: int, attention: bool = True
) -> Information:
    """The information of words of one prompt about an image, alone and given the rest, from one pass.

    Attention is recorded at the very samples of the maps, as Kong et al. do for attention + information.
    """
    prompt = items[0].prompt
    prompts = ["", prompt, *(item.rest for item in items), *(item.text for item in items)]
    recorded = prompt if attention else None
    return estimate(model, image, prompts=prompts, attention_prompt=recorded, samples=samples, seed=seed,
                    progress=False)  # fmt: skip


@dataclass(frozen=True)
class Localization(WordStudy):
    """Measure how well each kind of map of each item covers its mask.

    The table has a row for each item and method, with the columns of :meth:`WordStudy.table`; pixels (of the picture),
    mask (pixels of it), method, and the results of ``metrics.localization_metrics``.

    Attributes:
        smoothing: standard deviation of a Gaussian filter over the measured maps, in pixels of the picture.
    """

    smoothing: float = 0.0
    name: ClassVar[str] = "localization"

    def measure_words(self, model: Model, words: Sequence[Item], seed: int) -> Any:
        """Measure the words of a caption; ValueError if a mask does not have the shape of its picture."""
        pictures, masks = read_masks(words)
        info = estimate_words(model, pictures[0], words, self.samples, seed)
        rows = [
            [{"pixels": mask.size, "mask": int(mask.sum()), "method": method, **localization_metrics(values, mask)}
             for method, values in by_method.items()]
            for mask, by_method in zip(masks, maps(info, words, self.smoothing), strict=True)
        ]  # fmt: skip
        return rows, pictures[0], info

    def show(self, model: Model, words: Sequence[Item], k: int) -> Iterator[tuple[Any, np.ndarray, dict]]:
        """Picture, mask and :func:`maps` of every word of the k-th group, for a gallery."""
        pictures, masks = read_masks(words)
        info = estimate_words(model, pictures[0], words, self.samples, self.seed + k)
        yield from zip(pictures, masks, maps(info, words, self.smoothing), strict=True)


def read_masks(items: Sequence[Item]) -> tuple[list[Image.Image], list[np.ndarray]]:
    """Pictures and masks of items.

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
    return list(pictures), list(masks)
