"""Scores of captions against closed forms, and the distribution of timesteps."""

import math

import numpy as np
import pytest
import torch
from diffusers import DDPMScheduler

import infodiff_widgets as idw
from infodiff_widgets.core import caption_scores
from infodiff_widgets.core.caption_scores import SCORES
from infodiff_widgets.core.denoisers import GaussianPairDenoiser, MixtureDenoiser
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.core.rounds import report_rounds
from infodiff_widgets.core.timesteps import Timesteps
from infodiff_widgets.pipelines.schedule import Schedule

RHO, X = 0.8, torch.tensor([0.7])
PAIR = GaussianPairDenoiser(RHO)
SIGNS = MixtureDenoiser(torch.tensor([[1.0], [-1.0]]), prompts={"plus": [0], "minus": [1]})


@pytest.fixture(scope="module")
def pair():
    return caption_scores.score(PAIR, X, [-0.3, 0.9, 0.5], samples=2048, seed=3)


def within(estimate, exact, errors=4):
    return abs(estimate.value - exact) < errors * estimate.stderr


def test_scores_match_their_closed_forms(pair):
    for y in pair.captions:
        exact = -0.5 * math.log(1 - RHO**2) - (0.7 - RHO * y) ** 2 / (2 * (1 - RHO**2)) + 0.7**2 / 2
        assert within(pair.value(y, "standard"), exact)
        # The mean squared error of one value, timesteps of a flow, which a denoiser without a schedule counts as.
        logsnr = np.linspace(-12, 12, 20001)
        a2, b2 = 1 / (1 + np.exp(-logsnr)), 1 / (1 + np.exp(logsnr))
        spread = 1 - a2 * RHO**2
        error = a2 * b2 * (0.7 - RHO * y) ** 2 / spread**2 + (b2 / spread - 1) ** 2
        law = 1 / np.cosh(logsnr / 4) ** 2
        assert within(pair.value(y, "error"), -(error * law).sum() / law.sum())
    assert within(pair.value(-0.3, "orthogonal"), 0.50734)
    assert pair.value(0, "orthogonal") == pair.value(-0.3, "orthogonal")


def test_scores_agree_with_the_pointwise_information(pair):
    one, other = pair.captions[:2]
    for by in SCORES[:2]:
        assert pair.value(one, by).value == pytest.approx(pair.info.pointwise(one, "", by).value, rel=1e-9)
        assert pair.value(one, by).stderr == pytest.approx(pair.info.pointwise(one, "", by).stderr, rel=1e-9)
    between, exact = pair.difference(one, other), pair.info.pointwise(one, other, "standard")
    assert (between.value, between.stderr) == pytest.approx((exact.value, exact.stderr), rel=1e-9)
    assert pair.heatmap(one, other).values.sum() == pytest.approx(between.value, rel=1e-5)
    assert pair.heatmap(1, 0, "orthogonal").values.sum() == pytest.approx(
        pair.info.pointwise(one, other).value, rel=1e-5
    )
    assert pair.lead().value == pytest.approx(pair.value(0.9).value - pair.value(0.5).value)
    assert pair.ranking() == [1, 2, 0]
    assert pair.evaluations == 4 * pair.samples == 4 * pair.info.samples
    table = pair.table()
    assert table["caption"].tolist() == [-0.3, 0.9, 0.5]
    assert table["error_stderr"].tolist() == [pair.value(k, "error").stderr for k in range(3)]


def test_shared_noise_makes_differences_precise():
    near = caption_scores.score(PAIR, X, [0.9, 0.95], samples=512)
    for by in SCORES:
        assert near.difference(0, 1, by).stderr < 0.2 * near.value(0, by).stderr


