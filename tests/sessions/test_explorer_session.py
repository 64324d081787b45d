"""The explorer session on a real pipeline, without a browser."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from contextlib import contextmanager, nullcontext
from types import SimpleNamespace

import numpy as np
import pytest
import torch
import traitlets

import infodiff_widgets as idw
from infodiff_widgets.core.estimate import Cancelled, estimate
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.scenes.render import example
from infodiff_widgets.sessions import run as run_module
from infodiff_widgets.sessions.explorer import ExplorerSession
from infodiff_widgets.sessions.run import Run, RunInput

SECONDS = 60
LONG = 96  # samples: several rounds, and no test waits for the last


@pytest.fixture(scope="module")
def model():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # two threads wait for one another for seconds on a machine that is busy
    yield load("exact")
    torch.set_num_threads(threads)


@pytest.fixture
def session(model):
    session = ExplorerSession(model=model, image=example(0).image, prompt="the dog on grass", samples=8)
    yield session
    session.close()


def after(session, condition, act):
    """Start, and call ``act`` once a change makes ``condition`` true, in the worker's own thread."""
    happened = threading.Event()

    def look(_change):
        if not happened.is_set() and condition():
            happened.set()
            act()

    session.observe(look)
    session.start()
    assert happened.wait(SECONDS), (session.status, session.error)


def workers():
    return [t for t in threading.enumerate() if t.name == "infodiff worker"]


def test_one_run_answers_every_query_about_single_words(session):
    statuses = []
    session.observe(lambda change: statuses.append(change["new"]), "status")
    assert (session.total(), session.heatmap(), session.word_estimates()) == (None, None, [])

    result = session.run()

    assert statuses == ["running", "done"]
    assert session.result is result
    assert session.progress == 1
    assert session.detail.startswith("8 samples in")
    assert session.revision >= 2  # it grew on the way
    assert [e.value for e in session.word_estimates()] == [result.cmi(i).value for i in range(4)]
    session.selected = (1,)
    assert session.total() == result.cmi(1)
    assert np.isclose(session.heatmap().values.sum(), session.total().value, rtol=1e-4)
    session.excluded, session.estimator = (0, 2, 3), "standard"
    assert session.alone
    assert session.total() == result.mi(1, estimator="standard")
    assert session.word_estimates() == [result.mi(i, estimator="standard") for i in range(4)]
    session.selected = session.excluded = ()
    assert session.total() == result.mi(estimator="standard")
    assert session.status == "done"  # none of it took a run


def test_start_returns_at_once_and_gives_the_numbers_that_run_gives(session):
    session.start()
    assert session.status == "running"
    assert session.wait(SECONDS)
    assert session.status == "done"
    in_worker = session.total()
    session.run()  # what is known already was evaluated in other batches, which round otherwise
    assert session.total().value == pytest.approx(in_worker.value, rel=1e-5)


def test_revision_comes_when_all_else_is_up_to_date(session):
    seen = []
    session.observe(lambda change: seen.append((change["new"], session.result.samples)), "revision")
    session.run()
    assert [revision for revision, _ in seen] == list(range(1, len(seen) + 1))
    assert seen[-1][1] == 8


def test_cancel_keeps_the_result_so_far(session):
    session.samples = LONG
    after(session, lambda: session.revision == 1, session.cancel)
    assert session.wait(SECONDS)
    assert session.status == "cancelled"
    assert session.result is not None
    assert f"of {LONG} samples" in session.detail
    assert session.error == ""


def test_cancelled_run_raises(session):
    session.samples = LONG
    session.observe(lambda _: session.cancel(), "revision")
    with pytest.raises(Cancelled):
        session.run()
    assert session.status == "cancelled"


def test_start_while_running_drops_the_former_run(session):
    session.samples = LONG
    results = []

    def restart():
        session.samples, session.seed = 8, 1
        session.observe(lambda change: results.append(change["new"]), "result")
        session.start()

    after(session, lambda: session.revision == 1, restart)
    assert session.wait(SECONDS)
    assert session.status == "done"
    assert {result.provenance["seed"] for result in results} == {1}


@pytest.mark.parametrize(
    ("trait", "bad", "says"),
    [
        ("prompt", "  ", "prompt is empty"),
        ("prompt", "dog " * 40, "tokens"),
        ("image", None, "image"),
        ("image", np.full((64, 64, 3), np.nan), "image"),
        ("image", np.zeros((20, 800, 3), np.uint8), "64×64"),
        ("samples", 0, "at least 2"),
        ("model", None, "model"),
    ],
)
def test_bad_input_says_why_and_keeps_the_result(session, trait, bad, says):
    good = session.run()
    revision, total = session.revision, session.total()
    setattr(session, trait, bad)
    with pytest.raises((ValueError, TypeError), match=says):
        session.run()
    session.start()
    assert session.wait(SECONDS)
    assert session.status == "failed"
    assert says in session.error
    assert "\n" not in session.error
    assert session.result is good
    assert (session.revision, session.total()) == (revision, total)


