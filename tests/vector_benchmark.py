"""Run the mutual information of vectors on the tasks of ``benchmark-mi``, one after the other.

``python tests/vector_benchmark.py FOLDER`` reads ``FOLDER/<task>.npz`` with arrays x, y [N, D] and the true mi, and
appends a row to ``infodiff_widgets/studies/measured/vectors.csv`` for each task it lacks. The package ``benchmark-mi``
pins old versions of pandas and jax, so it samples the files in an environment of its own::

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

from infodiff_widgets.core.vectors import mutual_information

TABLE = Path(__file__).parents[1] / "infodiff_widgets/studies/measured/vectors.csv"
PAIRS, STEPS = 50_000, 3000


def measure(path: Path) -> dict[str, Any]:
    """The row of one task."""
    task, began = np.load(path), time.process_time()
    found = mutual_information(task["x"][:PAIRS], task["y"][:PAIRS], steps=STEPS, progress=False)
    row: dict[str, Any] = {"task": path.stem, "exact": float(task["mi"])}
    for estimator in ("orthogonal", "standard"):
        estimate = found.mi(estimator)
        row |= {estimator: estimate.value, f"{estimator}_stderr": estimate.stderr}
    numbers = {key: f"{value:.4f}" for key, value in row.items() if key != "task"}
    return {
        "task": path.stem,
        **numbers,
        "pairs": PAIRS,
        "steps": STEPS,
        "cpu_seconds": round(time.process_time() - began),
    }


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
