"""Thresholded maps of a word side by side, with the overlap of each with the object."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image
from traitlets import Dict, TraitError, Unicode, validate

from infodiff_widgets.plots import static
from infodiff_widgets.plots.style import style_axes, theme
from infodiff_widgets.sessions.traits import Float
from infodiff_widgets.studies.fusion import combine
from infodiff_widgets.studies.metrics import HELD_OUT, average_precision, iou, minmax
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.traits import Maps, Mask, Picture

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.prompts import Selector

LEVELS = np.arange(100) / 100
"""Thresholds of the slider, among which the best one is chosen."""


class LocalizationPane(Widget):
    """Move one threshold and see which part of an object each map finds, and their overlap.

    >>> mask = np.array([[True, False], [False, False]])
    >>> pane = LocalizationPane(mask=mask, maps={"CMI": np.array([[4, 3], [1, 0]])}, threshold=0.5)
    >>> print(pane.describe())
    Threshold 0.50; the whole picture has IoU 0.25
    CMI: IoU 0.50; best 1.00 at 0.75; average precision 1.00

    Every map is scaled to run from 0 to 1, and a pixel is found if it lies above the threshold. The browser counts
    pixels, so the slider works without a kernel.
    """

    _esm, _css = bundle("localization_pane")

    image = Picture(help="The picture: a PIL image or uint8 array [H, W, 3]; None for none.")
    mask = Mask(help="Pixels of the object that the word names, bool [H, W].")
    maps = Maps(help="Maps of the word by names of methods, in the order shown, each of the shape of ``mask``.")
    threshold = Float(0.25, min=0, max=1, help="Value above which a pixel of a map, scaled to 0 to 1, is found.")
    fixed = Dict(Float(min=0, max=1), Unicode(), help="Marked thresholds by method, chosen on other pictures.")
    title = Unicode("", help="Subject of the maps, such as the word.")

    @validate("maps", "mask")
    def _check_shapes(self, proposal: dict) -> Any:
        new = {"mask": self.mask, "maps": self.maps} | {proposal["trait"].name: proposal["value"]}
        arrays = ({} if new["mask"] is None else {"mask": new["mask"]}) | new["maps"]
        shapes = {name: list(array.shape) for name, array in arrays.items()}
        for name, shape in shapes.items():
            first = next(iter(shapes))
            if shape != shapes[first]:
                unequal = f"{first!r} has {shapes[first]}, {name!r} has {shape}"
                raise TraitError(f"maps must have one shape, that of the mask: {unequal}; show() changes both at once")
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
            ValueError: if the word is not in the prompt, or the result has no prompt or image.
            KeyError: if a prompt it needs was not evaluated.
        """
        prompt, image = info.prompt, info.image
        if prompt is None or image is None:
            raise ValueError("a localization pane needs the image and the prompt of a result; this result has none")
        maps = {"MI": info.heatmap(word, ""), "MI standard": info.heatmap(word, "", "standard")}
        maps |= {"CMI": info.heatmap(word, "rest"), "CMI standard": info.heatmap(word, "rest", "standard")}
        maps = {name: heat.values.clip(0) for name, heat in maps.items()}
        if info.attention is not None:
            maps["attention"] = info.attention_map(word)
        maps |= combine(maps, image)
        thresholds = (report or {}).get("thresholds", {}).get(HELD_OUT, {})
        fixed = {name: thresholds[name] for name in maps if name in thresholds}
        title = f"“{' '.join(prompt.words[i] for i in prompt.indices(word))}”"
        return cls(**{"image": image, "title": title, "fixed": fixed, "mask": mask, "maps": maps} | traits)

    def show(
        self, image: Any, mask: np.ndarray, maps: Mapping[str, np.ndarray], *, title: str = "",
        fixed: Mapping[str, float] | None = None,
    ) -> None:  # fmt: skip
        """Show another picture or word in one step, so that maps and mask always agree."""
        with self.hold_sync():
            self.maps = {}  # the old ones may not fit the new mask
            self.image, self.mask, self.maps, self.title, self.fixed = image, mask, maps, title, dict(fixed or {})

    def _iou(self, name: str, levels: np.ndarray = LEVELS) -> np.ndarray:
        return iou(self.maps[name], np.asarray(self.mask), levels)

    def overlap(self, name: str, threshold: float | None = None) -> float:
        """IoU of a method with the mask at a threshold; by default that of the slider."""
        return float(self._iou(name, np.array([self.threshold if threshold is None else threshold]))[0])

    def best(self, name: str) -> tuple[float, float]:
        """The highest IoU of a method among the slider's thresholds, and its threshold."""
        curve = self._iou(name)
        return float(curve.max()), float(LEVELS[curve.argmax()])

    def precision(self, name: str) -> float:
        """Average precision of a method: how well its ranking of pixels separates the mask, at no threshold."""
        return average_precision(minmax(self.maps[name]), np.asarray(self.mask))

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

    def to_image(self) -> Image.Image | None:
        """The figure of all methods; the bare picture without a map or a mask."""
        return super().to_image() or self.image

    def panel(self) -> static.Panel | None:
        """The picture with its mask, and what each method finds over its IoU at all thresholds."""
        if self.mask is None or not self.maps:
            return None
        rows, columns = self._grid()
        aspect = self.mask.shape[0] / self.mask.shape[1]
        return static.Panel(self._draw, max(1.5 * columns, 4.5), rows * (1.3 * aspect + 1.1) + 0.3)

    def _grid(self) -> tuple[int, int]:
        rows = -(-(len(self.maps) + 1) // 5)
        return rows, -(-(len(self.maps) + 1) // rows)

    def _draw(self, figure: static.FigureBase, dark: bool) -> None:
        (rows, columns), look, mask = self._grid(), theme(dark), np.asarray(self.mask)
        figure.suptitle(self.describe().splitlines()[0], color=look.ink, fontsize=9)
        ratios = [1.3 * mask.shape[0] / mask.shape[1], 0.5] * rows
        axes = figure.subplots(2 * rows, columns, squeeze=False, height_ratios=ratios)
        for ax in axes.ravel():
            ax.set_axis_off()
        if self.image is not None:
            static.draw_picture(axes[0, 0], self.image, title="picture", dark=dark)
            static.draw_outline(axes[0, 0], mask, dark=dark)
        highest = max(self.overlap(name) for name in self.maps)
        for k, (name, values) in enumerate(self.maps.items(), 1):
            above, below = axes[2 * (k // columns), k % columns], axes[2 * (k // columns) + 1, k % columns]
            title = f"{textwrap.fill(name, 20)}\nIoU {self.overlap(name):.2f}"
            style = {"title": title, "dark": dark}
            static.draw_localization(above, self.image, minmax(values), mask, threshold=self.threshold, **style)
            above.title.set(fontsize=7.5, fontweight="bold" if self.overlap(name) == highest > 0 else "normal")
            below.set_axis_on()
            self._draw_curve(below, name, dark)

    def _draw_curve(self, ax: static.Axes, name: str, dark: bool) -> None:
        look, (value, at) = theme(dark), self.best(name)
        style_axes(ax, dark)
        ax.plot(LEVELS, self._iou(name), color=look.bar, linewidth=1.2)
        ax.plot([at], [value], ".", color=look.bar, markersize=5)
        ax.axvline(self.threshold, color=look.muted, linewidth=0.6)
        if name in self.fixed:
            ax.plot([self.fixed[name]], [0], "^", color=look.exact, markersize=4, clip_on=False)
        ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[0, 1], yticks=[0, 1])
        ax.set_xlabel(f"best {value:.2f} at {at:.2f}", fontsize=6.5, labelpad=-4)
        ax.tick_params(labelsize=6)
