"""What the study commands share: their options, their own command line, and how they end."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    import pandas as pd

study = typer.Typer(help="Measure a model over many pictures.", no_args_is_help=True)

Out = Annotated[Path, typer.Option("-o", "--out", help="Folder for the results.")]
Source = Annotated[str, typer.Option(help="Model folder or Hub id. Left out: the bundled one.")]
Device = Annotated[str | None, typer.Option(help="For example cuda.")]
Seed = Annotated[int, typer.Option(help="Of all randomness.", min=0)]
Scenes = Annotated[int, typer.Option(help="How many scenes.", min=1)]


@contextmanager
def plain_errors() -> Iterator[None]:
    """Bad input ends a command with one line in place of a traceback."""
    try:
        yield
    except (ValueError, TypeError, OSError, ImportError) as error:
        typer.secho(f"error: {error}", fg="red", err=True)
        raise typer.Exit(1) from error


def command_line(name: str, options: dict[str, Any], **flags: bool) -> str:
    """The command that makes a result anew: options that are not empty, and flags that are set."""
    given = [f"--{option.replace('_', '-')}={value}" for option, value in options.items() if value not in (None, "")]
    given += [f"--{flag.replace('_', '-')}" for flag, wanted in flags.items() if wanted]
    return shlex.join(["infodiff-widgets", "study", name, *given])


def write(out: Path, result: dict, tables: dict[str, pd.DataFrame], page: str | None, said: str, name: str) -> None:
    """Write ``name``.json, the tables as CSV and the gallery, and say what was found and where it is."""
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.json").write_text(json.dumps(result, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    written = [f"{name}.json"]
    for file, table in tables.items():
        table.to_csv(out / f"{file}.csv", index=False)
        written.append(f"{file}.csv")
    if page is not None:
        (out / "gallery.html").write_text(page, encoding="utf-8")
        written.append("gallery.html")
    typer.echo(f"{said}\n\nWrote {', '.join(written[:-1])} and {written[-1]} in {out}")
