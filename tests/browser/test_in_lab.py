"""The explorer as people meet it: in JupyterLab, by mouse and by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

pytest.importorskip("playwright")
from playwright.sync_api import expect

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CELLS = [
    "from infodiff_widgets.pipelines.loading import load\n"
    "from infodiff_widgets.scenes.render import example\n"
    "from infodiff_widgets.widgets import Explorer\n"
    "model = load('exact')",
    "explorer = Explorer(model, example(0).image, 'the dog on grass', samples=8)\nexplorer",
]
LONG = 60_000  # milliseconds for an estimate

PIXELS = """async (canvas) => {
    await new Promise(requestAnimationFrame); // what was asked for is painted by then
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((sum, value, i) => (sum * 31 + value * (1 + (i % 7))) % 1000003, 0);
}"""
"""A number for what is painted on a canvas."""


class View:
    """Where things are in an explorer, by the names that screen readers read out."""

    def __init__(self, page):
        self.page = page
        self.words = page.get_by_role("group", name=re.compile("What each word"))
        self.bands = page.get_by_role("group", name="Ranges of log SNR").get_by_role("button")
        self.map = page.get_by_role("application", name=re.compile("Heat map")).first
        self.question = page.locator(".idw-answer .idw-asks")
        self.reading = page.locator(".idw-big")
        self.number = page.locator(".idw-figures")
        self.probe = page.locator(".idw-probe").first
        self.progress = page.get_by_role("progressbar", name="Progress of the estimate")
        self.alert = page.get_by_role("alert")
        self.run = page.get_by_role("button", name="Run", exact=True)
        self.pause = page.get_by_role("button", name="Pause", exact=True)
        self.resume = page.get_by_role("button", name="Resume", exact=True)
        self.cancel = page.get_by_role("button", name="Cancel", exact=True)

    def word(self, text):
        return self.words.get_by_role("button", name=re.compile(rf"^{text}\b"))

    def choose(self, text):
        self.page.get_by_role("button", name=text, exact=True).click()

    def asks(self, text):
        """The map and the sentence answer this question."""
        expect(self.map).to_have_attribute("aria-label", re.compile(f"^Heat map, {re.escape(text)}"))

    def has_status(self, text, timeout=LONG):
        expect(self.page.locator(".idw-run-status")).to_have_text(text, timeout=timeout)

    def pixels(self):
        return self.map.evaluate(PIXELS)


@pytest.fixture(scope="module")
def notebook(open_notebook):
    notebook = open_notebook("explorer.ipynb", CELLS)
    notebook.run_all()
    View(notebook.page).has_status("Done")
    return notebook


@pytest.fixture
def view(notebook):
    notebook.python(
        "s = explorer.session\n"
        "s.cancel(); s.wait()\n"
        "s.prompt, s.samples, s.selected, s.excluded = 'the dog on grass', 8, (), ()\n"
        "s.estimator, s.band = 'orthogonal', ()\n"
        "explorer.unit, explorer.layer, explorer.drawing, explorer.compare = 'nats', 'information', 'map', 'wipe'\n"
        "explorer.hide_noise, explorer.own_scale, explorer.region = False, False, ()\n"
        "if (s.current_prompt.text, s.result.samples) != (s.prompt, 8):\n"
        "    s.start(); s.wait(60)"
    )
    view = View(notebook.page)
    view.asks("Whole prompt")
    yield view
    if view.page.get_by_role("button", name="unpin").count():
        view.choose("unpin")
    assert notebook.errors == []


def test_clicking_words_changes_question_value_and_map(notebook, view):
    seen = {("Whole prompt", view.reading.inner_text(), view.pixels())}
    for i, word in ((1, "dog"), (3, "grass")):
        view.word(word).click()
        expect(view.word(word)).to_have_attribute("aria-pressed", "true")
        view.asks(f"“{word}” given the rest")
        expect(view.question).to_contain_text(f"What does ‘{word}’ add to")
        expect(view.reading).to_have_text(re.compile(r"^[\d.]+± [\d.]+ nats"))
        seen.add((word, view.reading.inner_text(), view.pixels()))
        assert notebook.python("print(explorer.session.selected)") == f"({i},)"
        told = float(notebook.python("print(s.total().value)"))
        assert float(view.number.inner_text()) == pytest.approx(told, rel=0.05)
    assert [len(set(column)) for column in zip(*seen, strict=True)] == [3, 3, 3]
    view.choose("whole prompt")
    view.asks("Whole prompt")


def test_choices_change_the_question(view):
    expect(view.page.get_by_role("button", name="change", exact=True)).to_have_attribute("aria-pressed", "true")
    view.word("dog").click()
    view.choose("word alone")
    view.asks("“dog” alone")
    expect(view.page.get_by_text("What does ‘dog’ tell by itself?")).to_be_visible()
    before = view.pixels()
    view.choose("improvement")
    expect(view.reading).to_contain_text("change ")  # the other estimator stands beside
    assert view.pixels() != before
    view.choose("bits")
    expect(view.reading).to_contain_text("bits")
    expect(view.page.locator(".idw-bar-ticks").first).to_contain_text("bits per pixel")
    view.choose("attention")
    view.asks("Attention to “dog”")


def test_a_word_left_out_is_asked_of_the_model(view):
    view.word("dog").click()
    view.word("the").click(modifiers=["Alt"])
    view.asks("“dog” given “on grass”")
    expect(view.reading).to_contain_text("nats", timeout=LONG)
    view.has_status("Done")


def test_a_pinned_map_is_wiped_or_stands_beside(notebook, view):
    view.word("dog").click()
    view.asks("“dog” given the rest")
    one = view.pixels()
    view.page.keyboard.press("p")
    view.word("grass").click()
    view.asks("“grass” given the rest")
    expect(view.page.locator(".idw-tag").first).to_have_text("“dog” given the rest")
    handle = view.page.get_by_role("slider", name="Wipe between the pinned and the present map")
    both = view.pixels()
    handle.focus()
    view.page.keyboard.press("Home")
    assert len({one, both, view.pixels()}) == 3
    notebook.python("explorer.compare = 'side'")
    maps = view.page.get_by_role("application", name=re.compile("Heat map"))
    expect(maps).to_have_count(2)
    maps.first.hover()
    readings = [probe.inner_text().split(" at ")[1] for probe in view.page.locator(".idw-probe").all()[:2]]
    assert readings[0] == readings[1]
    ends = view.page.locator(".idw-bar-ticks").all_inner_texts()
    assert ends[0] == ends[1]


def test_all_words_are_shown_on_one_scale_and_chosen_from_there(view):
    tiles = view.page.get_by_role("group", name="Where each word informs").get_by_role("button")
    dog = tiles.filter(has_text="dog")
    expect(dog).to_have_count(1)
    dog.click()
    view.asks("“dog” given the rest")
    expect(dog).to_have_attribute("aria-pressed", "true")


def test_undo_and_redo_questions(view):
    view.word("dog").click()
    view.asks("“dog” given the rest")
    view.word("grass").click()
    view.asks("“grass” given the rest")
    view.page.keyboard.press("Control+z")
    view.asks("“dog” given the rest")
    view.page.get_by_role("button", name="Redo the question").click()
    view.asks("“grass” given the rest")


def test_keys_and_terms(view):
    view.word("dog").focus()
    view.page.keyboard.press("?")
    dialog = view.page.get_by_role("dialog", name="Keys and terms")
    expect(dialog).to_contain_text("Conditional mutual information")
    view.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_files_are_saved(view):
    for name, suffix in (("Figure (PNG)", "png"), ("Numbers (CSV)", "csv"), ("Page that works offline (HTML)", "html")):
        view.page.get_by_role("button", name="Save", exact=True).last.click()
        with view.page.expect_download() as download:
            view.choose(name)
        assert download.value.suggested_filename == f"the-dog-on-grass.{suffix}"


def test_editing_the_prompt_in_place(view):
    view.word("dog").dblclick()
    field = view.page.get_by_role("textbox", name=re.compile("[Pp]rompt"))
    field.fill("")
    field.press("Enter")
    expect(view.page.get_by_text(re.compile("at least one word|empty", re.IGNORECASE)).first).to_be_visible()
    field.fill("the cat on grass")
    field.press("Enter")
    view.has_status("Done")
    expect(view.word("cat")).to_be_visible()


def test_pause_and_resume(notebook, view):
    notebook.python("s.samples = 100_000")
    view.run.click()
    expect(view.page.get_by_text(re.compile(r"^\d+ of \d+ samples · .* left$"))).to_be_visible(timeout=LONG)
    view.pause.click()
    view.has_status("Paused", 10_000)
    expect(view.resume).to_be_focused()
    view.page.wait_for_timeout(3000)  # the step that was under way may end
    done = notebook.python("print(s._run.done)")
    view.page.wait_for_timeout(500)
    assert notebook.python("print(s._run.done)") == done
    view.resume.click()
    view.has_status("Running")
    view.cancel.click()
    view.has_status("Cancelled", 10_000)


def test_brushing_noise_levels(view):
    view.word("dog").click()
    view.asks("“dog” given the rest")
    before = view.pixels()
    view.bands.nth(1).hover()
    view.page.mouse.down()
    view.bands.nth(3).hover()
    view.page.mouse.up()
    expect(view.map).to_have_attribute("aria-label", re.compile("“dog” given the rest, log SNR −?[0-9.]+ to −?[0-9.]+"))
    pressed = [band.get_attribute("aria-pressed") for band in view.bands.all()]
    assert pressed == ["false", "true", "true", "true", "false", "false"]
    expect(view.reading).to_contain_text("at log SNR")
    expect(view.page.locator(".idw-note").first).to_be_hidden()  # its map has come
    assert view.pixels() != before
    view.bands.nth(3).focus()
    view.page.keyboard.press("ArrowLeft")
    view.page.keyboard.press("Enter")
    expect(view.bands.nth(2)).to_have_attribute("aria-pressed", "true")
    expect(view.bands.nth(3)).to_have_attribute("aria-pressed", "false")
    view.choose("all levels")
    expect(view.map).not_to_have_attribute("aria-label", re.compile("log SNR"))
    assert view.pixels() == before


def test_keyboard_alone(notebook, view):
    page, cells = view.page, notebook.cells()
    view.word("the").focus()
    page.keyboard.press("ArrowRight")
    expect(view.word("dog")).to_be_focused()
    page.keyboard.press("Enter")
    view.asks("“dog” given the rest")
    page.keyboard.press("Shift+ArrowRight")
    view.asks("“dog on” given the rest")
    view.has_status("Done")
    expect(view.reading).to_contain_text("nats")
    page.keyboard.press("End")
    page.keyboard.press("Space")
    view.asks("“grass” given the rest")
    page.keyboard.press("Home")
    expect(view.word("the")).to_be_focused()
    # In a notebook these add, cut, and move between cells.
    for key in ("b", "a", "d", "d", "j"):
        page.keyboard.press(key)
    assert notebook.cells() == cells
    page.keyboard.press("Escape")
    view.asks("Whole prompt")


def test_reading_pixels_by_keyboard_and_pointer(notebook, view):
    view.page.mouse.move(2, 2)  # not on the map, where an earlier test may have left it
    expect(view.probe).to_be_empty()
    view.map.focus()
    view.page.keyboard.press("ArrowRight")
    expect(view.probe).to_have_text(re.compile(r"± .* nats at \(32, 32\)"))
    expect(view.probe).to_have_attribute("aria-live", "polite")
    view.page.keyboard.press("PageUp")
    expect(view.probe).to_have_text(re.compile(r"at \(32, 24\)"))
    box = view.map.bounding_box()
    view.map.hover(position={"x": box["width"] - 1, "y": 1})
    expect(view.probe).to_have_text(re.compile(r"at \(63, 0\)"))
    shown = view.probe.inner_text().split(" ")[0]
    told = notebook.python("print(s.heatmap().values[0, 63])")
    assert float(shown.replace("−", "-")) == pytest.approx(float(told), rel=0.5)
    view.words.hover()
    expect(view.probe).to_be_empty()


def test_controls_repaint_the_map(notebook, view):
    view.word("dog").click()
    seen = {view.pixels()}
    for name in ("contours", "picture", "map"):
        view.choose(name)
        seen.add(view.pixels())
    assert len(seen) == 3
    view.page.get_by_text("Details", exact=True).click()
    view.page.get_by_text("Map settings", exact=True).click()
    view.page.get_by_role("checkbox", name="Hide below 2σ").check()
    seen.add(view.pixels())
    view.page.get_by_role("checkbox", name="Faded picture").uncheck()
    seen.add(view.pixels())
    assert len(seen) == 5
    assert notebook.python("print(explorer.faded, explorer.hide_noise)") == "False True"
    view.page.get_by_role("checkbox", name="Faded picture").check()
    view.page.get_by_text("Details", exact=True).click()


def test_cancel_in_the_middle_of_a_run(notebook, view):
    notebook.python("s.samples = 100_000")
    view.run.click()
    view.has_status("Running")
    expect(view.page.get_by_text(re.compile(r"^\d+ of \d+ samples · .* left$"))).to_be_visible(timeout=LONG)
    view.cancel.click()
    view.has_status("Cancelled", 10_000)
    expect(view.run).to_be_focused()
    assert notebook.python("s.wait(10); print(s.status, s.result is not None)") == "cancelled True"
    expect(view.reading).to_contain_text("nats")


def test_error_in_place_keeps_the_map(notebook, view):
    before, reading = view.pixels(), view.reading.inner_text()
    notebook.python("s.prompt = ''")
    view.run.click()
    view.has_status("Failed")
    expect(view.alert).to_have_text(re.compile("prompt is empty"))
    assert (view.pixels(), view.reading.inner_text()) == (before, reading)
    notebook.python("s.prompt = 'the dog on grass'")
    view.run.click()
    view.has_status("Done")
    expect(view.alert).to_be_hidden()


def test_fits_the_window(view):
    root = view.page.locator(".idw-explorer")
    root.scroll_into_view_if_needed()
    box, room = root.bounding_box(), view.page.locator(".jp-WindowedPanel-outer").first.bounding_box()
    assert box["x"] + box["width"] <= room["x"] + room["width"]
    assert 280 <= view.map.bounding_box()["width"] <= 480
    assert box["height"] <= 640


def test_dark_theme_is_readable(view):
    def contrast(locator):
        return locator.evaluate(
            """(node) => {
                const light = (colour) => {
                    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3)
                        .map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
                };
                const clear = (n) => /, 0\\)$|transparent/.test(getComputedStyle(n).backgroundColor);
                let ground = node;
                while (ground.parentElement && clear(ground)) ground = ground.parentElement;
                const [ink, paper] = [getComputedStyle(node).color, getComputedStyle(ground).backgroundColor];
                const [a, b] = [light(ink), light(paper)];
                return Math.max(a, b) / Math.min(a, b);
            }"""
        )

    parts = [view.question, view.number, view.run, view.page.locator(".idw-number").first, view.words.first]
    try:
        for theme in ("JupyterLab Light", "JupyterLab Dark"):
            view.page.evaluate("(theme) => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
            light = "false" if theme.endswith("Dark") else "true"
            expect(view.page.locator("body")).to_have_attribute("data-jp-theme-light", light)
            for part in parts:
                assert contrast(part) >= 4.5, (theme, part)
    finally:
        view.page.evaluate("jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Light' })")


@pytest.mark.skipif(not (NOTEBOOKS / "01_mutual_information.ipynb").exists(), reason="not written yet")
def test_first_notebook(open_notebook, tmp_path):
    """Up to its explorer and the still figure of it; what follows is run without a browser elsewhere."""
    course = nbformat.read(NOTEBOOKS / "01_mutual_information.ipynb", as_version=4)
    shown = next(k for k, cell in enumerate(course.cells) if "explorer.to_image()" in cell.source)
    del course.cells[shown + 1 :]
    nbformat.write(course, tmp_path / "first.ipynb")
    notebook = open_notebook(tmp_path / "first.ipynb")
    notebook.run_all(seconds=300)
    page = notebook.page
    page.locator(".idw-explorer").first.scroll_into_view_if_needed()
    view = View(page.locator(".idw-explorer").first)
    view.page = page.locator(".idw-explorer").first
    view.has_status("Ready", LONG)  # it shows a result from above
    seen = set()
    for word in ("cat", "grass"):
        view.word(word).click()
        view.asks(f"“{word}” given the rest")
        seen.add((word, view.reading.inner_text(), view.pixels()))
    assert [len(set(column)) for column in zip(*seen, strict=True)] == [2, 2, 2]
    assert notebook.errors == []


def test_answers_stay_folded_after_run_all(open_notebook, tmp_path):
    """The answers of a notebook of the course, with short texts instead of what they compute."""
    course = nbformat.read(NOTEBOOKS / "06_many_images.ipynb", as_version=4)
    code = [cell for cell in course.cells if cell.cell_type == "code"]
    define = re.search(r"def folded.*?\n\n", code[0].source + "\n\n", re.S)[0]
    first = nbformat.v4.new_code_cell(f"from IPython.display import HTML\n{define}")
    answers = [cell for cell in code if "answer" in cell.metadata.get("tags", [])]
    for cell in answers:
        cell.source = re.sub(r"(?s).*folded\(.*", "folded('the answer')", cell.source)
        cell.outputs = []
    text = [cell for cell in course.cells if "<summary>Answer</summary>" in cell.source][:1]
    course.cells = [first, *text, *answers]
    nbformat.write(course, tmp_path / "answers.ipynb")
    notebook = open_notebook(tmp_path / "answers.ipynb")
    notebook.run_all()
    page = notebook.page
    expect(page.locator("details summary").filter(has_text="Output")).to_have_count(3)
    assert page.locator("details").evaluate_all("all => all.filter((one) => one.open).length") == 0
    assert page.locator(".jp-CodeCell .jp-InputArea-editor:visible").count() == 1
