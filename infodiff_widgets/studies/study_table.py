"""Rows of a study as columns of a table: texts, numbers with their errors, and means with intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from infodiff_widgets.core.stats import cluster_bootstrap, cluster_mean, percentile_interval
from infodiff_widgets.studies.localization_report import choose_thresholds
from infodiff_widgets.studies.metrics import BEST, HELD_OUT

CAPTION, LABEL = ("prompt", "caption", "true"), ("label", "class", "kind")
"""Columns with the caption and with the class of the word, by their names in the studies of this package."""
WAYS = ("method", "score", "given", "pipeline", "estimator")
"""Columns that distinguish measurements of one word, which are shown beside each other."""
ERRORS = (" stderr", "_stderr")
RESAMPLED = 200
"""Largest number of pictures that are resampled for an interval; of more, the mean is close to normal."""


@dataclass(frozen=True)
class Number:
    """A column: ``group`` is the score, such as "pointing", and ``name`` what is scored, such as a method.

    Numbers that are equal for all methods have the group "item". Studies that compare nothing have the group "".
    """

    group: str
    name: str
    values: np.ndarray
    errors: np.ndarray | None = None


@dataclass(frozen=True)
class StudyTable:
    """A row for each word.

    Attributes:
        texts: by name: item (its key in the store), caption, word, label, and note, which joins all other texts.
        numbers: columns of numbers [n], one group after the other.
        clusters: what is independent of the rest, such as the picture, as a number [n].
    """

    texts: dict[str, list[str]] = field(default_factory=dict)
    numbers: list[Number] = field(default_factory=list)
    clusters: np.ndarray = field(default_factory=lambda: np.array([], int))

    def summary(self) -> dict[str, list[list[float]]]:
        """Mean, ends of its 95 % interval, and count, of each number by label; "" for all labels."""
        labels = np.array(self.texts.get("label", []), str)
        parts = {"": np.full(len(labels), True)} | {str(each): labels == each for each in np.unique(labels) if each}
        return {label: [self._mean(number, part) for number in self.numbers] for label, part in parts.items()}

    def _mean(self, number: Number, part: np.ndarray) -> list[float]:
        known = part & np.isfinite(number.values)
        values, clusters = number.values[known].astype(float), self.clusters[known]
        n = len(np.unique(clusters))
        if n > RESAMPLED:
            mean, stderr = cluster_mean(values, clusters)
            ends = NormalDist(mean, stderr).inv_cdf(0.025), NormalDist(mean, stderr).inv_cdf(0.975)
        else:
            mean = float(values.mean()) if n else math.nan
            ends = percentile_interval(cluster_bootstrap(values, clusters), n) if n > 1 else (math.nan, math.nan)
        return [mean, *ends, len(values)]


def study_table(rows: pd.DataFrame) -> StudyTable:
    """Arrange the rows of a study. Columns that hold neither texts nor numbers, such as curves, are left out."""
    if rows.empty:
        return StudyTable()
    if {"iou", "method"} <= set(rows):
        rows = choose_thresholds(rows)[0]
    numeric = [name for name in rows if is_numeric_dtype(rows[name]) or is_bool_dtype(rows[name])]
    numeric = sorted({*numeric} - {"item", "index", "picture"}, key=[BEST, HELD_OUT, *rows].index)
    other = [name for name in rows if name not in numeric and pd.api.types.is_scalar(rows[name].iloc[0])]
    texts: Any = rows[other].fillna("").astype(str)
    ways = [name for name in WAYS if name in texts and texts[name].nunique() > 1]
    if texts.duplicated().any():  # several measurements that nothing distinguishes
        ways = []
    own = texts.drop(columns=ways)
    place = own.groupby(list(own), sort=False).ngroup().to_numpy() if ways else np.arange(len(rows))
    way = pd.Series(_joined(texts[ways].replace("", "alone"), ", "), rows.index)

    def column(name: str, at: str) -> np.ndarray:
        chosen, values = np.asarray(way == at), np.full(place.max() + 1, np.nan, np.float32)
        values[place[chosen]] = rows.loc[chosen, name].to_numpy(float, na_value=np.nan)
        return values

    numbers, shared = [], []
    for name in rows[numeric].dropna(axis="columns", how="all"):
        if name.endswith(ERRORS) and any(name.removesuffix(ending) in numeric for ending in ERRORS):
            continue
        error = next((name + ending for ending in ERRORS if name + ending in numeric), None)
        columns = [Number(name, at, column(name, at), error and column(error, at)) for at in way.unique()]
        if all(np.array_equal(columns[0].values, each.values, equal_nan=True) for each in columns):
            shared.append(Number("item" if ways else "", name, columns[0].values, columns[0].errors))
        else:
            numbers += columns
    own = own[~pd.Series(place).duplicated().to_numpy()]
    clusters = own["picture"] if "picture" in own else own["item"]
    return StudyTable(_roles(own), numbers + shared, pd.factorize(clusters)[0])


def _roles(texts: pd.DataFrame) -> dict[str, list[str]]:
    """Columns by what they are to the reader."""
    roles = {"item": ("item",), "caption": (*CAPTION, "item"), "word": ("word",), "label": LABEL}
    named = {role: next((name for name in names if name in texts), None) for role, names in roles.items()}
    rest = texts[[name for name in texts if name not in (*named.values(), "index")]]
    columns = {role: [""] * len(texts) if name is None else texts[name].tolist() for role, name in named.items()}
    return columns | {"note": _joined(rest, " · ")}


def _joined(texts: Any, separator: str) -> list[str]:
    """The texts of each row that are not empty, joined."""
    return [separator.join(filter(None, row)) for row in texts.itertuples(index=False)]
