"""The composite for interventions: choose words, see what they should change, draw, and compare."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets
import traitlets

from infodiff_widgets.plots import paint
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.sessions.editing import EditSession
from infodiff_widgets.widgets import intervention_views
from infodiff_widgets.widgets.base import static_mimebundle
from infodiff_widgets.widgets.choice import Choice
from infodiff_widgets.widgets.choices import ESTIMATOR
from infodiff_widgets.widgets.edit_bar import EditBar
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.scatter_pane import ScatterPane
from infodiff_widgets.widgets.token_picker import TokenPicker
from infodiff_widgets.widgets.wipe_pane import WipePane

if TYPE_CHECKING:
    import pandas as pd
    from PIL import Image

METHOD = [
    ("CMI", "CMI", "What the words add to the rest, whatever takes their place."),
    ("edit", "both prompts", "Where the old and the new prompt disagree about this picture."),
]
MEASURED = [
    ("latents", "latents", "Squared change of what the network draws, summed over channels."),
    ("pixels", "pixels", "Squared change of the colours, each from 0 to 1."),
]
BEFORE = [
    ("picture", "picture", "The picture as it was given."),
    ("reconstruction", "reconstruction", "Drawn from its noise again: the edit differs from it by its words alone."),
]


class InterventionPane(ipywidgets.Box):
    """Leave out or replace words of a prompt: what should change in the picture, and what does.

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> pane = InterventionPane(idw.load(), scene.image, scene.caption, samples=4, steps=2)
    >>> pane.session.ask([1], "zebra")  # as a click on "dog" and typing does
    >>> pane.session.wait()
    True
    >>> pane.close()

    Choosing words predicts: where they carry information, there the picture should change. Edit then inverts the
    picture under its prompt and draws it under the new one, and the two maps are compared pixel by pixel. All edits
    stay in a strip.

    Args:
        model: from :func:`~infodiff_widgets.load` or :func:`~infodiff_widgets.wrap`.
        image: a PIL image or uint8 array [H, W, 3].
        prompt: one caption of the image.
        samples: draws of (log SNR, noise) of a prediction.
        steps: of the inversion.
        sampler: what the inversion keeps of the picture, "ode" or "ddpm"; see ``Model.invert``.
        min_logsnr: log SNR at which the inversion turns round; the noisiest of the model by default.
        seed: of all randomness.

    The state is :attr:`session`: observe or set its traits to follow or drive the pane from code. The parts are
    :attr:`picker`, :attr:`bar`, :attr:`wipe`, :attr:`predicted`, :attr:`actual` and :attr:`scatter`, and the choices
    :attr:`method`, :attr:`estimator`, :attr:`measured` and :attr:`before`.
    """

    def __init__(
        self, model: Any, image: Any, prompt: str, *, samples: int = 64, steps: int = 100, sampler: str = "ode",
        min_logsnr: float | None = None, seed: int = 0,
    ) -> None:  # fmt: skip
        self.session = EditSession(
            model=model,
            image=image,
            prompt=prompt,
            samples=samples,
            steps=steps,
            sampler=sampler,
            min_logsnr=min_logsnr,
            seed=seed,
        )
        self.picker = TokenPicker(editable=True, unasked="none", label="Leave out or replace")
        self.bar = EditBar()
        self.method = Choice(label="Predict by", options=METHOD, value="CMI")
        self.estimator = Choice(label="Estimator", options=ESTIMATOR, value="orthogonal")
        self.measured = Choice(label="Measure", options=MEASURED, value="latents")
        self.before = Choice(label="Before", options=BEFORE, value="picture")
        self.wipe, self.scatter = WipePane(), ScatterPane()
        self.predicted, self.actual = HeatmapPane(accepts_images=True), HeatmapPane()
        self._choices = (self.method, self.estimator, self.measured, self.before)
        question = ipywidgets.Box([self.picker, self.bar, *self._choices])
        top = ipywidgets.Box([question, self.wipe])
        maps = ipywidgets.Box([self.predicted, self.actual, self.scatter])
        for box, name in ((question, "question"), (top, "top"), (maps, "maps")):
            box.add_class(f"idw-intervention-{name}")
        self._boxes = (question, top, maps)
        super().__init__([top, maps])
        self.add_class("idw-intervention")
        self._refresh()
        self._connect()

    def _connect(self) -> None:
        session, bar = self.session, self.bar
        session.observe(
            self._refresh, ["revision", "selected", "replacement", "selected_outcome", "status", "prompt", "image"]
        )
        for choice in self._choices:
            choice.observe(self._refresh, "value")
        self.picker.observe(self._ask, ["selected", "excluded"])
        self.picker.on_edit(self._rewrite)
        self.predicted.on_image(self._exchange)
        self.wipe.observe(self._look, "chosen")
        bar.observe(self._replace, "replacement")
        for name in ("samples", "steps", "sampler"):
            traitlets.link((session, name), (bar, name))
        for name in ("task", "status", "progress", "detail", "error"):
            traitlets.dlink((session, name), (bar, name))
        bar.on_edit(session.edit)
        bar.on_pause(session.pause)
        bar.on_resume(session.resume)
        bar.on_cancel(self._cancel)
        self._cursors = ipywidgets.jslink((self.predicted, "cursor"), (self.actual, "cursor"))

    # ---- what the user does

    def _ask(self, _change: dict) -> None:
        """What is asked about is to go, and what is left out as well."""
        picker = self.picker
        if picker.excluded:
            picker.ask({*picker.selected, *picker.excluded}, ())
        elif picker.selected != self.session.selected:
            self.session.selected = picker.selected

    def _cancel(self) -> None:
        edited = self.session.task == "edit"
        self.session.cancel()
        if edited:
            self.session.predict()  # what was chosen meanwhile

    def _replace(self, change: dict) -> None:
        self.session.replacement = change["new"]

    def _rewrite(self, text: str) -> None:
        self.session.prompt = text

    def _exchange(self, picture: Image.Image) -> None:
        self.session.image = picture

    def _look(self, change: dict) -> None:
        if change["new"] >= 0 and change["new"] != self.session.selected_outcome:
            self.session.show(change["new"])

    # ---- what is shown

    @property
    def reading(self) -> tuple[str, str, str]:
        """What is compared: the prediction, its estimator, and what is measured."""
        return self.method.value, self.estimator.value, self.measured.value

    def _refresh(self, change: dict | None = None) -> None:
        """Show what the session holds. Whoever comes last, worker or user, reads the latest of everything."""
        session, why = self.session, None if change is None else change["name"]
        with session.lock:
            self._show_question(why)
            views = intervention_views.of_session(session, self.reading, self.before.value)
            with self.wipe.hold_sync():
                self.wipe.set_trait("chosen", session.selected_outcome)
                captions = [outcome.about.title for outcome in session.outcomes]
                if self.wipe.captions != captions:
                    self.wipe.captions = captions
                    self.wipe.thumbnails = [WipePane.small(outcome.edit.after) for outcome in session.outcomes]
                _set(self.wipe, views.wipe)
            for pane, traits in ((self.predicted, views.predicted), (self.actual, views.actual)):
                with pane.hold_sync():
                    _set(pane, {"values": None, "errors": None} if traits.get("values") is None else {"errors": None})
                    _set(pane, traits)
            with self.scatter.hold_sync():
                _set(self.scatter, views.scatter)

    def _show_question(self, why: str | None) -> None:
        session, picker, bar = self.session, self.picker, self.bar
        words, about = Prompt(session.prompt).words, session.alteration
        with picker.hold_sync():
            picker.words, picker.text = list(words), session.prompt
            # Not at other changes: the worker's would undo a click that is on its way to the session.
            if why in (None, "selected", "prompt", "image", "selected_outcome"):
                picker.ask(session.selected, ())
        with bar.hold_sync():
            bar.words = " ".join(words[i] for i in session.selected)
            bar.new_prompt, bar.objection = "" if about is None else about.new_prompt, session.objection
            if why in (None, "selected", "replacement", "prompt", "image", "selected_outcome"):
                bar.replacement = session.replacement

    def close(self) -> None:
        """Stop the worker and take the widgets away."""
        if not hasattr(self, "_cursors"):  # wrong arguments: Python drops what never came to be
            return
        self.session.close()
        self._cursors.close()
        for box in self._boxes:
            for widget in box.children:
                widget.close()
            box.close()
        super().close()

    # ---- what is taken along

    def table(self) -> pd.DataFrame:
        """A row for each edit: prompts, prediction, change, correlations and errors, as now compared."""
        return self.session.table(*self.reading)

    def to_html(self, path: str | os.PathLike) -> None:
        """Write all edits as one page that works without kernel and network, compared as they are now.

        Raises:
            ValueError: there is no edit yet.
        """
        if not self.session.outcomes:
            raise ValueError("there is no edit to write yet; choose words and press Edit")
        text = intervention_views.page(self.session.outcomes, self.reading, self.before.value)
        Path(path).write_text(text, encoding="utf-8")

    def snapshot(self) -> Image.Image:
        """A figure of what is shown: before and after, both maps, and the scatter."""
        below = [self.predicted.to_image(), self.actual.to_image()]
        below += [self.scatter.to_image()] * (self.scatter.points is not None)
        return paint.joined([self.wipe.to_image(), paint.joined(below)], down=True)

    def to_image(self) -> Image.Image:
        """The same, for documents and for notebooks without a kernel."""
        return self.snapshot()

    def describe(self) -> str:
        """What the pane shows, as text."""
        parts = (self.bar, self.wipe, self.predicted, self.actual, self.scatter)
        return "\n".join([f"Interventions in “{self.session.prompt}”", *(part.describe() for part in parts)])

    def __repr__(self) -> str:
        return f"<InterventionPane of {self.session.prompt!r}: {len(self.session.outcomes)} edits>"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return super()._repr_mimebundle_(**kwargs) | static_mimebundle(self)


def _set(widget: ipywidgets.Widget, traits: dict[str, Any]) -> None:
    for name, value in traits.items():
        setattr(widget, name, value)
