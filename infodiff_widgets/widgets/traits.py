"""Trait types for pictures and maps: they say what they expected, and travel to the browser as bytes."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import traitlets
from PIL import Image


class Picture(traitlets.TraitType):
    """An RGB picture: a PIL image or a uint8 array [H, W, 3]. Travels as PNG."""

    info_text = "a PIL image or a uint8 array [H, W, 3]"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_value=None, allow_none=True, **kwargs)
        self.tag(sync=True, to_json=_picture_to_json)

    def validate(self, obj: traitlets.HasTraits, value: Any) -> Image.Image:
        """The picture as an RGB image of its own."""
        if isinstance(value, Image.Image):
            return value.convert("RGB")
        array = np.asarray(value)
        if array.dtype == np.uint8 and array.ndim == 3 and array.shape[2] == 3 and array.size:
            return Image.fromarray(array)
        raise _mismatch(self, obj, value, array)


class Pictures(traitlets.TraitType):
    """A list of pictures, as :class:`Picture` takes them. Each travels as PNG."""

    info_text = f"a list, each item {Picture.info_text}"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_value=[], **kwargs)
        self.tag(sync=True, to_json=lambda pictures, _: [_picture_to_json(picture, None) for picture in pictures])

    def validate(self, obj: traitlets.HasTraits, value: Any) -> list[Image.Image]:
        """The pictures as RGB images of their own."""
        one = Picture()
        one.name = self.name
        return [one.validate(obj, picture) for picture in value]


class Field(traitlets.TraitType):
    """One number a pixel: an array [H, W], kept as float32. Travels as its bytes, row by row."""

    info_text = "an array of numbers [H, W]"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_value=None, allow_none=True, **kwargs)
        self.tag(sync=True, to_json=_field_to_json)

    def validate(self, obj: traitlets.HasTraits, value: Any) -> np.ndarray:
        """The map as float32, row by row."""
        array = np.asarray(value)
        if array.dtype.kind in "fiu" and array.ndim == 2 and array.size:
            return np.ascontiguousarray(array, dtype=np.float32)
        raise _mismatch(self, obj, value, array)


class Stack(traitlets.TraitType):
    """Several maps of one size: an array [R, h, w], kept as float32. Travels as int16 in steps of a common scale.

    The rounding, at most 1/65534 of the largest size of a number, is far below what is read off them, and half of the
    bytes are saved. What is not finite travels as 0.
    """

    info_text = "an array of numbers [R, h, w]"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_value=None, allow_none=True, **kwargs)
        self.tag(sync=True, to_json=_stack_to_json)

    def validate(self, obj: traitlets.HasTraits, value: Any) -> np.ndarray:
        """The maps as float32."""
        array = np.asarray(value)
        if array.dtype.kind in "fiu" and array.ndim == 3 and array.size:
            return np.ascontiguousarray(array, dtype=np.float32)
        raise _mismatch(self, obj, value, array)


def _mismatch(trait: Any, obj: object, value: object, array: np.ndarray) -> traitlets.TraitError:
    came = f"{array.dtype} {list(array.shape)}" if isinstance(value, np.ndarray) else type(value).__name__
    name = f"{type(obj).__name__}.{trait.name}"
    return traitlets.TraitError(f"{name} expects {trait.info_text}, but got {came}")


def _picture_to_json(picture: Image.Image | None, _widget: object) -> bytes | None:
    if picture is None:
        return None
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _field_to_json(field: np.ndarray | None, _widget: object) -> dict | None:
    # Shape and numbers in one trait: the browser never sees the one without the other.
    return None if field is None else {"shape": list(field.shape), "data": memoryview(field).cast("B")}


def _stack_to_json(stack: np.ndarray | None, _widget: object) -> dict | None:
    if stack is None:
        return None
    finite = np.where(np.isfinite(stack), stack, 0)
    scale = float(np.abs(finite).max()) / 32767 or 1.0
    steps = np.rint(finite / scale).astype("<i2")
    return {"shape": list(stack.shape), "scale": scale, "data": memoryview(steps).cast("B")}
