"""Runs: their input as it was when they began, their clock, how they are held and stopped, and what they found."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from infodiff_widgets.core.logsnr import LogSNRDistribution

T = TypeVar("T")

_TURN = threading.Lock()
"""One estimate at a time: pipelines are not made for two threads, and two would share one processor."""


class Stopped(Exception):
    """The run was stopped before its turn came."""


class Run:
    """One run, driven by one worker thread and held or stopped from any other.

    Args:
        model, image, prompt, samples, seed: its input.
        max_seconds: how long it may work, once its turn has come; 0 for as long as it takes.
        target_stderr: how small the error of the prompt's information shall be, in nats; 0 for no such aim.
        logsnr_distribution: where along log SNR to draw; the model's own by default.

    Attributes:
        done, total: draws so far, and in all.
        failure: what ended it, if not its own end.
    """

    def __init__(
        self, model: Any, image: Any, prompt: str, samples: int, seed: int,
        max_seconds: float = 0.0, target_stderr: float = 0.0, logsnr_distribution: LogSNRDistribution | None = None,
    ) -> None:  # fmt: skip
        self.model, self.image, self.prompt, self.samples, self.seed = model, image, prompt, samples, seed
        self.logsnr_distribution = logsnr_distribution or getattr(model, "logsnr_distribution", None)
        self.max_seconds, self.target_stderr = max_seconds, target_stderr
        self.done = self.total = 0
        self.failure: BaseException | None = None
        self._stop, self._go = threading.Event(), threading.Event()
        self._go.set()
        self._began, self._held = time.monotonic(), 0.0

    def same_input(self, other: Run) -> bool:
        """Whether both would find the same numbers, about any prompt."""
        return (
            self.model is other.model and self.image is other.image and self.logsnr_distribution == other.logsnr_distribution
            and (self.samples, self.seed, self.target_stderr) == (other.samples, other.seed, other.target_stderr)
        )  # fmt: skip

    @property
    def elapsed(self) -> float:
        """Seconds since its turn came, less those in which it was held."""
        return time.monotonic() - self._began - self._held

    @property
    def out_of_time(self) -> bool:
        """Whether its seconds are spent."""
        return bool(self.max_seconds) and self.elapsed >= self.max_seconds

    @property
    def stopped(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    @property
    def held(self) -> bool:
        """Whether it was told to wait."""
        return not self._go.is_set()

    def stop(self) -> None:
        """Stop before the next call of the network."""
        self._stop.set()
        self._go.set()

    def hold(self) -> None:
        """Wait before the next call of the network."""
        self._go.clear()

    def go_on(self) -> None:
        """End the wait."""
        self._go.set()

    def halt(self) -> bool:
        """Called by the worker before every call of the network: waits while held; whether to stop.

        It keeps its turn meanwhile: it is in the middle of a call of the pipeline, which is not made for two.
        """
        if self.held:
            began = time.monotonic()
            self._go.wait()
            self._held += time.monotonic() - began
        return self.stopped

    @contextmanager
    def turn(self, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Wait for the run before this one; ``waiting()`` is called once if there is one.

        Raises:
            Stopped: told to stop while waiting.
        """
        if not _TURN.acquire(timeout=0.05):
            waiting()
            while not _TURN.acquire(timeout=0.05):
                if self.stopped:
                    raise Stopped
        self._began, self._held = time.monotonic(), 0.0
        try:
            yield
        finally:
            _TURN.release()


class ResultCache(Generic[T]):
    """The latest complete findings, to come back to without a run.

    Args:
        size: how many are kept.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: list[tuple[Run, Any, T]] = []

    def keep(self, run: Run, about: Any, found: T) -> None:
        """Remember what a run found about something, in the place of what was found before."""
        kept = [entry for entry in self._kept if not (entry[1] == about and run.same_input(entry[0]))]
        self._kept = [*kept, (run, about, found)][-self._size :]

    def find(self, run: Run, about: Any) -> T | None:
        """What a run with the same input found about it, or None."""
        return next((found for of, what, found in self._kept if what == about and run.same_input(of)), None)
