"""Numbers that the front end's own tests compare with: run this file as a script to write them again."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from infodiff_widgets import widgets
from infodiff_widgets.core.results import region_sum
from infodiff_widgets.core.stats import ranks
from infodiff_widgets.plots.style import information_colors
from infodiff_widgets.studies.metrics import average_precision, iou, minmax
from infodiff_widgets.widgets.answers import packed
from infodiff_widgets.widgets.text import format_estimate, percent
from infodiff_widgets.widgets.traits import _packed as packed_trait

PATH = Path(widgets.__file__).parent / "frontend/test/fixtures.json"
THRESHOLDS = np.arange(100) / 100
NUMBERS = [(1.234, 0.1057), (-0.0004, 0.02), (12.0, None), (0.0, None), (-3.5e-7, 2e-8), (None, None), (321.9, 41.0)]


def _as_json(value: Any) -> Any:
    """Replace bytes by ``{"base64": text}``."""
    encoded = json.dumps(value, default=lambda data: {"base64": base64.b64encode(data).decode("ascii")})
    return json.loads(encoded)


def fixtures() -> dict[str, Any]:
    rng = np.random.default_rng(0)
    mask = np.zeros((6, 8), bool)
    mask[1:4, 2:6] = True
    maps = {
        "noisy": mask + rng.normal(size=mask.shape),
        "tied": np.round(mask * 2 + rng.random(mask.shape) * 3),
        "constant": np.ones(mask.shape),
        "at the thresholds": np.round(rng.random(mask.shape), 2),
    }
    metrics = []
    for name, values in maps.items():
        single = values.astype(np.float32)  # as maps travel
        metrics.append({
            "name": name, "values": single.ravel().tolist(), "mask": mask.ravel().astype(int).tolist(),
            "minmax": minmax(single).ravel().tolist(), "iou": iou(single, mask, THRESHOLDS).tolist(),
            "average_precision": average_precision(single, mask), "ranks": ranks(single).ravel().tolist(),
        })  # fmt: skip
    values = rng.normal(size=(12, 16)).astype(np.float32)
    replicates = rng.normal(size=(3, 5, 6)).astype(np.float32)
    boxes = [(0, 0, 16, 12), (3, 2, 9, 11), (15, 11, 16, 12)]
    regions = [{"box": box, "sum": region_sum(values, replicates, box)} for box in boxes]
    roots = (np.arange(-8, 8).reshape(4, 4) / 8) ** 2 * np.sign(np.arange(-8, 8).reshape(4, 4))
    stack = np.rint(replicates * 1000).astype("<i2")
    return {
        "metrics": metrics,
        "field": _as_json(packed_trait(values)),
        "replicates": _as_json(packed_trait(replicates)),
        "regions": regions,
        "colours": {name: colours(name == "dark") for name in ("light", "dark")},
        "packed": [
            {"packed": _as_json(packed_trait(mask.view(np.uint8))), "values": mask.ravel().astype(int).tolist()},
            {"packed": _as_json(packed_trait(stack) | {"scale": 0.5}), "values": (stack * 0.5).ravel().tolist()},
            {"packed": _as_json(packed(values / 4, (12, 16))), "values": (values / 4).ravel().tolist()},
            {"packed": _as_json(packed(roots, (4, 4), rounded=True)), "values": roots.ravel().tolist()},
            {"packed": _as_json(packed(np.abs(roots), (4, 4), rounded=True)), "values": np.abs(roots).ravel().tolist()},
        ],
        "estimates": [[value, error, format_estimate(value, error)] for value, error in NUMBERS],
        "percents": [[share, percent(share)] for share in (0, 0.0123, 0.0995, 0.38, 1)],
    }


def colours(dark: bool) -> dict[str, Any]:
    top, values = 0.02, np.linspace(-0.02, 0.025, 46)
    colormap, norm = information_colors(top, True, dark)
    return {"top": top, "values": values.tolist(), "rgba": np.rint(255 * colormap(norm(values))).astype(int).tolist()}


def test_the_fixtures_of_the_front_end_are_what_python_computes():
    written = json.loads(PATH.read_text(encoding="utf-8"))
    assert equal(json.loads(json.dumps(fixtures())), written), f"run {__file__} as a script"


def equal(one: Any, other: Any) -> bool:
    if isinstance(one, float):
        return one == pytest.approx(other)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(equal(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(equal, one, other))
    return one == other


if __name__ == "__main__":
    PATH.write_text(json.dumps(fixtures(), ensure_ascii=False) + "\n", encoding="utf-8")
