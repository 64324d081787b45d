"""Report of an intervention study: how well predictions agree with measured changes, and which swaps succeeded.

As in Kong et al. (2024), agreement is measured at two levels. "image" correlates one number per intervention: the
predicted nats with the sum of the change. "pixel" is the mean over interventions of the correlation of two maps.
Standard errors and 95 % intervals come from a bootstrap over pictures, each with all its interventions.

For scenes it is known whether a swap succeeded. A score can predict it in either direction: the more nats speak for the
old word, the more has to change; the less the picture fits the new word, the more likely it is drawn elsewhere.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets.core import stats
from infodiff_widgets.studies.interventions import CHANGES, METHODS, OUTCOMES, STATISTICS
from infodiff_widgets.studies.items import to_json
from infodiff_widgets.studies.provenance import versions

LEVELS = ("image", "pixel")
SCORES = ("CMI", "edit", "edit standard", "swap score")
"""Methods whose nats may predict whether a swap succeeds."""
MEASURES = (*OUTCOMES, "distance", *(f"{change} {statistic}" for change in CHANGES for statistic in STATISTICS))
"""Columns of a table of interventions with a mean."""
BINS = 5
"""Number of bins, of equally many swaps, in :func:`success_curve`."""


def correlate(
    table: pd.DataFrame, resamples: int = 2000, seed: int = 0
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Correlate every prediction with every measured change, and compare each with attention.

    All methods share the resamples of the table of ``interventions.run_interventions``, so differences are paired.

    Returns:
        Rows of kind (of edit, or "all"), change, level, statistic, method, n (interventions), pictures, value, stderr,
        low and high; and rows with the differences from attention. Errors are NaN for fewer than three pictures.
    """
    kinds = dict(iter(table.groupby("kind", sort=False)))
    if len(kinds) > 1:
        kinds["all"] = table
    rows, differences = [], []
    for (kind, part), change, statistic, level in itertools.product(kinds.items(), CHANGES, STATISTICS, LEVELS):
        key = {"kind": kind, "change": change, "level": level, "statistic": statistic}
        drawn, counts = _resample(part, change, statistic, level, resamples, seed)
        for method, values in drawn.items():
            rows.append({**key, "method": method, **counts, **stats.bootstrap_summary(values, counts["pictures"])})
            if method != "attention":
                difference = stats.bootstrap_summary(values - drawn["attention"], counts["pictures"])
                differences.append({**key, "method": method, **difference})
    return rows, differences


def _resample(
    part: pd.DataFrame, change: str, statistic: stats.Method, level: str, resamples: int, seed: int
) -> tuple[dict[str, np.ndarray], dict[str, int]]:
    """Statistic of each method, [1 + resamples], over the interventions for which all methods have a value."""
    column, index = "predicted" if level == "image" else f"{change} {statistic}", ["picture", "intervention"]
    wide = part.pivot(index=index, columns="method", values=column).reindex(columns=list(METHODS))
    values = wide.to_numpy(float)
    measured = part.pivot(index=index, columns="method", values=change).to_numpy(float)[:, 0]
    known = ~np.isnan(values).any(1) & ~np.isnan(measured)
    if known.sum() < 3:
        return {}, {}
    pictures = list(wide.index.get_level_values("picture")[known])
    weights = stats.bootstrap_weights(pictures, resamples, seed)
    if level == "image":
        drawn = [stats.weighted_correlation(column, measured[known], weights, statistic) for column in values[known].T]
    else:
        drawn = (weights @ values[known] / weights.sum(1, keepdims=True)).T
    return dict(zip(METHODS, drawn, strict=True)), {"n": len(pictures), "pictures": len(set(pictures))}


def scored_swaps(table: pd.DataFrame) -> pd.DataFrame:
    """Swaps with a known counterfactual, one row each, with a column of nats for each of SCORES."""
    known = table.loc[table["done"].notna()]
    nats = known.pivot(index="intervention", columns="method", values="predicted")
    swaps = known.drop_duplicates("intervention").set_index("intervention")
    return swaps.join(nats.reindex(columns=list(SCORES))).astype(dict.fromkeys(OUTCOMES, float))


def success_rates(swaps: pd.DataFrame) -> list[dict[str, Any]]:
    """Success of swaps by class of words and over all.

    Returns:
        rows of label, n, distance (mean), and for each of OUTCOMES a dict of share, low and high.
    """
    return [
        {"label": label, "n": len(part), "distance": float(part["distance"].to_numpy(float).mean())}
        | {outcome: _share(part, outcome) for outcome in OUTCOMES}
        for label, part in [*swaps.groupby("label", sort=False), ("all", swaps)]
    ]


