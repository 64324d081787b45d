"""The composite and its session, without a browser, on a real pipeline."""

from __future__ import annotations

import base64
import gc
import io
import sys
import threading
from dataclasses import astuple, replace

import numpy as np
import pytest
import torch
from PIL import Image
from traitlets import TraitError

from infodiff_widgets.core.io import from_netcdf
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.scenes.render import example
from infodiff_widgets.sessions import query_state
from infodiff_widgets.widgets import Explorer
from infodiff_widgets.widgets.page import page
from infodiff_widgets.widgets.text import format_estimate

SECONDS = 60


@pytest.fixture(scope="module")
def model():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield load("exact")
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def done(model):
    """An explorer with a result, for tests that only look and choose."""
    explorer = Explorer(model, example(0).image, "the dog on grass", samples=8, autostart=False)
    explorer.session.run()
    yield explorer
    explorer.close()


@pytest.fixture
def explorer(done):
    done.session.selected = done.session.excluded = done.session.band = ()
    done.estimator.value, done.unit.value, done.layer.value, done.compare.value = (
        "orthogonal",
        "nats",
        "information",
        "off",
    )
    return done


def test_starts_by_itself_unless_told_not_to(model):
    waiting = Explorer(model, example(0).image, "a dog", samples=4, autostart=False)
    assert (waiting.bar.status, waiting.pane.values, waiting.picker.words) == ("idle", None, ["a", "dog"])
    assert np.array_equal(np.asarray(waiting.pane.image), np.asarray(example(0).image))
    waiting.bar._handle_custom_msg({"pressed": "run"}, [])
    assert waiting.session.wait(SECONDS)
    assert waiting.bar.status == "done"
    waiting.close()
    running = Explorer(model, example(0).image, "a dog", samples=4)
    assert running.bar.status == "running"
    running.close()


def test_shows_the_whole_prompt_first(explorer):
    result = explorer.session.result
    assert explorer.pane.title == "Whole prompt"
    assert np.array_equal(explorer.pane.values, result.heatmap().values)
    assert explorer.picker.values == [result.cmi(i).value for i in range(4)]


def test_choosing_a_word_changes_map_title_and_reading(explorer):
    before = explorer.pane.reading
    explorer.picker.set_state({"selected": [1], "excluded": []})
    result = explorer.session.result
    assert explorer.session.selected == (1,)
    assert explorer.bars.selected == (1,)
    assert explorer.pane.title == "“dog” given the rest"
    assert explorer.pane.reading != before
    assert np.array_equal(explorer.pane.values, result.heatmap(1).values)
    assert np.array_equal(explorer.pane.errors, result.heatmap(1).stderr)


def test_choices_reach_the_numbers(explorer):
    explorer.picker.set_state({"selected": [3], "excluded": [0, 1, 2]})
    explorer.estimator.value = "standard"
    result = explorer.session.result
    assert explorer.pane.title == "“grass” alone"
    assert explorer.pane.signed is True
    assert explorer.picker.values == [result.mi(i, estimator="standard").value for i in range(4)]


def test_session_drives_the_view(explorer):
    explorer.session.selected = (2,)
    assert explorer.picker.selected == (2,)
    explorer.session.excluded = (0, 1, 3)
    assert (explorer.picker.selected, explorer.picker.excluded) == ((2,), (0, 1, 3))
    assert explorer.pane.title == "“on” alone"


def test_a_bar_chooses_its_word(explorer):
    result = explorer.session.result
    assert explorer.bars.mi == [result.mi(i).value for i in range(4)]
    assert explorer.bars.cmi_errors == [result.cmi(i).stderr for i in range(4)]
    explorer.bars.selected = (1,)
    assert (explorer.session.selected, explorer.picker.selected) == ((1,), (1,))
    explorer.session.excluded = (0, 2, 3)
    explorer.bars.selected = ()  # letting go of a word that is looked at alone
    assert (explorer.session.selected, explorer.session.excluded) == ((), ())


