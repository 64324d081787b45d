"""Several captions of one picture and how well each fits it, growing while the error bars tighten."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import traitlets

from infodiff_widgets.sessions.base import Session, duration
from infodiff_widgets.sessions.run import Run

if TYPE_CHECKING:
    from infodiff_widgets.core.cache import ResidualCache
    from infodiff_widgets.core.caption_scores import Scores
    from infodiff_widgets.core.results import Estimate, Heatmap
    from infodiff_widgets.prompts import Estimator

BY = ("standard", "orthogonal", "error")
"""Names of the scores, those of ``core.caption_scores``."""


class CaptionSession(Session):
    """A picture and captions that compete for it.

    >>> import infodiff_widgets as idw
    >>> captions = ["the dog left of the cat on grass", "the cat left of the dog on grass"]
    >>> session = CaptionSession(model=idw.load(), image=idw.scenes.example(0).image, captions=captions, samples=4)
    >>> session.start()  # in a thread
    >>> session.wait(), session.status, session.winner in (0, 1)
    (True, 'done', True)

    Changing the input does nothing until :meth:`start`. A caption that is changed loses its score until then; the
    others keep theirs. All scores are read off one pass, so that to switch between them costs nothing.
    """

    model = traitlets.Any()
    """Who is asked: a :class:`~infodiff_widgets.pipelines.model.Model`."""

    image = traitlets.Any()
    """A PIL image or uint8 array [H, W, 3]; checked when a run starts."""

    captions = traitlets.List(traitlets.Unicode())
    """Two or more, all different; checked when a run starts."""

    by = traitlets.Enum(BY, "standard")
    """Which score decides: see ``core.caption_scores``."""

    samples = traitlets.Int(64, min=2)
    """Draws of (log SNR, noise) for the next run."""

    max_seconds = traitlets.Float(0.0, min=0)
    """The next run ends after so many seconds; 0 for no such limit."""

    target_stderr = traitlets.Float(0.0, min=0)
    """The next run ends once the error of the winner's lead is this small, in nats; 0 for no such aim.

    A denoising error has no nats: where it decides, the aim is held to the lead by the standard score.
    """

    z_threshold = traitlets.Float(3.0, min=0)
    """From which deviate z on the winner counts as certain; see ``core.sequential`` for what looking again costs."""

    stops_early = traitlets.Bool(False)
    """Whether the next run ends once the winner is certain."""

    seed = traitlets.Int(0)
    """Of all randomness."""

    pair = traitlets.Tuple()
    """Two of the captions whose difference is mapped, by place; ``()`` for the winner and the runner-up."""

    scores = traitlets.Any(None, allow_none=True)
    """The latest :class:`~infodiff_widgets.core.caption_scores.Scores`, growing during a run, or None."""

    @cached_property
    def _cache(self) -> ResidualCache:
        """What the network has answered: a further caption costs only its own evaluations."""
        from infodiff_widgets.core.cache import ResidualCache

        return ResidualCache()

    def clear_cache(self) -> None:
        """Forget what was found before, for a model that was changed in place. A run under way is cancelled."""
        with self.lock:
            self.cancel()
            self.__dict__.pop("_cache", None)

    def start(self) -> None:
        """Score the captions in a thread and return at once. A run under way is stopped and says no more."""
        with self.lock:
            run = Run(self.model, self.image, "", self.samples, self.seed, self.max_seconds, self.target_stderr)
            captions, early = [caption.strip() for caption in self.captions], self.stops_early
            self._launch(run, lambda run: self._score(run, captions, early))

    def _score(self, run: Run, captions: list[str], early: bool) -> str:
        from infodiff_widgets.core.caption_scores import score_iter

        growing = score_iter(
            run.model, run.image, captions, samples=run.samples, seed=run.seed, cache=self._cache, cancel=run.halt,
            progress=lambda done, total: self._step(run, done, total),
        )  # fmt: skip
        why = ""
        for scores in growing:
            with self.lock:
                if not self._writes(run):
                    continue
                self.scores = scores
                self.revision += 1
            why = self._reached(run, scores, early)
            if why:
                break
        return f"{run.done} samples in {duration(run.elapsed)}{why if run.done < run.total else ''}"

    def _reached(self, run: Run, scores: Scores, early: bool) -> str:
        """What ends a run before its last sample; empty to go on."""
        if run.out_of_time:
            return f" · {run.max_seconds:g} s are over"
        if run.target_stderr and scores.lead(self._in_nats).stderr <= run.target_stderr:
            return f" · the error of the lead is down to {run.target_stderr:g} nats"
        return " · the winner is certain" if early and scores.z_score(self.by) >= self.z_threshold else ""

    # ---- what is found

    @property
    def known(self) -> list[int]:
        """Places of the captions that have a score."""
        scored = () if self.scores is None else self.scores.captions
        return [k for k, caption in enumerate(self.captions) if caption.strip() in scored]

    def value(self, k: int) -> Estimate | None:
        """The score of the k-th caption; None while unknown."""
        return self.scores.value(self.captions[k].strip(), self.by) if k in self.known else None

    def behind(self, k: int) -> Estimate | None:
        """The score of the winner less that of the k-th caption; None for the winner and while unknown."""
        winner = self.winner
        if winner is None or k == winner or k not in self.known:
            return None
        return self.scores.difference(self.captions[winner].strip(), self.captions[k].strip(), self.by)

    @property
    def winner(self) -> int | None:
        """The place of the best caption; None while one of those scored is gone, or none is."""
        if self.scores is None or set(self.scores.captions) - {self.captions[k].strip() for k in self.known}:
            return None
        best = self.scores.captions[self.scores.winner(self.by)]
        return next(k for k in self.known if self.captions[k].strip() == best)

    @property
    def certainty(self) -> float:
        """How certain that is, as a deviate z; 0 while there is no winner."""
        return 0.0 if self.winner is None else self.scores.z_score(self.by)

    @property
    def compared(self) -> tuple[int, int] | None:
        """The two captions whose difference is mapped; None while it is not known."""
        if self.pair:
            return self.pair if set(self.pair) <= set(self.known) else None
        if self.winner is None:
            return None
        second = self.scores.captions[self.scores.ranking(self.by)[1]]
        return self.winner, next(k for k in self.known if self.captions[k].strip() == second)

    def heatmap(self) -> Heatmap | None:
        """Where the two differ, in nats per pixel; None while unknown.

        By the orthogonal score: how much they move the guess apart. Else positive where the picture speaks for the
        first of them.
        """
        if self.compared is None:
            return None
        one, other = (self.captions[k].strip() for k in self.compared)
        return self.scores.heatmap(one, other, self._in_nats)

    @property
    def _in_nats(self) -> Estimator:
        """What stands for the score that decides wherever nats are needed."""
        return "orthogonal" if self.by == "orthogonal" else "standard"

    @traitlets.validate("pair")
    def _check_pair(self, proposal: dict) -> tuple[int, ...]:
        pair, count = tuple(proposal["value"]), len(self.captions)
        if pair and not (len(pair) == 2 and pair[0] != pair[1] and all(0 <= k < count for k in pair)):
            raise traitlets.TraitError(f"pair must be two of the {count} captions, by place from 0, or (); got {pair}")
        return pair

    @traitlets.observe("captions")
    def _fit_pair(self, change: dict[str, Any]) -> None:
        """Let the pair follow its captions to their new places; without one of them, nothing is chosen."""
        if self.pair and isinstance(change["old"], list):  # else both are given from the start
            places = tuple(_place_after(change["old"], change["new"], k) for k in self.pair)
            self.pair = () if None in places or places[0] == places[1] else places


def _place_after(old: list[str], new: list[str], k: int) -> int | None:
    """Where the k-th of the old captions is among the new ones; None if it is gone."""
    if k < len(new) and new[k] == old[k]:
        return k  # also where two are still the same
    if old[k] in new:
        return new.index(old[k])
    return k if len(new) == len(old) and new[k] not in old else None  # rewritten in its place
