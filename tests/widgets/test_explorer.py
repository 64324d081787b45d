"""The explorer and its session, without a browser, on a real pipeline."""

from __future__ import annotations

import base64
import gc
import io
import sys
import threading
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image
from traitlets import TraitError

from infodiff_widgets.core.denoisers import GaussianPairDenoiser
from infodiff_widgets.core.estimate import estimate, word_prompts
from infodiff_widgets.core.io import from_netcdf
from infodiff_widgets.pipelines.loading import load, wrap
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.scenes.exact import exact_information
from infodiff_widgets.scenes.render import example
from infodiff_widgets.sessions import query_state
from infodiff_widgets.widgets import Explorer, answers
from infodiff_widgets.widgets import explorer as explorer_module
from infodiff_widgets.widgets.page import page

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
    done.session.estimator = "orthogonal"
    return done


def message(explorer, content, *buffers):
    explorer._handle_custom_msg(content, list(buffers))


def decoded(packed):
    """Values of a packed map, as the browser decodes them."""
    dtype = {"float16": "<f2"}.get(packed["dtype"], packed["dtype"])
    stored = np.frombuffer(packed["data"], dtype).reshape(packed["shape"]).astype(float) * packed["scale"]
    return stored if packed.get("power", 1) == 1 else stored * np.abs(stored)


def sent(explorer):
    """Bytes of the state that the browser gets, without the code."""

    def size(value):
        if isinstance(value, dict):
            return sum(map(size, value.values()))
        return len(value) if isinstance(value, (bytes, memoryview)) else len(str(value))

    return sum(size(value) for name, value in explorer.get_state().items() if name not in ("_esm", "_css"))


def test_starts_by_itself_unless_told_not_to(model):
    waiting = Explorer(model, example(0).image, "a dog", samples=4, autostart=False)
    assert (waiting.status, waiting.answers, waiting.words) == ("idle", {}, ["a", "dog"])
    assert np.array_equal(np.asarray(waiting.image), np.asarray(example(0).image))
    message(waiting, {"pressed": "run"})
    assert waiting.session.wait(SECONDS)
    assert waiting.status == "done"
    waiting.close()
    running = Explorer(model, example(0).image, "a dog", samples=4)
    assert running.status == "running"
    running.close()


def test_the_browser_has_every_answer_about_single_words(explorer):
    result, words = explorer.session.result, range(4)
    assert len(explorer.answers) == 9
    for i in words:
        for key, given in ((answers.key_of([i], []), "rest"), (answers.key_of([i], set(words) - {i}), "")):
            for estimator in answers.ESTIMATORS:
                numbers, heat = explorer.answers[key][estimator], result.heatmap(i, given, estimator)
                assert numbers["totals"]["0 5"] == pytest.approx([heat.total.value, heat.total.stderr], rel=1e-5)
                top = float(np.abs(heat.values).max())
                assert decoded(numbers["values"]) == pytest.approx(heat.values, abs=1e-3 * top)
                assert decoded(numbers["errors"]) == pytest.approx(heat.stderr, abs=1e-2 * float(heat.stderr.max()))
    assert explorer.answers["|"]["title"] == "Whole prompt"
    assert explorer.answers["1|"]["question"] == "What does ‘dog’ add to ‘the _ on grass’?"


def test_a_long_prompt_has_coarser_maps_and_a_state_below_2_mb(explorer):
    assert sent(explorer) < 1_000_000
    for count in (4, 11, 20, 77):
        side = answers.map_side(count)
        assert (side == answers.MAP_SIZE) == (count <= 20)
        assert side * side * 6 * (2 * count + 1) <= answers.BUDGET


def test_the_browser_chooses_words(explorer):
    explorer.set_state({"selected": [1], "excluded": []})
    assert explorer.session.selected == (1,)
    assert explorer.selected_answer == {}  # the browser has this answer
    explorer.set_state({"selected": [3], "excluded": [0, 1, 2]})
    assert explorer.session.alone


def test_session_drives_the_view(explorer):
    explorer.session.selected = (2,)
    assert explorer.selected == (2,)
    explorer.session.ask((2,), (0, 1, 3))
    assert (explorer.selected, explorer.excluded) == ((2,), (0, 1, 3))
    assert "“on” alone" in explorer.describe()
    explorer.session.estimator = "standard"
    assert explorer.estimator == "standard"


