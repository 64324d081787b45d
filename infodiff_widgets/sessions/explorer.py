"""`ExplorerSession`: what each word of a prompt tells the model about an image, estimated in the background."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import traitlets

from infodiff_widgets.prompts import Prompt, Query
from infodiff_widgets.sessions.base import Session
from infodiff_widgets.sessions.query_state import QueryState
from infodiff_widgets.sessions.run import Run, RunCancelled, RunInput
from infodiff_widgets.sessions.traits import Float, Int

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information


class ExplorerSession(QueryState, Session):
    """One exploration: model, image, prompt, current query, run status and result, as observable traits.

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> session = ExplorerSession(model=idw.load(), image=scene.image, prompt=scene.caption, samples=4)
    >>> session.start()  # returns at once; session.run() waits. "revision" changes with every result
    >>> session.wait(), session.status, session.result.samples
    (True, 'done', 4)

    Changing the input has no effect until :meth:`start` or :meth:`run`. After bad input, ``status`` is "failed",
    ``error`` says why, and ``result`` stays as it was.

    A query that the result cannot answer (a phrase, or with excluded words) starts a run of its own, over the two
    prompts that it compares. Complete results are cached until :meth:`clear_cache`.
    """

    prompt = traitlets.Unicode("", help="Prompt of the next run; checked when it starts.")
    samples = Int(128, help="Number of samples of (log SNR, noise) in the next run.")
    max_seconds = Float(0.0, min=0, help="Time limit of the next run in seconds; 0 for none.")
    target_stderr = Float(0.0, min=0)
    """Words leave the next run at this standard error, in nats, and it ends when all have; 0 for none."""
    previews = traitlets.List()
    """The model's predictions of the clean image, one PIL image for the middle of each log-SNR range of the result."""

    def __init__(self, **traits: Any) -> None:
        self._source: RunInput | None = None  # input of the run that gave the result
        self._partial: tuple[Query, Information] | None = None  # a growing answer
        super().__init__(**traits)

    def ask(self, selected: Iterable[int] = (), excluded: Iterable[int] = ()) -> None:
        """Set selected and excluded words together, so that no query in between is evaluated.

        Raises TraitError: if there is no such word.
        """
        # Under the lock, since an error restores all traits that changed meanwhile, those of the worker included.
        with self.lock, self.hold_trait_notifications():
            self.selected, self.excluded = tuple(selected), tuple(excluded)

    @property
    def source(self) -> RunInput | None:
        """Input of the run that gave the result; None for a result from elsewhere."""
        return self._source

    # ---- running

    def start(self) -> None:
        """Run in the background and return at once. A run under way is cancelled."""
        with self.lock:
            run = self._explorer_run()
            cached = self._cached(run.input, run.prompt)
            if cached is None:
                self._launch(run, self._explore)
                return
            self._begin(run)
            result, previews = cached
            self._show(run, result)
            self.previews = previews
            self._finish(run, "done", f"{result.samples} samples (cached result)")

    def run(self) -> Information:
        """Run in this thread and return the result, for scripts and documents.

        Raises ValueError, TypeError: bad input. Raises Cancelled: if :meth:`cancel` was called meanwhile.
        """
        from infodiff_widgets.core.estimate import Cancelled

        run = self._explorer_run()
        self._begin(run)
        self._execute(run, self._explore)
        if isinstance(run.failure, RunCancelled):
            raise Cancelled(self.result)
        if run.failure is not None:
            raise run.failure
        return self.result

    def _explorer_run(self) -> Run:
        return self._new_run(self.prompt, self.max_seconds, self.target_stderr)

    def _explore(self, run: Run) -> str:
        """Estimate the prompt; between rounds, also answer the query."""
        attention, target = run.input.model.supports_attention(run.prompt), run.input.target_stderr
        for i, result in enumerate(self._estimate(
            run, run.prompt, atol=target, attention_prompt=run.prompt if attention else None,
            progress=lambda done, total: self._report(run, done, total),
        )):  # fmt: skip
            self._show(run, result)
            if i == 0:
                self._preview(run, result)
            self._answer_query(run)
            if run.out_of_time and result.rounds > 1:
                break
        else:
            self._store(run, run.prompt, (self.result, self.previews))
        counts = [self.result.provenance[name] for name in ("cached", "evaluations")]
        cached = counts[0] / sum(counts)
        remarks = [f"{cached:.0%} of the network evaluations were cached"] * bool(cached) + list(self.result.warnings)
        if run.done < run.total and not run.out_of_time:
            remarks.append(f"stopped at a standard error of {target:g} nats")
        return " · ".join(remarks)

    def _answer_query(self, run: Run, progress: Callable[[int, int], None] | None = None) -> str:
        """Estimate what the query compares, until the result or the cache answers it or time is over.

        Every query gets two rounds at least, as the prompt does: one gives no standard error.
        """
        while (query := self._open_query(run)) is not None:
            self._update(run, detail="evaluating the selected words…")
            answer = None
            for answer in self._estimate(run, prompts=[query.given, query.target], progress=progress):
                with self.lock:
                    if self._open_query(run) != query:
                        break
                    self._partial = query, answer
                    self._publish(run)
                if run.out_of_time and answer.rounds > 1:
                    return ""  # the answer so far stays in view
            else:
                self._store(run, query, (answer, []))
            with self.lock:
                self._partial = None
        return ""

    def _open_query(self, run: Run) -> Query | None:
        """The prompts of the query, if the run may answer it and no complete result does."""
        with self.lock:
            pair, same_prompt = self._pair, self.current_prompt.text == run.prompt
            return pair if self._is_current(run) and same_prompt and pair and self._complete(pair) is None else None

    def _preview(self, run: Run, result: Information) -> None:
        from infodiff_widgets.pipelines.image_pipeline import x0_previews

        middles = [(low + high) / 2 for low, high in itertools.pairwise(result.bands)]
        try:
            previews = x0_previews(run.input.model, run.input.image, run.prompt, middles, run.input.seed, run.check)
        except Exception:  # previews need the autoencoder and memory for it; the estimate does not
            run.check()
            return
        self._update(run, previews=previews)

    def _show(self, run: Run, result: Information) -> None:
        """Publish a result, and reset what does not fit it."""
        with self.lock:
            if not self._is_current(run):
                return
            if max((*self.selected, *self.excluded), default=0) >= len(Prompt(run.prompt).words):
                self.selected = self.excluded = ()
            if self.band and not self._covers(result, self.band):
                self.band = ()
            before = self._source
            if before and (before.image_key != run.input.image_key or self.current_prompt.text != run.prompt):
                self.previews, self._partial = [], None
            self._source = run.input
            self._publish(run, result=result)

    # ---- reading

    @property
    def current_prompt(self) -> Prompt:
        """The prompt whose words are selected: that of the result, or of the next run while there is none."""
        return Prompt(self.prompt) if self.result is None else self.result.prompt

    def answer(self) -> Information | None:
        """The result that answers the query, complete or growing; None while there is none."""
        pair = self._pair
        if self.result is None or pair is None:
            return None
        complete = self._complete(pair)
        return self._partial[1] if complete is None and self._partial and self._partial[0] == pair else complete

    @property
    def _pair(self) -> Query | None:
        """The two prompts of the query; estimator and band only decide how their result is read."""
        return None if self.query is None else Query(self.query.target, self.query.given)

    def _complete(self, pair: Query) -> Information | None:
        """The complete result that answers a query: the current one, or a cached one."""
        if self.result is not None and self.result.can_answer(pair):
            return self.result
        source = self._source or (self._run and self._run.input)
        cached = source and self._cached(source, pair)
        return cached[0] if cached else None

    @traitlets.observe("selected", "excluded")
    def _on_query(self, _change: Any = None) -> None:
        """Run for a query without complete answer, on the input of the result; a run under way answers it by itself."""
        with self.lock:
            if self.model is None or self.result is None or self.is_running:
                return
            if self._pair is not None and self._complete(self._pair) is None:
                given = self._source or self._explorer_run().input
                run = Run(given, self.current_prompt.text, self.max_seconds)
                self._launch(run, lambda run: self._answer_query(run, lambda *done: self._report(run, *done)))

    def _on_done(self) -> None:
        if self.answer() is None:  # selected after the run looked for the last time
            self._on_query()
