"""Status of a run with the buttons that start, pause, resume and cancel it, for an estimate and for a prompt edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from traitlets import Unicode

from infodiff_widgets.sessions.base import STATUSES
from infodiff_widgets.sessions.traits import Enum, Float, Int
from infodiff_widgets.widgets.base import Widget, bundle


class RunControls(Widget):
    """Status, progress, detail and error of a run elsewhere, and buttons.

    Callbacks of buttons should only start or stop it: their thread depends on the version of the kernel.
    """

    PRESSES: ClassVar[tuple[str, ...]] = ("pause", "resume", "cancel")
    """Names of the buttons."""

    status = Enum(STATUSES, "idle", help="State of the run, as Session.status.")
    progress = Float(0.0, min=0, max=1, help="Completed fraction.")
    detail = Unicode("", help="Progress in one line.")
    error = Unicode("", help="Why the run failed; empty if it did not.")

    def on_press(self, button: str, callback: Callable[[], object]) -> None:
        """Call ``callback()`` when a button, one of PRESSES, is pressed."""
        if button not in self.PRESSES:
            raise KeyError(f"no button {button!r}; there are {', '.join(self.PRESSES)}")
        self._callbacks[button].append(callback)

    def _on_message(self, content: dict[str, Any]) -> None:
        self._call(content.get("pressed", ""))

    def describe(self) -> str:
        """Status, progress and detail or error in one line."""
        percent = f", {100 * self.progress:.0f} %" if self.status in ("running", "paused") else ""
        return ": ".join(part for part in (self.status.title() + percent, self.error or self.detail) if part)


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

    samples = Int(128, min=2, help="Number of samples after which a run ends.")
    max_seconds = Float(0.0, min=0, help="Time limit in seconds; 0 for none.")
    target_stderr = Float(0.0, min=0, help="Error of the prompt or of the lead, in nats, that ends a run; 0 for none.")


class EditBar(RunControls):
    r"""Omit words or type a replacement, then press Edit; progress, Pause, Cancel and errors appear in place.

    >>> bar = EditBar(words="dog", new_prompt="the cat on grass", replacement="cat")
    >>> bar.on_press("edit", lambda: print("edit"))
    >>> bar.describe()
    'Replace “dog” by “cat”: “the cat on grass”\nIdle'

    It controls an :class:`~infodiff_widgets.sessions.editing.EditSession`.
    """

    PRESSES = ("edit", *RunControls.PRESSES)

    _esm, _css = bundle("edit_bar")

    words = Unicode("", help="The selected words; empty for none.")
    replacement = Unicode("", help="The words in their place; empty to omit them.")
    new_prompt = Unicode("", help="The edited prompt.")
    objection = Unicode("", help="Why Edit is disabled; empty if it is not.")
    task = Unicode("", help='Task of the run: "prediction" or "edit". Edit stays enabled during a prediction.')
    samples = Int(64, min=2, help="Number of samples of a prediction.")
    steps = Int(100, min=1, help="Number of steps of the inversion.")
    sampler = Enum(("ode", "ddpm"), "ode", help='"ode" keeps one noise map, "ddpm" the noise of every step.')

    def describe(self) -> str:
        """Describe the edit and the status of its run."""
        what = f"Replace “{self.words}” by “{self.replacement}”" if self.replacement else f"Leave out “{self.words}”"
        head = f"{what}: “{self.new_prompt}”" if self.words and not self.objection else f"Nothing yet: {self.objection}"
        return f"{head}\n{super().describe()}"
