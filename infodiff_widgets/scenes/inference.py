"""What is where in a picture, by Bayes' rule: the sum over all ways to lay out a scene, in logarithms.

A scene is two sprites of different nouns somewhere beside each other, or one to three of one noun in quarters of
their own. ``scenes.posterior`` knows the words and takes hard rules from them; here they are odds that a network has
read, and the picture may be as certain as it likes.
"""

from __future__ import annotations

import functools
import itertools
import math
from typing import NamedTuple

import torch

from infodiff_widgets.scenes.grammar import BACKGROUNDS, COUNTED, KINDS, NOUNS, NUMBERS, RELATIONS, THINGS
from infodiff_widgets.scenes.posterior import position_prior
from infodiff_widgets.scenes.render import POSITIONS, STEP
from infodiff_widgets.scenes.sprites import SIDE
from infodiff_widgets.scenes.templates import ALL_APPEARANCES, APPEARANCE_INDEX, APPEARANCES, Parts

PAIRS = len(APPEARANCES["pair"])
SCENE_TYPES = ("pair", "things", *NUMBERS)
"""Kinds of scene, those that count told apart by their number."""
AXES = (RELATIONS[:2], RELATIONS[2:])
"""Relations that look the same once it is open which sprite is named first."""
_CELLS = SIDE // STEP
_LEAST = 1e-37
_NEVER = -1e9  # log odds; infinite ones have no gradient


class Features(NamedTuple):
    """A number for every feature that layouts may have, of B prompts.

    Words multiply the probability of a layout by exp(odds of its features): all that is read of a prompt is the log
    odds, zero for what it leaves as it is. How often each feature is there is all that has to be known to learn them.
    """

    appearances: torch.Tensor
    """[B, appearances, rows, columns]: each appearance at each place."""
    scene_types: torch.Tensor
    """[B, scene types]."""
    axes: torch.Tensor
    """[B, axes]: two sprites side by side, one above the other."""
    grounds: torch.Tensor
    """[B, grounds]."""


@functools.cache
def _places_of_two(rows: int, columns: int) -> torch.Tensor:
    """Log probability of an axis, a sprite at a place and another at another along it: [axes, places, places].

    Pictures of another size than the scenes' have no axes: any two places apart are as likely.
    """
    if (rows, columns) == (POSITIONS, POSITIONS):
        odds = torch.stack([(position_prior(one) + position_prior(other)) / 2 for one, other in AXES])
    else:
        at = torch.cartesian_prod(torch.arange(rows), torch.arange(columns))
        apart = ((at[:, None] - at).abs().amax(2) >= _CELLS).double()
        odds = (apart / apart.sum().clamp_min(1)).expand(len(AXES), -1, -1)
    return (odds / len(AXES)).log().clamp_min(_NEVER).float()


@functools.cache
def _quarters(rows: int, columns: int) -> torch.Tensor:
    """Log probability of each place for a sprite in each quarter of the picture, [quarters, places]."""
    found = []
    for side in (rows, columns):
        at, half = torch.arange(side), (side + _CELLS - 1) // 2
        found.append(torch.stack([at + _CELLS <= half, at >= side + _CELLS - 1 - half]))
    odds = torch.einsum("ar,bc->abrc", *(halves.double() for halves in found)).flatten(0, 1).flatten(1)
    return (odds / odds.sum(1, keepdim=True).clamp_min(1)).log().clamp_min(_NEVER).float()


@functools.cache
def _unsaid() -> torch.Tensor:
    """Log probability of one scene of each sort where no word is said, places apart."""
    pair, things = len(NOUNS) * (len(NOUNS) - 1) / 2, len(APPEARANCES["things"]) ** 2 * (1 - 1 / len(THINGS)) / 2
    ways = [pair, things, *(len(COUNTED) * math.comb(4, k) for k in range(1, len(NUMBERS) + 1))]
    shares = [KINDS["pair"][0], KINDS["things"][0], *[KINDS["count"][0] / len(NUMBERS)] * len(NUMBERS)]
    return torch.tensor([math.log(share / n) for share, n in zip(shares, ways, strict=True)])


def neutral_odds(size: int, rows: int, columns: int, device: torch.device | None = None) -> Features:
    """The odds of ``size`` prompts that say nothing."""
    shapes = (len(ALL_APPEARANCES), rows, columns), (len(SCENE_TYPES),), (len(AXES),), (len(BACKGROUNDS),)
    return Features(*(torch.zeros(size, *shape, device=device) for shape in shapes))


def infer(evidence: Parts, odds: Features) -> Parts:
    """Log probability of every part of a picture.

    Args:
        evidence: log likelihood of every part, of sprites what they add to that of their ground.
        odds: what the words say.

    Returns:
        Of every sprite together with its ground, and of every ground.
    """
    weights, total = _weigh(evidence, odds)
    return Parts(weights.sprites - total[:, None, None, None, None], weights.grounds - total[:, None])


