"""The first lesson of the bundled pipeline: which words belong to which place, learned from text alone.

That "dog" is the left one in "the dog left of the cat" is a product of two words and a place. Its share of a picture's
error is small, and a network that ignores it sits at a saddle: half a million scenes did not move it. Asked for the
layout itself, the text encoder and the sketch of the network (``scenes.network.Sketch``) find it in minutes.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from diffusers import StableDiffusionPipeline
from torch import nn
from tqdm import tqdm

from infodiff_widgets.scenes.batches import read
from infodiff_widgets.scenes.grammar import COLOURS, KINDS, NOUNS, SIZES, Caption
from infodiff_widgets.scenes.posterior import prior
from infodiff_widgets.scenes.render import SIZE, STEP
from infodiff_widgets.scenes.weakening import weaken

LOOKS = (*NOUNS, *SIZES, *COLOURS)
"""What can be said of a place."""
CELLS = SIZE // STEP
_BATCH, _RATE, _SCALE = 128, 2e-3, 10.0


def layouts(captions: Sequence[Caption], shown: Sequence[frozenset[str]]) -> torch.Tensor:
    """How often each cell holds the middle of a sprite of each look, [B, cells, looks], given the words of some slots.

    Sizes and colours are said of things alone: of the others, no word speaks.
    """
    found = torch.zeros(len(captions), CELLS**2, len(LOOKS))
    for kind in {caption.kind for caption in captions}:
        some = [i for i, caption in enumerate(captions) if caption.kind == kind]
        looks, often = prior([captions[i] for i in some], [shown[i] for i in some])
        said = [look if kind == "things" else look[:1] for look in looks]
        has = torch.tensor([[float(word in look) for word in LOOKS] for look in said])
        found[some] = often.flatten(2).mT.float() @ has
    return found


def lesson(first: int, size: int) -> tuple[list[str], torch.Tensor]:
    """Captions number ``first`` onward, half of them weakened, and their layouts [size, cells, looks]."""
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
    """Train the text encoder and the sketch to say the layout, by squared error; the rate falls to 0 at the end.

    Returns:
        The last error: squared, in tenths of a probability, summed over cells and looks.
    """
    sketch, reader = pipe.unet.sketch, nn.Linear(pipe.unet.sketch.out.in_features, len(LOOKS))
    learned = [*pipe.text_encoder.parameters(), *sketch.parameters(), *reader.parameters()]
    optimizer = torch.optim.AdamW(learned, lr=_RATE, weight_decay=1e-4)
    error = float("nan")
    bar = tqdm(range(steps), desc="which words belong where", mininterval=10)
    for step in bar:
        for group in optimizer.param_groups:
            group["lr"] = _RATE * min(1, (step + 1) / 100, 2 * (1 - step / steps))
        prompts, wanted = lesson(step * _BATCH, _BATCH)
        said = reader(sketch.features(read(pipe, prompts)))
        loss = (said - _SCALE * wanted).square().sum((1, 2)).mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        error = loss.item()
        bar.set_postfix(error=f"{error:.2f}", refresh=False)
    return error
