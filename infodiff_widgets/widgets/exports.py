"""What the explorer saves: a figure for a paper, a table, and a page that works without kernel and network."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Any

import numpy as np

from infodiff_widgets.core.resample import shape_within
from infodiff_widgets.plots import static
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.widgets.offline import framed

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from infodiff_widgets.core.information import Information
    from infodiff_widgets.widgets.explorer import Explorer


def export(explorer: Explorer, kind: str) -> bytes:
    """A file of what the explorer shows: "png", "svg", "csv" or "html".

    Raises ValueError: if there is no result yet. Raises KeyError: if there is no such kind.
    """
    result = explorer.session.result
    if result is None:
        raise ValueError("there is no result to write yet; press Run, or wait for the first one")
    if kind == "csv":
        return result.table().to_csv(index=False).encode()
    if kind == "html":
        from infodiff_widgets.widgets.page import page

        return page(result, explorer.session.previews).encode()
    drawn = figure(result, explorer.estimator)
    return {"png": static.to_png, "svg": lambda fig: static.to_svg(fig).encode()}[kind](drawn)


def output(explorer: Explorer) -> dict[str, str]:
    """The offline page as an output of a notebook, which needs neither kernel nor stored widget state.

    Raises ValueError: if there is no result yet.
    """
    page, still = export(explorer, "html").decode(), export(explorer, "png")
    return {"text/html": framed(page, still), "text/plain": explorer.describe()}


def figure(info: Information, estimator: Any = "orthogonal") -> Figure:
    """The maps of all words given the rest on one scale, their bars, and the spectra of the three largest."""
    texts, image = [str(word) for word in info.table()["word"]], np.asarray(info.image)
    words = range(len(texts))
    alone, rest = [info.mi(i, estimator) for i in words], [info.cmi(i, estimator) for i in words]
    bars = {
        "words": texts, "mi": [n.value for n in alone], "mi_stderr": [n.stderr for n in alone],
        "cmi": [n.value for n in rest], "cmi_stderr": [n.stderr for n in rest],
        "exact": exact_of_words(image, str(info.prompt)).get("rest"),
    }  # fmt: skip
    size = shape_within(image.shape[:2], 256)  # the maps are small in the figure
    pixels = image[..., 0].size / (size[0] * size[1])
    maps = [(text, info.heatmap(i, "rest", estimator, size=size).values / pixels) for i, text in enumerate(texts)]
    spectra = [(i, info.spectrum(i, "rest", estimator)) for i in sorted(words, key=lambda i: -rest[i].value)[:3]]
    return static.figure_of_words(
        image, maps, title=f"“{' '.join(texts)}”: {info.mi(estimator=estimator)}", bars=bars,
        spectra=[(texts[i], s.edges, s.values, s.stderr) for i, s in spectra],
    )  # fmt: skip


def exact_of_words(image: Any, prompt: str) -> dict[str, list[float | None]]:
    """Exact information of each word given the rest and alone, in nats; empty unless the image is an example scene."""
    from infodiff_widgets.scenes.exact import prompt_information

    caption, words = _captions().get(np.asarray(image).tobytes()), Prompt(prompt)
    if caption is None:
        return {}

    def difference(target: str, given: str) -> float | None:
        try:
            value = prompt_information(target, caption) - (prompt_information(given, caption) if given else 0.0)
        except ValueError:  # a prompt that never arises from the grammar
            return None
        return value if math.isfinite(value) else None

    return {
        "rest": [difference(prompt, words.omit(i).text) for i in range(len(words.words))],
        "alone": [difference(words.only(i).text, "") for i in range(len(words.words))],
    }


@functools.cache
def _captions() -> dict[bytes, str]:
    from infodiff_widgets.scenes.render import EXAMPLES, example

    return {np.asarray(example(k).image).tobytes(): example(k).caption for k in range(len(EXAMPLES))}
