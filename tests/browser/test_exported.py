"""The course as HTML, opened without kernel and network."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

pytest.importorskip("playwright")
from nbconvert import HTMLExporter

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))

HEIGHTS = """
() => [...document.querySelectorAll(".jp-CodeCell")].map((cell) => {
    const outputs = [...cell.querySelectorAll(".jp-OutputArea-output")];
    return outputs.map((output) => output.getBoundingClientRect().height);
})"""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_output_is_seen(path, browser, tmp_path):
    book = nbformat.read(path, as_version=4)
    text, _ = HTMLExporter().from_notebook_node(book)
    (tmp_path / "book.html").write_text(text, encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": 1200, "height": 900})
    tab = context.new_page()
    tab.goto((tmp_path / "book.html").as_uri(), wait_until="domcontentloaded")
    shown = tab.evaluate(HEIGHTS)
    stored = [len(cell.outputs) for cell in book.cells if cell.cell_type == "code"]
    assert [len(outputs) for outputs in shown] == stored
    assert all(height >= 14 for outputs in shown for height in outputs)
    widths = tab.locator(".jp-OutputArea img").evaluate_all("all => all.map((one) => one.complete && one.naturalWidth)")
    assert len(widths) >= sum("image/png" in o.get("data", {}) for cell in book.cells for o in cell.get("outputs", []))
    assert all(width > 16 for width in widths)
    wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()
    assert wide <= 0
