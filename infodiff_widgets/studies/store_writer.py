"""Write the folder of a study, from one process at a time."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import socket
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import filelock
import pyarrow as pa
import pyarrow.parquet as pq

from infodiff_widgets.files import write_file
from infodiff_widgets.studies.parquet import read_file
from infodiff_widgets.studies.store import ITEMS, MANIFEST, RESULTS, Store

if TYPE_CHECKING:
    from infodiff_widgets.studies.stored_results import PackedResult

LOCK = "writer.lock"
SECONDS = 1.0
"""Rows are written at most this often, so that fast items do not make many files."""
IDENTITY = ("study", "model", "weights", "code")
"""Fields of the manifest that have to be equal for a study to continue, besides all settings."""


class StoreWriter(Store):
    """A study's folder, written to. A context: it holds the folder's lock, and writes what is left at the end.

    Args:
        folder: new, or with a study to be continued.
        manifest: what is measured, see ``Store.manifest``; data and total follow from the items.
        items: key and file of every item. The folder may have the first of them, or more. An item of the same file and
            another key is measured again.

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
        self._tables = {"thumbnails": self._thumbnails, "failures": self._failures, "rows": self._rows}
        self._buffers: dict[str, list[dict[str, Any]]] = {name: [] for name in self._tables}  # rows are written last
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
            for table in self._tables.values():
                table.merge()
        finally:
            self._lock.release()

    def _begin(self) -> None:
        """Compare the study with the one in the folder, and write the manifest and the list of items."""
        path, items = self.folder / MANIFEST, list(self._items)
        new = json.loads(json.dumps(self._given))  # as it will be read
        if path.exists():
            old, list_file = self.manifest, self.folder / ITEMS
            listed = read_file(list_file).to_pydict() if list_file.exists() else {"item": [], "file": []}
            before = list(zip(listed["item"], listed["file"], strict=True))
            if differences := _differences(old, new, before, items):
                raise ValueError(
                    f"{self.folder} holds another study: {'; '.join(differences)}. Choose another folder, or delete it"
                )
            new["started"] = old.get("started", new.get("started"))
            self._forget([key for (key, _), (now, _) in zip(before, items, strict=False) if key != now])
            items += before[len(items) :]
        keys, files = [key for key, _ in items], [file for _, file in items]
        new |= {"data": hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16], "total": len(keys)}
        new["writer"] = f"process {os.getpid()} on {socket.gethostname()}"
        buffer = io.BytesIO()
        pq.write_table(pa.table({"item": keys, "file": files}), buffer, compression="zstd")
        write_file(self.folder / ITEMS, buffer.getvalue())
        write_file(path, json.dumps(new, indent=1) + "\n")
        for table in self._tables.values():
            table.merge()
        for part in (self.folder / RESULTS).glob(".*.part"):
            shutil.rmtree(part)

    def _forget(self, keys: Sequence[str]) -> None:
        """Forget items whose pictures, masks or words have changed; they are measured again."""
        if keys:
            for table in self._tables.values():
                table.drop(keys)

    def add(
        self, key: str, rows: Sequence[Mapping[str, Any]], thumbnail: bytes | None = None,
        result: PackedResult | None = None,
    ) -> None:  # fmt: skip
        """Add what was measured of an item: its rows, a picture as PNG, and its packed result.

        It is on the disk after :meth:`flush`. The rows are written last, and make the item count as done.

        Raises:
            OSError: if the disk is full. The folder stays as it was, without the items that were not yet written.
        """
        if result is not None:
            from infodiff_widgets.studies.stored_results import write_result

            write_result(self.folder / RESULTS, result)
        if thumbnail is not None:
            self._buffers["thumbnails"].append({"item": key, "png": thumbnail})
        self._buffers["rows"] += [{"item": key, **row} for row in rows]
        self._flush_sometimes()

    def fail(self, key: str, file: str, error: str, attempts: int) -> None:
        """Record that an item could not be measured; errors as :meth:`add`."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"item": key, "file": file, "error": error, "attempts": attempts, "time": now}
        self._buffers["failures"].append(row)
        self._flush_sometimes()

    def _flush_sometimes(self) -> None:
        if time.monotonic() - self._written >= SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write everything that was added; errors as :meth:`add`."""
        for name, buffer in self._buffers.items():
            if buffer:
                self._tables[name].append(buffer)
                buffer.clear()
        self._written = time.monotonic()


def _differences(
    old: Mapping[str, Any], new: Mapping[str, Any], before: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]
) -> list[str]:
    """Say in which fields two manifests differ, settings by their own names, and which item is another."""
    pairs = {name: (old.get(name), new.get(name)) for name in IDENTITY}
    settings = {name: tuple(one["settings"].get(name) for one in (old, new))
                for name in {**old["settings"], **new["settings"]}}  # fmt: skip
    texts = [f"{name} is {one!r} there and {other!r} now"
             for name, (one, other) in {**pairs, **settings}.items() if one != other]  # fmt: skip
    files = enumerate(zip((file for _, file in before), (file for _, file in now), strict=False))
    other = [f"data: item {k} is {one!r} there and {other!r} now" for k, (one, other) in files if one != other]
    return texts + other[:1]
