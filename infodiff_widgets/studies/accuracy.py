"""What the table of ``studies.matching`` says: how often each score chooses the true caption, and at what cost.

Micro accuracy is the mean over choices, with Wilson's interval; macro the mean over labels of their accuracies, with a
bootstrap interval. Pictures are what is independent: Wilson's interval counts them, and the bootstrap draws them. All
intervals cover 95 %.

A tie counts as a part: one of two captions with the very same score is right half of the time. The orthogonal score
needs the empty prompt beside the captions, the other two rank them without it; evaluations are counted accordingly.
"""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.stats import cluster_bootstrap
from infodiff_widgets.studies.relations import SCORES

_Z95 = 1.959964


def right(values: np.ndarray) -> float:
    """Whether the first of K values [K] is the greatest; 1/m of it, if m values are."""
    best = values == values.max()
    return float(best[0] / best.sum())


def wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's interval for a share of n independent trials (Wilson, 1927).

    >>> [round(end, 3) for end in wilson(1.0, 20)]
    [0.839, 1.0]
    """
    middle = (share + _Z95**2 / (2 * n)) / (1 + _Z95**2 / n)
    half = _Z95 / (1 + _Z95**2 / n) * math.sqrt(share * (1 - share) / n + _Z95**2 / (4 * n**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def outcomes(table: pd.DataFrame) -> pd.DataFrame:
    """Who wins by each score.

    Args:
        table: what :func:`~infodiff_widgets.studies.matching.matching` returned.

    Returns:
        a row for each choice and score: choice (its place), picture, group, label, score, right (1, 0, or a part for a
        tie), true and chosen (captions), margin (score of the true caption less the best of the others, negative if it
        loses), margin_stderr, certainty (of the winner, whoever that is), draws and evaluations.
    """
    rows = []
    for k, choice in enumerate(table.to_dict("records")):
        for score in SCORES:
            rounds = choice[score]
            means = rounds.means()
            lead = rounds.scores[:, 0] - rounds.scores[:, 1 + int(means[1:].argmax())]
            rows.append({
                "choice": k, "picture": choice["picture"], "group": choice["group"], "label": choice["label"],
                "score": score, "right": right(means), "true": choice["captions"][0],
                "chosen": choice["captions"][int(means.argmax())], "margin": float(lead.mean()),
                "margin_stderr": float(lead.std(ddof=1) / math.sqrt(len(lead))) if len(lead) > 1 else math.nan,
                "certainty": rounds.certainty(), "draws": choice["draws"],
                "evaluations": choice["draws"] * prompts(choice, score),
            })  # fmt: skip
    return pd.DataFrame(rows)


def prompts(choice: dict[str, Any], score: str) -> int:
    """How many prompts a score needs to decide a choice, a row of the table."""
    return len(choice["captions"]) + (score == "orthogonal")


def accuracies(found: pd.DataFrame, resamples: int = 2000, seed: int = 0) -> list[dict[str, Any]]:
    """Micro and macro accuracy of each score, and their paired differences.

    Args:
        found: what :func:`outcomes` returned.
        resamples: of the bootstrap.
        seed: of its draws.

    Returns:
        rows: score (or "one − other"), n, pictures, labels, micro, micro_low, micro_high, macro, macro_low, macro_high.
    """
    wide = found.pivot(index="choice", columns="score", values="right")[list(SCORES)]
    firsts = found.drop_duplicates("choice").set_index("choice")
    labels, names = pd.factorize(firsts["label"])
    values, one_hot = wide.to_numpy(float), np.eye(len(names))[labels]
    counts, sums = one_hot, one_hot[:, :, None] * values[:, None]  # [choices, labels], [choices, labels, scores]
    stacked = np.concatenate([counts[:, :, None], sums], 2)
    drawn = cluster_bootstrap(
        stacked, firsts["picture"], resamples, seed
    )  # means over choices; their quotients are wanted
    with np.errstate(invalid="ignore"):
        macro_drawn = np.nanmean(drawn[..., 1:] / drawn[..., :1], axis=1)  # a label that is not drawn does not count
    micro_drawn, micro = drawn[..., 1:].sum(1), values.mean(0)
    macro, pictures = (sums.sum(0) / counts.sum(0)[:, None]).mean(0), firsts["picture"].nunique()
    facts = {"n": len(wide), "pictures": pictures, "labels": len(names)}
    rows = []
    for k, score in enumerate(SCORES):
        low, high = wilson(micro[k], pictures)
        row = {"score": score, **facts, "micro": micro[k], "micro_low": low, "micro_high": high, "macro": macro[k]}
        rows.append(row | ends("macro", macro_drawn[:, k], pictures))
    for j, k in itertools.combinations(range(len(SCORES)), 2):
        row = {"score": f"{SCORES[j]} − {SCORES[k]}", **facts, "micro": micro[j] - micro[k]}
        row |= ends("micro", micro_drawn[:, j] - micro_drawn[:, k], pictures)
        row |= {"macro": macro[j] - macro[k], **ends("macro", macro_drawn[:, j] - macro_drawn[:, k], pictures)}
        rows.append(row)
    return rows


def ends(name: str, drawn: np.ndarray, pictures: int) -> dict[str, float]:
    """The middle 95 % of a bootstrap, as name_low and name_high; NaN for a single picture."""
    low, high = np.quantile(drawn, [0.025, 0.975]) if pictures > 1 else (math.nan, math.nan)
    return {f"{name}_low": float(low), f"{name}_high": float(high)}


def groups(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Scores of pairs of choices, two pictures with the same two captions, as Winoground has them.

    A pair is right as "text" if for each picture its caption wins, as "image" if for each caption its picture wins, and
    as "group" if both hold; by chance 1/4, 1/4 and 1/6. A tie is not right.

    Returns:
        rows: score, n, and text, image and group, each with _low and _high (Wilson); none if nothing is paired.
    """
    rows = []
    pairs = [pair.to_dict("records") for name, pair in table.groupby("group", sort=False) if name and len(pair) == 2]
    for score in SCORES if pairs else ():
        hits = {"text": [], "image": [], "group": []}
        for one, other in pairs:
            (a, b), (c, d) = one[score].means(), other[score].means()  # each its own caption, then the other's
            text, image = a > b and c > d, a > d and c > b
            for kind, hit in (("text", text), ("image", image), ("group", text and image)):
                hits[kind].append(hit)
        row = {"score": score, "n": len(pairs)}
        for kind, found in hits.items():
            share = float(np.mean(found))
            low, high = wilson(share, len(pairs))
            row |= {kind: share, f"{kind}_low": low, f"{kind}_high": high}
        rows.append(row)
    return rows
