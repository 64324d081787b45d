"""The committed bundles are those that the front end's sources make."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from infodiff_widgets.widgets import base

FRONTEND = Path(base.__file__).parent / "frontend"


@pytest.mark.skipif(
    not (FRONTEND / "node_modules").is_dir() or shutil.which("node") is None, reason="needs node and npm ci"
)
def test_bundles_are_up_to_date(tmp_path):
    subprocess.run(["node", "build.js", tmp_path], cwd=FRONTEND, check=True)
    built = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    committed = {path.name: path.read_text(encoding="utf-8") for path in base.STATIC.iterdir()}
    assert built.keys() == committed.keys()
    assert [name for name in built if built[name] != committed[name]] == [], "run npm run build in widgets/frontend"


def test_every_widget_has_a_bundle_that_fetches_nothing():
    names = {path.stem for path in base.STATIC.iterdir()}
    assert {"heatmap_pane", "token_picker", "explorer", "intervention_pane", "relation_pane"} <= names
    for path in base.STATIC.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?:|@import|\bimport\b|\burl\(", text.replace("import.meta", "")), path.name


def test_styles_stay_with_their_view():
    """A page holds the styles of all views: what two of them name alike, each must name as its own."""
    shared = {"tokens.css", "components.css", "shared.css"}
    owners = {}
    for path in (FRONTEND / "src/styles").glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selector in re.findall(r"([^{}]+)\{", text):
            for part in selector.split(","):
                for name in re.findall(r"\.(idw-[\w-]+)", part)[:1]:
                    if path.name not in shared:
                        owners.setdefault(name, set()).add(path.name)
    assert len(owners) > 50
    assert {name: files for name, files in owners.items() if len(files) > 1} == {}


def test_no_bundle_can_end_the_script_of_a_page():
    for path in base.STATIC.iterdir():
        text = path.read_text(encoding="utf-8").lower()
        assert "</script" not in text
        assert "</style" not in text


def test_the_lock_file_names_no_host():
    assert "http" not in (FRONTEND / "package-lock.json").read_text(encoding="utf-8")
