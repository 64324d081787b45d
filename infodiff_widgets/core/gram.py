"""The Gram matrix of the residuals r_k = ε̂(x_α | prompt k) − ε of all prompts, evaluated under the same noise.

Every information quantity of evaluated prompts is linear in ∫E[r_k·r_l]dα. The products are kept as numbers for every
sample, and as maps summed over the samples of each log-SNR band and replicate; the spread of the replicates gives the
errors of maps. They are products of r_0, r_1 − r_0, r_2 − r_0, …: differences between prompts are small compared with
the residual they share, and this basis keeps them free of cancellation.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
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


def draw_noises(samples: Sequence[NoiseSample], shape: Sequence[int]) -> Tensor:
    """The noises of several samples [D, *shape], as :func:`draw_noise`; each seed is drawn once."""
    drawn = {
        sample.seed: draw_noise(replace(sample, sign=1), shape) for sample in {s.seed: s for s in samples}.values()
    }
    return torch.stack([sample.sign * drawn[sample.seed] for sample in samples])


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
        samples: log SNR, weight, round, products and ‖ε‖² of every committed sample; the products are q_k·q_l summed
            over the image, float64 [K, K], with q_0 = r_0, q_k = r_k − r_0.
        maps: R replicates of B bands, each float32 [P, *map_shape] or None without samples: Σ w·½·q_k·q_l over samples,
            for the P pairs of ``map_pairs``. Arrays are replaced, never changed, so results can share them while the
            accumulator grows. After each :meth:`keep`, R more follow, for the pairs of the prompts that are left.
        map_samples: number of samples in each of the replicates.
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
        self.replicates = replicates
        self.maps: list[list[np.ndarray | None]] = []
        self.map_samples = np.zeros(0, int)
        self.samples: list[tuple[float, float, int, np.ndarray, float]] = []
        self._pending: list[tuple[NoiseSample, int]] = []
        self._pending_products: list[Tensor] = []
        self._pending_maps: dict[tuple[int, int], Tensor] = {}  # by replicate and band
        self._prompt_rounds = np.full(k, -1)  # −1 for prompts that are still evaluated
        self.keep(self.prompts)

    def keep(self, prompts: Sequence[Hashable]) -> None:
        """Evaluate only these prompts from now on, the first among them; their maps are kept apart from earlier ones.

        Prompts that have left do not come back.
        """
        self.commit()
        rounds = self.samples[-1][2] + 1 if self.samples else 0
        left = set(prompts)
        active = np.array([prompt in left for prompt in self.prompts])
        self._prompt_rounds[~active & (self._prompt_rounds < 0)] = rounds
        self._active = np.flatnonzero(active)
        k, references = len(self._active), int((self._active < self.n_reference).sum())
        # Number of pairs of each reference prompt, and of the others with themselves.
        self._sizes = [*range(k, k - references, -1), k - references]
        self.maps.extend([None] * (len(self.bands) - 1) for _ in range(self.replicates))
        self.map_samples = np.concatenate([self.map_samples, np.zeros(self.replicates, int)])

    def add(self, samples: Sequence[NoiseSample], residuals: Tensor, rounds: Sequence[int]) -> None:
        """Add the residuals ε̂ − ε [D, K, C, *map_shape] at D samples of these rounds; maps sum over C.

        A sample's ``logsnr`` is the one that the model saw. Everything stays on the device until :meth:`commit`.
        """
        r = residuals.detach().float()
        q = r - r[:, :1]
        q[:, 0] = r[:, 0]
        products = torch.cat([_products(q.flatten(2)), _squares(r.flatten(2))], 2)
        first = len(self.maps) - self.replicates
        cells = [
            (first + number % self.replicates, self._band(sample))
            for sample, number in zip(samples, rounds, strict=True)
        ]
        for cell in set(cells) - self._pending_maps.keys():
            self._pending_maps[cell] = q.new_zeros(sum(self._sizes), *self.map_shape)
        # From here on nothing is allocated: if memory ran out above, the samples can be added again.
        for sample, values, cell in zip(samples, q, cells, strict=True):
            *rows, own = self._pending_maps[cell].split(self._sizes)
            for c in range(values.shape[1]):  # in place: temporary arrays would cost more than the products
                for k, row in enumerate(rows):
                    row.addcmul_(values[k, c], values[k:, c], value=0.5 * sample.weight)
                others = values[len(rows) :, c]
                own.addcmul_(others, others, value=0.5 * sample.weight)
        self._pending += zip(samples, rounds, strict=True)
        self._pending_products.append(products)

    def _band(self, sample: NoiseSample) -> int:
        return min(max(bisect.bisect_right(self.bands, sample.logsnr) - 1, 0), len(self.bands) - 2)

    def commit(self) -> None:
        """Include what was added, which must be complete rounds, in results; only now the device is waited for.

        Raises NonFinite, with the prompt and the noise level, if a residual is NaN, infinite or too large to square.
        """
        if not self._pending:
            return
        statistics = torch.cat(self._pending_products).cpu().double().sum(1).numpy()
        norms: dict[int, float] = {}
        for (sample, number), values in zip(self._pending, statistics, strict=True):
            self._check(sample, values)
            if sample.seed not in norms:  # an antithetic pair has one
                norms[sample.seed] = float(np.square(draw_noise(sample, (self.dimension,)).numpy(), dtype=float).sum())
            products = np.zeros((len(self.prompts), len(self.prompts)))
            products[np.ix_(self._active, self._active)] = values[:-1]
            self.samples.append((sample.logsnr, sample.weight, number, products, norms[sample.seed]))
            self.map_samples[len(self.maps) - self.replicates + number % self.replicates] += 1
        cells = torch.stack(list(self._pending_maps.values())).cpu().numpy()
        for (replicate, band), new in zip(self._pending_maps, cells, strict=True):
            old = self.maps[replicate][band]
            self.maps[replicate][band] = new.copy() if old is None else old + new
        self._pending, self._pending_products, self._pending_maps = [], [], {}

    def _check(self, sample: NoiseSample, statistics: np.ndarray) -> None:
        if (np.abs(statistics) < LARGEST).all():
            return
        # Products are of differences from the first prompt: one of the two residuals has a quarter of the square.
        prompts = [self.prompts[k] for k in self._active]
        bad = [prompt for prompt, square in zip(prompts, statistics[-1], strict=True) if not square < LARGEST / 5]
        finite = np.isfinite(statistics[-1]).all()
        size = math.sqrt(statistics[-1].max() / self.dimension)
        values = f"values around {size:.0e}" if finite else "NaN or infinity"
        raise NonFinite(
            f"the denoiser returned {values} at log SNR {sample.logsnr:.3f} for "
            f"{len(bad)} of {len(prompts)} prompts, the first {bad[0]!r}. Half precision that overflows "
            "and noise levels outside the trained range are the usual causes: try dtype='float32'"
        )

    def snapshot(self, **facts: Any) -> Information:
        """The result so far, with further attributes of :class:`Information`; the accumulator may go on growing."""
        logsnr, weight, rounds, products, noise = map(np.array, zip(*self.samples, strict=True))
        maps, map_samples = tuple(map(tuple, self.maps)), self.map_samples.copy()
        prompt_rounds = np.where(self._prompt_rounds < 0, rounds[-1] + 1, self._prompt_rounds)
        statistics = {
            "maps": maps, "map_samples": map_samples, "bands": self.bands, "n_reference": self.n_reference,
            "prompt_rounds": prompt_rounds,
        }  # fmt: skip
        facts |= {"noise": noise}
        return Information(tuple(self.prompts), self.dimension, logsnr, weight, rounds, products, **statistics, **facts)


def _precise(values: Tensor) -> tuple[Tensor, int]:
    """Values [D, K, N] in a type whose sums are accurate, and the number of parts to sum apart.

    Devices without float64 (Apple's) sum parts of 64 values in float32; the parts are added on the host. Float64 also
    keeps clear of the reduced precision that float32 matrix products have on some devices.
    """
    if values.device.type == "mps":
        return values, -(-values.shape[-1] // 64)
    return values.double(), 1


def _products(q: Tensor) -> Tensor:
    """Products q_k·q_l of values [D, K, N], summed over N in parts: [D, parts, K, K]."""
    q, parts = _precise(q)
    padded = torch.nn.functional.pad(q, (0, -q.shape[-1] % parts)) if parts > 1 else q
    apart = padded.unflatten(-1, (parts, -1)).transpose(1, 2)
    return apart @ apart.mT


def _squares(r: Tensor) -> Tensor:
    """Squares ‖r_k‖² of values [D, K, N], in as many parts as the products: [D, parts, 1, K]."""
    r, parts = _precise(r)
    padded = torch.nn.functional.pad(r, (0, -r.shape[-1] % parts)) if parts > 1 else r
    return padded.unflatten(-1, (parts, -1)).square().sum(-1).mT[:, :, None]
