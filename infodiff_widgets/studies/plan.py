"""Predict how long a study takes and how much it stores, from its first items."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infodiff_widgets.studies.store_writer import StoreWriter
from infodiff_widgets.studies.study import Study, measure_item


@dataclass(frozen=True)
class Plan:
    """Predicted cost of a study.

    Attributes:
        items: number of items.
        seconds: duration of an item on one worker.
        bytes: stored for an item.
        workers: number of workers.
    """

    items: int
    seconds: float
    bytes: float
    workers: int = 1

    @property
    def hours(self) -> float:
        """Duration of the study."""
        return self.items * self.seconds / self.workers / 3600

    def __str__(self) -> str:
        length = f"{self.hours:.1f} h" if self.hours >= 1 else f"{60 * self.hours:.1f} min"
        each = f"{self.items} items of {self.seconds:.2g} s and {self.bytes / 1e3:.3g} kB"
        workers = f"{self.workers} worker{'s' * (self.workers > 1)}"
        return f"{each}: {length} on {workers}, {self.items * self.bytes / 1e9:.2g} GB"


def plan(study: Study, model: Any, data: Sequence[Any], results: bool = False, workers: int = 1) -> Plan:
    """Predict the cost of ``study.run(model, data, results=…)`` by measuring its first two items.

    Errors as :func:`~infodiff_widgets.studies.runner.run`.
    """
    items = study.items(data)
    if not items:
        raise ValueError(f"there are no {study.unit} to measure: give at least one")
    seconds, pilot = 0.0, items[:2]
    with tempfile.TemporaryDirectory() as folder:
        with StoreWriter(folder, {"study": study.name}, [(item.key, item.file) for item in pilot]) as store:
            for item in pilot:  # the first also warms up
                began = time.perf_counter()
                store.add(item.key, *measure_item(study, model, item, results, 0))
                seconds = time.perf_counter() - began
        stored = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    return Plan(len(items), seconds, stored / len(pilot), workers)
