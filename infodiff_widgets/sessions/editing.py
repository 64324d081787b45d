"""`EditSession`: omit or replace words of a prompt, predict what changes in the image, then draw it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from infodiff_widgets.prompts import Prompt, PromptEdit
from infodiff_widgets.sessions.base import Session
from infodiff_widgets.sessions.edit_outcome import EditOutcome, EditPrediction
from infodiff_widgets.sessions.query_state import check_words
from infodiff_widgets.sessions.run import Run, RunInput
from infodiff_widgets.sessions.traits import Enum, Float, Int

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from infodiff_widgets.pipelines.inversion import Inversion


class EditSession(Session):
    """An image, its prompt, the selected edit of the prompt, its prediction and all edits drawn so far.

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> session = EditSession(model=idw.load(), image=scene.image, prompt=scene.caption, samples=4, steps=2)
    >>> session.ask([1], "zebra")  # predicts, in the background
    >>> session.wait(), session.edit(), session.wait()  # and draws
    (True, None, True)
    >>> session.outcomes[-1].edit.new_prompt
    'the zebra left of the cat on grass'

    Selecting words starts the prediction, one run over the prompts it needs. Nothing is drawn before :meth:`edit`.
    The image is inverted once for all edits. An edit selected while another is drawn is predicted after that.
    """

    prompt = traitlets.Unicode("", help="Caption of the image. A new one clears the selection.")
    selected = traitlets.Tuple(help="Indices of the words to omit or replace; () for none yet.")
    replacement = traitlets.Unicode("", help="Replacement of the words; empty to omit them.")
    steps = Int(100, min=1, help="Number of steps of the next inversion.")
    sampler = Enum(("ode", "ddpm"), "ode", help="Sampler of the next inversion; see Model.invert.")
    min_logsnr = Float(None, allow_none=True, help="Log SNR where the inversion ends; None for the lowest.")
    prediction = traitlets.Any(None, help="EditPrediction of the selected edit, growing during a run, or None.")
    outcomes = traitlets.List(help="All edits so far, each an EditOutcome.")
    selected_outcome = Int(-1, min=-1, help="Index of the outcome on display; −1 for the prediction.")
    task = Enum(("", "prediction", "edit"), "", help="Purpose of the latest run.")

    CACHE_SIZE: ClassVar[int] = 24

    def __init__(self, **traits: Any) -> None:
        self._predicting: tuple[RunInput, PromptEdit] | None = None
        selected, replacement = traits.pop("selected", ()), traits.pop("replacement", "")
        super().__init__(**traits)
        self.ask(selected, replacement)  # now that the prompt is known

    @property
    def prompt_edit(self) -> PromptEdit | None:
        """The selected edit; None if it is not possible."""
        return None if self.objection else PromptEdit(self.prompt, self.selected, self.replacement)

    @property
    def objection(self) -> str:
        """Why the selected edit is not possible; empty if it is."""
        try:
            PromptEdit(self.prompt, self.selected, self.replacement)
        except ValueError as error:
            return str(error)
        return ""

    @property
    def outcome(self) -> EditOutcome | None:
        """The outcome on display, or None."""
        return self.outcomes[self.selected_outcome] if 0 <= self.selected_outcome < len(self.outcomes) else None

    def ask(self, selected: Iterable[int], replacement: str = "") -> None:
        """Set the words and their replacement together, so that no edit in between is predicted.

        Raises TraitError: if there is no such word.
        """
        with self.lock, self.hold_trait_notifications():
            self.selected, self.replacement = tuple(selected), replacement

    def predict(self) -> None:
        """Predict the selected edit in the background, after an edit under way."""
        with self.lock:
            edit, run = self.prompt_edit, self._new_run()
            if self.is_running and self.task == "prediction" and self._predicting == (run.input, edit):
                return
            self.prediction = None if edit is None else self._cached(run.input, edit)
            self.revision = self.revision + 1
            if self.is_running and self.task == "edit":
                return
            if edit is None or self.prediction is not None:
                self.cancel()
                return
            self.task, self._predicting = "prediction", (run.input, edit)
            self._launch(run, lambda run: self._predict(run, edit))

    def edit(self) -> None:
        """Draw the selected edit in the background, after its prediction. A run under way is cancelled."""
        with self.lock:
            edit, names = self.prompt_edit, ("prompt", "steps", "seed", "min_logsnr", "sampler")
            settings = {name: getattr(self, name) for name in names}
            self.task = "edit"
            self._launch(self._new_run(), lambda run: self._edit(run, edit, settings))

    def show(self, k: int) -> None:
        """Display the k-th outcome; its edit is selected again if the prompt is still the same.

        Raises IndexError: if there is no such outcome.
        """
        with self.lock:
            if not 0 <= k < len(self.outcomes):
                raise IndexError(f"there are {len(self.outcomes)} edits, counted from 0; got {k}")
            edit = self.outcomes[k].prompt_edit
            if edit.prompt == self.prompt:
                self.ask(edit.indices, edit.replacement)
            self.selected_outcome = k
            self.revision = self.revision + 1

    def table(self, *comparison: Any) -> pd.DataFrame:
        """One row per edit; arguments and columns as :meth:`EditOutcome.row`."""
        import pandas as pd

        return pd.DataFrame([outcome.row(*comparison) for outcome in self.outcomes])

    # ---- in the worker's thread

    def _predict(self, run: Run, edit: PromptEdit) -> str:
        prediction = self._cached(run.input, edit)
        if prediction is None:
            for info in self._estimate(
                run, prompts=edit.prompts, progress=lambda done, total: self._report(run, done, total, "predicting")
            ):
                prediction = EditPrediction(edit, info)
                self._show(run, prediction)
            self._store(run, edit, prediction)
        else:
            self._show(run, prediction)
        return ""

    def _show(self, run: Run, prediction: EditPrediction) -> None:
        with self.lock:
            if self.prompt_edit == prediction.prompt_edit:
                self._publish(run, prediction=prediction)

    def _edit(self, run: Run, edit: PromptEdit | None, settings: dict[str, Any]) -> str:
        if edit is None:
            raise ValueError(self.objection)
        self._predict(run, edit)
        run.check()
        prediction = self._cached(run.input, edit)
        inversion, calls = self._invert(run, settings)
        total = calls + inversion.calls(edit.new_prompt)

        (drawn,) = inversion.edits(
            edit.new_prompt, cancel=run.should_stop,
            progress=lambda done, _: self._report(run, calls + done, total, "drawing", "network calls"),
        )  # fmt: skip
        with self.lock:
            at = len(self.outcomes) if self.prompt_edit == edit else self.selected_outcome
            self._publish(run, outcomes=[*self.outcomes, EditOutcome(prediction, drawn)], selected_outcome=at)
        return ""

    def _invert(self, run: Run, settings: dict[str, Any]) -> tuple[Inversion, int]:
        """The inversion of the image under its prompt, and the number of network calls; none if it is cached."""
        given = replace(run.input, samples=0)  # which only a prediction depends on
        cached = self._cached(given, settings)
        if cached is not None:
            return cached, 0

        def report(done: int, total: int) -> None:  # drawing takes as many calls again
            self._report(run, done, 2 * total + (settings["sampler"] == "ode"), "inverting", "network calls")

        inversion = given.model.invert(given.image, **settings, progress=report, cancel=run.should_stop)
        self._store(run, settings, inversion, given)
        return inversion, run.done

    def _on_done(self) -> None:
        if self.prompt_edit is not None and self.prediction is None:  # selected while another edit was drawn
            self.predict()

    # ---- traits

    @traitlets.validate("selected")
    def _check_selected(self, proposal: dict) -> tuple[int, ...]:
        return check_words("selected", proposal["value"], Prompt(self.prompt).words)

    @traitlets.observe("prompt", "image")
    def _on_input(self, _change: dict) -> None:
        self.ask(())

    @traitlets.observe("selected", "replacement")
    def _on_edit(self, _change: dict) -> None:
        self.selected_outcome = -1
        if self.model is not None:
            self.predict()
