"""``study scenes-quality`` and ``acceptance``: how good a model of the scenes is, and which of its pictures to keep."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infodiff_widgets.cli import common
from infodiff_widgets.files import write_file


@common.study.command("scenes-quality")
def scenes_quality(
    context: typer.Context,
    out: common.Out = Path("scenes-quality"),
    scenes: Annotated[int, typer.Option(help="Number of scenes whose words are measured.", min=1)] = 200,
    captions: Annotated[int, typer.Option(help="Number of captions that are drawn.", min=1)] = 200,
    samples: common.Samples = 32,
    steps: Annotated[int, typer.Option(help="Number of steps of the sampler that draws.", min=1)] = 50,
    model: common.Source = "learned",
    reference: common.Reference = "exact",
    device: common.Device = None,
    seed: common.Seed = 0,
    workers: common.Workers = 0,
    scheduler: common.Scheduler = "",
    gpus: common.Gpus = False,
    results: common.Results = False,
) -> None:
    """Measure how good a model of the bundled scenes is, beside a reference under the same noise.

    Compares its nats with the exact ones, its predictions and heat maps with those of the reference, and the pictures
    that both draw with their captions. Run it again on the same folder to continue.
    """
    with common.command(context) as command:
        import pandas as pd

        import infodiff_widgets as idw
        from infodiff_widgets.plots import static
        from infodiff_widgets.studies import calibration, quality
        from infodiff_widgets.studies.provenance import fingerprint

        network, exact, facts = command.model, idw.load(reference, device=device), command.facts
        other = None if fingerprint(exact)["weights"] == facts["weights"] else exact
        drawn = [idw.scenes.sample(-1 - k) for k in range(max(scenes, captions))]
        texts, study = [scene.caption for scene in drawn[:captions]], command.settings(calibration.Generation)
        parts = [command.run(study, texts).assign(pipeline="model")]
        parts += [command.run(study, texts, other).assign(pipeline="reference")] if other else []
        generated = pd.concat(parts, ignore_index=True)
        study = command.settings(calibration.Calibration, reference=other)
        words, prompts = calibration.words_and_prompts(command.run(study, drawn[:scenes]))
    levels = network.logsnr_distribution
    facts |= {"reference": fingerprint(exact)} if other else {}
    result = quality.summary(words, prompts, generated, (levels.low, levels.high), **facts)
    tables = {"words": words, "prompts": prompts, "generation": generated}
    tables = {name: table.drop(columns=[*calibration.DENSITIES], errors="ignore") for name, table in tables.items()}
    shown = [name for name in ("words", "excess", "generation") if name in result]
    text = [f"{network.name}, {scenes} scenes of {samples} samples"]
    text += [f"{name}\n{common.to_text(result[name])}" for name in shown]
    common.write(out, result, tables, None, "\n\n".join(text), "quality")
    if other:
        write_file(out / "quality.png", static.to_png(quality.figure(result)))
        typer.echo(f"Wrote quality.png in {out}")


@common.study.command()
def acceptance(
    context: typer.Context,
    out: common.Out = Path("acceptance"),
    captions: Annotated[int, typer.Option(help="Number of captions of two objects.", min=1)] = 100,
    samples: common.Samples = 32,
    steps: Annotated[int, typer.Option(help="Number of steps of the sampler that draws.", min=1)] = 50,
    model: common.Source = "learned",
    device: common.Device = None,
    seed: common.Seed = 0,
    workers: common.Workers = 0,
    scheduler: common.Scheduler = "",
    gpus: common.Gpus = False,
    results: common.Results = False,
) -> None:
    """Measure how well CompLift's rule accepts generated pictures that show their caption.

    The model draws pictures of two objects, half of them with another object than the caption says. A picture is
    accepted if the standard information of both noun phrases is positive. Run it again on the same folder to continue.
    """
    with common.command(context) as command:
        from infodiff_widgets.studies import acceptance as study

        table = command.run(command.settings(study.Acceptance), study.scene_captions(captions))
    result = study.summary(table, **command.facts)
    text = f"{command.model.name}\n\n{common.to_text(result['scores'])}"
    common.write(out, result, {"acceptance": table.drop(columns="item")}, None, text, "acceptance")
