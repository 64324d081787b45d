"""Common parts of the widgets: front-end bundles, strict keywords, and the picture for when no kernel runs."""

from __future__ import annotations

import base64
import difflib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget

from infodiff_widgets.plots import static

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.plots.static import Panel
    from infodiff_widgets.widgets.composite import Composite

STATIC = Path(__file__).parent / "static"
"""Front-end bundles, built from ``frontend`` by ``npm run build``."""


def bundle(name: str) -> tuple[str, str]:
    """JavaScript and CSS of a widget or a page."""
    script, style = ((STATIC / f"{name}{suffix}").read_text(encoding="utf-8") for suffix in (".js", ".css"))
    return script, style


class Widget(anywidget.AnyWidget):
    """Base class of the single widgets.

    It accepts keywords only, and no unknown ones (traitlets would ignore them).

    Raises:
        TypeError: if a keyword is not a trait of the widget. The message lists the traits.
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

    def describe(self) -> str:
        """Describe in a line or more of text what the widget shows."""
        raise NotImplementedError

    def panel(self) -> Panel | None:
        """The drawing of a still figure; None where text says everything."""
        return None

    def to_image(self) -> Image.Image | None:
        """Draw what the widget shows; None where text says everything."""
        return static.join([[self.panel()]])

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return data | static_mimebundle(self), metadata


def static_mimebundle(widget: Widget | Composite) -> dict[str, str]:
    """Parts of a mime bundle that need neither kernel nor browser: ``text/plain`` and ``image/png``."""
    image, data = widget.to_image(), {"text/plain": widget.describe()}
    if image is not None:
        buffer = io.BytesIO()
        image.save(buffer, "PNG", optimize=True)
        data["image/png"] = base64.b64encode(buffer.getvalue()).decode("ascii")
    return data
