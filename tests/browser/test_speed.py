"""How long people wait for the explorer in JupyterLab: ``pytest -m benchmarks -s -n 0 tests/browser``."""

from __future__ import annotations

import re
import statistics

import pytest

pytest.importorskip("playwright")

CELLS = [
    "import infodiff_widgets as idw\nmodel, scene = idw.load('exact'), idw.scenes.example(0)",
    "explorer = idw.Explorer(model, scene.image, scene.caption)\nexplorer",
]

PAINTED = """
    const canvas = () => document.querySelector("canvas[role=application]");
    const painted = () => {
        const at = canvas();
        if (!at || !at.width) return 0;
        const { data } = at.getContext("2d").getImageData(0, 0, at.width, at.height);
        return data.reduce((sum, value, i) => (sum * 31 + value * (1 + (i % 7))) % 1000003, 0);
    };
    const frame = () => new Promise(requestAnimationFrame);
"""

FIRST = f"""async () => {{ {PAINTED}
    const began = performance.now();
    jupyterapp.commands.execute("notebook:run-cell");
    while (!/nats/.test(document.querySelector(".idw-big")?.innerText ?? "")) await frame();
    while (!painted()) await frame();
    return performance.now() - began;
}}"""

CHANGED = f"""async (element, _) => {{ {PAINTED}
    const before = painted(), began = performance.now();
    element.click();
    while (painted() === before) await frame();
    return performance.now() - began;
}}"""


@pytest.mark.benchmarks
def test_waiting_for_pictures(open_notebook):
    """Prints the time to the first map, and from a click to the new picture on the screen."""
    notebook = open_notebook("speed.ipynb", CELLS)
    page = notebook.page
    page.evaluate("jupyterapp.commands.execute('notebook:run-cell-and-select-next')")
    notebook.python("import sys; 'torch' in sys.modules or model")  # waits its turn behind the cell
    first = page.evaluate(FIRST)
    page.locator(".idw-run-status", has_text=re.compile("^Done")).wait_for(timeout=120_000)
    words = page.get_by_role("group", name=re.compile("What each word"))
    bands = page.get_by_role("group", name="Ranges of log SNR").get_by_role("button")
    word = [words.get_by_role("button", name=re.compile(f"^{text}\\b")) for text in ("dog", "cat", "grass")]
    styles = [page.get_by_role("button", name=name, exact=True) for name in ("contours", "map")]
    waits = {
        "another word": [word[k % 3].evaluate(CHANGED, "click") for k in range(12)],
        "a band of noise": [bands.nth(2 + k % 3).evaluate(CHANGED, "click") for k in range(12)],
        "contours and map": [styles[k % 2].evaluate(CHANGED, "click") for k in range(8)],
    }
    print(f"\nfirst map {first / 1000:.2f} s after the cell is run")
    for what, times in waits.items():
        print(f"{what:<16} {statistics.median(times):4.0f} ms to the new picture, at most {max(times):.0f}")
    assert notebook.errors == []
