"""Mutual information of two vectors from samples: a small conditional denoiser, trained on them and evaluated.

With ε̂(x_α) = E[ε | x_α] and ε̂(x_α | y), i(x; y) is defined as of images (:mod:`~.core.information`). Information does
not change when a coordinate is transformed monotonically, so every coordinate is first replaced by its normal scores.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import torch
from torch import Tensor

from infodiff_widgets.core.checks import check_callables, check_int, check_number
from infodiff_widgets.core.defaults import plain_torch
from infodiff_widgets.core.progress import progress_bar
from infodiff_widgets.core.results import Estimate
from infodiff_widgets.core.vector_denoiser import Training, VectorDenoiser
from infodiff_widgets.files import to_path

if TYPE_CHECKING:
    import os


def normal_scores(values: np.ndarray) -> Tensor:
    """Coordinates of values [N, D] by rank, as quantiles of a standard normal; equal values share the mean rank."""
    from scipy.stats import rankdata

    quantiles = (rankdata(values, axis=0) - 0.5) / len(values)
    return torch.special.ndtri(torch.from_numpy(quantiles)).float()


@dataclass(frozen=True, eq=False, repr=False)
class VectorInformation:
    """Pointwise and average information of pairs of vectors, in nats.

    Attributes:
        orthogonal, standard: i(x; y) of every pair by both estimators, float64 [N]; single values are noisy.
        held_out: pairs that were not trained on, bool [N].
        gap: mean of the integrand ½E‖ε̂(x_α) − ε̂(x_α | y)‖² in bins of log SNR [BINS], of the held-out pairs.
        history: mean information of the held-out pairs by both estimators, before training and after each cycle
            [cycles + 1, 2]. If the last rows differ, give it more steps.
        denoiser: the trained denoiser of normal scores, of the vector with fewer dimensions given the other.

    Example:
        >>> rng = np.random.default_rng(0)
        >>> x = rng.normal(size=500)
        >>> result = mutual_information(x, x + rng.normal(size=500), steps=0, progress=False)
        >>> result.orthogonal.shape, int(result.held_out.sum()), result.mi("standard").unit
        ((500,), 100, 'nats')
    """

    orthogonal: np.ndarray
    standard: np.ndarray
    held_out: np.ndarray
    gap: np.ndarray
    history: np.ndarray
    denoiser: VectorDenoiser
    errors: tuple[float, float] = field(repr=False)

    def __repr__(self) -> str:
        return f"<VectorInformation of {len(self.orthogonal)} pairs: {self.mi()}, standard {self.mi('standard')}>"

    def mi(self, estimator: str = "orthogonal") -> Estimate:
        """Mutual information: the mean over held-out pairs, and its standard error.

        The error includes that of the denoiser. It is the root of the sum of squares of the standard error of the mean,
        of what the last cycle of training changed, and of the difference between both estimators, which agree for an
        ideal denoiser. Dependence that training has not begun to find shows in none of these.

        Raises ValueError if there is no such estimator.
        """
        if estimator not in ("orthogonal", "standard"):
            raise ValueError(f"estimator must be 'orthogonal' or 'standard'; got {estimator!r}")
        values = getattr(self, estimator)[self.held_out]
        return Estimate(float(values.mean()), self.errors[estimator == "standard"])


def mutual_information(
    x: Any, y: Any, *, steps: int = 3500, target_stderr: float | None = None, held_out: float = 0.2, seed: int = 0,
    path: str | os.PathLike | None = None, progress: Callable[[int, int], None] | bool = True,
) -> VectorInformation:  # fmt: skip
    """Estimate i(x; y) of pairs of vectors, point by point and on average, by a denoiser trained on them.

    Takes about a minute on one CPU core.

    Args:
        x: samples [N] or [N, D], numbers.
        y: samples [N] or [N, E], paired with those of x by row.
        steps: largest number of training steps, of 512 pairs each. Cycles have 500 steps, 1000, 2000 and so on.
        target_stderr: end training after the second cycle or a later one if the errors of both estimators are as small
            as this; None for all steps.
        held_out: fraction of the pairs that is kept from training, for the average.
        seed: random seed.
        path: file of checkpoints; a run that was interrupted continues, and a finished one is only evaluated.
        progress: called with (done, total) steps; True for a progress bar, False for none.

    Raises:
        ValueError, TypeError: if an argument is invalid, or the file is that of other data or settings.

    Example:
        >>> rng = np.random.default_rng(0)
        >>> x = rng.normal(size=5000)
        >>> result = mutual_information(x, x + rng.normal(size=5000), steps=0, progress=False)
        >>> mi = result.mi()
        >>> abs(mi.value - 0.3466) < 3 * mi.stderr  # ½ ln 2: Gaussian vectors need no training
        True
    """
    first, second = _samples("x", x), _samples("y", y)
    if len(first) != len(second) or len(first) < 100:
        raise ValueError(f"x and y must be 100 or more pairs; got {len(first)} and {len(second)} samples")
    steps, seed = check_int("steps", steps, 0), check_int("seed", seed, 0)
    if not 0 < (held_out := check_number("held_out", held_out)) < 0.9:
        raise ValueError(f"held_out must be a fraction between 0 and 0.9; got {held_out}")
    if target_stderr is not None and check_number("target_stderr", target_stderr) <= 0:
        raise ValueError(f"target_stderr must be positive, or None for all steps; got {target_stderr}")
    file = None if path is None else to_path(path)
    check_callables(progress=None if progress is True else progress)
    chosen = np.random.default_rng(seed).permutation(len(first)) < max(held_out * len(first), 2)
    if first.shape[1] > second.shape[1]:  # information is symmetric
        first, second = second, first
    with (
        plain_torch(),
        progress_bar(unit=" steps", total=steps, delay=2, leave=False, disable=progress is not True) as bar,
    ):
        scores, mask = (normal_scores(first), normal_scores(second)), torch.from_numpy(chosen)

        def update(done: int, total: int) -> None:
            bar.update(done - bar.n)
            if callable(progress):
                progress(done, total)

        training = Training(*scores, mask, steps, seed, file, target_stderr)
        training.run(update)
        information, gaps = np.empty((2, len(first))), []
        for part in (mask, ~mask):
            *values, gap = training.evaluate(scores[0][part], scores[1][part])
            information[:, part.numpy()] = values
            gaps.append(gap)
    denoiser = cast(VectorDenoiser, training.average.module)
    orthogonal, standard = information
    history = np.array(training.history)
    return VectorInformation(orthogonal, standard, chosen, gaps[0], history, denoiser, training.errors())


def _samples(name: str, values: Any) -> np.ndarray:
    """Samples as float64 [N, D]."""
    try:
        array = np.asarray(values, float)
    except (TypeError, ValueError):
        raise TypeError(f"{name} must be numbers [N] or [N, D]; got {type(values).__name__}") from None
    if array.ndim not in (1, 2) or not array.size or not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite numbers [N] or [N, D]; got shape {list(array.shape)}")
    return array.reshape(len(array), -1)
