"""Information in each range of log SNR, from which a range is selected."""

from __future__ import annotations

import numpy as np
from traitlets import List, TraitError, Tuple, Unicode, observe, validate

from infodiff_widgets.plots import static
from infodiff_widgets.plots.style import style_axes
from infodiff_widgets.sessions.traits import Float
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.text import UNIT, format_estimate
from infodiff_widgets.widgets.traits import Numbers, Pictures, check_length


class SpectrumPane(Widget):
    """Information in each range of noise levels; drag across some of them to select them.

    >>> pane = SpectrumPane(edges=[-6, 0, 6], values=[1.5, 0.2], errors=[0.1, 0.02], selected=(0, 0))
    >>> print(pane.describe())
    log SNR −6.0 to 0.0: 1.50 ± 0.10 nats (chosen)
    log SNR 0.0 to 6.0: 0.200 ± 0.020 nats

    The values of all ranges add up to the total.
    """

    _esm, _css = bundle("spectrum_pane")

    edges = List(Float(), help="Ends of the ranges in log SNR, ascending. Another number of them clears the values.")
    values = Numbers(help="Information in each range; None where it is unknown.")
    errors = Numbers(help="Standard errors of ``values``.")
    density = List(help="Densities and their errors in equal bins over all ranges, drawn as a curve; empty for bars.")
    unit = Unicode(UNIT, help="Unit of ``values``.")
    selected = Tuple(help="First and last selected range; ``()`` for all.")
    pictures = Pictures(help="Denoised picture at the middle of each range; empty for none.")

    @validate("values", "errors")
    def _check_numbers(self, proposal: dict) -> list[float | None]:
        return list(check_length(proposal, max(len(self.edges) - 1, 0), "range of edges"))

    @observe("edges")
    def _clear(self, _change: dict) -> None:
        ranges = max(len(self.edges) - 1, 0)
        for name in ("values", "errors"):
            if len(getattr(self, name)) not in (0, ranges):
                setattr(self, name, [])
        if self.selected and self.selected[1] >= ranges:
            self.selected = ()

    @validate("selected")
    def _check_selected(self, proposal: dict) -> tuple[int, ...]:
        chosen, ranges = tuple(proposal["value"]), max(len(self.edges) - 1, 0)
        if chosen and not (len(chosen) == 2 and 0 <= chosen[0] <= chosen[1] < ranges):
            expected = f"() or the first and last of {ranges} ranges, counted from 0"
            raise TraitError(f"selected must be {expected}; got {chosen}")
        return chosen

    def describe(self) -> str:
        """A line for each range."""
        lines = []
        for i, value in enumerate(self.values):
            low, high = (f"{edge:.1f}".replace("-", "−") for edge in self.edges[i : i + 2])
            error = self.errors[i] if i < len(self.errors) else None
            chosen = " (chosen)" if self.selected and self.selected[0] <= i <= self.selected[1] else ""
            lines.append(f"log SNR {low} to {high}: {format_estimate(value, error, self.unit)}{chosen}")
        return "\n".join(lines) or "No numbers yet."

    def panel(self) -> static.Panel | None:
        """A bar for each range, faint if it is not selected, over its picture."""
        known = any(value is not None for value in self.values)
        return (
            static.Panel(self._draw, max(4.4, 0.6 * len(self.values)), 1.9 + 0.6 * bool(self.pictures))
            if known
            else None
        )

    def _draw(self, figure: static.FigureBase, dark: bool) -> None:
        ranges, strip = len(self.values), self.pictures[: len(self.values)]
        ratios = [1.9, 0.5][: 1 + bool(strip)]
        ax, *below = figure.subplots(len(ratios), 1, squeeze=False, height_ratios=ratios)[:, 0]
        names = [str(i) for i in range(ranges)]
        static.draw_word_bars(ax, names, None, None, self.values, self.errors, unit=self.unit, dark=dark)
        ax.set_xticks([i - 0.5 for i in range(ranges + 1)], [f"{edge:.1f}".replace("-", "−") for edge in self.edges])
        ax.tick_params(axis="x", labelsize=7)
        ax.set_xlabel("log SNR")
        ax.set_xlim(-0.5, ranges - 0.5)
        for i, bar in enumerate(ax.patches):
            bar.set_alpha(1.0 if not self.selected or self.selected[0] <= i <= self.selected[1] else 0.3)
        for lower in below:
            style_axes(lower, dark, frame=False)
            for i, picture in enumerate(strip):
                lower.imshow(np.asarray(picture), extent=(i - 0.46, i + 0.46, 0, 1), aspect="auto")
            lower.set(xlim=ax.get_xlim(), ylim=(0, 1))
