"""`RelationPane`: captions that compete for an image, and where two of them differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import traitlets
from PIL import Image

from infodiff_widgets.plots import static
from infodiff_widgets.sessions.base import check_model
from infodiff_widgets.sessions.captions import CaptionSession
from infodiff_widgets.widgets.base import bundle, part
from infodiff_widgets.widgets.caption_rows import CaptionRows
from infodiff_widgets.widgets.choice import Choice
from infodiff_widgets.widgets.composite import Composite, State, as_picture, connect_bar, map_traits
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.run_controls import RunBar
from infodiff_widgets.widgets.text import format_estimate

BY = [
    ("standard", "standard", "How much a caption improves the prediction: log likelihood ratio to no caption."),
    ("orthogonal", "orthogonal", "How much a caption changes the prediction, right or wrong."),
    ("error", "denoising error", "Squared error at evenly spaced timesteps, the score of Diffusion Classifier. "
     "A run that ends at an error in nats uses the standard score."),
]  # fmt: skip


class RelationPane(Composite[CaptionSession]):
    """Let captions compete for an image, and see where two of them differ.

    >>> import infodiff_widgets as idw
    >>> captions = ["the dog left of the cat on grass", "the cat left of the dog on grass"]
    >>> pane = RelationPane(idw.load(), idw.scenes.example(0).image, captions, samples=4)
    >>> pane.session.wait()
    True
    >>> pane.close()

    All captions are scored under the same noise. The error bars shrink as samples come in, and the winner is marked
    once it is certain. Captions can be written, added and removed in place.

    Args:
        model: from :func:`~infodiff_widgets.load` or :func:`~infodiff_widgets.wrap`.
        image: PIL image or uint8 array [H, W, 3].
        captions: two or more.
        samples: number of samples of (log SNR, noise).
        z_threshold: z score above which the winner counts as certain.
        stops_early: whether a run ends then.
        seed: random seed.
        autostart: whether to start at once; otherwise the Run button or ``pane.session.start()`` does.

    Raises TypeError: if the pipeline is not wrapped, or ``captions`` is no list of texts.

    The state is :attr:`session`. The parts are :attr:`rows`, :attr:`by`, :attr:`bar` and :attr:`pane`.
    """

    _esm, _css = bundle("relation_pane")

    rows: CaptionRows
    bar: RunBar
    by: Choice
    pane: HeatmapPane

    def __init__(
        self, model: Any, image: Any = None, captions: Sequence[str] = (), *, samples: int = 64,
        z_threshold: float = 3.0, stops_early: bool = False, seed: int = 0, autostart: bool = True,
    ) -> None:  # fmt: skip
        check_model(model)
        if isinstance(captions, str) or not isinstance(captions, Sequence) or len(captions) < 2:
            raise TypeError(f"captions must be a list of two or more texts; got {captions!r}")
        self.session = CaptionSession(
            model=model, image=image, captions=list(captions), samples=samples, z_threshold=z_threshold,
            stops_early=stops_early, seed=seed,
        )  # fmt: skip
        super().__init__(
            rows=part(CaptionRows, captions=self.session.captions), bar=part(RunBar),
            by=part(Choice, label="Score", options=BY, value="standard"), pane=part(HeatmapPane, accepts_images=True),
        )  # fmt: skip
        if autostart:
            self.session.start()

    def _connect(self) -> None:
        session, rows = self.session, self.rows
        session.observe(self._refresh, ["revision", "captions", "by", "pair", "status", "image"])
        for name in ("captions", "z_threshold", "stops_early", "pair"):
            traitlets.link((session, name), (rows, name))
        traitlets.link((session, "by"), (self.by, "value"))
        settings = ("samples", "max_seconds", "target_stderr")
        connect_bar(session, self.bar, *settings, run=session.start, cancel=session.cancel)
        self.pane.on_image(lambda image: self._start(image=image))

    def _state(self, changed: str | None) -> State:
        rows = {} if changed in ("status", "image", "pair") else {"rows": scores_state(self.session)}
        return rows | {"pane": map_state(self.session)}

    def describe(self) -> str:
        """The present state as text."""
        return "\n".join(["Captions", *(part.describe() for part in (self.rows, self.by, self.bar, self.pane))])

    def to_image(self) -> Image.Image | None:
        """The captions with their scores, the picture, and the map."""
        image, heat = self.pane.image, self.pane.panel()
        beside = static.picture_panel(image) if image is not None and self.pane.values is not None else None
        return static.join([[self.rows.panel()], [beside, heat]])

    def __repr__(self) -> str:
        return f"<RelationPane of {len(self.session.captions)} captions: {self.session.status}>"


def scores_state(session: CaptionSession) -> dict[str, Any]:
    """Traits of the caption rows: score of each caption and its distance from the winner."""
    scores, gaps = ([read(k) for k in range(len(session.captions))] for read in (session.value, session.gap))
    return {
        "unit": next((score.unit for score in scores if score is not None), "nats"),
        "values": [None if score is None else score.value for score in scores],
        "errors": [None if score is None else score.stderr for score in scores],
        "gaps": ["" if gap is None else f"{format_estimate(gap.value, gap.stderr, '')} behind" for gap in gaps],
        "winner": -1 if session.winner is None else session.winner,
        "certainty": session.z_score,
    }


def map_state(session: CaptionSession) -> dict[str, Any]:
    """Traits of the map of the difference of two captions."""
    image = as_picture(session.image if session.scores is None else session.scores.info.image)
    heat, compared = session.heatmap(), session.compared
    state = {"image": image, "loading": heat is None and session.is_running}
    if heat is None or compared is None:
        return state | map_traits(None) | {"title": "Where two captions differ"}
    one, other = (session.captions[k] for k in compared)
    return state | map_traits(heat) | {"title": f"“{one}” against “{other}”"}