def test_words_left_out_are_asked_of_the_model(explorer):
    explorer.picker.set_state({"selected": [1], "excluded": [0]})
    assert explorer.session.wait(SECONDS)
    answer = explorer.session.answer()
    assert answer.prompts == ("on grass", "dog on grass")
    assert explorer.pane.title == "“dog” given “on grass”"
    assert np.array_equal(explorer.pane.values, answer.pointwise_map("dog on grass", "on grass").values)


def test_worker_does_not_undo_a_choice_on_its_way(explorer):
    explorer.picker.unobserve_all("selected")  # as if the message had not yet been handled
    try:
        explorer.picker.selected = (1,)
        explorer.session.revision += 1
        assert explorer.picker.selected == (1,)
    finally:
        explorer.picker.observe(explorer._on_words, "selected")


def test_a_refused_question_takes_back_nothing_that_the_worker_found(explorer, monkeypatch):
    session, before = explorer.session, explorer.session.revision
    explorer.picker.ask()

    def publish():
        with session.lock:
            session.revision += 1

    worker = threading.Thread(target=publish)

    def refuse(*_args):
        worker.start()
        worker.join(0.5)
        raise TraitError("no such word")

    monkeypatch.setattr(query_state, "check_words", refuse)
    with pytest.raises(TraitError, match="no such word"):
        explorer.picker.selected = (1,)
    monkeypatch.undo()
    worker.join(SECONDS)
    assert session.revision == before + 1
    explorer.picker.ask()


def test_bits_are_nats_over_ln_2(explorer):
    explorer.session.selected = (1,)
    nats = explorer.pane.values, explorer.picker.values, explorer.spectrum.values, explorer.bars.mi
    explorer.unit.value = "bits"
    bits = explorer.pane.values, explorer.picker.values, explorer.spectrum.values, explorer.bars.mi
    for before, after in zip(nats, bits, strict=True):
        np.testing.assert_allclose(np.array(after) * np.log(2), before, rtol=1e-5)
    assert explorer.pane.unit == "bits per pixel"
    assert explorer.pane.reading.endswith(" bits")


def test_attention_is_of_words_and_has_no_unit(explorer):
    explorer.layer.value = "attention"
    assert explorer.pane.values is None
    assert "choose one or more words" in explorer.pane.title
    explorer.session.selected = (1,)
    assert np.array_equal(explorer.pane.values, explorer.session.result.attention_map(1))
    assert (explorer.pane.unit, explorer.pane.errors) == ("", None)


def test_a_threshold_keeps_the_pixels_that_it_leaves(explorer):
    explorer.session.selected = (1,)
    explorer.pane.threshold = float(np.quantile(explorer.pane.values, 0.9))
    shown = explorer.pane.shown()
    explorer.unit.value = "bits"
    assert (explorer.pane.shown() == shown).mean() > 0.999
    explorer.unit.value = "nats"
    explorer.layer.value = "attention"
    assert explorer.pane.threshold == 0


def test_compare_keeps_the_map_and_gives_both_one_scale(explorer):
    explorer.session.selected = (1,)
    first = explorer.pane.values
    explorer.compare.value = "shared"
    explorer.session.selected = (3,)
    assert np.array_equal(explorer.pinned.values, first)
    assert explorer.pinned.title == "“dog” given the rest"
    largest = max(np.abs(first).max(), np.abs(explorer.pane.values).max())
    assert explorer.pane.limit == explorer.pinned.limit == pytest.approx(largest)
    assert explorer.pinned in explorer._maps.children
    wide = explorer.snapshot().width
    explorer.compare.value = "own"
    assert explorer.pane.limit is None
    assert np.array_equal(explorer.pinned.values, first)  # not pinned anew
    explorer.compare.value = "off"
    assert explorer.pinned not in explorer._maps.children
    assert explorer.snapshot().width < wide


