"""How much a word says alone, against how much it adds to the rest of its caption, class of words by class.

Kong et al. (2024) correlate the two over words: closely for nouns, which mean much the same in any caption, hardly for
verbs, prepositions and the like, which live on the others. :func:`word_classes` makes a table with a row a word,
:func:`correlations` reads it. On the bundled scenes, both values are known exactly as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.stats import bootstrap_summary, bootstrap_weights, weighted_correlation
from infodiff_widgets.core.stats import correlations as stats_correlations
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.scenes.exact import exact_information
from infodiff_widgets.studies.items import Item, map_groups, to_json, versions
from infodiff_widgets.studies.journal import Journal, settings

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

ESTIMATORS = ("orthogonal", "standard")
EXACT = "exact"
"""Not estimated: what the grammar of the bundled scenes says."""


def word_classes(
    model: Model, items: Sequence[Item], samples: int = 32, seed: int = 0,
    folder: Path | None = None, progress: bool = True,
) -> pd.DataFrame:  # fmt: skip
    """Measure every item alone and given the rest of its prompt.

    Args:
        model: the model that is asked.
        items: words, which need no mask: ``localization.scenes_items(n, CLASSES, placed=False)`` or
            ``coco_wl.items``.
        samples: draws for every picture and prompt.
        seed: the k-th picture and prompt have the seed ``seed + k``, so that no two share their noise.
        folder: where results are kept as they come (``word_classes.jsonl``), and taken up again.
        progress: whether to show a bar.

    Returns:
        a row an item: item, picture, prompt, word, label; "MI orthogonal", "CMI orthogonal", "MI standard" and
        "CMI standard" in nats, each with its standard error in a column "… stderr"; and "maps", the correlation over
        pixels of the two orthogonal maps, NaN if one is constant.

    Raises:
        ValueError: no items, or a folder with results of another model or other settings.
    """
    if not items:
        raise ValueError("there are no items to measure: give at least one word")
    journal = Journal(folder and Path(folder) / "word_classes.jsonl", settings(model, samples=samples, seed=seed))
    kept = map_groups(items, journal, lambda here, k: _measured(model, here, samples, seed + k), progress)
    return pd.DataFrame([
        {"item": i, "picture": item.name, "prompt": item.prompt, "word": item.text, "label": item.label, **kept[i]}
        for i, item in enumerate(items)
    ]).astype({"maps": float})  # fmt: skip


def _measured(model: Model, items: Sequence[Item], samples: int, seed: int) -> list[dict[str, float | None]]:
    """The numbers of the items of one picture and prompt, from one pass."""
    prompt = Prompt(items[0].prompt)
    rests, alone = [item.rest for item in items], [item.text for item in items]
    asked = ["", prompt.text, *rests, *alone]
    info = estimate(model, items[0].read()[0], prompts=asked, samples=samples, seed=seed, progress=False)
    rows = []
    for rest, word in zip(rests, alone, strict=True):
        row: dict[str, float | None] = {}
        for estimator in ESTIMATORS:
            for name, pair in (("MI", (word, "")), ("CMI", (prompt.text, rest))):
                value = info.pointwise(*pair, estimator)
                row |= {f"{name} {estimator}": value.value, f"{name} {estimator} stderr": value.stderr}
        maps = [info.pointwise_map(word, "").values.ravel(), info.pointwise_map(prompt.text, rest).values.ravel()]
        row["maps"] = stats_correlations(*maps)["pearson"]
        rows.append(row)
    return rows


def with_exact(table: pd.DataFrame, items: Sequence[Item]) -> pd.DataFrame:
    """The table of bundled scenes with columns "MI exact" and "CMI exact" in nats.

    Args:
        table: what :func:`word_classes` returned for ``items``.
        items: words of bundled scenes.

    Raises:
        ValueError: words whose information is undefined, such as a part of a slot of several words.
    """
    alone = [exact_information(item.prompt, item.words, "") for item in items]
    given = [exact_information(item.prompt, item.words) for item in items]
    return table.assign(**{f"MI {EXACT}": alone, f"CMI {EXACT}": given})


def correlations(table: pd.DataFrame, resamples: int = 2000, seed: int = 0) -> list[dict[str, Any]]:
    """Means of both values, and their Pearson correlation, for each class of words and for all.

    Args:
        table: what :func:`word_classes` or :func:`with_exact` returned.
        resamples: how many times pictures are drawn, each with all its words.
        seed: of the draws.

    Returns:
        rows: label ("all" last), estimator, n (words), pictures, mi, cmi (means in nats), r, and low and high, between
        which lie 95 % of the bootstrap; and maps, the mean correlation of the two maps (for the orthogonal estimator).
        What is undefined, such as the correlation of equal values or of fewer than three words, is NaN.
    """
    rows = []
    for label, part in [*table.groupby("label", sort=False), ("all", table)]:
        for estimator in [e for e in (*ESTIMATORS, EXACT) if f"MI {e}" in table]:
            known = part.dropna(subset=[f"MI {estimator}", f"CMI {estimator}"])
            mi, cmi = known[f"MI {estimator}"].to_numpy(float), known[f"CMI {estimator}"].to_numpy(float)
            row = {"label": label, "estimator": estimator, "n": len(known), "pictures": known["picture"].nunique()}
            row |= {"mi": _mean(mi), "cmi": _mean(cmi), **_pearson(mi, cmi, known["picture"], resamples, seed)}
            rows.append(row | ({"maps": _mean(known["maps"].dropna())} if estimator == "orthogonal" else {}))
    return rows


def _mean(values: Any) -> float:
    return float(np.mean(values)) if len(values) else np.nan


def _pearson(x: np.ndarray, y: np.ndarray, pictures: pd.Series, resamples: int, seed: int) -> dict[str, float]:
    """Correlation of two columns, with its bootstrap interval over pictures; NaN for fewer than three words."""
    if len(x) < 3:
        return dict.fromkeys(("r", "low", "high"), np.nan)
    r = weighted_correlation(x, y, bootstrap_weights(pictures, resamples, seed))
    found = bootstrap_summary(r, pictures.nunique() if np.isfinite(r[0]) else 0)
    return {"r": found["value"], "low": found["low"], "high": found["high"]}


def summary(table: pd.DataFrame, resamples: int = 2000, seed: int = 0, **facts: Any) -> dict[str, Any]:
    """Everything that the table says, ready for JSON: rounded, with None for what is not known.

    Args:
        table: see :func:`correlations`.
        resamples: see :func:`correlations`.
        seed: see :func:`correlations`.
        facts: what else to keep, such as the command that made it.
    """
    rows = to_json(correlations(table, resamples, seed))
    counts = {"words": len(table), "pictures": int(table["picture"].nunique())}
    return {**facts, "versions": versions(), **counts, "classes": rows}


def text_table(result: dict[str, Any]) -> str:
    """The report of :func:`summary` as aligned text."""
    head = f"{'class of words':<16}{'estimator':<12}{'n':>6}{'alone':>9}{'given rest':>12}{'correlation':>28}"
    lines = [f"{head}{'maps':>8}"]
    for row in result["classes"]:
        mi, cmi, maps = ("" if row.get(key) is None else f"{row[key]:.2f}" for key in ("mi", "cmi", "maps"))
        r = "" if row["r"] is None else f"{row['r']:.2f}"
        r += "" if row["low"] is None else f" ({row['low']:.2f} to {row['high']:.2f})"
        lines.append(f"{row['label']:<16}{row['estimator']:<12}{row['n']:>6}{mi:>9}{cmi:>12}{r:>28}{maps:>8}")
    lines.append(f"\nnats; correlations with 95 % intervals; {result['words']} words in {result['pictures']} pictures")
    return "\n".join(lines)
