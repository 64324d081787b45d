"""``study localization``, ``information`` and ``interventions``: words of captions, and what they name in pictures."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from infodiff_widgets.cli import common
from infodiff_widgets.files import write_file

if TYPE_CHECKING:
    import pandas as pd

    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.studies.items import Item

Data = Literal["scenes", "coco-it", "folder"]
Origin = Annotated[Data, typer.Option(help="Bundled scenes, objects of COCO, or your own folder.")]
CocoFolder = Annotated[Path | None, typer.Option(help="Folder with COCO's annotations and val2017, unpacked.")]
Table = Annotated[Path | None, typer.Option(help="COCO: a published CSV; built from the captions by default.")]
Folder = Annotated[Path | None, typer.Option(help="Folder with pictures, masks and masks.csv.")]
Captions = Annotated[Path | None, typer.Option(help="Folder with pictures and captions.csv.")]
Limit = Annotated[int, typer.Option(help="COCO, folder: number of rows to use; 0 for all.", min=0)]
EveryClass = Annotated[bool, typer.Option(help="Scenes: words of every class, not only objects.")]

_OWN = {"scenes": ("scenes", "every_class"), "coco-it": ("coco", "table", "limit"), "folder": ("folder", "limit")}
"""Options that apply to each source; for COCO and a folder, the first is needed."""


def unused_options(context: typer.Context) -> list[str]:
    """Options that do not apply to the data.

    Raises:
        BadParameter: if the folder of the data is missing, or an option belongs to other data.
    """
    options, data = context.params, context.params["data"]
    unused = [name for names in _OWN.values() for name in names if name not in _OWN[data]]
    if data != "scenes" and options[_OWN[data][0]] is None:
        raise typer.BadParameter(f"--data {data} needs --{_OWN[data][0]} FOLDER")
    common.refuse_unused(context, unused, f"--data {data}")
    return unused


def mask_items(options: dict[str, Any], model: Model) -> tuple[list[Item], list[Item]]:
    """Words with masks, to score and (of other pictures) to choose thresholds on."""
    from infodiff_widgets.studies import coco, localization, masked_pictures
    from infodiff_widgets.studies.items import split

    validation = options.get("validation", 0)
    if options["data"] == "scenes":
        classes, skip = scene_classes(options["every_class"]), localization.VALIDATION_SKIP
        if options["scenes"] > skip:
            raise ValueError(f"--scenes may be up to {skip}: those behind are for --validation")
        scored = localization.scenes_items(options["scenes"], classes)
        return scored, localization.scenes_items(validation, classes, skip)
    if options["data"] == "folder":
        items = masked_pictures.items(options["folder"], model.size, model.size_multiple)
    else:
        objects, table = coco.Coco(options["coco"]), options["table"]
        items = objects.items(objects.build() if table is None else coco.read_csv(table), model.size)
    scored, held_out = split(items, validation)
    return scored[: options["limit"] or None], held_out


def word_items(options: dict[str, Any], model: Model) -> list[Item]:
    """Words of all classes that carry information, with or without a mask."""
    from infodiff_widgets.studies import calibration, coco, localization, masked_pictures

    if options["data"] == "scenes":
        return localization.scenes_items(options["scenes"], calibration.CLASSES[:-1], placed=False)
    if options["data"] == "folder":
        items = masked_pictures.caption_items(options["folder"], model.size, model.size_multiple)
    else:
        items = coco.word_items(coco.read_csv(options["table"]), options["coco"], model.size)
    return items[: options["limit"] or None]


def scene_classes(every: bool) -> Sequence[str]:
    """Classes of words of the bundled scenes."""
    from infodiff_widgets.studies import calibration

    return calibration.CLASSES if every else calibration.OBJECTS


@common.study.command()
def localization(
    context: typer.Context,
    out: common.Out = Path("localization"),
    data: Origin = "scenes",
    scenes: common.Scenes = 100,
    every_class: EveryClass = False,
    coco: CocoFolder = None,
    table: Table = None,
    folder: Folder = None,
    limit: Limit = 0,
    validation: Annotated[int, typer.Option(help="Number of further pictures to choose thresholds on.", min=0)] = 40,
    samples: common.Samples = 32,
    smoothing: Annotated[float, typer.Option(help="Sigma of a Gaussian filter of the maps, in pixels.", min=0)] = 0,
    gallery: common.Gallery = 24,
    model: common.Source = "learned",
    reference: common.Reference = "",
    device: common.Device = None,
    seed: common.Seed = 0,
    workers: common.Workers = 0,
    scheduler: common.Scheduler = "",
    gpus: common.Gpus = False,
    results: common.Results = False,
) -> None:
    """Measure how well heat maps of words find the objects that the words name.

    Compares maps of information and of attention, alone and combined, with masks. Run it again on the same folder to
    continue, also with more scenes or rows.
    """
    with common.command(context, unused_options(context)) as command:
        _localization(command)


def _localization(command: common.Command) -> None:
    from infodiff_widgets.studies import gallery
    from infodiff_widgets.studies import localization as study
    from infodiff_widgets.studies import localization_report as report

    model, options = command.model, command.options
    (items, held_out), scoring = mask_items(options, model), command.settings(study.Localization)
    choosing = dataclasses.replace(scoring, seed=scoring.seed + study.VALIDATION_SEED)  # other noise

    def measure(one: Model | None = None) -> tuple[pd.DataFrame, pd.DataFrame | None]:
        validation = command.run(choosing, held_out, one, "validation") if held_out else None
        return command.run(scoring, items, one), validation

    (measured, validation), page = measure(), None
    result = report.localization_report(measured, validation=validation, **command.facts)
    scored, _ = report.choose_thresholds(measured, validation)
    score = lambda one: report.choose_thresholds(*measure(one))[0]  # noqa: E731
    result |= command.compared(scored, score, ["method"], report.SCORES)
    if options["gallery"]:
        rows, thresholds = report.choose_thresholds(measured)
        title, show = f"Heat maps of words, {model.name}", functools.partial(scoring.show, model)
        page = gallery.localization(items, rows, thresholds[report.BEST], show, options["gallery"], title)
    text = f"{model.name}\n\n{common.to_text(report.report_table(result).reset_index())}"
    common.write(options["out"], result, dict(localization=scored), page, text, "localization")


@common.study.command()
def information(
    context: typer.Context,
    out: common.Out = Path("information"),
    data: Origin = "scenes",
    scenes: common.Scenes = 100,
    coco: CocoFolder = None,
    table: Table = None,
    folder: Captions = None,
    limit: Limit = 0,
    samples: common.Samples = 32,
    model: common.Source = "learned",
    reference: common.Reference = "",
    device: common.Device = None,
    seed: common.Seed = 0,
    workers: common.Workers = 0,
    scheduler: common.Scheduler = "",
    gpus: common.Gpus = False,
    results: common.Results = False,
) -> None:
    """Measure the mutual information of pictures with words and with whole captions.

    Averages over pictures, by class of word, with 95 % intervals: words alone, and given the rest of the caption.
    Run it again on the same folder to continue, also with more scenes or rows.
    """
    if data == "coco-it" and table is None:
        raise typer.BadParameter("--data coco-it needs --table CSV, which has the classes of words")
    with common.command(context, unused_options(context)) as command:
        _information(command)


def _information(command: common.Command) -> None:
    from infodiff_widgets.studies import word_information as study

    options, items = command.options, study.with_captions(word_items(command.options, command.model))
    measure = lambda one=None: command.run(command.settings(study.WordInformation), items, one)  # noqa: E731
    measured = measure()
    measured = study.with_exact(measured, items) if options["data"] == "scenes" else measured
    result = study.summary(measured, **command.facts)
    result |= command.compared(measured, measure, ["label"], study.MEASURES)
    text = f"{command.model.name}\n\n{common.to_text(result['classes'])}"
    common.write(options["out"], result, dict(information=measured), None, text, "information")
    write_file(options["out"] / "information.png", study.mean_information(measured)._repr_png_())
    typer.echo(f"Wrote information.png in {options['out']}")


@common.study.command()
def interventions(
    context: typer.Context,
    out: common.Out = Path("interventions"),
    data: Origin = "scenes",
    scenes: common.Scenes = 100,
    every_class: EveryClass = False,
    coco: CocoFolder = None,
    table: Table = None,
    folder: Folder = None,
    limit: Limit = 0,
    blank: Annotated[bool, typer.Option(help="Put “_” in the place of omitted words.")] = False,
    samples: common.Samples = 32,
    steps: Annotated[int, typer.Option(help="Steps of the inversion.", min=1)] = 100,
    min_logsnr: Annotated[float | None, typer.Option(help="Log SNR where the inversion ends. Default: lowest.")] = None,
    sampler: Annotated[Literal["ode", "ddpm"], typer.Option(help="Flow (ode) or reverse chain (ddpm).")] = "ode",
    gallery: common.Gallery = 12,
    model: common.Source = "learned",
    reference: common.Reference = "",
    device: common.Device = None,
    seed: common.Seed = 0,
    workers: common.Workers = 0,
    scheduler: common.Scheduler = "",
    gpus: common.Gpus = False,
    results: common.Results = False,
) -> None:
    """Measure how well the information of words predicts what changes when they are omitted or swapped.

    Attention is measured beside it, and in scenes the result that an edit should have. Run it again on the same folder
    to continue an interrupted run, also with more scenes or rows.
    """
    with common.command(context, unused_options(context)) as command:
        from infodiff_widgets.studies import gallery as pages
        from infodiff_widgets.studies import intervention_report as report
        from infodiff_widgets.studies import interventions as studies

        network, study = command.model, command.settings(studies.Interventions)
        if data == "scenes":
            items = studies.scene_interventions(scenes, scene_classes(every_class), blank, seed)
        else:
            items = studies.item_interventions(mask_items(context.params, network)[0], blank)
        measured, page = command.run(study, items), None
        result = report.intervention_report(measured, **command.facts)
        measure = lambda one: command.run(study, items, one)  # noqa: E731
        result |= command.compared(measured, measure, ["kind", "method"], report.MEASURES)
    if gallery:
        show, title = functools.partial(study.show, network), f"Interventions, {network.name}"
        page = pages.interventions(items, measured, show, gallery, title)
    tables = report.report_tables(result).items()
    lines = [f"{network.name}, {samples} samples"]
    lines += [f"{title}\n{frame.round(3).to_string(na_rep='')}" for title, frame in tables]
    common.write(out, result, dict(interventions=measured), page, "\n\n".join(lines), "interventions")
