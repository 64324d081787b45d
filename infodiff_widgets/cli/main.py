"""The ``infodiff-widgets`` command.

``lab`` opens the notebooks, ``explain`` measures one image and prompt, ``study`` runs an experiment over many images,
``benchmark`` times a model.
"""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infodiff_widgets import __version__
from infodiff_widgets.cli import common, quality, relations, words  # noqa: F401  they join `study`
from infodiff_widgets.cli.benchmark import benchmark
from infodiff_widgets.cli.common import PlainErrors, study
from infodiff_widgets.files import write_file

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.core.results import Estimate


class _App(typer.Typer):
    """Replaces characters that the encoding of the output lacks, also in help texts."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        return super().__call__(*args, **kwargs)


app = _App(
    cls=PlainErrors,
    help="Measure how much information each word of a prompt carries about each pixel of an image.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(study, name="study")
app.command()(benchmark)


def _print_version(show: bool) -> None:
    if show:
        typer.echo(f"infodiff-widgets {__version__}")
        raise typer.Exit


@app.callback()
def root(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    _debug: Annotated[
        bool, typer.Option("--debug", envvar="INFODIFF_DEBUG", help="Print tracebacks of errors.")
    ] = False,
) -> None:
    """Accept the options that stand before a command."""


def notebooks() -> Path:
    """Folder of the notebooks: inside an installed package, beside the package in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "notebooks"
    return inside if inside.exists() else package.parent / "notebooks"


def copy_notebooks(folder: Path) -> Path:
    """Copy the notebooks and their index into a folder and return it. Files that are already there are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted([*notebooks().glob("*.ipynb"), notebooks() / "README.md"]):
        if not (folder / file.name).exists():
            write_file(folder / file.name, file.read_bytes())
    return folder


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(
    context: typer.Context,
    folder: Annotated[Path, typer.Option(help="Folder for your copies of the notebooks.")] = Path("infodiff-notebooks"),
) -> None:
    """Open JupyterLab on your own copy of the notebooks. Other options are passed to JupyterLab."""
    place = copy_notebooks(folder.expanduser()).resolve()
    first = sorted(path.name for path in place.glob("*.ipynb"))[0]
    typer.echo(f"Notebooks are in {place}")
    sys.stdout.flush()
    config = [str(Path(__file__).parent / "jupyter"), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, config))  # saves widgets with their notebook
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={place}", *context.args]
    command.append(f"--LabApp.default_url=/lab/tree/{first}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container; Jupyter would refuse
        command.append("--allow-root")
    if sys.platform == "win32":  # where exec returns to the shell at once
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Jupyter answers Ctrl-C
        raise typer.Exit(subprocess.call(command))
    os.execv(sys.executable, command)  # Jupyter itself then receives Ctrl-C and other signals


@app.command()
def explain(
    image: Annotated[Path | None, typer.Argument(help="Image file. Default: a bundled scene.")] = None,
    prompt: Annotated[str | None, typer.Argument(help="Caption of the image.")] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", callback=common.expand, help="Folder for the figure and the page.")
    ] = None,
    model: common.Source = "learned",
    device: common.Device = None,
    samples: Annotated[int, typer.Option(help="Noise samples. Four times as many halve the errors.")] = 64,
    seed: common.Seed = 0,
) -> None:
    """Print the information of each word of a prompt about an image, in nats. With -o, draw it as well."""
    if image is not None and prompt is None:
        raise typer.BadParameter("an image needs a prompt: infodiff-widgets explain IMAGE PROMPT")
    common.announce(model)
    import infodiff_widgets as idw
    from infodiff_widgets.images import read_image

    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    if image is None:
        scene = idw.scenes.example(0)
        picture, prompt = scene.image, prompt or scene.caption
    else:
        picture = read_image(image)
    network = idw.load(model, device=device)
    info = idw.estimate(network, picture, prompt, samples=samples, seed=seed)
    notes = "".join(f"\n\nNote: {message}" for message in info.warnings)
    typer.echo(f"“{prompt}”, {network.name}, {info.samples} samples\n\n{_text_table(info)}{notes}")
    if out is not None:
        from infodiff_widgets.plots import static
        from infodiff_widgets.widgets.exports import figure
        from infodiff_widgets.widgets.page import page

        write_file(out / "explain.png", static.to_png(figure(info)))
        write_file(out / "explain.html", page(info))
        typer.echo(f"\nWrote {out / 'explain.png'} and {out / 'explain.html'}")


def _text_table(info: Information) -> str:
    """The words with their information and standard errors."""
    import pandas as pd

    texts = [str(word) for word in info.table()["word"]]
    rows = [[_number(info.mi(i)), _number(info.cmi(i))] for i in range(len(texts))] + [[_number(info.mi()), ""]]
    return pd.DataFrame(rows, [*texts, "(whole prompt)"], ["alone (nats)", "given the rest (nats)"]).to_string()


def _number(estimate: Estimate) -> str:
    return f"{estimate.value:.2f} ± {estimate.stderr:.2f}"


if __name__ == "__main__":
    app()
