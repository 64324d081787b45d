"""The first lesson of the bundled pipeline: which words belong to which place, learned from text alone.

That "dog" is the left one in "the dog left of the cat" is a product of two words and a place. Asked for the layout
before any picture is seen, text encoder and network find it in minutes; among noisy pictures it takes much longer.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from diffusers import StableDiffusionPipeline
from torch import nn
from tqdm import tqdm

from infodiff_widgets.scenes.batches import of_all_looks, read
from infodiff_widgets.scenes.grammar import BACKGROUNDS, KINDS, Caption
from infodiff_widgets.scenes.inference import excess
from infodiff_widgets.scenes.posterior import prior
from infodiff_widgets.scenes.render import PLACES
from infodiff_widgets.scenes.templates import ALL_LOOKS, Parts
from infodiff_widgets.scenes.weakening import weaken

_BATCH, _RATE = 64, 2e-3


def layouts(captions: Sequence[Caption], shown: Sequence[frozenset[str]]) -> Parts:
    """How often every part is in pictures of which the words of some slots are known; sprites on any ground."""
    return of_all_looks(lambda _, *both: prior(*both), captions, shown)


def lesson(first: int, size: int) -> tuple[list[str], Parts]:
    """Captions number ``first`` onward, half of them weakened, and their layouts."""
    prompts, captions, shown = [], [], []
    for k in range(first, first + size):
        rng = random.Random(f"lesson {k}")
        captions.append(Caption.draw(rng))
        whole = captions[-1].text, frozenset(name for name, _ in KINDS[captions[-1].kind][1])
        prompt, slots = weaken(captions[-1], rng) if rng.random() < 0.5 else whole
        prompts.append(prompt)
        shown.append(slots)
    return prompts, layouts(captions, shown)


def teach(pipe: StableDiffusionPipeline, steps: int) -> float:
    """Train text encoder and network to say the layout; the rate falls to 0 at the end.

    Returns:
        The last error: nats that they know less than the words say.
    """
    learned = [*pipe.text_encoder.parameters(), *pipe.unet.parameters()]
    optimizer = torch.optim.AdamW(learned, lr=_RATE, betas=(0.9, 0.99), weight_decay=1e-4)
    nothing = Parts(torch.zeros(_BATCH, 1, len(ALL_LOOKS), PLACES, PLACES), torch.zeros(_BATCH, len(BACKGROUNDS)))
    error = float("nan")
    bar = tqdm(range(steps), desc="which words belong where", mininterval=10)
    for step in bar:
        for group in optimizer.param_groups:
            group["lr"] = _RATE * min(1, (step + 1) / 100, 2 * (1 - step / steps))
        prompts, wanted = lesson(step * _BATCH, _BATCH)
        found = pipe.unet.recognize(nothing, read(pipe, prompts))
        anywhere = Parts(found.sprites.logsumexp(1, keepdim=True), found.grounds)
        loss = excess(wanted, anywhere).mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        error = loss.item()
        bar.set_postfix(nats=f"{error:.2f}", refresh=False)
    return error
