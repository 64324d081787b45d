"""Interventions: a word of a caption left out or replaced by another, in pictures of the bundled world or of the user.

Kong et al. (2024) ask whether the information of a word predicts what happens to the picture then. In the bundled
world it is known what should happen: the scene with the same layout and the other word is rendered as well, which
makes it a counterfactual. What is predicted and what happens is measured in ``studies.effects``.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image

from infodiff_widgets.prompts import BLANK, Prompt, PromptEdit, runs
from infodiff_widgets.scenes.exact import exact_information
from infodiff_widgets.scenes.grammar import AND, KINDS, Caption
from infodiff_widgets.scenes.render import Scene, sample, scene
from infodiff_widgets.studies.calibration import OBJECTS, word_class
from infodiff_widgets.studies.items import Item

_SINGULAR = (("dog", "cat"), ("zebra", "horse"), ("bed", "table"), ("bear", "elephant"), ("airplane", "kite"),
             ("teddy bear", "robot"))  # fmt: skip
PAIRS = (*_SINGULAR, *((f"{a}s", f"{b}s") for a, b in _SINGULAR), ("person", "monkey"), ("people", "monkeys"))
"""What Kong et al. (2024) swap in COCO100-IT, in both directions."""
IN_PLACE = (*OBJECTS, "ground", "colour", "size")
"""Classes of words of scenes that can be swapped without moving anything, so that there is one counterfactual."""


@dataclass(frozen=True)
class Intervention(Item):
    """A word of a prompt and what is done to it; for the other attributes see ``studies.items.Item``.

    Attributes:
        kind: "omit" (the word is deleted), "blank" (replaced by "_") or "swap" (replaced by another).
        new_prompt: the prompt afterwards.
        truth: the counterfactual, what the picture should be then; None if that is not known.
        exact: nats that the word adds to the rest of the prompt, by the grammar of the scenes; NaN if not known.
    """

    kind: str = "omit"
    new_prompt: str = ""
    truth: Image.Image | None = None
    exact: float = math.nan


def omission(item: Item, blank: bool = False) -> Intervention:
    """The words of an item left out, or "_" where they stood."""
    new_prompt = PromptEdit(item.prompt, item.indices, BLANK if blank else "").new_prompt
    return Intervention(**vars(item), kind="blank" if blank else "omit", new_prompt=new_prompt)


def swap(item: Item) -> Intervention | None:
    """The words of an item replaced by their partner in PAIRS; None if they have none.

    >>> swap(Item("", "Two dogs, asleep.", (1,), "dog", None)).new_prompt
    'Two cats, asleep.'
    """
    word = item.text
    other = {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}.get(word.lower())
    if other is None:
        return None
    prompt = item.prompt
    for run in reversed(runs(item.indices)):  # from the end, so that the indices before stay
        old = Prompt(prompt).only(run).text
        prompt = PromptEdit(prompt, run, re.sub(rf"\b{re.escape(word)}\b", other, old)).new_prompt
    return Intervention(**vars(item), kind="swap", new_prompt=prompt)


def of_items(items: Sequence[Item], blank: bool = False) -> list[Intervention]:
    """Every item left out, and swapped if it has a partner in PAIRS.

    Args:
        items: for instance those of ``coco.Coco.items``.
        blank: whether "_" takes the place of what is left out.
    """
    both = ((omission(item, blank), swap(item)) for item in items)
    return [one for pair in both for one in pair if one is not None]


def of_scenes(n: int, classes: Sequence[str] = OBJECTS, blank: bool = False, seed: int = 0) -> list[Intervention]:
    """Words of ``scenes.sample(-1)`` to ``sample(-n)``: left out, and swapped for a random other.

    Words that say nothing are only left out, and so is "one": any other number wants a plural.

    Args:
        n: how many scenes.
        classes: of words, from ``calibration.CLASSES``.
        blank: whether "_" takes the place of what is left out.
        seed: of the other words.
    """
    found = []
    for number in range(-1, -1 - n, -1):
        shown = sample(number)
        caption = Caption.parse(shown.caption)
        for slot, alternatives in KINDS[caption.kind][1]:
            place, label = caption.place(slot), word_class(caption.kind, slot, caption[slot])
            if label not in classes:
                continue
            read = lambda shown=shown, place=place: (shown.image, shown.masks.get(place.start))  # noqa: E731
            item = Item(f"scene {number}", shown.caption, place, label, read)
            both = [omission(item, blank)]
            if label != "nothing":
                both += _swapped(item, shown, alternatives, random.Random(f"{seed} {number} {slot}"))
            found += [replace(one, exact=exact_information(shown.caption, place)) for one in both]
    return found


def _swapped(item: Item, shown: Scene, alternatives: Sequence[str], rng: random.Random) -> list[Intervention]:
    """The slot with a random other word, if there is one that makes a caption of the grammar."""
    others = [word for word in alternatives if word not in (item.text, AND)]
    for word in sorted(others, key=lambda _: rng.random()):
        new_prompt = Prompt(shown.caption).swap(item.words, word).text
        try:
            caption = Caption.parse(new_prompt)
        except ValueError:  # one noun twice, or a number and its noun disagree
            continue
        counterfactual = scene(caption, shown.seed).image if item.label in IN_PLACE else None
        return [Intervention(**vars(item), kind="swap", new_prompt=new_prompt, truth=counterfactual)]
    return []
