"""The commands, run as a user runs them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from infodiff_widgets.cli import main as cli


def run(*arguments):
    return CliRunner().invoke(cli.app, [str(a) for a in arguments])


def test_explain_prints_a_table_and_draws(tmp_path):
    result = run("explain", "--samples", 8, "-o", tmp_path)
    assert result.exit_code == 0, result.output
    assert re.search(r"^dog +-?[\d.]+ ± [\d.]+ +-?[\d.]+ ± [\d.]+$", result.output, re.MULTILINE)
    assert np.asarray(Image.open(tmp_path / "explain.png")).std() > 10
    page = (tmp_path / "explain.html").read_text(encoding="utf-8")
    assert '"words": ["the", "dog"' in page
    assert not re.search(r"(?:src|href)=\"(?!data:)", page)


def test_explain_takes_an_image_and_a_prompt(tmp_path):
    Image.new("RGB", (64, 64), "white").save(tmp_path / "x.png")
    result = run("explain", tmp_path / "x.png", "the dog", "--samples", 4)
    assert result.exit_code == 0, result.output
    assert "“the dog”" in result.output


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


@pytest.mark.parametrize("arguments", ["explain -o out --samples 4", "study interventions --help"])
def test_output_replaces_characters_that_its_encoding_lacks(tmp_path, arguments):
    command = [sys.executable, "-m", "infodiff_widgets.cli.main", *arguments.split()]
    env = os.environ | {"PYTHONIOENCODING": "cp437", "PYTHONPATH": str(Path(cli.__file__).parents[2])}
    result = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode(errors="replace")
    assert b"?" in result.stdout


def test_lab_opens_a_copy_and_keeps_the_users_work(tmp_path, monkeypatch):
    started = []
    monkeypatch.setattr(cli.subprocess, "call", lambda command: started.append(command) or 0)
    assert run("lab", "--folder", tmp_path / "mine", "--no-browser").exit_code == 0
    copy = next((tmp_path / "mine").glob("*.ipynb"))
    copy.write_text("mine")
    assert run("lab", "--folder", tmp_path / "mine").exit_code == 0
    assert copy.read_text() == "mine"
    assert started[0][:3] == [sys.executable, "-m", "jupyterlab"]
    assert "--no-browser" in started[0]


def test_a_folder_that_is_a_file_is_said_in_a_line(tmp_path):
    (tmp_path / "file").touch()
    result = CliRunner().invoke(cli.app, ["lab", "--folder", str(tmp_path / "file")])
    assert result.exit_code == 1
    assert "error: " in result.output
