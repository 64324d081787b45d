"""``study relations``: how often a model prefers the true caption of a picture to false ones."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from infodiff_widgets.cli import common

Captions = Literal[
    "scenes-order", "scenes-attribute", "scenes-count", "scenes-pairs", "vg-relation", "vg-attribution", "coco-order",
    "flickr30k-order", "winoground",
]  # fmt: skip
Score = Literal["standard", "orthogonal", "error"]
Levels = Literal["model", "timesteps"]


@common.study.command("relations")
def relations(
    context: typer.Context,
    out: common.Out = Path("relations"),
    data: Annotated[Captions, typer.Option(help="Bundled scenes, or your own copy.")] = "scenes-order",
    folder: Annotated[Path | None, typer.Option(help="Folder with the data set, unpacked as published.")] = None,
    pictures: Annotated[int, typer.Option(help="Number of tasks; 0 for all in the folder.", min=0)] = 500,
    samples: common.Samples = 64,
    z_threshold: Annotated[
        float | None, typer.Option(help="Stop at this z score of the winner. Default: never.", min=0)
    ] = None,
    by: Annotated[Score, typer.Option(help="Score that stops a run and sorts the gallery.")] = "standard",
    levels: Annotated[Levels, typer.Option(help="Noise levels: the model's, or even timesteps.")] = "model",
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
    """Measure how often a model prefers the true caption of a picture to false ones.

    All three scores come from one pass, with what early stopping would have saved. Run it again on the same folder to
    continue an interrupted run, also with more pictures.
    """
    bundled = data.startswith("scenes-")
    if bundled == (folder is not None):
        raise typer.BadParameter(f"--data {data} {'takes no' if bundled else 'needs'} --folder")
    if bundled and not pictures:
        raise typer.BadParameter("bundled scenes have no end: give their number with --pictures")
    unused = [] if gallery or z_threshold else ["by"]
    common.refuse_unused(context, unused, "--gallery 0 without --z-threshold")
    from infodiff_widgets.studies import caption_benchmarks, caption_report, captions
    from infodiff_widgets.studies import gallery as galleries

    if folder is None:
        tasks = captions.scene_tasks(data, pictures)
    else:
        tasks = caption_benchmarks.READERS[data](folder)
        tasks = captions.subsample(tasks, pictures or len(tasks))
    with common.command(context, unused) as command:
        network, study = command.model, command.settings(captions.CaptionStudy)
        measured, facts = command.run(study, tasks), command.facts
        facts["published"] = caption_benchmarks.PUBLISHED.get(data)
        result = caption_report.caption_report(measured, **facts)
        decisions = caption_report.decisions(measured)
        result |= command.compared(
            decisions, lambda one: caption_report.decisions(command.run(study, tasks, one)), ["score"], ["correct"]
        )
    page, lines = None, [f"{network.name}, at most {measured['samples'].max()} samples"]
    if gallery:
        margins = decisions.pivot(index="task", columns="score", values="margin")
        page = galleries.captions(
            tasks, margins, lambda k: study.score(network, tasks[k], k), gallery, by,
            f"Captions, {network.name}",
        )  # fmt: skip
    for key in ("accuracy", "pairs", "labels", "stopping"):
        lines += [f"{key}:\n{common.to_text(result[key])}"] * bool(result[key])
    common.write(out, result, dict(relations=decisions), page, "\n\n".join(lines), "relations")
