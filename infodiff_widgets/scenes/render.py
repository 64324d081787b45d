"""Pictures of captions: two sprites on a textured ground, and which pixels each word is about.

Positions lie on a lattice of 8 pixels, so that a sprite covers whole cells of the network's coarse level. The
layout depends on which object is left (or above), never on which is named first, so a caption and its mirror have
the same pictures.
"""

from __future__ import annotations

import functools
import random
from dataclasses import dataclass

import numpy as np
from PIL import Image

from infodiff_widgets.scenes.grammar import Caption
from infodiff_widgets.scenes.sprites import SIDE, sprite

SIZE = 64
"""Width and height of a scene in pixels."""
STEP = 8

# Ground colour, and the colour and places of its texture within an 8×8 tile.
_GROUNDS = {
    "grass": ((176, 214, 150), (150, 194, 124), [(1, 2), (2, 2), (2, 1), (5, 6), (6, 6), (6, 5)]),
    "sand": ((236, 214, 170), (218, 192, 142), [(1, 1), (3, 6), (6, 3)]),
    "snow": ((232, 238, 246), (210, 220, 234), [(1, 5), (5, 1), (5, 2)]),
    "water": (
        (160, 202, 232),
        (130, 180, 220),
        [(2, 0), (1, 1), (1, 2), (2, 3), (6, 4), (5, 5), (5, 6), (6, 7)],
    ),
}


@dataclass(frozen=True)
class Scene:
    """A picture whose information is known.

    Attributes:
        image: RGB, 64×64.
        caption: one of the two sentences that describe it.
        masks: for every word that has a place (nouns, background), its pixels as bool [H, W], by word index.
        seed: what :func:`sample` made it from.
    """

    image: Image.Image
    caption: str
    masks: dict[int, np.ndarray]
    seed: int


@functools.cache
def ground(name: str) -> np.ndarray:
    """A background as uint8 [SIZE, SIZE, 3]."""
    base, mark, places = _GROUNDS[name]
    tile = np.empty((8, 8, 3), np.uint8)
    tile[:] = base
    for row, column in places:
        tile[row, column] = mark
    picture = np.tile(tile, (SIZE // 8, SIZE // 8, 1))
    picture.flags.writeable = False
    return picture


def _layout(caption: Caption, rng: random.Random) -> dict[str, tuple[int, int]]:
    """Corner (row, column) of each object's sprite."""

    def between(low: int, high: int) -> int:
        return low + STEP * int(rng.random() * ((high - low) // STEP + 1))

    last = SIZE - SIDE
    near, far = between(0, 8), between(last - 8, last)
    across = between(STEP, last - STEP)
    shifts = between(-STEP, STEP), between(-STEP, STEP)
    swap = caption.relation in ("right of", "below")
    corners = []
    for along, shift in zip((near, far), shifts, strict=True):
        side = min(max(across + shift, 0), last)
        corners.append((side, along) if caption.relation in ("left of", "right of") else (along, side))
    return dict(zip((caption.first, caption.second), corners[::-1] if swap else corners, strict=True))


def draw(caption: Caption, rng: random.Random) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Draw a picture of a caption: uint8 [SIZE, SIZE, 3], and each object's pixels as bool [SIZE, SIZE]."""
    picture = ground(caption.background).copy()
    masks = {}
    for noun, (row, column) in _layout(caption, rng).items():
        rgba = sprite(noun)
        window = picture[row : row + SIDE, column : column + SIDE]
        alpha = rgba[..., 3:].astype(np.uint16)
        window[:] = ((rgba[..., :3] * alpha + window * (255 - alpha) + 127) // 255).astype(np.uint8)
        mask = np.zeros((SIZE, SIZE), bool)
        mask[row : row + SIDE, column : column + SIDE] = rgba[..., 3] >= 128
        masks[noun] = mask
    return picture, masks


def scene(caption: str | Caption, seed: int) -> Scene:
    """A picture of a given caption; the same caption and seed give the same picture on every machine.

    Raises:
        ValueError: ``caption`` is no sentence of the grammar.
    """
    parsed = caption if isinstance(caption, Caption) else Caption.parse(caption)
    picture, masks = draw(parsed, random.Random(seed))
    words = parsed.text.split()
    by_word = {words.index(noun): mask for noun, mask in masks.items()}
    by_word[len(words) - 1] = ~np.logical_or(*masks.values())
    return Scene(Image.fromarray(picture), parsed.text, by_word, seed)


def sample(seed: int) -> Scene:
    """A scene with every word drawn uniformly. Seeds below 0 are the held-out ones, never trained on."""
    rng = random.Random(f"scene {seed}")
    caption = Caption.draw(rng)
    return scene(caption, int(rng.random() * 2**53))


_EXAMPLES = (
    "the dog left of the cat on grass",
    "the zebra right of the horse on sand",
    "the bear above the fish on snow",
    "the boat below the kite on water",
    "the robot left of the person on sand",
    "the banana right of the monkey on grass",
    "the car below the airplane on snow",
    "the house above the flower on grass",
    "the elephant right of the tree on sand",
    "the guitar left of the apple on water",
    "the cat above the dog on snow",
    "the horse left of the zebra on grass",
)


def example(k: int) -> Scene:
    """One of a dozen curated scenes.

    Raises:
        IndexError: ``k`` is not 0 to 11.
    """
    if not 0 <= k < len(_EXAMPLES):
        raise IndexError(f"there are {len(_EXAMPLES)} example scenes, 0 to {len(_EXAMPLES) - 1}; got {k}")
    return scene(_EXAMPLES[k], -1 - k)
