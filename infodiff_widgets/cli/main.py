"""The command ``infodiff-widgets``.

``lab`` opens the notebooks, ``explain`` measures one image and prompt, ``study`` a model over many.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from infodiff_widgets.cli import interventions, localization, quality, relations  # noqa: F401  they join `study`
from infodiff_widgets.cli.common import plain_errors, study

app = typer.Typer(
    help="See, in nats and with error bars, what each word of a prompt tells a diffusion model about each pixel.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
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


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(
    context: typer.Context,
    folder: Annotated[Path, typer.Option(help="Where the copies of the notebooks go.")] = Path("infodiff-notebooks"),
) -> None:
    """Open JupyterLab on your own copy of the notebooks. Further options go to JupyterLab."""
    with plain_errors():
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
    from infodiff_widgets.plots import report
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


if __name__ == "__main__":
    app()
