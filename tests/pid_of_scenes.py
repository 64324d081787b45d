"""Decompose the information of two words of bundled scenes on the exact pipeline, beside its exact values.

``python tests/pid_of_scenes.py pair=108 things=150 count=400`` appends to
``infodiff_widgets/studies/measured/exact/pid.csv`` until it holds so many scenes of each kind, and prints the table of
means. The words are both nouns of a pair, a colour and its noun, or a number and its noun, each given the rest of the
caption. All numbers are in nats.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import torch
from tqdm import tqdm

import infodiff_widgets as idw
from infodiff_widgets.core.pid import decompose, four_prompts
from infodiff_widgets.prompts import Estimator
from infodiff_widgets.scenes.exact import prompt_information
from infodiff_widgets.scenes.grammar import KINDS
from infodiff_widgets.scenes.training_data import feature_marginals, model_information

TABLE = Path(__file__).parents[1] / "infodiff_widgets/studies/measured/exact/pid.csv"
SLOTS = {"pair": ("first", "second"), "things": ("colour1", "first"), "count": ("number", "noun")}
PARTS = ("redundancy", "unique1", "unique2", "synergy")
SAMPLES = 80
ESTIMATORS: tuple[Estimator, ...] = ("orthogonal", "standard")


def parts(information: np.ndarray, estimator: str) -> np.ndarray:
    """The four parts [4, ...] of i_1, i_2, i_12 [3, ...], apart from the code that is measured."""
    one, other, both = information
    shared = np.minimum(one, other) if estimator == "orthogonal" else np.maximum(one, other)
    return np.array([shared, one - shared, other - shared, both - one - other + shared])


def measure(model: idw.Model, seed: int) -> dict[str, Any]:
    """The row of one scene."""
    scene = idw.scenes.sample(seed)
    caption = idw.scenes.Caption.parse(scene.caption)
    one, other = (caption.place(slot) for slot in SLOTS[caption.kind])
    prompts = four_prompts(idw.Prompt(scene.caption), one, other)
    info = idw.estimate(model, scene.image, prompts=list(map(str, prompts)), samples=SAMPLES, seed=seed, progress=False)
    exact = [prompt_information(str(prompt), scene.caption) for prompt in prompts]
    both, first, second = (value - exact[3] for value in exact[:3])
    row: dict[str, Any] = {"seed": seed, "kind": caption.kind, "caption": scene.caption}
    for estimator in ESTIMATORS:
        pid = decompose(info, *prompts, estimator)
        found = (pid.redundancy, *pid.unique, pid.synergy)
        truth = parts(np.array([first, second, both]), estimator)
        for part, value, number in zip(PARTS, truth, found, strict=True):
            key = f"{estimator} {part}"
            row |= {f"{key} exact": value, key: number.value, f"{key} stderr": number.stderr}
        values = [info.pointwise(prompt, prompts.neither, estimator).value for prompt in prompts[:3]]
        row |= {f"{estimator} {name}": value for name, value in zip(("both", "one", "other"), values, strict=True)}
    return {key: f"{value:.5g}" if isinstance(value, float | np.floating) else value for key, value in row.items()}


def of_network(model: idw.Model, kind: str, captions: Sequence[str]) -> np.ndarray:
    """Mean i_1, i_2 and i_12 that the standard estimator converges to, as the pipeline has learned the words."""
    found, shown = [], frozenset(name for name, _ in KINDS[kind][1])
    for text in captions:
        caption = idw.scenes.Caption.parse(text)
        prompts = list(map(str, four_prompts(idw.Prompt(text), *(caption.place(slot) for slot in SLOTS[kind]))))
        both, one, other, neither = model_information(
            model.pipe, prompts, feature_marginals([caption] * 4, [shown] * 4)
        ).tolist()
        found.append((one - neither, other - neither, both - neither))
    return np.mean(found, 0)


def summary(table: pd.DataFrame) -> pd.DataFrame:
    """Parts of the mean information of each kind of scene, with jackknife errors over scenes.

    The means are decomposed, as mutual information is: the smaller of two noisy numbers of one scene is too low.
    """
    rows = []
    for kind, group in table.groupby("kind"):
        for estimator in ESTIMATORS:
            exact = group[[f"{estimator} {part} exact" for part in PARTS]].to_numpy()
            one, other, both = exact[:, 0] + exact[:, 1], exact[:, 0] + exact[:, 2], exact.sum(1)
            truth = parts(np.array([one.mean(), other.mean(), both.mean()]), estimator)
            values, n = group[[f"{estimator} {name}" for name in ("one", "other", "both")]].to_numpy().T, len(group)
            means, left_out = values.mean(1), (values.sum(1, keepdims=True) - values) / (n - 1)
            errors = np.sqrt((n - 1) * parts(left_out, estimator).var(1))
            for row in zip(PARTS, truth, parts(means, estimator), errors, strict=True):
                rows.append((kind, estimator, n, *row))
    return pd.DataFrame(rows, columns=["kind", "estimator", "n", "part", "exact", "measured", "stderr"])


def main(scenes: dict[str, int]) -> None:
    torch.set_num_threads(1)
    done = pd.read_csv(TABLE) if TABLE.exists() else pd.DataFrame({"seed": [], "kind": []})
    missing = {kind: count - (done["kind"] == kind).sum() for kind, count in scenes.items()}
    model, seed = idw.load("exact"), int(done["seed"].max()) if len(done) else 9_999
    bar = tqdm(total=sum(count for count in missing.values() if count > 0))
    while any(count > 0 for count in missing.values()):
        seed += 1
        kind = idw.scenes.Caption.parse(idw.scenes.sample(seed).caption).kind
        if missing.get(kind, 0) <= 0:
            continue
        row = measure(model, seed)
        with TABLE.open("a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, row, lineterminator="\n")
            if file.tell() == 0:
                writer.writeheader()
            writer.writerow(row)
        missing[kind] -= 1
        bar.update()
    table = pd.read_csv(TABLE)
    print(summary(table).to_string(index=False, float_format="{:.3f}".format))
    for kind, group in table.groupby("kind"):
        with torch.no_grad():
            learned = of_network(model, str(kind), group["caption"].tolist())
        values = ", ".join(f"{name} {part:.3f}" for name, part in zip(PARTS, parts(learned, "orthogonal"), strict=True))
        print(f"{kind}, as the pipeline has learned it: {values}")


if __name__ == "__main__":
    main({kind: int(count) for kind, count in (argument.split("=") for argument in sys.argv[1:])})
