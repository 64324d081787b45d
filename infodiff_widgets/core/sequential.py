"""Stop when the winner is certain: how certain a lead is, when it is looked at, and where a run would have stopped.

A lead of caption a over b is ∫ d dα with d = ‖ε − ε̂(·|b)‖² − ‖ε − ε̂(·|a)‖². How large d is depends first of all on
how far the two captions move the guess apart at this noise level, g = ‖ε̂(·|a) − ε̂(·|b)‖², which is known for every
draw: if a is true, d is g on average over its pictures, and if b is, −g. So the certainty of a lead is that of the
quotient ∫ d dα / ∫ g dα, which has the sign of the lead and not the noise that both share. Its error is found by the
jackknife over rounds, since often a few rounds decide, and is given as the deviate z that leaves a normal law the same
tail as Student's t: few rounds know their own spread badly.

Whoever looks again and again until z passes a threshold sometimes catches a lucky moment. That costs twice. A tie is
declared won more often than the 2·Φ(−z) of one look: of two captions that are exactly as good, one is called certain
at z = 2 in a third of the runs of 16 rounds, at z = 3 in a tenth (one look at the end: a tenth and a fiftieth, since
rounds have heavier tails than a normal law). Where one caption is better, what counts is how often the whole run would
have chosen another: ``studies.stopping`` measures that. And the leads of stopped runs are too large on average, since
runs stop when leads happen to be large: where the size of a lead matters, let the run finish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from infodiff_widgets.core.rounds import report_rounds


@dataclass(frozen=True, eq=False)
class Rounds:
    """A score of K captions in R independent rounds of draws.

    Attributes:
        scores: [R, K], the greater the better.
        apart: how far each two captions move the guess apart, [R, K, K], in the units of the score.
    """

    scores: np.ndarray
    apart: np.ndarray

    def __len__(self) -> int:
        return len(self.scores)

    def first(self, rounds: int) -> Rounds:
        """The first so many of them."""
        return Rounds(self.scores[:rounds], self.apart[:rounds])

    def means(self) -> np.ndarray:
        """The score of each caption [K]."""
        return self.scores.mean(0)

    def certainty(self) -> float:
        """How certain the winner is: the least deviate z between it and any rival; see the module's first lines.

        Returns:
            z ≥ 0; 0 after a single round and for a tie. Of R − 1 degrees of freedom; t is turned into z by Wallace's
            (1959) formula, good to 0.1 or better from 2 degrees of freedom.
        """
        n, winner = len(self) - 1, int(self.means().argmax())
        if n < 1:
            return 0.0
        d = np.delete(self.scores[:, [winner]] - self.scores, winner, axis=1)
        g = np.delete(self.apart[:, winner], winner, axis=1)
        without = g.sum(0) - g  # each round left out [R, K − 1]
        if (without <= 0).any():
            return 0.0
        quotient = (d.sum(0) - d) / without
        spread = np.sqrt(n / (n + 1) * ((quotient - quotient.mean(0)) ** 2).sum(0))
        lead = d.sum(0) / g.sum(0)
        t = np.divide(lead, spread, out=np.where(lead > 0, np.inf, 0.0), where=spread > 0)
        return float(((8 * n + 1) / (8 * n + 3) * np.sqrt(n * np.log1p(t**2 / n))).min())

    def stops(self, thresholds: Sequence[float]) -> list[int]:
        """After how many rounds a run stops that needs so much certainty: all of them if it never has it.

        The scores of a run are those of a longer one up to there, so that one long run tells for every threshold.
        """
        after = report_rounds(len(self))
        certainties = [self.first(r).certainty() for r in after]
        return [
            next((r for r, z in zip(after, certainties, strict=True) if z >= threshold), len(self))
            for threshold in thresholds
        ]
