"""Controls of an estimate: status, buttons, and when it ends."""

from __future__ import annotations

import traitlets

from infodiff_widgets.widgets.base import bundle
from infodiff_widgets.widgets.run_controls import RunControls


class RunBar(RunControls):
    """Status and progress; Run, Pause, Resume and Cancel; and when a run ends.

    >>> bar = RunBar(status="running", progress=0.5, detail="64 of 128 samples · 9 s left")
    >>> bar.on_press("cancel", lambda: print("cancelled"))
    >>> bar.describe()
    'Running, 50 %: 64 of 128 samples · 9 s left'

    It controls an :class:`~infodiff_widgets.sessions.explorer.ExplorerSession` or a
    :class:`~infodiff_widgets.sessions.captions.CaptionSession`.
    """

    PRESSES = ("run", *RunControls.PRESSES)

    _esm, _css = bundle("run_bar")

    samples = traitlets.Int(128, min=2).tag(sync=True)
    """Number of samples after which a run ends."""

    max_seconds = traitlets.Float(0.0, min=0).tag(sync=True)
    """Time limit in seconds; 0 for none."""

    target_stderr = traitlets.Float(0.0, min=0).tag(sync=True)
    """Standard error, in nats, at which a run ends: of the prompt's information, or of the best caption's lead; 0 for
    none."""

    def describe(self) -> str:
        """Status, progress and detail or error in one line."""
        return self.state()
