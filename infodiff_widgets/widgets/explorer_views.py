"""State of the explorer's traits, computed from its session, and the explorer as text."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any, cast

from infodiff_widgets.prompts import Prompt
from infodiff_widgets.widgets import answers as stored
from infodiff_widgets.widgets.composite import as_picture
from infodiff_widgets.widgets.exports import exact_of_words
from infodiff_widgets.widgets.offline import facts
from infodiff_widgets.widgets.text import format_estimate

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.sessions.explorer import ExplorerSession


def result_state(result: Information) -> dict[str, Any]:
    """Traits of the explorer that follow from a result alone; raises ValueError if it has no prompt or no image."""
    answers, prompt = stored.answers(result), cast(Prompt, result.prompt)
    return {
        "answers": answers, "words": list(prompt.words), "text": prompt.text,
        "image": as_picture(result.image), "edges": [float(edge) for edge in result.bands],
        "attention": stored.attention(result), "provenance": facts({"samples": result.samples} | result.provenance),
        "warnings": [str(text) for text in result.warnings], "exact": exact_of_words(result.image, prompt.text),
    }  # fmt: skip


def selected_ranges(session: ExplorerSession) -> tuple[int, ...]:
    """First and last log-SNR range of the session's band; () for all."""
    if session.result is None or not session.band:
        return ()
    low, high = session.result.band_edges(session.band)
    return low, high - 1


def question_state(session: ExplorerSession, answered: Container[str], changed: str | None) -> dict[str, Any]:
    """Traits of the selected question and range of log SNR.

    Args:
        session: of the explorer.
        answered: keys of the questions that the browser can answer by itself.
        changed: trait of the session that has changed; None for all.
    """
    result, prompt = session.result, session.current_prompt
    selected = stored.texts(prompt, session.selected, session.excluded)
    answer = session.answer()
    if selected["key"] in answered or session.query is None:
        selected = selected if session.query is None else {}
    elif answer is not None:
        side = stored.map_side(len(prompt.words))
        selected = stored.answer(answer, prompt, session.selected, session.excluded, side=side)
    state: dict[str, Any] = {"selected_answer": selected, "band": selected_ranges(session)}
    if result is not None and session.band and changed != "selected":
        maps = stored.band_maps(result, session.band)
        state["band_maps"] = {"range": " ".join(map(str, state["band"])), "maps": maps}
    elif changed in ("band", "revision", None):
        state["band_maps"] = {}
    return state


def describe(session: ExplorerSession) -> str:
    """The question with its answer, a line for each word, and the state of the run."""
    total, estimates = session.total(), session.word_estimates()
    head = stored.texts(session.current_prompt, session.selected, session.excluded)["title"]
    lines = [f"Explorer of “{session.current_prompt.text}”"]
    lines.append(head if total is None else f"{head}: {format_estimate(total.value, total.stderr)}")
    for i, estimate in enumerate(estimates):
        number = format_estimate(estimate.value, estimate.stderr)
        mark = ">" if i in session.selected else "x" if i in session.excluded else " "
        lines.append(f"{mark} {i:2} {session.current_prompt.words[i]}: {number}")
    run = ": ".join(filter(None, [session.status.title(), session.error or session.detail]))
    return "\n".join(lines if session.model is None else [*lines, run])
