"""A result written as one page: opened from a file, with the network off."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("playwright")
from PIL import Image
from playwright.sync_api import expect

import infodiff_widgets as idw
from infodiff_widgets.widgets.page import page
from infodiff_widgets.widgets.text import format_estimate


@pytest.fixture(scope="module")
def info():
    model = idw.load("exact")
    return idw.estimate(model, idw.scenes.example(0).image, "the dog on grass", samples=8, progress=False)


@pytest.fixture
def opened(browser, info, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(page(info, [Image.fromarray(info.image)] * (len(info.bands) - 1)), encoding="utf-8")
    context, said = browser.new_context(offline=True), []
    tab = context.new_page()
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(path.as_uri())
    yield tab
    context.close()
    assert said == []


def written(estimate):
    return format_estimate(estimate.value, estimate.stderr)


def test_it_answers_like_the_explorer(opened, info):
    title, reading = opened.locator("#pane .idw-title"), opened.locator(".idw-reading")
    expect(title).to_have_text("Whole prompt")
    expect(reading).to_have_text(written(info.mi()))
    opened.get_by_role("button", name=re.compile("^dog")).click()
    expect(title).to_have_text("“dog” given the rest")
    expect(reading).to_have_text(written(info.cmi("dog")))
    opened.get_by_role("button", name="word alone").click()
    opened.get_by_role("radio", name="standard").check()
    expect(reading).to_have_text(written(info.mi("dog", estimator="standard")))
    bands = opened.get_by_role("group", name="Ranges of log SNR").get_by_role("button")
    bands.nth(2).hover()
    opened.mouse.down()
    bands.nth(4).hover()
    opened.mouse.up()
    band = (info.bands[2], info.bands[5])
    expect(title).to_have_text(re.compile("“dog” alone, log SNR"))
    expect(reading).to_have_text(written(info.mi("dog", estimator="standard", band=band)))


def test_it_shows_what_the_model_sees_at_each_level(opened, info):
    pictures = opened.locator(".idw-strip img")
    expect(pictures).to_have_count(len(info.bands) - 1)
    assert pictures.evaluate_all("all => all.every(one => one.complete && one.naturalWidth === 64)")


def test_every_pixel_can_be_read(opened, info):
    opened.get_by_role("button", name=re.compile("^grass")).focus()
    opened.keyboard.press("Enter")
    canvas = opened.get_by_role("application", name=re.compile("Heat map, “grass”"))
    canvas.focus()
    opened.keyboard.press("ArrowRight")
    probe = opened.locator(".idw-probe")
    expect(probe).to_have_text(re.compile(r"nats at \(32, 32\)"))
    shown = float(probe.inner_text().split(" ±")[0].replace("−", "-"))
    assert shown == pytest.approx(float(info.heatmap("grass").values[32, 32]), rel=0.05)


def test_bits_bars_and_regions(opened, info):
    opened.get_by_role("radio", name="bits").check()
    whole = info.mi().bits()
    expect(opened.locator(".idw-reading")).to_have_text(format_estimate(whole.value, whole.stderr, "bits"))
    opened.locator("#bars").get_by_text("dog", exact=True).click()
    expect(opened.locator("#pane .idw-title")).to_have_text("“dog” given the rest")
    canvas = opened.get_by_role("application", name=re.compile("Heat map"))
    canvas.focus()
    for key in ("ArrowRight", "Shift+ArrowDown", "Shift+ArrowRight"):
        opened.keyboard.press(key)
    expect(opened.get_by_text(re.compile(r"± .* bits in \d+×\d+ pixels"))).to_be_visible()


def test_regions_of_a_large_picture_are_read_in_its_pixels(browser, tmp_path):
    large = idw.scenes.example(0).image.resize((160, 120))
    found = idw.estimate(idw.load("exact"), large, "the dog on grass", samples=8, progress=False)
    path = tmp_path / "large.html"
    path.write_text(page(found), encoding="utf-8")
    context = browser.new_context(offline=True)
    tab = context.new_page()
    tab.goto(path.as_uri())
    tab.get_by_role("application", name=re.compile("Heat map")).focus()
    for key in ("Home", "Home", *["PageUp"] * 8, "Shift+End", *["Shift+PageDown"] * 8):
        tab.keyboard.press(key)
    expect(tab.locator(".idw-sum")).to_have_text(re.compile(r"nats in 160×120 pixels \(100 % of the map\)"))
    shown = [float(n) for n in re.findall(r"[\d.]+", tab.locator(".idw-sum").inner_text())[:2]]
    assert shown == pytest.approx([found.mi().value, found.mi().stderr], rel=0.03)
    expect(tab.locator(".idw-probe")).to_contain_text("at (158, 118)")  # the middle of the last cell
    context.close()


def test_regions_by_keyboard_are_read_out(opened):
    canvas = opened.get_by_role("application", name=re.compile("Heat map"))
    canvas.focus()
    for key in ("ArrowRight", "Shift+ArrowDown"):
        opened.keyboard.press(key)
    opened.wait_for_timeout(400)  # longer than the cursor takes to come to rest
    expect(opened.locator(".idw-sum")).to_have_attribute("aria-live", "polite")


def test_a_phrase_that_was_not_measured_says_so(opened):
    opened.get_by_role("button", name=re.compile("^dog")).click()
    opened.get_by_role("button", name=re.compile("^on")).click(modifiers=["Shift"])
    expect(opened.locator(".idw-reading")).to_have_text("was not measured")
    expect(opened.locator("#pane .idw-title")).to_have_text("This question")
    opened.get_by_role("button", name="whole prompt").click()
    expect(opened.locator("#pane .idw-title")).to_have_text("Whole prompt")
