"""Whether swaps in scenes came out as they should, and whether their scores told: "predicted nats → edit success".

What should come out is known for scenes: the one with the same layout and the other word (``effects.against_truth``).
A score of a swap can tell in either direction. The more nats speak for the old word, the more has to change; and the
less the picture fits the new one, the more likely the new object is drawn where it fits better.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.stats import wilson_interval as wilson
from infodiff_widgets.studies.agreement import interval, resamples, spread, weighted_ranks
from infodiff_widgets.studies.effects import FACTS
from infodiff_widgets.studies.items import to_json

SCORES = ("CMI", "edit", "edit standard", "swap score")
"""Methods whose nats may tell whether a swap comes out."""
BINS = 5
"""Parts of equally many swaps that a curve has."""


def swaps(table: pd.DataFrame) -> pd.DataFrame:
    """The swaps whose counterfactual is known: a row each, with a column for the nats of each of SCORES.

    Args:
        table: what :func:`~infodiff_widgets.studies.effects.effects` returned.
    """
    known = table[table["done"].notna()]
    nats = known.pivot(index="intervention", columns="method", values="predicted")
    single = known.drop_duplicates("intervention").set_index("intervention")
    return single.join(nats.reindex(columns=list(SCORES))).astype(dict.fromkeys(FACTS, float))


def rates(found: pd.DataFrame) -> list[dict[str, Any]]:
    """How many swaps came out, for each class of words and for all.

    Args:
        found: what :func:`swaps` returned.

    Returns:
        rows: label, n, distance (mean), and for each of FACTS share, low and high, the ends of Wilson's interval over
        pictures.
    """
    return [
        {"label": label, "n": len(part), "distance": float(part["distance"].mean())}
        | {fact: _share(part, fact) for fact in FACTS}
        for label, part in [*found.groupby("label", sort=False), ("all", found)]
    ]


def curve(found: pd.DataFrame) -> list[dict[str, Any]]:
    """The share of swaps that came out, in bins of a score.

    Returns:
        rows: score, fact, from and to (nats), n, share, low, high.
    """
    rows = []
    for score in SCORES:
        order = found.sort_values(score, kind="stable")
        for at in np.array_split(np.arange(len(order)), min(BINS, len(order))):
            part = order.iloc[at]
            ends = {"from": float(part[score].iloc[0]), "to": float(part[score].iloc[-1]), "n": len(part)}
            rows += [{"score": score, "fact": fact, **ends, **_share(part, fact)} for fact in FACTS]
    return rows


def telling(found: pd.DataFrame, number: int = 2000, seed: int = 0) -> list[dict[str, Any]]:
    """How well a score tells swaps that came out from others: the area under its receiver operating characteristic.

    That is the chance that one that came out has the higher score: 1/2 if the score tells nothing, below if it is the
    low ones that come out.

    Args:
        found: what :func:`swaps` returned.
        number: of resamples of pictures.
        seed: of the resamples.

    Returns:
        rows: score, fact, n, value, stderr, low, high; NaN if all came out, or none.
    """
    rows, weights = [], resamples(found["picture"], number, seed)
    for score in SCORES:
        ranks = weighted_ranks(found[score].to_numpy(float), weights)
        for fact in FACTS:
            right = found[fact].to_numpy() * weights
            hits = right.sum(1)
            pairs = hits * (weights.sum(1) - hits)
            area = np.where(pairs > 0, (right * ranks).sum(1) - hits * (hits + 1) / 2, np.nan) / np.maximum(pairs, 1)
            pictures = found["picture"].nunique()
            rows.append({"score": score, "fact": fact, "n": len(found), **spread(area, pictures)})
    return rows


def _share(part: pd.DataFrame, fact: str) -> dict[str, float]:
    """Pictures are what is independent: Wilson's interval counts them, and not the swaps in each."""
    share = float(part[fact].mean())
    low, high = wilson(share, part["picture"].nunique())
    return {"share": share, "low": low, "high": high}


def summary(table: pd.DataFrame, number: int = 2000, seed: int = 0) -> dict[str, list[dict[str, Any]]]:
    """All of it, ready for JSON: rounded, with None for what is not known. Empty if no counterfactual is known.

    Args:
        table: what ``effects`` returned.
        number: of resamples.
        seed: of the resamples.
    """
    found = swaps(table)
    if found.empty:
        return {}
    return to_json({"rates": rates(found), "curve": curve(found), "telling": telling(found, number, seed)})


def text_table(result: dict[str, Any]) -> str:
    """The report of :func:`summary` as aligned text; empty if that is."""
    if not result:
        return ""
    lines = [f"{'swaps that came out':<22}{'n':>5}{'distance':>10}" + "".join(f"{fact:>22}" for fact in FACTS)]
    for row in result["rates"]:
        cells = "".join(f"{interval(row[fact], 'share'):>22}" for fact in FACTS)
        lines.append(f"{row['label']:<22}{row['n']:>5}{row['distance']:>10.2f}{cells}")
    lines.append("\nwhether nats tell, area under the curve")
    areas = {(row["score"], row["fact"]): row for row in result["telling"]}
    for score in SCORES:
        lines.append(f"{score:<37}" + "".join(f"{interval(areas[score, fact], 'value'):>22}" for fact in FACTS))
    return "\n".join(lines)
