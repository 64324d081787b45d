"""``study interventions``: how well the information of words predicts what changes without them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from infodiff_widgets.cli import common, words


@common.study.command("interventions")
def interventions(
    context: typer.Context,
    out: common.Out = Path("interventions"),
    data: words.Origin = words.Data.SCENES,
    scenes: common.Scenes = 100,
    every_class: Annotated[bool, typer.Option(help="Scenes: all words, not only nouns.")] = False,
    coco: words.CocoFolder = None,
    table: words.Table = None,
    folder: words.Folder = None,
    limit: words.Limit = 0,
    blank: Annotated[bool, typer.Option(help="Put “_” in the place of omitted words.")] = False,
    samples: common.Samples = 32,
    steps: Annotated[int, typer.Option(help="Steps of the inversion.", min=1)] = 100,
    min_logsnr: Annotated[float | None, typer.Option(help="Log SNR where the inversion ends. Default: lowest.")] = None,
    sampler: Annotated[Literal["ode", "ddpm"], typer.Option(help="Flow (ode) or reverse chain (ddpm).")] = "ode",
    gallery: common.Gallery = 12,
    model: common.Source = "",
    device: common.Device = None,
    seed: common.Seed = 0,
) -> None:
    """Measure how well the information of words predicts what changes when they are omitted or swapped.

    Attention is measured beside it, and in scenes the result that an edit should have. Run it again on the same folder
    to continue an interrupted run, also with more scenes or rows.
    """
    settings: dict[str, Any] = dict(samples=samples, steps=steps, min_logsnr=min_logsnr, sampler=sampler, seed=seed)
    options = context.params
    with common.loaded(context, words.unused_options(options)) as (network, facts):
        from infodiff_widgets.studies import calibration, intervention_report
        from infodiff_widgets.studies import gallery as pages
        from infodiff_widgets.studies import interventions as study

        if data is words.Data.SCENES:
            classes = calibration.CLASSES if every_class else calibration.OBJECTS
            items = study.scene_interventions(scenes, classes, blank, seed)
        else:
            items = study.item_interventions(words.mask_items(options, network)[0], blank)
        measured = study.run_interventions(network, items, folder=out, **settings)
        result = intervention_report.intervention_report(measured, **facts)
        page = None
        if gallery:
            run = lambda group, k: study.run_group(network, group, **settings | {"seed": seed + k})  # noqa: E731
            page = pages.interventions(items, measured, run, gallery, f"Interventions, {network.name}")
        tables = intervention_report.report_tables(result).items()
        lines = [f"{network.name}, {samples} samples"]
        lines += [f"{title}\n{frame.round(3).to_string(na_rep='')}" for title, frame in tables]
        common.write(out, result, dict(interventions=measured), page, "\n\n".join(lines), "interventions")
