"""How far an estimate is, when it stops, and the buttons that start, hold and stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import traitlets

from infodiff_widgets.widgets import paint
from infodiff_widgets.widgets.base import Widget, source

if TYPE_CHECKING:
    from PIL import Image

STATUSES = ("idle", "running", "paused", "done", "cancelled", "failed")


class RunBar(Widget):
    """Status and progress, Run, Pause, Resume and Cancel, and when a run ends; an error appears in place.

    >>> bar = RunBar(status="running", progress=0.5, detail="64 of 128 samples · 9 s left")
    >>> bar.on_cancel(lambda: print("asked to stop"))
    >>> bar.describe()
    'Running, 50 %: 64 of 128 samples · 9 s left'

    The button's callbacks should only start or stop something that works elsewhere, such as a
    :class:`~infodiff_widgets.session.Session`: which thread they run in depends on the version of the kernel.
    """

    _esm = source("run_bar.js")
    _css = source("run_bar.css")

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

    samples = traitlets.Int(128, min=2).tag(sync=True)
    """Draws after which a run ends.

    - Type: ``int``, 2 or more
    - Default: ``128``
    """

    seconds = traitlets.Float(0.0, min=0).tag(sync=True)
    """Seconds after which it ends; 0 for any.

    - Type: ``float``
    - Default: ``0.0``
    """

    stderr = traitlets.Float(0.0, min=0).tag(sync=True)
    """Error of the whole prompt's information, in nats, at which it ends; 0 for any.

    - Type: ``float``
    - Default: ``0.0``
    """

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self._callbacks: dict[str, list[Callable[[], object]]] = {
            name: [] for name in ("run", "pause", "resume", "cancel")
        }
        self.on_msg(self._heard)

    def on_run(self, callback: Callable[[], object]) -> None:
        """Call ``callback()`` when Run is pressed."""
        self._callbacks["run"].append(callback)

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

    def describe(self) -> str:
        """Status, progress and detail or error in one line."""
        under_way = self.status in ("running", "paused")
        head = self.status.title() + f", {100 * self.progress:.0f} %" * under_way
        return ": ".join(part for part in (head, self.error or self.detail) if part)

    def to_image(self) -> Image.Image:
        """The same as a picture."""
        text = (self.describe(), "error" if self.error else "ink")
        return paint.lines([text], self.progress if self.status in ("running", "paused") else None)
