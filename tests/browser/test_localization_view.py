"""The localization pane: numbers counted in the browser, by mouse and keyboard, without and with a kernel."""

from __future__ import annotations

import base64
import json
import re

import numpy as np
import pytest

pytest.importorskip("playwright")
from conftest import SCROLLED
from playwright.sync_api import expect

import infodiff_widgets as idw
from infodiff_widgets.widgets.localization_pane import LEVELS

HTML = """<!doctype html><meta charset="utf-8"><title>pane</title><style>{css}</style>
<body style="margin:16px;background:light-dark(#fff,#16181b);color-scheme:light dark">
<div id="pane"></div><script type="module">
const {{ default: view }} = await import("data:text/javascript;base64,{esm}");
const state = {state};
const unpacked = (text) => {{
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new DataView(bytes.buffer);
}};
const revive = (x) =>
  x?.base64 ? unpacked(x.base64) : Array.isArray(x) ? x.map(revive)
  : x && typeof x === "object" ? Object.fromEntries(Object.entries(x).map(([k, v]) => [k, revive(v)])) : x;
const heard = {{}};
window.saved = 0;
window.model = {{
  state: revive(state),
  get(name) {{ return this.state[name]; }},
  set(name, value) {{ this.state[name] = value; for (const f of heard[`change:${{name}}`] ?? []) f(); }},
  on(name, f) {{ (heard[name] ??= []).push(f); }},
  off() {{}},
  save_changes() {{ window.saved += 1; }},
}};
view.render({{ model, el: document.getElementById("pane"), signal: new AbortController().signal }});
</script>"""


