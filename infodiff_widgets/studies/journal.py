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


class Journal:
    """Results by key, appended to a file of JSON lines as they come; without a file, in memory only.

    The first line holds the settings that results depend on. A last line cut short by a kill is dropped, and its
    work is done again.

    Args:
        path: the file; its folder is created. None keeps no file.
        settings: everything that results depend on, as JSON.

    Raises:
        ValueError: if the file holds results of other settings, or is no journal.
    """

    def __init__(self, path: Path | None, settings: dict[str, Any]) -> None:
        self._path, self._results = path, {}
        if path is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.read_bytes() if path.exists() else b""
        whole = written[: written.rfind(b"\n") + 1]
        if whole != written:
            with path.open("r+b") as file:
                file.truncate(len(whole))
        try:
            lines = [json.loads(line) for line in whole.split(b"\n") if line]
            self._results = {line["key"]: line["result"] for line in lines[1:]}
            held = lines[0]["settings"] if lines else None
        except (ValueError, KeyError, TypeError) as error:
            message = f"{path} is no journal of a study, or is damaged. Choose another folder, or delete it"
            raise ValueError(message) from error
        if not lines:
            self._append({"settings": settings})
        elif held != settings:
            raise ValueError(
                f"{path} holds results of other settings: {held} there, {settings} now. "
                "Choose another folder, or delete it"
            )

    def __contains__(self, key: str) -> bool:
        return key in self._results

    def __getitem__(self, key: str) -> Any:
        return self._results[key]

    def add(self, key: str, result: Any) -> None:
        """Keep a result; once this returns, it survives a kill."""
        self._append({"key": key, "result": result})
        self._results[key] = result

    def map(self, keys: Sequence[str], measure: Callable[[int], Any], unit: str, progress: bool = True) -> list[Any]:
        """Results of all keys, in order; ``measure(k)`` is called for each key k that is missing."""
        missing = [k for k, key in enumerate(keys) if key not in self]
        done = len(keys) - len(missing)
        for k in tqdm(missing, desc=unit, unit="", initial=done, total=len(keys), disable=not progress):
            self.add(keys[k], measure(k))
        return [self[key] for key in keys]

    def _append(self, line: dict[str, Any]) -> None:
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
