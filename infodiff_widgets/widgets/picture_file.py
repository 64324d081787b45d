"""A picture from the bytes of a file that someone chose: reduced, upright, on white, or a sentence saying why not."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

LONGEST = 1024
"""Pixels of the longer side that are kept: no model here sees more, and maps have the picture's size."""


def read_picture(data: bytes) -> Image.Image:
    """The RGB picture in a file of any format that Pillow reads.

    Turned as the camera was held; transparent parts become white; reduced to :data:`LONGEST` pixels a side.

    Raises:
        ValueError: it is no such file, is damaged, or has more pixels than Pillow takes for harmless.
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
