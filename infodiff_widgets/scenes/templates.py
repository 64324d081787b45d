"""Templates of the parts of a scene, their match scores with a picture, and the mean picture of their marginals.

A scene is a ground and one to three sprites that never overlap, on a lattice whose step is the period of the ground.
So a picture is a sum, x = ground + Σ Δ(sprite, ground) over its sprites, and its match score with another picture y,
y·x − ‖x‖²/2, is a sum over its parts.
"""

from __future__ import annotations

import functools
import itertools
from contextlib import nullcontext
from typing import NamedTuple

import numpy as np
import torch
from torch.nn.functional import conv2d, fold

from infodiff_widgets.scenes.grammar import BACKGROUNDS, COLOURS, COUNTED, NOUNS, SIZES, THINGS
from infodiff_widgets.scenes.render import STEP, ground, paste
from infodiff_widgets.scenes.sprites import SIDE, sprite

Appearance = tuple[str, str, str]
"""Noun, size, colour."""
APPEARANCES: dict[str, tuple[Appearance, ...]] = {
    "pair": tuple((noun, "big", "") for noun in NOUNS),
    "things": tuple(itertools.product(THINGS, SIZES, COLOURS)),
    "count": tuple((noun, "big", "") for noun in COUNTED),
}
"""Possible appearances of a sprite in each kind of scene."""
ALL_APPEARANCES = (*APPEARANCES["pair"], *APPEARANCES["things"])
"""Appearances of every kind of scene; those of counts are among those of pairs."""
APPEARANCE_INDEX = {kind: [ALL_APPEARANCES.index(one) for one in own] for kind, own in APPEARANCES.items()}
"""Positions of the appearances of each kind in it."""


class Parts(NamedTuple):
    """A number for every part that a picture may have."""

    sprites: torch.Tensor
    """[B, grounds, appearances, rows, columns]: a sprite on a ground, with its corner at a position of the lattice."""
    grounds: torch.Tensor
    """[B, grounds]."""


def to_tensor(picture: np.ndarray) -> torch.Tensor:
    """Bytes [H, W, 3] scaled to [−1, 1], channels first."""
    return torch.from_numpy(picture.astype(np.float64) / 127.5 - 1).permute(2, 0, 1)


class Sheet(NamedTuple):
    """Templates of grounds and sprites."""

    tiles: torch.Tensor
    """One period of every ground, [grounds, 3, STEP, STEP]."""
    changes: torch.Tensor
    """Δ, the change of each ground by each sprite, [grounds · appearances, 3 · SIDE²]."""
    own: torch.Tensor
    """Contribution of each sprite to ‖x‖²/2, [grounds · appearances]."""


@functools.cache
@torch.inference_mode(False)
def sheet(kinds: tuple[str, ...], dtype: torch.dtype = torch.float64, device: torch.device | None = None) -> Sheet:
    """Templates of the grounds, and of the sprites of some kinds of scene."""
    tiles = torch.stack([to_tensor(ground(name)[:STEP, :STEP]) for name in BACKGROUNDS])
    rows = []
    appearances = [appearance for kind in kinds for appearance in APPEARANCES[kind]]
    for name, appearance in itertools.product(BACKGROUNDS, appearances):
        before = ground(name)[:SIDE, :SIDE]
        after = before.copy()
        paste(after, sprite(*appearance), (0, 0))
        rows.append((to_tensor(after) - to_tensor(before)).flatten())
    changes = torch.stack(rows)
    under = tiles.repeat(1, 1, SIDE // STEP, SIDE // STEP).flatten(1).repeat_interleave(len(changes) // len(tiles), 0)
    own = (changes * under).sum(1) + changes.square().sum(1) / 2
    return Sheet(*(part.to(device, dtype) for part in (tiles, changes, own)))


def _grounds(tiles: torch.Tensor, height: int, width: int) -> torch.Tensor:
    """Grounds [grounds, 3, H, W]."""
    return tiles.repeat(1, 1, -(-height // STEP), -(-width // STEP))[..., :height, :width]


def match_scores(pictures: torch.Tensor, sheet: Sheet) -> Parts:
    """Match scores y·x − ‖x‖²/2 of pictures y [B, 3, H, W] with every part; of sprites, what they add."""
    precise = torch.backends.cudnn.flags(enabled=True, allow_tf32=False)  # TF32 would be wrong by whole nats
    with precise if pictures.is_cuda else nullcontext():
        sprites = conv2d(pictures, sheet.changes.unflatten(1, (3, SIDE, SIDE)), -sheet.own, stride=STEP)
    grounds = _grounds(sheet.tiles, *pictures.shape[2:]).flatten(1)
    whole = pictures.flatten(1) @ grounds.T - grounds.square().sum(1) / 2
    return Parts(sprites.unflatten(1, (len(grounds), -1)), whole)


def render_mean(marginals: Parts, size: tuple[int, int], sheet: Sheet) -> torch.Tensor:
    """Mean pictures [B, 3, H, W], given the probability of each part."""
    sprites = fold(sheet.changes.T @ marginals.sprites.flatten(1, 2).flatten(2), size, SIDE, stride=STEP)
    return torch.einsum("bg,gchw->bchw", marginals.grounds, _grounds(sheet.tiles, *size)) + sprites
