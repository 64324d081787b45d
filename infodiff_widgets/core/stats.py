"""Correlations, cluster bootstraps, confidence intervals and standard errors.

Words of one picture are not independent, so the bootstrap draws whole clusters (pictures) with all their items.
All intervals cover 95 %.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

Method = Literal["pearson", "spearman"]

_TAILS = (0.025, 0.975)
_Z95 = 1.959964
_EQUAL = 1e-24  # sum of squares, relative to the largest value, of values that differ by rounding alone
_CHUNK = 200  # resamples at once, to bound memory


def round_stderr(rounds: np.ndarray) -> np.ndarray:
    """Standard error of the mean over independent rounds [R, ...]; NaN for a single round."""
    n = len(rounds)
    return rounds.std(0, ddof=1) / math.sqrt(n) if n > 1 else np.full(rounds.shape[1:], np.nan)


def cluster_mean(values: np.ndarray, clusters: ArrayLike) -> tuple[float, float]:
    """Mean of values [n] and its standard error if only clusters are independent; NaN for a single cluster."""
    values = np.asarray(values, float)
    deviations = np.bincount(np.unique(np.asarray(clusters), return_inverse=True)[1], values - values.mean())
    n = len(deviations)
    stderr = math.sqrt(np.square(deviations).sum() * n / (n - 1)) / len(values) if n > 1 else math.nan
    return float(values.mean()), stderr


def ranks(values: np.ndarray) -> np.ndarray:
    """Ranks of all elements, scaled to [0, 1], in the shape of the array; equal values share their mean rank."""
    from scipy.stats import rankdata

    return ((rankdata(values) - 1) / max(values.size - 1, 1)).reshape(values.shape)


def correlations(a: np.ndarray, b: np.ndarray) -> dict[str, float | None]:
    """Pearson and Spearman correlation of two arrays of one shape; None where one of them is constant."""
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        return {"pearson": None, "spearman": None}
    pairs = {"pearson": (a, b), "spearman": (ranks(a), ranks(b))}
    return {method: float(np.corrcoef(x.ravel(), y.ravel())[0, 1]) for method, (x, y) in pairs.items()}


def weighted_ranks(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Ranks [R, n], counted from 1, of values [n] in R samples; equal values share their mean rank.

    ``weights`` [R, n] say how often each sample holds each value; values it does not hold get the rank they would have.
    """
    _, inverse = np.unique(values, return_inverse=True)
    mass = np.zeros((inverse.max() + 1, len(weights)))
    np.add.at(mass, inverse, weights.T)
    return (mass.cumsum(0) - mass / 2 + 0.5)[inverse].T


def weighted_correlation(a: np.ndarray, b: np.ndarray, weights: np.ndarray, method: Method = "pearson") -> np.ndarray:
    """Correlation of values a and b, [n], in R samples of weights [R, n]; NaN where a sample of one is constant."""
    parts = []
    for start in range(0, len(weights), _CHUNK):
        w = weights[start : start + _CHUNK]
        pair = (a, b) if method == "pearson" else (weighted_ranks(a, w), weighted_ranks(b, w))
        x, y = (np.atleast_2d(v) / max(np.abs(v).max(), 1e-300) for v in pair)
        x, y = (v - (v * w).sum(1, keepdims=True) / w.sum(1, keepdims=True) for v in (x, y))
        xx, yy, xy = ((w * product).sum(1) for product in (x * x, y * y, x * y))
        varies = np.minimum(xx, yy) > _EQUAL
        parts.append(np.where(varies, xy / np.sqrt(np.where(varies, xx * yy, 1)), np.nan))
    return np.concatenate(parts)


def _resample(clusters: ArrayLike, resamples: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Cluster of each item, by order of appearance [n], and how often each resample holds it [resamples, clusters]."""
    import pandas as pd

    index, names = pd.factorize(np.asarray(clusters))
    equal = np.full(len(names), 1 / len(names))
    return index, np.random.default_rng(seed).multinomial(len(names), equal, resamples)


def bootstrap_weights(clusters: ArrayLike, resamples: int = 2000, seed: int = 0) -> np.ndarray:
    """How often each item is held, [1 + resamples, n]: once in the sample itself (row 0), then in every resample.

    For statistics that are no means, such as :func:`weighted_correlation`; see :func:`bootstrap_summary`.
    """
    index, drawn = _resample(clusters, resamples, seed)
    return np.concatenate([np.ones((1, len(index))), drawn[:, index].astype(float)])


def cluster_bootstrap(values: np.ndarray, clusters: ArrayLike, resamples: int = 2000, seed: int = 0) -> np.ndarray:
    """Bootstrap means [resamples, ...] of values [items, ...]: each resample draws whole clusters with all their items.

    ``clusters`` [items] names the cluster of each item, such as its picture. Equal seeds draw equal clusters, so
    differences of means are paired.
    """
    index, drawn = _resample(clusters, resamples, seed)
    sums = np.zeros((drawn.shape[1], *values.shape[1:]))
    np.add.at(sums, index, values)
    sizes = (drawn @ np.bincount(index)).reshape(-1, *[1] * (values.ndim - 1))
    return np.tensordot(drawn.astype(float), sums, 1) / sizes


def percentile_interval(draws: np.ndarray, clusters: int, minimum: int = 2) -> tuple[float, float]:
    """Percentile interval of bootstrap draws [R], NaN draws left out; NaN for fewer than ``minimum`` clusters."""
    finite = draws[np.isfinite(draws)]
    if clusters < minimum or not len(finite):
        return math.nan, math.nan
    low, high = np.quantile(finite, _TAILS)
    return float(low), float(high)


def bootstrap_summary(values: np.ndarray, clusters: int) -> dict[str, float]:
    """Value, stderr, low and high of a statistic of :func:`bootstrap_weights` [1 + resamples]; NaN below 3 clusters."""
    low, high = percentile_interval(values[1:], clusters, minimum=3)
    draws = values[1:][np.isfinite(values[1:])]
    stderr = math.nan if math.isnan(low) else float(draws.std(ddof=1))
    return {"value": float(values[0]), "stderr": stderr, "low": low, "high": high}


def wilson_interval(share: float, n: int) -> tuple[float, float]:
    """Wilson interval of a share of n independent trials; the share may count ties as parts (Wilson, 1927).

    >>> [round(end, 3) for end in wilson_interval(1.0, 20)]
    [0.839, 1.0]
    """
    middle = (share + _Z95**2 / (2 * n)) / (1 + _Z95**2 / n)
    half = _Z95 / (1 + _Z95**2 / n) * math.sqrt(share * (1 - share) / n + _Z95**2 / (4 * n**2))
    return max(0.0, middle - half), min(1.0, middle + half)
