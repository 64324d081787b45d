"""The composite: choose words, see where and how much they tell, and how sure that is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets
import numpy as np
import traitlets

from infodiff_widgets.plots import paint
from infodiff_widgets.sessions.base import check_model
from infodiff_widgets.sessions.explorer import ExplorerSession
from infodiff_widgets.widgets.base import static_mimebundle
from infodiff_widgets.widgets.choice import Choice
from infodiff_widgets.widgets.choices import COMPARE, ESTIMATOR, LAYER, UNIT
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.run_bar import RunBar
from infodiff_widgets.widgets.source_bar import SourceBar
from infodiff_widgets.widgets.spectrum_pane import SpectrumPane
from infodiff_widgets.widgets.token_picker import TokenPicker
from infodiff_widgets.widgets.views import bars_of, chosen_ranges, map_of, per_nat, spectrum_of
from infodiff_widgets.widgets.word_bars import WordBars

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.core.information import Information


class Explorer(ipywidgets.Box):
    """What each word of a prompt tells a model about each pixel of an image, in nats and with errors.

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> explorer = Explorer(idw.load(), scene.image, scene.caption, samples=4, autostart=False)
    >>> explorer.session.run().samples
    4
    >>> explorer.session.selected = (1,)  # what "dog" adds to the rest, as a click on it asks
    >>> explorer.session.total().unit
    'nats'
    >>> explorer.close()

    Args:
        model: from :func:`~infodiff_widgets.load` or :func:`~infodiff_widgets.wrap`.
        image: a PIL image or uint8 array [H, W, 3].
        prompt: one caption of the image.
        result: a result to look at again, for instance from :func:`~infodiff_widgets.from_netcdf`; image and
            prompt are its own, and without a model nothing can be run.
        samples: draws of (log SNR, noise); four times as many halve the errors.
        max_seconds: when to stop before that; 0 for no such limit.
        target_stderr: error of the prompt's information, in nats, at which to stop before that; 0 for no such aim.
        seed: of all randomness.
        autostart: whether to start estimating at once; otherwise Run or ``explorer.session.run()`` does.

    Raises:
        TypeError: neither a model nor a result, or a pipeline that is not wrapped.
        ValueError: a result without prompt or image.

    The state is :attr:`session`: observe or set its traits to follow or drive the explorer from code. The
    parts are :attr:`source`, :attr:`picker`, :attr:`spectrum`, :attr:`bars`, :attr:`pane`, :attr:`pinned` and
    :attr:`bar`, and the choices :attr:`estimator`, :attr:`unit`, :attr:`layer` and :attr:`compare`.
    """

    def __init__(
        self,
        model: Any = None,
        image: Any = None,
        prompt: str = "",
        *,
        result: Information | None = None,
        samples: int = 128,
        max_seconds: float = 0.0,
        target_stderr: float = 0.0,
        seed: int = 0,
        autostart: bool = True,
    ) -> None:
        if result is None and model is None:
            raise TypeError("an explorer needs a model, an image and a prompt, or result= with a saved result")
        if model is not None:
            check_model(model)
        if result is not None:
            if result.prompt is None or result.image is None:
                raise ValueError("an explorer shows an image and the words of its prompt; this result has none")
            image, prompt = result.image, result.prompt.text
        self.session = ExplorerSession(
            model=model, image=image, prompt=prompt, samples=samples, max_seconds=max_seconds, target_stderr=target_stderr, seed=seed,
            result=result, revision=int(result is not None),
        )  # fmt: skip
        self._build(model)
        super().__init__([self._question, self._maps, self.spectrum, self.bars])
        self.add_class("idw-explorer")
        self._refresh()
        self._connect()
        if autostart and result is None:
            self.session.start()

    def _build(self, model: Any) -> None:
        bundled = model is not None and model.name == "bundled scenes"
        self.source = SourceBar(model="no model" if model is None else model.name)
        if bundled:
            from infodiff_widgets.scenes.render import EXAMPLES

            self.source.examples = list(EXAMPLES)
        self.picker = TokenPicker(editable=model is not None)
        self.estimator = Choice(label="Estimator", options=ESTIMATOR, value="orthogonal")
        self.unit = Choice(label="Unit", options=UNIT, value="nats")
        self.layer = Choice(label="Map", options=LAYER, value="information")
        self.compare = Choice(label="Compare", options=COMPARE, value="off")
        self.bar = RunBar()
        self.pane, self.pinned = HeatmapPane(accepts_images=model is not None), HeatmapPane()
        self.spectrum, self.bars = SpectrumPane(), WordBars()
        choices = [self.estimator, self.unit, self.layer, self.compare]
        parts = [self.source, self.picker, *([] if model is None else [self.bar]), *choices]
        self._question, self._maps = ipywidgets.Box(parts), ipywidgets.Box([self.pane])
        self._question.add_class("idw-question")
        self._maps.add_class("idw-maps")

    def _connect(self) -> None:
        session = self.session
        session.observe(
            self._refresh,
            ["revision", "selected", "excluded", "estimator", "band", "status", "image", "prompt", "previews"],
        )
        self.unit.observe(self._convert, "value")
        self.layer.observe(self._clear, "value")
        for choice in (self.unit, self.layer):
            choice.observe(self._refresh, "value")
        self.compare.observe(self._pin, "value")
        self.picker.observe(self._ask, ["selected", "excluded"])
        self.bars.observe(self._ask_bar, "selected")
        self.spectrum.observe(self._brush, "selected")
        self.picker.on_edit(self._rewrite)
        self.pane.on_image(self._exchange)
        self.source.on_example(self._example)
        traitlets.link((session, "estimator"), (self.estimator, "value"))
        for name in ("samples", "max_seconds", "target_stderr"):
            traitlets.link((session, name), (self.bar, name))
        for name in ("status", "progress", "detail", "error"):
            traitlets.dlink((session, name), (self.bar, name))
        self.bar.on_run(session.start)
        self.bar.on_pause(session.pause)
        self.bar.on_resume(session.resume)
        self.bar.on_cancel(session.cancel)
        self._cursors = ipywidgets.jslink((self.pane, "cursor"), (self.pinned, "cursor"))

    # ---- what the user does

    def _ask(self, _change: dict) -> None:
        selected, excluded = self.picker.selected, self.picker.excluded
        session = self.session
        # Both at once: between them lies a question nobody asked. Under the lock, since a refused question takes back
        # all that changed meanwhile, and that is not to be what the worker found.
        with session.lock, session.hold_trait_notifications():
            session.selected, session.excluded = selected, excluded

    def _ask_bar(self, change: dict) -> None:
        selected = change["new"]
        others = set(range(len(self.picker.words))) - set(selected)
        if self.session.alone:  # who looks at words alone goes on doing so, until none is asked about
            self.picker.ask(selected, others if selected else ())
        else:
            self.picker.ask(selected)

    def _brush(self, change: dict) -> None:
        chosen, edges = change["new"], self.spectrum.edges
        if chosen != chosen_ranges(self.session):  # else it is the session's own band that is shown
            self.session.band = (edges[chosen[0]], edges[chosen[1] + 1]) if chosen else ()

    def _convert(self, change: dict) -> None:
        if self.layer.value == "information":
            self.pane.threshold *= per_nat(change["new"]) / per_nat(change["old"])

    def _clear(self, _change: dict) -> None:
        self.pane.threshold = 0.0  # nats are no shares of attention

    def _rewrite(self, text: str) -> None:
        self.session.prompt = text
        self.session.start()

    def _exchange(self, picture: Image.Image) -> None:
        self.session.image = picture
        self.session.start()

    def _example(self, k: int) -> None:
        from infodiff_widgets.scenes.render import example

        scene = example(k)
        self.session.image, self.session.prompt = scene.image, scene.caption
        self.session.start()

    def _pin(self, change: dict) -> None:
        """Keep the map that is shown beside those to come."""
        if change["old"] == "off":
            pane, pinned = self.pane, self.pinned
            pinned.image = pane.image
            pinned.show(
                pane.values, pane.errors, pane.replicates,
                title=pane.title, reading=pane.reading, signed=pane.signed, unit=pane.unit,
            )  # fmt: skip
        self._maps.children = [self.pane] if change["new"] == "off" else [self.pane, self.pinned]
        self._scale()

    # ---- what is shown

    def _refresh(self, change: dict | None = None) -> None:
        """Show what the session holds. Whoever comes last, worker or user, reads the latest of everything."""
        session, why = self.session, None if change is None else change["name"]
        with session.lock:
            map_of(session, self.pane, self.unit.value, self.layer.value)  # first, since it is what one waits for
            self._scale()
            self._show_words(why)
            spectrum_of(session, self.spectrum, self.unit.value, why in (None, "band"))
            if session.result is not None:
                facts = session.result.provenance
                self.source.facts = [
                    (name, str(value)) for name, value in facts.items() if isinstance(value, (str, int, float, list))
                ]

    def _show_words(self, why: str | None) -> None:
        session, picker = self.session, self.picker
        with picker.hold_sync(), self.bars.hold_sync():
            picker.words = list(session.current_prompt.words)
            picker.text = session.current_prompt.text
            if why == "status" and not session.is_running:
                picker.awaited = ""  # the words have come, or they will not
            bars_of(session, picker, self.bars, self.unit.value)
            # Not at other changes: the worker's would undo a click that is on its way to the session.
            if why in (None, "selected", "excluded"):
                picker.ask(session.selected, set(session.excluded) - set(session.selected))
                self.bars.selected = session.selected

    def _scale(self) -> None:
        """Give both panes the same ends of the colour bar, if that is asked for."""
        panes = [pane for pane in (self.pane, self.pinned) if pane.values is not None]
        limit = None
        if self.compare.value == "shared" and len({pane.unit for pane in panes}) == 1:
            largest = max(float(np.nanmax(np.abs(pane.values), initial=0)) for pane in panes)
            limit = largest or None
        self.pane.limit = self.pinned.limit = limit

    def close(self) -> None:
        """Stop the worker and take the widgets away."""
        if not hasattr(self, "_cursors"):  # wrong arguments: Python drops what never came to be
            return
        self.session.close()
        self._cursors.close()
        for widget in (
            *self._question.children,
            self._question,
            self._maps,
            self.bar,  # no part of the question without a model
            self.pane,
            self.pinned,
            *self.children[2:],
        ):
            widget.close()
        super().close()

    def describe(self) -> str:
        """What the explorer shows, as text."""
        about = f"Explorer of “{self.session.current_prompt.text}”"
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
        Path(path).write_text(page(self.session.result, self.session.previews), encoding="utf-8")

    def to_image(self) -> Image.Image:
        """The picture under its map, with word, value and error."""
        return self.pane.to_image()

    def snapshot(self) -> Image.Image:
        """A figure of what is shown: the maps side by side, and what each word tells under them."""
        panes = [self.pane] if self.compare.value == "off" else [self.pane, self.pinned]
        return paint.joined([paint.joined([pane.to_image() for pane in panes]), self.bars.to_image()], down=True)

    def __repr__(self) -> str:
        return f"<Explorer of {self.session.current_prompt.text!r}: {self.session.status}>"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return super()._repr_mimebundle_(**kwargs) | static_mimebundle(self)
