"""The language of the bundled scenes: captions, the prompts made from them, and their exact information.

A caption reads ``the {noun} {relation} the {noun} on {background}``. Every word is drawn uniformly (the two nouns
differ), so what a word says about the picture is known exactly and needs no model: see :func:`truth`.
"""

from __future__ import annotations

import functools
import itertools
import math
import random
import re
from dataclasses import dataclass, replace

from infodiff_widgets.prompts import BLANK, Prompt

NOUNS = (
    "dog", "cat", "zebra", "horse", "bear", "elephant", "person", "monkey", "robot", "airplane",
    "kite", "car", "boat", "tree", "flower", "apple", "banana", "house", "guitar", "fish",
)  # fmt: skip
RELATIONS = ("left of", "right of", "above", "below")
BACKGROUNDS = ("grass", "sand", "snow", "water")
OPPOSITE = {"left of": "right of", "right of": "left of", "above": "below", "below": "above"}

# How often the training captions are shown whole, empty, with one slot missing, and with one slot left. The
# rest of the probability is spread evenly over the numbers of missing slots in between.
P_WHOLE, P_EMPTY, P_ONE_MISSING, P_ONE_LEFT = 0.2, 0.15, 0.25, 0.15
P_SPLIT = 0.1  # part of P_WHOLE that two-word relations spend on prompts that cut the relation in half


@dataclass(frozen=True)
class Caption:
    """One sentence of the grammar, and so one class of scenes."""

    first: str
    relation: str
    second: str
    background: str

    def __post_init__(self) -> None:
        for name, allowed in (
            ("first", NOUNS), ("relation", RELATIONS), ("second", NOUNS), ("background", BACKGROUNDS)
        ):  # fmt: skip
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(allowed)}; got {getattr(self, name)!r}")
        if self.first == self.second:
            raise ValueError(f"the two nouns must differ; got {self.first!r} twice")

    @property
    def slots(self) -> tuple[str, ...]:
        """The parts that are kept or removed as one."""
        return ("the", self.first, self.relation, "the", self.second, "on", self.background)

    @property
    def text(self) -> str:
        """The sentence."""
        return " ".join(self.slots)

    @property
    def mirror(self) -> Caption:
        """The other caption of the same picture: "the dog left of the cat" is "the cat right of the dog"."""
        return replace(self, first=self.second, second=self.first, relation=OPPOSITE[self.relation])

    @classmethod
    def parse(cls, text: str) -> Caption:
        """Read a caption back. Raises ValueError if ``text`` is no sentence of the grammar."""
        for relation in RELATIONS:
            head, found, tail = text.strip().partition(f" {relation} the ")
            words = head.split() + tail.split()
            if found and len(words) == 5 and words[0] == "the" and words[3] == "on":
                return cls(words[1], relation, words[2], words[4])
        raise ValueError(
            f"not a scene caption: {text!r}. Expected 'the NOUN RELATION the NOUN on BACKGROUND', "
            "for example 'the dog left of the cat on grass'"
        )

    @classmethod
    def draw(cls, rng: random.Random) -> Caption:
        """Draw every word uniformly. Uses only ``rng.random()``, the one stream Python keeps stable."""
        first = _pick(NOUNS, rng)
        return cls(
            first,
            _pick(RELATIONS, rng),
            _pick([noun for noun in NOUNS if noun != first], rng),
            _pick(BACKGROUNDS, rng),
        )


def _pick(options, rng: random.Random):
    return options[int(rng.random() * len(options))]


N_SLOTS = 7
N_CAPTIONS = len(NOUNS) * (len(NOUNS) - 1) * len(RELATIONS) * len(BACKGROUNDS)


def _p_missing(k: int) -> float:
    """Probability that ``k`` of the slots are missing."""
    special = {0: P_WHOLE, N_SLOTS: P_EMPTY, 1: P_ONE_MISSING, N_SLOTS - 1: P_ONE_LEFT}
    return special.get(k, (1 - sum(special.values())) / (N_SLOTS - 3))


def _join(parts: list[str | None], blank: bool) -> str:
    """Text of the kept parts; a run of removed ones (None) becomes one blank, or nothing."""
    words = []
    for kept, run in itertools.groupby(parts, key=lambda part: part is not None):
        words += list(run) if kept else [BLANK] * blank
    return " ".join(words)


def weaken(caption: Caption, rng: random.Random) -> str:
    """Draw a training prompt: the caption with some of its slots deleted or blanked.

    Every prompt the estimator asks for (whole, empty, one word missing, one word alone) is drawn often.
    """
    u, k = rng.random(), 0
    while k < N_SLOTS and u >= _p_missing(k):
        u -= _p_missing(k)
        k += 1
    blank = rng.random() < 0.5
    if k == 0 and " " in caption.relation and rng.random() < P_SPLIT / P_WHOLE:
        return _pick(_split_prompts(caption, blank), rng)
    order = sorted(range(N_SLOTS), key=lambda _: rng.random())
    return _join([part if i in order[k:] else None for i, part in enumerate(caption.slots)], blank)


