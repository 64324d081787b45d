"""The state of an exploration, on a real pipeline without a browser."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref

import numpy as np
import pytest
import torch
import traitlets

import infodiff_widgets as idw
from infodiff_widgets.core.estimate import Cancelled, estimate
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.scenes.render import example
from infodiff_widgets.sessions.explorer import ExplorerSession
from infodiff_widgets.sessions.run import ResultCache, Run

SECONDS = 60
LONG = 96  # samples: several rounds, and no test waits for the last


@pytest.fixture(scope="module")
def model():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # two threads wait for one another for seconds on a machine that is busy
    yield load()
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


def test_run_answers_every_question_of_the_prompt(session):
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


def test_cancel_keeps_what_was_found(session):
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


def test_a_question_the_result_cannot_answer_is_answered_by_a_run_of_two_prompts(session):
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


def test_an_answer_is_that_of_an_estimate_of_its_prompts(session, model):
    session.run()
    session.selected = (1, 2)
    assert session.wait(SECONDS)
    info = estimate(model, session.image, prompts=["the grass", "the dog on grass"], samples=8, progress=False)
    assert session.total().value == pytest.approx(info.pointwise("the dog on grass", "the grass").value, rel=1e-5)


def test_a_question_before_and_during_a_run_is_answered_by_it(session):
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


def test_a_prompt_asked_about_before_comes_from_memory(session):
    first = session.run()
    session.prompt = "the cat on grass"
    session.run()
    session.prompt = "the dog on grass"
    session.start()
    assert (session.status, session.result) == ("done", first)
    assert "from memory" in session.detail
    session.seed = 1
    session.start()
    assert session.status == "running"
    assert session.wait(SECONDS)
    assert session.result is not first


def test_what_comes_from_memory_has_its_own_pictures(session):
    first, pictures = session.run(), list(session.previews)
    session.prompt = "the cat on snow"
    session.run()
    assert session.previews != pictures
    session.prompt = "the dog on grass"
    session.start()
    assert (session.result, session.previews) == (first, pictures)


def test_a_forgetful_session_asks_a_changed_model_anew(session, monkeypatch):
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


def test_forgetting_ends_a_run_that_knows_what_is_to_be_forgotten(session):
    session.samples = LONG
    after(session, lambda: session.revision == 1, session.clear_cache)
    assert session.wait(SECONDS)
    assert session.status == "cancelled"
    session.samples = 8
    session.start()
    assert session.wait(SECONDS)
    assert "from memory" not in session.detail


def test_a_model_with_other_noise_levels_meanwhile_is_no_endless_question(session, model):
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


def test_what_comes_from_memory_answers_what_is_asked_as_well(session):
    session.run()
    session.prompt = "the cat on grass"
    session.run()
    session.selected = (1, 2)
    assert session.wait(SECONDS)
    session.prompt = "the dog on grass"
    session.start()
    assert session.wait(SECONDS)
    assert session.total() is not None


def test_what_is_asked_at_the_very_end_of_a_run_is_answered(session, monkeypatch):
    reached = ExplorerSession._reached

    def ask(run):
        session.selected = (1, 2)
        return reached(run)

    monkeypatch.setattr(session, "_reached", ask)
    session.start()
    assert session.wait(SECONDS)
    assert session.wait(SECONDS)  # the thread of the question
    assert session.total() is not None


def test_seconds_count_from_the_turn():
    run = Run(None, None, "", 8, 0, max_seconds=5.0)
    run._began -= 10  # as if it had waited for another
    assert run.out_of_time
    with run.turn():
        assert not run.out_of_time


def test_a_failed_run_lets_go_of_what_the_network_held(session, monkeypatch):
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


def test_a_new_prompt_evaluates_only_what_the_former_did_not(session, model):
    session.run()
    session.prompt = "the cat on grass"
    result = session.run()
    shared = 5  # the empty prompt; "the", "on" and "grass" alone; "the on grass", which is either without its noun
    prompts = len(result.prompts)
    assert result.provenance["evaluations"] == 8 * (prompts - shared)
    assert f"{shared / prompts:.0%} known before" in session.detail
    anew = estimate(model, session.image, "the cat on grass", samples=8, progress=False)
    assert result.cmi("cat").value == pytest.approx(anew.cmi("cat").value, rel=1e-4)
    assert result.mi("grass").value == pytest.approx(anew.mi("grass").value, rel=1e-4)


def test_attention_comes_also_where_all_evaluations_are_known(session):
    whole = session.run()
    session.samples, session.max_seconds = 8, 1e-9  # over at once, so not remembered as a whole
    session.seed = 5
    session.run()
    session.max_seconds = 0.0
    again = session.run()
    assert again.samples == whole.samples
    assert again.attention.shape == whole.attention.shape
    assert again.provenance["evaluations"] < whole.provenance["evaluations"]


def test_pause_holds_within_a_step_and_goes_on_to_the_same_numbers(session):
    whole = session.run()
    session.samples, session.seed = 8, 0
    session._memory = ResultCache(1)
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


def test_another_session_waits_while_one_is_paused_and_says_so(session, model):
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


def test_a_run_ends_with_its_seconds_or_its_aim(session):
    session.samples, session.max_seconds = 400, 0.01
    session.run()
    assert session.result.samples < 400
    assert "0.01 s are over" in session.detail
    session.max_seconds, session.target_stderr, session.samples = 0.0, 1e6, LONG
    session.run()
    assert session.result.samples < LONG
    assert "error is down to 1e+06 nats" in session.detail
    assert session.rule == f"{LONG} samples or an error of 1e+06 nats"


def test_the_seconds_of_a_run_hold_for_its_questions_too(session):
    session.run()
    session.samples, session.max_seconds = 400, 0.05
    after(session, lambda: session.result.samples > 8, lambda: session.set_trait("selected", (0, 1)))
    assert session.wait(SECONDS)
    assert "0.05 s are over" in session.detail
    assert session.answer() is not None  # what was found stays in view
    session.selected = (1, 2)
    assert session.wait(SECONDS)
    assert "0.05 s are over" in session.detail
    assert session.answer().samples < 400


def test_an_estimate_survives_pictures_that_cannot_be_drawn(session, monkeypatch):
    def fails(*_):
        raise torch.OutOfMemoryError("no room to decode")

    monkeypatch.setattr("infodiff_widgets.pipelines.previews.x0_previews", fails)
    session.run()
    assert (session.status, session.previews) == ("done", [])
    assert session.result.samples == 8


def test_glimpses_are_one_a_range_of_noise(session):
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


def test_nothing_to_ask_is_no_error(session):
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
        "session = ExplorerSession(model=idw.load(), image=scene.image, prompt=scene.caption, samples=2000)\n"
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
