"""The grammar of scene captions: drawing, parsing, and probabilities.

Three kinds of sentence, each with an opening in half of the captions::

    (the picture shows) the NOUN RELATION the NOUN on GROUND
    (the picture shows) a|the SIZE COLOUR THING RELATION a|the SIZE COLOUR THING on GROUND
    (the picture shows) NUMBER NOUN(s) on GROUND

Every word is drawn uniformly (two nouns of a sentence differ), so the information of a word is known exactly, without
a model: see ``scenes.exact``. The opening, "a" or "the", "on" and the relation "and" carry none.
"""

from __future__ import annotations

import functools
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from infodiff_widgets.prompts import BLANK

T = TypeVar("T")

NOUNS = (
    "dog", "cat", "zebra", "horse", "bear", "elephant", "person", "monkey", "robot", "airplane",
    "kite", "car", "boat", "tree", "flower", "apple", "banana", "house", "guitar", "fish",
)  # fmt: skip
THINGS = ("kite", "car", "boat", "flower", "apple", "house", "guitar", "fish")
COUNTED = ("dog", "cat", "zebra", "horse", "bear", "elephant", "monkey", "robot")
RELATIONS = ("left of", "right of", "above", "below")
SIZES, COLOURS = ("big", "small"), ("red", "green", "blue", "yellow")
NUMBERS = ("one", "two", "three")
BACKGROUNDS = ("grass", "sand", "snow", "water")
OPENING, ARTICLES, AND = "the picture shows", ("the", "a"), "and"
OPPOSITE = {"left of": "right of", "right of": "left of", "above": "below", "below": "above"}

Slots = tuple[tuple[str, tuple[str, ...]], ...]
"""Names of slots and the words that may fill them."""
KeptSlots = tuple[tuple[int, str], ...]
"""The slots that a prompt still shows, by position, and their words."""
Constraints = tuple[tuple[str, frozenset[str]], ...]
"""Slots of a caption, and the words that they may hold."""

_LINKS = (*RELATIONS, AND)
_END = (("on", ("on",)), ("ground", BACKGROUNDS))
KINDS: dict[str, tuple[float, Slots]] = {
    "pair": (0.5, (
        ("the", ("the",)), ("first", NOUNS), ("relation", _LINKS), ("the", ("the",)), ("second", NOUNS), *_END,
    )),
    "things": (0.25, (
        ("article1", ARTICLES), ("size1", SIZES), ("colour1", COLOURS), ("first", THINGS), ("relation", _LINKS),
        ("article2", ARTICLES), ("size2", SIZES), ("colour2", COLOURS), ("second", THINGS), *_END,
    )),
    "count": (0.25, (("number", NUMBERS), ("noun", (*COUNTED, *(f"{noun}s" for noun in COUNTED))), *_END)),
}  # fmt: skip
"""Kinds of sentence: probability of each, and its slots."""


@dataclass(frozen=True)
class Caption:
    """One sentence of the grammar, and so one class of scenes.

    Attributes:
        kind: "pair", "things" or "count".
        words: the word or phrase in each slot of the kind, after the opening.
        opening: whether it begins with "the picture shows".

    >>> caption = Caption.parse("the picture shows two dogs on snow")
    >>> caption.kind, caption.slots
    ('count', ('the picture shows', 'two', 'dogs', 'on', 'snow'))
    """

    kind: str
    words: tuple[str, ...]
    opening: bool = False

    @property
    def slots(self) -> tuple[str, ...]:
        """The phrases that are kept or removed as one."""
        return (OPENING, *self.words) if self.opening else self.words

    @property
    def text(self) -> str:
        """The sentence."""
        return " ".join(self.slots)

    def __getitem__(self, slot: str) -> str:
        return self.words[self._at(slot)]

    def _at(self, slot: str) -> int:
        names = [name for name, _ in KINDS[self.kind][1]]
        if slot not in names:
            raise KeyError(f"captions of kind {self.kind!r} have no slot {slot!r}; they have {', '.join(names)}")
        return names.index(slot)

    def place(self, slot: str) -> slice:
        """Positions in the sentence of the words that fill a slot."""
        before = self.slots[: self._at(slot) + self.opening]
        start = sum(len(words.split()) for words in before)
        return slice(start, start + len(self[slot].split()))

    @classmethod
    def parse(cls, text: str) -> Caption:
        """Parse a caption. Raises ValueError if ``text`` is no sentence of the grammar."""
        words = tuple(text.split())
        for kind, opening in itertools.product(KINDS, (False, True)):
            slots = slots_of(kind, opening)
            for kept in alignments(slots, words, blank=False):
                if len(kept) == len(slots) and probability(kind, constraints_of(kind, slots, kept)):
                    return cls(kind, tuple(word for _, word in kept[opening:]), opening)
        raise ValueError(
            f"not a scene caption: {text!r}. Expected a sentence such as 'the dog left of the cat on grass', "
            "'a small red car above the big blue fish on sand' or 'two dogs on snow'"
        )

    @classmethod
    def draw(cls, rng: random.Random) -> Caption:
        """Draw every word uniformly. Uses only ``rng.random()``, the one stream Python keeps stable."""
        u, shares = rng.random(), itertools.accumulate(share for share, _ in KINDS.values())
        kind = next(kind for kind, up_to in zip(KINDS, shares, strict=True) if u < up_to)
        words = [pick(alternatives, rng) for _, alternatives in KINDS[kind][1]]
        if kind == "count":
            words[1] = pick(COUNTED, rng) + "s" * (words[0] != "one")
        else:
            names, nouns = [name for name, _ in KINDS[kind][1]], dict(KINDS[kind][1])["second"]
            first = words[names.index("first")]
            words[names.index("second")] = pick([noun for noun in nouns if noun != first], rng)
        return cls(kind, tuple(words), rng.random() < 0.5)


