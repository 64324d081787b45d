"""Summarize a localization: thresholds, means of every score with bootstrap intervals, and paired differences.

Intersection over union (IoU) needs a threshold, and much depends on how it is chosen:

- "IoU, best threshold": for each method the best of PAPER on the very items that are scored. Kong et al. (2024) score
  this way; it flatters every method a little.
- "IoU, held-out threshold": for each method the best of LEVELS on other pictures: those of a validation split, or else
  every second picture, and only the others are scored.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.stats import cluster_bootstrap, percentile_interval
from infodiff_widgets.studies.items import to_json
from infodiff_widgets.studies.metrics import BEST, HELD_OUT, LEVELS, PAPER, SCORES
from infodiff_widgets.studies.provenance import versions


def choose_thresholds(
    table: pd.DataFrame, validation: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, dict[str, dict[str, float]]]:
    """Choose the threshold of each method, and score every row of a localization table.

    ``table`` is returned by ``localization.localization``; ``validation`` is the same for other pictures, to choose the
    held-out thresholds on.

    Returns:
        the table with a column for each of SCORES in place of "iou"; and the thresholds, by score and method. Without
        ``validation``, "IoU, held-out threshold" is NaN for the pictures that its threshold was chosen on, and for all
        if there is only one picture.
    """
    rows, curves, method = table.drop(columns="iou"), np.array(table["iou"].tolist()), table["method"].to_numpy()
    if validation is None:
        held_out = pd.factorize(table["picture"])[0] % 2 == 1
        others, other_method = curves[held_out], method[held_out]
    else:
        held_out = np.zeros(len(table), bool)
        others, other_method = np.array(validation["iou"].tolist()), validation["method"].to_numpy()
    thresholds: dict[str, dict[str, float]] = {BEST: {}, HELD_OUT: {}}
    rows[[BEST, HELD_OUT]] = np.nan
    for name in dict.fromkeys(method):
        own = method == name
        for score, chosen_on, levels, scored in (
            (BEST, curves[own], slice(9, 9 + len(PAPER)), own),
            (HELD_OUT, others[other_method == name], slice(None), own & ~held_out),
        ):
            if len(chosen_on):
                level = np.arange(len(LEVELS))[levels][chosen_on[:, levels].mean(0).argmax()]
                thresholds[score][name] = float(LEVELS[level])
                rows.loc[scored, score] = curves[scored, level]
    return rows, thresholds


def intervals(
    rows: pd.DataFrame, resamples: int = 2000, seed: int = 0
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Means of every score and method, and paired differences, with 95 % bootstrap intervals over pictures.

    ``rows`` is the table of :func:`choose_thresholds`, which stay fixed. Intervals are NaN for a single picture.

    Returns:
        means: score, method, n (items), pictures, mean, low, high; and differences: score, method, other, difference
        (method − other), low, high.
    """
    means, differences = [], []
    for score in SCORES:
        wide = rows.pivot(index=["picture", "item"], columns="method", values=score).dropna()
        wide = wide[list(dict.fromkeys(rows["method"]))]
        if wide.empty:
            continue
        pictures, values = wide.index.get_level_values("picture"), wide.to_numpy(float)
        draws, mean, n = cluster_bootstrap(values, pictures, resamples, seed), values.mean(0), pictures.nunique()
        for k, method in enumerate(wide.columns):
            low, high = percentile_interval(draws[:, k], n)
            row = {"score": score, "method": method, "n": len(wide), "pictures": n, "mean": float(mean[k])}
            means.append(row | {"low": low, "high": high})
        for j, k in itertools.combinations(range(len(wide.columns)), 2):
            low, high = percentile_interval(draws[:, j] - draws[:, k], n)
            row = {"score": score, "method": wide.columns[j], "other": wide.columns[k]}
            differences.append(row | {"difference": float(mean[j] - mean[k]), "low": low, "high": high})
    return means, differences


def localization_report(
    table: pd.DataFrame, resamples: int = 2000, seed: int = 0, validation: pd.DataFrame | None = None, **facts: Any
) -> dict[str, Any]:
    """Thresholds and :func:`intervals` of a localization for JSON: rounded, None for unknown; ``facts`` are added."""
    rows, thresholds = choose_thresholds(table, validation)
    means, differences = intervals(rows, resamples, seed)
    items = table.drop_duplicates("item")
    by_label = rows.pivot_table(index="label", columns="method", values=BEST, sort=False).to_dict("index")
    labels = [{"label": label, "n": list(items["label"]).count(label), BEST: row} for label, row in by_label.items()]
    result = {**facts, "versions": versions(), **_size(table)}
    result["whole_image"] = round(float(np.mean(items["mask"] / items["pixels"])), 4)
    if validation is not None:
        result["validation"] = _size(validation)
    return result | to_json({"thresholds": thresholds, "means": means, "differences": differences, "labels": labels})


def _size(table: pd.DataFrame) -> dict[str, int]:
    return {"items": len(set(table["item"])), "pictures": len(set(table["picture"]))}


def report_table(result: dict[str, Any]) -> pd.DataFrame:
    """Means of a :func:`localization_report` by method and score, with the interval of the held-out IoU."""
    means = pd.DataFrame(result["means"])
    table = means.pivot(index="method", columns="score", values="mean").loc[means["method"].unique()]
    score = HELD_OUT if HELD_OUT in table else BEST
    ends = means[means["score"] == score].set_index("method")[["low", "high"]]
    first = [name for name in (BEST, HELD_OUT) if name in table]
    return table[first].join(ends).join(table[list(SCORES[2:])])
