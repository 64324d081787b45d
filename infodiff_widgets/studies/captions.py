"""Caption study: how often a model prefers the true caption of a picture to false ones.

A :class:`CaptionTask` is a picture with one true and some false captions. Tasks come from bundled scenes
(:func:`scene_tasks`) or from public benchmarks (``studies.caption_benchmarks``). :class:`CaptionStudy` scores every
caption of every task, and ``studies.caption_report`` turns its table into accuracies.
"""

from __future__ import annotations

import functools
import itertools
import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from PIL import Image

from infodiff_widgets.core.caption_scores import SCORES, Scores, score
from infodiff_widgets.core.sequential import Rounds
from infodiff_widgets.core.timesteps import Timesteps
from infodiff_widgets.scenes.exact import prompt_information
from infodiff_widgets.scenes.grammar import COUNTED, NUMBERS, RELATIONS, Caption, swap_objects
from infodiff_widgets.scenes.render import Scene, sample, scene
from infodiff_widgets.studies.study import Measurement, Study, StudyItem

if TYPE_CHECKING:
    import pandas as pd

    from infodiff_widgets.pipelines.model import Model

SCENE_TASKS = ("scenes-order", "scenes-attribute", "scenes-count", "scenes-pairs")
"""Names of the tasks of :func:`scene_tasks`."""


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
    return CaptionTask(
        name, (shown.caption, *(caption.text for caption in false)), label, functools.partial(getattr, shown, "image")
    )


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


@dataclass(frozen=True)
class CaptionStudy(Study):
    """Score the captions of every task.

    The table has a row for each task: picture (its name), group, label, captions (the true one first), samples, and
    each of ``SCORES`` as ``Rounds``, with captions in the same order.

    Attributes:
        samples: largest number of noise samples per task.
        seed: random seed. Task k has ``seed + k``, so that no two share their noise.
        z_threshold: z score at which a task ends early, see ``core.sequential``. None or 0 draws all samples; the table
            still tells where a run could have stopped.
        by: score that the stopping rule reads.
        levels: "model" draws noise levels from the model's own distribution, "timesteps" evenly over timesteps, as the
            authors of the error score do.
    """

    samples: int = 64
    z_threshold: float | None = None
    by: Literal["standard", "orthogonal", "error"] = "standard"
    levels: Literal["model", "timesteps"] = "model"
    seed: int = 0
    name: ClassVar[str] = "captions"
    labels: ClassVar[tuple[str, ...]] = ("picture", "group", "label", "captions")

    def items(self, data: Sequence[CaptionTask]) -> list[StudyItem]:
        """Every task for itself."""
        return [StudyItem(f"{k} {task.name} {list(task.captions)}", task.name, k, task) for k, task in enumerate(data)]

    def measure(self, model: Model, item: StudyItem) -> Measurement:
        """Score the captions of a task."""
        task, scores = item.data, self.score(model, item.data, item.number)
        places = [scores.captions.index(caption) for caption in task.captions]
        row = {"picture": task.name, "group": task.group, "label": task.label, "captions": list(task.captions)}
        row["samples"] = scores.samples
        for name, rounds in scores.rounds.items():
            row[f"{name} scores"] = rounds.scores[:, places].tolist()
            row[f"{name} distances"] = rounds.distances[:, places][:, :, places].tolist()
        image = scores.info.image
        return Measurement([row], None if image is None else Image.fromarray(image), scores.info)

    def score(self, model: Model, task: CaptionTask, k: int) -> Scores:
        """Score the captions of the k-th task."""
        # Shuffled, so that the place of the true caption does not decide where rounding breaks a tie.
        captions = [task.captions[i] for i in np.random.default_rng([self.seed, k]).permutation(len(task.captions))]
        distribution, adaptive = model.logsnr_distribution, getattr(model, "adaptive", False)
        if self.levels == "timesteps":
            distribution, adaptive = Timesteps.of(model, distribution.low, distribution.high), False
        return score(model, task.read(), captions, samples=self.samples, seed=self.seed + k,
                     z_threshold=self.z_threshold or None, by=self.by, logsnr_distribution=distribution,
                     adaptive=adaptive)  # fmt: skip

    def table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """A row for each task, with its scores as ``Rounds``."""
        stack = lambda nested: np.array([np.stack(list(part)) if part.dtype == object else part for part in nested])  # noqa: E731
        for name in SCORES:
            pairs = zip(rows.pop(f"{name} scores"), rows.pop(f"{name} distances"), strict=True)
            rows[name] = [Rounds(stack(scores), stack(distances)) for scores, distances in pairs]
        return rows.drop(columns="item").assign(captions=rows["captions"].map(tuple))
