"""`Explorer`: select words of a prompt and see where and how much information they carry, with errors."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import ipywidgets
import numpy as np
import traitlets
from PIL import Image

from infodiff_widgets.files import write_file
from infodiff_widgets.plots import static
from infodiff_widgets.sessions.base import check_model
from infodiff_widgets.sessions.explorer import ExplorerSession
from infodiff_widgets.widgets.choice import COMPARE, ESTIMATOR, LAYER, UNIT, Choice
from infodiff_widgets.widgets.composite import Composite, State, connect_bar, set_traits
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.run_controls import RunBar
from infodiff_widgets.widgets.source_bar import SourceBar
from infodiff_widgets.widgets.spectrum_pane import SpectrumPane
from infodiff_widgets.widgets.token_picker import TokenPicker
from infodiff_widgets.widgets.views import AFFECTED, explorer_state, per_nat, selected_ranges
from infodiff_widgets.widgets.word_bars import WordBars

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information


class Explorer(Composite[ExplorerSession]):
    """What each word of a prompt tells a model about each pixel of an image, in nats and with errors.

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> explorer = Explorer(idw.load(), scene.image, scene.caption, samples=4, autostart=False)
    >>> explorer.session.run().samples
    4
    >>> explorer.session.selected = (1,)  # what "dog" adds to the rest, like a click on it
    >>> explorer.session.total().unit
    'nats'
    >>> explorer.close()

    Args:
        model: from :func:`~infodiff_widgets.load` or :func:`~infodiff_widgets.wrap`.
        image: PIL image or uint8 array [H, W, 3].
        prompt: caption of the image.
        result: saved result to show, for instance from :func:`~infodiff_widgets.from_netcdf`, with its own image and
            prompt. Without a model, nothing can be run.
        samples: number of samples of (log SNR, noise); four times as many halve the errors.
        max_seconds: time limit of a run; 0 for none.
        target_stderr: standard error of the prompt's information, in nats, at which a run ends early; 0 for none.
        seed: random seed.
        autostart: whether to start estimating at once; otherwise the Run button or ``explorer.session.run()`` does.

    Raises:
        TypeError: if there is neither a model nor a result, or the pipeline is not wrapped.
        ValueError: if the result has no prompt or no image.

    Observe or set the traits of :attr:`session` to follow or drive the explorer from code. The parts are
    :attr:`source`, :attr:`picker`, :attr:`spectrum`, :attr:`bars`, :attr:`pane`, :attr:`pinned` and :attr:`bar`, and
    the choices :attr:`estimator`, :attr:`unit`, :attr:`layer` and :attr:`compare`.
    """

    def __init__(
        self, model: Any = None, image: Any = None, prompt: str = "", *, result: Information | None = None,
        samples: int = 128, max_seconds: float = 0.0, target_stderr: float = 0.0, seed: int = 0, autostart: bool = True,
    ) -> None:  # fmt: skip
        if result is None and model is None:
            raise TypeError("an explorer needs a model, an image and a prompt, or result= with a saved result")
        if model is not None:
            check_model(model)
        if result is not None:
            if not hasattr(result, "n_reference"):
                raise TypeError(f"result must be an Information, from estimate() or from_netcdf(); got {result!r}")
            if result.prompt is None or result.image is None:
                raise ValueError("an explorer shows an image and the words of its prompt; this result has none")
            image, prompt = result.image, result.prompt.text
        self.session = ExplorerSession(
            model=model, image=image, prompt=prompt, samples=samples, max_seconds=max_seconds,
            target_stderr=target_stderr, seed=seed, result=result, revision=int(result is not None),
        )  # fmt: skip
        self._build(model)
        super().__init__([self._controls, self._maps, self.spectrum, self.bars], "idw-explorer")
        if autostart and result is None:
            self.session.start()

    def _build(self, model: Any) -> None:
        self.source = SourceBar(model="no model" if model is None else model.name)
        if model is not None and model.name.endswith("(bundled)"):
            from infodiff_widgets.scenes.render import EXAMPLES

            self.source.examples = [str(caption) for caption in EXAMPLES]
        self.picker = TokenPicker(editable=model is not None)
        self.estimator = Choice(label="Estimator", options=ESTIMATOR, value="orthogonal")
        self.unit = Choice(label="Unit", options=UNIT, value="nats")
        self.layer = Choice(label="Map", options=LAYER, value="information")
        self.compare = Choice(label="Compare", options=COMPARE, value="off")
        self.bar = RunBar()
        self.pane, self.pinned = HeatmapPane(accepts_images=model is not None), HeatmapPane()
        self.spectrum, self.bars = SpectrumPane(), WordBars()
        choices = [self.estimator, self.unit, self.layer, self.compare]
        controls = [self.source, self.picker, *[self.bar] * (model is not None), *choices]
        self._controls = ipywidgets.Box(controls).add_class("idw-question")
        self._maps = ipywidgets.Box([self.pane]).add_class("idw-maps")

    def _connect(self) -> None:
        session = self.session
        session.observe(self._refresh, list(AFFECTED))
        self.unit.observe(self._on_unit, "value")
        self.layer.observe(self._on_layer, "value")
        self.compare.observe(self._on_compare, "value")
        self.picker.observe(self._on_words, ["selected", "excluded"])
        self.picker.on_edit(lambda text: self._start(prompt=text))
        self.bars.observe(self._on_bar, "selected")
        self.spectrum.observe(self._on_range, "selected")
        self.pane.on_image(lambda image: self._start(image=image))
        self.source.on_example(self._on_example)
        traitlets.link((session, "estimator"), (self.estimator, "value"))
        settings = ("samples", "max_seconds", "target_stderr")
        connect_bar(session, self.bar, *settings, run=session.start, cancel=session.cancel)
        self._cursors = ipywidgets.jslink((self.pane, "cursor"), (self.pinned, "cursor"))

    # ---- actions

    def _on_words(self, _change: dict) -> None:
        self.session.ask(self.picker.selected, self.picker.excluded)

    def _on_example(self, k: int) -> None:
        from infodiff_widgets.scenes.render import example

        scene = example(k)
        self._start(image=scene.image, prompt=scene.caption)

    def _on_bar(self, change: dict) -> None:
        selected, others = change["new"], None
        if self.session.alone:  # a word after one that is shown alone is shown alone
            others = set(range(len(self.picker.words))) - set(selected) if selected else ()
        self.picker.ask(selected, others)

    def _on_range(self, change: dict) -> None:
        selected, edges = change["new"], self.spectrum.edges
        if selected != selected_ranges(self.session):  # a band set from code may end inside a range
            self.session.set_trait("band", (edges[selected[0]], edges[selected[1] + 1]) if selected else ())

    def _on_unit(self, change: dict) -> None:
        if self.layer.value == "information":
            self.pane.threshold *= per_nat(change["new"]) / per_nat(change["old"])
        self._refresh()

    def _on_layer(self, _change: dict) -> None:
        self.pane.threshold = 0.0  # information and attention have different units
        self._refresh()

    def _on_compare(self, change: dict) -> None:
        """Keep the present map beside those to come."""
        if change["old"] == "off":
            names = ("image", "values", "errors", "replicates", "title", "reading", "signed", "unit")
            set_traits(self.pinned, {name: getattr(self.pane, name) for name in names})
        self._maps.children = [self.pane] if change["new"] == "off" else [self.pane, self.pinned]
        self._scale()

    # ---- state

    def _state(self, changed: str | None) -> State:
        return explorer_state(self.session, self.unit.value, self.layer.value, changed)

    def _refresh(self, change: dict | None = None) -> None:
        super()._refresh(change)
        self._scale()

    def _scale(self) -> None:
        """Give both maps the same colour scale, if that is selected."""
        maps = {pane: pane.values for pane in (self.pane, self.pinned) if pane.values is not None}
        limit = None
        if self.compare.value == "shared" and len({pane.unit for pane in maps}) == 1:
            limit = max(float(np.nanmax(np.abs(values), initial=0)) for values in maps.values()) or None
        self.pane.limit = self.pinned.limit = limit

    # ---- output

    def describe(self) -> str:
        """The present state as text."""
        parts = [self.pane, self.picker, self.spectrum, *[self.bar] * (self.session.model is not None)]
        return "\n".join([f"Explorer of “{self.session.current_prompt.text}”", *(part.describe() for part in parts)])

    def to_html(self, path: str | os.PathLike) -> None:
        """Write the result as one page that works without kernel and network (see ``widgets.page``).

        Raises ValueError: if there is no result yet.
        """
        from infodiff_widgets.widgets.page import page

        if self.session.result is None:
            raise ValueError("there is no result to write yet; press Run, or wait for the first one")
        write_file(path, page(self.session.result, self.session.previews))

    def to_image(self) -> Image.Image | None:
        """The image under its map, with word, value and error."""
        return self.pane.to_image()

    def snapshot(self) -> Image.Image | None:
        """The maps side by side, above the information of each word."""
        panes = [self.pane] if self.compare.value == "off" else [self.pane, self.pinned]
        return static.join([[pane.panel() for pane in panes], [self.bars.panel()]])

    def __repr__(self) -> str:
        return f"<Explorer of {self.session.current_prompt.text!r}: {self.session.status}>"
