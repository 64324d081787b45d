"""The one statistic: the Gram matrix of the residuals ε̂(x_α | prompt) − ε of all prompts under shared noise.

G_kl = ½∫E[r_k·r_l]dα. Every information quantity between two evaluated prompts is a linear function of it:
i^s(a|b) = G_bb − G_aa and i^o(a|b) = G_aa + G_bb − 2·G_ab. It is kept in two resolutions: as numbers for every
draw, and as maps summed over draws, apart by log-SNR band and by replicate, from whose spread errors follow.

Kept are the products not of r_0, r_1, … but of r_0, r_1 − r_0, r_2 − r_0, …: the same matrix in another basis.
What prompts change is small beside the residual they share, and small numbers lose nothing to rounding.
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
from infodiff_widgets.prompts import Prompt


class NonFinite(ValueError):
    """The denoiser returned NaN or infinity."""


@dataclass(frozen=True)
class NoiseSample:
    """One evaluation of all prompts: a noise level and a noise.

    Attributes:
        logsnr: α.
        weight: one over its density.
        seed: of the noise ε.
        sign: +1 or −1; the noise used is sign·ε (antithetic pairs).
    """

    logsnr: float
    weight: float
    seed: int
    sign: int = 1


def draw_noise(draw: NoiseSample, shape: Sequence[int]) -> Tensor:
    """The noise of a draw, float32 on the CPU: the same for every device, precision and batching."""
    generator = torch.Generator().manual_seed(draw.seed)
    return draw.sign * torch.randn(tuple(shape), generator=generator)


class Gram:
    """Accumulates residual products, a round of draws at a time.

    Args:
        prompts: K distinct conditions.
        map_shape: shape of the maps (rows and columns of an image; the whole shape of a vector).
        dimension: d, the number of values of x.
        bands: edges of the log-SNR bands [B + 1], ascending; the first and last bound the range covered.
        replicates: R, into how many independent parts the rounds are dealt for the errors of maps.
        n_reference: how many of the first prompts have maps with every other (see ``core.contrast.map_pairs``); all by default.

    Attributes:
        logsnr, weight, round: of every committed draw, lists of length N.
        products: q_k·q_l summed over the whole image, float64 [K, K] for every draw; q_0 = r_0, q_k = r_k − r_0.
        maps: R replicates of B bands, each float32 [P, *map_shape] or None if no draw fell there:
            Σ w·½·q_k·q_l over draws, for the P pairs of ``core.contrast.map_pairs``. Arrays are replaced, never changed, so that
            results can share them while the accumulator grows.
        map_draws: how many draws each replicate holds [R].
    """

    def __init__(
        self,
        prompts: Sequence[Hashable],
        map_shape: Sequence[int],
        dimension: int,
        bands: np.ndarray,
        replicates: int = 8,
        n_reference: int | None = None,
    ) -> None:
        self.prompts = list(prompts)
        if len(set(self.prompts)) != len(self.prompts):
            raise ValueError("prompts must be distinct")
        k = len(self.prompts)
        self.dimension, self.bands = dimension, np.asarray(bands, float)
        self.map_shape, self.n_reference = tuple(map_shape), k if n_reference is None else min(n_reference, k)
        self._sizes = [
            *range(k, k - self.n_reference, -1),
            k - self.n_reference,
        ]  # pairs of each centre, and the others' own
        self.maps: list[list[np.ndarray | None]] = [[None] * (len(bands) - 1) for _ in range(replicates)]
        self.map_draws = np.zeros(replicates, int)
        self.logsnr: list[float] = []
        self.weight: list[float] = []
        self.round: list[int] = []
        self.products: list[np.ndarray] = []
        self._pending: list[tuple[NoiseSample, np.ndarray]] = []
        self._pending_maps: dict[int, Tensor] = {}

    @property
    def rounds(self) -> int:
        """How many rounds are committed."""
        return self.round[-1] + 1 if self.round else 0

    def add(self, draw: NoiseSample, residuals: Tensor) -> None:
        """Add the residuals of all prompts at one draw to the round under way.

        Args:
            draw: the level and noise used; ``logsnr`` as the model saw it.
            residuals: ε̂ − ε as [K, C, *map_shape]; maps sum over C.

        Raises:
            NonFinite: names the prompt and the noise level.
        """
        r = residuals.float()
        q = r - r[:1]
        q[0] = r[0]
        flat = q.flatten(1)
        product = (flat @ flat.T).cpu().double().numpy()  # not every device has doubles
        if not np.isfinite(product).all():
            bad = [p for p, row in zip(self.prompts, r, strict=True) if not torch.isfinite(row).all()]
            raise NonFinite(
                f"the denoiser returned NaN or infinity at log SNR {draw.logsnr:.3f} for "
                f"{len(bad)} of {len(self.prompts)} prompts, the first {bad[0]!r}. Half precision that overflows "
                "and noise levels outside the trained range are the usual causes: try dtype='float32'"
            )
        self._pending.append((draw, product))
        band = min(max(bisect.bisect_right(self.bands, draw.logsnr) - 1, 0), len(self.bands) - 2)
        if band not in self._pending_maps:
            self._pending_maps[band] = q.new_zeros(sum(self._sizes), *self.map_shape)
        *rows, own = self._pending_maps[band].split(self._sizes)
        for c in range(q.shape[1]):  # in place: temporary arrays would cost more than the products
            for k, row in enumerate(rows):
                row.addcmul_(q[k, c], q[k:, c], value=0.5 * draw.weight)
            own.addcmul_(q[self.n_reference :, c], q[self.n_reference :, c], value=0.5 * draw.weight)

    def commit(self) -> None:
        """Close the round: its draws count from now on."""
        number, replicate = self.rounds, self.rounds % len(self.map_draws)
        for draw, product in self._pending:
            self.logsnr.append(draw.logsnr)
            self.weight.append(draw.weight)
            self.round.append(number)
            self.products.append(product)
        for band, maps in self._pending_maps.items():
            before, found = self.maps[replicate][band], maps.cpu().numpy()
            self.maps[replicate][band] = found if before is None else before + found
        self.map_draws[replicate] += len(self._pending)
        self._pending, self._pending_maps = [], {}

    def snapshot(
        self, prompt: Prompt | None, image: np.ndarray | None, provenance: dict[str, Any],
        frame: tuple[int, int, int, int] | None = None,
    ) -> Information:  # fmt: skip
        """The result so far; the accumulator may go on growing."""
        return Information(
            prompts=tuple(self.prompts),
            dimension=self.dimension,
            logsnr=np.array(self.logsnr),
            weight=np.array(self.weight),
            round=np.array(self.round),
            products=np.array(self.products),
            maps=tuple(tuple(bands) for bands in self.maps),
            map_draws=self.map_draws.copy(),
            bands=self.bands,
            n_reference=self.n_reference,
            prompt=prompt,
            image=image,
            provenance=provenance,
            frame=frame,
        )
