"""Interactive Plotly figures of results: the information of each word, and its density over log SNR."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np
import plotly.graph_objects as go

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.core.results import Spectrum
    from infodiff_widgets.prompts import Estimator, Selector


INK, GRID, CLEAR = "#7f8893", "rgba(127, 136, 147, 0.3)", "rgba(0, 0, 0, 0)"
LINES = ("#4a80c4", "#d8574c", "#c08a1c", "#4f9a69", "#9a70bd", INK)
"""Colours that can be read on a white and on a dark page: figures are clear, because they do not know their page."""


def _styled(figure: go.Figure, x: str, y: str, height: int) -> go.Figure:
    layout = dict(template="plotly_white", height=height, xaxis_title=x, yaxis_title=y)
    layout |= dict(font_color=INK, paper_bgcolor=CLEAR, plot_bgcolor=CLEAR)
    figure.update_xaxes(gridcolor=GRID, zerolinecolor=GRID).update_yaxes(gridcolor=GRID, zerolinecolor=GRID)
    layout |= dict(margin=dict(l=60, r=20, t=30, b=50), legend=dict(orientation="h", y=1.12, x=0))
    return figure.update_layout(layout)


def word_bars(info: Information, sort: Literal["prompt", "mi", "cmi"] = "prompt") -> go.Figure:
    """Bars of each word's information in nats, alone and given the rest, with one standard error to either side.

    Words appear in the order of the prompt, or by falling ``"mi"`` or ``"cmi"``.

    Raises ValueError: if there is no such order.

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(idw.load(), scene.image, scene.caption, samples=2, progress=False)
        >>> [bar.name for bar in word_bars(info, sort="cmi").data]
        ['word alone', 'given the rest']
    """
    if sort not in ("prompt", "mi", "cmi"):
        raise ValueError(f"sort is 'prompt', 'mi' or 'cmi', not {sort!r}")
    table = info.table()
    if sort != "prompt":
        table = table.sort_values(sort, ascending=False, kind="stable")
    rows = list(range(len(table)))  # by place, not by text: equal words have bars of their own
    figure = go.Figure()
    series = (("mi", "word alone", "", INK), ("cmi", "given the rest", "/", LINES[0]))
    for column, name, pattern, colour in series:
        figure.add_bar(
            y=rows, x=table[column], orientation="h", name=name, customdata=table[f"{column}_stderr"],
            error_x=dict(type="data", array=table[f"{column}_stderr"], thickness=1.5, width=3, color=colour),
            marker=dict(color=colour, opacity=0.55, pattern=dict(shape=pattern, fillmode="overlay", size=6)),
            hovertemplate="%{x:.3f} ± %{customdata:.3f} nats",
        )  # fmt: skip
    _styled(figure, "information (nats)", "", 130 + 36 * len(rows)).update_layout(hovermode="y unified")
    return figure.update_yaxes(tickvals=rows, ticktext=table["word"], autorange="reversed")


def spectrum(info: Information, words: Sequence[Selector], estimator: Estimator = "orthogonal") -> go.Figure:
    """Curves of the information density over log SNR of each word given the rest, with bands of one standard error.

    Bins with too few samples for an error are gaps.

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(idw.load(), scene.image, scene.caption, samples=2, progress=False)
        >>> [line.name for line in spectrum(info, ["dog", "grass"]).data if line.name]
        ['dog', 'grass']
    """
    figure = go.Figure()
    for i, word in enumerate([words] if isinstance(words, str) else words):
        prompt, colour = info.prompt, LINES[i % len(LINES)]
        name = " ".join(prompt.words[k] for k in prompt.indices(word)) if prompt else str(word)
        _add_curve(figure, info.spectrum(word, estimator=estimator), name, colour)
    return _styled(figure, "log SNR", "nats per unit of log SNR", 320)


def mmse(info: Information, prompts: Sequence[str] = ("",)) -> go.Figure:
    """Curves of the denoising error under some prompts over log SNR, beside that of a Gaussian (dotted).

    The Gaussian has the power spectrum of x. What lies between the curves is what the model knows beyond it: half of
    the area is the difference of their negative log likelihoods.

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(idw.load(), scene.image, scene.caption, samples=2, progress=False)
        >>> [line.name for line in mmse(info, ["", scene.caption]).data if line.name]
        ['no prompt', 'the dog left of the cat on grass', 'Gaussian of the same power spectrum']
    """
    figure, curves = go.Figure(), [info.mmse(prompt) for prompt in prompts]
    for i, (prompt, curve) in enumerate(zip(prompts, curves, strict=True)):
        _add_curve(figure, curve, str(prompt) or "no prompt", LINES[i % len(LINES)])
    if curves and (reference := curves[0].reference) is not None:
        style = dict(name="Gaussian of the same power spectrum", line=dict(color=INK, dash="dot"), mode="lines")
        figure.add_scatter(x=curves[0].logsnr, y=reference, **style)
    return _styled(figure, "log SNR", "squared error", 320)


def _add_curve(figure: go.Figure, density: Spectrum, name: str, colour: str) -> None:
    """Add a density with its band of one standard error."""
    known = np.isfinite(density.stderr) & np.isfinite(density.values)
    runs = np.split(np.arange(len(known)), np.flatnonzero(np.diff(known)) + 1)
    for run in [run for run in runs if known[run[0]]]:  # a NaN would break the outline of a band
        x, middle, error = density.logsnr[run], density.values[run], density.stderr[run]
        figure.add_scatter(
            x=[*x, *x[::-1]], y=[*(middle + error), *(middle - error)[::-1]], fill="toself", fillcolor=colour,
            opacity=0.2, line_width=0, mode="lines", hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    line = np.where(known, density.values, np.nan)
    figure.add_scatter(x=density.logsnr, y=line, name=name, line_color=colour, mode="lines+markers", marker_size=4)
