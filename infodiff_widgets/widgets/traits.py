"""Trait types for pictures, arrays and numbers: they check what they get, and travel to the browser as bytes."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence, Sized
from typing import Any

import numpy as np
import traitlets
from PIL import Image


class Picture(traitlets.TraitType):
    """An RGB picture: a PIL image or a uint8 array [H, W, 3]. Travels as PNG."""

    info_text = "a PIL image or a uint8 array [H, W, 3]"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_value=None, allow_none=True, **kwargs)
        self.tag(sync=True, to_json=_to_png)

    def validate(self, obj: Any, value: Any) -> Image.Image:
        """The picture as an RGB image of its own."""
        return _to_rgb(self, obj, value)


class Pictures(traitlets.TraitType):
    """A list of pictures, as :class:`Picture` takes them. Each travels as PNG."""

    info_text = f"a list, each item {Picture.info_text}"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_value=[], **kwargs)
        self.tag(sync=True, to_json=lambda pictures, _: [_to_png(picture, None) for picture in pictures])

    def validate(self, obj: Any, value: Any) -> list[Image.Image]:
        """The pictures as RGB images of their own."""
        if not isinstance(value, (list, tuple)):
            raise _mismatch(self, obj, value)
        return [_to_rgb(self, obj, picture) for picture in value]


class Array2D(traitlets.TraitType):
    """An array of numbers [H, W], kept as float32. Travels as its bytes, row by row.

    Shape and numbers are one value, so the browser never sees one without the other.
    """

    info_text = "an array of numbers [H, W]"
    kinds, ndim, dtype = "fiu", 2, np.dtype(np.float32)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_value=None, allow_none=True, **kwargs)
        self.tag(sync=True, to_json=lambda array, _: None if array is None else self.pack(array))

    def validate(self, obj: Any, value: Any) -> np.ndarray:
        """The array in its own type, row by row."""
        array = _array(self, obj, value)
        if array.dtype.kind in self.kinds and array.ndim == self.ndim and array.size:
            return np.ascontiguousarray(array, dtype=self.dtype)
        raise _mismatch(self, obj, value)

    def pack(self, array: np.ndarray) -> dict[str, Any]:
        """Shape and bytes of the array."""
        return _packed(array)


class Mask(Array2D):
    """A bool array [H, W]. Travels as bytes of 0 and 1, row by row."""

    info_text = "a bool array [H, W]"
    kinds, dtype = "b", np.dtype(bool)

    def pack(self, array: np.ndarray) -> dict[str, Any]:
        """Shape and bytes of the array."""
        return _packed(array.view(np.uint8))


class QuantizedStack(Array2D):
    """Several maps of one size: an array [R, h, w], kept as float32. Travels as int16 in steps of a common scale.

    The rounding is at most 1/65534 of the largest absolute value, and half of the bytes are saved. What is not finite
    travels as 0.
    """

    info_text = "an array of numbers [R, h, w]"
    ndim = 3

    def pack(self, array: np.ndarray) -> dict[str, Any]:
        """Shape, scale and bytes of the array."""
        finite = np.where(np.isfinite(array), array, 0)
        scale = float(np.abs(finite).max()) / 32767 or 1.0
        return {**_packed(np.rint(finite / scale).astype("<i2")), "scale": scale}


class Maps(traitlets.TraitType):
    """Maps by name, each an array of finite numbers [H, W], kept as float32. They travel as their bytes."""

    info_text = "a dict of names and arrays of finite numbers [H, W]"
    default_value: Mapping[str, np.ndarray] = {}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_value={}, **kwargs)
        self.tag(sync=True, to_json=lambda maps, _: [{"name": name, **_packed(m)} for name, m in maps.items()])

    def validate(self, obj: Any, value: Any) -> dict[str, np.ndarray]:
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


class Numbers(traitlets.List):
    """A list of numbers, in which None means "no value". What is not finite becomes None: NaN is not JSON."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(traitlets.Float(allow_none=True), **kwargs)
        self.tag(sync=True)

    def validate(self, obj: Any, value: Any) -> Any:
        """The numbers, those that are not finite as None."""
        return [n if n is not None and math.isfinite(n) else None for n in super().validate(obj, value) or []]


def check_length(proposal: Mapping[str, Any], count: int, each: str) -> Sequence[Any]:
    """The proposed list of a trait, if it is empty or has so many items.

    Raises TraitError: if it has more or fewer.
    """
    value: Sized = proposal["value"]
    if value and len(value) != count:
        name = proposal["trait"].name
        raise traitlets.TraitError(f"{name} must have one number for each {each}: {count}, not {len(value)}")
    return proposal["value"]


def _to_rgb(trait: Any, obj: Any, value: Any) -> Image.Image:
    if isinstance(value, Image.Image):
        return value.convert("RGB")
    array = _array(trait, obj, value)
    if array.dtype == np.uint8 and array.ndim == 3 and array.shape[2] == 3 and array.size:
        return Image.fromarray(array)
    raise _mismatch(trait, obj, value)


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
    return {"shape": list(array.shape), "dtype": array.dtype.name, "data": array.data.cast("B")}


def _to_png(picture: Image.Image | None, _widget: object) -> bytes | None:
    if picture is None:
        return None
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
