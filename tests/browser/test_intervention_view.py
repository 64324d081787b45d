"""Interventions as people meet them: predict, draw, wipe and cancel, in JupyterLab and without a kernel."""

from __future__ import annotations

import re

import numpy as np
import pytest

pytest.importorskip("playwright")
from playwright.sync_api import expect

import infodiff_widgets as idw
from infodiff_widgets.scenes.render import example

CELLS = [
    "import infodiff_widgets as idw\n"
    "from infodiff_widgets.scenes.render import example\n"
    "pane = idw.InterventionPane(idw.load('exact'), example(0).image, 'the dog on grass', samples=8, steps=2)\n"
    "pane",
]
LONG = 60_000  # milliseconds for an edit
COLUMN = """async (canvas, share) => {
    await new Promise(requestAnimationFrame); // what was asked for is painted by then
    const x = Math.floor(share * canvas.width);
    const { data } = canvas.getContext("2d").getImageData(x, 0, 1, canvas.height);
    return data.reduce((sum, value, i) => (sum * 31 + value * (1 + (i % 7))) % 1000003, 0);
}"""
"""A number for one column of what is painted."""


class View:
    """Where things are, by the names that screen readers read out."""

    def __init__(self, page):
        self.page = page
        self.words = page.get_by_role("group", name="Leave out or replace")
        self.replacement = page.get_by_role("textbox", name="Replacement")
        self.edit = page.get_by_role("button", name="Edit", exact=True)
        self.cancel = page.get_by_role("button", name="Cancel", exact=True)
        self.slider = page.get_by_role("slider", name="Wipe between before and after")
        self.pictures = page.locator(".idw-wipe canvas")
        self.facts = page.locator(".idw-wipe-facts")
        self.strip = page.get_by_role("group", name="Edits").get_by_role("button")
        self.status = page.locator(".idw-run-status")
        self.detail = page.locator(".idw-run-detail")
        self.predicted = page.get_by_role("application", name=re.compile("Heat map, Predicted"))
        self.actual = page.get_by_role("application", name=re.compile("Heat map, Actual"))

    def word(self, text):
        return self.words.get_by_role("button", name=re.compile(rf"^{text}\b"))


@pytest.fixture(scope="module")
def notebook(open_notebook):
    notebook = open_notebook("interventions.ipynb", CELLS, viewport={"width": 1280, "height": 1400})
    notebook.run_all()
    return notebook


@pytest.fixture
def view(notebook):
    view = View(notebook.page)
    yield view
    assert notebook.errors == []


def test_predict_draw_and_wipe(notebook, view):
    expect(view.edit).to_be_disabled()
    expect(view.page.get_by_text("Choose the words to omit or replace.")).to_be_visible()
    view.word("dog").click()
    expect(view.page.get_by_role("radio", name="leave out “dog”")).to_be_checked()
    view.replacement.fill("cat")
    view.replacement.press("Enter")
    expect(view.page.get_by_text("“the cat on grass”")).to_be_visible()
    expect(view.detail).to_have_text(re.compile("8 samples in"), timeout=LONG)
    # The prediction is there, and nothing has been drawn.
    expect(view.facts).to_contain_text(re.compile(r"information of “dog”.*nats.*swap score.*nats", re.DOTALL))
    expect(view.predicted).to_have_attribute("aria-label", re.compile("Predicted by CMI, .* nats"))
    expect(view.page.get_by_text("Nothing drawn yet: press Edit")).to_be_visible()
    expect(view.slider).to_be_hidden()

    view.edit.click()
    expect(view.strip).to_have_count(1, timeout=LONG)
    expect(view.status).to_have_text("Done")
    expect(view.facts).to_contain_text("reconstruction error")
    expect(view.actual).to_have_attribute("aria-label", re.compile("Actual change, .* in total"))
    shown = notebook.python("print(*(f'{r:.2f}' for r in pane.session.outcome.correlation().values()))").split()
    numbers = view.page.locator(".idw-scatter-numbers dd")
    expect(numbers).to_have_text([number.replace("-", "−") for number in shown])

    columns = {}
    view.slider.focus()
    for wipe, key in (("1", "End"), ("0", "Home")):
        view.page.keyboard.press(key)
        columns[wipe] = view.pictures.evaluate(COLUMN, 0.5)
    assert columns["0"] != columns["1"]
    for _ in range(20):
        view.page.keyboard.press("ArrowRight")
    expect(view.slider).to_have_attribute("aria-valuetext", "40 % picture, 60 % edit")
    assert view.pictures.evaluate(COLUMN, 0.5) == columns["0"]
    box = view.pictures.bounding_box()
    view.page.mouse.move(box["x"] + 0.4 * box["width"], box["y"] + 50)
    view.page.mouse.down()
    view.page.mouse.move(box["x"] + 0.75 * box["width"], box["y"] + 50, steps=5)
    view.page.mouse.up()
    assert view.pictures.evaluate(COLUMN, 0.5) == columns["1"]
    arrived = "import time\nfor _ in range(50):\n    time.sleep(0.1 * (pane.wipe.wipe == 0.4))\nprint(pane.wipe.wipe)"
    assert float(notebook.python(arrived)) == pytest.approx(0.75, abs=0.02)  # the message may still be on its way


