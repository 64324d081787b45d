"""Fill the tables of ``infodiff_widgets/studies/measured/README.md`` from the JSON summaries of the studies.

Run ``python tests/measured_page.py`` after a study was measured again. The text of the page is written by hand; only
what stands between ``<!-- table: name -->`` and ``<!-- end -->`` is replaced.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "infodiff_widgets/studies/measured"
PAGE = FOLDER / "README.md"
HELD_OUT = "IoU, held-out threshold"
CLASSES = {"thing": "coloured noun", "counted": "counted noun", "nothing": "words without information"}
MAPS = {
    "MI": "MI",
    "CMI": "CMI",
    "CMI standard": "CMI, standard estimator",
    "attention": "attention",
    "attention, guided": "attention, smoothed along edges",
    "attention + information": "attention + information (best in the paper)",
    "fused": "CMI of both estimators, smoothed along edges",
}
PREDICTORS = {"CMI": "CMI of the word", "edit": "old prompt against new prompt", "attention": "attention"}
TASKS = {"count": "number", "attribute": "size or colour", "order": "order of nouns", "pairs": "order, two images"}
Table = list[list[str]]


def _load(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def _where(rows: list[dict[str, Any]], **values: Any) -> list[dict[str, Any]]:
    return [row for row in rows if values.items() <= row.items()]


def _error(row: dict[str, Any], key: str) -> str:
    return f"{row[key]:.2f} ± {row[f'{key}_stderr' if f'{key}_stderr' in row else 'stderr']:.2f}"


def _interval(row: dict[str, Any], key: str, form: str = ".2f", prefix: str = "") -> str:
    low, high = sorted(row[f"{prefix}{end}"] for end in ("low", "high"))
    return f"{row[key]:{form}} ({low:{form}} to {high:{form}})"


def _quality() -> dict[str, Table]:
    report = _load("quality", ROOT / "infodiff_widgets/scenes")
    drawn = {row["class"]: f"{100 * row['right']:.0f} %" for row in report["generation"]}
    words = [["word, given the rest", "n", "exact", "network", "standard", "orthogonal", "generated correctly"]]
    for row in report["words"]:
        values = [f"{row['exact']:.2f}", f"{row['read']:.2f}", _error(row, "standard"), _error(row, "orthogonal")]
        words.append(
            [str(CLASSES.get(row["class"], row["class"])), str(row["n"]), *values, drawn.get(row["class"], "")]
        )
    overlap = [["maps of", "n", "IoU", "IoU, smoothed along edges", "IoU of the whole image"]]
    for row in report["localization"]:
        values = [_error(row, "iou"), _error(row, "fused_iou"), f"{row['whole_image']:.2f}"]
        overlap.append([str(CLASSES.get(row["class"], row["class"])), str(row["n"]), *values])
    return {"words": words, "overlap": overlap}


def _localization() -> dict[str, Table]:
    report = _load("localization")
    rows = [["map", "best threshold", "held-out threshold", "average precision", "pointing", "gain over attention"]]
    for method, label in MAPS.items():
        mean = {row["score"]: row for row in _where(report["means"], method=method)}
        gains = _where(report["differences"], score=HELD_OUT, method=method, other="attention")
        for row in _where(report["differences"], score=HELD_OUT, method="attention", other=method):
            gains.append({key: -row[key] for key in ("difference", "low", "high")})
        scores = [f"{mean[score]['mean']:.2f}" for score in ("average precision", "pointing")]
        iou = [f"{mean['IoU, best threshold']['mean']:.3f}", _interval(mean[HELD_OUT], "mean", ".3f")]
        rows.append([label, *iou, *scores, "".join(_interval(row, "difference", "+.2f") for row in gains)])
    return {"localization": rows}


def _interventions() -> dict[str, Table]:
    rows = [["sampler", "predictor", "r over edits", "r over pixels", "gain over attention, pixels"]]
    swaps = [["sampler", "n", "whole caption shown", "new object in place", "rest kept", "in place and rest kept"]]
    for sampler in ("ode", "ddpm"):
        report = _load(f"interventions-{sampler}")
        for method, label in PREDICTORS.items():
            key = {"kind": "all", "change": "latents", "statistic": "pearson", "method": method}
            values = [_error(_where(report["correlations"], level=k, **key)[0], "value") for k in ("image", "pixel")]
            gains = [_interval(row, "value", "+.2f") for row in _where(report["differences"], level="pixel", **key)]
            rows.append([sampler, label, *values, *(gains or [""])])
        (all_swaps,) = _where(report["counterfactual"]["rates"], label="all")
        parts = [_interval(all_swaps[outcome], "share", ".0%") for outcome in ("shown", "new", "kept", "done")]
        swaps.append([sampler, str(all_swaps["n"]), *parts])
    curve = _where(report["counterfactual"]["curve"], score="edit", outcome="done")
    success = [["predicted nats", *(f"{part['from']:.1f} to {part['to']:.1f}" for part in curve)]]
    success.append(["in place and rest kept", *(_interval(part, "share", ".0%") for part in curve)])
    return {"interventions": rows, "swaps": swaps, "success": success}


def _captions() -> dict[str, Table]:
    rows = [["captions differ in", "chance", "standard", "denoising error", "orthogonal", "evaluations saved"]]
    for task, label in TASKS.items():
        report = _load(f"relations-{task}")
        scores = [_where(report["accuracy"], score=score)[0] for score in ("standard", "error", "orthogonal")]
        (stop,) = _where(report["stopping"], score="standard", z_threshold=2.0)
        values = [_interval(row, "micro", prefix="micro_") for row in scores]
        rows.append([label, f"{report['chance']:.2f}", *values, f"{100 * stop['saved']:.0f} %"])
    return {"captions": rows}


def fill(text: str) -> str:
    """Return the page with every table replaced by the measured one."""
    for name, (head, *rows) in (_quality() | _localization() | _interventions() | _captions()).items():
        start, end = f"<!-- table: {name} -->\n", "<!-- end -->"
        if text.count(start) != 1:
            raise ValueError(f"{PAGE} needs one region “{start.strip()} … {end}”")
        before, _, rest = text.partition(start)
        lines = [f"| {' | '.join(cells)} |\n" for cells in [head, ["---"] * len(head), *rows]]
        text = "".join([before, start, *lines, end, rest.partition(end)[2]])
    return text


if __name__ == "__main__":
    PAGE.write_text(fill(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
