"""``study localization``: how well heat maps of words find the objects that the words name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from infodiff_widgets.cli import common, words


@common.study.command("localization")
def localization(
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
    options = words.data_options(data, scenes, coco, table, folder, limit)
    shared = dict(samples=samples, seed=seed)
    own = {} if word_classes else dict(validation=validation, smoothing=smoothing, gallery=gallery)
    line = common.command_line(
        "localization", options | shared | own | dict(model=model, device=device),
        every_class=every_class and data is words.Data.SCENES, word_classes=word_classes,
    )  # fmt: skip
    with common.plain_errors():
        import infodiff_widgets as idw
        from infodiff_widgets.studies.journal import fingerprint

        loaded = idw.load(model or None, device=device)
        facts = dict(command=line, **fingerprint(loaded))
        if word_classes:
            _word_classes(out, loaded, words.word_items(options, loaded), data is words.Data.SCENES, shared, facts)
        else:
            split = words.mask_items(options, loaded, validation, every_class)
            _localization(out, loaded, *split, gallery, shared | dict(smoothing=smoothing), facts)


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
