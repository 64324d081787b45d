"""What the denoiser answered before, so that a new prompt costs only what is new in it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from infodiff_widgets.core.gram import NoiseSample

if TYPE_CHECKING:
    from infodiff_widgets.core.prepared import Prepared

BUDGET = 2**26
"""Bytes of residuals that are kept by default: ten prompts of 128 samples on the bundled pipeline."""


class ResidualCache:
    """Residuals of one model about one x, by prompt and draw. Another model or x makes it forget.

    Runs with the same seed, samples and placement share their draws, and so every prompt they have in common.

    >>> from infodiff_widgets.core.denoisers import GaussianPairDenoiser
    >>> from infodiff_widgets.core.estimate import estimate
    >>> pair, x, cache = GaussianPairDenoiser(0.8), torch.tensor([0.7]), ResidualCache()
    >>> first = estimate(pair, x, prompts=["", -0.3], samples=64, progress=False, cache=cache)
    >>> second = estimate(pair, x, prompts=["", -0.3, 0.9], samples=64, progress=False, cache=cache)
    >>> first.provenance["evaluations"], second.provenance["evaluations"]
    (128, 64)

    Args:
        budget: bytes that are kept. Prompts unused for longest are dropped first, among equals the longer ones:
            short ones are shared most.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget, self._bytes = budget, 0
        self._source: tuple[Any, Any] | None = None
        self._kept: OrderedDict[Hashable, dict[NoiseSample, tuple[NoiseSample, Tensor]]] = OrderedDict()

    def bind(self, model: Any, x: Any) -> None:
        """Forget all that is known about another model or x (told apart as objects)."""
        if self._source is None or self._source[0] is not model or self._source[1] is not x:
            self._source, self._bytes = (model, x), 0
            self._kept.clear()

    def run(
        self,
        prepared: Prepared,
        draws: Sequence[NoiseSample],
        add: Callable[[NoiseSample, Tensor], None],
        check: Callable[[], None],
        force: Sequence[Hashable] = (),
    ) -> int:
        """As ``prepared.run``, evaluating only what is missing.

        Args:
            prepared: whose prompts to evaluate.
            draws: where.
            add: called for each of them, see :class:`~infodiff_widgets.core.prepared.Prepared`.
            check: called before every call of the network; raises to end the run.
            fresh: prompts that are evaluated also if they are known.

        Returns:
            How many evaluations were spared.
        """
        known = {
            prompt: answers
            for prompt in prepared.prompts
            if prompt not in force and (answers := self._kept.get(prompt)) and all(draw in answers for draw in draws)
        }
        missing = [prompt for prompt in prepared.prompts if prompt not in known]
        planned = iter(draws)

        def join(used: NoiseSample, residuals: Tensor) -> None:
            draw = next(planned)
            rows = dict(zip(missing, residuals, strict=True))
            if known:
                recalled = {prompt: answers[draw][1].to(residuals) for prompt, answers in known.items()}
                residuals = torch.stack([(rows | recalled)[prompt] for prompt in prepared.prompts])
            add(used, residuals)  # first, since it refuses what is not finite
            for prompt, row in rows.items():
                self._keep(prompt, draw, used, row)

        try:
            if missing:
                prepared.run(draws, join, check, missing)
            else:
                for draw in draws:
                    check()
                    used = known[prepared.prompts[0]][draw][0]
                    add(used, torch.stack([known[prompt][draw][1] for prompt in prepared.prompts]))
        finally:
            self._drop(prepared.prompts)
        return len(known) * len(draws)

    def _keep(self, prompt: Hashable, draw: NoiseSample, used: NoiseSample, row: Tensor) -> None:
        answers = self._kept.setdefault(prompt, {})
        if draw not in answers:
            answers[draw] = used, row.detach().to("cpu", torch.float32, copy=True)
            self._bytes += answers[draw][1].nbytes

    def _drop(self, used: Sequence[Hashable]) -> None:
        for prompt in sorted(used, key=lambda prompt: len(str(prompt)), reverse=True):
            if prompt in self._kept:
                self._kept.move_to_end(prompt)
        while self._bytes > self._budget:
            _, answers = self._kept.popitem(last=False)
            self._bytes -= sum(row.nbytes for _, row in answers.values())
