"""Words in a browser: asking about them by mouse, finger and key, editing them, and their bars."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import expect

from infodiff_widgets.widgets import TokenPicker

WORDS = ["the", "dog", "left", "of", "the", "cat"]
NUMBERS = {"values": [0.02, 1.12, 0.31, 0.05, 0.01, -0.94], "errors": [0.02, 0.08, 0.05, 0.02, 0.02, 0.07]}


@pytest.fixture
def tab(show):
    return show(TokenPicker(words=WORDS, editable=True, **NUMBERS))


def word(tab, index):
    return tab.locator(".idw-word").nth(index)


def asks(tab, selected, excluded=()):
    """The model's question, and that all words show it: pressed, spoken and marked."""
    state = tab.evaluate("[model.state.selected, model.state.excluded]")
    assert state == [list(selected), list(excluded)]
    expected = [
        "left out" if i in excluded else "selected" if i in selected or not selected else "given"
        for i in range(len(WORDS))
    ]
    for i, part in enumerate(expected):
        expect(tab.locator(".idw-chip").nth(i)).to_have_attribute("data-state", part)
        expect(word(tab, i)).to_have_attribute("aria-pressed", str(part == "selected").lower())
        expect(word(tab, i)).to_have_attribute("aria-label", re.compile(f", {part}, .* nats$"))


def pressed(tab, within):
    return [button.inner_text() for button in tab.locator(f"{within} [aria-pressed=true]").all()]


# ---- asking


def test_clicks_ask_and_let_go(tab):
    asks(tab, [])
    word(tab, 1).click()
    asks(tab, [1])
    word(tab, 5).click()
    asks(tab, [5])  # dog is given now
    word(tab, 2).click(modifiers=["Control"])
    asks(tab, [2, 5])
    word(tab, 5).click(modifiers=["Meta"])
    asks(tab, [2])
    word(tab, 3).click(modifiers=["Shift"])
    asks(tab, [3, 4, 5])  # from where the last click was
    word(tab, 0).click()
    tab.wait_for_timeout(600)  # not a double click
    word(tab, 0).click()
    asks(tab, [])
    word(tab, 4).click(modifiers=["Control"])
    asks(tab, [0, 1, 2, 3, 5])  # of all, one less
    word(tab, 4).click(modifiers=["Control"])
    asks(tab, [])  # all of them are the whole prompt


def test_words_are_left_out_and_taken_back(tab):
    word(tab, 1).click()
    word(tab, 3).click(modifiers=["Alt"])
    asks(tab, [1], [3])
    tab.locator(".idw-chip").nth(2).hover()
    tab.get_by_role("button", name="Leave out left", exact=True).click()
    asks(tab, [1], [2, 3])
    word(tab, 5).click()
    asks(tab, [5], [2, 3])  # the others stay what they are
    word(tab, 2).click()
    asks(tab, [2], [3])  # who is asked about is not left out
    tab.get_by_role("button", name="Take back of", exact=True).click()
    asks(tab, [2])
    word(tab, 2).click(modifiers=["Alt"])
    asks(tab, [], [2])
    assert all(set(heard["selected"]).isdisjoint(heard["excluded"]) for heard in tab.evaluate("said"))


def test_a_drag_makes_a_phrase_and_asks_once(tab):
    word(tab, 1).hover()
    tab.mouse.down()
    for index in (2, 3, 4, 3):
        word(tab, index).hover()
    expect(tab.locator("[data-state=selected]")).to_have_count(3)  # shown before it is asked
    assert tab.evaluate("said") == []
    tab.mouse.up()
    asks(tab, [1, 2, 3])
    # Browsers differ in whom they tell of the click at its end.
    word(tab, 3).evaluate("(word) => word.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }))")
    asks(tab, [1, 2, 3])
    assert tab.evaluate("said.length") == 1
    word(tab, 4).click()
    asks(tab, [4])  # a click after it is a click again


