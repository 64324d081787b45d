"""Which caption fits a picture? Several captions, scored by what each tells the model, under one and the same noise.

Three scores of a caption y, all read off one pass:

    standard     i^s(x; y) = ½∫E[‖ε − ε̂(x_α)‖² − ‖ε − ε̂(x_α|y)‖²] dα   nats, against the empty prompt
    orthogonal   i^o(x; y) = ½∫E‖ε̂(x_α) − ε̂(x_α|y)‖² dα               nats, against the empty prompt
    error        −E‖ε − ε̂(x_α|y)‖², timesteps drawn evenly              the mean over all values of x, negated

The standard score is ln p(x|y)/p(x), so it decides as the likelihood does. The error is the score of Diffusion
Classifier (Li et al., 2023) and of DiffusionITM (Krojer et al., 2023): the same difference in another weighting of
noise levels, that of training; where draws follow another law, they are weighed by the quotient of the two. On a
network whose timesteps are even in log SNR, as the bundled one's are, it ranks as the standard score does.

The orthogonal score is the one Kong et al. (2024) choose by, the greatest winning. It says how far a caption moves the
guess, right or wrong, and agrees with the standard score only on average over pictures *of that caption*. For a false
caption it does not: between two equally likely captions of an exact model, the guess without a caption lies nearer to
what the true one says, at every noise level, so the false one moves it further and wins. The better a model knows a
difference, the less this score may be trusted with it.

Captions share their noise, so the error of a difference of two scores is much smaller than that of either.
"""

from __future__ import annotations

import collections
import math
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from infodiff_widgets.core.estimate import estimate_iter
from infodiff_widgets.core.results import Estimate, Heatmap
from infodiff_widgets.core.sequential import Rounds
from infodiff_widgets.prompts import Estimator
from infodiff_widgets.studies.timesteps import Timesteps

if TYPE_CHECKING:
    import pandas as pd

    from infodiff_widgets.core.cache import ResidualCache
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.core.logsnr import LogSNRDistribution

SCORES = ("standard", "orthogonal", "error")
"""Names of the scores, see the module's first lines."""
UNITS = {"standard": "nats", "orthogonal": "nats", "error": "squared error"}


@dataclass(frozen=True, eq=False)
class Scores:
    """The scores of K captions of one picture.

    Attributes:
        captions: in the order they were given.
        rounds: every score of every caption in every independent round of draws: SCORES → ``race.Rounds``.
        info: the result they are read from; its prompts are the empty one and the captions.
    """

    captions: tuple[Hashable, ...]
    rounds: dict[str, Rounds]
    info: Information

    @classmethod
    def read(cls, info: Information, timesteps: Timesteps) -> Scores:
        """Read them from the result for the empty prompt and the captions."""
        gram = info.products
        moved = np.diagonal(gram[:, 1:, 1:], axis1=1, axis2=2)  # ‖ε̂(·|y) − ε̂(·)‖² of every draw [N, K]
        worse = 2 * gram[:, 0, 1:] + moved  # ‖ε − ε̂(·|y)‖² − ‖ε − ε̂(·)‖²
        apart = moved[:, :, None] + moved[:, None] - 2 * gram[:, 1:, 1:]  # ‖ε̂(·|y) − ε̂(·|y')‖² [N, K, K]
        nats, counts = 0.5 * info.weight, np.bincount(info.round)
        error = info.weight * timesteps.density(info.logsnr) / info.dimension
        starts = np.cumsum(counts) - counts

        def rounds(weight: np.ndarray, score: np.ndarray) -> Rounds:
            """Means over the draws of each round."""
            both = (np.einsum("n,n...->n...", weight, values) for values in (score, apart))
            return Rounds(*(np.add.reduceat(v, starts) / counts.reshape(-1, *[1] * (v.ndim - 1)) for v in both))

        found = rounds(nats, -worse), rounds(nats, moved), rounds(error, -(gram[:, :1, 0] + worse))
        return cls(info.prompts[1:], dict(zip(SCORES, found, strict=True)), info)

    def __repr__(self) -> str:
        return f"<Scores of {len(self.captions)} captions: {self.draws} draws, {self.captions[self.winner()]!r} wins>"

    @property
    def draws(self) -> int:
        """Draws of (log SNR, noise) so far."""
        return self.info.samples

    @property
    def evaluations(self) -> int:
        """Predictions asked of the network so far: draws × (captions + 1), less those that were recalled."""
        return self.info.provenance["evaluations"]

    def value(self, caption: int | Hashable, by: str = "standard") -> Estimate:
        """The score of a caption.

        Args:
            caption: its text or its place.
            by: one of SCORES.

        Raises:
            KeyError: no such caption or score.
        """
        return _estimate(self._rounds(by).scores[:, self._at(caption)], by)

    def difference(self, one: int | Hashable, other: int | Hashable, by: str = "standard") -> Estimate:
        """Score of one caption less that of another. Its error is far below theirs: they share their noise.

        Raises:
            KeyError: no such caption or score.
        """
        rounds = self._rounds(by).scores
        return _estimate(rounds[:, self._at(one)] - rounds[:, self._at(other)], by)

    def ranking(self, by: str = "standard") -> list[int]:
        """Places of the captions, the best first."""
        return np.argsort(-self._rounds(by).means(), kind="stable").tolist()

    def winner(self, by: str = "standard") -> int:
        """The place of the caption with the greatest score."""
        return self.ranking(by)[0]

    def lead(self, by: str = "standard") -> Estimate:
        """Score of the winner less that of the runner-up."""
        return self.difference(*self.ranking(by)[:2], by)

    def certainty(self, by: str = "standard") -> float:
        """How certain the winner is, as a deviate z; see ``studies.race``."""
        return self._rounds(by).certainty()

    def map(self, one: int | Hashable, other: int | Hashable, estimator: Estimator = "standard") -> Heatmap:
        """Where two captions differ, in nats per pixel.

        Args:
            one: a caption, by text or place.
            other: another one.
            estimator: "standard" is positive where the picture speaks for ``one`` and negative where it speaks for
                ``other``, and sums to the difference of their standard scores; "orthogonal" says how much the two
                captions move the model's guess apart, wherever that is right.
        """
        return self.info.pointwise_map(self.captions[self._at(one)], self.captions[self._at(other)], estimator)

    def table(self) -> pd.DataFrame:
        """A row for each caption, in the order given: caption, and every score with its stderr."""
        import pandas as pd

        rows = []
        for k, caption in enumerate(self.captions):
            found = {by: self.value(k, by) for by in SCORES}
            rows.append({"caption": caption})
            for by, score in found.items():
                rows[-1] |= {by: score.value, f"{by}_stderr": score.stderr}
        return pd.DataFrame(rows)

    def _rounds(self, by: str) -> Rounds:
        if by not in SCORES:
            raise KeyError(f"there is no score {by!r}; choose one of {', '.join(SCORES)}")
        return self.rounds[by]

    def _at(self, caption: int | Hashable) -> int:
        if caption in self.captions:
            return self.captions.index(caption)
        if isinstance(caption, int) and 0 <= caption < len(self.captions):
            return caption
        raise KeyError(f"{caption!r} is none of the captions {list(self.captions)}")


