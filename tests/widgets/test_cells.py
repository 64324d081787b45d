"""Runs that are seen in a notebook cell end when the cell is run again."""

from types import SimpleNamespace

import pytest

from infodiff_widgets.widgets import cells


class Session:
    cancelled = False

    def cancel(self):
        self.cancelled = True


@pytest.fixture
def notebook(monkeypatch):
    """Run a function as a cell with this id."""
    callbacks = {"pre_run_cell": []}
    events = SimpleNamespace(callbacks=callbacks, register=lambda name, hook: callbacks[name].append(hook))
    shell = SimpleNamespace(events=events)
    monkeypatch.setattr(cells, "get_ipython", lambda: shell)

    def run(cell, code=lambda: None):
        shell.get_parent = lambda: {"metadata": {"cellId": cell} if cell else {}}
        for hook in callbacks["pre_run_cell"]:
            hook(None)
        code()

    return run


def test_a_cell_that_runs_again_cancels_its_run(notebook):
    sessions = [Session() for _ in range(3)]
    for session in sessions:
        notebook("a", lambda session=session: cells.follow_cell(session))
    notebook("b")
    assert [session.cancelled for session in sessions] == [True, True, False]


def test_a_run_that_is_still_seen_elsewhere_goes_on(notebook):
    session = Session()
    notebook("a", lambda: cells.follow_cell(session))
    notebook("b", lambda: cells.follow_cell(session))
    notebook("a")
    assert not session.cancelled
    notebook("b")
    assert session.cancelled


def test_without_cells_nothing_is_cancelled(notebook, monkeypatch):
    session = Session()
    for _ in range(2):
        notebook(None, lambda: cells.follow_cell(session))
    assert not session.cancelled
    monkeypatch.setattr(cells, "get_ipython", lambda: None)
    cells.follow_cell(session)
