"""`QueryState`: a result and the selected query about it (words, estimator, log-SNR band), as observable traits."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from numbers import Integral
from typing import TYPE_CHECKING, Any

import traitlets

from infodiff_widgets.prompts import Prompt, Query, check_band
from infodiff_widgets.sessions.traits import Enum

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.core.results import Estimate, Heatmap


class QueryState(traitlets.HasTraits):
    """A result and the query that selects numbers and maps from it. Reading them needs no evaluation."""

    selected = traitlets.Tuple()
    """Indices of the selected words; ``()`` for all words that are not excluded, against the empty prompt."""
    excluded = traitlets.Tuple(help="Indices of the words in neither of the compared prompts. All others are given.")
    estimator = Enum(("orthogonal", "standard"), "orthogonal", help="Estimator of the information.")
    band = traitlets.Tuple()
    """Range (low, high) of log SNR to which totals, words and maps are restricted; ``()`` for all of it."""
    result = traitlets.Any(None, help="The latest Information, growing during a run, or None.")

    @property
    def current_prompt(self) -> Prompt:
        """The prompt whose words are selected: that of the result."""
        return Prompt("") if self.result is None else self.result.prompt

    @property
    def query(self) -> Query | None:
        """The selected query; None if all words are excluded, or a word is both selected and excluded."""
        reading: Any = dict(estimator=self.estimator, band=self.band or None)
        try:
            return self.current_prompt.query(self.selected, exclude=self.excluded, **reading)
        except (ValueError, IndexError):
            return None

    @property
    def alone(self) -> bool:
        """Whether words are selected and none is given."""
        return bool(self.selected) and self.query is not None and self.query.given == ""

    def answer(self) -> Information | None:
        """The result that answers the query; None while there is none."""
        query = self.query
        return self.result if self.result is not None and query is not None and self.result.can_answer(query) else None

    def total(self) -> Estimate | None:
        """The queried information in nats; None while unknown."""
        answer, query = self.answer(), self.query
        return None if answer is None or query is None else answer.estimate(query)

    def band_estimates(self) -> list[Estimate]:
        """The queried information in each log-SNR range of the result; empty while unknown."""
        answer, query = self.answer(), self.query
        if answer is None or query is None:
            return []
        return [answer.estimate(replace(query, band=band)) for band in itertools.pairwise(self.result.bands)]

    def heatmap(self) -> Heatmap | None:
        """Map of the queried information, in nats per pixel; None while unknown."""
        answer, query = self.answer(), self.query
        return None if answer is None or query is None else answer.heatmap(query)

    def word_estimates(self, alone: bool | None = None) -> list[Estimate]:
        """Information of each word alone, or given the rest; by default as the query has it. Empty while unknown."""
        if self.result is None:
            return []
        read = self.result.mi if (self.alone if alone is None else alone) else self.result.cmi
        words = range(len(self.current_prompt.words))
        return [read(i, estimator=self.estimator, band=self.band or None) for i in words]

    @traitlets.validate("selected", "excluded")
    def _check_words(self, proposal: dict) -> tuple[int, ...]:
        return check_words(proposal["trait"].name, proposal["value"], self.current_prompt.words)

    @staticmethod
    def _covers(result: Information, band: tuple[float, ...]) -> bool:
        return bool(band[0] < result.bands[-1] and band[1] > result.bands[0])

    @traitlets.validate("band")
    def _check_band(self, proposal: dict) -> tuple[float, ...]:
        band = proposal["value"]
        try:
            if band:
                check_band(band)
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(f"{error}; () for all of it") from None
        band = tuple(map(float, band))
        if band and self.result is not None and not self._covers(self.result, band):
            low, high = self.result.bands[0], self.result.bands[-1]
            raise traitlets.TraitError(f"the result covers log SNR {low:.2f} to {high:.2f}; {band} lies outside")
        return band


def check_words(name: str, indices: Iterable[int], words: Sequence[str]) -> tuple[int, ...]:
    """Word indices, ascending and without duplicates. Raises TraitError: if there is no such word."""
    if not all(isinstance(i, Integral) for i in indices):
        raise traitlets.TraitError(f"{name} must be indices of words; got {indices!r}")
    chosen = tuple(sorted(set(indices)))
    wrong = [i for i in chosen if not 0 <= i < len(words)]
    if wrong:
        known = f"the {len(words)} words of “{' '.join(words)}” are numbered 0 to {len(words) - 1}"
        raise traitlets.TraitError(f"{name} has word {wrong[0]}, but {known if words else 'there are no words yet'}")
    return chosen
