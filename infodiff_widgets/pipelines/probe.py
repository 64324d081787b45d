"""The probe: a scheduler that, instead of denoising, asks the model at the noise levels of a plan.

A diffusers pipeline tokenizes, encodes, packs, offloads and calls its network; the scheduler alone decides what
is fed to the network and what becomes of the output. Put in the scheduler's place, the probe feeds x_α for one
draw after the other and hands the residuals ε̂ − ε on, so the pipeline does everything else as its user set it up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import torch
from diffusers import SchedulerMixin
from torch import Tensor

from infodiff_widgets.core.channel import corrupt, to_epsilon
from infodiff_widgets.core.gram import Draw, noise_of


def trained_levels(scheduler: Any) -> np.ndarray:
    """Log SNR at each trained timestep, float64 [T], descending; −inf where a schedule ends in pure noise.

    Raises:
        ValueError: the scheduler has no discrete schedule.
    """
    signal = getattr(scheduler, "alphas_cumprod", None)
    if signal is None:
        raise ValueError(
            f"{type(scheduler).__name__} has no alphas_cumprod: only pipelines with a discrete diffusion schedule "
            "(Stable Diffusion 1 and 2, for example) can be probed"
        )
    signal = signal.double().cpu().numpy()
    with np.errstate(divide="ignore"):
        return np.log(signal) - np.log1p(-signal)


class ProbeScheduler(SchedulerMixin):
    """Stands in for a pipeline's scheduler during one run.

    Args:
        scheduler: the pipeline's own; read, never changed.
        draws: the plan. Each is moved to the nearest trained noise level, and noised at that level.
        add: called with each draw (at the level used) and the residuals ε̂ − ε, float32 [K, ...].

    Raises:
        ValueError: the scheduler's prediction type is not known.
    """

    order = 1
    init_noise_sigma = 1.0

    def __init__(self, scheduler: Any, draws: Sequence[Draw], add: Callable[[Draw, Tensor], None]) -> None:
        levels = trained_levels(scheduler)
        usable = np.flatnonzero(np.isfinite(levels))
        steps = [int(usable[np.abs(levels[usable] - draw.logsnr).argmin()]) for draw in draws]
        self.draws = [replace(draw, logsnr=float(levels[t])) for draw, t in zip(draws, steps, strict=True)]
        self.timesteps = torch.tensor(steps)
        self.prediction = scheduler.config.prediction_type
        self.add = add
        self._config = scheduler.config
        self._clean: Tensor | None = None
        self._at = 0

    @property
    def config(self) -> Any:
        """The real scheduler's, which pipelines consult."""
        return self._config

    def set_timesteps(self, num_inference_steps: int, device: Any = None) -> None:
        """The plan is the plan; only the device is taken."""
        self.timesteps = self.timesteps.to(device)

    def scale_model_input(self, sample: Tensor, timestep: Any) -> Tensor:
        """x_α goes in as it is."""
        return sample

    def add_noise(self, original_samples: Tensor, noise: Tensor, timesteps: Tensor) -> Tensor:
        """Take the clean latents [K, ...] (all rows alike) and return the first draw's x_α."""
        self._clean = original_samples.float()
        return self._noised(original_samples.dtype)

    def step(self, model_output: Tensor, timestep: Any, sample: Tensor, return_dict: bool = True) -> Any:
        """Hand on the residuals of this draw; return x_α of the next."""
        draw = self.draws[self._at]
        logsnr = torch.full((len(sample),), draw.logsnr, dtype=torch.float64)
        epsilon = to_epsilon(model_output.float(), sample.float(), logsnr, self.prediction)
        noise = noise_of(draw, sample.shape[1:]).to(epsilon.device)
        self.add(draw, epsilon - noise)
        self._at += 1
        following = self._noised(sample.dtype) if self._at < len(self.draws) else sample
        return SimpleNamespace(prev_sample=following) if return_dict else (following,)

    def _noised(self, dtype: torch.dtype) -> Tensor:
        draw, clean = self.draws[self._at], self._clean
        noise = noise_of(draw, clean.shape[1:]).to(clean.device).expand_as(clean)
        logsnr = torch.full((len(clean),), draw.logsnr, dtype=torch.float64)
        return corrupt(clean, noise, logsnr).to(dtype)


@contextmanager
def encoding_mode(vae: Any) -> Iterator[None]:
    """While this lasts, ``vae.encode`` gives its most likely latents, and encodes a batch of equal images once.

    A sample of the latents would make x itself random from one run to the next.
    """
    encode = vae.encode

    def mode(x: Tensor, *arguments: Any, **named: Any) -> SimpleNamespace:
        found = encode(x[:1], *arguments, **named)
        latents = found.latent_dist.mode() if hasattr(found, "latent_dist") else found.latents
        return SimpleNamespace(latents=latents.expand(len(x), *latents.shape[1:]))

    own = vars(vae).get("encode")
    vae.encode = mode
    try:
        yield
    finally:
        if own is None:
            del vae.encode
        else:
            vae.encode = own
