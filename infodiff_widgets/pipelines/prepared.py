"""One image under K prompts, ready for the estimator."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from infodiff_widgets.core.channel import epsilon_weights, signal_and_noise
from infodiff_widgets.core.gaussian import power_spectrum
from infodiff_widgets.core.gram import NoiseSample, draw_noises
from infodiff_widgets.pipelines.attention import AttentionRecorder, word_maps, word_tokens
from infodiff_widgets.pipelines.call_pattern import Unknown, to_device
from infodiff_widgets.pipelines.image_pipeline import ImagePipeline
from infodiff_widgets.pipelines.isolation import find_cache
from infodiff_widgets.pipelines.network_call import NetworkCall, given_arguments, learn_call
from infodiff_widgets.pipelines.network_checks import CHECKS, check_network
from infodiff_widgets.pipelines.trajectory import Trajectory, evaluate_residuals

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.pipelines.schedule import Schedule
    from infodiff_widgets.pipelines.schedulers import Layout

ROWS = 64
"""Number of rows per call of the network that few prompts are brought to by evaluating several samples at once."""


class PreparedPipeline(ImagePipeline):
    """One image under K prompts (:class:`~infodiff_widgets.core.prepared.Prepared`). Made by ``Model.prepare``.

    ``network_call`` is the pipeline's call of its network for the prompts; None if it cannot be repeated. ``unchecked``
    are the checks of :mod:`.network_checks` that are still to be made.
    """

    def __init__(self, model: Model, image: Any, prompts: Sequence[str], attention_prompt: str | None = None) -> None:
        self.prompts: list[Any] = model.validate_prompts(prompts)
        if not self.prompts or len(set(self.prompts)) < len(self.prompts):
            raise ValueError(f"prompts must be one or more texts, each once; got {self.prompts}")
        known = attention_prompt is None or (isinstance(attention_prompt, str) and attention_prompt in self.prompts)
        if not known:
            raise ValueError(f"attention_prompt must be one of the prompts {self.prompts}; got {attention_prompt!r}")
        self.network_call: NetworkCall | None = None
        super().__init__(model, image, prompts=self.prompts)
        self.logsnr_distribution = model.logsnr_distribution
        self.adaptive = model.adaptive
        self.logsnr_range = model.schedule.low, model.schedule.high
        self.dimension, self.map_shape = self.clean.numel(), tuple(self.to_map(self.clean).shape[2:])
        self.provenance["warnings"] = list(self.provenance.get("warnings", ()))  # grows with the checks of the network
        self.provenance["power_spectrum"] = power_spectrum(self.to_map(self.clean)[0])
        self.unchecked = set(CHECKS)
        self._attention_prompt = attention_prompt
        self._recorder = None if attention_prompt is None else AttentionRecorder(model.pipe, [0])

    def find_layout(self) -> tuple[Tensor, Layout, Schedule]:
        """As for any image, but learned once for all pictures of a size, together with the call of the network."""
        model = self.model
        parts = weakref.ref(model.denoiser), type(model.pipe.scheduler)
        key = self.picture.size, model.form, model.pipe.dtype, model.pipe.device, parts, repr(model.call)
        if key not in model.learned or find_cache(model.denoiser) is not None:
            _, layout, schedule = super().find_layout()
            model.learned[key] = layout, schedule, learn_call(self, schedule)
        layout, schedule, pattern = model.learned[key]
        clean, given = self._given or given_arguments(self, self.prompts, schedule)
        if pattern is not None:
            with suppress(Unknown):
                self.network_call = NetworkCall(model.denoiser, pattern, given)
        return clean, layout, schedule

    def run(
        self, samples: Sequence[NoiseSample], add: Callable[[Sequence[NoiseSample], Tensor], None],
        check: Callable[[], None] = lambda: None, prompts: Sequence[Any] | None = None,
    ) -> None:  # fmt: skip
        """Evaluate the prompts at every sample, with at most ``max_batch`` rows per call of the network.

        Few prompts share a call with those of further samples, if the network takes rows at several noise levels.
        After an out-of-memory error it goes on with one sample at a time, and then with half as many prompts and a
        warning. Arguments as in :class:`~infodiff_widgets.core.prepared.Prepared`.
        """
        prompts = self.prompts if prompts is None else list(prompts)
        model, k, done = self.model, len(prompts), 0
        samples = [replace(sample, logsnr=self.schedule.nearest(sample.logsnr)[1]) for sample in samples]
        probe = min(samples, key=lambda sample: abs(sample.logsnr + 1))  # the sample that checks are made with
        probed: list[Tensor] = []
        by_row = self.network_call is not None and self.network_call.pattern.by_row
        together = max(1, (model.max_batch or max(k, ROWS)) // k) if by_row else 1

        def evaluate(rows: int) -> None:
            nonlocal done
            if self._recorder is not None:
                self._recorder.discard()  # what an attempt before recorded, when memory ran out
            calls = -(-(len(samples) - done) // together)
            block = samples[done : done + -(-(len(samples) - done) // calls)]  # of equal size
            parts = [self._evaluate(prompts[first : first + rows], block, check) for first in range(0, k, rows)]
            whole = parts[0] if len(parts) == 1 else torch.cat(parts, 1)
            add(block, whole)
            probed.extend(whole[block.index(probe)][None] if probe in block and self.unchecked else ())
            done += len(block)  # only now: if memory runs out while they are added, they are evaluated again
            if self._recorder is not None:
                self._recorder.commit()

        with model.exclusive(check):
            while done < len(samples):
                if together == 1:
                    model.retry_smaller(k, evaluate)
                    continue
                try:
                    evaluate(k)
                except torch.OutOfMemoryError:
                    together = 1
                else:
                    continue
                if torch.cuda.is_available():  # only after the except block is the memory of the failed call free
                    torch.cuda.empty_cache()
            if self.unchecked:
                warned = check_network(
                    self, prompts, probe, probed[0], lambda rows, block: self._evaluate(rows, block, check)
                )
                self.provenance["warnings"] += warned
                if self._recorder is not None:
                    self._recorder.discard()
            self.release()

    def _evaluate(self, prompts: Sequence[Any], samples: Sequence[NoiseSample], check: Callable[[], None]) -> Tensor:
        """Residuals of K prompts at D samples as maps, float32 [D, K, C, *map_shape]; also records attention."""
        if self.network_call is not None:
            residuals = self._call_network(self.network_call, prompts, samples, check)
            return self.to_map(residuals.flatten(0, 1)).unflatten(0, (len(samples), -1))
        found: list[Tensor] = []

        def trajectory(_: Tensor) -> Trajectory:
            add = lambda _, residuals: found.append(self.to_map(residuals))  # noqa: E731
            return evaluate_residuals(self.clean, samples, self.schedule.prediction, add)

        with self._recording([row for row, prompt in enumerate(prompts) if prompt == self._attention_prompt]):
            self.follow(prompts, trajectory, [sample.logsnr for sample in samples], check)
        return torch.stack(found)

    def _call_network(
        self, call: NetworkCall, prompts: Sequence[Any], samples: Sequence[NoiseSample], check: Callable[[], None]
    ) -> Tensor:
        """Residuals [D, K, ...] of latents, in one call of the network. Nothing here waits for the device."""
        check()
        schedule, device, shape = self.schedule, self.clean.device, self.layout.shape
        logsnr = torch.tensor([sample.logsnr for sample in samples], dtype=torch.float64, device="cpu")
        u, v = epsilon_weights(logsnr, schedule.prediction)
        a, b = signal_and_noise(logsnr)
        weights = torch.stack([a, b, a + b if schedule.prediction == "flow" else torch.ones_like(a), u, v]).float()
        a, b, scale, u, v = to_device(weights, device).reshape(5, -1, *[1] * len(shape))
        noise = to_device(draw_noises(samples, shape), device)
        x_alpha = a * self.clean + b * noise
        latents = self.layout.pack(x_alpha / scale).repeat_interleave(len(prompts), 0)
        rows = [self.prompts.index(prompt) for prompt in prompts] * len(samples)
        timesteps = [schedule.nearest(sample.logsnr)[0] for sample in samples for _ in prompts]
        with self._recording([row for row, i in enumerate(rows) if self.prompts[i] == self._attention_prompt]):
            output = call(rows, latents, timesteps)
        output = self.layout.unpack(output).unflatten(0, (len(samples), -1))
        return torch.addcmul((v * x_alpha - noise)[:, None], u[:, None], output)

    def _recording(self, rows: list[int]) -> AbstractContextManager[Any]:
        """Context in which the attention of these rows of the network's batch is recorded."""
        if self._recorder is None or not rows:
            return nullcontext()
        self._recorder.rows = rows
        return self._recorder

    def attention(self) -> np.ndarray:
        """Share of each pixel's attention that each word of the attention prompt receives, float32 [words, H, W].

        The mean over heads, layers and all samples so far: from the same noisy latents as the information.

        Raises ValueError: the image was prepared without an attention prompt, or no sample has been evaluated.
        """
        if self._recorder is None or self._attention_prompt is None:
            raise ValueError("no attention was recorded; pass attention_prompt= to Model.prepare")
        left, top, right, bottom = self.frame
        tokens = self._recorder.token_maps((bottom - top, right - left))[0]
        tokenizers = self.model.tokenizers
        tokenizer = next((one for one in tokenizers if one.model_max_length == len(tokens)), tokenizers[0])
        maps = word_maps(tokens, word_tokens(tokenizer, self._attention_prompt, self.model.pipe)).numpy()
        padded = np.zeros((len(maps), *self.image.shape[:2]), np.float32)
        padded[:, top:bottom, left:right] = maps
        return padded
