"""Common parts of the widgets: front-end bundles, synced traits, messages, and the figure for when no kernel runs."""

from __future__ import annotations

import base64
import difflib
import inspect
from abc import abstractmethod
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import anywidget
import ipywidgets
import traitlets
from PIL import Image

from infodiff_widgets.plots import static
from infodiff_widgets.widgets.cells import follow_cell
from infodiff_widgets.widgets.traits import to_png

STATIC = Path(__file__).parent / "static"
"""Front-end bundles, built from ``frontend`` by ``npm run build``."""


def bundle(name: str) -> tuple[str, str]:
    """JavaScript and CSS of a widget or a page."""
    script, style = ((STATIC / f"{name}{suffix}").read_text(encoding="utf-8") for suffix in (".js", ".css"))
    return script, style


W = TypeVar("W", bound="Widget")


def part(kind: type[W], **traits: Any) -> W:
    """A widget of which the browser hears nothing, for the texts and figures of another one."""
    widget = kind.__new__(kind)
    vars(widget)["_is_part"] = True
    widget.__init__(**traits)
    return widget


class Described(ipywidgets.DOMWidget):
    """A widget that also has a text and a figure, for documents and for notebooks without a kernel."""

    _shared_layout: Any = None  # a layout of the user's, which other widgets may have as well

    @abstractmethod
    def describe(self) -> str:
        """The present state as text."""

    @abstractmethod
    def to_image(self) -> Image.Image | None:
        """The present state as a figure; None where text says everything."""

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        if (session := getattr(self, "session", None)) is not None:
            follow_cell(session)
        view: Any = super()._repr_mimebundle_(**kwargs)
        image, still = self.to_image(), {"text/plain": self.describe()}
        if image is not None:
            still["image/png"] = base64.b64encode(to_png(image, optimize=True)).decode("ascii")
        # anywidget also returns metadata
        return (view[0] | still, view[1]) if isinstance(view, tuple) else (view or {}) | still

    def close(self) -> None:
        """Close the widget and its layout. Python also calls this if the constructor has failed."""
        layout = self._trait_values.get("layout")
        super().close()
        if layout is not None and layout is not self._shared_layout:
            layout.close()


class TraitSignature:
    """Signature of a widget whose constructor takes its traits, as help and completion show it."""

    def __get__(self, _widget: object, kind: type[Widget]) -> inspect.Signature | None:
        if kind.__init__.__qualname__ != "Widget.__init__":
            return None  # it has a signature of its own
        return inspect.Signature(
            [
                inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=trait.default())
                for name, trait in kind.declared_traits().items()
            ]
        )


class Widget(Described, anywidget.AnyWidget):
    """Base class of the single widgets. All traits that they declare are synced with the browser.

    It accepts keywords only, and no unknown ones (traitlets would ignore them).

    Raises:
        TypeError: if a keyword is not a trait of the widget. The message lists the traits.
    """

    __signature__: Any = TraitSignature()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        for trait in vars(cls).values():
            if isinstance(trait, traitlets.TraitType):
                trait.metadata.setdefault("sync", True)
        super().__init_subclass__(**kwargs)

    def open(self) -> None:
        """Tell the browser of the widget, unless it is only a :func:`part` of another one."""
        if not vars(self).get("_is_part"):
            super().open()

    def __init__(self, **traits: object) -> None:
        known = sorted(name for name in (*self.declared_traits(), "layout") if not name.startswith("_"))
        for name in traits:
            if name not in self.trait_names():
                close = difflib.get_close_matches(name, known, 1)
                hint = f" Did you mean {close[0]!r}?" if close else ""
                raise TypeError(f"{type(self).__name__} has no {name!r}.{hint} It takes: {', '.join(known)}.")
        self._shared_layout = traits.get("layout")
        super().__init__(**traits)
        self._callbacks: defaultdict[str, list[Callable[..., object]]] = defaultdict(list)
        self.on_msg(lambda _widget, content, buffers: self._on_message(content | {"buffers": buffers}))

    @classmethod
    def declared_traits(cls) -> dict[str, traitlets.TraitType]:
        """The traits that this package declares, by name."""
        return {k: v for k, v in cls.class_traits().items() if k not in anywidget.AnyWidget.class_trait_names()}

    def synced(self) -> list[str]:
        """Names of the traits that travel to the browser."""
        return [name for name, trait in self.declared_traits().items() if trait.metadata.get("sync")]

    def send(self, content: dict[str, Any], buffers: Any = None) -> None:
        """Send a message to the front end; that of a part goes to the view of the whole."""
        vars(self).get("_send_to_view", super().send)(content, buffers)

    def _on_message(self, content: dict[str, Any]) -> None:
        """Handle a message of the front end; its bytes are in "buffers"."""

    def _call(self, event: str, *arguments: object) -> None:
        for callback in self._callbacks[event]:
            callback(*arguments)

    def panel(self) -> static.Panel | None:
        """The drawing of a still figure; None where text says everything."""
        return None

    def to_image(self) -> Image.Image | None:
        """Draw what the widget shows; None where text says everything."""
        return static.join([[self.panel()]])
