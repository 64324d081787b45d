"""Noise levels: weights are one over the density, ranges are kept, integrals come out."""

import math

import numpy as np
import pytest

from infodiff_widgets.core.logsnr import LogSNRDistribution

PAPER = LogSNRDistribution.clipped(1, 2, 3)


def test_the_clip_is_kept():
    levels, _ = PAPER.midpoints(10_000)
    assert (PAPER.low, PAPER.high) == (-5, 7)
    assert levels.min() >= -5
    assert levels.max() <= 7
    assert levels.min() < -4.9  # and used to its ends


def test_weights_average_to_the_width_of_the_range():
    _, weights = PAPER.midpoints(100_000)
    assert weights.mean() == pytest.approx(2 * 3 * 2, rel=1e-5)


def test_weights_are_the_papers():
    levels, weights = PAPER.midpoints(7)
    z = (levels - 1) / 2
    sigmoid = 1 / (1 + np.exp(-z))
    np.testing.assert_allclose(weights, 2 * math.tanh(3 / 2) / (sigmoid * (1 - sigmoid)), rtol=1e-10)


def test_two_hundred_midpoints_integrate_a_gaussians_information_to_1e_5():
    # For correlation ρ, k = ρ², the integrand of I(X; Y) is ½σ(α)·[1 − (1 − k)/(1 − kσ(α))].
    k = 0.64
    levels, weights = LogSNRDistribution(0, 2, -24, 24).midpoints(200)
    signal = 1 / (1 + np.exp(-levels))
    integrand = 0.5 * signal * (1 - (1 - k) / (1 - k * signal))
    assert np.mean(weights * integrand) == pytest.approx(-0.5 * math.log(1 - k), abs=1e-5)


def test_strata_put_one_draw_in_each_part():
    rng = np.random.default_rng(0)
    levels, _ = PAPER.stratified(16, rng)
    edges, _ = PAPER.quantile(np.arange(1, 16) / 16)
    assert (np.searchsorted(edges, levels) == np.arange(16)).all()


@pytest.mark.parametrize("mirror", [1, -1])
@pytest.mark.parametrize("scale", [0.2, 0.02])
def test_tails_are_sampled_as_exactly_as_the_middle(mirror, scale):
    low, high = sorted((-mirror, 0))
    tail = LogSNRDistribution(-9 * mirror, scale, low, high)
    u = np.arange(0.5, 1000) / 1000
    levels, weights = tail.quantile(u)
    assert (np.diff(levels) > 0).all()
    # Far from the location the density falls off exponentially, which has a closed form.
    distance = -scale * np.log1p((u if mirror > 0 else 1 - u) * np.expm1(-1 / scale))
    expected = mirror * (distance - 1)
    np.testing.assert_allclose(levels, expected, atol=1e-9)
    np.testing.assert_allclose(weights, -scale * np.expm1(-1 / scale) * np.exp(distance / scale), rtol=1e-9)


NONSENSE = [
    ((0, 1, 3, 3), "empty"), ((0, 0, -1, 1), "positive scale"), ((-9, 0.01, -1, 0), "use a loc between them"),
    ((9, 0.01, -1, 0), "use a loc between them"), ((0, 1e10, -1, 1), "a scale like their distance"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), NONSENSE)
def test_nonsense_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        LogSNRDistribution(*arguments)
