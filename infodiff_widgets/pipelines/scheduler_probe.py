"""The probe: a scheduler that, instead of denoising, asks the model at the noise levels of a plan.

A diffusers pipeline tokenizes, encodes, packs, offloads and calls its network; the scheduler alone decides what
is fed to the network and what becomes of the output. Put in the scheduler's place, the probe feeds x_α for one
draw after the other and hands the residuals ε̂ − ε on, so the pipeline does everything else as its user set it up.

Some pipelines rearrange the latents after noising (Flux packs 2×2 patches). A first call with a :class:`LayoutProbe`,
which sends numbered latents through, finds out how, whatever the rule.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import torch
from diffusers import SchedulerMixin
from diffusers.utils import BaseOutput
from torch import Tensor

from infodiff_widgets.core.channel import add_noise, epsilon_weights
from infodiff_widgets.core.gram import NoiseSample, draw_noise
from infodiff_widgets.pipelines.schedule import Schedule


class SchedulerStub(SchedulerMixin, ABC):
    """What pipelines expect of a scheduler, but for what is done with x."""

    order = 1
    init_noise_sigma = 1.0

    def __init__(self, scheduler: Any, timesteps: Sequence[float]) -> None:
        self._config = scheduler.config
        self.timesteps = torch.tensor(timesteps)
        self.sigmas = torch.ones(len(timesteps) + 1)

    @property
    def config(self) -> Any:
        """The real scheduler's, which pipelines consult."""
        return self._config

    def set_timesteps(
        self, num_inference_steps: int | None = None, device: Any = None, sigmas: Any = None, mu: Any = None,
        timesteps: Any = None,
    ) -> None:  # fmt: skip
        """The plan is the plan; only the device is taken. Pipelines look for these parameters by name."""
        self.timesteps = self.timesteps.to(device)

    def set_begin_index(self, begin_index: int = 0) -> None:
        """The plan begins at its beginning."""

    def scale_model_input(self, sample: Tensor, timestep: Any = None) -> Tensor:
        """What is fed goes in as it is."""
        return sample

    def add_noise(self, original_samples: Tensor, noise: Tensor, timesteps: Any) -> Tensor:
        """How pipelines with a discrete schedule hand over the clean latents [K, ...], all rows alike."""
        return self.take(original_samples)

    def scale_noise(self, sample: Tensor, timestep: Any, noise: Tensor | None = None) -> Tensor:
        """How pipelines of flow models do."""
        return self.take(sample)

    @abstractmethod
    def take(self, clean: Tensor) -> Tensor:
        """Take the clean latents [K, ...]; return what to feed first."""


def mean_of(model_output: Tensor, sample: Tensor) -> Tensor:
    """What a network predicts of ``sample``, without the variance that some predict in as many channels again."""
    doubled = model_output.ndim > 2 and model_output.shape[1] == 2 * sample.shape[1]
    return model_output.chunk(2, 1)[0] if doubled else model_output


@dataclass(frozen=True)
class Layout:
    """How a pipeline arranges the latents between noising and network.

    Attributes:
        shape: of the clean latents, without the batch.
        packed: the same as the network sees them.
        order: which clean value each packed one is, int64 [d]; None if they agree.
    """

    shape: tuple[int, ...]
    packed: tuple[int, ...]
    order: Tensor | None

    def pack(self, x: Tensor) -> Tensor:
        """Clean arrangement [B, *shape] to the network's [B, *packed]."""
        flat = x.flatten(1)
        return (flat if self.order is None else flat[:, self.order.to(x.device)]).reshape(-1, *self.packed)

    def unpack(self, x: Tensor) -> Tensor:
        """The network's arrangement to the clean one."""
        flat = x.flatten(1)
        if self.order is not None:
            flat = torch.empty_like(flat).index_copy_(1, self.order.to(x.device), flat)
        return flat.reshape(-1, *self.shape)


