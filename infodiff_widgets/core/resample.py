"""Resize maps without changing sums: each cell is divided among the pixels that it covers."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

MAX_CELLS = 64
"""Cells on the longer side of a map's replicates: enough for the error of a region, and little to send."""


def cell_fractions(cells: int, pixels: int) -> np.ndarray:
    """Fraction of each of the cells that lies in each of the pixels, [pixels, cells]; columns sum to 1."""
    edges, marks = np.arange(pixels + 1) / pixels, np.arange(cells + 1) / cells
    overlap = np.minimum(edges[1:, None], marks[None, 1:]) - np.maximum(edges[:-1, None], marks[None, :-1])
    return np.clip(overlap, 0, None) * cells


def resize_preserving_sum(
    maps: np.ndarray, size: Sequence[int], frame: tuple[int, int, int, int] | None = None
) -> np.ndarray:
    """Resize maps [N, h, w] to [N, H, W], keeping the sum of each.

    ``frame`` (left, top, right, bottom) is the part of the image that they cover; they are zero elsewhere.
    """
    if maps.shape[1:] == tuple(size):
        return maps
    left, top, right, bottom = frame or (0, 0, size[1], size[0])
    inside = bottom - top, right - left
    rows, columns = (cell_fractions(cells, pixels) for cells, pixels in zip(maps.shape[1:], inside, strict=True))
    spread = np.zeros((len(maps), *size))
    spread[:, top:bottom, left:right] = rows @ maps @ columns.T
    return spread


def average_down(maps: np.ndarray) -> np.ndarray:
    """Maps [R, H, W] as float32 with at most MAX_CELLS cells a side, each the mean of the pixels it covers."""
    size = maps.shape[1:]
    if len(size) != 2 or max(size) <= MAX_CELLS:
        return maps.astype(np.float32)
    coarse = tuple(max(round(side * MAX_CELLS / max(size)), 1) for side in size)
    return (resize_preserving_sum(maps, coarse) * (math.prod(coarse) / math.prod(size))).astype(np.float32)
