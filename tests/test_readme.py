"""What the README shows is what one gets."""

import contextlib
import io
import json
import re
from pathlib import Path

import pytest

import infodiff_widgets as idw
from infodiff_widgets.studies.journal import about

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
NUMBER = r"-?\d+(?:\.\d+)?"


def numbers(text):
    return [float(number) for number in re.findall(NUMBER, text.replace("−", "-"))]


def test_the_example_prints_what_is_shown():
    code, shown = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", TEXT, re.S).groups()
    printed, names = io.StringIO(), {}
    with contextlib.redirect_stdout(printed):
        exec(compile(code.replace("idw.Explorer(", "explorer = idw.Explorer("), "README.md", "exec"), names)
    names["explorer"].close()
    assert [line.split(":")[0] for line in printed.getvalue().splitlines()] == [
        line.split(":")[0] for line in shown.splitlines()
    ]
    # Machines round otherwise; the last shown digit may differ.
    assert numbers(printed.getvalue()) == pytest.approx(numbers(shown), rel=0.02, abs=0.011)


def test_its_links_lead_somewhere():
    links = [link for link in re.findall(r"\]\(([^)]+)\)", TEXT) if "://" not in link]
    assert len(links) >= 6
    assert all((ROOT / link).is_file() for link in links)
    assert {link for link in links if link.endswith(".ipynb")} == {
        f"notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")
    }


def rows(heading):
    """Cells of the table that begins with this heading."""
    lines = TEXT[TEXT.index(heading) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def measured(path):
    return json.loads((ROOT / "infodiff_widgets" / path).read_text(encoding="utf-8"))


def test_the_quality_table_is_the_measured_one():
    found = measured("scenes/quality.json")["words"]
    drawn = {part["class"]: part for part in measured("scenes/quality.json")["generation"]}
    table = rows("| word, given the rest |")
    assert len(table) == len(found)
    for row, word in zip(table, found, strict=True):
        assert numbers(row[1]) == [word["n"]], row
        assert numbers(row[2]) + numbers(row[3]) == pytest.approx([word["exact"], word["read"]], abs=0.00501), row
        for cell, estimator in ((row[4], "standard"), (row[5], "orthogonal")):
            shown = [word[estimator], word[f"{estimator}_stderr"]]
            assert numbers(cell) == pytest.approx(shown, abs=0.00501), row
        if row[6]:
            assert numbers(row[6]) == pytest.approx([100 * drawn[word["class"]]["right"]], abs=0.51), row


def test_the_overlap_of_maps_is_the_measured_one():
    found = {part["class"]: part for part in measured("scenes/quality.json")["localization"]}
    table = rows("| maps of |")
    assert [row[0] for row in table] == ["nouns of pairs", "things", "counted nouns", "all"]
    for row, name in zip(table, ("noun", "thing", "counted", "all"), strict=True):
        part = found[name]
        assert numbers(row[1]) == [part["n"]], row
        for cell, key in zip(row[2:4], ("iou", "fused_iou"), strict=True):
            assert numbers(cell) == pytest.approx([part[key], part[f"{key}_stderr"]], abs=0.00501), row
        assert numbers(row[4]) == pytest.approx([part["whole_image"]], abs=0.00501), row


LOCALIZED = (
    "MI", "CMI", "CMI standard", "attention", "attention, guided", "attention + information",
    "both CMI root, guided",
)  # fmt: skip


def test_the_localization_table_is_the_measured_one():
    means = measured("studies/measured/localization.json")["means"]
    for row, method in zip(rows("| map | IoU"), LOCALIZED, strict=True):
        found = next(m for m in means if (m["score"], m["method"]) == ("IoU, threshold of others", method))
        assert numbers(row[2]) == pytest.approx([found[key] for key in ("mean", "low", "high")], abs=0.000501), row


def test_the_relations_table_is_the_measured_one():
    for row, task in zip(rows("| captions differ in"), ("count", "attribute", "order", "pairs"), strict=True):
        found = {one["score"]: one for one in measured(f"studies/measured/relations-{task}.json")["accuracy"]}
        for cell, score in zip(row[2:5], ("standard", "error", "orthogonal"), strict=True):
            shown = [found[score][f"micro{end}"] for end in ("", "_low", "_high")]
            assert numbers(cell) == pytest.approx(shown, abs=0.00501), row


def test_the_interventions_table_is_the_measured_one():
    table = rows("| way | predicted by")
    assert len(table) == 6
    for row, method in zip(table, ("CMI", "edit", "attention") * 2, strict=True):
        for cell, level in zip(row[2:4], ("image", "pixel"), strict=True):
            asked = dict(kind="all", change="latents", level=level, statistic="pearson", method=method)
            report = measured(f"studies/measured/interventions-{row[0]}.json")
            one = next(c for c in report["correlations"] if asked.items() <= c.items())
            assert numbers(cell) == pytest.approx([one["value"], one["stderr"]], abs=0.00501), row


def test_the_curve_of_swaps_is_the_measured_one():
    report = measured("studies/measured/interventions-ddpm.json")["counterfactual"]
    curve = [part for part in report["curve"] if (part["score"], part["fact"]) == ("edit", "done")]
    ((_, *cells),) = rows("| predicted nats |")
    heads = TEXT[TEXT.index("| predicted nats |") :].splitlines()[0].strip("|").split("|")[1:]
    assert len(cells) == len(heads) == len(curve)
    for head, cell, part in zip(heads, cells, curve, strict=True):
        assert numbers(head) == pytest.approx([part["from"], part["to"]], rel=0.03), head
        assert numbers(cell) == pytest.approx([100 * part[key] for key in ("share", "low", "high")], abs=0.51), cell
    done = next(row["done"]["share"] for row in report["rates"] if row["label"] == "all")
    assert f"{100 * done:.0f} % (ddpm)" in TEXT


def test_all_was_measured_on_the_weights_that_ship():
    files = [
        ROOT / "infodiff_widgets/scenes/quality.json",
        *(ROOT / "infodiff_widgets/studies/measured").glob("*.json"),
    ]
    assert len(files) == 8
    weights = about(idw.load())["weights"]
    for path in files:
        assert json.loads(path.read_text(encoding="utf-8"))["weights"] == weights, path.name
