"""`Record`: what a run keeps, and how numbers and maps are read off it.

Every question is a quadratic form in the residuals of the evaluated prompts: a [K, K] matrix that weighs their
products. Its integral over log SNR is a weighted mean over draws, its error the spread over independent rounds.
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from infodiff_widgets.core.pairs import map_pairs
from infodiff_widgets.core.resample import resize_preserving_sum
from infodiff_widgets.core.results import Band, Estimate, Spectrum, averaged_down
from infodiff_widgets.prompts import Prompt

if TYPE_CHECKING:
    from typing import Self

    from infodiff_widgets.core.gram import Gram


@dataclass(frozen=True, eq=False)
class Record:
    """The statistics of one run.

    Attributes:
        prompts: the K evaluated conditions; the first is the reference of the Gram basis.
        dimension: d, the number of values of x.
        logsnr, weight, round: of the N draws, float64, float64 and int [N].
        products: [N, K, K], the Gram matrix of every draw (see :class:`~infodiff_widgets.core.gram.Gram`).
        maps: R replicates of B bands, each float32 [P, *map_shape] or None (see Gram as well).
        map_draws: draws behind each replicate [R].
        bands: edges of the log-SNR bands [B + 1].
        prompt: the prompt whose words can be asked about, if any.
        image: uint8 [H, W, 3], if x was one.
        n_reference: how many of the first prompts have maps with every other (see ``core.pairs``).
        frame: left, top, right and bottom of the part of the image that the model saw, if not all of it; maps are
            zero elsewhere.
        attention: the share of each pixel's attention that each word of ``prompt`` gets, float32 [words, H, W], if it
            was recorded.
        provenance: model, scheduler, dtype, device, seed, versions, log-SNR range, evaluations.
    """

    prompts: tuple[Hashable, ...]
    dimension: int
    logsnr: np.ndarray
    weight: np.ndarray
    round: np.ndarray
    products: np.ndarray
    maps: tuple[tuple[np.ndarray | None, ...], ...]
    map_draws: np.ndarray
    bands: np.ndarray
    n_reference: int
    prompt: Prompt | None = None
    image: np.ndarray | None = None
    provenance: dict[str, Any] = field(default_factory=dict)
    frame: tuple[int, int, int, int] | None = None
    attention: np.ndarray | None = None

    @classmethod
    def of(
        cls, gram: Gram, prompt: Prompt | None, image: np.ndarray | None, provenance: dict,
        frame: tuple[int, int, int, int] | None = None,
    ) -> Self:  # fmt: skip
        """A snapshot of an accumulator, which may go on growing."""
        return cls(
            prompts=tuple(gram.prompts),
            dimension=gram.dimension,
            logsnr=np.array(gram.logsnr),
            weight=np.array(gram.weight),
            round=np.array(gram.round),
            products=np.array(gram.products),
            maps=tuple(tuple(bands) for bands in gram.maps),
            map_draws=gram.map_draws.copy(),
            bands=gram.bands,
            n_reference=gram.n_reference,
            prompt=prompt,
            image=image,
            provenance=provenance,
            frame=frame,
        )

    @property
    def samples(self) -> int:
        """Draws of (log SNR, noise) behind every number."""
        return len(self.logsnr)

    # ---- questions as forms

    def _index(self, prompt: Hashable) -> int:
        try:
            return self.prompts.index(prompt)
        except ValueError:
            raise KeyError(
                f"the prompt {prompt!r} was not evaluated. Estimate again with phrases=[...] for a phrase of the "
                f"prompt, or prompts=[...] for another; evaluated are {list(self.prompts)}"
            ) from None

    def _residual(self, prompt: Hashable) -> np.ndarray:
        """The residual of a prompt in the basis r_0, r_1 − r_0 and so on."""
        k = self._index(prompt)
        vector = np.zeros(len(self.prompts))
        vector[[0, k]] = 1
        return vector

    def _form(self, target: Hashable, given: Hashable, estimator: str) -> np.ndarray:
        """The quadratic form [K, K] in the basis residuals that is the integrand of i(target | given)."""
        a, b = self._residual(target), self._residual(given)
        if estimator == "orthogonal":
            return np.outer(a - b, a - b)
        if estimator == "standard":
            return np.outer(b, b) - np.outer(a, a)
        raise ValueError(f"estimator must be 'orthogonal' or 'standard'; got {estimator!r}")

    def _error_form(self, prompt: Hashable) -> np.ndarray:
        r = self._residual(prompt)
        return np.outer(r, r)

    def band_edges(self, band: Band | None) -> tuple[int, int]:
        """A log-SNR range as indices of :attr:`bands`: the edges nearest to its ends, at least one band apart.

        Raises:
            ValueError: no range, or the result has none of it.
        """
        if band is None:
            return 0, len(self.bands) - 1
        if not band[0] < band[1]:
            raise ValueError(f"a band is (low, high) in log SNR with low < high; got {band}")
        if band[1] <= self.bands[0] or band[0] >= self.bands[-1]:
            covered = f"{self.bands[0]:.2f} to {self.bands[-1]:.2f}"
            raise ValueError(
                f"the result covers log SNR {covered}; a band of {band[0]:g} to {band[1]:g} has none of it"
            )
        low, high = (int(np.abs(self.bands - end).argmin()) for end in band)
        if low == high:
            low = int(np.clip(np.searchsorted(self.bands, sum(band) / 2) - 1, 0, len(self.bands) - 2))
            high = low + 1
        return low, high

    def _by_round(self, form: np.ndarray, where: np.ndarray) -> np.ndarray:
        """½∫ of a form for every round [rounds, ...], for draws weighed by ``where`` [N, ...]."""
        integrand = 0.5 * self.weight * np.einsum("nkl,kl->n", self.products, form)
        return self._per_round(integrand.reshape(-1, *[1] * (where.ndim - 1)) * where)

    def _per_round(self, values: np.ndarray) -> np.ndarray:
        """Mean over each round's draws, [rounds, ...] of values [N, ...]."""
        counts = np.bincount(self.round)
        sums = np.zeros((len(counts), *values.shape[1:]))
        np.add.at(sums, self.round, values)
        return sums / counts.reshape(-1, *[1] * (values.ndim - 1))

    def _total(self, form: np.ndarray, band: Band | None) -> Estimate:
        low, high = self.band_edges(band)
        within = np.clip(np.searchsorted(self.bands, self.logsnr, "right") - 1, 0, len(self.bands) - 2)
        inside = (within >= low) & (within < high)
        rounds = self._by_round(form, inside.astype(float))
        # Where nothing was drawn, nothing is known of the error either.
        return Estimate(float(rounds.mean()), float(stderr_of(rounds)) if inside.any() else math.nan)

    def _density(self, form: np.ndarray, bins: int) -> Spectrum:
        edges = np.linspace(self.bands[0], self.bands[-1], bins + 1)
        bin_of = np.clip(np.searchsorted(edges, self.logsnr, "right") - 1, 0, bins - 1)
        rounds = self._by_round(form, np.eye(bins)[bin_of]) / np.diff(edges)
        drawn = np.bincount(bin_of, minlength=bins) > 0
        return Spectrum(edges, rounds.mean(0), np.where(drawn, stderr_of(rounds), np.nan))

    def _map(self, form: np.ndarray, band: Band | None) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
        """Values, standard errors and replicates of a map, as :class:`Heatmap` has them."""
        low, high = self.band_edges(band)
        used = np.flatnonzero(self.map_draws)
        rows, columns = map_pairs(len(self.prompts), self.n_reference)
        if np.count_nonzero(np.triu(form)) != np.count_nonzero(form[rows, columns]):
            raise KeyError(
                "no map was kept for these two prompts against each other; evaluate them with "
                "estimate(..., prompts=[one, other]) to have it"
            )
        coefficients = form[rows, columns] * np.where(rows == columns, 1, 2)
        shape = next(cell.shape[1:] for bands in self.maps for cell in bands if cell is not None)
        sums = np.zeros((len(used), *shape))
        for total, replicate in zip(sums, used, strict=True):
            for cell in self.maps[replicate][low:high]:
                if cell is not None:
                    for p in np.flatnonzero(coefficients):  # most pairs play no part in a question
                        total += coefficients[p] * cell[p]
        size = self.image.shape[:2] if self.image is not None and len(shape) == 2 else shape
        draws = self.map_draws[used].reshape(-1, *[1] * len(size))
        coarse = sums.sum(0) / draws.sum()
        values = self._over_the_picture(coarse, size).astype(np.float32)
        if len(used) < 2:
            return values, np.full(size, np.nan, np.float32), None
        off = (sums - draws * coarse) * (math.sqrt(len(used) / (len(used) - 1)) / draws.sum())
        # One after the other: at the size of a photograph each of them is large.
        variance, parts = np.zeros(size), []
        for replicate in off:
            whole = self._over_the_picture(replicate, size)
            variance += whole**2
            parts.append(averaged_down(whole[None]))
        return values, np.sqrt(variance).astype(np.float32), np.concatenate(parts)

    def _over_the_picture(self, cells: np.ndarray, size: tuple[int, ...]) -> np.ndarray:
        """A map at the size of the picture, where it has one."""
        return resize_preserving_sum(cells[None], size, self.frame)[0]


def stderr_of(rounds: np.ndarray) -> np.ndarray:
    """Standard error of the mean over independent rounds, NaN for a single one."""
    n = len(rounds)
    return rounds.std(0, ddof=1) / math.sqrt(n) if n > 1 else np.full(rounds.shape[1:], np.nan)
