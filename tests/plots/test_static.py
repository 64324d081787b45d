"""Still figures: colours that follow the values, gaps, common scales, both themes and file formats; plotly bands."""

from __future__ import annotations

import io
from types import SimpleNamespace

import matplotlib.colors
import numpy as np
import pytest
from PIL import Image

from infodiff_widgets.core.results import Spectrum
from infodiff_widgets.plots import interactive, static
from infodiff_widgets.plots.style import blend, fade, information_colors, scale_top
from infodiff_widgets.prompts import Prompt

PICTURE = np.random.default_rng(0).integers(0, 256, (20, 30, 3), dtype=np.uint8)


@pytest.fixture
def ax():
    return static.figure(3, 2).subplots()


# ---- heat maps


@pytest.mark.parametrize("dark", [False, True])
def test_opacity_and_depth_grow_with_the_value(dark):
    colormap, norm = information_colors(2.0, False, dark)
    colours = colormap(norm(np.array([0, 0.01, 0.05, 0.2, 0.5, 1, 2, 9])))
    assert colours[:2, 3].tolist() == [0, 0]  # what says nothing is clear
    assert (np.diff(colours[2:5, 3]) > 0).all()
    assert colours[-1, 3] == pytest.approx(0.94, abs=0.01)
    assert np.array_equal(colours[-1], colours[-2])  # beyond the end of the scale
    lightness = colours[3:7, :3] @ [0.3, 0.59, 0.11]
    assert (np.diff(lightness) > 0).all() if dark else (np.diff(lightness) < 0).all()


def test_signed_colours_are_red_above_zero_and_blue_below():
    colormap, norm = information_colors(1.0, True, False)
    below, zero, above = colormap(norm(np.array([-1.0, 0.0, 1.0])))
    assert zero[3] == 0
    assert above[0] > above[2]
    assert below[2] > below[0]
    assert above[3] == below[3]


def test_a_map_is_drawn_over_the_pale_picture(ax):
    values = np.zeros((10, 15))
    values[2, 3], values[5, 5] = 1.0, np.nan
    drawn = static.draw_heatmap(ax, PICTURE, values, vmax=1.0, title="cat")
    assert np.allclose(ax.images[0].get_array(), fade(PICTURE, False))
    assert drawn.get_extent() == [-0.5, 29.5, 19.5, -0.5]  # stretched over the picture
    opacity = drawn.to_rgba(drawn.get_array())[..., 3]
    assert (opacity > 0).sum() == 2
    assert opacity[2, 3] > 0.9
    assert opacity[5, 5] == pytest.approx(0.5)
    assert drawn.get_clim() == (0, 1)
    assert ax.get_title() == "cat"


def test_blended_pixels_are_the_picture_where_nothing_is_said():
    values = np.zeros(PICTURE.shape[:2])
    values[4, 5] = 1
    pixels = blend(PICTURE, values, 1.0)
    unchanged = np.abs(pixels - 255 * fade(PICTURE, False)).max(-1) <= 0.5
    assert unchanged.sum() == values.size - 1
    assert not unchanged[4, 5]


def test_a_single_pixel_does_not_set_the_scale():
    values = np.ones((40, 40))
    values[0, 0] = 1000
    assert scale_top(values) == 1
    assert scale_top(values, 3 * values) == 3
    assert scale_top(np.zeros((2, 2))) == 1
    assert scale_top(np.full((2, 2), np.nan)) == 1


def test_thresholded_maps_outline_the_mask(ax):
    mask = np.zeros((20, 30), bool)
    mask[5:10, 6:12] = True
    static.draw_localization(ax, PICTURE, np.linspace(0, 1, 600).reshape(20, 30), mask, threshold=0.5)
    drawn = ax.images[1]
    assert (drawn.to_rgba(drawn.get_array())[..., 3] > 0).sum() == 300
    corners = ax.collections[0].get_paths()[0].get_extents()
    assert (corners.x0, corners.y0, corners.x1, corners.y1) == pytest.approx((5.5, 4.5, 11.5, 9.5), abs=0.05)


# ---- bars and spectra


