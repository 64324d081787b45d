"""One exploration's state: what is asked, how far the estimate is, and what has been found.

No widget in sight: views observe these traits. The estimate runs in a worker thread, and only the worker's
current job may write, so a view never sees what a superseded run still had to say.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import traitlets

from infodiff_widgets.prompts import Prompt

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.core.readings import Estimate, Heatmap

_TURN = threading.Lock()
"""One estimate at a time: pipelines are not made for two threads, and two would share one processor."""

_PROGRESS_EVERY = 0.1
"""Seconds between two reports of progress; each one is a message to the browser."""


@dataclass(eq=False)
class _Job:
    """One run, with the input as it was when it began."""

    model: Any
    image: Any
    prompt: str
    samples: int
    seed: int
    phrases: list[slice]
    stop: threading.Event = field(default_factory=threading.Event)
    began: float = field(default_factory=time.monotonic)
    reported: float = 0.0
    done: int = 0
    total: int = 0
    failure: BaseException | None = None


def check_selection(selected: tuple[int, ...], words: int) -> tuple[int, ...]:
    """A selection as it is, if it is one word or a phrase.

    Raises:
        traitlets.TraitError: an index does not exist, or the indices are not in a row.
    """
    if selected and not 0 <= min(selected) <= max(selected) < words:
        raise traitlets.TraitError(f"selected is {selected}, but the words are numbered 0 to {words - 1}")
    if selected and selected != tuple(range(selected[0], selected[0] + len(selected))):
        raise traitlets.TraitError(f"selected must be a word or words in a row, such as (2, 3), not {selected}")
    return selected


class Session(traitlets.HasTraits):
    """An image, a prompt and what the model knows about them, as observable traits.

    >>> session = Session(model=model, image=image, prompt="a cat on a mat")  # doctest: +SKIP
    >>> session.start()  # returns at once; session.run() waits  # doctest: +SKIP
    >>> session.observe(lambda change: print(session.total()), "revision")  # doctest: +SKIP

    Changing the input does nothing until :meth:`start` or :meth:`run`. Bad input makes ``status`` "failed"
    and ``error`` say why; ``result`` stays what it was. Observers run in the thread that sets the trait,
    which during a run is the worker: keep them short, and never wait in one.
    """

    model = traitlets.Any()
    """Who is asked: a :class:`~infodiff_widgets.pipelines.model.Model`."""

    image = traitlets.Any()
    """A PIL image or uint8 array [H, W, 3]; checked when a run starts."""

    prompt = traitlets.Unicode("")
    """The prompt for the next run; checked when it starts."""

    samples = traitlets.Int(128)
    """Draws of (log SNR, noise) for the next run."""

    seed = traitlets.Int(0)
    """Of all randomness in the next run."""

    selected = traitlets.Tuple()
    """Indices of the chosen word, or of a phrase in a row; ``()`` for the whole prompt. A phrase that the
    result does not know starts a run that includes it."""

    given = traitlets.Enum(("rest", ""), "rest")
    """Against what: ``"rest"`` of the prompt, or ``""`` for the word alone."""

    estimator = traitlets.Enum(("orthogonal", "standard"), "orthogonal")
    """Which of the two estimators to read."""

    band = traitlets.Tuple()
    """A range (low, high) of log SNR that totals, words and maps are restricted to; ``()`` for all of it."""

    status = traitlets.Enum(("idle", "running", "done", "cancelled", "failed"), "idle")
    """Where the latest run stands."""

    progress = traitlets.Float(0.0)
    """Share of the latest run that is done, 0 to 1."""

    detail = traitlets.Unicode("")
    """Progress in one line, such as ``"64 of 128 samples · 9 s left"``."""

    error = traitlets.Unicode("")
    """Why the latest run failed; empty if it did not."""

    result = traitlets.Any(None, allow_none=True)
    """The latest :class:`~infodiff_widgets.core.information.Information`, growing during a run, or None."""

    revision = traitlets.Int(0)
    """Counts the results. Observe this one: every other trait is up to date when it changes."""

    def __init__(self, **traits: Any) -> None:
        for name in traits:
            if not self.has_trait(name):
                known = ", ".join(sorted(self.trait_names()))
                raise TypeError(f"Session has no {name!r}. It takes: {known}.")
        self.lock = threading.RLock()
        self._job: _Job | None = None
        self._phrases: list[slice] = []
        self._threads: list[threading.Thread] = []
        super().__init__(**traits)

    # ---- running

    def start(self) -> None:
        """Run in a worker thread and return at once. A run under way is cancelled and says no more."""
        with self.lock:
            job = self._begin()
            thread = threading.Thread(target=self._work, args=(job,), name="infodiff session", daemon=True)
            self._threads = [t for t in self._threads if t.is_alive()] + [thread]
            thread.start()

    def run(self) -> Information:
        """Run here and wait for the result, for scripts and documents.

        Raises:
            ValueError, TypeError: bad input.
            Cancelled: :meth:`cancel` was called meanwhile.
        """
        job = self._begin()
        self._work(job)
        if job.failure is not None:
            raise job.failure
        return self.result

    def cancel(self) -> None:
        """Stop the run within one step of the model. What it has found stays."""
        with self.lock:
            if self._job is not None and self.status == "running":
                self._job.stop.set()
                self.detail = "stopping…"

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until no worker runs; whether that came true in ``timeout`` seconds."""
        until = None if timeout is None else time.monotonic() + timeout
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(None if until is None else max(until - time.monotonic(), 0))
        return not any(t.is_alive() for t in self._threads if t is not threading.current_thread())

    def close(self) -> None:
        """Stop, and leave no thread behind."""
        self.cancel()
        self.wait()

    def _begin(self) -> _Job:
        with self.lock:
            if self._job is not None:
                self._job.stop.set()
            self._want(self.selected)
            words = len(Prompt(self.prompt).words)
            phrases = [phrase for phrase in self._phrases if phrase.stop <= words]
            self._job = _Job(self.model, self.image, self.prompt, self.samples, self.seed, phrases)
            self.error, self.progress, self.detail, self.status = "", 0.0, "starting…", "running"
            return self._job

    def _work(self, job: _Job) -> None:
        try:
            # Imported here, since it needs torch, and looking at a saved result does not.
            from infodiff_widgets.core.estimate import estimate_iter

            if not hasattr(job.model, "prepare"):
                raise TypeError(f"a session asks a model from load() or wrap(); got {type(job.model).__name__}")
            with self._turn(job):
                self._announce(job)
                for result in estimate_iter(
                    job.model, job.image, job.prompt, phrases=job.phrases, samples=job.samples, seed=job.seed,
                    cancel=job.stop.is_set, progress=lambda done, total: self._step(job, done, total),
                ):  # fmt: skip
                    self._publish(job, result)
            self._end(job, "done", f"{job.done} samples in {_duration(time.monotonic() - job.began)}")
        except BaseException as failure:  # a worker has nobody to raise to; run() raises it again
            job.failure = failure
            if job.stop.is_set() or isinstance(failure, KeyboardInterrupt):
                of = f" of {job.total}" if job.total else ""
                self._end(job, "cancelled", f"stopped after {job.done}{of} samples")
            else:
                self._end(job, "failed", "", _message(failure))

    def _announce(self, job: _Job) -> None:
        """Say what the run costs before its first sample is in."""
        from infodiff_widgets.core.estimate import word_prompts

        prompts = len(word_prompts(Prompt(job.prompt), job.phrases))
        with self.lock:
            if job is self._job and not job.stop.is_set():
                self.detail = f"{prompts * job.samples} evaluations: {job.samples} samples of {prompts} prompts…"

    @contextmanager
    def _turn(self, job: _Job) -> Iterator[None]:
        """Wait for the run before this one to stop, unless this one is stopped first."""
        while not _TURN.acquire(timeout=0.05):
            if job.stop.is_set():
                from infodiff_widgets.core.estimate import Cancelled

                raise Cancelled(None)
        try:
            yield
        finally:
            _TURN.release()

    def _step(self, job: _Job, done: int, total: int) -> None:
        job.done, job.total = done, total
        now = time.monotonic()
        if now - job.reported < _PROGRESS_EVERY:
            return
        job.reported = now
        left = (now - job.began) / done * (total - done)
        with self.lock:
            if job is self._job and not job.stop.is_set():
                self.progress = done / total
                self.detail = f"{done} of {total} samples · {_duration(left)} left"

    def _publish(self, job: _Job, result: Information) -> None:
        with self.lock:
            if job is not self._job or job.stop.is_set():
                return
            if self.selected and self.selected[-1] >= len(result.prompt.words):
                self.selected = ()
            self.result = result
            self.revision += 1

    def _end(self, job: _Job, status: str, detail: str, error: str = "") -> None:
        with self.lock:
            if job is self._job:
                self.progress = 1.0 if status == "done" else self.progress
                self.detail, self.error, self.status = detail, error, status

    # ---- what is shown

    @property
    def shown(self) -> Prompt:
        """The prompt that the result and the selection are about."""
        return Prompt(self.prompt) if self.result is None else self.result.prompt

    def total(self) -> Estimate | None:
        """Information of the selection in nats; None while unknown."""
        if not self._knows(self.selected):
            return None
        word = _selector(self.selected)
        if word is None or self.given == "":
            return self.result.mi(word, estimator=self.estimator, band=self.band or None)
        return self.result.cmi(word, estimator=self.estimator, band=self.band or None)

    def band_estimates(self) -> list[Estimate]:
        """Information of the selection in each of the result's ranges of log SNR; empty while unknown."""
        if not self._knows(self.selected):
            return []
        word, edges = _selector(self.selected), self.result.bands
        ask = self.result.mi if word is None or self.given == "" else self.result.cmi
        return [ask(word, estimator=self.estimator, band=band) for band in itertools.pairwise(edges)]

    def heatmap(self) -> Heatmap | None:
        """Where in the image :meth:`total` is; None while unknown."""
        if not self._knows(self.selected):
            return None
        word = _selector(self.selected)
        return self.result.heatmap(word, given=self.given, estimator=self.estimator, band=self.band or None)

    def word_estimates(self) -> list[Estimate]:
        """One a word, by ``given`` and ``estimator``; empty while unknown."""
        if self.result is None:
            return []
        ask = self.result.cmi if self.given == "rest" else self.result.mi
        return [ask(i, estimator=self.estimator, band=self.band or None) for i in range(len(self.shown.words))]

    def _knows(self, selected: tuple[int, ...]) -> bool:
        if self.result is None:
            return False
        if len(selected) < 2:
            return True
        phrase, prompt = _selector(selected), self.result.prompt
        return {prompt.omit(phrase).text, prompt.only(phrase).text} <= set(self.result.prompts)

    def _want(self, selected: tuple[int, ...]) -> None:
        """Include a phrase in the runs to come."""
        if len(selected) > 1 and _selector(selected) not in self._phrases:
            self._phrases.append(_selector(selected))

    @traitlets.validate("selected")
    def _check_selected(self, proposal: dict) -> tuple[int, ...]:
        return check_selection(proposal["value"], len(self.shown.words))

    @traitlets.validate("band")
    def _check_band(self, proposal: dict) -> tuple[float, ...]:
        band = tuple(float(end) for end in proposal["value"])
        if band and not (len(band) == 2 and band[0] < band[1]):
            raise traitlets.TraitError(f"band must be () or (low, high) in log SNR with low < high; got {band}")
        return band

    @traitlets.observe("prompt")
    def _forget_phrases(self, _change: dict) -> None:
        self._phrases = []

    @traitlets.observe("selected")
    def _estimate_phrase(self, _change: dict) -> None:
        with self.lock:
            if self._knows(self.selected) or self.model is None:
                return  # without a model there is nobody to ask
            self._want(self.selected)
            running = self.status == "running"
            if len(self.selected) > 1 and (
                _selector(self.selected) not in self._job.phrases if running else self.result is not None
            ):
                self.start()


def _selector(selected: tuple[int, ...]) -> int | slice | None:
    """A selection as a word of a prompt: None for the whole prompt."""
    if len(selected) > 1:
        return slice(selected[0], selected[-1] + 1)
    return selected[0] if selected else None


def _duration(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.0f} h"


def _message(failure: BaseException) -> str:
    """An error as one sentence; those not written for people are named, so that they can be looked up."""
    text = str(failure.args[0]) if isinstance(failure, KeyError) and failure.args else str(failure)
    kind = "" if isinstance(failure, (ValueError, TypeError)) and text else f"{type(failure).__name__}: "
    return (kind + text).removesuffix(": ")