def test_pictures_and_prompts_can_be_exchanged(model):
    explorer = Explorer(model, example(0).image, "a dog", samples=4, autostart=False)
    explorer.picker._handle_custom_msg({"edited": "a cat"}, [])
    assert explorer.session.wait(SECONDS)
    assert (explorer.session.result.prompt.text, explorer.picker.words) == ("a cat", ["a", "cat"])
    explorer.source._handle_custom_msg({"example": 4}, [])
    assert explorer.session.wait(SECONDS)
    assert explorer.session.result.prompt.text == example(4).caption
    assert np.array_equal(explorer.session.result.image, np.asarray(example(4).image))
    file = io.BytesIO()
    example(1).image.save(file, "PNG")
    explorer.pane._handle_custom_msg({"picture": "mine.png"}, [file.getvalue()])
    assert explorer.session.wait(SECONDS)
    assert np.array_equal(explorer.session.result.image, np.asarray(example(1).image))
    explorer.close()


def test_an_edit_is_awaited_until_its_run_ends(model):
    explorer = Explorer(model, example(0).image, "a dog", samples=4, autostart=False)
    explorer.session.run()
    with model.exclusive():  # the run cannot come to its first numbers
        explorer.picker._handle_custom_msg({"edited": "a cat"}, [])
        assert (explorer.picker.awaited, explorer.picker.words) == ("a cat", ["a", "dog"])
        explorer.session.cancel()
        assert explorer.picker.awaited == ""
        explorer.picker._handle_custom_msg({"edited": "a bird"}, [])
        assert explorer.picker.awaited == "a bird"
    assert explorer.session.wait(SECONDS)
    assert (explorer.picker.awaited, explorer.picker.words) == ("", ["a", "bird"])
    explorer.session.image = "no picture"
    with model.exclusive():
        explorer.picker._handle_custom_msg({"edited": "one zebra"}, [])
        assert explorer.picker.awaited == "one zebra"
    assert explorer.session.wait(SECONDS)
    assert (explorer.session.status, explorer.picker.awaited) == ("failed", "")
    explorer.close()


def test_the_bar_holds_the_budget_and_the_run(model):
    explorer = Explorer(model, example(0).image, "a dog", samples=96, target_stderr=0.5, autostart=False)
    assert (explorer.bar.samples, explorer.bar.target_stderr) == (96, 0.5)
    explorer.bar.set_state({"samples": 48, "target_stderr": 0})
    assert (explorer.session.samples, explorer.session.target_stderr) == (48, 0)
    explorer.bar._handle_custom_msg({"pressed": "run"}, [])
    explorer.bar._handle_custom_msg({"pressed": "pause"}, [])
    assert explorer.bar.status == "paused"
    explorer.bar._handle_custom_msg({"pressed": "resume"}, [])
    explorer.bar._handle_custom_msg({"pressed": "cancel"}, [])
    assert explorer.session.wait(SECONDS)
    assert explorer.bar.status == "cancelled"
    explorer.close()


def test_error_appears_and_the_map_stays(explorer):
    values, prompt = explorer.pane.values, explorer.session.prompt
    explorer.session.prompt = ""
    explorer.session.start()
    assert explorer.session.wait(SECONDS)
    assert explorer.bar.status == "failed"
    assert "prompt is empty" in explorer.bar.error
    assert np.array_equal(explorer.pane.values, values)
    explorer.session.prompt = prompt


def test_wrong_image_is_said_in_the_bar(model):
    explorer = Explorer(model, "dog.png", "a dog")
    assert explorer.session.wait(SECONDS)
    assert explorer.pane.image is None
    assert "PIL image" in explorer.bar.error
    explorer.close()


def test_mime_bundle(explorer):
    data = explorer._repr_mimebundle_()
    assert {"text/plain", "image/png", "application/vnd.jupyter.widget-view+json"} <= set(data)
    assert "the dog on grass" in data["text/plain"]
    Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).verify()


def test_unknown_keyword(model):
    with pytest.raises(TypeError, match="sampels"):
        Explorer(model, example(0).image, "a dog", sampels=3)


def test_what_cannot_be_built_says_why_and_leaves_quietly(model, monkeypatch):
    unraisable = []
    monkeypatch.setattr(sys, "unraisablehook", lambda failure: unraisable.append(failure.exc_value))
    with pytest.raises(TypeError, match=r"expected a model from load\(\) or wrap\(\); got StableDiffusionPipeline"):
        Explorer(model.pipe, example(0).image, "a dog")
    with pytest.raises(TypeError, match="result must be an Information"):
        Explorer(result="x")
    with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="no pane"):
        patch.setattr("infodiff_widgets.widgets.explorer.HeatmapPane", broken)
        Explorer(model, example(0).image, "a dog", autostart=False)
    gc.collect()
    assert unraisable == []


