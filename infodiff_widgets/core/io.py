"""`Information` as a labelled netCDF file (xarray), and back."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np

from infodiff_widgets.core.information import Information
from infodiff_widgets.prompts import Prompt

FORMAT = 2


def to_netcdf(info: Information, path: str | os.PathLike) -> None:
    """Write a result; the file is complete or absent, never half written."""
    import xarray as xr

    known = next(cell for bands in info.maps for cell in bands if cell is not None)
    maps = np.zeros((len(info.maps), len(info.maps[0]), *known.shape), np.float32)
    for replicate, bands in zip(maps, info.maps, strict=True):
        for band, cell in zip(replicate, bands, strict=True):
            if cell is not None:
                band[:] = cell
    axes = [f"map_axis_{i}" for i in range(known.ndim - 1)]
    data = xr.Dataset(
        {
            "logsnr": ("draw", info.logsnr, {"long_name": "log signal-to-noise ratio"}),
            "weight": ("draw", info.weight, {"long_name": "one over the density of the draw"}),
            "round": ("draw", info.round),
            "products": (
                ("draw", "prompt", "other_prompt"),
                info.products,
                {"long_name": "residual Gram matrix"},
            ),
            "maps": (
                ("replicate", "band", "pair", *axes),
                maps,
                {"units": "nats", "long_name": "summed"},
            ),
            "map_draws": ("replicate", info.map_draws),
            "bands": ("edge", info.bands),
        },
        coords={"prompt": [json.dumps(_plain(p)) for p in info.prompts]},
        attrs={
            "format": FORMAT,
            "dimension": info.dimension,
            "n_reference": info.n_reference,
            "text": info.prompt.text if info.prompt else "",
            "frame": json.dumps(info.frame),
            "attention_prompt": json.dumps(info.attention_prompt),
            "provenance": json.dumps(info.provenance),
        },
    )
    if info.image is not None:
        data["image"] = (("row", "column", "colour"), info.image)
    if info.attention is not None:
        data["attention"] = (("word", "row", "column"), info.attention)
    target = Path(path)
    part = target.with_name(target.name + ".part")
    data.to_netcdf(part, engine="h5netcdf", encoding={"maps": {"zlib": True, "complevel": 1}})
    part.replace(target)


def from_netcdf(path: str | os.PathLike) -> Information:
    """Read a result that :meth:`Information.to_netcdf` wrote.

    Raises:
        FileNotFoundError: no such file.
        ValueError: the file is not a saved result.

    Example:
        >>> import tempfile
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(idw.load(), scene.image, scene.caption, samples=8, progress=False)
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     info.to_netcdf(f"{folder}/dog.nc")
        ...     again = from_netcdf(f"{folder}/dog.nc")
        >>> again.cmi("dog") == info.cmi("dog")
        True
    """
    import xarray as xr

    if not Path(path).exists():
        raise FileNotFoundError(f"no saved result at {path}")
    try:
        with xr.open_dataset(path, engine="h5netcdf") as opened:
            data = opened.load()
    except Exception as error:
        raise ValueError(f"{path} is not a netCDF file written by Information.to_netcdf(): {error}") from error
    if data.attrs.get("format") != FORMAT:
        raise ValueError(f"{path} is not a result of Information.to_netcdf() in format {FORMAT}")
    return Information(
        prompts=tuple(_hashable(json.loads(p)) for p in data["prompt"].values),
        dimension=int(data.attrs["dimension"]),
        n_reference=int(data.attrs["n_reference"]),
        logsnr=data["logsnr"].values,
        weight=data["weight"].values,
        round=data["round"].values,
        products=data["products"].values,
        maps=tuple(tuple(bands) for bands in data["maps"].values),
        map_draws=data["map_draws"].values,
        bands=data["bands"].values,
        prompt=Prompt(data.attrs["text"]) if data.attrs["text"] else None,
        image=np.asarray(data["image"].values) if "image" in data else None,
        provenance=json.loads(data.attrs["provenance"]),
        attention=np.asarray(data["attention"].values) if "attention" in data else None,
        attention_prompt=json.loads(data.attrs["attention_prompt"]),
        frame=tuple(frame) if (frame := json.loads(data.attrs["frame"])) else None,
    )


def _plain(prompt: Any) -> Any:
    """A prompt as JSON has it; a tuple, which JSON would turn into a list, by name."""
    if isinstance(prompt, tuple):
        return {"tuple": [_plain(part) for part in prompt]}
    if isinstance(prompt, np.generic):
        prompt = prompt.item()
    if prompt is None or isinstance(prompt, (str, int, float)):
        return prompt
    raise ValueError(
        f"the prompt {prompt!r} cannot be saved: prompts in files are text, numbers, None or tuples of them; "
        f"got {type(prompt).__name__}"
    )


def _hashable(saved: Any) -> Any:
    return tuple(map(_hashable, saved["tuple"])) if isinstance(saved, dict) else saved
