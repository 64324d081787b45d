"""State of the explorer's parts, computed from its session: pure functions that need no widget and no browser."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from infodiff_widgets.core.results import Estimate
from infodiff_widgets.widgets.choice import LABELS
from infodiff_widgets.widgets.composite import State, as_picture, map_traits

if TYPE_CHECKING:
    from infodiff_widgets.sessions.explorer import ExplorerSession

_READING = {"map", "words", "spectrum"}
AFFECTED = {
    "revision": {*_READING, "source"},
    "selected": {*_READING, "query"},
    "excluded": {*_READING, "query"},
    "estimator": _READING,
    "band": {"map", "words", "band"},
    "status": {"loading"},
    "prompt": {"map", "words"},
    "image": {"map"},
    "previews": {"spectrum"},
}
"""What a change of a session's trait affects. Only a new query sets which words are selected: a refresh by the
worker would undo a click that is on its way to the session."""


def explorer_state(
    session: ExplorerSession, unit: str = "nats", layer: str = "information", changed: str | None = None
) -> State:
    """Traits of the explorer's parts that depend on a trait of the session; None for all.

    ``unit`` is "nats" or "bits", ``layer`` "information" or "attention". "query" comes after the words it selects.
    """
    affected = AFFECTED.get(changed or "", {*_READING, "source", "query", "band"})
    state: State = {}
    if "map" in affected:
        state["pane"] = _map(session, unit, layer)
    if "loading" in affected:
        state["pane"] = {"loading": _is_loading(session, layer)}
        state["picker"] = {} if session.is_running else {"awaited": ""}
    if "words" in affected:
        state |= _words(session, unit)
    if "query" in affected:  # between the picker and the bars, which select words as well
        state["query"] = {"selected": session.selected, "excluded": set(session.excluded) - set(session.selected)}
        state["bars"] = state.pop("bars", {}) | {"selected": session.selected}
    if "spectrum" in affected:
        state["spectrum"] = _spectrum(session, unit)
    if "band" in affected:
        state.setdefault("spectrum", {})["selected"] = selected_ranges(session)
    if "source" in affected and session.result is not None:
        provenance = session.result.provenance.items()
        state["source"] = {"facts": [(k, str(v)) for k, v in provenance if isinstance(v, (str, int, float, list))]}
    return state


def per_nat(unit: str) -> float:
    """The value of one nat in a unit."""
    return 1 / math.log(2) if unit == "bits" else 1.0


def selected_ranges(session: ExplorerSession) -> tuple[int, ...]:
    """First and last log-SNR range of the session's band; () for all."""
    if session.result is None or not session.band:
        return ()
    low, high = session.result.band_edges(session.band)
    return low, high - 1


def _numbers(estimates: list[Estimate], unit: str) -> tuple[list[float], list[float]]:
    return [e.value * per_nat(unit) for e in estimates], [e.stderr * per_nat(unit) for e in estimates]


def _words(session: ExplorerSession, unit: str) -> State:
    (mi, mi_errors), (cmi, cmi_errors) = (_numbers(session.word_estimates(alone), unit) for alone in (True, False))
    values, errors, label = (mi, mi_errors, "alone") if session.alone else (cmi, cmi_errors, "rest")
    prompt, shared = session.current_prompt, {"words": list(session.current_prompt.words), "unit": unit}
    picker = {"text": prompt.text, "label": LABELS[label], "values": values, "errors": errors}
    bars = {"mi": mi, "mi_errors": mi_errors, "cmi": cmi, "cmi_errors": cmi_errors}
    return {"picker": shared | picker, "bars": shared | bars}


def _spectrum(session: ExplorerSession, unit: str) -> dict[str, Any]:
    values, errors = _numbers(session.band_estimates(), unit)
    edges = {} if session.result is None else {"edges": [float(edge) for edge in session.result.bands]}
    return edges | {"values": values, "errors": errors, "unit": unit, "pictures": session.previews}


def _is_loading(session: ExplorerSession, layer: str) -> bool:
    missing = session.result if layer == "attention" else session.answer()
    return missing is None and session.status == "running"


def _map(session: ExplorerSession, unit: str, layer: str) -> dict[str, Any]:
    image = as_picture(session.image if session.result is None else session.result.image)
    state = {"image": image, "loading": _is_loading(session, layer)}
    if layer == "attention":
        return state | map_traits(None) | _attention(session)
    heat = session.heatmap()
    unknown = heat is None and session.model is None and session.query is not None
    state |= map_traits(heat, unit, per_nat(unit)) | {"title": _title(session)}
    return state | {"reading": "was not measured"} if unknown else state


def _attention(session: ExplorerSession) -> dict[str, Any]:
    result = session.result
    if result is None or result.attention is None:
        return {"title": "Attention" if result is None else "No attention maps for this model"}
    if not session.selected:
        return {"title": "Attention: choose one or more words"}
    words = " ".join(session.current_prompt.words[i] for i in session.selected)
    return {
        "values": result.attention_map(session.selected), "title": f"Attention to “{words}”",
        "reading": "fraction of each pixel's attention", "signed": False, "unit": "",
    }  # fmt: skip


def _title(session: ExplorerSession) -> str:
    """Description of the query."""
    words, band = session.current_prompt.words, " to ".join(f"{end:.1f}" for end in session.band).replace("-", "−")
    band = f", log SNR {band}" if band else ""
    if session.query is None:
        return "All words are excluded"

    def quote(keep: Any) -> str:
        return f"“{' '.join(word for i, word in enumerate(words) if keep(i))}”"

    if not session.selected:
        return (quote(lambda i: i not in session.excluded) if session.excluded else "Whole prompt") + band
    given = "alone" if session.alone else "given the rest"
    if session.excluded and not session.alone:
        given = f"given {quote(lambda i: i not in (*session.selected, *session.excluded))}"
    return f"{quote(lambda i: i in session.selected)} {given}{band}"
