"""Find objects by their words: maps of a word, and how well they cover what the word is about.

:func:`localization` makes a table with a row for each word and kind of map. It keeps counts, not maps, from which
``studies.protocols`` reads every score; ``studies.gallery`` shows the pictures. Given a folder, a killed run goes on.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import torch
from torch.nn.functional import conv2d, interpolate, pad
from tqdm import tqdm

from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.prompts import Prompt, Selector
from infodiff_widgets.scenes.grammar import KINDS, Caption
from infodiff_widgets.scenes.render import sample
from infodiff_widgets.studies.calibration import OBJECTS, about, word_class
from infodiff_widgets.studies.journal import Journal
from infodiff_widgets.studies.protocols import scaled, scores

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.pipelines.prepared import PreparedPipeline

METHODS = ("MI", "CMI", "CMI standard", "attention", "attention + information", "attention × information")
"""Kinds of map, see :func:`maps`."""


@dataclass(frozen=True)
class Item:
    """A word of a prompt, and the part of the picture that it is about.

    Attributes:
        name: of the picture. Items of the same name and prompt are measured in one pass.
        prompt: a caption of the picture.
        words: which words of it: text, index, slice, or a tuple of indices if they do not stand together.
        label: its class, for means over classes.
        read: returns the picture and the mask, bool [H, W]. Called when the item is measured.
    """

    name: str
    prompt: str
    words: Selector | tuple[int, ...]
    label: str
    read: Callable[[], tuple[Image.Image, np.ndarray]]

    @property
    def indices(self) -> tuple[int, ...]:
        """Which words of the prompt, by index."""
        return self.words if isinstance(self.words, tuple) else Prompt(self.prompt).indices(self.words)

    @property
    def text(self) -> str:
        """The words, each once, without the punctuation around them."""
        words = Prompt(self.prompt).words
        return " ".join(dict.fromkeys(words[i].strip(string.punctuation) for i in self.indices))


def scenes_items(n: int, classes: Sequence[str] = OBJECTS) -> list[Item]:
    """Words of held-out scenes, ``scenes.sample(-1)`` to ``sample(-n)``.

    Args:
        n: how many scenes.
        classes: of words, from ``calibration.CLASSES``. Those without a place, such as relations, give no item.
    """
    items = []
    for seed in range(-1, -1 - n, -1):
        scene = sample(seed)
        caption = Caption.parse(scene.caption)
        for slot, _ in KINDS[caption.kind][1]:
            label, place = word_class(caption.kind, slot, caption[slot]), caption.place(slot)
            mask = scene.masks.get(place.start)
            if label in classes and mask is not None:
                read = lambda picture=scene.image, mask=mask: (picture, mask)  # noqa: E731
                items.append(Item(f"scene {seed}", scene.caption, place, label, read))
    return items


class _Watched:
    """A model that records the attention of one prompt, whichever prompts it is asked."""

    def __init__(self, model: Model, prompt: str) -> None:
        self._model, self._prompt = model, prompt
        self.prepared: PreparedPipeline

    def prepare(self, image: Any, prompts: Sequence[str], _: str | None) -> PreparedPipeline:
        self.prepared = self._model.prepare(image, prompts, self._prompt)
        return self.prepared


def maps(
    model: Model, image: Any, items: Sequence[Item], samples: int = 32, seed: int = 0, smoothing: float = 0.0
) -> list[dict[str, np.ndarray]]:
    """Every kind of map for words of one prompt, all from one pass.

    "MI" is the word alone, "CMI" the word given the rest, both orthogonal; "CMI standard" is signed, with 0 for what
    is negative; "attention" is recorded at the very draws of the others, as Kong et al. do for what their table calls
    attention + information. "attention + information" is the mean of attention and CMI, each scaled to [0, 1], and
    "attention × information" their product.

    Args:
        model: the model that is asked.
        image: RGB picture or uint8 array [H, W, 3].
        items: words of one prompt; their pictures are not read.
        samples: draws of (log SNR, noise).
        seed: of all randomness.
        smoothing: standard deviation of a Gaussian filter over the first four maps, in pixels of the picture.

    Returns:
        for each item, METHODS → map, float [H, W], never negative. Maps of latents are enlarged bilinearly.
    """
    prompt = Prompt(items[0].prompt)
    rests = [" ".join(w for i, w in enumerate(prompt.words) if i not in item.indices) for item in items]
    alone = [item.text for item in items]
    watched = _Watched(model, prompt.text)
    # Only the prompts that are compared: a prompt passed as such would be evaluated without each of its words.
    info = estimate(
        watched, image, prompts=["", prompt.text, *rests, *alone], samples=samples, seed=seed, progress=False
    )
    attention, cells = watched.prepared.attention(), watched.prepared.map_shape
    left, top, right, bottom = info.frame
    here = slice(top, bottom), slice(left, right)

    def ready(values: np.ndarray, cells: tuple[int, ...]) -> np.ndarray:
        """A map that was made of so many cells, 0 for what is negative: enlarged anew without steps, and smoothed."""
        values = values.clip(0)
        seen = torch.from_numpy(values[here])[None, None].double()
        if cells != values[here].shape:
            seen = interpolate(interpolate(seen, cells, mode="area"), seen.shape[2:], mode="bilinear")
        values[here] = _smoothed(seen, smoothing)[0, 0].numpy()
        return values

    found = []
    for item, rest, word in zip(items, rests, alone, strict=True):
        one = {
            "MI": ready(info.map_between(word, "").values, cells),
            "CMI": ready(info.map_between(prompt.text, rest).values, cells),
            "CMI standard": ready(info.map_between(prompt.text, rest, "standard").values, cells),
            "attention": ready(attention[list(item.indices)].mean(0), (bottom - top, right - left)),
        }
        parts = scaled(one["attention"]), scaled(one["CMI"])
        found.append(one | dict(zip(METHODS[4:], (sum(parts) / 2, parts[0] * parts[1]), strict=True)))
    return found


def _smoothed(values: torch.Tensor, deviation: float) -> torch.Tensor:
    """A Gaussian filter of values [1, 1, H, W]; outside, they go on as at the edge."""
    if deviation <= 0:
        return values
    reach = min(int(3 * deviation + 0.5), *(side - 1 for side in values.shape[2:]))
    kernel = torch.exp(-0.5 * (torch.arange(-reach, reach + 1, dtype=values.dtype) / deviation) ** 2)
    kernel = (kernel / kernel.sum()).view(1, 1, -1, 1)
    return conv2d(conv2d(pad(values, [reach] * 4, "replicate"), kernel), kernel.mT)


def groups(items: Sequence[Item]) -> list[list[int]]:
    """Indices of the items that are measured in one pass: those of the same picture and prompt."""
    found: dict[tuple[str, str], list[int]] = {}
    for k, item in enumerate(items):
        found.setdefault((item.name, item.prompt), []).append(k)
    return list(found.values())


def look(
    model: Model, items: Sequence[Item], samples: int, seed: int, smoothing: float
) -> Iterator[tuple[Image.Image, np.ndarray, dict[str, np.ndarray]]]:
    """The picture, mask and :func:`maps` of every item of a group.

    Raises:
        ValueError: a mask has another shape than its picture.
    """
    pictures, masks = zip(*(item.read() for item in items), strict=True)
    for item, picture, mask in zip(items, pictures, masks, strict=True):
        if mask.shape != picture.size[::-1] or mask.dtype != bool:
            raise ValueError(
                f"the mask of {item.text!r} in {item.name!r} is {mask.dtype} {list(mask.shape)}; expected bool "
                f"{list(picture.size[::-1])}, the height and width of the picture"
            )
    yield from zip(pictures, masks, maps(model, pictures[0], items, samples, seed, smoothing), strict=True)


def localization(
    model: Model, items: Sequence[Item], samples: int = 32, seed: int = 0, smoothing: float = 0.0,
    folder: Path | None = None, progress: bool = True,
) -> pd.DataFrame:  # fmt: skip
    """Measure how well each kind of map of each item covers its mask.

    Args:
        model: the model that is asked.
        items: words with their masks, for instance :func:`scenes_items` or those of ``studies.coco_it``.
        samples: draws for every picture and prompt.
        seed: the k-th picture and prompt have the seed ``seed + k``, so that no two share their noise.
        smoothing: see :func:`maps`.
        folder: where results are kept as they come (``localization.jsonl``), and taken up again.
        progress: whether to show a bar.

    Returns:
        a row for each item and method: item (its place in ``items``), picture (its name), prompt, word, label,
        pixels (of the picture), mask (pixels of it), method, and what ``protocols.scores`` returns.

    Raises:
        ValueError: no items, a mask that is not like its picture, or a folder with results of another model or other
            settings.
    """
    if not items:
        raise ValueError("there are no items to measure: give at least one word with a mask")
    placement = model.placement
    settings = {**about(model), "samples": samples, "seed": seed, "smoothing": smoothing}
    settings["placement"] = [placement.loc, placement.scale, placement.low, placement.high]
    journal = Journal(folder and Path(folder) / "localization.jsonl", settings)
    together = groups(items)
    keys = [f"{k} {items[g[0]].name} {items[g[0]].prompt} {[items[i].indices for i in g]}"
            for k, g in enumerate(together)]  # fmt: skip
    left = [k for k, key in enumerate(keys) if key not in journal]
    done = len(keys) - len(left)
    for k in tqdm(left, desc="captions", unit="", initial=done, total=len(keys), disable=not progress):
        here = [items[i] for i in together[k]]
        journal.add(keys[k], [
            {"pixels": mask.size, "mask": int(mask.sum()), "scores": {name: scores(v, mask) for name, v in one.items()}}
            for _, mask, one in look(model, here, samples, seed + k, smoothing)
        ])  # fmt: skip
    kept = {i: row for key, g in zip(keys, together, strict=True) for i, row in zip(g, journal[key], strict=True)}
    return pd.DataFrame([
        {
            "item": i, "picture": item.name, "prompt": item.prompt, "word": item.text, "label": item.label,
            "pixels": kept[i]["pixels"], "mask": kept[i]["mask"], "method": method, **kept[i]["scores"][method],
        }
        for i, item in enumerate(items) for method in METHODS
    ])  # fmt: skip
