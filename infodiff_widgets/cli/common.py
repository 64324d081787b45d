"""Options that the study commands share, and how they load models and write results and errors."""

from __future__ import annotations

import dataclasses
import errno
import json
import math
import re
import shlex
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
import typer.core

from infodiff_widgets.files import write_file
from infodiff_widgets.sessions.base import error_message

if TYPE_CHECKING:
    import pandas as pd

    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.studies.study import Study

T = TypeVar("T", bound="Study")

study = typer.Typer(help="Measure a model over many pictures.", no_args_is_help=True)


def expand(path: Path | None) -> Path | None:
    """A path whose ~ is the home folder; shells leave it as it is after ``--out=``."""
    return path and path.expanduser()


Out = Annotated[Path, typer.Option("-o", "--out", callback=expand, help="Folder for the results.")]
Source = Annotated[str, typer.Option(help="Model folder or Hub id, or a bundled pipeline: learned or exact.")]
Reference = Annotated[str, typer.Option(help="Model to compare with on the same items, such as exact.")]
Device = Annotated[str | None, typer.Option(help="Device, for example cuda.")]
Seed = Annotated[int, typer.Option(help="Random seed.", min=0)]
Samples = Annotated[int, typer.Option(help="Number of noise samples per picture.", min=2)]
Scenes = Annotated[int, typer.Option(help="Number of bundled scenes.", min=1)]
Workers = Annotated[
    int, typer.Option(help="Number of worker processes on this machine; 0 to measure in this one.", min=0)
]
Scheduler = Annotated[str, typer.Option(help="Address of a Dask scheduler, whose workers then measure.")]
Gpus = Annotated[bool, typer.Option(help="Give every worker a GPU; those of a scheduler need --resources GPU=1.")]
Results = Annotated[bool, typer.Option(help="Store the whole result of every picture, with maps in float16.")]
Gallery = Annotated[int, typer.Option(help="Number of items on the HTML page; 0 for no page.", min=0)]


