"""Pictures of captions: one to three sprites on a textured ground, with a mask for each word.

Positions lie on a lattice of 8 pixels, so a sprite covers whole tiles of the ground's texture. The layout depends on
which object is left (or above), not on which is named first, so a caption and its mirror have the same pictures.
"""

from __future__ import annotations

import functools
import itertools
import random
from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from infodiff_widgets.core.checks import check_int
from infodiff_widgets.scenes.grammar import AND, NUMBERS, RELATIONS, Caption, pick
from infodiff_widgets.scenes.sprites import SIDE, sprite

SIZE, STEP = 64, 8
"""Width and height of a scene, and the step of the lattice, in pixels."""
LAST = SIZE - SIDE
"""Largest row or column of a sprite's corner."""
POSITIONS = LAST // STEP + 1
"""Number of positions of a sprite's corner along a side."""

Corner = tuple[int, int]
"""Row and column of a sprite's upper left pixel."""

# Of two sprites: place of the near one along the line between them, of the far one, and across it; shifts across.
_SPANS = ((0, STEP), (LAST - STEP, LAST), (STEP, LAST - STEP), (-STEP, STEP), (-STEP, STEP))

# Ground colour, and the colour and places of its texture within an 8×8 tile.
_GROUNDS = {
    "grass": ((176, 214, 150), (150, 194, 124), [(1, 2), (2, 2), (2, 1), (5, 6), (6, 6), (6, 5)]),
    "sand": ((236, 214, 170), (218, 192, 142), [(1, 1), (3, 6), (6, 3)]),
    "snow": ((232, 238, 246), (210, 220, 234), [(1, 5), (5, 1), (5, 2)]),
    "water": (
        (160, 202, 232), (130, 180, 220), [(2, 0), (1, 1), (1, 2), (2, 3), (6, 4), (5, 5), (5, 6), (6, 7)],
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """A picture whose information is known.

    Attributes:
        image: RGB, 64×64.
        caption: one of the sentences that describe it.
        masks: by word index, the pixels of every word that has a location (objects, their attributes and grounds), as
            bool [H, W].
        seed: :func:`scene` makes the same picture from it and the caption.

    >>> dog = example(0)
    >>> dog.image.size, dog.caption
    ((64, 64), 'the dog left of the cat on grass')
    >>> [dog.caption.split()[i] for i in dog.masks]
    ['dog', 'cat', 'grass']
    """

    image: Image.Image
    caption: str
    masks: dict[int, np.ndarray]
    seed: int

    def __reduce__(self) -> tuple[Any, tuple[str, int]]:
        """Pickle as caption and seed, a fiftieth of the size."""
        return scene, (self.caption, self.seed)


@functools.cache
def ground(name: str) -> np.ndarray:
    """A background as uint8 [SIZE, SIZE, 3]."""
    base, mark, places = _GROUNDS[name]
    tile = np.full((STEP, STEP, 3), base, np.uint8)
    for row, column in places:
        tile[row, column] = mark
    picture = np.tile(tile, (SIZE // STEP, SIZE // STEP, 1))
    picture.flags.writeable = False
    return picture


class Sprite(NamedTuple):
    """A sprite of a scene."""

    slots: tuple[str, ...]
    """Slots of the caption whose words describe it."""
    appearance: tuple[str, str, str]
    """Noun, size, colour."""
    corner: Corner


def _between(low: int, high: int, rng: random.Random) -> int:
    return low + STEP * int(rng.random() * ((high - low) // STEP + 1))


def _place_two(relation: str, near: int, far: int, across: int, *shifts: int) -> tuple[Corner, Corner]:
    """Corners of two sprites, the first of them where the relation puts it."""
    horizontal = relation in ("left of", "right of")
    a, b = (min(max(across + shift, 0), LAST) for shift in shifts)
    one, other = ((a, near), (b, far)) if horizontal else ((near, a), (far, b))
    return (other, one) if relation in ("right of", "below") else (one, other)


@functools.cache
def layout_probabilities(relation: str) -> dict[tuple[Corner, Corner], float]:
    """Probability of each pair of corners of the two sprites of a relation."""
    relations = RELATIONS if relation == AND else (relation,)
    choices = list(itertools.product(*(range(low, high + 1, STEP) for low, high in _SPANS)))
    counts = Counter(_place_two(name, *choice) for name in relations for choice in choices)
    return {corners: count / len(choices) / len(relations) for corners, count in counts.items()}


def _place_in_quarters(count: int, rng: random.Random) -> list[Corner]:
    """Corners of sprites in different quarters of the picture."""
    half = SIZE // 2
    quarters = sorted([(0, 0), (0, half), (half, 0), (half, half)], key=lambda _: rng.random())
    return [(row + _between(0, STEP, rng), column + _between(0, STEP, rng)) for row, column in quarters[:count]]


def paste(picture: np.ndarray, rgba: np.ndarray, corner: Corner) -> tuple[slice, slice]:
    """Draw a sprite over a picture, in place; return the rows and columns it covers."""
    here = slice(corner[0], corner[0] + len(rgba)), slice(corner[1], corner[1] + len(rgba))
    alpha = rgba[..., 3:].astype(np.uint16)
    picture[here] = (rgba[..., :3] * alpha + picture[here] * (255 - alpha) + 127) // 255
    return here


def place_sprites(caption: Caption, rng: random.Random) -> list[Sprite]:
    """Draw the positions of the sprites of a caption."""
    if caption.kind == "count":
        noun = caption["noun"].removesuffix("s" * (caption["number"] != "one"))
        corners = _place_in_quarters(1 + NUMBERS.index(caption["number"]), rng)
        return [Sprite(("number", "noun"), (noun, "big", ""), corner) for corner in corners]
    relation = pick(RELATIONS, rng) if caption["relation"] == AND else caption["relation"]
    corners = _place_two(relation, *(_between(low, high, rng) for low, high in _SPANS))
    sprites = []
    for i, slot in enumerate(("first", "second")):
        attributes = (f"size{i + 1}", f"colour{i + 1}") if caption.kind == "things" else ()
        size, colour = (caption[name] for name in attributes) if attributes else ("big", "")
        sprites.append(Sprite((slot, *attributes), (caption[slot], size, colour), corners[i]))
    return sprites


def draw(caption: Caption, rng: random.Random) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Draw a picture of a caption: uint8 [SIZE, SIZE, 3], and the pixels of each slot that has a place."""
    sprites = place_sprites(caption, rng)
    picture = ground(caption["ground"]).copy()
    masks = {"ground": np.ones((SIZE, SIZE), bool)}
    for slots, appearance, corner in sprites:
        rgba = sprite(*appearance)
        here = paste(picture, rgba, corner)
        mask = np.zeros((SIZE, SIZE), bool)
        mask[here] = rgba[..., 3] >= 128
        masks["ground"] &= ~mask
        for slot in slots:
            masks[slot] = masks.get(slot, False) | mask
    return picture, masks


def scene(caption: str | Caption, seed: int) -> Scene:
    """Draw a picture of a caption; the same caption and seed give the same picture on every machine.

    Args:
        caption: a sentence of the grammar.
        seed: of the positions; its sign makes no difference.

    Raises TypeError: if ``seed`` is no whole number. Raises ValueError: if ``caption`` is no sentence of the grammar.

    >>> scene("two dogs on snow", seed=1).image == scene("two dogs on snow", seed=1).image
    True
    """
    text = caption.text if isinstance(caption, Caption) else caption
    if not isinstance(text, str):
        raise TypeError(f"caption must be one text; got {caption!r}")
    return _draw_scene(Caption.parse(text), check_int("a seed", seed))


def _draw_scene(caption: Caption, seed: int) -> Scene:
    picture, masks = draw(caption, random.Random(seed))
    by_word = {caption.place(slot).start: mask for slot, mask in masks.items()}
    return Scene(Image.fromarray(picture), caption.text, dict(sorted(by_word.items())), seed)


def sample(seed: int) -> Scene:
    """Draw a scene with every word drawn uniformly. Seeds below 0 are reserved for evaluation.

    Raises TypeError: if ``seed`` is no whole number.

    >>> sample(-5).caption == sample(-5).caption
    True
    """
    rng = random.Random(f"scene {check_int('a seed', seed)}")
    caption = Caption.draw(rng)
    return _draw_scene(caption, int(rng.random() * 2**53))


EXAMPLES = (
    "the dog left of the cat on grass", "the zebra right of the horse on sand", "the bear above the fish on snow",
    "a small red car below the big blue house on grass", "three dogs on snow",
    "the picture shows the robot left of the person on sand", "the banana and the monkey on water",
    "a big yellow flower right of a small green apple on snow", "two elephants on sand",
    "the boat below the kite on water", "the guitar left of the tree on grass", "one cat on water",
)  # fmt: skip
"""Captions of the curated scenes."""


def example(k: int) -> Scene:
    """Draw one of a dozen curated scenes.

    Raises IndexError: if ``k`` is not 0 to 11. Raises TypeError: if it is no whole number.

    >>> example(4).caption
    'three dogs on snow'
    """
    k = check_int("the number of an example", k)
    if not 0 <= k < len(EXAMPLES):
        raise IndexError(f"there are {len(EXAMPLES)} example scenes, 0 to {len(EXAMPLES) - 1}; got {k}")
    return scene(EXAMPLES[k], -1 - k)
