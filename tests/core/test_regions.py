"""Information in a part of an image: its value, and an error that knows that pixels err together."""

import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from infodiff_widgets.core.denoisers import MixtureDenoiser
from infodiff_widgets.core.estimate import estimate, estimate_iter, word_prompts
from infodiff_widgets.core.resample import MAX_CELLS as CELLS
from infodiff_widgets.core.resample import average_down
from infodiff_widgets.core.results import region_sum
from infodiff_widgets.prompts import Prompt

TEXT = "a dog and a cat"
IMAGES = torch.randn(6, 3, 4, 6, generator=torch.Generator().manual_seed(3))
WHOLE, PART = (0, 0, 6, 4), (1, 0, 5, 3)


def denoiser():
    asked = {p: [len(p) % 6, len(p.split()) % 6] for p in word_prompts(Prompt(TEXT)) if p}
    return MixtureDenoiser(IMAGES.flatten(1), 0.01, prompts=asked)


def estimate_of(samples, seed=0):
    return estimate(denoiser(), IMAGES[0], TEXT, samples=samples, seed=seed, progress=False)


@pytest.fixture(scope="module")
def info():
    return estimate_of(64)


@pytest.fixture(scope="module")
def seeds():
    return [estimate_of(32, seed) for seed in range(60)]


@pytest.mark.parametrize("estimator", ["orthogonal", "standard"])
def test_a_region_is_the_sum_of_its_pixels(info, estimator):
    heatmap = info.heatmap("dog", estimator=estimator)
    found = info.region("dog", PART, estimator=estimator)
    assert found.value == pytest.approx(heatmap.values[0:3, 1:5].sum(), rel=1e-6)
    pixel = info.region("dog", (2, 3, 3, 4), estimator=estimator)
    assert pixel.stderr == pytest.approx(heatmap.stderr[3, 2], rel=1e-5)
    halves = [info.region("dog", box, estimator=estimator).value for box in ((0, 0, 2, 4), (2, 0, 6, 4))]
    assert sum(halves) == pytest.approx(heatmap.total.value, rel=1e-5, abs=1e-5)


@pytest.mark.parametrize("word", [None, "cat"])
def test_the_whole_image_has_the_error_of_the_total(word):
    info = estimate_of(16)  # 4 rounds, each a replicate of its own: the two errors are the same number
    total, found = info.heatmap(word).total, info.region(word, WHOLE)
    assert found.value == pytest.approx(total.value, rel=1e-5)
    assert found.stderr == pytest.approx(total.stderr, rel=1e-4)


def test_the_error_of_a_region_is_how_far_it_strays(seeds):
    """Over runs with other draws; adding up the errors of pixels as if they were independent claims far too little."""
    found = [info.region("dog", PART) for info in seeds]
    strays = np.std([f.value for f in found], ddof=1)
    claimed = math.sqrt(np.mean([f.stderr**2 for f in found]))
    # The variance of each is known to about √(2/59) and, of heavy tails, somewhat worse: within 40 % of one another.
    assert claimed == pytest.approx(strays, rel=0.4)
    apart = math.sqrt(np.mean([(info.heatmap("dog").stderr[0:3, 1:5].astype(float) ** 2).sum() for info in seeds]))
    assert apart < 0.5 * strays


@pytest.mark.parametrize("frame", [None, (3, 0, 9, 8)])
def test_a_map_can_be_read_at_another_size(info, frame):
    framed = replace(info, image=np.zeros((8, 12, 3), np.uint8), frame=frame)
    whole, small = (framed.heatmap("dog", size=size) for size in (None, (2, 4)))
    assert (whole.values.shape, small.values.shape) == ((8, 12), (2, 4))
    np.testing.assert_allclose(small.values, whole.values.reshape(2, 4, 4, 3).sum((1, 3)), rtol=1e-5, atol=1e-6)
    one = framed.heatmap("dog", size=(1, 1))
    assert one.stderr[0, 0] == pytest.approx(framed.region("dog", (0, 0, 12, 8)).stderr, rel=1e-5)
    for size in ((0, 3), (2,), 5, (1.5, 2)):
        with pytest.raises((TypeError, ValueError), match="size must be"):
            framed.heatmap("dog", size=size)


