"""Notebook cells and the runs that they show: where a cell is run again, nobody sees its old runs any more."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

from IPython.core.getipython import get_ipython

if TYPE_CHECKING:
    from infodiff_widgets.sessions.base import Session

_cells: weakref.WeakKeyDictionary[Session, set[str]] = weakref.WeakKeyDictionary()


def follow_cell(session: Session) -> None:
    """Cancel the session's run once all cells that called this for it have been run again.

    Nothing happens outside notebooks, and where the notebook does not tell which cell it runs.
    """
    if (cell := _current_cell()) is None:
        return
    shell: Any = get_ipython()
    if _on_cell not in shell.events.callbacks["pre_run_cell"]:
        shell.events.register("pre_run_cell", _on_cell)
    _cells.setdefault(session, set()).add(cell)


def _current_cell() -> str | None:
    shell: Any = get_ipython()
    parent = getattr(shell, "get_parent", dict)()  # only shells of a kernel have one
    return parent.get("metadata", {}).get("cellId")


def _on_cell(_info: Any) -> None:
    """Cancel what was seen in the cell that begins to run, and nowhere else."""
    cell = _current_cell()
    for session, cells in list(_cells.items()):
        if cell in cells:
            cells.discard(cell)
            if not cells:
                session.cancel()