def _share(part: pd.DataFrame, outcome: str) -> dict[str, float]:
    """Share of an outcome; its Wilson interval counts pictures, because swaps in one are not independent."""
    share = float(part[outcome].to_numpy(float).mean())
    low, high = stats.wilson_interval(share, len(set(part["picture"])))
    return {"share": share, "low": low, "high": high}


def success_curve(swaps: pd.DataFrame) -> list[dict[str, Any]]:
    """Success of swaps in bins of a score: rows of score, outcome, from and to (nats), n, share, low and high."""
    rows = []
    for score in SCORES:
        order = swaps.sort_values(score, kind="stable")
        for places in np.array_split(np.arange(len(order)), min(BINS, len(order))):
            part = order.iloc[places]
            ends = {"from": float(part[score].iloc[0]), "to": float(part[score].iloc[-1]), "n": len(part)}
            rows += [{"score": score, "outcome": outcome, **ends, **_share(part, outcome)} for outcome in OUTCOMES]
    return rows


def auc(swaps: pd.DataFrame, resamples: int = 2000, seed: int = 0) -> list[dict[str, Any]]:
    """Area under the ROC curve of each score as a predictor of each outcome.

    It is the probability that a successful swap has the higher score, less than 1/2 if low scores predict success.

    Returns:
        rows of score, outcome, n, value, stderr, low and high; NaN if all swaps succeeded, or none.
    """
    rows, pictures = [], len(set(swaps["picture"]))
    weights = stats.bootstrap_weights(list(swaps["picture"]), resamples, seed)
    for score, outcome in itertools.product(SCORES, OUTCOMES):
        ranks = stats.weighted_ranks(swaps[score].to_numpy(float), weights)
        success = swaps[outcome].to_numpy() * weights
        hits = success.sum(1)
        pairs = hits * (weights.sum(1) - hits)
        area = np.where(pairs > 0, (success * ranks).sum(1) - hits * (hits + 1) / 2, np.nan) / np.maximum(pairs, 1)
        rows.append({"score": score, "outcome": outcome, "n": len(swaps), **stats.bootstrap_summary(area, pictures)})
    return rows


def intervention_report(table: pd.DataFrame, resamples: int = 2000, seed: int = 0, **facts: Any) -> dict[str, Any]:
    """Summarize the table of ``run_interventions`` for JSON: rounded, None for unknown; ``facts`` are added."""
    rows, differences = correlate(table, resamples, seed)
    single, swaps = table.drop_duplicates("intervention"), scored_swaps(table)
    edits = single.drop_duplicates(["picture", "prompt"])
    error, unexplained = edits[["reconstruction_error", "unexplained_fraction"]].to_numpy(float).T
    reconstruction = {"mean": float(error.mean()), "max": float(error.max())}
    reconstruction["unexplained_fraction"] = float(unexplained.mean())
    parts = {"reconstruction": reconstruction, "correlations": rows, "differences": differences, "counterfactual": {}}
    if not swaps.empty:
        areas = auc(swaps, resamples, seed)
        parts["counterfactual"] = {"rates": success_rates(swaps), "curve": success_curve(swaps), "auc": areas}
    counts = {"interventions": len(single), "pictures": len(set(single["picture"]))}
    return {**facts, "versions": versions(), **counts, **to_json(parts)}


def report_tables(result: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """Tables of an :func:`intervention_report` worth printing, by title."""
    rows = pd.DataFrame(result["correlations"]).query("statistic == 'pearson'")
    titles = {"value": "Pearson correlation of prediction and change", "stderr": "Standard error of the correlation"}
    tables = {title: rows.pivot_table(name, ["kind", "method"], ["change", "level"], sort=False)
              for name, title in titles.items()}  # fmt: skip
    if result["counterfactual"]:
        rates = pd.json_normalize(result["counterfactual"]["rates"]).set_index("label")
        columns = ["n", "distance", *(f"{outcome}.share" for outcome in OUTCOMES)]
        tables["Successful swaps"] = rates.reindex(columns=columns)
        areas = pd.DataFrame(result["counterfactual"]["auc"])
        tables["Area under the ROC curve of each score"] = areas.pivot_table("value", "score", "outcome", sort=False)
    return tables
