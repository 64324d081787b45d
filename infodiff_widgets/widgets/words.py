"""Common to the widgets about words: words with numbers, and a question about words as sentence and formula."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ipywidgets.widgets.trait_types import TypedTuple
from traitlets import List, Unicode, observe

from infodiff_widgets.prompts import BLANK, runs
from infodiff_widgets.sessions.traits import Int
from infodiff_widgets.widgets.base import Widget
from infodiff_widgets.widgets.text import UNIT
from infodiff_widgets.widgets.traits import Numbers, check_length

SHORT = 6
"""Number of words that a formula spells out; longer texts are shortened in the middle."""


class WordsWidget(Widget):
    """Base of the widgets that show words with numbers, some of them selected."""

    words = List(Unicode(), help="The words, in order. Another number of them clears numbers and selection.")
    selected = TypedTuple(trait=Int(), help="Indices of the selected words, ascending; ``()`` for the whole prompt.")
    unit = Unicode(UNIT, help="Unit of all numbers.")

    def _check_numbers(self, proposal: dict) -> list[float | None]:
        """Validate a trait of numbers, one for each word."""
        return list(check_length(proposal, len(self.words), "word"))

    @observe("words")
    def _clear(self, change: dict) -> None:
        if isinstance(change["old"], list) and len(change["old"]) != len(change["new"]):
            # At once: an observer of one must not see the other of the words before.
            with self.hold_sync(), self.hold_trait_notifications():
                for name, trait in self.declared_traits().items():
                    if isinstance(trait, (Numbers, TypedTuple)):
                        setattr(self, name, [])

    def _width(self) -> float:
        """Width of the drawing in inches."""
        return min(max(4.4, 0.42 * len(self.words) + 0.8), 12)


def title(words: Sequence[str], selected: Collection[int], excluded: Collection[int]) -> str:
    """What a selection of words asks about, in a few words.

    >>> title(["the", "dog", "on", "grass"], [1], [])
    '“dog” given the rest'
    """
    kept = [i for i in range(len(words)) if i not in excluded]
    if not kept:
        return "All words are excluded"
    if not selected:
        return f"“{_text(words, kept)}”" if excluded else "Whole prompt"
    given = [i for i in kept if i not in selected]
    how = "alone" if not given else f"given “{_text(words, given)}”" if excluded else "given the rest"
    return f"“{_text(words, sorted(selected))}” {how}"


def sentence(
    words: Sequence[str], selected: Collection[int], excluded: Collection[int], empty_selection: str = "all"
) -> str:
    """The question that a selection of words asks, as a sentence.

    >>> sentence(["the", "dog", "left", "of", "the", "cat"], [1], [])
    'What does ‘dog’ add to ‘the _ left of the cat’?'
    """
    kept = [i for i in range(len(words)) if i not in excluded]
    given = [i for i in kept if i not in selected] if selected else []
    if not words:
        return ""
    if not kept:
        return "All words are left out: there is nothing to ask about."
    if empty_selection == "none" and not selected:
        return ""
    if empty_selection == "all" and (len(selected) == len(words) > 1 or not (selected or excluded)):
        return "What does the whole prompt tell?"
    if not selected:
        return f"What does ‘{_text(words, kept)}’ tell by itself?"
    names = [f"‘{_text(words, run)}’" for run in runs(selected)]
    about = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    verb, how = ("does", "by itself") if len(names) == 1 else ("do", "together")
    if not given:
        return f"What {verb} {about} tell {how}?"
    return f"What {verb} {about} add to ‘{' '.join(_given(words, kept, selected))}’?"


def formula(words: Sequence[str], selected: Collection[int], excluded: Collection[int]) -> str:
    """The same question as a pointwise information of the image x; empty if all words are excluded.

    >>> formula(["the", "dog", "left", "of", "the", "cat"], [1], [0, 2, 3])
    'i(x; dog | _ the cat)'
    """
    kept = [i for i in range(len(words)) if i not in excluded]
    if not kept:
        return ""
    phrases = runs(selected) if selected else [tuple(kept)]
    about = ", ".join(_brief([words[i] for i in run]) for run in phrases)
    given = [] if not selected or set(kept) <= set(selected) else _given(words, kept, selected)
    return f"i(x; {about} | {_brief(given)})" if given else f"i(x; {about})"


def _text(words: Sequence[str], indices: Iterable[int]) -> str:
    return " ".join(words[i] for i in indices)


def _given(words: Sequence[str], kept: Iterable[int], selected: Collection[int]) -> list[str]:
    """The given words, with one blank for each run of selected words."""
    given: list[str] = []
    for i in kept:
        if i not in selected:
            given.append(words[i])
        elif i - 1 not in selected:
            given.append(BLANK)
    return given


def _brief(texts: Sequence[str]) -> str:
    return " ".join(texts if len(texts) <= SHORT else [*texts[:3], "…", *texts[-2:]])
