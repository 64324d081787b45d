"""One exploration's state: what is asked, how far the estimate is, and what has been found.

No widget in sight: views observe these traits. The estimate runs in a worker thread (see ``workers``).
"""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING, Any

import traitlets

from infodiff_widgets.prompts import Prompt, Query
from infodiff_widgets.sessions.base import Session, duration
from infodiff_widgets.sessions.query_state import QueryState
from infodiff_widgets.sessions.run import ResultCache, Run, Stopped

if TYPE_CHECKING:
    from infodiff_widgets.core.cache import ResidualCache
    from infodiff_widgets.core.information import Information

REMEMBERED = 12
"""How many results and answers are kept to come back to."""


class ExplorerSession(QueryState, Session):
    """An image, a prompt and what the model knows about them, as observable traits.

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> session = ExplorerSession(model=idw.load(), image=scene.image, prompt=scene.caption, samples=4)
    >>> session.observe(lambda change: print(session.result.samples, "samples"), "revision")
    >>> session.start()  # returns at once; session.run() waits
    >>> session.wait(), session.status
    4 samples
    (True, 'done')

    Changing the input does nothing until :meth:`start` or :meth:`run`. Bad input makes ``status`` "failed"
    and ``error`` say why; ``result`` stays what it was.

    A question about words that the result cannot answer (a phrase, or with words left out) is answered by a run of
    its own over the two prompts that it compares. A prompt that was asked about before is answered from memory,
    until :meth:`clear_cache`.
    """

    model = traitlets.Any()
    """Who is asked: a :class:`~infodiff_widgets.pipelines.model.Model`."""

    image = traitlets.Any()
    """A PIL image or uint8 array [H, W, 3]; checked when a run starts."""

    prompt = traitlets.Unicode("")
    """The prompt for the next run; checked when it starts."""

    samples = traitlets.Int(128)
    """Draws of (log SNR, noise) for the next run."""

    max_seconds = traitlets.Float(0.0, min=0)
    """The next run ends after so many seconds; 0 for no such limit."""

    target_stderr = traitlets.Float(0.0, min=0)
    """The next run ends once the error of the whole prompt's information is this small, in nats; 0 for no such aim."""

    seed = traitlets.Int(0)
    """Of all randomness in the next run."""

    previews = traitlets.List()
    """What the model makes of the image at the middle of each of the result's ranges of log SNR: PIL images."""

    def __init__(self, **traits: Any) -> None:
        self._memory: ResultCache[Information] = ResultCache(REMEMBERED)
        self._seen: ResultCache[list] = ResultCache(REMEMBERED)  # the glimpses of what is in memory
        self._source: Run | None = None  # the run that gave the result
        self._partial: tuple[tuple[str, str], Information] | None = None  # an answer that is still growing
        self._looked_at: tuple[str, str] | None = None  # what was asked when a run last looked
        super().__init__(**traits)

    @cached_property
    def _cache(self) -> ResidualCache:
        """What the network has answered: a new prompt or question costs only evaluations it does not know."""
        from infodiff_widgets.core.cache import ResidualCache

        return ResidualCache()

    # ---- running

    def start(self) -> None:
        """Run in a worker thread and return at once. A run under way is cancelled and says no more."""
        with self.lock:
            run = self._new_run()
            found = self._memory.find(run, run.prompt)
            if found is None:
                self._launch(run, self._explore)
                return
            self._begin(run)
            self._publish(run, found)
            self.previews = self._seen.find(run, run.prompt) or []
            self._end(run, "done", f"{found.samples} samples, from memory")
            self._ask({})

    def run(self) -> Information:
        """Run here and wait for the result, for scripts and documents.

        Raises:
            ValueError, TypeError: bad input.
            Cancelled: :meth:`cancel` was called meanwhile.
        """
        from infodiff_widgets.core.estimate import Cancelled

        run = self._new_run()
        self._begin(run)
        self._work(run, self._explore)
        if isinstance(run.failure, Stopped):
            raise Cancelled(self.result)
        if run.failure is not None:
            raise run.failure
        return self.result

    def clear_cache(self) -> None:
        """Forget what was found before, so that the next run asks the model anew. A run under way is cancelled.

        For a model that was changed in place, such as by loading an adapter: it is still the same object.
        """
        with self.lock:
            self.cancel()
            self._memory, self._seen = ResultCache(REMEMBERED), ResultCache(REMEMBERED)
            self.__dict__.pop("_cache", None)

    @property
    def rule(self) -> str:
        """When the next run ends, in words."""
        aims = [f"{self.samples} samples"]
        aims += [f"{self.max_seconds:g} s"] * (self.max_seconds > 0) + [f"an error of {self.target_stderr:g} nats"] * (
            self.target_stderr > 0
        )
        return " or ".join(aims)

    def _new_run(self) -> Run:
        return Run(self.model, self.image, self.prompt, self.samples, self.seed, self.max_seconds, self.target_stderr)

    def _explore(self, run: Run) -> str:
        """Estimate the prompt, answering between rounds what is asked about its words meanwhile."""
        # Imported here, since it needs torch, and looking at a saved result does not.
        from infodiff_widgets.core.estimate import estimate_iter, word_prompts

        prompts = len(word_prompts(Prompt(run.prompt)))
        self._say(run, f"{prompts * run.samples} evaluations: {run.samples} samples of {prompts} prompts…")
        growing = estimate_iter(
            run.model, run.image, run.prompt, samples=run.samples, seed=run.seed, atol=run.target_stderr,
            logsnr_distribution=run.logsnr_distribution, attention_prompt=run.prompt if run.model.supports_attention(run.prompt) else None, cache=self._cache, cancel=run.halt,
            progress=lambda done, total: self._step(run, done, total),
        )  # fmt: skip
        for i, result in enumerate(growing):
            self._publish(run, result)
            if i == 0:
                self._preview(run, result)
            self._answer_all(run)
            if run.out_of_time:
                break
        else:
            self._keep(run, run.prompt, result)
        known = 1 - result.provenance["evaluations"] / (run.done * prompts)
        spared = f" · {known:.0%} known before" if known else ""
        return f"{run.done} samples in {duration(run.elapsed)}{spared}{self._reached(run)}"

    def _reply(self, run: Run) -> str:
        """A run that only answers what is asked about the words of the result."""
        self._answer_all(run, lambda done, total: self._step(run, done, total))
        return f"{run.done} samples in {duration(run.elapsed)}{self._reached(run) if run.out_of_time else ''}"

    def _answer_all(self, run: Run, progress: Any = None) -> None:
        """Answer the question about words that the result cannot answer, until there is none or time is over.

        A question gets one round at least, as the prompt does.
        """
        from infodiff_widgets.core.estimate import estimate_iter

        while (pair := self._open_question(run)) is not None:
            self._say(run, "answering what was asked about words…")
            target, given = pair
            growing = estimate_iter(
                run.model, run.image, prompts=list(dict.fromkeys([given, target])), samples=run.samples, seed=run.seed, logsnr_distribution=run.logsnr_distribution,
                cache=self._cache, cancel=run.halt, progress=progress,
            )  # fmt: skip
            for answer in growing:
                with self.lock:
                    if not self._writes(run) or self._open_question(run) != pair:
                        break
                    self._partial = pair, answer
                    self.revision += 1
                if run.out_of_time:
                    return  # what was found stays in view
            else:
                self._keep(run, pair, answer)
            with self.lock:
                self._partial = None

    def _keep(self, run: Run, about: Any, found: Information) -> None:
        with self.lock:
            if self._writes(run):  # else it was told to forget, or another took over
                self._memory.keep(run, about, found)

    def _open_question(self, run: Run) -> tuple[str, str] | None:
        """What is asked, if nothing complete answers it and the run is about this prompt."""
        with self.lock:
            pair = self._looked_at = self.pair
            if pair is None or self.current_prompt.text != run.prompt:
                return None
            return None if self._complete(pair) is not None else pair

    def _preview(self, run: Run, result: Information) -> None:
        from infodiff_widgets.pipelines.previews import x0_previews

        def check() -> None:
            if run.halt():
                raise Stopped

        middles = [(low + high) / 2 for low, high in itertools.pairwise(result.bands)]
        try:
            found = x0_previews(run.model, run.image, run.prompt, middles, run.seed, check)
        except Stopped:
            raise
        except Exception:  # no reason to lose an estimate: pictures need the autoencoder, and memory for it
            return
        with self.lock:
            if self._writes(run):
                self._seen.keep(run, run.prompt, found)
                self.previews = found

    def _publish(self, run: Run, result: Information) -> None:
        with self.lock:
            if not self._writes(run):
                return
            words = len(result.prompt.words)
            if max((*self.selected, *self.excluded), default=0) >= words:
                self.selected = self.excluded = ()
            if self.band and not self._covers(result, self.band):
                self.band = ()  # a model with other noise levels
            before = self._source
            if before is not None and (before.image is not run.image or before.prompt != run.prompt):
                self.previews, self._partial = [], None  # they are of another picture or prompt
            self.result, self._source = result, run
            self.revision += 1

    @staticmethod
    def _reached(run: Run) -> str:
        """What ended a run before its last sample."""
        if run.done >= run.total:
            return ""
        return (
            f" · {run.max_seconds:g} s are over"
            if run.out_of_time
            else f" · the error is down to {run.target_stderr:g} nats"
        )

    # ---- what is shown

    @property
    def current_prompt(self) -> Prompt:
        """The prompt that the question is about: that of the result, or of the next run while there is none."""
        return Prompt(self.prompt) if self.result is None else self.result.prompt

    def answer(self) -> Information | None:
        """What answers the question, complete or growing; None while nothing does."""
        if self.result is None or self.pair is None:
            return None
        complete = self._complete(self.pair)
        if complete is None and self._partial is not None and self._partial[0] == self.pair:
            return self._partial[1]
        return complete

    def _complete(self, pair: tuple[str, str]) -> Information | None:
        """What answers a question in full: the result, or a run of its own that is remembered."""
        if self.result is not None and self.result.can_answer(Query(*pair)):
            return self.result
        run = self._source or self._run
        return None if run is None else self._memory.find(run, pair)

    @traitlets.observe("selected", "excluded")
    def _ask(self, _change: dict) -> None:
        """Start a run of its own for a question that nothing answers; a run under way takes it up by itself."""
        with self.lock:
            if self.model is None or self.result is None or self.is_running:
                return  # without a model there is nobody to ask
            if self.pair is None or self._complete(self.pair) is not None:
                return
            # It is put to whoever gave the result, whatever the next run is to be about.
            source = self._source or self._new_run()
            run = Run(
                source.model, source.image, self.current_prompt.text, source.samples, source.seed, self.max_seconds, source.target_stderr,
                source.logsnr_distribution,
            )  # fmt: skip
            self._launch(run, self._reply)

    def _ended(self) -> None:
        if self.pair != self._looked_at:  # asked when the run had looked for the last time
            self._ask({})
