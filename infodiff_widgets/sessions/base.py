"""What sessions share: a state that views observe, and one worker thread at a time that changes it."""

from __future__ import annotations

import atexit
import threading
import time
import weakref
from collections.abc import Callable
from typing import Any

import traitlets

from infodiff_widgets.sessions.run import Run, Stopped

PROGRESS_EVERY = 0.1
"""Seconds between two reports of progress; each one is a message to the browser."""

Work = Callable[[Run], str]
"""Does the work of a run, calling ``run.halt()`` before each call of the network, and says what was done."""


_AT_WORK: weakref.WeakSet[Session] = weakref.WeakSet()
"""Those that ever had a thread."""


@atexit.register
def _stop_all() -> None:
    """End with the interpreter: a thread that it meets inside torch brings the process down with an abort."""
    for worker in list(_AT_WORK):
        worker.close()


class Session(traitlets.HasTraits):
    """A state and the thread that works on it, as observable traits.

    Only the latest run may write, so a view never sees what a superseded one still had to say. Observers run in the
    thread that sets the trait, which during a run is the worker: keep them short, and never wait in one.

    Raises:
        TypeError: a keyword is no trait.
    """

    status = traitlets.Enum(("idle", "running", "paused", "done", "cancelled", "failed"), "idle")
    """Where the latest run stands."""

    progress = traitlets.Float(0.0)
    """Share of the latest run that is done, 0 to 1."""

    detail = traitlets.Unicode("")
    """Progress in one line."""

    error = traitlets.Unicode("")
    """Why the latest run failed; empty if it did not."""

    revision = traitlets.Int(0)
    """Counts the results. Observe this one: every other trait is up to date when it changes."""

    unit = "samples"
    """What progress counts."""

    def __init__(self, **traits: Any) -> None:
        for name in traits:
            if not self.has_trait(name):
                known = ", ".join(sorted(self.trait_names()))
                raise TypeError(f"{type(self).__name__} has no {name!r}. It takes: {known}.")
        self.lock = threading.RLock()
        self._run: Run | None = None
        self._threads: list[threading.Thread] = []
        self._reported, self._about = 0.0, ""  # when progress was last told, and what it was about
        super().__init__(**traits)

    @property
    def is_running(self) -> bool:
        """Whether a run is under way, held or not."""
        return self.status in ("running", "paused")

    def pause(self) -> None:
        """Hold the run before the next call of the network, until :meth:`resume`. Other sessions wait as well."""
        with self.lock:
            if self._run is not None and self.status == "running":
                self._run.hold()
                self.detail, self.status = f"paused after {self._count(self._run)}", "paused"

    def resume(self) -> None:
        """Go on with a paused run."""
        with self.lock:
            if self._run is not None and self.status == "paused":
                self.status = "running"
                self._run.go_on()

    def cancel(self) -> None:
        """Stop the run before the next call of the network, and keep what was found."""
        with self.lock:
            if self._run is not None and self.is_running:
                self._run.stop()
                self.detail, self.status = f"stopped after {self._count(self._run)}", "cancelled"

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until no thread works any more; whether that came true within ``timeout`` seconds."""
        until = None if timeout is None else time.monotonic() + timeout
        others = [thread for thread in self._threads if thread is not threading.current_thread()]
        for thread in others:
            thread.join(None if until is None else max(until - time.monotonic(), 0))
        return not any(thread.is_alive() for thread in others)

    def close(self) -> None:
        """Stop, and leave no thread behind."""
        self.cancel()
        self.wait()

    # ---- for the kinds of sessions

    def _begin(self, run: Run) -> None:
        """Make this the run that may write; the one before is stopped and says no more."""
        with self.lock:
            if self._run is not None:
                self._run.stop()
            self._run = run
            self.error, self.progress, self.detail, self.status = "", 0.0, "starting…", "running"

    def _launch(self, run: Run, work: Work) -> None:
        """Begin a run and hand it to a thread."""
        with self.lock:
            self._begin(run)
            thread = threading.Thread(target=self._alone, args=(run, work), name="infodiff worker", daemon=True)
            self._threads = [t for t in self._threads if t.is_alive()] + [thread]
            _AT_WORK.add(self)
            thread.start()

    def _alone(self, run: Run, work: Work) -> None:
        self._work(run, work)
        run.failure = None  # nobody waits for it, and its traceback holds all that the network held

    def _work(self, run: Run, work: Work) -> None:
        try:
            check_model(run.model)
            with run.turn(lambda: self._say(run, "waiting for another run to end or go on…")):
                said = work(run)
            if run.stopped:  # after its last call of the network
                raise Stopped
            self._end(run, "done", said)
        except BaseException as failure:  # a thread has nobody to raise to
            run.failure = failure
            if run.stopped or isinstance(failure, (KeyboardInterrupt, Stopped)):
                self._end(run, "cancelled", f"stopped after {self._count(run)}")
            else:
                self._end(run, "failed", "", message(failure))

    def _end(self, run: Run, status: str, detail: str, error: str = "") -> None:
        with self.lock:
            if run is self._run:
                self.progress = 1.0 if status == "done" else self.progress
                self.detail, self.error, self.status = detail, error, status
                if status == "done":
                    self._ended()

    def _ended(self) -> None:
        """Called under the lock when a run that may write came to its own end."""

    def _writes(self, run: Run) -> bool:
        """Whether a run may still change the state; ask under the lock."""
        return run is self._run and not run.stopped

    def _say(self, run: Run, detail: str) -> None:
        with self.lock:
            if self._writes(run):
                self.detail = detail

    def _step(self, run: Run, done: int, total: int, about: str = "") -> None:
        """Report progress, now and then, and when it is about something else."""
        run.done, run.total = done, total
        now = time.monotonic()
        if now - self._reported < PROGRESS_EVERY and done < total and about == self._about:
            return
        self._reported, self._about = now, about
        share = max(done / total, min(run.elapsed / run.max_seconds, 1.0) if run.max_seconds else 0.0)
        left = run.elapsed * (1 - share) / max(share, 1e-9)
        rate = f"{done / max(run.elapsed, 1e-9):.1f} a second"
        with self.lock:
            if self._writes(run) and not run.held:
                self.progress = share
                self.detail = " · ".join(filter(None, [about, self._count(run), rate, f"{duration(left)} left"]))

    def _count(self, run: Run) -> str:
        of = f" of {run.total}" if run.total else ""
        return f"{run.done}{of} {self.unit}"


def check_model(model: Any) -> None:
    """Raise TypeError unless it can be asked as a :class:`~infodiff_widgets.pipelines.model.Model` can."""
    if not hasattr(model, "prepare"):
        raise TypeError(f"a model from load() or wrap() is needed; got {type(model).__name__}")


def duration(seconds: float) -> str:
    """A time in its largest fitting unit, such as ``"9 s"``."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.0f} h"


def message(failure: BaseException) -> str:
    """An error as one sentence; those not written for people are named, so that they can be looked up."""
    text = str(failure.args[0]) if isinstance(failure, KeyError) and failure.args else str(failure)
    kind = "" if isinstance(failure, (ValueError, TypeError)) and text else f"{type(failure).__name__}: "
    return (kind + text).removesuffix(": ")
