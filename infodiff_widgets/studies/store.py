"""`Store`: the folder of a study, which can be read at any time, also while the study runs.

    manifest.json           what was measured: study, settings, model, hashes of weights, code and data, versions
    items.parquet           the key of every item, in order, and the file or picture that it is about
    rows/*.parquet          what was measured, a column ``item`` before those of the study
    failures/*.parquet      items that could not be measured, with their errors
    thumbnails/*.parquet    a small picture of every item
    maps.zarr               results of single items, if they were to be kept

An item is what is measured at once, such as the words of one caption of a picture. ``studies.store_writer`` writes.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow.dataset as ds
from PIL import Image

from infodiff_widgets.files import to_path
from infodiff_widgets.studies.parquet import ParquetTable, read_file

if TYPE_CHECKING:
    import os

    from infodiff_widgets.core.information import Information

MANIFEST, ITEMS, RESULTS = "manifest.json", "items.parquet", "maps.zarr"


class Store:
    """A study's folder, read from. Every call reads what is there by then.

    Attributes:
        folder: where it is.

    Raises:
        FileNotFoundError: if the folder holds no study.
        ValueError: if its manifest is damaged.

    >>> Store.open("nowhere")
    Traceback (most recent call last):
    FileNotFoundError: nowhere holds no study: there is no manifest.json
    """

    def __init__(self, folder: str | os.PathLike) -> None:
        self.folder = to_path(folder)
        tables = (ParquetTable(self.folder / name) for name in ("rows", "failures", "thumbnails"))
        self._rows, self._failures, self._thumbnails = tables
        self._pictures: dict[Path, dict[str, bytes]] = {}

    @classmethod
    def open(cls, folder: str | os.PathLike) -> Store:
        """The study in a folder."""
        store = Store(folder)
        if not (store.folder / MANIFEST).is_file():
            within = sorted(str(path.parent) for path in store.folder.rglob(MANIFEST))
            raise FileNotFoundError(
                f"{store.folder} holds no study: there is no {MANIFEST}" + f"; open one of {within}" * bool(within)
            )
        _ = store.manifest
        return store

    @property
    def manifest(self) -> dict[str, Any]:
        """What was measured: study, settings, model, weights, code, data, versions, started, total, labels."""
        path = self.folder / MANIFEST
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
            return {"settings": dict(manifest["settings"]), **manifest, "study": str(manifest["study"])}
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ValueError(f"{path} is damaged, or is no manifest of a study; choose another folder") from error

    @property
    def total(self) -> int | None:
        """Number of items of the study; None if it is not known."""
        return self.manifest.get("total")

    @property
    def done(self) -> int:
        """Number of items that were measured."""
        return len(self.keys())

    def keys(self) -> list[str]:
        """Keys of the items that were measured, in the order in which they were finished."""
        table = self._rows.read(["item"])
        return [] if table is None else table["item"].unique().to_pylist()

    def first(self) -> list[dict[str, Any]]:
        """The rows of the first item, in the order of the items; none if it was not measured."""
        key, table = read_file(self.folder / ITEMS)["item"][0], self._rows.read()
        return [] if table is None else table.filter(ds.field("item") == key).to_pylist()

    def rows(self) -> pd.DataFrame:
        """What was measured: the column item, the key of each row's item, before the columns of the study."""
        table = self._rows.read()
        return pd.DataFrame(columns=["item"]) if table is None else table.to_pandas()

    def failures(self) -> pd.DataFrame:
        """Items that could not be measured and have not been since: item, file, error, attempts, time (UTC)."""
        table = self._failures.read()
        if table is None:
            return pd.DataFrame(columns=["item", "file", "error", "attempts", "time"])
        last = table.to_pandas().drop_duplicates("item", keep="last")
        return last[~last["item"].isin(self.keys())].reset_index(drop=True)

    def item(self, key: str) -> Information | None:
        """The result of an item, if results were stored: maps in float16, numbers without loss.

        Raises:
            ValueError: if it is damaged.
        """
        from infodiff_widgets.studies.stored_results import read_result  # here, because Zarr is slow to import

        return read_result(self.folder / RESULTS, key)

    def thumbnail(self, key: str) -> np.ndarray | None:
        """A small picture of an item, uint8 [H, W, 3]; None if there is none."""
        while (files := self._thumbnails.files()) != list(self._pictures):
            try:
                new = {path: read_file(path).to_pydict() for path in files if path not in self._pictures}
            except FileNotFoundError:  # merged into another since the files were listed
                continue
            new = {path: dict(zip(found["item"], found["png"], strict=True)) for path, found in new.items()}
            self._pictures = {path: self._pictures.get(path, new.get(path, {})) for path in files}
        found = [pictures[key] for pictures in self._pictures.values() if key in pictures]
        return np.asarray(Image.open(io.BytesIO(found[-1])).convert("RGB")) if found else None
