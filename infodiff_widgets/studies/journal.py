"""A journal of finished work, so that a killed study continues where it stopped."""

from __future__ import annotations

import hashlib
import itertools
import json
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model


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
    """The first numbers of the first result in each journal in a folder: what a rerun of a study has to reproduce.

    Lists of numbers count as their mean; numbers have four significant digits.
    """
    found = {}
    for path in sorted(folder.rglob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            lines = list(itertools.islice(file, 2))
        if len(lines) == 2 and lines[1].endswith("\n"):
            numbers = itertools.islice(_numbers(json.loads(lines[1])["result"]), _FIRST)
            found[path.relative_to(folder).with_suffix("").as_posix()] = [float(f"{value:.4g}") for value in numbers]
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


def settings(model: Model, **options: Any) -> dict[str, Any]:
    """Everything that results depend on: the model, its noise levels and the options of the study."""
    levels = model.logsnr_distribution
    edges = [levels.loc, levels.scale, levels.low, levels.high]
    return {**fingerprint(model), **options, "logsnr_distribution": edges}


def resume(
    folder: Path | None, name: str, settings: dict[str, Any], keys: Sequence[str], measure: Callable[[int], Any],
    unit: str, progress: bool = True,
) -> list[Any]:  # fmt: skip
    """Results of all keys, in order; ``measure(k)`` is called for each key k that the journal lacks.

    Results, as JSON, are appended to the journal ``name.jsonl`` as they come, and survive a kill. Its first line holds
    the settings, all that results depend on. A last line cut short by a kill is dropped, and its work is done again.
    Without a folder there is no journal. ``unit`` is the text of the progress bar.

    Raises:
        ValueError: if the journal holds results of other settings, or is none.
    """
    path = folder and Path(folder) / f"{name}.jsonl"
    results = _read(path, settings) if path else {}
    missing = [k for k, key in enumerate(keys) if key not in results]
    done = len(keys) - len(missing)
    for k in tqdm(missing, desc=unit, unit="", initial=done, total=len(keys), disable=not progress):
        results[keys[k]] = measure(k)
        if path:
            _append(path, {"key": keys[k], "result": results[keys[k]]})
    return [results[key] for key in keys]


def _read(path: Path, settings: dict[str, Any]) -> dict[str, Any]:
    """Results by key; a missing or empty journal is begun."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.read_bytes() if path.exists() else b""
    whole = written[: written.rfind(b"\n") + 1]
    if whole != written:
        with path.open("r+b") as file:
            file.truncate(len(whole))
    if not whole:
        _append(path, {"settings": settings})
        return {}
    try:
        first, *lines = [json.loads(line) for line in whole.split(b"\n") if line]
        held, results = first["settings"], {line["key"]: line["result"] for line in lines}
    except (ValueError, KeyError, TypeError) as error:
        message = f"{path} is no journal of a study, or is damaged. Choose another folder, or delete it"
        raise ValueError(message) from error
    if held != settings:
        raise ValueError(
            f"{path} holds results of other settings: {held} there, {settings} now. Choose another folder, or delete it"
        )
    return results


def _append(path: Path, line: dict[str, Any]) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
