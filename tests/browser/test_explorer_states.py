"""The explorer in states that a run in a notebook seldom shows: a lost kernel, an error before the first result."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import expect

import infodiff_widgets as idw

SCENE = idw.scenes.example(0)


@pytest.fixture(scope="module")
def model():
    return idw.load("exact")


def test_a_lost_kernel_is_said_and_nothing_can_be_run_until_it_is_back(show, model):
    explorer = idw.Explorer(model, SCENE.image, "the dog", samples=2, autostart=False)
    page = show(explorer, viewport={"width": 1184, "height": 640})
    lost, run = page.get_by_text(re.compile("^No kernel since")), page.get_by_role("button", name="Run")
    expect(run).to_be_enabled()
    page.evaluate("model.emit('comm_live_update')")
    expect(lost).to_be_visible()
    expect(run).to_be_disabled()
    expect(page.get_by_role("button", name="Open an image")).to_be_disabled()
    page.evaluate("model.emit('msg:custom', { note: 'saved' })")  # whatever it says, it is there
    expect(lost).to_be_hidden()
    expect(run).to_be_enabled()
    explorer.close()


def test_an_error_before_the_first_result_stands_alone(show, model):
    explorer = idw.Explorer(model, SCENE.image, "", samples=2, autostart=False)
    explorer.session.start()
    explorer.session.wait(60)
    page = show(explorer, viewport={"width": 1184, "height": 640})
    expect(page.get_by_role("alert")).to_contain_text("prompt is empty")
    expect(page.get_by_text("Press Run")).to_have_count(0)
    explorer.close()


def test_a_reading_stays_on_the_picture(show, model):
    explorer = idw.Explorer(model, SCENE.image, "the dog", samples=4, autostart=False)
    explorer.session.run()
    page = show(explorer, viewport={"width": 1184, "height": 640})
    box = page.locator(".idw-stage").first.bounding_box()
    for x in (0.02, 0.45, 0.55, 0.98):
        page.mouse.move(box["x"] + x * box["width"], box["y"] + box["height"] / 2)
        tip = page.locator(".idw-probe").first
        expect(tip).to_be_visible()
        found = tip.bounding_box()
        assert box["x"] - 8 <= found["x"]
        assert found["x"] + found["width"] <= box["x"] + box["width"] + 8
    explorer.close()
