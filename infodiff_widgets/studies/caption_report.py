"""Report of a caption study: accuracy of each score, and what early stopping would have saved and cost.

Micro accuracy is the mean over tasks, with a Wilson interval that counts pictures. Macro accuracy is the mean over
labels of their accuracies, with a bootstrap interval over pictures. Of several captions with exactly the same greatest
score, each counts as a part of a win: of two, one half.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.caption_scores import SCORES
from infodiff_widgets.core.rounds import report_rounds
from infodiff_widgets.core.stats import cluster_bootstrap, percentile_interval, round_stderr, wilson_interval
from infodiff_widgets.studies.items import to_json
from infodiff_widgets.studies.provenance import versions

THRESHOLDS = (1.0, 2.0, 3.0, 4.0)
"""z scores at which :func:`early_stopping` ends runs."""


def win_share(values: np.ndarray) -> float:
    """Part that the first of K scores has in the win: 1, 0, or 1/m where m captions tie."""
    best = values == values.max()
    return float(best[0] / best.sum())


def n_prompts(task: dict[str, Any], score: str) -> int:
    """Number of prompts that a score evaluates to rank the captions of a row; orthogonal also needs the empty one."""
    return len(task["captions"]) + (score == "orthogonal")


def decisions(table: pd.DataFrame) -> pd.DataFrame:
    """List which caption each score chooses, from the table of ``captions.CaptionStudy``.

    Returns:
        a row for each task and score: task (its place), picture, group, label, score, correct (1, 0, or a part for a
        tie), true and chosen (captions), margin (score of the true caption less the best of the others) with
        margin_stderr, z_score (of the winner), samples and evaluations of the network.
    """
    rows = []
    for k, task in enumerate(table.to_dict("records")):
        for score in SCORES:
            rounds = task[score]
            means = rounds.means()
            lead = rounds.scores[:, 0] - rounds.scores[:, 1 + int(means[1:].argmax())]
            rows.append({
                "task": k, **{name: task[name] for name in ("picture", "group", "label")}, "score": score,
                "correct": win_share(means), "true": task["captions"][0], "chosen": task["captions"][means.argmax()],
                "margin": float(lead.mean()), "margin_stderr": float(round_stderr(lead)),
                "z_score": rounds.z_score(), "samples": task["samples"],
                "evaluations": task["samples"] * n_prompts(task, score),
            })  # fmt: skip
    return pd.DataFrame(rows)


def accuracies(chosen: pd.DataFrame, resamples: int = 2000, seed: int = 0) -> list[dict[str, Any]]:
    """Compute micro and macro accuracy of each score, and their paired differences, from :func:`decisions`.

    Returns:
        Rows of score (or "one − other"), n, pictures, labels, micro, micro_low, micro_high, macro, macro_low and
        macro_high.
    """
    wide = chosen.pivot(index="task", columns="score", values="correct").reindex(columns=list(SCORES))
    tasks = chosen.drop_duplicates("task").set_index("task")
    labels, names = pd.factorize(tasks["label"])
    values, one_hot = wide.to_numpy(float), np.eye(len(names))[labels]
    sums = one_hot[:, :, None] * values[:, None]  # [tasks, labels, scores]
    counts_and_sums = np.concatenate([one_hot[:, :, None], sums], 2)
    drawn = cluster_bootstrap(counts_and_sums, list(tasks["picture"]), resamples, seed)
    with np.errstate(invalid="ignore"):
        macro_drawn = np.nanmean(drawn[..., 1:] / drawn[..., :1], axis=1)  # a label that is not drawn does not count
    micro_drawn, micro = drawn[..., 1:].sum(1), values.mean(0)
    macro, pictures = (sums.sum(0) / one_hot.sum(0)[:, None]).mean(0), len(set(tasks["picture"]))
    counts, rows = {"n": len(wide), "pictures": pictures, "labels": len(names)}, []
    for k, score in enumerate(SCORES):
        row = {"score": score, **counts, **_with_ends("micro", micro[k], wilson_interval(micro[k], pictures))}
        rows.append(row | _with_ends("macro", macro[k], percentile_interval(macro_drawn[:, k], pictures)))
    for j, k in itertools.combinations(range(len(SCORES)), 2):
        rows.append({"score": f"{SCORES[j]} − {SCORES[k]}", **counts})
        for name, mean, draws in (("micro", micro, micro_drawn), ("macro", macro, macro_drawn)):
            interval = percentile_interval(draws[:, j] - draws[:, k], pictures)
            rows[-1] |= _with_ends(name, mean[j] - mean[k], interval)
    return rows


def _with_ends(name: str, value: float, interval: tuple[float, float]) -> dict[str, float]:
    return {name: float(value), f"{name}_low": interval[0], f"{name}_high": interval[1]}


def pair_scores(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Compute Winoground's text, image and group score of pairs of pictures with the same two captions.

    A pair is correct as "text" if the right caption wins for each picture, as "image" if the right picture wins for
    each caption, and as "group" if both hold. A tie is not correct. Chance is 1/4, 1/4 and 1/6.

    Returns:
        Rows of score, n, and text, image and group, each with _low and _high; empty if no tasks are paired.
    """
    pairs = [pair.to_dict("records") for name, pair in table.groupby("group", sort=False) if name and len(pair) == 2]
    rows = []
    for score in SCORES if pairs else ():
        # [pairs, pictures, captions], the caption of the picture first
        means = np.array([[task[score].means() for task in pair] for pair in pairs])
        text = (means[..., 0] > means[..., 1]).all(1)
        image = (means[..., 0] > means[:, ::-1, 1]).all(1)
        rows.append({"score": score, "n": len(pairs)})
        for name, correct in (("text", text), ("image", image), ("group", text & image)):
            rows[-1] |= _with_ends(name, correct.mean(), wilson_interval(float(correct.mean()), len(pairs)))
    return rows


