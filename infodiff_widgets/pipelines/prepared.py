"""One image under K prompts, ready for the estimator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from infodiff_widgets.core.gram import NoiseSample
from infodiff_widgets.pipelines.attention import AttentionRecorder, word_maps, word_tokens
from infodiff_widgets.pipelines.image_pipeline import ImagePipeline
from infodiff_widgets.pipelines.trajectory import evaluate_residuals

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

BUFFER_BYTES = 2**28
"""Largest size of residuals that wait for those of the remaining prompts."""


class PreparedPipeline(ImagePipeline):
    """One image under K prompts (:class:`~infodiff_widgets.core.prepared.Prepared`). Made by ``Model.prepare``."""

    def __init__(self, model: Model, image: Any, prompts: Sequence[str], attention_prompt: str | None = None) -> None:
        self.prompts: list[Any] = model.validate_prompts(prompts)
        super().__init__(model, image, prompts=self.prompts)
        self.logsnr_distribution = model.logsnr_distribution
        self.logsnr_range = model.schedule.low, model.schedule.high
        self.dimension, self.map_shape = self.clean.numel(), tuple(self._to_map(self.clean).shape[2:])
        self._attention_prompt = attention_prompt
        self._recorder = None if attention_prompt is None else AttentionRecorder(model.pipe, [0])

    def run(
        self, samples: Sequence[NoiseSample], add: Callable[[NoiseSample, Tensor], None],
        check: Callable[[], None] = lambda: None, prompts: Sequence[Any] | None = None,
    ) -> None:  # fmt: skip
        """Evaluate the prompts at every sample, with at most ``max_batch`` prompts per call of the network.

        After an out-of-memory error it goes on with half as many, and a warning. Arguments as in
        :class:`~infodiff_widgets.core.prepared.Prepared`.
        """
        prompts = self.prompts if prompts is None else list(prompts)
        waiting, k = list(samples), len(prompts)

        def pass_on(sample: NoiseSample, residuals: Tensor) -> None:
            add(sample, residuals)
            waiting.pop(0)  # only now: if memory runs out while it is added, the sample is evaluated again
            if self._recorder is not None:
                self._recorder.commit()

        def evaluate(rows: int) -> None:
            if self._recorder is not None:
                self._recorder.discard()  # what an attempt before recorded, when memory ran out
            if rows == k:
                self._evaluate(prompts, list(waiting), pass_on, check)
                return
            # One sample with attention, so that what is committed belongs to the samples that were passed on.
            block = waiting[: 1 if self._recorder else max(1, BUFFER_BYTES // (4 * k * self.dimension))]
            for sample, residuals in self._evaluate_in_parts(prompts, rows, block, check):
                pass_on(sample, residuals)

        while waiting:
            self._model.retry_smaller(k, evaluate)

    def _evaluate_in_parts(
        self, prompts: Sequence[str], rows: int, samples: Sequence[NoiseSample], check: Callable[[], None]
    ) -> list[tuple[NoiseSample, Tensor]]:
        """Residuals of all samples, ``rows`` prompts at a time."""
        parts: list[list[tuple[NoiseSample, Tensor]]] = []
        for first in range(0, len(prompts), rows):
            parts.append([])
            self._evaluate(prompts[first : first + rows], samples, lambda *one: parts[-1].append(one), check)
        return [(one[0][0], torch.cat([residuals for _, residuals in one])) for one in zip(*parts, strict=True)]

    def _evaluate(
        self, prompts: Sequence[str], samples: Sequence[NoiseSample], add: Callable, check: Callable[[], None]
    ) -> None:
        """Residuals of all samples, as maps, in one call of the pipeline; also records attention."""
        schedule, recording = self._model.schedule, nullcontext()
        samples = [replace(sample, logsnr=schedule.nearest(sample.logsnr)[1]) for sample in samples]
        rows = [i for i, prompt in enumerate(prompts) if prompt == self._attention_prompt]
        if self._recorder is not None and rows:
            self._recorder.rows, recording = rows[:1], self._recorder
        trajectory = partial(
            evaluate_residuals, samples=samples, prediction=schedule.prediction,
            add=lambda sample, residuals: add(sample, self._to_map(residuals)),
        )  # fmt: skip
        with self._model.exclusive(check), recording:
            self.follow(prompts, trajectory, [sample.logsnr for sample in samples], check)

    def attention(self) -> np.ndarray:
        """Share of each pixel's attention that each word of the attention prompt receives, float32 [words, H, W].

        The mean over heads, layers and all samples so far: from the same noisy latents as the information.

        Raises ValueError: the image was prepared without an attention prompt, or no sample has been evaluated.
        """
        if self._recorder is None or self._attention_prompt is None:
            raise ValueError("no attention was recorded; pass attention_prompt= to Model.prepare")
        left, top, right, bottom = self.frame
        tokens = self._recorder.token_maps((bottom - top, right - left))[0]
        tokenizers = self._model.tokenizers
        tokenizer = next((one for one in tokenizers if one.model_max_length == len(tokens)), tokenizers[0])
        maps = word_maps(tokens, word_tokens(tokenizer, self._attention_prompt, self._model.pipe)).numpy()
        padded = np.zeros((len(maps), *self.image.shape[:2]), np.float32)
        padded[:, top:bottom, left:right] = maps
        return padded
