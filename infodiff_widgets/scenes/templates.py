"""The parts of a scene as tables: grounds, what each sprite changes of them, how well they fit, and painting them.

A scene is a ground and one to three sprites that never overlap, on a lattice whose step is the period of the ground.
So a picture is the sum x = ground + Σ Δ(sprite, ground) at its place, and how well it fits another picture y,
y·x − ‖x‖²/2, is the sum over its parts.
"""

from __future__ import annotations

import functools
import itertools
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
"""What a sprite of each kind of scene can look like."""
ALL_APPEARANCES = (*APPEARANCES["pair"], *APPEARANCES["things"])
"""Looks of every kind of scene; those that are counted are among those of pairs."""
APPEARANCE_INDEX = {kind: [ALL_APPEARANCES.index(look) for look in looks] for kind, looks in APPEARANCES.items()}
"""Where among them the looks of each kind are."""


class Parts(NamedTuple):
    """Something about every part a picture may have."""

    sprites: torch.Tensor
    """[B, grounds, looks, rows, columns]: a look on a ground, with its corner at a place of the lattice."""
    grounds: torch.Tensor
    """[B, grounds]."""


def _scaled(picture: np.ndarray) -> torch.Tensor:
    """Bytes [H, W, 3] as [−1, 1], channels first."""
    return torch.from_numpy(picture.astype(np.float64) / 127.5 - 1).permute(2, 0, 1)


class Sheet(NamedTuple):
    """What scenes are made of."""

    tiles: torch.Tensor
    """One period of every ground, [grounds, 3, STEP, STEP]."""
    changes: torch.Tensor
    """Δ, what each sprite changes of each ground, [grounds · looks, 3 · SIDE²]."""
    own: torch.Tensor
    """What each sprite adds to ‖x‖²/2, [grounds · looks]."""


@functools.cache
def sheet(kinds: tuple[str, ...], dtype: torch.dtype = torch.float64, device: torch.device | None = None) -> Sheet:
    """The grounds, and the sprites of some kinds of scene."""
    tiles = torch.stack([_scaled(ground(name)[:STEP, :STEP]) for name in BACKGROUNDS])
    rows = []
    for name, look in itertools.product(
        BACKGROUNDS, itertools.chain.from_iterable(APPEARANCES[kind] for kind in kinds)
    ):
        before = ground(name)[:SIDE, :SIDE]
        after = before.copy()
        paste(after, sprite(*look), (0, 0))
        rows.append((_scaled(after) - _scaled(before)).flatten())
    changes = torch.stack(rows)
    under = tiles.repeat(1, 1, SIDE // STEP, SIDE // STEP).flatten(1).repeat_interleave(len(changes) // len(tiles), 0)
    own = (changes * under).sum(1) + changes.square().sum(1) / 2
    return Sheet(*(part.to(device, dtype) for part in (tiles, changes, own)))


def _grounds(tiles: torch.Tensor, height: int, width: int) -> torch.Tensor:
    """Grounds [grounds, 3, H, W]."""
    return tiles.repeat(1, 1, -(-height // STEP), -(-width // STEP))[..., :height, :width]


def match_scores(pictures: torch.Tensor, sheet: Sheet) -> Parts:
    """y·x − ‖x‖²/2 of pictures y [B, 3, H, W] and every part x, of sprites what they add to it."""
    height, width = pictures.shape[2:]
    found = conv2d(pictures, sheet.changes.unflatten(1, (3, SIDE, SIDE)), -sheet.own, stride=STEP)
    grounds = _grounds(sheet.tiles, height, width).flatten(1)
    whole = pictures.flatten(1) @ grounds.T - grounds.square().sum(1) / 2
    return Parts(found.unflatten(1, (len(grounds), -1)), whole)


def render_mean(often: Parts, size: tuple[int, int], sheet: Sheet) -> torch.Tensor:
    """Mean pictures [B, 3, H, W] of parts that are there so often."""
    sprites = fold(sheet.changes.T @ often.sprites.flatten(1, 2).flatten(2), size, SIDE, stride=STEP)
    return torch.einsum("bg,gchw->bchw", often.grounds, _grounds(sheet.tiles, *size)) + sprites
