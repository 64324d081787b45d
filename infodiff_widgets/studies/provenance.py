"""Where the numbers of a study come from: hashes of weights and code, settings, versions, and the first numbers."""

from __future__ import annotations

import hashlib
import itertools
import math
import platform
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infodiff_widgets import __version__
from infodiff_widgets.studies.store import MANIFEST, Store

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.studies.study import Study


def fingerprint(model: Model) -> dict[str, str]:
    """Name of a model and a hash of its weights."""
    import torch  # here, so that widgets can import scores without it

    digest = hashlib.sha256()
    for _, part in sorted(model.pipe.components.items()):
        if isinstance(part, torch.nn.Module):
            for name, tensor in sorted(part.state_dict().items()):
                if tensor.is_meta:  # offloaded: only its hook knows where the numbers are
                    digest.update(f"{name} {list(tensor.shape)} {tensor.dtype}".encode())
                    continue
                digest.update(tensor.cpu().contiguous().flatten().view(torch.uint8).numpy())
    return {"model": model.name, "weights": digest.hexdigest()[:16]}


_ROOMS = ("prompts.py", "images.py", "core", "pipelines", "scenes", "sessions", "studies")
_FIRST = 60


def code_version() -> str:
    """A hash of the source code that results of studies depend on."""
    digest, package = hashlib.sha256(), Path(__file__).parents[1]
    for room in _ROOMS:
        files = sorted((package / room).rglob("*.py")) or [package / room]
        for file in files:
            digest.update(f"{file.relative_to(package).as_posix()}\n".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def first_numbers(folder: Path) -> dict[str, list[float]]:
    """The first numbers measured by each study in a folder: what a rerun of the study has to reproduce.

    Lists of numbers count as their mean; numbers have four significant digits.
    """
    found = {}
    for path in sorted(folder.rglob(MANIFEST)):
        store = Store.open(path.parent)
        labels = {"item", *store.manifest["labels"]}
        rows = [{name: value for name, value in row.items() if name not in labels} for row in store.first()]
        numbers = [float(f"{value:.4g}") for value in itertools.islice(_numbers(rows), _FIRST)]
        found[path.parent.relative_to(folder).as_posix()] = numbers
    return found


def _numbers(value: Any) -> Iterator[float]:
    """Finite numbers in nested results, in order."""
    if isinstance(value, dict):
        value = list(value.values())
    elif isinstance(value, list) and value and all(isinstance(one, (int, float)) for one in value):
        value = sum(value) / len(value)
    if isinstance(value, list):
        for one in value:
            yield from _numbers(one)
    elif isinstance(value, (int, float)) and math.isfinite(value):
        yield float(value)


def manifest(study: Study, model: Model) -> dict[str, Any]:
    """Everything that the results of a study depend on, and where and when they are measured."""
    values = {one.name: getattr(study, one.name) for one in fields(study)}
    settings = {name: fingerprint(value) if hasattr(value, "pipe") else value for name, value in values.items()}
    if hasattr(model, "logsnr_distribution"):
        levels = model.logsnr_distribution
        settings["logsnr_distribution"] = [levels.loc, levels.scale, levels.low, levels.high]
    return {
        "study": study.name, "settings": settings, **fingerprint(model), "code": code_version(), "versions": versions(),
        "labels": list(study.labels), "started": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip


def versions() -> dict[str, str]:
    """Versions of this package, Python and the libraries that numbers depend on."""
    own = {"infodiff_widgets": __version__, "python": platform.python_version()}
    return own | {name: version(name) for name in ("torch", "diffusers", "transformers", "numpy")}
