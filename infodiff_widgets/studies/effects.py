"""What an intervention is predicted to change in a picture, and what it does change.

Predicted, from one pass over the picture as it is, before anything is drawn (METHODS); w is the word, w′ what takes
its place, if anything, and c the rest of the caption:

- "CMI" is i^o(x; w | c) and "CMI standard" i^s(x; w | c): what the word adds to the rest.
- "edit" is i^o of the caption against the edited one: how far the two disagree about this picture.
- "edit standard" is i^s(x; w | c) − i^s(x; w′ | c), the log likelihood ratio of the two captions: the swap score by the
  standard estimator. "swap score" is that difference by the orthogonal one.
- "attention" is the share of its pixels' attention that the word gets, from the same pass. It knows nothing of w′.

If the word is deleted, "edit" and "swap score" are its CMI.

Measured (CHANGES), between the picture drawn from its own noise under the edited caption and under its own
(``pipelines.inversion``): squared change of the "latents", summed over channels; of the "pixels"; and for scenes the
"truth", squared difference in pixels between the scene and the counterfactual, for which nothing is drawn by a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.resample import resize_preserving_sum
from infodiff_widgets.core.stats import ranks
from infodiff_widgets.scenes.oracle import SceneObject, check_caption, read_scene
from infodiff_widgets.scenes.render import STEP
from infodiff_widgets.studies.interventions import Intervention
from infodiff_widgets.studies.items import map_groups
from infodiff_widgets.studies.journal import Journal, settings

if TYPE_CHECKING:
    from PIL import Image

    from infodiff_widgets.pipelines.inversion import Edit, Sampler
    from infodiff_widgets.pipelines.model import Model

METHODS = ("CMI", "CMI standard", "edit", "edit standard", "swap score", "attention")
"""What predicts; see above."""
CHANGES = ("latents", "pixels", "truth")
"""What is to be predicted; see above."""
STATISTICS = ("pearson", "spearman")
"""How two maps or two columns are compared."""
FACTS = ("shown", "new", "kept", "done")
"""Whether an edit came out, see :func:`against_truth`."""


@dataclass(frozen=True, eq=False)
class EditPrediction:
    """A number and a map of one of METHODS.

    Attributes:
        value: nats; for attention, the mean share.
        map: float [H, W], nats per pixel, which sum to the value; for attention, the shares.
    """

    value: float
    map: np.ndarray


def predicted(
    model: Model, image: Any, items: Sequence[Intervention], samples: int = 32, seed: int = 0
) -> list[dict[str, EditPrediction]]:
    """Every prediction for interventions in one picture and prompt, all from one pass.

    Args:
        model: the model that is asked.
        image: RGB picture or uint8 array [H, W, 3].
        items: interventions in one prompt; their pictures are not read.
        samples: draws of (log SNR, noise).
        seed: of all randomness.

    Returns:
        for each intervention, METHODS → prediction.
    """
    prompt = items[0].prompt
    asked = [prompt, *(item.rest for item in items), *(item.new_prompt for item in items)]
    info = estimate(model, image, prompts=asked, attention_prompt=prompt, samples=samples, seed=seed, progress=False)
    left, top, right, bottom = info.frame

    def between(target: str, given: str, estimator: str) -> EditPrediction:
        if target == given:
            return EditPrediction(0.0, np.zeros(info.image.shape[:2]))
        found = info.pointwise_map(target, given, estimator)
        return EditPrediction(found.total.value, found.values.astype(float))

    predictions = []
    for item in items:
        cmi, other = (between(text, item.rest, "orthogonal") for text in (prompt, item.new_prompt))
        attended = info.attention_map(item.indices).astype(float)
        values = (
            cmi,
            between(prompt, item.rest, "standard"),
            between(prompt, item.new_prompt, "orthogonal"),
            between(prompt, item.new_prompt, "standard"),
            EditPrediction(cmi.value - other.value, cmi.map - other.map),
            EditPrediction(float(attended[top:bottom, left:right].mean()), attended),
        )
        predictions.append(dict(zip(METHODS, values, strict=True)))
    return predictions


def changes(item: Intervention, edit: Edit, before: Image.Image) -> dict[str, np.ndarray]:
    """Maps of what changed, those of CHANGES that are known: [H, W], that of the latents at their own size."""
    latents = edit.latents[2] - edit.latents[1]
    found = {"latents": np.square(latents).reshape(-1, *latents.shape[-2:]).sum(0), "pixels": edit.pixel_change}
    if item.truth is not None:
        one, other = (np.asarray(picture, float) / 255 for picture in (before, item.truth))
        found["truth"] = np.square(other - one).sum(2)
    return found


def correlation(one: np.ndarray, other: np.ndarray) -> dict[str, float | None]:
    """Pearson's and Spearman's correlation of two maps; None if one is constant."""
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return dict.fromkeys(STATISTICS)
    pairs = ((one, other), (ranks(one), ranks(other)))
    values = (float(np.corrcoef(a.ravel(), b.ravel())[0, 1]) for a, b in pairs)
    return dict(zip(STATISTICS, values, strict=True))


def against_truth(item: Intervention, edit: Edit, before: Image.Image) -> dict[str, Any]:
    """How near an edit came to the counterfactual, as the oracle of the scenes reads both.

    Returns:
        "shown": the picture shows all that the edited caption says, wherever it may be; "new": what is new in the
        counterfactual is in its place, give or take a step of the lattice, a third of an object; "kept": what is to
        stay is exactly where it was; "done": both, and there is nothing else; and "distance": the mean squared
        difference of the two, as a part of that between the picture before and the counterfactual.
    """
    was, wanted, found = (read_scene(picture) for picture in (before, item.truth, edit.after))
    fresh, stays = set(wanted.objects) - set(was.objects), set(wanted.objects) & set(was.objects)
    ground, same_ground = found.ground == wanted.ground, wanted.ground == was.ground
    new = all(any(_near(thing, other) for other in found.objects) for thing in fresh) and (ground or same_ground)
    kept = stays <= set(found.objects) and (ground or not same_ground)
    start, target, end = (np.asarray(picture, float) for picture in (before, item.truth, edit.after))
    done = new and kept and len(found.objects) == len(wanted.objects)
    values = (all(check_caption(item.new_prompt, found).values()), new, kept, done)
    distance = np.square(end - target).mean() / np.square(start - target).mean()
    return dict(zip(FACTS, values, strict=True)) | {"distance": float(distance)}


def _near(one: SceneObject, other: SceneObject) -> bool:
    """Whether two sprites look the same and are no more than a step apart."""
    apart = max(abs(one.row - other.row), abs(one.column - other.column))
    return apart <= STEP and (one.noun, one.size, one.colour) == (other.noun, other.size, other.colour)


def look(
    model: Model,
    items: Sequence[Intervention],
    samples: int,
    steps: int,
    min_logsnr: float | None,
    sampler: Sampler,
    seed: int,
) -> Iterator[tuple[Image.Image, dict[str, EditPrediction], Edit]]:
    """The picture, predictions and edit of each intervention in one picture and prompt."""
    picture, _ = items[0].read()
    predictions = predicted(model, picture, items, samples, seed)
    inversion = model.invert(picture, items[0].prompt, steps, seed, min_logsnr, sampler)
    edits = inversion.edits(*(item.new_prompt for item in items))
    for prediction, edit in zip(predictions, edits, strict=True):
        yield picture, prediction, edit


def _measured(item: Intervention, picture: Image.Image, prediction: dict[str, EditPrediction], edit: Edit) -> dict:
    """What is kept of an intervention, as JSON."""
    found = changes(item, edit, picture)
    left, top, right, bottom = edit.frame
    correlations: dict[str, dict] = {}
    for name, change in found.items():
        seen = change if name == "latents" else change[top:bottom, left:right]
        correlations[name] = {}
        for method, one in prediction.items():
            cells = resize_preserving_sum(one.map[None, top:bottom, left:right], seen.shape)[0]
            correlations[name][method] = correlation(cells, seen)
    return {
        "predicted": {method: one.value for method, one in prediction.items()},
        "changes": {name: float(change.sum(dtype=float)) for name, change in found.items()},
        "correlations": correlations,
        "reconstruction_error": edit.reconstruction_error,
        "unexplained_fraction": edit.unexplained_fraction,
        "facts": None if item.truth is None else against_truth(item, edit, picture),
    }


def effects(
    model: Model, items: Sequence[Intervention], samples: int = 32, steps: int = 100, min_logsnr: float | None = None,
    sampler: Sampler = "ode", seed: int = 0, folder: Path | None = None, progress: bool = True,
) -> pd.DataFrame:  # fmt: skip
    """Predict what interventions change, carry them out, and compare.

    Args:
        model: the model that is asked and that draws.
        items: interventions, see ``studies.interventions``.
        samples: draws for every picture and prompt.
        steps: of the inversion, see ``Model.invert``.
        min_logsnr: log SNR at which the inversion turns round; the noisiest of the model by default.
        sampler: to noise and back, see ``Model.invert``.
        seed: the k-th picture and prompt have the seed ``seed + k``.
        folder: where results are kept as they come (``interventions.jsonl``), and taken up again.
        progress: whether to show a bar.

    Returns:
        a row for each intervention and method: intervention (its place in ``items``), picture, prompt, new_prompt,
        kind, word, label, exact, reconstruction_error, unexplained_fraction, FACTS and distance (see :func:`against_truth`), the
        sum of each of CHANGES, method, predicted (nats), and for each change and statistic, such as "latents pearson",
        the correlation of the predicted map with that of the change. What is not known is NA.

    Raises:
        ValueError: no interventions, or a folder with results of another model or other settings.
    """
    if not items:
        raise ValueError("there are no interventions to measure: give at least one word to leave out or swap")
    given = dict(samples=samples, steps=steps, min_logsnr=min_logsnr, sampler=sampler, seed=seed)
    journal = Journal(folder and Path(folder) / "interventions.jsonl", settings(model, **given))

    def measure(here: Sequence[Intervention], k: int) -> list[dict]:
        shown = look(model, here, samples, steps, min_logsnr, sampler, seed + k)
        return [_measured(item, *one) for item, one in zip(here, shown, strict=True)]

    rows = map_groups(items, journal, measure, progress, key=lambda item: (item.indices, item.new_prompt))
    table = pd.DataFrame([one for i, item in enumerate(items) for one in _rows(i, item, rows[i])])
    return table.astype(dict.fromkeys(FACTS, "boolean"))


def _rows(i: int, item: Intervention, found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A row for each method."""
    about = {"intervention": i, "picture": item.name, "prompt": item.prompt, "new_prompt": item.new_prompt,
             "kind": item.kind, "word": item.text, "label": item.label, "exact": item.exact}  # fmt: skip
    about |= {name: found[name] for name in ("reconstruction_error", "unexplained_fraction")}
    about |= found["facts"] or dict.fromkeys(FACTS, pd.NA) | {"distance": np.nan}
    about |= {name: found["changes"].get(name, np.nan) for name in CHANGES}
    for method in METHODS:
        row = {**about, "method": method, "predicted": found["predicted"][method]}
        for name in CHANGES:
            compared = found["correlations"].get(name, {}).get(method, {})
            row |= {f"{name} {s}": np.nan if compared.get(s) is None else compared[s] for s in STATISTICS}
        yield row
