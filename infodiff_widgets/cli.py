"""The command ``infodiff-widgets``.

``lab`` opens the notebooks, ``explain`` measures one image and prompt, ``study`` a model over many.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.studies.localization import Item

app = typer.Typer(
    help="See, in nats and with error bars, what each word of a prompt tells a diffusion model about each pixel.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
study = typer.Typer(help="Measure a model over many pictures.", no_args_is_help=True)
app.add_typer(study, name="study")


def notebooks() -> Path:
    """Where the notebooks lie: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "notebooks"
    return inside if inside.exists() else package.parent / "notebooks"


def copy_notebooks(folder: Path) -> Path:
    """Copy the notebooks into a folder, never over a file that is already there: it may hold the user's work."""
    folder.mkdir(parents=True, exist_ok=True)
    for notebook in sorted(notebooks().glob("*.ipynb")):
        if not (folder / notebook.name).exists():
            shutil.copy(notebook, folder)
    return folder


@contextmanager
def plain_errors() -> Iterator[None]:
    """Bad input ends a command with one line in place of a traceback."""
    try:
        yield
    except (ValueError, TypeError, OSError, ImportError) as error:
        typer.secho(f"error: {error}", fg="red", err=True)
        raise typer.Exit(1) from error


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(
    context: typer.Context,
    folder: Annotated[Path, typer.Option(help="Where the copies of the notebooks go.")] = Path("infodiff-notebooks"),
) -> None:
    """Open JupyterLab on your own copy of the notebooks. Further options go to JupyterLab."""
    place = copy_notebooks(folder.expanduser()).resolve()
    first = sorted(path.name for path in place.glob("*.ipynb"))[0]
    typer.echo(f"Notebooks are in {place}")
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={place}", *context.args]
    command.append(f"--LabApp.default_url=/lab/tree/{first}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container; Jupyter would refuse
        command.append("--allow-root")
    raise typer.Exit(subprocess.call(command))


@app.command()
def explain(
    image: Annotated[Path | None, typer.Argument(help="An image file. Left out: a bundled scene.")] = None,
    prompt: Annotated[str | None, typer.Argument(help="A caption of it.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Folder for the picture and the page.")] = None,
    model: Annotated[str | None, typer.Option(help="Model folder or Hub id. Left out: the bundled one.")] = None,
    device: Annotated[str | None, typer.Option(help="For example cuda.")] = None,
    samples: Annotated[int, typer.Option(help="Four times as many halve the errors.")] = 64,
    seed: Annotated[int, typer.Option(help="Of all randomness.")] = 0,
) -> None:
    """Print what each word of a prompt tells the model about an image, in nats; -o also draws it."""
    if image is not None and prompt is None:
        raise typer.BadParameter("an image needs a prompt: infodiff-widgets explain IMAGE PROMPT")
    with plain_errors():
        _explain(image, prompt, out, model, device, samples, seed)


def _explain(
    image: Path | None, prompt: str | None, out: Path | None, source: str | None, device: str | None,
    samples: int, seed: int,
) -> None:  # fmt: skip
    from PIL import Image

    import infodiff_widgets as idw
    from infodiff_widgets import report
    from infodiff_widgets.widgets.page import page

    if image is None:
        scene = idw.scenes.example(0)
        picture, prompt = scene.image, prompt or scene.caption
    else:
        picture = Image.open(image).convert("RGB")
    model = idw.load(source, device=device)
    info = idw.estimate(model, picture, prompt, samples=samples, seed=seed)
    typer.echo(f"“{prompt}”, {model.name}, {info.samples} samples\n\n{report.text_table(info)}")
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        report.sheet(info).save(out / "explain.png")
        (out / "explain.html").write_text(page(info), encoding="utf-8")
        typer.echo(f"\nWrote {out / 'explain.png'} and {out / 'explain.html'}")


@study.command("scenes-quality")
def scenes_quality(
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the results.")] = Path("scenes-quality"),
    scenes: Annotated[int, typer.Option(help="Held-out scenes whose words are measured.", min=2)] = 200,
    captions: Annotated[int, typer.Option(help="Held-out captions that are drawn.", min=1)] = 200,
    samples: Annotated[int, typer.Option(help="Draws for every scene.", min=2)] = 32,
    steps: Annotated[int, typer.Option(help="Of the sampler that draws the captions.", min=1)] = 50,
    model: Annotated[str, typer.Option(help="Model folder or Hub id. Left out: the bundled one.")] = "",
    device: Annotated[str | None, typer.Option(help="For example cuda.")] = None,
    seed: Annotated[int, typer.Option(help="Of all randomness.", min=0)] = 0,
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
    import json

    import infodiff_widgets as idw
    from infodiff_widgets.studies import calibration, quality

    command = ["infodiff-widgets", "study", "scenes-quality", f"--scenes={scenes}", f"--captions={captions}"]
    command += [f"--samples={samples}", f"--steps={steps}", f"--seed={seed}"]
    command += [f"--{name}={value}" for name, value in (("model", source), ("device", device)) if value]
    model = idw.load(source or None, device=device)
    held_out = [idw.scenes.sample(-1 - k) for k in range(max(scenes, captions))]
    generated = calibration.generation(
        model, [scene.caption for scene in held_out[:captions]], steps=steps, seed=seed, folder=out
    )
    calibrated = calibration.calibration(model, held_out[:scenes], samples=samples, seed=seed, folder=out)
    result = quality.summary(calibrated, generated, command=shlex.join(command), **calibration.about(model))
    generated.to_csv(out / "generation.csv", index=False)
    calibrated.drop(columns=calibration.LISTS).to_csv(out / "calibration.csv", index=False)
    (out / "quality.json").write_text(json.dumps(result, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    typer.echo(f"{model.name}, {scenes} scenes of {samples} samples\n\n{quality.text_table(result)}")
    typer.echo(f"\nWrote quality.json, calibration.csv and generation.csv in {out}")


class Data(StrEnum):
    """Where words with masks come from."""

    SCENES = "scenes"
    COCO_IT = "coco-it"


@study.command("localization")
def localization(
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the results.")] = Path("localization"),
    data: Annotated[Data, typer.Option(help="Bundled scenes, or captions and objects of COCO.")] = Data.SCENES,
    scenes: Annotated[int, typer.Option(help="Held-out scenes.", min=1)] = 100,
    every_class: Annotated[bool, typer.Option(help="Scenes: also grounds, colours, sizes and numbers.")] = False,
    coco: Annotated[Path | None, typer.Option(help="Folder of COCO's annotations and val2017.")] = None,
    table: Annotated[Path | None, typer.Option(help="COCO: a published CSV. Left out: built anew.")] = None,
    limit: Annotated[int, typer.Option(help="COCO: only the first rows; 0 for all.", min=0)] = 0,
    samples: Annotated[int, typer.Option(help="Draws for every caption.", min=2)] = 32,
    smoothing: Annotated[float, typer.Option(help="Of the maps: sigma in pixels of the picture.", min=0)] = 0,
    gallery: Annotated[int, typer.Option(help="Words on the page of pictures; 0 for no page.", min=0)] = 24,
    model: Annotated[str, typer.Option(help="Model folder or Hub id. Left out: the bundled one.")] = "",
    device: Annotated[str | None, typer.Option(help="For example cuda.")] = None,
    seed: Annotated[int, typer.Option(help="Of all randomness.", min=0)] = 0,
) -> None:
    """Measure how well maps of words find what the words are about.

    Information and attention, alone and joined, against masks. Run it again on the same folder to go on where it was
    stopped, also with more scenes or rows.
    """
    if data is Data.COCO_IT and coco is None:
        raise typer.BadParameter("--data coco-it needs --coco FOLDER")
    given = dict(data=data.value, samples=samples, smoothing=smoothing, gallery=gallery, seed=seed)
    given |= dict(coco=coco, table=table, limit=limit) if data is Data.COCO_IT else dict(scenes=scenes)
    given |= dict(model=model, device=device)
    command = ["infodiff-widgets", "study", "localization"]
    command += [f"--{name}={value}" for name, value in given.items() if value not in (None, "")]
    command += ["--every-class"] * (every_class and data is Data.SCENES)
    with plain_errors():
        import infodiff_widgets as idw

        loaded = idw.load(model or None, device=device)
        if data is Data.COCO_IT:
            items = _coco_items(coco, table, limit, loaded.size)
        else:
            items = _scenes_items(scenes, every_class)
        _localization(out, shlex.join(command), loaded, items, gallery, samples, seed, smoothing)


def _scenes_items(scenes: int, every_class: bool) -> list[Item]:
    from infodiff_widgets.studies import calibration, localization

    return localization.scenes_items(scenes, calibration.CLASSES if every_class else calibration.OBJECTS)


def _coco_items(folder: Path, table: Path | None, limit: int, size: tuple[int, int]) -> list[Item]:
    from infodiff_widgets.studies import coco_it

    coco = coco_it.Coco(folder)
    rows = coco.build() if table is None else coco_it.read_csv(table)
    return coco.items(rows.head(limit) if limit else rows, size)


def _localization(
    out: Path, command: str, model: Model, items: list[Item], shown: int, samples: int, seed: int, smoothing: float
) -> None:
    import json

    from infodiff_widgets.studies import calibration, gallery, localization, protocols

    measured = localization.localization(model, items, samples, seed, smoothing, out)
    result = protocols.summary(measured, command=command, **calibration.about(model))
    protocols.scored(measured)[0].to_csv(out / "localization.csv", index=False)
    (out / "localization.json").write_text(json.dumps(result, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    written = ["localization.json", "localization.csv"]
    if shown:
        title = f"Maps of words, {model.name}"
        text = gallery.page(model, items, measured, shown, samples, seed, smoothing, title)
        (out / "gallery.html").write_text(text, encoding="utf-8")
        written.append("gallery.html")
    typer.echo(f"{model.name}, {samples} samples\n\n{protocols.text_table(result)}")
    typer.echo(f"\nWrote {', '.join(written)} in {out}")


if __name__ == "__main__":
    app()
