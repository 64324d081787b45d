"""Results of single items in a Zarr store: a group an item, with the maps in float16, which xarray opens.

Maps are scaled so that their largest value fits; xarray undoes that by itself. A float16 has 11 bits, so a map differs
by at most 0.05 % of each product from the one that was measured. Numbers and spectra are stored without loss.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from infodiff_widgets.core.information import Information
from infodiff_widgets.core.io import UnfitError, from_arrays, to_arrays

LARGEST = 2.0**15
"""Largest stored value of a map."""


def group_name(key: str) -> str:
    """Name of the group of an item: keys may be long, and hold characters that file names cannot."""
    return hashlib.sha256(key.encode()).hexdigest()[:20]


class PackedResult(NamedTuple):
    """A result as it is stored: attributes, and for each array its dimensions, values and attributes."""

    attributes: dict[str, Any]
    arrays: dict[str, tuple[Sequence[str], np.ndarray, dict[str, Any]]]


def pack_result(key: str, info: Information) -> PackedResult:
    """Convert the result of an item to what is stored, a quarter or less of its size."""
    arrays, facts = to_arrays(info)
    lists = {name: array.tolist() for name, (_, array) in arrays.items() if array.ndim == 1}  # an array is two files
    packed = {name: (dims, array, {}) for name, (dims, array) in arrays.items() if name not in lists}
    dims, maps = arrays["maps"]
    scale = float(np.abs(maps).max()) / LARGEST or 1.0
    packed["maps"] = (dims, (maps / scale).astype(np.float16), {"scale_factor": scale, "units": "nats"})
    return PackedResult({"item": key, **facts, **lists}, packed)


def write_result(store: Path, result: PackedResult) -> None:
    """Write the result of an item, whole or not at all, in place of an earlier one.

    Raises:
        OSError: if it cannot be written.
    """
    import zarr

    if not store.exists():
        zarr.open_group(store, mode="a", zarr_format=3)
    part, target = store / f".{secrets.token_hex(8)}.part", store / group_name(result.attributes["item"])
    try:
        group = zarr.open_group(part, mode="w", zarr_format=3)
        group.attrs.update(result.attributes)
        for name, (dims, values, attributes) in result.arrays.items():
            group.create_array(
                name, data=np.ascontiguousarray(values), chunks=values.shape, dimension_names=list(dims),
                attributes=attributes,
            )  # fmt: skip
        if target.exists():
            shutil.rmtree(target)
        part.replace(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def read_result(store: Path, key: str) -> Information | None:
    """The result of an item; None if there is none.

    Raises:
        ValueError: if it is damaged.
    """
    import zarr

    place = store / group_name(key)
    if not place.exists():
        return None
    try:
        group: Any = zarr.open_group(place, mode="r")
        facts = dict(group.attrs)
        arrays = {name: np.asarray(array[...]) for name, array in group.arrays()}
        arrays["maps"] = arrays["maps"].astype(np.float32) * np.float32(group["maps"].attrs["scale_factor"])
        names = ("logsnr", "weight", "round", "noise", "map_samples", "bands", "prompt_rounds")
        arrays |= {name: np.array(facts[name]) for name in names if name in facts}
        return from_arrays(arrays, facts)
    except (ValueError, TypeError, LookupError, RecursionError, OSError, RuntimeError) as error:
        detail = f": {error}" if isinstance(error, UnfitError) else ""
        raise ValueError(f"the result of {key!r} in {place} is damaged{detail}. Delete that folder") from error