def broken(**_traits):
    raise RuntimeError("no pane")


def test_close_stops_the_worker_and_removes_the_widgets(model):
    explorer = Explorer(model, example(0).image, "a dog", samples=96)
    parts = [explorer, explorer.picker, explorer.pane, explorer.bar, explorer.estimator, explorer.pinned]
    explorer.close()
    assert [t for t in threading.enumerate() if t.name == "infodiff worker"] == []
    assert [part.comm for part in parts] == [None] * 6


def test_brushing_noise_levels_restricts_everything(explorer):
    explorer.session.selected = (1,)
    whole, spectrum = explorer.session.total().value, explorer.spectrum
    assert len(spectrum.values) == len(spectrum.edges) - 1 == 6
    assert sum(spectrum.values) == pytest.approx(whole, rel=1e-6)
    assert len(spectrum.pictures) == 6
    words, picture = list(explorer.picker.values), explorer.pane.values.copy()
    spectrum.selected = (1, 2)
    assert explorer.session.band == (spectrum.edges[1], spectrum.edges[3])
    assert explorer.session.total().value == pytest.approx(sum(spectrum.values[1:3]), rel=1e-6)
    assert explorer.pane.values.sum() == pytest.approx(sum(spectrum.values[1:3]), rel=1e-4)
    assert not np.array_equal(explorer.pane.values, picture)
    assert explorer.picker.values != words
    assert "“dog” given the rest, log SNR " in explorer.pane.title
    explorer.session.band = ()
    assert spectrum.selected == ()
    assert explorer.picker.values == words


def test_bands_set_from_code_show_in_the_spectrum(explorer):
    edges = explorer.spectrum.edges
    explorer.session.band = (edges[2], edges[5])
    assert explorer.spectrum.selected == (2, 4)
    for band, ranges in (((edges[5] + 1e-3, edges[6]), (5, 5)), ((edges[3] - 0.4, edges[3] + 0.1), (2, 2))):
        explorer.session.band = band
        assert explorer.spectrum.selected == ranges
        assert explorer.session.band == band  # not another by way of the spectrum
        assert explorer.session.total() == explorer.session.result.mi(band=band)
    explorer.session.band = (edges[2], edges[5])
    with pytest.raises(TraitError, match="low < high"):
        explorer.session.band = (3, -3)
    with pytest.raises(TraitError, match="first and last of 6 ranges"):
        explorer.spectrum.selected = (4, 2)
    assert explorer.session.band == (edges[2], edges[5])


def test_a_saved_result_replays_without_a_model(explorer, tmp_path):
    explorer.session.result.to_netcdf(tmp_path / "dog.nc")
    replay = Explorer(result=from_netcdf(tmp_path / "dog.nc"))
    assert replay.picker.values == explorer.picker.values
    replay.picker.selected = (1,)
    assert replay.pane.reading == format_estimate(*astuple(explorer.session.result.cmi("dog"))[:2])
    replay.picker.selected = (1, 2)  # a phrase that was not measured, and nobody to ask
    assert (replay.pane.values, replay.pane.reading) == (None, "was not measured")
    assert (replay.session.status, replay.session.error) == ("idle", "")
    assert replay.bar not in replay.children[0].children
    replay.close()
    assert (replay.bar.comm, replay.pane.comm) == (None, None)
    with pytest.raises(TypeError, match="or result= with a saved result"):
        Explorer()


def test_a_page_holds_everything_it_needs(explorer, tmp_path):
    explorer.to_html(tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert len(text) < 5_000_000
    assert "://" not in text.replace("http://www.w3.org", "")
    with pytest.raises(ValueError, match="this result has none"):
        page(replace(explorer.session.result, prompt=None))
    with pytest.raises(ValueError, match="no result to write yet"):
        Explorer(explorer.session.model, example(0).image, "a dog", autostart=False).to_html(tmp_path / "x.html")