class LayoutProbe(SchedulerStub):
    """Finds the clean latents and their layout in calls of a pipeline with DIGITS rows in all and one step.

    Each row carries one digit of every value's number, small enough to be exact in bfloat16.
    """

    DIGITS, BASE = 4, 128

    def __init__(self, scheduler: Any, timestep: float) -> None:
        super().__init__(scheduler, [timestep])
        self.clean: Tensor | None = None
        self.layout: Layout | None = None
        self._digits: list[Tensor] = []

    def take(self, clean: Tensor) -> Tensor:
        """Keep the clean latents; send numbers."""
        self.clean = clean[:1].detach().float().clone()
        return self.numbers(clean)

    def numbers(self, like: Tensor) -> Tensor:
        """The next digits of 0, 1, 2, … in the shape and type of ``like``, one a row."""
        count, known = torch.arange(like[0].numel(), device=like.device), len(self._digits)
        rows = [count // self.BASE**i % self.BASE for i in range(known, known + len(like))]
        return torch.stack(rows).reshape(-1, *like.shape[1:]).to(like.dtype)

    def step(self, model_output: Tensor, timestep: Any, sample: Tensor, return_dict: bool = True, **_: Any) -> Any:
        """Read the numbers where they have got to."""
        if self.clean is not None:
            self._digits += sample.detach().float().flatten(1).round().long()
        if len(self._digits) == self.DIGITS:
            order = sum(row * self.BASE**i for i, row in enumerate(self._digits))
            count = torch.arange(self.clean.numel(), device=order.device)
            if order.shape == count.shape and torch.equal(order.sort().values, count):
                same = torch.equal(order, count)
                self.layout = Layout(tuple(self.clean.shape[1:]), tuple(sample.shape[1:]), None if same else order)
        return SimpleNamespace(prev_sample=sample) if return_dict else (sample, sample)


class ProbeScheduler(SchedulerStub):
    """Stands in for a pipeline's scheduler during one run.

    Args:
        scheduler: the pipeline's own; read, never changed.
        schedule: what it says.
        layout: how the pipeline arranges latents.
        draws: the plan. Each is moved to the nearest level the network knows, and noised at that level.
        add: called with each draw (at the level used) and the residuals ε̂ − ε, float32 [K, *layout.shape].
        check: called before every call of the network; may raise to end the run.
    """

    def __init__(
        self,
        scheduler: Any,
        schedule: Schedule,
        layout: Layout,
        draws: Sequence[NoiseSample],
        add: Callable[[NoiseSample, Tensor], None],
        check: Callable[[], None],
    ) -> None:
        levels = [schedule.nearest(draw.logsnr) for draw in draws]
        super().__init__(scheduler, [timestep for timestep, _ in levels])
        self.draws = [replace(draw, logsnr=level) for draw, (_, level) in zip(draws, levels, strict=True)]
        self.schedule, self.layout, self.add, self.check = schedule, layout, add, check
        self._clean: Tensor | None = None
        self._rows = self._at = 0
        self._now: tuple[Tensor, Tensor, Tensor] | None = None  # x_α, ε and log SNR of the draw under way, one row

    def take(self, clean: Tensor) -> Tensor:
        """Keep the clean latents; return the first draw's input in their arrangement."""
        self._clean, self._rows = clean[:1].float(), len(clean)
        return self._input().to(clean.dtype)

    def step(self, model_output: Tensor, timestep: Any, sample: Tensor, return_dict: bool = True, **_: Any) -> Any:
        """Hand on the residuals of this draw; return the input of the next."""
        model_output = mean_of(model_output, sample)
        draw = self.draws[self._at]
        x_alpha, noise, logsnr = self._now
        u, v = (float(weight) for weight in epsilon_weights(logsnr, self.schedule.prediction))
        self.add(draw, torch.add(v * x_alpha - noise, self.layout.unpack(model_output.float()), alpha=u))
        self._at += 1
        following = sample
        if self._at < len(self.draws):
            following = self.layout.pack(self._input()).to(sample.dtype)
        return SimpleNamespace(prev_sample=following) if return_dict else (following, following)

    def _input(self) -> Tensor:
        """The same for every row: what the network is fed at the draw under way."""
        self.check()
        draw, clean = self.draws[self._at], self._clean
        noise = draw_noise(draw, clean.shape[1:]).to(clean.device)[None]
        logsnr = torch.tensor([draw.logsnr], dtype=torch.float64)
        x_alpha = add_noise(clean, noise, logsnr)
        self._now = x_alpha, noise, logsnr
        return self.schedule.scale_model_input(x_alpha, logsnr).expand(self._rows, *clean.shape[1:])


@dataclass
class Encoded(BaseOutput):
    """What an autoencoder returns, with the names diffusers' pipelines look for."""

    latents: Tensor


def latents_of(found: Any) -> Tensor:
    """The most likely latents in what an autoencoder's ``encode`` returned."""
    if hasattr(found, "latent_dist"):
        return found.latent_dist.mode()
    return found.latents if hasattr(found, "latents") else found.latent


@contextmanager
def encoding_mode(autoencoder: Any, known: dict[str, Tensor]) -> Iterator[None]:
    """While this lasts, ``autoencoder.encode`` gives its most likely latents, found once and kept in ``known``.

    A sample of the latents would make x itself random from one run to the next; all rows are the same image.
    """
    if autoencoder is None:
        yield
        return
    encode = autoencoder.encode

    def mode(x: Tensor, *arguments: Any, **named: Any) -> Encoded:
        if "latents" not in known:
            known["latents"] = latents_of(encode(x[:1], *arguments, **named))
        latents = known["latents"]
        return Encoded(latents=latents.expand(len(x), *latents.shape[1:]))

    own = vars(autoencoder).get("encode")
    autoencoder.encode = mode
    try:
        yield
    finally:
        if own is None:
            del autoencoder.encode
        else:
            autoencoder.encode = own
