"""Two hundred random things a user may do, one after the other."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import TimeoutError as NotThere
from test_in_lab import CELLS, LONG, View

STEPS = 200
MEMORY = "import gc, psutil; gc.collect(); print(psutil.Process().memory_info().rss)"


def test_two_hundred_interactions(open_notebook):
    notebook = open_notebook("soak.ipynb", CELLS)
    notebook.run_all()
    page, view, rng = notebook.page, View(notebook.page), random.Random(0)
    view.has_status("Done")

    def words():
        return view.words.locator(".idw-word")

    def brush():
        first, last = rng.randrange(6), rng.randrange(6)
        view.bands.nth(first).hover()
        page.mouse.down()
        view.bands.nth(last).hover()
        page.mouse.up()

    def rewrite():
        view.word("grass").dblclick()
        page.keyboard.press("Control+a")
        page.keyboard.type(f"the {rng.choice(['dog', 'cat', 'bear'])} on grass")
        page.keyboard.press("Enter")

    def press(*names):
        def act():
            button = page.get_by_role("button", name=rng.choice(names), exact=True)
            with suppress(NotThere):  # not there, or of no use just now
                button.click(timeout=300)

        return act

    actions = [
        lambda: words().nth(rng.randrange(4)).click(),
        lambda: words().nth(rng.randrange(4)).click(modifiers=["Shift"]),
        lambda: words().nth(rng.randrange(4)).click(modifiers=["Alt"]),
        lambda: view.map.first.hover(position={"x": rng.randrange(5, 300), "y": rng.randrange(5, 300)}),
        press("change", "improvement"), press("nats", "bits"), press("information", "attention"),
        press("map", "contours", "picture"), press("pin", "unpin"), press("Undo the question", "Redo the question"),
        press("word alone", "word given the rest", "whole prompt"),
        press("Run", "Pause", "Resume"), press("Cancel"), brush, rewrite,
    ]  # fmt: skip
    heaps, kernels = [], []
    for step in range(STEPS + 1):
        if step % 50 == 0:  # after 50 steps all there is has been seen once
            notebook.python("explorer.session.resume(); explorer.session.wait(60)")
            page.evaluate("window.gc?.()")
            heaps.append(page.evaluate("performance.memory.usedJSHeapSize"))
            kernels.append(int(notebook.python(MEMORY)))
        rng.choice(actions)()
    notebook.python("explorer.session.resume(); explorer.session.cancel(); explorer.session.wait(60)")
    assert notebook.python("print(explorer.session.error)") == ""
    assert notebook.errors == []
    view.word("grass").click(timeout=LONG)
    assert kernels[-1] < kernels[1] + 40 * 2**20, kernels
    assert heaps[-1] < heaps[1] + 40 * 2**20, heaps
