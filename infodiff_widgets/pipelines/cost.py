"""Cost of an estimate, predicted from a timed pilot: evaluations, seconds and memory."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil
import torch
from PIL import Image

from infodiff_widgets.core.checks import check_inputs, check_int
from infodiff_widgets.core.contrast import map_pairs
from infodiff_widgets.core.estimate import BANDS, REPLICATES, pair_prompts, word_prompts
from infodiff_widgets.core.gram import Gram
from infodiff_widgets.core.rounds import plan_round, round_plan
from infodiff_widgets.prompts import Prompt, Words

PILOT = 4
"""Largest number of samples in a round of the pilot."""

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model


@dataclass(frozen=True)
class CostEstimate:
    """Predicted cost of an estimate.

    Attributes:
        prompts, samples: numbers of prompts, and of noise samples, rounded up to whole rounds.
        evaluations: number of noise predictions, samples × prompts.
        seconds: duration at the pilot's pace.
        memory: bytes: the peak on the device during the pilot (on a CPU, the size of the process after it), plus the
            size of the result.

    >>> import infodiff_widgets as idw
    >>> cost = estimate_cost(idw.load(), "the dog on grass", samples=64)
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
        counts = f"{self.samples} samples × {self.prompts} prompts = {self.evaluations} evaluations"
        return f"{counts}, about {self.seconds:.0f} s{minutes}, {self.memory / 2**30:.1f} GiB"


def estimate_cost(
    model: Model, prompt: str, *, image: Any = None, samples: int = 128, words: Sequence[Words] | None = None,
    pairs: Iterable[tuple[Words, Words]] = (),
) -> CostEstimate:  # fmt: skip
    """Predict the cost of ``estimate(model, image, prompt, samples=…)`` by a pilot of two rounds.

    Arguments and errors as for ``estimate``. Without an image, a grey one of the model's size is used.

    >>> import infodiff_widgets as idw
    >>> idw.estimate_cost(idw.load(), "the dog on grass", samples=64).evaluations
    640
    >>> pairs = itertools.combinations(range(4), 2)  # two more prompts for a pair, less those that words alone need
    >>> idw.estimate_cost(idw.load(), "the dog on grass", samples=64, words=(), pairs=pairs).prompts
    16
    """
    if not hasattr(model, "prepare"):
        raise TypeError(f"a model from load() or wrap() is needed; got {type(model).__name__}")
    check_inputs(model, image, prompt, (), words)
    prompt = str(prompt)
    if not Prompt(prompt).words:
        raise ValueError("the prompt is empty; write at least one word, for example 'a dog'")
    samples = check_int("samples", samples, 2)
    compared = pair_prompts(Prompt(prompt), pairs)
    prompts = list(dict.fromkeys([*word_prompts(Prompt(prompt), words), *map(str, itertools.chain(*compared))]))
    references = len({*prompts[:2], *(four.neither for four in compared)})
    picture = Image.new("RGB", model.size, "grey") if image is None else image
    model.prepare(picture, prompts)  # the first time for a size takes longer, which an estimate after it does not
    size, rounds = round_plan(samples)
    samples = size * rounds
    device = model.pipe.device
    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)
    began = time.perf_counter()
    prepared = model.prepare(picture, prompts)
    distribution = prepared.logsnr_distribution
    bands = np.linspace(distribution.low, distribution.high, BANDS + 1)
    gram = Gram(prompts, prepared.map_shape, prepared.dimension, bands, 1, references)
    pilot, times = plan_round(distribution, min(size, PILOT), 0, 0), [time.perf_counter()]
    for number in range(2):
        prepared.run(pilot, lambda used, residuals, r=number: gram.add(used, residuals, [r] * len(used)))
        gram.commit()  # waits for the device
        times.append(time.perf_counter())
    memory = torch.cuda.max_memory_allocated(device) if device.type == "cuda" else psutil.Process().memory_info().rss
    height, width = prepared.map_shape
    maps = 4 * len(map_pairs(len(prompts), references)[0]) * height * width * BANDS * min(REPLICATES, rounds)
    # The first run also warms up.
    seconds = times[0] - began + (times[2] - times[1]) / len(pilot) * samples
    return CostEstimate(len(prompts), samples, samples * len(prompts), seconds, memory + maps)
