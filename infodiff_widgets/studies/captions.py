"""Pictures with several captions, one of them true: what ``studies.matching`` measures, and tasks of bundled scenes.

The captions of "scenes-order", "scenes-attribute" and "scenes-pairs" are the same words in another order, so who reads
them as a bag of words is at chance by construction. All false captions are false of the picture: the grammar's own
reading of it rules them out, also where a caption has a mirror image ("the cat right of the dog").
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from infodiff_widgets.scenes.exact import information
from infodiff_widgets.scenes.grammar import COUNTED, KINDS, NUMBERS, RELATIONS, Caption, exchanged
from infodiff_widgets.scenes.render import Scene, sample, scene

if TYPE_CHECKING:
    from PIL import Image

TASKS = ("scenes-order", "scenes-attribute", "scenes-count", "scenes-pairs")
"""Tasks of bundled scenes, see :func:`scenes_choices`."""


@dataclass(frozen=True)
class Choice:
    """A picture and its captions, all different.

    Attributes:
        name: of the picture. Choices of the same name are not counted as independent.
        captions: two or more; the first is the true one.
        label: its class, for means over classes.
        read: returns the picture. Called when the choice is measured.
        group: of a pair of choices with the same two captions and two pictures, a name that both share; else empty.
    """

    name: str
    captions: tuple[str, ...]
    label: str
    read: Callable[[], Image.Image]
    group: str = ""


def scenes_choices(task: str, n: int) -> list[Choice]:
    """The first n choices that ``scenes.sample(-1)``, −2 and so on give.

    - "scenes-order": two objects, and the same with the objects exchanged; by relation.
    - "scenes-attribute": two objects, and the same with their colours, or their sizes, exchanged; by which of both.
    - "scenes-count": how many there are, and the two other numbers; by number.
    - "scenes-pairs": as "scenes-order", with a picture of the false caption as well, in which that one is true. Both
      are a group; the last may be cut in two.

    Raises:
        ValueError: no such task.
    """
    if task not in TASKS:
        raise ValueError(f"there is no task {task!r}; choose one of {', '.join(TASKS)}")
    found = (choice for seed in itertools.count(1) for choice in _choices(task, sample(-seed), -seed))
    return list(itertools.islice(found, n))


def some(choices: Sequence[Choice], n: int, seed: int = 0) -> list[Choice]:
    """The first n of the choices in a random order, for files too long to be measured whole.

    Pairs of pictures stay together, so there may be one more.
    """
    units: dict[str | int, list[Choice]] = {}
    for k, choice in enumerate(choices):
        units.setdefault(choice.group or k, []).append(choice)
    found: list[Choice] = []
    for key in random.Random(seed).sample(list(units), len(units)):
        if len(found) < n:
            found += units[key]
    return found


def _choices(task: str, shown: Scene, seed: int) -> Iterator[Choice]:
    caption, name = Caption.parse(shown.caption), f"scene {seed}"
    if task == "scenes-count":
        if caption.kind == "count":
            others = [counted(caption, number) for number in NUMBERS if number != caption["number"]]
            yield _choice(name, shown, others, caption["number"])
    elif task == "scenes-attribute":
        for slot in ("colour", "size") if caption.kind == "things" else ():
            if caption[f"{slot}1"] != caption[f"{slot}2"]:
                yield _choice(name, shown, [exchanged(caption, slot)], slot)
    elif caption.kind != "count" and caption["relation"] in RELATIONS:
        false = exchanged(caption)
        choice = _choice(name, shown, [false], caption["relation"])
        if task == "scenes-order":
            yield choice
        else:
            yield replace(choice, group=name)
            yield replace(_choice(name, scene(false, shown.seed), [caption], caption["relation"]), group=name)


def _choice(name: str, shown: Scene, false: list[Caption], label: str) -> Choice:
    for caption in false:
        if information(caption.text, shown.caption) != -math.inf:
            raise RuntimeError(f"{caption.text!r} is not false of a picture of {shown.caption!r}")
    return Choice(name, (shown.caption, *(caption.text for caption in false)), label, lambda: shown.image)


def counted(caption: Caption, number: str) -> Caption:
    """A caption of a number of objects, with another number.

    >>> counted(Caption.parse("three dogs on snow"), "one").text
    'one dog on snow'
    """
    noun = next(noun for noun in COUNTED if caption["noun"] in (noun, f"{noun}s"))
    words = {"number": number, "noun": noun + "s" * (number != "one"), "ground": caption["ground"]}
    return replace(caption, words=tuple(words.get(name, word) for (name, _), word in zip(
        KINDS["count"][1], caption.words, strict=True)))  # fmt: skip