def expected_log_ratio(often: Features, odds: Features) -> torch.Tensor:
    """What the odds tell of layouts: the mean of log p(layout | words) − log p(layout), in nats [B].

    That is linear in the odds but for the sum over all layouts, so how often each feature is there (once for each
    sprite) is all that has to be known of the layouts. It is most where the odds make every feature just as frequent.
    """
    nothing = Parts(torch.zeros_like(odds.appearances[:1, None]), torch.zeros_like(odds.grounds[:1]))
    gain = sum((p * o).flatten(1).sum(1) for p, o in zip(often, odds, strict=True))
    return gain - _weigh(nothing, odds)[1]


def _weigh(evidence: Parts, odds: Features) -> tuple[Parts, torch.Tensor]:
    """What :func:`infer` returns, not yet normalized, and the logarithm of the sum over all layouts, [B].

    That is 0 for scenes of which nothing is known and nothing said.
    """
    rows, columns = evidence.sprites.shape[3:]
    device = evidence.sprites.device
    fit = (evidence.sprites + odds.appearances[:, None]).flatten(3)  # [B, grounds, looks, places]
    sorts = odds.scene_types + _unsaid().to(device)
    along = odds.axes[..., None, None] + _places_of_two(rows, columns).to(device)
    places = along.logsumexp(1).clamp_min(_NEVER)
    pair, with_pair = _two(fit[:, :, :PAIRS].unflatten(2, (PAIRS, 1)), places)
    things, with_things = _two(fit[:, :, PAIRS:].unflatten(2, (len(THINGS), -1)), places)
    counted = torch.tensor(APPEARANCE_INDEX["count"], device=device)
    numbers, with_numbers = _count(fit[:, :, counted], _quarters(rows, columns).to(device), sorts[:, 2:])
    with_pair = with_pair + sorts[:, 0, None, None, None]
    with_pair = with_pair.index_copy(2, counted, torch.logaddexp(with_pair[:, :, counted], with_numbers))
    sprites = torch.cat([with_pair, with_things + sorts[:, 1, None, None, None]], 2)
    own = evidence.grounds + odds.grounds - math.log(len(BACKGROUNDS))
    grounds = own + torch.stack([pair + sorts[:, :1], things + sorts[:, 1:2], numbers]).logsumexp(0)
    return Parts((sprites + own[..., None, None]).unflatten(3, (rows, columns)), grounds), grounds.logsumexp(1)


def _two(fit: torch.Tensor, places: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Log odds of two sprites of different nouns, and with each of them.

    Args:
        fit: [B, grounds, nouns, looks of a noun, places].
        places: [B, places, places].

    Returns:
        In all [B, grounds], and [B, grounds, nouns · looks, places].
    """
    noun = fit.logsumexp(3)
    any_noun = noun.logsumexp(2, keepdim=True)
    different = 1 - torch.eye(noun.shape[2], device=fit.device)
    others = different @ (noun - any_noun).exp()  # share of the other nouns at a place, [B, grounds, nouns, places]
    there = any_noun + places[:, None]  # one here and one there, [B, grounds, here, there]
    anywhere = there.logsumexp(3)
    # What is left where one noun is beyond doubt at the only other place vanishes in floating point: then the same
    # noun twice is not quite ruled out, and a picture that shows it wins over words that forbid it.
    share = others @ (there - anywhere[..., None]).exp().mT
    beside = anywhere[:, :, None] + share.clamp_min(_LEAST).log()
    return (noun + beside).flatten(2).logsumexp(2) - math.log(2), (fit + beside[..., None, :]).flatten(2, 3)


def _count(fit: torch.Tensor, quarters: torch.Tensor, numbers: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Log odds of one to three sprites of a noun in quarters of their own, and with each of them.

    Args:
        fit: [B, grounds, nouns, places].
        quarters: log probability of places, [quarters, places].
        numbers: log odds of one, two and three, [B, 3].

    Returns:
        In all [B, grounds], and [B, grounds, nouns, places].
    """
    within = (fit[..., None, :] + quarters).logsumexp(4)  # [B, grounds, nouns, quarters]
    chosen = [set(c) for k in range(1, len(NUMBERS) + 1) for c in itertools.combinations(range(len(quarters)), k)]
    number = torch.stack([numbers[:, len(c) - 1] for c in chosen], 1)[:, None, None]  # [B, 1, 1, ways]
    has = torch.tensor([[float(q in c) for q in range(len(quarters))] for c in chosen], device=fit.device)
    ways = within @ has.T + number
    among = [[k for k, c in enumerate(chosen) if q in c] for q in range(len(quarters))]
    without = [(ways[..., some] - within[..., q, None]).logsumexp(3) for q, some in enumerate(among)]
    sprites = fit + (torch.stack(without, 3)[..., None] + quarters).logsumexp(3)
    return ways.flatten(2).logsumexp(2), sprites
