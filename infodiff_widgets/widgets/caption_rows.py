"""Captions in competition: a row for each, with its score, how far it is behind, and who wins."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import traitlets

from infodiff_widgets.plots import paint
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.text import UNIT, format_estimate

if TYPE_CHECKING:
    from PIL import Image


class CaptionRows(Widget):
    """Captions to be written, added and removed, each with a bar and its error.

    >>> rows = CaptionRows(captions=["a dog", "a cat"], values=[3.0, 1.0], errors=[0.5, 0.5], winner=0, certainty=4.0)
    >>> print(rows.describe())
    > a dog: 3.00 ± 0.50 nats · wins (z = 4.0)
      a cat: 1.00 ± 0.50 nats
    """

    _esm, _css = bundle("caption_rows")

    captions = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """The captions. Numbers that are set with others belong to them by place.

    - Type: list of ``str``
    - Default: ``[]``
    """

    values = traitlets.List(traitlets.Float(allow_none=True)).tag(sync=True)
    """The score of each; ``None`` while unknown.

    - Type: list of ``float``
    - Default: ``[]``
    """

    errors = traitlets.List(traitlets.Float(allow_none=True)).tag(sync=True)
    """Their standard errors.

    - Type: list of ``float``
    - Default: ``[]``
    """

    behind = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """How far each is behind the winner, as text; empty for none.

    - Type: list of ``str``
    - Default: ``[]``
    """

    unit = traitlets.Unicode(UNIT).tag(sync=True)
    """Unit of the scores.

    - Type: ``str``
    - Default: ``"nats"``
    """

    winner = traitlets.Int(-1, min=-1).tag(sync=True)
    """Which caption is ahead; −1 for none.

    - Type: ``int``
    - Default: ``-1``
    """

    certainty = traitlets.Float(0.0, min=0).tag(sync=True)
    """How certain that is, as a deviate z.

    - Type: ``float``
    - Default: ``0.0``
    """

    z_threshold = traitlets.Float(3.0, min=0).tag(sync=True)
    """From which z on the caption ahead is marked as the winner.

    - Type: ``float``
    - Default: ``3.0``
    """

    stops_early = traitlets.Bool(False).tag(sync=True)
    """Whether a run ends then.

    - Type: ``bool``
    - Default: ``False``
    """

    pair = traitlets.Tuple().tag(sync=True)
    """The two captions whose difference is mapped, by place; ``()`` for the first two of the ranking.

    - Type: tuple of two ``int``
    - Default: ``()``
    """

    @traitlets.validate("values", "errors")
    def _check_numbers(self, proposal: dict) -> list[float | None]:
        return [n if n is not None and math.isfinite(n) else None for n in proposal["value"]]

    @traitlets.validate("certainty")
    def _check_certainty(self, proposal: dict) -> float:
        return min(proposal["value"], 99.0)  # infinity is no JSON

    @property
    def is_certain(self) -> bool:
        """Whether the caption ahead is the winner."""
        return self.winner >= 0 and self.certainty >= self.z_threshold

    def readings(self) -> list[str]:
        """The score of each caption with its error as text; empty while unknown."""
        found = []
        for k in range(len(self.captions)):
            value, error = (numbers[k] if k < len(numbers) else None for numbers in (self.values, self.errors))
            found.append("" if value is None else format_estimate(value, error, self.unit))
        return found

    def standing(self, k: int) -> str:
        """What the race says about a caption."""
        if k == self.winner:
            return f"{'wins' if self.is_certain else 'leads, not certain yet'} (z = {self.certainty:.1f})"
        return self.behind[k] if k < len(self.behind) else ""

    def describe(self) -> str:
        """A line for each caption; ``>`` is ahead."""
        lines = []
        for k, (caption, reading) in enumerate(zip(self.captions, self.readings(), strict=True)):
            about = " · ".join(part for part in (reading, self.standing(k)) if part)
            lines.append(f"{'>' if k == self.winner else ' '} {caption}{': ' if about else ''}{about}")
        return "\n".join(lines) or "No captions"

    def to_image(self) -> Image.Image:
        """The same as a picture."""
        return paint.lines([(line, "ink") for line in self.describe().splitlines()])
