"""Prompts as words: select words by index or text, edit them, and form queries about them.

A prompt is split at white space, and each word keeps its index, so two equal words stay distinct. Everything here is
plain text; tokenization is left to the pipeline.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Literal

BLANK = "_"
"""Placeholder that keeps the position of a removed word."""
Selector = str | int | slice
"""A word or phrase: its text (if it occurs once), its index, or a slice of indices."""
Words = Selector | Iterable[Selector]
"""One selector or several, such as a tuple of indices."""
Estimator = Literal["orthogonal", "standard"]
"""Estimator of the pointwise information, see :mod:`infodiff_widgets.core.information`."""
Band = tuple[float, float]
"""Lower and upper end of a range of log SNR."""


@dataclass(frozen=True)
class Query:
    """A pointwise quantity: i(x; target | given), read by one estimator over one log-SNR band.

    ``target`` and ``given`` are prompts (for a plain denoiser, any conditions), ``""`` the empty one; a ``band`` of
    None is all of the log SNR.
    """

    target: Hashable
    given: Hashable = ""
    estimator: Estimator = "orthogonal"
    band: Band | None = None


@dataclass(frozen=True)
class Prompt:
    """A prompt and its words.

    >>> p = Prompt("a dog left of a cat")
    >>> p.words
    ('a', 'dog', 'left', 'of', 'a', 'cat')
    >>> p.omit("dog").text, p.blank("left of").text, p.swap("cat", "car").text
    ('a left of a cat', 'a dog _ a cat', 'a dog left of a car')
    """

    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words in order."""
        return tuple(self.text.split())

    def __str__(self) -> str:
        return self.text

    def indices(self, word: Words, occurrence: int | None = None) -> tuple[int, ...]:
        """Indices of the selected words, ascending.

        Args:
            word: text of a word or phrase (case and surrounding punctuation are ignored), index, slice, or several.
            occurrence: which occurrence of the text, counted from 0.

        Raises:
            ValueError: if the text is not in the prompt, or occurs more than once and ``occurrence`` is not given.
            IndexError: if there is no such word.
            TypeError: if the selector is none of these.
        """
        every = range(len(self.words))
        if isinstance(word, slice):
            if not every[word]:
                raise IndexError(f"{word} selects nothing of the {len(every)} words of {self.text!r}")
            return tuple(sorted(every[word]))
        if isinstance(word, str):
            return self._find(word, occurrence)
        if isinstance(word, Iterable):
            return tuple(sorted({i for selector in word for i in self.indices(selector)}))
        try:
            return (every[word],)
        except IndexError:
            raise IndexError(f"word {word} does not exist: {self.text!r} has words 0 to {len(every) - 1}") from None
        except TypeError:
            raise TypeError(f"a word is selected by its text, its index or a slice; got {word!r}") from None

    def _find(self, text: str, occurrence: int | None) -> tuple[int, ...]:
        phrase = [_strip_punctuation(word) for word in text.split()]
        if not phrase:
            raise ValueError("an empty text selects no word; name a word of the prompt")
        words = [_strip_punctuation(word) for word in self.words]
        starts = [i for i in range(len(words) - len(phrase) + 1) if words[i : i + len(phrase)] == phrase]
        listing = ", ".join(f"{i} {word!r}" for i, word in enumerate(self.words))
        if not starts:
            raise ValueError(f"{text!r} is not in the prompt {self.text!r}. Its words are: {listing or 'none'}")
        if occurrence is None and len(starts) > 1:
            raise ValueError(
                f"{text!r} occurs {len(starts)} times in {self.text!r}, at {', '.join(map(str, starts))}: "
                f"select by index, e.g. {starts[0]}. Its words are: {listing}"
            )
        if not 0 <= (occurrence or 0) < len(starts):
            raise ValueError(f"{text!r} occurs {len(starts)} time(s); occurrence {occurrence} does not exist")
        start = starts[occurrence or 0]
        return tuple(range(start, start + len(phrase)))

    def omit(self, word: Words) -> Prompt:
        """The prompt without the word or phrase (whole words only; white space is tidied)."""
        return self._replace(self.indices(word), "")

    def blank(self, word: Words) -> Prompt:
        """The prompt with ``_`` in the place of the word or phrase."""
        return self._replace(self.indices(word), BLANK)

    def swap(self, word: Words, replacement: str) -> Prompt:
        """The prompt with other words in the place of the word or phrase; to remove it, use :meth:`omit`."""
        if not replacement.strip():
            raise ValueError("the replacement is empty; use omit() to remove a word")
        return self._replace(self.indices(word), replacement.strip())

    def only(self, word: Words) -> Prompt:
        """The word or phrase alone; the unchanged prompt if these are all of its words."""
        kept, words = self.indices(word), self.words
        return self if len(kept) == len(words) else Prompt(" ".join(words[i] for i in kept))

    def _replace(self, indices: tuple[int, ...], replacement: str) -> Prompt:
        """Replace every run of adjacent words at ``indices``; all other text, white space included, is kept."""
        spans, text = [match.span() for match in re.finditer(r"\S+", self.text)], self.text
        for run in reversed(runs(indices)):  # from the end, so that earlier spans stay valid
            text = text[: spans[run[0]][0]] + replacement + text[spans[run[-1]][1] :]
        return Prompt(text if replacement else " ".join(text.split()))

    def query(
        self, words: Words | None = None, given: Literal[""] | None = None, exclude: Words = (),
        estimator: Estimator = "orthogonal", band: Band | None = None,
    ) -> Query:  # fmt: skip
        """The query about a selection of words: which two prompts it compares.

        >>> Prompt("the dog on grass").query("dog")
        Query(target='the dog on grass', given='the on grass', estimator='orthogonal', band=None)

        Args:
            words: selected words; None or none for all words that are not excluded, against the empty prompt.
            given: None for all other words that are not excluded; ``""`` for nothing, so the words alone.
            exclude: words that are in neither prompt.
            estimator: as in :class:`Query`.
            band: as in :class:`Query`.

        Raises ValueError if no word is left, or a word is both selected and excluded; else as :meth:`indices`.
        """
        selected, excluded = (set(self.indices(() if w is None else w)) for w in (words, exclude))
        kept = set(range(len(self.words))) - excluded
        if given not in (None, ""):
            raise ValueError(f"given must be None (all other words) or '' (no words); got {given!r}")
        if selected & excluded:
            raise ValueError(f"word {min(selected & excluded)} is both selected and excluded; choose one")
        if not kept:
            raise ValueError("all words are excluded: keep at least one")
        if not selected or given == "":
            return Query(self.only(selected or kept).text, "", estimator, band)
        return Query(self.only(kept).text, self.only(kept - selected).text, estimator, band)