def test_other_questions_are_asked_of_the_model(explorer):
    explorer.set_state({"selected": [1], "excluded": [0]})
    assert explorer.selected_answer["title"] == "“dog” given “on grass”"
    assert explorer.session.wait(SECONDS)
    answer = explorer.session.answer()
    assert answer.prompts == ("on grass", "dog on grass")
    heat = answer.pointwise_map("dog on grass", "on grass")
    assert (explorer.selected_answer["key"], explorer.selected_answer["title"]) == ("1|0", "“dog” given “on grass”")
    assert decoded(explorer.selected_answer["orthogonal"]["values"]).sum() == pytest.approx(heat.total.value, rel=1e-3)


def test_worker_does_not_undo_a_choice_on_its_way(explorer):
    explorer.unobserve(explorer._on_words, ["selected", "excluded"])  # as if the message had not yet been handled
    try:
        explorer.selected = (1,)
        explorer.session.revision += 1
        assert explorer.selected == (1,)
    finally:
        explorer.observe(explorer._on_words, ["selected", "excluded"])


def test_a_refused_question_takes_back_nothing_that_the_worker_found(explorer, monkeypatch):
    session, before = explorer.session, explorer.session.revision
    explorer.selected = ()

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
        explorer.selected = (1,)
    monkeypatch.undo()
    worker.join(SECONDS)
    assert session.revision == before + 1
    explorer.selected = ()


def test_pictures_and_prompts_can_be_exchanged(model):
    explorer = Explorer(model, example(0).image, "a dog", samples=4, autostart=False)
    message(explorer, {"edited": "a cat"})
    assert explorer.session.wait(SECONDS)
    assert (explorer.session.result.prompt.text, explorer.words) == ("a cat", ["a", "cat"])
    message(explorer, {"example": 4})
    assert explorer.session.wait(SECONDS)
    assert explorer.text == example(4).caption
    assert np.array_equal(np.asarray(explorer.image), np.asarray(example(4).image))
    file = io.BytesIO()
    example(1).image.save(file, "PNG")
    message(explorer, {"picture": "mine.png"}, file.getvalue())
    assert explorer.session.wait(SECONDS)
    assert np.array_equal(explorer.session.result.image, np.asarray(example(1).image))
    explorer.close()


def test_what_is_shown_never_mixes_two_runs(model):
    """Words, picture and numbers are those of one result until other first numbers are there."""
    explorer = Explorer(model, example(0).image, "a dog", samples=4, autostart=False)
    explorer.session.run()
    explorer.region = (0, 0, 2, 2)
    shown = {name: getattr(explorer, name) for name in ("text", "image", "words", "answers", "region")}
    with model.exclusive():  # the run cannot come to its first numbers
        message(explorer, {"example": 4})
        assert explorer.pending == "“three dogs on snow”"
        explorer.session.cancel()
        assert {name: getattr(explorer, name) for name in shown} == shown
    assert explorer.session.wait(SECONDS)
    assert explorer.pending == ""
    assert explorer.session.prompt == "a dog"  # cancelled: what is measured next is what is shown
    message(explorer, {"edited": "word " * 90})
    assert explorer.session.wait(SECONDS)
    assert (explorer.status, explorer.session.prompt, explorer.text) == ("failed", "a dog", "a dog")
    message(explorer, {"example": 4})
    assert explorer.session.wait(SECONDS)
    assert (explorer.text, explorer.region) == ("three dogs on snow", ())
    explorer.close()


@pytest.mark.parametrize(
    "told", [{"example": 1}, {"edited": "a cat"}, {"save": "csv"}, {"pressed": "run"}, {"view": "a"}]
)
def test_every_message_is_answered_at_once(model, monkeypatch, told):
    explorer = Explorer(model, example(0).image, "a dog", samples=2, autostart=False)
    sent = []
    monkeypatch.setattr(explorer, "send", sent.append)
    message(explorer, told)
    assert sent[0] == {"alive": True}
    explorer.close()


