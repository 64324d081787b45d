"""Denoised images at chosen noise levels, decoded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from infodiff_widgets.core.gram import NoiseSample
from infodiff_widgets.pipelines.image_pipeline import ImagePipeline
from infodiff_widgets.pipelines.trajectory import predict_clean

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.pipelines.model import Model


def x0_previews(
    model: Model, image: Any, prompt: str, levels: Sequence[float], seed: int = 0,
    check: Callable[[], None] = lambda: None,
) -> list[Image.Image]:  # fmt: skip
    """Predict the clean image E[x | x_α, prompt] at each log SNR, with one evaluation per level.

    Args:
        model: from ``load`` or ``wrap``.
        image: as for ``model.prepare``, whose errors are raised.
        prompt: condition of the prediction; "" for none.
        levels: log SNR; each is moved to the nearest level of the model's schedule.
        seed: of the noise, the same at every level.
        check: called before each evaluation; may raise to end it.

    Returns:
        Pictures of the part of the image that the model sees.
    """
    model.validate_prompts([prompt])
    pipeline, schedule = ImagePipeline(model, image), model.schedule
    pictures = []
    for level in levels:
        sample = NoiseSample(schedule.nearest(float(level))[1], 1.0, seed)
        trajectory = partial(predict_clean, sample=sample, prediction=schedule.prediction)
        pictures += pipeline.follow([prompt], trajectory, [sample.logsnr], check, "pil")[1]
    return pictures
