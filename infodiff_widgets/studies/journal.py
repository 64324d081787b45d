"""A journal of finished work, so that a killed study continues where it stopped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
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
