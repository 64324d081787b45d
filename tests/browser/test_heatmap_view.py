"""The pane in JupyterLab: threshold, regions, linked cursors and dropped files, by mouse and by keyboard."""

from __future__ import annotations

import base64
import io
import re
import time

import pytest

pytest.importorskip("playwright")
from PIL import Image
from playwright.sync_api import expect

import infodiff_widgets as idw
from infodiff_widgets.widgets.page import page as page_of
from infodiff_widgets.widgets.text import format_estimate

CELLS = [
    """import ipywidgets, numpy as np
from infodiff_widgets.core.resample import average_down
from infodiff_widgets.core.results import region_sum
from infodiff_widgets.widgets import HeatmapPane
rng = np.random.default_rng(0)
def maps(height, width):
    parts = rng.normal(size=(8, 1, 1)) * 1e-3 + rng.normal(size=(8, height, width)) * 1e-3
    return rng.random((height, width)) / 50, np.sqrt((parts**2).sum(0)), average_down(parts)
small, large = maps(48, 64), maps(96, 144)
pane, other = HeatmapPane(), HeatmapPane()
pictures = []
pane.on_image(lambda picture: pictures.append((picture.mode, picture.size)))
link = ipywidgets.jslink((pane, "cursor"), (other, "cursor"))
ipywidgets.HBox([pane, other])"""
]
RESET = """
pane.region, pane.cursor, pane.threshold, pane.accepts_images, pane.unit = (), (), 0, False, "nats per pixel"
pane.hide_noise, pane.layout.width = False, None
pane.show(*small, title="one"); other.show(2 * small[0], *small[1:], title="other")
"""
SHOWN = """async (canvas) => {
    await new Promise(requestAnimationFrame); // what was asked for is painted by then
    const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let painted = 0;
    for (let i = 0; i < data.length; i += 4) painted += data[i] !== 242 || data[i + 1] !== 242 || data[i + 2] !== 242;
    return painted / (width * height);
}"""
"""Which part of a canvas without a picture is not clear."""
DROP = """async (stage, [files, steps]) => {
    const transfer = new DataTransfer();
    for (const [name, type, text] of files) {
        const decoded = () => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
        const bytes = typeof text === "number" ? new Uint8Array(text) : decoded();
        transfer.items.add(new File([bytes], name, { type }));
    }
    for (const step of steps) {
        stage.dispatchEvent(new DragEvent(step, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
}"""


class View:
    """The parts of the first of two panes."""

    def __init__(self, notebook):
        self.notebook, self.page = notebook, notebook.page
        self.maps = self.page.get_by_role("application", name=re.compile("Heat map"))
        self.map = self.maps.first
        self.probes = self.page.locator(".idw-probe")
        self.sum = self.page.locator(".idw-sum").first
        self.note = self.page.locator(".idw-note").first
        self.threshold = self.page.get_by_role("slider", name="Threshold").first

    def python(self, code):
        return self.notebook.python(code)

    def tells(self, code, expected, seconds=5):
        """Wait until Python prints this: what the browser says reaches the kernel on a way of its own."""
        until = time.monotonic() + seconds
        while (told := self.python(f"print({code})")) != expected and time.monotonic() < until:
            self.page.wait_for_timeout(50)
        assert told == expected

    def at(self, x, y):
        """The point of the page in the middle of a cell of a 64×48 map."""
        box = self.map.bounding_box()
        return box["x"] + (x + 0.5) * box["width"] / 64, box["y"] + (y + 0.5) * box["height"] / 48

    def drag(self, start, end):
        self.page.mouse.move(*self.at(*start))
        self.page.mouse.down()
        self.page.mouse.move(*self.at(*end), steps=4)
        self.page.mouse.up()

    def drop(self, *files, steps=("dragenter", "dragover", "drop")):
        """Drop files (name, type, bytes or how many)."""
        encoded = [
            (name, kind, data if isinstance(data, int) else base64.b64encode(data).decode())
            for name, kind, data in files
        ]
        self.page.locator(".idw-stage").first.evaluate(DROP, [encoded, list(steps)])


@pytest.fixture(scope="module")
def notebook(open_notebook):
    notebook = open_notebook("pane.ipynb", CELLS, viewport={"width": 1280, "height": 1000})
    notebook.run_all()
    notebook.page.evaluate("document.querySelectorAll('.idw-pane details').forEach((part) => (part.open = true))")
    return notebook


@pytest.fixture
def view(notebook):
    notebook.page.mouse.move(2, 2)
    view = View(notebook)
    for _ in range(10):  # again, if a slow browser still had to say what was done before
        notebook.python(RESET)
        view.page.wait_for_timeout(300)
        if view.threshold.get_attribute("aria-valuetext") == "0 nats per pixel":
            break
    expect(view.sum).to_be_empty()
    expect(view.threshold).to_have_attribute("aria-valuetext", "0 nats per pixel")
    yield view
    assert notebook.errors == []


