"""A pipeline bound to one image, whose network is evaluated along trajectories."""

from __future__ import annotations

import inspect
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTinyOutput
from torch import Tensor

from infodiff_widgets.core.gram import NoiseSample
from infodiff_widgets.pipelines.image import resize_and_crop, to_rgb
from infodiff_widgets.pipelines.schedulers import Layout, LayoutProbe, SchedulerStub, TrajectoryScheduler
from infodiff_widgets.pipelines.trajectory import Trajectory, predict_clean

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.pipelines.schedule import Schedule


class ImagePipeline:
    """A pipeline bound to one image.

    Attributes:
        image: the picture as it was given, uint8 [H, W, 3].
        frame: left, top, right and bottom of the part of it that the model sees.
        clean, layout: the latents x, float32 [1, ...], and how the pipeline arranges them.
        schedule: the model's noise levels, with the timesteps that the pipeline feeds for this size of the image.
        provenance: facts about the model, as JSON.

    Raises TypeError, ValueError: as :meth:`Model.prepare`.
    """

    def __init__(self, model: Model, image: Any) -> None:
        picture, schedule = to_rgb(image), model.schedule
        self.image = np.asarray(picture)
        self._model = model
        self._picture, self.frame = resize_and_crop(picture, model.size, model.size_multiple)
        self._known: dict[str, Tensor] = {}
        # A pipeline of its own that shares every component: the user's keeps its scheduler and its progress bar.
        self._pipe: Any
        self._pipe, self._adds_noise = model.img2img_pipeline()
        self._pipe.set_progress_bar_config(disable=True)
        self._accepted = inspect.signature(self._pipe.__call__).parameters
        if self._adds_noise and "strength" not in self._accepted:
            raise self._never_adds_noise()
        self._cache_encodings()
        self._pipe._guidance_scale = 1.0  # the value that most pipelines count as no guidance
        self._guidance = 0.0 if getattr(self._pipe, "do_classifier_free_guidance", False) else 1.0
        self.clean, self.layout, self.schedule = self._find_layout()
        self.provenance: dict[str, Any] = dict(
            model=model.name, pipeline=type(model.pipe).__name__, scheduler=type(model.pipe.scheduler).__name__,
            prediction=schedule.prediction, dtype=str(model.pipe.dtype).removeprefix("torch."),
            device=str(model.pipe.device),
            versions={name: version(name) for name in ("torch", "diffusers", "transformers")},
            logsnr_trained=[schedule.low, schedule.high],
            resized=list(self._picture.size) if self._picture.size != picture.size else None,
        )  # fmt: skip

    def follow(
        self, prompts: Sequence[str], trajectory: Callable[[Tensor], Trajectory], levels: Sequence[float],
        check: Callable[[], None], output_type: str = "latent",
    ) -> tuple[Any, Any]:  # fmt: skip
        """Evaluate the network along a trajectory, one row per prompt; return its result and the pipeline's output.

        Args:
            prompts: of the rows.
            trajectory: called with the clean latents.
            levels: log SNR of its states, each a level of the schedule.
            check: called before every call of the network, and while waiting for the model; may raise to end the run.
            output_type: "latent", or "pil" for decoded pictures.
        """
        own = self._model.pipe.scheduler
        scheduler = TrajectoryScheduler(own, self.schedule, self.layout, trajectory, levels, check)
        output = self._call(prompts, scheduler, output_type, check)[0]
        return scheduler.result, output

    def _to_map(self, residuals: Tensor) -> Tensor:
        """Residuals per latent as [K, C, H, W] to sum over C; per true pixel if the autoencoder is a rotation."""
        if getattr(self._model.autoencoder, "orthonormal", False):
            return self._model.autoencoder.decode(residuals).sample
        return residuals.flatten(1, -3)  # video-like latents have an axis of one frame

    def _call(
        self, prompts: Sequence[str], scheduler: SchedulerStub, output_type: str = "latent",
        check: Callable[[], None] = lambda: None,
    ) -> Any:  # fmt: skip
        """Call the pipeline with this scheduler and guidance off, since information belongs to the plain model."""
        arguments: dict[str, Any] = dict(
            prompt=list(prompts), num_inference_steps=scheduler.steps, strength=1.0,
            guidance_scale=self._guidance, true_cfg_scale=1.0, width=self._picture.width, height=self._picture.height,
            use_resolution_binning=False, output_type=output_type,
            generator=torch.Generator(),  # of noise that is not used; the global generator belongs to the user
        )  # fmt: skip
        if self._accepted["guidance_scale"].default is None and not self._model.denoiser.config.get("guidance_embeds"):
            del arguments["guidance_scale"]  # only for distilled members of the family
        with self._model.exclusive(check), encoding_mode(self._model.autoencoder, self._known):
            self._pipe.scheduler = scheduler
            try:
                if self._adds_noise:
                    arguments["image"] = [self._picture] * len(prompts)
                else:
                    arguments["latents"] = scheduler.start(self._encode().expand(len(prompts), -1, -1, -1))
                return self._pipe(**{name: value for name, value in arguments.items() if name in self._accepted})
            finally:  # the scheduler holds the callbacks, and so all of their results
                self._pipe.scheduler = self._model.pipe.scheduler

    def _find_layout(self) -> tuple[Tensor, Layout, Schedule]:
        """Clean latents, their layout and the schedule, from calls that also show whether guidance is off."""
        model, digits, batches = self._model, LayoutProbe.DIGITS, []
        probe = LayoutProbe(model.pipe.scheduler, model.schedule)
        rows = min(model.max_batch or digits, digits)
        count = model.denoiser.register_forward_pre_hook(
            lambda _, given, named: batches.append(len(next(iter((*given, *named.values()))))), with_kwargs=True
        )
        try:
            for first in range(0, digits, rows):
                self._call([""] * min(rows, digits - first), probe)
        finally:
            count.remove()
        name = type(self._pipe).__name__
        if batches and batches[0] != rows:
            raise ValueError(
                f"guidance cannot be turned off in {name}: its network was asked for {batches[0]} predictions where "
                f"{rows} prompts were given. Information belongs to the plain model"
            )
        if probe.clean is None:
            raise self._never_adds_noise()
        if probe.layout is None:
            raise ValueError(
                f"{name} changes the latents after noising in another way than by rearranging them, so what the "
                "network sees is not the Gaussian channel of x"
            )
        return probe.clean, probe.layout, probe.schedule

    def _never_adds_noise(self) -> ValueError:
        return ValueError(
            f"{type(self._pipe).__name__} never noises the image it is given, as pipelines for editing do not: "
            "there is no x_α to ask about. Use the text-to-image or image-to-image pipeline of the same model"
        )

    def _cache_encodings(self) -> None:
        """Encode each set of prompts once: with a large text encoder, every round would take seconds more."""
        encode, known, pipe = getattr(type(self._pipe), "encode_prompt", None), {}, weakref.ref(self._pipe)
        if encode is None:
            return

        def cached(*arguments: Any, **named: Any) -> Any:  # a weak reference, since the pipeline holds this function
            key = repr((arguments, named))
            if key not in known:
                known[key] = encode(pipe(), *arguments, **named)
            return known[key]

        self._pipe.encode_prompt = cached

    def _encode(self) -> Tensor:
        """The latents of the picture by the pipeline's own autoencoder, for pipelines that take no image."""
        vae = self._model.autoencoder
        pixels = self._pipe.image_processor.preprocess(self._picture).to(vae.device, vae.dtype)
        with torch.no_grad():
            latents = latents_of(vae.encode(pixels))
        return (latents - (vae.config.get("shift_factor") or 0)) * (vae.config.get("scaling_factor") or 1)


