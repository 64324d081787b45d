"""Exact information of prompts about the bundled scenes, by Bayes' rule over captions and dropped words."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator

from infodiff_widgets.prompts import Prompt, Words
from infodiff_widgets.scenes import grammar
from infodiff_widgets.scenes.grammar import KINDS, Caption, Constraints, alignments, probability, slots_of
from infodiff_widgets.scenes.prompt_dropout import P_SPLIT, P_WHOLE, p_missing


def _cuts(kind: str, opening: bool) -> Iterator[tuple[float, tuple, tuple[int, ...]]]:
    """All cuts of a slot of several words: (probability, the slots with it cut, indices of those that are kept)."""
    slots = slots_of(kind, opening)
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
def _readings(text: str, kind: str) -> tuple[tuple[float, Constraints], ...]:
    """All ways in which ``text`` can arise from a caption of a kind: (probability, constraints on the caption)."""
    words, readings = tuple(text.split()), []
    for opening, blank in itertools.product((False, True), repeat=2):
        slots = slots_of(kind, opening)
        cuttable = [i for i, (_, alternatives) in enumerate(slots) if " " in alternatives[0]]
        for kept in alignments(slots, words, blank):
            missing = len(slots) - len(kept)
            p = p_missing(missing, len(slots)) / math.comb(len(slots), missing)
            if missing == 0 and cuttable:
                p *= 1 - P_SPLIT * sum(" " in dict(kept)[i] for i in cuttable) / len(cuttable)
            readings.append((p / 4, grammar.constraints_of(kind, slots, kept)))
        for p, cut, indices in _cuts(kind, opening):
            for kept in alignments(cut, words, blank):
                if tuple(i for i, _ in kept) == indices:
                    readings.append((p / 4, grammar.constraints_of(kind, cut, kept)))
    return tuple(readings)


def _descriptions(caption: Caption, relation: str) -> tuple[dict[str, str], ...]:
    """Equally likely captions of the picture, as slots and words: either order, and the relation in four of five."""
    own = {name: word for (name, words), word in zip(KINDS[caption.kind][1], caption.words, strict=True)
           if len(words) > 1 and not name.startswith("article")}  # fmt: skip
    if caption.kind == "count":
        return (own,)
    mirrored = {grammar.mirror_slot(name): word for name, word in own.items()}
    return tuple(
        slots | {"relation": link}
        for slots, shown in ((own, relation), (mirrored, grammar.OPPOSITE[relation]))
        for link in (shown, shown, shown, shown, grammar.AND)
    )


@functools.lru_cache(maxsize=4096)
def _marginal(text: str) -> float:
    return sum(
        share * sum(p * probability(kind, fixed) for p, fixed in _readings(text, kind))
        for kind, (share, _) in KINDS.items()
    )


def prompt_information(prompt: str, caption: str) -> float:
    """Exact i(x; prompt) = ln p(prompt | x) − ln p(prompt) in nats, for any picture x of ``caption``.

    Probabilities are over captions and over the words that training drops from them. A picture of two objects has
    several captions, for instance the caption and its mirror image, which costs ln 2. −inf if the prompt contradicts
    the picture.

    Raises ValueError: if ``caption`` is no sentence of the grammar; if the prompt never arises from the grammar; or if
    the prompt names a relation and the caption has "and", whose pictures show any relation.
    """
    parsed = Caption.parse(caption)
    prompt = " ".join(prompt.split())
    marginal, undefined = _marginal(prompt), f"the exact information of {prompt!r} is undefined"
    if marginal == 0:
        advice = "Keep or remove whole words; those of 'left of' and 'the picture shows' together or one at a time"
        raise ValueError(f"{undefined}: no caption of the grammar gives this prompt. {advice}")
    relation = "" if parsed.kind == "count" else parsed["relation"]
    values = []
    for shown in grammar.RELATIONS if relation == grammar.AND else (relation,):
        known = _descriptions(parsed, shown)
        likelihood = sum(p * probability(parsed.kind, fixed, known) for p, fixed in _readings(prompt, parsed.kind))
        values.append(math.log(likelihood / marginal) if likelihood else -math.inf)
    if max(values) - min(values) > 1e-9:
        raise ValueError(f"{undefined} for {caption!r}: its pictures show any relation")
    return values[0]


def exact_information(caption: str, word: Words, given: str = "rest") -> float:
    """Exact information of a word (or phrase) of ``caption`` about any of its pictures, in nats.

    Args:
        caption: a sentence of the grammar, e.g. ``scene.caption``.
        word: by text, index or slice, as in :meth:`Information.cmi`.
        given: ``"rest"`` for i(x; caption) − i(x; caption without the word); ``""`` for the word alone.

    Raises ValueError: if ``caption`` is no sentence of the grammar, a prompt never arises from it, the word does not
    occur exactly once, or ``given`` is something else. Raises IndexError: if there is no word of that index.

    >>> round(exact_information("the dog left of the cat on grass", "left of"), 3)  # one of four relations
    1.386
    """
    prompt = Prompt(caption)
    if not isinstance(given, str):
        raise TypeError(f"given must be 'rest' or ''; got {given!r}")
    if given == "rest":
        return prompt_information(caption, caption) - prompt_information(prompt.omit(word).text, caption)
    if given == "":
        return prompt_information(prompt.only(word).text, caption)
    raise ValueError(f"given must be 'rest' or ''; got {given!r}")
