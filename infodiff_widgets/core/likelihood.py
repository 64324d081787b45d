"""Negative log likelihood from the denoising error: densities with a control variate, and probabilities.

A density of x [d] is −ln p(x) = (d/2)·ln 2πe + ½∫(E‖r‖² − d·σ(α))dα. Where x has one of countably many values, such as
8-bit pixels or a finite set of images, its probability is −ln P(x) = ½∫E‖r‖²dα (Kong et al., ICLR 2023, section 3).
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from typing import TYPE_CHECKING

import numpy as np

from infodiff_widgets.core.contrast import integrate_by_round, mean_by_round
from infodiff_widgets.core.results import Estimate
from infodiff_widgets.core.stats import round_stderr

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information


VARIANCES = (8.0, 0.4, 0.02, 0.001)
"""Variances of the Gaussian reference, which together cover the spectrum of images and latents."""


def negative_log_likelihood(info: Information, prompt: Hashable = "") -> Estimate:
    """−ln p(x | prompt) in nats: (d/2)·ln 2πe + ½∫(E‖r‖² − d·σ(α))dα over the log-SNR range covered.

    For a pipeline, x is its latents. What is known of the samples predicts by how much the estimate of a round is off,
    and is subtracted (:func:`_controls`). The coefficients are fitted on the first prompt for all, so that differences
    between prompts remain those of the standard estimator.
    """
    low, high = info.bands[0], info.bands[-1]
    exact = info.dimension / 2 * (np.logaddexp(0, high) - np.logaddexp(0, low))
    everywhere = np.ones(info.samples)
    rounds = integrate_by_round(info, {(prompt, prompt): 0.5}, everywhere)
    constant = info.dimension / 2 * math.log(2 * math.pi * math.e) - exact
    if len(rounds) < 8:
        return Estimate(float(constant + rounds.mean()), float(round_stderr(rounds)))
    reference = integrate_by_round(info, {(info.prompts[0], info.prompts[0]): 0.5}, everywhere)[: len(rounds)]
    controls = _controls(info, exact)[: len(rounds)]

    def controlled_mean(used: np.ndarray) -> float:
        known, predicted = controls[used], reference[used]
        slopes = np.linalg.lstsq(known - known.mean(0), predicted - predicted.mean(), rcond=1e-9)[0]
        return float((rounds[used] - known @ slopes).mean())

    # The jackknife accounts for the fit: the coefficients suit these rounds better than new ones.
    left_out = np.array([controlled_mean(used) for used in ~np.eye(len(rounds), dtype=bool)])
    stderr = math.sqrt((len(rounds) - 1) * left_out.var())
    return Estimate(constant + controlled_mean(np.ones(len(rounds), bool)), stderr)


def _controls(info: Information, exact: float) -> np.ndarray:
    """Control variates of every round [rounds, 1 + len(VARIANCES)], whose means are zero.

    One is the deviation of ½∫d·σ(α)dα from its exact value. The others follow the noise: for a Gaussian of variances
    λ_i it enters ‖r‖² as Σ m_i²·ε_i² with m_i = a²λ_i/(a²λ_i + b²). So ‖ε‖² − d, whose mean is zero, is weighted by m²
    for each of a few variances, and the fit finds how many values of x have which variance.
    """
    nats = info.weight / 2
    controls = [info.dimension * nats / (1 + np.exp(-info.logsnr)) - exact]
    if info.noise is not None and info.rounds >= 16:
        for variance in VARIANCES:
            share = 1 / (1 + np.exp(-info.logsnr) / variance)
            controls.append(nats * share**2 * (info.noise - info.dimension))
    return mean_by_round(np.stack(controls, 1), info.round)


def negative_log_probability(info: Information, prompt: Hashable = "") -> Estimate:
    """−ln P(x | prompt) in nats, ½∫E‖r‖²dα, for x of countably many values.

    Below the range covered ‖x − x̂‖² = e^−α·E‖r‖² hardly changes, so that part of the integral is a multiple of the
    lowest band's, and is added. The range has to reach up to where the model is certain of x: nothing is added above.
    """
    low, edge = info.bands[:2]
    tail = 1 / math.expm1(edge - low)  # ∫e^α dα below the lowest band, over that in it
    return Estimate.of_rounds(integrate_by_round(info, {(prompt, prompt): 0.5}, 1 + tail * (info.logsnr < edge)))
