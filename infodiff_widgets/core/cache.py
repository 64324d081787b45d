"""Cache of denoiser residuals, so that a rerun with one more prompt evaluates only that prompt."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from infodiff_widgets.core.gram import NoiseSample

if TYPE_CHECKING:
    from infodiff_widgets.core.prepared import Prepared

BUDGET = 2**26
"""Default size in bytes: ten prompts of 128 samples on the bundled pipeline."""


class ResidualCache:
    """Residuals of one model and one x, by prompt and noise sample.

    Estimates with the same seed, samples and log-SNR distribution share their noise samples, and so the residuals of
    every prompt they have in common. Adaptive ones do too: the first decides for the others.

    >>> from infodiff_widgets.core.denoisers import GaussianPairDenoiser
    >>> from infodiff_widgets.core.estimate import estimate
    >>> pair, x, cache = GaussianPairDenoiser(0.8), torch.tensor([0.7]), ResidualCache()
    >>> first = estimate(pair, x, prompts=["", -0.3], samples=64, progress=False, cache=cache)
    >>> second = estimate(pair, x, prompts=["", -0.3, 0.9], samples=64, progress=False, cache=cache)
    >>> first.provenance["evaluations"], second.provenance["evaluations"]
    (128, 64)

    Args:
        budget: size in bytes. The prompts unused for longest are dropped first; among equals longer ones, because short
            ones are shared most.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget, self._bytes = budget, 0
        self._source: tuple[Any, Hashable] | None = None
        self._entries: OrderedDict[Hashable, dict[NoiseSample, tuple[NoiseSample, Tensor]]] = OrderedDict()
        self._rounds: dict[Hashable, dict[int, list[NoiseSample]]] = {}

    def bind(self, model: Any, x: Any) -> None:
        """Clear the cache unless it holds residuals of this model (by identity) and this x (by content)."""
        key = content_key(x)
        if self._source is None or self._source[0] is not model or self._source[1] != key:
            self.clear()
            self._source = model, key

    def clear(self) -> None:
        """Forget all residuals."""
        self._source, self._bytes = None, 0
        self._entries.clear()
        self._rounds.clear()

    def rounds(self, key: Hashable) -> dict[int, list[NoiseSample]]:
        """The samples of each round of such estimates, to be added to; further estimates use them again.

        Adapted levels remain fair for other prompts: they were chosen before any residual there was known.
        """
        return self._rounds.setdefault(key, {})

    def run(
        self, prepared: Prepared, samples: Sequence[NoiseSample], add: Callable[[Sequence[NoiseSample], Tensor], None],
        check: Callable[[], None], prompts: Sequence[Hashable], force: Sequence[Hashable] = (),
    ) -> int:  # fmt: skip
        """Do what ``prepared.run`` does, evaluating only what is not cached, and the prompts in ``force``.

        Returns the number of evaluations that were cached.
        """
        cached = {
            prompt: rows
            for prompt in prompts
            if prompt not in force and (rows := self._entries.get(prompt)) and all(sample in rows for sample in samples)
        }
        missing = [prompt for prompt in prompts if prompt not in cached]
        done = 0

        def merge(used: Sequence[NoiseSample], residuals: Tensor) -> None:
            nonlocal done
            wanted = samples[done : done + len(used)]
            rows = dict(zip(missing, residuals.unbind(1), strict=True))
            known = {p: torch.stack([entries[s][1] for s in wanted]).to(residuals) for p, entries in cached.items()}
            add(used, torch.stack([(rows | known)[p] for p in prompts], 1) if known else residuals)
            done += len(used)  # only now, because memory may run out while they are added
            for prompt, row in rows.items():
                entry, kept = self._entries.setdefault(prompt, {}), row.detach().clone()
                for sample, seen, one in zip(wanted, used, kept, strict=True):
                    if sample not in entry:
                        entry[sample] = seen, one
                        self._bytes += one.nbytes

        try:
            if missing:
                prepared.run(samples, merge, check, missing)
            else:
                for sample in samples:
                    check()
                    used, _ = cached[prompts[0]][sample]
                    add([used], torch.stack([cached[prompt][sample][1] for prompt in prompts])[None])
        finally:
            self._evict(prompts)
        return len(cached) * len(samples)

    def residuals(self, prompt: Hashable) -> list[tuple[NoiseSample, Tensor]]:
        """Noise samples as the model saw them, and the residuals ε̂ − ε [C, *map_shape] of a prompt; else KeyError."""
        return list(self._entries[prompt].values())

    def _evict(self, used: Sequence[Hashable]) -> None:
        for prompt in sorted(used, key=lambda prompt: len(str(prompt)), reverse=True):
            if prompt in self._entries:
                self._entries.move_to_end(prompt)
        while self._bytes > self._budget:
            _, rows = self._entries.popitem(last=False)
            self._bytes -= sum(row.nbytes for _, row in rows.values())


def content_key(x: Any) -> Hashable:
    """A key that is equal for equal content: of a tensor, an array, or an image with its mode and orientation."""
    if isinstance(x, Tensor):
        values = x.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy()  # NumPy has no bfloat16
        kind: tuple[Any, ...] = (str(x.dtype), tuple(x.shape))
    else:
        values = np.ascontiguousarray(x)
        orientation = x.getexif().get(0x0112) if hasattr(x, "getexif") else None
        kind = (str(values.dtype), values.shape, getattr(x, "mode", None), orientation)
    return (*kind, hashlib.blake2b(values.data, digest_size=16).digest())
