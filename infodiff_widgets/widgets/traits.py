"""Trait types for pictures and maps: they say what they expected, and travel to the browser as bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping
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
        array = _array(self, obj, value)
        if array.dtype == np.uint8 and array.ndim == 3 and array.shape[2] == 3 and array.size:
            return Image.fromarray(array)
        raise _mismatch(self, obj, value)


class Pictures(traitlets.TraitType):
    """A list of pictures, as :class:`Picture` takes them. Each travels as PNG."""

    info_text = f"a list, each item {Picture.info_text}"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_value=[], **kwargs)
        self.tag(sync=True, to_json=lambda pictures, _: [_picture_to_json(picture, None) for picture in pictures])

    def validate(self, obj: traitlets.HasTraits, value: Any) -> list[Image.Image]:
        """The pictures as RGB images of their own."""
        if not isinstance(value, (list, tuple)):
            raise _mismatch(self, obj, value)
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
        array = _array(self, obj, value)
        if array.dtype.kind in "fiu" and array.ndim == 2 and array.size:
            return np.ascontiguousarray(array, dtype=np.float32)
        raise _mismatch(self, obj, value)


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
        array = _array(self, obj, value)
        if array.dtype.kind in "fiu" and array.ndim == 3 and array.size:
            return np.ascontiguousarray(array, dtype=np.float32)
        raise _mismatch(self, obj, value)


class Mask(traitlets.TraitType):
    """Which pixels count: a bool array [H, W]. Travels as bytes of 0 and 1, row by row."""

    info_text = "a bool array [H, W]"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_value=None, allow_none=True, **kwargs)
        self.tag(sync=True, to_json=lambda mask, _: None if mask is None else _packed(mask.view(np.uint8)))

    def validate(self, obj: traitlets.HasTraits, value: Any) -> np.ndarray:
        """The mask, row by row."""
        array = _array(self, obj, value)
        if array.dtype == bool and array.ndim == 2 and array.size:
            return np.ascontiguousarray(array)
        raise _mismatch(self, obj, value)


class Maps(traitlets.TraitType):
    """Maps by name, each an array of finite numbers [H, W], kept as float32. They travel as their bytes."""

    info_text = "a dict of names and arrays of finite numbers [H, W]"
    default_value: Mapping[str, np.ndarray] = {}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_value={}, **kwargs)
        self.tag(sync=True, to_json=lambda maps, _: [{"name": name, **_packed(m)} for name, m in maps.items()])

    def validate(self, obj: traitlets.HasTraits, value: Any) -> dict[str, np.ndarray]:
        """The maps as float32, row by row."""
        if not isinstance(value, Mapping):
            raise _mismatch(self, obj, value)
        maps = {}
        for name, values in value.items():
            array = _array(self, obj, values, name)
            if array.dtype.kind not in "fiu" or array.ndim != 2 or not array.size or not np.isfinite(array).all():
                raise _mismatch(self, obj, values, name)
            maps[str(name)] = np.ascontiguousarray(array, np.float32)
        return maps


def _array(trait: Any, obj: object, value: object, key: str | None = None) -> np.ndarray:
    try:
        return np.asarray(value)
    except ValueError:  # rows of several lengths
        raise _mismatch(trait, obj, value, key) from None


def _mismatch(trait: Any, obj: object, value: object, key: str | None = None) -> traitlets.TraitError:
    came = type(value).__name__
    if isinstance(value, np.ndarray):
        came = f"{value.dtype} {list(value.shape)}"
        came += "" if value.dtype.kind != "f" or np.isfinite(value).all() else " with numbers that are not finite"
    name, expected = f"{type(obj).__name__}.{trait.name}", trait.info_text
    if key is not None:
        name, expected = f"{name}[{key!r}]", "an array of finite numbers [H, W]"
    return traitlets.TraitError(f"{name} expects {expected}, but got {came}")


def _packed(array: np.ndarray) -> dict[str, Any]:
    return {"shape": list(array.shape), "dtype": array.dtype.name, "data": memoryview(array).cast("B")}


def _picture_to_json(picture: Image.Image | None, _widget: object) -> bytes | None:
    if picture is None:
        return None
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _field_to_json(field: np.ndarray | None, _widget: object) -> dict | None:
    # Shape and numbers in one trait: the browser never sees the one without the other.
    return None if field is None else _packed(field)


def _stack_to_json(stack: np.ndarray | None, _widget: object) -> dict | None:
    if stack is None:
        return None
    finite = np.where(np.isfinite(stack), stack, 0)
    scale = float(np.abs(finite).max()) / 32767 or 1.0
    steps = np.rint(finite / scale).astype("<i2")
    return _packed(steps) | {"scale": scale}
