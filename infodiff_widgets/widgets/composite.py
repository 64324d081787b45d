"""`Composite`: several widgets around one session, and how their traits are set from its state."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import ipywidgets
import numpy as np
import traitlets
from PIL import Image

from infodiff_widgets.sessions.base import Session
from infodiff_widgets.widgets.base import Described
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


class Composite(Described, ipywidgets.Box, Generic[S]):
    """Base of the composite widgets. Subclasses keep their session and then all parts as attributes.

    Actions of the user change the session, and changes of the session refresh the parts that they affect.
    """

    session: S
    picker: TokenPicker

    def __init__(self, children: Sequence[ipywidgets.Widget], name: str) -> None:
        super().__init__(children)
        self.add_class(name)
        follow_cell(self.session)
        self._refresh()
        self._connect()

    def _connect(self) -> None:
        """Observe the session and the parts."""
        raise NotImplementedError

    def _state(self, changed: str | None) -> State:
        """Traits that depend on a trait of the session or an option that has changed; None for all."""
        raise NotImplementedError

    def _refresh(self, change: dict | None = None) -> None:
        with self.session.lock:
            for part, traits in self._state(None if change is None else change["name"]).items():
                if part == "query":
                    self.picker.ask(**traits)
                else:
                    set_traits(getattr(self, part), traits)

    def _start(self, **inputs: Any) -> None:
        """Run with other input."""
        for name, value in inputs.items():
            setattr(self.session, name, value)
        cast(Any, self.session).start()

    def close(self) -> None:
        """Cancel the run and close all parts. Python also calls this if the constructor has failed."""
        for part in list(vars(self).values()):
            if isinstance(part, (Session, ipywidgets.Widget)):
                part.close()
                if type(part) is ipywidgets.Box:
                    part.layout.close()
        super().close()


def connect_bar(session: Session, bar: RunControls, *settings: str, **actions: Callable[[], object]) -> None:
    """Connect a run bar with a session: settings in both directions, run status, and the buttons."""
    for name in settings:
        traitlets.link((session, name), (bar, name))
    for name in ("status", "progress", "detail", "error"):
        traitlets.dlink((session, name), (bar, name))
    for button, action in ({"pause": session.pause, "resume": session.resume} | actions).items():
        bar.on_press(button, action)


def set_traits(widget: ipywidgets.Widget, traits: Mapping[str, Any]) -> None:
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
