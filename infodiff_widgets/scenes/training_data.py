"""What the bundled pipeline learns of its language, and how much of it: how likely a prompt makes each layout.

The network sees as well as can be, so at every noise level its guess is exact if that is, and the excess of an estimate
of log p(picture | prompt) is what is missing here, which takes no picture and no noise to find.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from diffusers import StableDiffusionPipeline

from infodiff_widgets.scenes.build import encode_prompts
from infodiff_widgets.scenes.grammar import AND, BACKGROUNDS, COUNTED, NUMBERS, Caption
from infodiff_widgets.scenes.inference import AXES, SCENE_TYPES, Features, expected_log_ratio
from infodiff_widgets.scenes.posterior import layout_prior
from infodiff_widgets.scenes.prompt_dropout import drop_words
from infodiff_widgets.scenes.render import POSITIONS
from infodiff_widgets.scenes.templates import ALL_APPEARANCES, APPEARANCE_INDEX


def training_batch(first: int, size: int) -> tuple[list[str], Features]:
    """Training captions number ``first`` onward as weakened prompts, and what is in pictures of what these show."""
    prompts, captions, shown = [], [], []
    for k in range(first, first + size):
        rng = random.Random(f"lesson {k}")
        captions.append(Caption.draw(rng))
        prompt, slots = drop_words(captions[-1], rng)
        prompts.append(prompt)
        shown.append(slots)
    return prompts, feature_marginals(captions, shown)


def model_information(pipe: StableDiffusionPipeline, prompts: Sequence[str], pictures: Features) -> torch.Tensor:
    """What text encoder and network read of prompts about pictures that show everything so often, in nats [B].

    It is what the standard estimator finds with as many draws as one likes, over all noise levels.
    """
    pictures = Features(*(part.to(pipe.device) for part in pictures))
    return expected_log_ratio(pictures, pipe.unet.prompt_odds(encode_prompts(pipe, prompts)))


def feature_marginals(captions: Sequence[Caption], shown: Sequence[frozenset[str]]) -> Features:
    """How often every feature is in pictures of a kind of sentence of which the words of some slots are known.

    Args:
        captions: of B scenes of any kind.
        shown: their slots whose words are known.
    """
    size = len(captions)
    found = Features(
        torch.zeros(size, len(ALL_APPEARANCES), POSITIONS, POSITIONS),
        torch.tensor([[_sort(*both, sort) for sort in SCENE_TYPES] for both in zip(captions, shown, strict=True)]),
        torch.tensor([[_axis(*both, axis) for axis in AXES] for both in zip(captions, shown, strict=True)]),
        torch.zeros(size, len(BACKGROUNDS)),
    )
    for kind, looks in APPEARANCE_INDEX.items():
        some = [i for i, caption in enumerate(captions) if caption.kind == kind]
        if some:
            parts = layout_prior([captions[i] for i in some], [shown[i] for i in some])
            found.appearances[torch.tensor(some)[:, None], torch.tensor(looks)] = parts.sprites[:, 0].float()
            found.grounds[some] = parts.grounds.float()
    return found


def _sort(caption: Caption, shown: frozenset[str], sort: str) -> float:
    """Probability of a kind of scene: "dogs" without a number are two or three."""
    if caption.kind != "count":
        return float(sort == caption.kind)
    if "number" in shown or ("noun" in shown and caption["noun"] in COUNTED):
        return float(sort == caption["number"])
    return (sort in NUMBERS["noun" in shown :]) / len(NUMBERS["noun" in shown :])


def _axis(caption: Caption, shown: frozenset[str], axis: tuple[str, ...]) -> float:
    """Probability that two sprites lie along an axis; a count has none."""
    if caption.kind == "count":
        return 0.0
    known = "relation" in shown and caption["relation"] != AND
    return float(caption["relation"] in axis) if known else 1 / len(AXES)
