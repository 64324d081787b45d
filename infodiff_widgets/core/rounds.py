"""Plan of the samples: rounds of stratified noise levels with antithetic noise, and when to report a result."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from infodiff_widgets.core.gram import NoiseSample


def round_plan(samples: int) -> tuple[int, int]:
    """Samples per round, an even number, and the number of rounds for so many samples.

    There are two rounds or more, since their spread gives the errors: 16 or more, of 4 to 1024 samples, if there are
    enough samples.
    """
    size = 2 if samples <= 4 else max(4, min(samples // 16, 32) // 2 * 2, min(samples // 64, 1024) // 2 * 2)
    return size, max(-(-samples // size), 2)


def is_report_round(number: int, rounds: int) -> bool:
    """True if a result is reported after this many of so many rounds.

    These are 1, 2, 3, 4, 6, 8, 9, 12, 15, 16, … and the last; from 128 on they are spaced ever wider.
    """
    step = 3 << max(number.bit_length() - 7, 0)
    return number == rounds or not number & (number - 1) or number % step == 0


def report_rounds(rounds: int) -> tuple[int, ...]:
    """All numbers of rounds after which a result is reported, see :func:`is_report_round`."""
    return tuple(number for number in range(1, rounds + 1) if is_report_round(number, rounds))


class Levels(Protocol):
    """A distribution of log SNR that rounds are drawn from."""

    def stratified(self, n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Log SNR and weight, one over the density, of a random sample in each of ``n`` parts of equal probability."""
        ...


def plan_round(levels: Levels, size: int, seed: int, number: int) -> list[NoiseSample]:
    """The samples of one round: stratified noise levels, each with a noise and its negative."""
    rng = np.random.default_rng([seed, number])
    logsnr, weight = levels.stratified(size // 2, rng)
    seeds = rng.integers(2**62, size=len(logsnr))
    return [
        NoiseSample(float(alpha), float(w), int(s), sign)
        for alpha, w, s in zip(logsnr, weight, seeds, strict=True)
        for sign in (1, -1)
    ]
