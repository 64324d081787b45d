"""Write a result as one HTML page without kernel or network: the explorer's views on stored answers."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from PIL import Image

from infodiff_widgets.core.resample import resize_preserving_sum
from infodiff_widgets.prompts import Estimator, Prompt, Query
from infodiff_widgets.widgets import words
from infodiff_widgets.widgets.choice import ESTIMATOR, LABELS, UNIT, Choice
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.offline import as_json, document, widget_state
from infodiff_widgets.widgets.spectrum_pane import SpectrumPane
from infodiff_widgets.widgets.token_picker import TokenPicker
from infodiff_widgets.widgets.word_bars import WordBars

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information

MAP_SIZE = 64
"""Longer side of a stored map in cells; finer maps are averaged."""
ESTIMATORS: tuple[Estimator, ...] = ("orthogonal", "standard")
REPLICATE_SIZE = 32
"""Longer side of the replicates, from which the browser computes the standard error of a region."""


def page(info: Information, previews: Sequence[Image.Image] = ()) -> str:
    """Write the page of a result: choose words, noise levels, estimator and colours, and read every pixel.

    Maps are stored for each range of log SNR at up to 64 cells a side in half precision (about three digits): 3 MB
    for the default scene. Regions of larger images are sums over cells. Standard errors of maps are stored for the
    whole range of log SNR only. ``previews`` show the image as denoised in each range of log SNR.

    Raises:
        ValueError: if the result has no prompt or no image.
    """
    prompt, image = info.prompt, info.image
    if prompt is None or image is None:
        raise ValueError("a page shows an image and the words of its prompt, but this result has none")
    texts, edges = list(prompt.words), [float(edge) for edge in info.bands]
    shape = _shape_within(image.shape[:2], MAP_SIZE)
    pane = widget_state(HeatmapPane, image=Image.fromarray(image))
    states = {
        "picker": widget_state(TokenPicker, words=texts),
        "estimator": widget_state(Choice, label="Estimator", options=ESTIMATOR, value="orthogonal"),
        "unit": widget_state(Choice, label="Unit", options=UNIT, value="nats"),
        "spectrum": widget_state(SpectrumPane, edges=edges, pictures=list(previews)),
        "bars": widget_state(WordBars, words=texts),
        "pane": pane | {"cell_size": [pixels / cells for pixels, cells in zip(image.shape[:2], shape, strict=True)]},
    }
    answers = {key: _answer(info, *selection, shape) for key, selection in _selections(texts).items()}
    return document(
        "explorer_page", prompt=prompt.text, intro=_INTRO, body=_BODY,
        provenance={"samples": info.samples} | info.provenance,
        stored={"states": states, "edges": edges, "labels": LABELS, "answers": answers},
    )  # fmt: skip


def _selections(texts: Sequence[str]) -> dict[str, tuple[str, list[int], list[int]]]:
    """Title, selected and excluded words of each answer, by the keys of ``explorer_page.js``."""
    selections = {"": ("Whole prompt", [], [])}
    for i, word in enumerate(texts):
        selections[f"{i} rest"] = (f"“{word}” given the rest", [i], [])
        selections[f"{i} alone"] = (f"“{word}” alone", [i], [k for k in range(len(texts)) if k != i])
    return selections


def _answer(
    info: Information, title: str, selected: list[int], excluded: list[int], shape: tuple[int, ...]
) -> dict[str, Any]:
    """Texts and, by estimator, totals [value, standard error] of every run of bands and the map of each band."""
    prompt = cast(Prompt, info.prompt)
    question, formula = (text(prompt.words, selected, excluded) for text in (words.sentence, words.formula))
    numbers = {name: _numbers(info, prompt.query(selected, None, excluded, name), shape) for name in ESTIMATORS}
    return {"title": title, "question": question, "formula": formula} | numbers


def _numbers(info: Information, query: Query, shape: tuple[int, ...]) -> dict[str, Any]:
    edges, totals = [float(edge) for edge in info.bands], {}
    for first, last in itertools.combinations_with_replacement(range(len(edges) - 1), 2):
        total = info.estimate(replace(query, band=(edges[first], edges[last + 1])))
        totals[f"{first} {last}"] = [_rounded(total.value), _rounded(total.stderr)]
    whole = info.heatmap(query)
    maps = [info.heatmap(replace(query, band=band)).values for band in itertools.pairwise(edges)]
    # Half precision is 0 below 6e-8.
    scale = float(max(np.abs(maps).max(), np.nan_to_num(whole.stderr).max(), 1e-30))
    replicates = whole.replicates  # None after a single round
    coarse = () if replicates is None else _shape_within(replicates.shape[1:], REPLICATE_SIZE)
    return {
        "totals": totals,
        "maps": [_packed(values, scale, shape) for values in maps],
        "errors": _packed(whole.stderr, scale, shape),
        "replicates": None if replicates is None else _packed(replicates, scale, coarse),
    }


def _shape_within(shape: Sequence[int], longest: int) -> tuple[int, ...]:
    """A shape scaled down to this longer side."""
    return tuple(max(round(side * min(1.0, longest / max(shape))), 1) for side in shape)


def _rounded(value: float) -> float | None:
    return float(f"{value:.6g}") if np.isfinite(value) else None


def _packed(values: np.ndarray, scale: float, shape: tuple[int, ...]) -> dict[str, Any]:
    """Maps [..., H, W], averaged to ``shape`` and as float16 in steps of ``scale``, as the front end decodes them."""
    maps = values.reshape(-1, *values.shape[-2:]).astype(float) / scale
    cells = resize_preserving_sum(maps, shape) * (shape[0] * shape[1] / maps[0].size)
    data = np.ascontiguousarray(cells, dtype="<f2").tobytes()
    return as_json({"shape": list(cells.shape), "dtype": "float16", "scale": scale, "data": data})


_INTRO = """What each word tells the model about each pixel, in nats ± standard error. Select words and noise levels;
point at a pixel to read it."""
_BODY = """<div class="idw-explorer widget-box">
<div class="idw-question widget-box">
<div id="picker"></div><div id="estimator"></div><div id="unit"></div>
</div>
<div id="pane"></div><div id="spectrum"></div><div id="bars"></div>
</div>"""
