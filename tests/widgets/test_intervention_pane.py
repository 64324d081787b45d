"""Interventions and their session, without a browser, on a real pipeline."""

from __future__ import annotations

import base64
import io
import math
import threading
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import torch
from PIL import Image
from traitlets import TraitError

import infodiff_widgets as idw
from infodiff_widgets.core.contrast import query_contrast
from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.pipelines.edit_prediction import EditOutcome
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.prompts import PromptEdit, Query
from infodiff_widgets.scenes.render import example
from infodiff_widgets.sessions.editing import EditSession
from infodiff_widgets.widgets.scatter_pane import ScatterPane
from infodiff_widgets.widgets.wipe_pane import WipePane

SECONDS = 60
PROMPT = "the dog on grass"


@pytest.fixture(scope="module")
def model():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield load()
    torch.set_num_threads(threads)


@pytest.fixture
def session(model):
    session = EditSession(model=model, image=example(0).image, prompt=PROMPT, samples=8, steps=2)
    yield session
    session.close()


@pytest.fixture(scope="module")
def done(model):
    """A pane with two edits, for tests that only look."""
    pane = idw.InterventionPane(model, example(0).image, PROMPT, samples=8, steps=2)
    for selected, replacement in (((1,), "cat"), ((3,), "")):
        pane.session.ask(selected, replacement)
        pane.session.edit()
        assert pane.session.wait(SECONDS)
    yield pane
    pane.close()


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


# ---- alterations


def test_alterations_name_the_prompts_they_need():
    one = PromptEdit("a red dog  on grass", (1, 2), "cat")
    assert (one.words, one.rest, one.new_prompt) == ("red dog", "a on grass", "a cat  on grass")
    assert one.prompts == ["a on grass", "a red dog  on grass", "a cat  on grass"]
    gone = PromptEdit("a dog", (0, 1))
    assert (gone.prompts, gone.title) == (["", "a dog"], "without “a dog”")
    assert PromptEdit("a b c b", (1, 3), "d").new_prompt == "a d c d"  # apart: each run is replaced
    for indices, replacement in (((), "x"), ((2,), ""), ((1,), "dog")):
        with pytest.raises(ValueError, match="choose|numbered|already"):
            PromptEdit("a dog", indices, replacement)


def test_predictions_are_those_of_an_estimate(model, session):
    session.ask([1], "cat")
    assert session.wait(SECONDS)
    found = session.prediction
    info = estimate(model, example(0).image, prompts=found.about.prompts, samples=8, progress=False)
    rest, prompt, new = info.prompts
    assert found.cmi() == info.pointwise(prompt, rest)
    assert np.array_equal(found.heatmap("edit", "standard").values, info.pointwise_map(prompt, new, "standard").values)
    standard = info.pointwise(prompt, rest, "standard").value - info.pointwise(new, rest, "standard").value
    assert found.swap_score("standard").value == pytest.approx(standard)
    score = found.swap_score()
    assert score.value == pytest.approx(info.pointwise(prompt, rest).value - info.pointwise(new, rest).value)
    # Both come from the same draws: the error is that of the differences, not the root of the sum of squares.
    rounds = [info.by_round(query_contrast(Query(target, rest)), np.ones(len(info.logsnr))) for target in (prompt, new)]
    expected = np.std(rounds[0] - rounds[1], ddof=1) / math.sqrt(len(rounds[0]))
    assert score.stderr == pytest.approx(expected)
    with pytest.raises(KeyError, match="CMI, edit"):
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
    assert session.prediction.about.words == "grass"
    session.ask([1], "cat")
    assert session.prediction is first  # from memory
    session.ask([1], "dog")
    assert (session.prediction, session.alteration) == (None, None)
    assert "already" in session.objection


def test_an_edit_is_the_models_own_and_its_inversion_is_kept(model, session, monkeypatch):
    calls = []
    original = type(model).invert
    monkeypatch.setattr(type(model), "invert", lambda *given: calls.append(given[3]) or original(*given))
    session.ask([1], "cat")
    session.edit()
    assert session.wait(SECONDS)
    assert (session.status, session.error, session.selected_outcome) == ("done", "", 0)
    expected = original(model, example(0).image, PROMPT, 2).edits("the cat on grass")[0]
    assert np.array_equal(session.outcome.edit.change, expected.change)
    assert session.outcome.prediction.about == session.alteration
    assert session.detail.startswith("9 calls of the network")  # 2·2 there and 2·2 + 1 back
    session.ask([3])
    assert session.selected_outcome == -1  # something else is asked
    session.edit()
    assert session.wait(SECONDS)
    assert (calls, len(session.outcomes), session.selected_outcome) == ([2], 2, 1)
    assert session.detail.startswith("5 calls of the network")
    session.steps = 3
    session.edit()
    assert session.wait(SECONDS)
    assert (calls, len(session.outcomes)) == ([2, 3], 3)


