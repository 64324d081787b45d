"""``study interventions``: how well the information of words predicts what changes without them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infodiff_widgets.cli.common import Device, Out, Scenes, Seed, Source, command_line, plain_errors, study, write
from infodiff_widgets.cli.words import CocoFolder, Data, Folder, Limit, Origin, Table, data_options, mask_items

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.studies.interventions import Intervention


class Inverted(StrEnum):
    """How a picture is turned into noise and back."""

    ODE = "ode"
    DDPM = "ddpm"


@study.command("interventions")
def interventions(
    out: Out = Path("interventions"),
    data: Origin = Data.SCENES,
    scenes: Scenes = 100,
    every_class: Annotated[bool, typer.Option(help="Scenes: all words, not only nouns.")] = False,
    coco: CocoFolder = None,
    table: Table = None,
    folder: Folder = None,
    limit: Limit = 0,
    blank: Annotated[bool, typer.Option(help="Leave words out by “_” in their place.")] = False,
    samples: Annotated[int, typer.Option(help="Draws for every caption.", min=2)] = 32,
    steps: Annotated[int, typer.Option(help="Of the way to noise, and of the way back.", min=1)] = 100,
    min_logsnr: Annotated[float | None, typer.Option(help="Log SNR to turn round at. Left out: the model's.")] = None,
    sampler: Annotated[Inverted, typer.Option(help="The flow, or the noise of every step.")] = Inverted.ODE,
    gallery: Annotated[int, typer.Option(help="Interventions on the page; 0 for no page.", min=0)] = 12,
    model: Source = "",
    device: Device = None,
    seed: Seed = 0,
) -> None:
    """Measure how well the information of words predicts what changes when they are left out or swapped.

    Against attention, and in scenes against what should have come out. Run it again on the same folder to go on where
    it was stopped, also with more scenes or rows.
    """
    settings = dict(samples=samples, steps=steps, min_logsnr=min_logsnr, sampler=sampler.value, seed=seed)
    options = data_options(data, scenes, coco, table, folder, limit)
    line = command_line(
        "interventions", options | settings | dict(gallery=gallery, model=model, device=device),
        every_class=every_class and data is Data.SCENES, blank=blank,
    )  # fmt: skip
    with plain_errors():
        import infodiff_widgets as idw
        from infodiff_widgets.studies import calibration
        from infodiff_widgets.studies.interventions import of_items, of_scenes

        loaded = idw.load(model or None, device=device)
        if data is Data.SCENES:
            items = of_scenes(scenes, calibration.CLASSES if every_class else calibration.OBJECTS, blank, seed)
        else:
            items = of_items(mask_items(options, loaded)[0], blank)
        _interventions(out, line, loaded, items, gallery, settings)


def _interventions(
    out: Path, command: str, model: Model, items: list[Intervention], shown: int, settings: dict[str, Any]
) -> None:
    from infodiff_widgets.studies import agreement, counterfactual, effects, gallery, journal

    measured = effects.effects(model, items, folder=out, **settings)
    result = agreement.summary(measured, command=command, **journal.fingerprint(model))
    result["counterfactual"] = counterfactual.summary(measured)
    page = None
    if shown:
        page = gallery.interventions(
            items, measured,
            lambda group, k: effects.look(model, group, **settings | {"seed": settings["seed"] + k}),
            shown, f"Interventions, {model.name}",
        )  # fmt: skip
    tables = agreement.text_table(result), counterfactual.text_table(result["counterfactual"])
    said = "\n\n".join([f"{model.name}, {settings['samples']} samples", *filter(None, tables)])
    write(out, result, dict(interventions=measured), page, said, "interventions")
