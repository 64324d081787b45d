"""``study scenes-quality``: how good a model of the bundled scenes is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infodiff_widgets.cli.common import Device, Out, Seed, Source, command_line, plain_errors, study, write


@study.command("scenes-quality")
def scenes_quality(
    out: Out = Path("scenes-quality"),
    scenes: Annotated[int, typer.Option(help="Scenes whose words are measured.", min=2)] = 200,
    captions: Annotated[int, typer.Option(help="Captions that are drawn.", min=1)] = 200,
    samples: Annotated[int, typer.Option(help="Draws for every scene.", min=2)] = 32,
    steps: Annotated[int, typer.Option(help="Of the sampler that draws the captions.", min=1)] = 50,
    model: Source = "",
    device: Device = None,
    seed: Seed = 0,
) -> None:
    """Measure how good a model of the bundled scenes is.

    Are its nats the exact ones, does it draw what it is told, and do its maps lie on the objects? Run it again on
    the same folder to go on where it was stopped.
    """
    with plain_errors():
        _scenes_quality(out, scenes, captions, samples, steps, model, device, seed)


def _scenes_quality(
    out: Path, scenes: int, captions: int, samples: int, steps: int, source: str, device: str | None, seed: int
) -> None:
    import infodiff_widgets as idw
    from infodiff_widgets.studies import calibration, journal, quality

    options = dict(scenes=scenes, captions=captions, samples=samples, steps=steps, seed=seed)
    line = command_line("scenes-quality", options | dict(model=source, device=device))
    model = idw.load(source or None, device=device)
    found = [idw.scenes.sample(-1 - k) for k in range(max(scenes, captions))]
    generated = calibration.generation(
        model, [scene.caption for scene in found[:captions]], steps=steps, seed=seed, folder=out
    )
    calibrated = calibration.calibration(model, found[:scenes], samples=samples, seed=seed, folder=out)
    result = quality.summary(calibrated, generated, command=line, **journal.about(model))
    tables = dict(calibration=calibrated.drop(columns=calibration.LISTS), generation=generated)
    said = f"{model.name}, {scenes} scenes of {samples} samples\n\n{quality.text_table(result)}"
    write(out, result, tables, None, said, "quality")
