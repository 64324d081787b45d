"""Scores of captions against closed forms, the law of timesteps, and stopping when the winner is certain."""

import math

import numpy as np
import pytest
import torch
from diffusers import DDPMScheduler

import infodiff_widgets as idw
from infodiff_widgets.core import sequential as race
from infodiff_widgets.core.denoisers import GaussianPairDenoiser, MixtureDenoiser
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.core.rounds import report_rounds
from infodiff_widgets.pipelines.schedule import Schedule
from infodiff_widgets.studies import relations
from infodiff_widgets.studies.relations import SCORES
from infodiff_widgets.studies.timesteps import Timesteps

RHO, X = 0.8, torch.tensor([0.7])
PAIR = GaussianPairDenoiser(RHO)
SIGNS = MixtureDenoiser(torch.tensor([[1.0], [-1.0]]), prompts={"plus": [0], "minus": [1]})


@pytest.fixture(scope="module")
def pair():
    return relations.score(PAIR, X, [-0.3, 0.9, 0.5], samples=2048, seed=3)


def within(estimate, exact, errors=4):
    return abs(estimate.value - exact) < errors * estimate.stderr


def test_scores_are_the_exact_ones(pair):
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


def test_they_agree_with_what_information_says(pair):
    one, other = pair.captions[:2]
    for by in SCORES[:2]:
        assert pair.value(one, by).value == pytest.approx(pair.info.pointwise(one, "", by).value, rel=1e-9)
        assert pair.value(one, by).stderr == pytest.approx(pair.info.pointwise(one, "", by).stderr, rel=1e-9)
    between, exact = pair.difference(one, other), pair.info.pointwise(one, other, "standard")
    assert (between.value, between.stderr) == pytest.approx((exact.value, exact.stderr), rel=1e-9)
    assert pair.map(one, other).values.sum() == pytest.approx(between.value, rel=1e-5)
    assert pair.map(1, 0, "orthogonal").values.sum() == pytest.approx(pair.info.pointwise(one, other).value, rel=1e-5)
    assert pair.lead().value == pytest.approx(pair.value(0.9).value - pair.value(0.5).value)
    assert pair.ranking() == [1, 2, 0]
    assert pair.evaluations == 4 * pair.draws == 4 * pair.info.samples
    table = pair.table()
    assert table["caption"].tolist() == [-0.3, 0.9, 0.5]
    assert table["error_stderr"].tolist() == [pair.value(k, "error").stderr for k in range(3)]


def test_captions_share_their_noise():
    near = relations.score(PAIR, X, [0.9, 0.95], samples=512)
    for by in SCORES:
        assert near.difference(0, 1, by).stderr < 0.2 * near.value(0, by).stderr


def test_the_orthogonal_score_of_an_exact_model_prefers_the_false_caption():
    found = relations.score(
        SIGNS, torch.tensor([1.0]), ["plus", "minus"], samples=1024, logsnr_distribution=LogSNRDistribution(0, 2, -8, 6)
    )
    assert within(found.value("plus", "standard"), math.log(2))
    assert within(found.value("plus", "orthogonal"), math.log(2))
    assert [found.captions[found.winner(by)] for by in SCORES] == ["plus", "minus", "plus"]
    for low in range(-8, 6, 2):  # at every noise level
        true, false = (found.info.pointwise(y, "", "orthogonal", band=(low, low + 2)) for y in ("plus", "minus"))
        assert false.value >= true.value


def test_bad_questions_are_told(pair):
    for captions in (["one"], ["same", "same"], ["one", ""]):
        with pytest.raises(ValueError, match="two or more captions, all different and none of them empty"):
            relations.score(PAIR, X, captions)
    with pytest.raises(ValueError, match="no score 'best'"):
        relations.score(PAIR, X, [0.1, 0.2], by="best")
    with pytest.raises(KeyError, match="no score 'best'"):
        pair.value(0, "best")
    with pytest.raises(KeyError, match="none of the captions"):
        pair.difference(0, 3)


class Scheduled:
    """As much of a model as says which timesteps there are."""

    def __init__(self, scheduler):
        self.pipe = self
        self.scheduler = scheduler
        self.schedule = Schedule(scheduler)


def test_timesteps_are_even_in_a_table():
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


def test_timesteps_of_the_bundled_model_are_even_in_log_snr():
    law = Timesteps.of(idw.load(), -9.0, 3.0)
    density = law.density(np.linspace(-9, 3, 50))
    assert density == pytest.approx(np.full(50, 1 / 12), rel=2e-3)


def test_where_draws_lie_does_not_matter_to_the_error_score():
    law = Timesteps.of(PAIR, -12, 12)
    captions = [-0.3, 0.9]
    even = relations.score(PAIR, X, captions, samples=2048, logsnr_distribution=law)
    uneven = relations.score(PAIR, X, captions, samples=2048, seed=1)
    for k in range(2):
        one, other = even.value(k, "error"), uneven.value(k, "error")
        assert abs(one.value - other.value) < 4 * math.hypot(one.stderr, other.stderr)
    assert even.value(0, "error").stderr < uneven.value(0, "error").stderr


