"""Fill the tables of ``infodiff_widgets/studies/measured/README.md`` from the JSON reports of the studies.

Run ``python tests/measured_page.py`` after a study was measured again. The text of the page is written by hand; only
what stands between ``<!-- table: name -->`` and ``<!-- end -->`` is replaced.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "infodiff_widgets/studies/measured"
PAGE = FOLDER / "README.md"
HELD_OUT = "IoU, held-out threshold"
PIPELINES = ("learned", "exact")
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
GOALS = {"full": 1.5, "one missing": 1.5, "alone": 1.5, "empty": 1.5} | dict.fromkeys(
    ("word swapped", "exchanged", "other caption"), 6.0
)  # largest excess in nats
CLOSE = ("noun", "thing", "counted", "ground", "number")  # within 20 % of the exact value, other words within 40 %
TASKS = {"count": "number", "attribute": "size or colour", "order": "order of nouns", "pairs": "order, two images"}
Table = list[list[str]]


def _load(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _where(rows: list[dict[str, Any]], **values: Any) -> list[dict[str, Any]]:
    return [row for row in rows if values.items() <= row.items()]


def _error(row: dict[str, Any], key: str) -> str:
    if row.get(key) is None:
        return ""
    stderr = row[f"{key}_stderr" if f"{key}_stderr" in row else "stderr"]
    return f"{row[key]:.2f}" + ("" if stderr is None else f" ± {stderr:.2f}")


def _interval(row: dict[str, Any], key: str, form: str = ".2f", prefix: str = "") -> str:
    low, high = sorted(row[f"{prefix}{end}"] for end in ("low", "high"))
    return f"{row[key]:{form}} ({low:{form}} to {high:{form}})"


def _gain(report: dict[str, Any], **values: Any) -> str:
    """Paired difference of the learned pipeline from the exact one."""
    return "".join(_interval(row, "difference", "+.2f") for row in _where(report["reference"]["differences"], **values))


def _class(name: str) -> str:
    return CLASSES.get(name, name)


def _quality() -> dict[str, Table]:
    report = _load("learned/quality")
    excess = [["prompt", "n", "excess, nats", "goal", "missed by"]]
    for row in report["excess"]:
        goal = GOALS[row["kind"]]
        missed = f"{row['excess'] - goal:.2f}" if row["excess"] > goal else ""
        excess.append([row["kind"], str(row["n"]), _error(row, "excess"), f"≤ {goal}", missed])
    drawn = {(row["pipeline"], row["class"]): f"{100 * row['right']:.0f} %" for row in report["generation"]}
    words = [["word, given the rest", "n", "exact value", "exact: i^s", "exact: i^o", "learned: i^s", "learned: i^o"]]
    goals = [["word, given the rest", "learned i^s relative to the exact value", "goal", "missed by"]]
    names = ["i^s − exact value", "i^s − exact pipeline's i^s", "excess without − with the word", "i^o − i^s"]
    errors = [["word, given the rest", *names]]
    maps = [["maps of", "information, i^o", "information, i^s", "attention"]]
    for row in _where(report["words"], pipeline="model", given="rest"):
        (other,) = _where(report["words"], pipeline="reference", given="rest", **{"class": row["class"]})
        values = [_error(one, key) for one in (other, row) for key in ("standard", "orthogonal")]
        words.append([_class(row["class"]), str(row["n"]), f"{row['exact']:.2f}", *values])
        keys = ("standard_error", "paired_error", "excess_gap", "orthogonal_gap")
        errors.append([_class(row["class"]), *(_error(row, key) for key in keys)])
        if row["class"] != "nothing":
            off, goal = row["standard"] / row["exact"] - 1, 0.2 if row["class"] in CLOSE else 0.4
            missed = f"{100 * (abs(off) - goal):.0f} points" if abs(off) > goal else ""
            goals.append([_class(row["class"]), f"{100 * off:+.0f} %", f"within {100 * goal:.0f} %", missed])
            keys = ("orthogonal_r", "standard_r", "attention_r")
            maps.append([_class(row["class"]), *(_error(row, key) for key in keys)])
    shown = [["shown correctly", *PIPELINES]]
    for name in dict.fromkeys(row["class"] for row in report["generation"]):
        shown.append([_class(name), *(drawn.get((one, name), "") for one in ("model", "reference"))])
    return {"excess": excess, "words": words, "goals": goals, "errors": errors, "maps": maps, "drawn": shown}


def _training() -> dict[str, Table]:
    """The excess during training, from every fourth record of the trainer's log and the last one."""
    lines = (FOLDER / "learned/training.jsonl").read_text(encoding="utf-8").splitlines()
    log = [json.loads(line) for line in lines]
    rows = [["rows, millions", "seconds", *log[-1]["excess"]]]
    for record in [*log[:-1:4], log[-1]]:
        excess = [f"{value:.1f}" for value in record["excess"].values()]
        rows.append([f"{record['rows'] / 1e6:.2f}", f"{record['seconds']:.0f}", *excess])
    return {"training": rows}


