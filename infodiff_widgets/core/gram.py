"""The Gram matrix of the residuals r_k = ε̂(x_α | prompt k) − ε of all prompts, evaluated under the same noise.

Every information quantity of evaluated prompts is linear in ∫E[r_k·r_l]dα. The products are kept as numbers for every
sample, and as maps summed over the samples of each log-SNR band and replicate; the spread of the replicates gives the
errors of maps. They are products of r_0, r_1 − r_0, r_2 − r_0, …: differences between prompts are small compared with
the residual they share, and this basis keeps them free of cancellation.
"""

from __future__ import annotations

import bisect
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from infodiff_widgets.core.information import Information

LARGEST = 1e30
"""Largest product of residuals, so that sums of weighted products stay finite in float32."""


class NonFinite(ValueError):
    """Raised when the denoiser returns NaN, infinity, or values whose squares overflow."""


@dataclass(frozen=True)
class NoiseSample:
    """A noise level and a noise, at which all prompts are evaluated.

    Attributes:
        logsnr, weight: log SNR α, and one over its density.
        seed, sign: seed of the noise ε, and +1 or −1; the noise is sign·ε (antithetic pairs).
    """

    logsnr: float
    weight: float
    seed: int
    sign: int = 1


def draw_noise(sample: NoiseSample, shape: Sequence[int]) -> Tensor:
    """The noise of a sample, float32 on the CPU: the same for every device, precision and batch size."""
    generator = torch.Generator("cpu").manual_seed(sample.seed)
    return sample.sign * torch.randn(tuple(shape), generator=generator, dtype=torch.float32, device="cpu")


class Gram:
    """Accumulate residual products, one round of samples at a time.

    Args:
        prompts: K distinct conditions.
        map_shape: rows and columns of an image; the whole shape of a vector.
        dimension: d, the number of values of x.
        bands: edges of the log-SNR bands [B + 1], ascending; the first and last bound the range covered.
        replicates: R, number of independent parts that rounds are assigned to in turn, for the errors of maps.
        n_reference: number of reference prompts, see :func:`~infodiff_widgets.core.contrast.map_pairs`; all by default.

    Attributes:
        samples: log SNR, weight, round and products of every committed sample; the products are q_k·q_l summed over
            the image, float64 [K, K], with q_0 = r_0, q_k = r_k − r_0.
        maps: R replicates of B bands, each float32 [P, *map_shape] or None without samples: Σ w·½·q_k·q_l over samples,
            for the P pairs of ``map_pairs``. Arrays are replaced, never changed, so results can share them while the
            accumulator grows.
        map_samples: number of samples in each replicate [R].
    """

    def __init__(
        self, prompts: Sequence[Hashable], map_shape: Sequence[int], dimension: int, bands: np.ndarray,
        replicates: int = 8, n_reference: int | None = None,
    ) -> None:  # fmt: skip
        self.prompts = list(prompts)
        if len(set(self.prompts)) != len(self.prompts):
            raise ValueError("prompts must be distinct")
        k = len(self.prompts)
        self.dimension, self.bands = dimension, np.asarray(bands, float)
        self.map_shape, self.n_reference = tuple(map_shape), k if n_reference is None else min(n_reference, k)
        # Number of pairs of each reference prompt, and of the others with themselves.
        self._sizes = [*range(k, k - self.n_reference, -1), k - self.n_reference]
        self.maps: list[list[np.ndarray | None]] = [[None] * (len(bands) - 1) for _ in range(replicates)]
        self.map_samples = np.zeros(replicates, int)
        self.samples: list[tuple[float, float, int, np.ndarray]] = []
        self._pending: list[tuple[NoiseSample, np.ndarray]] = []
        self._pending_maps: dict[int, Tensor] = {}

    @property
    def rounds(self) -> int:
        """Number of committed rounds."""
        return self.samples[-1][2] + 1 if self.samples else 0

    def add(self, sample: NoiseSample, residuals: Tensor) -> None:
        """Add the residuals ε̂ − ε [K, C, *map_shape] at one sample to the current round; maps sum over C.

        The sample's ``logsnr`` is the one that the model saw. Raises NonFinite, with the prompt and the noise level,
        if a residual is NaN, infinite or too large to square.
        """
        r = residuals.detach().float()
        q = r - r[:1]
        q[0] = r[0]
        flat = q.flatten(1)
        # In float64, since autocast and torch's settings of precision would round the factors of a float32 product.
        flat = (flat.cpu() if flat.device.type == "mps" else flat).double()
        product = (flat @ flat.T).cpu().numpy()
        if not (np.abs(product) < LARGEST).all():
            # Products are of differences from the first prompt: one of the two residuals has a quarter of the square.
            squares = r.flatten(1).square().sum(1).tolist()
            bad = [p for p, square in zip(self.prompts, squares, strict=True) if not square < LARGEST / 5]
            values = f"values up to {r.abs().max():.0e}" if torch.isfinite(r).all() else "NaN or infinity"
            raise NonFinite(
                f"the denoiser returned {values} at log SNR {sample.logsnr:.3f} for "
                f"{len(bad)} of {len(self.prompts)} prompts, the first {bad[0]!r}. Half precision that overflows "
                "and noise levels outside the trained range are the usual causes: try dtype='float32'"
            )
        band = min(max(bisect.bisect_right(self.bands, sample.logsnr) - 1, 0), len(self.bands) - 2)
        if band not in self._pending_maps:
            self._pending_maps[band] = q.new_zeros(sum(self._sizes), *self.map_shape)
        *rows, own = self._pending_maps[band].split(self._sizes)
        for c in range(q.shape[1]):  # in place: temporary arrays would cost more than the products
            for k, row in enumerate(rows):
                row.addcmul_(q[k, c], q[k:, c], value=0.5 * sample.weight)
            own.addcmul_(q[self.n_reference :, c], q[self.n_reference :, c], value=0.5 * sample.weight)
        self._pending.append((sample, product))  # last: if memory ran out above, the sample can be added again

    def commit(self) -> None:
        """Close the current round, so that results include its samples."""
        number, replicate = self.rounds, self.rounds % len(self.map_samples)
        self.samples += [(sample.logsnr, sample.weight, number, product) for sample, product in self._pending]
        for band, maps in self._pending_maps.items():
            old, new = self.maps[replicate][band], maps.cpu().numpy()
            self.maps[replicate][band] = new if old is None else old + new
        self.map_samples[replicate] += len(self._pending)
        self._pending, self._pending_maps = [], {}

    def snapshot(self, **facts: Any) -> Information:
        """The result so far, with further attributes of :class:`Information`; the accumulator may go on growing."""
        logsnr, weight, rounds, products = map(np.array, zip(*self.samples, strict=True))
        maps, map_samples = tuple(map(tuple, self.maps)), self.map_samples.copy()
        statistics = {"maps": maps, "map_samples": map_samples, "bands": self.bands, "n_reference": self.n_reference}
        return Information(tuple(self.prompts), self.dimension, logsnr, weight, rounds, products, **statistics, **facts)
