"""Schedulers that stand in for a pipeline's own, to control what its network is given.

A diffusers pipeline tokenizes, encodes, packs, offloads and calls its network. The scheduler alone decides what the
network is given and what becomes of its output. A scheduler put in its place can therefore evaluate the network at any
noise level, while the pipeline does everything else as its user set it up.

Some pipelines rearrange the latents after noising (Flux packs 2×2 patches). A first call with a :class:`LayoutProbe`,
which sends numbered latents through, finds out how.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import torch
from diffusers.schedulers.scheduling_utils import SchedulerMixin
from torch import Tensor
from torch.overrides import TorchFunctionMode

from infodiff_widgets.pipelines.schedule import PAIRS, Schedule, timesteps_and_sigmas
from infodiff_widgets.pipelines.trajectory import Trajectory


class SchedulerStub(SchedulerMixin, ABC):
    """The interface that pipelines expect of a scheduler, without a rule for denoising.

    ``scheduler`` is the pipeline's own, which is only read; ``timesteps`` are in its count.
    """

    order = 1
    init_noise_sigma = 1.0

    def __init__(self, scheduler: Any, timesteps: Sequence[float]) -> None:
        self.config = scheduler.config  # which pipelines consult
        self.steps = len(timesteps)  # as the pipeline is told
        self.timesteps = timestep_tensor(timesteps)
        self.sigmas = torch.ones(len(timesteps) + 1, dtype=torch.float32, device="cpu")

    def set_timesteps(
        self, num_inference_steps: int | None = None, device: Any = None, sigmas: Any = None, mu: Any = None,
        timesteps: Any = None, **_: Any,
    ) -> None:  # fmt: skip
        """Move the timesteps to the device. Pipelines look for the other parameters by name; they are ignored."""
        self.timesteps = self.timesteps.to(device)

    def set_begin_index(self, begin_index: int = 0) -> None:
        """Do nothing: all timesteps are used."""

    def scale_model_input(self, sample: Tensor, timestep: Any = None) -> Tensor:
        """Return the sample unchanged."""
        return sample

    def add_noise(self, original_samples: Tensor, noise: Tensor, timesteps: Any) -> Tensor:
        """Receive the clean latents from a pipeline with a discrete schedule."""
        return self.start(original_samples.to(torch.result_type(original_samples, noise)))

    def scale_noise(self, sample: Tensor, timestep: Any, noise: Tensor | None = None) -> Tensor:
        """Receive the clean latents from a pipeline of a flow model."""
        return self.start(sample if noise is None else sample.to(torch.result_type(sample, noise)))

    def step(self, model_output: Tensor, timestep: Any, sample: Tensor, return_dict: bool = True, **_: Any) -> Any:
        """Take the network's output for ``sample``; return its next input, or after the last call the result."""
        following = self.advance(model_output, sample).to(sample.dtype)
        return SimpleNamespace(prev_sample=following) if return_dict else (following, following)

    @abstractmethod
    def start(self, clean: Tensor) -> Tensor:
        """Take the clean latents [K, ...], all rows alike; return the first input of the network."""

    @abstractmethod
    def advance(self, output: Tensor, sample: Tensor) -> Tensor:
        """Take the network's output for ``sample``, both as the network arranges them; return the next input."""


def timestep_tensor(timesteps: Sequence[float]) -> Tensor:
    """Timesteps [N] on the CPU, float32, or int64 if they are whole numbers."""
    return torch.from_numpy(np.array(timesteps, np.float32 if isinstance(timesteps[0], float) else np.int64))


