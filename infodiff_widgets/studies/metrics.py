"""Scores of heat maps against masks, with and without a threshold."""

from __future__ import annotations

from typing import Any

import numpy as np

PAPER = np.linspace(0.1, 0.5, 50)
"""Thresholds among which Kong et al. (2024) choose."""
LEVELS = np.concatenate([np.arange(1, 10) / 100, PAPER, np.arange(11, 20) / 20])
"""All thresholds of maps scaled to [0, 1], ascending; PAPER begins at index 9."""
BEST, HELD_OUT = "IoU, best threshold", "IoU, held-out threshold"
SCORES = (BEST, HELD_OUT, "IoU, above the mean", "average precision", "pointing", "energy")
"""Scores of a method; :func:`localization_metrics` describes the last four."""


def minmax(values: np.ndarray) -> np.ndarray:
    """Scale a map to [0, 1], in double precision; 0 everywhere if it is constant."""
    values = np.asarray(values, float)
    low, high = float(values.min()), float(values.max())
    return (values - low) / (high - low) if high > low else np.zeros(values.shape)


def iou(values: np.ndarray, mask: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """Intersection over union of a mask, bool [H, W], with a map [H, W] scaled to [0, 1] and cut at ascending levels.

    Pixels above a level count. 0 where neither has a pixel.
    """
    passed = np.searchsorted(np.asarray(levels, float), minmax(values).ravel())  # number of levels below each pixel
    histograms = (np.bincount(some, minlength=len(levels) + 1) for some in (passed, passed[mask.ravel()]))
    predicted, intersection = (h[::-1].cumsum()[::-1][1:] for h in histograms)
    return intersection / np.maximum(predicted + mask.sum() - intersection, 1)


def average_precision(values: np.ndarray, mask: np.ndarray) -> float:
    """Area under precision over recall for pixels in the order of a map; 0 if the mask is empty.

    Needs no threshold, and depends on the order only. Pixels of equal value enter together.
    """
    flat, mask = values.ravel(), mask.ravel()
    order = np.argsort(-flat, kind="stable")
    last = np.append(np.flatnonzero(np.diff(flat[order])), len(flat) - 1)
    hits = mask[order].cumsum()[last]
    return float((np.diff(hits, prepend=0) * hits / (last + 1)).sum() / max(mask.sum(), 1))


def localization_metrics(values: np.ndarray, mask: np.ndarray) -> dict[str, Any]:
    """Compare a map [H, W] with a mask, bool [H, W].

    Returns:
        iou: IoU at each of LEVELS; "IoU, above the mean" of the map; "average precision"; "pointing": 1 if the maximum
        is in the mask (a fraction if several pixels share it); "energy": fraction of the scaled map's sum in the mask.
        All are 0 if the mask is empty.
    """
    scaled = minmax(values)
    above = scaled > scaled.mean()
    return {
        "iou": iou(values, mask, LEVELS).tolist(),
        SCORES[2]: float((above & mask).sum() / max((above | mask).sum(), 1)),
        SCORES[3]: average_precision(scaled, mask),
        SCORES[4]: float(mask[scaled == scaled.max()].mean()),
        SCORES[5]: float(scaled[mask].sum() / max(scaled.sum(), 1e-12)),
    }
