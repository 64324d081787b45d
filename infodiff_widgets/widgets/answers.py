"""Answers to questions about words: texts, numbers and coarse maps, as the explorer and its pages store them.

A question is known by its key, the indices of selected and of excluded words: ``"1|"`` is word 1 given the rest, and
``"1|0,2,3"`` word 1 alone in a prompt of four words.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from infodiff_widgets.core.resample import resize_preserving_sum
from infodiff_widgets.prompts import Estimator, Prompt, Query
from infodiff_widgets.widgets import words

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information

MAP_SIZE = 64
"""Longer side of a stored map in cells; finer maps are averaged."""
REPLICATE_SIZE = 32
"""Longer side of the replicates, from which the browser computes the standard error of a region."""
BUDGET = 1_500_000
"""Bytes of the maps of a prompt's words; longer prompts have coarser maps."""
ESTIMATORS: tuple[Estimator, ...] = ("orthogonal", "standard")
DENSITY_BINS = 16


def key_of(selected: Collection[int], excluded: Collection[int]) -> str:
    """The key of a question."""
    return "|".join(",".join(map(str, sorted(part))) for part in (selected, excluded))


def of_words(count: int) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Selected and excluded words of the questions that every result answers: all words, each given the rest, alone."""
    yield (), ()
    for i in range(count):
        yield (i,), ()
        yield (i,), tuple(k for k in range(count) if k != i)


def texts(prompt: Prompt, selected: Collection[int], excluded: Collection[int]) -> dict[str, str]:
    """Key, title, sentence and formula of a question."""
    question = (prompt.words, selected, excluded)
    return {
        "key": key_of(selected, excluded), "title": words.title(*question),
        "question": words.sentence(*question), "formula": words.formula(*question),
    }  # fmt: skip


def answers(info: Information, *, bands: bool = False) -> dict[str, dict[str, Any]]:
    """The answers of a result to all questions of :func:`of_words`, by key.

    With ``bands``, as a page stores them, they include the map of each band, and all maps are rounded (`packed`).
    """
    prompt = _prompt(info)
    return {
        key_of(*chosen): answer(info, prompt, *chosen, side=map_side(len(prompt.words)), bands=bands)
        for chosen in of_words(len(prompt.words))
    }


def answer(
    info: Information, prompt: Prompt, selected: Collection[int], excluded: Collection[int], *, side: int = MAP_SIZE,
    bands: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Texts of a question, and by estimator its numbers and maps, if they were measured.

    ``info`` may have another prompt.
    """
    queries = _answerable(info, prompt, selected, excluded)
    return texts(prompt, selected, excluded) | {name: _numbers(info, q, side, bands) for name, q in queries.items()}


def _answerable(
    info: Information, prompt: Prompt, selected: Collection[int], excluded: Collection[int], band: Any = None
) -> dict[str, Query]:
    """Queries of a question by estimator; none if a prompt was not evaluated, as in results about some words only."""
    queries = {name: prompt.query(tuple(selected), None, tuple(excluded), name, band) for name in ESTIMATORS}
    return {name: query for name, query in queries.items() if info.can_answer(query)}


def band_maps(info: Information, band: tuple[float, float]) -> dict[str, dict[str, Any]]:
    """Maps of all questions of :func:`of_words` in a range of log SNR, by key and estimator."""
    prompt = _prompt(info)
    shape = _within(_shape(info), map_side(len(prompt.words)))

    def maps(selected: tuple[int, ...], excluded: tuple[int, ...]) -> dict[str, Any]:
        queries = _answerable(info, prompt, selected, excluded, band)
        return {name: packed(info.heatmap(query).values, shape) for name, query in queries.items()}

    return {key_of(*chosen): maps(*chosen) for chosen in of_words(len(prompt.words))}


def attention(info: Information) -> dict[str, Any] | None:
    """Attention to each word [words, h, w]; None if it was not recorded for the prompt."""
    if info.attention is None or info.prompt is None or info.attention_prompt != info.prompt.text:
        return None
    return packed(info.attention, _within(info.attention.shape[1:], map_side(len(info.prompt.words))))


def map_side(count: int) -> int:
    """Longer side of the stored maps of a prompt of so many words."""
    per_cell = len(ESTIMATORS) * (2 + 1) * (2 * count + 1)  # a value and its error, for two questions about each word
    return int(min(MAP_SIZE, (BUDGET / per_cell) ** 0.5))


def _prompt(info: Information) -> Prompt:
    if info.prompt is None or info.image is None:
        raise ValueError("an explorer shows an image and the words of its prompt, but this result has none")
    return info.prompt


def _shape(info: Information) -> Sequence[int]:
    return info.map_shape[-2:] if info.image is None else info.image.shape[:2]


def _numbers(info: Information, query: Query, side: int, bands: bool) -> dict[str, Any]:
    edges, totals = [float(edge) for edge in info.bands], {}
    for first, last in itertools.combinations_with_replacement(range(len(edges) - 1), 2):
        total = info.estimate(replace(query, band=(edges[first], edges[last + 1])))
        totals[f"{first} {last}"] = [rounded(total.value), rounded(total.stderr)]
    whole, density = info.heatmap(query), info.spectrum(query, bins=DENSITY_BINS)
    shape = _within(whole.values.shape, side)
    each = [info.heatmap(replace(query, band=band)).values for band in itertools.pairwise(edges) if bands]
    numbers = {
        "totals": totals,
        "density": [[rounded(n) for n in part] for part in (density.values, density.stderr)],
        "values": packed(whole.values, shape, rounded=bands),
        "bands": packed(np.stack(each), shape, rounded=True) if bands else None,
        "errors": None, "replicates": None,
    }  # fmt: skip
    if whole.replicates is not None:  # None after a single round
        coarse = _within(whole.replicates.shape[1:], min(side, REPLICATE_SIZE))
        numbers["errors"] = packed(whole.stderr, shape, rounded=True)
        numbers["replicates"] = packed(whole.replicates, coarse, rounded=True)
    return numbers


def packed(maps: np.ndarray, shape: Sequence[int], *, rounded: bool = False) -> dict[str, Any]:
    """Maps [..., H, W] averaged to ``shape``, as the front end decodes them.

    They are stored in half precision; if ``rounded``, as the square root in 255 steps of its largest value, or 127 if
    there are negative values. The rounding is then at most 1.5 % (2.5 %) of a value that is a tenth of the largest.
    """
    flat = np.nan_to_num(maps.reshape(-1, *maps.shape[-2:]).astype(float))
    cells = resize_preserving_sum(flat, tuple(shape)) * (shape[0] * shape[1] / flat[0].size)
    cells = cells[0] if maps.ndim == 2 else cells
    top = float(np.abs(cells).max()) or 1.0
    name, scale, power, stored = "float16", top, 1, (cells / top).astype("<f2")  # which is 0 below 6e-8
    if rounded:
        name = "int8" if cells.min() < 0 else "uint8"
        steps, power = int(np.iinfo(name).max), 2
        scale, stored = top**0.5 / steps, np.rint(np.sign(cells) * np.sqrt(np.abs(cells) / top) * steps).astype(name)
    return {"shape": list(cells.shape), "dtype": name, "scale": scale, "power": power, "data": stored.tobytes()}


def _within(shape: Sequence[int], longest: int) -> tuple[int, ...]:
    """A shape scaled down to this longer side."""
    return tuple(max(round(side * min(1.0, longest / max(shape))), 1) for side in shape)


def rounded(value: float) -> float | None:
    """Six digits of a number, None if it is not finite, as JSON has it."""
    return float(f"{value:.6g}") if np.isfinite(value) else None
