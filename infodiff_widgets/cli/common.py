"""Options that the study commands share, and how they load models and write results and errors."""

from __future__ import annotations

import errno
import json
import shlex
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.core

from infodiff_widgets.files import write_file
from infodiff_widgets.sessions.base import error_message

if TYPE_CHECKING:
    import pandas as pd

    from infodiff_widgets.pipelines.model import Model

study = typer.Typer(help="Measure a model over many pictures.", no_args_is_help=True)

Out = Annotated[Path, typer.Option("-o", "--out", help="Folder for the results.")]
Source = Annotated[str, typer.Option(help="Model folder or Hub id, or a bundled pipeline: learned or exact.")]
Reference = Annotated[str, typer.Option(help="Model to compare with on the same items, such as exact.")]
Device = Annotated[str | None, typer.Option(help="Device, for example cuda.")]
Seed = Annotated[int, typer.Option(help="Random seed.", min=0)]
Samples = Annotated[int, typer.Option(help="Number of noise samples per picture.", min=2)]
Scenes = Annotated[int, typer.Option(help="Number of bundled scenes.", min=1)]
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


def loaded(context: typer.Context, unused: Collection[str] = ()) -> tuple[Model, dict[str, Any]]:
    """Load the model of a study command, and give the facts for its report.

    The command line in the report holds all options that are set and not ``unused``.
    """
    announce(context.params["model"])
    import infodiff_widgets as idw
    from infodiff_widgets.studies.journal import fingerprint

    line, options = ["infodiff-widgets", "study", str(context.info_name)], context.params
    for name in (str(option.name) for option in context.command.params):
        if name not in ("out", *unused) and options[name] is not False and options[name] not in (None, ""):
            line.append(f"--{name.replace('_', '-')}" + ("" if options[name] is True else f"={options[name]}"))
    model = idw.load(options["model"], device=options["device"])
    return model, {"command": shlex.join(line), **fingerprint(model)}


def compared(
    options: dict[str, Any], out: Path, table: pd.DataFrame, measure: Callable[[Model, Path], pd.DataFrame],
    by: Sequence[str], columns: Sequence[str],
) -> dict[str, Any]:  # fmt: skip
    """What a report says of the reference model, if there is one: its fingerprint and paired differences from it.

    ``measure`` returns the table of a model and keeps its journal in a folder; ``by`` and ``columns`` as for
    ``comparison.compare``.
    """
    if not options["reference"]:
        return {}
    import infodiff_widgets as idw
    from infodiff_widgets.studies.comparison import compare
    from infodiff_widgets.studies.items import to_json
    from infodiff_widgets.studies.journal import fingerprint

    model = idw.load(options["reference"], device=options["device"])
    rows = compare(table, measure(model, out / "reference"), by, columns)
    return {"reference": {**fingerprint(model), "differences": to_json(rows)}}


def to_text(rows: Any) -> str:
    """A table, or a list of rows, as aligned text."""
    import pandas as pd

    return pd.DataFrame(rows).round(3).to_string(index=False, na_rep="")


def write(out: Path, result: dict, tables: dict[str, pd.DataFrame], page: str | None, text: str, name: str) -> None:
    """Write ``name``.json, the tables as CSV and the gallery, and print the text and what was written.

    The JSON also says which code made it, and the first results in the journals of the folder.
    """
    from infodiff_widgets.studies.journal import code_version, first_numbers

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
