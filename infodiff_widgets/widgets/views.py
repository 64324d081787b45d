"""What a session holds, as the traits of the widgets that show it: in nats or in bits, as information or attention."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import traitlets

from infodiff_widgets.core.results import Estimate
from infodiff_widgets.widgets.text import format_estimate

if TYPE_CHECKING:
    from infodiff_widgets.sessions.explorer import ExplorerSession
    from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
    from infodiff_widgets.widgets.spectrum_pane import SpectrumPane
    from infodiff_widgets.widgets.token_picker import TokenPicker
    from infodiff_widgets.widgets.word_bars import WordBars


def per_nat(unit: str) -> float:
    """How many of a unit a nat is."""
    return 1 / math.log(2) if unit == "bits" else 1.0


def _numbers(estimates: list[Estimate], unit: str) -> tuple[list[float], list[float]]:
    return [e.value * per_nat(unit) for e in estimates], [e.stderr * per_nat(unit) for e in estimates]


def bars_of(session: ExplorerSession, picker: TokenPicker, bars: WordBars, unit: str) -> None:
    """Show what each word tells."""
    picker.values, picker.errors = _numbers(session.word_estimates(), unit)
    picker.label = "What each word tells alone" if session.alone else "What each word adds to the rest"
    bars.words = list(session.current_prompt.words)
    bars.mi, bars.mi_errors = _numbers(session.word_estimates(alone=True), unit)
    bars.cmi, bars.cmi_errors = _numbers(session.word_estimates(alone=False), unit)
    picker.unit = bars.unit = unit


def chosen_ranges(session: ExplorerSession) -> tuple[int, ...]:
    """First and last of the ranges that the session's band stands for; () for all."""
    if session.result is None or not session.band:
        return ()
    low, high = session.result.band_edges(session.band)
    return low, high - 1


def spectrum_of(session: ExplorerSession, spectrum: SpectrumPane, unit: str, banded: bool) -> None:
    """Show at which noise levels the information is; with ``banded`` also which of them are chosen."""
    estimates = session.band_estimates()
    with spectrum.hold_sync():
        if session.result is not None:
            spectrum.edges = [float(edge) for edge in session.result.bands]
        spectrum.values, spectrum.errors = _numbers(estimates, unit)
        spectrum.unit = unit
        if spectrum.pictures != session.previews:
            spectrum.pictures = session.previews
        if banded:
            spectrum.selected = chosen_ranges(session)


def map_of(session: ExplorerSession, pane: HeatmapPane, unit: str, layer: str) -> None:
    """Show where the information is, or the attention."""
    picture = session.image if session.result is None else session.result.image
    with pane.hold_sync():
        try:
            pane.image = picture
        except traitlets.TraitError:  # the run says what is wrong with it, in the bar
            pane.image = None
        if layer == "attention":
            _show_attention(session, pane)
            return
        heat = session.heatmap()
        pane.loading = heat is None and session.status == "running"
        if heat is None:
            unknown = session.model is None and session.query is not None
            pane.show(None, title=_title(session), reading="was not measured" if unknown else "")
            return
        per = per_nat(unit)
        pane.show(
            heat.values * per, heat.stderr * per, None if heat.replicates is None else heat.replicates * per,
            title=_title(session), reading=format_estimate(heat.total.value * per, heat.total.stderr * per, unit),
            signed=session.estimator == "standard", unit=f"{unit} per pixel",
        )  # fmt: skip


def _show_attention(session: ExplorerSession, pane: HeatmapPane) -> None:
    result = session.result
    known = result is not None and result.attention is not None
    pane.loading = result is None and session.status == "running"
    about = [session.current_prompt.words[i] for i in session.selected]
    if not known:
        pane.show(None, title="This model's attention cannot be had" if result is not None else "Attention")
    elif not about:
        pane.show(None, title="Attention has a map for words only: choose one")
    else:
        pane.show(
            result.attention[list(session.selected)].mean(0), title=f"Attention to “{' '.join(about)}”",
            reading="share of the pixel's attention", signed=False, unit="",
        )  # fmt: skip


def _title(session: ExplorerSession) -> str:
    """What the map is about, in words."""
    words, part = session.current_prompt.words, ""
    if session.band:
        low, high = (f"{end:.1f}".replace("-", "−") for end in session.band)
        part = f", log SNR {low} to {high}"
    kept = [i for i in range(len(words)) if i not in session.excluded]
    if session.query is None:
        return "No word is left to ask about"
    if not session.selected:
        return ("Whole prompt" if not session.excluded else f"“{' '.join(words[i] for i in kept)}”") + part
    given = "alone" if session.alone else "given the rest"
    if session.excluded and not session.alone:
        given = f"given “{' '.join(words[i] for i in kept if i not in session.selected)}”"
    return f"“{' '.join(words[i] for i in session.selected)}” {given}{part}"
