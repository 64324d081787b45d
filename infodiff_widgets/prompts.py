"""Prompts as words: select by index, text or occurrence; omit, blank, swap.

A prompt is split at white space and each word keeps its index for good, so that two equal words stay apart.
Everything here is plain text; how a pipeline tokenizes it is the pipeline's business.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable
from dataclasses import dataclass

BLANK = "_"
"""What stands in for a removed word when its place is to be kept."""

Selector = str | int | slice
"""A word or phrase: its text (if it occurs once), its index, or a slice of indices."""


@dataclass(frozen=True)
class Question:
    """i(x; asked | given), as the two prompts it compares.

    Attributes:
        target: the words asked about together with those given.
        given: those given alone.
    """

    target: str
    given: str


@dataclass(frozen=True)
class Prompt:
    """A prompt and the words in it.

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

    def indices(self, word: Selector, occurrence: int | None = None) -> tuple[int, ...]:
        """Indices of the words a selector names.

        Args:
            word: text of a word or phrase (case and punctuation at its ends are ignored), index, or slice.
            occurrence: which one, counted from 0, if the text occurs several times.

        Raises:
            ValueError: the text is not in the prompt, or occurs more than once and ``occurrence`` is not given.
            IndexError: no such word.
            TypeError: neither text, index nor slice.
        """
        words = self.words
        if isinstance(word, slice):
            chosen = tuple(range(len(words)))[word]
            if not chosen:
                raise IndexError(f"{word} selects nothing of the {len(words)} words of {self.text!r}")
            return chosen
        if isinstance(word, str):
            return self._find(word, occurrence)
        try:
            index = operator.index(word)
        except TypeError:
            raise TypeError(f"a word is chosen by its text, its index or a slice; got {word!r}") from None
        if not -len(words) <= index < len(words):
            raise IndexError(
                f"word {index} does not exist: {self.text!r} has {len(words)} words, 0 to {len(words) - 1}"
            )
        return (index % len(words),)

    def _find(self, text: str, occurrence: int | None) -> tuple[int, ...]:
        wanted = [_bare(word) for word in text.split()]
        if not wanted:
            raise ValueError("an empty text selects no word; name a word of the prompt")
        have = [_bare(word) for word in self.words]
        starts = [i for i in range(len(have) - len(wanted) + 1) if have[i : i + len(wanted)] == wanted]
        listing = ", ".join(f"{i} {word!r}" for i, word in enumerate(self.words))
        if not starts:
            raise ValueError(f"{text!r} is not in the prompt {self.text!r}. Its words are: {listing or 'none'}")
        if occurrence is None and len(starts) > 1:
            raise ValueError(
                f"{text!r} occurs {len(starts)} times in {self.text!r}, at {', '.join(map(str, starts))}: "
                f"choose by index, e.g. {starts[0]}. Its words are: {listing}"
            )
        if occurrence is not None and not 0 <= occurrence < len(starts):
            raise ValueError(f"{text!r} occurs {len(starts)} time(s); occurrence {occurrence} does not exist")
        start = starts[occurrence or 0]
        return tuple(range(start, start + len(wanted)))

    def _put(self, chosen: tuple[int, ...], replacement: str) -> Prompt:
        """The prompt with the chosen words replaced, each run of them at once; all other text is kept as it is."""
        spans = [match.span() for match in re.finditer(r"\S+", self.text)]
        pieces, at, previous = [], 0, None
        for i in sorted(chosen):
            if previous is None or i != previous + 1:
                pieces += [self.text[at : spans[i][0]], replacement]
            at, previous = spans[i][1], i
        text = "".join([*pieces, self.text[at:]])
        return Prompt(text if replacement else " ".join(text.split()))

    def omit(self, word: Selector) -> Prompt:
        """The prompt without the word (whole words only; white space is tidied)."""
        return self._put(self.indices(word), "")

    def blank(self, word: Selector) -> Prompt:
        """The prompt with ``_`` in the place of the word or phrase."""
        return self._put(self.indices(word), BLANK)

    def swap(self, word: Selector, replacement: str) -> Prompt:
        """The prompt with other words in the place of the word or phrase.

        Raises:
            ValueError: the replacement is empty; use :meth:`omit`.
        """
        if not replacement.strip():
            raise ValueError("the replacement is empty; use omit() to remove a word")
        return self._put(self.indices(word), replacement.strip())

    def only(self, word: Selector) -> Prompt:
        """Nothing but the word or phrase."""
        return self.keep(self.indices(word))

    def keep(self, indices: Iterable[int]) -> Prompt:
        """Nothing but these words, in their order; the prompt as it is if they are all."""
        kept = sorted(set(indices))
        return self if len(kept) == len(self.words) else Prompt(" ".join(self.words[i] for i in kept))

    def question(self, asked: Iterable[int] = (), left_out: Iterable[int] = ()) -> Question:
        """What words tell, given all others but those left out.

        >>> Prompt("the dog on grass").question([1], left_out=[2])
        Question(target='the dog grass', given='the grass')

        Args:
            asked: indices of the words asked about; none for all that are not left out, against the empty prompt.
            left_out: indices of the words in neither prompt.

        Raises:
            ValueError: nothing is left to ask about, or a word is asked about and left out.
        """
        asked, left_out = set(asked), set(left_out)
        kept = set(range(len(self.words))) - left_out
        if asked & left_out:
            raise ValueError(f"word {min(asked & left_out)} is asked about and left out; choose one")
        if not kept:
            raise ValueError("all words are left out: there is nothing to ask about")
        return Question(self.keep(kept).text, self.keep(kept - asked).text if asked else "")


def _bare(word: str) -> str:
    """A word without case and without the punctuation around it."""
    return re.sub(r"^[^\w]+|[^\w]+$", "", word).lower() or word