def test_bars_leave_out_what_has_no_value(ax):
    static.draw_word_bars(ax, ["a", "cat"], [0.1, None], None, [0.2, -1.0], [0.1, None], exact=[0.3, float("nan")])
    heights = [[bar.get_height() for bar in group] for group in ax.containers if len(group) == 2]
    assert heights[0] == [0.2, -1.0]
    assert heights[1] == pytest.approx([0.1, np.nan], nan_ok=True)
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["exact", "adds to the rest", "alone"]


def test_long_words_are_turned(ax):
    static.draw_word_bars(ax, ["photorealistic"] * 12, None, None, [1.0] * 12, None)
    assert ax.get_xticklabels()[0].get_rotation() == 50


def test_bins_without_an_error_are_gaps(ax):
    stderr = [0.1, np.nan, 0.1, 0.1, np.nan, 0.1]
    static.draw_spectrum(ax, np.arange(7), [1, 0, 2, 3, 0, 1], stderr, label="cat")
    line = ax.lines[0]
    assert np.isnan(line.get_ydata()).tolist() == [False, True, False, False, True, False]
    assert line.get_markevery() == [0, 5]  # bins on their own, which no line would show
    static.draw_spectrum(ax, np.arange(7), np.ones(6))
    assert np.isfinite(ax.lines[1].get_ydata()).all()
    assert ax.lines[0].get_color() != ax.lines[1].get_color()


@pytest.mark.parametrize("page", ["#ffffff", "#111111"])
def test_plotly_can_be_read_on_a_light_and_on_a_dark_page(page):
    figure = interactive.go.Figure(interactive.go.Scatter(x=[0, 1], y=[0, 1]))
    layout = interactive._styled(figure, "x", "y", 300).layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0, 0, 0, 0)"

    def luminance(colour):
        rgb = np.array(matplotlib.colors.to_rgb(colour))
        return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722] + 0.05

    for colour in (layout.font.color, *interactive.LINES):
        one, other = sorted((luminance(colour), luminance(page)))
        assert other / one >= 3  # WCAG's least contrast of graphics


def test_plotly_draws_one_band_for_each_run_of_bins():
    stderr = np.array([0.1, np.nan, 0.1, 0.1, np.nan])
    density = Spectrum(np.arange(6.0), np.array([1.0, 0, 2, 3, 0]), stderr)
    info = SimpleNamespace(prompt=Prompt("a cat"), spectrum=lambda word, estimator: density)
    *bands, line = interactive.spectrum(info, "cat").data
    assert [list(band.x) for band in bands] == [[0.5, 0.5], [2.5, 3.5, 3.5, 2.5]]
    assert list(bands[1].y) == pytest.approx([2.1, 3.1, 2.9, 1.9])
    assert np.isnan(line.y).tolist() == [False, True, False, False, True]


# ---- figures


@pytest.mark.parametrize("dark", [False, True])
def test_words_share_one_scale_and_files_are_readable(dark):
    maps = [(f"word{i}", np.full((20, 30), float(i))) for i in range(12)]
    bars = {"words": ["a", "cat"], "mi": [1, 2], "mi_stderr": [1, 1], "cmi": [1, 2], "cmi_stderr": [1, 1]}
    spectra = [("cat", np.arange(4), np.ones(3), np.ones(3))]
    fig = static.figure_of_words(PICTURE, maps, title="“a cat”", bars=bars, spectra=spectra, dark=dark)
    drawn = [ax.images[1] for ax in fig.subfigs[0].axes if len(ax.images) == 2]
    assert [image.get_clim() for image in drawn] == [(0, 11)] * 12
    background = np.asarray(Image.open(io.BytesIO(static.to_png(fig))).convert("RGB"))[0, 0]
    assert background.mean() < 40 if dark else background.mean() == 255
    assert ">word11<" in static.to_svg(fig)  # text stays text


def test_panels_are_joined_in_rows_and_none_is_left_out():
    def panel(width, height):
        return static.Panel(lambda fig, dark: static.draw_picture(fig.subplots(), PICTURE, dark=dark), width, height)

    image = static.join([[panel(2, 1), None, panel(2, 2)], [None], [panel(3, 1)]])
    assert image.size == (4 * 160, 3 * 160)
    assert static.join([[None]]) is None
