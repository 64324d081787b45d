"""Write an `Information` to a labelled netCDF file (xarray), and read it back."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import Any

import numpy as np

from infodiff_widgets.core.contrast import map_pairs
from infodiff_widgets.core.information import Information
from infodiff_widgets.prompts import Prompt

FORMAT = 2
"""Version of the file's layout; files of another version are refused."""
_DIMENSIONS = {
    "logsnr": ("sample",), "weight": ("sample",), "round": ("sample",), "map_samples": ("replicate",),
    "products": ("sample", "prompt", "other_prompt"), "bands": ("edge",), "image": ("row", "column", "colour"),
    "attention": ("word", "row", "column"),
}  # fmt: skip
_ATTRIBUTES = {
    "logsnr": {"long_name": "log signal-to-noise ratio"},
    "weight": {"long_name": "one over the density of the sample"},
    "products": {"long_name": "Gram matrix of the residuals"},
    "maps": {"units": "nats", "long_name": "product maps, summed over samples"},
}
_FACTS = ("dimension", "n_reference", "prompt", "frame", "attention_prompt", "provenance")


def to_netcdf(info: Information, path: str | os.PathLike) -> None:
    """Write a result; the file is complete or absent, never half written."""
    import xarray as xr

    blank = np.zeros(next(cell.shape for bands in info.maps for cell in bands if cell is not None), np.float32)
    maps = np.stack([np.stack([blank if cell is None else cell for cell in bands]) for bands in info.maps])
    axes = [f"map_axis_{i}" for i in range(blank.ndim - 1)]
    arrays = {name: (dims, getattr(info, name)) for name, dims in _DIMENSIONS.items()}
    arrays = {name: array for name, array in arrays.items() if array[1] is not None}
    facts = {name: getattr(info, name) for name in _FACTS} | {"prompt": info.prompt and info.prompt.text}
    data = xr.Dataset(
        arrays | {"maps": (("replicate", "band", "pair", *axes), maps)},
        coords={"prompt": [json.dumps(_to_json(prompt)) for prompt in info.prompts]},
        attrs={"format": FORMAT} | {name: json.dumps(value) for name, value in facts.items()},
    )
    for name, attributes in _ATTRIBUTES.items():
        data[name].attrs = attributes
    target = Path(path).expanduser()
    part = target.with_name(target.name + ".part")
    try:
        data.to_netcdf(part, engine="h5netcdf", encoding={"maps": {"zlib": True, "complevel": 1}})
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def from_netcdf(path: str | os.PathLike) -> Information:
    """Read a result that :meth:`Information.to_netcdf` wrote.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if the file does not hold a result, or one of another version, or if its parts disagree.

    Example:
        >>> import tempfile
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(idw.load(), scene.image, scene.caption, samples=8, progress=False)
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     info.to_netcdf(f"{folder}/dog.nc")
        ...     from_netcdf(f"{folder}/dog.nc").cmi("dog") == info.cmi("dog")
        True
    """
    import xarray as xr

    path = Path(path).expanduser()
    if not path.exists():
        raise FileNotFoundError(f"no saved result at {path}")
    try:
        with xr.open_dataset(path, engine="h5netcdf") as opened:
            data = opened.load()
    except Exception as error:
        raise ValueError(f"{path} is not a netCDF file written by Information.to_netcdf(): {error}") from error
    if data.attrs.get("format") != FORMAT:
        raise ValueError(f"{path} is not a result of Information.to_netcdf() in format {FORMAT}")
    try:
        facts = {name: json.loads(data.attrs[name]) for name in _FACTS}
        facts["prompt"] = facts["prompt"] and Prompt(facts["prompt"])
        facts["frame"] = facts["frame"] and tuple(facts["frame"])
        prompts = tuple(_from_json(json.loads(prompt)) for prompt in data["prompt"].values)
        arrays = {name: np.asarray(data[name].values) for name in (*_DIMENSIONS, "maps") if name in data}
        _check(arrays, facts, len(set(prompts)))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValueError(f"the parts of the result in {path} do not fit together: {error}") from error
    maps = tuple(tuple(bands) for bands in arrays.pop("maps"))
    return Information(prompts=prompts, maps=maps, **arrays, **facts)


def _check(arrays: dict[str, np.ndarray], facts: dict[str, Any], prompts: int) -> None:
    """Raise ValueError if the arrays and facts of a result of so many prompts disagree."""
    references, frame, image = facts["n_reference"], facts["frame"], arrays.get("image")
    if type(references) is not int or not 0 <= references <= prompts:
        raise ValueError(f"n_reference must be a whole number from 0 to {prompts}; got {references!r}")
    samples, replicates, edges = (len(arrays[name]) for name in ("logsnr", "map_samples", "bands"))
    pairs = len(map_pairs(prompts, references)[0])
    shapes = {
        "logsnr": (samples,), "weight": (samples,), "round": (samples,), "products": (samples, prompts, prompts),
        "map_samples": (replicates,), "bands": (edges,), "maps": (replicates, edges - 1, pairs),
    }  # fmt: skip
    for name, shape in shapes.items():
        got = arrays[name].shape if name != "maps" else arrays[name].shape[:3]
        if got != shape or arrays[name].dtype.kind not in "iuf":
            raise ValueError(f"{name} must hold numbers of shape {shape}; got {arrays[name].dtype} {got}")
    if edges < 2 or not (np.diff(arrays["bands"]) > 0).all():
        raise ValueError(f"bands must be two or more ascending edges; got {arrays['bands'].tolist()}")
    if image is not None and (image.dtype != np.uint8 or image.ndim != 3 or image.shape[2] != 3):
        raise ValueError(f"image must be uint8 [H, W, 3]; got {image.dtype} {list(image.shape)}")
    if frame is not None:
        bottom, right = image.shape[:2] if image is not None else (math.inf, math.inf)
        whole = len(frame) == 4 and all(type(side) is int for side in frame)
        if not (whole and 0 <= frame[0] < frame[2] <= right and 0 <= frame[1] < frame[3] <= bottom):
            raise ValueError(f"frame must be left, top, right and bottom inside the image; got {frame}")


def _to_json(prompt: Any) -> Any:
    """A prompt as JSON; tuples by name, because JSON would turn them into lists."""
    if isinstance(prompt, tuple):
        return {"tuple": [_to_json(part) for part in prompt]}
    if isinstance(prompt, np.generic):
        prompt = prompt.item()
    if prompt is None or isinstance(prompt, (str, int, float)):
        return prompt
    kind = type(prompt).__name__
    raise ValueError(f"the prompt {prompt!r} cannot be saved: save text, numbers, None or tuples of them; got {kind}")


def _from_json(saved: Any) -> Any:
    return tuple(map(_from_json, saved["tuple"])) if isinstance(saved, dict) else saved
