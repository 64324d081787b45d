"""The first lesson of the bundled pipeline: which words belong to which place, learned from text alone.

That "dog" is the left one in "the dog left of the cat" is a product of two words and a place. Its share of a picture's
error is small, and a network that ignores it sits at a saddle: half a million scenes did not move it. Asked for the
layout itself, the text encoder and the sketch of the network (``scenes.network.Sketch``) find it in minutes.
"""

from __future__ import annotations

import functools
import random

import torch
from diffusers import StableDiffusionPipeline
from torch import nn
from tqdm import tqdm

from infodiff_widgets.scenes.grammar import AND, COLOURS, COUNTED, KINDS, NOUNS, NUMBERS, SIZES, THINGS, Caption
from infodiff_widgets.scenes.render import SIZE, STEP, layouts
from infodiff_widgets.scenes.sprites import SIDE
from infodiff_widgets.scenes.weakening import weaken

LOOKS = (*NOUNS, *SIZES, *COLOURS)
"""What can be said of a place."""
CELLS = SIZE // STEP
_BATCH, _RATE, _SCALE = 128, 2e-3, 10.0


def _cell(corner: tuple[int, int]) -> int:
    """The cell [row · CELLS + column] that the middle of a sprite lies in."""
    row, column = (at + SIDE // 2 for at in corner)
    return row // STEP * CELLS + column // STEP


@functools.cache
def _sides(relation: str) -> tuple[torch.Tensor, torch.Tensor]:
    """How often the first sprite of a relation is at each cell, and the second."""
    first, second = torch.zeros(CELLS**2), torch.zeros(CELLS**2)
    for corners, p in layouts(relation).items():
        for side, corner in zip((first, second), corners, strict=True):
            side[_cell(corner)] += p
    return first, second


@functools.cache
def _anywhere() -> torch.Tensor:
    """How often each cell holds a counted sprite, for one of them: four places in each quarter."""
    cells = torch.zeros(CELLS**2)
    corners = [half + step for half in (0, SIZE // 2) for step in (0, STEP)]
    for row in corners:
        for column in corners:
            cells[_cell((row, column))] = 1 / len(corners) ** 2
    return cells


def _evenly(words: tuple[str, ...]) -> torch.Tensor:
    """Probabilities [looks] when each of some words is as likely."""
    look = torch.zeros(len(LOOKS))
    look[[LOOKS.index(word) for word in words]] = 1 / len(words)
    return look


def layout(caption: Caption, shown: frozenset[str]) -> torch.Tensor:
    """How often each cell holds the middle of a sprite of each look, [cells, looks], given the words of some slots.

    That two nouns of a sentence differ is left out.
    """

    def known(slot: str, options: tuple[str, ...]) -> torch.Tensor:
        return _evenly((caption[slot],) if slot in shown else options)

    if caption.kind == "count":
        nouns = (caption["noun"].removesuffix("s"),) if "noun" in shown else COUNTED
        numbers = [k for k, word in enumerate(NUMBERS, 1) if "number" not in shown or word == caption["number"]]
        if "noun" in shown:
            numbers = [k for k in numbers if (k > 1) == caption["noun"].endswith("s")]
        return _anywhere()[:, None] * sum(numbers) / len(numbers) * _evenly(nouns)
    found = torch.zeros(CELLS**2, len(LOOKS))
    sides = _sides(caption["relation"] if "relation" in shown else AND)
    for side, noun, number in zip(sides, ("first", "second"), "12", strict=True):
        look = known(noun, NOUNS if caption.kind == "pair" else THINGS)
        if caption.kind == "things":
            look = look + known(f"size{number}", SIZES) + known(f"colour{number}", COLOURS)
        found += side[:, None] * look
    return found


def lesson(first: int, size: int) -> tuple[list[str], torch.Tensor]:
    """Captions number ``first`` onward, half of them weakened, and their layouts [size, cells, looks]."""
    prompts, wanted = [], []
    for k in range(first, first + size):
        rng = random.Random(f"lesson {k}")
        caption = Caption.draw(rng)
        prompt, shown = caption.text, frozenset(name for name, _ in KINDS[caption.kind][1])
        if rng.random() < 0.5:
            prompt, shown = weaken(caption, rng)
        prompts.append(prompt)
        wanted.append(layout(caption, shown))
    return prompts, torch.stack(wanted)


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
        ids = pipe.tokenizer(prompts, padding="max_length", truncation=True, return_tensors="pt").input_ids
        said = reader(sketch.features(pipe.text_encoder(ids).last_hidden_state))
        loss = (said - _SCALE * wanted).square().sum((1, 2)).mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        error = loss.item()
        bar.set_postfix(error=f"{error:.2f}", refresh=False)
    return error
