"""What is asked of a result, and what it answers: the words, the estimator and the noise levels that are looked at."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import traitlets

from infodiff_widgets.prompts import Prompt, Query

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.core.results import Estimate, Heatmap


class QueryState(traitlets.HasTraits):
    """A result and a question about the words of its prompt, as observable traits. Reading off costs no evaluation."""

    selected = traitlets.Tuple()
    """Indices of the words asked about; ``()`` for all that are not left out, against the empty prompt."""

    excluded = traitlets.Tuple()
    """Indices of the words left out of both prompts that are compared. All other words are given."""

    estimator = traitlets.Enum(("orthogonal", "standard"), "orthogonal")
    """Which of the two estimators to read."""

    band = traitlets.Tuple()
    """A range (low, high) of log SNR that totals, words and maps are restricted to; ``()`` for all of it."""

    result = traitlets.Any(None, allow_none=True)
    """The latest :class:`~infodiff_widgets.core.information.Information`, growing during a run, or None."""

    @property
    def current_prompt(self) -> Prompt:
        """The prompt that the question is about."""
        return Prompt("") if self.result is None else self.result.prompt

    @property
    def query(self) -> Query | None:
        """The query about the words; None if all words are excluded."""
        try:
            return self.current_prompt.query(
                self.selected, exclude=self.excluded, estimator=self.estimator, band=self.band or None
            )
        except (ValueError, IndexError):
            return None

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two prompts that the query compares, (target, given); None if all words are excluded."""
        return None if self.query is None else (self.query.target, self.query.given)

    @property
    def alone(self) -> bool:
        """Whether words are asked about with nothing given."""
        return bool(self.selected) and self.query is not None and self.query.given == ""

    def answer(self) -> Information | None:
        """What answers the question; None while nothing does."""
        query = self.query
        if self.result is None or query is None or not self.result.can_answer(query):
            return None
        return self.result

    def total(self) -> Estimate | None:
        """Information asked about, in nats; None while unknown."""
        answer, query = self.answer(), self.query
        if answer is None:
            return None
        return answer.estimate(query)

    def band_estimates(self) -> list[Estimate]:
        """The same in each of the result's ranges of log SNR; empty while unknown."""
        answer, query = self.answer(), self.query
        if answer is None:
            return []
        return [answer.estimate(replace(query, band=band)) for band in itertools.pairwise(self.result.bands)]

    def heatmap(self) -> Heatmap | None:
        """Where in the image :meth:`total` is; None while unknown."""
        answer, query = self.answer(), self.query
        if answer is None:
            return None
        return answer.heatmap(query)

    def word_estimates(self, alone: bool | None = None) -> list[Estimate]:
        """What each word tells alone, or adds to the rest; by default as is asked. Empty while unknown."""
        if self.result is None:
            return []
        alone = self.alone if alone is None else alone
        ask = self.result.mi if alone else self.result.cmi
        return [ask(i, estimator=self.estimator, band=self.band or None) for i in range(len(self.current_prompt.words))]

    @traitlets.validate("selected", "excluded")
    def _check_words(self, proposal: dict) -> tuple[int, ...]:
        return check_words(proposal["trait"].name, proposal["value"], self.current_prompt)

    @staticmethod
    def _covers(result: Information, band: tuple[float, ...]) -> bool:
        return bool(band[0] < result.bands[-1] and band[1] > result.bands[0])

    @traitlets.validate("band")
    def _check_band(self, proposal: dict) -> tuple[float, ...]:
        band = tuple(float(end) for end in proposal["value"])
        if band and not (len(band) == 2 and band[0] < band[1]):
            raise traitlets.TraitError(f"band must be () or (low, high) in log SNR with low < high; got {band}")
        if band and self.result is not None and not self._covers(self.result, band):
            low, high = self.result.bands[0], self.result.bands[-1]
            raise traitlets.TraitError(
                f"the result covers log SNR {low:.2f} to {high:.2f}; the band {band} has none of it"
            )
        return band


def check_words(name: str, indices: tuple[int, ...], prompt: Prompt) -> tuple[int, ...]:
    """Indices of words in their order, each once.

    Raises:
        TraitError: there is no such word.
    """
    chosen = tuple(sorted(set(indices)))
    if chosen and not 0 <= chosen[0] <= chosen[-1] < len(prompt.words):
        raise traitlets.TraitError(f"{name} is {chosen}, but the words are numbered 0 to {len(prompt.words) - 1}")
    return chosen
