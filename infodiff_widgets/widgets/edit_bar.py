"""What takes the place of words, how it is drawn, how far that is, and the buttons that start, hold and stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import traitlets

from infodiff_widgets.widgets import paint
from infodiff_widgets.widgets.base import Widget, source
from infodiff_widgets.widgets.run_bar import STATUSES

if TYPE_CHECKING:
    from PIL import Image

PRESSES = ("edit", "pause", "resume", "cancel")


class EditBar(Widget):
    r"""Leave words out or type what replaces them, then Edit; progress, Pause, Cancel and errors are in place.

    >>> bar = EditBar(words="dog", new_prompt="the cat on grass", replacement="cat")
    >>> bar.on_edit(lambda: print("asked to draw"))
    >>> bar.describe()
    'Replace “dog” by “cat”: “the cat on grass”\nIdle'

    The button's callbacks should only start or stop something that works elsewhere, such as an
    :class:`~infodiff_widgets.edit_session.InterventionSession`.
    """

    _esm = source("edit_bar.js")
    _css = source("edit_bar.css")

    words = traitlets.Unicode("").tag(sync=True)
    """The words that are to go; empty if none are chosen.

    - Type: ``str``
    - Default: ``""``
    """

    replacement = traitlets.Unicode("").tag(sync=True)
    """What takes their place; empty to leave them out.

    - Type: ``str``
    - Default: ``""``
    """

    new_prompt = traitlets.Unicode("").tag(sync=True)
    """The prompt afterwards.

    - Type: ``str``
    - Default: ``""``
    """

    objection = traitlets.Unicode("").tag(sync=True)
    """Why this cannot be drawn; empty if it can.

    - Type: ``str``
    - Default: ``""``
    """

    task = traitlets.Unicode("").tag(sync=True)
    """What a run under way is for: ``"prediction"`` or ``"edit"``. A prediction does not keep one from pressing Edit.

    - Type: ``str``
    - Default: ``""``
    """

    status = traitlets.Enum(STATUSES, "idle").tag(sync=True)
    """As of :class:`~infodiff_widgets.widgets.run_bar.RunBar`.

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

    samples = traitlets.Int(64, min=2).tag(sync=True)
    """Draws of a prediction.

    - Type: ``int``, 2 or more
    - Default: ``64``
    """

    steps = traitlets.Int(100, min=1).tag(sync=True)
    """Steps of the inversion.

    - Type: ``int``, 1 or more
    - Default: ``100``
    """

    way = traitlets.Enum(("ode", "ddpm"), "ode").tag(sync=True)
    """What the inversion keeps of the picture: ``"ode"`` one noise, ``"ddpm"`` the noise of every step.

    - Type: ``str``
    - Default: ``"ode"``
    """

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self._callbacks: dict[str, list[Callable[[], object]]] = {name: [] for name in PRESSES}
        self.on_msg(self._heard)

    def on_edit(self, callback: Callable[[], object]) -> None:
        """Call ``callback()`` when Edit is pressed."""
        self._callbacks["edit"].append(callback)

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
        """What is to be done, and how far it is."""
        what = f"Replace “{self.words}” by “{self.replacement}”" if self.replacement else f"Leave out “{self.words}”"
        head = f"{what}: “{self.new_prompt}”" if self.words and not self.objection else f"Nothing yet: {self.objection}"
        under_way = self.status in ("running", "paused")
        state = self.status.title() + f", {100 * self.progress:.0f} %" * under_way
        return f"{head}\n" + ": ".join(part for part in (state, self.error or self.detail) if part)

    def to_image(self) -> Image.Image:
        """The same as a picture."""
        head, state = self.describe().split("\n", 1)
        under_way = self.status in ("running", "paused")
        texts = [(head, "ink"), (state, "error" if self.error else "ink")]
        return paint.lines(texts, self.progress if under_way else None)
