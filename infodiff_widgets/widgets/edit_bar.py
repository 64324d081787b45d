"""What takes the place of words, how it is drawn, how far that is, and the buttons that start, hold and stop it."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from infodiff_widgets.widgets.base import bundle
from infodiff_widgets.widgets.run_controls import RunControls


class EditBar(RunControls):
    r"""Leave words out or type what replaces them, then Edit; progress, Pause, Cancel and errors are in place.

    >>> bar = EditBar(words="dog", new_prompt="the cat on grass", replacement="cat")
    >>> bar.on_edit(lambda: print("selected to draw"))
    >>> bar.describe()
    'Replace “dog” by “cat”: “the cat on grass”\nIdle'

    It goes with an :class:`~infodiff_widgets.sessions.editing.EditSession`.
    """

    PRESSES = ("edit", *RunControls.PRESSES)

    _esm, _css = bundle("edit_bar")

    words = traitlets.Unicode("").tag(sync=True)
    """The words that are to go; empty if none are chosen."""

    replacement = traitlets.Unicode("").tag(sync=True)
    """What takes their place; empty to leave them out."""

    new_prompt = traitlets.Unicode("").tag(sync=True)
    """The prompt afterwards."""

    objection = traitlets.Unicode("").tag(sync=True)
    """Why this cannot be drawn; empty if it can."""

    task = traitlets.Unicode("").tag(sync=True)
    """What a run under way is for: ``"prediction"`` or ``"edit"``. A prediction does not keep one from pressing Edit."""

    samples = traitlets.Int(64, min=2).tag(sync=True)
    """Draws of a prediction."""

    steps = traitlets.Int(100, min=1).tag(sync=True)
    """Steps of the inversion."""

    sampler = traitlets.Enum(("ode", "ddpm"), "ode").tag(sync=True)
    """What the inversion keeps of the picture: ``"ode"`` one noise, ``"ddpm"`` the noise of every step."""

    def on_edit(self, callback: Callable[[], object]) -> None:
        """Call ``callback()`` when Edit is pressed."""
        self._callbacks["edit"].append(callback)

    def describe(self) -> str:
        """What is to be done, and how far it is."""
        what = f"Replace “{self.words}” by “{self.replacement}”" if self.replacement else f"Leave out “{self.words}”"
        head = f"{what}: “{self.new_prompt}”" if self.words and not self.objection else f"Nothing yet: {self.objection}"
        return f"{head}\n{self.state()}"
