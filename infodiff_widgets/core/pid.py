"""Partial information decomposition of two words: what both tell about an image, what only one tells, and synergy.

With i_1 = i(x; y_1 | c), i_2 = i(x; y_2 | c) and i_12 = i(x; y_1, y_2 | c) for words y_1, y_2 and a context c,

    i_1 = R + U_1,   i_2 = R + U_2,   i_12 = R + U_1 + U_2 + S        (Williams & Beer, 2010)

Four prompts are compared: c, c with either word, c with both. The redundancy R closes the system:

    orthogonal  R = min(i_1, i_2)         minimum mutual information (MMI; Barrett, 2015); R, U_1, U_2 are not negative
    standard    R = r⁺ − r⁻ = max(i_1, i_2)                  redundant specificity minus redundant ambiguity (Finn &
                r⁺ = min h(y_k), r⁻ = min h(y_k | x)         Lizier, 2018), for words of equal surprisal h(y_1) = h(y_2)

The surprisal cancels. Unique information of the standard form is zero or negative: the ambiguity that a word leaves
where the other leaves less. Synergy S is what remains. It may be negative in both forms.

Image and maps are decomposed apart. MMI compares amounts: two words that say equally much about different parts of an
image are redundant by it. In the maps, which decompose every pixel, they are not: MMI redundancies of pixels sum to R
or less. Read the maps, or their sums, to learn whether two words speak about the same pixels.
"""

from __future__ import annotations

import html
import math
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

import numpy as np

from infodiff_widgets.core.contrast import Contrast, integrate_by_round, query_contrast, subtract
from infodiff_widgets.core.resample import average_down
from infodiff_widgets.core.results import Estimate, Heatmap, Plottable, new_axes
from infodiff_widgets.prompts import Estimator, Prompt, Query, Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from infodiff_widgets.core.information import Information

T = TypeVar("T")
NAMES = ("redundancy", "unique 1", "unique 2", "synergy")
"""Names of the four parts, in the order in which they are drawn."""


class FourPrompts(NamedTuple):
    """The prompts that a decomposition compares: with both words, with either one, and with neither."""

    both: Hashable
    one: Hashable
    other: Hashable
    neither: Hashable = ""


class Parts(NamedTuple, Generic[T]):
    """The four parts of the information of two words; ``unique`` holds that of the first and of the second."""

    redundancy: T
    unique: tuple[T, T]
    synergy: T

    def flat(self) -> tuple[T, T, T, T]:
        """The parts in the order of NAMES."""
        return (self.redundancy, *self.unique, self.synergy)


def four_prompts(prompt: Prompt, one: Words, other: Words, given: Literal["rest", ""] = "rest") -> FourPrompts:
    """The prompts for two words or phrases, given the rest of the prompt, or ``""`` for nothing.

    >>> four_prompts(Prompt("the dog on grass"), "dog", "grass")
    FourPrompts(both='the dog on grass', one='the dog on', other='the on grass', neither='the on')

    Raises ValueError if the phrases share a word, or ``given`` is something else; else as :meth:`Prompt.indices`.
    """
    first, second = prompt.indices(one), prompt.indices(other)
    for name, indices in {"one": first, "other": second}.items():
        if not indices:
            raise ValueError(f"{name} selects no word; name a word or phrase of {prompt.text!r}")
    if shared := set(first) & set(second):
        raise ValueError(f"both phrases hold word {min(shared)}, {prompt.words[min(shared)]!r}; choose two without it")
    if not isinstance(given, str) or given not in ("rest", ""):
        raise ValueError(f"given must be 'rest' or ''; got {given!r}")
    if given == "":
        return FourPrompts(*(prompt.only(words).text for words in (first + second, first, second)))
    without = (prompt.omit(words).text for words in (second, first, first + second))
    return FourPrompts(prompt.text, *without)


