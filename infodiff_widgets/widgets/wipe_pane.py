"""A picture before and after, under one slider, and a strip of all that were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets
from PIL import Image

from infodiff_widgets.plots import paint
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.traits import Picture, Pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

THUMBNAIL = 96
"""Longer side of a picture of the strip."""


class WipePane(Widget):
    """Wipe between two pictures by a slider, a drag or the arrow keys; a strip below brings others back.

    >>> pane = WipePane(title="“dog” → “cat”", facts=[("reconstruction error", "0.0002 % of the variance")])
    >>> print(pane.describe())
    “dog” → “cat”
    no picture yet
    reconstruction error: 0.0002 % of the variance
    """

    _esm, _css = bundle("wipe_pane")

    before = Picture()
    """The picture on the left of the slider.

    - Type: PIL image or uint8 array [H, W, 3], optional
    - Default: ``None``
    """

    after = Picture()
    """The picture on its right, of the same size.

    - Type: PIL image or uint8 array [H, W, 3], optional
    - Default: ``None``
    """

    names = traitlets.Tuple(traitlets.Unicode(), traitlets.Unicode(), default_value=("before", "after")).tag(sync=True)
    """What the two are called.

    - Type: tuple of two ``str``
    - Default: ``("before", "after")``
    """

    wipe = traitlets.Float(0.5, min=0, max=1).tag(sync=True)
    """How much of the width shows the picture before.

    - Type: ``float``, 0 to 1
    - Default: ``0.5``
    """

    title = traitlets.Unicode("").tag(sync=True)
    """What was done.

    - Type: ``str``
    - Default: ``""``
    """

    note = traitlets.Unicode("").tag(sync=True)
    """What to say while there is nothing after.

    - Type: ``str``
    - Default: ``""``
    """

    facts = traitlets.List(traitlets.Tuple(traitlets.Unicode(), traitlets.Unicode())).tag(sync=True)
    """(name, value) pairs below the pictures.

    - Type: list of tuples of two ``str``
    - Default: ``[]``
    """

    thumbnails = Pictures()
    """The pictures of the strip.

    - Type: list of PIL images or uint8 arrays [H, W, 3]
    - Default: ``[]``
    """

    captions = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """What each of them is.

    - Type: list of ``str``
    - Default: ``[]``
    """

    chosen = traitlets.Int(-1, min=-1).tag(sync=True)
    """Which of them is shown; −1 for none.

    - Type: ``int``
    - Default: ``-1``
    """

    @staticmethod
    def small(picture: Image.Image) -> Image.Image:
        """A picture as the strip shows it; never larger than it is."""
        copy = picture.copy()
        copy.thumbnail((THUMBNAIL, THUMBNAIL))
        return copy

    def wiped(self) -> Image.Image | None:
        """The two pictures joined at the slider; one of them if there is only one."""
        if self.before is None or self.after is None:
            return self.after if self.before is None else self.before
        joined, edge = self.after.copy(), round(self.wipe * self.after.width)
        left = self.before if self.before.size == joined.size else self.before.resize(joined.size)
        joined.paste(left.crop((0, 0, edge, joined.height)), (0, 0))
        return joined

    def describe(self) -> str:
        """What is shown, the facts and the strip."""
        two = "no picture yet" if self.before is None else self.note or "no picture after yet"
        if self.before is not None and self.after is not None:
            two = f"{self.names[0]} up to {100 * self.wipe:.0f} % of the width, {self.names[1]} from there"
        facts = [f"{name}: {value}" for name, value in self.facts]
        return "\n".join([self.title or "Before and after", two, *facts, *(line for _, line in self._strip())])

    def _strip(self) -> list[tuple[int, str]]:
        """A line for each picture of the strip, with its number."""
        return [(k, f"{'>' if k == self.chosen else ' '} {k} {text}") for k, text in enumerate(self.captions)]

    def to_image(self) -> Image.Image:
        """Both pictures side by side, with the facts and the strip."""
        texts: Sequence[tuple[str, str]] = [(f"{name}: {value}", "ink") for name, value in self.facts]
        texts = [*texts, *([(self.note, "muted")] if self.after is None else [])]
        both = f"{self.names[0]}, {self.names[1]}" if self.before is not None and self.after is not None else ""
        parts = [paint.lines([(self.title or "Before and after", "ink"), (both, "muted")])]
        pictures = [picture for picture in (self.before, self.after) if picture is not None]
        if pictures:
            parts.append(paint.joined([_enlarged(picture, 240) for picture in pictures]))
        parts += [paint.lines(texts)] * bool(texts)
        if self.thumbnails:
            parts.append(paint.joined([_enlarged(picture, THUMBNAIL) for picture in self.thumbnails], gap=6))
            parts.append(paint.lines([(line, "ink" if k == self.chosen else "muted") for k, line in self._strip()]))
        return paint.joined(parts, down=True, gap=4)


def _enlarged(picture: Image.Image, longer: int) -> Image.Image:
    zoom = longer / max(picture.size)
    size = tuple(max(round(side * zoom), 1) for side in picture.size)
    return picture.resize(size, Image.Resampling.NEAREST if zoom > 1 else Image.Resampling.LANCZOS)
