"""Image files of every mode become upright 8-bit RGB on white; others are refused in one sentence."""

import io

import numpy as np
import pytest
from PIL import Image

from infodiff_widgets.images import read_image, to_rgb8
from infodiff_widgets.widgets import HeatmapPane


def palette():
    picture = Image.new("P", (4, 2), 1)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.info["transparency"] = 1
    return picture


GREY = 128, 128, 128
WHITE = 255, 255, 255
MODES = {
    "1": (Image.new("1", (4, 2), 1), "png", WHITE),
    "L": (Image.new("L", (4, 2), 128), "png", GREY),
    "LA": (Image.new("LA", (4, 2), (0, 0)), "png", WHITE),
    "PA": (Image.new("PA", (4, 2), (0, 0)), "tif", WHITE),
    "P": (palette(), "png", WHITE),
    "RGB": (Image.new("RGB", (4, 2), (1, 2, 3)), "png", (1, 2, 3)),
    "RGBA, hidden": (Image.new("RGBA", (4, 2), (255, 0, 0, 0)), "png", WHITE),
    "RGBA, half": (Image.new("RGBA", (4, 2), (0, 0, 0, 127)), "png", GREY),
    "CMYK": (Image.new("CMYK", (4, 2), (0, 255, 255, 0)), "tif", (255, 0, 0)),
    "I;16": (Image.fromarray(np.full((2, 4), 128 * 257, np.uint16)), "png", GREY),
    "I": (Image.fromarray(np.full((2, 4), 128 * 257, np.int32)), "tif", GREY),
    "I of 8 bits": (Image.fromarray(np.full((2, 4), 128, np.int32)), "tif", GREY),
    "F": (Image.fromarray(np.full((2, 4), 128 / 255, np.float32)), "tif", GREY),
    "F of 8 bits": (Image.fromarray(np.full((2, 4), 128, np.float32)), "tif", GREY),
    "F, not finite": (Image.fromarray(np.full((2, 4), np.nan, np.float32)), "tif", (0, 0, 0)),
}


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_becomes_rgb(mode, tmp_path):
    picture, ending, colour = MODES[mode]
    picture.save(path := tmp_path / f"x.{ending}")
    for read in (read_image(path), read_image(path.read_bytes(), longest=1024)):
        assert (read.mode, read.size, read.getpixel((2, 1))) == ("RGB", (4, 2), colour)


@pytest.mark.parametrize("mode", ["La", "RGBa", "LAB", "HSV", "YCbCr", "I;16B"])
def test_modes_that_no_file_has_are_converted(mode):
    assert to_rgb8(Image.new(mode, (4, 2))).mode == "RGB"
    with pytest.raises(TypeError, match="expected a PIL image; got str"):
        to_rgb8("x.png")


def test_wide_greys_given_to_a_widget_are_scaled():
    assert HeatmapPane(image=MODES["I;16"][0]).image.getpixel((2, 1)) == GREY


def test_the_orientation_of_the_camera_is_applied(tmp_path):
    picture = Image.new("RGB", (4, 2))
    picture.getexif()[0x0112] = 6
    picture.save(path := tmp_path / "x.jpg", exif=picture.getexif())
    assert read_image(path).size == (2, 4)
    assert read_image(path, upright=False).size == (4, 2)


def test_files_that_cannot_be_read_are_named(tmp_path, monkeypatch):
    path = tmp_path / "x.png"
    Image.effect_noise((90, 90), 50).save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:3000])
    with pytest.raises(ValueError, match=r"x.png: not an image that can be read: its file is damaged or cut off"):
        read_image(path)
    dds = io.BytesIO()
    Image.new("RGB", (9, 9)).save(dds, "DDS")
    path.write_bytes(dds.getvalue()[:80] + b"U" * 40 + dds.getvalue()[120:])  # of a kind that Pillow does not read
    with pytest.raises(ValueError, match=r"x.png: not an image that can be read"):
        read_image(path)
    path.write_bytes(whole)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(ValueError, match=r"x.png: too many pixels to read; at most 0.0002 million can be"):
        read_image(path)
    with pytest.raises(FileNotFoundError, match=r"none.png"):
        read_image(tmp_path / "none.png")


@pytest.mark.parametrize("picture", [Image.new("RGB", (4032, 3024)), np.zeros((3024, 4032, 3), np.uint8)])
def test_widgets_show_a_photograph_at_the_size_of_a_screen(picture):
    pane = HeatmapPane(image=picture, values=np.zeros((3, 4)))
    assert pane.image.size == (1024, 768)
    assert isinstance(picture, np.ndarray) or picture.size == (4032, 3024)
