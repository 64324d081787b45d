"""One exploration's state: what is asked, how far the estimate is, and what has been found.

No widget in sight: views observe these traits. The estimate runs in a worker thread, and only the worker's
current run may write, so a view never sees what a superseded run still had to say.
"""

from __future__ import annotations

import itertools
import threading
import time
from typing import TYPE_CHECKING, Any

import traitlets

from infodiff_widgets.prompts import Prompt, Question
from infodiff_widgets.runs import Run, Stopped

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.core.readings import Estimate, Heatmap

PROGRESS_EVERY = 0.1
"""Seconds between two reports of progress; each one is a message to the browser."""

REMEMBERED = 12
"""How many results are kept to come back to."""


class Session(traitlets.HasTraits):
    """An image, a prompt and what the model knows about them, as observable traits.

    >>> session = Session(model=model, image=image, prompt="a cat on a mat")  # doctest: +SKIP
    >>> session.start()  # returns at once; session.run() waits  # doctest: +SKIP
    >>> session.observe(lambda change: print(session.total()), "revision")  # doctest: +SKIP

    Changing the input does nothing until :meth:`start` or :meth:`run`. Bad input makes ``status`` "failed"
    and ``error`` say why; ``result`` stays what it was. Observers run in the thread that sets the trait,
    which during a run is the worker: keep them short, and never wait in one.

    A question about words that the result cannot answer (a phrase, or with words left out) is answered by a run of
    its own over the two prompts that it compares; so is a prompt that was asked about before, from memory.
    """

    model = traitlets.Any()
    """Who is asked: a :class:`~infodiff_widgets.pipelines.model.Model`."""

    image = traitlets.Any()
    """A PIL image or uint8 array [H, W, 3]; checked when a run starts."""

    prompt = traitlets.Unicode("")
    """The prompt for the next run; checked when it starts."""

    samples = traitlets.Int(128)
    """Draws of (log SNR, noise) for the next run."""

    seconds = traitlets.Float(0.0, min=0)
    """The next run ends after so many seconds; 0 for no such limit."""

    stderr = traitlets.Float(0.0, min=0)
    """The next run ends once the error of the whole prompt's information is this small, in nats; 0 for no such aim."""

    seed = traitlets.Int(0)
    """Of all randomness in the next run."""

    asked = traitlets.Tuple()
    """Indices of the words asked about; ``()`` for all that are not left out, against the empty prompt."""

    left_out = traitlets.Tuple()
    """Indices of the words left out of both prompts that are compared. All other words are given."""

    estimator = traitlets.Enum(("orthogonal", "standard"), "orthogonal")
    """Which of the two estimators to read."""

    band = traitlets.Tuple()
    """A range (low, high) of log SNR that totals, words and maps are restricted to; ``()`` for all of it."""

    status = traitlets.Enum(("idle", "running", "paused", "done", "cancelled", "failed"), "idle")
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
    """Counts the results and answers. Observe this one: every other trait is up to date when it changes."""

    glimpses = traitlets.List()
    """What the model makes of the image at the middle of each of the result's ranges of log SNR: PIL images."""

    def __init__(self, **traits: Any) -> None:
        for name in traits:
            if not self.has_trait(name):
                known = ", ".join(sorted(self.trait_names()))
                raise TypeError(f"Session has no {name!r}. It takes: {known}.")
        self.lock = threading.RLock()
        self._run: Run | None = None
        self._source: Run | None = None  # the run that gave the result
        self._known: list[tuple[Run, str | Question, Information]] = []  # complete results and answers
        self._partial: tuple[Question, Information] | None = None  # an answer that is still growing
        self._reported = 0.0
        self._threads: list[threading.Thread] = []
        super().__init__(**traits)

    # ---- running

    def start(self) -> None:
        """Run in a worker thread and return at once. A run under way is cancelled and says no more."""
        with self.lock:
            run = self._begin()
            if not self._recall(run):
                self._hand_over(run)

    def run(self) -> Information:
        """Run here and wait for the result, for scripts and documents.

        Raises:
            ValueError, TypeError: bad input.
            Cancelled: :meth:`cancel` was called meanwhile.
        """
        run = self._begin()
        self._work(run)
        if run.failure is not None:
            raise run.failure
        return self.result

    def pause(self) -> None:
        """Hold the run before the next step of the model, until :meth:`resume`. Other sessions wait as well."""
        with self.lock:
            if self._run is not None and self.status == "running":
                self._run.hold()
                of = f" of {self._run.total}" if self._run.total else ""
                self.detail, self.status = f"paused after {self._run.done}{of} samples", "paused"

    def resume(self) -> None:
        """Go on with a paused run."""
        with self.lock:
            if self._run is not None and self.status == "paused":
                self.detail, self.status = "going on…", "running"
                self._run.go_on()

    def cancel(self) -> None:
        """Stop the run within one step of the model. What it has found stays."""
        with self.lock:
            if self._run is not None and self.status in ("running", "paused"):
                self._run.stop()
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

    @property
    def rule(self) -> str:
        """When the next run ends, in words."""
        aims = [f"{self.samples} samples"]
        aims += [f"{self.seconds:g} s"] * (self.seconds > 0) + [f"an error of {self.stderr:g} nats"] * (self.stderr > 0)
        return " or ".join(aims)

    def _begin(self, whole: bool = True) -> Run:
        with self.lock:
            if self._run is not None:
                self._run.stop()
            # A question about words is put to whoever gave the result, whatever the next run is to be about.
            source = None if whole else self._source
            model, image = (self.model, self.image) if source is None else (source.model, source.image)
            samples, seed = (self.samples, self.seed) if source is None else (source.samples, source.seed)
            prompt = self.prompt if whole else self.shown.text
            self._run = Run(model, image, prompt, samples, seed, self.seconds, self.stderr, whole)
            self.error, self.progress, self.detail, self.status = "", 0.0, "starting…", "running"
            return self._run

    def _hand_over(self, run: Run) -> None:
        thread = threading.Thread(target=self._work, args=(run,), name="infodiff session", daemon=True)
        self._threads = [t for t in self._threads if t.is_alive()] + [thread]
        thread.start()

    def _work(self, run: Run) -> None:
        try:
            # Imported here, since it needs torch, and looking at a saved result does not.
            from infodiff_widgets.core.estimate import Cancelled

            if not hasattr(run.model, "prepare"):
                raise TypeError(f"a session asks a model from load() or wrap(); got {type(run.model).__name__}")
            try:
                with run.turn(lambda: self._say(run, "waiting for another run to end or go on…")):
                    if run.whole:
                        self._estimate(run)
                    self._answer(run)
            except Stopped:
                raise Cancelled(None) from None
            self._end(run, "done", f"{run.done} samples in {_duration(run.elapsed)}{self._reached(run)}")
        except BaseException as failure:  # a worker has nobody to raise to; run() raises it again
            run.failure = failure
            if run.stopped or isinstance(failure, KeyboardInterrupt):
                of = f" of {run.total}" if run.total else ""
                self._end(run, "cancelled", f"stopped after {run.done}{of} samples")
            else:
                self._end(run, "failed", "", _message(failure))

    def _estimate(self, run: Run) -> None:
        """Estimate the prompt, answering between rounds what is asked about its words meanwhile."""
        from infodiff_widgets.core.estimate import estimate_iter

        self._announce(run)
        growing = estimate_iter(
            run.model, run.image, run.prompt, samples=run.samples, seed=run.seed, atol=run.stderr,
            attention=run.model.attends(run.prompt), cancel=run.halt,
            progress=lambda done, total: self._step(run, done, total),
        )  # fmt: skip
        for i, result in enumerate(growing):
            self._publish(run, result)
            if i == 0:
                self._glimpse(run, result)
            self._answer(run)
            if run.out_of_time:
                break
        else:
            self._remember(run, run.prompt, result)

    def _answer(self, run: Run) -> None:
        """Answer the question about words that the result cannot answer, until there is none."""
        from infodiff_widgets.core.estimate import estimate_iter

        while (question := self._open_question(run)) is not None:
            pair = list(dict.fromkeys([question.given, question.target]))
            growing = estimate_iter(
                run.model, run.image, prompts=pair, samples=run.samples, seed=run.seed, cancel=run.halt,
                progress=None if run.whole else lambda done, total: self._step(run, done, total),
            )  # fmt: skip
            for answer in growing:
                with self.lock:
                    if run is not self._run or run.stopped or self._open_question(run) != question:
                        break
                    self._partial = question, answer
                    self.revision += 1
            else:
                self._remember(run, question, answer)
            with self.lock:
                self._partial = None

    def _open_question(self, run: Run) -> Question | None:
        """What is asked, if nothing complete answers it and the run is about this prompt."""
        with self.lock:
            asked = self.question
            if asked is None or self.shown.text != run.prompt:
                return None
            return None if self._complete(asked) is not None else asked

    def _glimpse(self, run: Run, result: Information) -> None:
        from infodiff_widgets.pipelines.glimpse import glimpses

        def check() -> None:
            if run.halt():
                raise Stopped

        middles = [(low + high) / 2 for low, high in itertools.pairwise(result.bands)]
        found = glimpses(run.model, run.image, run.prompt, middles, run.seed, check)
        with self.lock:
            if run is self._run:
                self.glimpses = found

    def _announce(self, run: Run) -> None:
        """Say what the run costs before its first sample is in."""
        from infodiff_widgets.core.estimate import word_prompts

        prompts = len(word_prompts(Prompt(run.prompt)))
        self._say(run, f"{prompts * run.samples} evaluations: {run.samples} samples of {prompts} prompts…")

    def _say(self, run: Run, detail: str) -> None:
        with self.lock:
            if run is self._run and not run.stopped:
                self.detail = detail

    def _step(self, run: Run, done: int, total: int) -> None:
        run.done, run.total = done, total
        now = time.monotonic()
        if now - self._reported < PROGRESS_EVERY:
            return
        self._reported = now
        share = done / total
        if run.seconds:
            share = max(share, min(run.elapsed / run.seconds, 1.0))
        left, rate = run.elapsed / share * (1 - share), done / max(run.elapsed, 1e-9)
        with self.lock:
            if run is self._run and not run.stopped and not run.held:
                self.progress = share
                self.detail = f"{done} of {total} samples · {rate:.1f} a second · {_duration(left)} left"

    def _publish(self, run: Run, result: Information) -> None:
        with self.lock:
            if run is not self._run or run.stopped:
                return
            words = len(result.prompt.words)
            if max((*self.asked, *self.left_out), default=0) >= words:
                self.asked = self.left_out = ()
            self.result, self._source = result, run
            self.revision += 1

    def _reached(self, run: Run) -> str:
        """What ended a run before its last sample."""
        if not run.whole or run.done >= run.total:
            return ""
        return f" · {run.seconds:g} s are over" if run.out_of_time else f" · the error is down to {run.stderr:g} nats"

    def _end(self, run: Run, status: str, detail: str, error: str = "") -> None:
        with self.lock:
            if run is self._run:
                self.progress = 1.0 if status == "done" else self.progress
                self.detail, self.error, self.status = detail, error, status

    # ---- what is remembered

    def _remember(self, run: Run, about: str | Question, found: Information) -> None:
        with self.lock:
            self._known = [entry for entry in self._known if not (entry[1] == about and run.same_input(entry[0]))]
            self._known = [*self._known, (run, about, found)][-REMEMBERED:]

    def _remembered(self, run: Run, about: str | Question) -> Information | None:
        return next((found for of, what, found in self._known if what == about and run.same_input(of)), None)

    def _recall(self, run: Run) -> bool:
        """Show the complete result of the very same run, if it is remembered."""
        found = self._remembered(run, run.prompt)
        if found is None:
            return False
        run.done = run.total = found.samples
        self._publish(run, found)
        self._end(run, "done", f"{found.samples} samples, from memory")
        return True

    def _complete(self, asked: Question) -> Information | None:
        """What answers a question about the words of the result."""
        if self.result is not None and self.result.knows(asked.target, asked.given):
            return self.result
        run = self._source or self._run
        return None if run is None else self._remembered(run, asked)

    # ---- what is shown

    @property
    def shown(self) -> Prompt:
        """The prompt that the result and the selection are about."""
        return Prompt(self.prompt) if self.result is None else self.result.prompt

    @property
    def question(self) -> Question | None:
        """What is asked about the words, as the two prompts it compares; None if all words are left out."""
        try:
            return self.shown.question(self.asked, self.left_out)
        except ValueError:
            return None

    @property
    def alone(self) -> bool:
        """Whether words are asked about with nothing given."""
        return bool(self.asked) and self.question is not None and self.question.given == ""

    def answer(self) -> Information | None:
        """The result that answers the question, complete or growing; None while there is none."""
        if self.result is None or self.question is None:
            return None
        complete = self._complete(self.question)
        if complete is None and self._partial is not None and self._partial[0] == self.question:
            return self._partial[1]
        return complete

    def total(self) -> Estimate | None:
        """Information asked about, in nats; None while unknown."""
        answer, asked = self.answer(), self.question
        return (
            None if answer is None else answer.pointwise(asked.target, asked.given, self.estimator, self.band or None)
        )

    def band_estimates(self) -> list[Estimate]:
        """The same in each of the result's ranges of log SNR; empty while unknown."""
        answer, asked = self.answer(), self.question
        if answer is None:
            return []
        return [
            answer.pointwise(asked.target, asked.given, self.estimator, band)
            for band in itertools.pairwise(self.result.bands)
        ]

    def heatmap(self) -> Heatmap | None:
        """Where in the image :meth:`total` is; None while unknown."""
        answer, asked = self.answer(), self.question
        if answer is None:
            return None
        return answer.map_between(asked.target, asked.given, self.estimator, self.band or None)

    def word_estimates(self, alone: bool | None = None) -> list[Estimate]:
        """What each word tells alone, or adds to the rest; by default as is asked. Empty while unknown."""
        if self.result is None:
            return []
        alone = self.alone if alone is None else alone
        ask = self.result.mi if alone else self.result.cmi
        return [ask(i, estimator=self.estimator, band=self.band or None) for i in range(len(self.shown.words))]

    @traitlets.validate("asked", "left_out")
    def _check_words(self, proposal: dict) -> tuple[int, ...]:
        words, chosen = len(self.shown.words), tuple(sorted(set(proposal["value"])))
        if chosen and not 0 <= chosen[0] <= chosen[-1] < words:
            name = proposal["trait"].name
            raise traitlets.TraitError(f"{name} is {chosen}, but the words are numbered 0 to {words - 1}")
        return chosen

    @traitlets.validate("band")
    def _check_band(self, proposal: dict) -> tuple[float, ...]:
        band = tuple(float(end) for end in proposal["value"])
        if band and not (len(band) == 2 and band[0] < band[1]):
            raise traitlets.TraitError(f"band must be () or (low, high) in log SNR with low < high; got {band}")
        return band

    @traitlets.observe("asked", "left_out")
    def _ask(self, _change: dict) -> None:
        """Start a run of its own for a question that nothing answers; a run under way takes it up by itself."""
        with self.lock:
            if self.model is None or self.result is None or self.status in ("running", "paused"):
                return  # without a model there is nobody to ask
            if self.question is not None and self._complete(self.question) is None:
                self._hand_over(self._begin(whole=False))


def _duration(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.0f} h"


def _message(failure: BaseException) -> str:
    """An error as one sentence; those not written for people are named, so that they can be looked up."""
    text = str(failure.args[0]) if isinstance(failure, KeyError) and failure.args else str(failure)
    kind = "" if isinstance(failure, (ValueError, TypeError)) and text else f"{type(failure).__name__}: "
    return (kind + text).removesuffix(": ")
