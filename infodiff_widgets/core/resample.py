"""Resize maps without changing sums: each cell is divided among the pixels that it covers."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

MAX_CELLS = 64
"""Cells on the longer side of a map's replicates: enough for the error of a region, and little to send."""


def cell_fractions(cells: int, pixels: int, first: float = 0, last: float | None = None) -> np.ndarray:
    """Fraction of each of the cells that lies in each of the pixels, [pixels, cells]; columns sum to 1.

    The cells cover the pixels from ``first`` to ``last``, where pixel k reaches from k to k + 1; by default all.
    """
    last = pixels if last is None else last
    edges, marks = (np.arange(pixels + 1) - first) / (last - first), np.arange(cells + 1) / cells
    overlap = np.minimum(edges[1:, None], marks[None, 1:]) - np.maximum(edges[:-1, None], marks[None, :-1])
    return np.clip(overlap, 0, None) * cells


def resize_preserving_sum(maps: np.ndarray, size: Sequence[int], frame: Sequence[float] | None = None) -> np.ndarray:
    """Resize maps [N, h, w] to [N, H, W], keeping the sum of each.

    ``frame`` (left, top, right, bottom) is the part of [H, W] that they cover; they are zero elsewhere.
    """
    if maps.shape[1:] == tuple(size):
        return maps
    left, top, right, bottom = frame or (0, 0, size[1], size[0])
    rows = cell_fractions(maps.shape[1], size[0], top, bottom)
    return rows @ maps @ cell_fractions(maps.shape[2], size[1], left, right).T


def shape_within(shape: Sequence[int], longest: int) -> tuple[int, int]:
    """Rows and columns scaled down to a longer side of at most ``longest``."""
    rows, columns = (max(round(side * min(1.0, longest / max(shape))), 1) for side in shape)
    return rows, columns


def average_down(maps: np.ndarray) -> np.ndarray:
    """Maps [R, H, W] as float32 with at most MAX_CELLS cells a side, each the mean of the pixels it covers."""
    size = maps.shape[1:]
    if len(size) != 2 or max(size) <= MAX_CELLS:
        return maps.astype(np.float32)
    coarse = shape_within(size, MAX_CELLS)
    return (resize_preserving_sum(maps, coarse) * (math.prod(coarse) / math.prod(size))).astype(np.float32)
