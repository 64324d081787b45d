"""What the widgets about words share: which indices and numbers they take, and a question about words as a sentence."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

import traitlets

from infodiff_widgets.prompts import BLANK

SHORT = 6
"""Words that are written out in a formula; the middle of more than these is cut."""


def check_indices(name: str, chosen: Iterable[int], words: Sequence[str]) -> tuple[int, ...]:
    """Indices of words, ascending and each of them once.

    Raises:
        TraitError: there is no such word.
    """
    indices = tuple(sorted(set(chosen)))
    wrong = [i for i in indices if not 0 <= i < len(words)]
    if wrong and not words:
        raise traitlets.TraitError(f"{name} is {indices}, but there are no words yet; set words first")
    if wrong:
        raise traitlets.TraitError(
            f"{name} has word {wrong[0]}, but the {len(words)} words of “{' '.join(words)}” are numbered "
            f"0 to {len(words) - 1}"
        )
    return indices


def check_numbers(name: str, numbers: Sequence[float | None], words: Sequence[str]) -> list[float | None]:
    """One number a word or none at all; those that are not finite become None.

    Raises:
        TraitError: fewer or more numbers than words.
    """
    if numbers and len(numbers) != len(words):
        raise traitlets.TraitError(f"{name} must have one number a word: {len(words)}, not {len(numbers)}")
    # NaN is not JSON, and a bar of no length would say 0.
    return [n if n is not None and math.isfinite(n) else None for n in numbers]


def place(words: Sequence[str], index: int) -> str:
    """What tells a word from its equals, such as " (2 of 3)"."""
    same = [i for i, word in enumerate(words) if word == words[index]]
    return f" ({same.index(index) + 1} of {len(same)})" if len(same) > 1 else ""


def sentence(words: Sequence[str], selected: Collection[int], excluded: Collection[int], unasked: str = "all") -> str:
    """What is asked about the words; ``words.js`` holds the same rules for the browser.

    >>> sentence(["the", "dog", "left", "of", "the", "cat"], [1], [])
    'What does ‘dog’ add to ‘the _ left of the cat’?'
    """
    kept = [i for i in range(len(words)) if i not in excluded]
    given = [i for i in kept if i not in selected] if selected else []
    if not words:
        return ""
    if not kept:
        return "All words are left out: there is nothing to ask about."
    if unasked == "none" and not selected:
        return ""
    if unasked == "all" and (len(selected) == len(words) > 1 or not (selected or excluded)):
        return "What does the whole prompt tell?"
    if not selected:
        return f"What does ‘{_text(words, kept)}’ tell by itself?"
    runs = _runs(selected)
    names = [f"‘{_text(words, run)}’" for run in runs]
    about = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    verb = "does" if len(runs) == 1 else "do"
    if not given:
        return f"What {verb} {about} tell {'by itself' if len(runs) == 1 else 'together'}?"
    return f"What {verb} {about} add to ‘{' '.join(_given(words, kept, selected))}’?"


def formula(words: Sequence[str], selected: Collection[int], excluded: Collection[int]) -> str:
    """The same as a pointwise information of the image x; empty if nothing is asked.

    >>> formula(["the", "dog", "left", "of", "the", "cat"], [1], [0, 2, 3])
    'i(x; dog | _ the cat)'
    """
    kept = [i for i in range(len(words)) if i not in excluded]
    if not kept:
        return ""
    runs = _runs(selected) if selected else [kept]
    about = ", ".join(_brief([words[i] for i in run]) for run in runs)
    given = [] if not selected or set(kept) <= set(selected) else _given(words, kept, selected)
    return f"i(x; {about} | {_brief(given)})" if given else f"i(x; {about})"


def _runs(indices: Iterable[int]) -> list[list[int]]:
    """Indices as the runs of neighbours in them."""
    runs: list[list[int]] = []
    for i in sorted(indices):
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _text(words: Sequence[str], indices: Iterable[int]) -> str:
    return " ".join(words[i] for i in indices)


def _given(words: Sequence[str], kept: Iterable[int], selected: Collection[int]) -> list[str]:
    """The given words, with one blank for each run of words asked about."""
    given: list[str] = []
    for i in kept:
        if i not in selected:
            given.append(words[i])
        elif i - 1 not in selected:
            given.append(BLANK)
    return given


def _brief(texts: Sequence[str]) -> str:
    return " ".join(texts if len(texts) <= SHORT else [*texts[:3], "…", *texts[-2:]])
