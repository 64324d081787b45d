"""``study scenes-quality``: how good a model of the bundled scenes is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infodiff_widgets.cli import common


@common.study.command("scenes-quality")
def scenes_quality(
    context: typer.Context,
    out: common.Out = Path("scenes-quality"),
    scenes: Annotated[int, typer.Option(help="Number of scenes whose words are measured.", min=2)] = 200,
    captions: Annotated[int, typer.Option(help="Number of captions that are drawn.", min=1)] = 200,
    samples: common.Samples = 32,
    steps: Annotated[int, typer.Option(help="Number of steps of the sampler that draws.", min=1)] = 50,
    model: common.Source = "",
    device: common.Device = None,
    seed: common.Seed = 0,
) -> None:
    """Measure how good a model of the bundled scenes is.

    Compares its nats with the exact ones, the pictures it draws with their captions, and its heat maps with the
    objects. Run it again on the same folder to continue.
    """
    with common.loaded(context) as (network, facts):
        import infodiff_widgets as idw
        from infodiff_widgets.studies import calibration, quality

        drawn = [idw.scenes.sample(-1 - k) for k in range(max(scenes, captions))]
        texts = [scene.caption for scene in drawn[:captions]]
        generated = calibration.generation(network, texts, steps, seed=seed, folder=out)
        calibrated = calibration.calibration(network, drawn[:scenes], samples, seed, out)
        result = quality.summary(calibrated, generated, **facts)
        tables = dict(calibration=calibrated.drop(columns=calibration.LISTS), generation=generated)
        text = [f"{name}\n{common.to_text(result[name])}" for name in ("words", "generation", "localization")]
        text = "\n\n".join([f"{network.name}, {scenes} scenes of {samples} samples", *text])
        common.write(out, result, tables, None, text, "quality")
