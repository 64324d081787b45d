"""`Session`: observable state and the background task that changes it, shared by all kinds of sessions."""

from __future__ import annotations

import atexit
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Hashable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from infodiff_widgets.sessions.run import Run, RunCancelled, RunInput, snapshot
from infodiff_widgets.sessions.traits import Enum, Float, Int

if TYPE_CHECKING:
    from infodiff_widgets.core.cache import ResidualCache
    from infodiff_widgets.core.information import Information

STATUSES = ("idle", "running", "paused", "done", "cancelled", "failed")
"""Values of ``Session.status``."""

PROGRESS_INTERVAL = 0.1
"""Seconds between two reports of progress; each one is a message to the browser."""

Work = Callable[[Run], str]
"""Work of a run: calls ``run.should_stop()`` before each network call and returns a remark for the status line."""

_started: weakref.WeakSet[Session] = weakref.WeakSet()
# A thread that is inside torch when the interpreter ends would abort the process.
atexit.register(lambda: [session.close() for session in list(_started)])


class Session(traitlets.HasTraits):
    """Model, image and run status as observable traits, with at most one background task that may change them.

    Only the latest run may write, so views never see results of a superseded run. Observers run in the thread that
    sets the trait, which during a run is the worker: keep them short, and never wait in one.

    Raises TypeError: if a keyword is not a trait.
    """

    model = traitlets.Any(help="The ``Model`` to evaluate, from ``load`` or ``wrap``.")
    image = traitlets.Any(help="PIL image or uint8 array [H, W, 3]; copied and checked when a run starts.")
    samples = Int(64, min=2, help="Number of samples of (log SNR, noise) in the next run.")
    seed = Int(0, min=0, help="Random seed of the next run.")
    adaptive = traitlets.Bool(None, allow_none=True)
    """Whether the next run adapts its noise levels to what is asked, as in ``estimate``; None for the model's default.
    """
    status = Enum(STATUSES, "idle", help="State of the latest run.")
    progress = Float(0.0, help="Completed fraction of the latest run, 0 to 1.")
    detail = traitlets.Unicode("", help="Progress in one line.")
    error = traitlets.Unicode("", help="Why the latest run failed; empty if it did not.")
    revision = Int(0, help="Number of results. When it changes, all other traits are up to date.")

    CACHE_SIZE: ClassVar[int] = 12
    """Number of complete results that are kept."""

    def __init__(self, **traits: Any) -> None:
        known = sorted(self.trait_names())
        for name in set(traits) - set(known):
            raise TypeError(f"{type(self).__name__} has no {name!r}. It takes: {', '.join(known)}.")
        self.lock = threading.RLock()
        # Complete results of earlier runs, the latest first; no dictionary, since models need not be hashable.
        self._results: deque[tuple[tuple[RunInput, Any], Any]] = deque(maxlen=self.CACHE_SIZE)
        self._run: Run | None = None
        self._image: tuple[Any, Hashable] = (None, None)  # the latest snapshot
        self._threads: list[threading.Thread] = []
        self._reported, self._activity = 0.0, ""  # time and activity of the latest report of progress
        super().__init__(**traits)

    @property
    def is_running(self) -> bool:
        """Whether a run is under way, paused or not."""
        return self.status in ("running", "paused")

    def pause(self) -> None:
        """Pause before the next network call, until :meth:`resume`. Other runs on this pipeline wait as well."""
        with self.lock:
            if self._run is not None and self.status == "running":
                self._run.pause()
                self.detail, self.status = f"paused after {_count(self._run)}", "paused"

    def resume(self) -> None:
        """Continue a paused run."""
        with self.lock:
            if self._run is not None and self.status == "paused":
                self.status = "running"
                self._run.resume()

    def cancel(self) -> None:
        """Stop before the next network call and keep the results so far."""
        with self.lock:
            if self._run is not None and self.is_running:
                self._run.stop()
                self.detail, self.status = f"stopped after {_count(self._run)}", "cancelled"

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until no background task is left, for at most ``timeout`` seconds; False if one still is."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while others := [t for t in self._threads if t.is_alive() and t is not threading.current_thread()]:
            if deadline is not None and time.monotonic() >= deadline:
                return False
            others[0].join(None if deadline is None else max(deadline - time.monotonic(), 0))
        return True

    def close(self) -> None:
        """Cancel the run and wait for its thread to end."""
        self.cancel()
        self.wait()

    def clear_cache(self) -> None:
        """Discard cached results and cancel the run, for a model that was changed in place, such as by an adapter."""
        with self.lock:
            self.cancel()
            self._results.clear()
            vars(self).pop("_residuals", None)

    # ---- for subclasses

    @cached_property
    def _residuals(self) -> ResidualCache:
        """Residuals of earlier runs on the latest image: a new prompt costs only its own evaluations."""
        from infodiff_widgets.core.cache import ResidualCache  # needs torch, which looking at a saved result does not

        return ResidualCache()

    def _new_run(self, prompt: str = "", max_seconds: float = 0.0, target_stderr: float = 0.0) -> Run:
        """A run on the present input. An image with the same content is the same object, as the caches need."""
        with self.lock:
            image = snapshot(self.image)
            self._image = self._image if self._image[1] == image[1] else image
            levels = getattr(self.model, "logsnr_distribution", None)
            adaptive = getattr(self.model, "adaptive", False) if self.adaptive is None else self.adaptive
            given = RunInput(self.model, *self._image, self.samples, self.seed, target_stderr, levels, adaptive)
            return Run(given, prompt, max_seconds)

    def _estimate(self, run: Run, prompt: str | None = None, **options: Any) -> Iterator[Information]:
        """``estimate_iter`` on the input of a run, with the cached residuals."""
        from infodiff_widgets.core.estimate import estimate_iter

        given = run.input
        return estimate_iter(
            given.model, given.image, prompt, samples=given.samples, seed=given.seed, cache=self._residuals,
            logsnr_distribution=given.logsnr_distribution, adaptive=given.adaptive, cancel=run.should_stop, **options,
        )  # fmt: skip

    def _begin(self, run: Run) -> None:
        """Make this the run that may write; stop the previous one."""
        with self.lock:
            if self._run is not None:
                self._run.stop()
            self._run = run
            self.error, self.progress, self.detail, self.status = "", 0.0, "starting…", "running"

    def _launch(self, run: Run, work: Work) -> None:
        """Begin a run in a background thread."""

        def target() -> None:
            self._execute(run, work)
            run.failure = None  # nobody reads it, and its traceback holds the network's tensors

        with self.lock:
            self._begin(run)
            thread = threading.Thread(target=target, name="infodiff worker", daemon=True)
            self._threads = [t for t in self._threads if t.is_alive()] + [thread]
            _started.add(self)
            thread.start()

    def _execute(self, run: Run, work: Work) -> None:
        try:
            check_model(run.input.model)
            with run.exclusive(lambda: self._update(run, detail="waiting for another run on this pipeline…")):
                remark = work(run)
                late = run.out_of_time and run.done < run.total
                limit = f"stopped at the time limit of {run.max_seconds:g} s" if late else ""
                summary = f"{run.done} {run.unit} in {format_duration(run.elapsed)}"
            run.check()  # stopped after its last network call
            self._finish(run, "done", " · ".join(filter(None, (summary, remark, limit))))
        except BaseException as failure:  # a thread has no caller to raise to
            run.failure = failure
            if run.stopped or isinstance(failure, (KeyboardInterrupt, RunCancelled)):
                self._finish(run, "cancelled", f"stopped after {_count(run)}")
            else:
                self._finish(run, "failed", "", error_message(failure))

    def _finish(self, run: Run, status: str, detail: str, error: str = "") -> None:
        with self.lock:
            if run is self._run:
                self.progress = 1.0 if status == "done" else self.progress
                self.detail, self.error, self.status = detail, error, status
                if status == "done":
                    self._on_done()

    def _on_done(self) -> None:
        """Hook, called under the lock after the latest run has completed."""

    def _is_current(self, run: Run) -> bool:
        """Whether a run may still change the state; call under the lock."""
        return run is self._run and not run.stopped

    def _update(self, run: Run, **traits: Any) -> bool:
        """Set traits if the run may still change the state; returns whether it may."""
        with self.lock:
            current = self._is_current(run)
            if current:
                for name, value in traits.items():
                    setattr(self, name, value)
            return current

    def _publish(self, run: Run, **traits: Any) -> bool:
        """Like :meth:`_update`, for a result: also counts the revision."""
        with self.lock:
            return self._update(run, **traits, revision=self.revision + 1)

    def _store(self, run: Run, prompts: Any, result: Any, given: RunInput | None = None) -> None:
        """Cache a complete result, unless the run has been cancelled, since the cache may have been cleared."""
        with self.lock:
            if self._is_current(run):
                self._results.appendleft(((given or run.input, prompts), result))

    def _cached(self, given: RunInput, prompts: Any) -> Any:
        """The cached result for an input and prompts, or None."""
        return next((result for key, result in list(self._results) if key == (given, prompts)), None)

    def _report(self, run: Run, done: int, total: int, activity: str = "", unit: str = "samples") -> None:
        """Report progress, at most every PROGRESS_INTERVAL unless the activity has changed."""
        run.done, run.total, run.unit = done, total, unit
        now = time.monotonic()
        if now - self._reported < PROGRESS_INTERVAL and done < total and activity == self._activity:
            return
        self._reported, self._activity = now, activity
        fraction = max(done / total, min(run.elapsed / run.max_seconds, 1.0) if run.max_seconds else 0.0)
        left = format_duration(run.elapsed * (1 - fraction) / max(fraction, 1e-9))
        parts = activity, _count(run), f"{done / max(run.elapsed, 1e-9):.1f} per second", f"{left} left"
        with self.lock:
            if not run.paused:
                self._update(run, progress=fraction, detail=" · ".join(filter(None, parts)))


def check_model(model: Any) -> None:
    """Raise TypeError unless ``model`` can be evaluated."""
    if not hasattr(model, "prepare"):
        raise TypeError(f"expected a model from load() or wrap(); got {type(model).__name__}")


def check_result(name: str, result: Any) -> None:
    """Raise TypeError unless ``result`` is an ``Information``."""
    if not hasattr(result, "n_reference"):
        raise TypeError(f"{name} must be an Information, from estimate() or from_netcdf(); got {result!r}")


def _count(run: Run) -> str:
    return f"{run.done}{f' of {run.total}' if run.total else ''} {run.unit}"


def format_duration(seconds: float) -> str:
    """A duration in its largest fitting unit, such as ``"9 s"``."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.0f} h"


def error_message(failure: BaseException) -> str:
    """An exception in one line; its type is named unless the message was written for users."""
    text = str(failure.args[0]) if isinstance(failure, KeyError) and failure.args else str(failure)
    kind = (
        ""
        if isinstance(failure, (ValueError, TypeError, OSError, ImportError)) and text
        else f"{type(failure).__name__}: "
    )
    return (kind + text).removesuffix(": ")
