"""`estimate` and `estimate_iter`: rounds of samples until the budget is spent or the error is small enough."""

from __future__ import annotations

import collections
import functools
import itertools
import math
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from torch import Tensor

from infodiff_widgets.core.adaptive import adapt, warn_outside
from infodiff_widgets.core.cache import ResidualCache
from infodiff_widgets.core.checks import (
    check_callables,
    check_inputs,
    check_instance,
    check_int,
    check_number,
    check_pairs,
    warn,
)
from infodiff_widgets.core.gram import Gram, NoiseSample, NonFinite
from infodiff_widgets.core.information import Information
from infodiff_widgets.core.likelihood import warn_unlike
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.core.pid import FourPrompts, four_prompts
from infodiff_widgets.core.prepared import Prepared, PreparedDenoiser
from infodiff_widgets.core.progress import progress_bar
from infodiff_widgets.core.rounds import Levels, is_report_round, plan_round, round_plan
from infodiff_widgets.prompts import Prompt, Query, Words

BANDS, REPLICATES = 6, 8
"""Log-SNR bands of the maps, and the independent parts that their errors are computed from."""

BLOCK = 4096
"""Rounds without a report are evaluated together with the next ones, up to this number of samples."""


class Cancelled(Exception):
    """Raised when a run is cancelled. ``result`` is the last complete result, or None.

    Example:
        >>> import torch
        >>> from infodiff_widgets.core.denoisers import GaussianPairDenoiser
        >>> try:
        ...     estimate(GaussianPairDenoiser(0.8), torch.tensor([0.7]), prompts=["", 1.0], cancel=lambda: True)
        ... except Cancelled as cancelled:
        ...     print(cancelled, "with", cancelled.result)
        the estimate was cancelled with None
    """

    def __init__(self, result: Information | None) -> None:
        super().__init__("the estimate was cancelled")
        self.result = result


def word_queries(prompt: Prompt, words: Sequence[Words] | None = None) -> list[Query]:
    """The queries about a prompt: the whole, and each of ``words`` (all by default) given the rest and alone."""
    selections = range(len(prompt.words)) if words is None else words
    given_rest = [prompt.query(selection) for selection in selections]
    return [Query(prompt.text), *given_rest, *(prompt.query(selection, given="") for selection in selections)]


def word_prompts(prompt: Prompt, words: Sequence[Words] | None = None) -> list[str]:
    """The prompts that :func:`word_queries` compare: empty, whole, without each word, and each word alone."""
    return list(
        dict.fromkeys(str(text) for query in word_queries(prompt, words) for text in (query.given, query.target))
    )


def pair_prompts(prompt: Prompt, pairs: Iterable[tuple[Words, Words]]) -> list[FourPrompts]:
    """The prompts that the decomposition of pairs of words compares, given the rest and alone."""
    return [four_prompts(prompt, *pair, given) for pair in check_pairs(pairs) for given in ("rest", "")]


def is_settled(info: Information, query: Query, rtol: float, atol: float) -> bool:
    """Whether the standard error of a query has met its target: ``atol`` nats, or ``rtol`` of its value.

    ``rtol`` refers to a tenth of the first query's value at least, since a word that says nothing has no value. The
    error counts with one standard error of its own, because the rounds that happen to agree are the ones that stop.
    """
    found = info.estimate(query)
    rounds = min(int(info.prompt_rounds[info.prompts.index(prompt)]) for prompt in (query.target, query.given))
    largest = info.pointwise(info.prompts[1], info.prompts[0]).value / 10
    target = max(atol, rtol * max(abs(found.value), largest))
    return found.stderr * (1 + 1 / math.sqrt(2 * (rounds - 1))) <= target


