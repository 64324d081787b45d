"""Prompts as words: select words by index or text, edit them, and form queries about them.

A prompt is split at white space. Chinese and Japanese, written without spaces, are also split at the word boundaries
of Unicode (UAX #29), where every Chinese character and hiragana is a word and a run of katakana is one. Words of Thai,
Lao, Khmer and Burmese could only be found with a dictionary: put spaces between them. Each word keeps its index, so two
equal words stay distinct. Everything here is plain text; tokenization is left to the pipeline.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

import regex

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

_UNSPACED, _OPENING = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}]", r"[\p{Ps}\p{Pi}]"
# Punctuation stays with its word, as it does where words are separated by spaces.
_BOUNDARY = rf"(?:(?<={_UNSPACED})|(?={_UNSPACED}))\b(?<!{_OPENING})(?!(?!_|{_OPENING})[\p{{P}}\p{{Lm}}])"
_WORD = regex.compile(rf"(?w)\S(?:(?!{_BOUNDARY})\S)*")  # w: \b is the word boundary of UAX #29
_UNDIVIDED = regex.compile(r"[\p{Line_Break=Complex_Context}\p{M}]{2,}")


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

    def __post_init__(self) -> None:
        if not isinstance(self.estimator, str) or self.estimator not in get_args(Estimator):
            raise ValueError(f"estimator must be 'orthogonal' or 'standard'; got {self.estimator!r}")
        for name in ("target", "given"):
            check_hashable(name, getattr(self, name))
        if self.band is not None:
            check_band(self.band)


@dataclass(frozen=True)
class Prompt:
    """A prompt and its words.

    >>> p = Prompt("a dog left of a cat")
    >>> p.words
    ('a', 'dog', 'left', 'of', 'a', 'cat')
    >>> p.omit("dog").text, p.blank("left of").text, p.swap("cat", "car").text
    ('a left of a cat', 'a dog _ a cat', 'a dog left of a car')
    >>> Prompt("一只狗").words
    ('一', '只', '狗')
    """

    text: str

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"a prompt or replacement must be one text; got {self.text!r}")

    @property
    def words(self) -> tuple[str, ...]:
        """The words in order."""
        return tuple(_WORD.findall(self.text))

    @property
    def undivided(self) -> tuple[str, ...]:
        """Texts in scripts without spaces whose words are not found, such as Thai."""
        return tuple(word for word in self.words if _UNDIVIDED.search(word))

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
        if isinstance(word, str):
            return self._find(word, occurrence)
        if occurrence is not None:
            raise TypeError(f"occurrence counts a text; the selector is {word!r}")
        if isinstance(word, (bytes, Mapping)) or getattr(word, "ndim", 1) != 1:
            raise TypeError(f"a word is selected by its text, its index or a slice; got {word!r}")
        if isinstance(word, Iterable):
            return tuple(sorted({i for selector in word for i in self.indices(selector)}))
        if isinstance(word, bool) or not (isinstance(word, slice) or hasattr(type(word), "__index__")):
            raise TypeError(f"a word is selected by its text, its index or a slice; got {word!r}")
        try:
            found: Any = every[word]
        except IndexError:
            raise IndexError(f"word {word} does not exist: {self.text!r} has words 0 to {len(every) - 1}") from None
        if isinstance(word, slice) and not found:
            raise IndexError(f"{word} selects nothing of the {len(every)} words of {self.text!r}")
        return tuple(sorted(found)) if isinstance(word, slice) else (found,)

    def _find(self, text: str, occurrence: int | None) -> tuple[int, ...]:
        phrase = [_fold(word) for word in _WORD.findall(text)]
        if not phrase:
            raise ValueError("an empty text selects no word; name a word of the prompt")
        words = [_fold(word) for word in self.words]
        starts = [i for i in range(len(words) - len(phrase) + 1) if words[i : i + len(phrase)] == phrase]
        listing = ", ".join(f"{i} {word!r}" for i, word in enumerate(self.words))
        if not starts:
            raise ValueError(f"{text!r} is not in the prompt {self.text!r}. Its words are: {listing or 'none'}")
        if occurrence is None and len(starts) > 1:
            raise ValueError(
                f"{text!r} occurs {len(starts)} times in {self.text!r}, at {', '.join(map(str, starts))}: "
                f"select by index, e.g. {starts[0]}. Its words are: {listing}"
            )
        if occurrence not in (None, *range(len(starts))):
            raise ValueError(f"{text!r} occurs {len(starts)} time(s); occurrence {occurrence!r} does not exist")
        start = starts[occurrence or 0]
        return tuple(range(start, start + len(phrase)))

    def omit(self, word: Words) -> Prompt:
        """The prompt without the word or phrase (whole words only)."""
        return self._replace(self.indices(word), "")

    def blank(self, word: Words) -> Prompt:
        """The prompt with ``_`` in the place of the word or phrase."""
        return self._replace(self.indices(word), BLANK)

    def swap(self, word: Words, replacement: str) -> Prompt:
        """The prompt with other words in the place of the word or phrase; to remove it, use :meth:`omit`."""
        if not Prompt(replacement).words:
            raise ValueError("the replacement is empty; use omit() to remove a word")
        return self._replace(self.indices(word), replacement)

    def only(self, word: Words) -> Prompt:
        """The word or phrase alone; the unchanged prompt if these are all of its words."""
        kept = self.indices(word)
        return self._replace(tuple(i for i in range(len(self.words)) if i not in kept), "")

    def _replace(self, indices: tuple[int, ...], replacement: str) -> Prompt:
        """Put a text in the place of every run of adjacent words at ``indices``; "" omits them.

        White space before other words stays as it is, so that prompts which are compared differ in words only.
        """
        replacement, text, end, before = Prompt(replacement).text.strip(), "", 0, ""
        for i, match in enumerate(_WORD.finditer(self.text)):
            gap, end = self.text[end : match.start()], match.end()
            word = match[0] if i not in indices else replacement if i - 1 not in indices else ""
            if i == 0:
                text = gap
            if word and before:
                text += " " if not gap and _join(before, word) else gap
            text, before = text + word, word or before
        return Prompt(text + self.text[end:] if before else "")

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
        if not isinstance(self.indices, tuple) or not all(i in range(len(words)) for i in self.indices):
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
        return Prompt(self.prompt)._replace(self.indices, self.replacement).text

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


def check_band(band: Any) -> None:
    """Raise TypeError or ValueError unless ``band`` is a range of log SNR."""
    try:
        low, high = map(float, band)
    except (TypeError, ValueError):
        raise TypeError(f"a band is (low, high) in log SNR; got {band!r}") from None
    if not low < high:
        raise ValueError(f"a band is (low, high) in log SNR with low < high; got {band}")


def check_hashable(name: str, prompt: Any) -> None:
    """Raise TypeError if a prompt cannot be looked up, as a list cannot."""
    try:
        hash(prompt)
    except TypeError:
        raise TypeError(f"{name} must be a text, number or other hashable value; got {prompt!r}") from None


def _fold(word: str) -> str:
    """The word without its case and the punctuation around it; combining marks belong to their letters."""
    folded = unicodedata.normalize("NFC", word).casefold()
    return regex.sub(r"^(?:[^\w\p{M}]\p{M}*)+|(?:[^\w\p{M}]\p{M}*)+$", "", folded) or word


def _join(one: str, other: str) -> bool:
    """Whether two words run together without white space between them."""
    return len(_WORD.findall(one + other)) < sum(len(_WORD.findall(word)) for word in (one, other))
