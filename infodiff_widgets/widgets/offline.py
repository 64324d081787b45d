"""HTML pages that need neither kernel nor network: a widget's own bundle on a state stored in the page."""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from infodiff_widgets.widgets.base import bundle

if TYPE_CHECKING:
    from infodiff_widgets.widgets.base import Widget


def document(name: str, *, title: str, state: Mapping[str, Any]) -> str:
    """Write a page that shows the widget of a bundle in a state of :func:`widget_state`."""
    script, style = bundle(name)
    stored = json.dumps(state, allow_nan=False, ensure_ascii=False).replace("<", "\\u003c")  # no tag can begin in it
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{html.escape(title)}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 0; background: light-dark(#ffffff, #14171b); }}
main {{ max-width: 1152px; margin: 0 auto; padding: 16px; }}
{style}</style>
<main id="idw-page" data-bundle="{name}"></main>
<script type="application/json" id="idw-stored">{stored}</script>
<script type="module">
{script}</script>
</html>
"""


def facts(provenance: Mapping[str, Any]) -> str:
    """Texts and numbers of a provenance, in one line."""
    return ", ".join(f"{key}: {value}" for key, value in provenance.items() if isinstance(value, (str, int)))


def widget_state(kind: type[Widget], **traits: Any) -> dict[str, Any]:
    """State that a widget with these traits and otherwise defaults would send to its view, for JSON.

    No widget is created: it would be sent to the notebook.
    """
    return traits_state(kind, **{name: trait.default() for name, trait in kind.declared_traits().items()} | traits)


def traits_state(kind: type[Widget], **traits: Any) -> dict[str, Any]:
    """The part of :func:`widget_state` that these traits make."""
    state, declared = {}, kind.declared_traits()
    for name, value in traits.items():
        to_json = declared[name].metadata.get("to_json")
        value = np.ascontiguousarray(value, np.float32) if isinstance(value, np.ndarray) else value
        state[name] = as_json(to_json(value, None) if to_json else value)
    return state


def as_json(value: Any) -> Any:
    """Replace bytes by ``{"base64": text}``, at every depth."""
    if isinstance(value, (bytes, memoryview)):
        return {"base64": base64.b64encode(value).decode("ascii")}
    if isinstance(value, Mapping):
        return {name: as_json(inner) for name, inner in value.items()}
    return [as_json(inner) for inner in value] if isinstance(value, (list, tuple)) else value
