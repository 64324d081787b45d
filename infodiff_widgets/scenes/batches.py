"""Batches of training: scenes, their weakened or wrong captions, and the same at drawn noise levels."""

from __future__ import annotations

import random
from typing import NamedTuple

import numpy as np
import torch
from diffusers import StableDiffusionPipeline

from infodiff_widgets.core.quadrature import Placement
from infodiff_widgets.scenes.build import LOGSNR_RANGE, PROMPT_TOKENS, STEPS
from infodiff_widgets.scenes.grammar import KINDS, Caption
from infodiff_widgets.scenes.posterior import CERTAIN
from infodiff_widgets.scenes.render import draw
from infodiff_widgets.scenes.weakening import mislead, weaken

P_MISLED = 0.25


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

    def uncertain(self) -> dict[str, list[int]]:
        """For each kind of sentence, those of its scenes that the noise leaves in doubt."""
        doubtful = [i for i, level in enumerate(self.levels) if level <= CERTAIN]
        found = {kind: [i for i in doubtful if self.captions[i].kind == kind] for kind in KINDS}
        return {kind: some for kind, some in found.items() if some}

    def of(self, some: list[int]) -> tuple[torch.Tensor, torch.Tensor, list[Caption], list[frozenset[str]]]:
        """What Bayes' rule wants to know of some of the scenes, see ``scenes.posterior.expected``."""
        return self.noisy[some], self.levels[some], [self.captions[i] for i in some], [self.shown[i] for i in some]


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