@dataclass(frozen=True)
class PromptEdit:
    """Words of a prompt, and their replacement.

    >>> edit = PromptEdit("the dog left of the cat", (1,), "car")
    >>> edit.title, edit.new_prompt, edit.rest
    ('“dog” → “car”', 'the car left of the cat', 'the left of the cat')

    ``indices`` of the words ascend; ``replacement`` takes the place of each run of adjacent words; "" omits them.

    Raises ValueError if no word is selected, an index is out of range, or the replacement changes nothing.
    """

    prompt: str
    indices: tuple[int, ...]
    replacement: str = ""

    def __post_init__(self) -> None:
        words = Prompt(self.prompt).words
        if not self.indices:
            raise ValueError("choose the words to omit or replace")
        if not set(self.indices) <= set(range(len(words))):
            raise ValueError(f"the words of {self.prompt!r} are numbered 0 to {len(words) - 1}; got {self.indices}")
        if Prompt(self.new_prompt).words == words:
            raise ValueError(f"“{self.replacement}” is already in the prompt; enter another word")

    @property
    def words(self) -> str:
        """The selected words, as text."""
        return Prompt(self.prompt).only(self.indices).text

    @property
    def rest(self) -> str:
        """The prompt without the words."""
        return Prompt(self.prompt).omit(self.indices).text

    @property
    def new_prompt(self) -> str:
        """The prompt after the edit."""
        return Prompt(self.prompt)._replace(self.indices, self.replacement.strip()).text

    @property
    def prompts(self) -> list[str]:
        """Prompts to evaluate for a prediction: the rest, the original and the new one."""
        return list(dict.fromkeys([self.rest, self.prompt, self.new_prompt]))

    @property
    def title(self) -> str:
        """Short description of the edit."""
        new = self.replacement.strip()
        return f"“{self.words}” → “{new}”" if new else f"without “{self.words}”"

    def query(self, estimator: Estimator = "orthogonal", band: Band | None = None) -> Query:
        """The query that compares the original prompt with the new one."""
        return Query(self.prompt, self.new_prompt, estimator, band)


def runs(indices: Iterable[int]) -> list[tuple[int, ...]]:
    """Group indices into runs of adjacent ones.

    >>> runs([1, 2, 5])
    [(1, 2), (5,)]
    """
    places = enumerate(sorted(set(indices)))  # in a run, index and place rise together
    return [tuple(i for _, i in run) for _, run in itertools.groupby(places, lambda pair: pair[1] - pair[0])]


def _strip_punctuation(word: str) -> str:
    """The word in lower case, without surrounding punctuation."""
    return re.sub(r"^\W+|\W+$", "", word).lower() or word
