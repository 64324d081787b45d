"""Training data of the bundled pipeline: prompts, and how often each feature occurs in their pictures.

The network compares pictures with the sprites exactly, so at every noise level its prediction is exact if it knows how
likely each layout is for a prompt. What it has learned of that can be computed without pictures or noise.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import torch

from infodiff_widgets.scenes.build import encode_prompts
from infodiff_widgets.scenes.grammar import AND, BACKGROUNDS, COUNTED, NUMBERS, Caption
from infodiff_widgets.scenes.inference import AXES, SCENE_TYPES, Features, expected_log_ratio
from infodiff_widgets.scenes.posterior import layout_prior
from infodiff_widgets.scenes.prompt_dropout import drop_words
from infodiff_widgets.scenes.render import POSITIONS
from infodiff_widgets.scenes.templates import ALL_APPEARANCES, APPEARANCE_INDEX

if TYPE_CHECKING:
    from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline


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


def feature_marginals(captions: Sequence[Caption], shown: Sequence[frozenset[str]]) -> Features:
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
