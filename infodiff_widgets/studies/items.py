"""Words of captions as items of a study, measured picture by picture."""

from __future__ import annotations

import math
import platform
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from infodiff_widgets import __version__
from infodiff_widgets.prompts import Prompt, PromptEdit, Selector
from infodiff_widgets.studies.journal import Journal

if TYPE_CHECKING:
    from PIL import Image

T = TypeVar("T", bound="Item")


@dataclass(frozen=True)
class Item:
    """A word of a caption and the part of the picture that it names.

    Attributes:
        name: name of the picture. Items of one name and prompt are measured in one pass.
        prompt: caption of the picture.
        words: the word or words: text, index, slice, or a tuple of indices.
        label: class of the word, such as a COCO category, for means over classes.
        read: returns the picture and its mask, bool [H, W]; the mask is None for words that name no place, for which
            ``studies.word_classes`` needs none. Called when the item is measured.
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


def groups(items: Sequence[Item]) -> list[list[int]]:
    """Indices of items that share a picture and a prompt, and so one pass."""
    grouped: dict[tuple[str, str], list[int]] = {}
    for k, item in enumerate(items):
        grouped.setdefault((item.name, item.prompt), []).append(k)
    return list(grouped.values())


def map_groups(
    items: Sequence[T], journal: Journal, measure: Callable[[Sequence[T], int], list[Any]], progress: bool = True,
    key: Callable[[T], Any] = lambda item: item.indices,
) -> list[Any]:  # fmt: skip
    """Measure items group by group, and return a result for each item, in order.

    Args:
        items: items to measure.
        journal: keeps the results of each group; groups it holds are not measured again.
        measure: takes the items of a group and its number; returns a result for each of them.
        progress: show a progress bar.
        key: distinguishes the items of one group.
    """
    grouped = groups(items)

    def name(k: int) -> str:
        members = [items[i] for i in grouped[k]]
        label = f"{k} {members[0].name} {members[0].prompt} {[key(item) for item in members]}"
        return " ".join(filter(None, [label, *dict.fromkeys(item.stamp for item in members)]))

    keys = [name(k) for k in range(len(grouped))]
    measured = journal.map(keys, lambda k: measure([items[i] for i in grouped[k]], k), "captions", progress)
    results = {
        i: row for group, rows in zip(grouped, measured, strict=True) for i, row in zip(group, rows, strict=True)
    }
    return [results[i] for i in range(len(items))]


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
