"""The relation pane on a real pipeline, without a browser."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
import torch
from PIL import Image

import infodiff_widgets as idw
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.scenes.render import example
from infodiff_widgets.widgets.caption_rows import CaptionRows

SECONDS = 60
CAPTIONS = ["the dog on grass", "the cat on grass", "one bird"]


@pytest.fixture(scope="module")
def model():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield load("exact")
    torch.set_num_threads(threads)


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


def test_the_pane_shows_scores_winner_and_map(pane):
    session = pane.session
    assert pane.rows.captions == CAPTIONS
    assert pane.rows.values == [session.value(k).value for k in range(3)]
    assert pane.rows.errors == [session.value(k).stderr for k in range(3)]
    assert (pane.rows.winner, pane.rows.certainty) == (session.winner, session.z_score)
    assert pane.rows.gaps[session.winner] == ""
    assert pane.rows.gaps[session.compared[1]].endswith(" behind")
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


@pytest.mark.parametrize("captions", ["text", 5, None])
def test_captions_are_a_list(model, captions):
    with pytest.raises(TypeError, match="captions must be a list of two or more texts"):
        idw.RelationPane(model, example(0).image, captions)
    with pytest.raises(TypeError, match=r"expected a model from load\(\) or wrap\(\); got int"):
        idw.RelationPane(5, example(0).image, CAPTIONS)
    with pytest.raises(TypeError, match=r"expected a model from load\(\) or wrap\(\); got str"):
        idw.RelationPane("text")
    with pytest.raises(TypeError, match=r"two or more texts; got \(\)"):
        idw.RelationPane(model)


def test_still_forms(pane):
    said = pane.describe()
    assert f"> {CAPTIONS[pane.session.winner]}: " in said
    bundle, _ = pane._repr_mimebundle_()
    assert bundle["text/plain"] == said
    assert Image.open(io.BytesIO(base64.b64decode(bundle["image/png"]))).height > 300


def test_rows_mark_the_winner_only_when_certain():
    rows = CaptionRows(captions=["a", "b"], values=[1, float("nan")], errors=[0.1, 0.1], winner=0, certainty=2.9)
    assert (rows.is_certain, rows.values) == (False, [1, None])
    assert "leads, not certain yet (z = 2.9)" in rows.describe()
    rows.certainty = float("inf")
    assert rows.is_certain
    assert "wins (z = 99.0)" in rows.describe()


def test_a_caption_that_stands_twice_says_so():
    rows = CaptionRows(captions=["a", "b", "a"], values=[1, 0, 1], winner=0, gaps=["", "1.0 behind", ""])
    assert [rows.standing(k) for k in (1, 2)] == ["1.0 behind", "the same as caption 1"]
