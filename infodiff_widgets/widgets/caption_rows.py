"""Rows of competing captions, each with its score, its distance to the leader, and the winner."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import traitlets

from infodiff_widgets.plots import static
from infodiff_widgets.plots.style import style_axes, theme
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.text import UNIT, format_estimate
from infodiff_widgets.widgets.traits import Numbers

if TYPE_CHECKING:
    from matplotlib.figure import FigureBase


class CaptionRows(Widget):
    """Captions to be written, added and removed, each with a bar and its standard error.

    >>> rows = CaptionRows(captions=["a dog", "a cat"], values=[3.0, 1.0], errors=[0.5, 0.5], winner=0, certainty=4.0)
    >>> print(rows.describe())
    > a dog: 3.00 ± 0.50 nats · wins (z = 4.0)
      a cat: 1.00 ± 0.50 nats
    """

    _esm, _css = bundle("caption_rows")

    captions = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """The captions. All lists below refer to them by index."""

    values = Numbers()
    """Score of each caption; None while unknown."""

    errors = Numbers()
    """Standard errors of ``values``."""

    behind = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """Distance of each caption to the winner, as text; empty for none."""

    unit = traitlets.Unicode(UNIT).tag(sync=True)
    """Unit of the scores."""

    winner = traitlets.Int(-1, min=-1).tag(sync=True)
    """Index of the leading caption; −1 for none."""

    certainty = traitlets.Float(0.0, min=0).tag(sync=True)
    """z score of its lead."""

    z_threshold = traitlets.Float(3.0, min=0).tag(sync=True)
    """z score from which the leading caption is marked as the winner."""

    stops_early = traitlets.Bool(False).tag(sync=True)
    """Whether a run stops there."""

    pair = traitlets.Tuple().tag(sync=True)
    """Indices of the two captions whose difference is mapped; ``()`` for the first two of the ranking."""

    @traitlets.validate("certainty")
    def _check_certainty(self, proposal: dict) -> float:
        return min(proposal["value"], 99.0)  # infinity is not JSON

    @property
    def is_certain(self) -> bool:
        """Whether the leading caption is the winner."""
        return self.winner >= 0 and self.certainty >= self.z_threshold

    def readings(self) -> list[str]:
        """The score of each caption with its error as text; empty while unknown."""
        readings = []
        for k in range(len(self.captions)):
            value, error = (numbers[k] if k < len(numbers) else None for numbers in (self.values, self.errors))
            readings.append("" if value is None else format_estimate(value, error, self.unit))
        return readings

    def standing(self, k: int) -> str:
        """Standing of a caption: its lead, or its distance to the leader."""
        if k == self.winner:
            return f"{'wins' if self.is_certain else 'leads, not certain yet'} (z = {self.certainty:.1f})"
        return self.behind[k] if k < len(self.behind) else ""

    def describe(self) -> str:
        """A line for each caption; ``>`` leads."""
        lines = []
        for k, (caption, reading) in enumerate(zip(self.captions, self.readings(), strict=True)):
            text = " · ".join(part for part in (reading, self.standing(k)) if part)
            lines.append(f"{'>' if k == self.winner else ' '} {caption}{': ' if text else ''}{text}")
        return "\n".join(lines) or "No captions"

    def panel(self) -> static.Panel | None:
        """Scores with their errors on one axis, a row for each caption."""
        if not any(value is not None for value in self.values):
            return None
        return static.Panel(self._draw, 6.4, 0.6 + 0.32 * len(self.captions))

    def _draw(self, figure: FigureBase, dark: bool) -> None:
        look, ax, readings = theme(dark), figure.subplots(), self.readings()
        style_axes(ax, dark)
        for k in range(len(self.captions)):
            value, error = (numbers[k] if k < len(numbers) else None for numbers in (self.values, self.errors))
            if value is not None:
                colour = look.bar if k == self.winner else look.muted
                ax.errorbar(value, k, xerr=error or 0.0, fmt="o", color=colour, markersize=4, elinewidth=0.9)
            note = " · ".join(part for part in (readings[k], self.standing(k)) if part)
            ax.annotate(note, (1.02, k), xycoords=("axes fraction", "data"), va="center", color=look.muted, fontsize=7)
        ax.set_yticks(range(len(self.captions)), [textwrap.fill(caption, 40) for caption in self.captions])
        ax.tick_params(axis="y", length=0, labelcolor=look.ink)
        if 0 <= self.winner < len(self.captions):
            ax.get_yticklabels()[self.winner].set_fontweight("bold")
        ax.set(ylim=(len(self.captions) - 0.5, -0.5), xlabel=self.unit)
        ax.spines["left"].set_visible(False)
        ax.grid(axis="y", color=look.muted, alpha=0.2, linewidth=0.6)
