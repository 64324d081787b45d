"""Noise levels to brush, alone in a page."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("playwright")
from conftest import SCROLLED
from playwright.sync_api import expect

from infodiff_widgets.widgets import SpectrumPane

LEVELS = {"edges": [-6, -4, -2, 0, 2, 4], "values": [0.1, 0.4, 0.9, 0.3, 0.2], "errors": [0.1] * 5}


@pytest.fixture
def picture():
    return np.full((8, 8, 3), 255, np.uint8)


def selected(tab):
    return tab.evaluate("model.state.selected")


# ---- noise levels


def test_a_drag_brushes_and_a_click_chooses(show):
    tab = show(SpectrumPane(**LEVELS))
    bands = tab.locator(".idw-band")
    bands.nth(1).hover()
    tab.mouse.down()
    bands.nth(3).hover()
    tab.mouse.up()
    assert selected(tab) == [1, 3]
    expect(bands.nth(3)).to_be_focused()
    tab.keyboard.press("Enter")
    assert selected(tab) == [3, 3]
    bands.nth(0).click()
    assert selected(tab) == [0, 0]
    bands.nth(2).click(modifiers=["Shift"])
    assert selected(tab) == [0, 2]
    bands.nth(4).click()
    bands.nth(4).click()
    assert selected(tab) == []


@pytest.mark.parametrize("width", [480, 900])
def test_no_part_has_a_scrollbar(show, picture, width):
    tab = show(SpectrumPane(**LEVELS, pictures=[picture] * 5), viewport={"width": width, "height": 700})
    assert tab.evaluate(SCROLLED) == []


def test_a_press_that_began_elsewhere_brushes_nothing(show):
    tab = show(SpectrumPane(**LEVELS))
    bands = tab.locator(".idw-band")
    bands.nth(1).hover()
    tab.mouse.down()
    tab.locator("#other").hover()
    tab.mouse.up()
    tab.mouse.down()
    bands.nth(2).hover()
    bands.nth(3).hover()
    tab.mouse.up()
    assert tab.evaluate("said") == []


def test_a_finger_brushes(show):
    tab = show(SpectrumPane(**LEVELS), has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640})
    bands = tab.locator(".idw-band")
    bands.nth(4).tap()
    assert selected(tab) == [4, 4]
    box, end = (bands.nth(i).bounding_box() for i in (1, 3))
    touch, y = tab.context.new_cdp_session(tab), box["y"] + 20
    places = [box["x"] + 10 + (end["x"] - box["x"]) * part for part in (0, 0.25, 0.5, 0.75, 1)]
    for kind, x in [("touchStart", places[0]), *(("touchMove", x) for x in places[1:]), ("touchEnd", None)]:
        if x is None:
            tab.wait_for_timeout(300)  # at rest: to Chromium the tap after a fling only stops it
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if x is None else [{"x": x, "y": y}]})
    assert selected(tab) == [1, 3]
    bands.nth(0).tap()  # a tap after it is a tap again
    assert selected(tab) == [0, 0]


def test_a_finger_scrolls_past(show):
    tab = show(SpectrumPane(**LEVELS), has_touch=True, is_mobile=True, viewport={"width": 320, "height": 400})
    tab.evaluate("document.body.style.height = '2000px'")
    box = tab.locator(".idw-band").nth(2).bounding_box()
    touch, x, y = tab.context.new_cdp_session(tab), box["x"] + 10, box["y"] + 40
    for kind, up in [("touchStart", 0), *(("touchMove", 10 * step) for step in range(1, 9)), ("touchEnd", None)]:
        points = [] if up is None else [{"x": x, "y": y - up}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    tab.wait_for_function("scrollY > 20")
    assert tab.evaluate("said") == []


def test_pictures_are_made_once_and_given_back(show, picture):
    tab = show(SpectrumPane(**LEVELS, pictures=[picture] * 5))
    pictures = tab.locator(".idw-strip img")
    expect(pictures).to_have_count(5)
    tab.evaluate(
        """() => {
            window.alive = new Set([...document.querySelectorAll(".idw-strip img")].map(({ src }) => src));
            const [create, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
            URL.createObjectURL = (blob) => { const url = create(blob); alive.add(url); return url; };
            URL.revokeObjectURL = (url) => { alive.delete(url); revoke(url); };
            window.first = document.querySelector(".idw-strip img");
        }"""
    )

    def change(traits):
        tab.evaluate(
            """async (traits) => {
                for (const [name, value] of Object.entries(traits)) model.set(name, value);
                await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
            }""",
            traits,
        )
        return tab.evaluate("[first.isConnected, alive.size]")

    assert change({"values": [1, 2, 3, 4, 5], "selected": [1, 2]}) == [True, 5]
    dim = "all => all.map((one) => one.classList.contains('idw-dim'))"
    assert pictures.evaluate_all(dim) == [True, False, False, True, True]
    assert change({"selected": []}) == [True, 5]
    assert pictures.evaluate_all(dim) == [False] * 5
    tab.evaluate("window.kept = model.state.pictures")
    assert change({"pictures": []}) == [False, 0]
    expect(tab.locator(".idw-strip")).to_be_hidden()
    tab.evaluate("model.set('pictures', kept)")
    expect(pictures).to_have_count(5)
    assert tab.evaluate("alive.size") == 5
    tab.evaluate("gone.abort()")
    assert tab.evaluate("alive.size") == 0