def test_looks_are_those_of_an_estimate():
    seen = [len(s.rounds["error"]) for s in relations.score_iter(PAIR, X, [0.1, 0.2], samples=100)]
    assert seen == list(report_rounds(max(seen)))
    assert seen[:9] == [1, 2, 3, 4, 6, 8, 9, 12, 15]


def even(*columns):
    """Rounds of scores [K][R] whose captions lie equally far apart in every round."""
    scores = np.stack(columns, 1)
    return race.Rounds(scores, np.ones((*scores.shape, scores.shape[1])))


def test_certainty_has_the_tail_of_students_t():
    for t, degrees in ((4.303, 2), (2.776, 4), (2.131, 15)):  # of 2.5 % on either side
        leads = np.random.default_rng(0).standard_normal(degrees + 1)
        leads = (leads - leads.mean()) / leads.std(ddof=1) * math.sqrt(degrees + 1) + t
        assert even(leads, 0 * leads).certainty() == pytest.approx(1.96, abs=0.05)
        assert even(0 * leads, leads).certainty() == pytest.approx(1.96, abs=0.05)
        # The rival that is closest counts, here by half of the lead and half of its spread.
        far, near = even(0 * leads - 99, leads, 0 * leads), even(0 * leads, leads, 0.5 * leads)
        assert far.certainty() == pytest.approx(1.96, abs=0.05)
        assert near.certainty() == pytest.approx(1.96, abs=0.05)
    assert even([1.0], [0.0]).certainty() == 0
    assert even([0.0] * 4, [0.0] * 4).certainty() == 0
    assert even([1.0] * 3, [0.0] * 3).certainty() == math.inf
    assert race.Rounds(np.ones((4, 2)), np.zeros((4, 2, 2))).certainty() == 0


def test_what_captions_share_is_no_doubt():
    rng = np.random.default_rng(0)
    apart = rng.lognormal(sigma=1.5, size=12)
    lead = apart * (1 + 0.1 * rng.standard_normal(12))
    uneven = race.Rounds(np.stack([lead, 0 * lead], 1), apart[:, None, None] * np.ones((2, 2)))
    assert uneven.certainty() > 2 * even(lead, 0 * lead).certainty()
    # One round that decides alone is no certainty, however well it fits itself.
    apart[0], lead[0], lead[1:] = 1e4, 1e4, rng.standard_normal(11)
    assert race.Rounds(np.stack([lead, 0 * lead], 1), apart[:, None, None] * np.ones((2, 2))).certainty() < 1.5


def test_how_often_a_tie_is_called_won():
    # Two captions with the same density at x, a wide one around it and a narrow one beside it.
    x = torch.tensor([0.7])
    means = torch.tensor([[0.0], [0.7 - math.sqrt((math.log(2) + 0.245) / 2)]])
    tie = MixtureDenoiser(means, torch.tensor([[[1.0]], [[0.25]]]), prompts={"wide": [0], "narrow": [1]})
    assert tie.log_density(x[None], "wide").item() == pytest.approx(tie.log_density(x[None], "narrow").item())
    assert within(relations.score(tie, x, ["wide", "narrow"], samples=2048).lead(), 0)
    runs = [relations.score(tie, x, ["wide", "narrow"], samples=64, seed=s).rounds["standard"] for s in range(80)]
    for z, once, anytime in ((2, 0.11, 0.33), (3, 0.02, 0.11)):  # what the module's first lines say
        error = 4 * math.sqrt(anytime / 80)
        assert np.mean([rounds.certainty() >= z for rounds in runs]) == pytest.approx(once, abs=error)
        stopped = [rounds.stops([z])[0] < 16 or rounds.certainty() >= z for rounds in runs]
        assert np.mean(stopped) == pytest.approx(anytime, abs=error)


def test_stopping_is_the_beginning_of_a_whole_run():
    arguments = dict(samples=256, seed=5)
    whole = relations.score(PAIR, X, [0.9, 0.2], **arguments)
    for by in SCORES:
        stopped = relations.score(PAIR, X, [0.9, 0.2], certain=2.5, by=by, **arguments)
        rounds = len(stopped.rounds[by])
        assert [rounds] == whole.rounds[by].stops([2.5])
        assert 1 < rounds < len(whole.rounds[by])
        assert stopped.certainty(by) >= 2.5
        np.testing.assert_array_equal(stopped.rounds[by].scores, whole.rounds[by].scores[:rounds])
        np.testing.assert_array_equal(stopped.rounds[by].apart, whole.rounds[by].apart[:rounds])
    assert whole.rounds["standard"].stops([1e9]) == [len(whole.rounds["standard"])]


def test_a_cancelled_race_ends():
    with pytest.raises(idw.Cancelled) as raised:
        relations.score(PAIR, X, [0.9, 0.2], samples=64, cancel=lambda: True)
    assert raised.value.result is None
