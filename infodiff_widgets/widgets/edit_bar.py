"""Settings, progress and buttons of a prompt edit."""

from __future__ import annotations

import traitlets

from infodiff_widgets.widgets.base import bundle
from infodiff_widgets.widgets.run_controls import RunControls


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

    words = traitlets.Unicode("").tag(sync=True)
    """The selected words; empty for none."""

    replacement = traitlets.Unicode("").tag(sync=True)
    """The words in their place; empty to omit them."""

    new_prompt = traitlets.Unicode("").tag(sync=True)
    """The edited prompt."""

    objection = traitlets.Unicode("").tag(sync=True)
    """Why Edit is disabled; empty if it is not."""

    task = traitlets.Unicode("").tag(sync=True)
    """Task of the run: ``"prediction"`` or ``"edit"``. Edit stays enabled during a prediction."""

    samples = traitlets.Int(64, min=2).tag(sync=True)
    """Number of samples of a prediction."""

    steps = traitlets.Int(100, min=1).tag(sync=True)
    """Number of steps of the inversion."""

    sampler = traitlets.Enum(("ode", "ddpm"), "ode").tag(sync=True)
    """Sampler of the inversion: ``"ode"`` keeps one noise map, ``"ddpm"`` the noise of every step."""

    def describe(self) -> str:
        """Describe the edit and the status of its run."""
        what = f"Replace “{self.words}” by “{self.replacement}”" if self.replacement else f"Leave out “{self.words}”"
        head = f"{what}: “{self.new_prompt}”" if self.words and not self.objection else f"Nothing yet: {self.objection}"
        return f"{head}\n{self.state()}"
