"""Write an `Information` to a labelled netCDF file, which xarray opens, and read it back."""

from __future__ import annotations

import io
import json
import math
import os
from collections.abc import Sequence
from typing import Any

import numpy as np

from infodiff_widgets.core.contrast import map_pairs, segment_pairs
from infodiff_widgets.core.information import Information
from infodiff_widgets.files import to_path, write_file
from infodiff_widgets.prompts import Prompt

FORMAT = 3
"""Version of the file's layout; files of another version are refused."""
_DIMENSIONS = {
    "logsnr": ("sample",), "weight": ("sample",), "round": ("sample",), "noise": ("sample",),
    "map_samples": ("replicate",), "prompt_rounds": ("prompt",),
    "products": ("sample", "prompt", "other_prompt"), "bands": ("edge",), "image": ("row", "column", "colour"),
    "attention": ("word", "row", "column"),
}  # fmt: skip
_ATTRIBUTES = {
    "logsnr": {"long_name": "log signal-to-noise ratio"},
    "weight": {"long_name": "one over the density of the sample"},
    "products": {"long_name": "Gram matrix of the residuals"},
    "maps": {"units": "nats", "long_name": "product maps, summed over samples"},
}
LARGEST_RATIO, SMALL = 100, 2**26
"""An array may take so many times the size of its file, or so many bytes: maps of few samples are mostly zeros."""
_OPTIONAL = ("noise", "image", "attention")
_FACTS = ("dimension", "n_reference", "prompt", "frame", "attention_prompt", "provenance")


class UnfitError(ValueError):
    """A part of a stored result has another form than it should have; the message says which."""


def to_netcdf(info: Information, path: str | os.PathLike) -> None:
    """Write a result; see :func:`~infodiff_widgets.files.write_file`, whose errors these are.

    Raises:
        ValueError: if a prompt is neither text, number, None nor a tuple of them.
    """
    import h5netcdf
    import h5py

    arrays, facts = to_arrays(info)
    prompts = np.array(facts.pop("prompts"), object)
    buffer = io.BytesIO()  # HDF5 crashes where it cannot write to a disk
    with h5netcdf.File(buffer, "w") as file:
        for name, (dims, array) in arrays.items():
            for dimension, length in zip(dims, array.shape, strict=True):
                if dimension not in file.dimensions:
                    file.dimensions[dimension] = length
            options = {"compression": "gzip", "compression_opts": 1} if name == "maps" else {}
            file.create_variable(name, dims, data=array, **options).attrs.update(_ATTRIBUTES.get(name, {}))
        file.create_variable("prompt", ("prompt",), h5py.string_dtype(), data=prompts)
        file.attrs.update({"format": FORMAT} | {name: json.dumps(value) for name, value in facts.items()})
    write_file(path, buffer.getvalue())


