"""A table in a folder of Parquet files, which grows by appending and can be read at any time.

Every append is a new file, written whole or not at all. Files are named by the first and last append they hold, and
are merged as they become many: a million appends leave about a hundred files. All have one schema, so that other
programs read the folder as one table.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from infodiff_widgets.files import write_file

FAN = 32
"""Number of files of a size that are merged into one."""
LARGEST = 2**28
"""Files are merged up to so many bytes."""


class ParquetTable:
    """A table in a folder, which the first append makes. One process appends, any number read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def files(self) -> list[Path]:
        """The files of the table in order, without those that were merged into another."""
        spans = [(_span(path), path) for path in self.folder.glob("[0-9]*.parquet")]
        files, end = [], -1
        for (_, last), path in sorted(spans, key=lambda pair: (pair[0][0], -pair[0][1])):
            if last > end:
                files.append(path)
                end = last
        return files

    def read(self, columns: Sequence[str] | None = None) -> pa.Table | None:
        """All rows, or some columns of them; None while there is no file.

        Raises:
            ValueError: if a file is damaged, naming it.
        """
        while True:
            try:
                files = self.files()
                return _concatenate(read_file(path, columns) for path in files) if files else None
            except FileNotFoundError:  # merged into another since the files were listed
                continue

    def append(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Append rows; a column that a row lacks is null there.

        Raises:
            OSError: if the rows cannot be written. The table stays as it was.
        """
        names = dict.fromkeys(itertools.chain.from_iterable(rows))
        new, files = pa.table({name: [row.get(name) for row in rows] for name in names}), self.files()
        if files:
            schema = read_file(files[-1]).schema
            new = _concatenate([schema.empty_table(), new])
            if new.schema != schema:  # a column is new, or had only nulls before
                for path in files:
                    self._write([new.schema.empty_table(), read_file(path)], *_span(path))
        number = _span(files[-1])[1] + 1 if files else 0
        self._write([new], number, number)
        self._merge_recent()

    def drop(self, items: Sequence[str]) -> None:
        """Delete the rows whose column item is one of some values."""
        for path in self.files():
            table = read_file(path)
            kept = table.filter(~ds.field("item").isin(list(items)))
            if len(kept) < len(table):
                self._write([kept], *_span(path))

    def merge(self) -> None:
        """Merge all files into as few as LARGEST allows, and delete those that were merged before."""
        files: list[Path] = []
        for path in self.files():
            if files and sum(one.stat().st_size for one in (*files, path)) > LARGEST:
                self._merge(files)
                files = []
            files.append(path)
        self._merge(files)
        for path in set(self.folder.glob("[0-9]*.parquet")) - set(self.files()):
            path.unlink()

    def _merge_recent(self) -> None:
        """Merge the last FAN files while they hold equally many appends."""
        while True:
            last = self.files()[-FAN:]
            lengths = {end - start for start, end in map(_span, last)}
            if len(last) < FAN or len(lengths) > 1 or sum(path.stat().st_size for path in last) > LARGEST:
                return
            if not self._merge(last):
                return

    def _merge(self, files: Sequence[Path]) -> bool:
        """Merge files and return True, unless the disk is full: then they stay as they are."""
        if len(files) > 1:
            try:
                self._write((read_file(path) for path in files), _span(files[0])[0], _span(files[-1])[1])
            except OSError:
                return False
            for path in files:
                path.unlink()
        return True

    def _write(self, tables: Iterable[pa.Table], first: int, last: int) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        stream = io.BytesIO()
        pq.write_table(_concatenate(tables), stream, compression="zstd")
        write_file(self.folder / f"{first:08d}-{last:08d}.parquet", stream.getvalue())


def _span(path: Path) -> tuple[int, int]:
    """Numbers of the first and last append in a file."""
    first, last = map(int, path.stem.split("-"))
    return first, last


def read_file(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Rows of one file of a table; ValueError if it is damaged, FileNotFoundError if it is gone."""
    data = path.read_bytes()
    try:
        table = pq.ParquetFile(io.BytesIO(data)).read(columns)
    except (pa.ArrowException, OSError) as error:  # OSError: what does not unpack
        raise ValueError(_damaged(path)) from error
    if "item" not in table.column_names:
        raise ValueError(_damaged(path))
    return table


def _damaged(path: Path) -> str:
    return f"{path} is damaged, or no table of a study; delete it, and its items are measured again"


def _concatenate(tables: Iterable[pa.Table]) -> pa.Table:
    """Tables one after another, with the columns of all of them."""
    return pa.concat_tables(tables, promote_options="permissive")