def test_cancel_in_the_middle_of_an_edit(notebook, view):
    before = view.strip.count()
    notebook.python("pane.session.ask([3]); pane.session.wait(); pane.session.steps = 500")
    expect(view.page.get_by_text("“the dog on”", exact=True)).to_be_visible()
    view.edit.click()
    expect(view.detail).to_have_text(re.compile(r"inverting · \d+ of 2001 network calls"), timeout=LONG)
    expect(view.page.get_by_role("button", name="Pause")).to_be_visible()
    view.cancel.click()
    expect(view.status).to_have_text("Cancelled")
    expect(view.cancel).to_be_hidden()
    expect(view.edit).to_be_enabled()
    assert notebook.python("print(pane.session.wait(20), len(pane.session.outcomes))") == f"True {before}"


def test_the_strip_and_an_error_in_place(notebook, view):
    notebook.python("pane.session.steps = 2; pane.session.ask([3]); pane.session.edit(); pane.session.wait()")
    count = view.strip.count()
    title = view.page.locator(".idw-wipe .idw-title")
    expect(title).to_have_text("without “grass”")
    first = view.strip.first.inner_text().strip()
    view.strip.first.click()
    expect(title).to_have_text(first)
    expect(view.strip.first).to_have_attribute("aria-pressed", "true")
    assert view.strip.count() == count
    notebook.python("pane.session.min_logsnr = 99.0; pane.session.edit(); pane.session.wait()")
    expect(view.page.locator(".idw-edit-bar").get_by_role("alert")).to_contain_text("min_logsnr must be a log SNR")
    notebook.python("pane.session.min_logsnr = None")


def test_the_page_works_without_a_kernel(browser, tmp_path):
    pane = idw.InterventionPane(idw.load("exact"), example(0).image, "the dog on grass", samples=8, steps=2)
    for selected, replacement in (((1,), "cat"), ((3,), "")):
        pane.session.ask(selected, replacement)
        pane.session.edit()
        assert pane.session.wait(60)
    path = tmp_path / "edits.html"
    pane.to_html(path)
    context, said = browser.new_context(offline=True, viewport={"width": 1000, "height": 1200}), []
    tab = context.new_page()
    tab.on("console", lambda message: message.type == "error" and said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(path.as_uri())
    view = View(tab)
    expect(tab.locator(".idw-wipe .idw-title")).to_have_text("without “grass”")
    numbers = tab.locator(".idw-scatter-numbers dd")
    for k in (0, 1):
        view.strip.nth(k).click()
        outcome = pane.session.outcomes[k]
        expect(tab.locator(".idw-wipe .idw-title")).to_have_text(outcome.prompt_edit.title)
        expect(numbers).to_have_text([f"{r:.2f}".replace("-", "−") for r in outcome.correlation().values()])
    view.actual.focus()
    tab.keyboard.press("ArrowRight")
    expect(tab.locator(".idw-probe").nth(1)).to_contain_text(" at (")
    row, column = (int(n) for n in re.findall(r"\d+", tab.locator(".idw-probe").nth(1).inner_text())[-1:-3:-1])
    value = np.float32(pane.session.outcomes[1].edit.change[row, column])
    expect(tab.locator(".idw-probe").nth(1)).to_contain_text(f"{value:.1f}"[:3])
    expect(tab.locator(".idw-probe").nth(0)).to_contain_text(f"at ({column}, {row})")
    context.close()
    pane.close()
    assert said == []
