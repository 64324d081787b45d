"""Sequential test for the best of several captions: z score of the leader, and when a run would stop.

The lead of caption a over b is ∫ d dα with d = ‖ε − ε̂(·|b)‖² − ‖ε − ε̂(·|a)‖². The size of d depends mostly on how far
apart the two predictions are, g = ‖ε̂(·|a) − ε̂(·|b)‖²: on average over images, d is g if a is true and −g if b is. The
test uses the ratio ∫ d dα / ∫ g dα, which has the sign of the lead without the variance that d and g share. Its error
is a jackknife over rounds, because often a few rounds decide; the z score is the normal deviate with the same tail as
Student's t, since the spread of few rounds is poorly known.

Testing repeatedly until z passes a threshold has two costs. Of two captions that are exactly as good, one wins at z = 2
in a third of the runs of 16 rounds, at z = 3 in a tenth (with one test at the end: a tenth and a fiftieth). If one is
better, the error rate that matters is how often the complete run would have chosen another;
``studies.caption_report`` measures it. And the leads of stopped runs are too large on average, because runs stop when
leads happen to be large. Where the size of a lead matters, complete the run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from infodiff_widgets.core.rounds import report_rounds


@dataclass(frozen=True, eq=False)
class Rounds:
    """One score of K captions in R independent rounds of samples.

    Attributes:
        scores: [R, K]; the greatest wins.
        distances: squared distance between the predictions of each pair of captions [R, K, K], in the score's units.
    """

    scores: np.ndarray
    distances: np.ndarray

    def __len__(self) -> int:
        return len(self.scores)

    def first(self, rounds: int) -> Rounds:
        """The first ``rounds`` rounds."""
        return Rounds(self.scores[:rounds], self.distances[:rounds])

    def means(self) -> np.ndarray:
        """The score of each caption [K]."""
        return self.scores.mean(0)

    def z_score(self) -> float:
        """Smallest z score ≥ 0 of the winner's lead over any rival; 0 after a single round and for a tie.

        Student's t of R − 1 degrees of freedom is turned into z by Wallace's (1959) approximation, within 0.1 from 2
        degrees of freedom on.
        """
        n, winner = len(self) - 1, int(self.means().argmax())
        if n < 1:
            return 0.0
        d = np.delete(self.scores[:, [winner]] - self.scores, winner, axis=1)
        g = np.delete(self.distances[:, winner], winner, axis=1)
        g_left_out = g.sum(0) - g  # without each round in turn [R, K − 1]
        if (g_left_out <= 0).any():
            return 0.0
        ratio = (d.sum(0) - d) / g_left_out
        stderr = np.sqrt(n / (n + 1) * ((ratio - ratio.mean(0)) ** 2).sum(0))
        lead = d.sum(0) / g.sum(0)
        t = np.divide(lead, stderr, out=np.where(lead > 0, np.inf, 0.0), where=stderr > 0)
        return float(((8 * n + 1) / (8 * n + 3) * np.sqrt(n * np.log1p(t**2 / n))).min())

    def stopping_rounds(self, thresholds: Sequence[float]) -> list[int]:
        """Number of rounds after which a run stops, for each threshold on z; all rounds if z never reaches it.

        A shorter run has the same rounds as the beginning of a longer one, so one long run answers for every threshold.
        """
        z_scores = {r: self.first(r).z_score() for r in report_rounds(len(self))}
        return [next((r for r, z in z_scores.items() if z >= least), len(self)) for least in thresholds]
