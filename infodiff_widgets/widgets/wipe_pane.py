"""A picture before and after an edit under one slider, and a strip of all edits."""

from __future__ import annotations

from PIL import Image
from traitlets import List, Tuple, Unicode

from infodiff_widgets.plots import static
from infodiff_widgets.plots.style import theme
from infodiff_widgets.sessions.traits import Float, Int
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.traits import Picture, Pictures

THUMBNAIL = 96
"""Longer side of a picture in the strip, in pixels."""


class WipePane(Widget):
    """Wipe between two pictures with a slider, a drag or the arrow keys; a strip below shows the others.

    >>> pane = WipePane(title="“dog” → “cat”", facts=[("reconstruction error", "0.0002 % of the variance")])
    >>> print(pane.describe())
    “dog” → “cat”
    no picture yet
    reconstruction error: 0.0002 % of the variance
    """

    _esm, _css = bundle("wipe_pane")

    before = Picture(help="The picture on the left of the slider.")
    after = Picture(help="The picture on its right, of the same size.")
    names = Tuple(Unicode(), Unicode(), default_value=("before", "after"), help="Names of the two.")
    wipe = Float(0.5, min=0, max=1, help="Share of the width that shows the picture before.")
    title = Unicode("", help="Heading, such as the edit.")
    note = Unicode("", help="Text in place of a missing picture after.")
    facts = List(Tuple(Unicode(), Unicode()), help="(name, value) pairs below the pictures.")
    thumbnails = Pictures(help="Pictures of the strip.")
    captions = List(Unicode(), help="A caption for each of them.")
    chosen = Int(-1, min=-1, help="Index of the one that is shown; −1 for none.")

    @staticmethod
    def small(picture: Image.Image) -> Image.Image:
        """A picture reduced to the size of the strip, never enlarged."""
        copy = picture.copy()
        copy.thumbnail((THUMBNAIL, THUMBNAIL))
        return copy

    def describe(self) -> str:
        """The state of the slider, the facts and the strip."""
        two = "no picture yet" if self.before is None else self.note or "no picture after yet"
        if self.before is not None and self.after is not None:
            two = f"{self.names[0]} up to {100 * self.wipe:.0f} % of the width, {self.names[1]} from there"
        strip = [f"{'>' if k == self.chosen else ' '} {k} {text}" for k, text in enumerate(self.captions)]
        return "\n".join([self.title or "Before and after", two, *self._facts(), *strip])

    def _facts(self) -> list[str]:
        return [f"{name}: {value}" for name, value in self.facts]

    def to_image(self) -> Image.Image | None:
        """The figure of both pictures; the only one, if there is one; None without any."""
        return super().to_image() if self.before and self.after else self.before or self.after

    def panel(self) -> static.Panel | None:
        """Both pictures side by side, with the facts and the strip."""
        if not self.before and not self.after:
            return None
        height = 2.4 + 0.17 * len(self.facts) + 0.9 * bool(self.thumbnails)
        return static.Panel(self._draw, 4.4, height)

    def _draw(self, figure: static.FigureBase, dark: bool) -> None:
        ink, strip = theme(dark).ink, len(self.thumbnails)
        figure.suptitle(self.title, color=ink, fontsize=9)
        figure.supxlabel("\n".join(self._facts()), color=ink, fontsize=7.5, x=0.02, ha="left")
        parts = figure.subfigures(1 + bool(strip), 1, squeeze=False, height_ratios=[2.4, 0.9][: 1 + bool(strip)])[:, 0]
        shown = [(p, name) for p, name in zip((self.before, self.after), self.names, strict=True) if p is not None]
        for ax, (picture, name) in zip(parts[0].subplots(1, len(shown), squeeze=False)[0], shown, strict=True):
            static.draw_picture(ax, picture, title=name, dark=dark)
        if strip:
            axes = parts[1].subplots(1, max(strip, 5), squeeze=False)[0]
            for k, ax in enumerate(axes):
                ax.set_axis_off()
                if k < strip:
                    static.draw_picture(ax, self.thumbnails[k], dark=dark)
                    weight = "bold" if k == self.chosen else "normal"
                    ax.set_title(self.captions[k] if k < len(self.captions) else "", fontsize=6, fontweight=weight)
