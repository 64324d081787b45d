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


def data_options(
    data: Data, scenes: int, coco: Path | None, table: Path | None, folder: Path | None, limit: int
) -> dict[str, Any]:
    """Options that apply to the data, for :func:`mask_items` and for the recorded command line.

    Raises:
        BadParameter: if the folder of the data is missing, or an option belongs to other data.
    """
    given = dict(coco=coco, table=table, folder=folder, limit=limit)
    needed = {Data.SCENES: (), Data.COCO_IT: ("coco", "table", "limit"), Data.FOLDER: ("folder", "limit")}[data]
    if needed and given[needed[0]] is None:
        raise typer.BadParameter(f"--data {data.value} needs --{needed[0]} FOLDER")
    for name, value in given.items():
        if value and name not in needed:
            raise typer.BadParameter(f"--data {data.value} takes no --{name}; say --data as well")
    own = dict(scenes=scenes) if data is Data.SCENES else {name: given[name] for name in needed}
    return dict(data=data.value) | own


def mask_items(
    options: dict[str, Any], model: Model, validation: int = 0, every_class: bool = False
) -> tuple[list[Item], list[Item]]:
    """Words with masks, to score and (of other pictures) to choose thresholds on."""
    from infodiff_widgets.studies import calibration, coco, localization, masked_pictures
    from infodiff_widgets.studies.items import split

    if options["data"] == Data.SCENES:
        classes, skip = calibration.CLASSES if every_class else calibration.OBJECTS, localization.VALIDATION_SKIP
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
