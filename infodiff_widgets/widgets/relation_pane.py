"""The composite for relations: captions that compete for a picture, and where two of them differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import ipywidgets
import traitlets

from infodiff_widgets.plots import paint
from infodiff_widgets.sessions.captions import CaptionSession
from infodiff_widgets.widgets.base import static_mimebundle
from infodiff_widgets.widgets.caption_rows import CaptionRows
from infodiff_widgets.widgets.choice import Choice
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.run_bar import RunBar
from infodiff_widgets.widgets.text import format_estimate

if TYPE_CHECKING:
    from PIL import Image

BY = [
    ("standard", "standard", "What a caption gains in accuracy: the log likelihood ratio to no caption."),
    ("orthogonal", "orthogonal", "How far a caption moves the guess, right or wrong."),
    (
        "error",
        "denoising error",
        "Plain squared error, timesteps drawn evenly: the score of Diffusion Classifier. A run that is to end at an "
        "error in nats goes by the standard score.",
    ),
]


class RelationPane(ipywidgets.Box):
    """Let captions compete for a picture, and see where two of them differ.

    >>> import infodiff_widgets as idw
    >>> captions = ["the dog left of the cat on grass", "the cat left of the dog on grass"]
    >>> pane = RelationPane(idw.load(), idw.scenes.example(0).image, captions, samples=4)
    >>> pane.session.wait()
    True
    >>> pane.close()

    Every caption is scored under the same noise; the error bars tighten as draws come in, and the winner is marked
    once it is certain. Captions can be written, added and removed in place.

    Args:
        model: from :func:`~infodiff_widgets.load` or :func:`~infodiff_widgets.wrap`.
        image: a PIL image or uint8 array [H, W, 3].
        captions: two or more.
        samples: draws of (log SNR, noise).
        z_threshold: from which deviate z on the winner counts as certain.
        stops_early: whether a run ends then.
        seed: of all randomness.
        autostart: whether to start at once; otherwise Run or ``pane.session.start()`` does.

    The state is :attr:`session`. The parts are :attr:`rows`, :attr:`by`, :attr:`bar` and :attr:`pane`.
    """

    def __init__(
        self, model: Any, image: Any, captions: Sequence[str], *, samples: int = 64, z_threshold: float = 3.0,
        stops_early: bool = False, seed: int = 0, autostart: bool = True,
    ) -> None:  # fmt: skip
        self.session = CaptionSession(
            model=model, image=image, captions=list(captions), samples=samples, z_threshold=z_threshold,
            stops_early=stops_early, seed=seed,
        )  # fmt: skip
        self.rows, self.bar = CaptionRows(captions=self.session.captions), RunBar()
        self.by = Choice(label="Score", options=BY, value="standard")
        self.pane = HeatmapPane(accepts_images=True)
        self._question = ipywidgets.Box([self.rows, self.bar, self.by])
        self._question.add_class("idw-relation-question")
        super().__init__([self._question, self.pane])
        self.add_class("idw-relation")
        self._refresh()
        self._connect()
        if autostart:
            self.session.start()

    def _connect(self) -> None:
        session, rows, bar = self.session, self.rows, self.bar
        session.observe(self._refresh, ["revision", "captions", "by", "z_threshold", "pair", "status", "image"])
        for name in ("captions", "z_threshold", "stops_early", "pair"):
            traitlets.link((session, name), (rows, name))
        for name in ("samples", "max_seconds", "target_stderr"):
            traitlets.link((session, name), (bar, name))
        traitlets.link((session, "by"), (self.by, "value"))
        for name in ("status", "progress", "detail", "error"):
            traitlets.dlink((session, name), (bar, name))
        bar.on_run(session.start)
        bar.on_pause(session.pause)
        bar.on_resume(session.resume)
        bar.on_cancel(session.cancel)
        self.pane.on_image(self._exchange)

    def _exchange(self, picture: Image.Image) -> None:
        self.session.image = picture
        self.session.start()

    def _refresh(self, _change: dict | None = None) -> None:
        """Show what the session holds. Whoever comes last, worker or user, reads the latest of everything."""
        session, rows = self.session, self.rows
        with session.lock:
            found = [session.value(k) for k in range(len(session.captions))]
            behind = [session.behind(k) for k in range(len(session.captions))]
            with rows.hold_sync():
                rows.unit = next((e.unit for e in found if e is not None), rows.unit)
                rows.values = [None if e is None else e.value for e in found]
                rows.errors = [None if e is None else e.stderr for e in found]
                rows.behind = ["" if e is None else f"{format_estimate(e.value, e.stderr, '')} behind" for e in behind]
                rows.winner = -1 if session.winner is None else session.winner
                rows.certainty = session.certainty
            self._show_map()

    def _show_map(self) -> None:
        session, pane = self.session, self.pane
        with pane.hold_sync():
            try:
                pane.image = session.image if session.scores is None else session.scores.info.image
            except traitlets.TraitError:  # the run says what is wrong with it, in the bar
                pane.image = None
            heat = session.heatmap()
            pane.loading = heat is None and session.is_running
            if heat is None:
                pane.show(None, title="Where two captions differ")
                return
            one, other = (session.captions[k] for k in session.compared)
            pane.show(
                heat.values, heat.stderr, heat.replicates, title=f"“{one}” against “{other}”",
                reading=format_estimate(heat.total.value, heat.total.stderr), signed=heat.estimator == "standard",
            )  # fmt: skip

    def close(self) -> None:
        """Stop the worker and take the widgets away."""
        if not hasattr(self, "_question"):  # wrong arguments: Python drops what never came to be
            return
        self.session.close()
        for widget in (*self._question.children, self._question, self.pane):
            widget.close()
        super().close()

    def describe(self) -> str:
        """What the pane shows, as text."""
        parts = (self.rows, self.by, self.bar, self.pane)
        return "\n".join(["Which caption fits?", *(part.describe() for part in parts)])

    def to_image(self) -> Image.Image:
        """The captions with their scores, and the map."""
        return paint.joined([self.rows.to_image(), self.pane.to_image()], down=True)

    def __repr__(self) -> str:
        return f"<RelationPane of {len(self.session.captions)} captions: {self.session.status}>"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return super()._repr_mimebundle_(**kwargs) | static_mimebundle(self)
