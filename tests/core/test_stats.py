"""Correlations against scipy and numpy, bootstraps against explicit resampling, and the coverage of intervals."""

import math

import numpy as np
import pytest
from scipy import stats as scipy_stats

from infodiff_widgets.core import stats


def test_correlations_are_those_of_scipy():
    rng = np.random.default_rng(0)
    a = rng.integers(0, 9, (6, 7)).astype(float)  # with ties
    b = a + rng.normal(0, 2, a.shape).round()
    expected = {
        "pearson": scipy_stats.pearsonr(a.ravel(), b.ravel()).statistic,
        "spearman": scipy_stats.spearmanr(a.ravel(), b.ravel()).statistic,
    }
    assert stats.correlations(a, b) == pytest.approx(expected)
    assert stats.correlations(a, np.ones(a.shape)) == {"pearson": None, "spearman": None}


def test_ranks_share_the_mean_of_ties():
    assert stats.ranks(np.array([[3.0, 1.0], [3.0, 7.0]])).tolist() == [[0.5, 0.0], [0.5, 1.0]]
    assert stats.ranks(np.array([2.0])).tolist() == [0.0]


@pytest.mark.parametrize("method", ["pearson", "spearman"])
def test_weighted_correlations_are_those_of_repeated_samples(method):
    rng = np.random.default_rng(5)
    x, y = rng.gamma(1, size=(2, 12)).round(1)
    weights = stats.bootstrap_weights(np.arange(12) // 3, 300, seed=0)
    assert (weights[0] == 1).all()
    assert (weights.sum(1) == 12).all()
    found = stats.weighted_correlation(x, y, weights, method)
    for r, times in zip(found, weights.astype(int), strict=True):
        a, b = np.repeat(x, times), np.repeat(y, times)
        assert r == pytest.approx(stats.correlations(a, b)[method])
    constant = stats.weighted_correlation(np.array([1, 2, 3.0]), np.array([0.1 + 0.2, 0.3, 0.3]), np.ones((1, 3)))
    assert np.isnan(constant).all()  # different by rounding alone


def test_the_bootstrap_draws_whole_clusters():
    values = np.random.default_rng(1).normal(size=(9, 2))
    clusters = ["b", "b", "a", "c", "c", "c", "a", "d", "d"]
    means = stats.cluster_bootstrap(values, clusters, 50, seed=3)
    weights = stats.bootstrap_weights(clusters, 50, seed=3)[1:]
    np.testing.assert_allclose(means, weights @ values / weights.sum(1, keepdims=True))
    assert all(len(set(row[np.array(clusters) == name])) == 1 for row in weights for name in "abcd")
    assert means.shape == (50, 2)


def test_bootstrap_intervals_cover_the_mean_and_count_clusters():
    rng, covered = np.random.default_rng(0), 0
    clusters = np.repeat(np.arange(40), 3)
    for _ in range(200):
        values = np.repeat(rng.normal(0.5, 0.2, 40), 3) + rng.normal(0, 0.02, 120)
        low, high = stats.percentile_interval(stats.cluster_bootstrap(values, clusters, 400, seed=1), 40)
        covered += low < 0.5 < high
    assert 0.9 < covered / 200 < 0.99
    naive = stats.percentile_interval(stats.cluster_bootstrap(values, np.arange(120), 400, seed=1), 120)
    assert high - low > 1.4 * np.ptp(naive)  # three words of one picture are not three pictures
    mean, stderr = stats.cluster_mean(values, clusters)
    assert mean == pytest.approx(values.mean())
    assert stderr == pytest.approx((high - low) / (2 * 1.96), rel=0.15)


def test_summaries_leave_out_undefined_resamples():
    values = np.array([0.5, 0.1, np.nan, 0.9])
    assert stats.bootstrap_summary(values, 3) == pytest.approx(
        {"value": 0.5, "stderr": np.std([0.1, 0.9], ddof=1), "low": 0.12, "high": 0.88}
    )
    few = stats.bootstrap_summary(values, 2)
    assert few["value"] == 0.5
    assert np.isnan([few["stderr"], few["low"], few["high"]]).all()
    assert np.isnan(stats.percentile_interval(np.array([np.nan]), 5)).all()


def test_errors_of_means():
    mean, stderr = stats.cluster_mean(np.array([1.0, 1.0, 3.0, 3.0]), [0, 0, 1, 1])  # two values, each twice
    assert (mean, stderr) == (2, pytest.approx(np.std([1, 3], ddof=1) / math.sqrt(2)))
    assert math.isnan(stats.cluster_mean(np.array([1.0, 2.0]), ["a", "a"])[1])
    rounds = np.random.default_rng(0).normal(size=(5, 3))
    np.testing.assert_allclose(stats.round_stderr(rounds), scipy_stats.sem(rounds))
    assert np.isnan(stats.round_stderr(rounds[:1])).all()
    assert math.isnan(float(stats.round_stderr(np.array([1.0]))))


def test_wilson_intervals_are_those_of_scipy():
    for right, n in ((0, 10), (7, 10), (20, 20)):
        expected = scipy_stats.binomtest(right, n).proportion_ci(method="wilson")
        assert stats.wilson_interval(right / n, n) == pytest.approx((expected.low, expected.high), abs=1e-6)
    low, high = stats.wilson_interval(0.45, 10)  # a tie counts as half
    assert low < 0.45 < high
