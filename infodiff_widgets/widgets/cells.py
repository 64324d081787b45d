"""Notebook cells and the runs that they show: the end of a run with its cell, and outputs under that cell later.

Where a cell is run again, nobody sees its old runs any more. Where a notebook is executed without a user (nbconvert,
papermill, Jupyter Book), nobody waits for a run, so its cell does.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

from IPython.core.getipython import get_ipython

if TYPE_CHECKING:
    from infodiff_widgets.sessions.base import Session

_cells: weakref.WeakKeyDictionary[Session, dict[str, dict[str, Any]]] = weakref.WeakKeyDictionary()
"""The cells that show a session, latest last: the request that ran each, by id of the cell."""
_kept: set[str] = set()
"""Requests with an output of :func:`show_below`, by their ids."""


def follow_cell(session: Session) -> None:
    """Cancel the session's run once all cells that called this for it have been run again.

    In a notebook that is executed without a user, wait for the run instead, so that its figure is stored. Nothing
    happens outside notebooks, and where the notebook does not tell which cell it runs.
    """
    if _is_unattended():
        session.wait()
    if (cell := _current_cell()) is None:
        return
    shell: Any = get_ipython()
    if _on_cell not in shell.events.callbacks["pre_run_cell"]:
        shell.events.register("pre_run_cell", _on_cell)
    cells = _cells.setdefault(session, {})
    cells.pop(cell, None)
    cells[cell] = shell.get_parent()


def show_below(session: Session, data: dict[str, Any]) -> None:
    """Put an output under the cell that showed the session last, in place of the one that this put there before.

    Args:
        session: for which :func:`follow_cell` was called.
        data: the output, by media type.

    Raises:
        ValueError: if no such cell is known, as outside notebooks.
    """
    if not (cells := _cells.get(session)):
        raise ValueError("this notebook does not tell which cell shows the explorer; save the offline page instead")
    request = list(cells.values())[-1]
    shell: Any = get_ipython()
    name, now = f"infodiff-{request['header']['msg_id']}", shell.get_parent()
    shell.display_pub.set_parent(request)  # outputs go to the cell of the request that they answer
    try:
        shell.display_pub.publish(data, transient={"display_id": name}, update=name in _kept)
    finally:
        shell.display_pub.set_parent(now)
    _kept.add(name)


def _request() -> dict[str, Any]:
    """The message that asks the kernel to run the present cell; empty outside a kernel."""
    return getattr(get_ipython(), "get_parent", dict)() or {}


def _current_cell() -> str | None:
    return _request().get("metadata", {}).get("cellId")


def _is_unattended() -> bool:
    """Whether the cell is run by a program, which would not answer ``input()``. Front ends say that they would."""
    return _request().get("content", {}).get("allow_stdin") is False


def _on_cell(_info: Any) -> None:
    """Cancel what was seen in the cell that begins to run, and nowhere else."""
    cell = _current_cell()
    for session, cells in list(_cells.items()):
        if cell in cells:
            del cells[cell]
            if not cells:
                session.cancel()
