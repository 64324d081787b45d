"""The edit session on a real pipeline, without a browser."""

from __future__ import annotations

import math
import threading

import numpy as np
import pytest
import torch
from traitlets import TraitError

from infodiff_widgets.core.contrast import integrate_by_round, query_contrast
from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.prompts import Query
from infodiff_widgets.scenes.render import example
from infodiff_widgets.sessions.editing import EditSession

SECONDS = 60
PROMPT = "the dog on grass"


@pytest.fixture(scope="module")
def model():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield load("exact")
    torch.set_num_threads(threads)


@pytest.fixture
def session(model):
    session = EditSession(model=model, image=example(0).image, prompt=PROMPT, samples=8, steps=2)
    yield session
    session.close()


def after(session, condition, act, start):
    """Start, and call ``act`` once a change makes ``condition`` true, in the worker's own thread."""
    happened = threading.Event()

    def look(_change):
        if not happened.is_set() and condition():
            happened.set()
            act()

    session.observe(look)
    start()
    assert happened.wait(SECONDS), (session.status, session.error)
    assert session.wait(SECONDS)


# ---- predictions


def test_predictions_are_those_of_an_estimate(model, session):
    session.ask([1], "cat")
    assert session.wait(SECONDS)
    found = session.prediction
    info = estimate(model, example(0).image, prompts=found.prompt_edit.prompts, samples=8, progress=False)
    rest, prompt, new = info.prompts
    assert found.estimate() == info.pointwise(prompt, rest)
    assert np.array_equal(found.heatmap("edit", "standard").values, info.pointwise_map(prompt, new, "standard").values)
    standard = info.pointwise(prompt, rest, "standard").value - info.pointwise(new, rest, "standard").value
    assert found.swap_score("standard").value == pytest.approx(standard)
    score = found.swap_score()
    assert score.value == pytest.approx(info.pointwise(prompt, rest).value - info.pointwise(new, rest).value)
    # Both come from the same draws: the error is that of the differences, not the root of the sum of squares.
    both = [query_contrast(Query(target, rest)) for target in (prompt, new)]
    rounds = [integrate_by_round(info, contrast, np.ones(len(info.logsnr))) for contrast in both]
    expected = np.std(rounds[0] - rounds[1], ddof=1) / math.sqrt(len(rounds[0]))
    assert score.stderr == pytest.approx(expected)
    with pytest.raises(KeyError, match="CMI, edit, swap score"):
        found.heatmap("MI")


def test_nothing_takes_the_place_of_words_left_out(session):
    session.ask([1])
    assert session.wait(SECONDS)
    assert session.prediction.swap_score() is None
    same = [session.prediction.heatmap(method).values for method in ("CMI", "edit")]
    assert np.array_equal(*same)


# ---- the session


def test_choosing_words_predicts_and_draws_nothing(session):
    assert session.objection.startswith("choose the words")
    session.ask([1], "cat")
    assert session.task == "prediction"
    assert session.wait(SECONDS)
    assert (session.status, session.outcomes, session.selected_outcome) == ("done", [], -1)
    first = session.prediction
    session.selected = (3,)
    assert session.wait(SECONDS)
    assert session.prediction.prompt_edit.words == "grass"
    session.ask([1], "cat")
    assert session.prediction is first  # from memory
    session.ask([1], "dog")
    assert (session.prediction, session.prompt_edit) == (None, None)
    assert "already" in session.objection


def test_an_edit_is_the_models_own_and_its_inversion_is_kept(model, session, monkeypatch):
    calls = []
    original = type(model).invert
    monkeypatch.setattr(
        type(model), "invert", lambda *given, **named: calls.append(named["steps"]) or original(*given, **named)
    )
    session.ask([1], "cat")
    session.edit()
    assert session.wait(SECONDS)
    assert (session.status, session.error, session.selected_outcome) == ("done", "", 0)
    expected = original(model, example(0).image, PROMPT, 2).edits("the cat on grass")[0]
    assert np.array_equal(session.outcome.edit.change, expected.change)
    assert session.outcome.prediction.prompt_edit == session.prompt_edit
    assert session.detail.startswith("9 network calls")  # 2·2 there and 2·2 + 1 back
    session.ask([3])
    assert session.selected_outcome == -1  # something else is asked
    session.edit()
    assert session.wait(SECONDS)
    assert (calls, len(session.outcomes), session.selected_outcome) == ([2], 2, 1)
    assert session.detail.startswith("5 network calls")
    session.steps = 3
    session.edit()
    assert session.wait(SECONDS)
    assert (calls, len(session.outcomes)) == ([2, 3], 3)


