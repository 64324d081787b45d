"""Measure −ln p of held-out scenes under the bundled pipelines and write it into their folders.

An estimate says of a picture whose −ln p is far above these that the model was not trained on such pictures.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

import infodiff_widgets as idw
from infodiff_widgets.pipelines.loading import BUNDLED, TYPICAL_FILE
from infodiff_widgets.studies.localization import scenes_items

SCENES = Path(idw.__file__).parent / "scenes"

if __name__ == "__main__":
    items = {item.name: item for item in scenes_items(100, skip=1000)}.values()
    for name in BUNDLED:
        model, found = idw.load(name), []
        for item in items:
            info = idw.estimate(model, item.read()[0], prompts=["", item.prompt], samples=16, progress=False)
            found.append(info.nll("").value)
        levels = model.logsnr_distribution
        typical = {"mean": round(float(np.mean(found)), 1), "deviation": round(float(np.std(found)), 1),
                   "low": float(levels.low), "high": float(levels.high)}  # fmt: skip
        print(name, len(found), typical, max(found))
        (SCENES / f"{name}_pipeline" / TYPICAL_FILE).write_text(json.dumps(typical) + "\n")
