"""A pipeline's call of its network, learned once and then repeated without the pipeline.

A pipeline tokenizes, encodes and packs, and then calls its network in a loop. An estimate needs the first part once and
the loop thousands of times. :func:`learn_call` learns the pattern of these calls from dry calls of the pipeline, and
:func:`given_arguments` the arguments for some prompts. A :class:`NetworkCall` repeats the call with any rows of them,
each at a noise level of its own. Where the pattern cannot be learned, the estimate goes through the pipeline.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from infodiff_widgets.pipelines.call_pattern import (
    LATENTS,
    TIME,
    TIMES,
    Pattern,
    Role,
    check_roles,
    choose_rows,
    learn_pattern,
    to_device,
    written,
)  # fmt: skip
from infodiff_widgets.pipelines.schedulers import LatentsReceiver, StepProbe, timestep_tensor

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.image_pipeline import ImagePipeline
    from infodiff_widgets.pipelines.schedule import Schedule


@contextmanager
def intercept(network: Any, function: Callable[[Callable, tuple, dict], Any]) -> Iterator[None]:
    """Context in which ``function(forward, arguments, named)`` answers this thread's calls of a network."""
    own, forward, thread = vars(network).get("forward"), network.forward, threading.get_ident()

    @functools.wraps(forward)  # pipelines inspect its signature
    def answer(*arguments: Any, **named: Any) -> Any:
        if threading.get_ident() != thread:
            return forward(*arguments, **named)
        return function(forward, arguments, named)

    network.forward = answer
    try:
        yield
    finally:
        if own is None:
            del network.forward
        else:
            network.forward = own


class NetworkCall:
    """The call of a network for K prompts, which can be repeated for any rows of them.

    Args:
        network: the network.
        pattern: how the pipeline calls it.
        arguments: positional and named arguments of one such call, with a row for each of the K prompts.

    Raises Unknown: if they do not follow the pattern.
    """

    def __init__(self, network: Any, pattern: Pattern, arguments: tuple[tuple, dict]) -> None:
        self.pattern = pattern
        self._network, self._given = network, arguments
        check_roles(pattern.arguments, arguments, None)
        self._chosen: tuple[tuple[int, ...], Any] = ((), None)

    def __call__(self, rows: Sequence[int], latents: Tensor, timesteps: Sequence[float]) -> Tensor:
        """Outputs float32 [R, *packed] for R rows, whose prompts are ``rows``.

        Args:
            rows: index of the prompt of each row.
            latents: the network's input [R, *packed].
            timesteps: of each row, in the scheduler's count; all the same unless the pattern is ``by_row``.
        """
        key = tuple(rows)
        if self._chosen[0] != key:  # the same rows are asked for again and again
            self._chosen = key, choose_rows(self.pattern.arguments, self._given, list(key))
        positional, named = self._fill(self.pattern.arguments, self._chosen[1], latents, timesteps)
        with torch.no_grad():
            return self.pattern.outputs(self._network(*positional, **named), len(key))

    def takes_timesteps_by_row(self, one: float, other: float) -> bool:
        """Whether rows at two noise levels get the outputs that they get apart; evaluates two rows three times."""
        noise = torch.randn(
            self.pattern.packed, generator=torch.Generator("cpu").manual_seed(0), dtype=torch.float32, device="cpu"
        )
        latents = noise.expand(2, *noise.shape)
        try:
            mixed, first, last = (self([0, 0], latents, pair) for pair in ((one, other), (one, one), (other, other)))
        except (RuntimeError, ValueError, TypeError):
            return False
        error = (mixed - torch.stack([first[0], last[1]])).abs().max()
        return bool(error <= 0.1 * (first[0] - last[0]).abs().max())

    def _fill(self, role: Role, node: Any, latents: Tensor, timesteps: Sequence[float]) -> Any:
        if isinstance(role, list):
            filled = [self._fill(one, part, latents, timesteps) for one, part in zip(role, node, strict=True)]
            return type(node)(filled)
        if isinstance(role, dict):
            return {key: self._fill(role[key], node[key], latents, timesteps) for key in node}
        if role == LATENTS:
            one = node if isinstance(node, Tensor) else node[0]
            shape = one.shape[1:] if isinstance(node, Tensor) else one.shape
            filled = latents.to(one.device, one.dtype).reshape(len(latents), *shape)
            return filled if isinstance(node, Tensor) else type(node)(filled.unbind(0))
        if role not in (TIME, TIMES):
            return node
        given = torch.as_tensor(node)
        values = written(self.pattern.form, timestep_tensor(timesteps), self.pattern.steps, given.dtype)
        if role == TIME and len(set(timesteps)) == 1:  # as the pipeline gives it
            values = values[:1].reshape(given.shape)
        return to_device(values, given.device) if isinstance(node, Tensor) else type(node)(values.item())


class _Stopped(Exception):
    """Ends a call of a pipeline before it calls its network."""


def given_arguments(
    pipeline: ImagePipeline, prompts: Sequence[str], schedule: Schedule
) -> tuple[Tensor, tuple[tuple, dict]]:
    """Clean latents, and the arguments that a pipeline gives its network for these prompts, without that call."""
    model = pipeline.model
    scheduler = LatentsReceiver(model.pipe.scheduler, [schedule.nearest(0.0)[0]])
    given: list[tuple[tuple, dict]] = []

    def stop(_: Callable, arguments: tuple, named: dict) -> Any:
        given.append((arguments, named))
        raise _Stopped

    with model.exclusive(), intercept(model.denoiser, stop):
        try:
            pipeline.call_pipeline(prompts, scheduler)
        except _Stopped:
            pipeline.release()
    assert scheduler.clean is not None  # the layout was found before
    return scheduler.clean, given[0]


def learn_call(pipeline: ImagePipeline, schedule: Schedule) -> Pattern | None:
    """The pattern of a pipeline's calls of its network, or None if they cannot be repeated to the last bit.

    The network is evaluated for two rows, and then for six more to see whether it takes rows at several noise levels.
    """
    model = pipeline.model
    if model.max_batch == 1:
        return None  # one row at a time shows no pattern
    levels = [schedule.low + part * (schedule.high - schedule.low) for part in (0.02, 0.5, 0.98)]
    timesteps = [schedule.nearest(level)[0] for level in levels]
    probe, prompts = StepProbe(model.pipe.scheduler, timesteps), ["", "a", ""]  # of two lengths
    calls: list[tuple[tuple, dict]] = []
    answers: list[Any] = []

    def record(forward: Callable, arguments: tuple, named: dict) -> Any:
        calls.append((arguments, named))
        if not answers:  # one output serves all steps
            answers.append(forward(*arguments, **named))
        return answers[0]

    with model.exclusive(), intercept(model.denoiser, record):
        pipeline.call_pipeline(prompts[:2], probe)
    if len(calls) != len(levels) or probe.emitted is None or probe.received is None:
        return None
    more = given_arguments(pipeline, prompts, schedule)[1]
    pattern = learn_pattern(
        calls, more, timestep_tensor(timesteps), schedule.train_steps, probe.emitted, answers[0], probe.received
    )
    if pattern is None:
        return None
    call = NetworkCall(model.denoiser, pattern, calls[0])
    with model.exclusive():
        return replace(pattern, by_row=call.takes_timesteps_by_row(timesteps[0], timesteps[-1]))
