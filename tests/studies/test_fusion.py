"""Combined maps: the filters against their definitions, and IoU against counting pixel by pixel."""

import numpy as np
import pytest

from infodiff_widgets.studies.fusion import METHODS, combine, guided, smoothed
from infodiff_widgets.studies.metrics import average_precision, iou, minmax

SHAPE = (20, 28)


@pytest.fixture
def maps():
    rng = np.random.default_rng(0)
    return {name: rng.gamma(0.5, size=SHAPE) for name in ("CMI", "CMI standard", "attention")}


@pytest.fixture
def picture():
    return np.random.default_rng(1).integers(0, 256, (*SHAPE, 3), dtype=np.uint8)


def test_combined_maps_are_what_they_are_called(maps, picture):
    cmi, standard, attention = (maps[name] for name in ("CMI", "CMI standard", "attention"))
    combined = combine(maps, picture)
    assert (*maps, *combined) == METHODS[2:]
    np.testing.assert_allclose(combined["attention + information"], (minmax(attention) + minmax(cmi)) / 2)
    np.testing.assert_array_equal(combined["attention, guided"], guided(attention, picture, max(SHAPE) // 8))
    fused = guided((cmi * standard) ** 0.25, picture, max(SHAPE) // 8)
    np.testing.assert_allclose(combined["fused"], fused)
    assert min(values.min() for values in combined.values()) >= 0
    bare = combine({name: maps[name] for name in ("CMI", "CMI standard")}, picture)
    assert list(bare) == ["fused"]
    np.testing.assert_array_equal(bare["fused"], combined["fused"])


def test_the_gaussian_filter_keeps_sums_and_spreads():
    point = np.zeros((33, 41))
    point[16, 20] = 1
    found = smoothed(point, 2)
    rows, columns = np.indices(point.shape)
    assert found.sum() == pytest.approx(1)
    assert (found * (rows - 16) ** 2).sum() == pytest.approx(4, rel=0.05)
    assert (found * (columns - 20) ** 2).sum() == pytest.approx(4, rel=0.05)
    np.testing.assert_allclose(smoothed(np.ones((5, 6)), 3), 1)
    assert smoothed(point, 0) is point


def by_hand(values, picture, radius, variance):
    """The guided filter, window by window."""
    colour, (height, width) = picture / 255, values.shape
    slopes, offsets = np.zeros((height, width, 3)), np.zeros((height, width))

    def window(row, column):
        return slice(max(row - radius, 0), row + radius + 1), slice(max(column - radius, 0), column + radius + 1)

    for row in range(height):
        for column in range(width):
            here = window(row, column)
            x, y = colour[here].reshape(-1, 3), values[here].ravel()
            covariance = np.cov(x.T, ddof=0) + variance * np.eye(3)
            slopes[row, column] = np.linalg.solve(covariance, ((x - x.mean(0)) * y[:, None]).mean(0))
            offsets[row, column] = y.mean() - slopes[row, column] @ x.mean(0)
    found = [
        [
            slopes[window(r, c)].reshape(-1, 3).mean(0) @ colour[r, c] + offsets[window(r, c)].mean()
            for c in range(width)
        ]
        for r in range(height)
    ]
    return np.maximum(found, 0)


def test_the_guided_filter_is_the_published_one(maps, picture):
    for radius in (3, 25):  # 25 is beyond the edges
        expected = by_hand(maps["CMI"], picture, radius, 0.01)
        np.testing.assert_allclose(guided(maps["CMI"], picture, radius, 0.01), expected, atol=1e-10)


def test_the_guided_filter_ends_at_edges():
    picture = np.full((32, 32, 3), 40, np.uint8)
    picture[8:20, 8:24] = (220, 60, 30)
    values = np.zeros((32, 32))
    values[12:15, 10:14] = 1  # a part of the object is enough
    found, mask = guided(values, picture, 8), picture[..., 0] == 220
    assert average_precision(found, mask) > 0.99
    assert iou(found, mask, np.arange(100) / 100).max() > 0.95
    assert iou(smoothed(values, 2), mask, np.arange(100) / 100).max() < 0.6


def test_overlaps_are_those_of_counting():
    values = np.random.default_rng(2).gamma(0.5, size=SHAPE).round(1)
    mask = values + np.random.default_rng(3).normal(0, 0.3, SHAPE) > 0.5
    levels = np.arange(100) / 100
    inside = minmax(values) > levels[:, None, None]
    expected = (inside & mask).sum((1, 2)) / (inside | mask).sum((1, 2))
    np.testing.assert_array_equal(iou(values, mask, levels), expected)
    assert iou(np.ones(SHAPE), np.zeros(SHAPE, bool), [0.5]) == 0
    levels = np.unique(values)[::-1]
    found = values >= levels[:, None, None]
    precision = (found & mask).sum((1, 2)) / found.sum((1, 2))
    cache = (found & mask).sum((1, 2)) / mask.sum()
    assert average_precision(values, mask) == pytest.approx((np.diff(cache, prepend=0) * precision).sum())
    assert average_precision(values**3, mask) == average_precision(values, mask)
