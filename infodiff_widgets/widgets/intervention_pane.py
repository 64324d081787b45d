"""`InterventionPane`: choose words, see what they should change in an image, draw the edit, and compare."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import traitlets
from PIL import Image

from infodiff_widgets.files import write_file
from infodiff_widgets.plots import static
from infodiff_widgets.sessions.base import check_model
from infodiff_widgets.sessions.editing import EditSession
from infodiff_widgets.widgets import intervention_views
from infodiff_widgets.widgets.base import bundle, part
from infodiff_widgets.widgets.choice import ESTIMATOR, Choice
from infodiff_widgets.widgets.composite import Composite, State, connect_bar
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.run_controls import EditBar
from infodiff_widgets.widgets.scatter_pane import ScatterPane
from infodiff_widgets.widgets.token_picker import TokenPicker
from infodiff_widgets.widgets.wipe_pane import WipePane

if TYPE_CHECKING:
    import pandas as pd

    from infodiff_widgets.widgets.intervention_views import Comparison

METHOD = [
    ("CMI", "CMI", "Information that the words add to the rest, whatever replaces them."),
    ("edit", "both prompts", "Information of the old prompt against the new one."),
]
MEASURED = [
    ("latents", "latents", "Squared change of the latents, summed over channels."),
    ("pixels", "pixels", "Squared change of the colours, each from 0 to 1."),
]
BEFORE = [
    ("picture", "picture", "The original picture."),
    ("reconstruction", "reconstruction", "Drawn again from its noise: the edit differs from it only by the words."),
]


class InterventionPane(Composite[EditSession]):
    """Omit or replace words of a prompt: what should change in the picture, and what does.

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> pane = InterventionPane(idw.load(), scene.image, scene.caption, samples=4, steps=2)
    >>> pane.session.ask([1], "zebra")  # like a click on "dog" and typing
    >>> pane.session.wait()
    True
    >>> pane.close()

    Choosing words starts a prediction: the picture should change where they carry information. Edit then inverts the
    picture under its prompt and draws it under the new one, and the two maps are compared pixel by pixel. All edits
    stay in a strip.

    Args:
        model: from :func:`~infodiff_widgets.load` or :func:`~infodiff_widgets.wrap`.
        image: PIL image or uint8 array [H, W, 3].
        prompt: caption of the image.
        samples: number of samples of (log SNR, noise) of a prediction.
        steps: number of steps of the inversion.
        sampler: "ode" or "ddpm", see ``Model.invert``.
        min_logsnr: log SNR at which the inversion ends; None for the lowest of the model's schedule.
        seed: random seed.

    Raises TypeError: if the pipeline is not wrapped.

    Observe or set the traits of :attr:`session` to follow or drive the pane from code. The parts are :attr:`picker`,
    :attr:`bar`, :attr:`wipe`, :attr:`predicted`, :attr:`actual` and :attr:`scatter`, and the choices :attr:`method`,
    :attr:`estimator`, :attr:`measured` and :attr:`before`.
    """

    _esm, _css = bundle("intervention_pane")

    picker: TokenPicker
    bar: EditBar
    method: Choice
    estimator: Choice
    measured: Choice
    before: Choice
    wipe: WipePane
    predicted: HeatmapPane
    actual: HeatmapPane
    scatter: ScatterPane

    def __init__(
        self, model: Any, image: Any = None, prompt: str = "", *, samples: int = 64, steps: int = 100,
        sampler: str = "ode", min_logsnr: float | None = None, seed: int = 0,
    ) -> None:  # fmt: skip
        check_model(model)
        self._wiped: Any = None  # the edit whose change the wipe was last moved to
        self.session = EditSession(
            model=model, image=image, prompt=prompt, samples=samples, steps=steps, sampler=sampler,
            min_logsnr=min_logsnr, seed=seed,
        )  # fmt: skip
        super().__init__(
            picker=part(TokenPicker, editable=True, empty_selection="none", label="Leave out or replace"),
            bar=part(EditBar),
            method=part(Choice, label="Predict by", options=METHOD, value="CMI"),
            estimator=part(Choice, label="Estimator", options=ESTIMATOR, value="orthogonal"),
            measured=part(Choice, label="Measure", options=MEASURED, value="latents"),
            before=part(Choice, label="Before", options=BEFORE, value="picture"),
            wipe=part(WipePane), predicted=part(HeatmapPane, accepts_images=True), actual=part(HeatmapPane),
            scatter=part(ScatterPane),
        )  # fmt: skip

    def _connect(self) -> None:
        session, changes = self.session, ["revision", "selected", "replacement", "selected_outcome", "status"]
        session.observe(self._refresh, [*changes, "prompt", "image"])
        for choice in (self.method, self.estimator, self.measured, self.before):
            choice.observe(self._refresh, "value")
        self.picker.observe(self._on_words, ["selected", "excluded"])
        self.picker.on_edit(lambda text: session.set_trait("prompt", text))
        self.predicted.on_image(lambda image: session.set_trait("image", image))
        self.wipe.observe(self._on_outcome, "chosen")
        traitlets.link((session, "replacement"), (self.bar, "replacement"))
        traitlets.dlink((session, "task"), (self.bar, "task"))
        connect_bar(session, self.bar, "samples", "steps", "sampler", edit=session.edit, cancel=self._on_cancel)

    # ---- actions

    def _on_words(self, _change: dict) -> None:
        """Select the words; one excluded in the picker is selected as well."""
        if self.picker.excluded:
            self.picker.ask({*self.picker.selected, *self.picker.excluded}, ())
        else:
            self.session.selected = self.picker.selected

    def _on_cancel(self) -> None:
        edited = self.session.task == "edit"
        self.session.cancel()
        if edited:
            self.session.predict()  # the edit selected meanwhile

    def _on_outcome(self, change: dict) -> None:
        if change["new"] >= 0 and change["new"] != self.session.selected_outcome:
            self.session.show(change["new"])

    # ---- state

    @property
    def comparison(self) -> Comparison:
        """Method and estimator of the prediction, and measure of the change."""
        return self.method.value, self.estimator.value, self.measured.value

    def _state(self, changed: str | None) -> State:
        state = intervention_views.edit_state(self.session, self.comparison, self.before.value, changed)
        if len(self.session.outcomes) != len(self.wipe.captions):
            state["wipe"] = intervention_views.strip_state(self.session.outcomes) | state["wipe"]
        if (outcome := self.session.outcome) is not None and outcome is not self._wiped:
            self._wiped = outcome  # once: afterwards the handle is the user's
            state["wipe"]["wipe"] = intervention_views.middle_of(outcome.change(self.comparison[2]))
        return state

    # ---- output

    def table(self) -> pd.DataFrame:
        """One row per edit, compared as selected: prompts, prediction, change, correlations and errors."""
        return self.session.table(*self.comparison)

    def to_html(self, path: str | os.PathLike) -> None:
        """Write all edits, compared as selected, as one page that works without kernel and network.

        Raises ValueError: if there is no edit yet.
        """
        if not self.session.outcomes:
            raise ValueError("there is no edit to write yet; choose words and press Edit")
        text = intervention_views.page(self.session.outcomes, self.comparison, self.before.value)
        write_file(path, text)

    def snapshot(self) -> Image.Image | None:
        """Before and after beside the scatter plot, and both maps."""
        rows = (self.wipe, self.scatter), (self.predicted, self.actual)
        return static.join([[pane.panel() for pane in row] for row in rows])

    to_image = snapshot

    def describe(self) -> str:
        """The present state as text."""
        parts = (self.bar, self.wipe, self.predicted, self.actual, self.scatter)
        return "\n".join([f"Interventions in “{self.session.prompt}”", *(part.describe() for part in parts)])

    def __repr__(self) -> str:
        return f"<InterventionPane of {self.session.prompt!r}: {len(self.session.outcomes)} edits>"
