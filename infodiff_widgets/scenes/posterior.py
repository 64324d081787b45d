"""Exact sum over all layouts of the bundled scenes, given some words: the prior, and odds of a picture's parts.

The sum factorizes: what enumeration would do with millions of pictures takes a few small matrix products.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Sequence

import torch

from infodiff_widgets.scenes.grammar import AND, BACKGROUNDS, COUNTED, NUMBERS, Caption
from infodiff_widgets.scenes.render import POSITIONS, SIZE, STEP, layout_probabilities
from infodiff_widgets.scenes.templates import APPEARANCES, Parts

Shown = Sequence[frozenset[str]]
"""Names of the slots whose words are known, for each caption."""


def _position(corner: tuple[int, int]) -> int:
    return corner[0] // STEP * POSITIONS + corner[1] // STEP


@functools.cache
def position_prior(relation: str) -> torch.Tensor:
    """Joint probability of the positions of the first and the second sprite of a relation: [positions, positions]."""
    prior = torch.zeros(POSITIONS**2, POSITIONS**2, dtype=torch.float64)
    for (first, second), p in layout_probabilities(relation).items():
        prior[_position(first), _position(second)] = p
    return prior


def layout_prior(captions: Sequence[Caption], shown: Shown) -> Parts:
    """Probability of every part of pictures of captions of one kind, given the words in the shown slots.

    Float64, with the appearances of this kind of scene; sprites on any ground.
    """
    odds = torch.ones(len(captions), 1, len(APPEARANCES[captions[0].kind]), POSITIONS**2, dtype=torch.float64)
    total, sprites = sum_layouts(odds, captions, shown)
    grounds = allowed_grounds(captions, shown)
    sprites = (sprites / total[..., None, None]).unflatten(3, (POSITIONS, POSITIONS))
    return Parts(sprites, grounds / grounds.sum(1, keepdim=True))


def allowed_grounds(captions: Sequence[Caption], shown: Shown) -> torch.Tensor:
    """1 for the grounds that each caption allows: the one it shows, or all, [B, grounds]."""
    rows = [
        [float("ground" not in words or ground == caption["ground"]) for ground in BACKGROUNDS]
        for caption, words in zip(captions, shown, strict=True)
    ]
    return torch.tensor(rows, dtype=torch.float64)


def sum_layouts(odds: torch.Tensor, captions: Sequence[Caption], shown: Shown) -> tuple[torch.Tensor, torch.Tensor]:
    """Odds of all layouts on a ground [B, grounds], and of those with a sprite at a position, like ``odds``."""
    return (_sum_counts if captions[0].kind == "count" else _sum_pairs)(odds, captions, shown)


def _sum_pairs(odds: torch.Tensor, captions: Sequence[Caption], shown: Shown) -> tuple[torch.Tensor, torch.Tensor]:
    """Two sprites with different nouns, where a relation puts them."""
    appearances = APPEARANCES[captions[0].kind]
    nouns = list(dict.fromkeys(noun for noun, _, _ in appearances))
    of_noun = torch.tensor([[float(own == noun) for noun in nouns] for own, _, _ in appearances], dtype=torch.float64)
    layout = torch.stack([
        position_prior(caption["relation"] if "relation" in words else AND)
        for caption, words in zip(captions, shown, strict=True)
    ])[:, None]  # [B, 1, positions, positions]  # fmt: skip
    first, second = (odds * _allowed_appearances(i, captions, shown) for i in (1, 2))
    sprites = torch.zeros_like(odds)
    for one, other, joint in ((first, second, layout.mT), (second, first, layout)):
        same_noun = of_noun.T @ other  # [B, grounds, nouns, positions]
        different = other.sum(2, keepdim=True) - same_noun
        sprites += one * (of_noun @ (different @ joint))
    return sprites.sum((2, 3)) / 2, sprites


def _allowed_appearances(i: int, captions: Sequence[Caption], shown: Shown) -> torch.Tensor:
    """1 for the appearances that sprite 1 or 2 can have: [B, 1, appearances, 1]."""
    slots, rows = (("first", "second")[i - 1], f"size{i}", f"colour{i}"), []
    for caption, words in zip(captions, shown, strict=True):
        own = slots[:1] if caption.kind == "pair" else slots
        known = [(k, caption[slot]) for k, slot in enumerate(own) if slot in words]
        rows.append([float(all(one[k] == word for k, word in known)) for one in APPEARANCES[caption.kind]])
    return torch.tensor(rows, dtype=torch.float64)[:, None, :, None]


def _sum_counts(odds: torch.Tensor, captions: Sequence[Caption], shown: Shown) -> tuple[torch.Tensor, torch.Tensor]:
    """One to three sprites of a noun, each in its own quarter at one of four positions."""
    allowed = torch.zeros(len(captions), 1, len(COUNTED), len(NUMBERS), dtype=torch.float64)
    for b, (caption, words) in enumerate(zip(captions, shown, strict=True)):
        for (i, noun), (k, number) in itertools.product(enumerate(COUNTED), enumerate(NUMBERS)):
            fits_noun = "noun" not in words or caption["noun"] == noun + "s" * (number != "one")
            fits_number = "number" not in words or caption["number"] == number
            allowed[b, 0, i, k] = (fits_noun and fits_number) / math.comb(4, k + 1)
    halves = (0, STEP), (SIZE // 2, SIZE // 2 + STEP)
    quarters = [[_position(corner) for corner in itertools.product(*two)] for two in itertools.product(halves, halves)]
    sums = torch.stack([odds[..., positions].mean(-1) for positions in quarters])  # [quarters, B, grounds, nouns]
    total, sprites = torch.zeros_like(sums[0]), torch.zeros_like(odds)
    for k in range(1, len(NUMBERS) + 1):
        for chosen in itertools.combinations(range(4), k):
            total += allowed[..., k - 1] * sums[list(chosen)].prod(0)
            for quarter in chosen:
                others = allowed[..., k - 1] * sums[[q for q in chosen if q != quarter]].prod(0)
                sprites[..., quarters[quarter]] += (others / 4)[..., None] * odds[..., quarters[quarter]]
    return total.sum(-1), sprites