def test_a_dragged_box_is_read_as_python_reads_it(view):
    view.drag((10, 5), (29, 20))
    expect(view.sum).to_have_text(re.compile(r"^[\d.]+ ± [\d.]+ nats in 20×16 pixels \(\d+ % of the map\)$"))
    read = view.sum.inner_text()
    view.tells("pane.region, pane.region_reading()", f"(10, 5, 30, 21) {read}")
    view.drag((29, 20), (10, 5))  # backwards
    expect(view.sum).to_have_text(read)
    assert view.map.evaluate(SHOWN) > 0.97
    view.map.click(position={"x": 5, "y": 5})
    expect(view.sum).to_be_empty()
    view.tells("pane.region", "()")


def test_fine_maps_with_coarse_replicates_too(view):
    view.python("pane.show(*large, title='fine')")
    for box in ("(0, 0, 144, 96)", "(7, 11, 100, 48)", "(30, 30, 31, 31)"):
        view.python(f"pane.region = {box}")
        expect(view.sum).to_have_text(view.python("print(pane.region_reading())"))
    view.python("pane.replicates = None")
    expect(view.sum).to_have_text(re.compile(r"^[\d.]+ nats in 1×1 pixels"))


def test_regions_by_keyboard(view):
    page, cells = view.page, view.notebook.cells()
    view.map.focus()
    page.keyboard.press("ArrowRight")
    expect(view.probes.first).to_have_text(re.compile(r"at \(32, 24\)"))
    for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
        page.keyboard.press(f"Shift+{key}")
    expect(view.sum).to_have_text(re.compile("in 3×2 pixels"))
    expect(view.sum).to_have_attribute("aria-live", "polite")
    view.tells("pane.region", "(32, 23, 35, 25)")
    page.keyboard.press("Shift+ArrowLeft")
    expect(view.sum).to_have_text(re.compile("in 2×2 pixels"))
    page.keyboard.press("PageUp")  # without Shift the region stays
    expect(view.probes.first).to_have_text(re.compile(r"at \(33, 15\)"))
    expect(view.sum).to_have_text(re.compile("in 2×2 pixels"))
    page.keyboard.press("Shift+Home")
    expect(view.sum).to_have_text(re.compile("in 34×1 pixels"))
    page.keyboard.press("Escape")
    expect(view.sum).to_be_empty()
    expect(view.probes.first).to_have_text(re.compile(r"at \(0, 15\)"))
    page.keyboard.press("Escape")
    expect(view.probes.first).to_be_empty()
    for key in ("b", "d", "d", "x"):
        page.keyboard.press(key)
    assert view.notebook.cells() == cells


def test_pixels_below_the_threshold_clear(view):
    assert view.map.evaluate(SHOWN) > 0.97
    view.threshold.fill("0.8")
    view.tells("pane.threshold > 0", "True")
    value, shown = map(float, view.python("print(pane.threshold, pane.shown().mean())").split())
    assert value == pytest.approx(0.8**3 / 50, rel=0.01)
    assert 0.1 < shown < 0.9
    assert view.map.evaluate(SHOWN) == pytest.approx(shown, abs=0.02)
    expect(view.threshold).to_have_attribute("aria-valuetext", format_estimate(value, None, "nats per pixel"))
    expect(view.page.locator(".idw-value").first).to_have_text(format_estimate(value, None, "nats"))
    view.threshold.press("ArrowLeft")
    view.tells("0.0098 < pane.threshold < 0.0100", "True")  # 0.79³/50
    for _ in range(30):  # never stuck between two steps
        view.threshold.press("ArrowLeft")
    assert float(view.threshold.input_value()) == pytest.approx(0.49)


def test_linked_panes_are_read_at_the_same_pixel(view):
    view.page.mouse.move(*view.at(20, 30))
    expect(view.probes.first).to_have_text(re.compile(r"at \(20, 30\)$"))
    expect(view.probes.last).to_have_text(re.compile(r"at \(20, 30\)$"))
    first, second = (float(probe.inner_text().split(" ±")[0]) for probe in view.probes.all())
    assert second == pytest.approx(2 * first, rel=0.1)
    expect(view.probes.last).to_have_attribute("aria-live", "off")
    view.maps.last.focus()  # and the other way
    view.page.keyboard.press("ArrowDown")
    expect(view.probes.first).to_have_text(re.compile(r"at \(20, 31\)$"))
    view.page.mouse.move(2, 2)
    view.maps.last.blur()
    for probe in view.probes.all():
        expect(probe).to_be_empty()


