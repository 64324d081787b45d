"""``study relations``: how often a model prefers the true caption of a picture to false ones."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infodiff_widgets.cli.common import Device, Out, Seed, Source, command_line, plain_errors, study, write

if TYPE_CHECKING:
    from infodiff_widgets.studies.captions import CaptionTask


class Captions(StrEnum):
    """Source of pictures with several captions."""

    SCENES_ORDER = "scenes-order"
    SCENES_ATTRIBUTE = "scenes-attribute"
    SCENES_COUNT = "scenes-count"
    SCENES_PAIRS = "scenes-pairs"
    VG_RELATION = "vg-relation"
    VG_ATTRIBUTION = "vg-attribution"
    COCO_ORDER = "coco-order"
    FLICKR30K_ORDER = "flickr30k-order"
    WINOGROUND = "winoground"


Score = StrEnum("Score", {name.upper(): name for name in ("standard", "orthogonal", "error")})
Levels = StrEnum("Levels", {name.upper(): name for name in ("model", "timesteps")})


@study.command("relations")
def relations(
    out: Out = Path("relations"),
    data: Annotated[Captions, typer.Option(help="Bundled scenes, or your own copy.")] = Captions.SCENES_ORDER,
    folder: Annotated[Path | None, typer.Option(help="Folder with the data set, unpacked as published.")] = None,
    pictures: Annotated[int, typer.Option(help="Number of tasks; 0 for all in the folder.", min=0)] = 500,
    samples: Annotated[int, typer.Option(help="Largest number of noise samples per picture.", min=2)] = 64,
    z_threshold: Annotated[float, typer.Option(help="Stop at this z score of the winner; 0: never.", min=0)] = 0,
    by: Annotated[Score, typer.Option(help="Score that stops a run and sorts the gallery.")] = Score.STANDARD,
    levels: Annotated[Levels, typer.Option(help="Noise levels: the model's, or even timesteps.")] = Levels.MODEL,
    gallery: Annotated[int, typer.Option(help="Pictures in the gallery; 0 for none.", min=0)] = 24,
    model: Source = "",
    device: Device = None,
    seed: Seed = 0,
) -> None:
    """Measure how often a model prefers the true caption of a picture to false ones.

    All three scores come from one pass, with what early stopping would have saved. Run it again on the same folder to
    continue an interrupted run, also with more pictures.
    """
    bundled = data.value.startswith("scenes-")
    if bundled == (folder is not None):
        raise typer.BadParameter(f"--data {data.value} {'takes no' if bundled else 'needs'} --folder")
    if bundled and not pictures:
        raise typer.BadParameter("bundled scenes have no end: give their number with --pictures")
    options = dict(data=data.value, folder=folder, pictures=pictures, samples=samples, z_threshold=z_threshold)
    options |= dict(by=by.value, levels=levels.value, gallery=gallery, seed=seed, model=model, device=device)
    settings = dict(samples=samples, seed=seed, z_threshold=z_threshold or None, by=by.value, levels=levels.value)
    with plain_errors():
        import pandas as pd

        import infodiff_widgets as idw
        from infodiff_widgets.studies import aro, caption_report, captions, journal
        from infodiff_widgets.studies import gallery as galleries

        tasks, loaded = _tasks(data, folder, pictures), idw.load(model or None, device=device)
        measured = captions.score_captions(loaded, tasks, folder=out, **settings)
        facts = dict(command=command_line("relations", options), published=aro.PUBLISHED.get(data.value))
        result = caption_report.caption_report(measured, **facts, **journal.fingerprint(loaded))
        page, lines = None, [f"{loaded.name}, at most {measured['draws'].max()} samples"]
        if gallery:
            margins = caption_report.decisions(measured).pivot(index="task", columns="score", values="margin")
            page = galleries.captions(
                tasks, margins, lambda k: captions.score_task(loaded, tasks[k], k, **settings), gallery, by.value,
                f"Captions, {loaded.name}",
            )  # fmt: skip
        for key, title in caption_report.TABLES.items():
            if result[key]:
                lines.append(f"{title}\n{pd.DataFrame(result[key]).round(3).to_string(index=False, na_rep='')}")
        write(out, result, dict(relations=caption_report.decisions(measured)), page, "\n\n".join(lines), "relations")


def _tasks(data: Captions, folder: Path | None, number: int) -> list[CaptionTask]:
    from infodiff_widgets.studies import aro, captions, orders

    if folder is None:
        return captions.scene_tasks(data.value, number)
    if data in (Captions.COCO_ORDER, Captions.FLICKR30K_ORDER):
        tasks = orders.order_tasks(folder / orders.FILES[data is Captions.FLICKR30K_ORDER])
    else:
        readers = {Captions.VG_RELATION: aro.vg_relation, Captions.VG_ATTRIBUTION: aro.vg_attribution,
                   Captions.WINOGROUND: aro.winoground}  # fmt: skip
        tasks = readers[data](folder)
    return captions.subsample(tasks, number or len(tasks))
