"""The README and the page of measured tables show what the code and the measured files say."""

import contextlib
import io
import json
import re
from pathlib import Path

import measured_page
import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [
    README,
    ROOT / "notebooks/README.md",
    measured_page.PAGE,
    ROOT / "infodiff_widgets/ARCHITECTURE.md",
    ROOT / ".github/CONTRIBUTING.md",
]
TEXT = README.read_text(encoding="utf-8")
MEASURED = measured_page.PAGE.read_text(encoding="utf-8")


def numbers(text):
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text.replace("−", "-"))]


def measured(path):
    return json.loads((ROOT / "infodiff_widgets" / path).read_text(encoding="utf-8"))


def test_the_example_prints_what_is_shown():
    code, shown = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", TEXT, re.S).groups()
    printed, names = io.StringIO(), {}
    with contextlib.redirect_stdout(printed):
        exec(compile(code.replace("idw.Explorer(", "explorer = idw.Explorer("), "README.md", "exec"), names)
    names["explorer"].close()
    assert [line.split(":")[0] for line in printed.getvalue().splitlines()] == [
        line.split(":")[0] for line in shown.splitlines()
    ]
    # Other machines round differently, so the last digits may differ.
    assert numbers(printed.getvalue()) == pytest.approx(numbers(shown), rel=0.02, abs=0.011)


def test_it_is_short():
    assert len(TEXT.splitlines()) <= 145


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page):
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")) if "://" not in link]
    for link in links:
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_in_the_text_exist(page):
    """A path is relative to the checkout, or, as in the description of the architecture, to the package."""
    for path in re.findall(r"`((?!\.venv)[\w.-]+/[\w./-]*|\w+\.py)`", page.read_text(encoding="utf-8")):
        assert (ROOT / path).exists() or (ROOT / "infodiff_widgets" / path).exists(), path


def test_the_readme_links_every_notebook():
    links = set(re.findall(r"\]\((notebooks/\w+\.ipynb)\)", TEXT))
    assert links == {f"notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")}


def test_the_measured_tables_are_the_measured_ones():
    assert measured_page.fill(MEASURED) == MEASURED, "run python tests/measured_page.py"


def test_every_table_is_filled_and_a_missing_region_is_named():
    changed = re.sub(r"\d", "0", MEASURED)
    assert measured_page.fill(changed).count("| order, two images |") == 1
    with pytest.raises(ValueError, match="table: swaps"):
        measured_page.fill(MEASURED.replace("<!-- table: swaps -->", ""))


def test_the_exact_pipeline_is_exact():
    words = measured("studies/measured/learned/quality.json")["words"]
    rows = [row for row in words if (row["pipeline"], row["given"]) == ("reference", "rest")]
    assert len(rows) == 9
    for row in rows:
        assert row["read"] == pytest.approx(row["exact"], rel=0.05, abs=0.01)
        for estimator in ("standard", "orthogonal"):
            assert abs(row[estimator] - row["exact"]) < 5 * row[f"{estimator}_stderr"] + 0.01
