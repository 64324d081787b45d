"""How far an estimate is, when it stops, and the buttons that start, hold and stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import traitlets

from infodiff_widgets.plots import paint
from infodiff_widgets.widgets.base import bundle
from infodiff_widgets.widgets.run_controls import RunControls

if TYPE_CHECKING:
    from PIL import Image


class RunBar(RunControls):
    """Status and progress, Run, Pause, Resume and Cancel, and when a run ends; an error appears in place.

    >>> bar = RunBar(status="running", progress=0.5, detail="64 of 128 samples · 9 s left")
    >>> bar.on_cancel(lambda: print("selected to stop"))
    >>> bar.describe()
    'Running, 50 %: 64 of 128 samples · 9 s left'

    It goes with a :class:`~infodiff_widgets.sessions.explorer.ExplorerSession` or a
    :class:`~infodiff_widgets.sessions.captions.CaptionSession`.
    """

    PRESSES = ("run", *RunControls.PRESSES)

    _esm, _css = bundle("run_bar")

    samples = traitlets.Int(128, min=2).tag(sync=True)
    """Draws after which a run ends.

    - Type: ``int``, 2 or more
    - Default: ``128``
    """

    max_seconds = traitlets.Float(0.0, min=0).tag(sync=True)
    """Seconds after which it ends; 0 for any.

    - Type: ``float``
    - Default: ``0.0``
    """

    target_stderr = traitlets.Float(0.0, min=0).tag(sync=True)
    """Error, in nats, at which it ends: of the whole prompt's information, or of the best caption's lead. 0 for any.

    - Type: ``float``
    - Default: ``0.0``
    """

    def on_run(self, callback: Callable[[], object]) -> None:
        """Call ``callback()`` when Run is pressed."""
        self._callbacks["run"].append(callback)

    def describe(self) -> str:
        """Status, progress and detail or error in one line."""
        return self.state()

    def to_image(self) -> Image.Image:
        """The same as a picture."""
        text = (self.describe(), "error" if self.error else "ink")
        return paint.lines([text], self.progress if self.under_way else None)