def test_a_press_that_leaves_the_words_is_no_drag(tab):
    word(tab, 0).hover()
    tab.mouse.down()
    tab.locator("#other").hover()
    tab.mouse.up()
    tab.mouse.down()  # what begins elsewhere is none either
    word(tab, 3).hover()
    word(tab, 4).hover()
    tab.mouse.up()
    assert tab.evaluate("said") == []


def test_presets(tab):
    assert pressed(tab, ".idw-presets") == ["whole prompt"]
    word(tab, 1).click()
    expect(tab.get_by_role("button", name="word given the rest")).to_have_attribute("aria-pressed", "true")
    tab.get_by_role("button", name="word alone").click()
    asks(tab, [1], [0, 2, 3, 4, 5])
    assert pressed(tab, ".idw-presets") == ["word alone"]
    tab.get_by_role("button", name="word given the rest").click()
    asks(tab, [1])
    word(tab, 4).click(modifiers=["Alt"])
    asks(tab, [1], [4])
    assert pressed(tab, ".idw-presets") == []
    tab.get_by_role("button", name="whole prompt").click()
    asks(tab, [])
    tab.get_by_role("button", name="word alone").click()
    asks(tab, [4], [0, 1, 2, 3, 5])  # the word that has the focus


def test_the_keyboard_does_it_all(tab):
    tab.locator("#other").evaluate("(button) => document.body.prepend(button)")
    tab.locator("#other").focus()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")  # past the pencil: one stop for all words
    expect(word(tab, 0)).to_be_focused()
    for key, selected, excluded in (
        ("ArrowRight Enter", [1], []),
        ("ArrowRight a", [1, 2], []),
        ("Shift+ArrowRight", [2, 3], []),
        ("Shift+ArrowRight", [2, 3, 4], []),
        ("Shift+ArrowLeft", [2, 3], []),
        ("Home x", [2, 3], [0]),
        ("End Delete", [2, 3], [0, 5]),
        ("Backspace", [2, 3], [0]),
        ("Control+Space", [2, 3, 5], [0]),
        ("ArrowLeft Space", [4], [0]),
        ("Space", [], [0]),
        ("ArrowUp Enter ArrowDown Shift+Enter", [3, 4], [0]),
        ("Escape", [], []),
    ):
        for press in key.split():
            tab.keyboard.press(press)
        asks(tab, selected, excluded)
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("button", name="word alone")).to_be_focused()
    tab.keyboard.press("Enter")
    asks(tab, [4], [0, 1, 2, 3, 5])


def test_no_key_is_heard_outside(tab):
    tab.evaluate("window.heard = []; document.addEventListener('keydown', (event) => heard.push(event.key))")
    for key in ("a", "x", "b", "d", "Enter", "Space", "Shift+Enter", "Control+Space", "Escape", "ArrowDown", "Delete"):
        word(tab, 1).focus()
        tab.keyboard.press(key)
    tab.keyboard.press("F2")
    for key in ("a", "x", "ArrowDown", "Shift+Enter", "F2", "Control+Enter", "F2", "Escape"):
        tab.keyboard.press(key)
    assert set(tab.evaluate("heard")) <= {"Control", "Shift"}
    word(tab, 1).focus()
    tab.keyboard.press("Control+s")
    assert tab.evaluate("heard")[-1] == "s"  # saving is the notebook's


def test_fingers_reach_everything(show):
    tab = show(
        TokenPicker(words=WORDS, **NUMBERS), has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640}
    )
    tab.locator(".idw-word").nth(1).tap()
    asks(tab, [1])
    leave = tab.get_by_role("button", name="Leave out of", exact=True)
    expect(leave).to_have_css("opacity", "1")
    leave.tap()
    asks(tab, [1], [3])
    box, end = (word(tab, i).bounding_box() for i in (0, 2))
    touch, y = tab.context.new_cdp_session(tab), box["y"] + 10
    places = [box["x"] + 10 + (end["x"] - box["x"]) * part for part in (0, 0.25, 0.5, 0.75, 1)]
    for kind, x in [("touchStart", places[0]), *(("touchMove", x) for x in places[1:]), ("touchEnd", None)]:
        points = [] if x is None else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    asks(tab, [0, 1, 2], [3])
    assert tab.evaluate("document.documentElement.scrollWidth") == 320


