"""One x under K prompts, ready for the estimator: the protocol, and its implementation for a plain denoiser."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor

from infodiff_widgets.core.channel import add_noise
from infodiff_widgets.core.denoisers import Denoiser
from infodiff_widgets.core.gaussian import power_spectrum
from infodiff_widgets.core.gram import NoiseSample, draw_noises
from infodiff_widgets.core.logsnr import LogSNRDistribution


class Prepared(Protocol):
    """One x under K prompts: what a model's ``prepare(x, prompts, attention_prompt)`` returns.

    Attributes as of :class:`~.information.Information`; ``logsnr_distribution`` is the default one, and
    ``logsnr_range`` the range that the model was trained on; ``adaptive`` tells whether noise levels are adapted by
    default.
    """

    prompts: list[Hashable]
    map_shape: tuple[int, ...]
    dimension: int
    logsnr_distribution: LogSNRDistribution
    logsnr_range: tuple[float, float]
    adaptive: bool
    image: np.ndarray | None
    frame: tuple[int, int, int, int] | None
    provenance: dict[str, Any]

    def run(
        self, samples: Sequence[NoiseSample], add: Callable[[Sequence[NoiseSample], Tensor], None],
        check: Callable[[], None] = ..., prompts: Sequence[Hashable] | None = None,
    ) -> None:  # fmt: skip
        """Evaluate ``prompts`` (all K by default) at every sample, in order.

        ``add`` is called with samples, their log SNR as the model saw it, and their residuals ε̂ − ε
        [D, K, C, *map_shape]; ``check`` before every call of the network, and raises to end the run.
        """
        ...

    def attention(self) -> np.ndarray | None:
        """Attention maps of the attended prompt's words, the mean over all samples so far, [words, H, W]; or None."""
        ...


class PreparedDenoiser:
    """A plain denoiser and a tensor as :class:`Prepared`.

    Tensors of three or more dimensions are [C, *map_shape]; others have no channels and are their own map.
    """

    def __init__(
        self, denoiser: Denoiser, x: Tensor, prompts: Sequence[Hashable], attention_prompt: str | None = None
    ) -> None:
        if attention_prompt is not None:
            raise ValueError("attention maps need a pipeline: a plain denoiser has no attention")
        self.denoiser, self.x, self.prompts = denoiser, x, list(prompts)
        if not self.x.is_floating_point():
            raise ValueError(f"x must hold floating-point numbers; got {self.x.dtype}")
        if not torch.isfinite(self.x).all():
            raise ValueError("x holds NaN or infinity")
        self.map_shape = tuple(self.x.shape[1:] if self.x.ndim >= 3 else self.x.shape)
        self.dimension = self.x.numel()
        self.logsnr_distribution, self.logsnr_range = LogSNRDistribution(0, 3, -12, 12), (-math.inf, math.inf)
        self.adaptive = False
        self.image: np.ndarray | None = None
        self.frame: tuple[int, int, int, int] | None = None
        self.provenance: dict[str, Any] = {
            "model": type(denoiser).__name__, "dtype": str(self.x.dtype), "power_spectrum": power_spectrum(self.x),
        }  # fmt: skip

    def attention(self) -> None:
        """A plain denoiser has no attention."""

    def run(
        self, samples: Sequence[NoiseSample], add: Callable[[Sequence[NoiseSample], Tensor], None],
        check: Callable[[], None] = lambda: None, prompts: Sequence[Hashable] | None = None,
    ) -> None:  # fmt: skip
        """Evaluate all samples in one batch of len(samples)·K."""
        check()
        prompts = self.prompts if prompts is None else list(prompts)
        k = len(prompts)
        noise = draw_noises(samples, self.x.shape).to(self.x)
        noise = noise.repeat_interleave(k, 0)
        levels = torch.tensor([sample.logsnr for sample in samples], dtype=torch.float64, device="cpu")
        logsnr = levels.repeat_interleave(k)
        z = add_noise(self.x.expand_as(noise), noise, logsnr)
        epsilon = self.denoiser(z, logsnr, prompts * len(samples))
        if epsilon.shape != z.shape:
            raise ValueError(
                f"the denoiser must return ε̂ in the shape of z, {list(z.shape)}; got {list(epsilon.shape)}"
            )
        add(samples, (epsilon.float() - noise.float()).reshape(len(samples), k, -1, *self.map_shape))