def test_error_goes_when_the_next_run_begins(session):
    image, session.image = session.image, None
    session.start()
    assert session.wait(SECONDS)
    assert session.error
    session.image = image
    session.run()
    assert (session.status, session.error) == ("done", "")


def test_a_query_beyond_the_result_starts_a_run_of_two_prompts(session):
    result = session.run()
    session.selected, session.excluded = (1,), (0,)  # dog, given "on grass"
    assert session.status == "running"
    assert session.wait(SECONDS)
    answer = session.answer()
    assert answer.prompts == ("on grass", "dog on grass")
    assert answer.samples == 8
    assert session.result is result
    assert session.total() == answer.pointwise("dog on grass", "on grass")
    assert np.isclose(session.heatmap().values.sum(), session.total().value, rtol=1e-4)
    assert len(session.band_estimates()) == len(result.bands) - 1

    revision = session.revision
    session.excluded = ()
    session.excluded = (0,)  # known by now
    assert (session.status, session.revision) == ("done", revision)
    assert session.total() == answer.pointwise("dog on grass", "on grass")


def test_an_answer_equals_an_estimate_of_its_two_prompts(session, model):
    session.run()
    session.selected = (1, 2)
    assert session.wait(SECONDS)
    info = estimate(model, session.image, prompts=["the grass", "the dog on grass"], samples=8, progress=False)
    assert session.total().value == pytest.approx(info.pointwise("the dog on grass", "the grass").value, rel=1e-5)


def test_a_run_answers_queries_selected_before_and_during_it(session):
    session.selected = (1, 2)
    assert session.status == "idle"
    session.samples = LONG
    after(session, lambda: session.total() is not None, lambda: setattr(session, "selected", (0, 3)))
    after_first = session.result
    assert after_first.samples < LONG  # answered between rounds, not at the end
    assert session.wait(SECONDS)
    assert session.status == "done"
    assert session.result.samples == LONG
    assert session.answer().prompts == ("dog on", "the dog on grass")


def test_the_result_of_an_earlier_prompt_is_cached(session):
    first = session.run()
    session.prompt = "the cat on grass"
    session.run()
    session.prompt = "the dog on grass"
    session.start()
    assert (session.status, session.result) == ("done", first)
    assert "cached result" in session.detail
    session.seed = 1
    session.start()
    assert session.status == "running"
    assert session.wait(SECONDS)
    assert session.result is not first


def test_a_cached_result_has_its_own_previews(session):
    first, pictures = session.run(), list(session.previews)
    session.prompt = "the cat on snow"
    session.run()
    assert session.previews != pictures
    session.prompt = "the dog on grass"
    session.start()
    assert (session.result, session.previews) == (first, pictures)


def test_clear_cache_evaluates_a_changed_model_again(session, monkeypatch):
    first = session.run()
    assert session.run().provenance["evaluations"] < first.provenance["evaluations"]
    session.clear_cache()
    again = session.run()
    assert again.provenance["evaluations"] == first.provenance["evaluations"] > 0
    session.run()
    monkeypatch.setattr(session.model, "logsnr_distribution", idw.LogSNRDistribution(-3, 1, -6, 0))
    session.start()
    assert session.status == "running"  # other noise levels are another question
    assert session.wait(SECONDS)
    assert session.result.bands[0] == -6


def test_clear_cache_cancels_a_run_under_way(session):
    session.samples = LONG
    after(session, lambda: session.revision == 1, session.clear_cache)
    assert session.wait(SECONDS)
    assert session.status == "cancelled"
    session.samples = 8
    session.start()
    assert session.wait(SECONDS)
    assert "cached result" not in session.detail


def test_a_query_after_the_noise_levels_changed_ends(session, model):
    session.run()
    before = model.logsnr_distribution
    try:
        model.logsnr_distribution = idw.LogSNRDistribution(-3, 1, -6, 0)
        session.selected = (1, 2)
        assert session.wait(SECONDS)
        assert session.total() is not None
        assert session.answer().provenance["logsnr_range"] == session.result.provenance["logsnr_range"]
    finally:
        model.logsnr_distribution = before


def test_a_cached_result_starts_a_run_for_its_query(session):
    session.run()
    session.prompt = "the cat on grass"
    session.run()
    session.selected = (1, 2)
    assert session.wait(SECONDS)
    session.prompt = "the dog on grass"
    session.start()
    assert session.wait(SECONDS)
    assert session.total() is not None