def _estimate(rounds: np.ndarray, by: str) -> Estimate:
    n = len(rounds)
    return Estimate(float(rounds.mean()), float(rounds.std(ddof=1) / math.sqrt(n)) if n > 1 else math.nan, UNITS[by])


def score_iter(
    model: Any,
    image: Any,
    captions: Sequence[Hashable],
    *,
    samples: int = 64,
    seed: int = 0,
    certain: float | None = None,
    by: str = "standard",
    logsnr_distribution: LogSNRDistribution | None = None,
    cache: ResidualCache | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Iterator[Scores]:
    """Like :func:`score`, yielding the scores so far after rounds 1, 2, 3, 4, 6, 8, 9, 12 and so on.

    Raises:
        Cancelled: ``cancel`` returned True; its ``result`` is the last complete ``Information``.
    """
    captions = list(captions)
    if len(captions) < 2 or len(set(captions)) < len(captions) or "" in captions:
        raise ValueError(f"give two or more captions, all different and none of them empty; got {captions}")
    if by not in SCORES:
        raise ValueError(f"there is no score {by!r}; choose one of {', '.join(SCORES)}")
    found = estimate_iter(
        model, image, prompts=["", *captions], samples=samples, seed=seed, logsnr_distribution=logsnr_distribution, cache=cache,
        progress=progress, cancel=cancel,
    )  # fmt: skip
    for info in found:
        scores = Scores.read(info, Timesteps.of(model, *info.provenance["logsnr_range"]))
        yield scores
        if certain is not None and scores.certainty(by) >= certain:
            return


def score(
    model: Any,
    image: Any,
    captions: Sequence[Hashable],
    *,
    samples: int = 64,
    seed: int = 0,
    certain: float | None = None,
    by: str = "standard",
    logsnr_distribution: LogSNRDistribution | None = None,
    cache: ResidualCache | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Scores:
    """Score several captions of one picture by one pass, under shared noise.

    Args:
        model: from ``load`` or ``wrap``, or any denoiser.
        image: for a model an image (PIL, RGB) or array; for a denoiser a tensor, see ``estimate``.
        captions: two or more, all different and none of them empty.
        samples: most draws of (log SNR, noise); each asks the network for every caption and the empty prompt.
        seed: of all randomness.
        certain: stop as soon as the winner leads every rival by this deviate z; None to make all draws. A stopped
            run calls a tie won more often than a single look at the end, and its leads are too large on average (see
            ``studies.race``).
        by: the score that must be certain, one of SCORES.
        logsnr_distribution: where along log SNR to draw; by default the model's own.
        cache: remembers what was evaluated, so that another caption costs only its own evaluations.
        progress: called with (done, total) draws.
        cancel: called before every step; True stops the run.

    Raises:
        ValueError: captions that cannot be compared, or what ``estimate`` raises.
        Cancelled: ``cancel`` returned True.

    Example:
        >>> from infodiff_widgets.core.denoisers import GaussianPairDenoiser
        >>> import torch
        >>> scores = score(GaussianPairDenoiser(0.8), torch.tensor([0.7]), [-0.3, 0.9], samples=512, certain=3)
        >>> scores.captions[scores.winner()], scores.draws < 512
        (0.9, True)
    """
    scores = score_iter(
        model, image, captions, samples=samples, seed=seed, certain=certain, by=by, logsnr_distribution=logsnr_distribution,
        cache=cache, progress=progress, cancel=cancel,
    )  # fmt: skip
    return collections.deque(scores, maxlen=1)[0]