def estimate_iter(
    model: Any, x: Any, prompt: str | Prompt | None = None, *, prompts: Sequence[Hashable] = (),
    words: Sequence[Words] | None = None, pairs: Sequence[tuple[Words, Words]] = (),
    attention_prompt: str | None = None, samples: int = 128, seed: int = 0,
    rtol: float = 0.0, atol: float = 0.0, logsnr_distribution: LogSNRDistribution | None = None,
    adaptive: bool | None = None, cache: ResidualCache | None = None,
    progress: Callable[[int, int], None] | None = None, cancel: Callable[[], bool] | None = None,
) -> Iterator[Information]:  # fmt: skip
    """Yield growing results of :func:`estimate` (same errors), after each round of :func:`~.rounds.is_report_round`.

    Example:
        >>> import torch
        >>> from infodiff_widgets.core.denoisers import GaussianPairDenoiser
        >>> growing = estimate_iter(GaussianPairDenoiser(0.8), torch.tensor([0.7]), prompts=["", -0.3], samples=32)
        >>> [info.samples for info in growing]
        [4, 8, 12, 16, 24, 32]
    """
    check_inputs(model, x, prompt, prompts, words)
    samples, seed = check_int("samples", samples, 2), check_int("seed", seed, 0)
    rtol, atol = check_number("rtol", rtol, 0), check_number("atol", atol, 0)
    check_callables(progress=progress, cancel=cancel)
    if logsnr_distribution is not None:
        check_instance("logsnr_distribution", logsnr_distribution, LogSNRDistribution)
    if adaptive is not None:
        check_instance("adaptive", adaptive, bool)
    if cache is not None:
        check_instance("cache", cache, ResidualCache)
    prompts = list(prompts)
    words, pairs = None if words is None else list(words), check_pairs(pairs)
    if (words or pairs) and prompt is None:
        raise ValueError(f"words are those of a prompt; give prompt= as well. Got {words or pairs!r}")
    whole = None if prompt is None else Prompt(str(prompt))
    if whole is not None and not whole.words:
        raise ValueError("the prompt is empty; write at least one word, for example 'a dog'")
    of_words = [] if whole is None else word_prompts(whole, words)
    compared = [] if whole is None else pair_prompts(whole, pairs)
    neither = [str(four.neither) for four in compared]
    references = dict.fromkeys([*of_words[:2], *neither, *prompts])  # maps of the others are kept against these only
    evaluated = list(dict.fromkeys([*references, *of_words[2:], *itertools.chain(*compared)]))
    if len(evaluated) < 2:
        raise ValueError(f"information compares prompts: give two or more, e.g. prompts=['', 'y']; got {evaluated}")
    if attention_prompt is not None and not (isinstance(attention_prompt, str) and attention_prompt in evaluated):
        raise ValueError(f"attention_prompt must be one of the evaluated prompts {evaluated}; got {attention_prompt!r}")
    queries = [] if whole is None else word_queries(whole, words)
    queries += [Query(prompt, evaluated[0]) for prompt in prompts if prompt != evaluated[0]]
    queries += [Query(target, four.neither) for four in compared for target in four if target != four.neither]
    prepare = getattr(model, "prepare", functools.partial(PreparedDenoiser, model))
    prepared: Prepared = prepare(x, evaluated, attention_prompt)
    for message in prepared.provenance.get("warnings", ()):
        warn(message)
    distribution = (logsnr_distribution or prepared.logsnr_distribution).truncate(*prepared.logsnr_range)

    adaptive = prepared.adaptive and logsnr_distribution is None if adaptive is None else adaptive
    levels: Levels = distribution  # of the next round
    size, rounds = round_plan(samples)
    bands = np.linspace(distribution.low, distribution.high, BANDS + 1)
    gram = Gram(evaluated, prepared.map_shape, prepared.dimension, bands, min(REPLICATES, rounds), len(references))
    provenance = prepared.provenance | {
        "seed": seed,
        "logsnr_range": [float(distribution.low), float(distribution.high)],
        "logsnr_distribution": [float(distribution.loc), float(distribution.scale)],
        "adaptive": adaptive,
        "omitted": f"log SNR below {distribution.low:.2f} and above {distribution.high:.2f}",
    }
    attended = [] if attention_prompt is None else [attention_prompt]
    active, parted = evaluated, 0  # prompts that are still evaluated, and the round when others last left
    result, started, done, evaluations, cached_evaluations = None, time.monotonic(), 0, 0, 0
    planned: dict[int, list[NoiseSample]] = {}
    if cache is not None:
        cache.bind(model, x)
        planned = cache.rounds((distribution, size, seed, adaptive))

    def check() -> None:
        if cancel and cancel():
            raise Cancelled(result)

    def add(samples: Sequence[NoiseSample], residuals: Tensor) -> None:
        nonlocal done
        gram.add(samples, residuals, [number // size for number in range(done, done + len(samples))])
        done += len(samples)
        if progress:
            progress(done, rounds * size)

    waiting: list[NoiseSample] = []
    for complete in range(1, rounds + 1):
        if complete not in planned:
            planned[complete] = plan_round(levels, size, seed, complete - 1)
        waiting += planned[complete]
        report = is_report_round(complete, rounds)
        if not report and len(waiting) < BLOCK:
            continue
        evaluations += len(waiting) * len(active)
        if cache is None:
            prepared.run(waiting, add, check, active)
        else:  # attention is recorded only while a prompt is evaluated
            cached_evaluations += cache.run(prepared, waiting, add, check, active, attended)
        waiting = []
        try:
            gram.commit()
        except NonFinite:
            if cache is not None:
                cache.clear()
            raise
        if not report:
            continue
        cost = {
            "evaluations": evaluations - cached_evaluations, "cached": cached_evaluations,
            "seconds": time.monotonic() - started,
        }  # fmt: skip
        attention = None if attention_prompt is None else prepared.attention()
        result = gram.snapshot(
            prompt=whole, image=prepared.image, frame=prepared.frame, provenance=provenance | cost,
            attention=attention, attention_prompt=attention_prompt,
        )  # fmt: skip
        notes = warn_outside(result, queries[0]) + warn_unlike(result)
        result.provenance["warnings"] = [*result.warnings, *notes]
        yield result
        if complete >= 8 and (rtol or atol):  # the error of fewer rounds is too uncertain to stop by
            queries = [query for query in queries if not is_settled(result, query, rtol, atol)]
            if not queries:
                return
            needed = {evaluated[0], *attended, *(text for query in queries for text in (query.target, query.given))}
            if len(needed) < len(active) and complete >= 1.5 * parted:  # the maps of each part take memory
                active, parted = [prompt for prompt in active if prompt in needed], complete
                gram.keep(active)
        if adaptive:
            levels = adapt(distribution, result, queries)


def estimate(
    model: Any, x: Any, prompt: str | Prompt | None = None, *, prompts: Sequence[Hashable] = (),
    words: Sequence[Words] | None = None, pairs: Sequence[tuple[Words, Words]] = (),
    attention_prompt: str | None = None, samples: int = 128, seed: int = 0,
    rtol: float = 0.0, atol: float = 0.0, logsnr_distribution: LogSNRDistribution | None = None,
    adaptive: bool | None = None, cache: ResidualCache | None = None,
    progress: Callable[[int, int], None] | bool = True, cancel: Callable[[], bool] | None = None,
) -> Information:  # fmt: skip
    """Measure the information of a prompt, and of its words, about an image.

    All prompts are evaluated under the same noise, so one estimate answers every query about them.

    Args:
        model: a :class:`Model` from ``load`` or ``wrap``, or any denoiser (see ``core.denoisers.Denoiser``).
        x: an image (PIL, RGB) or array for a model; for a denoiser a tensor [...], or [C, H, W] with channels.
        prompt: a prompt with words. The empty and the whole prompt are evaluated and, for each of ``words``, the
            prompt without it and it alone.
        prompts: further conditions to evaluate; for a denoiser any hashable values.
        words: words or phrases of ``prompt`` to measure, by text, index, slice or tuple of indices; None for every
            single word, () for none.
        pairs: two words or phrases each, as for ``words``, to be decomposed by :meth:`Information.pid`.
        attention_prompt: one of the evaluated prompts, whose attention maps are recorded during the same evaluations
            (see :meth:`Information.attention_map`).
        samples: number of (log SNR, noise) samples; the denoiser is evaluated once for each sample and prompt.
            Rounded up to whole rounds, two or more.
        seed: random seed.
        rtol: target of the standard errors as a fraction of the value (of a tenth of the whole prompt's, for words that
            say less). A word whose errors, alone and given the rest, have met the target is no longer evaluated; the
            estimate ends when the whole prompt and all words have. The check begins after eight rounds.
        atol: the same target in nats; the larger one counts.
        logsnr_distribution: distribution of the log SNR, truncated to the model's range; by default the model's own.
        adaptive: draw further rounds where the information of the prompts varies most in those before, within the same
            range (``core.adaptive``). By default only for a pipeline whose own distribution is not known.
        cache: keeps residuals for further estimates with the same model, x, seed and samples, which then evaluate only
            new prompts. Adaptive ones then use the noise levels of the first again.
        progress: called with (done, total) samples; True for a progress bar in long runs, False for none.
        cancel: called before every evaluation; the run is cancelled when it returns True.

    Raises:
        ValueError, TypeError: if an input is invalid; NonFinite if the denoiser returned NaN.
        Cancelled: if ``cancel`` returned True; its ``result`` is the last complete one.

    Warns of what is in :attr:`Information.warnings`, such as words that the model does not know.

    Example:
        >>> from infodiff_widgets.core.denoisers import GaussianPairDenoiser
        >>> import torch
        >>> pair = GaussianPairDenoiser(0.8)
        >>> info = estimate(pair, torch.tensor([0.7]), prompts=["", -0.3], samples=512, progress=False)
        >>> abs(info.mi().value - 0.50734) < 3 * info.mi().stderr
        True
    """
    arguments: dict[str, Any] = locals()
    with progress_bar(unit=" samples", delay=2, leave=False, disable=progress is not True) as bar:

        def update(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        results = estimate_iter(**{**arguments, "progress": update if progress is True else progress})
        # Earlier results are released, since each may hold maps of its own.
        return collections.deque(results, maxlen=1)[0]