def test_progress_goes_through_prediction_and_both_ways(session, monkeypatch):
    monkeypatch.setattr("infodiff_widgets.sessions.base.PROGRESS_EVERY", 1e9)  # as if all were over in a moment
    seen = []
    session.observe(lambda change: seen.append(change["new"]), "detail")
    session.ask([1], "cat")
    session.edit()
    assert session.wait(SECONDS)
    for word in ("predicting", "inverting", "drawing"):
        assert any(text.startswith(word) for text in seen)
    assert any("9 of 9 calls of the network" in text for text in seen)


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
    after(session, lambda: "9 of 9 calls" in session.detail, session.cancel, session.edit)
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
    assert [outcome.about.words for outcome in session.outcomes] == ["dog"]
    assert (session.selected_outcome, session.prediction.about.words) == (-1, "grass")


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
    assert session.alteration.new_prompt == "the cat on grass"
    session.close()


# ---- outcomes


def test_correlations_are_those_of_pandas(done):
    outcome = done.session.outcomes[0]
    for method, estimator, measured in (("CMI", "orthogonal", "latents"), ("edit", "standard", "pixels")):
        predicted = outcome.prediction.heatmap(method, estimator).values.ravel()
        actual = (outcome.edit.change if measured == "latents" else outcome.edit.pixel_change).ravel()
        both = pd.DataFrame({"predicted": predicted, "actual": actual})
        found = outcome.correlation(method, estimator, measured)
        for name, value in found.items():
            assert value == pytest.approx(both.corr(name).iloc[0, 1], abs=1e-5)
        assert list(found) == ["pearson", "spearman"]
    with pytest.raises(KeyError, match="latents, pixels"):
        outcome.change("colours")


def test_only_pixels_that_the_model_saw_are_compared_and_so_many_drawn(done, monkeypatch):
    outcome = done.session.outcomes[0]
    cut = replace(outcome, edit=replace(outcome.edit, frame=(2, 3, 50, 60)))
    predicted, actual = cut.pairs("edit", "standard", "pixels")
    whole = outcome.prediction.heatmap("edit", "standard").values
    assert np.array_equal(predicted, whole[3:60, 2:50])
    assert np.array_equal(actual, outcome.edit.pixel_change[3:60, 2:50])
    assert cut.points().shape == (2, 48 * 57)
    monkeypatch.setattr("infodiff_widgets.pipelines.edit_prediction.POINTS", 100)
    points = cut.points("edit", "standard", "pixels")
    assert points.shape == (2, 100)
    assert {tuple(point) for point in points.T} <= set(zip(predicted.ravel(), actual.ravel(), strict=True))


def test_table(done):
    table = done.table()
    assert list(table["new_prompt"]) == ["the cat on grass", "the dog on"]
    assert list(table["swap_score"].isna()) == [False, True]
    first = done.session.outcomes[0]
    assert table["pearson"][0] == first.correlation()["pearson"]
    assert table["reconstruction_error"][0] == first.edit.reconstruction_error
    assert table["change"][0] == pytest.approx(first.edit.total)


# ---- the pane


def test_is_empty_at_first_and_shows_the_picture(model):
    pane = idw.InterventionPane(model, example(0).image, PROMPT)
    assert (pane.wipe.note, pane.predicted.values, pane.scatter.points) == ("Choose words first", None, None)
    assert np.array_equal(np.asarray(pane.wipe.before), np.asarray(example(0).image))
    assert pane.bar.objection.startswith("choose the words")
    assert (pane.picker.question, pane.picker.state(0)) == ("", "given")
    assert pane.bar.steps == 100
    with pytest.raises(ValueError, match="no edit to write"):
        pane.to_html("nowhere.html")
    pane.close()


def test_predicts_then_draws_as_the_front_ends_say(model):
    pane = idw.InterventionPane(model, example(0).image, PROMPT, samples=8, steps=2)
    pane.picker.set_state({"selected": [1], "excluded": []})
    pane.bar.set_state({"replacement": "cat"})
    assert pane.session.wait(SECONDS)
    found = pane.session.prediction
    assert found.about.new_prompt == pane.bar.new_prompt == "the cat on grass"
    assert np.array_equal(pane.predicted.values, found.heatmap().values)
    assert [name for name, _ in pane.wipe.facts] == ["information of “dog”", "swap score"]
    assert (pane.actual.values, pane.wipe.after, pane.wipe.note) == (None, None, "Nothing drawn yet: press Edit")
    pane.bar._handle_custom_msg({"pressed": "edit"}, [])
    assert pane.session.wait(SECONDS)
    outcome = pane.session.outcome
    assert np.array_equal(pane.actual.values, outcome.edit.change)
    assert np.array_equal(np.asarray(pane.wipe.after), np.asarray(outcome.edit.after))
    assert pane.scatter.pearson == outcome.correlation()["pearson"]
    assert (pane.wipe.captions, pane.wipe.chosen) == (["“dog” → “cat”"], 0)
    assert "reconstruction error" in dict(pane.wipe.facts)
    pane.close()


