"""Where studies of words in pictures take them from."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.studies.items import Item


class Data(StrEnum):
    """Where words with masks come from."""

    SCENES = "scenes"
    COCO_IT = "coco-it"
    FOLDER = "folder"


Origin = Annotated[Data, typer.Option(help="Bundled scenes, COCO's objects, or your own folder.")]
CocoFolder = Annotated[Path | None, typer.Option(help="Folder of COCO's annotations and val2017.")]
Table = Annotated[Path | None, typer.Option(help="COCO: a published CSV. Left out: built anew.")]
Folder = Annotated[Path | None, typer.Option(help="Pictures and masks with a masks.csv.")]
Limit = Annotated[int, typer.Option(help="COCO, folder: only the first rows; 0 for all.", min=0)]


def origin(
    data: Data, scenes: int, coco: Path | None, table: Path | None, folder: Path | None, limit: int
) -> dict[str, Any]:
    """The options that say where words come from, for the command line of a result.

    Raises:
        BadParameter: the folder of the data is not given, or an option that is of other data.
    """
    options = {Data.SCENES: dict(scenes=scenes), Data.COCO_IT: dict(coco=coco, table=table, limit=limit),
               Data.FOLDER: dict(folder=folder, limit=limit)}  # fmt: skip
    needed = {Data.COCO_IT: ("coco", coco), Data.FOLDER: ("folder", folder)}.get(data)
    if needed is not None and needed[1] is None:
        raise typer.BadParameter(f"--data {data.value} needs --{needed[0]} FOLDER")
    for name, value in dict(coco=coco, table=table, folder=folder, limit=limit).items():
        if value and name not in options[data]:
            raise typer.BadParameter(f"--data {data.value} takes no --{name}; say --data as well")
    return dict(data=data.value) | options[data]


def mask_items(
    data: Data, scenes: int, every_class: bool, coco: Path | None, table: Path | None, folder: Path | None,
    validation: int, model: Model,
) -> tuple[list[Item], list[Item]]:  # fmt: skip
    """Words to score, and words of other pictures to choose on."""
    from infodiff_widgets.studies import calibration, localization
    from infodiff_widgets.studies.items import split

    if data is Data.SCENES:
        classes = calibration.CLASSES if every_class else calibration.OBJECTS
        apart = localization.scenes_items(validation, classes, skip=localization.VALIDATION)
        if scenes > localization.VALIDATION:
            raise ValueError(f"--scenes may be up to {localization.VALIDATION}: those behind are for --validation")
        return localization.scenes_items(scenes, classes), apart
    if data is Data.FOLDER:
        from infodiff_widgets.studies import masked_pictures

        return split(masked_pictures.items(folder, model.size, model.size_multiple), validation)
    from infodiff_widgets.studies import coco_it

    objects = coco_it.Coco(coco)
    rows = objects.build() if table is None else coco_it.read_csv(table)
    return split(objects.items(rows, model.size), validation)


def word_items(
    data: Data, scenes: int, coco: Path | None, table: Path | None, folder: Path | None, model: Model
) -> list[Item]:
    """Words of all classes, with or without a mask."""
    from infodiff_widgets.studies import calibration, coco_wl, localization, masked_pictures

    if data is Data.SCENES:
        return localization.scenes_items(scenes, calibration.CLASSES, placed=False)
    if data is Data.FOLDER:
        return masked_pictures.items(folder, model.size, model.size_multiple)
    return coco_wl.items(coco_wl.read_csv(table), coco, model.size)
