"""How maps are scored against masks, and what the table of ``studies.localization`` says: means with intervals.

Intersection over union (IoU) needs a threshold, and how it is chosen decides much. Three ways, told apart by name:

- "IoU, best threshold": for each method the best of PAPER, chosen on the very items it is scored on. This is how Kong
  et al. (2024) score; it flatters every method a little.
- "IoU, threshold of others": for each method the best of LEVELS for every second picture, scored on the others.
- "IoU, above the mean", and scores of the ranking of pixels, which need no threshold.
"""

from __future__ import annotations

import itertools
import platform
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets import __version__

PAPER = np.linspace(0.1, 0.5, 50)
"""The levels among which Kong et al. (2024) choose."""
LEVELS = np.concatenate([np.arange(1, 10) / 100, PAPER, np.arange(11, 20) / 20])
"""All levels at which a map scaled to [0, 1] is cut into object and rest."""
LISTS = ["predicted", "intersection"]
"""Columns of a localization that hold lists, a count of pixels for each of LEVELS."""
BEST, OTHERS = "IoU, best threshold", "IoU, threshold of others"
SCORES = (BEST, OTHERS, "IoU, above the mean", "average precision", "pointing", "energy")
"""What a method is scored by; see :func:`scores` for the last four."""
_FIRST = 9  # where PAPER begins in LEVELS


def scaled(values: np.ndarray) -> np.ndarray:
    """A map between 0 and 1; all 0 if it is constant."""
    low, high = float(values.min()), float(values.max())
    return (values - low) / (high - low) if high > low else np.zeros(values.shape)


def scores(values: np.ndarray, mask: np.ndarray) -> dict[str, Any]:
    """What is kept of a map [H, W], held against a mask, bool [H, W].

    Returns:
        of the map scaled to [0, 1]: predicted and intersection, pixels above each of LEVELS, and those of them in the
        mask; "IoU, above the mean" of the map; "average precision" of the ranking of pixels; "pointing", whether the
        maximum is in the mask (which part of them, if there are several); and "energy", which part of the map's sum
        is in the mask. These four are 0 if the mask is empty.
    """
    flat, mask = scaled(values).ravel(), mask.ravel()
    passed = np.searchsorted(LEVELS, flat)  # how many levels lie below
    count = [np.bincount(passed[chosen], minlength=len(LEVELS) + 1) for chosen in (slice(None), mask)]
    predicted, intersection = (c[::-1].cumsum()[::-1][1:].tolist() for c in count)
    above = flat > flat.mean()
    order = np.argsort(-flat, kind="stable")
    last = np.append(np.flatnonzero(np.diff(flat[order])), len(flat) - 1)  # pixels of one value come as one
    hits = mask[order].cumsum()[last]
    return {
        "predicted": predicted,
        "intersection": intersection,
        SCORES[2]: float((above & mask).sum() / max((above | mask).sum(), 1)),
        SCORES[3]: float((np.diff(hits, prepend=0) * hits / (last + 1)).sum() / max(mask.sum(), 1)),
        SCORES[4]: float(mask[flat == flat.max()].mean()),
        SCORES[5]: float(flat[mask].sum() / max(flat.sum(), 1e-12)),
    }


def iou(table: pd.DataFrame) -> np.ndarray:
    """Intersection over union of every row of a localization at each of LEVELS, [rows, levels]."""
    predicted, intersection = (np.array(table[name].tolist()) for name in LISTS)
    union = predicted + table["mask"].to_numpy()[:, None] - intersection
    return intersection / np.maximum(union, 1)


def scored(table: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, dict[str, float]]]:
    """Every score of every row of a localization.

    Args:
        table: what :func:`~infodiff_widgets.studies.localization.localization` returned.

    Returns:
        the table without its lists, with a column for each of SCORES. "IoU, threshold of others" is NaN for the
        pictures the threshold was chosen on, and for all if there is only one picture. And for the two scores that
        have one, the threshold of each method.
    """
    found = table.drop(columns=LISTS)
    overlap, method = iou(table), table["method"].to_numpy()
    tuning = pd.factorize(table["picture"])[0] % 2 == 1
    thresholds: dict[str, dict[str, float]] = {BEST: {}, OTHERS: {}}
    found[[BEST, OTHERS]] = np.nan
    for name in dict.fromkeys(method):
        own = method == name
        at = _FIRST + int(overlap[own, _FIRST : _FIRST + len(PAPER)].mean(0).argmax())
        thresholds[BEST][name] = float(LEVELS[at])
        found.loc[own, BEST] = overlap[own, at]
        if tuning.any():
            at = int(overlap[own & tuning].mean(0).argmax())
            thresholds[OTHERS][name] = float(LEVELS[at])
            found.loc[own & ~tuning, OTHERS] = overlap[own & ~tuning, at]
    return found, thresholds


