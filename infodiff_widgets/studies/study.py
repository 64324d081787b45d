"""`Study`: an experiment over many items, whose fields are its settings. ``studies.runner`` runs it."""

from __future__ import annotations

import ast
import io
import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from infodiff_widgets.core.checks import check_int, check_number
from infodiff_widgets.studies.stored_results import PackedResult, pack_result

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from PIL import Image

    from infodiff_widgets.core.information import Information
    from infodiff_widgets.sessions.run import RunControl

THUMBNAIL = 96
"""Longest side of a stored thumbnail, in pixels."""


class StudyItem(NamedTuple):
    """What is measured at once, on one worker.

    Attributes:
        key: identifies it and the content of its data; a finished item of the same key is not measured again.
        file: name of its picture.
        number: its place among the items. Every item has its own noise, of the study's seed plus this number.
        data: what ``Study.measure`` needs; sent to workers.
    """

    key: str
    file: str
    number: int
    data: Any


class Measurement(NamedTuple):
    """What a study finds out about an item: rows of its table, and if known the picture and the result behind them."""

    rows: list[dict[str, Any]]
    picture: Image.Image | None = None
    result: Information | None = None


class PackedMeasurement(NamedTuple):
    """A measurement as it is sent and stored: rows, thumbnail as PNG, result."""

    rows: list[dict[str, Any]]
    thumbnail: bytes | None
    result: PackedResult | None


@dataclass(frozen=True)
class Study(ABC):
    """An experiment over many items. A subclass is a frozen dataclass: its fields are all that results depend on.

    Attributes:
        name: of the study, in its manifest.
        unit: what the progress bar counts.
        labels: columns that say what a row is about, and are not measured.

    Raises TypeError, ValueError: if a number is none or out of range, or a choice unknown; before anything is measured.
    """

    name: ClassVar[str]
    unit: ClassVar[str] = "pictures"
    labels: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        for one in fields(self):
            value, kind = getattr(self, one.name), str(one.type)
            if kind.startswith("Literal["):
                choices = ast.literal_eval(kind.removeprefix("Literal"))
                if not isinstance(value, str) or value not in choices:
                    raise ValueError(f"{one.name} must be one of {', '.join(choices)}; got {value!r}")
            elif type(one.default) is int:  # the least is 1, unless the default is 0; an error needs two samples
                least = 2 if one.name == "samples" else min(one.default, 1)
                object.__setattr__(self, one.name, check_int(one.name, value, least))
            elif "float" in kind and not (value is None is one.default):
                check_number(one.name, value, -math.inf if one.default is None else 0)

    @abstractmethod
    def items(self, data: Sequence[Any]) -> list[StudyItem]:
        """Divide the data of the study into items."""

    @abstractmethod
    def measure(self, model: Any, item: StudyItem) -> Measurement:
        """Measure one item, independent of all others."""

    def table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The study's table, made of the rows of all items in order, whose column item is the item's number."""
        return rows

    def run(
        self, model: Any, data: Sequence[Any], folder: str | Path | None = None, client: Any = None, *,
        results: bool = False, gpus: bool = False, retries: int = 1, progress: bool = True,
        control: RunControl | None = None,
    ) -> Any:  # fmt: skip
        """Measure all items, here or on a cluster; see :func:`infodiff_widgets.studies.runner.run`."""
        from infodiff_widgets.studies.runner import run

        options: dict[str, Any] = dict(results=results, gpus=gpus, retries=retries, progress=progress, control=control)
        return run(self, model, data, folder, client, **options)


def measure_item(study: Study, model: Any, item: StudyItem, results: bool, retries: int) -> PackedMeasurement:
    """Measure an item and pack what was found, trying again after an error up to ``retries`` times."""
    while True:
        try:
            rows, picture, result = study.measure(model, item)
            if not rows:
                raise ValueError(f"nothing was measured of {item.file}")
            return PackedMeasurement(
                rows, None if picture is None else _thumbnail(picture),
                pack_result(item.key, result) if results and result is not None else None,
            )  # fmt: skip
        except Exception:
            if not retries:
                raise
            retries -= 1


def describe_error(error: BaseException) -> str:
    """An error as one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())


def _thumbnail(picture: Image.Image) -> bytes:
    """A small copy of a picture as PNG."""
    copy, stream = picture.convert("RGB"), io.BytesIO()
    copy.thumbnail((THUMBNAIL, THUMBNAIL))
    copy.save(stream, "PNG")
    return stream.getvalue()
