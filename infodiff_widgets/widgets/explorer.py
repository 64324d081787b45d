"""The composite: choose words, see where and how much they tell, and how sure that is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets
import traitlets

from infodiff_widgets.session import Session
from infodiff_widgets.widgets.base import static_bundle
from infodiff_widgets.widgets.choice import Choice
from infodiff_widgets.widgets.choices import ESTIMATOR, GIVEN
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.run_bar import RunBar
from infodiff_widgets.widgets.spectrum_pane import SpectrumPane
from infodiff_widgets.widgets.text import format_estimate
from infodiff_widgets.widgets.token_picker import TokenPicker

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.core.information import Information


class Explorer(ipywidgets.Box):
    """What each word of a prompt tells a model about each pixel of an image, in nats and with errors.

    >>> Explorer(model, scene.image, scene.caption)  # doctest: +SKIP

    Args:
        model: from :func:`~infodiff_widgets.load` or :func:`~infodiff_widgets.wrap`.
        image: a PIL image or uint8 array [H, W, 3].
        prompt: one caption of the image.
        result: a result to look at again, for instance from :func:`~infodiff_widgets.open_information`; image and
            prompt are its own, and without a model nothing can be run.
        samples: draws of (log SNR, noise); four times as many halve the errors.
        seed: of all randomness.
        autostart: whether to start estimating at once; otherwise Run or ``explorer.session.run()`` does.

    Raises:
        TypeError: neither a model nor a result.
        ValueError: a result without prompt or image.

    The state is :attr:`session`: observe or set its traits to follow or drive the explorer from code. The
    parts are :attr:`picker`, :attr:`spectrum`, :attr:`pane`, :attr:`bar`, :attr:`given` and :attr:`estimator`.
    """

    def __init__(
        self,
        model: Any = None,
        image: Any = None,
        prompt: str = "",
        *,
        result: Information | None = None,
        samples: int = 128,
        seed: int = 0,
        autostart: bool = True,
    ) -> None:
        if result is None and model is None:
            raise TypeError("an explorer needs a model, an image and a prompt, or result= with a saved result")
        if result is not None:
            if result.prompt is None or result.image is None:
                raise ValueError("an explorer shows an image and the words of its prompt; this result has none")
            image, prompt = result.image, result.prompt.text
        self.session = Session(
            model=model, image=image, prompt=prompt, samples=samples, seed=seed, result=result,
            revision=int(result is not None),
        )  # fmt: skip
        self.picker = TokenPicker()
        self.spectrum = SpectrumPane()
        self.pane = HeatmapPane()
        self.bar = RunBar()
        self.given = Choice(label="Word", options=GIVEN, value="rest")
        self.estimator = Choice(label="Estimator", options=ESTIMATOR, value="orthogonal")
        parts = [self.picker, self.given, self.estimator, self.spectrum]
        question = ipywidgets.Box(parts if model is None else [*parts, self.bar])
        question.add_class("idw-question")
        super().__init__([question, self.pane])
        self.add_class("idw-explorer")

        self._refresh()
        session = self.session
        shown = ["revision", "selected", "given", "estimator", "band", "status", "image", "prompt"]
        session.observe(self._refresh, shown)
        self.picker.observe(self._select, "selected")
        self.spectrum.observe(self._brush, "selected")
        traitlets.link((session, "given"), (self.given, "value"))
        traitlets.link((session, "estimator"), (self.estimator, "value"))
        for name in ("status", "progress", "detail", "error"):
            traitlets.dlink((session, name), (self.bar, name))
        self.bar.on_run(session.start)
        self.bar.on_cancel(session.cancel)
        if autostart and result is None:
            session.start()

    def _select(self, change: dict) -> None:
        self.session.selected = change["new"]

    def _brush(self, change: dict) -> None:
        chosen, edges = change["new"], self.spectrum.edges
        self.session.band = (edges[chosen[0]], edges[chosen[1] + 1]) if chosen else ()

    def _refresh(self, change: dict | None = None) -> None:
        """Show what the session holds. Whoever comes last, worker or user, reads the latest of everything."""
        session = self.session
        with session.lock:
            self._show_words()
            # Not at other changes: the worker's would undo a click that is on its way to the session.
            if change is None or change["name"] == "selected":
                self.picker.selected = session.selected
            self._show_spectrum(change is None or change["name"] == "band")
            self._show_map()

    def _show_spectrum(self, banded: bool) -> None:
        session, spectrum = self.session, self.spectrum
        estimates = session.band_estimates()
        with spectrum.hold_sync():
            if estimates:
                spectrum.edges = [float(edge) for edge in session.result.bands]
            spectrum.values = [e.value for e in estimates]
            spectrum.errors = [e.stderr for e in estimates]
            if banded and spectrum.edges:
                ends = [min(range(len(spectrum.edges)), key=lambda i, end=end: abs(spectrum.edges[i] - end))
                        for end in session.band]  # fmt: skip
                spectrum.selected = (ends[0], max(ends[1] - 1, ends[0])) if ends else ()

    def _show_words(self) -> None:
        session, picker = self.session, self.picker
        estimates = session.word_estimates()
        rest = session.given == "rest"
        with picker.hold_sync():
            picker.words = list(session.shown.words)
            picker.values = [e.value for e in estimates]
            picker.errors = [e.stderr for e in estimates]
            picker.label = "What each word adds to the rest" if rest else "What each word tells alone"

    def _show_map(self) -> None:
        session, pane = self.session, self.pane
        heat = session.heatmap()
        picture = session.image if session.result is None else session.result.image
        with pane.hold_sync():
            try:
                pane.image = picture
            except traitlets.TraitError:  # the run says what is wrong with it, in the bar
                pane.image = None
            pane.loading = heat is None and session.status == "running"
            pane.show(
                None if heat is None else heat.values,
                None if heat is None else heat.stderr,
                title=self._title(),
                reading="" if heat is None else format_estimate(heat.total.value, heat.total.stderr),
                signed=session.estimator == "standard",
            )

    def _title(self) -> str:
        session = self.session
        part = ""
        if session.band:
            low, high = (f"{end:.1f}".replace("-", "−") for end in session.band)
            part = f", log SNR {low} to {high}"
        if not session.selected:
            return f"Whole prompt{part}"
        words = " ".join(session.shown.words[i] for i in session.selected)
        return f"“{words}” {'given the rest' if session.given == 'rest' else 'alone'}{part}"

    def close(self) -> None:
        """Stop the worker and take the widgets away."""
        if not hasattr(self, "session"):  # wrong arguments: Python drops what never came to be
            return
        self.session.close()
        for widget in (*self.children[0].children, *self.children):
            widget.close()
        super().close()

    def describe(self) -> str:
        """What the explorer shows, as text."""
        about = f"Explorer of “{self.session.shown.text}”"
        parts = [self.pane.describe(), self.picker.describe(), self.spectrum.describe()]
        return "\n".join([about, *parts, *([] if self.session.model is None else [self.bar.describe()])])

    def to_html(self, path: str | os.PathLike) -> None:
        """Write the result as one page that works without kernel and network (see ``widgets.page``).

        Raises:
            ValueError: there is no result yet.
        """
        from infodiff_widgets.widgets.page import page

        if self.session.result is None:
            raise ValueError("there is no result to write yet; press Run, or wait for the first one")
        Path(path).write_text(page(self.session.result), encoding="utf-8")

    def to_image(self) -> Image.Image:
        """The picture under its map, with word, value and error."""
        return self.pane.to_image()

    def __repr__(self) -> str:
        return f"<Explorer of {self.session.shown.text!r}: {self.session.status}>"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return super()._repr_mimebundle_(**kwargs) | static_bundle(self)
