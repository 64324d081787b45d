"""Adaptive placement: unbiased, with honest errors, cheaper where levels are badly placed, and reusable."""

import numpy as np
import pytest
import torch

import infodiff_widgets as idw
from infodiff_widgets.core.adaptive import Proposal, fit_proposal, information_outside
from infodiff_widgets.core.cache import ResidualCache
from infodiff_widgets.core.denoisers import GaussianPairDenoiser
from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.io import from_netcdf
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.pipelines.model import Model
from infodiff_widgets.prompts import Query

PAIR, X, Y = GaussianPairDenoiser(0.8), torch.tensor([0.7]), -0.3
EXACT = {"orthogonal": 0.50734, "standard": -0.47140}
AWRY = LogSNRDistribution(5, 2, -14, 14)  # most of it where the pair has no information
PROMPTS = ["", Y, "idle"]  # the last says nothing


def pair(z, logsnr, prompts):
    return PAIR(z, logsnr, ["" if y == "idle" else y for y in prompts])


def ask(seed=0, prompts=PROMPTS, **options):
    settings = dict(samples=64, adaptive=True, logsnr_distribution=AWRY, progress=False)
    return estimate(pair, X, prompts=prompts, seed=seed, **settings | options)


@pytest.fixture(scope="module")
def repeats():
    """200 estimates with adaptive and 80 with fixed levels, of 64 samples each."""
    return {adaptive: [ask(seed, adaptive=adaptive) for seed in range(n)] for adaptive, n in ((True, 200), (False, 80))}


@pytest.mark.parametrize("estimator", EXACT)
def test_adaptive_estimates_are_unbiased_with_honest_errors(repeats, estimator):
    found = [info.pointwise(Y, estimator=estimator) for info in repeats[True]]
    errors = np.array([one.value - EXACT[estimator] for one in found])
    stderrs = np.array([one.stderr for one in found])
    assert abs(errors.mean()) < 3 * errors.std() / np.sqrt(len(errors))
    assert (stderrs**2).mean() == pytest.approx(errors.var(), rel=0.35)
    covered = [np.mean(np.abs(errors) < k * stderrs) for k in (1, 2)]
    assert 0.55 < covered[0] < 0.8
    assert covered[1] > 0.86
    fixed = np.array([info.pointwise(Y, estimator=estimator).stderr for info in repeats[False]])
    assert (stderrs**2).mean() < (fixed**2).mean() / 1.2


def test_maps_and_likelihoods_of_adaptive_estimates_keep_their_errors(repeats):
    log_density = 0.5 * np.log(2 * np.pi) + 0.7**2 / 2
    for found, exact in (
        ([(info.pointwise_map(Y).values[0], info.pointwise_map(Y).stderr[0]) for info in repeats[True]], 0.50734),
        ([(info.nll().value, info.nll().stderr) for info in repeats[True]], log_density),
    ):
        values, stderrs = np.array(found).T
        assert abs(values.mean() - exact) < 3 * values.std() / np.sqrt(len(values)) + 1e-4
        assert (stderrs**2).mean() == pytest.approx(values.var(), rel=3 * np.sqrt(2 / len(values)))


def test_a_prompt_that_says_nothing_has_no_information_and_no_influence(repeats):
    assert repeats[True][0].pointwise("idle").value == 0
    assert np.array_equal(ask(prompts=["", Y]).logsnr, repeats[True][0].logsnr)
    only = ask(prompts=["", "idle"])
    assert only.mi() == ask(prompts=["", "idle"], adaptive=False).mi()
    assert only.weight.mean() == pytest.approx(28, rel=0.5)


def test_a_proposal_has_the_density_of_its_weights_and_follows_the_spread():
    base = LogSNRDistribution(0, 2, -6, 6)
    levels = np.linspace(-6, 6, 400)
    near, far = np.exp(-((levels + 2) ** 2)), 1e-3 * np.exp(-((levels - 4) ** 2))
    proposal = fit_proposal(base, levels, np.stack([near, 0 * near]))
    drawn, weight = proposal.stratified(20_000, np.random.default_rng(0))
    assert weight.mean() == pytest.approx(12, rel=0.01)
    assert np.mean(weight * np.exp(-(drawn**2) / 2)) == pytest.approx(np.sqrt(2 * np.pi), rel=0.01)
    assert np.mean(np.abs(drawn + 2) < 1.5) > 0.6
    _, first = base.quantile(base.cumulative(drawn))
    assert (weight < 1.2 * first / 0.1).all()  # the defensive share bounds the weights; bins blur the first one
    both = fit_proposal(base, levels, np.stack([near, 100 * far])).stratified(1000, np.random.default_rng(0))[0]
    assert np.mean(np.abs(both - 4) < 1.5) > 1.5 * np.mean(np.abs(drawn - 4) < 1.5)
    assert isinstance(proposal, Proposal)


def test_a_further_prompt_uses_the_levels_and_residuals_of_the_first(tmp_path):
    cache, counted = ResidualCache(), []

    def counting(z, logsnr, prompts):
        counted.extend(prompts)
        return PAIR(z, logsnr, prompts)

    options = dict(samples=64, adaptive=True, logsnr_distribution=AWRY, cache=cache, progress=False)
    first = estimate(counting, X, prompts=["", Y], **options)
    counted.clear()
    second = estimate(counting, X, prompts=["", Y, 0.9], **options)
    assert counted == [0.9] * 64
    assert np.array_equal(first.logsnr, second.logsnr)
    assert second.pointwise(Y).value == pytest.approx(first.mi().value, rel=1e-6)
    second.to_netcdf(tmp_path / "adaptive.nc")
    assert from_netcdf(tmp_path / "adaptive.nc").pointwise(0.9) == second.pointwise(0.9)
    assert second.provenance["adaptive"]


def test_information_outside_the_range_is_estimated_and_said():
    below, above = information_outside(ask(samples=1024), Query(Y))
    assert below.value < 1e-3 > above.value
    narrow = ask(samples=1024, logsnr_distribution=LogSNRDistribution(2, 2, -1, 14))
    below, missing = information_outside(narrow, Query(Y))[0], EXACT["orthogonal"] - narrow.pointwise(Y).value
    assert missing / 2 < below.value < 6 * missing  # the density falls faster at first
    assert [text for text in narrow.warnings if "below log SNR -1.0" in text]
    assert not ask(samples=1024).warnings


def test_a_pipeline_without_a_known_distribution_finds_where_its_information_is():
    model, scene = idw.load(), idw.scenes.example(0)
    unknown = Model(model.pipe, "unknown")
    options = dict(words=["dog"], samples=48, progress=False)
    found, known = (idw.estimate(m, scene.image, scene.caption, **options) for m in (unknown, model))
    assert found.provenance["adaptive"]
    assert not known.provenance["adaptive"]
    assert found.provenance["logsnr_range"] == [model.schedule.low, model.schedule.high]
    for one, other in ((found.mi(), known.mi()), (found.cmi("dog"), known.cmi("dog"))):
        assert abs(one.value - other.value) < 3 * np.hypot(one.stderr, other.stderr)
        assert one.stderr < 2 * other.stderr
    assert np.mean((found.logsnr > -7) & (found.logsnr < -1)) > 0.5
    assert not [text for text in (*found.warnings, *known.warnings) if "nothing was sampled" in text]
