"""Words of captions as items of a study, measured picture by picture."""

from __future__ import annotations

import itertools
import math
import platform
import string
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from infodiff_widgets import __version__
from infodiff_widgets.prompts import Prompt, PromptEdit, Selector
from infodiff_widgets.studies.journal import resume, settings

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

    from infodiff_widgets.pipelines.model import Model

T = TypeVar("T", bound="Item")


@dataclass(frozen=True)
class Item:
    """A word of a caption and the part of the picture that it names.

    Attributes:
        name: name of the picture. Items of one name and prompt are measured in one pass.
        prompt: caption of the picture.
        words: the word or words: text, index, slice, or a tuple of indices.
        label: class of the word, such as a COCO category, for means over classes.
        read: returns the picture and its mask, bool [H, W], or None for words that name no place, when it is measured.
        stamp: identifies the contents of its files; a journal entry of other contents is not reused.
    """

    name: str
    prompt: str
    words: Selector | tuple[int, ...]
    label: str
    read: Callable[[], tuple[Image.Image, np.ndarray | None]]
    stamp: str = field(default="", kw_only=True)

    @property
    def indices(self) -> tuple[int, ...]:
        """Indices of the words in the prompt."""
        return Prompt(self.prompt).indices(self.words)

    @property
    def text(self) -> str:
        """The words, each once, without surrounding punctuation."""
        words = Prompt(self.prompt).words
        return " ".join(dict.fromkeys(words[i].strip(string.punctuation) or words[i] for i in self.indices))

    @property
    def rest(self) -> str:
        """The prompt without the words."""
        return PromptEdit(self.prompt, self.indices).rest

    @property
    def pairs(self) -> dict[str, tuple[str, str]]:
        """Target and given prompt of the information of the words alone (MI) and given the rest (CMI)."""
        return {"MI": (self.text, ""), "CMI": (self.prompt, self.rest)}

    @property
    def key(self) -> Any:
        """Distinguishes the items of one picture and prompt."""
        return self.indices

    @property
    def columns(self) -> dict[str, Any]:
        """What the table of a study says of the item."""
        return {"picture": self.name, "prompt": self.prompt, "word": self.text, "label": self.label}


def groups(items: Sequence[Item]) -> list[list[int]]:
    """Indices of items that share a picture and a prompt, and so one pass."""
    grouped: dict[tuple[str, str], list[int]] = {}
    for k, item in enumerate(items):
        grouped.setdefault((item.name, item.prompt), []).append(k)
    return list(grouped.values())


def map_groups(
    name: str, model: Model, items: Sequence[T], measure: Callable[[Sequence[T], int], Iterable[list[dict[str, Any]]]],
    folder: Path | None = None, progress: bool = True, **options: Any,
) -> pd.DataFrame:  # fmt: skip
    """Measure items group by group.

    Args:
        name: name of the file in ``folder``, without its ending.
        model: the model that is measured.
        items: items to measure.
        measure: takes the items of a group and a seed; returns rows, as JSON, for each of them. Group k has the seed
            ``options["seed"] + k``, so that no two share their noise.
        folder: keeps results as they come; a killed run continues there.
        progress: show a progress bar.
        options: everything else that results depend on.

    Returns:
        the rows of all items in their order, after columns item (its index), picture (its name), prompt, word, label.

    Raises:
        ValueError: if there are no items, or the folder holds results of another model or other options.
    """
    if not items:
        raise ValueError("there are no items to measure: give at least one word")
    grouped = [[items[i] for i in group] for group in groups(items)]

    keys = []
    for k, members in enumerate(grouped):
        key = f"{k} {members[0].name} {members[0].prompt} {[item.key for item in members]}"
        keys.append(" ".join(filter(None, [key, *dict.fromkeys(item.stamp for item in members)])))
    run = lambda k: list(measure(grouped[k], options["seed"] + k))  # noqa: E731
    results = resume(folder, name, settings(model, **options), keys, run, "captions", progress)
    by_item = dict(zip(itertools.chain(*groups(items)), itertools.chain(*results), strict=True))
    return pd.DataFrame([{"item": i, **item.columns, **row} for i, item in enumerate(items) for row in by_item[i]])


def split(items: Sequence[Item], pictures: int) -> tuple[list[Item], list[Item]]:
    """Split off the items of the last so many pictures, to choose thresholds on.

    Raises:
        ValueError: if there are no items, or no picture would be left.
    """
    names = list(dict.fromkeys(item.name for item in items))
    if not names:
        raise ValueError("there are no words to measure: the table has no rows")
    if pictures >= len(names):
        raise ValueError(
            f"of {len(names)} pictures, {pictures} to choose thresholds on leave none to score; choose fewer, or 0"
        )
    validation = set(names[len(names) - pictures :])
    return [item for item in items if item.name not in validation], [item for item in items if item.name in validation]


def to_json(value: Any) -> Any:
    """Round floats in nested lists and dictionaries to four significant digits; NaN becomes None."""
    if isinstance(value, dict):
        return {key: to_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [to_json(inner) for inner in value]
    if isinstance(value, float):
        return None if math.isnan(value) else float(f"{value:.4g}")
    return value


def versions() -> dict[str, str]:
    """Versions of this package, Python and the libraries that numbers depend on."""
    own = {"infodiff_widgets": __version__, "python": platform.python_version()}
    return own | {name: version(name) for name in ("torch", "diffusers", "transformers", "numpy")}
