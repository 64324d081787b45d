"""Score several captions of one image under shared noise, from a single estimate.

There are three scores of a caption y:

    standard     i^s(x; y) = ½∫E[‖ε − ε̂(x_α)‖² − ‖ε − ε̂(x_α|y)‖²] dα   nats, against the empty prompt
    orthogonal   i^o(x; y) = ½∫E‖ε̂(x_α) − ε̂(x_α|y)‖² dα               nats, against the empty prompt
    error        −E‖ε − ε̂(x_α|y)‖², timesteps drawn uniformly           mean over all values of x, negated

The standard score is ln p(x|y)/p(x). The error is the score of Diffusion Classifier (Li et al., 2023) and DiffusionITM
(Krojer et al., 2023): the same difference, reweighted to the noise levels of training. On a network whose timesteps are
uniform in log SNR, such as the bundled one, both rank captions alike.

Kong et al. (2024) choose by the orthogonal score: how far a caption moves the prediction, right or wrong. It agrees
with the standard score only on average over images *of that caption*. Of two equally likely captions of an exact model,
the false one moves the prediction further and wins, so the better a model knows a difference, the less this score can
be trusted with it.

Captions share their noise, so the standard error of a difference of two scores is much smaller than that of either.
"""

from __future__ import annotations

import collections
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from infodiff_widgets.core.checks import check_hashables
from infodiff_widgets.core.contrast import mean_by_round
from infodiff_widgets.core.estimate import estimate_iter
from infodiff_widgets.core.results import SCORES, Estimate, Heatmap
from infodiff_widgets.core.sequential import Rounds
from infodiff_widgets.core.timesteps import Timesteps
from infodiff_widgets.prompts import Estimator, Query

if TYPE_CHECKING:
    import pandas as pd

    from infodiff_widgets.core.information import Information

UNITS = {"standard": "nats", "orthogonal": "nats", "error": "squared error"}


@dataclass(frozen=True, eq=False)
class Scores:
    """The scores of K captions of one image.

    Attributes:
        captions: in the order they were given.
        rounds: for each name in SCORES, the scores in every round of samples.
        info: the estimate they were computed from; its prompts are the empty one and the captions.
    """

    captions: tuple[Hashable, ...]
    rounds: dict[str, Rounds]
    info: Information

    @classmethod
    def of(cls, info: Information, timesteps: Timesteps) -> Scores:
        """Compute the scores from an estimate of the empty prompt and the captions."""
        products = info.products  # of r_0, r_1 − r_0 and so on, with r_0 the residual of the empty prompt
        shifts = np.diagonal(products[:, 1:, 1:], axis1=1, axis2=2)  # ‖ε̂(·|y) − ε̂(·)‖² [N, K]
        excess = 2 * products[:, 0, 1:] + shifts  # ‖ε − ε̂(·|y)‖² − ‖ε − ε̂(·)‖² [N, K]
        distances = shifts[:, :, None] + shifts[:, None] - 2 * products[:, 1:, 1:]  # ‖ε̂(·|y) − ε̂(·|y')‖² [N, K, K]
        nats = 0.5 * info.weight
        uniform = info.weight * timesteps.density(info.logsnr) / info.dimension
        errors = products[:, :1, 0] + excess
        by_score = {"standard": (nats, -excess), "orthogonal": (nats, shifts), "error": (uniform, -errors)}

        def mean(weight: np.ndarray, values: np.ndarray) -> np.ndarray:
            return mean_by_round((weight * values.T).T, info.round)

        rounds = {by: Rounds(mean(w, scores), mean(w, distances)) for by, (w, scores) in by_score.items()}
        return cls(info.prompts[1:], rounds, info)

    def __repr__(self) -> str:
        best = self.captions[self.winner()]
        return f"<Scores of {len(self.captions)} captions: {self.samples} samples, {best!r} wins>"

    @property
    def samples(self) -> int:
        """Number of samples of (log SNR, noise)."""
        return self.info.samples

    @property
    def evaluations(self) -> int:
        """Number of predictions the network made: samples × (captions + 1), without cached ones."""
        return self.info.provenance["evaluations"]

    def value(self, caption: int | Hashable, by: str = "standard") -> Estimate:
        """The score ``by``, one of SCORES, of a caption, by text or index.

        Raises:
            KeyError: if there is no such caption or score.
        """
        return Estimate.of_rounds(self._rounds(by).scores[:, self._index(caption)], UNITS[by])

    def difference(self, one: int | Hashable, other: int | Hashable, by: str = "standard") -> Estimate:
        """Score of one caption minus that of another; its error is far below theirs, because they share their noise."""
        scores = self._rounds(by).scores
        return Estimate.of_rounds(scores[:, self._index(one)] - scores[:, self._index(other)], UNITS[by])

    def ranking(self, by: str = "standard") -> list[int]:
        """Indices of the captions, best first."""
        return np.argsort(-self._rounds(by).means(), kind="stable").tolist()

    def winner(self, by: str = "standard") -> int:
        """Index of the caption with the greatest score."""
        return self.ranking(by)[0]

    def lead(self, by: str = "standard") -> Estimate:
        """Score of the winner minus that of the runner-up."""
        first, second = self.ranking(by)[:2]
        return self.difference(first, second, by)

    def z_score(self, by: str = "standard") -> float:
        """The z score of the winner's lead, see :mod:`infodiff_widgets.core.sequential`."""
        return self._rounds(by).z_score()

    def heatmap(self, one: int | Hashable, other: int | Hashable, estimator: Estimator = "standard") -> Heatmap:
        """Map of the difference between two captions, in nats per pixel.

        The "standard" map is positive where the image supports ``one`` and negative where it supports ``other``; it
        sums to the difference of their standard scores. The "orthogonal" one is how far apart their predictions are.
        """
        target, given = (self.captions[self._index(caption)] for caption in (one, other))
        return self.info.heatmap(Query(target, given, estimator))

    def table(self) -> pd.DataFrame:
        """A table with a row for each caption: caption, and every score with its standard error."""
        import pandas as pd

        table = pd.DataFrame({"caption": self.captions})
        for by in SCORES:
            scores = [self.value(k, by) for k in range(len(table))]
            table[by], table[f"{by}_stderr"] = [s.value for s in scores], [s.stderr for s in scores]
        return table

    def _rounds(self, by: str) -> Rounds:
        if by not in SCORES:
            raise KeyError(f"there is no score {by!r}; choose one of {', '.join(SCORES)}")
        return self.rounds[by]

    def _index(self, caption: int | Hashable) -> int:
        if caption in self.captions:
            return self.captions.index(caption)
        if isinstance(caption, int) and 0 <= caption < len(self.captions):
            return caption
        raise KeyError(f"{caption!r} is none of the captions {list(self.captions)}")


