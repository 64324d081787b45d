"""What a model makes of an image at chosen noise levels: its guess of the clean picture, decoded."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from torch import Tensor

from infodiff_widgets.core.gram import NoiseSample
from infodiff_widgets.pipelines.prepared import PreparedPipeline
from infodiff_widgets.pipelines.scheduler_probe import ProbeScheduler

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.pipelines.model import Model


class PreviewScheduler(ProbeScheduler):
    """A probe of one draw that leaves the pipeline with the guess x̂ = x − r·e^(−α/2), which it then decodes."""

    def step(self, model_output: Tensor, timestep: Any, sample: Tensor, return_dict: bool = True, **_: Any) -> Any:
        """The guess, in the arrangement of the sample."""
        found: list[Tensor] = []
        self.add = lambda _, residuals: found.append(residuals)
        super().step(model_output, timestep, sample)
        guess = self._clean - found[0] * math.exp(-self.draws[0].logsnr / 2)
        guess = self.layout.pack(guess).to(sample.dtype)
        return SimpleNamespace(prev_sample=guess) if return_dict else (guess, guess)


def x0_previews(
    model: Model, image: Any, prompt: str, levels: Sequence[float], seed: int = 0,
    check: Callable[[], None] = lambda: None,
) -> list[Image.Image]:  # fmt: skip
    """The denoised image E[x | x_α, prompt] at each log SNR, as the network guesses it. One evaluation a level.

    Args:
        model: from ``load`` or ``wrap``.
        image: RGB picture or uint8 array [H, W, 3].
        prompt: under which the network guesses; "" for none.
        levels: log SNR; each is moved to the nearest that the model knows.
        seed: of the noise, the same at every level.
        check: called before each evaluation; raises to end it.

    Returns:
        Pictures of the part of the image that the model sees.

    Raises:
        TypeError, ValueError: as ``model.prepare``.
    """
    prepared = PreparedPipeline(model, image, [prompt])
    pictures = []
    for level in levels:
        draw = NoiseSample(float(level), 1.0, seed)
        probe = PreviewScheduler(
            model.pipe.scheduler, model.schedule, prepared.layout, [draw], lambda *_: None, check
        )  # fmt: skip
        pictures.append(prepared._call([prompt], probe, output_type="pil").images[0])
    return pictures
