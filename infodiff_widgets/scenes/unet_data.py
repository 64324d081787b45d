"""Training data of the learned network: noisy pictures, prompts of every kind, and the exact predictions for them.

Worker processes draw scenes and prompts (:class:`BatchLoader`). The training device renders the pictures, adds noise
and asks the exact pipeline for E[x | z, prompt] (:class:`ExactPredictions`). Several prompts share a noisy picture z:
its evidence is computed once, and the network sees what changes with the words alone.
"""

from __future__ import annotations

import multiprocessing
import queue
import random
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import pixel_unshuffle

from infodiff_widgets.prompts import BLANK
from infodiff_widgets.scenes.build import PROMPT_TOKENS
from infodiff_widgets.scenes.grammar import (
    AND,
    BACKGROUNDS,
    COUNTED,
    KINDS,
    NUMBERS,
    OPENING,
    Caption,
    pick,
    swap_objects,
)  # fmt: skip
from infodiff_widgets.scenes.inference import Features, infer
from infodiff_widgets.scenes.network import LOGSNR_RANGE, STEPS
from infodiff_widgets.scenes.prompt_dropout import drop_words
from infodiff_widgets.scenes.render import SIZE, STEP, place_sprites
from infodiff_widgets.scenes.sprites import SIDE
from infodiff_widgets.scenes.templates import ALL_APPEARANCES, Parts, Sheet, render_mean

PROMPTS_PER_PICTURE = 5
"""Number of prompts that share a noisy picture."""
PROMPT_KINDS = ("full", "one missing", "some missing", "alone", "empty", "word changed", "objects swapped", "other")
"""Kinds of prompt for a picture; the last three are wrong."""
_ABSENT = len(ALL_APPEARANCES)  # appearance of a sprite that is not there
_LOGSNR_STEP = (LOGSNR_RANGE[1] - LOGSNR_RANGE[0]) / (STEPS - 1)
_MAX_LOGSNR = 0.0  # the loss is in nats up to here; above, every picture is certain


def logsnr_of(timesteps: Tensor) -> Tensor:
    """Log SNR of timesteps of the bundled scheduler."""
    return LOGSNR_RANGE[1] - _LOGSNR_STEP * timesteps.float()


def add_noise(clean: Tensor, noise: Tensor, logsnr: Tensor) -> Tensor:
    """Noisy latents z = σ(α)^½ x + σ(−α)^½ ε for log SNR α of each row."""
    alpha = logsnr[:, None, None, None]
    return alpha.sigmoid().sqrt() * clean + (-alpha).sigmoid().sqrt() * noise


def repeat(rows: Tensor, times: int) -> Tensor:
    """Each row so many times in turn."""
    return rows[:, None].expand(-1, times, *rows.shape[1:]).flatten(0, 1)


# Prompts


def change_word(caption: Caption, rng: random.Random) -> Caption:
    """Replace one word by another that contradicts it."""
    slots, words = KINDS[caption.kind][1], list(caption.words)
    while True:
        at = int(rng.random() * len(slots))
        name, alternatives = slots[at]
        if len(alternatives) > 1 and not name.startswith("article") and caption.words[at] != AND:
            break
    if caption.kind == "count" and name in ("number", "noun"):
        number, noun = words[0], words[1].removesuffix("s" * (words[0] != "one"))
        if name == "number":
            number = pick([other for other in NUMBERS if other != number], rng)
        else:
            noun = pick([other for other in COUNTED if other != noun], rng)
        words[:2] = number, noun + "s" * (number != "one")
    else:
        taken = {caption["first"], caption["second"]} if name in ("first", "second") else {words[at], AND}
        words[at] = pick([word for word in alternatives if word not in taken], rng)
    return Caption(caption.kind, tuple(words), caption.opening)


def _omit_one(text: str, rng: random.Random) -> str:
    words = text.split()
    at, blank = int(rng.random() * len(words)), rng.random() < 0.5
    return " ".join([*words[:at], *[BLANK] * blank, *words[at + 1 :]])