def test_progress_goes_through_prediction_and_both_ways(session, monkeypatch):
    monkeypatch.setattr("infodiff_widgets.sessions.base.PROGRESS_INTERVAL", 1e9)  # as if all were over in a moment
    seen = []
    session.observe(lambda change: seen.append(change["new"]), "detail")
    session.ask([1], "cat")
    session.edit()
    assert session.wait(SECONDS)
    for word in ("predicting", "inverting", "drawing"):
        assert any(text.startswith(word) for text in seen)
    assert any("9 of 9 network calls" in text for text in seen)


@pytest.mark.parametrize("word", ["predicting", "inverting", "drawing"])
def test_cancel_stops_within_one_step(model, session, word):
    session.steps = 40
    session.ask([1], "cat")
    if word != "predicting":
        session.wait(SECONDS)
    calls = []
    hook = model.denoiser.register_forward_pre_hook(lambda *_: calls.append(session.status))
    after(session, lambda: session.detail.startswith(word), session.cancel, session.edit)
    hook.remove()
    assert (session.status, session.outcomes) == ("cancelled", [])
    assert calls.count("cancelled") <= 1  # the one that was about to begin
    assert session.detail.startswith("stopped after")
    session.steps = 2
    session.edit()
    assert session.wait(SECONDS)
    assert (session.status, len(session.outcomes)) == ("done", 1)


def test_cancel_after_the_last_call_is_a_cancel_still(session):
    session.ask([1], "cat")
    after(session, lambda: "9 of 9 network calls" in session.detail, session.cancel, session.edit)
    assert (session.status, session.outcomes) == ("cancelled", [])


def test_pause_holds_and_resume_goes_on(session):
    session.ask([1], "cat")
    session.wait(SECONDS)
    paused = threading.Event()

    def hold(_change):
        if session.detail.startswith("inverting") and not paused.is_set():
            session.pause()
            paused.set()

    session.observe(hold, "detail")
    session.edit()
    assert paused.wait(SECONDS)
    assert (session.status, session.wait(0.3)) == ("paused", False)
    session.resume()
    assert session.wait(SECONDS)
    assert (session.status, len(session.outcomes)) == ("done", 1)


def test_what_is_asked_during_an_edit_is_predicted_after_it(session):
    session.ask([1], "cat")
    session.wait(SECONDS)
    after(session, lambda: session.detail.startswith("inverting"), lambda: session.ask([3], ""), session.edit)
    assert session.status == "done"
    assert [outcome.prompt_edit.words for outcome in session.outcomes] == ["dog"]
    assert (session.selected_outcome, session.prediction.prompt_edit.words) == (-1, "grass")


def test_errors_are_said_and_the_session_goes_on(session):
    session.edit()
    assert session.wait(SECONDS)
    assert (session.status, session.error[:16]) == ("failed", "choose the words")
    session.image = "a path"
    session.ask([1], "cat")
    assert session.wait(SECONDS)
    assert session.status == "failed"
    assert "str" in session.error
    session.image = example(0).image
    assert session.selected == ()  # another picture: nothing is asked
    session.ask([1], "cat")
    assert session.wait(SECONDS)
    assert (session.status, session.error) == ("done", "")
    with pytest.raises(TraitError, match="numbered 0 to 3"):
        session.selected = (4,)
    with pytest.raises(TypeError, match="has no 'word'"):
        EditSession(word="dog")


def test_words_can_be_given_from_the_start(model):
    given = dict(selected=(1,), replacement="cat", samples=4)
    session = EditSession(model=model, image=example(0).image, prompt=PROMPT, **given)
    assert session.prompt_edit.new_prompt == "the cat on grass"
    session.close()