def _localization() -> dict[str, Table]:
    reports = {name: _load(f"{name}/localization") for name in PIPELINES}
    rows = [
        ["map", "learned: IoU", "average precision", "pointing", "gain over attention", "exact: IoU", "learned − exact"]
    ]
    for method, label in MAPS.items():
        values = []
        for name, report in reports.items():
            mean = {row["score"]: row for row in _where(report["means"], method=method)}
            values.append(_interval(mean[HELD_OUT], "mean"))
            if name == "learned":
                values += [f"{mean[score]['mean']:.2f}" for score in ("average precision", "pointing")]
                gains = _where(report["differences"], score=HELD_OUT, method=method, other="attention")
                for row in _where(report["differences"], score=HELD_OUT, method="attention", other=method):
                    gains.append({key: -row[key] for key in ("difference", "low", "high")})
                values.append("".join(_interval(row, "difference", "+.2f") for row in gains))
        rows.append([label, *values, _gain(reports["learned"], method=method, measure=HELD_OUT)])
    return {"localization": rows}


def _word_classes() -> dict[str, Table]:
    classes, rows = _load("learned/quality")["classes"], [["word", "n", "alone", "given the rest", "r", "exact values"]]
    for row in _where(classes, estimator="orthogonal"):
        (exact,) = _where(classes, estimator="exact", label=row["label"])
        known = f"{exact['mi']:.2f} and {exact['cmi']:.2f}"
        values = [f"{row['mi']:.2f}", f"{row['cmi']:.2f}", _interval(row, "r"), known]
        rows.append([_class(row["label"]), str(row["n"]), *values])
    return {"classes": rows}


def _interventions() -> dict[str, Table]:
    rows = [
        [
            "sampler",
            "predictor",
            "learned: r over pixels",
            "gain over attention",
            "r over edits",
            "learned − exact, pixels",
        ]
    ]
    swaps = [
        [
            "sampler",
            "pipeline",
            "n",
            "whole caption shown",
            "new object in place",
            "rest kept",
            "in place and rest kept",
        ]
    ]
    for sampler in ("ode", "ddpm"):
        if not (FOLDER / f"learned/interventions-{sampler}.json").exists():
            continue
        report = _load(f"learned/interventions-{sampler}")
        for method, label in PREDICTORS.items():
            key = {"kind": "all", "change": "latents", "statistic": "pearson", "method": method}
            pixel, image = (
                _error(_where(report["correlations"], level=k, **key)[0], "value") for k in ("pixel", "image")
            )
            gains = [_interval(row, "value", "+.2f") for row in _where(report["differences"], level="pixel", **key)]
            paired = _where(report["reference"]["differences"], kind="swap", method=method, measure="latents pearson")
            differences = [_interval(row, "difference", "+.2f") for row in paired]
            rows.append([sampler, label, pixel, "".join(gains), image, "".join(differences)])
        for name in PIPELINES:
            rates = _load(f"{name}/interventions-{sampler}")["counterfactual"]["rates"]
            (all_swaps,) = _where(rates, label="all")
            parts = [_interval(all_swaps[outcome], "share", ".0%") for outcome in ("shown", "new", "kept", "done")]
            swaps.append([sampler, name, str(all_swaps["n"]), *parts])
    return {"interventions": rows, "swaps": swaps}


def _captions() -> dict[str, Table]:
    rows = [
        [
            "captions differ in",
            "n",
            "chance",
            "learned: i^s",
            "denoising error",
            "i^o",
            "exact: i^s",
            "learned − exact, i^s",
        ]
    ]
    for task, label in TASKS.items():
        report, exact = (_load(f"{name}/relations-{task}") for name in PIPELINES)
        scores = [_where(report["accuracy"], score=score)[0] for score in ("standard", "error", "orthogonal")]
        values = [_interval(row, "micro", prefix="micro_") for row in scores]
        values.append(_interval(_where(exact["accuracy"], score="standard")[0], "micro", prefix="micro_"))
        gain = _gain(report, score="standard")
        rows.append([label, str(report["tasks"]), f"{report['chance']:.2f}", *values, gain])
    return {"captions": rows}


