"""Two words of a prompt, chosen by clicks and keys, without a kernel."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import expect

import infodiff_widgets as idw

PAIRS = [("dog", "cat"), ("dog", "grass"), ("left of", "cat")]


@pytest.fixture(scope="module")
def pane():
    scene = idw.scenes.example(0)
    info = idw.estimate(
        idw.load("exact"), scene.image, scene.caption, words=(), pairs=PAIRS, samples=16, progress=False
    )
    return idw.PIDPane(info)


def test_two_clicks_show_four_maps_on_one_scale(show, pane):
    tab = show(pane, viewport={"width": 480, "height": 900})
    words, says, maps = tab.locator(".idw-word"), tab.locator(".idw-says"), tab.locator(".idw-four .idw-stage:visible")
    expect(says).to_contain_text("Click two words")
    expect(maps).to_have_count(1)  # the picture
    expect(tab.locator(".idw-arcs text")).to_have_count(8)
    words.nth(1).click()
    expect(says).to_contain_text("what it shares with “dog”")
    expect(tab.locator(".idw-bar .idw-fill")).to_have_count(2)  # the pairs of "dog"
    words.nth(5).click()
    expect(maps).to_have_count(4)
    expect(tab.locator(".idw-arcs")).to_be_hidden()
    expect(tab.locator(".idw-colourbar:visible")).to_have_count(1)
    titles = [title.inner_text() for title in tab.locator(".idw-four .idw-title:visible").all()]
    assert titles == ["Both tell", "Only “dog”", "Only “cat”", "Only together"]
    for k, reading in enumerate(tab.locator(".idw-reading:visible").all()):
        value, stderr = pane.pairs[0]["maps"][k]["total"]
        shown = [float(part.replace("−", "-")) for part in re.findall(r"[−\d.]+", reading.inner_text())]
        assert shown == pytest.approx([value, stderr], rel=0.06, abs=0.01)
    tops = [box.bounding_box()["y"] for box in maps.all()]
    assert tops[0] == tops[1] < tops[2] == tops[3]  # two by two where it is narrow
    assert tab.evaluate("document.documentElement.scrollWidth") <= 480
    assert tab.evaluate("model.state.chosen") == [[1], [5]]
    words.nth(7).click()  # a third click begins anew
    expect(maps).to_have_count(1)
    words.nth(5).click()
    expect(says).to_contain_text('pairs=[("grass", "cat")]')


def test_a_word_of_a_phrase_chooses_the_phrase_and_keys_suffice(show, pane):
    tab = show(pane)
    tab.keyboard.press("Tab")
    for _ in range(2):
        tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Enter")
    assert tab.evaluate("model.state.chosen") == [[2, 3]]
    for _ in range(3):
        tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Enter")
    expect(tab.locator(".idw-says")).to_contain_text("What “left of” and “cat” tell")
    canvas = tab.get_by_role("application", name=re.compile("Heat map, Only “cat”"))
    canvas.focus()
    tab.keyboard.press("ArrowDown")
    expect(tab.locator(".idw-probe:visible")).to_have_count(4)  # all maps are read at one pixel
    tab.locator(".idw-word").nth(0).focus()
    tab.keyboard.press("Escape")
    assert tab.evaluate("model.state.chosen") == []


def test_an_arc_chooses_its_pair(show, pane):
    tab = show(pane)
    arc = tab.locator(".idw-arcs path").first
    expect(arc.locator("title")).to_contain_text("redundancy")
    arc.dispatch_event("click")
    expect(tab.locator(".idw-four .idw-stage:visible")).to_have_count(4)