def x0_previews(
    model: Model, image: Any, prompt: str, levels: Sequence[float], seed: int = 0,
    check: Callable[[], None] = lambda: None,
) -> list[Image.Image]:  # fmt: skip
    """Predict the clean image E[x | x_α, prompt] at each log SNR, with one evaluation per level and the same noise.

    Levels are moved to the nearest of the model's schedule. Image and errors are as for ``model.prepare``; ``check`` is
    called before each evaluation and may raise to end it. Returns pictures of the part that the model sees.
    """
    model.validate_prompts([prompt])
    pipeline, schedule = ImagePipeline(model, image), model.schedule
    pictures = []
    for level in levels:
        sample = NoiseSample(schedule.nearest(float(level))[1], 1.0, seed)
        trajectory = partial(predict_clean, sample=sample, prediction=schedule.prediction)
        pictures += pipeline.follow([prompt], trajectory, [sample.logsnr], check, "pil")[1]
    return pictures


def latents_of(output: Any) -> Tensor:
    """The most likely latents in the output of an autoencoder's ``encode``."""
    if hasattr(output, "latent_dist"):
        return output.latent_dist.mode()
    return output.latents if hasattr(output, "latents") else output.latent


@contextmanager
def encoding_mode(autoencoder: Any, known: dict[str, Tensor]) -> Iterator[None]:
    """Context in which ``autoencoder.encode`` returns its most likely latents, computed once and kept in ``known``.

    A sample of the latents would make x itself random from one run to the next. All rows are the same image.
    """
    if autoencoder is None:
        yield
        return
    own, encode = vars(autoencoder).get("encode"), autoencoder.encode

    def mode(x: Tensor, *arguments: Any, **named: Any) -> AutoencoderTinyOutput:
        if "latents" not in known:
            known["latents"] = latents_of(encode(x[:1], *arguments, **named))
        latents = known["latents"]
        return AutoencoderTinyOutput(latents=latents.expand(len(x), *latents.shape[1:]))

    autoencoder.encode = mode
    try:
        yield
    finally:
        del autoencoder.encode
        if own is not None:
            autoencoder.encode = own
