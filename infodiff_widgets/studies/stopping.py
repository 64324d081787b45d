"""What an end before the last round would have cost and saved: accuracy against evaluations, and stopping when certain.

Nothing is measured anew: a run that ends after some rounds is the beginning of a longer one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.estimate import report_rounds
from infodiff_widgets.core.stats import cluster_bootstrap
from infodiff_widgets.studies.accuracy import ends, prompts, right, wilson
from infodiff_widgets.studies.relations import SCORES

THRESHOLDS = (1.0, 2.0, 3.0, 4.0)
"""Certainties (deviates z) at which stopping is tried."""


def curve(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Accuracy after so many evaluations: what each score would have chosen, had its runs ended there.

    Args:
        table: what :func:`~infodiff_widgets.studies.matching.matching` returned.

    Returns:
        rows: score, draws and evaluations (means over choices), micro, micro_low, micro_high.
    """
    choices, rows = table.to_dict("records"), []
    longest = max(len(choice[SCORES[0]]) for choice in choices)
    for score, r in itertools.product(SCORES, report_rounds(longest)):
        row, _ = _ended(choices, score, [min(r, len(choice[score])) for choice in choices])
        rows.append({"score": score, **row})
    return rows


def stopping(table: pd.DataFrame, thresholds: Sequence[float] = THRESHOLDS) -> list[dict[str, Any]]:
    """What stopping as soon as the winner is certain saves, and what it costs, by the score that must be certain.

    Args:
        table: what :func:`~infodiff_widgets.studies.matching.matching` returned.
        thresholds: certainties that are tried.

    Returns:
        rows: score, certain (the threshold), draws and evaluations (means over choices), micro, micro_low, micro_high,
        saved (which part of the evaluations of the whole runs), stopped (which part of the runs end early), changed (in
        which part of those the whole run chooses another caption), and lost (accuracy of the whole runs less this one)
        with its paired interval lost_low, lost_high.
    """
    choices, rows = table.to_dict("records"), []
    for score in SCORES:
        length = np.array([len(choice[score]) for choice in choices])
        whole, right_in_the_end = _ended(choices, score, length)
        after = np.array([choice[score].stops(thresholds) for choice in choices])
        for k, threshold in enumerate(thresholds):
            row, right_then = _ended(choices, score, after[:, k])
            early = after[:, k] < length
            changed = [
                choice[score].first(r).means().argmax() != choice[score].means().argmax()
                for choice, r in zip(choices, after[:, k], strict=True)
            ]
            lost = right_in_the_end - right_then
            pictures = table["picture"].nunique()
            rows.append({
                "score": score, "certain": threshold, **row, "saved": 1 - row["evaluations"] / whole["evaluations"],
                "stopped": float(early.mean()), "changed": float(np.sum(changed) / max(early.sum(), 1)),
                "lost": float(lost.mean()), **ends("lost", cluster_bootstrap(lost, table["picture"]), pictures),
            })  # fmt: skip
    return rows


def _ended(choices: list[dict[str, Any]], score: str, after: Iterable[int]) -> tuple[dict[str, float], np.ndarray]:
    """The accuracy and the cost of runs that end after so many of their rounds, and which of them are right."""
    spent, was_right = [], []
    for choice, r in zip(choices, after, strict=True):
        draws = choice["draws"] * r / len(choice[score])
        spent.append((draws, draws * prompts(choice, score)))
        was_right.append(right(choice[score].first(r).means()))
    draws, evaluations = np.mean(spent, 0).tolist()
    micro = float(np.mean(was_right))
    low, high = wilson(micro, len({choice["picture"] for choice in choices}))
    row = {"draws": draws, "evaluations": evaluations, "micro": micro, "micro_low": low, "micro_high": high}
    return row, np.array(was_right)
