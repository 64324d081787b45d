"""Images for a model: validated, and resized and cropped without distortion.

An image is used as it is if its sides are multiples of the network's grid and its area is within a factor of two of the
model's training size. Any other is resized to that area and cropped at opposite edges to multiples of the grid.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from infodiff_widgets.images import LONGEST

Frame = tuple[int, int, int, int]
"""Left, top, right and bottom of the part of an image that a model sees, in the image's own pixels."""


def to_rgb(image: Any) -> Image.Image:
    """Return a PIL image or uint8 array [H, W, 3] as an upright RGB image.

    Raises TypeError: if it is something else. Raises ValueError: if it has another mode than RGB.
    """
    if isinstance(image, np.ndarray) and image.dtype == np.uint8 and image.ndim == 3 and image.shape[2] == 3:
        image = Image.fromarray(image)
    if not isinstance(image, Image.Image):
        given = type(image).__name__ + (f" {image.dtype} {list(image.shape)}" if hasattr(image, "shape") else "")
        advice = "Open a file with read_image(path) of infodiff_widgets.images"
        raise TypeError(f"expected a PIL image or a uint8 array [H, W, 3]; got {given}. {advice}")
    if image.mode != "RGB":
        advice = "Use to_rgb8(image) of infodiff_widgets.images"
        raise ValueError(f"expected an RGB image; got mode {image.mode!r}. {advice}")
    return ImageOps.exif_transpose(image)


def resize_and_crop(image: Image.Image, size: tuple[int, int], size_multiple: int) -> tuple[Image.Image, Frame]:
    """Fit an image to a model; return it and the part of the original that it shows.

    Args:
        image: RGB, upright.
        size: width and height in pixels that the model was trained on; only their product counts.
        size_multiple: what both sides must be a multiple of, in pixels.

    Raises ValueError: if the image is so narrow that a side would be shorter than two multiples.
    """
    area = size[0] * size[1]
    fits = all(side % size_multiple == 0 and side >= 2 * size_multiple for side in image.size)
    if fits and area / 2 <= image.width * image.height <= 2 * area:
        return image, (0, 0, *image.size)
    scale = math.sqrt(area / (image.width * image.height))
    width, height = (max(1, int(side * scale / size_multiple + 1e-6)) * size_multiple for side in image.size)
    if min(width, height) < 2 * size_multiple:
        narrow = f"a picture of {image.width}×{image.height} pixels is too narrow for this model"
        raise ValueError(f"{narrow}, which takes about {size[0]}×{size[1]}. Crop it to a more even shape")
    scale = max(width / image.width, height / image.height)
    # Rounding must not let the box exceed the image by a fraction of a pixel.
    seen = min(width / scale, image.width), min(height / scale, image.height)
    left, top = (image.width - seen[0]) / 2, (image.height - seen[1]) / 2
    box = left, top, min(left + seen[0], image.width), min(top + seen[1], image.height)
    frame = round(box[0]), round(box[1]), round(box[2]), round(box[3])
    return image.resize((width, height), Image.Resampling.LANCZOS, box=box), frame


def reduce_to_screen(image: Image.Image, frame: Frame, seen: Image.Image) -> tuple[Image.Image, Frame]:
    """Reduce a large image for results, which show it, and its frame; ``seen`` is what the model sees of it.

    The longer side becomes 1024 pixels, or more where the model sees more.
    """
    scale = max(LONGEST / max(image.size), seen.width / (frame[2] - frame[0]))
    if scale >= 1:
        return image, frame
    reduced = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)
    left, top, right, bottom = (round(edge * scale) for edge in frame)
    return reduced, (left, top, min(right, reduced.width), min(bottom, reduced.height))
