"""``study relations``: how often a model prefers the true caption of a picture to false ones."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infodiff_widgets.cli.common import Device, Out, Seed, Source, command_line, plain_errors, study, write

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.studies.captions import Choice


class Captions(StrEnum):
    """Where pictures with several captions come from."""

    SCENES_ORDER = "scenes-order"
    SCENES_ATTRIBUTE = "scenes-attribute"
    SCENES_COUNT = "scenes-count"
    SCENES_PAIRS = "scenes-pairs"
    VG_RELATION = "vg-relation"
    VG_ATTRIBUTION = "vg-attribution"
    COCO_ORDER = "coco-order"
    FLICKR30K_ORDER = "flickr30k-order"
    WINOGROUND = "winoground"


class Score(StrEnum):
    """What captions are scored by."""

    STANDARD = "standard"
    ORTHOGONAL = "orthogonal"
    ERROR = "error"


class Levels(StrEnum):
    """Where noise levels are drawn."""

    MODEL = "model"
    TIMESTEPS = "timesteps"


@study.command("relations")
def relations(
    out: Out = Path("relations"),
    data: Annotated[Captions, typer.Option(help="Bundled scenes, or the user's own copies.")] = Captions.SCENES_ORDER,
    folder: Annotated[Path | None, typer.Option(help="Of the data, as its authors publish it.")] = None,
    untagged: Annotated[bool, typer.Option(help="Orders: only shuffles that need no tagger.")] = False,
    pictures: Annotated[int, typer.Option(help="How many choices; 0 for all of a folder.", min=0)] = 500,
    samples: Annotated[int, typer.Option(help="Most draws for every picture, rounded up to whole rounds.", min=2)] = 64,
    certain: Annotated[float, typer.Option(help="Stop at this certainty z of the winner; 0: never.", min=0)] = 0,
    by: Annotated[Score, typer.Option(help="The score that must be certain, and that sorts.")] = Score.STANDARD,
    levels: Annotated[Levels, typer.Option(help="Noise levels: the model's, or even timesteps.")] = Levels.MODEL,
    gallery: Annotated[int, typer.Option(help="Pictures on the page; 0 for no page.", min=0)] = 24,
    model: Source = "",
    device: Device = None,
    seed: Seed = 0,
) -> None:
    """Measure how often a model prefers the true caption of a picture to false ones.

    By three scores from one pass, with what stopping early would have saved. Run it again on the same folder to go on
    where it was stopped, also with more pictures.
    """
    bundled = data.value.startswith("scenes-")
    if bundled == (folder is not None):
        raise typer.BadParameter(f"--data {data.value} {'takes no' if bundled else 'needs'} --folder")
    if untagged and not data.value.endswith("-order"):
        raise typer.BadParameter(f"--data {data.value} takes no --untagged, which is of orders")
    if bundled and not pictures:
        raise typer.BadParameter("bundled scenes have no end: say how many with --pictures")
    given = dict(data=data.value, folder=folder, pictures=pictures, samples=samples, certain=certain, by=by.value)
    given |= dict(levels=levels.value, gallery=gallery, seed=seed, model=model, device=device)
    with plain_errors():
        import infodiff_widgets as idw
        from infodiff_widgets.studies import aro

        choices = _choices(data, folder, untagged, pictures)
        settings = dict(samples=samples, seed=seed, certain=certain or None, by=by.value, levels=levels.value)
        facts = dict(
            command=command_line("relations", given, untagged=untagged), published=aro.PUBLISHED.get(data.value)
        )
        _relations(out, facts, idw.load(model or None, device=device), choices, gallery, settings)


def _choices(data: Captions, folder: Path | None, untagged: bool, number: int) -> list[Choice]:
    from infodiff_widgets.studies import aro, captions, orders

    if folder is None:
        return captions.scenes_choices(data.value, number)
    if data in (Captions.COCO_ORDER, Captions.FLICKR30K_ORDER):
        path = folder / orders.FILES[data is Captions.FLICKR30K_ORDER]
        found = orders.order(path, shuffles=orders.SHUFFLES[len(orders.TAGGED) * untagged :])
    else:
        readers = {
            Captions.VG_RELATION: aro.vg_relation,
            Captions.VG_ATTRIBUTION: aro.vg_attribution,
            Captions.WINOGROUND: aro.winoground,
        }
        found = readers[data](folder)
    return captions.some(found, number or len(found))


def _relations(
    out: Path, facts: dict[str, Any], model: Model, choices: list[Choice], shown: int, settings: dict[str, Any]
) -> None:
    from infodiff_widgets.plots import matching_page
    from infodiff_widgets.studies import accuracy, journal, matching, verdict

    measured = matching.matching(model, choices, folder=out, **settings)
    result = verdict.summary(measured, **facts, **journal.about(model))
    page = None
    if shown:
        page = matching_page.page(model, choices, measured, shown, title=f"Captions, {model.name}", **settings)
    said = f"{model.name}, at most {measured['draws'].max()} samples\n\n{verdict.text_table(result)}"
    write(out, result, dict(relations=accuracy.outcomes(measured)), page, said, "relations")
