"""The exact denoiser of the bundled world: the mean picture given a noisy one and some of the words, by Bayes' rule.

With y = x_α / a and SNR = e^α,

    log p(x_α | x) = SNR·(y·x − ‖x‖²/2) + const,

which is a sum over the parts of a scene (``scenes.templates``), so the sum over all layouts and words factors: what
enumeration would do with millions of pictures takes a few small matrix products.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

import torch

from infodiff_widgets.scenes.grammar import AND, BACKGROUNDS, COUNTED, NUMBERS, Caption
from infodiff_widgets.scenes.render import POSITIONS, SIZE, STEP, layout_probabilities
from infodiff_widgets.scenes.templates import APPEARANCES, Parts, match_scores, render_mean, sheet

MAX_LOGSNR = -2.0
"""Log SNR above which a picture tells all about itself, and its odds are beyond floating point: e^800 and more."""


def _place(corner: tuple[int, int]) -> int:
    return corner[0] // STEP * POSITIONS + corner[1] // STEP


@functools.cache
def position_prior(relation: str) -> torch.Tensor:
    """How often the first sprite is at a place and the second at another: [places, places]."""
    odds = torch.zeros(POSITIONS**2, POSITIONS**2, dtype=torch.float64)
    for (first, second), p in layout_probabilities(relation).items():
        odds[_place(first), _place(second)] = p
    return odds


def layout_posterior(
    noisy: torch.Tensor, logsnr: torch.Tensor, captions: Sequence[Caption], shown: Sequence[frozenset[str]]
) -> Parts:
    """How often every part is in a picture, given the noisy one, its kind of sentence and the words in shown slots.

    Args:
        noisy: x_α = a·x + b·ε, pixels [B, 3, 64, 64].
        logsnr: α of each, [B], up to :data:`MAX_LOGSNR`.
        captions: of B scenes, all of one kind.
        shown: names of the slots whose words are known, for each of them.

    Returns:
        Probabilities in float64, with the looks of this kind of scene.

    Raises:
        ValueError: a log SNR is above :data:`MAX_LOGSNR`, or the captions are of several kinds.
    """
    kinds = {caption.kind for caption in captions}
    highest = float(logsnr.max())
    if highest > MAX_LOGSNR or len(kinds) != 1:
        raise ValueError(
            f"expected one kind of caption and log SNR up to {MAX_LOGSNR}; got {sorted(kinds)} and {highest}"
        )
    kind, logsnr = kinds.pop(), logsnr.double()
    y, snr = noisy.double() / logsnr.sigmoid().sqrt()[:, None, None, None], logsnr.exp()[:, None]
    fit = match_scores(y, sheet((kind,)))
    odds = (snr[..., None, None] * fit.sprites.flatten(3)).exp()  # [B, grounds, looks, places]
    allowed = [_known(BACKGROUNDS, "ground", *both) for both in zip(captions, shown, strict=True)]
    of_ground = snr * fit.grounds + torch.stack(allowed).log()
    of_ground = (of_ground - of_ground.max(1, keepdim=True).values).exp()
    found = (_count if kind == "count" else _two)(odds, captions, shown)
    total = (of_ground * found.total).sum(1, keepdim=True)
    sprites = (of_ground / total)[..., None, None] * found.sprites
    return Parts(sprites.unflatten(3, (POSITIONS, POSITIONS)), of_ground * found.total / total)


def posterior_mean(
    noisy: torch.Tensor, logsnr: torch.Tensor, captions: Sequence[Caption], shown: Sequence[frozenset[str]]
) -> torch.Tensor:
    """E[x | x_α, kind of sentence, words in the shown slots]: the mean of the pictures in :func:`layout_posterior`.

    Returns:
        Mean pictures [B, 3, 64, 64] in float64.

    Raises:
        ValueError: a log SNR is above :data:`MAX_LOGSNR`, or the captions are of several kinds.
    """
    often = layout_posterior(noisy, logsnr, captions, shown)
    return render_mean(often, (SIZE, SIZE), sheet((captions[0].kind,)))


def layout_prior(captions: Sequence[Caption], shown: Sequence[frozenset[str]]) -> Parts:
    """How often every part is in a picture before it is seen; sprites on whatever ground: :func:`layout_posterior` of one.

    Args:
        captions: of B scenes, all of one kind.
        shown: names of the slots whose words are known, for each of them.
    """
    kind = captions[0].kind
    odds = torch.ones(len(captions), 1, len(APPEARANCES[kind]), POSITIONS**2, dtype=torch.float64)
    found = (_count if kind == "count" else _two)(odds, captions, shown)
    sprites = (found.sprites / found.total[..., None, None]).unflatten(3, (POSITIONS, POSITIONS))
    grounds = torch.stack([_known(BACKGROUNDS, "ground", *both) for both in zip(captions, shown, strict=True)])
    return Parts(sprites, grounds / grounds.sum(1, keepdim=True))


class _Odds(NamedTuple):
    """Odds, not normalized: of all that is possible on a ground, and of a look at a place on it."""

    total: torch.Tensor  # [B, grounds]
    sprites: torch.Tensor  # [B, grounds, looks, places]


def _known(options: Sequence[str], slot: str, caption: Caption, shown: frozenset[str]) -> torch.Tensor:
    """1 for the words a slot can have: all of them, or the one it shows."""
    return torch.tensor(
        [float(slot not in shown or option == caption[slot]) for option in options], dtype=torch.float64
    )


def _two(odds: torch.Tensor, captions: Sequence[Caption], shown: Sequence[frozenset[str]]) -> _Odds:
    """Two sprites with different nouns, where a relation puts them."""
    kind = captions[0].kind
    nouns = list(dict.fromkeys(look[0] for look in APPEARANCES[kind]))
    of_noun = torch.tensor(
        [[float(look[0] == noun) for noun in nouns] for look in APPEARANCES[kind]], dtype=torch.float64
    )
    layout = torch.stack([
        position_prior(caption["relation"] if "relation" in words else AND)
        for caption, words in zip(captions, shown, strict=True)
    ])[:, None]  # [B, 1, places, places]  # fmt: skip
    first, second = (odds * _looks(slots, captions, shown) for slots in (("first", "1"), ("second", "2")))
    sprites = torch.zeros_like(odds)
    for one, other, ways in ((first, second, layout.mT), (second, first, layout)):
        taken = of_noun.T @ other  # [B, grounds, nouns, places]
        free = other.sum(2, keepdim=True) - taken  # the other sprite has another noun
        sprites += one * (of_noun @ (free @ ways))
    return _Odds(sprites.sum((2, 3)) / 2, sprites)


def _looks(slots: tuple[str, str], captions: Sequence[Caption], shown: Sequence[frozenset[str]]) -> torch.Tensor:
    """1 for the looks a sprite can have: [B, 1, looks, 1]."""
    noun, number = slots
    rows = []
    for caption, words in zip(captions, shown, strict=True):
        wanted = {0: noun} if caption.kind == "pair" else {0: noun, 1: f"size{number}", 2: f"colour{number}"}
        known = {i: caption[slot] for i, slot in wanted.items() if slot in words}
        rows.append([float(all(look[i] == word for i, word in known.items())) for look in APPEARANCES[caption.kind]])
    return torch.tensor(rows, dtype=torch.float64)[:, None, :, None]


def _count(odds: torch.Tensor, captions: Sequence[Caption], shown: Sequence[frozenset[str]]) -> _Odds:
    """One to three of a noun, each in a quarter of its own and at one of four places in it."""
    allowed = torch.zeros(len(captions), 1, len(COUNTED), len(NUMBERS), dtype=torch.float64)
    for b, (caption, words) in enumerate(zip(captions, shown, strict=True)):
        for (i, noun), (k, number) in itertools.product(enumerate(COUNTED), enumerate(NUMBERS)):
            fits_noun = "noun" not in words or caption["noun"] == noun + "s" * (number != "one")
            fits_number = "number" not in words or caption["number"] == number
            allowed[b, 0, i, k] = (fits_noun and fits_number) / math.comb(4, k + 1)
    half = SIZE // 2
    quarters = [
        [_place((row + i, column + j)) for i in (0, STEP) for j in (0, STEP)]
        for row in (0, half)
        for column in (0, half)
    ]
    sums = torch.stack([odds[..., places].mean(-1) for places in quarters])  # [quarters, B, grounds, nouns]
    total, sprites = torch.zeros_like(sums[0]), torch.zeros_like(odds)
    for k in range(1, len(NUMBERS) + 1):
        for chosen in itertools.combinations(range(4), k):
            weight = allowed[..., k - 1] * sums[list(chosen)].prod(0)
            total += weight
            for quarter in chosen:
                others = allowed[..., k - 1] * sums[[q for q in chosen if q != quarter]].prod(0)
                sprites[..., quarters[quarter]] += (others / 4)[..., None] * odds[..., quarters[quarter]]
    return _Odds(total.sum(-1), sprites)
