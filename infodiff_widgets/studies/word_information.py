"""Mutual information of words and captions over a set of pictures: means with intervals, word class by word class.

The mean of i(x; y) over pictures x and their words y is the mutual information I(X; Y), alone (MI) or given the rest of
the caption (CMI). Kong et al. (2024) find that both correlate closely for nouns, which mean much the same in any
caption, and hardly for words that depend on the rest, such as verbs. For the bundled scenes both are known exactly.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
import pandas as pd

from infodiff_widgets.core import stats
from infodiff_widgets.core.results import Plottable, new_axes
from infodiff_widgets.scenes.exact import exact_information
from infodiff_widgets.studies.items import Item, WordStudy, to_json
from infodiff_widgets.studies.localization import estimate_words
from infodiff_widgets.studies.provenance import versions

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from infodiff_widgets.pipelines.model import Model

ESTIMATORS = ("orthogonal", "standard")
MEASURES = (*(f"{name} {estimator}" for estimator in ESTIMATORS for name in ("MI", "CMI")), "maps")
"""Columns of the table of :class:`WordInformation` with a mean."""
CAPTION = "whole caption"
"""Label of an item that selects all words of its caption."""


@dataclass(frozen=True)
class WordInformation(WordStudy):
    """Measure every item alone and given the rest of its prompt; no masks are needed.

    The table has a row for each item, with the columns of :meth:`WordStudy.table`; "MI orthogonal", "CMI orthogonal",
    "MI standard" and "CMI standard" in nats, each with its standard error in a column "… stderr"; and "maps":
    correlation over pixels of the two orthogonal maps, NaN if one is constant.
    """

    name: ClassVar[str] = "information"

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


def with_captions(items: Sequence[Item]) -> list[Item]:
    """Items, and behind those of each picture and prompt one more for the whole prompt."""
    grouped: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        grouped.setdefault((item.name, item.prompt), []).append(item)
    whole = lambda item: replace(item, words=slice(None), label=CAPTION)  # noqa: E731
    return [one for group in grouped.values() for one in (*group, whole(group[0]))]


def with_exact(table: pd.DataFrame, items: Sequence[Item]) -> pd.DataFrame:
    """Add columns "MI exact" and "CMI exact", in nats, to the table of items of bundled scenes.

    Raises:
        ValueError: if the information of words is undefined, as for a part of a slot of several words.
    """
    alone = [exact_information(item.prompt, item.words, "") for item in items]
    given_rest = [exact_information(item.prompt, item.words) for item in items]
    return table.assign(**{"MI exact": alone, "CMI exact": given_rest})


@dataclass(frozen=True, eq=False, repr=False)
class MeanInformation(Plottable):
    """Mutual information of each class of words, with 95 % intervals over pictures; made by :func:`mean_information`.

    Attributes:
        rows: a row for each class and estimator: label ("all" words last), estimator ("exact" where known), n (words),
            pictures, mi and cmi (means in nats) with the ends of their intervals mi_low, mi_high, cmi_low and cmi_high;
            r, the Pearson correlation of both over words, with its interval low and high; and for the orthogonal
            estimator maps, the mean correlation of the two maps. Undefined values are NaN, such as the correlation of
            equal values or of fewer than three words, and intervals of a single picture.
    """

    rows: pd.DataFrame

    def __repr__(self) -> str:
        return f"<MeanInformation of {len(set(self.rows['label']))} classes in {self.rows['pictures'].max()} pictures>"

    @property
    def _size(self) -> tuple[float, float]:
        return 6.0, 0.8 + 0.34 * len(set(self.rows["label"]))

    def plot(self, ax: Axes | None = None, given: Literal["rest", ""] = "rest", **options: Any) -> Axes:
        """Draw the means of both estimators with their intervals, and the exact values where known.

        ``options`` are those of matplotlib's ``errorbar``.

        Raises ValueError if ``given`` is not "rest", for words given the rest of the caption, or "" for words alone.
        """
        if given not in ("rest", ""):
            raise ValueError(f"given must be 'rest' or ''; got {given!r}")
        ax = ax or new_axes(self._size)
        name = "cmi" if given else "mi"
        labels = list(dict.fromkeys(self.rows["label"]))
        for k, estimator in enumerate(ESTIMATORS):
            part = self.rows[self.rows["estimator"] == estimator].set_index("label").loc[labels]
            ends = np.abs(part[[f"{name}_low", f"{name}_high"]].to_numpy().T - part[name].to_numpy())
            ax.errorbar(
                part[name], np.arange(len(labels)) + 0.2 * k - 0.1, xerr=ends, fmt="o", label=estimator, **options
            )
        exact = self.rows[self.rows["estimator"] == "exact"].set_index("label")
        if len(exact):
            ax.scatter(exact.loc[labels, name], np.arange(len(labels)), marker="|", s=160, color="black", label="exact")
        ax.set_yticks(range(len(labels)), labels)
        ax.invert_yaxis()
        ax.set_xlabel(f"nats, {'given the rest' if given else 'alone'}")
        ax.legend(fontsize=8)
        return ax


def mean_information(table: pd.DataFrame, by: str = "label", resamples: int = 2000, seed: int = 0) -> MeanInformation:
    """Mutual information of each class of words and of all, with intervals that draw whole pictures again.

    ``table`` is that of :class:`WordInformation` or of :func:`with_exact`; ``by`` is the column that names the class,
    "label" or "word".
    """
    rows = []
    words = table[table["label"] != CAPTION]
    groups: Any = (table if by == "label" else words).groupby(by, sort=False)
    for label, part in [*groups, *([("all", words)] if len(words) else [])]:
        for estimator in [e for e in (*ESTIMATORS, "exact") if f"MI {e}" in table]:
            known = part.dropna(subset=[f"MI {estimator}", f"CMI {estimator}"])
            values, pictures = known[[f"MI {estimator}", f"CMI {estimator}"]].to_numpy(float), known["picture"]
            n = pictures.nunique()
            row: dict[str, Any] = {"label": label, "estimator": estimator, "n": len(known), "pictures": n}
            drawn = stats.cluster_bootstrap(values, pictures, resamples, seed) if n else np.full((1, 2), np.nan)
            for k, name in enumerate(("mi", "cmi")):
                low, high = stats.percentile_interval(drawn[:, k], n)
                row |= {name: values[:, k].mean() if n else np.nan, f"{name}_low": low, f"{name}_high": high}
            row |= _pearson(values[:, 0], values[:, 1], pictures, resamples, seed)
            rows.append(row | ({"maps": known["maps"].mean()} if estimator == "orthogonal" else {}))
    return MeanInformation(pd.DataFrame(rows))


def _pearson(x: np.ndarray, y: np.ndarray, pictures: pd.Series, resamples: int, seed: int) -> dict[str, float]:
    if len(x) < 3:
        return dict.fromkeys(("r", "low", "high"), np.nan)
    r = stats.weighted_correlation(x, y, stats.bootstrap_weights(pictures, resamples, seed))
    result = stats.bootstrap_summary(r, pictures.nunique() if np.isfinite(r[0]) else 0)
    return {"r": result["value"], "low": result["low"], "high": result["high"]}


def summary(table: pd.DataFrame, resamples: int = 2000, seed: int = 0, **facts: Any) -> dict[str, Any]:
    """Summarize :func:`mean_information`, ready for JSON: rounded, None for unknown values; ``facts`` are added."""
    counts = {"words": sum(table["label"] != CAPTION), "pictures": len(set(table["picture"]))}
    rows = mean_information(table, resamples=resamples, seed=seed).rows.to_dict("records")
    return {**facts, "versions": versions(), **counts, "classes": to_json(rows)}
