"""The composite on the real pipeline, without a browser."""

from __future__ import annotations

import base64
import io
import threading

import pytest
import torch
from PIL import Image

from infodiff_widgets.pipelines.model import BUNDLED, Model
from infodiff_widgets.scenes import example
from infodiff_widgets.scenes.build import build_pipeline
from infodiff_widgets.widgets import Explorer

PROMPT = "a dog on grass"


@pytest.fixture(scope="module")
def model():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # small networks are no faster with more, and far slower beside another process
    yield Model(build_pipeline(), "untrained", BUNDLED)
    torch.set_num_threads(threads)


@pytest.fixture
def explorer(model):
    opened = Explorer(model, example(0).image, PROMPT, samples=8, autostart=False)
    opened.session.run()
    yield opened
    opened.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "infodiff session"]


def test_it_starts_by_itself_and_shows_the_whole_prompt(model):
    explorer = Explorer(model, example(0).image, PROMPT, samples=8)
    try:
        assert explorer.picker.words == PROMPT.split()
        assert explorer.pane.image.size == (64, 64)
        assert explorer.session.wait(60)
        assert explorer.bar.status == "done"
        assert explorer.pane.title == "Whole prompt"
        assert explorer.pane.values.shape == (64, 64)
        assert not explorer.pane.loading
    finally:
        explorer.close()


def test_without_autostart_it_waits_for_run(model):
    explorer = Explorer(model, example(0).image, PROMPT, samples=8, autostart=False)
    assert (explorer.bar.status, explorer.pane.values) == ("idle", None)
    explorer.bar._handle_custom_msg({"pressed": "run"}, [])
    assert explorer.session.wait(60)
    assert explorer.bar.status == "done"
    explorer.close()


def test_choosing_a_word_changes_title_value_and_map(explorer):
    info, whole = explorer.session.result, explorer.pane.values
    explorer.picker.set_state({"selected": [1]})  # as the browser does
    assert explorer.session.selected == (1,)
    assert "dog" in explorer.pane.title
    assert (explorer.pane.values == info.heatmap(1).values).all()
    assert not (explorer.pane.values == whole).all()
    explorer.given.set_state({"value": ""})
    assert "alone" in explorer.pane.title
    assert explorer.picker.values == pytest.approx([info.mi(i).value for i in range(4)])
    explorer.estimator.set_state({"value": "standard"})
    assert explorer.pane.signed
    assert (explorer.pane.values == info.heatmap(1, "", "standard").values).all()


def test_a_session_trait_moves_the_widgets(explorer):
    explorer.session.selected = (2,)
    explorer.session.given = ""
    assert explorer.picker.selected == (2,)
    assert explorer.given.value == ""


def test_a_phrase_is_estimated(explorer):
    explorer.picker.selected = (1, 2)
    assert explorer.pane.loading
    assert explorer.session.wait(60)
    assert "dog on" in explorer.pane.title
    assert not explorer.pane.loading
    assert explorer.pane.values is not None


def test_an_error_is_shown_and_the_map_stays(explorer):
    before = explorer.pane.values
    explorer.session.prompt = ""
    explorer.session.start()
    assert explorer.session.wait(60)
    assert explorer.bar.status == "failed"
    assert "empty" in explorer.bar.error
    assert explorer.pane.values is not None
    assert (explorer.pane.values == before).all()
    assert explorer.picker.words == PROMPT.split()


def test_a_wrong_image_is_no_crash(model):
    explorer = Explorer(model, "no image", PROMPT, samples=8, autostart=False)
    explorer.session.start()
    explorer.session.wait(60)
    assert "PIL image" in explorer.bar.error
    assert explorer.pane.image is None
    explorer.close()


def test_other_words_of_the_same_number_keep_the_selection(explorer):
    explorer.session.selected = (1,)
    explorer.session.prompt = "a cat on grass"
    explorer.session.run()
    assert explorer.picker.words == ["a", "cat", "on", "grass"]
    assert "cat" in explorer.pane.title


def test_a_shorter_prompt_lets_the_selection_go(explorer):
    explorer.session.selected = (2,)
    explorer.session.prompt = "dog"
    explorer.session.run()
    assert explorer.picker.words == ["dog"]
    assert explorer.picker.selected == explorer.session.selected == ()
    assert explorer.bar.error == ""


def test_it_shows_something_without_a_kernel(explorer):
    explorer.session.selected = (1,)
    data = explorer._repr_mimebundle_()
    assert {"text/plain", "image/png", "application/vnd.jupyter.widget-view+json"} <= set(data)
    assert "dog" in data["text/plain"]
    assert "nats" in data["text/plain"]
    assert Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).width > 384


def test_close_stops_a_run_and_closes_the_parts(model):
    explorer = Explorer(model, example(0).image, PROMPT, samples=200)
    parts = (explorer.picker, explorer.pane, explorer.bar, explorer.given, explorer.estimator, explorer)
    explorer.close()
    assert explorer.session.status == "cancelled"
    assert all(part.comm is None for part in parts)


def test_an_unknown_keyword_is_an_error(model):
    with pytest.raises(TypeError, match="sample"):
        Explorer(model, example(0).image, PROMPT, sample=4)