def written(value):
    """What a widget sends, as JSON with its bytes in base64."""
    if isinstance(value, (bytes, memoryview)):
        return {"base64": base64.b64encode(value).decode("ascii")}
    if isinstance(value, dict):
        return {key: written(inner) for key, inner in value.items()}
    return [written(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def html(pane):
    """The pane's own front end on what it would send, with a stand-in for the kernel."""
    sent = pane.get_state()
    state = json.dumps({name: written(sent[name]) for name in idw.LocalizationPane.class_own_traits(sync=True)})
    esm = base64.b64encode(pane._esm.encode()).decode("ascii")
    return HTML.format(css=pane._css, esm=esm, state=state)


def pane(side=24):
    rng = np.random.default_rng(3)
    mask = np.zeros((side, side + 8), bool)
    mask[4:14, 6:20] = True
    blurred = np.round(mask * 25 + 15 * rng.gamma(1, size=mask.shape)).clip(0, 100)  # at the slider's very stops
    blurred[0, :2] = 0, 100
    maps = {"CMI": blurred, "attention": rng.random(mask.shape), "flat": np.ones(mask.shape), "perfect": mask * 0.2}
    picture = rng.integers(0, 255, (*mask.shape, 3), np.uint8)
    return idw.LocalizationPane(
        image=picture, mask=mask, maps=maps, title="“dog”", fixed={"CMI": 0.37, "attention": 0.5}, threshold=0.3
    )


@pytest.fixture
def source():
    return pane()


@pytest.fixture
def tab(browser, source, tmp_path):
    path = tmp_path / "pane.html"
    path.write_text(html(source), encoding="utf-8")
    context, said = browser.new_context(offline=True, viewport={"width": 900, "height": 700}), []
    tab = context.new_page()
    tab.on("console", lambda message: message.type == "error" and said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(path.as_uri())
    tab.locator("figure").first.wait_for()
    yield tab
    context.close()
    assert said == []


def readings(tab):
    """Name → IoU, as read on the page."""
    tiles = tab.locator("figure:has(.idw-iou)").all()
    return {t.locator("strong").inner_text(): t.locator(".idw-iou").inner_text().split()[1] for t in tiles}


@pytest.mark.parametrize("width", [480, 900])
def test_no_part_has_a_scrollbar(tab, width):
    tab.set_viewport_size({"width": width, "height": 700})
    assert tab.evaluate(SCROLLED) == []


def test_overlaps_are_those_that_python_counts(tab, source):
    slider = tab.get_by_role("slider", name="Threshold")
    for threshold in (0.3, 0, 0.01, 0.07, 0.29, 0.58, 0.99):
        slider.fill(str(threshold))
        expect(tab.locator(".idw-threshold")).to_have_text(f"{threshold:.2f}")
        expected = {name: f"{source.overlap(name, threshold):.2f}" for name in source.maps}
        tab.wait_for_function(
            "t => document.querySelector('canvas[aria-label*=\"above ' + t + '\"]')", arg=f"{threshold:.2f}"
        )
        assert readings(tab) == expected
    assert set(expected.values()) != {"0.00"}


def test_best_fixed_and_average_precision(tab, source):
    for name in source.maps:
        tile = tab.locator("figure").filter(has=tab.locator("strong", has_text=re.compile(f"^{name}$")))
        value, at = source.best(name)
        expect(tile.get_by_role("button", name="best")).to_have_text(f"best {value:.2f} at {at:.2f}")
        expect(tile).to_contain_text(f"average precision {source.precision(name):.2f}")
        points = tile.locator("polyline").get_attribute("points").split()
        curve = [1 - float(point.split(",")[1]) / 100 for point in points]
        assert curve == pytest.approx([source.overlap(name, level) for level in LEVELS], abs=1e-9)
        if name in source.fixed:
            fixed = source.fixed[name]
            button = tile.get_by_role("button", name="fixed")
            expect(button).to_have_text(f"fixed {source.overlap(name, fixed):.2f} at {fixed:.2f}")
            button.click()
            expect(tab.locator(".idw-threshold")).to_have_text(f"{fixed:.2f}")
        else:
            expect(tile.get_by_role("button", name="fixed")).to_have_count(0)
        tile.get_by_role("button", name="best").click()
        expect(tile.locator(".idw-iou")).to_have_text(f"IoU {value:.2f}")
    assert tab.evaluate("saved") == len(source.maps) + len(source.fixed)


def test_the_keyboard_moves_it_and_is_answered(tab, source):
    slider = tab.get_by_role("slider", name="Threshold")
    slider.focus()
    for _ in range(3):
        tab.keyboard.press("ArrowRight")
    expect(tab.locator(".idw-threshold")).to_have_text("0.33")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(rf"^0.33; CMI {source.overlap('CMI', 0.33):.2f}, "))
    expect(tab.locator("[aria-live]")).to_have_text("At 0.33, perfect leads with IoU 1.00")
    expect(tab.locator("figure.idw-leads strong")).to_have_text(["perfect"])
    tab.keyboard.press("End")
    expect(tab.locator(".idw-threshold")).to_have_text("0.99")
    assert tab.evaluate("model.state.threshold") == 0.99


def test_pictures_show_what_is_found(tab, source):
    found = """() => {
        const tiles = [...document.querySelectorAll("figure")];
        const canvas = tiles.find((f) => f.querySelector("strong").textContent === "perfect").querySelector("canvas");
        const context = canvas.getContext("2d");
        const at = (x, y) => [...context.getImageData(x * canvas.width, y * canvas.height, 1, 1).data].slice(0, 3);
        return [at(13.5 / 32, 9.5 / 24), at(28.5 / 32, 20.5 / 24)];
    }"""
    inside, outside = tab.evaluate(found)
    assert inside == [129, 24, 58]  # the top of the colour ramp
    assert min(outside) > max(inside)  # pale where nothing is found
    tab.evaluate("model.set('threshold', 1)")
    tab.wait_for_timeout(100)
    assert np.ptp(tab.evaluate(found)[0]) <= 16  # pale, as nothing is above it


def test_dragging_across_a_curve_moves_the_threshold(tab):
    box = tab.locator(".idw-curve").first.bounding_box()
    tab.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 10)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 0.7 * box["width"], box["y"] + 10)
    expect(tab.locator(".idw-threshold")).to_have_text(re.compile(r"0\.(69|70|71)"))
    assert tab.evaluate("saved") == 0
    tab.mouse.up()
    assert tab.evaluate("saved") == 1


def test_it_answers_a_kernel_in_jupyterlab(open_notebook):
    notebook = open_notebook("pane.ipynb", [
        "import numpy as np\nimport infodiff_widgets as idw\n"
        "mask = np.zeros((8, 8), bool)\nmask[:4, :4] = True\n"
        "values = np.where(mask, 1, np.linspace(0, 0.6, 8))\n"
        "pane = idw.LocalizationPane(mask=mask, maps={'CMI': values}, threshold=0.2)\npane",
    ])  # fmt: skip
    notebook.run_all()
    page = notebook.page
    slider = page.get_by_role("slider", name="Threshold")
    expect(page.locator(".idw-iou")).to_have_text(re.compile(r"IoU 0\.\d\d"))
    cells = notebook.cells()
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("b")  # in command mode, JupyterLab would add a cell
    expect(page.locator(".idw-threshold")).to_have_text("0.21")
    page.wait_for_timeout(300)
    assert notebook.python("print(round(pane.threshold, 2))") == "0.21"
    notebook.python("pane.threshold = 0.65")
    expect(page.locator(".idw-iou")).to_have_text(re.compile(r"IoU 1\.00"))
    notebook.python("pane.show(None, mask.T[:, ::-1], {'MI': values.T}, title='other')")
    expect(page.locator("figure strong")).to_have_text(["picture", "MI"])
    assert notebook.cells() == cells
    assert notebook.errors == []
