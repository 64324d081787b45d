"""``study localization``: how well maps of words find what the words are about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infodiff_widgets.cli.common import Device, Out, Scenes, Seed, Source, command_line, plain_errors, study, write
from infodiff_widgets.cli.words import (
    CocoFolder,
    Data,
    Folder,
    Limit,
    Origin,
    Table,
    mask_items,
    origin,
    word_items,
)

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.studies.items import Item


@study.command("localization")
def localization(
    out: Out = Path("localization"),
    data: Origin = Data.SCENES,
    scenes: Scenes = 100,
    every_class: Annotated[bool, typer.Option(help="Scenes: also grounds, colours, sizes and numbers.")] = False,
    coco: CocoFolder = None,
    table: Table = None,
    check_table: Annotated[bool, typer.Option(help="Only list where --table differs from the rule.")] = False,
    folder: Folder = None,
    limit: Limit = 0,
    validation: Annotated[
        int, typer.Option(help="Further pictures to choose a fusion and thresholds on; 0: no fusion.", min=0)
    ] = 40,
    word_classes: Annotated[bool, typer.Option(help="Instead: words alone and given the rest, by class.")] = False,
    samples: Annotated[int, typer.Option(help="Draws for every caption.", min=2)] = 32,
    smoothing: Annotated[float, typer.Option(help="Of the maps: sigma in pixels of the picture.", min=0)] = 0,
    gallery: Annotated[int, typer.Option(help="Words on the page of pictures; 0 for no page.", min=0)] = 24,
    model: Source = "",
    device: Device = None,
    seed: Seed = 0,
) -> None:
    """Measure how well maps of words find what the words are about.

    Information and attention, alone and joined, against masks; with --word-classes, how much words of each class say
    alone and given the rest. Run it again on the same folder to go on where it was stopped, also with more scenes or
    rows.
    """
    if table is None and (check_table or (word_classes and data is Data.COCO_IT)):
        raise typer.BadParameter("--check-table and --word-classes of COCO need --table CSV")
    if check_table:
        with plain_errors():
            _compare(out, table)
        return
    given = origin(data, scenes, coco, table, folder, limit) | dict(samples=samples, seed=seed)
    if not word_classes:
        given |= dict(validation=validation, smoothing=smoothing, gallery=gallery)
    line = command_line(
        "localization", given | dict(model=model, device=device),
        every_class=every_class and data is Data.SCENES, word_classes=word_classes,
    )  # fmt: skip
    with plain_errors():
        import infodiff_widgets as idw

        loaded = idw.load(model or None, device=device)
        first = None if data is Data.SCENES else limit or None
        if word_classes:
            items = word_items(data, scenes, coco, table, folder, loaded)[:first]
            _word_classes(out, line, loaded, items, samples, seed, data is Data.SCENES)
        else:
            items, apart = mask_items(data, scenes, every_class, coco, table, folder, validation, loaded)
            items = items[:first]
            _localization(out, line, loaded, items, apart, gallery, samples, seed, smoothing)


def _compare(out: Path, table: Path) -> None:
    from infodiff_widgets.studies import coco_it

    records, found = len(coco_it.read_csv(table)), coco_it.compared(table)
    out.mkdir(parents=True, exist_ok=True)
    found.to_csv(out / "differences.csv", index=False)
    typer.echo(f"{len(found)} of {records} records of {table} differ from the rule")
    for difference, number in found["difference"].value_counts().items():
        typer.echo(f"{number:>6} {difference}")
    typer.echo(f"\nWrote differences.csv in {out}")


def _localization(
    out: Path, command: str, model: Model, items: list[Item], apart: list[Item], shown: int, samples: int, seed: int,
    smoothing: float,
) -> None:  # fmt: skip
    from infodiff_widgets.studies import gallery, journal, localization, protocols
    from infodiff_widgets.studies.fusion import CANDIDATES, finished

    split, fusions = None, ()
    if apart:
        split = localization.localization(
            model, apart, samples, seed + localization.APART, smoothing, out, fusions=CANDIDATES, name="validation"
        )
        winner = protocols.kept(split)
        fusions = (winner, finished("attention", winner))
    measured = localization.localization(model, items, samples, seed, smoothing, out, fusions=fusions)
    result = protocols.summary(measured, validation=split, command=command, **journal.about(model))
    page, title = None, f"Maps of words, {model.name}"
    if shown:
        rows, thresholds = protocols.scored(measured)
        page = gallery.localization(
            items, rows, thresholds[protocols.BEST],
            lambda group, k: localization.look(model, group, samples, seed + k, smoothing, fusions), shown, title,
        )  # fmt: skip
    said = f"{model.name}, {samples} samples\n\n{protocols.text_table(result)}"
    write(out, result, dict(localization=protocols.scored(measured, split)[0]), page, said, "localization")


def _word_classes(
    out: Path, command: str, model: Model, items: list[Item], samples: int, seed: int, exact: bool
) -> None:
    from infodiff_widgets.studies import journal, word_classes

    measured = word_classes.word_classes(model, items, samples, seed, out)
    if exact:
        measured = word_classes.with_exact(measured, items)
    result = word_classes.summary(measured, command=command, **journal.about(model))
    said = f"{model.name}, {samples} samples\n\n{word_classes.text_table(result)}"
    write(out, result, dict(word_classes=measured), None, said, "word_classes")
