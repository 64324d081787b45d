"""Runs that are seen in a notebook cell end when the cell is run again, and are awaited where there is no user."""

from types import SimpleNamespace

import nbformat
import pytest
from nbclient import NotebookClient

from infodiff_widgets.widgets import cells


class Session:
    cancelled = waited = False

    def cancel(self):
        self.cancelled = True

    def wait(self):
        self.waited = True


@pytest.fixture
def notebook(monkeypatch):
    """Run a function as a cell with this id."""
    callbacks = {"pre_run_cell": []}
    events = SimpleNamespace(callbacks=callbacks, register=lambda name, hook: callbacks[name].append(hook))
    outputs, parents = [], []
    publish = lambda data, transient, update: outputs.append((parents[-1], data, update))  # noqa: E731
    publisher = SimpleNamespace(publish=publish, set_parent=lambda parent: parents.append(parent["header"]["msg_id"]))
    shell = SimpleNamespace(events=events, display_pub=publisher)
    monkeypatch.setattr(cells, "get_ipython", lambda: shell)
    monkeypatch.setattr(cells, "_kept", set())

    def run(cell, code=lambda: None):
        header = {"msg_id": f"request of {cell}"}
        shell.get_parent = lambda: {"header": header, "metadata": {"cellId": cell} if cell else {}}
        for hook in callbacks["pre_run_cell"]:
            hook(None)
        code()

    run.outputs, run.parents = outputs, parents
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


@pytest.mark.parametrize("attended", [True, False])
def test_a_notebook_without_a_user_waits_for_its_runs(attended, monkeypatch):
    request = {"metadata": {}, "content": {"allow_stdin": attended}}
    monkeypatch.setattr(cells, "get_ipython", lambda: SimpleNamespace(get_parent=lambda: request))
    cells.follow_cell(session := Session())
    assert session.waited is not attended


def test_an_executed_notebook_that_ends_in_an_explorer_holds_its_result():
    """As nbconvert, papermill and Jupyter Book execute notebooks."""
    lines = ["import infodiff_widgets as idw", "scene = idw.scenes.example(0)"]
    lines.append("idw.Explorer(idw.load(), scene.image, 'the dog', samples=8)")
    code = "\n".join(lines)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    shown = notebook.cells[0].outputs[-1].data
    assert "8 samples" in shown["text/plain"]
    assert "image/png" in shown
    state = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    assert [one["state"]["status"] for one in state.values() if "status" in one["state"]] == ["done"]


def test_an_output_goes_under_the_cell_that_showed_the_session_last(notebook):
    session = Session()
    with pytest.raises(ValueError, match="save the offline page instead"):
        cells.show_below(session, {"text/plain": "nowhere"})
    for cell in ("a", "b", "a"):
        notebook(cell, lambda: cells.follow_cell(session))
    for text in ("one", "two"):
        notebook("c", lambda text=text: cells.show_below(session, {"text/plain": text}))
    assert notebook.outputs == [
        ("request of a", {"text/plain": "one"}, False),
        ("request of a", {"text/plain": "two"}, True),  # in the place of the first
    ]
    assert notebook.parents[-1] == "request of c"  # what follows belongs to its own cell
