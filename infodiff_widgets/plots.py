"""Plotly figures of results: the information of each word, and where along log SNR it lies."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from infodiff_widgets.core.information import Information
from infodiff_widgets.core.readings import Estimator
from infodiff_widgets.prompts import Selector

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


def word_bars(info: Information) -> go.Figure:
    """Information of each word in nats, alone and given the rest, with standard errors."""
    table = info.table()
    ticks = dict(tickvals=table["index"], ticktext=table["word"])
    figure = go.Figure()
    for column, name in (("mi", "word alone"), ("cmi", "given the rest")):
        error = dict(type="data", array=table[f"{column}_stderr"], thickness=1)
        figure.add_bar(x=table["index"], y=table[column], error_y=error, name=name)
    return _styled(figure, "", "information (nats)").update_xaxes(**ticks)


def spectrum(info: Information, words: Sequence[Selector], estimator: Estimator = "orthogonal") -> go.Figure:
    """Information density over log SNR of each word given the rest, with a band of one standard error."""
    figure = go.Figure()
    for i, word in enumerate(words):
        found, colour = info.spectrum(word, estimator=estimator), COLOURS[i % len(COLOURS)]
        name = " ".join(info.prompt.words[k] for k in info.prompt.indices(word))
        ends = [*(found.values + found.stderr), *(found.values - found.stderr)[::-1]]
        figure.add_scatter(
            x=[*found.logsnr, *found.logsnr[::-1]], y=ends, fill="toself", fillcolor=colour, opacity=0.2,
            line_width=0, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
        figure.add_scatter(x=found.logsnr, y=found.values, name=name, line_color=colour)
    return _styled(figure, "log SNR", "nats per unit of log SNR")
