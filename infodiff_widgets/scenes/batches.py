"""Batches of training: scenes, their weakened or wrong captions, and the same at drawn noise levels."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import torch
from diffusers import StableDiffusionPipeline

from infodiff_widgets.core.quadrature import Placement
from infodiff_widgets.scenes.build import PROMPT_TOKENS
from infodiff_widgets.scenes.grammar import BACKGROUNDS, Caption
from infodiff_widgets.scenes.network import LOGSNR_RANGE, STEPS
from infodiff_widgets.scenes.posterior import CERTAIN, layout
from infodiff_widgets.scenes.render import PLACES, draw
from infodiff_widgets.scenes.templates import ALL_LOOKS, AMONG_ALL, Parts
from infodiff_widgets.scenes.weakening import mislead, weaken

P_MISLED = 0.15


class Batch(NamedTuple):
    """B scenes, as a denoiser sees them."""

    pixels: torch.Tensor
    """[B, 3, 64, 64] in [−1, 1]."""
    noisy: torch.Tensor
    """The same with noise."""
    steps: torch.Tensor
    """Time steps, [B]."""
    levels: torch.Tensor
    """Their log SNR, [B]."""
    captions: list[Caption]
    prompts: list[str]
    """The captions weakened."""
    shown: list[frozenset[str]]
    """Slots that the prompts still show."""

    def layout(self) -> Parts:
        """How often every part is in these pictures, by Bayes' rule, [B, grounds, all looks, rows, columns].

        Raises:
            ValueError: a log SNR is above certainty, see ``scenes.posterior``.
        """

        def ask(some: list[int], captions: list[Caption], shown: list[frozenset[str]]) -> Parts:
            return layout(self.noisy[some], self.levels[some], captions, shown)

        return of_all_looks(ask, self.captions, self.shown)


def of_all_looks(
    ask: Callable[[list[int], list[Caption], list[frozenset[str]]], Parts],
    captions: Sequence[Caption],
    shown: Sequence[frozenset[str]],
) -> Parts:
    """How often every part is there, with the looks of all kinds of scene, float32.

    Args:
        ask: tells it of scenes of one kind, with the looks of that kind: those numbered so, their captions, and the
            slots that are shown.
        captions: of B scenes of any kind.
        shown: their slots whose words are known.
    """
    parts = None
    for kind, looks in AMONG_ALL.items():
        some = [i for i, caption in enumerate(captions) if caption.kind == kind]
        if some:
            found = ask(some, [captions[i] for i in some], [shown[i] for i in some])
            if parts is None:
                size = len(captions), found.sprites.shape[1], len(ALL_LOOKS), PLACES, PLACES
                parts = Parts(torch.zeros(size), torch.zeros(len(captions), len(BACKGROUNDS)))
            parts.sprites[torch.tensor(some)[:, None], :, torch.tensor(looks)] = found.sprites.float().transpose(1, 2)
            parts.grounds[some] = found.grounds.float()
    return parts


def draw_batch(pipe: StableDiffusionPipeline, first: int, size: int, placement: Placement) -> Batch:
    """Training scenes number ``first`` onward at noise levels of a law.

    Below certainty, some captions are wrong ones. Nothing is known about a wrong one that a noiseless picture refutes.
    """
    wanted, _ = placement.strata(size, np.random.default_rng(first))
    low, high = LOGSNR_RANGE
    steps = torch.from_numpy(np.rint((high - wanted) / (high - low) * (STEPS - 1))).long()
    signal = pipe.scheduler.alphas_cumprod[steps]
    levels = torch.logit(signal)
    pictures, captions, prompts, shown = [], [], [], []
    for k, level in enumerate(levels, first):
        rng = random.Random(f"train {k}")
        caption = Caption.draw(rng)
        pictures.append(draw(caption, rng)[0])
        captions.append(mislead(caption, rng) if level <= CERTAIN and rng.random() < P_MISLED else caption)
        prompt, slots = weaken(captions[-1], rng)
        prompts.append(prompt)
        shown.append(slots)
    pixels = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() / 127.5 - 1
    noise = torch.randn(pixels.shape, generator=torch.Generator().manual_seed(first))
    a, b = signal.sqrt()[:, None, None, None], (1 - signal).sqrt()[:, None, None, None]
    return Batch(pixels, a * pixels + b * noise, steps, levels, captions, prompts, shown)


def read(pipe: StableDiffusionPipeline, prompts: list[str]) -> torch.Tensor:
    """Prompts as the network is given them, [B, tokens, text]."""
    padded = pipe.tokenizer(
        prompts, padding="max_length", max_length=PROMPT_TOKENS, truncation=True, return_tensors="pt"
    )
    return pipe.text_encoder(padded.input_ids).last_hidden_state
