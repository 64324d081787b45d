"""One run of a session: its input, its clock, and the controls that pause and stop it."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from infodiff_widgets.core.logsnr import LogSNRDistribution


_waiting: list[Run] = []
"""Runs that wait for their pipelines, the newest last."""


class _Overtaken(Exception):
    """A newer run waits for the same pipeline."""


class RunCancelled(Exception):
    """The run was cancelled between two of its steps."""


@dataclass(frozen=True)
class RunInput:
    """Everything that determines the numbers of a run, except which prompts it evaluates.

    Attributes:
        model: compared by identity.
        image: private copy of the image; in comparisons, the hash of its content stands for it.
        samples, seed, logsnr_distribution, adaptive: as in ``estimate``.
        target_stderr: standard error, in nats, at which the run ends early; 0 for none.
    """

    model: Any
    image: Any = field(compare=False)
    image_key: Hashable
    samples: int
    seed: int
    target_stderr: float = 0.0
    logsnr_distribution: LogSNRDistribution | None = None
    adaptive: bool = False


class RunControl:
    """Pauses and stops a run from any thread. The run asks it between two steps."""

    def __init__(self) -> None:
        self._stop, self._go = threading.Event(), threading.Event()
        self._go.set()

    @property
    def stopped(self) -> bool:
        """Whether the run was told to stop."""
        return self._stop.is_set()

    @property
    def paused(self) -> bool:
        """Whether the run was told to pause."""
        return not self._go.is_set()

    def stop(self) -> None:
        """Stop before the next step."""
        self._stop.set()
        self._go.set()

    def pause(self) -> None:
        """Pause before the next step."""
        self._go.clear()

    def resume(self) -> None:
        """End the pause."""
        self._go.set()

    def should_stop(self) -> bool:
        """Wait while paused, then say whether to stop; called before every step."""
        self._go.wait()
        return self.stopped

    def check(self) -> None:
        """Wait while paused; raise RunCancelled if the run was told to stop."""
        if self.should_stop():
            raise RunCancelled


class Run(RunControl):
    """One run of a session, whose steps are network calls.

    Attributes:
        prompt: prompt whose words are measured, if there is one.
        max_seconds: time limit, counted from when the run has the pipeline to itself; 0 for none.
        done, total, unit: progress in samples or network calls.
        failure: the exception that ended the run, if any.
    """

    def __init__(self, given: RunInput, prompt: str = "", max_seconds: float = 0.0) -> None:
        super().__init__()
        self.input, self.prompt, self.max_seconds = given, prompt, max_seconds
        self.done, self.total, self.unit = 0, 0, "samples"
        self.failure: BaseException | None = None
        self._began, self._paused_seconds = time.monotonic(), 0.0

    @property
    def elapsed(self) -> float:
        """Seconds since the run got the pipeline, without pauses."""
        return time.monotonic() - self._began - self._paused_seconds

    @property
    def out_of_time(self) -> bool:
        """Whether the time limit is reached."""
        return bool(self.max_seconds) and self.elapsed >= self.max_seconds

    def should_stop(self) -> bool:
        """Wait while paused, which is not counted as time of the run, then say whether to stop."""
        began = time.monotonic()
        stop = super().should_stop()
        self._paused_seconds += time.monotonic() - began
        return stop

    @contextmanager
    def exclusive(self, waiting: Callable[[], object] = lambda: None) -> Iterator[None]:
        """Hold the model's pipeline, during pauses too, and start the clock.

        Of several runs that wait for it, the newest goes first. ``waiting()`` is called while one holds it. Raises
        RunCancelled as :meth:`check`.
        """

        def check() -> None:
            waiting()
            self.check()
            if self._is_overtaken():
                raise _Overtaken

        _waiting.append(self)
        with ExitStack() as held:
            held.callback(lambda: self in _waiting and _waiting.remove(self))
            while self in _waiting:
                try:
                    held.enter_context(self.input.model.exclusive(check, warn=False))  # waiting() tells the user
                    _waiting.remove(self)
                except _Overtaken:
                    while self._is_overtaken():
                        time.sleep(0.02)
                        self.check()
            self._began, self._paused_seconds = time.monotonic(), 0.0
            yield

    def _is_overtaken(self) -> bool:
        """Whether a newer run waits for this one's pipeline."""
        newer = list(_waiting)
        newer = newer[newer.index(self) + 1 :] if self in newer else []
        return any(_pipeline(run) is _pipeline(self) and not run.paused and not run.stopped for run in newer)


def _pipeline(run: Run) -> Any:
    """What runs of one pipeline have in common, whoever wraps it."""
    return getattr(run.input.model, "pipe", run.input.model)


def snapshot(image: Any) -> tuple[Any, Hashable]:
    """Private copy of an image, and a hash of its content: an array that is changed in place is another input.

    A value that is not an image is returned as it is, for the model to refuse.
    """
    try:
        if isinstance(image, (np.ndarray, Image.Image)):
            copy = image.copy()
            kind = (copy.dtype.str, copy.shape) if isinstance(copy, np.ndarray) else (copy.mode, copy.size)
            return copy, (*kind, hashlib.blake2b(copy.tobytes(), digest_size=16).digest())
    except OSError:  # a damaged file
        pass
    return image, id(image)
