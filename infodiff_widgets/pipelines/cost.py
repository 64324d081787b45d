"""What an estimate will cost, before it is run: evaluations, seconds and memory, from a timed pilot."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import psutil
import torch
from PIL import Image

from infodiff_widgets.core.checks import check_int
from infodiff_widgets.core.contrast import map_pairs
from infodiff_widgets.core.estimate import BANDS, REPLICATES, word_prompts
from infodiff_widgets.core.rounds import plan_round, round_size
from infodiff_widgets.prompts import Prompt, Words

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model


@dataclass(frozen=True)
class CostEstimate:
    """The cost of an estimate.

    Attributes:
        prompts: how many prompts are evaluated.
        samples: draws of (log SNR, noise), rounded up to whole rounds.
        evaluations: predictions asked of the network: samples × prompts.
        seconds: how long that will take at the pilot's pace.
        memory: bytes: the most the device held during the pilot (on a CPU, what the process held after it) and what
            the result will add.

    Example:
        >>> import infodiff_widgets as idw
        >>> cost = plan(idw.load(), "the dog on grass", samples=64)
        >>> cost.prompts, cost.evaluations == cost.prompts * cost.samples
        (10, True)
    """

    prompts: int
    samples: int
    evaluations: int
    seconds: float
    memory: int

    def __str__(self) -> str:
        minutes = f" ({self.seconds / 60:.0f} min)" if self.seconds >= 90 else ""
        return (
            f"{self.samples} samples × {self.prompts} prompts = {self.evaluations} evaluations, about "
            f"{self.seconds:.0f} s{minutes}, {self.memory / 2**30:.1f} GiB"
        )


def estimate_cost(
    model: Model, prompt: str, *, image: Any = None, samples: int = 128, words: Sequence[Words] | None = None
) -> CostEstimate:
    """Say what ``estimate(model, image, prompt, samples=…)`` will cost; a pilot of three samples is run.

    Args:
        model: from ``load`` or ``wrap``.
        prompt: the prompt whose words to ask about.
        image: the picture, if it is at hand; a grey one of the model's size otherwise.
        samples: as for ``estimate``.
        words: as for ``estimate``.

    Raises:
        ValueError, TypeError: as ``estimate`` would.

    Example:
        >>> import infodiff_widgets as idw
        >>> idw.plan(idw.load(), "the dog on grass", samples=64).evaluations
        640
    """
    if not hasattr(model, "prepare"):
        raise TypeError(f"a model from load() or wrap() is needed; got {type(model).__name__}")
    if not Prompt(prompt).words:
        raise ValueError("the prompt is empty; write at least one word, for example 'a dog'")
    samples = check_int("samples", samples, 2)
    asked = word_prompts(Prompt(prompt), words)
    prepared = model.prepare(Image.new("RGB", model.size, "grey") if image is None else image, asked)
    size = round_size(samples)
    samples = -(-samples // size) * size
    draws = plan_round(prepared.logsnr_distribution, 4, 0, 0)[:3]
    on_gpu = model.pipe.device.type == "cuda"
    if on_gpu:
        torch.cuda.reset_peak_memory_stats(model.pipe.device)
    clock: list[float] = []
    for draw in draws:
        prepared.run([draw], lambda *_: None)
        if on_gpu:
            torch.cuda.synchronize(model.pipe.device)
        clock.append(time.perf_counter())
    held = torch.cuda.max_memory_allocated(model.pipe.device) if on_gpu else psutil.Process().memory_info().rss
    pairs = len(map_pairs(len(asked), 2)[0])
    maps = 4 * pairs * prepared.map_shape[0] * prepared.map_shape[1] * BANDS * min(REPLICATES, samples // size)
    seconds = (clock[-1] - clock[0]) / (len(clock) - 1) * samples  # the first step also warms up
    return CostEstimate(len(asked), samples, samples * len(asked), seconds, held + maps)
