"""Summarize the tables of ``studies.calibration``: means by class of words or kind of prompt, with standard errors.

On average over pictures, both estimators differ from the exact value by the model's own error, in nats: i^s by the
excess without the word minus that with it, and i^o − i^s by the part of the word's change that goes along the error of
the prediction for the whole prompt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from infodiff_widgets.core.stats import cluster_mean
from infodiff_widgets.plots import static
from infodiff_widgets.scenes.grammar import Caption
from infodiff_widgets.studies.calibration import BINS, CLASSES, DENSITIES, ESTIMATORS, FACTS, MAPS, PROMPTS, word_class
from infodiff_widgets.studies.items import to_json
from infodiff_widgets.studies.provenance import versions
from infodiff_widgets.studies.word_information import mean_information

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def _means(
    table: pd.DataFrame, by: Sequence[str], columns: Sequence[str], cluster: str = "scene", plain: Sequence[str] = ()
) -> pd.DataFrame:  # fmt: skip
    """Means over groups: n, ``plain`` columns, and ``columns`` with their standard errors; NaN values are left out."""
    rows: list[dict[str, Any]] = []
    groups: Any = table.groupby(list(by), observed=True)
    for key, part in groups:
        row: dict[str, Any] = (
            dict(zip(by, key, strict=True)) | {"n": len(part)} | {name: float(part[name].mean()) for name in plain}
        )
        for name in columns:
            known = part[part[name].notna()]
            mean = cluster_mean(known[name].to_numpy(float), known[cluster]) if len(known) else (np.nan, np.nan)
            row[name], row[f"{name}_stderr"] = mean
        rows.append(row)
    return pd.DataFrame(rows)


def _ordered(table: Any, column: str, values: Sequence[str]) -> pd.DataFrame:
    """The rows whose ``column`` is one of some values, to be grouped in their order."""
    return table[table[column].isin(values)].assign(**{column: lambda t: pd.Categorical(t[column], values)})


def words(calibrated: pd.DataFrame) -> pd.DataFrame:
    """Information of words in nats: means over the words of each class whose exact information is defined.

    Returns:
        a row for each pipeline, given and class: n, and exact, read, standard, orthogonal, as in ``calibration``,
        standard_error (standard − exact), orthogonal_gap (orthogonal − standard), with a reference also paired_error
        (standard − that of the reference under the same noise), excess_gap, which both errors approach with more
        pictures, and MAPS; all but exact and read with standard errors.
    """
    known: Any = calibrated[calibrated["exact"].notna()]
    errors = {"standard_error": known["standard"] - known["exact"]}
    known = known.assign(**errors, orthogonal_gap=known["orthogonal"] - known["standard"])
    columns = [*ESTIMATORS, "standard_error", "orthogonal_gap"]
    if "excess_gap" in known:
        own, other = (known[known["pipeline"] == name] for name in ("model", "reference"))  # in the same order
        paired = pd.Series(own["standard"].to_numpy() - other["standard"].to_numpy(), own.index)
        known = known.assign(paired_error=paired)
        columns += ["paired_error", "excess_gap", *MAPS]
    groups = ("pipeline", "given", "class")
    return _means(_ordered(known, "class", CLASSES), groups, columns, plain=("exact", "read"))


def alone_and_rest(calibrated: pd.DataFrame, pipeline: str = "model") -> pd.DataFrame:
    """The words of a pipeline as a table of ``word_information``, with the values alone (MI) and given the rest."""
    own: Any = calibrated[(calibrated["pipeline"] == pipeline) & (calibrated["class"] != "nothing")]
    table = pd.DataFrame()
    for given, name in (("", "MI"), ("rest", "CMI")):
        part = own[own["given"] == given].set_index(["scene", "slot"])
        for column in (*ESTIMATORS, "exact"):
            table[f"{name} {column}"] = part[column]
        table["label"] = part["class"]
    return table.reset_index(names=["picture", "slot"]).assign(maps=np.nan)


def excess(prompts: pd.DataFrame) -> pd.DataFrame:
    """Mean excess of each kind of prompt in nats: rows of kind, n, excess, excess_stderr."""
    return _means(_ordered(prompts, "kind", PROMPTS), ("kind",), ("excess",))


def density(table: pd.DataFrame, by: Sequence[str], columns: Sequence[str]) -> pd.DataFrame:
    """Mean densities over log SNR of each group, in nats per unit of log SNR.

    ``columns`` hold lists [BINS]. Their integrals are the means of :func:`words` and :func:`excess`, so they show
    at which noise levels a model errs.

    Returns:
        a row for each group: ``by``, and for each of ``columns`` the list of its means and that of their errors.
    """
    rows: list[dict[str, Any]] = []
    groups: Any = table.groupby(list(by), observed=True)
    for key, part in groups:
        row: dict[str, Any] = dict(zip(by, key, strict=True))
        for name in columns:
            bins = np.array(part[name].tolist()).T
            means = [cluster_mean(values, part["scene"]) for values in bins]
            row[name], row[f"{name}_stderr"] = map(list, zip(*means, strict=True))
        rows.append(row)
    return pd.DataFrame(rows)


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
        for slot in generated.columns.drop([*FACTS, "pipeline"], errors="ignore"):
            if not pd.isna(picture[slot]):
                name = word_class(caption.kind, slot, caption[slot])
                checks.append((k, name, picture[slot]))
                if name == "relation" and picture["first"] and picture["second"]:
                    checks.append((k, "relation of both", picture[slot]))
    classes = (*CLASSES[:-1], "relation of both", "whole caption")
    table = pd.DataFrame(checks, columns=["picture", "class", "right"]).astype({"right": float})
    return _means(_ordered(table, "class", classes), ("class",), ("right",), "picture")


def summary(
    calibrated: pd.DataFrame, prompts: pd.DataFrame, generated: pd.DataFrame, logsnr_range: tuple[float, float],
    **facts: Any,
) -> dict[str, Any]:  # fmt: skip
    """Summarize the tables of ``studies.calibration`` for JSON: rounded, None if unknown; ``facts`` are added.

    ``generated`` has a column pipeline besides those of ``generation``; ``logsnr_range`` is that of the densities.
    """
    rest, bins = _ordered(calibrated[calibrated["given"] == "rest"], "class", CLASSES), list(DENSITIES[:2])
    tables = {"words": words(calibrated), "density": density(rest, ("pipeline", "class"), bins)}
    if len(prompts):
        tables["excess"] = excess(prompts)
        tables["excess_density"] = density(_ordered(prompts, "kind", PROMPTS), ("kind",), DENSITIES[2:])
    tables["classes"] = mean_information(alone_and_rest(calibrated)).rows.drop(columns="maps")
    by_pipeline: Any = list(generated.groupby("pipeline", sort=False))
    drawn = [accuracy(part).assign(pipeline=name) for name, part in by_pipeline]
    tables["generation"] = pd.concat(drawn)
    facts |= {"scenes": len(set(calibrated["scene"])), "captions": len(generated) // len(drawn), "versions": versions()}
    facts["reading_error"] = {name: round(float(part["error"].mean()), 4) for name, part in by_pipeline}
    edges = to_json(np.linspace(*logsnr_range, BINS + 1).tolist())
    return {**facts, "logsnr": edges, **{name: to_json(table.to_dict("records")) for name, table in tables.items()}}


def figure(result: dict[str, Any], *, dark: bool = False) -> Figure:
    """Draw a :func:`summary` with a reference: words, excess by prompt and over log SNR, and agreement of maps."""
    table, kinds = pd.DataFrame(result["words"]), pd.DataFrame(result["excess"])
    own = table.query("pipeline == 'model' and given == 'rest' and `class` != 'nothing'")
    labels = own["class"].tolist()

    def columns(*names: str) -> list[np.ndarray]:
        return [own[column].to_numpy(float) for name in names for column in (name, f"{name}_stderr")]

    def draw_words(ax: Any) -> None:
        hollow, hollow_stderr, filled, filled_stderr = columns("orthogonal", "standard")
        static.draw_word_bars(ax, labels, hollow, hollow_stderr, filled, filled_stderr, own["exact"].to_numpy(float),
                              names=("orthogonal", "standard"), dark=dark)  # fmt: skip
        ax.set_title("Information given the rest", fontsize=8.5)

    def draw_excess(ax: Any) -> None:
        values, stderr = kinds["excess"].to_numpy(float), kinds["excess_stderr"].to_numpy(float)
        static.draw_word_bars(ax, kinds["kind"].tolist(), None, None, values, stderr, dark=dark)
        ax.set_title("Excess by kind of prompt", fontsize=8.5)

    def draw_density(ax: Any) -> None:
        for row in result["excess_density"]:
            if row["kind"] in ("full", "empty", "exchanged"):
                values, stderr = row["excess_density"], row["excess_density_stderr"]
                static.draw_spectrum(ax, result["logsnr"], values, stderr, label=row["kind"], dark=dark)
        ax.set_title("Excess over log SNR", fontsize=8.5)

    def draw_maps(ax: Any) -> None:
        hollow, hollow_stderr, filled, filled_stderr = columns("attention_r", "orthogonal_r")
        static.draw_word_bars(ax, labels, hollow, hollow_stderr, filled, filled_stderr, None, "correlation",
                              names=("attention", "information"), dark=dark)  # fmt: skip
        ax.set_title("Maps against the exact maps", fontsize=8.5)

    whole = static.figure(7.6, 4.6, dark=dark)
    for ax, draw in zip(whole.subplots(2, 2).ravel(), (draw_words, draw_excess, draw_density, draw_maps), strict=True):
        draw(ax)
    return whole
