"""Read an image file that the user has chosen: reduced, upright, on white."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

LONGEST = 1024
"""Longest side that is kept, in pixels: models see less, and maps have the size of the picture."""


def read_picture(data: bytes) -> Image.Image:
    """The RGB picture in a file of any format that Pillow reads.

    The orientation of the camera is applied, transparent parts become white, and the longer side is reduced to
    :data:`LONGEST` pixels.

    Raises:
        ValueError: if the file is not an image, is damaged, or has more pixels than Pillow considers safe.
    """
    try:
        picture = Image.open(io.BytesIO(data))
        picture.thumbnail((LONGEST, LONGEST))
        picture.load()  # a small picture has not been read yet
    except Image.DecompressionBombError as error:
        raise ValueError(f"too many pixels to read ({error})") from error
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow's readers raise for files that are none of theirs
        raise ValueError("not an image that can be read; PNG, JPEG and WebP files can") from error
    picture = ImageOps.exif_transpose(picture)
    if picture.has_transparency_data:
        layers = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", layers.size, "white"), layers).convert("RGB")
    return picture.convert("RGB")
