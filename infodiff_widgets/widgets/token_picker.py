"""The prompt as words to select, to condition on or to exclude, each with a bar of its information."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ipywidgets.widgets.trait_types import TypedTuple
from traitlets import Bool, List, TraitError, Unicode, observe, validate

from infodiff_widgets.plots import static
from infodiff_widgets.sessions.query_state import check_words
from infodiff_widgets.sessions.traits import Enum, Int
from infodiff_widgets.widgets.base import bundle
from infodiff_widgets.widgets.text import format_estimate
from infodiff_widgets.widgets.traits import Numbers
from infodiff_widgets.widgets.words import WordsWidget, formula, sentence


class TokenPicker(WordsWidget):
    """Choose i(x; selected | given): words of a prompt to ask about, given others, with some excluded.

    >>> picker = TokenPicker(words=["a", "red", "cat"], values=[0.1, 0.4, 1.9], errors=[0.05, 0.1, 0.1])
    >>> picker.ask([2], excluded=[1])
    >>> picker.question
    'What does ‘cat’ add to ‘a _’?'

    A click or Enter selects one word, Ctrl-click or ``a`` several, Shift-click, Shift-arrow or a drag a phrase.
    Alt-click, ``x`` or the sign at its corner excludes a word or takes it back. All other words are given. Words are
    identified by index, so two equal words are two choices.
    """

    _esm, _css = bundle("token_picker")

    empty_selection = Enum(("all", "none"), "all", help="An empty selection means all words given nothing, or no word.")
    excluded = TypedTuple(trait=Int(), help="Indices of the words that are in neither prompt, ascending.")
    values = Numbers(help="One number for each word, drawn as bars on one scale; empty for none.")
    errors = Numbers(help="Standard errors of ``values``, drawn as whiskers; empty for none.")
    others = Numbers(help="Another number for each word, drawn as hollow bars beside; empty for none.")
    exact = Numbers(help="True values of ``values``, drawn as red ticks; empty for none.")
    names = List(Unicode(), help="Names of ``values`` and ``others``; empty for no key.")
    question = Unicode("", help="The question as a sentence; it follows the words and the selection.")
    formula = Unicode("", help="The question as a formula, such as 'i(x; dog | the _ on grass)'; it follows as well.")
    label = Unicode("Words of the prompt", help="Heading, and the name of the group for screen readers.")
    text = Unicode("", help="The prompt as it is edited; empty for the words joined by blanks.")
    editable = Bool(False, help="Whether the prompt can be edited in place: by the pencil, F2 or a double click.")
    pending = Unicode("", help="Edit whose words are not known yet. New words or text clear it; you must if none come.")
    disabled = Bool(False, help="Whether selecting and editing are disabled.")

    _check_numbers = validate("values", "errors", "others", "exact")(WordsWidget._check_numbers)

    def on_edit(self, callback: Callable[[str], object]) -> None:
        """Call ``callback(text)`` with the new prompt when an edit is applied.

        The words stay until the callback, or what it starts, sets new ones; until then the text is :attr:`pending`.
        """
        self._callbacks["edit"].append(callback)

    def _on_message(self, content: dict[str, Any]) -> None:
        if text := str(content.get("edited", "")).strip():
            self.pending = "" if text == (self.text or " ".join(self.words)) else text
            self._call("edit", text)

    def ask(self, selected: Iterable[int] = (), excluded: Iterable[int] | None = None) -> None:
        """Set selected and excluded words at once.

        Args:
            selected: indices of words; none for the whole prompt.
            excluded: indices of words; None keeps the excluded ones that are not selected.

        Raises:
            TraitError: if there is no such word, or a word is both selected and excluded.
        """
        selected = tuple(selected)
        if excluded is None:
            excluded = set(self.excluded) - set(selected)
        with self.hold_sync(), self.hold_trait_notifications():
            self.selected, self.excluded = selected, tuple(excluded)

    @observe("words", "selected", "excluded", "empty_selection")
    def _update_question(self, _change: dict) -> None:
        with self.hold_sync():
            self.question = sentence(self.words, self.selected, self.excluded, self.empty_selection)
            self.formula = formula(self.words, self.selected, self.excluded) if self.question else ""

    @validate("selected", "excluded")
    def _check_selection(self, proposal: dict) -> tuple[int, ...]:
        name = proposal["trait"].name
        chosen = check_words(name, proposal["value"], self.words)
        both = set(chosen) & set(self.excluded if name == "selected" else self.selected)
        if both:
            word = f"word {min(both)}, {self.words[min(both)]!r}"
            raise TraitError(f"{word}, cannot be both selected and excluded; ask() sets both at once")
        return chosen

    @observe("words", "text")
    def _clear_pending(self, _change: dict) -> None:
        self.pending = ""

    def readings(self) -> list[str]:
        """Each word's value with its error as text; an empty text where there is none."""
        pairs = zip(self.values, self.errors or [None] * len(self.words), strict=False)
        return [format_estimate(*pair, self.unit) for pair in pairs] or [""] * len(self.words)

    def state(self, index: int) -> str:
        """Role of a word in the question: ``"selected"``, ``"given"`` or ``"left out"``."""
        everything = not self.selected and self.empty_selection == "all"
        role = "selected" if index in self.selected or everything else "given"
        return "left out" if index in self.excluded else role

    def describe(self) -> str:
        """The question and a line for each word with its index and reading; ``>`` is selected, ``x`` excluded."""
        marks = {"selected": ">", "given": " ", "left out": "x"}
        lines = [": ".join(filter(None, both)) for both in zip(self.words, self.readings(), strict=True)]
        lines = [f"{marks[self.state(i)]} {i:2} {line}" for i, line in enumerate(lines)]
        return "\n".join(filter(None, [self.label, *lines, self.question])) if lines else "No words"

    def panel(self) -> static.Panel | None:
        """The words with their bars under the question."""
        known = any(value is not None for value in self.values)
        return static.Panel(self._draw, self._width(), 2.1) if known else None

    def _draw(self, figure: static.FigureBase, dark: bool) -> None:
        ax = figure.subplots()
        marks = {"selected": self.selected, "excluded": self.excluded}
        names = (self.names[1], self.names[0]) if len(self.names) == 2 else ("", "")
        numbers = (self.others, None, self.values, self.errors, self.exact)
        static.draw_word_bars(ax, self.words, *numbers, unit=self.unit, names=names, dark=dark, **marks)
        ax.set_title(self.question, fontsize=8.5)
