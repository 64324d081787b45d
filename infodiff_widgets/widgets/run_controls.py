"""Status of a run, and the buttons that pause, resume and cancel it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import traitlets

from infodiff_widgets.sessions.base import STATUSES
from infodiff_widgets.widgets.base import Widget


class RunControls(Widget):
    """Status, progress, detail and error of a run elsewhere, and buttons.

    Callbacks of buttons should only start or stop it: their thread depends on the version of the kernel.
    """

    PRESSES: ClassVar[tuple[str, ...]] = ("pause", "resume", "cancel")
    """Names of the buttons."""

    status = traitlets.Enum(STATUSES, "idle", help="State of the run, as Session.status.").tag(sync=True)
    progress = traitlets.Float(0.0, min=0, max=1, help="Completed fraction.").tag(sync=True)
    detail = traitlets.Unicode("", help="Progress in one line.").tag(sync=True)
    error = traitlets.Unicode("", help="Why the run failed; empty if it did not.").tag(sync=True)

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self._callbacks: dict[str, list[Callable[[], object]]] = {name: [] for name in self.PRESSES}
        self.on_msg(self._on_message)

    def on_press(self, button: str, callback: Callable[[], object]) -> None:
        """Call ``callback()`` when a button, one of PRESSES, is pressed."""
        self._callbacks[button].append(callback)

    def _on_message(self, _widget: object, content: dict, _buffers: object) -> None:
        for callback in self._callbacks.get(content.get("pressed", ""), ()):
            callback()

    @property
    def under_way(self) -> bool:
        """Whether a run is under way, paused or not."""
        return self.status in ("running", "paused")

    def state(self) -> str:
        """Status, progress and detail or error in one line."""
        head = self.status.title() + f", {100 * self.progress:.0f} %" * self.under_way
        return ": ".join(part for part in (head, self.error or self.detail) if part)
