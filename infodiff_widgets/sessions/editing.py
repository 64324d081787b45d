"""One series of interventions: what is to be altered, what that is predicted to change, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from infodiff_widgets.pipelines.edit_prediction import EditOutcome, EditPrediction
from infodiff_widgets.prompts import Prompt, PromptEdit
from infodiff_widgets.sessions.base import Session, duration
from infodiff_widgets.sessions.query_state import check_words
from infodiff_widgets.sessions.run import ResultCache, Run

if TYPE_CHECKING:
    import pandas as pd

    from infodiff_widgets.pipelines.inversion import Inversion
    from infodiff_widgets.prompts import Estimator

REMEMBERED = 24
"""How many predictions are kept to come back to."""


class EditSession(Session):
    """A picture, its prompt, and words in it to be left out or replaced.

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> session = EditSession(model=idw.load(), image=scene.image, prompt=scene.caption, samples=4, steps=2)
    >>> session.ask([1], "zebra")  # predicts, in a thread
    >>> session.wait(), session.edit(), session.wait()  # and draws
    (True, None, True)
    >>> session.outcomes[-1].edit.new_prompt
    'the zebra left of the cat on grass'

    Asking predicts at once, from one pass over the prompts needed; nothing is drawn before :meth:`edit`. The picture
    is inverted under its prompt once for all edits. What is asked during an edit is predicted after it.
    """

    model = traitlets.Any()
    """Who is asked and who draws: a :class:`~infodiff_widgets.pipelines.model.Model`."""

    image = traitlets.Any()
    """A PIL image or uint8 array [H, W, 3]; checked when a run starts."""

    prompt = traitlets.Unicode("")
    """A caption of the picture. With another one, nothing is asked."""

    selected = traitlets.Tuple()
    """Indices of the words to be left out or replaced; ``()`` for none yet."""

    replacement = traitlets.Unicode("")
    """What takes their place; empty to leave them out."""

    samples = traitlets.Int(64, min=2)
    """Draws of (log SNR, noise) of the next prediction."""

    steps = traitlets.Int(100, min=1)
    """Of the next inversion."""

    sampler = traitlets.Unicode("ode")
    """Of the next inversion: "ode" or "ddpm", see ``Model.invert``."""

    min_logsnr = traitlets.Float(None, allow_none=True)
    """Log SNR at which the next inversion turns round; None for the noisiest of the model."""

    seed = traitlets.Int(0)
    """Of all randomness."""

    prediction = traitlets.Any(None, allow_none=True)
    """The :class:`~infodiff_widgets.pipelines.edit_prediction.EditPrediction` of what is asked, growing during a run, or None."""

    outcomes = traitlets.List()
    """All edits so far, each an :class:`~infodiff_widgets.pipelines.edit_prediction.EditOutcome`."""

    selected_outcome = traitlets.Int(-1, min=-1)
    """Which of them is looked at; −1 for none, but the prediction of what is asked."""

    task = traitlets.Enum(("", "prediction", "edit"), "")
    """What the latest run is for."""

    def __init__(self, **traits: Any) -> None:
        self._memory: ResultCache[EditPrediction] = ResultCache(REMEMBERED)
        self._inverted: tuple[Run, tuple, Inversion] | None = None
        self._predicted: PromptEdit | None = None
        selected, replacement = traits.pop("selected", ()), traits.pop("replacement", "")
        super().__init__(**traits)
        self.ask(selected, replacement)  # now that the prompt is known

    @property
    def objection(self) -> str:
        """Why what is asked cannot be done; empty if it can."""
        try:
            self._alteration()
        except ValueError as error:
            return str(error)
        return ""

    @property
    def alteration(self) -> PromptEdit | None:
        """What is asked; None while it cannot be done."""
        return None if self.objection else self._alteration()

    @property
    def outcome(self) -> EditOutcome | None:
        """The edit that is looked at, or None."""
        return self.outcomes[self.selected_outcome] if 0 <= self.selected_outcome < len(self.outcomes) else None

    def ask(self, selected: tuple[int, ...] | list[int], replacement: str = "") -> None:
        """Choose words and what takes their place, both at once.

        Raises:
            TraitError: there is no such word.
        """
        with self.lock, self.hold_trait_notifications():
            self.selected, self.replacement = tuple(selected), replacement

    def predict(self) -> None:
        """Predict what is asked, in a thread. An edit under way goes first."""
        with self.lock:
            about, run = self.alteration, self._new_run()
            if self._predicts(run, about):
                return
            self.prediction = None if about is None else self._memory.find(run, about)
            self.revision += 1
            if self.is_running and self.task == "edit":
                return
            if about is None or self.prediction is not None:
                self.cancel()
                return
            self.task, self._predicted = "prediction", about
            self._launch(run, lambda run: self._foretell(run, about))

    def edit(self) -> None:
        """Draw what is asked, in a thread, after its prediction. A run under way is stopped."""
        with self.lock:
            about, settings = self.alteration, (self.prompt, self.steps, self.seed, self.min_logsnr, self.sampler)
            self.task = "edit"
            self._launch(self._new_run(), lambda run: self._edit(run, about, settings))

    def show(self, k: int) -> None:
        """Look at the k-th edit again; what it altered is asked, if the prompt is still the same.

        Raises:
            IndexError: there is no such edit.
        """
        with self.lock:
            if not 0 <= k < len(self.outcomes):
                raise IndexError(f"there are {len(self.outcomes)} edits, counted from 0; got {k}")
            about = self.outcomes[k].about
            if about.prompt == self.prompt:
                self.ask(about.indices, about.replacement)
            self.selected_outcome = k
            self.revision += 1

    def clear_cache(self) -> None:
        """Forget predictions and the inversion, for a model that was changed in place. A run under way is cancelled."""
        with self.lock:
            self.cancel()
            self._memory, self._inverted = ResultCache(REMEMBERED), None

    def table(
        self, method: str = "CMI", estimator: Estimator = "orthogonal", measured: str = "latents"
    ) -> pd.DataFrame:
        """A row for each edit, see :meth:`Outcome.row`."""
        import pandas as pd

        return pd.DataFrame([outcome.row(method, estimator, measured) for outcome in self.outcomes])

    # ---- in the worker's thread

    def _foretell(self, run: Run, about: PromptEdit) -> str:
        self._predict(run, about)
        return f"predicted from {run.done} samples in {duration(run.elapsed)}"

    def _predict(self, run: Run, about: PromptEdit) -> EditPrediction:
        from infodiff_widgets.core.estimate import estimate_iter

        found = self._memory.find(run, about)
        if found is not None:
            self._publish(run, found)
            return found
        self._counts(run, "samples")
        growing = estimate_iter(
            run.model, run.image, prompts=about.prompts, samples=run.samples, seed=run.seed, cancel=run.halt,
            progress=lambda done, total: self._step(run, done, total, "predicting"),
        )  # fmt: skip
        for info in growing:
            found = EditPrediction(about, info)
            self._publish(run, found)
        with self.lock:
            if self._writes(run):
                self._memory.keep(run, about, found)
        return found

    def _publish(self, run: Run, found: EditPrediction) -> None:
        with self.lock:
            if self._writes(run) and self.alteration == found.about:
                self.prediction = found
                self.revision += 1

    def _edit(self, run: Run, about: PromptEdit | None, settings: tuple) -> str:
        if about is None:
            raise ValueError(self.objection)
        prediction = self._predict(run, about)
        self._counts(run, "calls of the network")
        inversion = self._invert(run, settings)
        began, total = run.done, run.done + inversion.calls(about.new_prompt)
        (edit,) = inversion.edits(
            about.new_prompt, cancel=run.halt,
            progress=lambda done, _: self._step(run, began + done, total, "drawing"),
        )  # fmt: skip
        said = f"{run.done} calls of the network in {duration(run.elapsed)}"
        with self.lock:
            if self._writes(run):
                self.outcomes = [*self.outcomes, EditOutcome(prediction, edit)]
                self.selected_outcome = len(self.outcomes) - 1 if self.alteration == about else self.selected_outcome
                self.revision += 1
        while (waiting := self._waiting(run)) is not None:
            self._predict(run, waiting)
        return said

    def _invert(self, run: Run, settings: tuple) -> Inversion:
        """The inversion of the picture under its prompt; that of the edit before if it is the same."""
        if self._inverted is not None:
            of, known, inversion = self._inverted
            if of.model is run.model and of.image is run.image and known == settings:
                return inversion
        sampler = settings[-1]

        def there(done: int, total: int) -> None:
            self._step(run, done, 2 * total + (sampler == "ode"), "inverting")  # the way back costs as much

        prompt, steps, seed, min_logsnr, sampler = settings
        inversion = run.model.invert(run.image, prompt, steps, seed, min_logsnr, sampler, there, run.halt)
        with self.lock:
            if self._writes(run):
                self._inverted = run, settings, inversion
        return inversion

    def _waiting(self, run: Run) -> PromptEdit | None:
        """What was asked during an edit and has no prediction yet."""
        with self.lock:
            about = self.alteration
            if not self._writes(run) or about is None or about.prompt != run.prompt:
                return None
            return about if self._memory.find(run, about) is None else None

    def _ended(self) -> None:
        if self._waiting(self._run) is not None:  # asked when the run had looked for the last time
            self.predict()

    # ---- helpers

    def _counts(self, run: Run, unit: str) -> None:
        """From here on, progress is in other units."""
        with self.lock:
            run.done = run.total = 0
            if self._writes(run):
                self.unit = unit

    def _predicts(self, run: Run, about: PromptEdit | None) -> bool:
        """Whether the run under way predicts just this."""
        same = self._run is not None and run.same_input(self._run) and self._predicted == about
        return self.is_running and self.task == "prediction" and same

    def _new_run(self) -> Run:
        return Run(self.model, self.image, self.prompt, self.samples, self.seed)

    def _alteration(self) -> PromptEdit:
        return PromptEdit(self.prompt, self.selected, self.replacement)

    @traitlets.validate("selected")
    def _check_asked(self, proposal: dict) -> tuple[int, ...]:
        return check_words("selected", proposal["value"], Prompt(self.prompt))

    @traitlets.observe("prompt", "image")
    def _forget(self, _change: dict) -> None:
        self.ask(())

    @traitlets.observe("selected", "replacement")
    def _asks(self, _change: dict) -> None:
        self.selected_outcome = -1
        if self.model is not None:
            self.predict()
