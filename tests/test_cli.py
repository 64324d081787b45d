"""The commands, run as a user runs them."""

import dataclasses
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import typer
from PIL import Image
from typer.testing import CliRunner

from infodiff_widgets.cli import main as cli
from infodiff_widgets.studies import acceptance, calibration, captions, interventions, localization, word_information


def run(*arguments):
    return CliRunner().invoke(cli.app, [str(a) for a in arguments])


def test_explain_prints_a_table_and_draws(tmp_path):
    result = run("explain", "--samples", 8, "-o", tmp_path)
    assert result.exit_code == 0, result.output
    assert re.search(r"^dog +-?[\d.]+ ± [\d.]+ +-?[\d.]+ ± [\d.]+$", result.output, re.MULTILINE)
    assert np.asarray(Image.open(tmp_path / "explain.png")).std() > 10
    page = (tmp_path / "explain.html").read_text(encoding="utf-8")
    assert "<title>the dog" in page
    assert not re.search(r"(?:src|href)=\"(?!data:)", page)


def test_explain_takes_an_image_and_a_prompt(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    Image.new("RGB", (64, 64), "white").save(tmp_path / "x.png")
    result = run("explain", "~/x.png", "the dog", "--samples", 4, "--model", "exact", "--out=~/out")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out" / "explain.png").exists()
    assert "“the dog”" in result.output


@pytest.mark.parametrize(
    ("name", "study"),
    [
        ("localization", localization.Localization), ("information", word_information.WordInformation),
        ("interventions", interventions.Interventions), ("relations", captions.CaptionStudy),
        ("acceptance", acceptance.Acceptance), ("scenes-quality", calibration.Generation),
        ("scenes-quality", calibration.Calibration),
    ],
)  # fmt: skip
def test_options_have_the_defaults_of_their_study(name, study):
    command = typer.main.get_command(cli.app).commands["study"].commands[name]
    options = {option.name: option.default for option in command.params}
    common = [one for one in dataclasses.fields(study) if one.name in options and one.name != "reference"]
    assert {one.name for one in common} >= {"seed"}
    assert {one.name: one.default for one in common} == {one.name: options[one.name] for one in common}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["explain", "none.png", "the dog"], "No such file"),
        (["explain", "none.png"], "needs a prompt"),
        (["explain", "--model", "./nowhere"], "no model folder"),
    ],
)
def test_bad_input_is_one_line(arguments, message):
    result = run(*arguments)
    assert result.exit_code != 0
    assert message in result.output
    assert "Traceback" not in result.output


def test_an_image_of_too_many_pixels_is_refused_in_one_line(tmp_path, monkeypatch):
    Image.new("L", (90, 90)).save(tmp_path / "x.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    result = run("explain", tmp_path / "x.png", "the dog")
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)
    assert "x.png: too many pixels" in result.output


@pytest.mark.parametrize("index", ["{}", '{"a":' * 100_000])
def test_a_damaged_model_folder_is_one_line(tmp_path, index):
    (tmp_path / "model_index.json").write_text(index)
    result = run("explain", "--model", tmp_path)
    assert result.exit_code == 1
    assert f"error: {tmp_path} holds no pipeline that diffusers can read" in result.output


@pytest.mark.parametrize("arguments", ["explain -o out --model exact --samples 2", "study interventions --help"])
def test_output_replaces_characters_that_its_encoding_lacks(tmp_path, arguments):
    command = [sys.executable, "-m", "infodiff_widgets.cli.main", *arguments.split()]
    env = os.environ | {"PYTHONIOENCODING": "cp437", "PYTHONPATH": str(Path(cli.__file__).parents[2])}
    result = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode(errors="replace")
    assert b"?" in result.stdout


@pytest.mark.parametrize(
    "error", [KeyError("x"), OverflowError("much\nmore"), RuntimeError("no memory"), MemoryError()]
)
def test_any_error_is_one_line_unless_debug(error, monkeypatch):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr("infodiff_widgets.pipelines.loading.load", fail)
    monkeypatch.setattr("infodiff_widgets.load", fail)
    result = run("explain")
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)
    assert result.output.startswith("error: ")
    assert type(run("--debug", "explain").exception) is type(error)
    monkeypatch.setenv("INFODIFF_DEBUG", "1")
    assert type(run("explain").exception) is type(error)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ("localization --limit 0", "limit"),
        ("localization --data folder --folder . --scenes 3", "scenes"),
        ("information --data folder --folder . --scenes 3", "scenes"),
        ("interventions --table x.csv", "table"),
        ("relations --gallery 0 --by error", "by"),
    ],
)
def test_an_option_that_would_be_ignored_is_refused(arguments, name):
    result = run("study", *arguments.split())
    assert result.exit_code == 2
    assert f"takes no --{name}" in re.sub(r"\s*│\s*│?\s*|\n", " ", result.output)


FAKE_LAB = """
import os, pathlib, signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
pathlib.Path("config").write_text(os.environ["JUPYTER_CONFIG_PATH"])
pathlib.Path("started").write_text(" ".join(map(str, [os.getpid(), *sys.argv[1:]])))
signal.pause()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_lab_becomes_jupyter_and_keeps_the_users_work(tmp_path):
    (tmp_path / "jupyterlab").mkdir()
    (tmp_path / "jupyterlab" / "__init__.py").touch()
    (tmp_path / "jupyterlab" / "__main__.py").write_text(FAKE_LAB)
    (tmp_path / "mine").mkdir()
    first = sorted(cli.notebooks().glob("*.ipynb"))[0].name
    (tmp_path / "mine" / first).write_text("mine")
    path = os.pathsep.join([str(tmp_path), str(Path(cli.__file__).parents[2])])
    command = [sys.executable, "-m", "infodiff_widgets.cli.main", "lab", "--folder", "mine", "--no-browser"]
    with subprocess.Popen(command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": path}) as lab:
        try:
            while not ((started := tmp_path / "started").exists() and started.read_text()) and lab.poll() is None:
                time.sleep(0.05)
            lab.terminate()
            assert lab.wait(20) == 7
        finally:
            lab.kill()
    pid, *arguments = started.read_text().split()
    assert int(pid) == lab.pid  # signals reach Jupyter, and none is left behind
    assert f"--ServerApp.root_dir={tmp_path / 'mine'}" in arguments
    assert "--no-browser" in arguments
    assert (tmp_path / "config").read_text().split(os.pathsep)[0] == str(Path(cli.__file__).parent / "jupyter")
    assert len(list((tmp_path / "mine").glob("*.ipynb"))) > 1
    assert (tmp_path / "mine" / "README.md").read_text(encoding="utf-8").count(".ipynb)") == 7
    assert (tmp_path / "mine" / first).read_text() == "mine"


def test_a_folder_that_is_a_file_is_said_in_a_line(tmp_path):
    (tmp_path / "file").touch()
    result = CliRunner().invoke(cli.app, ["lab", "--folder", str(tmp_path / "file")])
    assert result.exit_code == 1
    assert "error: " in result.output
