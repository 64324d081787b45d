"""Linear contrasts of residual products, and how an integral over log SNR and its error are read off them.

With residuals r_k = ε̂(x_α | prompt k) − ε, a contrast is Σ c_kl·∫E[r_k·r_l]dα. It is given as a mapping from pairs of
prompts to coefficients, for example ``{("a", "a"): 0.5, ("b", "b"): -0.5}``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from infodiff_widgets.core.checks import check_instance, check_number, check_size
from infodiff_widgets.core.resample import average_down, resize_preserving_sum
from infodiff_widgets.prompts import Band, Estimator, PromptEdit, Query, check_band

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information

Contrast = Mapping[tuple[Hashable, Hashable], float]
"""Coefficients c_kl of the residual products of prompts k and l."""


def query_contrast(query: Query) -> Contrast:
    """The contrast that is i(x; target | given) by the query's estimator."""
    check_instance("query", query, Query)
    a, b = query.target, query.given
    if query.estimator == "orthogonal":
        return _sum({(a, a): 0.5}, {(b, b): 0.5}, {(a, b): -1.0})
    return _sum({(b, b): 0.5}, {(a, a): -0.5})


def swap_contrast(edit: PromptEdit, estimator: Estimator) -> Contrast:
    """The contrast that is the swap score of an edit: i(x; w | c) − i(x; w′ | c)."""
    check_instance("edit", edit, PromptEdit)
    old, new = (query_contrast(Query(prompt, edit.rest, estimator)) for prompt in (edit.prompt, edit.new_prompt))
    return subtract(old, new)


def subtract(one: Contrast, other: Contrast) -> Contrast:
    """The contrast that is the difference of two."""
    return _sum(one, {pair: -coefficient for pair, coefficient in other.items()})


def _sum(*contrasts: Any) -> Contrast:
    total: Any = Counter()
    for contrast in contrasts:
        total.update(contrast)  # adds coefficients of equal pairs
    return total


def quadratic_form(prompts: Sequence[Hashable], contrast: Contrast) -> np.ndarray:
    """A contrast as a symmetric matrix [K, K] in the basis r_0, r_1 − r_0, r_2 − r_0, … that the Gram matrix has."""
    form = np.zeros((len(prompts), len(prompts)))
    if not isinstance(contrast, Mapping) or not all(isinstance(pair, tuple) and len(pair) == 2 for pair in contrast):
        raise TypeError(f"a contrast maps pairs of prompts to numbers, such as {{('a', 'a'): 0.5}}; got {contrast!r}")
    for (one, other), coefficient in contrast.items():
        coefficient = check_number("a coefficient of a contrast", coefficient)
        product = np.outer(_residual(prompts, one), _residual(prompts, other))
        form += coefficient / 2 * (product + product.T)
    return form


def _residual(prompts: Sequence[Hashable], prompt: Hashable) -> np.ndarray:
    """The residual of a prompt in the basis r_0, r_1 − r_0 and so on; KeyError if it was not evaluated."""
    if prompt not in prompts:
        raise KeyError(
            f"the prompt {prompt!r} was not evaluated. Estimate again with words=[...] for a phrase of the prompt, "
            f"pairs=[(one, other)] for two together, or prompts=[...] for another prompt; evaluated are {list(prompts)}"
        )
    vector = np.zeros(len(prompts))
    vector[[0, prompts.index(prompt)]] = 1
    return vector


def map_pairs(prompts: int, n_reference: int) -> tuple[np.ndarray, np.ndarray]:
    """Pairs (k, l), k ≤ l, of prompts whose product maps are kept, as two int arrays [P].

    Words are compared with the empty and the whole prompt, so maps are kept of the first ``n_reference`` prompts with
    all prompts, and of every other prompt with itself; the rest would be most of the work and of the memory.
    """
    rows, columns = np.triu_indices(prompts)
    kept = (rows < n_reference) | (rows == columns)
    return rows[kept], columns[kept]


def nearest_edges(edges: np.ndarray, band: Band) -> tuple[int, int]:
    """Indices of the edges nearest to the ends of a range, a bin or more apart; ValueError if empty or outside."""
    check_band(band)
    if band[1] <= edges[0] or band[0] >= edges[-1]:
        covered = f"{edges[0]:.2f} to {edges[-1]:.2f}"
        raise ValueError(f"the result covers log SNR {covered}; the band {band[0]:g} to {band[1]:g} is outside it")
    low, high = (int(np.abs(edges - end).argmin()) for end in band)
    if low == high:
        low = int(np.clip(np.searchsorted(edges, sum(band) / 2) - 1, 0, len(edges) - 2))
        return low, low + 1
    return low, high


