"""What may import what, and what importing costs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "infodiff_widgets"
HEAVY = {
    "torch",
    "diffusers",
    "transformers",
    "ipywidgets",
    "plotly",
    "xarray",
    "pandas",
    "anywidget",
    "tqdm",
    "typer",
}
NEVER = {
    "core": HEAVY - {"torch"},
    "prompts.py": HEAVY,
    "pipelines": {"ipywidgets", "plotly", "anywidget"},
    "scenes": {"ipywidgets", "plotly", "anywidget"},
    "studies": {"ipywidgets", "anywidget"},
    "plots": {"ipywidgets", "anywidget"},
    "sessions": {"ipywidgets", "anywidget", "torch", "diffusers"},
    "widgets": {"torch", "diffusers", "transformers"},
}
ROOMS = ["prompts", "core", "pipelines", "scenes", "plots", "sessions", "studies", "widgets", "cli"]


def imported(path, at_the_top):
    """Names a module imports: at its top level only, or anywhere."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in tree.body if at_the_top else ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def files(room):
    path = PACKAGE / room
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


@pytest.mark.parametrize("room", NEVER)
def test_rooms_keep_their_hands_off(room):
    for path in files(room):
        tops = {name.split(".")[0] for name in imported(path, at_the_top=True)}
        assert not tops & NEVER[room], f"{path.name} imports {tops & NEVER[room]}"


def test_rooms_import_from_rooms_above_only():
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room not in ROOMS:
            continue
        for name in imported(path, at_the_top=True):
            parts = name.split(".")
            if parts[0] == "infodiff_widgets" and len(parts) > 1:
                assert ROOMS.index(parts[1]) <= ROOMS.index(room), f"{path.name} imports {name}"


def test_importing_the_package_is_light_and_complete():
    code = (
        "import sys, infodiff_widgets as idw\n"
        "heavy = {'torch', 'diffusers', 'transformers', 'plotly', 'ipywidgets', 'numpy', 'pandas'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "assert all(getattr(idw, name) is not None for name in idw.__all__)\n"
        "try: idw.nothing\n"
        "except AttributeError as error: assert 'nothing' in str(error)\n"
    )
    subprocess.run([sys.executable, "-W", "error::DeprecationWarning:infodiff_widgets", "-c", code], check=True)


def test_widgets_do_without_torch():
    code = "import sys, infodiff_widgets.widgets.explorer; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
