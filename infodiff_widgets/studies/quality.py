"""Summarize the tables of ``studies.calibration``: means for each class of words, with standard errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.stats import cluster_mean
from infodiff_widgets.scenes.grammar import Caption
from infodiff_widgets.studies.calibration import CLASSES, ESTIMATORS, FACTS, LISTS, OBJECTS, THRESHOLDS, word_class
from infodiff_widgets.studies.items import to_json, versions


def _class_means(
    table: pd.DataFrame, columns: Sequence[str], cluster: str, plain: Sequence[str] = (),
    classes: Sequence[str] = CLASSES, by: Sequence[str] = ("class",),
) -> pd.DataFrame:  # fmt: skip
    """Means over the rows of each class: n, ``plain`` columns, and ``columns`` with their standard errors."""
    rows, known = [], table[table["class"].isin(classes)]
    groups: Any = known.assign(**{"class": pd.Categorical(known["class"], classes)}).groupby(list(by), observed=True)
    for key, part in groups:
        row = dict(zip(by, key, strict=True)) | {"n": len(part)} | {name: float(part[name].mean()) for name in plain}
        for name in columns:
            row[name], row[f"{name}_stderr"] = cluster_mean(part[name].to_numpy(float), part[cluster])
        rows.append(row)
    return pd.DataFrame(rows)


def words(calibrated: pd.DataFrame) -> pd.DataFrame:
    """Information that words add to the rest of their captions, in nats: means over the words of each class.

    Returns:
        a row for each class: class, n, and exact, read, standard and orthogonal as in ``calibration.calibration``, with
        standard_stderr and orthogonal_stderr.
    """
    return _class_means(calibrated, ESTIMATORS, "scene", plain=("exact", "read"))


def density(calibrated: pd.DataFrame) -> pd.DataFrame:
    """Distribution of the information of each class over log SNR, in nats per unit of log SNR.

    Its integrals are the means of :func:`words`, so it shows at which noise levels they exceed the exact value.

    Returns:
        a row for each class and level: class, logsnr, standard, standard_stderr, orthogonal, orthogonal_stderr.
    """
    long = calibrated.drop(columns=list(ESTIMATORS)).explode(LISTS[:3]).astype({"logsnr": float})
    long = long.rename(columns={f"{estimator}_density": estimator for estimator in ESTIMATORS})
    return _class_means(long, ESTIMATORS, "scene", by=("class", "logsnr")).drop(columns="n")


def localization(calibrated: pd.DataFrame) -> pd.DataFrame:
    """Mean IoU of the maps of nouns with their objects, at one threshold.

    The threshold is the best of THRESHOLDS for every second scene, and the other scenes are scored.

    Returns:
        a row for each class of nouns and one for all: class, n, iou_threshold, iou, iou_stderr, the same of fused_iou,
        and whole_image (IoU of the whole image with the object). Needs at least two scenes.
    """
    nouns = calibrated.assign(whole_image=calibrated["area"]).query("`class` in @OBJECTS")
    held_out, scored, thresholds = nouns.query("scene % 2 == 1"), nouns.query("scene % 2 == 0"), {}
    for kind in ("iou", "fused_iou"):
        best = np.mean(held_out[kind].tolist(), axis=0).argmax()
        scored = scored.assign(**{kind: [curve[best] for curve in scored[kind]]})
        thresholds[f"{kind}_threshold"] = float(THRESHOLDS[best])
    both = pd.concat([scored, scored.assign(**{"class": "all"})])
    means = _class_means(both, ("iou", "fused_iou"), "scene", ("whole_image",), (*OBJECTS, "all"))
    return means.assign(**thresholds)


def accuracy(generated: pd.DataFrame) -> pd.DataFrame:
    """Fraction of drawn pictures that show what the words say.

    Returns:
        a row (class, n, right: a fraction, right_stderr) for each class of words, for "relation of both" (in pictures
        that show both objects) and for "whole caption".
    """
    checks = []
    for k, picture in enumerate(generated.to_dict("records")):
        caption = Caption.parse(picture["caption"])
        checks.append((k, "whole caption", picture["whole"]))
        for slot in generated.columns.drop(list(FACTS)):
            if not pd.isna(picture[slot]):
                name = word_class(caption.kind, slot, caption[slot])
                checks.append((k, name, picture[slot]))
                if name == "relation" and picture["first"] and picture["second"]:
                    checks.append((k, "relation of both", picture[slot]))
    classes = (*CLASSES[:-1], "relation of both", "whole caption")
    return _class_means(pd.DataFrame(checks, columns=["picture", "class", "right"]), ("right",), "picture", (), classes)


def summary(calibrated: pd.DataFrame, generated: pd.DataFrame, **facts: Any) -> dict[str, Any]:
    """Summarize both tables of ``studies.calibration`` for JSON: rounded, None if unknown; ``facts`` are added."""
    tables = {"words": words(calibrated), "localization": localization(calibrated), "density": density(calibrated)}
    tables["generation"] = accuracy(generated)
    counts = {"scenes": len(set(calibrated["scene"])), "captions": len(generated), "versions": versions()}
    counts["reading_error"] = round(float(np.mean(generated["error"])), 4)
    return {**facts, **counts, **{name: to_json(table.to_dict("records")) for name, table in tables.items()}}
