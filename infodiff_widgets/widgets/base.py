"""What all widgets share: their front-end source, strict keywords and a picture for when no kernel runs."""

from __future__ import annotations

import base64
import difflib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import anywidget

if TYPE_CHECKING:
    from PIL import Image

_HERE = Path(__file__).parent
_PARTS = {
    "caption_rows.css": ("relation_pane.css",),
    "edit_bar.css": ("run_controls.css", "intervention_pane.css"),
    "edit_bar.js": ("run_controls.js",),
    "heatmap_pane.js": ("heatmap_fields.js", "heatmap_files.js", "heatmap_controls.js"),
    "run_bar.js": ("run_controls.js",),
    "token_picker.css": ("words.css",),
    "token_picker.js": ("words.js",),
    "word_bars.css": ("words.css",),
    "word_bars.js": ("words.js",),
}
"""Files that go before a front end which is in more than one."""


def own(name: str) -> str:
    """A widget's JavaScript or CSS, all its parts, without what is common to all widgets."""
    return "\n".join((_HERE / part).read_text(encoding="utf-8") for part in (*_PARTS.get(name, ()), name))


def source(name: str) -> str:
    """A widget's JavaScript or CSS, after what is common to all of them.

    Joining texts is the whole build: no bundler, nothing fetched from a network.
    """
    return own(f"common{Path(name).suffix}") + "\n" + own(name)


class Still(Protocol):
    """What every widget has beside its front end, the composite included."""

    def describe(self) -> str:
        """What it shows, as a line or more of text."""

    def to_image(self) -> Image.Image:
        """What it shows, as a picture for documents and for notebooks without a kernel."""


class Widget(anywidget.AnyWidget):
    """Base of the single widgets, each of them a :class:`Still`.

    It takes keywords only, and no unknown ones (traitlets would, silently).

    Raises:
        TypeError: a keyword is no trait of the widget; the message lists those that are.
    """

    def __init__(self, **traits: object) -> None:
        inherited = set(anywidget.AnyWidget.class_trait_names()) - {"layout"}
        known = sorted(n for n in set(self.trait_names()) - inherited if not n.startswith("_"))
        for name in traits:
            if name not in self.trait_names():
                close = difflib.get_close_matches(name, known, 1)
                hint = f" Did you mean {close[0]!r}?" if close else ""
                raise TypeError(f"{type(self).__name__} has no {name!r}.{hint} It takes: {', '.join(known)}.")
        super().__init__(**traits)

    def _repr_mimebundle_(self, **kwargs: object) -> tuple[dict, dict]:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | static_bundle(self), metadata


def static_bundle(widget: Still) -> dict[str, str]:
    """The parts of a mime bundle that need neither kernel nor browser: ``text/plain`` and ``image/png``."""
    buffer = io.BytesIO()
    widget.to_image().save(buffer, "PNG", optimize=True)
    return {"text/plain": widget.describe(), "image/png": base64.b64encode(buffer.getvalue()).decode("ascii")}
