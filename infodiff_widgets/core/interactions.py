"""Interaction graph of a prompt: redundancy and synergy of all its pairs of words."""

from __future__ import annotations

import html
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from infodiff_widgets.core.pid import FourPrompts, PartialInformation, decompose, four_prompts
from infodiff_widgets.core.results import Plottable, new_axes

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from infodiff_widgets.core.information import Information
    from infodiff_widgets.prompts import Estimator

Phrase = tuple[int, ...]
"""Indices of adjacent words of a prompt."""


@dataclass(frozen=True, eq=False, repr=False)
class Interactions(Plottable):
    """Redundancy and synergy of all pairs of words of a prompt that were estimated, in the order of the prompt.

    Attributes:
        words: the words of the prompt.
        pairs: the decomposition of each pair of words or phrases, by their indices.

    >>> import itertools
    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.scene("two dogs on grass", 0)
    >>> pairs = list(itertools.combinations(range(4), 2))  # estimate_cost(…, pairs=pairs) tells what they cost
    >>> info = idw.estimate(idw.load(), scene.image, scene.caption, pairs=pairs, samples=4, progress=False)
    >>> info.interactions().table()[["one", "other"]].agg(" ".join, axis=1).tolist()
    ['two dogs', 'two on', 'two grass', 'dogs on', 'dogs grass', 'on grass']
    """

    words: tuple[str, ...]
    pairs: dict[tuple[Phrase, Phrase], PartialInformation]

    @property
    def _size(self) -> tuple[float, float]:
        return max(0.09 * sum(len(word) + 3 for word in self.words), 3.2), 2.6

    def __repr__(self) -> str:
        return f"<Interactions of {len(self.pairs)} pairs of the words of {' '.join(self.words)!r}>"

    def text(self, phrase: Phrase) -> str:
        """The words of a phrase."""
        return " ".join(self.words[i] for i in phrase)

    def table(self) -> pd.DataFrame:
        """A row for each pair: one, other, redundancy, synergy and their standard errors, in nats."""
        import pandas as pd

        rows = [
            (*map(self.text, pair), pid.redundancy.value, pid.redundancy.stderr, pid.synergy.value, pid.synergy.stderr)
            for pair, pid in self.pairs.items()
        ]
        parts = ["redundancy", "redundancy_stderr", "synergy", "synergy_stderr"]
        return pd.DataFrame(rows, columns=["one", "other", *parts])

    def plot(self, ax: Axes | None = None, **options: Any) -> Axes:
        """Draw the words in order, with an arc for each pair: redundancy above, synergy below, width in nats.

        ``options`` are those of :func:`~infodiff_widgets.plots.arcs.draw_arcs`.
        """
        from infodiff_widgets.plots.arcs import draw_arcs

        ax = ax or new_axes(self._size)
        parts = [(pid.redundancy, pid.synergy) for pid in self.pairs.values()]
        known = [[part.value if abs(part.value) > 2 * part.stderr else 0.0 for part in both] for both in parts]
        draw_arcs(ax, self.words, list(self.pairs), *zip(*known, strict=True), **options)
        return ax

    def _repr_html_(self) -> str:
        table = self.table().to_html(index=False, float_format="{:.3f}".format)
        return f"{super()._repr_html_()}{table}" if self.pairs else html.escape(repr(self))


def interactions(info: Information, given: Literal["rest", ""], estimator: Estimator) -> Interactions:
    """The interactions of a result; raises ValueError if it has no prompt, KeyError if no pair was estimated."""
    if info.prompt is None:
        raise ValueError("no prompt to take words from; estimate with a prompt and pairs=[(one, other)]")
    found = {pair: decompose(info, *four, estimator) for pair, four in estimated_pairs(info, given).items()}
    if not found:
        raise KeyError(
            "no pair of words was estimated; give estimate(..., pairs=itertools.combinations(range(n), 2)) for all "
            "pairs of n words"
        )
    return Interactions(info.prompt.words, found)


def estimated_pairs(info: Information, given: Literal["rest", ""] = "rest") -> dict[tuple[Phrase, Phrase], FourPrompts]:
    """All pairs of words, the first before the second, whose four prompts were evaluated.

    Phrases count where no pair of words or shorter phrases within them was estimated.
    """
    if info.prompt is None:
        return {}
    prompt, evaluated, pairs = info.prompt, set(info.prompts), {}
    n = len(prompt.words)
    phrases = [tuple(range(i, i + length)) for length in range(1, n) for i in range(n - length + 1)]
    # Of most phrases, the prompt without them (or of them alone) was not evaluated.
    phrases = [p for p in phrases if (prompt.omit(p) if given else prompt.only(p)).text in evaluated]
    for one, other in sorted(itertools.product(phrases, repeat=2), key=lambda pair: len(pair[0]) + len(pair[1])):
        is_finest = not any(set(a) <= set(one) and set(b) <= set(other) for a, b in pairs)
        if one[-1] < other[0] and is_finest and evaluated.issuperset(four := four_prompts(prompt, one, other, given)):
            pairs[one, other] = four
    return dict(sorted(pairs.items()))
