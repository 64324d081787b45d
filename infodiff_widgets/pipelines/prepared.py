"""One image under K prompts, ready for the estimator: a pipeline called with a probe for its scheduler."""

from __future__ import annotations

import inspect
import warnings
import weakref
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from infodiff_widgets.core.gram import NoiseSample
from infodiff_widgets.pipelines.attention import AttentionRecorder, word_maps, word_tokens
from infodiff_widgets.pipelines.image import resize_and_crop, to_rgb
from infodiff_widgets.pipelines.scheduler_probe import (
    LayoutProbe,
    ProbeScheduler,
    SchedulerStub,
    encoding_mode,
    latents_of,
)

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

BUFFER = 2**28
"""Bytes of residuals that may wait for the rest of the prompts."""


class PreparedPipeline:
    """One image under K prompts (:class:`~infodiff_widgets.core.estimate.Prepared`).

    Attributes:
        image: the picture as it was given, uint8 [H, W, 3].
        frame: the part of it that the model sees: left, top, right, bottom.
        logsnr_distribution: where along log SNR to draw by default.
        trained: log SNR between which the network can be asked.
        dimension: d, the number of latent values.
        map_shape: rows and columns of the maps.
        clean: the latents x, float32 [1, ...].
        layout: how the pipeline arranges them.
    """

    def __init__(self, model: Model, image: Any, prompts: Sequence[str], attention: str | None = None) -> None:
        picture = to_rgb(image)
        self.prompts, self.logsnr_distribution = model.validate_prompts(prompts), model.logsnr_distribution
        self.logsnr_range = model.schedule.low, model.schedule.high
        self.image = np.asarray(picture)
        self._model = model
        self._picture, self.frame = resize_and_crop(picture, model.size, model.size_multiple)
        self._known: dict[str, Tensor] = {}
        # A pipeline of its own that shares every component: the user's keeps its scheduler and its progress bar.
        self._pipe, self._renoises = model.img2img_pipeline()
        self._pipe.set_progress_bar_config(disable=True)
        if self._renoises and "strength" not in inspect.signature(self._pipe.__call__).parameters:
            raise self._never_noises()
        self._remember_texts()
        self._pipe._guidance_scale = 1.0  # what the call below would set; most pipelines count it as none
        self._guidance = 0.0 if getattr(self._pipe, "do_classifier_free_guidance", False) else 1.0
        scout = LayoutProbe(
            model.pipe.scheduler, model.schedule.nearest((model.schedule.low + model.schedule.high) / 2)[0]
        )
        rows: list[int] = []
        count = model.denoiser.register_forward_pre_hook(
            lambda _, given, named: rows.append(len(next(iter((*given, *named.values()))))), with_kwargs=True
        )
        most = min(model.max_batch or LayoutProbe.DIGITS, LayoutProbe.DIGITS)
        try:
            for first in range(0, LayoutProbe.DIGITS, most):
                self._call([""] * min(most, LayoutProbe.DIGITS - first), scout)
        finally:
            count.remove()
        if rows and rows[0] != most:
            raise ValueError(
                f"guidance cannot be turned off in {type(self._pipe).__name__}: its network was asked for {rows[0]} "
                f"predictions where {most} prompts were given. Information belongs to the plain model"
            )
        if scout.clean is None:
            raise self._never_noises()
        if scout.layout is None:
            raise ValueError(
                f"{type(self._pipe).__name__} changes the latents after noising in another way than by rearranging "
                "them, so what the network sees is not the Gaussian channel of x"
            )
        self._attended = attention
        self._recorder = AttentionRecorder(model.pipe, [0]) if attention is not None else None
        self.layout, self.clean = scout.layout, scout.clean
        self.dimension = scout.clean.numel()
        self.map_shape = tuple(self._to_map(scout.clean).shape[2:])
        self.provenance = {
            "model": model.name,
            "pipeline": type(model.pipe).__name__,
            "scheduler": type(model.pipe.scheduler).__name__,
            "prediction": model.schedule.prediction,
            "dtype": str(model.pipe.dtype).removeprefix("torch."),
            "device": str(model.pipe.device),
            "versions": {name: version(name) for name in ("torch", "diffusers", "transformers")},
            "logsnr_trained": [model.schedule.low, model.schedule.high],
            "resized": list(self._picture.size) if self._picture.size != picture.size else None,
        }

    def _never_noises(self) -> ValueError:
        return ValueError(
            f"{type(self._pipe).__name__} never noises the image it is given, as pipelines for editing do not: "
            "there is no x_α to ask about. Use the text-to-image or image-to-image pipeline of the same model"
        )

    def _remember_texts(self) -> None:
        """Encode each set of prompts once: with a large text encoder, doing so every round would cost real time."""
        encode, known, pipe = getattr(type(self._pipe), "encode_prompt", None), {}, weakref.ref(self._pipe)
        if encode is None:
            return

        def remembered(*arguments: Any, **named: Any) -> Any:  # it must not hold the pipeline that holds it
            key = repr((arguments, named))
            if key not in known:
                known[key] = encode(pipe(), *arguments, **named)
            return known[key]

        self._pipe.encode_prompt = remembered

    def _to_map(self, residuals: Tensor) -> Tensor:
        """Residuals per latent as [K, C, H, W] to sum over C; per true pixel if the autoencoder is a rotation."""
        if getattr(self._model.autoencoder, "orthonormal", False):
            return self._model.autoencoder.decode(residuals).sample
        return residuals.flatten(1, -3)  # video-like latents have an axis of one frame

    def run(
        self,
        draws: Sequence[NoiseSample],
        add: Callable[[NoiseSample, Tensor], None],
        check: Callable[[], None] = lambda: None,
        prompts: Sequence[str] | None = None,
    ) -> None:
        """A step of the pipeline for each draw, a row for each prompt, at most ``max_batch`` rows at once.

        When memory runs out, half as many rows are tried from there on, with a warning.
        """
        prompts = self.prompts if prompts is None else list(prompts)
        waiting, k = list(draws), len(prompts)
        while waiting:
            rows = min(self._model.max_batch or k, k)
            try:
                if rows == k:

                    def pass_on(draw: NoiseSample, residuals: Tensor) -> None:
                        waiting.pop(0)
                        add(draw, self._to_map(residuals))

                    self._ask(prompts, list(waiting), pass_on, check)
                else:
                    block = waiting[: max(1, BUFFER // (4 * k * self.dimension))]
                    for draw, residuals in self._in_parts(block, prompts, rows, check):
                        waiting.pop(0)
                        add(draw, residuals)
            except torch.OutOfMemoryError as error:
                if rows == 1:
                    raise torch.OutOfMemoryError(
                        "out of memory with a single prompt at a time; use a smaller dtype or device offloading"
                    ) from error
                self._model.max_batch = rows // 2
                warnings.warn(
                    f"out of memory with {rows} prompts at a time; going on with {rows // 2} (model.max_batch)",
                    stacklevel=2,
                )
            else:
                continue
            if torch.cuda.is_available():  # only here is what the error held let go of
                torch.cuda.empty_cache()

    def _in_parts(
        self, draws: Sequence[NoiseSample], prompts: Sequence[str], rows: int, check: Callable[[], None]
    ) -> list[tuple[NoiseSample, Tensor]]:
        """All draws with ``rows`` prompts at a time, put together again."""
        parts: list[list[Tensor]] = [[] for _ in draws]
        used: list[NoiseSample] = []
        for begin in range(0, len(prompts), rows):
            at = iter(parts)
            used.clear()

            def keep(draw: NoiseSample, residuals: Tensor, at=at) -> None:
                used.append(draw)
                next(at).append(self._to_map(residuals))

            self._ask(prompts[begin : begin + rows], draws, keep, check)
        return [(draw, torch.cat(part)) for draw, part in zip(used, parts, strict=True)]

    def _ask(self, prompts: Sequence[str], draws: Sequence[NoiseSample], add: Any, check: Any) -> None:
        model, recording = self._model, nullcontext()
        if self._recorder is not None and self._attended in prompts:
            self._recorder.rows, recording = [list(prompts).index(self._attended)], self._recorder
        with recording:
            probe = ProbeScheduler(model.pipe.scheduler, model.schedule, self.layout, draws, add, check)
            self._call(prompts, probe, check=check)

    def attention(self) -> np.ndarray:
        """What share of each pixel's attention each word of the attended prompt gets, float32 [words, H, W].

        The mean over heads, layers and all draws so far: from the very same noised latents as the information.
        """
        left, top, right, bottom = self.frame
        tokens = self._recorder.token_maps((bottom - top, right - left))[0]
        readers = self._model.tokenizers
        reader = next((reader for reader in readers if reader.model_max_length == len(tokens)), readers[0])
        maps = word_maps(tokens, word_tokens(reader, self._attended)).numpy()
        shown = np.zeros((len(maps), *self.image.shape[:2]), np.float32)
        shown[:, top:bottom, left:right] = maps
        return shown

    def _call(
        self,
        prompts: Sequence[str],
        probe: SchedulerStub,
        output_type: str = "latent",
        check: Callable[[], None] = lambda: None,
    ) -> Any:
        """What the pipeline returns when called with this scheduler, guidance off; ``check`` may end the wait for it.

        Information belongs to the plain model, and so do edits that it is to predict.
        """
        accepted = inspect.signature(self._pipe.__call__).parameters
        wanted = {
            "prompt": list(prompts),
            "num_inference_steps": len(probe.timesteps),
            "strength": 1.0,
            "guidance_scale": self._guidance,
            "true_cfg_scale": 1.0,
            "width": self._picture.width,
            "height": self._picture.height,
            "use_resolution_binning": False,
            "output_type": output_type,
        }
        if accepted["guidance_scale"].default is None and not self._model.denoiser.config.get("guidance_embeds"):
            del wanted["guidance_scale"]  # only for distilled members of the family
        with self._model.exclusive(check), encoding_mode(self._model.autoencoder, self._known):
            self._pipe.scheduler = probe
            try:
                if self._renoises:
                    wanted["image"] = [self._picture] * len(prompts)
                else:
                    wanted["latents"] = probe.take(self._encoded().expand(len(prompts), -1, -1, -1))
                return self._pipe(**{name: value for name, value in wanted.items() if name in accepted})
            finally:  # the probe holds who is called back, and so all that was found
                self._pipe.scheduler = self._model.pipe.scheduler

    def _encoded(self) -> Tensor:
        """The latents of the picture by the pipeline's own autoencoder, for pipelines that take no image."""
        vae = self._model.autoencoder
        pixels = self._pipe.image_processor.preprocess(self._picture).to(vae.device, vae.dtype)
        with torch.no_grad():
            latents = latents_of(vae.encode(pixels))
        return (latents - (vae.config.get("shift_factor") or 0)) * (vae.config.get("scaling_factor") or 1)
