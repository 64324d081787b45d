"""Rows of competing captions, each with its score, its distance to the leader, and the winner."""

from __future__ import annotations

import textwrap

from traitlets import Bool, List, Tuple, Unicode, validate

from infodiff_widgets.plots import static
from infodiff_widgets.plots.style import style_axes, theme
from infodiff_widgets.sessions.traits import Float, Int
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.text import UNIT, format_estimate
from infodiff_widgets.widgets.traits import Numbers


class CaptionRows(Widget):
    """Captions to be written, added and removed, each with a bar and its standard error.

    >>> rows = CaptionRows(captions=["a dog", "a cat"], values=[3.0, 1.0], errors=[0.5, 0.5], winner=0, certainty=4.0)
    >>> print(rows.describe())
    > a dog: 3.00 ± 0.50 nats · wins (z = 4.0)
      a cat: 1.00 ± 0.50 nats
    """

    _esm, _css = bundle("caption_rows")

    captions = List(Unicode(), help="The captions. All lists below refer to them by index.")
    values = Numbers(help="Score of each caption; None while unknown.")
    errors = Numbers(help="Standard errors of ``values``.")
    gaps = List(Unicode(), help="Distance of each caption to the winner, as text; empty for none.")
    unit = Unicode(UNIT, help="Unit of the scores.")
    winner = Int(-1, min=-1, help="Index of the leading caption; −1 for none.")
    certainty = Float(0.0, min=0, help="z score of its lead.")
    z_threshold = Float(3.0, min=0, help="z score from which the leading caption is marked as the winner.")
    stops_early = Bool(False, help="Whether a run stops there.")
    pair = Tuple(help="Indices of the two captions whose difference is mapped; () for the first two of the ranking.")

    @validate("certainty")
    def _check_certainty(self, proposal: dict) -> float:
        return min(proposal["value"], 99.0)  # infinity is not JSON

    @property
    def is_certain(self) -> bool:
        """Whether the leading caption is the winner."""
        return self.winner >= 0 and self.certainty >= self.z_threshold

    def _score(self, k: int) -> tuple[float | None, float | None]:
        """Score of a caption and its error; None while unknown."""
        value, error = (numbers[k] if k < len(numbers) else None for numbers in (self.values, self.errors))
        return value, error

    def reading(self, k: int) -> str:
        """Score of a caption with its error, if it is known, and its standing."""
        value, error = self._score(k)
        score = "" if value is None else format_estimate(value, error, self.unit)
        return " · ".join(part for part in (score, self.standing(k)) if part)

    def standing(self, k: int) -> str:
        """Standing of a caption: its lead, or its distance to the leader."""
        if self.captions[k] and (first := self.captions.index(self.captions[k])) < k:
            return f"the same as caption {first + 1}"
        if k == self.winner:
            return f"{'wins' if self.is_certain else 'leads, not certain yet'} (z = {self.certainty:.1f})"
        return self.gaps[k] if k < len(self.gaps) else ""

    def describe(self) -> str:
        """A line for each caption; ``>`` leads."""
        lines = [": ".join(filter(None, [caption, self.reading(k)])) for k, caption in enumerate(self.captions)]
        return "\n".join(f"{'>' if k == self.winner else ' '} {text}" for k, text in enumerate(lines)) or "No captions"

    def panel(self) -> static.Panel | None:
        """Scores with their errors on one axis, a row for each caption."""
        known = any(value is not None for value in self.values)
        return static.Panel(self._draw, 6.8, 0.6 + 0.32 * len(self.captions)) if known else None

    def _draw(self, figure: static.FigureBase, dark: bool) -> None:
        look, ax = theme(dark), figure.subplots()
        style_axes(ax, dark)
        for k in range(len(self.captions)):
            value, error = self._score(k)
            if value is not None:
                colour = look.bar if k == self.winner else look.muted
                ax.errorbar(value, k, xerr=error or 0.0, fmt="o", color=colour, markersize=4, elinewidth=0.9)
            style = {"va": "center", "color": look.muted, "fontsize": 7}
            ax.annotate(self.reading(k), (1.02, k), xycoords=("axes fraction", "data"), **style)
        ax.set_yticks(range(len(self.captions)), [textwrap.fill(caption, 32) for caption in self.captions])
        ax.tick_params(axis="y", length=0, labelcolor=look.ink)
        if 0 <= self.winner < len(self.captions):
            ax.get_yticklabels()[self.winner].set_fontweight("bold")
        ax.set(ylim=(len(self.captions) - 0.5, -0.5), xlabel=self.unit)
        ax.spines["left"].set_visible(False)
        ax.grid(axis="y", color=look.muted, alpha=0.2, linewidth=0.6)