class PlainErrors(typer.core.TyperGroup):
    """Ends a command with one line instead of a traceback after any error, unless there is --debug."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            written = isinstance(error, typer.Abort) or hasattr(error, "exit_code")  # typer prints these itself
            if written or ctx.params.get("_debug") or (isinstance(error, OSError) and error.errno == errno.EPIPE):
                raise
            typer.secho(f"error: {' '.join(error_message(error).split())}", fg="red", err=True)
            raise typer.Exit(1) from error


def refuse_unused(context: typer.Context, names: Iterable[str], taker: str) -> None:
    """Raise BadParameter for an option on the command line that ``taker`` would ignore."""
    for name in names:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            raise typer.BadParameter(f"{taker} takes no --{name.replace('_', '-')}")


def announce(model: str) -> None:
    """Tell who watches that a model is being loaded, before the libraries are imported: that alone takes seconds."""
    if sys.stderr.isatty():
        typer.echo(f"Loading the model {model} …", err=True)


HERE = ("out", "workers", "scheduler", "gpus", "results")
"""Options that no number depends on."""


@dataclass(frozen=True)
class Command:
    """A study command that runs.

    Attributes:
        options: of the command.
        model: model to measure.
        facts: what the report says of it: the command line, and the fingerprint of the model.
        client: of a Dask cluster, or None.
    """

    options: dict[str, Any]
    model: Model
    facts: dict[str, Any]
    client: Any

    def settings(self, study: type[T], **others: Any) -> T:
        """The study with the settings that are options of the same names."""
        names = (one.name for one in dataclasses.fields(study))
        return study(**{name: self.options[name] for name in names if name in self.options} | others)

    def run(self, study: Study, data: Sequence[Any], model: Model | None = None, name: str = "") -> Any:
        """The table of a study of the model, or of a reference; its store is ``name`` in the folder of the results."""
        folder = self.options["out"] / ("reference" if model else "") / (name or study.name)
        given = {name: self.options[name] for name in ("results", "gpus")}
        return study.run(model or self.model, data, folder, self.client, **given)

    def compared(
        self, table: pd.DataFrame, measure: Callable[[Model], pd.DataFrame], by: Sequence[str], columns: Sequence[str]
    ) -> dict[str, Any]:
        """What a report says of the reference model, if there is one: its fingerprint and paired differences from it.

        ``measure`` returns the table of a model; ``by`` and ``columns`` as for ``comparison.compare``.
        """
        if not self.options["reference"]:
            return {}
        import infodiff_widgets as idw
        from infodiff_widgets.studies.comparison import compare
        from infodiff_widgets.studies.items import to_json
        from infodiff_widgets.studies.provenance import fingerprint

        model = idw.load(self.options["reference"], device=self.options["device"])
        rows = compare(table, measure(model), by, columns)
        return {"reference": {**fingerprint(model), "differences": to_json(rows)}}


@contextmanager
def command(context: typer.Context, unused: Collection[str] = ()) -> Iterator[Command]:
    """Load the model of a study command, and start or find the workers that measure.

    The command line in the report holds all options that are set and not ``unused``.
    Raises BadParameter: if a number is not finite. Raises as ``load``, also for a reference that is no model.
    """
    options = context.params
    for name, value in options.items():
        if isinstance(value, float) and not math.isfinite(value):
            raise typer.BadParameter(f"--{name.replace('_', '-')} must be finite; got {value}")
    announce(options["model"])
    import infodiff_widgets as idw
    from infodiff_widgets.pipelines.loading import check_source
    from infodiff_widgets.studies.provenance import fingerprint

    if options.get("reference"):
        check_source(options["reference"])
    line = ["infodiff-widgets", "study", str(context.info_name)]
    for name in (str(option.name) for option in context.command.params):
        if name not in (*HERE, *unused) and options[name] is not False and options[name] not in (None, ""):
            line.append(f"--{name.replace('_', '-')}" + ("" if options[name] is True else f"={options[name]}"))
    model = idw.load(options["model"], device=options["device"])
    with _client(options) as client:
        yield Command(options, model, {"command": shlex.join(line), **fingerprint(model)}, client)


@contextmanager
def _client(options: dict[str, Any]) -> Iterator[Any]:
    """A client of the scheduler, or of workers on this machine; None without either."""
    workers, scheduler, gpus = options["workers"], options["scheduler"], options["gpus"]
    if workers and scheduler:
        raise typer.BadParameter("give --workers or --scheduler, not both")
    if scheduler and not re.fullmatch(r"(\w+://)?[^\s/]+:\d+", scheduler):
        raise typer.BadParameter(f"--scheduler is an address such as tcp://host:8786; got {scheduler!r}")
    if not (workers or scheduler):
        if gpus:
            raise typer.BadParameter("--gpus needs --workers or --scheduler; without them give --device cuda")
        yield None
        return
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        message = "--workers and --scheduler need Dask: pip install 'infodiff-widgets[scale]'"
        raise ModuleNotFoundError(message) from error
    from infodiff_widgets.studies.workers import local_cluster

    with ExitStack() as stack:
        client = stack.enter_context(
            Client(scheduler or stack.enter_context(local_cluster(workers, gpus)), timeout="30s")
        )
        typer.echo(f"Dask dashboard: {client.dashboard_link}", err=True)
        yield client


def to_text(rows: Any) -> str:
    """A table, or a list of rows, as aligned text."""
    import pandas as pd

    return pd.DataFrame(rows).round(3).to_string(index=False, na_rep="")


def write(out: Path, result: dict, tables: dict[str, pd.DataFrame], page: str | None, text: str, name: str) -> None:
    """Write ``name``.json, the tables as CSV and the gallery, and print the text and what was written.

    The JSON also says which code made it, and the first numbers that it measured.
    """
    from infodiff_widgets.studies.provenance import code_version, first_numbers

    out.mkdir(parents=True, exist_ok=True)
    result = result | {"code": code_version(), "first": first_numbers(out)}
    write_file(out / f"{name}.json", json.dumps(result, indent=1, allow_nan=False) + "\n")
    for file, table in tables.items():
        write_file(out / f"{file}.csv", table.to_csv(index=False))
    written = [f"{name}.json", *(f"{file}.csv" for file in tables)]
    if page is not None:
        write_file(out / "gallery.html", page)
        written.append("gallery.html")
    typer.echo(f"{text}\n\nWrote {', '.join(written[:-1])} and {written[-1]} in {out}")
