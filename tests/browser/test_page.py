"""A result written as one page: opened from a file, with the network off."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import numpy as np
import pytest
import torch

pytest.importorskip("playwright")
from PIL import Image
from playwright.sync_api import expect
from study_folder import row, thumbnail
from study_folder import written as writing_study

import infodiff_widgets as idw
from infodiff_widgets.core.denoisers import GaussianPairDenoiser
from infodiff_widgets.core.estimate import word_prompts
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.widgets.offline import framed
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


def word(opened, text):
    return opened.get_by_role("group", name=re.compile("What each word")).get_by_role(
        "button", name=re.compile(f"^{text}")
    )


def written(estimate):
    return format_estimate(estimate.value, estimate.stderr, estimate.unit)


def asks(opened, text):
    expect(opened.get_by_role("application")).to_have_attribute("aria-label", re.compile(f"^Heat map, {text}"))


def reads(opened, estimate):
    value, error = written(estimate).split(" ± ")
    expect(opened.locator(".idw-figures")).to_have_text(value)
    expect(opened.locator(".idw-plus")).to_have_text(f"± {error}")


def test_it_answers_like_the_explorer(opened, info):
    asks(opened, "Whole prompt")
    reads(opened, info.mi())
    expect(opened.locator(".idw-chip .idw-exact")).not_to_have_count(0)
    word(opened, "dog").click()
    asks(opened, "“dog” given the rest")
    reads(opened, info.cmi("dog"))
    opened.get_by_role("button", name="word alone").click()
    opened.get_by_role("button", name="improvement").click()
    reads(opened, info.mi("dog", estimator="standard"))
    bands = opened.get_by_role("group", name="Ranges of log SNR").get_by_role("button")
    bands.nth(2).hover()
    opened.mouse.down()
    bands.nth(4).hover()
    opened.mouse.up()
    asks(opened, "“dog” alone, log SNR")
    reads(opened, info.mi("dog", estimator="standard", band=(info.bands[2], info.bands[5])))


def test_it_shows_what_the_model_sees_at_each_level(opened, info):
    pictures = opened.locator(".idw-strip img")
    expect(pictures).to_have_count(len(info.bands) - 1)
    assert pictures.evaluate_all("all => all.every(one => one.complete && one.naturalWidth === 64)")


def test_every_pixel_can_be_read(opened, info):
    word(opened, "grass").focus()
    opened.keyboard.press("Enter")
    canvas = opened.get_by_role("application", name=re.compile("Heat map, “grass”"))
    canvas.focus()
    opened.keyboard.press("ArrowRight")
    probe = opened.locator(".idw-probe").first
    expect(probe).to_have_text(re.compile(r"nats at \(32, 32\)"))
    shown = float(probe.inner_text().split(" ±")[0].replace("−", "-"))
    assert shown == pytest.approx(float(info.heatmap("grass").values[32, 32]), rel=0.05)


def test_bits_tiles_and_regions(opened, info):
    opened.get_by_role("button", name="bits", exact=True).click()
    reads(opened, info.mi().bits())
    tiles = opened.get_by_role("group", name="Where each word informs").get_by_role("button")
    expect(tiles).not_to_have_count(0)
    tiles.first.click()
    expect(tiles.first).to_have_attribute("aria-pressed", "true")
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
    expect(tab.locator(".idw-sum").first).to_have_text(re.compile(r"nats in 160×120 pixels \(100 % of the map\)"))
    shown = [float(n) for n in re.findall(r"[\d.]+", tab.locator(".idw-sum").first.inner_text())[:2]]
    assert shown == pytest.approx([found.mi().value, found.mi().stderr], rel=0.03)
    expect(tab.locator(".idw-probe").first).to_contain_text("at (158, 118)")  # the middle of the last cell
    context.close()


def test_regions_by_keyboard_are_read_out(opened):
    canvas = opened.get_by_role("application", name=re.compile("Heat map"))
    canvas.focus()
    for key in ("ArrowRight", "Shift+ArrowDown"):
        opened.keyboard.press(key)
    opened.wait_for_timeout(400)  # longer than the cursor takes to come to rest
    expect(opened.locator(".idw-sum").first).to_have_attribute("aria-live", "polite")


def test_a_phrase_that_was_not_measured_says_so(opened):
    word(opened, "dog").click()
    word(opened, "on").click(modifiers=["Shift"])
    expect(opened.locator(".idw-note").first).to_have_text("This question was not measured.")
    expect(opened.locator(".idw-figures")).to_be_empty()
    opened.get_by_role("button", name="whole prompt").click()
    asks(opened, "Whole prompt")


HOSTILE = "<!--<script> dog</script><svg/onload=document.title='run'> --> &lt;b&gt; @cards ${1} \u2028 \\u003c"


def test_what_a_prompt_holds_is_shown_and_never_run(browser, tmp_path):
    pair, x = GaussianPairDenoiser(0.8), torch.zeros(3, 8, 8)
    means = {prompt: float(len(prompt)) / 100 for prompt in word_prompts(Prompt(HOSTILE)) if prompt}
    told = lambda z, logsnr, prompts: pair(z, logsnr, [means.get(prompt, "") for prompt in prompts])  # noqa: E731
    info = idw.estimate(told, x, HOSTILE, samples=4, progress=False)
    facts = info.provenance | {"model": HOSTILE, "warnings": [HOSTILE]}
    info = replace(info, image=np.zeros((8, 8, 3), np.uint8), provenance=facts)
    whole = page(info)
    (tmp_path / "result.html").write_text(whole, encoding="utf-8")
    (tmp_path / "framed.html").write_text(
        f"<title>{html.escape(HOSTILE)}</title>" + framed(whole, b""), encoding="utf-8"
    )
    with writing_study(tmp_path / "study", 1) as writer:
        texts = {"picture": HOSTILE, "prompt": HOSTILE, "word": "dog</script><svg/onload=document.title='run'>"}
        writer.add("item 0", [row(0, **texts, label=HOSTILE)], thumbnail(0))
    view = idw.StudyView(tmp_path / "study")
    view.to_html(tmp_path / "study.html")
    view.close()
    said = []
    for name, shown in (("result", "-->"), ("framed", "-->"), ("study", HOSTILE.split()[0])):
        tab = browser.new_page()
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto((tmp_path / f"{name}.html").as_uri())
        place = tab.frame_locator("iframe") if name == "framed" else tab
        expect(place.get_by_text(shown).first).to_be_visible()
        assert tab.title().split() == (["localization"] if name == "study" else HOSTILE.split())
        assert place.locator("svg[onload]").count() == 0
        tab.close()
    assert said == []


@pytest.mark.parametrize(("text", "sign"), [("الكلب على العشب", -1), ("dog on grass", 1)])
def test_words_run_in_the_direction_of_their_script(browser, tmp_path, text, sign):
    pair, x = GaussianPairDenoiser(0.8), torch.zeros(3, 8, 8)
    means = {prompt: float(len(prompt)) / 20 for prompt in word_prompts(Prompt(text)) if prompt}
    told = lambda z, logsnr, prompts: pair(z, logsnr, [means.get(prompt, "") for prompt in prompts])  # noqa: E731
    info = idw.estimate(told, x, text, samples=8, progress=False)
    path = tmp_path / "page.html"
    path.write_text(page(replace(info, image=np.zeros((8, 8, 3), np.uint8))), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(path.as_uri())
    lefts = [tab.get_by_text(word, exact=True).first.bounding_box()["x"] for word in text.split()]
    assert lefts == sorted(lefts, reverse=sign < 0)
    words = tab.get_by_role("group", name=re.compile("What each word")).get_by_role("button")
    words.nth(0).focus()
    tab.keyboard.press("ArrowLeft" if sign < 0 else "ArrowRight")  # to the next word
    expect(words.filter(has_text=text.split()[1]).first).to_be_focused()
    tab.close()