def test_the_orthogonal_score_of_an_exact_model_prefers_the_false_caption():
    found = caption_scores.score(
        SIGNS, torch.tensor([1.0]), ["plus", "minus"], samples=1024, logsnr_distribution=LogSNRDistribution(0, 2, -8, 6)
    )
    assert within(found.value("plus", "standard"), math.log(2))
    assert within(found.value("plus", "orthogonal"), math.log(2))
    assert [found.captions[found.winner(by)] for by in SCORES] == ["plus", "minus", "plus"]
    for low in range(-8, 6, 2):  # at every noise level
        true, false = (found.info.pointwise(y, "", "orthogonal", band=(low, low + 2)) for y in ("plus", "minus"))
        assert false.value >= true.value


def test_invalid_captions_and_scores_are_refused(pair):
    for captions in (["one"], ["same", "same"], ["one", ""]):
        with pytest.raises(ValueError, match="two or more captions, all different and none of them empty"):
            caption_scores.score(PAIR, X, captions)
    with pytest.raises(ValueError, match="no score 'best'"):
        caption_scores.score(PAIR, X, [0.1, 0.2], by="best")
    with pytest.raises(KeyError, match="no score 'best'"):
        pair.value(0, "best")
    with pytest.raises(KeyError, match="none of the captions"):
        pair.difference(0, 3)


class Scheduled:
    """A model with a noise schedule and nothing else."""

    def __init__(self, scheduler):
        self.pipe = self
        self.scheduler = scheduler
        self.schedule = Schedule(scheduler)


def test_timesteps_of_a_table_are_drawn_uniformly():
    model = Scheduled(DDPMScheduler(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012))
    low, high = -4.0, 5.0
    law = Timesteps.of(model, low, high)
    logsnr, weight = law.quantile((np.arange(4000) + 0.5) / 4000)
    steps = np.array([model.schedule.nearest(alpha)[0] for alpha in logsnr])
    inside = [model.schedule.nearest(low)[0], model.schedule.nearest(high)[0]]
    count, _ = np.histogram(steps, np.linspace(inside[1], inside[0], 9))
    assert count == pytest.approx(np.full(8, 500), rel=0.03)
    assert weight.mean() == pytest.approx(high - low, rel=1e-3)
    everywhere = np.linspace(low, high, 100_001)
    assert np.trapezoid(law.density(everywhere), everywhere) == pytest.approx(1, abs=2e-3)


def test_timesteps_of_the_bundled_model_are_uniform_in_log_snr():
    law = Timesteps.of(idw.load("exact"), -9.0, 3.0)
    density = law.density(np.linspace(-9, 3, 50))
    assert density == pytest.approx(np.full(50, 1 / 12), rel=2e-3)


def test_the_error_score_does_not_depend_on_the_sampling_distribution():
    law = Timesteps.of(PAIR, -12, 12)
    captions = [-0.3, 0.9]
    even = caption_scores.score(PAIR, X, captions, samples=2048, logsnr_distribution=law)
    uneven = caption_scores.score(PAIR, X, captions, samples=2048, seed=1)
    for k in range(2):
        one, other = even.value(k, "error"), uneven.value(k, "error")
        assert abs(one.value - other.value) < 4 * math.hypot(one.stderr, other.stderr)
    assert even.value(0, "error").stderr < uneven.value(0, "error").stderr


def test_scores_are_reported_after_the_rounds_of_an_estimate():
    seen = [len(s.rounds["error"]) for s in caption_scores.score_iter(PAIR, X, [0.1, 0.2], samples=100)]
    assert seen == list(report_rounds(max(seen)))
    assert seen[:9] == [1, 2, 3, 4, 6, 8, 9, 12, 15]


def test_a_run_can_be_cancelled():
    with pytest.raises(idw.Cancelled) as raised:
        caption_scores.score(PAIR, X, [0.9, 0.2], samples=64, cancel=lambda: True)
    assert raised.value.result is None


def test_no_progress_is_said_as_for_estimates():
    scores = caption_scores.score(
        GaussianPairDenoiser(0.8), torch.tensor([0.7]), [-0.3, 0.9], samples=8, progress=False
    )
    assert scores.samples == 8
