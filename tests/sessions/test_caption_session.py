"""The caption session on a real pipeline, without a browser."""

from __future__ import annotations

import threading

import numpy as np
import pytest
import torch
from traitlets import TraitError

from infodiff_widgets.core.caption_scores import SCORES, score
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.scenes.render import example
from infodiff_widgets.sessions.captions import CaptionSession

SECONDS = 60
CAPTIONS = ["the dog on grass", "the cat on grass", "one bird"]


@pytest.fixture(scope="module")
def model():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield load("exact")
    torch.set_num_threads(threads)


@pytest.fixture
def session(model):
    session = CaptionSession(model=model, image=example(0).image, captions=CAPTIONS, samples=8)
    yield session
    session.close()


def test_scores_equal_those_of_the_study(model, session):
    assert (session.winner, session.z_score, session.heatmap(), session.value(0)) == (None, 0, None, None)
    session.start()
    assert session.wait(SECONDS)
    assert (session.status, session.progress, session.error) == ("done", 1, "")
    assert session.revision >= 2  # it grew on the way
    expected = score(model, example(0).image, CAPTIONS, samples=8)
    for by in SCORES:
        session.by = by
        assert [session.value(k) for k in range(3)] == [expected.value(k, by) for k in range(3)]
        assert session.winner == expected.winner(by)
        assert session.z_score == expected.z_score(by)
        second = expected.ranking(by)[1]
        assert session.gap(second) == expected.lead(by)
        assert session.gap(session.winner) is None
        assert session.compared == (session.winner, second)
        how = "orthogonal" if by == "orthogonal" else "standard"
        assert np.array_equal(session.heatmap().values, expected.heatmap(session.winner, second, how).values)


def test_a_changed_caption_loses_its_score_and_the_others_keep_theirs(session):
    session.start()
    assert session.wait(SECONDS)
    session.captions = [CAPTIONS[2], CAPTIONS[0]]
    assert session.value(1) == session.scores.value(CAPTIONS[0])
    assert session.winner is None  # one of those that competed is gone
    session.captions = [*CAPTIONS, "a zebra"]
    assert session.value(3) is None
    assert session.winner == session.scores.winner()
    session.pair = (3, 0)
    assert session.heatmap() is None
    session.captions = CAPTIONS
    assert session.pair == ()


def test_a_further_caption_costs_only_its_own_evaluations(session):
    session.start()
    assert session.wait(SECONDS)
    assert session.scores.info.provenance["evaluations"] == 8 * 4
    session.captions = [*CAPTIONS, "two dogs on snow"]
    session.start()
    assert session.wait(SECONDS)
    assert session.scores.info.provenance["evaluations"] == 8
    assert session.known == [0, 1, 2, 3]


def test_a_run_ends_early(session, monkeypatch):
    session.samples, session.stops_early, session.z_threshold = 64, True, 0.0
    session.start()
    assert session.wait(SECONDS)
    assert session.scores.samples < 64
    assert session.detail.endswith("the winner is certain")
    session.stops_early, session.target_stderr = False, 1e9
    session.start()
    assert session.wait(SECONDS)
    assert "the standard error of the lead reached" in session.detail
    assert session.scores.samples < 64


def test_the_target_error_is_in_nats_for_every_score(session):
    session.by = "error"
    session.start()
    assert session.wait(SECONDS)
    nats, bare = (session.scores.lead(by).stderr for by in ("standard", "error"))
    session.target_stderr = (nats * bare) ** 0.5
    assert bare < session.target_stderr < nats
    session.samples = 16
    session.start()
    assert session.wait(SECONDS)
    assert session.scores.samples == 16
    session.samples, session.target_stderr = 64, 1e9
    session.start()
    assert session.wait(SECONDS)
    assert session.detail.endswith("the standard error of the lead reached 1e+09 nats")


@pytest.mark.parametrize(
    ("captions", "pair"),
    [
        (["b", "c"], (1, 0)),  # the first is removed
        (["a", "c"], ()),  # one of the two is
        (["c", "x", "b", "a"], (0, 2)),
        (["a", "x", "c"], (2, 1)),  # one of the two is rewritten
        (["b", "c", "d"], (1, 0)),
        (["c", "a", "x"], ()),
        (["a", "b", "c", ""], (2, 1)),
    ],
)
def test_the_pair_follows_its_captions(captions, pair):
    session = CaptionSession(captions=["a", "b", "c"], pair=(2, 1))
    session.captions = captions
    assert session.pair == pair


def test_equal_captions_are_distinguished_by_index():
    session = CaptionSession(captions=["a", "a", "b", ""])
    session.pair = (0, 1)
    session.captions = ["a", "a", "b"]
    assert session.pair == (0, 1)
    session.captions = ["a", "b"]
    assert session.pair == ()


def test_cancel_keeps_the_scores_so_far(session):
    session.samples = 256
    grown = threading.Event()

    def look(_change):
        session.cancel()
        grown.set()

    session.observe(look, "revision")
    session.start()
    assert grown.wait(SECONDS)
    assert session.wait(SECONDS)
    assert session.status == "cancelled"
    assert session.scores is not None
    assert session.scores.samples < 256


def test_bad_input_is_reported_and_the_session_continues(session):
    wrong = ((["a dog"], "two or more"), (["a dog", "a dog "], "all different"), (["a dog", " "], "empty"))
    for captions, said in wrong:
        session.captions = captions
        session.start()
        assert session.wait(SECONDS)
        assert session.status == "failed"
        assert said in session.error
    session.captions, session.model = CAPTIONS, "a model"
    session.start()
    assert session.wait(SECONDS)
    assert "load() or wrap()" in session.error
    with pytest.raises(TraitError, match="two of the 3 captions"):
        session.pair = (0, 3)
