"""HTML pages that need neither kernel nor network: the widgets' views on states stored in the page."""

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


def document(name: str, *, prompt: str, intro: str, body: str, provenance: Mapping[str, Any], stored: Any) -> str:
    """Write the page of a bundle, such as ``"explorer_page"``, with the prompt as heading.

    ``intro`` and ``body`` are HTML, ``body`` with an element for each view, its id the name of the view. ``stored`` is
    JSON for the bundle, with bytes as :func:`as_json` leaves them.
    """
    script, style = bundle(name)
    data = json.dumps(stored, allow_nan=False, ensure_ascii=False).replace("<", "\\u003c")  # no tag can begin in it
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{html.escape(prompt)}</title>
<style>
{style}</style>
<main class="idw">
<h1 id="title">“{html.escape(prompt)}”</h1>
<p class="idw-muted">{intro}</p>
{body}
<p class="idw-muted idw-small" id="facts">{html.escape(facts(provenance))}</p>
</main>
<script type="application/json" id="stored">{data}</script>
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
    defaults = {name: trait.default() for name, trait in kind.declared_traits().items()}
    return traits_state(kind, **defaults | traits)


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