def test_a_query_selected_at_the_very_end_of_a_run_is_answered(session, monkeypatch):
    store = session._store

    def select(*arguments):
        session.selected = (1, 2)
        store(*arguments)

    monkeypatch.setattr(session, "_store", select)
    session.start()
    assert session.wait(SECONDS)
    assert session.total() is not None


def test_the_time_limit_counts_from_when_the_run_has_the_pipeline():
    model = SimpleNamespace(exclusive=lambda check, warn: nullcontext())
    run = Run(RunInput(model, None, None, 8, 0), max_seconds=5.0)
    run._began -= 10  # as if it had waited for another
    assert run.out_of_time
    with run.exclusive():
        assert not run.out_of_time


def test_of_runs_that_wait_for_a_pipeline_the_newest_goes_first():
    lock, order = threading.Lock(), []

    @contextmanager
    def exclusive(check, warn):
        while not lock.acquire(timeout=0.01):
            check()
        yield lock.release()

    def work(run):
        with run.exclusive():
            order.append(run.input.seed)

    model = SimpleNamespace(exclusive=exclusive)
    runs = [Run(RunInput(model, None, None, 8, seed)) for seed in range(4)]
    threads = [threading.Thread(target=work, args=[run]) for run in runs]
    with lock:
        for count, thread in enumerate(threads, 1):
            thread.start()
            while len(run_module._waiting) < count:
                pass
        runs[3].pause()  # a paused one holds up nobody
        threading.Event().wait(0.1)
    for thread in threads[:3]:
        thread.join(SECONDS)
    runs[3].resume()
    threads[3].join(SECONDS)
    assert order == [2, 1, 0, 3]
    assert run_module._waiting == []


def test_a_failed_run_releases_memory_of_the_network(session, monkeypatch):
    class Held:
        """Stands in for what a call of the network allocates."""

    kept = []

    def fail(*_, **__):
        held = Held()
        kept.append(weakref.ref(held))
        raise RuntimeError("no memory")

    monkeypatch.setattr(session.model, "prepare", fail, raising=False)
    session.start()
    assert session.wait(SECONDS)
    assert "no memory" in session.error
    gc.collect()
    assert kept[0]() is None


def test_a_band_lies_in_the_result(session, monkeypatch):
    session.run()
    with pytest.raises(traitlets.TraitError, match="the result covers log SNR"):
        session.band = (50.0, 60.0)
    high = float(session.result.bands[-1])
    session.band = (high - 1, high)
    monkeypatch.setattr(session.model, "logsnr_distribution", idw.LogSNRDistribution(-6, 1, -9, high - 2))
    session.run()
    assert session.band == ()


def test_a_new_prompt_evaluates_only_new_prompts(session, model):
    session.run()
    session.prompt = "the cat on grass"
    result = session.run()
    shared = 5  # the empty prompt; "the", "on" and "grass" alone; "the on grass", which is either without its noun
    prompts = len(result.prompts)
    assert result.provenance["evaluations"] == 8 * (prompts - shared)
    assert f"{shared / prompts:.0%} of the network evaluations were cached" in session.detail
    anew = estimate(model, session.image, "the cat on grass", samples=8, progress=False)
    assert result.cmi("cat").value == pytest.approx(anew.cmi("cat").value, rel=1e-4)
    assert result.mi("grass").value == pytest.approx(anew.mi("grass").value, rel=1e-4)


def test_an_image_changed_in_place_is_a_new_input(model):
    pixels = np.array(example(0).image)
    session = ExplorerSession(model=model, image=pixels, prompt="the dog on grass", samples=8)
    before = session.run()
    pixels[20:60, :40] = 0
    changed = session.run()
    anew = estimate(model, pixels.copy(), "the dog on grass", samples=8, progress=False)
    assert np.array_equal(changed.image, pixels)
    assert changed.mi().value == pytest.approx(anew.mi().value, rel=1e-4)
    assert changed.mi().value != pytest.approx(before.mi().value, rel=1e-2)
    pixels[:] = np.array(example(0).image)
    session.start()  # the first image again: its result is cached
    assert (session.status, session.result) == ("done", before)
    session.close()


def test_attention_is_recorded_even_if_all_residuals_are_cached(session):
    whole = session.run()
    session.samples, session.max_seconds = 8, 1e-9  # over at once, so not remembered as a whole
    session.seed = 5
    session.run()
    session.max_seconds = 0.0
    again = session.run()
    assert again.samples == whole.samples
    assert again.attention.shape == whole.attention.shape
    assert again.provenance["evaluations"] < whole.provenance["evaluations"]