def to_arrays(info: Information) -> tuple[dict[str, tuple[Sequence[str], np.ndarray]], dict[str, Any]]:
    """The arrays of a result by name, each with its dimensions, and everything else, which JSON can hold.

    Raises:
        ValueError: if a prompt is neither text, number, None nor a tuple of them.
    """
    pairs = segment_pairs(info.prompt_rounds, info.n_reference)
    maps = np.zeros((len(info.maps), len(info.bands) - 1, len(pairs[0]), *info.map_shape), np.float32)
    for replicate, bands in enumerate(info.maps):
        for band, cell in enumerate(bands):
            if cell is not None:
                maps[replicate, band, pairs[replicate * len(pairs) // len(maps)]] = cell
    axes = [f"map_axis_{i}" for i in range(len(info.map_shape))]
    arrays = {name: (dims, getattr(info, name)) for name, dims in _DIMENSIONS.items()}
    arrays |= {"maps": (("replicate", "band", "pair", *axes), maps)}
    facts = {name: getattr(info, name) for name in _FACTS} | {"prompt": info.prompt and info.prompt.text}
    facts["prompts"] = [json.dumps(_to_json(prompt)) for prompt in info.prompts]
    return {name: pair for name, pair in arrays.items() if pair[1] is not None}, facts


def from_arrays(arrays: dict[str, np.ndarray], facts: dict[str, Any]) -> Information:
    """The result of :func:`to_arrays`, whose arrays are here given without their dimensions.

    Raises:
        UnfitError: if its parts disagree.
        ValueError, TypeError, LookupError: if a part is missing or cannot be read.
    """
    prompts = tuple(_from_json(json.loads(text)) for text in facts["prompts"])
    _check(arrays, facts, len(set(prompts)))
    given: dict[str, Any] = {name: facts[name] for name in _FACTS} | {
        "prompt": facts["prompt"] and Prompt(facts["prompt"])
    }
    given["frame"] = facts["frame"] and tuple(facts["frame"])
    statistics = {name: np.asarray(array) for name, array in arrays.items()}
    maps, pairs = statistics.pop("maps"), segment_pairs(statistics["prompt_rounds"], facts["n_reference"])
    if len(maps) % len(pairs):
        raise UnfitError(f"maps must have as many replicates for each of {len(pairs)} parts of the rounds")
    maps = tuple(tuple(bands[:, pairs[i * len(pairs) // len(maps)]]) for i, bands in enumerate(maps))
    result = Information(prompts=prompts, maps=maps, **statistics, **given)
    _check_values(result)
    return result


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
    import h5py

    path = to_path(path)
    if not path.is_file():
        raise FileNotFoundError(f"no saved result at {path}")
    problem = f"{path} is not a result of Information.to_netcdf() in format {FORMAT}"
    try:
        with h5py.File(path, "r") as file:
            if "format" not in file.attrs or file.attrs["format"] != FORMAT:
                raise UnfitError(f"its format is {file.attrs.get('format', 'not given')}")
            problem = f"the parts of the result in {path} do not fit together"
            return _read(file, path.stat().st_size)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OSError, RuntimeError) as error:
        detail = error if isinstance(error, UnfitError) else "a part of it cannot be read. Write it or copy it again"
        raise ValueError(f"{problem}: {detail}") from error


def _read(file: Any, file_size: int) -> Information:
    """The result in an open HDF5 file of so many bytes; raises UnfitError if its parts disagree."""
    data = {name: _dataset(file, name, file_size) for name in (*_DIMENSIONS, "maps", "prompt") if name in file}
    facts = {name: _fact(file, name) for name in _FACTS}
    facts["prompts"] = _texts(data.pop("prompt"), file_size)
    _check(data, facts, len(set(facts["prompts"])))  # before the arrays are read
    return from_arrays({name: dataset[()] for name, dataset in data.items()}, facts)


def _dataset(file: Any, name: str, file_size: int) -> Any:
    """A dataset that lies in the file itself, and is not much larger than the file; nothing of it is read."""
    import h5py

    if not isinstance(file.get(name, getlink=True), h5py.HardLink):
        raise UnfitError(f"{name} must be in the file itself; it is a link to elsewhere")
    dataset = file[name]
    if not isinstance(dataset, h5py.Dataset) or dataset.external or dataset.is_virtual:
        raise UnfitError(f"{name} must be an array in the file itself; it is none, or lies in another file")
    if not dataset.shape:
        raise UnfitError(f"{name} must be an array; it is a single value")
    # A whole chunk is unpacked to read any part of it.
    size = max(math.prod(dataset.shape), math.prod(dataset.chunks or ())) * dataset.dtype.itemsize
    if size > max(LARGEST_RATIO * file_size, SMALL):
        raise UnfitError(f"{name} would take {size / 2**30:.1f} GiB, {size // file_size} times the size of the file")
    return dataset


def _fact(file: Any, name: str) -> Any:
    """What an attribute holds as JSON."""
    single = name in file.attrs and file.attrs.get_id(name).shape == ()
    if not single or not isinstance(text := file.attrs[name], str):
        raise UnfitError(f"{name} must be one text; it is missing or something else")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnfitError(f"{name} must be JSON, and not nested deeply") from error


def _texts(dataset: Any, file_size: int) -> list[str]:
    """A list of texts. Entries of a damaged file may all name one long text, so they are read one by one."""
    texts, length = [], 0
    if dataset.ndim != 1:
        raise UnfitError(f"prompt must be a list of texts; got {list(dataset.shape)}")
    for text in dataset.asstr():
        texts.append(text)
        length += len(text)
        if length > file_size:
            raise UnfitError("prompt must not hold more text than the file")
    return texts


def _check(arrays: dict[str, Any], facts: dict[str, Any], prompts: int) -> None:
    """Raise UnfitError if the shapes and facts of a result of so many prompts disagree; arrays may be unread."""
    if missing := [name for name in (*_DIMENSIONS, "maps") if name not in arrays and name not in _OPTIONAL]:
        raise UnfitError(f"{', '.join(missing)} must be there; the file lacks them")
    references, frame, image = facts["n_reference"], facts["frame"], arrays.get("image")
    if type(references) is not int or not 0 <= references <= prompts:
        raise UnfitError(f"n_reference must be a whole number from 0 to {prompts}; got {references!r}")
    if type(facts["dimension"]) is not int or facts["dimension"] < 1:
        raise UnfitError(f"dimension must be a whole number from 1; got {facts['dimension']!r}")
    if not isinstance(facts["provenance"], dict):
        raise UnfitError(f"provenance must be a mapping; got {facts['provenance']!r}")
    samples, replicates, edges = (len(arrays[name]) for name in ("logsnr", "map_samples", "bands"))
    pairs = len(map_pairs(prompts, references)[0])
    shapes = {
        "logsnr": (samples,), "weight": (samples,), "round": (samples,), "products": (samples, prompts, prompts),
        "map_samples": (replicates,), "bands": (edges,), "prompt_rounds": (prompts,),
        "maps": (replicates, edges - 1, pairs),
    }  # fmt: skip
    shapes |= {"noise": (samples,)} if "noise" in arrays else {}
    for name, shape in shapes.items():
        got, whole = (
            arrays[name].shape if name != "maps" else arrays[name].shape[:3],
            name in ("round", "map_samples", "prompt_rounds"),
        )
        if got != shape or arrays[name].dtype.kind not in ("iu" if whole else "iuf"):
            kind = "whole numbers" if whole else "numbers"
            raise UnfitError(f"{name} must hold {kind} of shape {shape}; got {arrays[name].dtype} {got}")
    if edges < 2 or not (np.diff(arrays["bands"]) > 0).all():
        raise UnfitError(f"bands must be two or more ascending edges; got {arrays['bands'][()].tolist()}")
    if image is not None and (image.dtype != np.uint8 or image.ndim != 3 or image.shape[2] != 3):
        raise UnfitError(f"image must be uint8 [H, W, 3]; got {image.dtype} {list(image.shape)}")
    if image is not None and arrays["maps"].ndim != 5:
        raise UnfitError(f"maps must have rows and columns beside an image; got {list(arrays['maps'].shape)}")
    if frame is not None:
        bottom, right = image.shape[:2] if image is not None else (math.inf, math.inf)
        whole = len(frame) == 4 and all(type(side) is int for side in frame)
        if not (whole and 0 <= frame[0] < frame[2] <= right and 0 <= frame[1] < frame[3] <= bottom):
            raise UnfitError(f"frame must be left, top, right and bottom inside the image; got {frame}")
    attention, prompt = arrays.get("attention"), facts["attention_prompt"]
    if (attention is None) != (prompt is None):
        raise UnfitError("attention must come with the attention_prompt whose words it is of")
    if attention is not None:
        shape = (len(Prompt(prompt).words), *(() if image is None else image.shape[:2]))
        if image is None or attention.shape != shape or attention.dtype.kind != "f":
            raise UnfitError(f"attention must hold numbers of shape {shape}; got {attention.dtype} {attention.shape}")


def _check_values(info: Information) -> None:
    """Raise UnfitError for samples that no estimate has."""
    samples, last = info.samples, info.round[-1:]
    if not samples or not np.isin(np.diff(info.round, prepend=0), (0, 1)).all():
        raise UnfitError(f"round must count the rounds of the samples from 0; got {last} for the last of {samples}")
    if info.prompt_rounds[0] != info.rounds or info.prompt_rounds.min() < 1 or info.prompt_rounds.max() > info.rounds:
        raise UnfitError(f"prompt_rounds must lie between 1 and {info.rounds}; got {info.prompt_rounds.tolist()}")
    if not (np.isfinite(info.logsnr).all() and np.isfinite(info.weight).all() and (info.weight > 0).all()):
        raise UnfitError("logsnr and weight must be finite, and weight positive")
    if (info.map_samples < 0).any() or info.map_samples.sum() != samples:
        raise UnfitError(f"map_samples must add up to the {samples} samples; got {info.map_samples.tolist()}")


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