def _split_prompts(caption: Caption, blank: bool) -> list[str]:
    """Prompts that cut a two-word relation in half: one of its words missing, or alone."""
    head, tail = caption.slots[:2], caption.slots[3:]
    halves = caption.relation.split()
    missing = [_join([*head, *pair, *tail], blank) for pair in ((None, halves[1]), (halves[0], None))]
    n = len(caption.text.split())
    alone = [_join([*[None] * (2 + i), halves[i], *[None] * (n - 3 - i)], blank) for i in range(2)]
    return missing + alone


@functools.cache
def _patterns() -> list[tuple[float, re.Pattern[str], tuple[str, ...]]]:
    """All ways to weaken a caption: (probability, what its text looks like, the field behind each group)."""
    slots = (
        (None, "the"), ("first", "|".join(NOUNS)), ("relation", "|".join(RELATIONS)), (None, "the"),
        ("second", "|".join(NOUNS)), (None, "on"), ("background", "|".join(BACKGROUNDS)),
    )  # fmt: skip
    horizontal = (("relation", "left|right"), ("relation", "of"))
    patterns = []

    def add(p: float, slots: tuple, kept: tuple[bool, ...], blank: bool) -> None:
        parts = [f"({slot[1]})" if keep else None for slot, keep in zip(slots, kept, strict=True)]
        names = tuple(slot[0] or "" for slot, keep in zip(slots, kept, strict=True) if keep)
        patterns.append((p, re.compile(_join(parts, blank)), names))

    for blank in (False, True):
        for kept in itertools.product((True, False), repeat=N_SLOTS):
            k = kept.count(False)
            add(0.5 * _p_missing(k) / math.comb(N_SLOTS, k), slots, kept, blank)
        split = slots[:2] + horizontal + slots[3:]
        for i in (2, 3):
            one_missing, one_left = [tuple((j == i) == alone for j in range(8)) for alone in (False, True)]
            add(0.125 * P_SPLIT, split, one_missing, blank)
            add(0.125 * P_SPLIT, split, one_left, blank)
    return patterns


@functools.cache
def _all_captions() -> tuple[Caption, ...]:
    return tuple(
        Caption(first, relation, second, background)
        for first, second in itertools.permutations(NOUNS, 2)
        for relation in RELATIONS
        for background in BACKGROUNDS
    )


@functools.cache
def _readings(text: str) -> tuple[tuple[float, tuple[tuple[str, str], ...]], ...]:
    """How ``text`` can have come about: (probability, the words it fixes as (field, word) pairs)."""
    found = []
    for p, pattern, names in _patterns():
        if match := pattern.fullmatch(text):
            found.append((p, tuple(pair for pair in zip(names, match.groups(), strict=True) if pair[0])))
    return tuple(found)


def _likelihood(text: str, captions: tuple[Caption, ...]) -> float:
    """Mean over ``captions`` of the probability that weakening the caption gives ``text``."""
    total = 0.0
    for p, fixed in _readings(" ".join(text.split())):
        fits = sum(all(f" {word} " in f" {getattr(c, name)} " for name, word in fixed)
                   for c in captions)  # fmt: skip
        total += p * fits / len(captions)
    return total


@functools.lru_cache(maxsize=4096)
def _marginal(text: str) -> float:
    return _likelihood(text, _all_captions())


def information(prompt: str, caption: str) -> float:
    """Exact i(x; prompt) = ln p(prompt | x) − ln p(prompt) in nats, for any picture x of ``caption``.

    Probabilities are over captions (uniform) and over the ways training weakens them. A picture leaves two
    captions possible, the caption and its mirror, which costs ln 2. −inf if the prompt contradicts the picture.
    Raises ValueError if the prompt never arises from the grammar: what it would mean is then undefined.
    """
    marginal = _marginal(prompt)
    if marginal == 0:
        raise ValueError(
            f"the exact information of {prompt!r} is undefined: no caption of the grammar gives this prompt. "
            "Keep or remove whole words; the two words of 'left of' go together or one at a time"
        )
    parsed = Caption.parse(caption)
    likelihood = _likelihood(prompt, (parsed, parsed.mirror))
    return math.log(likelihood / marginal) if likelihood else -math.inf


def truth(caption: str, word: str | int | slice, given: str = "rest") -> float:
    """Exact information of a word (or phrase) of ``caption`` about its picture, in nats.

    Args:
        caption: a sentence of the grammar, e.g. ``scene.caption``.
        word: by text, index or slice, as in :meth:`Information.cmi`.
        given: ``"rest"`` for i(x; caption) − i(x; caption without the word); ``""`` for the word alone.

    Returns:
        nats; the same for every picture of the caption.

    Raises:
        ValueError: not a caption of the grammar, or a prompt that never arises from it.
    """
    prompt = Prompt(caption)
    if given == "rest":
        return information(caption, caption) - information(prompt.omit(word).text, caption)
    if given == "":
        return information(prompt.only(word).text, caption)
    raise ValueError(f"given must be 'rest' or ''; got {given!r}")