def pick(options: Sequence[T], rng: random.Random) -> T:
    """Draw one of the options uniformly."""
    return options[int(rng.random() * len(options))]


def swap_objects(caption: Caption, slot: str = "") -> Caption:
    """Exchange the objects of a caption, or only their words in a slot ("colour", "size").

    >>> swap_objects(Caption.parse("the dog left of the cat on grass")).text
    'the cat left of the dog on grass'
    """
    names = [name for name, _ in KINDS[caption.kind][1]]
    swapped = (mirror_slot(name) if slot in ("", name[:-1]) else name for name in names)
    return replace(caption, words=tuple(caption[name] for name in swapped))


def mirror_slot(name: str) -> str:
    """The same slot of the other object: "first" and "second", "size1" and "size2"; others are their own."""
    other = {"first": "second", "second": "first", "1": "2", "2": "1"}
    return other.get(name) or name[:-1] + other.get(name[-1], name[-1])


def slots_of(kind: str, opening: bool) -> Slots:
    """The slots of a kind of sentence, as (name, alternatives)."""
    return (("opening", (OPENING,)), *KINDS[kind][1]) if opening else KINDS[kind][1]


def alignments(
    slots: Slots, words: tuple[str, ...], blank: bool, i: int = 0, j: int = 0, gap: bool = False
) -> Iterator[KeptSlots]:
    """All sets of kept slots, as (index, word), that give the text ``words`` once the others are removed."""
    if i == len(slots):
        if j == len(words):
            yield ()
        return
    for word in slots[i][1]:
        parts = tuple(word.split())
        if words[j : j + len(parts)] == parts:
            for rest in alignments(slots, words, blank, i + 1, j + len(parts)):
                yield ((i, word), *rest)
    if not blank or gap:
        yield from alignments(slots, words, blank, i + 1, j, gap)
    elif words[j : j + 1] == (BLANK,):
        yield from alignments(slots, words, blank, i + 1, j + 1, True)


def constraints_of(kind: str, slots: Slots, kept: KeptSlots) -> Constraints:
    """Constraints on the caption that follow from kept slots; "relation 0" is the first word of the relation."""
    fixed, alternatives = [], dict(slots_of(kind, True))
    for i, word in kept:
        name, _, part = slots[i][0].partition(" ")
        if len(alternatives[name]) > 1:
            fits = [w for w in alternatives[name] if (w.split()[int(part)] if part and " " in w else w) == word]
            fixed.append((name, frozenset(fits)))
    return tuple(fixed)


@functools.cache
def _together(kind: str) -> tuple[dict[str, str], ...]:
    """All ways to fill the slots that depend on each other; the others are independent."""
    if kind == "count":
        return tuple({"number": n, "noun": noun + "s" * (n != "one")} for n in NUMBERS for noun in COUNTED)
    nouns = dict(KINDS[kind][1])["first"]
    return tuple({"first": first, "second": second} for first, second in itertools.permutations(nouns, 2))


def probability(kind: str, fixed: Constraints, known: tuple[dict[str, str], ...] | None = None) -> float:
    """Probability that a caption of the kind satisfies constraints.

    ``known`` are equally likely ways to fill the slots that a picture determines; by default all of the grammar.
    """
    together = known or _together(kind)
    p = sum(all(case[name] in fits for name, fits in fixed if name in case) for case in together) / len(together)
    alternatives = dict(KINDS[kind][1])
    for name, fits in fixed:
        if name not in together[0]:
            p *= len(fits) / len(alternatives[name])
    return p
