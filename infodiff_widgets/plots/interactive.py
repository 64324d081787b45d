"""Plotly figures of results: the information of each word, and where along log SNR it lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import plotly.graph_objects as go

from infodiff_widgets.core.information import Information
from infodiff_widgets.prompts import Estimator, Selector

COLOURS = ("#1f6fc4", "#c4630f", "#2a8c5a", "#8a4fb3", "#b3261e", "#59636e")


def _styled(figure: go.Figure, x: str, y: str) -> go.Figure:
    return figure.update_layout(
        template="plotly_white",
        colorway=COLOURS,
        xaxis_title=x,
        yaxis_title=y,
        margin=dict(l=60, r=20, t=30, b=50),
        height=320,
        legend=dict(orientation="h", y=1.12, x=0),
    )


def word_bars(info: Information, sort: Literal["prompt", "mi", "cmi"] = "prompt") -> go.Figure:
    """Information of each word in nats, alone and given the rest, with one standard error to either side.

    Args:
        info: the result of a prompt.
        sort: from top to bottom as in the prompt, or falling by one of the two.

    Raises:
        ValueError: no such order.

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
    for column, name, pattern in (("mi", "word alone", ""), ("cmi", "given the rest", "/")):
        figure.add_bar(
            y=rows, x=table[column], orientation="h", name=name, customdata=table[f"{column}_stderr"],
            error_x=dict(type="data", array=table[f"{column}_stderr"], thickness=1, width=3),
            marker_pattern=dict(shape=pattern, fillmode="overlay", size=6),
            hovertemplate="%{x:.3f} ± %{customdata:.3f} nats",
        )  # fmt: skip
    styled = _styled(figure, "information (nats)", "").update_layout(height=130 + 36 * len(rows), hovermode="y unified")
    return styled.update_yaxes(tickvals=rows, ticktext=table["word"], autorange="reversed")


def spectrum(info: Information, words: Sequence[Selector], estimator: Estimator = "orthogonal") -> go.Figure:
    """Information density over log SNR of each word given the rest, with a band of one standard error.

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(idw.load(), scene.image, scene.caption, samples=2, progress=False)
        >>> [line.name for line in spectrum(info, ["dog", "grass"]).data if line.name]
        ['dog', 'grass']
    """
    figure = go.Figure()
    for i, word in enumerate([words] if isinstance(words, str) else words):
        found, colour = info.spectrum(word, estimator=estimator), COLOURS[i % len(COLOURS)]
        name = " ".join(info.prompt.words[k] for k in info.prompt.indices(word))
        ends = [*(found.values + found.stderr), *(found.values - found.stderr)[::-1]]
        figure.add_scatter(
            x=[*found.logsnr, *found.logsnr[::-1]], y=ends, fill="toself", fillcolor=colour, opacity=0.2,
            line_width=0, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
        figure.add_scatter(x=found.logsnr, y=found.values, name=name, line_color=colour)
    return _styled(figure, "log SNR", "nats per unit of log SNR")
