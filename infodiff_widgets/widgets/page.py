"""A result as one HTML page that needs neither kernel nor network: the explorer's own front ends on stored numbers."""

from __future__ import annotations

import base64
import io
import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from infodiff_widgets.core.resample import resize_preserving_sum
from infodiff_widgets.plots.colormaps import COLORMAPS
from infodiff_widgets.widgets.choices import ESTIMATOR, UNIT
from infodiff_widgets.widgets.offline import document

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information

FINEST = 64
"""Longer side of a stored map in cells; finer maps are averaged."""
COARSEST = 32
"""The same of the independent parts of a map, from which the browser takes the error of a region."""
PARTS = {"picker": "token_picker", "estimator": "choice", "unit": "choice", "spectrum": "spectrum_pane",
         "bars": "word_bars", "pane": "heatmap_pane"}  # fmt: skip


def page(info: Information, previews: Sequence[Image.Image] = ()) -> str:
    """The page of a result: choose words, noise levels, estimator and colours, and read every pixel.

    With ``previews``, one for each range of log SNR, it also shows what the model makes of the picture there.

    Maps are kept for each range of log SNR at up to 64 cells a side in half precision (about three digits), so that
    the page of the default scene has 3 MB; regions of larger pictures are those of cells, and read in pixels. Errors
    of maps are kept for the whole range only.

    Raises:
        ValueError: the result has no prompt or no image.
    """
    if info.prompt is None or info.image is None:
        raise ValueError("a page shows an image and the words of its prompt; this result has none")
    return document(
        info.prompt.text, _INTRO, _BODY, {"samples": info.samples} | info.provenance, PARTS, ("explorer_page.js",),
        "explore", _stored(info) | {"previews": [_png(preview) for preview in previews]},
    )  # fmt: skip


def _stored(info: Information) -> dict[str, Any]:
    """Everything the page shows, for JSON."""
    shape = _within(info.image.shape[:2], FINEST)
    views = {"": _view(info, None, "rest", shape)}
    for word, given in itertools.product(range(len(info.prompt.words)), ("rest", "")):
        views[f"{word} {given}"] = _view(info, word, given, shape)
    return {
        "words": list(info.prompt.words),
        "edges": [float(edge) for edge in info.bands],
        "shape": shape,
        "grain": [whole / kept for whole, kept in zip(info.image.shape[:2], shape, strict=True)],
        "image": _png(Image.fromarray(info.image)),
        "colormaps": COLORMAPS,
        "choices": {"estimator": ESTIMATOR, "unit": UNIT},
        "views": views,
    }


def _view(info: Information, word: int | None, given: str, shape: tuple[int, int]) -> dict[str, Any]:
    """A word's (or the prompt's) totals for every run of ranges, and its map for each range, by estimator."""
    ask = info.mi if word is None or given == "" else info.cmi
    edges, found = info.bands, {}
    for estimator in ("orthogonal", "standard"):
        totals = {}
        for first, last in itertools.combinations_with_replacement(range(len(edges) - 1), 2):
            total = ask(word, estimator=estimator, band=(edges[first], edges[last + 1]))
            totals[f"{first} {last}"] = [_number(total.value), _number(total.stderr)]
        question = dict(given=given, estimator=estimator)
        whole = info.heatmap(word, **question)
        maps = [info.heatmap(word, **question, band=band).values for band in itertools.pairwise(edges)]
        unit = float(
            max(np.abs(maps).max(), np.nan_to_num(whole.stderr).max(), 1e-30)
        )  # half precision is 0 below 6e-8
        found[estimator] = {
            "totals": totals,
            "unit": unit,
            "maps": [_halves(values / unit, shape) for values in maps],
            "errors": _halves(whole.stderr / unit, shape),
        }
        if whole.replicates is not None:  # there is more than one round
            coarse = _within(whole.replicates.shape[1:], COARSEST)
            found[estimator] |= {
                "stack": [len(whole.replicates), *coarse], "replicates": _halves(whole.replicates / unit, coarse),
            }  # fmt: skip
    return found


def _png(picture: Image.Image) -> str:
    """A picture as PNG in base64."""
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return base64.b64encode(written.getvalue()).decode("ascii")


def _within(shape: tuple[int, ...], longest: int) -> tuple[int, ...]:
    """A shape scaled down to this longer side."""
    return tuple(max(round(side * min(1.0, longest / max(shape))), 1) for side in shape)


def _number(value: float) -> float | None:
    return float(f"{value:.6g}") if np.isfinite(value) else None


def _halves(values: np.ndarray, shape: tuple[int, int]) -> str:
    """Maps [..., H, W] averaged to ``shape``, as float16 in base64."""
    maps = values.reshape(-1, *values.shape[-2:]).astype(float)
    cells = resize_preserving_sum(maps, shape) * (shape[0] * shape[1] / maps[0].size)
    return base64.b64encode(np.ascontiguousarray(cells, dtype="<f2").tobytes()).decode("ascii")


_INTRO = """What each word tells the model about each pixel, in nats ± standard error. Choose words and noise levels;
point at a pixel to read it."""
_BODY = """<div class="idw-explorer widget-box">
<div class="idw-question widget-box">
<div id="picker"></div><div id="estimator"></div><div id="unit"></div>
</div>
<div id="pane"></div><div id="spectrum"></div><div id="bars"></div>
</div>"""
