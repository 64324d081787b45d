"""The single widgets without a browser: what they accept, say and draw."""

from __future__ import annotations

import base64
import inspect
import io
import subprocess
import sys

import ipywidgets
import numpy as np
import pytest
import traitlets
from ipywidgets.widgets.widget import _instances
from PIL import Image

import infodiff_widgets as idw
from infodiff_widgets.widgets import Choice, Explorer, HeatmapPane, RelationPane, RunBar, SpectrumPane, TokenPicker
from infodiff_widgets.widgets.text import format_estimate

ROWS, COLUMNS = 20, 30  # unlike, so that a transposed map shows


@pytest.fixture
def values():
    return np.linspace(0, 1, ROWS * COLUMNS, dtype=np.float32).reshape(ROWS, COLUMNS)


def widgets():
    return [
        TokenPicker(words=["a", "cat"], values=[0.1, -2.0], errors=[0.1, 0.2], selected=(1,)),
        TokenPicker(),
        HeatmapPane(values=np.eye(3), title="cat", reading="3.0 ± 0.1 nats"),
        HeatmapPane(),
        HeatmapPane(image=np.zeros((ROWS, COLUMNS, 3), np.uint8)),
        RunBar(status="running", progress=0.5, detail="64 of 128 samples"),
        RunBar(status="failed", error="the prompt is empty"),
        Choice(label="Size", options=[("s", "Small", "Fits.")], value="s"),
    ]


@pytest.mark.parametrize("widget", widgets(), ids=lambda w: type(w).__name__)
def test_mime_bundle_has_text_and_picture_beside_the_view(widget):
    data, _ = widget._repr_mimebundle_()
    assert {"text/plain", "application/vnd.jupyter.widget-view+json"} <= set(data)
    assert data["text/plain"] == widget.describe()
    still = widget.to_image()
    assert ("image/png" in data) == (still is not None)
    if still is not None:
        assert Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).size == still.size


def test_stills_are_drawn_where_a_picture_says_more_than_text():
    drawn = [type(widget).__name__ for widget in widgets() if widget.to_image() is not None]
    assert drawn == ["TokenPicker", "HeatmapPane", "HeatmapPane"]


