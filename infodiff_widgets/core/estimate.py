"""`estimate` and `estimate_iter`: rounds of draws until the budget is spent or the error is small enough."""

from __future__ import annotations

import collections
import functools
import math
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor

from infodiff_widgets.core.cache import ResidualCache
from infodiff_widgets.core.channel import add_noise
from infodiff_widgets.core.checks import check_inputs, check_int
from infodiff_widgets.core.denoisers import Denoiser
from infodiff_widgets.core.gram import Gram, NoiseSample, draw_noise
from infodiff_widgets.core.information import Information
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.prompts import Prompt, Selector

BANDS, REPLICATES = 6, 8


class Cancelled(Exception):
    """The run was stopped from outside. ``result`` is what had been found until then, or None.

    Example:
        >>> from infodiff_widgets.core.denoisers import GaussianPairDenoiser
        >>> try:
        ...     estimate(GaussianPairDenoiser(0.8), torch.tensor([0.7]), prompts=["", 1.0], cancel=lambda: True)
        ... except Cancelled as stopped:
        ...     print(stopped, "with", stopped.result)
        the estimate was cancelled with None
    """

    def __init__(self, result: Information | None) -> None:
        super().__init__("the estimate was cancelled")
        self.result = result


class Prepared(Protocol):
    """One x under K prompts, ready to be asked at any draws: what a model's ``prepare`` returns.

    ``logsnr_distribution`` is where to draw by default, ``trained`` the log SNR between which the network can be asked.
    """

    prompts: list[Hashable]
    map_shape: tuple[int, ...]
    dimension: int
    logsnr_distribution: LogSNRDistribution
    logsnr_range: tuple[float, float]
    image: np.ndarray | None
    frame: tuple[int, int, int, int] | None
    provenance: dict[str, Any]

    def run(
        self,
        draws: Sequence[NoiseSample],
        add: Callable[[NoiseSample, Tensor], None],
        check: Callable[[], None] = ...,
        prompts: Sequence[Hashable] | None = None,
    ) -> None:
        """Call ``add(draw, residuals [K, C, *map_shape])`` for each draw in turn, with the log SNR really used.

        ``check()`` is called before every call of the network and raises to end the run. ``prompts`` are those to
        evaluate, all by default; K of them.
        """
        ...


class PlainDenoiser:
    """A denoiser and a tensor, prepared (:class:`Prepared`).

    Tensors of three or more dimensions are [C, *map_shape]; others have no channels and are their own map.
    """

    def __init__(self, denoiser: Denoiser, x: Tensor, prompts: Sequence[Hashable]) -> None:
        self.denoiser, self.x, self.prompts = denoiser, torch.as_tensor(x), list(prompts)
        if not self.x.is_floating_point():
            raise ValueError(f"x must hold floating-point numbers; got {self.x.dtype}")
        if not torch.isfinite(self.x).all():
            raise ValueError("x holds NaN or infinity")
        self.map_shape = tuple(self.x.shape[1:] if self.x.ndim >= 3 else self.x.shape)
        self.dimension = self.x.numel()
        self.logsnr_distribution, self.logsnr_range = LogSNRDistribution(0, 3, -12, 12), (-math.inf, math.inf)
        self.image = self.frame = None
        self.provenance = {"model": type(denoiser).__name__, "dtype": str(self.x.dtype)}

    def run(
        self,
        draws: Sequence[NoiseSample],
        add: Callable[[NoiseSample, Tensor], None],
        check: Callable[[], None] = lambda: None,
        prompts: Sequence[Hashable] | None = None,
    ) -> None:
        """Evaluate all draws in one batch of len(draws)·K."""
        check()
        prompts = self.prompts if prompts is None else list(prompts)
        k = len(prompts)
        noise = torch.stack([draw_noise(draw, self.x.shape) for draw in draws]).to(self.x).repeat_interleave(k, 0)
        logsnr = torch.tensor([draw.logsnr for draw in draws], dtype=torch.float64).repeat_interleave(k)
        z = add_noise(self.x.expand_as(noise), noise, logsnr)
        epsilon = self.denoiser(z, logsnr, prompts * len(draws))
        if epsilon.shape != z.shape:
            raise ValueError(
                f"the denoiser must return ε̂ in the shape of z, {list(z.shape)}; got {list(epsilon.shape)}"
            )
        residuals = (epsilon.float() - noise.float()).reshape(len(draws), k, -1, *self.map_shape)
        for draw, residual in zip(draws, residuals, strict=True):
            add(draw, residual)


