"""Measure the time from `infodiff-widgets lab` to the first map in a browser: `python tests/stopwatch.py`."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/browser")]

from conftest import JUPYTER, Notebook, Server, find_chromium, write_notebook  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

CELLS = [
    "import infodiff_widgets as idw",
    "scene = idw.scenes.example(0)\nidw.Explorer(idw.load(), scene.image, scene.caption)",
]
FIRST_MAP = """() => [...document.querySelectorAll(".idw-explorer .idw-figures")]
    .some((it) => /[0-9]/.test(it.textContent))"""


def main() -> None:
    """Start JupyterLab, open a notebook, run all cells, and wait for a number and its map."""
    command = ["infodiff_widgets.cli.main", "lab", "--folder", "{notebooks}", *JUPYTER[:1], *JUPYTER[2:5]]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        (Path(folder) / "notebooks").mkdir()
        write_notebook(Path(folder) / "notebooks/first.ipynb", CELLS)
        load, began, times = os.getloadavg()[0], time.perf_counter(), {}

        def lap(name: str) -> None:
            times[name] = time.perf_counter() - began

        server = Server(Path(folder), [*command, "--LabApp.expose_app_in_browser=True"])
        try:
            lap("server answers")
            page = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
            page.set_default_timeout(300_000)
            notebook = Notebook(page, server, "first.ipynb")
            lap("notebook and kernel are ready")
            page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
            page.locator(".idw-explorer").first.wait_for()
            lap("explorer is shown")
            page.wait_for_function(FIRST_MAP, timeout=300_000)
            lap("first map")
            page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
            assert notebook.errors == [], notebook.errors
        finally:
            server.close()
            chromium.close()
    print("\n".join(f"{seconds:6.1f} s  {name}" for name, seconds in times.items()))
    print(f"load {load:.1f} at the beginning, {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
