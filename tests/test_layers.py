"""Rooms import downwards only, heavy libraries stay where they are needed, and importing the package is fast."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parents[1] / "infodiff_widgets"
NAME = PACKAGE.name
BELOW = {
    "prompts": {"plots"},
    "files": set(),
    "images": {"files"},
    "plots": {"prompts"},
    "core": {"prompts", "files", "plots"},
    "pipelines": {"prompts", "images", "files", "plots", "core"},
    "scenes": {"prompts", "images", "files", "plots", "core", "pipelines"},
    "sessions": {"prompts", "images", "files", "plots", "core", "pipelines", "scenes"},
    "studies": {"prompts", "images", "files", "plots", "core", "pipelines", "scenes", "sessions"},
    "widgets": {"prompts", "images", "files", "plots", "core", "pipelines", "scenes", "sessions", "studies"},
    "cli": {"prompts", "images", "files", "plots", "core", "pipelines", "scenes", "sessions", "studies", "widgets"},
}
"""The rooms that each room may import, besides itself."""

FRONT_END = {"ipywidgets", "anywidget", "IPython"}
MODELS = {"torch", "diffusers", "transformers", "accelerate"}
DATA = {"pandas", "xarray", "h5netcdf", "h5py", "scipy", "pyarrow", "zarr"}
CLUSTER = {"distributed", "dask", "dask_jobqueue"}
FIGURES = {"matplotlib", "plotly"}
SHELL = {"typer", "tqdm"}
NEVER = {
    "files": FRONT_END | MODELS | DATA | FIGURES | SHELL | {"numpy", "traitlets"},
    "images": FRONT_END | MODELS | DATA | FIGURES | SHELL | {"traitlets"},
    "prompts": FRONT_END | MODELS | DATA | FIGURES | SHELL | {"numpy", "traitlets"},
    "plots": FRONT_END | MODELS | SHELL | {"traitlets"},
    "core": FRONT_END | (MODELS - {"torch"}) | {"traitlets", "typer"},
    "pipelines": FRONT_END | FIGURES | {"traitlets", "typer"},
    "scenes": FRONT_END | FIGURES | {"traitlets", "typer"},
    "sessions": FRONT_END | FIGURES | SHELL,
    "studies": FRONT_END | {"traitlets", "typer"},
    "widgets": MODELS | SHELL,
    "cli": FRONT_END | {"traitlets"},
}
"""Libraries that no module of a room imports, neither at the top nor inside a function."""

ONLY_IN_FUNCTIONS = {
    "core": DATA | FIGURES | SHELL,
    "pipelines": DATA,
    "scenes": DATA,
    "sessions": MODELS | DATA,
    "studies": FIGURES | CLUSTER | {"scipy", "zarr"},
    "widgets": DATA | FIGURES,
    "cli": MODELS | DATA | FIGURES,
}
"""Libraries that a room imports inside functions only, because they are slow to import."""

EXCEPTIONS = {("pipelines/loading.py", "infodiff_widgets.scenes")}
"""The bundled pipeline names its own classes, which must be imported before diffusers can load it."""


class Import(NamedTuple):
    """One imported module: where, what, and whether it is imported as soon as its file is."""

    file: Path
    line: int
    module: str
    at_top: bool

    def __str__(self) -> str:
        return f"{self.file.relative_to(PACKAGE.parent)}:{self.line} imports {self.module}"


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def modules_named(node: ast.AST, file: Path) -> Iterator[str]:
    """Absolute names of the modules that one statement or call imports."""
    match node:
        case ast.Import(names=names):
            yield from (name.name for name in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            package = (NAME, *file.relative_to(PACKAGE).parts[:-1])
            base = ".".join([*(package[: len(package) - level + 1] if level else ()), *([module] if module else ())])
            yield from (f"{base}.{name.name}" for name in names)
        case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]) if "import" in ast.unparse(function):
            yield name
        case ast.Call(func=function, args=[ast.JoinedStr(values=[ast.Constant(value=str(name)), *_]), *_]):
            if "import" in ast.unparse(function):
                yield name.rstrip(".")


def imports(file: Path, text: str | None = None) -> Iterator[Import]:
    """Every import of a file, except those that only type checkers see."""

    def visit(node: ast.AST, at_top: bool) -> Iterator[Import]:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            children = node.orelse
        else:
            for module in modules_named(node, file):
                yield Import(file, node.lineno, module, at_top)
            children = list(ast.iter_child_nodes(node))
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in children:
            yield from visit(child, at_top and not inside)

    yield from visit(ast.parse(text or file.read_text(encoding="utf-8")), at_top=True)


def offenders(found: list[Import], room: str) -> list[str]:
    """Imports that break the rules of a room."""
    wrong = []
    for one in found:
        if (str(one.file.relative_to(PACKAGE)), one.module) in EXCEPTIONS:
            continue
        library, *inner = one.module.split(".")
        if library == NAME:
            allowed = BELOW[room] | {room, "__version__"} | ({"load", "estimate", "scenes"} if room == "cli" else set())
            broken = (inner[0] if inner else None) not in allowed and not (room == "cli" and not inner)
        else:
            broken = library in NEVER[room] or (one.at_top and library in ONLY_IN_FUNCTIONS.get(room, ()))
        if broken:
            wrong.append(str(one))
    return wrong


FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if "node_modules" not in path.parts and path.parent != PACKAGE]
FILES += [PACKAGE / "prompts.py", PACKAGE / "images.py", PACKAGE / "files.py"]


@pytest.mark.parametrize("room", BELOW)
def test_a_room_imports_only_rooms_below_it_and_its_own_libraries(room):
    found = [one for path in FILES if room_of(path) == room for one in imports(path)]
    assert found
    assert not (wrong := offenders(found, room)), "\n" + "\n".join(wrong)


def test_every_module_belongs_to_a_room():
    assert {room_of(path) for path in FILES} == set(BELOW)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("import infodiff_widgets.widgets.base", True),
        ("from infodiff_widgets import widgets", True),
        ("from infodiff_widgets import estimate", True),
        ("import infodiff_widgets as idw", True),
        ("from .. import widgets", True),
        ("from ..widgets.base import asset", True),
        ("def f():\n    from infodiff_widgets.sessions import run", True),
        ("class A:\n    def f(self):\n        import ipywidgets", True),
        ("import importlib\nimportlib.import_module('infodiff_widgets.studies.items')", True),
        ("import importlib\nimportlib.import_module(f'infodiff_widgets.scenes.{name}')", True),
        ("if TYPE_CHECKING:\n    pass\nelse:\n    import ipywidgets", True),
        ("if True:\n    import pandas", True),
        ("if TYPE_CHECKING:\n    from infodiff_widgets.widgets import base", False),
        ("def f():\n    import pandas", False),
        ("import torch\nfrom infodiff_widgets import __version__", False),
        ("from . import gram\nfrom ..prompts import Prompt\nfrom infodiff_widgets.core import gram", False),
    ],
)
def test_the_reader_of_imports_sees_what_it_should(text, broken):
    assert bool(offenders(list(imports(PACKAGE / "core" / "made_up.py", text)), "core")) == broken


def run(code: str) -> str:
    command = [sys.executable, "-W", "error::DeprecationWarning:infodiff_widgets", "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_importing_the_package_takes_a_tenth_of_a_second_and_loads_nothing_heavy():
    code = (
        "import sys, time; start = time.perf_counter(); import infodiff_widgets; end = time.perf_counter()\n"
        f"heavy = {FRONT_END | MODELS | DATA | FIGURES | SHELL | {'numpy', 'traitlets'}} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "print(end - start)\n"
    )
    assert min(float(run(code)) for _ in range(3)) < 0.1


def test_every_public_name_can_be_imported():
    run(
        "import infodiff_widgets as idw\n"
        "assert all(getattr(idw, name) is not None for name in idw.__all__)\n"
        "try: idw.nothing\n"
        "except AttributeError as error: assert 'nothing' in str(error)\n"
    )


def test_importing_widgets_and_sessions_does_not_import_torch():
    run("import sys, infodiff_widgets.widgets.explorer; assert 'torch' not in sys.modules")


def test_a_package_in_an_archive_says_that_it_must_be_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.write(PACKAGE / "__init__.py", f"{NAME}/__init__.py")
    run(
        f"import sys; sys.path.insert(0, {str(tmp_path / 'x.zip')!r})\n"
        f"try: import {NAME}\n"
        "except ImportError as error: assert 'Install it with pip' in str(error), error\n"
        "else: raise SystemExit('imported')\n"
    )
