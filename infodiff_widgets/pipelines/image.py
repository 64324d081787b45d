"""Fitting a picture to a model: scaled and cropped, never stretched, by one rule.

A picture whose sides are whole cells of the network and whose area is within a factor of two of what the model was
trained on is used as it is. Any other is scaled to that area and cut at opposite edges to whole cells.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from PIL import Image, ImageOps

Frame = tuple[int, int, int, int]
"""Left, top, right and bottom of the part of a picture that a model sees, in the picture's own pixels."""


def to_rgb(image: Any) -> Image.Image:
    """The image as an upright RGB picture.

    Raises:
        TypeError: no PIL image and no uint8 array [H, W, 3].
        ValueError: another mode than RGB.
    """
    if isinstance(image, np.ndarray) and image.dtype == np.uint8 and image.ndim == 3 and image.shape[2] == 3:
        image = Image.fromarray(image)
    if not isinstance(image, Image.Image):
        shape = f" {image.dtype} {list(image.shape)}" if hasattr(image, "shape") else ""
        raise TypeError(
            f"expected a PIL image or a uint8 array [H, W, 3]; got {type(image).__name__}{shape}. "
            "Open a file with PIL.Image.open(path).convert('RGB')"
        )
    if image.mode != "RGB":
        raise ValueError(f"expected an RGB image; got mode {image.mode!r}. Use image.convert('RGB')")
    return ImageOps.exif_transpose(image)


def resize_and_crop(image: Image.Image, size: tuple[int, int], size_multiple: int) -> tuple[Image.Image, Frame]:
    """A picture as a model takes it, and the part of the original that it shows.

    Args:
        image: RGB, upright.
        size: width and height in pixels that the model was trained on; only their product counts.
        cell: what both sides must be a multiple of.

    Raises:
        ValueError: the picture is so narrow that less than two cells would be left of a side.
    """
    area = size[0] * size[1]
    whole = all(side % size_multiple == 0 and side >= 2 * size_multiple for side in image.size)
    if whole and area / 2 <= image.width * image.height <= 2 * area:
        return image, (0, 0, *image.size)
    scale = math.sqrt(area / (image.width * image.height))
    width, height = (max(1, int(side * scale / size_multiple + 1e-6)) * size_multiple for side in image.size)
    if min(width, height) < 2 * size_multiple:
        raise ValueError(
            f"a picture of {image.width}×{image.height} pixels is too narrow for this model, which takes about "
            f"{size[0]}×{size[1]}. Crop it to a more even shape"
        )
    scale = max(width / image.width, height / image.height)
    # Rounding must not let the box stick out of the picture by a hair.
    seen = min(width / scale, image.width), min(height / scale, image.height)
    left, top = ((have - used) / 2 for have, used in zip(image.size, seen, strict=True))
    box = left, top, min(left + seen[0], image.width), min(top + seen[1], image.height)
    return image.resize((width, height), Image.Resampling.LANCZOS, box=box), tuple(round(edge) for edge in box)