def test_what_is_disabled_answers_nothing(show):
    tab = show(TokenPicker(words=WORDS, disabled=True, editable=True, **NUMBERS))
    for button in tab.locator("#widget button").all():
        expect(button).to_be_disabled()
    word(tab, 1).click(force=True)
    assert tab.evaluate("said") == []


# ---- reading


def test_question_and_formula_come_from_python(tab):
    picker = TokenPicker(words=WORDS, selected=(1,), excluded=(2,))
    tab.evaluate(
        "(texts) => Object.assign(model.state, texts)", {"question": picker.question, "formula": picker.formula}
    )
    tab.evaluate("model.set('question', model.state.question)")
    expect(tab.locator(".idw-asks")).to_have_text("What does ‘dog’ add to ‘the _ of the cat’?")
    expect(tab.locator(".idw-formula")).to_have_text("i(x; dog | the _ of the cat)")


def test_where_no_word_stands_for_none(show):
    tab = show(TokenPicker(words=WORDS, empty_selection="none", **NUMBERS))
    expect(word(tab, 1)).to_have_attribute("aria-pressed", "false")
    expect(tab.locator(".idw-asks")).to_be_hidden()
    word(tab, 1).click(modifiers=["Control"])
    asks(tab, [1], [])
    word(tab, 5).click(modifiers=["Control"])
    asks(tab, [1, 5], [])
    tab.keyboard.press("Escape")
    for i in range(len(WORDS)):
        expect(word(tab, i)).to_have_attribute("aria-pressed", "false")


def test_small_numbers_keep_their_digits(tab):
    tab.evaluate("model.set('values', [0.0123, 0.0005, 0, null, 0.002, 0.001]), model.set('errors', [])")
    expect(tab.locator(".idw-picker-scale")).to_have_text("bars: 0 to 0.012 nats")
    expect(tab.locator(".idw-number").nth(1)).to_have_text("0.001")
    tab.evaluate("model.set('values', [0.0002, 0.0005, 0, null, 0.0001, 0.0003])")
    expect(tab.locator(".idw-picker-scale")).to_have_text("bars: 0 to 0.00050 nats")


def test_bars_share_a_scale_and_words_are_spoken(tab):
    heights = [
        tab.locator(".idw-chip .idw-fill").nth(i).evaluate("(bar) => parseFloat(bar.style.height)") for i in range(6)
    ]
    span = 1.12 + 0.08 + 0.94 + 0.07
    assert heights == pytest.approx([100 * abs(value) / span for value in NUMBERS["values"]], abs=0.01)
    expect(tab.locator(".idw-picker-scale")).to_have_text("bars: −1.01 to 1.20 nats")
    word(tab, 1).click()
    expect(word(tab, 5)).to_have_accessible_name("cat, given, −0.940 ± 0.070 nats")
    expect(word(tab, 4)).to_have_accessible_name("the (2 of 2), given, 0.010 ± 0.020 nats")
    tab.evaluate("model.set('values', [])")
    expect(word(tab, 1)).to_have_accessible_name("dog, selected")


def test_states_differ_without_colour(tab):
    word(tab, 1).click()
    word(tab, 2).click(modifiers=["Alt"])
    tab.wait_for_timeout(200)  # for the colours to settle
    looks = [
        tab.locator(".idw-word-text")
        .nth(i)
        .evaluate(
            """(text) => {
                const { fontWeight, textDecorationLine } = getComputedStyle(text);
                return [fontWeight, textDecorationLine, getComputedStyle(text.parentElement).backgroundColor];
            }"""
        )
        for i in range(3)
    ]
    assert [look[:2] for look in looks] == [["400", "none"], ["600", "none"], ["400", "line-through"]]
    assert looks[0][2] != looks[1][2]


