"""The pane without a browser: regions, cursor, threshold, what travels, and image files."""

from __future__ import annotations

import io

import numpy as np
import pytest
import traitlets
from PIL import Image

from infodiff_widgets.core.results import region_sum
from infodiff_widgets.images import read_image
from infodiff_widgets.plots import static
from infodiff_widgets.widgets import HeatmapPane
from infodiff_widgets.widgets.heatmap_pane import LONGEST
from infodiff_widgets.widgets.text import percent

ROWS, COLUMNS = 20, 30  # unlike, so that a transposed map shows


@pytest.fixture
def values():
    return np.linspace(0, 1, ROWS * COLUMNS, dtype=np.float32).reshape(ROWS, COLUMNS)


@pytest.fixture
def replicates():
    return np.random.default_rng(0).normal(size=(8, ROWS // 2, COLUMNS // 2)).astype(np.float32) / 100


def file_of(picture, kind="PNG", **options):
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


# ---- regions and the cursor


def test_the_reading_of_a_region_is_its_sum_error_and_share(values, replicates):
    pane = HeatmapPane(values=values, replicates=replicates, region=(4, 2, 10, 6))
    total, error = region_sum(values, replicates, (4, 2, 10, 6))
    assert total == pytest.approx(values[2:6, 4:10].sum())
    share = 100 * total / values.sum()
    assert pane.region_reading() == f"{total:.2f} ± {error:.2f} nats in 6×4 pixels ({share:.1f} % of the map)"
    assert pane.describe().endswith(f"\nregion: {pane.region_reading()}")


@pytest.mark.parametrize(("unit", "read"), [("bits per pixel", " bits"), ("", "")])
def test_readings_take_the_unit_they_are_told(values, unit, read):
    pane = HeatmapPane(values=values, unit=unit, region=(0, 0, COLUMNS, ROWS))
    assert pane.region_reading() == f"{values.sum():.0f}{read} in 30×20 pixels (100 % of the map)"


def test_a_share_is_not_given_where_a_map_has_two_signs(values):
    pane = HeatmapPane(values=values - 0.1, region=(0, 0, 3, 3))
    assert "of the map" not in pane.region_reading()
    assert HeatmapPane(values=np.zeros((3, 3)), region=(0, 0, 2, 2)).region_reading() == "0.00 nats in 2×2 pixels"


def test_pixels_without_a_value_are_left_out_of_a_region(values):
    values[0, :2] = np.nan
    pane = HeatmapPane(values=values, region=(0, 0, 3, 1))
    assert pane.region_reading().startswith(f"{values[0, 2]:.4f} nats in 3×1 pixels")
    pane.region = (0, 0, 2, 1)
    assert pane.region_reading() == "no value in 2×1 pixels"


def test_a_region_is_cut_to_the_map_and_follows_a_smaller_one(values):
    pane = HeatmapPane(values=values, region=(-3, 10, 99, 99))
    assert pane.region == (0, 10, COLUMNS, ROWS)
    pane.show(values[:12, :8])
    assert pane.region == (0, 10, 8, 12)
    pane.show(values[:5])
    assert pane.region == ()


def test_region_and_cursor_come_from_the_browser_as_lists(values):
    pane = HeatmapPane(values=values)
    pane.set_state({"region": [1, 2, 3, 4], "cursor": [5, 6]})
    assert (pane.region, pane.cursor) == ((1, 2, 3, 4), (5, 6))
    pane.set_state({"region": [], "cursor": []})
    assert (pane.region, pane.cursor) == ((), ())


@pytest.mark.parametrize("bad", [(1, 2), (3, 0, 3, 4), (0, 4, 3, 2), (0, 0, 1.5, 2)])
def test_region_says_what_it_expects(values, bad):
    with pytest.raises(traitlets.TraitError, match=r"region must be \(left, top, right, bottom\) in pixels"):
        HeatmapPane(values=values, region=bad)


@pytest.mark.parametrize("bad", [(1,), (-1, 2), (0.5, 2)])
def test_cursor_says_what_it_expects(bad):
    with pytest.raises(traitlets.TraitError, match=r"cursor must be \(row, column\)"):
        HeatmapPane(cursor=bad)


# ---- what is shown and what travels


def test_another_map_drops_errors_that_do_not_fit_it(values):
    pane = HeatmapPane(values=values, errors=values / 10)
    pane.values = values[:-1]
    assert pane.errors is None
    assert "±" not in pane.describe()
    with pytest.raises(traitlets.TraitError, match=r"values expects an array of numbers \[H, W\], but got list"):
        pane.values = [[1, 2], [3]]


def test_rounding_below_zero_is_no_second_sign():
    values = np.linspace(0, 1, 16, dtype=np.float32).reshape(4, 4)
    values[0] = -5e-11
    assert HeatmapPane(values=values).range()[0] == 0
    values[0] = -5e-3
    assert HeatmapPane(values=values).range()[0] < 0


def test_the_still_picture_frames_its_region_and_reads_it(values):
    pane = HeatmapPane(values=values, title="cat", region=(1, 1, 3, 3))
    ax = static.compose([[pane.panel()]]).subfigs[0].subfigs[0].axes[0]
    assert ax.get_title() == f"cat\n{pane.region_reading()}"
    assert [tuple(line.get_xydata()[0]) for line in ax.lines] == [(0.5, 0.5)] * 2
    assert [tuple(line.get_xydata()[2]) for line in ax.lines] == [(2.5, 2.5)] * 2


def test_pixels_below_the_threshold_are_left_clear(values):
    pane = HeatmapPane(values=values - 0.5, threshold=0.3, errors=np.full_like(values, 0.2))
    assert np.array_equal(pane.shown(), np.abs(values - 0.5) >= 0.3)
    pane.hide_noise = True
    assert np.array_equal(pane.shown(), np.abs(values - 0.5) >= 0.4)
    with pytest.raises(traitlets.TraitError):
        pane.threshold = -1


def test_the_still_picture_leaves_them_clear_too(values):
    ground = np.full((ROWS, COLUMNS, 3), 200, np.uint8)
    pane = HeatmapPane(image=ground, values=values, threshold=0.5)
    ax = static.compose([[pane.panel()]]).subfigs[0].subfigs[0].axes[0]
    drawn = ax.images[1].to_rgba(ax.images[1].get_array())
    assert np.array_equal(drawn[..., 3] > 0, pane.shown())


def test_replicates_travel_in_half_the_bytes_and_lose_next_to_nothing(replicates):
    replicates[0, 0, 0] = np.nan
    sent = HeatmapPane(replicates=replicates).get_state()["replicates"]
    assert sent["shape"] == list(replicates.shape)
    assert len(bytes(sent["data"])) == 2 * replicates.size
    back = np.frombuffer(bytes(sent["data"]), "<i2").reshape(replicates.shape) * sent["scale"]
    np.testing.assert_allclose(back, np.nan_to_num(replicates), atol=np.nanmax(abs(replicates)) / 65000)


@pytest.mark.parametrize("bad", [np.eye(3), np.zeros((0, 2, 2)), "parts", np.zeros((2, 2, 2), complex)])
def test_replicates_say_what_they_expect(bad):
    with pytest.raises(traitlets.TraitError, match=r"replicates expects an array of numbers \[R, h, w\]"):
        HeatmapPane(replicates=bad)


def test_showing_another_map_drops_the_parts_of_the_old_one(values, replicates):
    pane = HeatmapPane(values=values, replicates=replicates, unit="bits per pixel")
    pane.show(values, title="cat")
    assert (pane.replicates, pane.unit) == (None, "bits per pixel")
    pane.show(values, None, replicates, unit="")
    assert np.array_equal(pane.replicates, replicates)
    assert pane.unit == ""


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0.0 %"), (0.0041, "0.4 %"), (0.0994, "9.9 %"), (0.0996, "10 %"), (0.378, "38 %"), (1, "100 %")],
)
def test_shares(share, text):
    assert percent(share) == text


# ---- image files


def test_files_of_images_become_upright_rgb_on_white():
    turned = Image.new("RGB", (40, 20), "red")
    turned.getexif()[0x0112] = 6  # taken with the camera on its side
    assert read_image(file_of(turned, "JPEG", exif=turned.getexif())).size == (20, 40)
    clear = read_image(file_of(Image.new("RGBA", (3, 3), (255, 0, 0, 0))))
    assert (clear.mode, clear.getpixel((1, 1))) == ("RGB", (255, 255, 255))
    assert read_image(file_of(Image.new("L", (4000, 1000))), LONGEST).size == (LONGEST, LONGEST // 4)


@pytest.mark.parametrize("data", [b"", b"words", file_of(Image.effect_noise((90, 90), 50))[:3000]])
def test_files_of_anything_else_are_refused(data):
    with pytest.raises(ValueError, match="not an image that can be read[;:] .*PNG"):
        read_image(data)


def test_too_many_pixels_are_refused(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(ValueError, match="too many pixels"):
        read_image(file_of(Image.new("L", (90, 90))))


@pytest.fixture
def dropped(monkeypatch):
    """``dropped(data, accepts=True)``: what callbacks got, and what the browser was told."""

    def drop(data, *, accepts=True, also=lambda picture: None):
        pane, got, told = HeatmapPane(accepts_images=accepts), [], []
        monkeypatch.setattr(pane, "send", lambda content, buffers=None: told.append(content))
        pane.on_image(got.append)
        pane.on_image(also)
        pane._handle_custom_msg({"picture": "a.png"}, [memoryview(data)])
        return got, told

    return drop


def test_a_dropped_image_is_handed_on(dropped):
    got, told = dropped(file_of(Image.new("RGB", (6, 4), "blue")))
    assert [picture.size for picture in got] == [(6, 4)]
    assert told == [{"problem": ""}]


def test_what_is_wrong_with_a_file_goes_to_the_browser(dropped):
    def refuse(picture):
        raise ValueError("too small for this model")

    unread = {"problem": "“a.png”: not an image that can be read; PNG, JPEG and WebP files can"}
    assert dropped(b"words") == ([], [unread])
    refused = {"problem": "“a.png”: too small for this model"}
    assert dropped(file_of(Image.new("L", (2, 2))), also=refuse)[1] == [refused]


def test_nothing_is_taken_unasked(dropped):
    assert dropped(file_of(Image.new("L", (2, 2))), accepts=False) == ([], [])