@dataclass(frozen=True)
class Layout:
    """Arrangement of the latents for the network.

    Attributes:
        shape, packed: shape of the clean latents, and as the network sees them; without the batch.
        order: index of the clean value of each packed one, int64 [d]; None if they agree.
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
    """Finds the clean latents and their layout, in calls of a pipeline with DIGITS rows in all and one step each.

    Each row carries one digit of every value's number, small enough to be exact in bfloat16.

    Attributes:
        clean: the clean latents, float32 [1, ...]; None if the pipeline never handed them over.
        layout: their arrangement; None if the network sees something else than a permutation of them.
        schedule: the noise levels, with the timesteps that the pipeline feeds at them.
    """

    DIGITS, BASE = 4, 128

    def __init__(self, scheduler: Any, schedule: Schedule) -> None:
        super().__init__(scheduler, [schedule.nearest((schedule.low + schedule.high) / 2)[0]])
        self.clean: Tensor | None = None
        self.layout: Layout | None = None
        self.schedule, self._scheduler, self.steps = schedule, scheduler, PAIRS
        self._digits: list[Tensor] = []

    def set_timesteps(
        self, num_inference_steps: int | None = None, device: Any = None, sigmas: Any = None, mu: Any = None,
        timesteps: Any = None, **_: Any,
    ) -> None:  # fmt: skip
        """Ask a copy of the pipeline's own scheduler which timesteps it would pair with which σ."""
        super().set_timesteps(device=device)
        given = dict(num_inference_steps=num_inference_steps, sigmas=sigmas, mu=mu, timesteps=timesteps)
        if timesteps is not None and self.schedule.prediction == "flow":  # else t = T·s
            own = timesteps_and_sigmas(self._scheduler, **{k: v for k, v in given.items() if v is not None})
            self.schedule = self.schedule.paired(*own)

    def start(self, clean: Tensor) -> Tensor:
        """Keep the clean latents; return the next digits of 0, 1, 2, … in their shape and type, one a row."""
        self.clean = clean[:1].detach().float().clone()
        count, known = torch.arange(self.clean.numel(), device=clean.device), len(self._digits)
        rows = [count // self.BASE**i % self.BASE for i in range(known, known + len(clean))]
        return torch.stack(rows).reshape(-1, *clean.shape[1:]).to(clean.dtype)

    def advance(self, output: Tensor, sample: Tensor) -> Tensor:
        """Read the numbers where they have got to."""
        if self.clean is not None:
            self._digits += sample.detach().float().flatten(1).round().long()
            if len(self._digits) == self.DIGITS:
                order = torch.stack([row * self.BASE**i for i, row in enumerate(self._digits)]).sum(0)
                count = torch.arange(self.clean.numel(), device=order.device)
                if order.shape == count.shape and torch.equal(order.sort().values, count):
                    same = torch.equal(order, count)
                    self.layout = Layout(tuple(self.clean.shape[1:]), tuple(sample.shape[1:]), None if same else order)
        return sample


class LatentsReceiver(SchedulerStub):
    """Receives the clean latents, float32 [1, ...], as ``clean``; None if the pipeline never handed them over."""

    clean: Tensor | None = None

    def start(self, clean: Tensor) -> Tensor:
        """Keep the clean latents; return them."""
        self.clean = clean[:1].detach().float().clone()
        return clean

    def advance(self, output: Tensor, sample: Tensor) -> Tensor:
        """Return the sample unchanged."""
        return sample


class StepProbe(LatentsReceiver):
    """Sends the same numbers through every step of one call of a pipeline, to see how the network is called.

    Attributes:
        emitted: latents that the network is given, as the scheduler has them.
        received: output that the scheduler got in the first step.
    """

    emitted: Tensor | None = None
    received: Tensor | None = None

    def start(self, clean: Tensor) -> Tensor:
        """Return small whole numbers in the shape and type of the clean latents, the same in every row."""
        count = torch.arange(clean[0].numel(), device=clean.device) % LayoutProbe.BASE
        return count.reshape(1, *clean.shape[1:]).expand(clean.shape).to(clean.dtype)

    def advance(self, output: Tensor, sample: Tensor) -> Tensor:
        """Keep what was sent and received in the first step; return the sample unchanged."""
        if self.emitted is None:
            self.emitted, self.received = sample, output
        return sample


class TrajectoryScheduler(SchedulerStub):
    """Feeds the states of a trajectory to the network and sends the network's outputs back to it.

    Arguments as in :meth:`ImagePipeline.follow`. In the end, ``result`` is what the trajectory returned.
    """

    def __init__(
        self, scheduler: Any, schedule: Schedule, layout: Layout, trajectory: Callable[[Tensor], Trajectory],
        levels: Sequence[float], check: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__(scheduler, [schedule.nearest(level)[0] for level in levels])
        self.result: Tensor | None = None
        self._schedule, self._layout, self._check = schedule, layout, check
        self._begin, self._levels = trajectory, iter(levels)

    def start(self, clean: Tensor) -> Tensor:
        """Begin the trajectory; return its first state in the arrangement of the clean latents."""
        self._rows, self._states = len(clean), self._begin(clean[:1].float())
        return self._input(next(self._states)).to(clean)

    def advance(self, output: Tensor, sample: Tensor) -> Tensor:
        """Send the output to the trajectory; return its next state, or in the end its result."""
        if output.ndim > 2 and output.shape[1] == 2 * sample.shape[1]:
            output = output.chunk(2, 1)[0]  # the rest is the variance, which some networks predict too
        try:
            following = self._input(self._states.send(self._layout.unpack(output.float())))
        except StopIteration as end:
            self.result = end.value
            return sample if self.result is None else self._layout.pack(self.result)
        return self._layout.pack(following)

    def _input(self, x_alpha: Tensor) -> Tensor:
        self._check()
        level = torch.tensor([next(self._levels)], dtype=torch.float64, device="cpu")
        scaled = self._schedule.scale_model_input(x_alpha, level)
        return scaled.expand(self._rows, *scaled.shape[1:])


class FirstNoise(TorchFunctionMode):
    """Context in which the first result of ``torch.randn`` is replaced.

    Args:
        replace: called with the noise; returns what takes its place.
    """

    def __init__(self, replace: Callable[[Tensor], Tensor]) -> None:
        super().__init__()
        self._replace: Callable[[Tensor], Tensor] | None = replace

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        """Call the function; replace the first noise."""
        result = func(*args, **(kwargs or {}))
        if func is torch.randn and self._replace is not None:
            replace, self._replace = self._replace, None
            return replace(result)
        return result
