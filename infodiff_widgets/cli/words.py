"""Options that say where a study takes its words and pictures from, and the items they stand for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.studies.items import Item


class Data(StrEnum):
    """Source of words with masks."""

    SCENES = "scenes"
    COCO_IT = "coco-it"
    FOLDER = "folder"


Origin = Annotated[Data, typer.Option(help="Bundled scenes, objects of COCO, or your own folder.")]
CocoFolder = Annotated[Path | None, typer.Option(help="Folder with COCO's annotations and val2017, unpacked.")]
Table = Annotated[Path | None, typer.Option(help="COCO: a published CSV; built from the captions by default.")]
Folder = Annotated[Path | None, typer.Option(help="Folder with pictures, masks and masks.csv.")]
Limit = Annotated[int, typer.Option(help="COCO, folder: number of rows to use; 0 for all.", min=0)]


_OWN = {"scenes": ("scenes", "every_class"), "coco-it": ("coco", "table", "limit"), "folder": ("folder", "limit")}
"""Options that apply to each source; for COCO and a folder, the first is needed."""


def unused_options(options: dict[str, Any]) -> list[str]:
    """Options that do not apply to the data.

    Raises:
        BadParameter: if the folder of the data is missing, or an option belongs to other data.
    """
    data = options["data"]
    unused = [name for names in _OWN.values() for name in names if name not in _OWN[data]]
    if data != Data.SCENES and options[_OWN[data][0]] is None:
        raise typer.BadParameter(f"--data {data} needs --{_OWN[data][0]} FOLDER")
    for name in unused:
        if name not in _OWN["scenes"] and options[name]:
            raise typer.BadParameter(f"--data {data} takes no --{name}; say --data as well")
    return unused


def mask_items(options: dict[str, Any], model: Model) -> tuple[list[Item], list[Item]]:
    """Words with masks, to score and (of other pictures) to choose thresholds on."""
    from infodiff_widgets.studies import calibration, coco, localization, masked_pictures
    from infodiff_widgets.studies.items import split

    validation = options.get("validation", 0)
    if options["data"] == Data.SCENES:
        classes = calibration.CLASSES if options["every_class"] else calibration.OBJECTS
        skip = localization.VALIDATION_SKIP
        if options["scenes"] > skip:
            raise ValueError(f"--scenes may be up to {skip}: those behind are for --validation")
        scored = localization.scenes_items(options["scenes"], classes)
        return scored, localization.scenes_items(validation, classes, skip)
    if options["data"] == Data.FOLDER:
        items = masked_pictures.items(options["folder"], model.size, model.size_multiple)
    else:
        objects, table = coco.Coco(options["coco"]), options["table"]
        items = objects.items(objects.build() if table is None else coco.read_csv(table), model.size)
    scored, held_out = split(items, validation)
    return scored[: options["limit"] or None], held_out


def word_items(options: dict[str, Any], model: Model) -> list[Item]:
    """Words of all classes, with or without a mask."""
    from infodiff_widgets.studies import calibration, coco, localization, masked_pictures

    if options["data"] == Data.SCENES:
        return localization.scenes_items(options["scenes"], calibration.CLASSES, placed=False)
    if options["data"] == Data.FOLDER:
        items = masked_pictures.items(options["folder"], model.size, model.size_multiple)
    else:
        items = coco.word_items(coco.read_csv(options["table"]), options["coco"], model.size)
    return items[: options["limit"] or None]
