"""Read JSON and CSV files of data sets. Errors name the file, the record and the field."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

Types = Mapping[str, type | tuple[type, ...]]
"""Types of the fields of a record."""


def read_text(path: Path) -> str:
    """Content of a file in UTF-8, without a byte order mark; ValueError if it is in another encoding."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")  # files saved on Windows may begin with a byte order mark
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"{path} is not in UTF-8: line {line} is in another encoding. Save it as UTF-8") from error


def read_json(path: Path, hint: str) -> Any:
    """Content of a JSON file, or the list of lines of one of JSON lines (``.jsonl``); the hint says how to get it."""
    if not path.exists():
        raise FileNotFoundError(f"there is no {path}. {hint}")
    text, records, is_lines = read_text(path), [], path.suffix == ".jsonl"
    try:
        for one in text.split("\n") if is_lines else [text]:
            records.append(None if is_lines and not one.strip() else json.loads(one))
    except (ValueError, RecursionError) as error:
        line = len(records) + getattr(error, "lineno", 1)
        problem = "it nests too deeply" if isinstance(error, RecursionError) else f"line {line} cannot be read"
        raise ValueError(f"{path} is no JSON, or is cut off: {problem}. Download it again") from error
    return [record for record in records if record is not None] if is_lines else records[0]


def check_records(path: Path, records: list[Any], types: Types, place: str = "record {}") -> None:
    """Raise ValueError if a record lacks a field or has one of the wrong type; its number is put into ``place``."""
    for number, record in enumerate(records):
        for field, kind in types.items():
            value = record.get(field) if isinstance(record, dict) else None
            if isinstance(value, bool) or not isinstance(value, kind):  # true is an int, too
                got = repr(record.get(field, "nothing") if isinstance(record, dict) else record)[:80]
                where = f"{path}, {place.format(number)}"
                raise ValueError(f"{where}: {field!r} is missing or of the wrong type; got {got}")


def read_records(path: Path, types: Types) -> list[dict[str, Any]]:
    """Read a list of records, and check that all have fields of these types."""
    records = read_json(path, "Name the folder that holds your copy of it")
    if not isinstance(records, list) or not records:
        raise ValueError(f"{path} must hold a list of records; got {str(records)[:60]}")
    check_records(path, records, types)
    return records


def read_table(path: Path, *layouts: Collection[str]) -> pd.DataFrame:
    """Read a CSV table of texts with the columns of one of these layouts; fields missing at a record's end are empty.

    Raises:
        OSError: if it cannot be read. ValueError: naming the file and the record, counted from 1.
    """
    records: list[list[str]] = []
    lines = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    try:
        records.extend(record for record in lines if record)
    except csv.Error as error:
        problem = f"record {len(records)}, at line {lines.line_num}, has a quote that is not closed or not doubled"
        raise ValueError(f"{path} is no CSV table: {problem}, or a field that is too long") from error
    if not records:
        raise ValueError(f"{path} is no CSV table: it is empty. Expected are the columns {list(layouts[-1])}")
    heading = [name.strip() for name in records.pop(0)]
    wrong = [[name for name in columns if heading.count(name) != 1] for columns in layouts]
    if all(wrong):
        raise ValueError(f"{path} must have each of the columns {min(wrong, key=len)} once; it has {heading}")
    for number, record in enumerate(records, 1):
        if any(record[len(heading) :]):
            fields = f"{len(record)} fields where the heading has {len(heading)}"
            raise ValueError(f"{path}, record {number}: {fields}; put a text that holds commas in quotes")
    width = len(heading)
    return pd.DataFrame([(record + [""] * width)[:width] for record in records], columns=heading, dtype=str)
