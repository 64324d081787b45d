"""The widgets without a browser: what they accept, what they send, what they show where no kernel runs."""

from __future__ import annotations

import base64
import io
import subprocess
import sys

import numpy as np
import pytest
import traitlets
from PIL import Image

from infodiff_widgets.widgets import Choice, HeatmapPane, RunBar, TokenPicker
from infodiff_widgets.widgets.colormaps import COLORMAPS, MISSING, colorize
from infodiff_widgets.widgets.text import format_estimate

ROWS, COLUMNS = 20, 30  # not square, so that a transposed map cannot pass


def ramp() -> np.ndarray:
    return np.arange(ROWS * COLUMNS, dtype=np.float64).reshape(ROWS, COLUMNS)


def still(widget) -> Image.Image:
    data, _ = widget._repr_mimebundle_()
    assert {"text/plain", "image/png", "application/vnd.jupyter.widget-view+json"} <= set(data)
    assert data["text/plain"] == widget.describe()
    return Image.open(io.BytesIO(base64.b64decode(data["image/png"])))


@pytest.mark.parametrize("kind", [Choice, HeatmapPane, RunBar, TokenPicker])
def test_every_widget_shows_something_without_a_kernel(kind):
    assert min(still(kind()).size) > 10
    assert "function render" in kind._esm
    assert ".idw" in kind._css


@pytest.mark.parametrize("kind", [Choice, HeatmapPane, RunBar, TokenPicker])
def test_an_unknown_keyword_is_an_error_that_lists_the_known(kind):
    with pytest.raises(TypeError, match=rf"{kind.__name__} has no 'colour'.*It takes: .*layout"):
        kind(colour=1)


def test_a_misspelt_keyword_gets_a_suggestion():
    with pytest.raises(TypeError, match="Did you mean 'values'"):
        HeatmapPane(valeus=ramp())


def test_importing_the_widgets_does_not_import_torch():
    code = "import sys, infodiff_widgets.widgets; print(sorted({'torch', 'plotly'} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


# ---- HeatmapPane


def test_a_map_travels_as_float32_row_by_row():
    sent = HeatmapPane(values=ramp()).get_state(["values"])["values"]
    assert sent["shape"] == [ROWS, COLUMNS]
    numbers = np.frombuffer(sent["data"], "<f4").reshape(sent["shape"])
    np.testing.assert_array_equal(numbers, ramp())


def test_a_fortran_ordered_map_is_not_transposed():
    sent = HeatmapPane(values=np.asfortranarray(ramp())).get_state(["values"])["values"]
    np.testing.assert_array_equal(np.frombuffer(sent["data"], "<f4"), ramp().ravel())


def test_the_picture_travels_as_png():
    picture = np.zeros((ROWS, COLUMNS, 3), np.uint8)
    picture[3, 7] = 255, 0, 0
    pane = HeatmapPane(image=picture)
    sent = Image.open(io.BytesIO(pane.get_state(["image"])["image"]))
    np.testing.assert_array_equal(np.asarray(sent), picture)
    assert HeatmapPane(image=Image.new("L", (5, 4))).image.mode == "RGB"


@pytest.mark.parametrize(
    ("name", "bad", "came"),
    [
        ("values", np.zeros(3), r"float64 \[3\]"),
        ("values", np.zeros((2, 2), complex), "complex"),
        ("values", "no map", "str"),
        ("image", np.zeros((4, 4, 3)), r"float64 \[4, 4, 3\]"),
        ("image", np.zeros((4, 4), np.uint8), r"uint8 \[4, 4\]"),
    ],
)
def test_wrong_arrays_are_refused_with_what_was_expected_and_what_came(name, bad, came):
    with pytest.raises(
        traitlets.TraitError, match=rf"HeatmapPane\.{name} expects .*\[H, W.* but got .*{came}"
    ):
        HeatmapPane(**{name: bad})


def test_errors_must_fit_the_values():
    with pytest.raises(traitlets.TraitError, match=r"\[20, 30\], not \[30, 20\]"):
        HeatmapPane(values=ramp(), errors=ramp().T)


def test_show_changes_shape_without_complaint():
    pane = HeatmapPane(values=ramp(), errors=ramp())
    pane.show(ramp().T, ramp().T, title="other")
    assert pane.values.shape == pane.errors.shape == (COLUMNS, ROWS)


@pytest.mark.parametrize("bad", [0.0, -1.0, float("inf")])
def test_a_limit_is_above_zero(bad):
    with pytest.raises(traitlets.TraitError, match="limit"):
        HeatmapPane(limit=bad)


def test_colours_run_about_zero_if_a_value_is_negative():
    assert HeatmapPane(values=ramp()).range() == (0.0, 599.0, "viridis")
    assert HeatmapPane(values=ramp() - 100).range() == (-499.0, 499.0, "signed")
    assert HeatmapPane(values=ramp(), signed=True).range() == (-599.0, 599.0, "signed")
    assert HeatmapPane(values=ramp(), limit=50.0, colormap="magma").range() == (0.0, 50.0, "magma")
    assert HeatmapPane(values=np.full((2, 2), np.nan)).range() == (0.0, 1.0, "viridis")
    assert HeatmapPane(values=np.zeros((2, 2))).range() == (0.0, 1.0, "viridis")


def test_the_strongest_pixel_is_named_by_column_and_row():
    values = np.zeros((ROWS, COLUMNS))
    values[4, 25] = 0.5
    text = HeatmapPane(values=values, errors=np.full_like(values, 0.05), title="cat").describe()
    assert text == "cat\n30×20 pixels; strongest 0.500 ± 0.050 nats per pixel at (25, 4)"
    assert "none with a value" in HeatmapPane(values=np.full((2, 2), np.nan)).describe()


