"""A saved notebook, opened again: its explorers answer without the kernel that made them."""

from __future__ import annotations

import json
import re

import pytest

pytest.importorskip("playwright")
from conftest import JUPYTER, Notebook, Server
from playwright.sync_api import expect
from test_in_lab import CELLS, View


@pytest.fixture(scope="module")
def saved(browser, tmp_path_factory):
    """A page of JupyterLab, started by the command, on a notebook that was run, saved and opened again."""
    folder = tmp_path_factory.mktemp("saved")
    command = ["infodiff_widgets.cli.main", "lab", "--folder", "{notebooks}", *JUPYTER[:1], *JUPYTER[2:5]]
    server = Server(folder, [*command, "--LabApp.expose_app_in_browser=True"])
    cells = [
        {"cell_type": "code", "source": cell, "metadata": {}, "outputs": [], "execution_count": None} for cell in CELLS
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 4}
    path = server.notebooks / "saved.ipynb"
    path.write_text(json.dumps(book))
    errors: list[str] = []

    def open_() -> Notebook:
        context = browser.new_context(viewport={"width": 1280, "height": 1000})
        context.set_default_timeout(60_000)
        notebook = Notebook(context.new_page(), server, path.name)
        notebook.errors = errors
        return notebook

    first = open_()
    first.run_all()
    view = View(first.page)
    view.has_status("Done")
    first.page.get_by_role("button", name="Save", exact=True).last.click()
    view.choose("Keep in the notebook")
    first.page.frame_locator("iframe").locator(".idw-figures").filter(has_text=re.compile(r"\d")).wait_for()
    first.page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    first.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    first.page.context.close()
    second = open_()
    yield second, json.loads(path.read_text())
    second.page.context.close()
    server.close()


def test_the_widget_answers_from_its_stored_state(saved):
    notebook, stored = saved
    assert len(json.dumps(stored["metadata"]["widgets"])) < 2_000_000
    root = notebook.page.locator(".jp-OutputArea .idw-explorer").first
    view = View(root)
    root.scroll_into_view_if_needed()
    view.word("dog").click()
    view.asks("“dog” given the rest")
    expect(view.number).to_have_text(re.compile(r"\d"))
    expect(root.get_by_text(re.compile("^No answer from the kernel since"))).to_be_visible(timeout=20_000)


def test_the_page_that_was_kept_needs_no_stored_state(saved):
    notebook, stored = saved
    kept = stored["cells"][1]["outputs"][-1]["data"]
    assert sum(map(len, kept["text/html"])) < 2_000_000
    frame = notebook.page.locator("iframe")
    frame.scroll_into_view_if_needed()
    assert frame.bounding_box()["height"] > 300
    expect(notebook.page.locator("img[src^='data:image/png']")).to_have_count(0)
    view = View(notebook.page.frame_locator("iframe"))
    view.word("grass").click()
    view.asks("“grass” given the rest")
    expect(view.number).to_have_text(re.compile(r"\d"))