def accuracy_curve(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Compute accuracy against cost: what each score would have chosen if its runs had ended after some rounds.

    Returns:
        Rows of score, samples and evaluations (means over tasks), micro, micro_low and micro_high.
    """
    tasks = table.to_dict("records")
    rounds = report_rounds(max(len(task[SCORES[0]]) for task in tasks))
    return [
        {"score": score, **_truncated(tasks, score, [min(r, len(task[score])) for task in tasks])[0]}
        for score, r in itertools.product(SCORES, rounds)
    ]


def early_stopping(table: pd.DataFrame, thresholds: Sequence[float] = THRESHOLDS) -> list[dict[str, Any]]:
    """Compute what ending each run at a z score of its winner saves and costs. Nothing is measured again.

    Returns:
        Rows of score (that the stopping rule reads), z_threshold, samples and evaluations (means over tasks),
        micro with its interval, saved (share of the evaluations), stopped (share of runs that end early), changed
        (share of those that would choose another caption if they went on), and lost (accuracy of whole runs less this
        one) with its paired interval.
    """
    tasks, rows, pictures = table.to_dict("records"), [], list(table["picture"])
    for score in SCORES:
        length = np.array([len(task[score]) for task in tasks])
        whole, correct_in_the_end = _truncated(tasks, score, length)
        ends = np.array([task[score].stopping_rounds(thresholds) for task in tasks])
        for threshold, end in zip(thresholds, ends.T, strict=True):
            row, correct = _truncated(tasks, score, end)
            early, lost = end < length, correct_in_the_end - correct
            changed = sum(
                task[score].first(r).means().argmax() != task[score].means().argmax()
                for task, r in zip(tasks, end, strict=True)
            )
            interval = percentile_interval(cluster_bootstrap(lost, pictures), len(set(pictures)))
            rows.append({
                "score": score, "z_threshold": threshold, **row, "saved": 1 - row["evaluations"] / whole["evaluations"],
                "stopped": float(early.mean()), "changed": float(changed / max(early.sum(), 1)),
                **_with_ends("lost", lost.mean(), interval),
            })  # fmt: skip
    return rows


def _truncated(tasks: list[dict[str, Any]], score: str, ends: Iterable[int]) -> tuple[dict[str, float], np.ndarray]:
    """Mean cost and accuracy of runs that end after so many rounds, and the win share in each."""
    cost, correct = [], []
    for task, r in zip(tasks, ends, strict=True):
        samples = task["samples"] * r / len(task[score])
        cost.append((samples, samples * n_prompts(task, score)))
        correct.append(win_share(task[score].first(r).means()))
    micro, pictures = float(np.mean(correct)), len({task["picture"] for task in tasks})
    row = dict(zip(("samples", "evaluations"), np.mean(cost, 0).tolist(), strict=True))
    return row | _with_ends("micro", micro, wilson_interval(micro, pictures)), np.array(correct)


def caption_report(table: pd.DataFrame, resamples: int = 2000, seed: int = 0, **facts: Any) -> dict[str, Any]:
    """Summarize the table of ``captions.CaptionStudy`` for JSON: rounded, None for unknown; ``facts`` are added."""
    chosen = decisions(table)
    by_label = chosen.pivot_table(index="label", columns="score", values="correct").reindex(columns=list(SCORES))
    count = Counter(table["label"])
    parts = {
        "accuracy": accuracies(chosen, resamples, seed),
        "labels": [{"label": name, "n": count[name], **row} for name, row in by_label.T.to_dict().items()],
        "curve": accuracy_curve(table),
        "stopping": early_stopping(table),
        "pairs": pair_scores(table),
    }
    chance = round(float(np.mean([1 / len(captions) for captions in table["captions"]])), 4)
    return {**facts, "versions": versions(), "tasks": len(table), "chance": chance, **to_json(parts)}
