"""How well predictions and effects of interventions agree: what the table of ``studies.effects`` says.

Two levels, as in Kong et al. (2024): "image" correlates one number an intervention, the predicted nats and the sum of
what changed; "pixel" is the mean over interventions of the correlation of two maps. Errors and intervals are those of
the bootstrap over pictures, each with all its interventions: the standard error is the standard deviation of what is
found in the resamples, divided by nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from infodiff_widgets.studies.effects import CHANGES, METHODS, STATISTICS
from infodiff_widgets.studies.items import to_json, versions

LEVELS = ("image", "pixel")
_CHUNK = 200


def weighted_ranks(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Ranks of n values in samples that hold each so many times; equal values share the mean of theirs.

    Args:
        values: [n].
        weights: how often each sample holds each value, [R, n].

    Returns:
        ranks [R, n], counted from 1; of values that a sample does not hold, where they would be.
    """
    _, inverse = np.unique(values, return_inverse=True)
    mass = np.zeros((len(weights), inverse.max() + 1))
    np.add.at(mass, (slice(None), inverse), weights)
    return (mass.cumsum(1) - mass / 2 + 0.5)[:, inverse]


def weighted_pearson(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Pearson's correlation in each of R weighted samples; NaN where one side does not vary.

    Args:
        x: [n] or [R, n].
        y: likewise.
        weights: [R, n].
    """
    total = weights.sum(1, keepdims=True)
    x, y = (np.atleast_2d(v) / max(np.abs(v).max(), 1e-300) for v in (x, y))
    x, y = (v - (v * weights).sum(1, keepdims=True) / total for v in (x, y))
    xx, yy, xy = ((weights * product).sum(1) for product in (x * x, y * y, x * y))
    varies = np.minimum(xx, yy) > 1e-24  # values that differ by rounding alone do not
    return np.where(varies, xy / np.sqrt(np.where(varies, xx * yy, 1)), np.nan)


def resamples(units: pd.Series, number: int, seed: int) -> np.ndarray:
    """How often each row is held: first by the sample as it is, then by so many draws of its units, [1 + number, n]."""
    index = pd.factorize(units)[0]
    count = index.max() + 1
    drawn = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), number)
    return np.concatenate([np.ones((1, len(index))), drawn[:, index].astype(float)])


def _image_level(x: np.ndarray, y: np.ndarray, statistic: str, weights: np.ndarray) -> np.ndarray:
    """A correlation of two columns [n] in each sample."""
    found = []
    for first in range(0, len(weights), _CHUNK):
        some = weights[first : first + _CHUNK]
        pair = (x, y) if statistic == "pearson" else (weighted_ranks(x, some), weighted_ranks(y, some))
        found.append(weighted_pearson(*pair, some))
    return np.concatenate(found)


def _groups(table: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """The interventions of each kind, and all if there are several."""
    kinds = list(dict.fromkeys(table["kind"]))
    for kind in kinds:
        yield kind, table[table["kind"] == kind]
    if len(kinds) > 1:
        yield "all", table


def correlations(
    table: pd.DataFrame, number: int = 2000, seed: int = 0
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Every correlation of predicted and measured change, and differences to that of attention.

    Args:
        table: what :func:`~infodiff_widgets.studies.effects.effects` returned.
        number: of resamples.
        seed: of the resamples, the same for all methods, so that differences are paired.

    Returns:
        rows: kind, change, level, statistic, method, n (interventions), pictures, value, stderr, low, high; and
        differences: the same but for n and pictures, of the value of each method less that of attention. Between low
        and high lie 95 %; they are NaN for fewer than three pictures.
    """
    rows, differences = [], []
    for kind, part in _groups(table):
        for change in CHANGES:
            for statistic in STATISTICS:
                for level in LEVELS:
                    about = {"kind": kind, "change": change, "level": level, "statistic": statistic}
                    drawn, n, pictures = _drawn(part, change, statistic, level, number, seed)
                    for method, values in drawn.items():
                        counted = {"method": method, "n": n, "pictures": pictures}
                        rows.append({**about, **counted, **spread(values, pictures)})
                        if method != "attention":
                            less = spread(values - drawn["attention"], pictures)
                            differences.append({**about, "method": method, **less})
    return rows, differences


def _drawn(
    part: pd.DataFrame, change: str, statistic: str, level: str, number: int, seed: int
) -> tuple[dict[str, np.ndarray], int, int]:
    """A value of each method in each sample, of the interventions for which all methods have one."""
    column = "predicted" if level == "image" else f"{change} {statistic}"
    wide = part.pivot(index=["picture", "intervention"], columns="method", values=column)[list(METHODS)]
    effect = part.drop_duplicates("intervention").set_index(["picture", "intervention"])[change]
    known = wide.notna().all(axis=1) & effect.reindex(wide.index).notna()
    wide = wide[known]
    if len(wide) < 3:
        return {}, 0, 0
    units = wide.index.get_level_values("picture").to_series()
    weights = resamples(units, number, seed)
    if level == "image":
        y = effect.reindex(wide.index).to_numpy(float)
        drawn = {m: _image_level(wide[m].to_numpy(float), y, statistic, weights) for m in METHODS}
    else:
        means = weights @ wide.to_numpy(float) / weights.sum(1, keepdims=True)
        drawn = dict(zip(METHODS, means.T, strict=True))
    return drawn, len(wide), units.nunique()


def spread(values: np.ndarray, pictures: int) -> dict[str, float]:
    """The value in the sample as it is, and what the resamples say of it, where they have one."""
    drawn = values[1:][np.isfinite(values[1:])]
    if pictures < 3 or not len(drawn):
        return {"value": float(values[0]), "stderr": math.nan, "low": math.nan, "high": math.nan}
    low, high = np.quantile(drawn, [0.025, 0.975])
    return {"value": float(values[0]), "stderr": float(drawn.std(ddof=1)), "low": float(low), "high": float(high)}


def summary(table: pd.DataFrame, number: int = 2000, seed: int = 0, **facts: Any) -> dict[str, Any]:
    """Everything that the table says, ready for JSON: rounded, with None for what is not known.

    Args:
        table: see :func:`correlations`, also for number and seed.
        number: of resamples.
        seed: of the resamples.
        facts: what else to keep, such as the command that made it.
    """
    rows, differences = correlations(table, number, seed)
    single = table.drop_duplicates("intervention")
    counts = {"interventions": len(single), "pictures": int(single["picture"].nunique())}
    errors = single.drop_duplicates(["picture", "prompt"])
    reconstruction = {
        "mean": float(errors["reconstruction_error"].mean()),
        "max": float(errors["reconstruction_error"].max()),
        "unexplained_fraction": float(errors["unexplained_fraction"].mean()),
    }
    parts = {"reconstruction": reconstruction, "correlations": rows, "differences": differences}
    return {**facts, "versions": versions(), **counts, **to_json(parts)}


def text_table(result: dict[str, Any]) -> str:
    """Pearson's correlations in what :func:`summary` returned, as aligned text."""
    lines = []
    heads = [(change, level) for change in CHANGES for level in LEVELS]
    said = {(r["kind"], r["change"], r["level"], r["method"]): r for r in result["correlations"]
            if r["statistic"] == "pearson"}  # fmt: skip
    for kind in dict.fromkeys(kind for kind, *_ in said):
        here = [head for head in heads if (kind, *head, METHODS[0]) in said]
        lines.append(f"{kind:<18}" + "".join(f"{change:>15}" for change, _ in here))
        lines.append(f"{'r ± error':<18}" + "".join(f"{level + ' level':>15}" for _, level in here))
        for method in METHODS:
            cells = [_number(said[kind, *head, method]) for head in here]
            lines.append(f"{method:<18}" + "".join(f"{cell:>15}" for cell in cells))
        lines.append("")
    lines.append("pixel level, latents, less attention (95 % interval)")
    for row in result["differences"]:
        if (row["change"], row["level"], row["statistic"]) == ("latents", "pixel", "pearson"):
            lines.append(f"{row['kind'] + ', ' + row['method']:<46}{interval(row, 'value'):>24}")
    found = result["reconstruction"]
    lines.append(
        f"\n{result['interventions']} interventions in {result['pictures']} pictures; reconstruction off by "
        f"{found['mean']:.1e} of the variance, at most {found['max']:.1e}; carried over {found['unexplained_fraction']:.1e}"
    )
    return "\n".join(lines)


def _number(row: dict[str, Any]) -> str:
    value = "" if row["value"] is None else f"{row['value']:.2f}"
    return value + ("" if row["stderr"] is None else f" ± {row['stderr']:.2f}")


def interval(row: dict[str, Any], key: str) -> str:
    """A number of a row with its interval."""
    value = "" if row[key] is None else f"{row[key]:.2f}"
    return value + ("" if row["low"] is None else f" ({row['low']:.2f} to {row['high']:.2f})")
