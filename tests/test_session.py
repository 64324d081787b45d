"""The state of an exploration, on a real pipeline without a browser."""

from __future__ import annotations

import subprocess
import sys
import threading

import numpy as np
import pytest
import torch
import traitlets

from infodiff_widgets.core.estimate import Cancelled
from infodiff_widgets.pipelines.model import wrap
from infodiff_widgets.scenes.build import build_pipeline
from infodiff_widgets.scenes.render import example
from infodiff_widgets.session import Session

SECONDS = 60
LONG = 96  # samples: several rounds, and no test waits for the last


@pytest.fixture(scope="module")
def model():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # two threads wait for one another for seconds on a machine that is busy
    yield wrap(build_pipeline())
    torch.set_num_threads(threads)


@pytest.fixture
def session(model):
    session = Session(model=model, image=example(0).image, prompt="the dog on grass", samples=8)
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
    return [t for t in threading.enumerate() if t.name == "infodiff session"]


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
    session.selected = (2,)
    assert session.total() == result.cmi(2)
    assert np.isclose(session.heatmap().values.sum(), session.total().value, rtol=1e-4)
    session.given, session.estimator = "", "standard"
    assert session.total() == result.mi(2, estimator="standard")
    session.selected = ()
    assert session.total() == result.mi(estimator="standard")


def test_start_returns_at_once_and_gives_the_numbers_that_run_gives(session):
    session.start()
    assert session.status == "running"
    assert session.wait(SECONDS)
    assert session.status == "done"
    in_worker = session.total()
    session.run()
    assert session.total() == in_worker


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


def test_phrase_that_is_not_known_starts_a_run(session):
    session.run()
    session.selected = (1, 2)
    assert session.status == "running"
    assert session.wait(SECONDS)
    assert session.status == "done"
    assert session.total() == session.result.cmi(slice(1, 3))
    revision = session.revision
    session.selected = (0,)
    session.selected = (1, 2)  # known by now
    assert (session.status, session.revision) == ("done", revision)


def test_phrase_before_any_run_waits_for_it(session):
    session.selected = (1, 2)
    assert session.status == "idle"
    session.run()
    assert session.total() == session.result.cmi(slice(1, 3))


@pytest.mark.parametrize("selected", [(4,), (-1,), (0, 2), (1, 0)])
def test_selection_must_be_words_in_a_row(session, selected):
    with pytest.raises(traitlets.TraitError, match=r"numbered 0 to 3|in a row"):
        session.selected = selected


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


def test_two_sessions_take_turns(session, model):
    other = Session(model=model, image=session.image, prompt="cat", samples=8)
    session.start()
    other.start()
    assert session.wait(SECONDS)
    assert other.wait(SECONDS)
    assert (session.status, other.status) == ("done", "done")


def test_unknown_keyword_names_the_known_ones():
    with pytest.raises(TypeError, match=r"Session has no 'sampels'.*samples"):
        Session(sampels=3)


def test_import_needs_neither_torch_nor_widgets():
    code = "import sys, infodiff_widgets.session; print({'torch', 'ipywidgets'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "set()"
