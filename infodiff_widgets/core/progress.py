"""Progress bars: on a terminal as tqdm draws them, and in notebooks without the red ground of the error stream."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from tqdm import tqdm


T = TypeVar("T")


def progress_bar(items: Iterable[T] | None = None, **options: Any) -> tqdm[T]:
    """A tqdm bar over items; in a notebook it appears after two seconds and disappears at the end."""
    from tqdm import tqdm

    shell: Any = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if not hasattr(shell, "kernel"):
        bar: Any = tqdm(items, **options)
        return bar

    class CellBar(tqdm):
        """A bar that is an ordinary output of the cell."""

        shown = False

        def display(self, msg: str | None = None, pos: int | None = None) -> None:
            """Draw the bar; an empty message removes it."""
            del pos
            data = {} if msg == "" else {"text/plain": str(self)}
            if data or self.shown:
                shell.display_pub.publish(data, transient={"display_id": f"bar-{id(self)}"}, update=self.shown)
                self.shown = True

    return CellBar(items, **options | {"file": io.StringIO(), "delay": 2, "leave": False, "ncols": 90})