def test_the_still_of_a_bare_picture_is_the_picture_without_matplotlib():
    code = (
        "import sys, numpy as np; from infodiff_widgets.widgets import HeatmapPane, Explorer;"
        "pane = HeatmapPane(image=np.zeros((20, 30, 3), np.uint8)); assert pane.to_image().size == (30, 20);"
        "assert HeatmapPane().to_image() is None; pane._repr_mimebundle_(); print('matplotlib' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


@pytest.mark.parametrize("kind", [TokenPicker, HeatmapPane, RunBar, Choice])
def test_unknown_keyword_names_the_known_ones(kind):
    with pytest.raises(TypeError, match=f"{kind.__name__} has no 'titel'.*It takes: "):
        kind(titel=0.5)
    with pytest.raises(TypeError):
        kind("by position")


def test_the_signature_lists_the_traits():
    parameters = inspect.signature(HeatmapPane).parameters
    assert list(parameters) == list(HeatmapPane.declared_traits())
    assert parameters["threshold"].default == HeatmapPane().threshold
    assert "image" in inspect.signature(Explorer).parameters  # of its own constructor


def test_unknown_keyword_suggests_the_near_one():
    with pytest.raises(TypeError, match="Did you mean 'threshold'"):
        HeatmapPane(treshold=0.5)


# ---- HeatmapPane


def test_map_travels_as_float32_bytes_row_by_row(values):
    sent = HeatmapPane(values=values.T.astype(np.float64).T).get_state()["values"]
    assert sent["shape"] == [ROWS, COLUMNS]
    assert bytes(sent["data"]) == values.tobytes()


def test_picture_travels_as_png_of_its_own_size():
    picture = np.random.default_rng(0).integers(0, 256, (ROWS, COLUMNS, 3), dtype=np.uint8)
    sent = Image.open(io.BytesIO(HeatmapPane(image=picture).get_state()["image"]))
    assert sent.format == "PNG"
    assert np.array_equal(np.asarray(sent), picture)


@pytest.mark.parametrize("bad", [np.zeros(3), np.zeros((2, 2, 2)), "map", np.zeros((0, 3)), np.eye(2, dtype=complex)])
def test_map_says_what_it_expects(bad):
    with pytest.raises(traitlets.TraitError, match=r"HeatmapPane.values expects an array of numbers \[H, W\]"):
        HeatmapPane(values=bad)


@pytest.mark.parametrize("bad", [np.zeros((2, 2, 3)), np.zeros((2, 2), np.uint8), "a.png"])
def test_picture_says_what_it_expects(bad):
    with pytest.raises(traitlets.TraitError, match="image expects a PIL image or a uint8 array"):
        HeatmapPane(image=bad)


def test_errors_must_fit_the_values(values):
    with pytest.raises(traitlets.TraitError, match=r"shape of values, \[20, 30\], not \[30, 20\]"):
        HeatmapPane(values=values, errors=values.T)


def test_another_size_can_be_shown(values):
    pane = HeatmapPane(values=values, errors=values)
    pane.show(np.eye(3), np.eye(3), title="cat", reading="3.0 ± 0.1 nats")
    assert pane.errors.shape == (3, 3)
    assert pane.describe().splitlines()[0] == "cat · 3.0 ± 0.1 nats"


def test_strongest_pixel_is_named_as_x_y(values):
    values[4, 7] = -9
    pane = HeatmapPane(values=values, errors=np.full_like(values, 0.5))
    assert pane.describe().endswith("30×20 pixels; strongest −9.00 ± 0.50 nats per pixel at (7, 4)")


@pytest.mark.parametrize(
    ("field", "options", "ends"),
    [
        ([[2, 2]], {}, (0, 2)),
        ([[0, 2]], {"limit": 5}, (0, 5)),
        ([[-2, 2]], {}, (-2, 2)),
        ([[2, 2]], {"signed": True}, (-2, 2)),
        ([[np.nan, np.inf, 3]], {}, (0, 3)),
        ([[0, 0]], {}, (0, 1)),
    ],
)
def test_colours_run_from_zero_or_about_it(field, options, ends):
    assert HeatmapPane(values=field, **options).range() == ends


def test_still_picture_keeps_the_aspect_and_the_orientation(values):
    values[:] = 0
    values[0, :] = 1  # the top row
    picture = np.asarray(HeatmapPane(values=values).to_image()).astype(int)[:, :504]  # without the colour bar
    rows, columns = np.nonzero(picture[..., 0] > picture[..., 2] + 60)  # the colours of information
    ground_rows, ground_columns = np.nonzero((abs(picture - 242) < 2).all(-1))
    assert rows.max() <= ground_rows.min() + 1
    assert abs(columns.min() - ground_columns.min()) <= 1
    height = ground_rows.max() - rows.min() + 1
    assert np.ptp(ground_columns) + 1 == pytest.approx(height * COLUMNS / ROWS, abs=3)


def test_nothing_finite_is_said():
    assert HeatmapPane(values=np.full((2, 3), np.nan)).describe().endswith("3×2 pixels, none with a value")


# ---- RunBar and Choice


def test_buttons_call_back():
    bar, heard = RunBar(), []
    bar.on_press("run", lambda: heard.append("run"))
    bar.on_press("cancel", lambda: heard.append("cancel"))
    for name in ("run", "cancel", "nonsense"):
        bar._handle_custom_msg({"pressed": name}, [])
    assert heard == ["run", "cancel"]


@pytest.mark.parametrize(("trait", "bad"), [("status", "busy"), ("progress", 1.5), ("progress", -0.1)])
def test_run_bar_refuses(trait, bad):
    with pytest.raises(traitlets.TraitError):
        RunBar(**{trait: bad})


def test_choice_must_be_an_option():
    choice = Choice(options=[("a", "A", ""), ("b", "B", "")], value="a")
    with pytest.raises(traitlets.TraitError, match=r"one of \['a', 'b'\], not 'c'"):
        choice.value = "c"


# ---- text and files


@pytest.mark.parametrize(
    ("value", "error", "text"),
    [
        (1.234, 0.11, "1.23 ± 0.11 nats"),
        (-1.234, 0.11, "−1.23 ± 0.11 nats"),
        (747.06, 310.2, "747 ± 310 nats"),
        (0.00021, 0.00018, "0.00021 ± 0.00018 nats"),
        (2.0, float("nan"), "2.0 nats"),
        (float("nan"), 0.1, "no value"),
        (None, None, "no value"),
    ],
)
def test_estimates_have_two_digits_of_error(value, error, text):
    assert format_estimate(value, error) == text


def test_import_needs_neither_torch_nor_diffusers():
    code = "import sys, infodiff_widgets.widgets; print({'torch', 'diffusers', 'plotly'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "set()"


def test_the_still_of_a_spectrum_shows_bars_selection_and_pictures():
    red = np.zeros((8, 8, 3), np.uint8) + np.uint8([255, 0, 0])
    pane = SpectrumPane(edges=[-4, 0, 4], values=[3.0, 1.0], errors=[0.5, None], selected=(0, 0), pictures=[red, red])
    pixels = np.asarray(pane.to_image()).astype(int)

    def tall(colour):
        """Pixels of a column through a bar of this colour."""
        return (abs(pixels - colour) < 3).all(-1).sum(0).max()

    selected, other = np.array([0x2B, 0x4A, 0x78]), np.rint(255 * 0.7 + 0.3 * np.array([0x2B, 0x4A, 0x78]))
    assert tall(selected) == pytest.approx(3 * tall(other), rel=0.05)
    assert (abs(pixels - (255, 0, 0)) < 3).all(-1).sum() > 2 * 60 * 60
    assert pane.to_image().height > SpectrumPane(edges=[-4, 0], values=[3.0]).to_image().height
    assert SpectrumPane().to_image() is None


def test_numbers_of_a_spectrum_belong_to_its_ranges():
    with pytest.raises(traitlets.TraitError, match="values must have one number for each range of edges: 1, not 2"):
        SpectrumPane(edges=[0, 1], values=[1, 2])
    with pytest.raises(traitlets.TraitError, match="pictures expects a list"):
        SpectrumPane(pictures=None)
    pane = SpectrumPane(edges=[0, 1, 2], values=[1, 2], errors=[1, 1], selected=(1, 1))
    pane.edges = [0, 1]
    assert (pane.values, pane.errors, pane.selected) == ([], [], ())


def test_a_closed_widget_leaves_nothing_behind():
    before, shared = dict(_instances), ipywidgets.Layout()
    widgets = [HeatmapPane(), TokenPicker(layout=shared)]
    pane = RelationPane(idw.load(), np.zeros((64, 64, 3), np.uint8), ["a dog", "a cat"], autostart=False)
    for widget in (*widgets, pane):
        widget.close()
        widget.close()
    assert [made for made in _instances.values() if made.model_id not in before] == [shared]
    shared.close()