def test_a_paused_run_continues_to_the_same_numbers(session):
    whole = session.run()
    session.samples, session.seed = 8, 0
    session._results.clear()
    after(session, lambda: session.revision == 3, session.pause)
    assert session.status == "paused"
    assert "paused after" in session.detail
    done = session._run.done
    assert not session.wait(0.5)
    assert session._run.done == done
    session.resume()
    assert session.wait(SECONDS)
    assert session.status == "done"
    assert session.total().value == pytest.approx(whole.mi().value, rel=1e-5)


def test_another_session_waits_while_one_is_paused(session, model):
    session.samples = LONG
    after(session, lambda: session.revision == 1, session.pause)
    other = ExplorerSession(model=model, image=session.image, prompt="cat", samples=8)
    waits = threading.Event()
    other.observe(lambda change: waits.set() if "waiting for another" in change["new"] else None, "detail")
    other.start()
    assert waits.wait(SECONDS)
    session.close()  # a paused run can be ended
    assert session.status == "cancelled"
    assert other.wait(SECONDS)
    assert (other.status, workers()) == ("done", [])


def test_a_run_ends_at_its_time_limit_or_target_error(session):
    session.samples, session.max_seconds = 400, 0.01
    session.run()
    assert session.result.samples < 400
    assert "time limit of 0.01 s" in session.detail
    session.max_seconds, session.target_stderr, session.samples = 0.0, 1e6, LONG
    session.run()
    assert session.result.samples < LONG
    assert "standard error of 1e+06 nats" in session.detail


def test_the_time_limit_of_a_run_applies_to_its_queries(session):
    session.run()
    session.samples, session.max_seconds = 400, 0.05
    after(session, lambda: session.result.samples > 8, lambda: session.set_trait("selected", (0, 1)))
    assert session.wait(SECONDS)
    assert "time limit of 0.05 s" in session.detail
    assert session.answer() is not None  # what was found stays in view
    session.selected = (1, 2)
    assert session.wait(SECONDS)
    assert "time limit of 0.05 s" in session.detail
    assert session.answer().samples < 400


def test_an_estimate_survives_previews_that_fail(session, monkeypatch):
    def fails(*_):
        raise torch.OutOfMemoryError("no room to decode")

    monkeypatch.setattr("infodiff_widgets.pipelines.image_pipeline.x0_previews", fails)
    session.run()
    assert (session.status, session.previews) == ("done", [])
    assert session.result.samples == 8


def test_one_preview_for_each_log_snr_range(session):
    session.run()
    assert len(session.previews) == len(session.result.bands) - 1
    assert {picture.size for picture in session.previews} == {(64, 64)}


def test_attention_comes_with_the_result(session):
    assert session.run().attention.shape == (4, 64, 64)


@pytest.mark.parametrize("words", [(4,), (-1,)])
@pytest.mark.parametrize("name", ["selected", "excluded"])
def test_words_must_be_there(session, name, words):
    with pytest.raises(traitlets.TraitError, match="numbered 0 to 3"):
        setattr(session, name, words)


def test_no_query_is_no_error(session):
    session.run()
    session.excluded = (0, 1, 2, 3)
    assert (session.query, session.total(), session.heatmap(), session.status) == (None, None, None, "done")


def test_selection_ends_with_its_word(session):
    session.run()
    session.selected = (2,)
    session.prompt = "dog"
    session.run()
    assert session.selected == ()


def test_close_leaves_no_thread(session):
    session.samples = LONG
    session.start()
    session.start()
    session.close()
    assert workers() == []
    assert session.status == "cancelled"


def test_a_script_that_ends_during_a_run_ends_well():
    script = (
        "import time\n"
        "import infodiff_widgets as idw\n"
        "from infodiff_widgets.sessions.explorer import ExplorerSession\n"
        "scene = idw.scenes.example(0)\n"
        "session = ExplorerSession(model=idw.load('exact'), image=scene.image, prompt=scene.caption, samples=2000)\n"
        "session.start()\n"
        "while not session.progress: time.sleep(0.01)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=SECONDS)
    assert ended.returncode == 0, ended.stderr


def test_two_sessions_take_turns(session, model):
    other = ExplorerSession(model=model, image=session.image, prompt="cat", samples=8)
    session.start()
    other.start()
    assert session.wait(SECONDS)
    assert other.wait(SECONDS)
    assert (session.status, other.status) == ("done", "done")


def test_unknown_keyword_names_the_known_ones():
    with pytest.raises(TypeError, match=r"Session has no 'sampels'.*samples"):
        ExplorerSession(sampels=3)


def test_import_needs_neither_torch_nor_widgets():
    code = "import sys, infodiff_widgets.sessions.explorer; print({'torch', 'ipywidgets'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "set()"
