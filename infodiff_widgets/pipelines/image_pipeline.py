"""A pipeline bound to one image, whose network is evaluated along trajectories."""

from __future__ import annotations

import inspect
import math
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from PIL import Image, ImageOps
from torch import Tensor

from infodiff_widgets.core.gram import NoiseSample
from infodiff_widgets.pipelines.autoencoder import encode_normalized, encoding_mode, replace_method
from infodiff_widgets.pipelines.encodings import encode_prompts_once, preprocess_once
from infodiff_widgets.pipelines.image import reduce_to_screen, resize_and_crop, to_rgb
from infodiff_widgets.pipelines.isolation import find_cache
from infodiff_widgets.pipelines.network_call import given_arguments
from infodiff_widgets.pipelines.reading import Conditions, check_read, split_conditions
from infodiff_widgets.pipelines.schedulers import FirstNoise, Layout, LayoutProbe, SchedulerStub, TrajectoryScheduler
from infodiff_widgets.pipelines.trajectory import Trajectory, predict_clean

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.pipelines.schedule import Schedule


class UnsupportedPipelineError(ValueError):
    """The network of a pipeline cannot be evaluated at given latents. The message says why, in one sentence."""


class _DecodedError(Exception):
    """Carries the latents that a pipeline was about to decode."""

    def __init__(self, latents: Tensor) -> None:
        super().__init__()
        self.latents = latents


