"""A study that needs no network, and whose items may fail or kill their worker. Run as a program, it is a client.

python toy_study.py FOLDER NUMBER [ADDRESS]
"""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
from PIL import Image

from infodiff_widgets.core.information import Information
from infodiff_widgets.images import read_image
from infodiff_widgets.studies.study import Measurement, Study, StudyItem


@dataclass(frozen=True)
class ToyStudy(Study):
    """Rows and maps of random numbers; an item is a folder where it does what the name of it says, or text."""

    seed: int = 0
    seconds: float = 0.0
    name: ClassVar[str] = "toy"

    def items(self, data):
        return [StudyItem(f"{k} {one}", str(one), k, one) for k, one in enumerate(data)]

    def measure(self, model, item):
        path = Path(str(item.data))
        if path.name.startswith("kill") and not path.exists():
            path.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if path.name == "always":
            os.kill(os.getpid(), signal.SIGKILL)
        picture = read_image(path) if path.suffix == ".png" else Image.new("RGB", (8, 8), "red")
        time.sleep(self.seconds)
        rng = np.random.default_rng([self.seed, item.number])
        rows = [{"value": float(rng.normal()), "levels": rng.normal(size=3).tolist()} for _ in range(2)]
        return Measurement(rows, picture, information(rng))


def information(rng):
    """A result of random numbers, of the prompts "" and "a"."""
    maps = tuple((rng.gamma(1, size=(3, 8, 8)).astype(np.float32),) for _ in range(2))
    return Information(
        ("", "a"), 192, rng.normal(size=4), np.ones(4), np.repeat([0, 1], 2), rng.gamma(1, size=(4, 2, 2)), maps,
        np.array([2, 2]), np.array([-9.0, 9.0]), 2, np.array([2, 2]),
        image=np.zeros((8, 8, 3), np.uint8), frame=(0, 0, 8, 8),
    )  # fmt: skip


if __name__ == "__main__":
    from infodiff_widgets.studies import provenance

    provenance.fingerprint, client = lambda model: {}, None
    if len(sys.argv) > 3:
        from distributed import Client

        client = Client(sys.argv[3])
    study = ToyStudy(seconds=0.02)
    study.run(None, range(int(sys.argv[2])), sys.argv[1], client, results=True, progress=False)
