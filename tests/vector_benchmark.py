"""Run the mutual information of vectors on the tasks of ``benchmark-mi``, one after the other.

``python tests/vector_benchmark.py FOLDER`` reads ``FOLDER/<task>.npz`` with arrays x, y [N, D] and the true mi, and
appends a row to ``infodiff_widgets/studies/measured/vectors.csv`` for each task it lacks. The package ``benchmark-mi``
pins old versions of pandas and jax, so it samples the files in an environment of its own. A task is trained until both
estimators state an error of TARGET, at most for STEPS. KSG is measured beside it, on the first NEIGHBOUR_PAIRS::

    import bmi, numpy as np
    for name, task in bmi.benchmark.BENCHMARK_TASKS.items():
        x, y = task.sample(100_000, seed=0)
        np.savez(f"FOLDER/{name}.npz", x=x, y=y, mi=task.mutual_information)
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from scipy.spatial.distance import cdist
from scipy.special import digamma

from infodiff_widgets.core.vector_denoiser import Training
from infodiff_widgets.core.vectors import normal_scores

TABLE = Path(__file__).parents[1] / "infodiff_widgets/studies/measured/vectors.csv"
PAIRS, HELD_OUT, STEPS, TARGET, NEIGHBOUR_PAIRS = 100_000, 0.1, 7500, 0.02, 5_000


def ksg(x: np.ndarray, y: np.ndarray, k: int = 10) -> float:
    """Mutual information by nearest neighbours (Kraskov et al., 2004, first estimator), of standardized vectors."""
    one, other = ((v - v.mean(0)) / v.std(0) for v in (x, y))
    counts = []
    for start in range(0, len(x), 500):
        near = [cdist(v[start : start + 500], v, "chebyshev") for v in (one, other)]
        radius = np.partition(np.maximum(*near), k, 1)[:, k : k + 1]  # the pair itself is the nearest
        counts.append([(distances < radius).sum(1) for distances in near])
    return float(digamma(k) + digamma(len(x)) - digamma(np.concatenate(counts, 1)).mean(1).sum())


def measure(path: Path) -> dict[str, Any]:
    """The row of one task."""
    task, began = np.load(path), time.process_time()
    x, y = sorted((task[name][:PAIRS].reshape(PAIRS, -1) for name in ("x", "y")), key=lambda values: values.shape[1])
    held_out = torch.from_numpy(np.random.default_rng(0).permutation(PAIRS) < HELD_OUT * PAIRS)
    # As mutual_information does, without the values of the pairs that are trained on.
    training = Training(normal_scores(x), normal_scores(y), held_out, STEPS, 0, target=TARGET)
    training.run(lambda done, total: None)
    row: dict[str, Any] = {"exact": float(task["mi"])}
    for name, value, stderr in zip(("orthogonal", "standard"), training.history[-1], training.errors(), strict=True):
        row |= {name: value, f"{name}_stderr": stderr}
    row["ksg"] = ksg(x[:NEIGHBOUR_PAIRS], y[:NEIGHBOUR_PAIRS])
    counts = {
        "pairs": PAIRS,
        "held_out": HELD_OUT,
        "steps": training.done,
        "cpu_seconds": round(time.process_time() - began),
    }
    return {"task": path.stem, **{key: f"{value:.4f}" for key, value in row.items()}, **counts}


def main(folder: Path, tasks: list[str]) -> None:
    torch.set_num_threads(1)
    for path in [folder / f"{task}.npz" for task in tasks] or sorted(folder.glob("*.npz")):
        done = TABLE.read_text(encoding="utf-8").splitlines() if TABLE.exists() else []
        if any(line.startswith(f"{path.stem},") for line in done):
            continue
        row = measure(path)
        with TABLE.open("a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, row, lineterminator="\n")
            if not done:
                writer.writeheader()
            writer.writerow(row)
        print(row, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
