"""`StudyView` as people use it: ten thousand rows, sorted, filtered, scrolled by wheel and keys, and opened."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pandas as pd
import pytest

pytest.importorskip("playwright")
from playwright.sync_api import expect
from study_folder import row, write_study

import infodiff_widgets as idw
from infodiff_widgets.widgets import study_view

N = 10_000
PAINTED = """async () => {
    const el = document.body.appendChild(document.createElement("div"));
    const [, url] = document.querySelector("script").textContent.match(/"(data:[^"]+)"/);
    const { default: widget } = await import(url);
    const [start, end] = [performance.now(), new AbortController()];
    widget.render({ model, el, signal: end.signal });
    await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done)); // painted by then
    const time = performance.now() - start;
    end.abort();
    el.remove();
    return time;
}"""
"""Milliseconds from nothing to a painted table."""
COVERED = """async () => {
    const grid = document.querySelector(".idw-study-grid");
    const box = grid.getBoundingClientRect();
    const frame = () => new Promise(requestAnimationFrame);
    const gaps = [], times = [];
    for (let step = 0; step <= 80; step++) {
        const start = performance.now();
        grid.scrollTop = step < 40 ? step * 137 : ((step - 40) / 40) * grid.scrollHeight;
        await frame();
        times.push(performance.now() - start);
        for (let y = box.top + 40; y < box.bottom - 4; y += 25) {
            const there = document.elementFromPoint(box.left + 300, y)?.closest("[role=row]");
            if (!there) gaps.push([grid.scrollTop, y]);
        }
    }
    return { gaps, median: times.sort((a, b) => a - b)[40], rows: grid.querySelectorAll("[role=row]").length };
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    scene = idw.scenes.example(0)
    info = idw.estimate(idw.load("exact"), scene.image, scene.caption, words=["dog"], samples=4, progress=False)
    return write_study(tmp_path_factory.mktemp("study"), N, failed=2, results={0: info})


@pytest.fixture(scope="module")
def view(folder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(study_view, "_follow", lambda reference: None)
        view = idw.StudyView(folder)
    yield view
    view.close()


def answer(page, view):
    """Let the view answer what the page has asked."""
    sent = []
    object.__setattr__(view, "send", lambda content, buffers=None: sent.append((content, buffers)))
    for content in page.evaluate("said.splice(0)"):
        view._on_message(content)
    for content, buffers in sent:
        texts = [base64.b64encode(each).decode("ascii") for each in buffers or []]
        page.evaluate(
            """([content, texts]) => {
                const bytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
                model.emit("msg:custom", content, texts.map(bytes));
            }""",
            [content, texts],
        )


def first_rows(page, n=3):
    return page.get_by_role("grid").evaluate(
        """(grid, n) => [...grid.querySelectorAll("[aria-rowindex]:not([aria-rowindex='1'])")]
            .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex).slice(0, n)
            .map((row) => [...row.querySelectorAll("[role=gridcell]")].slice(1).map((it) => it.innerText.trim()))""",
        n,
    )


def chosen(page):
    return page.get_by_role("row", selected=True)


def test_ten_thousand_rows(show, view):
    page = show(view, viewport={"width": 1152, "height": 700})
    assert page.evaluate(PAINTED) < 5000  # 300 on an idle machine
    scrolled = page.evaluate(COVERED)
    assert scrolled["gaps"] == []
    assert scrolled["rows"] < 60
    assert scrolled["median"] < 200  # about 17 ms


def test_worst_first_and_sorted_by_any_column(show, view):
    page = show(view, viewport={"width": 1152, "height": 700})
    numbers = [row(k)["score"] for k in range(N)]
    expect(page.get_by_role("columnheader", name="Score")).to_have_attribute("aria-sort", "ascending")
    assert [float(cells[1]) for cells in first_rows(page)] == sorted(numbers)[:3] == [0, 0, 0]
    page.get_by_role("button", name="Score").click()
    assert [cells[1] for cells in first_rows(page)] == ["1.00"] * 3
    page.get_by_role("button", name="Caption").click()
    assert first_rows(page, 1)[0][0].startswith("a small boat on water")
    expect(page.get_by_role("columnheader", name="Caption")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("button", name="Caption")).to_be_focused()


def test_filtered_by_class_and_text(show, view):
    page = show(view, viewport={"width": 1152, "height": 700})
    page.get_by_role("button", name=re.compile("^counted")).click()
    expect(page.get_by_role("grid")).to_have_attribute("aria-rowcount", str(N // 3 + 1))
    assert {cells[0].split("\n")[0] for cells in first_rows(page, 9)} == {"three red kites"}
    mean = view.summary["counted"][0][0]
    expect(page.locator(".idw-study-means b").first).to_have_text(f"{mean:.2f}")
    page.get_by_role("searchbox").fill("scene 1234")
    expect(page.get_by_role("grid")).to_have_attribute("aria-rowcount", "2")
    page.get_by_role("searchbox").fill("no such caption")
    expect(page.get_by_text("No caption contains this text")).to_be_visible()
    page.get_by_role("button", name="failed 2").click()
    expect(page.get_by_text("OSError: image file is truncated").first).to_be_visible()
    expect(page.get_by_text(f"/data/{N}.png")).to_be_visible()


def test_keys_move_and_open(show, view):
    page = show(view, viewport={"width": 1152, "height": 700})
    page.get_by_role("grid").focus()
    for key, index in [("End", N), ("Home", 1), ("ArrowDown", 2), ("PageDown", 8), ("ArrowUp", 7), ("Home", 1)]:
        page.keyboard.press(key)
        expect(chosen(page)).to_have_attribute("aria-rowindex", str(index + 1))
        expect(chosen(page)).to_be_in_viewport()
    page.keyboard.press("Enter")
    answer(page, view)  # item 0 is the first of those with the lowest score
    expect(page.locator(".idw-figures")).to_be_visible()

    label = re.compile("^Heat map, “dog” given the rest")
    expect(page.get_by_role("application")).to_have_attribute("aria-label", label)
    page.get_by_role("button", name="All words").click()
    expect(page.get_by_role("grid")).to_be_focused()
    expect(chosen(page)).to_have_attribute("aria-rowindex", "2")


def test_a_click_opens_or_says_why_not(show, view):
    page = show(view, viewport={"width": 1152, "height": 700})
    page.get_by_text("the dog left of").first.click()
    answer(page, view)
    expect(page.locator(".idw-explorer")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("row").nth(4).click()
    answer(page, view)
    expect(page.get_by_role("status").filter(has_text="No result was saved")).to_be_visible()


def test_rows_that_arrive_leave_the_chosen_one_in_its_place(show, view):
    page = show(view, viewport={"width": 1152, "height": 700})
    page.get_by_role("grid").focus()
    for key in ["PageDown", "PageDown", "ArrowUp"]:
        page.keyboard.press(key)
    before = chosen(page).inner_text(), chosen(page).bounding_box()["y"]
    page.evaluate(
        """() => {
            const { numbers, ...table } = model.get("table");  // the first row shown is now the best
            const values = new Float32Array(numbers[0].values.data.buffer.slice(0));
            values[0] = 0.9999;
            const first = { ...numbers[0], values: { ...numbers[0].values, data: new DataView(values.buffer) } };
            model.set("table", { ...table, numbers: [first, ...numbers.slice(1)] });
        }"""
    )
    expect(chosen(page)).to_have_attribute("aria-rowindex", "12")
    assert (chosen(page).inner_text(), chosen(page).bounding_box()["y"]) == before


def test_the_rows_open_in_other_programs(show, view):
    page = show(view, viewport={"width": 1152, "height": 700}, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard ??= { writeText: () => Promise.reject() }")
    parquet = page.get_by_role("button", name="Parquet")
    parquet.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    line = f'pandas.read_parquet("{view.folder}/rows")'
    expect(page.get_by_role("status").filter(has_text=line)).to_be_visible()
    assert len(eval(line, {"pandas": pd})) == N
    expect(parquet).to_be_focused()
    expect(page.get_by_role("button", name="Copy a line for pandas")).to_be_hidden()


@pytest.mark.parametrize("width", [480, 720, 1152])
def test_no_number_is_cut_and_no_bar_reaches_the_edge(show, view, width):
    page = show(view, viewport={"width": width, "height": 700})
    cut = """(grid) => {
        const edge = grid.getBoundingClientRect().left + grid.clientWidth;
        const cells = [...grid.querySelectorAll(".idw-study-number")].map((cell) => cell.getBoundingClientRect());
        const bars = [...grid.querySelectorAll(".idw-study-bar > *")].map((bar) => bar.getBoundingClientRect().right);
        return [cells.filter(({ left, right }) => left < edge && right > edge + 1).length,
                bars.filter((right) => right > edge - 12 && right <= edge + 1).length, cells.length > 5];
    }"""
    assert page.get_by_role("grid").evaluate(cut) == [0, 0, True]


LAB = """
import sys; sys.path.insert(0, {tests!r})
from infodiff_widgets.studies import provenance
provenance.fingerprint = lambda model: {{}}
from infodiff_widgets.studies.runner import StudyRun
from infodiff_widgets.widgets.study_view import StudyView
from toy_study import ToyStudy
run = StudyRun(ToyStudy(seconds=0.1), None, range(2000), {folder!r}, results=True)
view = StudyView({folder!r})
view
"""


def test_a_study_that_runs_in_the_notebook_is_paused_and_cancelled_by_keyboard(open_notebook, tmp_path):
    tests = str(Path(__file__).parents[1] / "studies")
    notebook = open_notebook("study.ipynb", [LAB.format(tests=tests, folder=str(tmp_path / "toy"))])
    notebook.run_all()
    page = notebook.page
    root = page.locator(".idw-study")
    root.scroll_into_view_if_needed()
    state = root.locator(".idw-study-counts")
    expect(state).to_have_text(re.compile(r"^[1-9]\d* of 2,000 items"), timeout=30_000)
    root.get_by_role("button", name="Pause").focus()
    page.keyboard.press("Enter")
    expect(state).to_have_text(re.compile(r"^paused · \d+ of 2,000 items$"), timeout=20_000)
    expect(root.get_by_role("button", name="Resume")).to_be_focused()
    page.wait_for_timeout(1000)  # the item that was measured is finished
    paused = notebook.python("view.refresh(); print(view.done)")
    page.wait_for_timeout(500)
    assert notebook.python("view.refresh(); print(view.done)") == paused
    cells = notebook.cells()
    root.get_by_role("grid").focus()
    for key in ("End", "Home", "b", "d", "d"):
        page.keyboard.press(key)
    assert notebook.cells() == cells
    page.keyboard.press("Enter")  # a saved result, without a model
    expect(root.get_by_role("button", name="All words")).to_be_focused(timeout=20_000)
    page.keyboard.press("Escape")
    root.get_by_role("button", name="Resume").focus()
    page.keyboard.press("Enter")
    expect(root.get_by_role("button", name="Pause")).to_be_focused(timeout=20_000)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(state).to_have_text(re.compile(r"^cancelled · .* run the study again on this folder"), timeout=20_000)
    expect(root.get_by_role("button", name="Cancel")).to_be_hidden()
    expect(root.get_by_role("grid")).to_be_focused()
    assert int(notebook.python("print(view.done)")) > int(paused)
    assert notebook.errors == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_serious_violation(show, view, theme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = show(view, viewport={"width": 512, "height": 700}, color_scheme=theme)

    def serious():
        found = axe.run(page, context="#widget").response["violations"]
        return [(rule["id"], node["html"][:120]) for rule in found if rule["impact"] in ("serious", "critical")
                for node in rule["nodes"]]  # fmt: skip

    page.wait_for_timeout(100)
    answer(page, view)
    assert serious() == []
    page.get_by_role("button", name="failed 2").click()
    assert serious() == []
    page.get_by_role("button", name=re.compile("^all")).click()
    page.get_by_role("grid").focus()
    page.keyboard.press("Enter")
    answer(page, view)
    expect(page.locator(".idw-explorer")).to_be_visible()
    assert serious() == []
