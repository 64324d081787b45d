"""What bars share that run something: how far it is, and the buttons that hold and stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import traitlets

from infodiff_widgets.widgets.base import Widget

STATUSES = ("idle", "running", "paused", "done", "cancelled", "failed")


class RunControls(Widget):
    """Status, progress, detail, error, and Pause, Resume and Cancel, of something that works elsewhere.

    The callbacks of buttons should only start or stop it: which thread they run in depends on the version of the
    kernel.
    """

    PRESSES: ClassVar[tuple[str, ...]] = ("pause", "resume", "cancel")

    status = traitlets.Enum(STATUSES, "idle").tag(sync=True)
    """One of ``"idle"``, ``"running"``, ``"paused"``, ``"done"``, ``"cancelled"``, ``"failed"``.

    - Type: ``str``
    - Default: ``"idle"``
    """

    progress = traitlets.Float(0.0, min=0, max=1).tag(sync=True)
    """Share that is done.

    - Type: ``float``, 0 to 1
    - Default: ``0.0``
    """

    detail = traitlets.Unicode("").tag(sync=True)
    """One line about the run.

    - Type: ``str``
    - Default: ``""``
    """

    error = traitlets.Unicode("").tag(sync=True)
    """What went wrong; empty if nothing did.

    - Type: ``str``
    - Default: ``""``
    """

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self._callbacks: dict[str, list[Callable[[], object]]] = {name: [] for name in self.PRESSES}
        self.on_msg(self._heard)

    def on_pause(self, callback: Callable[[], object]) -> None:
        """Call ``callback()`` when Pause is pressed."""
        self._callbacks["pause"].append(callback)

    def on_resume(self, callback: Callable[[], object]) -> None:
        """Call ``callback()`` when Resume is pressed."""
        self._callbacks["resume"].append(callback)

    def on_cancel(self, callback: Callable[[], object]) -> None:
        """Call ``callback()`` when Cancel is pressed."""
        self._callbacks["cancel"].append(callback)

    def _heard(self, _widget: object, content: dict, _buffers: object) -> None:
        for callback in self._callbacks.get(content.get("pressed"), ()):
            callback()

    @property
    def under_way(self) -> bool:
        """Whether something runs, held or not."""
        return self.status in ("running", "paused")

    def state(self) -> str:
        """Status, progress and detail or error in one line."""
        head = self.status.title() + f", {100 * self.progress:.0f} %" * self.under_way
        return ": ".join(part for part in (head, self.error or self.detail) if part)