def test_bold_moves_nothing(tab):
    def boxes():
        return [word(tab, i).bounding_box() for i in range(6)]

    before = boxes()
    word(tab, 2).click()
    asks(tab, [2])
    assert boxes() == before


def test_new_words_take_the_place_of_the_old(tab):
    word(tab, 5).focus()
    tab.evaluate("model.set('words', ['a', 'cat']); model.set('values', [1, 2]); model.set('errors', [])")
    expect(tab.locator(".idw-word-text")).to_have_text(["a", "cat"])
    expect(word(tab, 1)).to_be_focused()
    tab.evaluate("model.set('words', []); model.set('values', [])")
    expect(tab.get_by_text("No words yet.")).to_be_visible()
    expect(tab.locator(".idw-presets")).to_be_hidden()


# ---- editing


@pytest.mark.parametrize("way", ["pencil", "F2", "double click"])
def test_an_edit_is_sent_when_it_is_applied(tab, way):
    word(tab, 1).click()
    tab.wait_for_timeout(600)
    if way == "pencil":
        tab.get_by_role("button", name="Edit the prompt").click()
    elif way == "F2":
        tab.keyboard.press("F2")
    else:
        word(tab, 3).dblclick()
    field = tab.get_by_role("textbox", name="Prompt")
    expect(field).to_be_focused()
    expect(field).to_have_value("the dog left of the cat")
    expect(word(tab, 0)).to_be_hidden()
    assert tab.evaluate("model.state.selected") == [1]  # two clicks are no question
    field.fill("  a cat ")
    tab.keyboard.press("Enter")
    assert tab.evaluate("said.at(-1)") == {"edited": "a cat"}
    expect(field).to_be_hidden()
    expect(tab.locator(".idw-word:focus")).to_have_count(1)
    expect(tab.locator(".idw-asks")).to_have_text("Sent: “a cat”. Its words come with its first numbers.")
    tab.evaluate("model.set('pending', 'a cat')")  # as the kernel says as well
    if way == "F2":  # the run fails
        tab.evaluate("model.set('pending', '')")
        expect(tab.locator(".idw-asks")).to_have_text("What does the whole prompt tell?")  # as Python said before
        return
    tab.evaluate("model.set('words', ['a', 'cat']); model.set('values', []); model.set('selected', [])")
    tab.evaluate("model.set('pending', '')")
    expect(tab.locator(".idw-asks")).to_have_text("What does the whole prompt tell?")


@pytest.mark.parametrize("part", ["idw-fill", "idw-whisker"])
def test_a_double_click_on_a_bar_edits_too(tab, part):
    box = word(tab, 5).locator(f".{part}").bounding_box()
    tab.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(tab.get_by_role("textbox", name="Prompt")).to_be_focused()


@pytest.mark.parametrize("way", ["Escape", "blur"])
def test_an_edit_can_be_dropped(tab, way):
    word(tab, 2).focus()
    tab.keyboard.press("F2")
    tab.keyboard.type("something else")
    if way == "Escape":
        tab.keyboard.press("Escape")
        expect(word(tab, 2)).to_be_focused()
    else:
        tab.locator("#other").click()
        expect(tab.locator("#other")).to_be_focused()  # the focus stays where it went
    expect(word(tab, 2)).to_be_visible()
    assert tab.evaluate("said") == []
    tab.get_by_role("button", name="Edit the prompt").click()
    expect(tab.get_by_role("textbox", name="Prompt")).to_have_value("the dog left of the cat")


