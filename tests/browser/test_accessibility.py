"""The explorer under axe-core, the usual automated check, in both themes and with an error shown."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright")
pytest.importorskip("axe_playwright_python")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from test_in_lab import CELLS, View


@pytest.fixture(scope="module")
def notebook(open_notebook):
    notebook = open_notebook("accessible.ipynb", CELLS)
    notebook.run_all()
    View(notebook.page).has_status("Done")
    return notebook


def serious(page):
    """What axe finds in the explorer that keeps people out, as (rule, element) pairs."""
    found = Axe().run(page, context=".idw-explorer").response["violations"]
    return [
        (rule["id"], node["html"][:120]) for rule in found if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]  # fmt: skip


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_no_serious_violation(notebook, theme):
    page, view = notebook.page, View(notebook.page)
    page.evaluate("(theme) => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    light = "false" if theme.endswith("Dark") else "true"
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", light)
    assert serious(page) == []
    view.word("dog").click()
    page.keyboard.press("p")
    view.word("the").click(modifiers=["Alt"])
    view.has_status("Done")
    notebook.python("explorer.session.prompt = ''; explorer.session.start(); explorer.session.wait(60)")
    expect(view.alert.first).to_be_visible()
    page.evaluate("document.querySelectorAll('.idw-explorer details').forEach((part) => (part.open = true))")
    assert serious(page) == []
    page.evaluate("document.querySelectorAll('.idw-explorer details').forEach((part) => (part.open = false))")
    view.choose("unpin")
    notebook.python(
        "explorer.session.prompt = 'the dog on grass'\n"
        "explorer.session.selected = explorer.session.excluded = ()\n"
        "explorer.session.start(); explorer.session.wait(60)"
    )
    view.has_status("Done")
