"""Name of the model, provenance of the result, and examples to open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from traitlets import List, Tuple, Unicode

from infodiff_widgets.widgets.base import Widget, bundle


class SourceBar(Widget):
    """The model's name, the provenance of the result, and examples to open.

    >>> bar = SourceBar(model="learned (bundled)", examples=["the dog on grass", "one cat on water"])
    >>> bar.on_example(lambda k: print("example", k))
    >>> bar.describe()
    'Model: learned (bundled)'
    """

    _esm, _css = bundle("source_bar")

    model = Unicode("", help="Name of the model.")
    facts = List(Tuple(Unicode(), Unicode()), help="Provenance as (name, value) pairs; folded away at first.")
    examples = List(Unicode(), help="Captions of the examples; empty for none.")

    def on_example(self, callback: Callable[[int], object]) -> None:
        """Call ``callback(k)`` when example ``k`` is opened."""
        self._callbacks["example"].append(callback)

    def _on_message(self, content: dict[str, Any]) -> None:
        if "example" in content:
            self._call("example", int(content["example"]))

    def describe(self) -> str:
        """List the model and the provenance."""
        return "\n".join([f"Model: {self.model}", *(f"{name}: {value}" for name, value in self.facts)])
