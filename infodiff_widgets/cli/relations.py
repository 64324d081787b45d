"""``study relations``: how often a model prefers the true caption of a picture to false ones."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

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
    z_threshold: Annotated[float, typer.Option(help="Stop at this z score of the winner; 0: never.", min=0)] = 0,
    by: Annotated[Score, typer.Option(help="Score that stops a run and sorts the gallery.")] = "standard",
    levels: Annotated[Levels, typer.Option(help="Noise levels: the model's, or even timesteps.")] = "model",
    gallery: common.Gallery = 24,
    model: common.Source = "learned",
    reference: common.Reference = "",
    device: common.Device = None,
    seed: common.Seed = 0,
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
    settings: dict[str, Any] = dict(samples=samples, seed=seed, z_threshold=z_threshold or None, by=by, levels=levels)
    from infodiff_widgets.studies import caption_benchmarks, caption_report, captions
    from infodiff_widgets.studies import gallery as galleries

    if folder is None:
        tasks = captions.scene_tasks(data, pictures)
    else:
        tasks = caption_benchmarks.READERS[data](folder)
        tasks = captions.subsample(tasks, pictures or len(tasks))
    network, facts = common.loaded(context, unused)
    measured = captions.score_captions(network, tasks, folder=out, **settings)
    facts["published"] = caption_benchmarks.PUBLISHED.get(data)
    result = caption_report.caption_report(measured, **facts)
    decisions = caption_report.decisions(measured)
    result |= common.compared(
        context.params, out, decisions,
        lambda one, place: caption_report.decisions(captions.score_captions(one, tasks, folder=place, **settings)),
        ["score"], ["correct"],
    )  # fmt: skip
    page, lines = None, [f"{network.name}, at most {measured['samples'].max()} samples"]
    if gallery:
        margins = decisions.pivot(index="task", columns="score", values="margin")
        page = galleries.captions(
            tasks, margins, lambda k: captions.score_task(network, tasks[k], k, **settings), gallery, by,
            f"Captions, {network.name}",
        )  # fmt: skip
    for key in ("accuracy", "pairs", "labels", "stopping"):
        lines += [f"{key}:\n{common.to_text(result[key])}"] * bool(result[key])
    common.write(out, result, dict(relations=decisions), page, "\n\n".join(lines), "relations")
