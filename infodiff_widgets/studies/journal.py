"""A journal of finished work, so that a killed study goes on where it was."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model


def about(model: Model) -> dict[str, str]:
    """Which model it is, down to its weights."""
    digest = hashlib.sha256()
    for _, part in sorted(model.pipe.components.items()):
        if isinstance(part, torch.nn.Module):
            for name, tensor in sorted(part.state_dict().items()):
                if tensor.is_meta:  # offloaded: where the numbers are is the hook's own business
                    digest.update(f"{name} {list(tensor.shape)} {tensor.dtype}".encode())
                    continue
                digest.update(tensor.cpu().contiguous().flatten().view(torch.uint8).numpy())
    return {"model": model.name, "weights": digest.hexdigest()[:16]}


def settings(model: Model, **given: Any) -> dict[str, Any]:
    """What results depend on: the model, its noise levels, and what is given."""
    logsnr_distribution = model.logsnr_distribution
    return {
        **about(model),
        **given,
        "logsnr_distribution": [
            logsnr_distribution.loc,
            logsnr_distribution.scale,
            logsnr_distribution.low,
            logsnr_distribution.high,
        ],
    }


class Journal:
    """Results by key, appended to a file of JSON lines as they come; in memory only if there is no file.

    The first line holds the settings the results depend on. A line that a kill cut short is dropped: its work is
    done again.

    Args:
        path: the file; its folder is made. None keeps nothing.
        settings: what the results depend on, as JSON.

    Raises:
        ValueError: the file holds results of other settings, or is no journal.
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
            raise ValueError(
                f"{path} is no journal of a study, or is damaged. Choose another folder, or delete it"
            ) from error
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
        """Keep a result; when this returns, it survives a kill."""
        self._append({"key": key, "result": result})
        self._results[key] = result

    def _append(self, line: dict[str, Any]) -> None:
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
