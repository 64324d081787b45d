"""Benchmark of a model: network calls for a given error against the paper's scheme, speed, and memory.

The paper's scheme draws log SNR independently from a truncated logistic distribution of location 1 and scale 2, and
runs every question by itself, with two prompts. It is given the range that ours covers. Calls are predicted from one
estimate of each scene, as variance over squared error: for ours from the spread of its rounds, for independent draws of
a density p from the same samples, as ∫f²/p dα − (∫f dα)². A word that says less than a tenth of the whole prompt is to
reach the error of such a tenth.
"""

from __future__ import annotations

import functools
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil
import torch

from infodiff_widgets.core.cache import ResidualCache
from infodiff_widgets.core.contrast import quadratic_form, query_contrast
from infodiff_widgets.core.estimate import estimate, estimate_iter, word_queries
from infodiff_widgets.core.information import Information
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.pipelines.cost import estimate_cost
from infodiff_widgets.pipelines.loading import load, wrap
from infodiff_widgets.prompts import Prompt, Query
from infodiff_widgets.scenes.render import example

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

TARGETS = (0.1, 0.05)
"""Relative errors that calls are counted for."""
LONG_PROMPT = "a big red dog and a small green kite right of the two blue apples on grass"
"""Prompt whose first words are asked for, to see what more words cost."""


def variances(info: Information, query: Query) -> dict[str, float]:
    """Variance of a query, times the number of samples: of this estimate, and of independent draws.

    "independent" draws are of the model's own distribution, those of the "paper" of its logistic one.
    """
    low, high = float(info.bands[0]), float(info.bands[-1])
    form = quadratic_form(info.prompts, query_contrast(query))
    integrand = np.einsum("nkl,kl->n", info.products, form)
    found = info.estimate(query)
    result = {"ours": found.stderr**2 * info.samples}
    loc, scale = info.provenance["logsnr_distribution"]
    own = LogSNRDistribution(loc, scale, low, high)
    for name, levels in (("independent", own), ("paper", LogSNRDistribution(1, 2, low, high))):
        _, one_over_density = levels.quantile(levels.cumulative(info.logsnr))
        result[name] = float(np.mean(info.weight * integrand**2 * one_over_density)) - found.value**2
    return result


def calls(info: Information, estimator: Any) -> list[dict[str, float]]:
    """For each target error, predicted network calls for all questions about a prompt, by every scheme.

    "ours" evaluates all prompts until the last question has met the target; "stopping" each as long as it is needed.
    """
    queries = [Query(q.target, q.given, estimator) for q in word_queries(Prompt(str(info.prompt)))]
    values = [abs(info.estimate(query).value) for query in queries]
    found, rows = [variances(info, query) for query in queries], []
    for target in TARGETS:
        errors = [target * max(value, values[0] / 10) for value in values]
        samples = {name: [v[name] / e**2 for v, e in zip(found, errors, strict=True)] for name in found[0]}
        needed: dict[Any, float] = {}
        for query, n in zip(queries, samples["ours"], strict=True):
            for prompt in ("", query.target, query.given):
                needed[prompt] = max(n, needed.get(prompt, 0))
        row = {name: 2 * sum(samples[name]) for name in ("paper", "independent")}
        row |= {"ours": max(samples["ours"]) * len(needed), "stopping": sum(needed.values())}
        rows.append({"target": target, "whole prompt": samples["ours"][0]} | row)
    return rows


def scene_calls(model: Model, scene: Any, samples: int, seed: int) -> list[dict[str, Any]]:
    """Rows of :func:`calls` for one scene, with fixed and with adaptive levels, by both estimators."""
    rows = []
    for adaptive in (False, True):
        info = estimate(
            model, scene.image, scene.caption, samples=samples, seed=seed, adaptive=adaptive, progress=False
        )
        for estimator in ("orthogonal", "standard"):
            facts = {"scene": scene.caption, "levels": "adaptive" if adaptive else "fixed", "estimator": estimator}
            rows += [facts | row for row in calls(info, estimator)]
        heatmap = info.heatmap()
        share = float(np.linalg.norm(heatmap.stderr) / np.linalg.norm(heatmap.values))
        rows[-1]["map"] = share**2 * samples  # samples at which the map of the whole prompt has an error of 1
    return rows


def _seconds(work: Callable[[], Any], device: torch.device) -> float:
    began = time.perf_counter()
    work()
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return time.perf_counter() - began