def brightest(picture: Image.Image) -> tuple[float, float]:
    """Middle of the yellowest pixels, as shares of width and height."""
    rgb = np.asarray(picture.convert("RGB")).astype(int)
    rows, columns = np.nonzero(rgb[..., 1] + rgb[..., 0] - 2 * rgb[..., 2] > 250)
    return columns.mean(), rows.mean()


def test_the_still_picture_is_not_transposed():
    values = np.zeros((ROWS, COLUMNS))
    values[2:4, 25:27] = 1
    picture = still(HeatmapPane(values=values, opacity=1.0, title="cat"))
    zoom = 384 / COLUMNS
    map_only = picture.crop((12, 30, 12 + 384, 30 + round(ROWS * zoom)))
    column, row = brightest(map_only)
    assert column / zoom == pytest.approx(26, abs=0.2)
    assert row / zoom == pytest.approx(3, abs=0.2)


def test_hidden_noise_shows_the_picture():
    red = np.full((ROWS, COLUMNS, 3), (200, 0, 0), np.uint8)
    values = np.ones((ROWS, COLUMNS))
    errors = np.where(np.arange(COLUMNS) < 15, 0.1, 0.6) * values
    pane = HeatmapPane(image=red, values=values, errors=errors, opacity=1.0, hide_noise=True)
    picture = np.asarray(still(pane))
    sure, noise = picture[100, 60], picture[100, 350]
    assert tuple(sure) == (0xFD, 0xE7, 0x25)
    assert len(set(noise.tolist())) == 1, "the picture beneath, without its colours"


def test_colour_maps_meet_their_ends_and_missing_values_are_grey():
    for name, stops in COLORMAPS.items():
        ends = colorize(np.array([-1.0, 1.0, np.nan]), name, -1, 1)
        assert ends.tolist() == [stops[0], stops[-1], list(MISSING)]


# ---- TokenPicker


def test_words_are_selected_by_index():
    picker = TokenPicker(words=["the", "dog", "the", "cat"], selected=[2])
    assert picker.selected == (2,)
    picker.selected = (1, 2, 3)
    for bad in ((4,), (-1,), (0, 2), (2, 1)):
        with pytest.raises(traitlets.TraitError, match="selected"):
            picker.selected = bad
    assert picker.selected == (1, 2, 3)


def test_a_selection_from_the_browser_arrives():
    picker = TokenPicker(words=["a", "cat"])
    picker.set_state({"selected": [0, 1]})
    assert picker.selected == (0, 1)


def test_numbers_are_one_a_word_and_nan_is_none():
    picker = TokenPicker(words=["a", "cat"], values=[float("nan"), 1.5], errors=[0.1, float("inf")])
    assert (picker.values, picker.errors) == ([None, 1.5], [0.1, None])
    assert picker.readings() == ["no value", "1.5 nats"]
    with pytest.raises(traitlets.TraitError, match="one number a word: 2, not 3"):
        picker.values = [1, 2, 3]


def test_other_words_take_away_selection_and_bars():
    picker = TokenPicker(words=["a", "cat"], values=[1, 2], errors=[0, 0], selected=[1])
    picker.words = ["cat"]
    assert (picker.selected, picker.values, picker.errors) == ((), [], [])


def test_a_picker_describes_itself():
    picker = TokenPicker(
        words=["a", "cat"], values=[-0.5, 1.25], errors=[0.1, 0.2], selected=[1], label="Words"
    )
    assert picker.describe() == "Words\n   0 a: −0.50 ± 0.10 nats\n>  1 cat: 1.25 ± 0.20 nats"
    assert still(picker).width > 80
    assert TokenPicker().describe() == "No words"


# ---- RunBar and Choice


def test_the_button_calls_back():
    bar, heard = RunBar(), []
    bar.on_run(lambda: heard.append("run"))
    bar.on_cancel(lambda: heard.append("cancel"))
    for pressed in ("run", "cancel", "something else"):
        bar._handle_custom_msg({"pressed": pressed}, [])
    assert heard == ["run", "cancel"]


def test_a_run_bar_describes_itself():
    running = RunBar(status="running", progress=0.25, detail="32 of 128 samples")
    assert running.describe() == "Running, 25 %: 32 of 128 samples"
    assert RunBar(status="failed", error="no image").describe() == "Failed: no image"
    with pytest.raises(traitlets.TraitError):
        RunBar(status="busy")


def test_a_choice_is_one_of_its_options():
    options = [("a", "A", "First."), ("b", "B", "Second.")]
    assert Choice(label="Letter", options=options, value="b").describe() == "Letter: B. Second."
    with pytest.raises(traitlets.TraitError, match="'c'"):
        Choice(options=options, value="c")


# ---- numbers as text


@pytest.mark.parametrize(
    ("value", "error", "text"),
    [
        (1.234, 0.056, "1.234 ± 0.056 nats"),
        (0.04213, 0.0063, "0.0421 ± 0.0063 nats"),
        (-0.5, 0.25, "−0.50 ± 0.25 nats"),
        (123.4, 56.0, "123 ± 56 nats"),
        (1.5, None, "1.5 nats"),
        (1.5, float("nan"), "1.5 nats"),
        (0.0, 0.0, "0.00 ± 0.00 nats"),
        (float("nan"), 0.1, "no value"),
        (None, None, "no value"),
    ],
)
def test_numbers_have_two_digits_of_their_error(value, error, text):
    assert format_estimate(value, error) == text
