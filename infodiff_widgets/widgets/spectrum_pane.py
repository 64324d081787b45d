"""Information over log SNR, range by range, to see where it lies and to look at a part of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import traitlets

from infodiff_widgets.plots import spectrum_still
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.text import format_estimate
from infodiff_widgets.widgets.traits import Pictures

if TYPE_CHECKING:
    from PIL import Image


class SpectrumPane(Widget):
    """How much information each range of noise levels holds; drag across some of them to choose them.

    >>> pane = SpectrumPane(edges=[-6, 0, 6], values=[1.5, 0.2], errors=[0.1, 0.02], selected=(0, 0))
    >>> print(pane.describe())
    log SNR −6.0 to 0.0: 1.50 ± 0.10 nats (chosen)
    log SNR 0.0 to 6.0: 0.200 ± 0.020 nats

    The values of all ranges add up to the whole.
    """

    _esm, _css = bundle("spectrum_pane")

    edges = traitlets.List(traitlets.Float()).tag(sync=True)
    """Ends of the ranges in log SNR, ascending, one more than there are ranges. New ones, if more or fewer, clear the
    numbers.

    - Type: list of ``float``
    - Default: ``[]``
    """

    values = traitlets.List(traitlets.Float(allow_none=True)).tag(sync=True)
    """Information in each range; ``None`` where it is unknown.

    - Type: list of ``float`` or ``None``
    - Default: ``[]``
    """

    errors = traitlets.List(traitlets.Float(allow_none=True)).tag(sync=True)
    """Standard errors of ``values``.

    - Type: list of ``float`` or ``None``
    - Default: ``[]``
    """

    unit = traitlets.Unicode("nats").tag(sync=True)
    """Unit of ``values``.

    - Type: ``str``
    - Default: ``"nats"``
    """

    selected = traitlets.Tuple().tag(sync=True)
    """First and last chosen range; ``()`` for all.

    - Type: tuple of two ``int``, or empty
    - Default: ``()``
    """

    pictures = Pictures()
    """What the model sees at the middle of each range: its guess of the clean picture.

    - Type: list of PIL images or uint8 arrays [H, W, 3], one a range, or empty
    - Default: ``[]``
    """

    @traitlets.validate("values", "errors")
    def _check_numbers(self, proposal: dict) -> list[float | None]:
        numbers, ranges = proposal["value"], max(len(self.edges) - 1, 0)
        if numbers and len(numbers) != ranges:
            name = proposal["trait"].name
            raise traitlets.TraitError(f"{name} must have one number a range of edges: {ranges}, not {len(numbers)}")
        return [value if value is None or math.isfinite(value) else None for value in numbers]

    @traitlets.observe("edges")
    def _forget(self, _change: dict) -> None:
        """Numbers of other ranges do not outlive them."""
        ranges = max(len(self.edges) - 1, 0)
        for name in ("values", "errors"):
            if len(getattr(self, name)) not in (0, ranges):
                setattr(self, name, [])
        if self.selected and self.selected[1] >= ranges:
            self.selected = ()

    @traitlets.validate("selected")
    def _check_selected(self, proposal: dict) -> tuple[int, ...]:
        chosen, ranges = tuple(proposal["value"]), max(len(self.edges) - 1, 0)
        if chosen and not (len(chosen) == 2 and 0 <= chosen[0] <= chosen[1] < ranges):
            raise traitlets.TraitError(
                f"selected must be () or the first and last of {ranges} ranges, counted from 0; got {chosen}"
            )
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

    def to_image(self) -> Image.Image:
        """The same as a picture."""
        return spectrum_still.spectrum(self)