def test_a_moving_pointer_leaves_the_kernel_alone(view):
    view.python("link.unlink(); seen = []; pane.observe(lambda change: seen.append(change['new']), 'cursor')")
    for x in range(60):
        view.page.mouse.move(*view.at(x, 20))
    expect(view.probes.first).to_have_text(re.compile(r"at \(59, 20\)$"))
    view.page.wait_for_timeout(600)
    rested = view.python("print(seen)")
    view.page.mouse.move(2, 2)
    view.page.wait_for_timeout(600)
    told = view.python("print(seen)")
    view.python("link = ipywidgets.jslink((pane, 'cursor'), (other, 'cursor')); pane.unobserve_all('cursor')")
    assert rested.endswith("(20, 59)]")
    assert rested.count("(") <= 6  # of sixty: a slow machine may rest between two moves
    assert told.endswith("(20, 59), ()]")


def test_cursor_and_region_can_be_set_from_python(view):
    view.python("pane.cursor, pane.region = (3, 7), (0, 0, 64, 48)")
    for probe in view.probes.all():
        expect(probe).to_have_text(re.compile(r"at \(7, 3\)$"))
    expect(view.sum).to_have_text(re.compile(r"in 64×48 pixels \(100 % of the map\)$"))


def test_other_units_are_read_out(view):
    view.python("pane.cursor, pane.region = (3, 7), (0, 0, 2, 2); pane.unit = 'bits per pixel'")
    expect(view.probes.first).to_have_text(re.compile(r"± [\d.]+ bits at"))
    expect(view.sum).to_have_text(re.compile(r"± [\d.]+ bits in"))
    expect(view.threshold).to_have_attribute("aria-valuetext", "0 bits per pixel")
    view.python("pane.unit = ''")
    expect(view.probes.first).to_have_text(re.compile(r"± [\d.]+ at"))
    expect(view.sum).to_have_text(re.compile(r"± [\d.]+ in"))
    expect(view.threshold).to_have_attribute("aria-valuetext", "0")


def test_dropped_images_reach_python(view):
    buffer = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(buffer, "PNG")
    good = ("red.png", "image/png", buffer.getvalue())
    view.python("pictures.clear()")
    opener = view.page.get_by_role("button", name="Open an image")
    expect(opener).to_be_hidden()
    view.drop(good)
    expect(view.note).to_be_hidden()
    view.python("pane.accepts_images = True")
    expect(opener).to_be_visible()
    stage = view.page.locator(".idw-stage").first
    view.drop(good, steps=["dragenter", "dragover"])
    expect(stage).to_have_class(re.compile("idw-dropping"))
    view.drop(good, steps=["dragleave"])
    expect(stage).not_to_have_class(re.compile("idw-dropping"))
    view.drop(good)
    expect(stage).not_to_have_class(re.compile("idw-dropping"))
    with view.page.expect_file_chooser() as chooser:
        opener.press("Enter")
    chooser.value.set_files({"name": good[0], "mimeType": good[1], "buffer": good[2]})
    view.tells("pictures", "[('RGB', (30, 20)), ('RGB', (30, 20))]")
    expect(view.note).to_be_hidden()


def test_other_files_are_refused_in_the_note(view):
    view.python("pane.accepts_images = True")
    expect(view.note).to_have_role("status")
    view.drop(("notes.txt", "text/plain", b"words"))
    expect(view.note).to_have_text("“notes.txt”: not an image that can be read; PNG, JPEG and WebP files can")
    view.drop(("big.png", "image/png", 9_000_000))
    expect(view.note).to_have_text("“big.png” has 9.0 MB; images may have up to 8 MB.")
    view.drop(*[("a.png", "image/png", b"x")] * 2)
    expect(view.note).to_have_text("One image at a time, please, not 2.")
    view.map.click()
    expect(view.note).to_be_hidden()


def test_the_page_of_a_result_reads_regions_without_a_kernel(browser, tmp_path):
    info = idw.estimate(idw.load("exact"), idw.scenes.example(0).image, "the dog on grass", samples=8, progress=False)
    path = tmp_path / "page.html"
    path.write_text(page_of(info), encoding="utf-8")
    context, said = browser.new_context(offline=True), []
    tab = context.new_page()
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(path.as_uri())
    canvas = tab.get_by_role("application", name=re.compile("Heat map"))
    canvas.focus()
    for key in ("Home", "Home", "Shift+End", "Shift+PageDown"):
        tab.keyboard.press(key)
    expect(tab.locator(".idw-sum").first).to_have_text(re.compile(r"nats in 64×9 pixels \([\d.]+ % of the map\)$"))
    shown = float(re.match("[−.0-9]+", tab.locator(".idw-sum").first.inner_text())[0].replace("−", "-"))
    assert shown == pytest.approx(info.region(None, (0, 32, 64, 41)).value, rel=0.02)
    tab.locator(".idw-word").nth(1).click()
    expect(canvas).to_have_attribute("aria-label", re.compile("“dog” given the rest"))
    expect(tab.locator(".idw-sum").first).to_have_text(re.compile("in 64×9 pixels"))  # the same region of another map
    tab.keyboard.press("Escape")
    context.close()
    assert said == []