def score_iter(
    model: Any, image: Any, captions: Sequence[Hashable], *, samples: int = 64, seed: int = 0,
    z_threshold: float | None = None, by: str = "standard", **options: Any,
) -> Iterator[Scores]:  # fmt: skip
    """Score several captions of one image under shared noise, yielding growing results as ``estimate_iter`` does.

    Args:
        model: as for ``estimate``.
        image: as ``x`` of ``estimate``.
        captions: two or more, all different and none of them empty.
        samples: largest number of (log SNR, noise) samples; each evaluates every caption and the empty prompt.
        seed: random seed.
        z_threshold: stop as soon as the winner leads every rival by this z score; None to evaluate all samples. See
            ``core.sequential`` for how stopping changes error rates.
        by: the score that is tested, one of SCORES.
        options: ``logsnr_distribution``, ``adaptive``, ``cache``, ``progress`` and ``cancel`` of ``estimate_iter``.

    Raises:
        ValueError: if the captions cannot be compared; else as ``estimate``.
    """
    captions = check_hashables("captions", captions)
    if len(captions) < 2 or len({"", *captions}) <= len(captions):
        raise ValueError(f"give two or more captions, all different and none of them empty; got {captions}")
    if by not in SCORES:
        raise ValueError(f"there is no score {by!r}; choose one of {', '.join(SCORES)}")
    for info in estimate_iter(model, image, prompts=["", *captions], samples=samples, seed=seed, **options):
        scores = Scores.of(info, Timesteps.of(model, *info.provenance["logsnr_range"]))
        yield scores
        if z_threshold is not None and scores.z_score(by) >= z_threshold:
            return


def score(model: Any, image: Any, captions: Sequence[Hashable], **options: Any) -> Scores:
    """The last result of :func:`score_iter`, with the same options.

    Example:
        >>> from infodiff_widgets.core.denoisers import GaussianPairDenoiser
        >>> import torch
        >>> scores = score(GaussianPairDenoiser(0.8), torch.tensor([0.7]), [-0.3, 0.9], samples=512, z_threshold=3)
        >>> scores.captions[scores.winner()], scores.samples < 512
        (0.9, True)
    """
    return collections.deque(score_iter(model, image, captions, **options), maxlen=1)[0]


def accept(info: Information, phrases: Sequence[Hashable]) -> bool:
    """Whether an image shows every phrase, by the rule of CompLift (Yu & Gao, ICML 2025).

    The lift of a phrase y is ln p(x|y)/p(x) = i^s(x; y), by the standard estimator. An image is accepted if every lift
    is positive. Use it to choose among images that were generated from a prompt of several phrases.

    Args:
        info: an estimate of the image whose prompts include "" and every phrase.
        phrases: one or more parts of the prompt, such as its noun phrases.

    Raises:
        ValueError: if there is no phrase.
        KeyError: if a phrase was not evaluated.

    Example:
        >>> import infodiff_widgets as idw
        >>> model, scene = idw.load(), idw.scenes.example(0)  # "the dog left of the cat on grass"
        >>> info = idw.estimate(model, scene.image, prompts=["", "dog", "cat", "car"], samples=16, progress=False)
        >>> accept(info, ["dog", "cat"]), accept(info, ["dog", "car"])
        (True, False)
    """
    if not check_hashables("phrases", phrases):
        raise ValueError("phrases must name one or more parts of the prompt; got none")
    return all(info.pointwise(phrase, "", "standard").value > 0 for phrase in phrases)
