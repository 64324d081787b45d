"""Marginal probabilities of the parts of a picture, by Bayes' rule: the sum over all layouts, in logarithms.

A scene is two sprites of different nouns beside each other, or one to three of one noun, each in its own quarter.
``scenes.training_data`` takes hard rules from known words. Here words are log odds that a network has predicted, and
the evidence of the picture may be arbitrarily strong.
"""

from __future__ import annotations

import functools
import itertools
import math
from typing import NamedTuple

import torch

from infodiff_widgets.scenes.grammar import BACKGROUNDS, COUNTED, KINDS, NOUNS, NUMBERS, RELATIONS, THINGS
from infodiff_widgets.scenes.render import POSITIONS, STEP, Corner, layout_probabilities
from infodiff_widgets.scenes.sprites import SIDE
from infodiff_widgets.scenes.templates import APPEARANCE_INDEX, APPEARANCES, Parts

PAIRS = len(APPEARANCES["pair"])
SCENE_TYPES = ("pair", "things", *NUMBERS)
"""Kinds of scene; counts are split by their number."""
AXES = (RELATIONS[:2], RELATIONS[2:])
"""Relations that have the same pictures if either sprite may be named first."""
_CELLS = SIDE // STEP
_SMALLEST = 1e-37
_NEVER = -1e9  # log odds; infinite ones have no gradient


class Features(NamedTuple):
    """A number for every feature of layouts, for B prompts: log odds, or expected counts (marginals).

    The odds of a prompt multiply the probability of a layout by exp(sum over its features); zero leaves it unchanged.
    The model is log-linear, so the marginals are all the data that is needed to learn the odds.

    Attributes:
        appearances: [B, appearances, rows, columns], each appearance at each position.
        scene_types: [B, scene types].
        axes: [B, axes], two sprites side by side, one above the other.
        grounds: [B, grounds].
    """

    appearances: torch.Tensor
    scene_types: torch.Tensor
    axes: torch.Tensor
    grounds: torch.Tensor


def _position(corner: Corner) -> int:
    return corner[0] // STEP * POSITIONS + corner[1] // STEP


@functools.cache
@torch.inference_mode(False)
def position_prior(relation: str) -> torch.Tensor:
    """Joint probability of the positions of the first and the second sprite of a relation: [positions, positions]."""
    prior = torch.zeros(POSITIONS**2, POSITIONS**2, dtype=torch.float64, device="cpu")
    for (first, second), p in layout_probabilities(relation).items():
        prior[_position(first), _position(second)] = p
    return prior


@functools.cache  # one copy per device: copying constants for every call would make a GPU wait
@torch.inference_mode(False)
def _pair_log_prior(rows: int, columns: int, device: torch.device) -> torch.Tensor:
    """Log probability of an axis and the positions of two sprites along it: [axes, positions, positions].

    Pictures of another size than the scenes' have no axes: all positions without overlap are equally likely.
    """
    if (rows, columns) == (POSITIONS, POSITIONS):
        odds = torch.stack([(position_prior(one) + position_prior(other)) / 2 for one, other in AXES])
    else:
        at = torch.cartesian_prod(torch.arange(rows, device="cpu"), torch.arange(columns, device="cpu"))
        apart = ((at[:, None] - at).abs().amax(2) >= _CELLS).double()
        odds = (apart / apart.sum().clamp_min(1)).expand(len(AXES), -1, -1)
    return (odds / len(AXES)).log().clamp_min(_NEVER).float().to(device)


@functools.cache
@torch.inference_mode(False)
def _quarter_log_prior(rows: int, columns: int, device: torch.device) -> torch.Tensor:
    """Log probability of each position for a sprite in each quarter of the picture, [quarters, positions]."""
    halves = []
    for side in (rows, columns):
        at, half = torch.arange(side, device="cpu"), (side + _CELLS - 1) // 2
        halves.append(torch.stack([at + _CELLS <= half, at >= side + _CELLS - 1 - half]).double())
    odds = torch.einsum("ar,bc->abrc", *halves).flatten(0, 1).flatten(1)
    return (odds / odds.sum(1, keepdim=True).clamp_min(1)).log().clamp_min(_NEVER).float().to(device)