def test_undo_brings_back_earlier_prompts_at_once(model):
    explorer = Explorer(model, example(0).image, "a dog", samples=4, autostart=False)
    explorer.session.run()
    message(explorer, {"edited": "a red cat"})
    assert explorer.session.wait(SECONDS)
    assert (explorer.source, explorer.words) == (1, ["a", "red", "cat"])
    message(explorer, {"undo": {"source": 0, "selected": [1], "excluded": [], "band": [1, 2]}})
    assert (explorer.status, explorer.source, explorer.words) == ("done", 0, ["a", "dog"])
    assert (explorer.session.selected, explorer.band) == ((1,), (1, 2))
    explorer.close()


def test_several_models_are_switched_and_both_results_kept(model):
    other = wrap(model.pipe)
    assert other is not model
    explorer = Explorer({"learned": model, "other": other}, example(0).image, "a dog", samples=4, autostart=False)
    explorer.session.run()
    first = explorer.answers
    assert (explorer.models, explorer.model) == (["learned", "other"], "learned")
    message(explorer, {"model": "other"})
    assert explorer.session.wait(SECONDS)
    assert (explorer.model, explorer.session.model) == ("other", other)
    message(explorer, {"model": "learned"})
    assert (explorer.model, explorer.status) == ("learned", "done")  # at once, from the cache
    assert explorer.answers == first
    explorer.close()
    with pytest.raises(TypeError, match="expected a model"):
        Explorer({"a": model, "b": "exact"}, example(0).image, "a dog")


def test_a_page_of_twelve_words_stays_below_two_megabytes():
    text = " ".join("abcdefghijkl")
    pair, rng = GaussianPairDenoiser(0.8), np.random.default_rng(0)
    means = {prompt: float(rng.normal()) for prompt in word_prompts(Prompt(text)) if prompt}
    noise = torch.from_numpy(rng.normal(size=(3, 64, 64)).astype(np.float32))
    told = lambda z, logsnr, prompts: pair(z, logsnr, [means.get(prompt, "") for prompt in prompts])  # noqa: E731
    info = estimate(told, noise, text, samples=16, progress=False)
    picture = rng.integers(0, 256, (64, 64, 3), np.uint8)
    previews = [Image.fromarray(picture)] * (len(info.bands) - 1)
    assert len(page(replace(info, image=picture), previews)) < 2_000_000


def test_exact_values_are_known_for_example_scenes_only(explorer, model):
    image, caption = example(0).image, example(0).caption
    known = explorer_module.exports.exact_of_words(image, caption)
    assert known["rest"][1] == pytest.approx(exact_information(caption, 1))
    assert known["alone"][5] == pytest.approx(exact_information(caption, 5, ""))
    assert explorer_module.exports.exact_of_words(image, "zzz dog")["rest"] == [None, None]
    assert explorer_module.exports.exact_of_words(np.zeros((64, 64, 3), np.uint8), caption) == {}


def test_a_run_that_nobody_looks_at_is_cancelled(model, monkeypatch):
    monkeypatch.setattr(explorer_module, "ORPHANED", 0.05)
    explorer = Explorer(model, example(0).image, "a dog", samples=4, autostart=False)
    message(explorer, {"view": "a", "alive": True})
    with model.exclusive():
        explorer.session.start()
        message(explorer, {"view": "b", "alive": True})
        message(explorer, {"view": "a", "alive": False})
        assert not threading.Event().wait(0.1)
        assert explorer.session.is_running  # another view still shows it
        message(explorer, {"view": "b", "alive": False})
        for _ in range(100):
            if explorer.status == "cancelled":
                break
            threading.Event().wait(0.05)
    assert explorer.status == "cancelled"
    explorer.close()


def test_settings_and_the_run_are_linked(model):
    explorer = Explorer(model, example(0).image, "a dog", samples=96, target_stderr=0.5, autostart=False)
    assert (explorer.samples, explorer.target_stderr) == (96, 0.5)
    explorer.set_state({"samples": 48, "target_stderr": 0})
    assert (explorer.session.samples, explorer.session.target_stderr) == (48, 0)
    for pressed, status in (("run", "running"), ("pause", "paused"), ("resume", "running"), ("cancel", "cancelled")):
        message(explorer, {"pressed": pressed})
        assert explorer.status == status
    assert explorer.session.wait(SECONDS)
    explorer.close()


