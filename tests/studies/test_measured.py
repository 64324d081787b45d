"""Every committed report is held to the weights and to the code that it was measured with."""

import json
import re
import shlex

import measured_page
import pytest
from typer.testing import CliRunner

import infodiff_widgets as idw
from infodiff_widgets.cli import main as cli
from infodiff_widgets.studies.provenance import code_version, fingerprint, first_numbers

REPORTS = {path.relative_to(measured_page.FOLDER).as_posix(): path for path in measured_page.FOLDER.rglob("*.json")}
SMALLEST = {"scenes": 1, "captions": 1, "pictures": 1, "validation": 1, "gallery": 0}
"""Sizes of a rerun: the first result of a study does not depend on how many follow."""


def smallest(command):
    """The arguments of a command line with the smallest sizes, and no reference that has reports of its own."""
    _, *arguments = shlex.split(command)
    for name, size in SMALLEST.items():
        arguments = [re.sub(rf"^--{name}=\d+$", f"--{name}={size}", one) for one in arguments]
    return [one for one in arguments if "scenes-quality" in arguments or not one.startswith("--reference=")]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_reports_are_of_these_weights_and_this_code(name, tmp_path):
    report = json.loads(REPORTS[name].read_text(encoding="utf-8"))
    assert name.split("/")[0] == report["model"].split()[0]  # "learned (bundled)"
    for one in filter(None, (report, report.get("reference"))):
        assert fingerprint(idw.load(one["model"].split()[0]))["weights"] == one["weights"]
    assert report["first"]
    if report["code"] == code_version():
        return  # the very code
    arguments = smallest(report["command"])
    result = CliRunner().invoke(cli.app, [*arguments, "-o", str(tmp_path)])
    assert result.exit_code == 0, result.output
    again = first_numbers(tmp_path)
    for name in again:
        numbers = list(zip(report["first"][name], again[name], strict=False))
        assert len(numbers) > 5
        assert [new for _, new in numbers] == pytest.approx([old for old, _ in numbers], rel=0.02, abs=0.01)
