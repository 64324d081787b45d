"""Maps of a word cut at a threshold, side by side, and how well each covers what the word is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import traitlets

from infodiff_widgets.plots import localization_still
from infodiff_widgets.plots.colormaps import COLORMAPS
from infodiff_widgets.plots.localization_still import LEVELS
from infodiff_widgets.studies.fusion import combine
from infodiff_widgets.studies.metrics import HELD_OUT, average_precision, iou, minmax
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.traits import Maps, Mask, Picture

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.core.information import Information
    from infodiff_widgets.prompts import Selector

COLOURS = "viridis"


class LocalizationPane(Widget):
    """Move one threshold and see what each map finds of an object, with its overlap, as it moves.

    >>> mask = np.array([[True, False], [False, False]])
    >>> pane = LocalizationPane(mask=mask, maps={"CMI": np.array([[4, 3], [1, 0]])}, threshold=0.5)
    >>> print(pane.describe())
    Threshold 0.50; the whole picture has IoU 0.25
    CMI: IoU 0.50; best 1.00 at 0.75; average precision 1.00

    Every map is scaled to run from 0 to 1, and a pixel is found if it lies above the threshold. The browser counts,
    so that moving the slider costs no message and goes on working where no kernel runs.
    """

    _esm, _css = bundle("localization_pane")

    _stops = traitlets.List(COLORMAPS[COLOURS]).tag(sync=True)

    image = Picture()
    """The picture.

    - Type: PIL image or uint8 array [H, W, 3], optional
    - Default: ``None``
    """

    mask = Mask()
    """What the word is about.

    - Type: bool array [H, W], optional
    - Default: ``None``
    """

    maps = Maps()
    """Maps of the word by the names of the methods, in the order they are shown, each of the shape of ``mask``.

    - Type: dict of ``str`` and array [H, W]
    - Default: ``{}``
    """

    threshold = traitlets.Float(0.25, min=0, max=1).tag(sync=True)
    """Above which a scaled map counts as found.

    - Type: ``float``, 0 to 1
    - Default: ``0.25``
    """

    fixed = traitlets.Dict(key_trait=traitlets.Unicode(), value_trait=traitlets.Float(min=0, max=1)).tag(sync=True)
    """Thresholds that were chosen on other pictures, by method, to be marked.

    - Type: dict of ``str`` and ``float``
    - Default: ``{}``
    """

    title = traitlets.Unicode("").tag(sync=True)
    """What the maps are about, such as the word.

    - Type: ``str``
    - Default: ``""``
    """

    @traitlets.validate("maps", "mask")
    def _check_shapes(self, proposal: dict) -> Any:
        mask, maps = self.mask, self.maps
        if proposal["trait"].name == "mask":
            mask = proposal["value"]
        else:
            maps = proposal["value"]
        shapes = {} if mask is None else {"mask": mask.shape}
        shapes |= {name: values.shape for name, values in maps.items()}
        first = next(iter(shapes), None)
        for name, shape in shapes.items():
            if shape != shapes[first]:
                raise traitlets.TraitError(
                    f"maps must have one shape, that of the mask: {first!r} has {list(shapes[first])}, {name!r} has "
                    f"{list(shape)}; show() changes both at once"
                )
        return proposal["value"]

    @classmethod
    def of(
        cls, info: Information, word: Selector, mask: np.ndarray, report: Mapping[str, Any] | None = None, **traits: Any
    ) -> LocalizationPane:
        """Show the maps of a word of a result: information alone and given the rest, attention if recorded, combined.

        Negative values count as 0, as in ``study localization``. Maps of latents are compared cell by cell, without
        the bilinear enlargement of the study.

        Args:
            info: the result of ``estimate(model, image, prompt, attention_prompt=prompt)``.
            word: a word of its prompt, by text, index or slice.
            mask: pixels that show the object, bool [H, W], as the picture.
            report: contents of ``localization.json``, written by ``study localization``; its thresholds are marked.
            traits: traits of the pane, for instance ``threshold``.

        Raises:
            ValueError: if the word is not in the prompt.
            KeyError: if a prompt it needs was not evaluated.
        """
        maps = {}
        for name, given in (("MI", ""), ("CMI", "rest")):
            for suffix, estimator in (("", "orthogonal"), (" standard", "standard")):
                maps[name + suffix] = info.heatmap(word, given, estimator).values.clip(0)
        if info.attention is not None:
            maps["attention"] = info.attention_map(word)
        maps |= combine(maps, info.image)
        thresholds = (report or {}).get("thresholds", {}).get(HELD_OUT, {})
        fixed = {name: threshold for name, threshold in thresholds.items() if name in maps}
        text = " ".join(info.prompt.words[i] for i in info.prompt.indices(word))
        return cls(**{"image": info.image, "title": f"“{text}”", "fixed": fixed, "mask": mask, "maps": maps} | traits)

    def show(
        self, image: Any, mask: np.ndarray, maps: Mapping[str, np.ndarray], *, title: str = "",
        fixed: Mapping[str, float] | None = None,
    ) -> None:  # fmt: skip
        """Show another picture or word in one step, so that maps and mask never disagree."""
        with self.hold_sync():
            self.maps = {}  # the old ones may not fit the new mask
            self.image, self.mask, self.maps, self.title, self.fixed = image, mask, maps, title, dict(fixed or {})

    def overlap(self, name: str, threshold: float | None = None) -> float:
        """IoU of a method with the mask at a threshold; left out: that of the slider."""
        return float(iou(self.maps[name], self.mask, np.array([self.threshold if threshold is None else threshold]))[0])

    def best(self, name: str) -> tuple[float, float]:
        """The highest IoU of a method among the slider's thresholds, and where it is."""
        curve = iou(self.maps[name], self.mask, LEVELS)
        return float(curve.max()), float(LEVELS[curve.argmax()])

    def precision(self, name: str) -> float:
        """Average precision of a method: how well the order of the pixels tells the mask, whatever the threshold."""
        return average_precision(minmax(self.maps[name]), self.mask)

    def describe(self) -> str:
        """The threshold, and a line for each method."""
        head = f"{self.title}: threshold" if self.title else "Threshold"
        if self.mask is None or not self.maps:
            return f"{head} {self.threshold:.2f}; no map or no mask yet"
        lines = [f"{head} {self.threshold:.2f}; the whole picture has IoU {self.mask.mean():.2f}"]
        for name in self.maps:
            value, at = self.best(name)
            parts = [f"{name}: IoU {self.overlap(name):.2f}", f"best {value:.2f} at {at:.2f}"]
            if name in self.fixed:
                parts.append(f"{self.overlap(name, self.fixed[name]):.2f} at the fixed {self.fixed[name]:.2f}")
            lines.append("; ".join([*parts, f"average precision {self.precision(name):.2f}"]))
        return "\n".join(lines)

    def to_image(self) -> Image.Image:
        """The picture, and what each method finds of it."""
        return localization_still.sheet(self)
