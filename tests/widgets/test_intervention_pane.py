"""The intervention pane and outcomes of edits on a real pipeline, without a browser."""

from __future__ import annotations

import base64
import gzip
import io
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import torch
from PIL import Image
from traitlets import TraitError

import infodiff_widgets as idw
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.plots import static
from infodiff_widgets.scenes.render import example
from infodiff_widgets.sessions.edit_outcome import EditOutcome
from infodiff_widgets.widgets.scatter_pane import ScatterPane
from infodiff_widgets.widgets.wipe_pane import WipePane

SECONDS = 60
PROMPT = "the dog on grass"


@pytest.fixture(scope="module")
def model():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield load("exact")
    torch.set_num_threads(threads)


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


def test_what_is_missing_or_of_another_kind_is_named(model):
    with pytest.raises(TypeError, match=r"expected a model from load\(\) or wrap\(\); got str"):
        idw.InterventionPane("text")
    for sampler in ("euler", np.zeros(2)):  # an array has no truth value
        with pytest.raises(TraitError, match="sampler"):
            idw.InterventionPane(model, example(0).image, PROMPT, sampler=sampler)


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
    monkeypatch.setattr("infodiff_widgets.sessions.edit_outcome.MAX_POINTS", 100)
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
    assert found.prompt_edit.new_prompt == pane.bar.new_prompt == "the cat on grass"
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
    bundle, _ = done._repr_mimebundle_()
    picture = Image.open(io.BytesIO(base64.b64decode(bundle["image/png"])))
    assert picture.size == done.snapshot().size
    assert bundle["text/plain"] == said
    done.to_html(tmp_path / "edits.html")
    text = (tmp_path / "edits.html").read_text(encoding="utf-8")
    stored = re.search(r'id="idw-stored">([^<]+)<', text)[1]
    assert "without “grass”".encode() in gzip.decompress(base64.b64decode(stored))
    assert "http://" not in text.replace("http://www.w3.org", "")
    assert "https://" not in text


# ---- its parts


def test_the_wipe_shows_two_pictures():
    black, white = (np.full((4, 8, 3), value, np.uint8) for value in (0, 255))
    pane = WipePane(before=black, after=white, wipe=0.25, thumbnails=[black], captions=["“dog” → “cat”"], chosen=0)
    axes = [ax for part in static.compose([[pane.panel()]]).subfigs[0].subfigs[0].subfigs for ax in part.axes]
    assert [ax.get_title() for ax in axes[:3]] == ["before", "after", "“dog” → “cat”"]
    assert [int(ax.images[0].get_array().max()) for ax in axes[:3]] == [0, 255, 0]
    assert "before up to 25 %" in pane.describe()
    pane.after = None
    assert pane.to_image() is pane.before
    pane.before = None
    assert pane.to_image() is None


def test_points_must_be_two_finite_rows():
    for wrong in (np.zeros((3, 2)), np.array([[1, np.nan], [0, 0]])):
        with pytest.raises(TraitError, match=r"points must be finite numbers \[2, N\]"):
            ScatterPane(points=wrong)
    pane = ScatterPane(points=np.zeros((2, 5)), count=9, pearson=-0.5)
    assert pane.describe() == "x against y: Pearson −0.50, Spearman unknown; 5 of 9 pixels drawn"
    assert pane.to_image().height > 300