def mean_by_round(values: np.ndarray, rounds: np.ndarray) -> np.ndarray:
    """Mean of values [N, ...] over the samples of each round, [rounds, ...]."""
    counts = np.bincount(rounds)
    sums = np.zeros((len(counts), *values.shape[1:]))
    np.add.at(sums, rounds, values)
    return sums / counts.reshape(-1, *[1] * (values.ndim - 1))


def bins_of(logsnr: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """The bin between the edges [B + 1] that each log SNR [N] lies in, int [N]."""
    return np.clip(np.searchsorted(edges, logsnr, "right") - 1, 0, len(edges) - 2)


def rounds_of(info: Information, contrast: Contrast) -> int:
    """The number of rounds in which all prompts of a contrast were evaluated."""
    return int(min(info.prompt_rounds[info.prompts.index(prompt)] for pair in contrast for prompt in pair))


def integrate_by_round(info: Information, contrast: Contrast, where: np.ndarray) -> np.ndarray:
    """A contrast in every round of its prompts [rounds, ...], with samples weighted by ``where`` [N, ...]."""
    form = quadratic_form(info.prompts, contrast)
    used = int(np.searchsorted(info.round, rounds_of(info, contrast)))
    integrand = info.weight[:used] * np.einsum("nkl,kl->n", info.products[:used], form)
    return mean_by_round(integrand.reshape(-1, *[1] * (where.ndim - 1)) * where[:used], info.round[:used])


def segment_pairs(prompt_rounds: np.ndarray, n_reference: int) -> list[np.ndarray]:
    """Which of the pairs of :func:`map_pairs` are kept in each segment of the rounds, bool [P].

    A segment ends where prompts are no longer evaluated; ``prompt_rounds`` [K] are the rounds that each prompt has.
    """
    rows, columns = map_pairs(len(prompt_rounds), n_reference)
    return [(prompt_rounds[rows] >= end) & (prompt_rounds[columns] >= end) for end in np.unique(prompt_rounds).tolist()]


def map_coefficients(info: Information, contrast: Contrast) -> np.ndarray:
    """Coefficients of the kept product maps in a contrast, [P] as :func:`map_pairs`; KeyError if one was not kept."""
    form = quadratic_form(info.prompts, contrast)
    rows, columns = map_pairs(len(info.prompts), info.n_reference)
    if np.count_nonzero(np.triu(form)) != np.count_nonzero(form[rows, columns]):
        raise KeyError(
            "no map was kept for these two prompts against each other; evaluate them with "
            "estimate(..., prompts=[one, other]) to have it"
        )
    return form[rows, columns] * np.where(rows == columns, 2, 4)  # the maps are halved products


def read_map(
    info: Information, contrast: Contrast, low: int, high: int, size: Sequence[int] | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """Values, errors and replicates, as in Heatmap, of a contrast over bands ``low`` to ``high`` − 1.

    ``size`` is [H, W] of the map, by default that of the image. Raises KeyError: if a map was not kept. Raises
    ValueError: if the maps have no rows and columns to be resized.
    """
    if size is not None and len(info.map_shape) != 2:
        raise ValueError(f"only maps with rows and columns have a size; these are {list(info.map_shape)}")
    coefficients = map_coefficients(info, contrast)
    pairs = segment_pairs(info.prompt_rounds, info.n_reference)
    segments = int(np.searchsorted(np.unique(info.prompt_rounds), rounds_of(info, contrast), "right"))
    replicates_each = len(info.maps) // len(pairs)
    used = np.flatnonzero(info.map_samples[: segments * replicates_each]).tolist()
    whole = info.map_shape if info.image is None else info.image.shape[:2]
    size, frame = tuple(whole if size is None else check_size("size", size)), info.frame
    if frame is not None:
        frame = [edge * size[1 - i % 2] / whole[1 - i % 2] for i, edge in enumerate(frame)]

    def resize(cells: np.ndarray) -> np.ndarray:
        return resize_preserving_sum(cells[None], size, frame)[0]

    sums = np.zeros((len(used), *info.map_shape))
    for total, replicate in zip(sums, used, strict=True):
        kept = coefficients[pairs[replicate // replicates_each]]
        for cell in info.maps[replicate][low:high]:
            if cell is not None:
                for p in np.flatnonzero(kept):  # most coefficients are zero
                    total += kept[p] * cell[p]
    counts = info.map_samples[used].reshape(-1, *[1] * len(info.map_shape))
    mean = sums.sum(0) / counts.sum()
    values = resize(mean).astype(np.float32)
    if len(used) < 2:
        return values, np.full(size, np.nan, np.float32), None
    deviations = (sums - counts * mean) * (math.sqrt(len(used) / (len(used) - 1)) / counts.sum())
    # One replicate at a time: at the size of a photograph each of them is large.
    variance, replicates = np.zeros(size), []
    for deviation in deviations:
        resized = resize(deviation)
        variance += resized**2
        replicates.append(average_down(resized[None]))
    return values, np.sqrt(variance).astype(np.float32), np.concatenate(replicates)
