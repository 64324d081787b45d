"""How maps are scored against masks, and what the table of ``studies.localization`` says: means with intervals.

Intersection over union (IoU) needs a threshold, and how it is chosen decides much. Three ways, told apart by name:

- "IoU, best threshold": for each method the best of PAPER, chosen on the very items it is scored on. This is how Kong
  et al. (2024) score; it flatters every method a little.
- "IoU, threshold of others": for each method the best of LEVELS on other pictures: those of a validation split, or else
  every second picture, and the score is that of the rest.
- "IoU, above the mean", and scores of the ranking of pixels, which need no threshold.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.stats import cluster_bootstrap, percentile_interval
from infodiff_widgets.studies.fusion import JOINS
from infodiff_widgets.studies.items import to_json, versions
from infodiff_widgets.studies.metrics import average_precision, counts, minmax

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
_INFORMED = set(JOINS) - {"attention"}


def scores(values: np.ndarray, mask: np.ndarray) -> dict[str, Any]:
    """What is kept of a map [H, W], held against a mask, bool [H, W].

    Returns:
        of the map scaled to [0, 1]: predicted and intersection, pixels above each of LEVELS, and those of them in the
        mask; "IoU, above the mean" of the map; "average precision" of the ranking of pixels; "pointing", whether the
        maximum is in the mask (which part of them, if there are several); and "energy", which part of the scaled map's
        sum is in the mask. These four are 0 if the mask is empty.
    """
    flat, mask = minmax(values).ravel(), mask.ravel()
    predicted, intersection = counts(flat, mask, LEVELS)
    above = flat > flat.mean()
    return {
        "predicted": predicted.tolist(),
        "intersection": intersection.tolist(),
        SCORES[2]: float((above & mask).sum() / max((above | mask).sum(), 1)),
        SCORES[3]: average_precision(flat, mask),
        SCORES[4]: float(mask[flat == flat.max()].mean()),
        SCORES[5]: float(flat[mask].sum() / max(flat.sum(), 1e-12)),
    }


def iou(table: pd.DataFrame) -> np.ndarray:
    """Intersection over union of every row of a localization at each of LEVELS, [rows, levels]."""
    predicted, intersection = (np.array(table[name].tolist()) for name in LISTS)
    union = predicted + table["mask"].to_numpy()[:, None] - intersection
    return intersection / np.maximum(union, 1)


def scored(
    table: pd.DataFrame, validation: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, dict[str, dict[str, float]]]:
    """Every score of every row of a localization.

    Args:
        table: what :func:`~infodiff_widgets.studies.localization.localization` returned.
        validation: the same for other pictures with at least the same methods, to choose thresholds on.

    Returns:
        the table without its lists, with a column for each of SCORES. And for the two scores that have one, the
        threshold of each method. Without ``validation``, "IoU, threshold of others" is NaN for the pictures the
        threshold was chosen on, and for all if there is only one picture.
    """
    found = table.drop(columns=LISTS)
    overlap, method = iou(table), table["method"].to_numpy()
    tuning = pd.factorize(table["picture"])[0] % 2 == 1
    others = overlap if validation is None else iou(validation)
    method_of_others = method if validation is None else validation["method"].to_numpy()
    thresholds: dict[str, dict[str, float]] = {BEST: {}, OTHERS: {}}
    found[[BEST, OTHERS]] = np.nan
    for name in dict.fromkeys(method):
        own = method == name
        at = _FIRST + int(overlap[own, _FIRST : _FIRST + len(PAPER)].mean(0).argmax())
        thresholds[BEST][name] = float(LEVELS[at])
        found.loc[own, BEST] = overlap[own, at]
        chosen_on = method_of_others == name
        if validation is None:
            chosen_on, own = chosen_on & tuning, own & ~tuning
        if chosen_on.any():
            at = int(others[chosen_on].mean(0).argmax())
            thresholds[OTHERS][name] = float(LEVELS[at])
            found.loc[own, OTHERS] = overlap[own, at]
    return found, thresholds


def candidates(validation: pd.DataFrame) -> list[dict[str, Any]]:
    """Mean IoU at its best of LEVELS, that threshold and mean average precision of each method, the best first."""
    overlap, method = iou(validation), validation["method"].to_numpy()
    rows = []
    for name in dict.fromkeys(method):
        mean = overlap[method == name].mean(0)
        precision = float(validation.loc[method == name, SCORES[3]].mean())
        row = {"method": name, "iou": float(mean.max()), "threshold": float(LEVELS[mean.argmax()])}
        rows.append(row | {"average precision": precision})
    return sorted(rows, key=lambda row: -row["iou"])


def kept(validation: pd.DataFrame) -> str:
    """The fusion with the best IoU on a validation split; what takes no part in the choice is attention alone."""
    return next(row["method"] for row in candidates(validation) if row["method"].partition(", ")[0] in _INFORMED)


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
        drawn, mean = cluster_bootstrap(values, pictures, resamples, seed), values.mean(0)
        number = pictures.nunique()
        for k, method in enumerate(wide.columns):
            row = {"score": score, "method": method, "n": len(wide), "pictures": number, "mean": float(mean[k])}
            means.append(row | _interval(drawn[:, k], number))
        for j, k in itertools.combinations(range(len(wide.columns)), 2):
            row = {"score": score, "method": wide.columns[j], "other": wide.columns[k]}
            row["difference"] = float(mean[j] - mean[k])
            differences.append(row | _interval(drawn[:, j] - drawn[:, k], number))
    return means, differences


def _interval(draws: np.ndarray, pictures: int) -> dict[str, float]:
    return dict(zip(("low", "high"), percentile_interval(draws, pictures), strict=True))


def summary(
    table: pd.DataFrame, resamples: int = 2000, seed: int = 0, validation: pd.DataFrame | None = None, **facts: Any
) -> dict[str, Any]:
    """Everything that a localization says, ready for JSON: rounded, with None for what is not known.

    Args:
        table: what :func:`~infodiff_widgets.studies.localization.localization` returned.
        resamples: see :func:`intervals`.
        seed: see :func:`intervals`.
        validation: see :func:`scored`; with the fusions to choose from, see :func:`candidates`.
        facts: what else to keep, such as the command that made it.
    """
    rows, thresholds = scored(table, validation)
    means, differences = intervals(rows, resamples, seed)
    per_label = rows.pivot_table(index="label", columns="method", values=BEST, sort=False)
    items = table.drop_duplicates("item")
    split = {} if validation is None else {"validation": _split(validation)}
    return {
        **facts,
        "versions": versions(),
        "items": len(items),
        "pictures": int(items["picture"].nunique()),
        "whole_image": round(float((items["mask"] / items["pixels"]).mean()), 4),
        **split,
        "thresholds": to_json(thresholds),
        "means": to_json(means),
        "differences": to_json(differences),
        "labels": [
            {"label": label, "n": int((items["label"] == label).sum()), BEST: to_json(row)}
            for label, row in per_label.to_dict("index").items()
        ],
    }


def _split(validation: pd.DataFrame) -> dict[str, Any]:
    return {
        "items": int(validation["item"].nunique()),
        "pictures": int(validation["picture"].nunique()),
        "kept": kept(validation),
        "candidates": to_json(candidates(validation)),
    }


def text_table(result: dict[str, Any]) -> str:
    """The report of :func:`summary` as aligned text; of the differences, those from attention in one score."""
    means = {(row["score"], row["method"]): row for row in result["means"]}
    methods = list(dict.fromkeys(method for _, method in means))
    names = {score: score.removeprefix("IoU, ") for score in SCORES}
    wide = {score: 25 if score in (BEST, OTHERS) else len(name) + 2 for score, name in names.items()}
    first_column = max(25, *(len(method) + 2 for method in methods))
    head = "".join(f"{names[score]:>{wide[score]}}" for score in SCORES)
    lines = [f"{'mean (95 % interval)':<{first_column}}{head}"]
    for method in methods:
        cells = [_with_interval(means.get((score, method)), "mean", wide[score] == 25) for score in SCORES]
        cells = [f"{cell:>{wide[score]}}" for cell, score in zip(cells, SCORES, strict=True)]
        lines.append(f"{method:<{first_column}}" + "".join(cells))
    of = OTHERS if any(row["score"] == OTHERS for row in result["differences"]) else BEST
    lines.append(f"\npaired differences from attention in {of}")
    for row in result["differences"]:
        if row["score"] == of and "attention" in (row["method"], row["other"]):
            lines.append(_from_attention(row, first_column))
    first, whole = result["means"][0], result["whole_image"]
    lines.append(f"\n{first['n']} words in {first['pictures']} pictures; IoU of the whole image {whole:.3f}")
    if split := result.get("validation"):
        chosen = f"“{split['kept']}”, of {len(split['candidates'])} maps"
        lines.append(f"thresholds and {chosen}, chosen on {split['items']} words in {split['pictures']} other pictures")
    return "\n".join(lines)


def _from_attention(row: dict[str, Any], first_column: int) -> str:
    if row["method"] == "attention":  # the pair is kept once, in the order of the methods
        turned = {key: None if row[key] is None else -row[key] for key in ("difference", "low", "high")}
        row = {"method": row["other"], "difference": turned["difference"], "low": turned["high"], "high": turned["low"]}
    return f"{row['method']:<{first_column}}{_with_interval(row, 'difference'):>25}"


def _with_interval(row: dict[str, Any] | None, key: str, interval: bool = True) -> str:
    if row is None:
        return ""
    spread = f" ({row['low']:.3f} to {row['high']:.3f})" if interval and row["low"] is not None else ""
    return f"{row[key]:.3f}{spread}"
