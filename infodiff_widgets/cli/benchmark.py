"""``benchmark``: network calls for a given error, speed and memory of a model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from infodiff_widgets.cli import common
from infodiff_widgets.files import write_file


def benchmark(
    model: common.Source = "learned",
    device: common.Device = None,
    scenes: common.Scenes = 5,
    samples: common.Samples = 64,
    growth: Annotated[bool, typer.Option(help="Also measure longer prompts and larger pictures.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with the rows of every scene.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", callback=common.expand, help="Folder for benchmark.json and benchmark.md."),
    ] = None,
    seed: common.Seed = 0,
) -> None:
    """Count the network calls that a given error takes, against the paper's scheme, and time a model.

    The pictures are bundled scenes, whatever the model.
    """
    common.announce(model)
    import infodiff_widgets as idw
    from infodiff_widgets.studies import benchmark as study
    from infodiff_widgets.studies.provenance import code_version

    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    network = idw.load(model, device=device)
    drawn = [idw.scenes.example(k) for k in range(scenes)]
    rows = [row for k, scene in enumerate(drawn) for row in study.scene_calls(network, scene, samples, seed + k)]
    result: dict[str, Any] = {
        "model": network.name, "machine": study.machine(network.pipe.device), "scenes": scenes, "samples": samples,
        "calls": study.summary(rows), "speed": study.speed(network, drawn[0], min(samples, 16)),
    }  # fmt: skip
    if growth:
        result |= {"growth": study.growth(network, drawn[0]), "pixels": study.pixel_growth(device)}
    result |= {"code": code_version(), "rows": rows}
    text = json.dumps(result, indent=1) + "\n"
    page = to_markdown(result)
    typer.echo(text if as_json else page)
    if out is not None:
        write_file(out / "benchmark.json", text)
        write_file(out / "benchmark.md", page)


def to_markdown(result: dict[str, Any]) -> str:
    """The page of a result: its tables with their headings."""
    parts = [
        f"# Benchmark of {result['model']}",
        f"{result['machine']}; medians of {result['scenes']} scenes, predicted from {result['samples']} samples each.",
        "## Network calls until the whole prompt and all words have the target error",
        "“paper”: independent draws of the paper's distribution, each question by itself. “independent”: the same with "
        "the model's own distribution. “ours”: all questions share their calls. “stopping”: words leave when their "
        "error is met. “fewer”: paper over stopping, and independent over stopping.",
        table(result["calls"]),
        "## Speed",
        table([{"measured": name, "value": value} for name, value in result["speed"].items()]),
    ]
    for name, title in (("growth", "Longer prompts and more samples"), ("pixels", "Larger pictures")):
        parts += [f"## {title}", table(result[name])] if name in result else []
    return "\n\n".join(parts) + "\n"


def table(rows: list[dict[str, Any]]) -> str:
    """Rows as a Markdown table, numbers to three digits."""
    lines = [list(rows[0]), ["---"] * len(rows[0])]
    lines += [[f"{v:.3g}" if isinstance(v, float) else str(v) for v in row.values()] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
