"""A page that needs neither kernel nor network: the widgets' own front ends on numbers stored in it."""

from __future__ import annotations

import html
import json
from typing import Any

from infodiff_widgets.widgets.base import own, source


def document(
    title: str, intro: str, body: str, provenance: dict[str, Any], parts: dict[str, str], scripts: tuple[str, ...],
    call: str, stored: Any, styles: tuple[str, ...] = (),
) -> str:  # fmt: skip
    """The page.

    Args:
        title: a prompt.
        intro: what can be done with the page, as HTML.
        body: HTML with an element for each part, its id the part's name.
        provenance: where the numbers come from; those that are text or numbers are named.
        parts: the widget of each part, such as ``"heatmap_pane"``.
        scripts: JavaScript files beside that of the page's own model.
        call: the function in them that is called with ``stored`` and the front ends by part.
        stored: for JSON.
        styles: further CSS files.
    """
    widgets = dict.fromkeys(parts.values())
    css = [source("page.css"), *(own(f"{name}.css") for name in widgets), *map(own, styles)]
    modules = ",\n".join(
        f"{part}: (() => {{\n{own(name + '.js').replace('export default', 'return')}\n}})()"
        for part, name in parts.items()
    )
    script = "\n".join([own("common.js"), own("page.js"), *map(own, scripts)])
    script += f"\n{call}({json.dumps(stored, allow_nan=False)}, {{{modules}}});"
    return _PAGE.format(
        title=html.escape(title), intro=intro, body=body, facts=html.escape(facts(provenance)), styles="\n".join(css),
        script=script.replace("</", "<\\/"),
    )  # fmt: skip


def facts(provenance: dict[str, Any]) -> str:
    """Where numbers come from, as the foot of the page says it."""
    return ", ".join(f"{key}: {value}" for key, value in provenance.items() if isinstance(value, (str, int)))


_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{styles}
</style>
<main class="idw">
<h1 id="title">“{title}”</h1>
<p class="idw-muted">{intro}</p>
{body}
<p class="idw-muted idw-small" id="facts">{facts}</p>
</main>
<script type="module">
{script}
</script>
</html>
"""
