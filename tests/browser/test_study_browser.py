"""`StudyView` as people use it: ten thousand rows, sorted, filtered, scrolled by wheel and keys, and opened."""

from __future__ import annotations

import base64
import re

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
