"""Decompositions that are known in closed form. Tolerances are 3 standard errors, and those are at most 2 %."""

import functools
import math

import matplotlib
import numpy as np
import pytest
import torch

import infodiff_widgets as idw
from infodiff_widgets.core.denoisers import MixtureDenoiser
from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.core.pid import decompose, four_prompts
from infodiff_widgets.prompts import Prompt

matplotlib.use("agg")
COPIES = 60
LN2 = math.log(2)
ESTIMATORS = ("orthogonal", "standard")


def side_by_side(denoiser, x, prompts, levels=(-0.5, 1.0), samples=1024):
    """An estimate for COPIES independent copies of a small x at once: as many times the information."""

    def copies(z, logsnr, prompts):
        each = [y for y in prompts for _ in range(COPIES)]
        return denoiser(z.flatten(0, 1), logsnr.repeat_interleave(COPIES), each).reshape(z.shape)

    distribution = LogSNRDistribution(*levels, -13, 13)
    tiled = x.expand(COPIES, *x.shape).contiguous()
    return estimate(copies, tiled, prompts=prompts, samples=samples, logsnr_distribution=distribution, progress=False)


def close(found, exact, scale=COPIES * LN2):
    """Within 3 standard errors, each at most 2 % of the information that there is, ``scale``."""
    assert found.stderr <= 0.02 * scale, f"error too large to tell: {found}"
    assert abs(found.value - COPIES * exact) <= 3 * found.stderr + 1e-3 * scale, f"{found}, exactly {COPIES * exact}"


def parts(pid):
    return pid.redundancy, *pid.unique, pid.synergy


def points(n, prompts):
    return MixtureDenoiser(3 * torch.eye(n), prompts=prompts)


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_exclusive_or_is_synergy(estimator):
    corners = 2 * torch.tensor([[1.0, -1.0], [-1.0, 1.0]])[[0, 1, 1, 0]]  # x = y1 xor y2
    denoiser = MixtureDenoiser(corners, prompts={"one": [0, 1], "other": [0, 2], "both": [0]})
    pid = decompose(
        side_by_side(denoiser, corners[0], ["", "one", "other", "both"]), "both", "one", "other", "", estimator
    )
    for part, exact in zip(parts(pid), (0, 0, 0, LN2), strict=True):
        close(part, exact)


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_a_copied_word_is_redundant(estimator):
    denoiser = points(4, {"one": [0, 1], "other": [0, 1], "both": [0, 1]})
    pid = decompose(
        side_by_side(denoiser, 3 * torch.eye(4)[0], ["", "one", "other", "both"]), "both", "one", "other", "", estimator
    )
    for part, exact in zip(parts(pid), (LN2, 0, 0, 0), strict=True):
        close(part, exact)


def test_a_noun_and_a_word_for_its_kind():
    # "animal" is told by "dog": redundancy ln 2; the rest of "dog" is its own.
    denoiser = points(4, {"dog": [0], "animal": [0, 1], "both": [0]})
    info = side_by_side(denoiser, 3 * torch.eye(4)[0], ["", "dog", "animal", "both"])
    for estimator, exact in {"orthogonal": (LN2, LN2, 0, 0), "standard": (2 * LN2, 0, -LN2, LN2)}.items():
        pid = decompose(info, "both", "dog", "animal", "", estimator)
        for part, value in zip(parts(pid), exact, strict=True):
            close(part, value, 2 * COPIES * LN2)  # the information of "dog"
        assert pid.unique[0].stderr == 0 or pid.unique[1].stderr == 0  # the smaller word has none of its own