@dataclass(frozen=True, eq=False, repr=False)
class PartialInformation(Plottable):
    """Information of two words, decomposed; made by :meth:`Information.pid` and :func:`decompose`.

    Attributes:
        redundancy: what either word tells.
        unique: what only the first and what only the second tells.
        synergy: what only both together tell, less what was counted twice; may be negative.
        prompts: the four prompts that were compared.
        estimator: "orthogonal" for the minimum mutual information, "standard" for specificity and ambiguity.

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(
        ...     idw.load(), scene.image, scene.caption, pairs=[("dog", "cat")], samples=4, progress=False
        ... )
        >>> pid = info.pid("dog", "cat")
        >>> round(pid.redundancy.value + pid.unique[0].value - info.pointwise(*pid.prompts[1::2]).value, 6)
        0.0
        >>> pid.maps.synergy.values.shape
        (64, 64)
    """

    redundancy: Estimate
    unique: tuple[Estimate, Estimate]
    synergy: Estimate
    prompts: FourPrompts
    estimator: Estimator
    info: Information = field(repr=False)

    @property
    def _size(self) -> tuple[float, float]:
        return 9.0, 2.6

    def __repr__(self) -> str:
        numbers = ", ".join(
            f"{name} {part.value:.3f} ± {part.stderr:.3f}" for name, part in zip(NAMES, self._parts, strict=True)
        )
        return f"<PartialInformation of {self.prompts.one!r} and {self.prompts.other!r} in nats: {numbers}>"

    @property
    def _parts(self) -> tuple[Estimate, ...]:
        return (self.redundancy, *self.unique, self.synergy)

    @cached_property
    def maps(self) -> Parts[Heatmap]:
        """The decomposition of every pixel, as four maps, each with its own sum.

        The error of a pixel is that of the smaller word's map (the delta method). Raises KeyError if a map was not
        kept: estimate with ``pairs=``.
        """
        one, other, both = _contrasts(self.prompts, self.estimator)
        read = self.info.contrast_map
        pair = read(one), read(other)
        first = pair[0].values <= pair[1].values if self.estimator == "orthogonal" else pair[0].values >= pair[1].values
        unique = (
            self._select(first, None, read(subtract(one, other))),
            self._select(~first, None, read(subtract(other, one))),
        )
        synergy = self._select(first, read(subtract(both, other)), read(subtract(both, one)))
        signed = "contrast" if self.estimator == "orthogonal" else "standard"
        return Parts(self._select(first, *pair), unique, replace(synergy, estimator=signed))

    def _select(self, where: np.ndarray, one: Heatmap | None, other: Heatmap) -> Heatmap:
        """The map ``one`` (None for zeros) in some pixels, and ``other`` in all others."""
        values, stderr = (
            np.where(where, 0 if one is None else getattr(one, name), getattr(other, name))
            for name in ("values", "stderr")
        )
        replicates, error = None, math.nan
        if other.replicates is not None:
            share = average_down(where[None].astype(float))
            replicates = (1 - share) * other.replicates + (0 if one is None else share * one.replicates)
            sums = replicates.reshape(len(replicates), -1).sum(1, dtype=float) * (values.size / share.size)
            error = float(np.sqrt((sums**2).sum()))
        total, (both, _, _, neither) = Estimate(float(values.sum(dtype=float)), error), self.prompts
        kept = {"total": total, "target": both, "given": neither, "estimator": self.estimator, "replicates": replicates}
        return replace(other, values=values, stderr=stderr, **kept)

    def plot(self, ax: Axes | None = None, **options: Any) -> Axes:
        """Draw the four maps, with their sums, beside each other on one scale.

        ``options`` are those of :func:`~infodiff_widgets.plots.static.draw_heatmap`.
        """
        from infodiff_widgets.plots import static

        ax, maps = ax or new_axes(self._size), self.maps.flat()
        values = np.hstack([one.values if one.values.ndim == 2 else one.values.reshape(1, -1) for one in maps])
        image = None if maps[0].image is None else np.hstack([maps[0].image] * len(maps))
        options.setdefault("signed", None)
        static.draw_heatmap(ax, image, values, **options)
        width = (values if image is None else image).shape[1] / len(maps)
        for k, (name, one) in enumerate(zip(NAMES, maps, strict=True)):
            ax.text(k * width - 0.5 + width / 2, -1, f"{name}\n{one.total}", ha="center", va="bottom", fontsize=8)
            if k:
                ax.axvline(k * width - 0.5, color="white", linewidth=3)
        return ax

    def _repr_html_(self) -> str:
        try:
            return super()._repr_html_()
        except KeyError:  # the maps were not kept
            return html.escape(repr(self))


def decompose(
    info: Information, both: Hashable, one: Hashable, other: Hashable, neither: Hashable = "",
    estimator: Estimator = "orthogonal",
) -> PartialInformation:  # fmt: skip
    """Decompose the information of two conditions, by the four prompts with both, either and neither.

    Errors are those of the jackknife over rounds, which follow the smaller of two words where they differ clearly. Near
    a tie the minimum is low by up to 0.4 errors of their difference, which the shared noise keeps small.

    Raises KeyError if a prompt was not evaluated.
    """
    prompts = FourPrompts(both, one, other, neither)
    everywhere = np.ones(info.samples)
    rounds = np.stack([integrate_by_round(info, c, everywhere) for c in _contrasts(prompts, estimator)])
    values, n = _solve(rounds.mean(1), estimator), rounds.shape[1]
    if n > 1:
        left_out = _solve((rounds.sum(1, keepdims=True) - rounds) / (n - 1), estimator)
        errors = np.sqrt((n - 1) * left_out.var(1))
    else:
        errors = np.full(4, math.nan)
    shared, first, second, together = (Estimate(float(v), float(e)) for v, e in zip(values, errors, strict=True))
    return PartialInformation(shared, (first, second), together, prompts, estimator, info)


def _contrasts(prompts: FourPrompts, estimator: Estimator) -> tuple[Contrast, Contrast, Contrast]:
    """Contrasts of the information of the first, of the second, and of both, in the rounds of all four prompts."""
    both, one, other, neither = prompts
    every = {(prompt, prompt): 0.0 for prompt in prompts}
    first, second, together = ({**every, **query_contrast(Query(y, neither, estimator))} for y in (one, other, both))
    return first, second, together


def _solve(information: np.ndarray, estimator: Estimator) -> np.ndarray:
    """The four parts [4, ...] of i_1, i_2 and i_12 [3, ...]."""
    one, other, both = information
    shared = np.minimum(one, other) if estimator == "orthogonal" else np.maximum(one, other)
    return np.stack([shared, one - shared, other - shared, both - one - other + shared])
