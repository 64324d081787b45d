"""Negative log likelihood from the denoising error, with a control variate."""

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


def negative_log_likelihood(info: Information, prompt: Hashable = "") -> Estimate:
    """−ln p(x | prompt) in nats: (d/2)·ln 2πe + ½∫(E‖r‖² − d·σ(α))dα over the log-SNR range covered.

    For a pipeline, x is its latents. The integral of d·σ(α), known in closed form, is a control variate: the deviation
    of its sampled value in each round predicts that of ½∫E‖r‖², and is subtracted. The coefficient is fitted on the
    first prompt for all, so that differences between prompts remain those of the standard estimator.
    """
    low, high = info.bands[0], info.bands[-1]
    exact = info.dimension / 2 * (np.logaddexp(0, high) - np.logaddexp(0, low))
    everywhere = np.ones(info.samples)
    rounds = integrate_by_round(info, {(prompt, prompt): 0.5}, everywhere)
    deviations = mean_by_round(info.dimension / 2 * info.weight / (1 + np.exp(-info.logsnr)), info.round) - exact
    constant = info.dimension / 2 * math.log(2 * math.pi * math.e) - exact
    if len(rounds) < 8:
        return Estimate(float(constant + rounds.mean()), float(round_stderr(rounds)))
    reference = integrate_by_round(info, {(info.prompts[0], info.prompts[0]): 0.5}, everywhere)

    def controlled_mean(used: np.ndarray) -> float:
        coefficient = np.cov(reference[used], deviations[used])[0, 1] / deviations[used].var(ddof=1)
        return float((rounds[used] - deviations[used] * coefficient).mean())

    # The jackknife accounts for the fit: the coefficient suits these rounds better than new ones.
    left_out = np.array([controlled_mean(used) for used in ~np.eye(len(rounds), dtype=bool)])
    stderr = math.sqrt((len(rounds) - 1) * left_out.var())
    return Estimate(constant + controlled_mean(np.ones(len(rounds), bool)), stderr)