@pytest.mark.parametrize(("one", "other", "between"), [(0.8, 0.5, 0.4), (0.6, 0.6, 0.0), (0.7, 0.35, 0.5)])
def test_gaussian_words_share_the_smaller_information(one, other, between):
    # MMI of Gaussians (Barrett, 2015). Every coordinate is one draw of x ~ N(0, 1) with two words of its own. Draws of
    # exactly this covariance have the mutual information as their mean, −½ ln of the variance that is left: i^o is
    # quadratic in the draws.
    covariance, size = np.array([[1, one, other], [one, 1, between], [other, between, 1]]), 2000
    draws = np.random.default_rng(0).standard_normal((size, 3))
    draws = np.linalg.qr(draws)[0] * math.sqrt(size) @ np.linalg.cholesky(covariance).T
    x, *words = torch.from_numpy(draws).T

    @functools.cache
    def posterior(prompt):
        known = [int(k) for k in prompt]
        gain = np.linalg.solve(covariance[np.ix_(known, known)], covariance[known, 0])
        mean = sum((g * words[k - 1] for g, k in zip(gain, known, strict=True)), torch.zeros(()))
        return mean, 1 - gain @ covariance[known, 0]

    def denoiser(z, logsnr, prompts):
        rows = []
        for noisy, alpha, prompt in zip(z, logsnr, prompts, strict=True):
            (mean, variance), signal = posterior(prompt), alpha.sigmoid()
            rows.append((1 - signal).sqrt() * (noisy - signal.sqrt() * mean) / (signal * variance + 1 - signal))
        return torch.stack(rows)

    levels = LogSNRDistribution(0, 2.5, -14, 14)
    info = estimate(denoiser, x, prompts=["", "1", "2", "12"], samples=256, logsnr_distribution=levels, progress=False)
    pid = decompose(info, "12", "1", "2")
    i1, i2, i12 = (-0.5 * math.log(posterior(prompt)[1]) for prompt in ("1", "2", "12"))
    exact = (min(i1, i2), i1 - min(i1, i2), i2 - min(i1, i2), i12 - max(i1, i2))
    for part, value in zip(parts(pid), exact, strict=True):
        assert part.stderr <= 0.02 * size * i12
        assert abs(part.value - size * value) <= 3 * part.stderr + 1e-3 * size * i12


@pytest.fixture(scope="module")
def info():
    torch.set_num_threads(1)
    scene = idw.scenes.example(0)
    return idw.estimate(
        idw.load(), scene.image, scene.caption, words=(), pairs=[("dog", "cat"), ("left of", "grass")], samples=4,
        progress=False,
    )  # fmt: skip


@pytest.mark.parametrize("estimator", ESTIMATORS)
@pytest.mark.parametrize("given", ["rest", ""])
def test_numbers_and_maps_add_up(info, given, estimator):
    pid = info.pid("left of", "grass", given, estimator)
    both, one, other, neither = pid.prompts
    totals = [info.pointwise(prompt, neither, estimator).value for prompt in (one, other, both)]
    shared, first, second, synergy = (part.value for part in parts(pid))
    assert [shared + first, shared + second, shared + first + second + synergy] == pytest.approx(totals, abs=1e-6)
    assert shared == (min if estimator == "orthogonal" else max)(totals[:2])
    maps = pid.maps
    for total, prompt in zip((maps.unique[0], maps.unique[1]), (one, other), strict=True):
        whole = info.pointwise_map(prompt, neither, estimator).values
        np.testing.assert_allclose(maps.redundancy.values + total.values, whole, atol=1e-6)
    together = info.pointwise_map(both, neither, estimator).values
    np.testing.assert_allclose(sum(one.values for one in maps.flat()), together, atol=1e-6)
    for one in maps.flat():
        assert one.values.sum() == pytest.approx(one.total.value, abs=1e-4)
        assert one.region((0, 0, 64, 64)).stderr == pytest.approx(one.total.stderr, rel=1e-3)
    if estimator == "orthogonal":
        assert min(one.values.min() for one in maps.flat()[:3]) >= 0
        assert maps.redundancy.total.value <= shared + 1e-5


def test_words_in_different_places_share_no_pixels(info):
    pid = info.pid("dog", "cat")
    assert pid.maps.redundancy.total.value < 0.2 * pid.redundancy.value
    assert "PartialInformation of" in pid._repr_html_()
    assert "<img" in pid._repr_html_()
    assert len(pid.plot().texts) == 4


def test_a_pair_that_was_not_estimated_is_refused_with_advice(info):
    with pytest.raises(KeyError, match=r"pairs=\[\(one, other\)\]"):
        info.pid("dog", "grass")
    with pytest.raises(ValueError, match="both phrases hold word 1, 'dog'"):
        info.pid("dog", slice(0, 3))
    with pytest.raises(ValueError, match="given must be"):
        info.pid("dog", "cat", given="all")
    with pytest.raises(TypeError, match="two words or phrases"):
        idw.estimate(idw.load(), idw.scenes.example(0).image, "the dog", pairs=["dog"], samples=2)


def test_words_suffice_for_numbers_and_pairs_add_the_maps():
    scene = idw.scenes.example(0)
    prompts = four_prompts(Prompt(scene.caption), "dog", "cat")
    words = ["dog", "cat", ("dog", "cat")]
    info = idw.estimate(idw.load(), scene.image, scene.caption, words=words, samples=4, progress=False)
    pid = info.pid("dog", "cat")
    assert pid.prompts == prompts
    assert math.isfinite(pid.synergy.stderr)
    with pytest.raises(KeyError, match="no map was kept"):
        _ = pid.maps
    assert "<img" not in pid._repr_html_()
