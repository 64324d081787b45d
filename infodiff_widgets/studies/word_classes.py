"""Information of words alone and given the rest of their captions, and how well the two correlate, class by class.

Kong et al. (2024) find a close correlation for nouns, which mean much the same in any caption, and almost none for
words that depend on the rest, such as verbs. For the bundled scenes both values are known exactly as well.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pandas as pd

from infodiff_widgets.core import stats
from infodiff_widgets.scenes.exact import exact_information
from infodiff_widgets.studies.items import Item, WordStudy, to_json
from infodiff_widgets.studies.localization import estimate_words
from infodiff_widgets.studies.provenance import versions

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

ESTIMATORS = ("orthogonal", "standard")
MEASURES = (*(f"{name} {estimator}" for estimator in ESTIMATORS for name in ("MI", "CMI")), "maps")
"""Columns of :func:`word_classes` with a mean."""


@dataclass(frozen=True)
class WordClasses(WordStudy):
    """Measure every item alone and given the rest of its prompt; no masks are needed.

    The table has a row for each item, with the columns of :meth:`WordStudy.table`; "MI orthogonal", "CMI orthogonal",
    "MI standard" and "CMI standard" in nats, each with its standard error in a column "… stderr"; and "maps":
    correlation over pixels of the two orthogonal maps, NaN if one is constant.
    """

    name: ClassVar[str] = "word_classes"

    def measure_words(self, model: Model, words: Sequence[Item], seed: int) -> Any:
        """Measure the words of a caption."""
        picture, rows = words[0].read()[0], []
        info = estimate_words(model, picture, words, self.samples, seed, attention=False)
        for item in words:
            row: dict[str, float | None] = {}
            for estimator, (name, pair) in itertools.product(ESTIMATORS, item.pairs.items()):
                value = info.pointwise(*pair, estimator)
                row |= {f"{name} {estimator}": value.value, f"{name} {estimator} stderr": value.stderr}
            maps = [info.pointwise_map(*pair).values for pair in item.pairs.values()]
            rows.append([row | {"maps": stats.correlations(*maps)["pearson"]}])
        return rows, picture, info

    def table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """As that of every study of words."""
        return super().table(rows).astype({"maps": float})


def with_exact(table: pd.DataFrame, items: Sequence[Item]) -> pd.DataFrame:
    """Add columns "MI exact" and "CMI exact", in nats, to the table of items of bundled scenes.

    Raises:
        ValueError: if the information of words is undefined, as for a part of a slot of several words.
    """
    alone = [exact_information(item.prompt, item.words, "") for item in items]
    given_rest = [exact_information(item.prompt, item.words) for item in items]
    return table.assign(**{"MI exact": alone, "CMI exact": given_rest})


def correlations(table: pd.DataFrame, resamples: int = 2000, seed: int = 0) -> list[dict[str, Any]]:
    """Means and Pearson correlation of both values, for each class of words and for all.

    ``table`` is that of :class:`WordClasses` or of :func:`with_exact`; ``resamples`` draw whole pictures.

    Returns:
        rows: label ("all" last), estimator, n (words), pictures, mi and cmi (means in nats), r with its 95 % interval
        low and high, and for the orthogonal estimator maps, the mean correlation of the two maps. Undefined values are
        NaN, such as the correlation of equal values or of fewer than three words.
    """
    rows = []
    for label, part in [*table.groupby("label", sort=False), ("all", table)]:
        for estimator in [e for e in (*ESTIMATORS, "exact") if f"MI {e}" in table]:
            known = part.dropna(subset=[f"MI {estimator}", f"CMI {estimator}"])
            mi, cmi = known[f"MI {estimator}"].to_numpy(float), known[f"CMI {estimator}"].to_numpy(float)
            row = {"label": label, "estimator": estimator, "n": len(known), "pictures": known["picture"].nunique()}
            means = known[[f"MI {estimator}", f"CMI {estimator}", "maps"]].mean().tolist()  # NaN without values
            row |= {"mi": means[0], "cmi": means[1], **_pearson(mi, cmi, known["picture"], resamples, seed)}
            rows.append(row | ({"maps": means[2]} if estimator == "orthogonal" else {}))
    return rows


def _pearson(x: np.ndarray, y: np.ndarray, pictures: pd.Series, resamples: int, seed: int) -> dict[str, float]:
    if len(x) < 3:
        return dict.fromkeys(("r", "low", "high"), np.nan)
    r = stats.weighted_correlation(x, y, stats.bootstrap_weights(pictures, resamples, seed))
    result = stats.bootstrap_summary(r, pictures.nunique() if np.isfinite(r[0]) else 0)
    return {"r": result["value"], "low": result["low"], "high": result["high"]}


def summary(table: pd.DataFrame, resamples: int = 2000, seed: int = 0, **facts: Any) -> dict[str, Any]:
    """Summarize :func:`correlations`, ready for JSON: rounded, None for unknown values; ``facts`` are added."""
    counts = {"words": len(table), "pictures": len(set(table["picture"]))}
    return {**facts, "versions": versions(), **counts, "classes": to_json(correlations(table, resamples, seed))}
