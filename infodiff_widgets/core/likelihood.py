"""Negative log likelihood from the denoising error, with a Gaussian as control variate: densities and probabilities.

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

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information

FAR = 6.0
"""Number of deviations above the mean from which −ln p of a picture is unlike that of pictures to be expected."""
SPACING, MARGIN = 2.0, 2.0
"""Distance in log SNR between the variances of the Gaussian reference, and how far they reach beyond the range."""


def negative_log_likelihood(info: Information, prompt: Hashable = "") -> Estimate:
    """−ln p(x | prompt) in nats: (d/2)·ln 2πe + ½∫(E‖r‖² − d·σ(α))dα over the log-SNR range covered.

    For a pipeline, x is its latents. By how much a round is off for a similar Gaussian is known, and is subtracted
    (:func:`_deviations`). It is the same for every prompt, so that differences between prompts remain those of the
    standard estimator.
    """
    low, high = info.bands[0], info.bands[-1]
    exact = info.dimension / 2 * (np.logaddexp(0, high) - np.logaddexp(0, low))
    constant = info.dimension / 2 * math.log(2 * math.pi * math.e) - exact
    rounds = integrate_by_round(info, {(prompt, prompt): 0.5}, np.ones(info.samples))
    if len(rounds) >= 8:
        rounds = rounds - _deviations(info)[: len(rounds)]
    return Estimate.of_rounds(constant + rounds)


def negative_log_probability(info: Information, prompt: Hashable = "") -> Estimate:
    """−ln P(x | prompt) in nats, ½∫E‖r‖²dα, for x of countably many values.

    Below the range covered ‖x − x̂‖² = e^−α·E‖r‖² hardly changes, so that part of the integral is a multiple of the
    lowest band's, and is added. The range has to reach up to where the model is certain of x: nothing is added above.
    """
    low, edge = info.bands[:2]
    tail = 1 / math.expm1(edge - low)  # ∫e^α dα below the lowest band, over that in it
    return Estimate.of_rounds(integrate_by_round(info, {(prompt, prompt): 0.5}, 1 + tail * (info.logsnr < edge)))


def warn_unlike(info: Information) -> list[str]:
    """What to say of a picture whose −ln p is far above that of pictures like those that the model was trained on.

    ``provenance["typical_nll"]`` holds mean and deviation of these, and the log-SNR range low to high, if it is known.
    """
    typical = info.provenance.get("typical_nll")
    if not typical or "" not in info.prompts or not np.allclose(info.bands[[0, -1]], (typical["low"], typical["high"])):
        return []
    nll = negative_log_likelihood(info, "")
    if not nll.value - nll.stderr > typical["mean"] + FAR * typical["deviation"]:
        return []
    own, theirs = f"{nll.value:.0f} ± {nll.stderr:.0f} nats", f"{typical['mean']:.0f} ± {typical['deviation']:.0f}"
    unlike = f"this picture is unlike those that the model was trained on: its −ln p is {own}, theirs {theirs}"
    return [f"{unlike}. Do not trust what the model says about its words"]


def _deviations(info: Information) -> np.ndarray:
    """By how much ½∫E‖r‖²dα of a Gaussian like the first prompt's x is off in each round [rounds].

    A value of variance λ adds m²·ε² + m − m² to ‖r‖², with m = a²λ/(a²λ + b²) and ∫m dα = ln(1 + a²λ/b²). How many
    values have which variance is fitted to the denoising error of one half of the rounds and used in the other half. So
    neither an error of the fit nor of the Gaussian adds a bias, and the spread of the rounds holds both. Where the
    rounds of the first half vary less without it, as for finite sets of images, the deviations are zero.
    """
    from scipy.optimize import nnls

    low, high = info.bands[0], info.bands[-1]
    centres = np.arange(low - MARGIN, high + MARGIN + SPACING / 2, SPACING)  # −ln λ: there m is a half
    share = 1 / (1 + np.exp(centres - info.logsnr[:, None]))
    noise = 1.0 if info.noise is None else info.noise[:, None] / info.dimension
    known = info.weight[:, None] / 2 * (share + share**2 * (noise - 1))
    exact = np.diff(np.logaddexp(0, np.array([[low], [high]]) - centres), axis=0)[0] / 2
    measured = info.weight * info.products[:, 0, 0] / 2
    # There are d values; where few samples tell, their variances are near 1, as of standardized data.
    scale = math.sqrt(np.square(measured).mean()) / info.dimension
    prior = scale * np.concatenate([np.full((1, len(centres)), 3.0), np.diag(0.3 * np.abs(centres))])
    half, off = info.round % 2, np.zeros(info.samples)
    for k in range(2):
        # Terms that are odd in the noise cancel between a noise and its negative.
        rows, goals = (part[half == k].reshape(-1, 2, *part.shape[1:]).mean(1) for part in (known, measured))
        goals = np.concatenate([goals, [3 * scale * info.dimension], np.zeros(len(centres))])
        off[half != k] = (known[half != k] - exact) @ nnls(np.concatenate([rows, prior]), goals)[0]
    plain, off = (mean_by_round(part, info.round) for part in (measured, off))
    helps = [(plain - off)[k::2].var() < plain[k::2].var() for k in range(2)]
    return off * np.resize(helps[::-1], len(off))
