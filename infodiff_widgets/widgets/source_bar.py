"""Name of the model, provenance of the result, and examples to open."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from infodiff_widgets.widgets.base import Widget, bundle


class SourceBar(Widget):
    """The model's name, the provenance of the result, and examples to open.

    >>> bar = SourceBar(model="bundled scenes", examples=["the dog on grass", "one cat on water"])
    >>> bar.on_example(lambda k: print("example", k))
    >>> bar.describe()
    'Model: bundled scenes'
    """

    _esm, _css = bundle("source_bar")

    model = traitlets.Unicode("").tag(sync=True)
    """Name of the model."""

    facts = traitlets.List(traitlets.Tuple(traitlets.Unicode(), traitlets.Unicode())).tag(sync=True)
    """Provenance as (name, value) pairs; folded away at first."""

    examples = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """Captions of the examples; empty for none."""

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self._on_example: list[Callable[[int], object]] = []
        self.on_msg(self._on_message)

    def on_example(self, callback: Callable[[int], object]) -> None:
        """Call ``callback(k)`` when example ``k`` is opened."""
        self._on_example.append(callback)

    def _on_message(self, _widget: object, content: dict, _buffers: object) -> None:
        if "example" in content:
            for callback in self._on_example:
                callback(int(content["example"]))

    def describe(self) -> str:
        """List the model and the provenance."""
        return "\n".join([f"Model: {self.model}", *(f"{name}: {value}" for name, value in self.facts)])
