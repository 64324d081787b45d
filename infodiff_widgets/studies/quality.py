"""What the tables of ``studies.calibration`` say: means for each class of words, with errors, and a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.stats import cluster_mean
from infodiff_widgets.scenes.grammar import Caption
from infodiff_widgets.studies.calibration import CLASSES, FACTS, LISTS, OBJECTS, THRESHOLDS, word_class
from infodiff_widgets.studies.items import to_json, versions

ESTIMATORS = ("standard", "orthogonal")


def _by_class(table: pd.DataFrame, classes: tuple[str, ...] = CLASSES) -> Iterator[tuple[str, pd.DataFrame]]:
    """The rows of each class that has any, in the order of ``classes``."""
    for name in classes:
        rows = table[table["class"] == name]
        if len(rows):
            yield name, rows


def words(calibrated: pd.DataFrame) -> pd.DataFrame:
    """What the words of each class add to the rest of their captions, in nats.

    Returns:
        a row a class: class, n, exact, read (without sampling; NaN of networks that are not the bundled one), standard,
        standard_stderr, orthogonal, orthogonal_stderr; means over words.
    """
    rows = []
    for name, part in _by_class(calibrated):
        row = {"class": name, "n": len(part), **{key: float(part[key].mean()) for key in ("exact", "read")}}
        for estimator in ESTIMATORS:
            row[estimator], row[f"{estimator}_stderr"] = cluster_mean(part[estimator], part["scene"])
        rows.append(row)
    return pd.DataFrame(rows)


def density(calibrated: pd.DataFrame) -> pd.DataFrame:
    """Where along log SNR the words of each class have their information.

    Returns:
        a row for each class and level: class, logsnr, standard, standard_stderr, orthogonal, orthogonal_stderr; means
        over words in nats per unit of log SNR. Integrated, they are those of :func:`words`, so where the sum is more
        than the exact value one sees at which levels.
    """
    long = calibrated.explode(LISTS[:3]).astype({"logsnr": float})
    rows = []
    for name, part in _by_class(long):
        for level, here in part.groupby("logsnr"):
            row = {"class": name, "logsnr": level}
            for estimator in ESTIMATORS:
                row[estimator], row[f"{estimator}_stderr"] = cluster_mean(here[f"{estimator}_density"], here["scene"])
            rows.append(row)
    return pd.DataFrame(rows)


def localization(calibrated: pd.DataFrame) -> pd.DataFrame:
    """How well the maps of nouns, cut at one threshold, cover their objects: mean intersection over union.

    The threshold is the best of THRESHOLDS for every second scene, the overlap that of the others.

    Args:
        calibrated: of at least two scenes.

    Returns:
        a row for each class of nouns and one for all of them: class, n, iou_threshold, iou, iou_stderr, the same of
        fused_iou (both estimators' maps fused along the edges of the picture), whole_image (the overlap of the whole
        image with the object).
    """
    nouns = calibrated[calibrated["class"].isin(OBJECTS)]
    chosen, best = nouns["scene"] % 2 == 1, {}
    held = nouns[~chosen].copy()
    for overlap in ("iou", "fused_iou"):
        best[overlap] = int(np.mean(nouns[chosen][overlap].tolist(), axis=0).argmax())
        held[overlap] = held[overlap].str[best[overlap]]
    rows = []
    for name, part in [*_by_class(held, OBJECTS), ("all", held)]:
        row = {"class": name, "n": len(part)}
        for overlap, at in best.items():
            row[f"{overlap}_threshold"] = float(THRESHOLDS[at])
            row[overlap], row[f"{overlap}_stderr"] = cluster_mean(part[overlap], part["scene"])
        rows.append(row | {"whole_image": float(part["area"].mean())})
    return pd.DataFrame(rows)


def accuracy(generated: pd.DataFrame) -> pd.DataFrame:
    """How often the drawn pictures show what the words say.

    Returns:
        a row for each class of words, for "relation of both" (in pictures that show both objects) and for "whole
        caption": class, n, right (a fraction), right_stderr.
    """
    said = []
    for k, picture in enumerate(generated.to_dict("records")):
        caption = Caption.parse(picture["caption"])
        said.append((k, "whole caption", picture["whole"]))
        for slot in generated.columns.drop(list(FACTS)):
            if not pd.isna(picture[slot]):
                name = word_class(caption.kind, slot, caption[slot])
                said.append((k, name, picture[slot]))
                if name == "relation" and picture["first"] and picture["second"]:
                    said.append((k, "relation of both", picture[slot]))
    rows = []
    classes = (*CLASSES[:-1], "relation of both", "whole caption")
    for name, part in _by_class(pd.DataFrame(said, columns=["picture", "class", "right"]), classes):
        right, error = cluster_mean(part["right"], part["picture"])
        rows.append({"class": name, "n": len(part), "right": right, "right_stderr": error})
    return pd.DataFrame(rows)


def summary(calibrated: pd.DataFrame, generated: pd.DataFrame, **facts: Any) -> dict[str, Any]:
    """Everything that the two tables say, ready for JSON: lists of rows, rounded, with None for unknown errors.

    Args:
        calibrated: what :func:`~infodiff_widgets.studies.calibration.calibration` returned.
        generated: what :func:`~infodiff_widgets.studies.calibration.generation` returned.
        facts: what else to keep, such as the command that made them.
    """
    named = {"words": words, "localization": localization, "density": density}
    tables = {name: reading(calibrated) for name, reading in named.items()} | {"generation": accuracy(generated)}
    return {
        **facts,
        "scenes": int(calibrated["scene"].nunique()),
        "captions": len(generated),
        "versions": versions(),
        "reading_error": round(float(generated["error"].mean()), 4),
        **{name: to_json(table.to_dict("records")) for name, table in tables.items()},
    }


def text_table(quality: dict[str, Any]) -> str:
    """The report of :func:`summary` as aligned text."""
    lines = [f"{'word, given the rest (nats)':<28}{'n':>5}{'exact':>8}{'read':>8}{'standard':>16}{'orthogonal':>16}"]
    for row in quality["words"]:
        found = "".join(f"{_with_error(row, estimator):>16}" for estimator in ESTIMATORS)
        read = "" if row["read"] is None else f"{row['read']:.2f}"
        lines.append(f"{row['class']:<28}{row['n']:>5}{row['exact']:>8.2f}{read:>8}{found}")
    lines.append(f"\n{'drawn pictures':<28}{'n':>5}{'right':>16}")
    lines += [f"{row['class']:<28}{row['n']:>5}{_with_error(row, 'right'):>16}" for row in quality["generation"]]
    lines.append(f"\n{'maps of nouns':<28}{'n':>5}{'IoU':>16}{'IoU, fused':>16}{'whole image':>16}")
    for row in quality["localization"]:
        found = "".join(f"{_with_error(row, overlap):>16}" for overlap in ("iou", "fused_iou"))
        lines.append(f"{row['class']:<28}{row['n']:>5}{found}{row['whole_image']:>16.2f}")
    return "\n".join(lines)


def _with_error(row: dict[str, Any], key: str) -> str:
    error = row[f"{key}_stderr"]
    return f"{row[key]:.2f}" + (f" ± {error:.2f}" if error is not None else "")
