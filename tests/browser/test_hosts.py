"""Other places than JupyterLab: Notebook 7 and Voila with the whole explorer, marimo."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("playwright")
from conftest import JUPYTER, Server, write_notebook
from playwright.sync_api import expect
from test_in_lab import CELLS, LONG, View

MARIMO = """
import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    import numpy as np
    import infodiff_widgets as idw
    from infodiff_widgets.widgets import HeatmapPane, TokenPicker
    scene = idw.scenes.example(0)
    explorer = mo.ui.anywidget(idw.Explorer(idw.load(), scene.image, "the dog on grass", samples=8))
    picker = mo.ui.anywidget(TokenPicker(words=["a", "dog", "on", "grass"], values=[0.1, 2.0, 0.2, 1.0]))
    pane = mo.ui.anywidget(HeatmapPane(values=np.arange(16.0).reshape(4, 4), title="a map"))
    return explorer, mo, pane, picker


@app.cell
def _(explorer, mo, pane, picker):
    mo.vstack([explorer, picker, pane, mo.md(f"chosen: {list(picker.value['selected'])}")])
    return


if __name__ == "__main__":
    app.run()
"""


@pytest.fixture
def serve(tmp_path):
    """``serve(module, command, ready)`` starts a server on a folder with the explorer's notebook."""
    pytest.importorskip("playwright")
    (tmp_path / "notebooks").mkdir()
    write_notebook(tmp_path / "notebooks/explorer.ipynb", CELLS)
    (tmp_path / "notebooks/app.py").write_text(MARIMO)
    servers = []

    def start(module, command, ready):
        pytest.importorskip(module)
        servers.append(Server(tmp_path, command, ready))
        return servers[-1].url

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(LONG)
    page, errors = context.new_page(), []
    # Notebook 7 says this of its own settings, with or without a widget in sight.
    own = "reading 'schema'"
    page.on("pageerror", lambda error: errors.append(str(error)) if own not in str(error) else None)
    yield page
    context.close()
    assert errors == []


def use(page):
    """Wait for the estimate, ask about a word, and see the map answer."""
    view = View(page)
    view.has_status("Done")
    view.word("dog").click()
    view.asks("“dog” given the rest")
    expect(view.reading).to_contain_text("nats")
    before = view.pixels()
    view.word("grass").click()
    view.asks("“grass” given the rest")
    assert view.pixels() != before


def test_notebook_7(serve, page):
    url = serve("notebook", ["notebook", *JUPYTER, "--JupyterNotebookApp.expose_app_in_browser=True"], "/api/status")
    page.goto(f"{url}/notebooks/explorer.ipynb")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.wait_for_function("jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    use(page)


def test_voila(serve, page):
    command = ["voila", "{notebooks}/explorer.ipynb", "--no-browser", "--port={port}", "--Voila.ip=127.0.0.1"]
    page.goto(serve("voila", command, "/static/voila/"))
    use(page)


def test_marimo(serve, page):
    command = ["marimo", "run", "{notebooks}/app.py", "--headless", "--no-token", "--port={port}"]
    page.goto(serve("marimo", command, "/health"))
    use(page)
    page.locator(".idw-picker").last.get_by_role("button", name=re.compile("^dog")).click()
    expect(page.get_by_text("chosen: [1]")).to_be_visible()
    page.get_by_role("application", name=re.compile("Heat map, a map")).hover()
    expect(page.locator(".idw-probe").last).to_have_text(re.compile(r"nats at \(\d, \d\)"))