def draw_prompts(caption: Caption, rng: random.Random) -> list[tuple[str, str]]:
    """Draw the prompts of one noisy picture and their kinds: right, less, little, two that are wrong."""
    little = ((pick(caption.text.split(), rng), "alone"), ("", "empty"))[rng.random() < 0.4]
    changed = (change_word(caption, rng).text, "word changed")
    if caption.kind == "count":
        swapped = (change_word(caption, rng).text, "word changed")
    else:
        slot = pick(("", "", "colour", "size"), rng) if caption.kind == "things" else ""
        swapped = (swap_objects(caption, slot).text, "objects swapped")
    wrong = [swapped, changed if rng.random() < 0.6 else (Caption.draw(rng).text, "other")]
    some = drop_words(caption, rng)[0], "some missing"
    return [
        (caption.text, "full") if rng.random() < 0.85 else some,
        (_omit_one(caption.text, rng), "one missing") if rng.random() < 0.75 else some,
        little if rng.random() < 0.85 else some,
        *((_omit_one(text, rng) if rng.random() < 0.2 else text, kind) for text, kind in wrong),
    ]


class WordTokens:
    """Token ids of prompts in the words of the grammar: the bundled tokenizer, by table."""

    def __init__(self, tokenizer: Any) -> None:
        words = {w for _, slots in KINDS.values() for _, phrases in slots for phrase in phrases for w in phrase.split()}
        self.ids = {word: tokenizer(word).input_ids[1] for word in (*words, *OPENING.split(), BLANK)}
        self.begin, self.end, self.pad = tokenizer.bos_token_id, tokenizer.eos_token_id, tokenizer.pad_token_id

    def __call__(self, prompt: str) -> list[int]:
        """Token ids of a prompt, padded to PROMPT_TOKENS."""
        ids = [self.begin, *(self.ids[word] for word in prompt.split()), self.end]
        return ids + [self.pad] * (PROMPT_TOKENS - len(ids))


# Scenes


class Batch(NamedTuple):
    """A batch of scenes and their prompts, as arrays of whole numbers (or the same as tensors)."""

    grounds: Any  # [B]
    appearances: Any  # [B, 3]
    corners: Any  # [B, 3, 2]
    tokens: Any  # [B, PROMPTS_PER_PICTURE, PROMPT_TOKENS]
    kinds: Any  # [B, PROMPTS_PER_PICTURE]


def draw_batch(size: int, rng: random.Random, tokens: WordTokens) -> Batch:
    """Draw scenes with every word uniform, and their prompts."""
    batch = Batch(
        np.zeros(size, np.int64), np.full((size, 3), _ABSENT), np.zeros((size, 3, 2), np.int64),
        np.zeros((size, PROMPTS_PER_PICTURE, PROMPT_TOKENS), np.int64), np.zeros((size, PROMPTS_PER_PICTURE), np.int64),
    )  # fmt: skip
    for i in range(size):
        caption = Caption.draw(rng)
        batch.grounds[i] = BACKGROUNDS.index(caption["ground"])
        for k, one in enumerate(place_sprites(caption, rng)):
            batch.appearances[i, k], batch.corners[i, k] = ALL_APPEARANCES.index(one.appearance), one.corner
        for k, (prompt, kind) in enumerate(draw_prompts(caption, rng)):
            batch.tokens[i, k], batch.kinds[i, k] = tokens(prompt), PROMPT_KINDS.index(kind)
    return batch


def _put_batches(batches: Any, size: int, seed: str, tokens: WordTokens) -> None:
    rng = random.Random(seed)
    while True:
        batches.put(draw_batch(size, rng, tokens))


class BatchLoader:
    """Endless batches, drawn in worker processes, or here if there are none. Create it before CUDA: it forks."""

    def __init__(self, size: int, workers: int, tokens: WordTokens, seed: int) -> None:
        self.size, self.tokens, self.rng, self.late = size, tokens, random.Random(f"unet {seed}"), 0
        context = multiprocessing.get_context("fork")
        self.batches = context.Queue(maxsize=4 * workers or 1)
        jobs = [(self.batches, size, f"unet {seed} worker {k}", tokens) for k in range(workers)]
        self.workers = [context.Process(target=_put_batches, args=job, daemon=True) for job in jobs]
        for worker in self.workers:
            worker.start()

    def next(self) -> Batch:
        """The next batch; if the workers are late, it is drawn here and counted in ``late``."""
        if self.workers:
            try:
                return self.batches.get(timeout=0.5)
            except queue.Empty:
                self.late += 1
        return draw_batch(self.size, self.rng, self.tokens)

    def stop(self) -> None:
        """End the workers."""
        for worker in self.workers:
            worker.terminate()