def speed(model: Model, scene: Any, samples: int) -> dict[str, float]:
    """Evaluations a second of an estimate and of the network alone in the same calls, and times of first answers."""
    device, recorded = model.pipe.device, []
    settings: dict[str, Any] = dict(samples=samples, progress=False)
    run = functools.partial(estimate, model, scene.image, scene.caption, **settings)
    hook = model.denoiser.register_forward_pre_hook(
        lambda _, given, named: recorded.append((given, named)), with_kwargs=True, prepend=True
    )
    info = run()
    hook.remove()
    evaluations = info.provenance["evaluations"]

    def network() -> None:
        with torch.no_grad():
            for given, named in recorded:
                model.denoiser(*given, **named)

    ratios, rates = [], []
    for _ in range(5):
        whole, alone = _seconds(run, device), _seconds(network, device)
        ratios.append(whole / alone)
        rates.append(evaluations / whole)

    def first_map() -> None:
        next(iter(estimate_iter(model, scene.image, scene.caption, samples=samples, seed=1))).heatmap()

    cost = estimate_cost(model, scene.caption, image=scene.image, samples=samples)
    cache = ResidualCache(2**30)
    run(cache=cache)
    return {
        "rows per call": statistics.median(rows_of(call) for call in recorded),
        "evaluations per second": statistics.median(rates),
        "estimate over network alone": statistics.median(ratios),
        "seconds to first map": statistics.median(_seconds(first_map, device) for _ in range(5)),
        "seconds to read a map again": statistics.median(_seconds(info.heatmap, device) for _ in range(5)),
        "seconds of an estimate from the cache": _seconds(lambda: run(cache=cache), device),
        "predicted over measured seconds": cost.seconds * statistics.median(rates) / evaluations,
        "predicted over measured memory": cost.memory / peak_memory(device),
    }


def rows_of(call: tuple[Sequence[Any], dict[str, Any]]) -> int:
    """Number of rows that a call of the network has."""
    given, named = call
    tensors = [value for value in (*given, *named.values()) if isinstance(value, torch.Tensor) and value.ndim > 2]
    return max(len(tensor) for tensor in tensors)


def growth(
    model: Model, scene: Any, words: Sequence[int] = (4, 8, 16), samples: Sequence[int] = (8, 32, 128)
) -> list[dict[str, float]]:
    """Seconds and memory for prompts of more words, each with every estimate of its words, and for more samples."""
    device, rows = model.pipe.device, []
    for count, n in [*((count, samples[0]) for count in words), *((words[0], n) for n in samples[1:])]:
        asked = " ".join(LONG_PROMPT.split()[:count])
        if device.type == "cuda":
            torch.cuda.reset_peak_memory_stats(device)
        began = time.perf_counter()
        info = estimate(model, scene.image, asked, samples=n, progress=False)
        seconds = time.perf_counter() - began
        result = sum(cell.nbytes for bands in info.maps for cell in bands if cell is not None) + info.products.nbytes
        rows.append(
            {"words": count, "samples": n, "prompts": len(info.prompts), "seconds": seconds,
             "result MiB": result / 2**20, "peak MiB": peak_memory(device) / 2**20}
        )  # fmt: skip
    return rows


def pixel_growth(device: str | None, sizes: Sequence[int] = (64, 128, 256, 512)) -> list[dict[str, float]]:
    """Seconds and memory for larger pictures, on a small Stable Diffusion with random weights."""
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    pipe, scene, rows = load().pipe, example(0), []
    channels = pipe.unet.config.in_channels
    unet = UNet2DConditionModel(
        sample_size=16, in_channels=channels, out_channels=channels, norm_num_groups=4, layers_per_block=1,
        block_out_channels=(8, 8, 16, 32), down_block_types=("DownBlock2D",) * 4, up_block_types=("UpBlock2D",) * 4,
        cross_attention_dim=pipe.unet.config.cross_attention_dim, attention_head_dim=8,
    )  # fmt: skip
    parts: dict[str, Any] = pipe.components | {"unet": unet, "requires_safety_checker": False}
    tiny = type(pipe)(**parts).to(device or "cpu")
    tiny.set_progress_bar_config(disable=True)
    for size in sizes:
        model = wrap(tiny, size=(size, size))
        picture = scene.image.resize((size, size))
        ask = functools.partial(estimate, model, picture, prompts=["", scene.caption], samples=8, progress=False)
        ask()  # learns how the pipeline calls its network at this size
        if tiny.device.type == "cuda":
            torch.cuda.reset_peak_memory_stats(tiny.device)
        seconds = _seconds(ask, tiny.device)
        rows.append({"pixels": size, "seconds": seconds, "peak MiB": peak_memory(tiny.device) / 2**20})
    return rows


def peak_memory(device: torch.device) -> int:
    """Peak of the device's memory in bytes; on the CPU, what the process has now."""
    return torch.cuda.max_memory_allocated(device) if device.type == "cuda" else psutil.Process().memory_info().rss


def machine(device: torch.device) -> str:
    """The processor that ran the benchmark, and the number of threads on a CPU."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads, {platform.system()}"


def summary(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Medians over scenes of the calls of each scheme, and how many times fewer they are than the paper's."""
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault((row["estimator"], row["levels"], row["target"]), []).append(row)
    names = ("paper", "independent", "ours", "stopping")
    return [
        dict(zip(("estimator", "levels", "target"), key, strict=True))
        | {name: round(statistics.median(row[name] for row in group)) for name in names}
        | {"fewer": statistics.median(row["paper"] / row["stopping"] for row in group)}
        | {"fewer than independent": statistics.median(row["independent"] / row["stopping"] for row in group)}
        for key, group in groups.items()
    ]  # fmt: skip