@functools.cache
@torch.inference_mode(False)
def _scene_type_log_prior(device: torch.device) -> torch.Tensor:
    """Log probability of one scene of each type for the empty prompt, without its positions."""
    pair, things = len(NOUNS) * (len(NOUNS) - 1) / 2, len(APPEARANCES["things"]) ** 2 * (1 - 1 / len(THINGS)) / 2
    ways = [pair, things, *(len(COUNTED) * math.comb(4, k) for k in range(1, len(NUMBERS) + 1))]
    shares = [KINDS["pair"][0], KINDS["things"][0], *[KINDS["count"][0] / len(NUMBERS)] * len(NUMBERS)]
    logs = [math.log(share / n) for share, n in zip(shares, ways, strict=True)]
    return torch.tensor(logs, dtype=torch.float32, device=device)


@functools.cache
@torch.inference_mode(False)
def _counted_appearances(device: torch.device) -> torch.Tensor:
    """Positions of the appearances of counted sprites among all."""
    return torch.tensor(APPEARANCE_INDEX["count"], device=device)


class _Ways(NamedTuple):
    """All choices of one to three of the quarters of a picture."""

    size: torch.Tensor
    """Number of chosen quarters less one, [ways]."""
    has: torch.Tensor
    """1 for the quarters of a choice, [ways, quarters]."""
    among: tuple[torch.Tensor, ...]
    """Choices that have a quarter, for each quarter."""


@functools.cache
@torch.inference_mode(False)
def _ways(quarters: int, device: torch.device) -> _Ways:
    chosen = [set(c) for k in range(1, len(NUMBERS) + 1) for c in itertools.combinations(range(quarters), k)]
    has = torch.tensor([[float(q in c) for q in range(quarters)] for c in chosen], dtype=torch.float32, device=device)
    among = tuple(torch.tensor([k for k, c in enumerate(chosen) if q in c], device=device) for q in range(quarters))
    return _Ways(torch.tensor([len(c) - 1 for c in chosen], device=device), has, among)


def infer(evidence: Parts, odds: Features) -> Parts:
    """Log probability of every sprite together with its ground, and of every ground.

    ``evidence`` is the log likelihood of every part; of sprites what they add to that of their ground.
    """
    weights, total = _sum_layouts(evidence, odds)
    return Parts(weights.sprites - total[:, None, None, None, None], weights.grounds - total[:, None])


def expected_log_ratio(marginals: Features, odds: Features) -> torch.Tensor:
    """Information of prompts about layouts: the mean of log p(layout | words) − log p(layout), in nats [B].

    The odds enter linearly except for the log of the sum over all layouts, so the marginals determine it. It is largest
    for the odds that reproduce them.
    """
    none = Parts(torch.zeros_like(odds.appearances[:1, None]), torch.zeros_like(odds.grounds[:1]))
    linear = torch.stack([(p * o).flatten(1).sum(1) for p, o in zip(marginals, odds, strict=True)]).sum(0)
    return linear - _sum_layouts(none, odds)[1]


def prompt_divergence(exact: Features, predicted: Features) -> torch.Tensor:
    """KL divergence of layouts under predicted log odds from layouts under the exact ones, in nats [B]."""
    with torch.enable_grad():
        odds = Features(*(part.detach().requires_grad_() for part in exact))
        log_total = -expected_log_ratio(Features(*(torch.zeros_like(part) for part in odds)), odds)
        marginals = Features(*torch.autograd.grad(log_total.sum(), odds))
    return expected_log_ratio(marginals, exact) - expected_log_ratio(marginals, predicted)