def test_an_empty_prompt_is_refused_in_place(tab):
    tab.get_by_role("button", name="Edit the prompt").click()
    field = tab.get_by_role("textbox", name="Prompt")
    field.fill("   ")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("alert")).to_have_text("A prompt needs at least one word.")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    tab.keyboard.type("cat")
    expect(tab.get_by_role("alert")).to_be_hidden()
    tab.keyboard.press("Enter")
    assert tab.evaluate("said") == [{"edited": "cat"}]
    tab.get_by_role("button", name="Edit the prompt").click()
    expect(field).to_have_value("cat")  # until its words come, to go on from


def test_what_is_not_editable_has_no_pencil(show):
    tab = show(TokenPicker(words=WORDS))
    expect(tab.get_by_role("button", name="Edit the prompt")).to_be_hidden()
    word(tab, 1).dblclick()
    tab.keyboard.press("F2")
    expect(tab.get_by_role("textbox", name="Prompt")).to_be_hidden()


def test_two_numbers_and_the_exact_one_share_a_scale(show):
    both = {"others": [0.1, 2.0, None, 0.0, 0.0, 0.5], "exact": [None, 1.0, None, None, None, None]}
    tab = show(TokenPicker(words=WORDS, names=["adds", "alone"], **NUMBERS, **both))
    expect(tab.locator(".idw-keys")).to_contain_text("adds")
    expect(tab.locator(".idw-keys")).to_contain_text("exact")
    low, high = -0.94 - 0.07, 2.0
    heights = tab.locator(".idw-chip .idw-hollow").evaluate_all("all => all.map((one) => parseFloat(one.style.height))")
    shown = [value for value in both["others"] if value is not None]
    assert heights == [pytest.approx(100 * value / (high - low), abs=0.01) for value in shown]
    tick = tab.locator(".idw-chip .idw-exact")
    expect(tick).to_have_count(1)
    assert float(tick.evaluate("one => parseFloat(one.style.bottom)")) == pytest.approx(100 * (1 - low) / (high - low))


def test_words_that_say_nothing_are_grey_and_read_zero(tab):
    expect(tab.locator(".idw-chip.idw-faint .idw-word-text")).to_have_text(["the", "the"])
    assert tab.locator(".idw-number").first.inner_text() == "0"


# ---- in JupyterLab


def test_kernel_and_browser_agree(open_notebook):
    cell = f"""from infodiff_widgets.widgets import TokenPicker
picker = TokenPicker(words={WORDS}, editable=True, **{NUMBERS})
heard = []
picker.on_edit(heard.append)
picker"""
    notebook = open_notebook("words.ipynb", [cell])
    notebook.run_all()
    tab, cells = notebook.page, notebook.cells()

    def tells(expected):
        told = None
        for _ in range(50):
            told = notebook.python("print(picker.selected, picker.excluded, heard)")
            if told == expected:
                return
            tab.wait_for_timeout(50)
        assert told == expected

    word(tab, 1).click()
    word(tab, 3).click(modifiers=["Alt"])
    tells("(1,) (3,) []")
    word(tab, 3).click()
    tells("(3,) () []")
    expect(word(tab, 3)).to_have_attribute("aria-pressed", "true")
    word(tab, 2).focus()
    # In a notebook these add, cut, run and move between cells.
    for key in ("a", "x", "x", "b", "d", "d", "Delete", "ArrowDown", "Home", "Shift+Enter"):
        tab.keyboard.press(key)
    word(tab, 2).click()
    tells("(2,) () []")
    tab.keyboard.press("F2")
    tab.keyboard.type("a cat")
    tab.keyboard.press("Control+Enter")
    tells("(2,) () ['a cat']")
    notebook.python("picker.words = heard[0].split(); picker.label = 'New'")
    expect(tab.locator(".idw-word-text")).to_have_text(["a", "cat"])
    tells("() () ['a cat']")
    assert notebook.cells() == cells
    assert notebook.errors == []
