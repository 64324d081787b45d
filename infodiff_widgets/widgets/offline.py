"""HTML pages that need neither kernel nor network: a widget's own bundle on a state stored in the page."""

from __future__ import annotations

import base64
import gzip
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
<script type="application/octet-stream" id="idw-stored">{pack_state(state)}</script>
<script type="module">
{script}</script>
</html>
"""


def framed(page: str, still: bytes) -> str:
    """A page inside an output of a notebook: a PNG that gives way to the page where scripts may run."""
    picture = base64.b64encode(still).decode("ascii")
    return (
        f'<div><img alt="" style="max-width:100%" src="data:image/png;base64,{picture}">'
        f'<iframe style="width:100%;height:0;border:0" srcdoc="{html.escape(page)}"></iframe></div>'
    )


def pack_state(state: Mapping[str, Any]) -> str:
    """A state in base64: gzip of the length of its JSON (uint32), that JSON, and the bytes to which it refers.

    In the JSON, ``{"bytes": [start, length]}`` stands for bytes.
    """
    chunks, size = [], 0

    def reference(data: Any) -> dict[str, list[int]]:
        nonlocal size
        if not isinstance(data, (bytes, memoryview)):
            raise TypeError(f"a stored state consists of JSON and bytes, not {type(data).__name__}")
        chunks.append(bytes(data))
        start, size = size, size + len(chunks[-1])
        return {"bytes": [start, len(chunks[-1])]}

    text = json.dumps(state, allow_nan=False, ensure_ascii=False, default=reference).encode()
    packed = gzip.compress(b"".join([len(text).to_bytes(4, "little"), text, *chunks]), mtime=0)
    return base64.b64encode(packed).decode("ascii")


def facts(provenance: Mapping[str, Any]) -> str:
    """Texts and numbers of a provenance, in one line."""
    return ", ".join(f"{key}: {value}" for key, value in provenance.items() if isinstance(value, (str, int)))


def widget_state(kind: type[Widget], **traits: Any) -> dict[str, Any]:
    """State that a widget with these traits and otherwise defaults would send to its view.

    No widget is created: it would be sent to the notebook.
    """
    return traits_state(kind, **{name: trait.default() for name, trait in kind.declared_traits().items()} | traits)


def traits_state(kind: type[Widget], **traits: Any) -> dict[str, Any]:
    """The part of :func:`widget_state` that these traits make."""
    state, declared = {}, kind.declared_traits()
    for name, value in traits.items():
        to_json = declared[name].metadata.get("to_json")
        value = np.ascontiguousarray(value, np.float32) if isinstance(value, np.ndarray) else value
        state[name] = to_json(value, None) if to_json else value
    return state
