"""`CaptionSession`: captions of one image and how well each fits it, scored in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from infodiff_widgets.core.results import SCORES
from infodiff_widgets.sessions.base import Session
from infodiff_widgets.sessions.run import Run
from infodiff_widgets.sessions.traits import Enum, Float

if TYPE_CHECKING:
    from infodiff_widgets.core.results import Estimate, Heatmap
    from infodiff_widgets.prompts import Estimator


class CaptionSession(Session):
    """An image and captions that compete for it.

    >>> import infodiff_widgets as idw
    >>> captions = ["the dog left of the cat on grass", "the cat left of the dog on grass"]
    >>> session = CaptionSession(model=idw.load(), image=idw.scenes.example(0).image, captions=captions, samples=4)
    >>> session.start()  # in the background
    >>> session.wait(), session.status, session.winner in (0, 1)
    (True, 'done', True)

    Changing the input has no effect until :meth:`start`. A changed caption loses its score until then; the others
    keep theirs. All kinds of scores come from one run, so switching between them needs no evaluation.
    """

    captions = traitlets.List(traitlets.Unicode(), help="Two or more captions, all different.")
    by = Enum(SCORES, "standard", help="Score that decides.")
    max_seconds = Float(0.0, min=0, help="Time limit of the next run in seconds; 0 for none.")
    target_stderr = Float(0.0, min=0)
    """The next run ends at this standard error of the winner's lead, in nats; 0 for none.

    A denoising error is not in nats: if it decides, the lead by the standard score counts.
    """
    z_threshold = Float(3.0, min=0)
    """z score above which the winner counts as certain; ``core.sequential`` says how often that is wrong."""
    stops_early = traitlets.Bool(False, help="Whether the next run ends once the winner is certain.")
    pair = traitlets.Tuple(help="Indices of the captions to map the difference of; () for the best two.")
    scores = traitlets.Any(None, help="The latest Scores, growing during a run, or None.")

    def start(self) -> None:
        """Score the captions in the background and return at once. A run under way is cancelled."""
        with self.lock:
            run = self._new_run(max_seconds=self.max_seconds, target_stderr=self.target_stderr)
            captions, stops_early = [caption.strip() for caption in self.captions], self.stops_early
            self._launch(run, lambda run: self._score(run, captions, stops_early))

    def _score(self, run: Run, captions: list[str], stops_early: bool) -> str:
        from infodiff_widgets.core.caption_scores import score_iter

        given = run.input
        for scores in score_iter(
            given.model, given.image, captions, samples=given.samples, seed=given.seed, cache=self._residuals,
            cancel=run.should_stop, progress=lambda done, total: self._report(run, done, total),
        ):  # fmt: skip
            self._publish(run, scores=scores)
            if run.done == run.total or (run.out_of_time and scores.info.rounds > 1):
                return " · ".join(scores.info.warnings)
            if given.target_stderr and scores.lead(self._nats).stderr <= given.target_stderr:
                return f"the standard error of the lead reached {given.target_stderr:g} nats"
            if stops_early and scores.z_score(self.by) >= self.z_threshold:
                return "the winner is certain"
        return ""

    # ---- reading the scores

    @property
    def known(self) -> list[int]:
        """Indices of the captions that have a score."""
        scored = () if self.scores is None else self.scores.captions
        return [k for k, caption in enumerate(self.captions) if caption.strip() in scored]

    def value(self, k: int) -> Estimate | None:
        """Score of the k-th caption; None while unknown."""
        return self.scores.value(self.captions[k].strip(), self.by) if k in self.known else None

    def gap(self, k: int) -> Estimate | None:
        """Score of the winner minus that of the k-th caption; None for the winner and while unknown."""
        winner = self.winner
        if winner is None or k == winner or k not in self.known:
            return None
        return self.scores.difference(self.captions[winner].strip(), self.captions[k].strip(), self.by)

    @property
    def ranking(self) -> list[int]:
        """Indices of the captions, best first; empty if there are no scores or a scored caption was removed."""
        places = {self.captions[k].strip(): k for k in reversed(self.known)}
        if self.scores is None or set(self.scores.captions) - set(places):
            return []
        return [places[self.scores.captions[k]] for k in self.scores.ranking(self.by)]

    @property
    def winner(self) -> int | None:
        """Index of the best caption; None while there is no ranking."""
        return self.ranking[0] if self.ranking else None

    @property
    def z_score(self) -> float:
        """Z score of the winner; 0 while there is none."""
        return self.scores.z_score(self.by) if self.ranking else 0.0

    @property
    def compared(self) -> tuple[int, int] | None:
        """Indices of the two captions whose difference is mapped; None while it is unknown."""
        pair: Any = self.pair or tuple(self.ranking[:2])
        return pair if pair and set(pair) <= set(self.known) else None

    def heatmap(self) -> Heatmap | None:
        """Map of the difference of two captions, in nats per pixel; None while unknown.

        By the orthogonal score, how far the captions move the prediction apart; otherwise positive where the image
        speaks for the first of them.
        """
        if self.compared is None:
            return None
        one, other = (self.captions[k].strip() for k in self.compared)
        return self.scores.heatmap(one, other, self._nats)

    @property
    def _nats(self) -> Estimator:
        """The score that decides, or the one that replaces it where nats are needed."""
        return "orthogonal" if self.by == "orthogonal" else "standard"

    # ---- traits

    @traitlets.validate("pair")
    def _check_pair(self, proposal: dict) -> tuple[int, ...]:
        pair, count = tuple(proposal["value"]), len(self.captions)
        if pair and not (len(pair) == 2 and pair[0] != pair[1] and all(0 <= k < count for k in pair)):
            raise traitlets.TraitError(f"pair must be indices of two of the {count} captions, or (); got {pair}")
        return pair

    @traitlets.observe("captions")
    def _move_pair(self, change: dict[str, Any]) -> None:
        """Keep the pair with its captions; clear it if one of them was removed."""
        if self.pair and isinstance(change["old"], list):  # else both are arguments of the constructor
            pair: Any = self.pair
            places = tuple(_new_place(change["old"], change["new"], k) for k in pair)
            self.pair = () if None in places or places[0] == places[1] else places


def _new_place(old: list[str], new: list[str], k: int) -> int | None:
    """Index of the k-th old caption among the new ones; None if it was removed."""
    if k < len(new) and new[k] == old[k]:
        return k  # also if two are equal
    if old[k] in new:
        return new.index(old[k])
    return k if len(new) == len(old) and new[k] not in old else None  # rewritten in its place