def test_error_appears_and_the_map_stays(explorer):
    shown, prompt = explorer.answers, explorer.session.prompt
    explorer.session.prompt = ""
    explorer.session.start()
    assert explorer.session.wait(SECONDS)
    assert explorer.status == "failed"
    assert "prompt is empty" in explorer.error
    assert explorer.answers is shown
    explorer.session.prompt = prompt


def test_wrong_image_is_said(model):
    explorer = Explorer(model, "dog.png", "a dog")
    assert explorer.session.wait(SECONDS)
    assert explorer.image is None
    assert "PIL image" in explorer.error
    explorer.close()


def test_mime_bundle(explorer):
    data, _ = explorer._repr_mimebundle_()
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
    with pytest.raises(TypeError, match="or result= with a saved result"):
        Explorer()
    with pytest.raises(ValueError, match="give at least one"):
        Explorer({}, example(0).image, "a dog")
    gc.collect()
    assert unraisable == []


def test_close_stops_the_worker(model):
    explorer = Explorer(model, example(0).image, "a dog", samples=96)
    explorer.close()
    assert [t for t in threading.enumerate() if t.name == "infodiff worker"] == []
    assert explorer.comm is None


def test_brushing_noise_levels_brings_their_maps(explorer):
    explorer.session.selected = (1,)
    explorer.set_state({"band": [1, 2]})
    edges, result = explorer.edges, explorer.session.result
    assert explorer.session.band == (edges[1], edges[3])
    assert explorer.band_maps["range"] == "1 2"
    value, _ = explorer.answers["1|"]["orthogonal"]["totals"]["1 2"]
    assert value == pytest.approx(result.cmi(1, band=(edges[1], edges[3])).value, rel=1e-5)
    assert decoded(explorer.band_maps["maps"]["1|"]["orthogonal"]).sum() == pytest.approx(value, rel=1e-3)
    explorer.session.band = ()
    assert (explorer.band, explorer.band_maps) == ((), {})
    assert len(explorer.previews) == len(edges) - 1


def test_bands_set_from_code_show_in_the_spectrum(explorer):
    edges = explorer.edges
    for band, ranges in (((edges[5] + 1e-3, edges[6]), (5, 5)), ((edges[3] - 0.4, edges[3] + 0.1), (2, 2))):
        explorer.session.band = band
        assert explorer.band == ranges
        assert explorer.session.band == band  # not another by way of the spectrum
        assert explorer.session.total() == explorer.session.result.mi(band=band)
    with pytest.raises(TraitError, match="low < high"):
        explorer.session.band = (3, -3)


def test_a_saved_result_replays_without_a_model(explorer, tmp_path):
    explorer.session.result.to_netcdf(tmp_path / "dog.nc")
    replay = Explorer(result=from_netcdf(tmp_path / "dog.nc"))
    assert replay.answers == explorer.answers
    replay.selected = (1, 2)  # a phrase that was not measured, and nobody to ask
    assert (replay.selected_answer["title"], "orthogonal" in replay.selected_answer) == (
        "“dog on” given the rest",
        False,
    )
    assert (replay.session.status, replay.editable, replay.models) == ("idle", False, [])
    message(replay, {"edited": "a cat"})
    assert (replay.text, replay.pending) == ("the dog on grass", "")
    replay.close()


def test_files_are_sent_to_the_browser(explorer, tmp_path, monkeypatch):
    heard = []
    monkeypatch.setattr(explorer, "send", lambda content, buffers=(): heard.append((content, *buffers)))
    for kind, start in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("csv", b"index,word"), ("html", b"<!doctype html>")):
        message(explorer, {"save": kind})
        content, data = heard[-1]
        assert content == {"file": f"the-dog-on-grass.{kind}"}
        assert data.startswith(start)
        if kind == "png":  # the maps of all words; from code the same picture
            assert np.array_equal(Image.open(io.BytesIO(data)).convert("RGB"), explorer.snapshot())
    explorer.to_html(tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert text.encode() == heard[-1][1]
    assert len(text) < 5_000_000
    assert "://" not in text.replace("http://www.w3.org", "")
    with pytest.raises(ValueError, match="this result has none"):
        page(replace(explorer.session.result, prompt=None))
    with pytest.raises(ValueError, match="no result to write yet"):
        Explorer(explorer.session.model, example(0).image, "a dog", autostart=False).to_html(tmp_path / "x.html")
