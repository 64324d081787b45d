"""Binder builds from ``binder/`` what ``pyproject.toml`` asks for, and opens a notebook that is there."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml
from jupyterlab.commands import get_app_dir
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
BINDER = ROOT / "binder"
SCRIPTS = ["postBuild", "start"]
ON_CONDA = {"torch": "pytorch", "pyarrow": "pyarrow-core"}
"""What conda-forge calls by another name."""


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def environment():
    """The versions asked for and the build, by name."""
    listed = {}
    for line in yaml.safe_load((BINDER / "environment.yml").read_text(encoding="utf-8"))["dependencies"]:
        name, versions, build = re.fullmatch(r"([\w-]+) ?(\S*) ?(\S*)", line).groups()
        versions = re.sub(r"^=?(\d[\d.]*?)(\.\*)?$", r"==\1.*", versions)  # conda's 2.13.* and =2.13
        listed[name] = SpecifierSet(versions), build
    return listed


@pytest.mark.parametrize("line", project()["dependencies"])
def test_the_environment_satisfies(line):
    required = Requirement(line)
    versions, _ = environment()[ON_CONDA.get(required.name, required.name)]
    assert versions.is_subset(required.specifier), f"{required.name}: {versions} allows more than {required.specifier}"


def test_the_environment_has_nothing_else():
    names = {Requirement(line).name for line in project()["dependencies"]}
    assert set(environment()) == {ON_CONDA.get(name, name) for name in names} | {"python", "pip"}


def test_the_environment_pins_python_and_the_tested_torch_for_cpu():
    listed = environment()
    assert listed["python"][0].is_subset(SpecifierSet(project()["requires-python"]))
    tested = re.search(r"torch==([\d.]+)", (ROOT / "README.md").read_text(encoding="utf-8"))[1]
    versions, build = listed["pytorch"]
    assert tested in versions
    assert build == "cpu*"


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_can_be_run(name):
    assert os.access(BINDER / name, os.X_OK)
    subprocess.run(["bash", "-n", BINDER / name], check=True)


def test_start_limits_threads_and_hands_over():
    command = [BINDER / "start", "sh", "-c", 'echo "$OMP_NUM_THREADS $1"', "sh", "two words"]
    environ = {name: value for name, value in os.environ.items() if name != "OMP_NUM_THREADS"}
    assert subprocess.run(command, env=environ, check=True, capture_output=True, text=True).stdout == "1 two words\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """What postBuild leaves behind when run twice, with a pip that only writes down how it was called."""
    folder = tmp_path_factory.mktemp("binder")
    pip = folder / "bin" / "pip"
    pip.parent.mkdir()
    pip.write_text(f'#!/bin/sh\necho "$PWD" "$@" >> "{folder}/pip.log"\n')
    pip.chmod(0o755)
    places = {
        "PATH": os.pathsep.join([str(pip.parent), str(Path(sys.executable).parent), os.environ["PATH"]]),
        "NB_PYTHON_PREFIX": str(folder / "prefix"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
    }
    for _ in range(2):
        done = subprocess.run([BINDER / "postBuild"], env=os.environ | places, cwd=folder, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
    return folder


def test_post_build_installs_the_package_alone(built):
    for line in (built / "pip.log").read_text().splitlines():
        assert line.startswith(f"{ROOT} install ")
        assert "--no-deps" in line
        assert line.endswith(" -e .")


def test_the_workspace_imports_and_opens_the_first_notebook(built):
    (imported,) = (built / "workspaces").iterdir()
    workspace = json.loads(imported.read_text(encoding="utf-8"))
    assert workspace["metadata"]["id"] == "default", "JupyterLab opens no other by itself"
    data = workspace["data"]
    paths = {key: value["data"]["path"] for key, value in data.items() if key.startswith("notebook:")}
    main = data["layout-restorer:data"]["main"]
    assert main["dock"]["widgets"] == list(paths)
    assert Path(paths[main["current"]]).name.startswith("01_")
    for key, path in paths.items():
        assert key == f"notebook:{path}"
        assert (ROOT / path).is_file()
    assert (ROOT / data["file-browser-filebrowser:cwd"]["path"]).is_dir()


def test_jupyterlab_knows_the_settings(built):
    overrides = json.loads((built / "prefix/share/jupyter/lab/settings/overrides.json").read_text(encoding="utf-8"))
    for plugin, settings in overrides.items():
        own = Path(get_app_dir(), "schemas")
        extension = Path(get_app_dir()).parent / "labextensions" / plugin.split(":")[0] / "schemas"
        paths = [folder.joinpath(*plugin.split(":")).with_suffix(".json") for folder in (own, extension)]
        schema = json.loads(next(filter(Path.exists, paths)).read_text(encoding="utf-8"))
        assert set(settings) <= set(schema["properties"])
        jsonschema.validate(settings, schema)
