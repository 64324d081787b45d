"""What each word tells alone and what it adds to the rest, side by side with their errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets
from ipywidgets.widgets.trait_types import TypedTuple

from infodiff_widgets.plots import words_still
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.text import UNIT, format_estimate
from infodiff_widgets.widgets.words import check_indices, check_numbers

if TYPE_CHECKING:
    from PIL import Image

SORTS = ("prompt", "mi", "cmi")


class WordBars(Widget):
    """Two bars a word, with one standard error to either side; click a word, or press Enter on it, to ask about it.

    >>> bars = WordBars(words=["a", "cat"], mi=[0.1, 1.9], mi_errors=[0.05, 0.1], cmi=[0, 1.2], cmi_errors=[0.02, 0.1])
    >>> print(bars.describe())
      0 a: 0.100 ± 0.050 nats alone, 0.000 ± 0.020 nats given the rest
      1 cat: 1.90 ± 0.10 nats alone, 1.20 ± 0.10 nats given the rest

    A word that tells much alone and adds little to the rest is one that the rest implies. Words are told apart by
    index, so two equal words are two rows.
    """

    _esm, _css = bundle("word_bars")

    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """The words, in order. New words clear numbers and choice if they are fewer or more than before.

    - Type: list of ``str``
    - Default: ``[]``
    """

    mi = traitlets.List(traitlets.Float(allow_none=True)).tag(sync=True)
    """Mutual information of each word alone; empty for none. ``None`` and NaN mean no value.

    - Type: list of ``float``
    - Default: ``[]``
    """

    mi_errors = traitlets.List(traitlets.Float(allow_none=True)).tag(sync=True)
    """Standard errors of ``mi``; empty for none.

    - Type: list of ``float``
    - Default: ``[]``
    """

    cmi = traitlets.List(traitlets.Float(allow_none=True)).tag(sync=True)
    """Conditional mutual information of each word given the rest; empty for none. ``None`` and NaN mean no value.

    - Type: list of ``float``
    - Default: ``[]``
    """

    cmi_errors = traitlets.List(traitlets.Float(allow_none=True)).tag(sync=True)
    """Standard errors of ``cmi``; empty for none.

    - Type: list of ``float``
    - Default: ``[]``
    """

    unit = traitlets.Unicode(UNIT).tag(sync=True)
    """Unit of all numbers.

    - Type: ``str``
    - Default: ``"nats"``
    """

    sort = traitlets.Enum(SORTS, "prompt").tag(sync=True)
    """Order of the rows: that of the prompt, or falling ``"mi"`` or ``"cmi"``.

    - Type: ``str``
    - Default: ``"prompt"``
    """

    selected = TypedTuple(traitlets.Int()).tag(sync=True)
    """Indices of the words asked about, ascending; ``()`` for the whole prompt.

    - Type: tuple of ``int``
    - Default: ``()``
    """

    @traitlets.validate("selected")
    def _check_asked(self, proposal: dict) -> tuple[int, ...]:
        return check_indices("selected", proposal["value"], self.words)

    @traitlets.validate("mi", "mi_errors", "cmi", "cmi_errors")
    def _check_numbers(self, proposal: dict) -> list[float | None]:
        return check_numbers(proposal["trait"].name, proposal["value"], self.words)

    @traitlets.observe("words")
    def _forget(self, change: dict) -> None:
        if isinstance(change["old"], list) and len(change["old"]) != len(change["new"]):
            with self.hold_sync(), self.hold_trait_notifications():
                self.selected, self.mi, self.mi_errors, self.cmi, self.cmi_errors = (), [], [], [], []

    def order(self) -> list[int]:
        """Indices of the words from the first row to the last; words without a value come last."""
        numbers = {"mi": self.mi, "cmi": self.cmi}.get(self.sort)
        if not numbers:
            return list(range(len(self.words)))
        # Sorting keeps the prompt's order among equals.
        return sorted(range(len(self.words)), key=lambda i: (numbers[i] is None, -(numbers[i] or 0.0)))

    def reading(self, index: int) -> str:
        """Both numbers of a word with their errors; empty while there are none."""
        parts = [(self.mi, self.mi_errors, "alone"), (self.cmi, self.cmi_errors, "given the rest")]
        return ", ".join(
            f"{format_estimate(values[index], errors[index] if errors else None, self.unit)} {name}"
            for values, errors, name in parts
            if values
        )

    def describe(self) -> str:
        """A line for each word with its index and numbers, in the order of the rows; ``>`` marks those asked about."""
        lines = []
        for i in self.order():
            reading = self.reading(i)
            lines.append(f"{'>' if i in self.selected else ' '} {i} {self.words[i]}{': ' if reading else ''}{reading}")
        return "\n".join(lines) or "No words"

    def to_image(self) -> Image.Image:
        """The bars as a picture."""
        return words_still.bars(self)
