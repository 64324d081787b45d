"""Words of captions as data of a study, measured picture by picture."""

from __future__ import annotations

import math
import string
from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar

from infodiff_widgets.prompts import Prompt, PromptEdit, Selector
from infodiff_widgets.studies.study import Measurement, Study, StudyItem

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from PIL import Image

    from infodiff_widgets.core.information import Information
    from infodiff_widgets.pipelines.model import Model


@dataclass(frozen=True)
class Item:
    """A word of a caption and the part of the picture that it names.

    Attributes:
        name: name of the picture. Items of one name and prompt are measured in one pass.
        prompt: caption of the picture.
        words: the word or words: text, index, slice, or a tuple of indices.
        label: class of the word, such as a COCO category, for means over classes.
        read: returns the picture and its mask, bool [H, W], or None for words that name no place, when it is measured.
        stamp: identifies the contents of its files; results of other contents are not reused.
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
        """The words, each once, without surrounding punctuation; or the whole prompt as it is."""
        words = Prompt(self.prompt).words
        if len(self.indices) == len(words):
            return self.prompt
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


@dataclass(frozen=True)
class WordStudy(Study):
    """A study of :class:`Item` objects, of which those of one picture and prompt are measured in one pass.

    Attributes:
        samples: number of noise samples per picture.
        seed: random seed. Group k has ``seed + k``, so that no two share their noise.
    """

    samples: int = 32
    seed: int = 0
    unit: ClassVar[str] = "captions"
    labels: ClassVar[tuple[str, ...]] = ("index", "picture", "prompt", "word", "label")

    def items(self, data: Sequence[Item]) -> list[StudyItem]:
        """Groups of words that share a picture and a prompt."""
        found = []
        for k, group in enumerate(groups(data)):
            members = [data[i] for i in group]
            key = f"{k} {members[0].name} {members[0].prompt} {[item.key for item in members]}"
            stamps = dict.fromkeys(item.stamp for item in members)
            key = " ".join(filter(None, [key, *stamps]))
            found.append(StudyItem(key, members[0].name, k, list(zip(group, members, strict=True))))
        return found

    def measure(self, model: Model, item: StudyItem) -> Measurement:
        """Measure a group of words in one pass."""
        words = [word for _, word in item.data]
        rows, picture, result = self.measure_words(model, words, self.seed + item.number)
        if result is not None:  # whose words can then be asked for
            result = replace(result, prompt=Prompt(words[0].prompt))
        by_word = zip(item.data, rows, strict=True)
        rows = [{"index": i, **word.columns, **row} for (i, word), group in by_word for row in group]
        return Measurement(rows, picture, result)

    @abstractmethod
    def measure_words(
        self, model: Model, words: Sequence[Any], seed: int
    ) -> tuple[list[list[dict[str, Any]]], Image.Image, Information | None]:
        """Rows for each word of a group, their picture, and the result that they are read from."""

    def table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows of all words in their order, after columns item (index of the word), picture, prompt, word, label."""
        rows = rows.drop(columns="item").rename(columns={"index": "item"})
        return rows.sort_values("item", kind="stable", ignore_index=True)


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