def word_prompts(prompt: Prompt, phrases: Sequence[Selector] = ()) -> list[str]:
    """Every prompt that questions about the words need: none, whole, each word alone and each left out."""
    chosen = [*range(len(prompt.words)), *phrases]
    texts = ["", prompt.text]
    texts += [prompt.omit(word).text for word in chosen] + [prompt.only(word).text for word in chosen]
    return list(dict.fromkeys(texts))


def round_size(samples: int) -> int:
    """Draws a round, an even number: about 16 rounds or more for the errors, of four draws at least where there are."""
    return 2 if samples < 4 else max(4, min(samples // 16, 32) // 2 * 2, samples // 64 // 2 * 2)


@functools.cache
def report_rounds(rounds: int) -> tuple[int, ...]:
    """After how many rounds an estimate of so many gives results: 1, 2, 3, 4, 6, 8, 9, 12, 15, 16, … and the last."""
    return tuple(r for r in range(1, rounds + 1) if r == rounds or not r & (r - 1) or r % 3 == 0)


def plan_round(logsnr_distribution: LogSNRDistribution, size: int, seed: int, number: int) -> list[NoiseSample]:
    """The draws of one round: stratified levels, each with a noise and its opposite."""
    rng = np.random.default_rng([seed, number])
    logsnr, weight = logsnr_distribution.stratified(size // 2, rng)
    seeds = rng.integers(2**62, size=len(logsnr))
    return [
        NoiseSample(float(alpha), float(w), int(s), sign)
        for alpha, w, s in zip(logsnr, weight, seeds, strict=True)
        for sign in (1, -1)
    ]


def estimate_iter(
    model: Any,
    x: Any,
    prompt: str | None = None,
    *,
    prompts: Sequence[Hashable] = (),
    phrases: Sequence[Selector] = (),
    samples: int = 128,
    seed: int = 0,
    rtol: float = 0.0,
    atol: float = 0.0,
    logsnr_distribution: LogSNRDistribution | None = None,
    attention: bool = False,
    cache: ResidualCache | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Iterator[Information]:
    """Like :func:`estimate`, yielding the result so far after the rounds that :func:`report_rounds` names.

    Raises:
        ValueError, TypeError: bad input, said in one sentence.
        Cancelled: ``cancel`` returned True; its ``result`` is the last complete one.

    Example:
        >>> from infodiff_widgets.core.denoisers import GaussianPairDenoiser
        >>> growing = estimate_iter(GaussianPairDenoiser(0.8), torch.tensor([0.7]), prompts=["", -0.3], samples=32)
        >>> [info.samples for info in growing]
        [4, 8, 12, 16, 24, 32]
    """
    check_inputs(model, x, prompt, prompts, phrases)
    samples, seed = check_int("samples", samples, 2), check_int("seed", seed, 0)
    words = None if prompt is None else Prompt(prompt)
    if words is not None and not words.words:
        raise ValueError("the prompt is empty; write at least one word, for example 'a dog'")
    first, others = [], []  # maps of the others are kept against the first only
    if words is not None:
        found = word_prompts(words, phrases)
        first, others = found[:2], found[2:]
    first = list(dict.fromkeys([*first, *prompts]))
    asked = list(dict.fromkeys([*first, *others]))
    if len(asked) < 2:
        raise ValueError(f"information compares prompts: give two or more, e.g. prompts=['', 'y']; got {asked}")
    prepared: Prepared
    if hasattr(model, "prepare"):
        prepared = model.prepare(x, asked, words.text if attention and words else None)
    else:
        prepared = PlainDenoiser(model, x, asked)
    if attention and (words is None or not hasattr(prepared, "attention")):
        raise ValueError("attention maps need a pipeline and a prompt: a plain denoiser attends to no words")
    logsnr_distribution = (logsnr_distribution or prepared.logsnr_distribution).truncate(*prepared.logsnr_range)

    size = round_size(samples)
    rounds = -(-samples // size)
    gram = Gram(
        asked, prepared.map_shape, prepared.dimension, np.linspace(logsnr_distribution.low, logsnr_distribution.high, BANDS + 1),
        replicates=min(REPLICATES, rounds), n_reference=len(first),
    )  # fmt: skip
    provenance = prepared.provenance | {
        "seed": seed,
        "logsnr_range": [float(logsnr_distribution.low), float(logsnr_distribution.high)],
        "logsnr_distribution": [float(logsnr_distribution.loc), float(logsnr_distribution.scale)],
        "omitted": f"log SNR below {logsnr_distribution.low:.2f} and above {logsnr_distribution.high:.2f}",
    }
    result, began, done, cached_evaluations = None, time.monotonic(), 0, 0
    if cache is not None:
        cache.bind(model, x)

    def check() -> None:
        if cancel and cancel():
            raise Cancelled(result)

    def add(draw: NoiseSample, residuals: Tensor) -> None:
        nonlocal done
        gram.add(draw, residuals)
        done += 1
        if done % size == 0:
            gram.commit()
        if progress:
            progress(done, rounds * size)

    waiting: list[NoiseSample] = []
    for complete in range(1, rounds + 1):
        waiting += plan_round(logsnr_distribution, size, seed, complete - 1)
        if complete not in report_rounds(rounds):
            continue  # rounds that end in no result go in one call
        if cache is None:
            prepared.run(waiting, add, check)
        else:  # attention maps come only with an evaluation
            cached_evaluations += cache.run(prepared, waiting, add, check, [words.text] if attention else [])
        waiting = []
        spent = {"evaluations": done * len(asked) - cached_evaluations, "seconds": time.monotonic() - began}
        result = Information.of(gram, words, prepared.image, provenance | spent, prepared.frame)
        if attention:
            result = replace(result, attention=prepared.attention())
        yield result
        if complete >= 4 and (rtol or atol):
            whole = result.mi() if words or len(asked) == 2 else result.pointwise(asked[-1], asked[0])
            if whole.stderr <= max(atol, rtol * abs(whole.value)):
                return


def estimate(
    model: Any,
    x: Any,
    prompt: str | None = None,
    *,
    prompts: Sequence[Hashable] = (),
    phrases: Sequence[Selector] = (),
    samples: int = 128,
    seed: int = 0,
    rtol: float = 0.0,
    atol: float = 0.0,
    logsnr_distribution: LogSNRDistribution | None = None,
    attention: bool = False,
    cache: ResidualCache | None = None,
    progress: Callable[[int, int], None] | bool = True,
    cancel: Callable[[], bool] | None = None,
) -> Information:
    """Measure what a prompt, and each of its words, tells a diffusion model about an image.

    All prompts are evaluated under the same noise, so every question about them is answered by one pass.

    Args:
        model: a :class:`Model` from ``load`` or ``wrap``, or any denoiser (see ``core.denoisers.Denoiser``).
        x: for a model an image (PIL, RGB) or array; for a denoiser a tensor [...], or [C, H, W] with channels.
        prompt: the prompt whose words to ask about. The empty and the whole prompt, each word alone and the
            prompt without each word are evaluated.
        prompts: further conditions to evaluate; for a denoiser any hashable values.
        phrases: further words or phrases of ``prompt`` (text or slices) to leave out and to show alone.
        samples: draws of (log SNR, noise); the denoiser is called once for each of them and each prompt.
            Rounded up to whole rounds.
        seed: of all randomness.
        rtol: stop once the error of the whole prompt's information is this part of its value.
        atol: stop once that error is below this many nats.
        logsnr_distribution: where along log SNR to draw, cut to what the model was trained on; by default the model's own.
        attention: also record the attention maps of the prompt's words, from the same pass (see
            :meth:`Information.attention_map`).
        cache: remembers what was evaluated, for further estimates with the same model, x, seed and samples: they
            evaluate only prompts that it does not know yet.
        progress: called with (done, total) draws; True for a progress bar if it takes long, False for none.
        cancel: called before every step; True stops the run.

    Returns:
        The result; see :class:`Information`.

    Raises:
        ValueError, TypeError: bad input, said in one sentence; NonFinite if the denoiser returned NaN.
        Cancelled: ``cancel`` returned True; its ``result`` holds what had been found.

    Example:
        >>> from infodiff_widgets.core.denoisers import GaussianPairDenoiser
        >>> import torch
        >>> pair = GaussianPairDenoiser(0.8)
        >>> info = estimate(pair, torch.tensor([0.7]), prompts=["", -0.3], samples=512, progress=False)
        >>> abs(info.mi().value - 0.50734) < 3 * info.mi().stderr
        True
    """
    arguments = dict(
        prompts=prompts, phrases=phrases, samples=samples, seed=seed, rtol=rtol, atol=atol, logsnr_distribution=logsnr_distribution,
        attention=attention, cache=cache, cancel=cancel,
    )  # fmt: skip
    if progress is True:
        from tqdm import tqdm

        with tqdm(unit=" samples", delay=2, leave=False) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            return _last(estimate_iter(model, x, prompt, **arguments, progress=show))
    return _last(estimate_iter(model, x, prompt, **arguments, progress=progress or None))


def _last(results: Iterator[Information]) -> Information:
    """The last of them; those before are let go, since each may hold maps of its own."""
    return collections.deque(results, maxlen=1)[0]