def test_other_questions_have_regions_too(info):
    band = (info.bands[1], info.bands[3])
    found = info.region("dog", WHOLE, given="", band=band)
    assert found.value == pytest.approx(info.mi("dog", band=band).value, rel=1e-4)
    assert found.value != pytest.approx(info.region("dog", WHOLE, band=band).value, rel=1e-2)
    assert info.pointwise_map(info.prompts[2], "").region(PART).value > 0


def test_fine_maps_keep_the_error_of_a_region_in_fewer_cells():
    size = (2 * CELLS, 3 * CELLS)  # three pixels a cell, and the rows have no whole number
    rng = np.random.default_rng(0)
    parts = np.repeat(np.repeat(rng.normal(size=(8, 8, 12)), 16, 1), 16, 2) + rng.normal(size=(8, *size))
    coarse = average_down(parts)
    assert coarse.shape == (8, 43, CELLS)
    assert coarse.dtype == np.float32
    values = parts.mean(0)

    def exact(left, top, right, bottom):
        return math.sqrt((parts[:, top:bottom, left:right].sum((1, 2)) ** 2).sum())

    for box, within in (((0, 0, size[1], size[0]), 1e-5), ((48, 32, 80, 64), 0.1), ((10, 7, 101, 50), 0.1)):
        value, error = region_sum(values, coarse, box)
        assert value == pytest.approx(values[box[1] : box[3], box[0] : box[2]].sum())
        assert error == pytest.approx(exact(*box), rel=within)
    np.testing.assert_array_equal(average_down(parts[:, :CELLS, :CELLS]), parts[:, :CELLS, :CELLS].astype(np.float32))


def test_cells_that_a_box_cuts_count_by_area():
    parts = np.zeros((2, 2, 2), np.float32)
    parts[:, 0, 0] = 3, 4
    value, error = region_sum(np.ones((4, 6)), parts, (0, 0, 1, 1))  # a sixth of the first cell of 3×2 pixels
    assert (value, error) == (1, pytest.approx(5))
    assert region_sum(np.ones((4, 6)), parts, (2, 1, 6, 4)) == (12, pytest.approx(5))


def test_pixels_without_a_value_are_left_out():
    values, parts = np.ones((2, 2)), np.ones((1, 2, 2), np.float32)
    values[0, 0] = parts[0, 0, 0] = np.nan
    assert region_sum(values, parts, (0, 0, 2, 2)) == (3, 3)
    value, error = region_sum(values, None, (0, 0, 1, 1))
    assert math.isnan(value)
    assert math.isnan(error)


def test_a_single_part_leaves_the_error_open():
    info = next(estimate_iter(denoiser(), IMAGES[0], TEXT))
    assert info.heatmap("dog").replicates is None
    assert math.isnan(info.region("dog", PART).stderr)


@pytest.mark.parametrize("box", [(0, 0, 7, 4), (-1, 0, 2, 2), (2, 0, 2, 4), (0, 3, 6, 1)])
def test_boxes_outside_or_empty_are_named(info, box):
    with pytest.raises(ValueError, match=r"left < right and top < bottom, inside this map of 6×4; got \("):
        info.region("dog", box)


@pytest.mark.parametrize("box", [(0, 0, 5), "abcd", 3, (0, 0, 1.5, 2)])
def test_boxes_that_are_not_four_whole_numbers_are_named(info, box):
    with pytest.raises(TypeError, match="a box is .*four whole numbers|an edge of a box must be a whole number"):
        info.region("dog", box)


def test_only_images_have_regions():
    denoiser = MixtureDenoiser(IMAGES.flatten(1), 0.01, prompts={"y": [0, 1]})
    found = estimate(denoiser, IMAGES[0].flatten(), prompts=["", "y"], samples=8, progress=False).pointwise_map("y")
    assert found.replicates.shape[1:] == (72,)
    with pytest.raises(ValueError, match=r"rows and columns has regions; this one is \[72\]"):
        found.region((0, 0, 1, 1))
