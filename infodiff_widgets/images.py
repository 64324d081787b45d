"""Image files as 8-bit RGB pictures: one rule for the command line, dropped files and studies.

- The orientation of the camera (EXIF) is applied.
- Greys of more than 8 bits are scaled. White is 65535 in 16-bit files. In 32-bit and float files it is the least of 1,
  255 and 65535 that no pixel exceeds, or else the greatest pixel. Negative pixels, infinity and NaN are black.
- Transparent parts show white. Palettes, CMYK and all other modes are converted by Pillow.
- Files that are damaged, no images, or of more pixels than Pillow considers safe are refused.
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from infodiff_widgets.files import to_path

LONGEST = 1024
"""Longer side, in pixels, at which pictures are kept for the screen."""


def read_image(file: str | Path | bytes, longest: int | None = None, upright: bool = True) -> Image.Image:
    """Read an image file as RGB.

    Args:
        file: path, or contents of the file.
        longest: length in pixels to which the longer side is reduced; None keeps the size.
        upright: apply the orientation of the camera.

    Raises:
        ValueError: if it cannot be read, with the path if there is one.
        OSError: if there is no such file, or it may not be read.
    """
    picture = to_rgb8(open_image(file, longest, upright))
    if longest:
        picture.thumbnail((longest, longest))
    return picture


def open_image(file: str | Path | bytes, longest: int | None = None, upright: bool = True) -> Image.Image:
    """Load an image file in its own mode and format; arguments and errors are those of :func:`read_image`."""
    if not isinstance(file, bytes):
        file = to_path(file)
    if longest is not None and (type(longest) is not int or longest < 1):
        raise ValueError(f"longest must be a whole number of pixels from 1; got {longest!r}")
    name = "" if isinstance(file, bytes) else f"{file}: "
    try:
        picture = Image.open(io.BytesIO(file) if isinstance(file, bytes) else file)
        if longest:
            picture.draft(None, (2 * longest, 2 * longest))  # type: ignore[arg-type]  # a large JPEG is read reduced
        picture.load()
        turned = ImageOps.exif_transpose(picture) if upright else picture
    except Image.DecompressionBombError as error:
        most = f"at most {2 * (Image.MAX_IMAGE_PIXELS or 0) / 1e6:.3g} million can be. Reduce it"
        raise ValueError(f"{name}too many pixels to read; {most}") from error
    except UnidentifiedImageError as error:
        raise ValueError(f"{name}not an image that can be read; PNG, JPEG and WebP files can") from error
    except Exception as error:  # Pillow's readers raise many kinds
        if isinstance(error, MemoryError) or getattr(error, "errno", None) is not None:
            raise  # no such file, or no permission
        reason = "its file is damaged or cut off. Copy it again, or save it anew as PNG"
        raise ValueError(f"{name}not an image that can be read: {reason}") from error
    turned.format = picture.format
    return turned


def to_rgb8(picture: Image.Image) -> Image.Image:
    """Convert an image of any mode to RGB of 8 bits by the rule of this module; TypeError if it is no PIL image."""
    if not isinstance(picture, Image.Image):
        raise TypeError(f"expected a PIL image; got {type(picture).__name__}. Open a file with read_image(path)")
    if picture.mode == "F" or picture.mode.startswith("I"):
        values = np.nan_to_num(np.asarray(picture, np.float64), posinf=0, neginf=0)
        whites = [65535] if picture.mode.startswith("I;16") else [1, 255, 65535]
        white = next((white for white in whites if values.max() <= white), values.max())
        picture = Image.fromarray(np.rint(values.clip(0) * (255 / white)).astype(np.uint8))
    if picture.has_transparency_data:
        layers = picture.convert("LA" if picture.mode == "La" else "RGBA").convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", layers.size, "white"), layers).convert("RGB")
    return picture.convert("RGB")
