"""An intervention as the traits of the widgets that show it, and all of them as one page without a kernel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.offline import document, facts, traits_state, widget_state
from infodiff_widgets.widgets.scatter_pane import ScatterPane
from infodiff_widgets.widgets.text import MAP_UNIT, format_estimate
from infodiff_widgets.widgets.wipe_pane import WipePane

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.edit_prediction import EditOutcome, EditPrediction
    from infodiff_widgets.sessions.editing import EditSession

Reading = tuple[str, str, str]
"""The prediction, its estimator, and what is measured: of ``alteration.METHODS`` and ``CHANGES``."""
NAMES = {"CMI": "CMI", "edit": "both prompts"}
POOR = 0.05
"""Reconstruction error, as a part of the image's variance, from which on more steps are advised."""


@dataclass
class Views:
    """Traits of the four views."""

    wipe: dict[str, Any] = field(default_factory=dict)
    predicted: dict[str, Any] = field(default_factory=dict)
    actual: dict[str, Any] = field(default_factory=dict)
    scatter: dict[str, Any] = field(default_factory=dict)


def of_session(session: EditSession, reading: Reading, before: str) -> Views:
    """What to show of a session: the edit that is looked at, or the prediction of what is asked."""
    outcome = session.outcome
    if outcome is not None:
        return of_outcome(outcome, reading, before)
    image, about = _picture(session.image), session.alteration
    views = Views(predicted=_predicted(session.prediction, reading) | {"image": image})
    views.predicted["loading"] = about is not None and session.prediction is None and session.is_running
    editing = session.task == "edit" and session.is_running
    note = "Drawing…" if editing else "Nothing drawn yet: press Edit" if about else "Choose words first"
    title = about.title if about else "Before and after"
    views.wipe = {
        "before": image, "after": None, "names": ("picture", "edit"), "title": title, "note": note,
        "facts": _numbers(session.prediction, reading[1]),
    }  # fmt: skip
    views.actual = {
        "image": image, "values": None, "title": "Actual change", "reading": "", "loading": editing, "unit": "",
    }  # fmt: skip
    views.scatter = {"points": None, "pearson": None, "spearman": None, "count": 0, "axes": _axes(reading)}
    return views


def of_outcome(outcome: EditOutcome, reading: Reading, before: str) -> Views:
    """What to show of an edit.

    Args:
        outcome: the edit with its prediction.
        reading: what is compared.
        before: "picture" or "reconstruction", on the left of the slider.
    """
    edit, change = outcome.edit, outcome.change(reading[2])
    error = f"{_share(edit.reconstruction_error)} of the picture's variance"
    advice = "; take more steps" * (edit.reconstruction_error > POOR)
    rows = [
        *_numbers(outcome.prediction, reading[1]),
        ("reconstruction error", error + advice),
        ("never drawn", f"{_share(edit.unexplained_fraction)} of it, detail that stays as it is"),
    ]
    left = edit.before if before == "picture" else edit.reconstruction
    correlation = outcome.correlation(*reading)
    axes = _axes(reading)
    return Views(
        wipe={
            "before": left, "after": edit.after, "names": (before, "edit"), "title": outcome.about.title, "note": "",
            "facts": rows,
        },
        predicted=_predicted(outcome.prediction, reading) | {"image": edit.before},
        actual={
            "image": edit.before, "values": change, "title": "Actual change",
            "reading": f"{float(change.sum(dtype=float)):.4g} in all", "signed": False, "loading": False, "unit": "",
        },
        scatter={
            "points": outcome.points(*reading), "count": outcome.pairs(*reading)[0].size, "axes": axes, **correlation,
        },
    )  # fmt: skip


def _picture(image: Any) -> Image.Image | None:
    """A picture if it is one; if not, the run says what is wrong with it."""
    if isinstance(image, Image.Image):
        return image.convert("RGB")
    array = np.asarray(image)
    return Image.fromarray(array) if array.dtype == np.uint8 and array.ndim == 3 and array.shape[2] == 3 else None


def _share(part: float) -> str:
    return "below 0.01 %" if part < 1e-4 else f"{100 * part:.2g} %"


def _axes(reading: Reading) -> tuple[str, str]:
    return f"predicted, {MAP_UNIT}", f"squared change of {reading[2]}"


def _numbers(prediction: EditPrediction | None, estimator: str) -> list[tuple[str, str]]:
    """What is predicted, as numbers."""
    if prediction is None:
        return []
    cmi, score = prediction.cmi(estimator), prediction.swap_score(estimator)
    found = [(f"information of “{prediction.about.words}”", format_estimate(cmi.value, cmi.stderr))]
    return found if score is None else [*found, ("swap score", format_estimate(score.value, score.stderr))]


def _predicted(prediction: EditPrediction | None, reading: Reading) -> dict[str, Any]:
    title = f"Predicted by {NAMES[reading[0]]}"
    if prediction is None:
        return {"values": None, "title": title, "reading": "", "loading": False, "unit": MAP_UNIT}
    heat = prediction.heatmap(*reading[:2])
    return {
        "values": heat.values, "errors": heat.stderr, "replicates": heat.replicates, "title": title,
        "reading": format_estimate(heat.total.value, heat.total.stderr), "signed": reading[1] == "standard",
        "loading": False, "unit": MAP_UNIT,
    }  # fmt: skip


# ---- the page

KINDS = {"wipe": WipePane, "predicted": HeatmapPane, "actual": HeatmapPane, "scatter": ScatterPane}


def page(outcomes: Sequence[EditOutcome], reading: Reading, before: str) -> str:
    """Write all edits of a session as one HTML page, the last one shown first."""
    strip = {
        "thumbnails": [WipePane.small(outcome.edit.after) for outcome in outcomes],
        "captions": [outcome.about.title for outcome in outcomes],
    }
    shared = {name: widget_state(kind) for name, kind in KINDS.items()}
    shared["wipe"] |= traits_state(WipePane, **strip, chosen=len(outcomes) - 1)
    edits = []
    for outcome in outcomes:
        views = of_outcome(outcome, reading, before)
        states = {name: traits_state(kind, **getattr(views, name)) for name, kind in KINDS.items()}
        title = f"“{outcome.about.prompt}”"
        edits.append({"title": title, "facts": facts(outcome.edit.provenance), "states": states})
    return document(
        "intervention_page", prompt=outcomes[-1].about.prompt, intro=_INTRO, body=_BODY,
        provenance=outcomes[-1].edit.provenance, stored={"shared": shared, "edits": edits},
    )  # fmt: skip


_INTRO = """What was predicted to change when words are left out or replaced, and what did. Move the slider, point at
pixels, or choose another edit from the strip."""
_BODY = """<div class="idw-intervention widget-box">
<div class="idw-intervention-top widget-box"><div id="wipe"></div><div id="scatter"></div></div>
<div class="idw-intervention-maps widget-box"><div id="predicted"></div><div id="actual"></div></div>
</div>"""
