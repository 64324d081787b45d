"""Studies of made-up rows, for the widget that browses them."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import numpy as np
from PIL import Image

from infodiff_widgets.studies.store_writer import StoreWriter
from infodiff_widgets.studies.stored_results import pack_result

CAPTIONS = [("the dog left of the cat on grass", "dog", "noun"), ("three red kites", "three", "counted"),
            ("a small boat on water", "boat", "noun")]  # fmt: skip


@contextlib.contextmanager
def written(folder: Path, total: int, **about: str):
    """A writer of a study of so many items; ``about`` are further fields of its manifest."""
    manifest = {"study": "localization", "settings": {"samples": 16, "seed": 0}, "model": "learned", "weights": "w",
                "code": "c", "started": "2026-11-27T18:00:00+00:00", **about}  # fmt: skip
    with StoreWriter(folder, manifest, [(f"item {k}", f"{k}.png") for k in range(total)]) as writer:
        yield writer


def row(k: int, **columns: object) -> dict:
    """Row k: its "score" is (7k mod 1000) / 1000, so that all thousand rows differ and none is in its place."""
    caption, word, label = CAPTIONS[k % 3]
    numbers = {"score": (7 * k % 1000) / 1000, "information": 2.0 + k % 5, "information stderr": 0.5}
    return {"picture": f"scene {k}", "prompt": caption, "word": word, "label": label, **numbers, **columns}


def thumbnail(k: int) -> bytes:
    """A picture of one colour, as PNG."""
    buffer = io.BytesIO()
    Image.fromarray(np.full((8, 12, 3), (k * 40 % 256, 90, 200), np.uint8)).save(buffer, "PNG")
    return buffer.getvalue()


def write_study(folder: Path, n: int, total: int | None = None, failed: int = 0, results: dict | None = None) -> Path:
    """Write n items of one row each, then failures; ``results`` by item number."""
    with written(folder, total or n + failed) as writer:
        for k in range(n):
            key = f"item {k}"
            result = pack_result(key, results[k]) if results and k in results else None
            writer.add(key, [row(k)], thumbnail(k) if k < 100 else None, result)
        for k in range(n, n + failed):
            writer.fail(f"item {k}", f"/data/{k}.png", "OSError: image file is truncated", 3)
    return folder
