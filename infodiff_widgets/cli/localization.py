"""``study localization``: how well heat maps of words find the objects that the words name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from infodiff_widgets.cli import common, words


@common.study.command("localization")
def localization(
    context: typer.Context,
    out: common.Out = Path("localization"),
    data: words.Origin = words.Data.SCENES,
    scenes: common.Scenes = 100,
    every_class: Annotated[bool, typer.Option(help="Scenes: also grounds, colours, sizes and numbers.")] = False,
    coco: words.CocoFolder = None,
    table: words.Table = None,
    folder: words.Folder = None,
    limit: words.Limit = 0,
    validation: Annotated[int, typer.Option(help="Number of further pictures to choose thresholds on.", min=0)] = 40,
    word_classes: Annotated[bool, typer.Option(help="Instead: words alone and given the rest, by class.")] = False,
    samples: common.Samples = 32,
    smoothing: Annotated[float, typer.Option(help="Sigma of a Gaussian filter of the maps, in pixels.", min=0)] = 0,
    gallery: common.Gallery = 24,
    model: common.Source = "",
    device: common.Device = None,
    seed: common.Seed = 0,
) -> None:
    """Measure how well heat maps of words find the objects that the words name.

    Compares maps of information and of attention, alone and combined, with masks. With --word-classes, compares how
    much words of each class say alone and given the rest. Run it again on the same folder to continue, also with more
    scenes or rows.
    """
    if word_classes and data is words.Data.COCO_IT and table is None:
        raise typer.BadParameter("--word-classes of COCO needs --table CSV")
    unused = words.unused_options(context.params)
    unused += ["validation", "smoothing", "gallery"] if word_classes else []
    shared = dict(samples=samples, seed=seed)
    with common.loaded(context, unused) as (network, facts):
        if word_classes:
            items = words.word_items(context.params, network)
            _word_classes(out, network, items, data is words.Data.SCENES, shared, facts)
        else:
            split = words.mask_items(context.params, network)
            _localization(out, network, *split, gallery, shared | dict(smoothing=smoothing), facts)


def _localization(
    out: Path, model: Any, items: Sequence, held_out: Sequence, shown: int, options: dict[str, Any],
    facts: dict[str, Any],
) -> None:  # fmt: skip
    from infodiff_widgets.studies import gallery
    from infodiff_widgets.studies import localization as study
    from infodiff_widgets.studies import localization_report as report

    def maps(group: Sequence, k: int) -> Iterator:
        return study.read_and_map(model, group, **options | {"seed": options["seed"] + k})

    validation, page = None, None
    if held_out:
        other_noise = options | {"seed": options["seed"] + study.VALIDATION_SEED}
        validation = study.localization(model, held_out, folder=out, name="validation", **other_noise)
    measured = study.localization(model, items, folder=out, **options)
    result = report.localization_report(measured, validation=validation, **facts)
    if shown:
        rows, thresholds = report.choose_thresholds(measured)
        title = f"Heat maps of words, {model.name}"
        page = gallery.localization(items, rows, thresholds[report.BEST], maps, shown, title)
    scored, _ = report.choose_thresholds(measured, validation)
    text = f"{model.name}\n\n{common.to_text(report.report_table(result).reset_index())}"
    common.write(out, result, dict(localization=scored), page, text, "localization")


def _word_classes(
    out: Path, model: Any, items: Sequence, exact: bool, options: dict[str, Any], facts: dict[str, Any]
) -> None:
    from infodiff_widgets.studies import word_classes as study

    measured = study.word_classes(model, items, folder=out, **options)
    if exact:
        measured = study.with_exact(measured, items)
    result = study.summary(measured, **facts)
    text = f"{model.name}\n\n{common.to_text(result['classes'])}"
    common.write(out, result, dict(word_classes=measured), None, text, "word_classes")
