"""Training prompts: captions with words dropped, distributed as the estimator will query them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

from infodiff_widgets.prompts import BLANK
from infodiff_widgets.scenes.grammar import Caption, pick, slots_of

# Probabilities of the whole caption, the empty prompt, one slot missing, and one slot left. The rest is spread evenly
# over the numbers of missing slots in between.
P_WHOLE, P_EMPTY, P_ONE_MISSING, P_ONE_LEFT = 0.2, 0.15, 0.25, 0.15
P_SPLIT = 0.5  # part of P_WHOLE in which a slot of several words is cut: one of its words missing, or alone


def p_missing(missing: int, slots: int) -> float:
    """Probability that so many of the slots are missing."""
    special = {0: P_WHOLE, slots: P_EMPTY, 1: P_ONE_MISSING, slots - 1: P_ONE_LEFT}
    return special.get(missing, (1 - sum(special.values())) / (slots - 3))


def _join(parts: Sequence[str | None], blank: bool) -> str:
    """Text of the kept parts; a run of dropped ones (None) becomes one blank, or nothing."""
    words: list[str | None] = []
    for kept, run in itertools.groupby(parts, key=lambda part: part is not None):
        words += list(run) if kept else [BLANK] * blank
    return " ".join(word for word in words if word is not None)


def drop_words(caption: Caption, rng: random.Random) -> tuple[str, frozenset[str]]:
    """Draw a training prompt: the caption with slots deleted or blanked, and the names of the slots it still shows.

    Every prompt that the estimator queries (whole, empty, one word missing, one word alone) is drawn often. A slot
    counts as shown if some of its words are left.
    """
    u, missing, n = rng.random(), 0, len(caption.slots)
    while missing < n and u >= p_missing(missing, n):
        u -= p_missing(missing, n)
        missing += 1
    blank, slots = rng.random() < 0.5, slots_of(caption.kind, caption.opening)
    names = [name for name, _ in slots]
    cuttable = [i for i, (_, words) in enumerate(slots) if " " in words[0]]
    if missing == 0 and rng.random() < P_SPLIT and cuttable:
        at = pick(cuttable, rng)
        words = caption.slots[at].split()
        if len(words) > 1:
            chosen, alone = int(rng.random() * len(words)), rng.random() < 0.5
            inside = [word if (i == chosen) == alone else None for i, word in enumerate(words)]
            around: list[str | None] = [None if alone else slot for slot in caption.slots]
            shown = frozenset([names[at]] if alone else names)
            return _join([*around[:at], *inside, *around[at + 1 :]], blank), shown
    kept = set(sorted(range(n), key=lambda _: rng.random())[missing:])
    parts = [part if i in kept else None for i, part in enumerate(caption.slots)]
    return _join(parts, blank), frozenset(names[i] for i in kept)
