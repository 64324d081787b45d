"""Arc diagram of pairs of words: what both share above the words, what only both together tell below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from infodiff_widgets.plots.style import style_axes, theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDEST = 7.0
"""Width of the arc of the largest number, in points."""


def draw_arcs(
    ax: Axes, words: Sequence[str], pairs: Sequence[tuple[Sequence[int], Sequence[int]]], above: Sequence[float],
    below: Sequence[float], *, names: tuple[str, str] = ("redundancy", "synergy"), unit: str = "nats",
    dark: bool = False,
) -> None:  # fmt: skip
    """Draw words in a line, and an arc for each pair of words or phrases; its width is the number, negative is dashed.

    Args:
        ax: axes to draw into.
        words: the words, in order.
        pairs: indices of the words of either phrase.
        above: numbers of each pair, drawn above the words; 0 is not drawn.
        below: numbers of each pair, drawn below the words.
        names: of the two numbers.
        unit: of both.
        dark: for the dark theme.
    """
    look = theme(dark)
    style_axes(ax, dark, frame=False)
    lengths = np.array([len(word) + 2.5 for word in words])
    place = np.cumsum(lengths) - lengths / 2
    top = max((abs(value) for value in (*above, *below)), default=0.0) or 1.0
    tallest, angle = 0.0, np.linspace(0, np.pi, 60)
    for numbers, side, colour in ((above, 1, look.lines[1]), (below, -1, look.lines[0])):
        # Thin arcs last: a wide one would hide them.
        for (one, other), value in sorted(zip(pairs, numbers, strict=True), key=lambda pair: -abs(pair[1])):
            if not abs(value) > 0.01 * top:
                continue
            ends = place[list(one)].mean(), place[list(other)].mean()
            middle, radius = sum(ends) / 2, abs(ends[1] - ends[0]) / 2
            tallest = max(tallest, radius)
            ax.plot(
                middle - radius * np.cos(angle), side * (1.6 + radius * np.sin(angle)), color=colour, alpha=0.75,
                linewidth=WIDEST * abs(value) / top, linestyle="-" if value > 0 else (0, (2, 1)), solid_capstyle="butt",
            )  # fmt: skip
    for x, word in zip(place, words, strict=True):
        ax.text(x, 0, word, ha="center", va="center", fontsize=9, color=look.ink)
    height = 1.06 * (tallest or 2) + 2.4
    ax.set(xlim=(0, lengths.sum()), ylim=(-height, height))
    for side, name, colour in ((1, names[0], look.lines[1]), (-1, names[1], look.lines[0])):
        ax.text(0.4, side * height, name, va="top" if side > 0 else "bottom", fontsize=8, color=colour)
    ax.text(lengths.sum(), height, f"widest: {top:.2f} {unit}", ha="right", va="top", fontsize=7.5, color=look.muted)
