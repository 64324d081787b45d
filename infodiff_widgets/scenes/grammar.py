"""The language of the bundled scenes: captions, the prompts made from them, and their exact information.

Three kinds of sentence, each with an opening that is there half of the time::

    (the picture shows) the NOUN RELATION the NOUN on GROUND
    (the picture shows) a|the SIZE COLOUR THING RELATION a|the SIZE COLOUR THING on GROUND
    (the picture shows) NUMBER NOUN(s) on GROUND

Every word is drawn uniformly (two nouns of a sentence differ), so what a word says about the picture is known
exactly and needs no model: see :func:`truth`. The opening, "a" or "the", "on" and the relation "and" say nothing.
"""

from __future__ import annotations

import functools
import itertools
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from infodiff_widgets.prompts import BLANK, Prompt

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

_LINKS = (*RELATIONS, AND)
_END = (("on", ("on",)), ("ground", BACKGROUNDS))
KINDS: dict[str, tuple[float, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "pair": (
        0.5,
        (
            ("the", ("the",)), ("first", NOUNS), ("relation", _LINKS), ("the", ("the",)), ("second", NOUNS), *_END,
        ),
    ),
    "things": (
        0.25,
        (
            ("article1", ARTICLES), ("size1", SIZES), ("colour1", COLOURS), ("first", THINGS), ("relation", _LINKS),
            ("article2", ARTICLES), ("size2", SIZES), ("colour2", COLOURS), ("second", THINGS), *_END,
        ),
    ),
    "count": (
        0.25,
        (("number", NUMBERS), ("noun", (*COUNTED, *(f"{noun}s" for noun in COUNTED))), *_END),
    ),
}  # fmt: skip
"""Kinds of sentence: how often each is drawn, and its slots as (name, alternatives)."""

# How often the training captions are shown whole, empty, with one slot missing, and with one slot left. The
# rest of the probability is spread evenly over the numbers of missing slots in between.
P_WHOLE, P_EMPTY, P_ONE_MISSING, P_ONE_LEFT = 0.2, 0.15, 0.25, 0.15
P_SPLIT = 0.5  # part of P_WHOLE in which a slot of several words is cut: one of its words missing, or alone


@dataclass(frozen=True)
class Caption:
    """One sentence of the grammar, and so one class of scenes.

    Attributes:
        kind: "pair", "things" or "count".
        words: the word or phrase in each slot of the kind, after the opening.
        opening: whether it begins with "the picture shows".

    Example:
        >>> caption = Caption.parse("the picture shows two dogs on snow")
        >>> caption.kind, caption.slots
        ('count', ('the picture shows', 'two', 'dogs', 'on', 'snow'))
    """

    kind: str
    words: tuple[str, ...]
    opening: bool = False

    @property
    def slots(self) -> tuple[str, ...]:
        """The parts that are kept or removed as one."""
        return (OPENING, *self.words) if self.opening else self.words

    @property
    def text(self) -> str:
        """The sentence."""
        return " ".join(self.slots)

    def __getitem__(self, slot: str) -> str:
        return self.words[self._at(slot)]

    def _at(self, slot: str) -> int:
        return [name for name, _ in KINDS[self.kind][1]].index(slot)

    def place(self, slot: str) -> slice:
        """Which words of the sentence fill a slot."""
        before = self.slots[: self._at(slot) + self.opening]
        start = sum(len(words.split()) for words in before)
        return slice(start, start + len(self[slot].split()))

    @classmethod
    def parse(cls, text: str) -> Caption:
        """Read a caption back. Raises ValueError if ``text`` is no sentence of the grammar."""
        words = tuple(text.split())
        for kind, opening in itertools.product(KINDS, (False, True)):
            for kept in _ways(_slots(kind, opening), words, blank=False):
                if len(kept) == len(_slots(kind, opening)) and _fraction(kind, _fixed(kind, kept, opening)):
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
        words = [_pick(alternatives, rng) for _, alternatives in KINDS[kind][1]]
        names = [name for name, _ in KINDS[kind][1]]
        if kind == "count":
            words[1] = _pick(COUNTED, rng) + "s" * (words[0] != "one")
        else:
            first, second = names.index("first"), names.index("second")
            alternatives = KINDS[kind][1][second][1]
            words[second] = _pick([noun for noun in alternatives if noun != words[first]], rng)
        return cls(kind, tuple(words), rng.random() < 0.5)


def _pick(options, rng: random.Random):
    return options[int(rng.random() * len(options))]


def _slots(kind: str, opening: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("opening", (OPENING,)), *KINDS[kind][1]) if opening else KINDS[kind][1]


def _p_missing(missing: int, slots: int) -> float:
    """Probability that so many of the slots are missing."""
    special = {0: P_WHOLE, slots: P_EMPTY, 1: P_ONE_MISSING, slots - 1: P_ONE_LEFT}
    return special.get(missing, (1 - sum(special.values())) / (slots - 3))


def _join(parts: list[str | None], blank: bool) -> str:
    """Text of the kept parts; a run of removed ones (None) becomes one blank, or nothing."""
    words = []
    for kept, run in itertools.groupby(parts, key=lambda part: part is not None):
        words += list(run) if kept else [BLANK] * blank
    return " ".join(words)


def weaken(caption: Caption, rng: random.Random) -> tuple[str, frozenset[str]]:
    """Draw a training prompt: the caption with some of its slots deleted or blanked, and the slots it still shows.

    Every prompt the estimator asks for (whole, empty, one word missing, one word alone) is drawn often. A slot
    of which some words are left counts as shown.
    """
    u, missing, n = rng.random(), 0, len(caption.slots)
    while missing < n and u >= _p_missing(missing, n):
        u -= _p_missing(missing, n)
        missing += 1
    blank = rng.random() < 0.5
    names = [name for name, _ in _slots(caption.kind, caption.opening)]
    if missing == 0 and rng.random() < P_SPLIT:
        cuttable = [i for i, (_, words) in enumerate(_slots(caption.kind, caption.opening)) if " " in words[0]]
        if cuttable:
            at = _pick(cuttable, rng)
            words = caption.slots[at].split()
            if len(words) > 1:
                chosen, alone = int(rng.random() * len(words)), rng.random() < 0.5
                inside = [word if (i == chosen) == alone else None for i, word in enumerate(words)]
                around = [None if alone else slot for slot in caption.slots]
                shown = frozenset([names[at]] if alone else names)
                return _join([*around[:at], *inside, *around[at + 1 :]], blank), shown
    kept = set(sorted(range(n), key=lambda _: rng.random())[missing:])
    parts = [part if i in kept else None for i, part in enumerate(caption.slots)]
    return _join(parts, blank), frozenset(names[i] for i in kept)


_Kept = tuple[tuple[int, str], ...]
_Fixed = tuple[tuple[str, frozenset[str]], ...]


def _ways(slots, words: tuple[str, ...], blank: bool, i: int = 0, j: int = 0, gap: bool = False) -> Iterator[_Kept]:
    """All sets of kept slots, as (index, word), that make the text ``words`` once the others are removed."""
    if i == len(slots):
        if j == len(words):
            yield ()
        return
    for word in slots[i][1]:
        parts = tuple(word.split())
        if words[j : j + len(parts)] == parts:
            for rest in _ways(slots, words, blank, i + 1, j + len(parts)):
                yield ((i, word), *rest)
    if not blank or gap:
        yield from _ways(slots, words, blank, i + 1, j, gap)
    elif words[j : j + 1] == (BLANK,):
        yield from _ways(slots, words, blank, i + 1, j + 1, True)


def _fixed(kind: str, kept: _Kept, opening: bool) -> _Fixed:
    """What the kept words say about the caption: (slot, the words it may hold)."""
    slots = _slots(kind, opening)
    return tuple((slots[i][0], frozenset((word,))) for i, word in kept if len(slots[i][1]) > 1)


def _cuts(kind: str, opening: bool) -> Iterator[tuple[float, tuple, tuple[int, ...]]]:
    """Ways to cut a slot of several words: (probability, the slots with it cut, which of them are kept)."""
    slots = _slots(kind, opening)
    cuttable = [i for i, (_, words) in enumerate(slots) if " " in words[0]]
    for at in cuttable:
        name, words = slots[at]
        several = [word.split() for word in words if " " in word]
        inside = [(f"{name} {i}", tuple({word[i]: 0 for word in several})) for i in range(len(several[0]))]
        cut = (*slots[:at], *inside, *slots[at + 1 :])
        for chosen, alone in itertools.product(range(len(inside)), (False, True)):
            kept = tuple(i for i in range(len(cut)) if (i == at + chosen) == alone)
            yield P_WHOLE * P_SPLIT / len(cuttable) / len(inside) / 2, cut, kept


@functools.lru_cache(maxsize=4096)
def _readings(text: str, kind: str) -> tuple[tuple[float, _Fixed], ...]:
    """How ``text`` can come from a caption of a kind: (probability, what that says about the caption)."""
    words, found = tuple(text.split()), []
    for opening, blank in itertools.product((False, True), repeat=2):
        slots = _slots(kind, opening)
        cuttable = [i for i, (_, alternatives) in enumerate(slots) if " " in alternatives[0]]
        for kept in _ways(slots, words, blank):
            missing = len(slots) - len(kept)
            p = _p_missing(missing, len(slots)) / math.comb(len(slots), missing)
            if missing == 0 and cuttable:
                p *= 1 - P_SPLIT * sum(" " in dict(kept)[i] for i in cuttable) / len(cuttable)
            found.append((p / 4, _fixed(kind, kept, opening)))
        for p, cut, indices in _cuts(kind, opening):
            for kept in _ways(cut, words, blank):
                if tuple(i for i, _ in kept) == indices:
                    found.append((p / 4, _said(kind, cut, kept)))
    return tuple(found)


def _said(kind: str, cut, kept: _Kept) -> _Fixed:
    """:func:`_fixed` for slots of which one was cut into its words."""
    fixed = []
    for i, word in kept:
        name, _, part = cut[i][0].partition(" ")
        whole = dict(_slots(kind, True))[name]
        if len(whole) > 1:
            fits = [w for w in whole if (w.split()[int(part)] if part and " " in w else w) == word]
            fixed.append((name, frozenset(fits)))
    return tuple(fixed)


@functools.cache
def _together(kind: str) -> tuple[dict[str, str], ...]:
    """The slots that depend on each other, all ways to fill them; the others are independent."""
    if kind == "count":
        return tuple(
            {"number": number, "noun": noun + "s" * (number != "one")} for number in NUMBERS for noun in COUNTED
        )
    nouns = dict(KINDS[kind][1])["first"]
    return tuple({"first": first, "second": second} for first, second in itertools.permutations(nouns, 2))


def _fraction(kind: str, fixed: _Fixed, known: tuple[dict[str, str], ...] | None = None) -> float:
    """Probability that a caption of the kind says what is fixed; ``known`` lists what is known of the picture."""
    together = known or _together(kind)
    p = sum(all(case[name] in fits for name, fits in fixed if name in case) for case in together) / len(together)
    alternatives = dict(KINDS[kind][1])
    for name, fits in fixed:
        if name not in together[0]:
            p *= len(fits) / len(alternatives[name])
    return p


def _descriptions(caption: Caption, relation: str) -> tuple[dict[str, str], ...]:
    """What a caption of the picture may say, equally likely: either order, and the relation in four of five."""
    said = {name: word for (name, words), word in zip(KINDS[caption.kind][1], caption.words, strict=True)
            if len(words) > 1 and not name.startswith("article")}  # fmt: skip
    if caption.kind == "count":
        return (said,)
    other = {"first": "second", "second": "first", "size1": "size2", "size2": "size1",
             "colour1": "colour2", "colour2": "colour1"}  # fmt: skip
    mirrored = {other.get(name, name): word for name, word in said.items()}
    return tuple(
        case | {"relation": link}
        for case, links in ((said, relation), (mirrored, OPPOSITE[relation]))
        for link in (links, links, links, links, AND)
    )


@functools.lru_cache(maxsize=4096)
def _marginal(text: str) -> float:
    return sum(
        share * sum(p * _fraction(kind, fixed) for p, fixed in _readings(text, kind))
        for kind, (share, _) in KINDS.items()
    )


def information(prompt: str, caption: str) -> float:
    """Exact i(x; prompt) = ln p(prompt | x) − ln p(prompt) in nats, for any picture x of ``caption``.

    Probabilities are over captions and over the ways training weakens them. A picture of two objects leaves
    several captions possible, for instance the caption and its mirror image, which costs ln 2. −inf if the prompt
    contradicts the picture.

    Raises:
        ValueError: the prompt never arises from the grammar, or it names a relation and the caption is one with
            "and", whose pictures show any relation: what it would mean is then undefined.
    """
    prompt = " ".join(prompt.split())
    marginal = _marginal(prompt)
    if marginal == 0:
        raise ValueError(
            f"the exact information of {prompt!r} is undefined: no caption of the grammar gives this prompt. "
            "Keep or remove whole words; the words of 'left of' and 'the picture shows' go together or one at a time"
        )
    parsed = Caption.parse(caption)
    relation = "" if parsed.kind == "count" else parsed["relation"]
    values = []
    for shown in RELATIONS if relation == AND else (relation,):
        known = _descriptions(parsed, shown)
        likelihood = sum(p * _fraction(parsed.kind, fixed, known) for p, fixed in _readings(prompt, parsed.kind))
        values.append(math.log(likelihood / marginal) if likelihood else -math.inf)
    if max(values) - min(values) > 1e-9:
        raise ValueError(
            f"the exact information of {prompt!r} is undefined for {caption!r}: its pictures show any relation"
        )
    return values[0]


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

    >>> round(truth("the dog left of the cat on grass", "left of"), 3)  # one of four relations
    1.386
    """
    prompt = Prompt(caption)
    if given == "rest":
        return information(caption, caption) - information(prompt.omit(word).text, caption)
    if given == "":
        return information(prompt.only(word).text, caption)
    raise ValueError(f"given must be 'rest' or ''; got {given!r}")