def render_batch(batch: Batch, sheet: Sheet) -> Tensor:
    """Pictures [B, 3, SIZE, SIZE] of drawn scenes in [−1, 1]: the renderer's, on any device."""
    device, grounds = sheet.tiles.device, len(BACKGROUNDS)
    pictures = sheet.tiles.repeat(1, 1, SIZE // STEP, SIZE // STEP).flatten(2)[batch.grounds]
    changes = sheet.changes.unflatten(0, (grounds, _ABSENT)).unflatten(2, (3, SIDE**2))
    changes = torch.cat([changes, torch.zeros_like(changes[:, :1])], 1)
    side = torch.arange(SIDE, device=device)
    within = (side[:, None] * SIZE + side).flatten()
    pixels = (batch.corners[..., 0] * SIZE + batch.corners[..., 1])[..., None] + within  # [B, 3, SIDE²]
    for k in range(batch.appearances.shape[1]):
        change = changes[batch.grounds, batch.appearances[:, k]]
        pictures = pictures.scatter_add(2, pixels[:, k, None].expand_as(change), change)
    return pictures.unflatten(2, (SIZE, SIZE))


class NoiseLevels:
    """Timesteps where there is something to learn, and weights that make the loss nats.

    A weight times ½e^α‖…‖², averaged over draws, is its integral over log SNR α up to 0. Above, pictures are certain,
    and levels are drawn only so that pictures come out clean; their weights fall as SNR rises.
    """

    def __init__(self, device: torch.device) -> None:
        alpha = logsnr_of(torch.arange(STEPS)).double()
        inside = alpha <= _MAX_LOGSNR
        bell = torch.sigmoid((alpha + 4.0) / 1.1) * torch.sigmoid((-4.0 - alpha) / 1.1) * inside
        mixture: tuple[tuple[float, Tensor], ...] = ((0.58, bell), (0.35, inside), (0.07, ~inside))
        p = torch.stack([share * law / law.sum() for share, law in mixture]).sum(0)
        self.cumulated = p.cumsum(0).float().to(device)
        self.weights = (_LOGSNR_STEP / p * torch.where(inside, 1.0, (-2 * alpha).exp())).float().to(device)

    def draw(self, size: int) -> tuple[Tensor, Tensor]:
        """Timesteps [size], one from each of so many strata of equal probability, and their weights."""
        device = self.cumulated.device
        u = (torch.arange(size, device=device) + torch.rand(size, device=device)) / size
        timesteps = torch.searchsorted(self.cumulated, u).clamp_max(STEPS - 1)
        return timesteps, self.weights[timesteps]


# Exact predictions


class ExactPredictions:
    """The exact pipeline's prompt odds, and its predictions for several prompts of each noisy picture."""

    def __init__(self, pipe: Any, device: torch.device) -> None:
        self.text_encoder = pipe.text_encoder.to(device).eval().requires_grad_(False)
        self.denoiser = pipe.unet.to(device).eval().requires_grad_(False)

    @torch.no_grad()
    def prompt_odds(self, tokens: Tensor) -> Features:
        """Log odds of every feature for prompts, token ids [B, PROMPT_TOKENS]."""
        return self.denoiser.prompt_odds(self.text_encoder(tokens).last_hidden_state)

    @torch.no_grad()
    def __call__(self, latents: Tensor, timesteps: Tensor, odds: Features, sheet: Sheet) -> Tensor:
        """E[x | z, prompt] of latents z [B, …], for the same number of prompts of each in turn, [len(odds), …]."""
        evidence = self.denoiser.evidence(latents, timesteps)
        prompts = len(odds.grounds) // len(latents)
        marginals = Parts(*(part.exp() for part in infer(Parts(*(repeat(part, prompts) for part in evidence)), odds)))
        return pixel_unshuffle(render_mean(marginals, (SIZE, SIZE), sheet), 4)
