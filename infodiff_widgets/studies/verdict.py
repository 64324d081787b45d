"""The report of a matching: everything its table says, for JSON and as text."""

from __future__ import annotations

from typing import Any

import pandas as pd

from infodiff_widgets.studies.accuracy import accuracies, groups, outcomes
from infodiff_widgets.studies.items import to_json, versions
from infodiff_widgets.studies.relations import SCORES
from infodiff_widgets.studies.stopping import curve, stopping

_FIRST, _WIDE = 26, 28  # widths of the columns


def summary(table: pd.DataFrame, resamples: int = 2000, seed: int = 0, **facts: Any) -> dict[str, Any]:
    """Everything that a matching says, ready for JSON: rounded, with None for what is not known.

    Args:
        table: what :func:`~infodiff_widgets.studies.matching.matching` returned.
        resamples: see :func:`accuracies`.
        seed: see :func:`accuracies`.
        facts: what else to keep, such as the command that made it.
    """
    found = outcomes(table)
    by_label = found.pivot_table(index="label", columns="score", values="right")[list(SCORES)]
    count = table["label"].value_counts()
    parts = {
        "accuracy": accuracies(found, resamples, seed),
        "labels": [{"label": name, "n": int(count[name]), **row} for name, row in by_label.to_dict("index").items()],
        "curve": curve(table),
        "stopping": stopping(table),
        "groups": groups(table),
    }
    return {
        **facts,
        "versions": versions(),
        "choices": len(table),
        "chance": round(float((1 / table["captions"].map(len)).mean()), 4),
        **to_json(parts),
    }


def text_table(result: dict[str, Any]) -> str:
    """The report of :func:`summary` as aligned text."""
    lines = [f"{'accuracy (95 % interval)':<{_FIRST}}{'micro':>{_WIDE}}{'macro':>{_WIDE}}"]
    for row in result["accuracy"]:
        lines.append(f"{row['score']:<{_FIRST}}{_span(row, 'micro'):>{_WIDE}}{_span(row, 'macro'):>{_WIDE}}")
    lines.append(f"{'chance':<{_FIRST}}{result['chance']:>7.3f}")
    for row in result["groups"]:
        if row["score"] == SCORES[0]:
            lines.append(f"\n{'pairs of pictures':<{_FIRST}}{'text':>{_WIDE}}{'image':>{_WIDE}}{'group':>{_WIDE}}")
        cells = (f"{_span(row, kind):>{_WIDE}}" for kind in ("text", "image", "group"))
        lines.append(f"{row['score']:<{_FIRST}}" + "".join(cells))
    lines.append(f"\n{'label':<{_FIRST}}{'n':>7}" + "".join(f"{score:>12}" for score in SCORES))
    for row in result["labels"]:
        cells = "".join(f"{row[score]:>12.3f}" for score in SCORES)
        lines.append(f"{row['label'][: _FIRST - 1]:<{_FIRST}}{row['n']:>7}{cells}")
    head = f"{'evaluations':>12}{'saved':>7}{'micro':>{_WIDE}}{'lost':>{_WIDE}}{'changed':>9}"
    lines.append(f"\n{'stopped when certain':<{_FIRST}}{head}")
    for row in result["stopping"]:
        name = f"{row['score']}, z ≥ {row['certain']:g}"
        cells = f"{row['evaluations']:>12.1f}{row['saved']:>7.0%}{_span(row, 'micro'):>{_WIDE}}"
        lines.append(f"{name:<{_FIRST}}{cells}{_span(row, 'lost'):>{_WIDE}}{row['changed']:>9.3f}")
    if result.get("published"):
        lines.append("\npublished: " + ", ".join(f"{name} {value}" for name, value in result["published"].items()))
    first = result["accuracy"][0]
    lines.append(f"\n{first['n']} choices of {first['pictures']} pictures, {first['labels']} labels")
    return "\n".join(lines)


def _span(row: dict[str, Any], key: str) -> str:
    low, high = row[f"{key}_low"], row[f"{key}_high"]
    return f"{row[key]:.3f}" + (f" ({low:.3f} to {high:.3f})" if low is not None else "")
