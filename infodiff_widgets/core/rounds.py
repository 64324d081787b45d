"""Plan of the samples: rounds of stratified noise levels with antithetic noise, and when to report a result."""

from __future__ import annotations

import functools

import numpy as np

from infodiff_widgets.core.gram import NoiseSample
from infodiff_widgets.core.logsnr import LogSNRDistribution


def round_size(samples: int) -> int:
    """Samples per round, an even number: 16 rounds or more for the errors, of four samples or more if there are any."""
    return 2 if samples < 4 else max(4, min(samples // 16, 32) // 2 * 2, samples // 64 // 2 * 2)


@functools.cache
def report_rounds(rounds: int) -> tuple[int, ...]:
    """Numbers of rounds after which a result is reported: 1, 2, 3, 4, 6, 8, 9, 12, 15, 16, … and the last."""
    return tuple(r for r in range(1, rounds + 1) if r == rounds or not r & (r - 1) or r % 3 == 0)


def plan_round(logsnr_distribution: LogSNRDistribution, size: int, seed: int, number: int) -> list[NoiseSample]:
    """The samples of one round: stratified noise levels, each with a noise and its negative."""
    rng = np.random.default_rng([seed, number])
    logsnr, weight = logsnr_distribution.stratified(size // 2, rng)
    seeds = rng.integers(2**62, size=len(logsnr))
    return [
        NoiseSample(float(alpha), float(w), int(s), sign)
        for alpha, w, s in zip(logsnr, weight, seeds, strict=True)
        for sign in (1, -1)
    ]
