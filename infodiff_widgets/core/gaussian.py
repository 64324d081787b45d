"""The Gaussian with the power spectrum of x: the denoising error that second moments alone explain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from torch import Tensor

CLASSES = 32
"""Largest number of different variances that a spectrum is stored with."""


def power_spectrum(x: Tensor) -> list[list[float]]:
    """Variances of the Fourier coefficients of x [..., H, W], and how many have each: a list of [variance, count].

    Each is the mean power of a channel at one spatial frequency, whatever its direction. Similar ones are merged into
    CLASSES at most, with equal total power. An x without rows and columns has one variance.
    """
    if x.ndim < 3:
        return [[float(x.detach().float().cpu().double().square().mean()), float(x.numel())]]
    planes = x.detach().float().cpu().double().numpy().reshape(-1, *x.shape[-2:])
    coefficients = np.fft.fft2(planes, norm="ortho")
    power = np.square(np.abs(coefficients)).reshape(len(coefficients), -1)
    down, across = (np.fft.fftfreq(n) for n in x.shape[-2:])
    radius = np.rint(np.hypot(down[:, None], across) * max(x.shape[-2:])).astype(int).ravel()
    counts = np.bincount(radius)
    found = counts > 0
    means = np.stack([np.bincount(radius, channel)[found] / counts[found] for channel in power]).ravel()
    counts = np.tile(counts[found], len(power))
    logs = np.log(np.maximum(means, 1e-12))
    classes = np.digitize(logs, np.linspace(logs.min(), logs.max(), CLASSES + 1)[1:-1])
    total = np.bincount(classes, counts)
    sums = np.bincount(classes, counts * means)
    return [[float(s / n), float(n)] for s, n in zip(sums, total, strict=True) if n]


def gaussian_error(spectrum: Sequence[Sequence[float]], edges: np.ndarray) -> np.ndarray:
    """Mean of E‖ε − ε̂(x_α)‖² = Σ λ·a²/(λ·a² + b²) over bins of log SNR α with these edges [B + 1], for a Gaussian.

    ``spectrum`` is as of :func:`power_spectrum`. For an x with just this spectrum it is the error at x as well.
    """
    variances, counts = np.array(spectrum, float).T
    integral = np.logaddexp(0, edges[:, None] + np.log(np.maximum(variances, 1e-12))) @ counts
    return np.diff(integral) / np.diff(edges)