def resampled(values: np.ndarray, unit: Sequence[Any], resamples: int = 2000, seed: int = 0) -> np.ndarray:
    """Means over items under the bootstrap, [resamples, ...]: units (pictures) are drawn with all their items.

    Args:
        values: of the items, [items, ...].
        unit: which unit each item belongs to, [items].
        resamples: how many means.
        seed: of the draws.
    """
    index = pd.factorize(np.asarray(unit))[0]
    sums = np.zeros((index.max() + 1, *values.shape[1:]))
    np.add.at(sums, index, values)
    counts = np.bincount(index)
    drawn = np.random.default_rng(seed).multinomial(len(counts), np.full(len(counts), 1 / len(counts)), resamples)
    total = np.tensordot(drawn.astype(float), sums, 1)
    return total / (drawn @ counts).reshape(-1, *[1] * (values.ndim - 1))


def intervals(
    rows: pd.DataFrame, resamples: int = 2000, seed: int = 0
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Means of every score and method, and differences between methods, with bootstrap intervals over pictures.

    Thresholds are held at what they were found to be. Differences are paired: of the same items, in the same draws.

    Args:
        rows: the table that :func:`scored` returned.
        resamples: how many times pictures are drawn.
        seed: of the draws.

    Returns:
        means: score, method, n (items), pictures, mean, low, high; and differences: score, method, other, difference
        (method − other), low, high. Between low and high lie 95 %; they are NaN for a single picture.
    """
    means, differences = [], []
    for score in SCORES:
        wide = rows.pivot(index=["picture", "item"], columns="method", values=score).dropna()
        wide = wide[list(dict.fromkeys(rows["method"]))]
        if not len(wide):
            continue
        pictures, values = wide.index.get_level_values("picture"), wide.to_numpy(float)
        drawn, mean = resampled(values, pictures, resamples, seed), values.mean(0)
        number = pictures.nunique()
        for k, method in enumerate(wide.columns):
            row = {"score": score, "method": method, "n": len(wide), "pictures": number, "mean": float(mean[k])}
            means.append(row | _middle(drawn[:, k], number))
        for j, k in itertools.combinations(range(len(wide.columns)), 2):
            row = {"score": score, "method": wide.columns[j], "other": wide.columns[k]}
            row["difference"] = float(mean[j] - mean[k])
            differences.append(row | _middle(drawn[:, j] - drawn[:, k], number))
    return means, differences


def _middle(drawn: np.ndarray, units: int) -> dict[str, float]:
    low, high = np.quantile(drawn, [0.025, 0.975]) if units > 1 else (np.nan, np.nan)
    return {"low": float(low), "high": float(high)}


def summary(table: pd.DataFrame, resamples: int = 2000, seed: int = 0, **facts: Any) -> dict[str, Any]:
    """Everything that a localization says, ready for JSON: rounded, with None for what is not known.

    Args:
        table: what :func:`~infodiff_widgets.studies.localization.localization` returned.
        resamples: see :func:`intervals`.
        seed: see :func:`intervals`.
        facts: what else to keep, such as the command that made it.
    """
    rows, thresholds = scored(table)
    means, differences = intervals(rows, resamples, seed)
    per_label = rows.pivot_table(index="label", columns="method", values=BEST, sort=False)
    items = table.drop_duplicates("item")
    return {
        **facts,
        "versions": {"infodiff_widgets": __version__, "python": platform.python_version()}
        | {name: version(name) for name in ("torch", "diffusers", "transformers", "numpy")},
        "items": len(items),
        "pictures": int(items["picture"].nunique()),
        "whole_image": round(float((items["mask"] / items["pixels"]).mean()), 4),
        "thresholds": {score: _rounded(found) for score, found in thresholds.items()},
        "means": [_rounded(row) for row in means],
        "differences": [_rounded(row) for row in differences],
        "labels": [
            {"label": label, "n": int((items["label"] == label).sum()), BEST: _rounded(row)}
            for label, row in per_label.to_dict("index").items()
        ],
    }


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value if not isinstance(value, float) else None if np.isnan(value) else round(value, 4)
        for key, value in row.items()
    }


def text_table(result: dict[str, Any]) -> str:
    """The report of :func:`summary` as aligned text; of the differences, those in the first score."""
    means = {(row["score"], row["method"]): row for row in result["means"]}
    names = {score: score.removeprefix("IoU, ") for score in SCORES}
    wide = {score: 25 if score in (BEST, OTHERS) else len(name) + 2 for score, name in names.items()}
    lines = [f"{'mean (95 % interval)':<25}" + "".join(f"{names[score]:>{wide[score]}}" for score in SCORES)]
    for method in dict.fromkeys(method for _, method in means):
        cells = [_with_interval(means.get((score, method)), "mean", wide[score] == 25) for score in SCORES]
        lines.append(f"{method:<25}" + "".join(f"{cell:>{wide[s]}}" for cell, s in zip(cells, SCORES, strict=True)))
    lines.append(f"\npaired differences in {BEST}")
    for row in result["differences"]:
        if row["score"] == BEST:
            lines.append(f"{row['method'] + ' − ' + row['other']:<50}{_with_interval(row, 'difference'):>25}")
    first, whole = result["means"][0], result["whole_image"]
    lines.append(f"\n{first['n']} words in {first['pictures']} pictures; IoU of the whole image {whole:.3f}")
    return "\n".join(lines)


def _with_interval(row: dict[str, Any] | None, key: str, interval: bool = True) -> str:
    if row is None:
        return ""
    spread = f" ({row['low']:.3f} to {row['high']:.3f})" if interval and row["low"] is not None else ""
    return f"{row[key]:.3f}{spread}"
