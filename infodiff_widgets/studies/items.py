"""Words of captions as the items of a study, and how to measure many of them without doing one twice."""

from __future__ import annotations

import math
import platform
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from tqdm import tqdm

from infodiff_widgets import __version__
from infodiff_widgets.prompts import Prompt, PromptEdit, Selector
from infodiff_widgets.studies.journal import Journal

if TYPE_CHECKING:
    from PIL import Image

T = TypeVar("T", bound="Item")


@dataclass(frozen=True)
class Item:
    """A word of a prompt, and the part of the picture that it is about.

    Attributes:
        name: of the picture. Items of the same name and prompt are measured in one pass.
        prompt: a caption of the picture.
        words: which words of it: text, index, slice, or a tuple of indices if they do not stand together.
        label: its class, for means over classes.
        read: returns the picture and the mask, bool [H, W], or None for words without a place, which can only be asked
            how much they say (``studies.word_classes``). Called when the item is measured.
        stamp: what tells its files from others of the same name; what was measured of others is not taken up again.
    """

    name: str
    prompt: str
    words: Selector | tuple[int, ...]
    label: str
    read: Callable[[], tuple[Image.Image, np.ndarray | None]]
    stamp: str = field(default="", kw_only=True)

    @property
    def indices(self) -> tuple[int, ...]:
        """Which words of the prompt, by index."""
        return self.words if isinstance(self.words, tuple) else Prompt(self.prompt).indices(self.words)

    @property
    def text(self) -> str:
        """The words, each once, without the punctuation around them."""
        words = Prompt(self.prompt).words
        return " ".join(dict.fromkeys(words[i].strip(string.punctuation) or words[i] for i in self.indices))

    @property
    def rest(self) -> str:
        """The prompt without the words."""
        return PromptEdit(self.prompt, self.indices).rest


def groups(items: Sequence[Item]) -> list[list[int]]:
    """Indices of the items that are measured in one pass: those of the same picture and prompt."""
    found: dict[tuple[str, str], list[int]] = {}
    for k, item in enumerate(items):
        found.setdefault((item.name, item.prompt), []).append(k)
    return list(found.values())


def map_groups(
    items: Sequence[T], journal: Journal, measure: Callable[[Sequence[T], int], list[Any]], progress: bool = True,
    name: Callable[[T], Any] = lambda item: item.indices, about: str = "",
) -> list[Any]:  # fmt: skip
    """A result for each item, group by group; what the journal holds is not measured again.

    Args:
        items: what to measure.
        journal: where results are kept as they come.
        measure: makes a result for each item of a group, given them and the number of the group.
        progress: whether to show a bar.
        name: what tells the items of a group apart.
        about: what else results depend on, beside the settings of the journal.
    """
    together = groups(items)
    keys = []
    for k, g in enumerate(together):
        which = f"{k} {items[g[0]].name} {items[g[0]].prompt} {[name(items[i]) for i in g]}"
        keys.append(" ".join(filter(None, [which, about, *dict.fromkeys(items[i].stamp for i in g)])))
    left = [k for k, key in enumerate(keys) if key not in journal]
    done = len(keys) - len(left)
    for k in tqdm(left, desc="captions", unit="", initial=done, total=len(keys), disable=not progress):
        journal.add(keys[k], measure([items[i] for i in together[k]], k))
    found = {i: row for key, g in zip(keys, together, strict=True) for i, row in zip(g, journal[key], strict=True)}
    return [found[i] for i in range(len(items))]


def split(items: Sequence[Item], pictures: int) -> tuple[list[Item], list[Item]]:
    """The items, and those of the last so many pictures, taken out of them to choose thresholds on.

    Raises:
        ValueError: no picture would be left.
    """
    names = list(dict.fromkeys(item.name for item in items))
    if not names:
        raise ValueError("there are no words to measure: the table has no rows")
    if pictures >= len(names):
        raise ValueError(
            f"of {len(names)} pictures, {pictures} to choose thresholds on leave none to score; choose fewer, or 0"
        )
    apart = set(names[len(names) - pictures :])
    return [item for item in items if item.name not in apart], [item for item in items if item.name in apart]


def to_json(value: Any) -> Any:
    """Floats in (lists and dictionaries of) values to four significant digits, and None for NaN, as JSON wants it."""
    if isinstance(value, dict):
        return {key: to_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [to_json(inner) for inner in value]
    if isinstance(value, float):
        return None if math.isnan(value) else float(f"{value:.4g}")
    return value


def versions() -> dict[str, str]:
    """Of this package, Python, and what the numbers depend on."""
    found = {"infodiff_widgets": __version__, "python": platform.python_version()}
    return found | {name: version(name) for name in ("torch", "diffusers", "transformers", "numpy")}
