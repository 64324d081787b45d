"""Exact posterior of the bundled scenes: layouts and mean picture given a noisy picture and some words.

With y = x_α / a and SNR = e^α,

    log p(x_α | x) = SNR·(y·x − ‖x‖²/2) + const,

which is a sum over the parts of a scene (``scenes.templates``). So the sum over all layouts and words factorizes: what
enumeration would do with millions of pictures takes a few small matrix products.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Sequence

import torch

from infodiff_widgets.scenes.grammar import AND, BACKGROUNDS, COUNTED, NUMBERS, Caption
from infodiff_widgets.scenes.render import POSITIONS, SIZE, STEP, layout_probabilities
from infodiff_widgets.scenes.templates import APPEARANCES, Parts, match_scores, render_mean, sheet

MAX_LOGSNR = -2.0
"""Log SNR above which a picture determines itself, and its odds (e^800 and more) exceed floating point."""

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


def layout_posterior(noisy: torch.Tensor, logsnr: torch.Tensor, captions: Sequence[Caption], shown: Shown) -> Parts:
    """Probability of every part, given a noisy picture, its kind of sentence and the words in the shown slots.

    Args:
        noisy: x_α = a·x + b·ε, pixels [B, 3, 64, 64].
        logsnr: α of each, [B], up to :data:`MAX_LOGSNR`.
        captions: of B scenes, all of one kind.
        shown: names of the slots whose words are known, for each of them.

    Returns:
        Probabilities in float64, with the appearances of this kind of scene.

    Raises:
        ValueError: if a log SNR is above :data:`MAX_LOGSNR`, or the captions are of several kinds.
    """
    kinds, highest = {caption.kind for caption in captions}, float(logsnr.max())
    if highest > MAX_LOGSNR or len(kinds) != 1:
        raise ValueError(
            f"expected one kind of caption and log SNR up to {MAX_LOGSNR}; got {sorted(kinds)} and {highest}"
        )
    logsnr = logsnr.double()
    y, snr = noisy.double() / logsnr.sigmoid().sqrt()[:, None, None, None], logsnr.exp()[:, None]
    scores = match_scores(y, sheet((kinds.pop(),)))
    odds = (snr[..., None, None] * scores.sprites.flatten(3)).exp()  # [B, grounds, appearances, positions]
    of_ground = snr * scores.grounds + _allowed_grounds(captions, shown).log()
    of_ground = (of_ground - of_ground.max(1, keepdim=True).values).exp()
    total, sprites = _sum_layouts(odds, captions, shown)
    evidence = (of_ground * total).sum(1, keepdim=True)
    sprites = (of_ground / evidence)[..., None, None] * sprites
    return Parts(sprites.unflatten(3, (POSITIONS, POSITIONS)), of_ground * total / evidence)


def posterior_mean(
    noisy: torch.Tensor, logsnr: torch.Tensor, captions: Sequence[Caption], shown: Shown
) -> torch.Tensor:
    """Mean picture E[x | x_α, kind of sentence, words in the shown slots], float64 [B, 3, 64, 64].

    Arguments and errors as in :func:`layout_posterior`.
    """
    return render_mean(layout_posterior(noisy, logsnr, captions, shown), (SIZE, SIZE), sheet((captions[0].kind,)))


def layout_prior(captions: Sequence[Caption], shown: Shown) -> Parts:
    """Probability of every part before the picture is seen (see :func:`layout_posterior`); sprites on any ground."""
    odds = torch.ones(len(captions), 1, len(APPEARANCES[captions[0].kind]), POSITIONS**2, dtype=torch.float64)
    total, sprites = _sum_layouts(odds, captions, shown)
    grounds = _allowed_grounds(captions, shown)
    sprites = (sprites / total[..., None, None]).unflatten(3, (POSITIONS, POSITIONS))
    return Parts(sprites, grounds / grounds.sum(1, keepdim=True))


def _allowed_grounds(captions: Sequence[Caption], shown: Shown) -> torch.Tensor:
    """1 for the grounds that each caption allows: the one it shows, or all, [B, grounds]."""
    rows = [
        [float("ground" not in words or ground == caption["ground"]) for ground in BACKGROUNDS]
        for caption, words in zip(captions, shown, strict=True)
    ]
    return torch.tensor(rows, dtype=torch.float64)


def _sum_layouts(odds: torch.Tensor, captions: Sequence[Caption], shown: Shown) -> tuple[torch.Tensor, torch.Tensor]:
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
