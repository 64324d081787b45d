"""Paired differences of two models, and the numbers that hold a committed result to the code."""

import json
import math

import numpy as np
import pandas as pd
import pytest

from infodiff_widgets.studies import journal
from infodiff_widgets.studies.comparison import compare


def table(values, method="CMI"):
    return pd.DataFrame({"picture": ["a", "a", "b", "c"], "method": method, "iou": values})


def test_differences_are_paired_and_resample_pictures():
    noise = np.array([0.3, -0.2, 0.1, 0.4])  # shared by both models
    (row,) = compare(table(noise + 0.5), table(noise), ["method"], ["iou"])
    assert (row["method"], row["measure"], row["n"], row["pictures"]) == ("CMI", "iou", 4, 3)
    assert [row["value"], row["reference"]] == pytest.approx([0.65, 0.15])
    assert [row["difference"], row["low"], row["high"]] == pytest.approx([0.5] * 3)
    (row,) = compare(table([1, 1, 0, 0]), table([0, 0, 0, 0]), ["method"], ["iou"])
    assert (row["low"], row["high"]) == (0, 1)  # all of picture "a", or none of it


def test_groups_and_unknown_values():
    rows = compare(
        pd.concat([table([1, 1, math.nan, 1]), table([2, 2, 2, 2], "attention")]),
        pd.concat([table([0, 0, 0, None]), table([2, 2, 2, 2], "attention")]), ["method"], ["iou"],
    )  # fmt: skip
    assert [(row["method"], row["n"], row["difference"]) for row in rows] == [("CMI", 2, 1), ("attention", 4, 0)]
    assert math.isnan(rows[0]["low"])  # one picture


@pytest.mark.parametrize("other", [table([1, 1, 1, 1], "MI"), table([1, 1, 1, 1])[:3]])
def test_other_items_are_refused(other):
    with pytest.raises(ValueError, match="same items in the same order"):
        compare(table([1, 1, 1, 1]), other, ["method"], ["iou"])


def test_the_first_numbers_of_each_journal(tmp_path):
    journal.resume(tmp_path, "x", {"seed": 0}, ["k", "l"], lambda k: [{"a": k + 1, "b": [1, 2], "c": None}], "", False)
    nested = {"scores": [[1.0, 3.0], [math.nan, 5.0]], "right": True, "word": "dog"}
    journal.resume(tmp_path / "reference", "y", {}, ["k"], lambda k: nested, "", False)
    (tmp_path / "z.jsonl").write_text(json.dumps({"settings": {}}) + "\n")
    assert journal.first_numbers(tmp_path) == {"reference/y": [2.0, 1.0], "x": [1.0, 1.5]}


def test_the_code_version_reads_the_sources():
    version = journal.code_version()
    assert version == journal.code_version()
    assert len(version) == 16