def _acceptance() -> dict[str, Table]:
    """Scores of the pipelines that were measured, beside each other."""
    names = [name for name in PIPELINES if (FOLDER / f"{name}/acceptance.json").exists()]
    scores = [_load(f"{name}/acceptance")["scores"] for name in names]
    rows = [["share of pictures", *names]]
    for same in zip(*scores, strict=True):
        rows.append([same[0]["score"], *(f"{_interval(row, 'value')} of {row['n']}" for row in same)])
    return {"acceptance": rows}


def _information() -> dict[str, Table]:
    names = [name for name in PIPELINES if (FOLDER / f"{name}/information.json").exists()]
    reports = {name: _load(f"{name}/information") for name in names}
    columns = [f"{name}: {estimator}" for name in names for estimator in ("i^s", "i^o")]
    rows = [["word", "given", "n", "images", "exact value", *columns]]
    for exact in _where(reports[names[0]]["classes"], estimator="exact"):
        for key, given in (("mi", "nothing"), ("cmi", "the rest")):
            if exact["label"] == "whole caption" and key == "cmi":
                continue
            found = [
                _interval(row, key, prefix=f"{key}_")
                for name in names
                for estimator in ("standard", "orthogonal")
                for row in _where(reports[name]["classes"], label=exact["label"], estimator=estimator)
            ]
            counts = [str(exact["n"]), str(exact["pictures"])]
            rows.append([_class(exact["label"]), given, *counts, f"{exact[key]:.2f}", *found])
    return {"information": rows}


def _vectors() -> dict[str, Table]:
    with (FOLDER / "vectors.csv").open(newline="", encoding="utf-8") as file:
        tasks = [
            {"task": row.pop("task"), **{key: float(text) for key, text in row.items()}} for row in csv.DictReader(file)
        ]
    rows = [["task", "exact", "orthogonal", "standard", "KSG", "steps", "within 0.05 nats"]]
    for task in sorted(tasks, key=lambda one: one["task"]):
        found = [_error(task, name) for name in ("orthogonal", "standard")]
        near = ["yes" if abs(task["orthogonal"] - task["exact"]) <= 0.05 else "no"]
        rows.append([task["task"], f"{task['exact']:.2f}", *found, f"{task['ksg']:.2f}", f"{task['steps']:.0f}", *near])
    close = {
        name: sum(abs(one[name] - one["exact"]) <= 0.05 for one in tasks) for name in ("orthogonal", "standard", "ksg")
    }
    counts = [f"{close[name]} of {len(tasks)}" for name in ("orthogonal", "standard", "ksg")]
    rows.append(["within 0.05 nats", "", *counts, "", ""])
    return {"vectors": rows}


def _sizes() -> dict[str, Table]:
    rows = [["study", "images", "words, edits or choices", "command"]]
    for path in sorted((FOLDER / "learned").glob("*.json")):
        report = _load(f"learned/{path.stem}")
        images = report.get("pictures") or report.get("scenes") or report["accuracy"][0]["pictures"]
        counts = (report.get(name) for name in ("items", "words", "interventions", "tasks"))
        number = next((str(count) for count in counts if isinstance(count, int)), "")
        command = report["command"].removeprefix("infodiff-widgets study ")
        rows.append([path.stem, str(images), number, f"`{command}`"])
    return {"sizes": rows}


def fill(text: str) -> str:
    """Return the page with every table replaced by the measured one."""
    parts = (
        _sizes,
        _training,
        _quality,
        _localization,
        _word_classes,
        _information,
        _interventions,
        _captions,
        _acceptance,
        _vectors,
    )
    tables = {name: table for part in parts for name, table in part().items()}
    for name, (head, *rows) in tables.items():
        start, end = f"<!-- table: {name} -->\n", "<!-- end -->"
        if text.count(start) != 1:
            raise ValueError(f"{PAGE} needs one region “{start.strip()} … {end}”")
        before, _, rest = text.partition(start)
        lines = [f"| {' | '.join(cells)} |\n" for cells in [head, ["---"] * len(head), *rows]]
        text = "".join([before, start, *lines, end, rest.partition(end)[2]])
    return text


if __name__ == "__main__":
    PAGE.write_text(fill(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
