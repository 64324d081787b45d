"""Adaptive importance sampling of the log SNR: a proposal fitted to where the samples so far vary.

The variance of ∫ f dα ≈ mean of w·f is least if α is drawn in proportion to the root mean square of f at that level.
The proposal is a histogram of it, for all questions of an estimate together. Every round is drawn from a proposal that
only earlier rounds determine. So each round is unbiased and rounds are uncorrelated, and their sample variance over
their number is an unbiased estimate of the variance of their mean, although later rounds vary less than the first.

Against levels that were chosen for a pipeline this gains little: on the bundled ones all words vary at much the same
levels, and most of the variance is between noises at one level. Without such knowledge it halves the variance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from infodiff_widgets.core.contrast import quadratic_form, query_contrast
from infodiff_widgets.core.information import Information
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.core.results import Estimate
from infodiff_widgets.prompts import Estimator, Query

BINS = 24
"""Number of bins of a proposal, of equal width in log SNR."""
BANDWIDTH = 0.4
"""Standard deviation of the Gaussian kernel in log SNR that squared integrands are averaged with."""
DEFENSIVE, PRIOR = 0.1, 16
"""Least share of the proposal that is the first distribution, which bounds the weights; and the number of samples at
which the share is a half."""
SMALL = 0.1
"""Questions whose integrands are below this fraction of the largest count for less."""

OUTSIDE = 0.05
"""Share of the information beyond an end of the range that is warned of, if it is larger by a standard error."""


@dataclass(frozen=True, eq=False)
class Proposal:
    """A histogram of the log SNR that samples are drawn from.

    Attributes:
        edges: of the bins, ascending log SNR [B + 1].
        shares: probability of each bin, positive [B].
    """

    edges: np.ndarray
    shares: np.ndarray

    def stratified(self, n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Log SNR and weight of a random sample in each of ``n`` parts of equal probability, ascending."""
        below = np.cumsum([0, *self.shares]) / self.shares.sum()
        logsnr = np.interp((np.arange(n) + rng.random(n)) / n, below, self.edges)
        weight = np.diff(self.edges) / np.diff(below)
        return logsnr, weight[np.searchsorted(self.edges[1:-1], logsnr, "right")]


def adapt(base: LogSNRDistribution, info: Information, queries: Sequence[Query]) -> Proposal:
    """The proposal for some queries, by both estimators, from a result so far."""
    pairs = dict.fromkeys((query.target, query.given) for query in queries)
    asked = [Query(*pair, estimator) for pair in pairs for estimator in get_args(Estimator)]
    forms = np.stack([quadratic_form(info.prompts, query_contrast(query)) for query in asked])
    return fit_proposal(base, info.logsnr, np.tensordot(forms, info.products, ((1, 2), (1, 2))))


def information_outside(info: Information, query: Query) -> tuple[Estimate, Estimate]:
    """Up to about how much of a query's information lies below and above the log-SNR range of a result.

    Its density falls as e^α towards low log SNR, where predictions of x approach the prior means, and as e^−α towards
    high log SNR if x has a smooth density, or faster. So either side holds the density at that end times one, or less.
    """
    density = info.contrast_spectrum(query_contrast(query), max(round(info.bands[-1] - info.bands[0]), 1))
    low, high = (Estimate(float(density.values[end]), float(density.stderr[end])) for end in (0, -1))
    return low, high


def warn_outside(info: Information, query: Query) -> list[str]:
    """What to say of the information of a query that a result's log-SNR range leaves out, if it is much of it."""
    total, found = info.estimate(query).value, []
    ends = zip(("below", "above"), info.bands[[0, -1]], information_outside(info, query), strict=True)
    for side, end, outside in ends:
        if outside.value - outside.stderr > OUTSIDE * abs(total):
            found.append(
                f"up to about {outside.value:.2g} nats more may lie {side} log SNR {end:.1f}, where nothing was sampled"
            )
    return found


def fit_proposal(base: LogSNRDistribution, logsnr: np.ndarray, integrands: np.ndarray) -> Proposal:
    """The proposal for questions with these integrands [Q, N] at samples of the log SNR [N].

    With s_q(α) the root mean square of integrand q, the density is √Σ_q (s_q(α)/∫s_q dα)², which minimizes the sum over
    questions of the variance, relative to the least possible one. Part of it is ``base``, so that no level is left out.
    """
    edges = np.linspace(base.low, base.high, BINS + 1)
    distance = ((edges[1:] + edges[:-1])[:, None] / 2 - logsnr) / BANDWIDTH
    # Far from all samples, the nearest one counts.
    kernel = np.exp(np.min(distance**2, 1, keepdims=True) / 2 - distance**2 / 2)
    squares = integrands**2 @ (kernel / kernel.sum(1, keepdims=True)).T
    size = np.sqrt(squares).sum(1)
    first = np.diff(base.cumulative(edges))
    if not size.max() > 0:
        return Proposal(edges, first)
    density = np.sqrt((squares / (size**2 + (SMALL * size.max()) ** 2)[:, None]).sum(0))
    share = max(DEFENSIVE, PRIOR / (PRIOR + len(logsnr)))
    return Proposal(edges, share * first + (1 - share) * density / density.sum())
