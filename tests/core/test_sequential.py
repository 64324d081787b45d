"""Sequential test: z score of the leader, stopping, and the error rates that the module's docstring states."""

import math

import numpy as np
import pytest
import torch

from infodiff_widgets.core.caption_scores import SCORES, score
from infodiff_widgets.core.denoisers import GaussianPairDenoiser, MixtureDenoiser
from infodiff_widgets.core.sequential import Rounds

PAIR, X = GaussianPairDenoiser(0.8), torch.tensor([0.7])


def even(*columns):
    """Rounds of scores [K][R] with equal distances between captions in every round."""
    scores = np.stack(columns, 1)
    return Rounds(scores, np.ones((*scores.shape, scores.shape[1])))


def test_z_scores_have_the_tail_of_students_t():
    for t, degrees in ((4.303, 2), (2.776, 4), (2.131, 15)):  # of 2.5 % on either side
        leads = np.random.default_rng(0).standard_normal(degrees + 1)
        leads = (leads - leads.mean()) / leads.std(ddof=1) * math.sqrt(degrees + 1) + t
        assert even(leads, 0 * leads).z_score() == pytest.approx(1.96, abs=0.05)
        assert even(0 * leads, leads).z_score() == pytest.approx(1.96, abs=0.05)
        # The rival that is closest counts, here by half of the lead and half of its spread.
        far, near = even(0 * leads - 99, leads, 0 * leads), even(0 * leads, leads, 0.5 * leads)
        assert far.z_score() == pytest.approx(1.96, abs=0.05)
        assert near.z_score() == pytest.approx(1.96, abs=0.05)
    assert even([1.0], [0.0]).z_score() == 0
    assert even([0.0] * 4, [0.0] * 4).z_score() == 0
    assert even([1.0] * 3, [0.0] * 3).z_score() == math.inf
    assert Rounds(np.ones((4, 2)), np.zeros((4, 2, 2))).z_score() == 0


def test_variance_that_captions_share_does_not_lower_z():
    rng = np.random.default_rng(0)
    apart = rng.lognormal(sigma=1.5, size=12)
    lead = apart * (1 + 0.1 * rng.standard_normal(12))
    uneven = Rounds(np.stack([lead, 0 * lead], 1), apart[:, None, None] * np.ones((2, 2)))
    assert uneven.z_score() > 2 * even(lead, 0 * lead).z_score()
    # A single decisive round does not make a lead certain.
    apart[0], lead[0], lead[1:] = 1e4, 1e4, rng.standard_normal(11)
    assert Rounds(np.stack([lead, 0 * lead], 1), apart[:, None, None] * np.ones((2, 2))).z_score() < 1.5


def test_ties_are_declared_wins_as_often_as_documented():
    # Two captions with the same density at x, a wide one around it and a narrow one beside it.
    x = torch.tensor([0.7])
    means = torch.tensor([[0.0], [0.7 - math.sqrt((math.log(2) + 0.245) / 2)]])
    tie = MixtureDenoiser(means, torch.tensor([[[1.0]], [[0.25]]]), prompts={"wide": [0], "narrow": [1]})
    assert tie.log_density(x[None], "wide").item() == pytest.approx(tie.log_density(x[None], "narrow").item())
    lead = score(tie, x, ["wide", "narrow"], samples=2048).lead()
    assert abs(lead.value) < 4 * lead.stderr
    runs = [score(tie, x, ["wide", "narrow"], samples=64, seed=s).rounds["standard"] for s in range(80)]
    for z, once, anytime in ((2, 0.11, 0.33), (3, 0.02, 0.11)):  # the rates that the module's docstring states
        error = 4 * math.sqrt(anytime / 80)
        assert np.mean([rounds.z_score() >= z for rounds in runs]) == pytest.approx(once, abs=error)
        stopped = [rounds.stopping_rounds([z])[0] < 16 or rounds.z_score() >= z for rounds in runs]
        assert np.mean(stopped) == pytest.approx(anytime, abs=error)


def test_a_stopped_run_is_the_beginning_of_a_complete_one():
    arguments = dict(samples=256, seed=5)
    whole = score(PAIR, X, [0.9, 0.2], **arguments)
    for by in SCORES:
        stopped = score(PAIR, X, [0.9, 0.2], z_threshold=2.5, by=by, **arguments)
        rounds = len(stopped.rounds[by])
        assert [rounds] == whole.rounds[by].stopping_rounds([2.5])
        assert 1 < rounds < len(whole.rounds[by])
        assert stopped.z_score(by) >= 2.5
        np.testing.assert_array_equal(stopped.rounds[by].scores, whole.rounds[by].scores[:rounds])
        np.testing.assert_array_equal(stopped.rounds[by].distances, whole.rounds[by].distances[:rounds])
    assert whole.rounds["standard"].stopping_rounds([1e9]) == [len(whole.rounds["standard"])]