def _sum_layouts(evidence: Parts, odds: Features) -> tuple[Parts, torch.Tensor]:
    """The result of :func:`infer` before normalization, and the log of the sum over all layouts, [B].

    The latter is 0 without evidence and with neutral odds.
    """
    rows, columns = evidence.sprites.shape[3:]
    device = evidence.sprites.device
    fit = (evidence.sprites + odds.appearances[:, None]).flatten(3)  # [B, grounds, appearances, positions]
    types = odds.scene_types + _scene_type_log_prior(device)
    along = odds.axes[..., None, None] + _pair_log_prior(rows, columns, device)
    positions = along.logsumexp(1).clamp_min(_NEVER)
    pair, with_pair = _sum_pairs(fit[:, :, :PAIRS].unflatten(2, (PAIRS, 1)), positions)
    things, with_things = _sum_pairs(fit[:, :, PAIRS:].unflatten(2, (len(THINGS), -1)), positions)
    counted, quarters = _counted_appearances(device), _quarter_log_prior(rows, columns, device)
    numbers, with_numbers = _sum_counts(fit.index_select(2, counted), quarters, types[:, 2:])
    with_pair = with_pair + types[:, 0, None, None, None]
    with_pair = with_pair.index_copy(2, counted, torch.logaddexp(with_pair.index_select(2, counted), with_numbers))
    sprites = torch.cat([with_pair, with_things + types[:, 1, None, None, None]], 2)
    own = evidence.grounds + odds.grounds - math.log(len(BACKGROUNDS))
    grounds = own + torch.stack([pair + types[:, :1], things + types[:, 1:2], numbers]).logsumexp(0)
    return Parts((sprites + own[..., None, None]).unflatten(3, (rows, columns)), grounds), grounds.logsumexp(1)


def _sum_pairs(fit: torch.Tensor, positions: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Log odds of two sprites of different nouns [B, grounds], and with each [B, grounds, appearances, positions].

    ``fit`` is [B, grounds, nouns, appearances of a noun, positions], ``positions`` [B, positions, positions].
    """
    noun = fit.logsumexp(3)
    any_noun = noun.logsumexp(2, keepdim=True)
    different = 1 - torch.eye(noun.shape[2], device=fit.device, dtype=fit.dtype)
    others = different @ (noun - any_noun).exp()  # share of the other nouns, [B, grounds, nouns, positions]
    there = any_noun + positions[:, None]  # one here and one there, [B, grounds, here, there]
    anywhere = there.logsumexp(3)
    # Where one noun is certain at the only other position, the share of the others underflows. The clamp then leaves a
    # little probability to the same noun twice, so a picture that shows it wins over words that forbid it.
    share = others @ (there - anywhere[..., None]).exp().mT
    beside = anywhere[:, :, None] + share.clamp_min(_SMALLEST).log()
    return (noun + beside).flatten(2).logsumexp(2) - math.log(2), (fit + beside[..., None, :]).flatten(2, 3)


def _sum_counts(fit: torch.Tensor, quarters: torch.Tensor, numbers: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Log odds of one to three sprites of a noun in their own quarters [B, grounds], and with each, like ``fit``.

    ``fit`` is [B, grounds, nouns, positions], ``quarters`` the log probability of positions [quarters, positions], and
    ``numbers`` the log odds of one, two and three [B, 3].
    """
    within = (fit[..., None, :] + quarters).logsumexp(4)  # [B, grounds, nouns, quarters]
    chosen = _ways(len(quarters), fit.device)
    ways = within @ chosen.has.T + numbers.index_select(1, chosen.size)[:, None, None]
    without = [(ways.index_select(3, some) - within[..., q, None]).logsumexp(3) for q, some in enumerate(chosen.among)]
    sprites = fit + (torch.stack(without, 3)[..., None] + quarters).logsumexp(3)
    return ways.flatten(2).logsumexp(2), sprites
