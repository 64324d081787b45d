"""`Composite`: one widget made of parts around a session, and how their traits are set from its state."""

from __future__ import annotations

import contextlib
from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import numpy as np
import traitlets
from PIL import Image

from infodiff_widgets.sessions.base import Session
from infodiff_widgets.widgets.base import Widget
from infodiff_widgets.widgets.cells import follow_cell
from infodiff_widgets.widgets.text import format_estimate
from infodiff_widgets.widgets.traits import Picture

if TYPE_CHECKING:
    from infodiff_widgets.core.results import Heatmap
    from infodiff_widgets.widgets.run_controls import RunControls
    from infodiff_widgets.widgets.token_picker import TokenPicker


S = TypeVar("S", bound=Session)
State = dict[str, dict[str, Any]]
"""Traits by part of a composite, in the order in which they are to be set; "query": arguments of ``picker.ask``."""


class Composite(Widget, Generic[S]):
    """Base of the composite widgets: the browser has one model and one view, with the traits of all parts.

    A part is an attribute that was made with :func:`~infodiff_widgets.widgets.base.part`; its trait ``values`` travels
    as ``"pane.values"`` if the attribute is ``pane``. Subclasses keep their session and then all parts as attributes.
    Actions of the user change the session, and changes of the session refresh the parts that they affect.
    """

    session: S
    picker: TokenPicker

    def __init__(self, **parts: Widget) -> None:
        self._parts, self._incoming = parts, {}
        for name, each in parts.items():
            setattr(self, name, each)
        super().__init__()
        for name, each in parts.items():
            vars(each)["_send_to_view"] = self.send
            each.observe(lambda change, name=name: self._forward(f"{name}.{change['name']}"), each.synced())
        follow_cell(self.session)
        self._refresh()
        self._connect()

    @abstractmethod
    def _connect(self) -> None:
        """Observe the session and the parts."""

    @abstractmethod
    def _state(self, changed: str | None) -> State:
        """Traits that depend on a trait of the session or an option that has changed; None for all."""

    def _refresh(self, change: dict | None = None) -> None:
        with self.session.lock, self.hold_sync():
            for name, traits in self._state(None if change is None else change["name"]).items():
                if name == "query":
                    self.picker.ask(**traits)
                else:
                    set_traits(self._parts[name], traits)

    def _start(self, **inputs: Any) -> None:
        """Run with other input."""
        for name, value in inputs.items():
            setattr(self.session, name, value)
        cast(Any, self.session).start()

    # ---- one state for the browser

    def get_state(self, key: Any = None, drop_defaults: bool = False) -> dict[str, Any]:
        """The traits of this widget and of its parts."""
        names = [key] if isinstance(key, str) else key
        own = None if names is None else [name for name in names if "." not in name]
        state = super().get_state(own, drop_defaults) if own is None or own else {}
        every = [f"{name}.{trait}" for name, each in self._parts.items() for trait in each.synced()]
        for name in every if names is None else [name for name in names if "." in name]:
            which, trait = name.split(".")
            state[name] = self._parts[which].get_state(trait)[trait]
        return state

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Set what the browser sent of each part at once."""
        by_part: dict[str, dict[str, Any]] = {}
        for name, value in sync_data.items():
            which, _, trait = name.partition(".")
            if trait:
                by_part.setdefault(which, {})[trait] = value
        super().set_state({name: value for name, value in sync_data.items() if "." not in name})
        self._incoming = dict(sync_data)
        try:
            for which, traits in by_part.items():
                self._parts[which].set_state(traits)
        finally:
            self._incoming = {}

    def _forward(self, name: str) -> None:
        """Send the trait of a part, unless the browser has just sent this value."""
        if name in self._incoming and np.array_equal(self.get_state(name)[name], self._incoming[name]):
            return
        self._incoming.pop(name, None)  # overruled: whatever follows is news to the browser
        if self._holding_sync:
            self._states_to_send.add(name)
        elif self.comm is not None:
            self.send_state(name)

    def _on_message(self, content: dict[str, Any]) -> None:
        if (name := content.get("part")) in self._parts:
            self._parts[name]._on_message(content)

    def close(self) -> None:
        """Cancel the run and close. Python also calls this if the constructor has failed."""
        for part in list(vars(self).values()):
            if isinstance(part, (Session, Widget)):
                part.close()
        super().close()


def connect_bar(session: Session, bar: RunControls, *settings: str, **actions: Callable[[], object]) -> None:
    """Connect a run bar with a session: settings in both directions, run status, and the buttons."""
    for name in settings:
        traitlets.link((session, name), (bar, name))
    for name in ("status", "progress", "detail", "error"):
        traitlets.dlink((session, name), (bar, name))
    for button, action in ({"pause": session.pause, "resume": session.resume} | actions).items():
        bar.on_press(button, action)


def set_traits(widget: Widget, traits: Mapping[str, Any]) -> None:
    """Set the traits that differ, in this order and in one message: equal maps and images are not sent again."""
    with widget.hold_sync():
        for name, value in traits.items():
            before = getattr(widget, name)
            if not (isinstance(before, np.ndarray) and np.array_equal(before, value, equal_nan=True)):
                setattr(widget, name, value)  # traitlets compares the other types by itself


def map_traits(heat: Heatmap | None, unit: str = "nats", scale: float = 1.0) -> dict[str, Any]:
    """Traits of the pane that shows a map, in a unit of which a nat has ``scale``; those of no map for None."""
    if heat is None:
        return {"values": None, "errors": None, "replicates": None, "reading": "", "signed": None}
    total, replicates = heat.total, heat.replicates
    return {
        "values": heat.values * scale, "errors": heat.stderr * scale,
        "replicates": None if replicates is None else replicates * scale,
        "reading": format_estimate(total.value * scale, total.stderr * scale, unit),
        "signed": heat.estimator == "standard", "unit": f"{unit} per pixel",
    }  # fmt: skip


def as_picture(image: Any) -> Image.Image | None:
    """An image as RGB; None for anything else, which a run refuses with an error message."""
    with contextlib.suppress(traitlets.TraitError):
        return Picture().validate(None, image)
    return None
