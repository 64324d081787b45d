"""Trait types for pictures, arrays and numbers: they check what they get, and travel to the browser as bytes."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import traitlets
from PIL import Image

from infodiff_widgets.images import LONGEST, to_rgb8


class _Packed(traitlets.TraitType):
    """A value that is checked here and travels as bytes; None by default."""

    default_value: Any = None
    allow_none = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.tag(sync=True, to_json=lambda value, _widget: None if value is None else self._pack(value))

    def _pack(self, value: Any) -> Any:
        """The value as it travels."""
        return _packed(value)

    def _array(self, obj: object, value: object, key: str | None = None) -> np.ndarray:
        try:
            return np.asarray(value)
        except ValueError:  # rows of several lengths
            raise self._mismatch(obj, value, key) from None

    def _mismatch(self, obj: object, value: object, key: str | None = None) -> traitlets.TraitError:
        came = type(value).__name__
        if isinstance(value, np.ndarray):
            came = f"{value.dtype} {list(value.shape)}"
            came += "" if value.dtype.kind != "f" or np.isfinite(value).all() else " with numbers that are not finite"
        name, expected = f"{type(obj).__name__}.{self.name}", self.info_text
        if key is not None:
            name, expected = f"{name}[{key!r}]", "an array of finite numbers [H, W]"
        return traitlets.TraitError(f"{name} expects {expected}, but got {came}")


class Picture(_Packed):
    """An RGB picture: a PIL image or a uint8 array [H, W, 3], reduced to the size of a screen. Travels as PNG."""

    info_text = "a PIL image or a uint8 array [H, W, 3]"

    def validate(self, obj: Any, value: Any) -> Image.Image:
        """The picture as an RGB image of its own, with a longer side of at most 1024 pixels."""
        if not isinstance(value, Image.Image):
            array = self._array(obj, value)
            if array.dtype != np.uint8 or array.ndim != 3 or array.shape[2] != 3 or not array.size:
                raise self._mismatch(obj, value)
            value = Image.fromarray(array)
        picture = to_rgb8(value)
        picture.thumbnail((LONGEST, LONGEST))
        return picture

    def _pack(self, value: Image.Image) -> bytes:
        return to_png(value, compress_level=1)


class Pictures(Picture):
    """A list of pictures, as :class:`Picture` takes them. Each travels as PNG."""

    info_text = f"a list, each item {Picture.info_text}"
    default_value, allow_none = (), False

    def validate(self, obj: Any, value: Any) -> Any:
        """The pictures as RGB images of their own."""
        if not isinstance(value, (list, tuple)):
            raise self._mismatch(obj, value)
        return [super(Pictures, self).validate(obj, picture) for picture in value]

    def _pack(self, value: Any) -> Any:
        return [super(Pictures, self)._pack(picture) for picture in value]


class Array2D(_Packed):
    """An array of numbers [H, W], kept as float32. Travels as its bytes, row by row.

    Shape and numbers are one value, so the browser never sees one without the other.
    """

    info_text = "an array of numbers [H, W]"
    kinds, ndim, dtype, finite = "fiu", 2, np.dtype(np.float32), False

    def validate(self, obj: Any, value: Any) -> Any:
        """The array in its own type, row by row."""
        return self._checked(obj, value)

    def _checked(self, obj: Any, value: Any, key: str | None = None) -> np.ndarray:
        array = self._array(obj, value, key)
        fits = array.dtype.kind in self.kinds and array.ndim == self.ndim and array.size
        if not fits or (self.finite and not np.isfinite(array).all()):
            raise self._mismatch(obj, value, key)
        return np.ascontiguousarray(array, dtype=self.dtype)


class Mask(Array2D):
    """A bool array [H, W]. Travels as bytes of 0 and 1, row by row."""

    info_text = "a bool array [H, W]"
    kinds, dtype = "b", np.dtype(bool)

    def _pack(self, value: np.ndarray) -> dict[str, Any]:
        return _packed(value.view(np.uint8))


class QuantizedStack(Array2D):
    """Several maps of one size: an array [R, h, w], kept as float32. Travels as int16 in steps of a common scale.

    The rounding is at most 1/65534 of the largest absolute value, and half of the bytes are saved. What is not finite
    travels as 0.
    """

    info_text = "an array of numbers [R, h, w]"
    ndim = 3

    def _pack(self, value: np.ndarray) -> dict[str, Any]:
        finite = np.where(np.isfinite(value), value, 0)
        scale = float(np.abs(finite).max()) / 32767 or 1.0
        return {**_packed(np.rint(finite / scale).astype("<i2")), "scale": scale}


class Maps(Array2D):
    """Maps by name, each an array of finite numbers [H, W], kept as float32. They travel as their bytes."""

    info_text = "a dict of names and arrays of finite numbers [H, W]"
    default_value, allow_none, finite = {}, False, True

    def validate(self, obj: Any, value: Any) -> dict[str, np.ndarray]:
        """The maps as float32, row by row."""
        if not isinstance(value, Mapping):
            raise self._mismatch(obj, value)
        return {str(name): self._checked(obj, array, name) for name, array in value.items()}

    def _pack(self, value: Mapping[str, np.ndarray]) -> list[dict[str, Any]]:
        return [{"name": name, **_packed(array)} for name, array in value.items()]


class Numbers(traitlets.List):
    """A list of numbers, in which None means "no value". What is not finite becomes None: NaN is not JSON."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(traitlets.Float(allow_none=True), **kwargs)

    def validate(self, obj: Any, value: Any) -> Any:
        """The numbers, those that are not finite as None."""
        return [n if n is not None and math.isfinite(n) else None for n in super().validate(obj, value) or []]


def check_length(proposal: Mapping[str, Any], count: int, each: str) -> Sequence[Any]:
    """The proposed list of a trait, if it is empty or has so many items.

    Raises TraitError: if it has more or fewer.
    """
    value, name = proposal["value"], proposal["trait"].name
    if value and len(value) != count:
        raise traitlets.TraitError(f"{name} must have one number for each {each}: {count}, not {len(value)}")
    return value


def to_png(picture: Image.Image, **options: Any) -> bytes:
    """A picture as PNG; ``options`` are Pillow's."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", **options)
    return buffer.getvalue()


def _packed(array: np.ndarray) -> dict[str, Any]:
    return {"shape": list(array.shape), "dtype": array.dtype.name, "data": array.data.cast("B")}
