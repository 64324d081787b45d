"""Does a model choose the true caption? Three scores of every caption of many pictures, from one pass for each.

:func:`matching` makes a table with a row for each choice. It keeps the scores of every round, from which
``studies.accuracy`` reads who wins, when the winner was certain and what stopping there saves. Given a folder, a killed
run goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd
from tqdm import tqdm

from infodiff_widgets.core.sequential import Rounds
from infodiff_widgets.studies.captions import Choice
from infodiff_widgets.studies.journal import Journal, settings
from infodiff_widgets.studies.relations import SCORES, Scores, score
from infodiff_widgets.studies.timesteps import Timesteps

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

Levels = Literal["model", "timesteps"]


def look(
    model: Model, choice: Choice, k: int, samples: int, seed: int, certain: float | None = None,
    by: str = "standard", levels: Levels = "model",
) -> Scores:  # fmt: skip
    """The scores of the k-th choice, its captions in an order that the seed decides.

    For where rounding alone breaks a tie, the place of the true caption must not decide.

    Args:
        model: the model that is asked.
        choice: what is chosen from.
        k: its place in the study: its seed is ``seed + k``, so that no two share their noise.
        samples: see :func:`matching`, also for the others.
        seed: of the study.
        certain: when to stop.
        by: the score that must be certain.
        levels: where to draw.
    """
    order = np.random.default_rng([seed, k]).permutation(len(choice.captions))
    logsnr_distribution = model.logsnr_distribution
    if levels == "timesteps":
        logsnr_distribution = Timesteps.of(model, logsnr_distribution.low, logsnr_distribution.high)
    captions = [choice.captions[i] for i in order]
    return score(model, choice.read(), captions, samples=samples, seed=seed + k, certain=certain, by=by,
                 logsnr_distribution=logsnr_distribution)  # fmt: skip


def matching(
    model: Model, choices: Sequence[Choice], samples: int = 64, seed: int = 0, certain: float | None = None,
    by: str = "standard", levels: Levels = "model", folder: Path | None = None, progress: bool = True,
) -> pd.DataFrame:  # fmt: skip
    """Score the captions of every choice.

    Args:
        model: the model that is asked.
        choices: of ``studies.captions`` or ``studies.aro``.
        samples: most draws for each choice.
        seed: of all randomness.
        certain: go on to the next choice as soon as the winner leads every rival by this deviate z. None makes all
            draws; where stopping would have been possible can still be read off the table.
        by: the score that must be certain, one of ``relations.SCORES``.
        levels: "model" draws noise levels where the model's words have their information, "timesteps" evenly over
            timesteps, as the authors of the error score do.
        folder: where results are kept as they come (``matching.jsonl``), and taken up again.
        progress: whether to show a bar.

    Returns:
        a row for each choice: picture (its name), group, label, captions (a tuple, the true one first), draws, and
        each of ``relations.SCORES`` as ``race.Rounds``, captions in the same order.

    Raises:
        ValueError: no choices, or a folder with results of another model or other settings.
    """
    if not choices:
        raise ValueError("there are no choices to measure: give at least one picture with two captions")
    given = dict(samples=samples, seed=seed, certain=certain, by=by, levels=levels)
    journal = Journal(folder and Path(folder) / "matching.jsonl", settings(model, **given))
    keys = [f"{k} {choice.name} {list(choice.captions)}" for k, choice in enumerate(choices)]
    left = [k for k, key in enumerate(keys) if key not in journal]
    done = len(keys) - len(left)
    for k in tqdm(left, desc="pictures", unit="", initial=done, total=len(keys), disable=not progress):
        choice = choices[k]
        found = look(model, choice, k, samples, seed, certain, by, levels)
        places = [found.captions.index(caption) for caption in choice.captions]
        journal.add(keys[k], {
            "draws": found.draws, **{name: _written(found.rounds[name], places) for name in SCORES}
        })  # fmt: skip
    return pd.DataFrame([
        {
            "picture": choice.name, "group": choice.group, "label": choice.label, "captions": choice.captions,
            "draws": journal[key]["draws"],
            **{name: _read(journal[key][name]) for name in SCORES},
        }
        for key, choice in zip(keys, choices, strict=True)
    ])  # fmt: skip


def _written(rounds: Rounds, places: Sequence[int]) -> dict[str, list[list[float]]]:
    """Rounds as JSON, captions in the order of their places; of each pair of captions the distance once.

    Nine digits: differences between captions may be small beside the error they share.
    """
    one, other = np.triu_indices(len(places), 1)
    parts = {"scores": rounds.scores[:, places], "apart": rounds.apart[:, places][:, :, places][:, one, other]}
    return {name: [[float(f"{v:.9g}") for v in row] for row in part.tolist()] for name, part in parts.items()}


def _read(written: dict[str, list[list[float]]]) -> Rounds:
    scores = np.array(written["scores"])
    one, other = np.triu_indices(scores.shape[1], 1)
    apart = np.zeros((*scores.shape, scores.shape[1]))
    apart[:, one, other] = apart[:, other, one] = written["apart"]
    return Rounds(scores, apart)
