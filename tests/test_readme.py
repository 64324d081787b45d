"""What the README shows is what one gets."""

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
NUMBER = r"-?\d+(?:\.\d+)?"


def numbers(text):
    return [float(number) for number in re.findall(NUMBER, text.replace("−", "-"))]


def test_the_example_prints_what_is_shown():
    code, shown = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", TEXT, re.S).groups()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert [line.split(":")[0] for line in printed.getvalue().splitlines()] == [
        line.split(":")[0] for line in shown.splitlines()
    ]
    # Machines round otherwise; the last shown digit may differ.
    assert numbers(printed.getvalue()) == pytest.approx(numbers(shown), rel=0.02, abs=0.011)
