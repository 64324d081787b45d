"""How well a map covers a mask: cut at a threshold, or by the order of its pixels alone."""

from __future__ import annotations

import numpy as np


def minmax(values: np.ndarray) -> np.ndarray:
    """A map between 0 and 1, in double precision; all 0 if it is constant."""
    values = np.asarray(values, float)
    low, high = float(values.min()), float(values.max())
    return (values - low) / (high - low) if high > low else np.zeros(values.shape)


def counts(flat: np.ndarray, mask: np.ndarray, levels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pixels of a map [N] above each of the levels, ascending, and those of them in a mask, bool [N]: int [levels]."""
    passed = np.searchsorted(levels, flat)  # how many levels lie below
    found = (np.bincount(passed[chosen], minlength=len(levels) + 1) for chosen in (slice(None), mask))
    predicted, intersection = (c[::-1].cumsum()[::-1][1:] for c in found)
    return predicted, intersection


def iou(values: np.ndarray, mask: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """Intersection over union with a mask, bool [H, W], of a map [H, W], scaled and cut at each of the levels.

    A pixel is found if it lies above the level. 0 where neither has a pixel.
    """
    predicted, intersection = counts(minmax(values).ravel(), mask.ravel(), np.asarray(levels, float))
    return intersection / np.maximum(predicted + mask.sum() - intersection, 1)


def average_precision(values: np.ndarray, mask: np.ndarray) -> float:
    """Area under precision over recall when pixels are found in the order of a map; 0 if the mask is empty.

    It needs no threshold and takes every monotone scale for the same. Pixels of one value come as one.
    """
    flat, mask = values.ravel(), mask.ravel()
    order = np.argsort(-flat, kind="stable")
    last = np.append(np.flatnonzero(np.diff(flat[order])), len(flat) - 1)
    hits = mask[order].cumsum()[last]
    return float((np.diff(hits, prepend=0) * hits / (last + 1)).sum() / max(mask.sum(), 1))
