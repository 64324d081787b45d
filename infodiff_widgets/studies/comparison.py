"""Compare two models that were measured on the same items: paired differences with intervals over pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.stats import cluster_bootstrap, percentile_interval


def compare(
    table: pd.DataFrame, reference: pd.DataFrame, by: Sequence[str], columns: Sequence[str], resamples: int = 2000,
    seed: int = 0,
) -> list[dict[str, Any]]:  # fmt: skip
    """Means of some columns in two tables with the same rows, and their paired differences.

    Args:
        table: a table of a study, with a column picture.
        reference: the same of another model, for the same items in the same order.
        by: columns whose values make a group, equal in both tables.
        columns: numbers to compare; rows without a value in both tables are left out.
        resamples: number of bootstrap resamples of whole pictures.
        seed: random seed.

    Returns:
        a row for each group and column: ``by``, measure (the column), n, pictures, value, reference, difference
        (value − reference), and the ends low and high of its 95 % interval, NaN for fewer than two pictures.

    Raises:
        ValueError: if the tables are of other items.
    """
    keys = ["picture", *by]
    if len(table) != len(reference) or not (table[keys].to_numpy() == reference[keys].to_numpy()).all():
        raise ValueError("expected two tables of the same items in the same order; measure both models on one list")
    rows: list[dict[str, Any]] = []
    groups: Any = table.groupby(list(by), sort=False).indices
    for key, places in groups.items():
        group = dict(zip(by, key if len(by) > 1 else (key,), strict=True))
        for column in columns:
            pair = np.stack([one[column].to_numpy(float, na_value=np.nan)[places] for one in (table, reference)], 1)
            known = np.isfinite(pair).all(1)
            pair, pictures = pair[known], table["picture"].to_numpy()[places][known]
            if not len(pair):
                continue
            drawn, n = cluster_bootstrap(pair[:, 0] - pair[:, 1], pictures, resamples, seed), len(set(pictures))
            value, other = pair.mean(0).tolist()
            low, high = percentile_interval(drawn, n)
            rows.append({
                **group, "measure": column, "n": len(pair), "pictures": n, "value": value, "reference": other,
                "difference": value - other, "low": low, "high": high,
            })  # fmt: skip
    return rows
