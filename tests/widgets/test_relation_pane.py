"""Captions in competition and their session, without a browser, on a real pipeline."""

from __future__ import annotations

import base64
import io
import threading

import numpy as np
import pytest
import torch
from PIL import Image
from traitlets import TraitError

import infodiff_widgets as idw
from infodiff_widgets.core.caption_scores import SCORES, score
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.scenes.render import example
from infodiff_widgets.sessions.captions import BY, CaptionSession
from infodiff_widgets.widgets.caption_rows import CaptionRows

SECONDS = 60
CAPTIONS = ["the dog on grass", "the cat on grass", "one bird"]


@pytest.fixture(scope="module")
def model():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield load()
    torch.set_num_threads(threads)


@pytest.fixture
def session(model):
    session = CaptionSession(model=model, image=example(0).image, captions=CAPTIONS, samples=8)
    yield session
    session.close()


@pytest.fixture(scope="module")
def done(model):
    pane = idw.RelationPane(model, example(0).image, CAPTIONS, samples=8)
    assert pane.session.wait(SECONDS)
    yield pane
    pane.close()


@pytest.fixture
def pane(done):
    done.session.by, done.session.pair, done.session.captions = "standard", (), CAPTIONS
    return done


def test_scores_are_those_of_the_study(model, session):
    assert BY == SCORES
    assert (session.winner, session.certainty, session.heatmap(), session.value(0)) == (None, 0, None, None)
    session.start()
    assert session.wait(SECONDS)
    assert (session.status, session.progress, session.error) == ("done", 1, "")
    assert session.revision >= 2  # it grew on the way
    expected = score(model, example(0).image, CAPTIONS, samples=8)
    for by in SCORES:
        session.by = by
        assert [session.value(k) for k in range(3)] == [expected.value(k, by) for k in range(3)]
        assert session.winner == expected.winner(by)
        assert session.certainty == expected.z_score(by)
        second = expected.ranking(by)[1]
        assert session.behind(second) == expected.lead(by)
        assert session.behind(session.winner) is None
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


def test_ends_when_told(session, monkeypatch):
    session.samples, session.stops_early, session.z_threshold = 64, True, 0.0
    session.start()
    assert session.wait(SECONDS)
    assert session.scores.samples < 64
    assert session.detail.endswith("the winner is certain")
    session.stops_early, session.target_stderr = False, 1e9
    session.start()
    assert session.wait(SECONDS)
    assert "the error of the lead is down to" in session.detail
    assert session.scores.samples < 64


def test_the_aim_is_in_nats_whatever_decides(session):
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
    assert session.detail.endswith("the error of the lead is down to 1e+09 nats")


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


def test_captions_that_are_the_same_are_told_apart_by_place():
    session = CaptionSession(captions=["a", "a", "b", ""])
    session.pair = (0, 1)
    session.captions = ["a", "a", "b"]
    assert session.pair == (0, 1)
    session.captions = ["a", "b"]
    assert session.pair == ()


def test_cancel_keeps_what_was_found(session):
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


def test_errors_are_said_and_the_session_goes_on(session):
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


def test_the_pane_shows_scores_winner_and_map(pane):
    session = pane.session
    assert pane.rows.captions == CAPTIONS
    assert pane.rows.values == [session.value(k).value for k in range(3)]
    assert pane.rows.errors == [session.value(k).stderr for k in range(3)]
    assert (pane.rows.winner, pane.rows.certainty) == (session.winner, session.certainty)
    assert pane.rows.behind[session.winner] == ""
    assert pane.rows.behind[session.compared[1]].endswith(" behind")
    assert np.array_equal(pane.pane.values, session.heatmap().values)
    assert pane.pane.signed is True
    pane.rows.pair = (2, 0)
    assert pane.pane.title == "“one bird” against “the dog on grass”"
    assert np.array_equal(pane.pane.values, session.scores.heatmap(2, 0).values)


def test_switching_scores_costs_no_run(pane):
    before = pane.session.revision
    pane.by.value = "error"
    assert (pane.session.by, pane.rows.unit) == ("error", "squared error")
    assert pane.rows.values == [pane.session.scores.value(k, "error").value for k in range(3)]
    pane.by.value = "orthogonal"
    assert (pane.rows.unit, pane.pane.signed) == ("nats", False)
    assert (pane.session.revision, pane.session.status) == (before, "done")


def test_captions_are_written_added_and_removed_in_the_front_end(pane):
    pane.rows.set_state({"captions": [*CAPTIONS, ""]})
    assert pane.session.captions[-1] == ""
    assert pane.rows.values[-1] is None
    pane.bar._handle_custom_msg({"pressed": "run"}, [])
    assert pane.session.wait(SECONDS)
    assert pane.bar.status == "failed"
    pane.rows.set_state({"captions": [*CAPTIONS[:2], "a zebra"]})
    assert pane.rows.winner == -1
    pane.bar._handle_custom_msg({"pressed": "run"}, [])
    assert pane.session.wait(SECONDS)
    assert (pane.bar.status, pane.bar.error) == ("done", "")
    assert None not in pane.rows.values
    pane.session.captions = CAPTIONS
    pane.session.start()
    assert pane.session.wait(SECONDS)


def test_waits_if_told_to(model):
    pane = idw.RelationPane(model, "a path", CAPTIONS, samples=8, autostart=False)
    assert (pane.bar.status, pane.pane.image, pane.rows.values) == ("idle", None, [None] * 3)
    pane.session.start()
    assert pane.session.wait(SECONDS)
    assert (pane.bar.status, "str" in pane.bar.error) == ("failed", True)
    pane.close()


def test_still_forms(pane):
    said = pane.describe()
    assert f"> {CAPTIONS[pane.session.winner]}: " in said
    bundle = pane._repr_mimebundle_()
    assert bundle["text/plain"] == said
    assert Image.open(io.BytesIO(base64.b64decode(bundle["image/png"]))).height > 300


def test_rows_mark_the_winner_only_when_certain():
    rows = CaptionRows(captions=["a", "b"], values=[1, float("nan")], errors=[0.1, 0.1], winner=0, certainty=2.9)
    assert (rows.is_certain, rows.values) == (False, [1, None])
    assert "leads, not certain yet (z = 2.9)" in rows.describe()
    rows.certainty = float("inf")
    assert rows.is_certain
    assert "wins (z = 99.0)" in rows.describe()
