"""The README and the page of measured tables show what the code and the measured files say."""

import contextlib
import io
import json
import re
from pathlib import Path

import measured_page
import pytest

import infodiff_widgets as idw
from infodiff_widgets.studies.journal import fingerprint

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
    assert len(TEXT.splitlines()) <= 130


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
    assert measured_page.fill(changed).count("| 440 |") == 1
    with pytest.raises(ValueError, match="table: swaps"):
        measured_page.fill(MEASURED.replace("<!-- table: swaps -->", ""))


def test_the_numbers_in_the_text_of_the_measured_page():
    report = {sampler: measured(f"studies/measured/interventions-{sampler}.json") for sampler in ("ddpm", "ode")}
    asked = dict(change="latents", level="image", statistic="pearson", method="edit")
    for kind, shown in (("swap", "swaps alone the correlation is"), ("omit", "omissions")):
        (row,) = (r for r in report["ddpm"]["correlations"] if (asked | {"kind": kind}).items() <= r.items())
        found = re.search(rf"{shown}\s+(\S+) \((\S+) to (\S+)\)", MEASURED).groups()
        assert numbers(" ".join(found)) == pytest.approx([row[k] for k in ("value", "low", "high")], abs=0.00501)
    for score, shown in (("edit", r"ROC curve is"), ("swap score", r"when it is low:")):
        rows = report["ddpm"]["counterfactual"]["auc"]
        row = next(r for r in rows if (r["score"], r["outcome"]) == (score, "done"))
        found = re.search(rf"{shown} (\S+) \((\S+) to ([\d.]+)", MEASURED).groups()
        assert numbers(" ".join(found)) == pytest.approx([row[k] for k in ("value", "low", "high")], abs=0.00501)
    for sampler, shown in (("ddpm", 1e-9), ("ode", 2e-9)):
        assert report[sampler]["reconstruction"]["mean"] == pytest.approx(shown, rel=0.2)
    assert {r["interventions"] for r in report.values()} == {362}
    assert measured("studies/measured/localization.json")["items"] == 361
    for task, images in (("count", 200), ("attribute", 139), ("order", 200), ("pairs", 100)):
        choices = measured(f"studies/measured/relations-{task}.json")
        assert (choices["tasks"], choices["accuracy"][0]["pictures"]) == (200, images)
        assert not any(r["lost"] for r in choices["stopping"] if (r["score"], r["z_threshold"]) == ("standard", 2.0))
    for row in measured("scenes/quality.json")["words"][:-1]:
        assert row["read"] == pytest.approx(row["exact"], rel=0.03)
        assert [row["standard"], row["orthogonal"]] == pytest.approx([row["exact"]] * 2, rel=0.09)


def test_everything_was_measured_on_the_weights_that_ship():
    files = [ROOT / "infodiff_widgets/scenes/quality.json", *measured_page.FOLDER.glob("*.json")]
    assert len(files) == 8
    weights = fingerprint(idw.load("exact"))["weights"]
    for path in files:
        assert json.loads(path.read_text(encoding="utf-8"))["weights"] == weights, path.name
