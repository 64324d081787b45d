"""Bars of the information of each word, alone and given the rest, with their errors."""

from __future__ import annotations

from traitlets import Enum, validate

from infodiff_widgets.plots import static
from infodiff_widgets.sessions.query_state import check_words
from infodiff_widgets.widgets.base import bundle
from infodiff_widgets.widgets.text import format_estimate
from infodiff_widgets.widgets.traits import Numbers
from infodiff_widgets.widgets.words import WordsWidget, place


class WordBars(WordsWidget):
    """Two bars for each word, with one standard error to either side; click a word, or press Enter on it, to select it.

    >>> bars = WordBars(words=["a", "cat"], mi=[0.1, 1.9], mi_errors=[0.05, 0.1], cmi=[0, 1.2], cmi_errors=[0.02, 0.1])
    >>> print(bars.describe())
      0 a: 0.100 ± 0.050 nats alone, 0.000 ± 0.020 nats given the rest
      1 cat: 1.90 ± 0.10 nats alone, 1.20 ± 0.10 nats given the rest

    A word with much information alone and little given the rest is implied by the rest. Words are identified by index,
    so two equal words are two rows.
    """

    _esm, _css = bundle("word_bars")

    mi = Numbers(help="Mutual information of each word alone; empty for none.")
    mi_errors = Numbers(help="Standard errors of ``mi``; empty for none.")
    cmi = Numbers(help="Conditional mutual information of each word given the rest; empty for none.")
    cmi_errors = Numbers(help="Standard errors of ``cmi``; empty for none.")
    sort = Enum(("prompt", "mi", "cmi"), "prompt", help="Order of the rows: of the prompt, or falling by a number.")

    _check_numbers = validate("mi", "mi_errors", "cmi", "cmi_errors")(WordsWidget._check_numbers)

    @validate("selected")
    def _check_selected(self, proposal: dict) -> tuple[int, ...]:
        return check_words("selected", proposal["value"], self.words)

    def order(self) -> list[int]:
        """Indices of the words from the first row to the last; words without a value come last."""
        words, numbers = range(len(self.words)), {"mi": self.mi, "cmi": self.cmi}.get(self.sort)
        # Sorting keeps the prompt's order among equals.
        return sorted(words, key=lambda i: (numbers[i] is None, -(numbers[i] or 0.0))) if numbers else list(words)

    def reading(self, index: int) -> str:
        """Both numbers of a word with their errors; empty while there are none."""
        parts = [(self.mi, self.mi_errors, "alone"), (self.cmi, self.cmi_errors, "given the rest")]
        parts = [(values[index], errors[index] if errors else None, name) for values, errors, name in parts if values]
        return ", ".join(f"{format_estimate(value, error, self.unit)} {name}" for value, error, name in parts)

    def describe(self) -> str:
        """A line for each word with its index and numbers, in the order of the rows; ``>`` marks selected ones."""
        readings = {i: ": ".join(filter(None, [self.words[i], self.reading(i)])) for i in self.order()}
        return "\n".join(f"{'>' if i in self.selected else ' '} {i} {r}" for i, r in readings.items()) or "No words"

    def panel(self) -> static.Panel | None:
        """The bars as a drawing."""
        known = any(value is not None for value in (*self.mi, *self.cmi))
        return static.Panel(self._draw, self._width(), 1.9) if known else None

    def _draw(self, figure: static.FigureBase, dark: bool) -> None:
        order, parts = self.order(), (self.mi, self.mi_errors, self.cmi, self.cmi_errors)
        numbered = [word + place(self.words, i) for i, word in enumerate(self.words)]
        words = [numbered[i] if self.sort != "prompt" else self.words[i] for i in order]
        numbers = [[part[i] for i in order] if part else None for part in parts]
        selected = [k for k, i in enumerate(order) if i in self.selected]
        static.draw_word_bars(figure.subplots(), words, *numbers, unit=self.unit, selected=selected, dark=dark)
