"""Write the folder of a study, from one process at a time."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import filelock
import pyarrow as pa
import pyarrow.parquet as pq

from infodiff_widgets.files import write_file
from infodiff_widgets.studies.store import ITEMS, MANIFEST, RESULTS, Store

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information

LOCK = "writer.lock"
SECONDS = 1.0
"""Rows are written at most this often, so that fast items do not make many files."""
IDENTITY = ("study", "settings", "model", "weights", "code", "data")
"""Fields of the manifest that have to be equal for a study to continue."""


class StoreWriter(Store):
    """A study's folder, written to. A context: it holds the folder's lock, and writes what is left at the end.

    Args:
        folder: new, or with a study to be continued.
        manifest: what is measured, see ``Store.manifest``; data and total follow from the items.
        items: key and file of every item. More of them may follow those that the folder has.

    Raises:
        ValueError: if the folder holds another study, naming the fields that differ.
        RuntimeError: if another process writes to the folder.
        OSError: if the disk is full, or the folder cannot be written to.
    """

    def __init__(
        self, folder: str | os.PathLike, manifest: Mapping[str, Any], items: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(folder)
        self._given, self._items = dict(manifest), list(items)
        self._lock = filelock.FileLock(self.folder / LOCK, timeout=0)
        self._buffers: dict[str, list[dict[str, Any]]] = {"_thumbnails": [], "_failures": [], "_rows": []}
        self._written = 0.0

    def __enter__(self) -> StoreWriter:
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()  # the system releases it when the process dies, however it dies
        except filelock.Timeout as error:
            owner = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8")).get("writer", "another process")
            message = f"{owner} writes to {self.folder}. Wait until it has finished, stop it, or choose another folder"
            raise RuntimeError(message) from error
        try:
            self._begin()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.flush()
            for table in (self._rows, self._failures, self._thumbnails):
                table.merge()
        finally:
            self._lock.release()

    def _begin(self) -> None:
        """Compare the study with the one in the folder, and write the manifest and the list of items."""
        path, keys = self.folder / MANIFEST, [key for key, _ in self._items]
        files = [file for _, file in self._items]
        new = {**self._given, "data": data_hash(keys), "total": len(keys)}
        new = json.loads(json.dumps(new))  # as it will be read
        if path.exists():
            old = self.manifest
            before = pq.read_table(self.folder / ITEMS).to_pydict()
            last = min(len(keys), len(before["item"])) - 1  # it may have got more words
            if before["item"][:last] == keys[:last] and before["file"][last] == files[last]:
                old["data"] = new["data"]
            if differing := [name for name in IDENTITY if old.get(name) != new.get(name)]:
                raise ValueError(_difference(self.folder, old, new, differing))
            new["started"] = old["started"]
        new["writer"] = f"process {os.getpid()} on {socket.gethostname()}"
        buffer = pa.BufferOutputStream()
        pq.write_table(pa.table({"item": keys, "file": files}), buffer, compression="zstd")
        write_file(self.folder / ITEMS, buffer.getvalue().to_pybytes())
        write_file(path, json.dumps(new, indent=1) + "\n")
        for table in (self._rows, self._failures, self._thumbnails):
            table.merge()
        for part in (self.folder / RESULTS).glob(".*.part"):
            shutil.rmtree(part)

    def add(
        self, key: str, rows: Sequence[Mapping[str, Any]], thumbnail: bytes | None = None,
        result: Information | None = None,
    ) -> None:  # fmt: skip
        """Add what was measured of an item: its rows, a picture as PNG, and its result.

        It is on the disk after :meth:`flush`. The rows are written last, and make the item count as done.

        Raises:
            OSError: if the disk is full. The folder stays as it was, without the items that were not yet written.
        """
        if result is not None:
            from infodiff_widgets.studies.stored_results import write_result

            write_result(self.folder / RESULTS, key, result)
        if thumbnail is not None:
            self._buffers["_thumbnails"].append({"item": key, "png": thumbnail})
        self._buffers["_rows"] += [{"item": key, **row} for row in rows]
        self._flush_sometimes()

    def fail(self, key: str, file: str, error: str, attempts: int) -> None:
        """Record that an item could not be measured; errors as :meth:`add`."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"item": key, "file": file, "error": error, "attempts": attempts, "time": now}
        self._buffers["_failures"].append(row)
        self._flush_sometimes()

    def _flush_sometimes(self) -> None:
        if time.monotonic() - self._written >= SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write everything that was added; errors as :meth:`add`."""
        for name, buffer in self._buffers.items():
            if buffer:
                getattr(self, name).append(buffer)
                buffer.clear()
        self._written = time.monotonic()


def data_hash(keys: Sequence[str]) -> str:
    """A hash of the keys of items, which hold what identifies their data."""
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]


def _difference(folder: Path, old: Mapping[str, Any], new: Mapping[str, Any], differing: Sequence[str]) -> str:
    """Say in which fields two manifests differ, settings by their own names."""
    parts = []
    for name in differing:
        one, other = old.get(name), new.get(name)
        if isinstance(one, dict) and isinstance(other, dict):
            names = [key for key in {**one, **other} if one.get(key) != other.get(key)]
            parts += [f"{key} is {one.get(key)!r} there and {other.get(key)!r} now" for key in names]
        else:
            parts.append(f"{name} is {one!r} there and {other!r} now")
    return f"{folder} holds another study: {'; '.join(parts)}. Choose another folder, or delete it"
