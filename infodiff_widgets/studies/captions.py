"""Caption study: how often a model prefers the true caption of a picture to false ones.

A :class:`CaptionTask` is a picture with one true and some false captions. Tasks come from bundled scenes
(:func:`scene_tasks`) or from public benchmarks (``studies.caption_benchmarks``). :func:`score_captions` scores
every caption of every task, and ``studies.caption_report`` turns its table into accuracies.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from infodiff_widgets.core.caption_scores import SCORES, Scores, score
from infodiff_widgets.core.sequential import Rounds
from infodiff_widgets.core.timesteps import Timesteps
from infodiff_widgets.scenes.exact import prompt_information
from infodiff_widgets.scenes.grammar import COUNTED, NUMBERS, RELATIONS, Caption, swap_objects
from infodiff_widgets.scenes.render import Scene, sample, scene
from infodiff_widgets.studies.journal import resume, settings

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.pipelines.model import Model

SCENE_TASKS = ("scenes-order", "scenes-attribute", "scenes-count", "scenes-pairs")
"""Names of the tasks of :func:`scene_tasks`."""
Levels = Literal["model", "timesteps"]


@dataclass(frozen=True)
class CaptionTask:
    """A picture and its captions, all different.

    Attributes:
        name: of the picture. Tasks of the same name are not counted as independent.
        captions: two or more; the first is the true one.
        label: its class, for means over classes.
        read: returns the picture; called when the task is scored.
        group: for a pair of tasks with the same two captions and two pictures, a name that both share; else empty.
    """

    name: str
    captions: tuple[str, ...]
    label: str
    read: Callable[[], Image.Image]
    group: str = ""


def scene_tasks(kind: str, n: int) -> list[CaptionTask]:
    """Make the first n tasks of a kind from the scenes ``scenes.sample(-1)``, −2 and so on.

    - "scenes-order": two objects, and the same with the objects exchanged; labelled by relation.
    - "scenes-attribute": two objects, and the same with their colours or their sizes exchanged; labelled by which.
    - "scenes-count": how many objects there are, and the two other numbers; labelled by number.
    - "scenes-pairs": as "scenes-order", grouped with a second picture of which the false caption is true.

    Except for "scenes-count", the captions of a task hold the same words in another order, so a model that reads them
    as a bag of words is at chance. Every false caption is false by the grammar.
    """
    if kind not in SCENE_TASKS:
        raise ValueError(f"there is no task {kind!r}; choose one of {', '.join(SCENE_TASKS)}")
    tasks = (task for seed in itertools.count(1) for task in _scene_tasks(kind, sample(-seed), f"scene {-seed}"))
    return list(itertools.islice(tasks, n))


def _scene_tasks(kind: str, shown: Scene, name: str) -> Iterator[CaptionTask]:
    caption = Caption.parse(shown.caption)
    if kind == "scenes-count" and caption.kind == "count":
        others = [with_number(caption, number) for number in NUMBERS if number != caption["number"]]
        yield _task(name, shown, others, caption["number"])
    elif kind == "scenes-attribute":
        for slot in ("colour", "size") if caption.kind == "things" else ():
            if caption[f"{slot}1"] != caption[f"{slot}2"]:
                yield _task(name, shown, [swap_objects(caption, slot)], slot)
    elif kind != "scenes-count" and caption.kind != "count" and caption["relation"] in RELATIONS:
        false, group = swap_objects(caption), name * (kind == "scenes-pairs")
        yield replace(_task(name, shown, [false], caption["relation"]), group=group)
        if group:
            yield replace(_task(name, scene(false, shown.seed), [caption], caption["relation"]), group=group)


def _task(name: str, shown: Scene, false: list[Caption], label: str) -> CaptionTask:
    for caption in false:
        if prompt_information(caption.text, shown.caption) != -math.inf:
            raise RuntimeError(f"{caption.text!r} is not false of a picture of {shown.caption!r}")
    return CaptionTask(name, (shown.caption, *(caption.text for caption in false)), label, lambda: shown.image)


def with_number(caption: Caption, number: str) -> Caption:
    """Change the number in a caption that counts objects.

    >>> with_number(Caption.parse("three dogs on snow"), "one").text
    'one dog on snow'
    """
    noun = next(noun for noun in COUNTED if caption["noun"] in (noun, f"{noun}s"))
    return replace(caption, words=(number, noun + "s" * (number != "one"), *caption.words[2:]))


def subsample(tasks: Sequence[CaptionTask], n: int, seed: int = 0) -> list[CaptionTask]:
    """Draw n tasks at random, for benchmarks too large to be scored whole.

    Groups stay together, so there may be one task more. A larger n continues a smaller one.
    """
    units: dict[str | int, list[CaptionTask]] = {}
    for k, task in enumerate(tasks):
        units.setdefault(task.group or k, []).append(task)
    drawn: list[CaptionTask] = []
    for key in random.Random(seed).sample(list(units), len(units)):
        if len(drawn) < n:
            drawn += units[key]
    return drawn


def score_task(
    model: Model, task: CaptionTask, k: int, samples: int, seed: int, z_threshold: float | None = None,
    by: str = "standard", levels: Levels = "model",
) -> Scores:  # fmt: skip
    """Score the captions of the k-th task, with the seed ``seed + k``; other arguments as in :func:`score_captions`."""
    # Shuffled, so that the place of the true caption does not decide where rounding breaks a tie.
    captions = [task.captions[i] for i in np.random.default_rng([seed, k]).permutation(len(task.captions))]
    distribution = model.logsnr_distribution
    if levels == "timesteps":
        distribution = Timesteps.of(model, distribution.low, distribution.high)
    return score(model, task.read(), captions, samples=samples, seed=seed + k, z_threshold=z_threshold, by=by,
                 logsnr_distribution=distribution)  # fmt: skip


def score_captions(
    model: Model, tasks: Sequence[CaptionTask], samples: int = 64, seed: int = 0, z_threshold: float | None = None,
    by: str = "standard", levels: Levels = "model", folder: Path | None = None, progress: bool = True,
) -> pd.DataFrame:  # fmt: skip
    """Score the captions of every task, the k-th with the seed ``seed + k``, so that no two share their noise.

    Args:
        model: model to measure.
        tasks: pictures with their captions.
        samples: largest number of noise samples per task.
        seed: random seed.
        z_threshold: z score at which a task ends early, see ``core.sequential``. None draws all samples; the table
            still tells where a run could have stopped.
        by: score that the stopping rule reads, one of ``SCORES``.
        levels: "model" draws noise levels from the model's own distribution, "timesteps" evenly over timesteps, as the
            authors of the error score do.
        folder: keeps results as they come (``captions.jsonl``); a killed run continues there.
        progress: show a progress bar.

    Returns:
        a row for each task: picture (its name), group, label, captions (the true one first), samples, and each of
        ``SCORES`` as ``Rounds``, with captions in the same order.

    Raises:
        ValueError: if there are no tasks, or the folder holds results of another model or other settings.
    """
    if not tasks:
        raise ValueError("there are no tasks to score: give at least one picture with two captions")
    options: dict[str, Any] = dict(samples=samples, seed=seed, z_threshold=z_threshold, by=by, levels=levels)

    def measure(k: int) -> dict[str, Any]:
        scores = score_task(model, tasks[k], k, **options)
        places = [scores.captions.index(caption) for caption in tasks[k].captions]
        return {"samples": scores.samples} | {
            name: (_to_json(rounds.scores[:, places]), _to_json(rounds.distances[:, places][:, :, places]))
            for name, rounds in scores.rounds.items()
        }

    keys = [f"{k} {task.name} {list(task.captions)}" for k, task in enumerate(tasks)]
    results = resume(folder, "captions", settings(model, **options), keys, measure, "pictures", progress)
    return pd.DataFrame([
        {"picture": task.name, "group": task.group, "label": task.label, "captions": task.captions,
         "samples": result["samples"], **{name: Rounds(*map(np.array, result[name])) for name in SCORES}}
        for task, result in zip(tasks, results, strict=True)
    ])  # fmt: skip


def _to_json(values: np.ndarray) -> list:
    """Nine digits of each value, because differences of captions may be small compared with the error they share."""
    return np.vectorize(lambda value: float(f"{value:.9g}"))(values).tolist()
