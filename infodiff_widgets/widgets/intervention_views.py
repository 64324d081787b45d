"""State of the intervention pane's parts, computed from its session, and all edits as one page without a kernel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from infodiff_widgets.prompts import Prompt
from infodiff_widgets.widgets.composite import State, as_picture, map_traits
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.offline import document, facts, traits_state, widget_state
from infodiff_widgets.widgets.scatter_pane import ScatterPane
from infodiff_widgets.widgets.text import MAP_UNIT, format_estimate
from infodiff_widgets.widgets.wipe_pane import WipePane

if TYPE_CHECKING:
    from infodiff_widgets.prompts import Estimator
    from infodiff_widgets.sessions.edit_outcome import EditOutcome, EditPrediction
    from infodiff_widgets.sessions.editing import EditSession

Comparison = tuple[str, Any, str]
"""Method and estimator of the prediction, and measure of the change, of ``edit_outcome.METHODS`` and ``CHANGES``."""
NAMES = {"CMI": "CMI", "edit": "both prompts"}
_ACTUAL = {"title": "Actual change", "unit": ""}
MAX_ERROR = 0.05
"""Reconstruction error, as a fraction of the image's variance, above which more steps are advised."""


def edit_state(session: EditSession, comparison: Comparison, before: str, changed: str | None = None) -> State:
    """Traits of the parts: of the selected outcome, or of the prediction of the selected edit.

    ``before`` names the left image, "picture" or "reconstruction"; ``changed`` is a trait of the session, None for all.
    Only a change of the selection sets which words are selected ("query"): a refresh by the worker would undo a click
    that is on its way to the session.
    """
    if changed == "status" and session.outcome is not None:
        return {}
    words, edit = Prompt(session.prompt).words, session.prompt_edit
    selected, new_prompt = " ".join(words[i] for i in session.selected), edit.new_prompt if edit else ""
    bar = {"words": selected, "objection": session.objection, "new_prompt": new_prompt}
    state: State = {"picker": {"words": list(words), "text": session.prompt}, "bar": bar}
    if changed not in ("revision", "status"):
        state["query"] = {"selected": session.selected, "excluded": ()}
    outcome = session.outcome
    state |= _prediction_state(session, comparison) if outcome is None else outcome_state(outcome, comparison, before)
    state["wipe"]["chosen"] = session.selected_outcome
    return state


def _prediction_state(session: EditSession, comparison: Comparison) -> State:
    image, edit, prediction = as_picture(session.image), session.prompt_edit, session.prediction
    drawing = session.task == "edit" and session.is_running
    note = "Drawing…" if drawing else "Nothing drawn yet: press Edit" if edit else "Choose words first"
    predicted = _predicted(prediction, comparison) | {"image": image}
    predicted["loading"] = edit is not None and prediction is None and session.is_running
    return {
        "wipe": {
            "before": image, "after": None, "names": ("picture", "edit"), "note": note,
            "title": edit.title if edit else "Before and after", "facts": _numbers(prediction, comparison[1]),
        },
        "predicted": predicted,
        "actual": {"image": image, "values": None, "reading": "", "loading": drawing} | _ACTUAL,
        "scatter": {"points": None, "pearson": None, "spearman": None, "count": 0, "axes": _axes(comparison)},
    }  # fmt: skip


def outcome_state(outcome: EditOutcome, comparison: Comparison, before: str) -> State:
    """Traits of the four views for an edit; arguments as in :func:`edit_state`."""
    edit, change = outcome.edit, outcome.change(comparison[2])
    advice = "; take more steps" if edit.reconstruction_error > MAX_ERROR else ""
    rows = [
        *_numbers(outcome.prediction, comparison[1]),
        ("reconstruction error", f"{_percent(edit.reconstruction_error)} of the picture's variance{advice}"),
        ("not reconstructed", f"{_percent(edit.unexplained_fraction)} of the picture's variance"),
    ]
    return {
        "wipe": {
            "before": edit.before if before == "picture" else edit.reconstruction, "after": edit.after,
            "names": (before, "edit"), "title": outcome.prompt_edit.title, "note": "", "facts": rows,
        },
        "predicted": _predicted(outcome.prediction, comparison) | {"image": edit.before},
        "actual": {
            "image": edit.before, "values": change, "reading": f"{float(change.sum(dtype=float)):.4g} in total",
            "signed": False, "loading": False,
        } | _ACTUAL,
        "scatter": {
            "points": outcome.points(*comparison), "count": outcome.pairs(*comparison)[0].size,
            "axes": _axes(comparison), **outcome.correlation(*comparison),
        },
    }  # fmt: skip


def strip_state(outcomes: Sequence[EditOutcome]) -> dict[str, Any]:
    """Traits of the strip of all edits."""
    thumbnails = [WipePane.small(outcome.edit.after) for outcome in outcomes]
    return {"thumbnails": thumbnails, "captions": [outcome.prompt_edit.title for outcome in outcomes]}


def middle_of(change: np.ndarray) -> float:
    """Share of the width at the middle of a change [H, W]: half of it lies on either side."""
    columns = np.cumsum(change.sum(0, dtype=float))
    return float((np.searchsorted(columns, columns[-1] / 2) + 0.5) / len(columns)) if columns[-1] > 0 else 0.5


def _predicted(prediction: EditPrediction | None, comparison: Comparison) -> dict[str, Any]:
    heat, title = prediction and prediction.heatmap(*comparison[:2]), f"Predicted by {NAMES[comparison[0]]}"
    signed = comparison[1] == "standard"  # the map of a contrast does not name the estimator
    return map_traits(heat) | {"title": title, "signed": signed, "loading": False, "unit": MAP_UNIT}


def _numbers(prediction: EditPrediction | None, estimator: Estimator) -> list[tuple[str, str]]:
    """The predictions as (name, value)."""
    if prediction is None:
        return []
    cmi, score = prediction.estimate("CMI", estimator), prediction.swap_score(estimator)
    rows = [(f"information of “{prediction.prompt_edit.words}”", format_estimate(cmi.value, cmi.stderr))]
    return rows if score is None else [*rows, ("swap score", format_estimate(score.value, score.stderr))]


def _percent(fraction: float) -> str:
    return "< 0.01 %" if fraction < 1e-4 else f"{100 * fraction:.2g} %"


def _axes(comparison: Comparison) -> tuple[str, str]:
    return f"predicted, {MAP_UNIT}", f"squared change of {comparison[2]}"


# ---- the page

KINDS = {"wipe": WipePane, "predicted": HeatmapPane, "actual": HeatmapPane, "scatter": ScatterPane}


def page(outcomes: Sequence[EditOutcome], comparison: Comparison, before: str) -> str:
    """Write all edits of a session as one HTML page, the last one shown first."""

    def flat(states: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        return {f"{part}.{name}": value for part, state in states.items() for name, value in state.items()}

    edits = []
    for outcome in outcomes:
        views = outcome_state(outcome, comparison, before)
        states = flat({name: traits_state(kind, **views[name]) for name, kind in KINDS.items()})
        edits.append({"prompt": outcome.prompt_edit.prompt, "facts": facts(outcome.edit.provenance), "states": states})
    shared = {name: widget_state(kind) for name, kind in KINDS.items()}
    shared["wipe"] |= traits_state(WipePane, **strip_state(outcomes), chosen=len(outcomes) - 1)
    state = flat(shared) | edits[-1]["states"] | {"edits": edits}
    return document("intervention_pane", title=outcomes[-1].prompt_edit.prompt, state=state)
