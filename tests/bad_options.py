"""Try wrong values on every option and argument of every command, as ``bad_input.py`` does on callables.

Commands are those of typer's own tree. A case passes if the command ends with an error of typer, or one that this
package raises, printed without a traceback. All other options are set to what costs least.
"""

from __future__ import annotations

import contextlib
import math
import warnings
from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple, get_args, get_origin
from unittest import mock

import typer.core
import typer.main
from typer.testing import CliRunner

from infodiff_widgets.cli import main

TEXTS = ["", "no such thing", "-1", "0", "1", "1.5", "nan", "inf", "-inf", "1e999", "9" * 30, "x.png", "a" * 300, "[]"]
CHEAP = dict(scenes="1", samples="2", gallery="0", validation="0", steps="1", captions="1", pictures="1", out="out")
"""Values that make a command quick, for those of its options that a case does not try."""


LEAST = dict(samples=2, min_logsnr=-math.inf)
"""Least values that are not those of the type."""


class OptionCase(NamedTuple):
    """One wrong value of one option or argument of a command."""

    path: tuple[str, ...]
    parameter: Any
    text: str

    def __str__(self) -> str:
        return f"{' '.join(self.path)} {self.parameter.name}={self.text[:30]!r}"

    def problem(self, judge: Callable[[BaseException], str]) -> str:
        """What is wrong with how the case ends; empty if it is refused as it should be."""
        line = [*self.path, *(["x.png"] if self.parameter.name == "prompt" else [])]
        is_option = isinstance(self.parameter, typer.core.TyperOption)
        line += [f"{self.parameter.opts[-1]}={self.text}"] if is_option else [self.text]
        for option in _command(self.path).params:
            if option.name in CHEAP and option.name != self.parameter.name:
                line.append(f"--{option.name}={CHEAP[option.name]}")
        with warnings.catch_warnings(), mock.patch("os.execv", side_effect=SystemExit(0)):
            warnings.simplefilter("ignore")
            result = CliRunner().invoke(main.app, line)
        if "Traceback" in result.output or not isinstance(result.exception, (SystemExit, type(None))):
            return f"traceback: {result.exception!r} {result.output[-200:]}"
        if result.exit_code in (0, 2):  # 2: typer's own sentence
            return "" if result.exit_code else "accepted silently"
        ended = getattr(result.exception, "__context__", None)
        return judge(ended.__cause__) if ended is not None and ended.__cause__ is not None else ""


def _command(path: tuple[str, ...]) -> Any:
    command: Any = typer.main.get_command(main.app)
    for name in path:
        command = command.commands[name]
    return command


def _paths(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if not hasattr(command, "commands"):
        yield path
    for name, one in getattr(command, "commands", {}).items():
        yield from _paths(one, (*path, name))


def _is_valid(parameter: Any, text: str) -> bool:
    """Whether a parameter takes the text, or may mean what it says; by its type and name."""
    kind, name = parameter.type_descriptor.annotation, parameter.name
    if name == "prompt":
        return bool(text)
    if str in (kind, *get_args(kind)):
        return text == parameter.default
    if get_origin(kind) is Literal:
        return text in get_args(kind)
    if kind in (int, float):
        number = math.nan
        with contextlib.suppress(ValueError):
            number = kind(text)
        return math.isfinite(number) and number >= LEAST.get(name, parameter.min or 0)
    is_made = name == "out" or parameter.default is not None  # a folder that the command makes
    return is_made and text not in ("x.png", "a" * 300)


def option_cases() -> Iterator[OptionCase]:
    """All cases."""
    for path in _paths(typer.main.get_command(main.app)):
        for parameter in _command(path).params:
            for text in () if getattr(parameter, "is_flag", False) else TEXTS:
                if not _is_valid(parameter, text):
                    yield OptionCase(path, parameter, text)
