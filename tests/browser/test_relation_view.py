"""Captions in competition as people meet them, in JupyterLab."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import expect

CELLS = [
    "import infodiff_widgets as idw\n"
    "from infodiff_widgets.scenes.render import example\n"
    "captions = ['the dog on grass', 'the cat on grass', 'one bird']\n"
    "pane = idw.RelationPane(idw.load('exact'), example(0).image, captions, samples=8)\n"
    "pane",
]
LONG = 60_000  # milliseconds for an estimate


@pytest.fixture(scope="module")
def notebook(open_notebook):
    notebook = open_notebook("relations.ipynb", CELLS, viewport={"width": 1280, "height": 1200})
    notebook.run_all()
    expect(notebook.page.locator(".idw-run-status")).to_have_text("Done", timeout=LONG)
    return notebook


@pytest.fixture
def page(notebook):
    yield notebook.page
    assert notebook.errors == []


def values(page):
    return page.locator(".idw-captions-reading").all_inner_texts()


def test_rows_have_scores_bars_and_a_leader(notebook, page):
    expect(page.locator(".idw-captions-reading")).to_have_text([re.compile(r"^−?[\d.]+ ± [\d.]+ nats$")] * 3)
    expect(page.locator(".idw-captions-bar .idw-reach")).to_have_count(3)
    winner = int(notebook.python("print(pane.session.winner)"))
    row = page.locator(".idw-captions-list li").nth(winner)
    expect(row).to_have_class(re.compile("idw-captions-(ahead|wins)"))
    expect(row).to_contain_text(re.compile(r"(leads, not certain yet|✓ wins) \(z = [\d.]+\)"))
    notebook.python("pane.session.z_threshold = 0.0")
    expect(row).to_contain_text("✓ wins")
    expect(page.locator("[aria-live]").filter(has_text="wins")).to_have_count(1)
    notebook.python("pane.session.z_threshold = 99.0")
    expect(row).to_contain_text("leads, not certain yet")


def test_switching_the_score_changes_rows_and_map(page):
    before = values(page)
    page.get_by_role("button", name="denoising error", exact=True).click()
    expect(page.locator(".idw-captions-reading").first).to_contain_text("squared error")
    assert values(page) != before
    page.get_by_role("button", name="standard", exact=True).click()
    expect(page.locator(".idw-captions-reading")).to_have_text(before)


def test_choosing_the_two_that_are_mapped(page):
    one, other = (page.get_by_role("combobox", name=name) for name in ("Map of this caption", "against that caption"))
    assert [select.evaluate("s => s.selectedOptions[0].text") for select in (one, other)] == [
        "the best",
        "the runner-up",
    ]
    page.get_by_role("combobox", name="Map of this caption").select_option("2")
    page.get_by_role("combobox", name="against that caption").select_option("0")
    expect(page.locator(".idw-pane .idw-title")).to_have_text("“one bird” against “the dog on grass”")


def test_captions_are_edited_added_removed_and_run(notebook, page):
    page.get_by_role("button", name="Add a caption").click()
    last = page.get_by_role("textbox", name="Caption 4")
    expect(last).to_be_focused()
    page.keyboard.type("a zebra")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Remove caption 3").click()
    expect(page.locator(".idw-captions-list li")).to_have_count(3)
    expect(page.get_by_role("textbox", name="Caption 3")).to_have_value("a zebra")
    expect(page.locator(".idw-captions-reading").nth(2)).to_have_text("no score yet")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".idw-captions-reading").nth(2)).to_contain_text("nats", timeout=LONG)
    expect(page.locator(".idw-run-status")).to_have_text("Done", timeout=LONG)
    first = page.get_by_role("textbox", name="Caption 1")
    first.fill("a zebra")
    first.press("Enter")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".idw-run-bar").get_by_role("alert")).to_contain_text("all different", ignore_case=True)


def test_cancel(notebook, page):
    notebook.python("pane.session.captions = captions; pane.session.samples = 4096")
    expect(page.get_by_role("textbox", name="Caption 1")).to_have_value("the dog on grass")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.locator(".idw-run-bar")).to_contain_text(re.compile(r"\d+ of 4096 samples"), timeout=LONG)
    page.get_by_role("button", name="Cancel", exact=True).click()
    expect(page.locator(".idw-run-status")).to_have_text("Cancelled")
    assert notebook.python("print(pane.session.wait(30))") == "True"
