"""Training data of the bundled pipeline: prompts, and how often each feature occurs in their pictures.

The network compares pictures with the sprites exactly, so at every noise level its prediction is exact if it knows how
likely each layout is for a prompt. What it has learned of that can be computed without pictures or noise. The sum over
all layouts factorizes: what enumeration would do with millions of pictures takes a few small matrix products.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import torch

from infodiff_widgets.scenes.build import encode_prompts
from infodiff_widgets.scenes.grammar import AND, BACKGROUNDS, COUNTED, NUMBERS, Caption
from infodiff_widgets.scenes.inference import AXES, SCENE_TYPES, Features, expected_log_ratio, position_prior
from infodiff_widgets.scenes.prompt_dropout import drop_words
from infodiff_widgets.scenes.render import POSITIONS, SIZE, STEP
from infodiff_widgets.scenes.templates import ALL_APPEARANCES, APPEARANCE_INDEX, APPEARANCES, Parts

if TYPE_CHECKING:
    from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline

Shown = Sequence[frozenset[str]]
"""Names of the slots whose words are known, for each caption."""


def training_batch(first: int, size: int) -> tuple[list[str], Features]:
    """Training prompts number ``first`` onward, and the feature marginals of the pictures that they describe."""
    prompts, captions, shown = [], [], []
    for k in range(first, first + size):
        rng = random.Random(f"lesson {k}")
        captions.append(Caption.draw(rng))
        prompt, slots = drop_words(captions[-1], rng)
        prompts.append(prompt)
        shown.append(slots)
    return prompts, feature_marginals(captions, shown)


def model_information(pipe: StableDiffusionPipeline, prompts: Sequence[str], pictures: Features) -> torch.Tensor:
    """Information of prompts about pictures with these feature marginals, as the network has learned it, in nats [B].

    The standard estimator converges to it with infinitely many samples over all noise levels.
    """
    unet: Any = pipe.unet
    pictures = Features(*(part.to(unet.device) for part in pictures))
    return expected_log_ratio(pictures, unet.prompt_odds(encode_prompts(pipe, prompts)))


def feature_marginals(captions: Sequence[Caption], shown: Shown) -> Features:
    """Expected count of every feature in pictures of captions of any kind, given the words in their shown slots."""
    size, both = len(captions), list(zip(captions, shown, strict=True))
    marginals = Features(
        torch.zeros(size, len(ALL_APPEARANCES), POSITIONS, POSITIONS),
        torch.tensor([[_scene_type(*one, name) for name in SCENE_TYPES] for one in both]),
        torch.tensor([[_axis(*one, axis) for axis in AXES] for one in both]),
        torch.zeros(size, len(BACKGROUNDS)),
    )
    for kind, appearances in APPEARANCE_INDEX.items():
        rows = [i for i, caption in enumerate(captions) if caption.kind == kind]
        if rows:
            parts = layout_prior([captions[i] for i in rows], [shown[i] for i in rows])
            marginals.appearances[torch.tensor(rows)[:, None], torch.tensor(appearances)] = parts.sprites[:, 0].float()
            marginals.grounds[rows] = parts.grounds.float()
    return marginals


def _scene_type(caption: Caption, shown: frozenset[str], name: str) -> float:
    """Probability of a type of scene: "dogs" without a number are two or three."""
    if caption.kind != "count":
        return float(name == caption.kind)
    if "number" in shown or ("noun" in shown and caption["noun"] in COUNTED):
        return float(name == caption["number"])
    possible = NUMBERS["noun" in shown :]
    return (name in possible) / len(possible)


def _axis(caption: Caption, shown: frozenset[str], axis: tuple[str, ...]) -> float:
    """Probability that two sprites lie along an axis; a count has none."""
    if caption.kind == "count":
        return 0.0
    known = "relation" in shown and caption["relation"] != AND
    return float(caption["relation"] in axis) if known else 1 / len(AXES)


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
    relations = [c["relation"] if "relation" in words else AND for c, words in zip(captions, shown, strict=True)]
    layout = torch.stack([position_prior(relation) for relation in relations])[:, None]  # [B, 1, positions, positions]
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
    half = SIZE // 2 // STEP
    ends = itertools.product(((0, 1), (half, half + 1)), repeat=2)
    quarters = [[row * POSITIONS + column for row, column in itertools.product(*two)] for two in ends]
    sums = torch.stack([odds[..., positions].mean(-1) for positions in quarters])  # [quarters, B, grounds, nouns]
    total, sprites = torch.zeros_like(sums[0]), torch.zeros_like(odds)
    for k in range(1, len(NUMBERS) + 1):
        for chosen in itertools.combinations(range(4), k):
            total += allowed[..., k - 1] * sums[list(chosen)].prod(0)
            for quarter in chosen:
                others = allowed[..., k - 1] * sums[[q for q in chosen if q != quarter]].prod(0)
                sprites[..., quarters[quarter]] += (others / 4)[..., None] * odds[..., quarters[quarter]]
    return total.sum(-1), sprites