def test_leaving_a_word_out_in_the_picker_asks_for_it(model):
    pane = idw.InterventionPane(model, example(0).image, PROMPT, samples=4)
    pane.picker.set_state({"selected": [], "excluded": [3]})
    assert (pane.session.selected, pane.picker.selected, pane.picker.excluded) == ((3,), (3,), ())
    assert pane.bar.new_prompt == "the dog on"
    pane.picker.set_state({"selected": [3], "excluded": [1]})  # one more, as its sign does
    assert pane.session.selected == (1, 3)
    pane.close()


def test_the_strip_brings_an_edit_back(done):
    done.wipe.chosen = 0
    assert (done.session.selected_outcome, done.session.selected, done.session.replacement) == (0, (1,), "cat")
    assert (done.wipe.title, done.picker.selected, done.bar.replacement) == ("“dog” → “cat”", (1,), "cat")
    assert np.array_equal(done.actual.values, done.session.outcomes[0].edit.change)
    done.wipe.chosen = 1
    assert (done.wipe.title, done.picker.selected, done.bar.replacement) == ("without “grass”", (3,), "")
    assert np.array_equal(done.actual.values, done.session.outcomes[1].edit.change)


def test_choices_reach_the_numbers(done):
    done.wipe.chosen = 0
    outcome: EditOutcome = done.session.outcome
    try:
        done.method.value, done.estimator.value, done.measured.value = "edit", "standard", "pixels"
        done.before.value = "reconstruction"
        assert np.array_equal(done.predicted.values, outcome.prediction.heatmap("edit", "standard").values)
        assert done.predicted.signed is True
        assert np.array_equal(done.actual.values, outcome.edit.pixel_change)
        assert done.scatter.spearman == outcome.correlation("edit", "standard", "pixels")["spearman"]
        assert np.array_equal(np.asarray(done.wipe.before), np.asarray(outcome.edit.reconstruction))
    finally:
        done.method.value, done.estimator.value, done.measured.value = "CMI", "orthogonal", "latents"
        done.before.value = "picture"


def test_a_new_prompt_asks_nothing_and_keeps_the_edits(model):
    pane = idw.InterventionPane(model, example(0).image, PROMPT, samples=4, steps=1)
    pane.session.ask([1], "cat")
    pane.session.edit()
    assert pane.session.wait(SECONDS)
    pane.picker._handle_custom_msg({"edited": "one bird"}, [])
    assert (pane.picker.words, pane.picker.selected, pane.bar.replacement) == (["one", "bird"], (), "")
    assert (pane.session.selected_outcome, pane.wipe.captions) == (-1, ["“dog” → “cat”"])
    pane.wipe.chosen = 0
    assert (pane.wipe.title, pane.session.selected) == ("“dog” → “cat”", ())
    pane.close()


def test_still_forms(done, tmp_path):
    done.wipe.chosen = 0
    said = done.describe()
    assert "Replace “dog” by “cat”: “the cat on grass”" in said
    assert "reconstruction error" in said
    assert f"Pearson {done.scatter.pearson:.2f}".replace("-", "−") in said
    bundle = done._repr_mimebundle_()
    picture = Image.open(io.BytesIO(base64.b64decode(bundle["image/png"])))
    assert picture.size == done.snapshot().size
    assert bundle["text/plain"] == said
    done.to_html(tmp_path / "edits.html")
    text = (tmp_path / "edits.html").read_text(encoding="utf-8")
    assert "without “grass”" in text or "without \\u201cgrass\\u201d" in text
    assert "http://" not in text.replace("http://www.w3.org", "")
    assert "https://" not in text


# ---- its parts


def test_the_wipe_joins_two_pictures():
    black, white = (np.full((4, 8, 3), value, np.uint8) for value in (0, 255))
    pane = WipePane(before=black, after=white, wipe=0.25)
    assert np.asarray(pane.wiped())[0, :, 0].tolist() == [0] * 2 + [255] * 6
    assert "before up to 25 %" in pane.describe()
    pane.after = None
    assert np.asarray(pane.wiped()).max() == 0


def test_points_must_be_two_finite_rows():
    for wrong in (np.zeros((3, 2)), np.array([[1, np.nan], [0, 0]])):
        with pytest.raises(TraitError, match=r"points must be finite numbers \[2, N\]"):
            ScatterPane(points=wrong)
    pane = ScatterPane(points=np.zeros((2, 5)), count=9, pearson=-0.5)
    assert pane.describe() == "x against y: Pearson −0.50, Spearman unknown; 5 of 9 pixels drawn"
    assert pane.to_image().height > 300