class ImagePipeline:
    """A pipeline bound to one image, called in the form that ``model.form`` describes.

    Args:
        model: the pipeline with its schedule.
        image: RGB picture or uint8 array [H, W, 3].
        size: width and height in pixels whose area the image is scaled to; the model's own by default.
        prompts: those that the model must read to the end.

    Attributes:
        model: the model.
        image: the picture, uint8 [H, W, 3], reduced for the screen if it is large.
        picture: the picture as the model sees it.
        frame: left, top, right and bottom of the part of it that the model sees.
        clean, layout: the latents x, float32 [1, ...], and how the pipeline arranges them.
        schedule: the model's noise levels, with the timesteps that the pipeline feeds for this size of the image.
        provenance: facts about the model, as JSON.

    Raises TypeError, ValueError: as :meth:`Model.prepare`.
    """

    def __init__(self, model: Model, image: Any, size: tuple[int, int] | None = None, prompts: Sequence[str] = ()
    ) -> None:  # fmt: skip
        picture, schedule = to_rgb(image), model.schedule
        self.model = model
        self.picture, frame = resize_and_crop(picture, size or model.size, model.size_multiple)
        shown, self.frame = reduce_to_screen(picture, frame, self.picture)
        self.image = np.asarray(shown)
        self._known: list[tuple[Tensor, Tensor]] = []
        self._given: tuple[Tensor, tuple[tuple, dict]] | None = None  # latents and arguments; the prompts' rows first
        # A pipeline of its own that shares every component: the user's keeps its scheduler and its progress bar.
        self._pipe: Any = model.form.build(model.pipe)
        self._pipe.set_progress_bar_config(disable=True)
        if hasattr(self._pipe, "default_sample_size"):  # HiDream scales every picture to this area
            area = self.picture.width * self.picture.height * (1 + 1e-9)
            self._pipe.default_sample_size = math.sqrt(area) / self._pipe.vae_scale_factor
        self._accepted = inspect.signature(self._pipe.__call__).parameters
        encode_prompts_once(self._pipe)
        preprocess_once(self._pipe)
        self._pipe._guidance_scale = 1.0  # the value that most pipelines count as no guidance
        self._guidance = 0.0 if getattr(self._pipe, "do_classifier_free_guidance", False) else 1.0
        with model.exclusive():
            notes = self.check_read(prompts)
            self.clean, self.layout, self.schedule = self.find_layout()
        self.provenance: dict[str, Any] = dict(
            model=model.name, pipeline=type(model.pipe).__name__, scheduler=type(model.pipe.scheduler).__name__,
            prediction=schedule.prediction, dtype=str(model.pipe.dtype).removeprefix("torch."),
            device=str(model.pipe.device),
            versions={name: version(name) for name in ("torch", "diffusers", "transformers")},
            logsnr_trained=[schedule.low, schedule.high],
            resized=list(self.picture.size) if self.picture.size != picture.size else None,
        )  # fmt: skip
        if notes:
            self.provenance["warnings"] = notes
        if model.typical_nll:
            self.provenance["typical_nll"] = model.typical_nll

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
        own = self.model.pipe.scheduler
        scheduler = TrajectoryScheduler(own, self.schedule, self.layout, trajectory, levels, check)
        output = self.call_pipeline(prompts, scheduler, output_type, check)[0]
        return scheduler.result, output

    def to_map(self, residuals: Tensor) -> Tensor:
        """Residuals per latent as [K, C, H, W] to sum over C; per true pixel if the autoencoder is a rotation."""
        if getattr(self.model.autoencoder, "orthonormal", False):
            return self.model.autoencoder.decode(residuals).sample
        return residuals.flatten(1, -3)  # video-like latents have an axis of one frame

    def call_pipeline(
        self, prompts: Sequence[str], scheduler: SchedulerStub, output_type: str = "latent",
        check: Callable[[], None] = lambda: None,
    ) -> Any:  # fmt: skip
        """Call the pipeline with this scheduler and guidance off, since information belongs to the plain model."""
        arguments: dict[str, Any] = dict(
            prompt=list(prompts), num_inference_steps=scheduler.steps, strength=1.0,
            guidance_scale=self._guidance, true_cfg_scale=1.0, pag_scale=0.0, sag_scale=0.0,
            width=self.picture.width, height=self.picture.height, use_resolution_binning=False, _auto_resize=False,
            max_area=self.picture.width * self.picture.height, output_type=output_type,
            enable_prompt_rewrite=False, use_pe=False,  # by a language model, which would answer another question
            generator=torch.Generator(),  # of noise that is not used; the global generator belongs to the user
        )  # fmt: skip
        guidance = self._accepted.get("guidance_scale")
        if guidance and guidance.default is None and not self.model.denoiser.config.get("guidance_embeds"):
            del arguments["guidance_scale"]  # only for distilled members of the family
        with self.model.exclusive(check), encoding_mode(self.model.autoencoder, self._known), ExitStack() as stack:
            self._pipe.scheduler = scheduler
            # The scheduler holds the callbacks, and so all of their results.
            stack.callback(setattr, self._pipe, "scheduler", self.model.pipe.scheduler)
            if "mask_image" in self._accepted:  # everything is masked, so inpainting is text-to-image
                white = Image.new("L", self.picture.size, "white")
                arguments |= dict(image=self.picture, mask_image=white)
            if self.model.form.adds_noise:
                arguments["image"] = [self.picture] * len(prompts)
            else:
                stack.enter_context(self._first_latents(scheduler))
            arguments |= self.model.call
            return self._pipe(**{name: value for name, value in arguments.items() if name in self._accepted})

    def _first_latents(self, scheduler: SchedulerStub) -> AbstractContextManager[Any]:
        """Context in which the pipeline starts from the scheduler's first state instead of noise."""
        name = type(self._pipe).__name__
        latents = encode_normalized(self.model.autoencoder, self.picture, self._pipe._execution_device)
        prepare = getattr(self._pipe, "prepare_latents", None)

        def first(noise: Tensor) -> Tensor:
            if len(noise) * latents.numel() != noise.numel():
                shapes = f"starts from noise of {list(noise.shape)} where the image's latents are {list(latents.shape)}"
                raise UnsupportedPipelineError(f"{name} {shapes}, so the network does not see the image")
            return scheduler.start(latents.reshape(1, *noise.shape[1:]).expand_as(noise)).to(noise)

        if prepare is None:
            return FirstNoise(first)

        def prepared(*arguments: Any, **named: Any) -> Any:
            with FirstNoise(first):
                return prepare(*arguments, **named)

        return replace_method(self._pipe, "prepare_latents", prepared)

    def find_layout(self) -> tuple[Tensor, Layout, Schedule]:
        """Clean latents, their layout and the schedule, from calls that also show whether guidance is off."""
        name, cache = type(self._pipe).__name__, find_cache(self.model.denoiser)
        if cache is not None:
            raise UnsupportedPipelineError(
                f"{cache} is enabled on the network of {name}, so its predictions depend on earlier calls; disable the "
                "cache, e.g. pipe.transformer.disable_cache()"
            )
        probe = self.model.retry_smaller(LayoutProbe.DIGITS, self._send_digits)
        if probe.clean is None:
            raise UnsupportedPipelineError(f"{name} never noises the image it is given: there is no x_α to ask about")
        if probe.layout is None:
            raise UnsupportedPipelineError(
                f"{name} changes the latents after noising in another way than by rearranging them, so what the "
                "network sees is not the Gaussian channel of x"
            )
        return probe.clean, probe.layout, probe.schedule

    def _send_digits(self, rows: int) -> LayoutProbe:
        """Call the pipeline with the digits of a probe, ``rows`` at a time, and check that guidance is off."""
        model, batches = self.model, []
        probe = LayoutProbe(model.pipe.scheduler, model.schedule)
        thread = threading.get_ident()

        def note(_: Any, given: tuple, named: dict[str, Any]) -> None:
            if threading.get_ident() == thread:
                batches.append(len(next(iter((*given, *named.values())))))

        count = model.denoiser.register_forward_pre_hook(note, with_kwargs=True)
        sizes = [min(rows, LayoutProbe.DIGITS - first) for first in range(0, LayoutProbe.DIGITS, rows)]
        try:
            for size in sizes:
                self.call_pipeline([""] * size, probe)
        finally:
            count.remove()
        if batches and batches != sizes:
            raise UnsupportedPipelineError(
                f"guidance cannot be turned off in {type(self._pipe).__name__}: its network was asked for "
                f"{sum(batches)} predictions where {sum(sizes)} prompts were given. Information belongs to the plain "
                "model"
            )
        return probe

    def release(self) -> None:
        """Move offloaded components back, as the pipeline does after each of its calls."""
        self._pipe.maybe_free_model_hooks()

    def check_read(self, prompts: Sequence[str]) -> list[str]:
        """Warnings about the prompts; ValueError for a word that the model does not read (:mod:`.reading`)."""
        model = self.model

        def encode(texts: Sequence[str]) -> list[Conditions] | None:
            given = given_arguments(self, texts, model.schedule)
            if [*texts[: len(prompts)]] == [*prompts]:
                self._given = self._given or given
            return split_conditions(given[1], len(texts))

        return check_read(model.pipe, model.tokenizers, model.validate_prompts(prompts), encode)

    def check_clean(self) -> None:
        """Raise UnsupportedPipelineError if the clean latents are those of another picture."""
        vae: Any = self.model.autoencoder
        if self.model.form.adds_noise:
            own, self.picture = self.picture, ImageOps.invert(self.picture)
            other, self.picture = given_arguments(self, [""], self.schedule)[0], own
            if torch.equal(other, self.clean):
                name = type(self._pipe).__name__
                raise UnsupportedPipelineError(f"{name} adds noise to another image than the picture it is asked about")
            return
        if vae is None:
            return

        def decode(latents: Tensor, *_: Any, **__: Any) -> Any:
            raise _DecodedError(latents)

        def keep(clean: Tensor) -> Trajectory:
            yield clean
            return clean

        # The pipeline must decode the latents that were normalized here to what the autoencoder encoded.
        level, encoded = self.schedule.nearest(0.0)[1], self._known[0][1].flatten().float()
        try:
            with self.model.exclusive(), replace_method(vae, "decode", decode):
                self.follow([""], keep, [level], lambda: None, "pil")
        except _DecodedError as error:
            decoded = error.latents.flatten().float()
            if decoded.shape == encoded.shape and (decoded - encoded).abs().mean() <= 0.02 * encoded.abs().mean():
                return
        reason = "normalizes latents by a rule of its own, so what its network sees of an image is not known"
        raise UnsupportedPipelineError(f"{type(self._pipe).__name__} {reason}")


def x0_previews(
    model: Model, image: Any, prompt: str, levels: Sequence[float], seed: int = 0,
    check: Callable[[], None] = lambda: None,
) -> list[Image.Image]:  # fmt: skip
    """Predict the clean image E[x | x_α, prompt] at each log SNR, with one evaluation per level and the same noise.

    Levels are moved to the nearest of the model's schedule. Image and errors are as for ``model.prepare``; ``check`` is
    called before each evaluation and may raise to end it. Returns pictures of the part that the model sees.
    """
    pipeline, schedule = ImagePipeline(model, image, prompts=[prompt]), model.schedule
    pictures = []
    for level in levels:
        sample = NoiseSample(schedule.nearest(float(level))[1], 1.0, seed)
        trajectory = partial(predict_clean, sample=sample, prediction=schedule.prediction)
        pictures += pipeline.follow([prompt], trajectory, [sample.logsnr], check, "pil")[1]
    return pictures
