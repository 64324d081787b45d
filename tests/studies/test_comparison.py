"""Paired differences of two models, and the numbers that hold a committed result to the code."""

import math

import numpy as np
import pandas as pd
import pytest

from infodiff_widgets.studies import provenance
from infodiff_widgets.studies.comparison import compare
from infodiff_widgets.studies.store_writer import StoreWriter


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


def test_the_first_numbers_of_each_study(tmp_path):
    manifest = {"study": "x", "settings": {}, "labels": ["index"], "started": ""}
    for name in ("x", "reference/y"):
        with StoreWriter(tmp_path / name, manifest, [("k", ""), ("l", "")]) as writer:
            writer.add("l", [{"index": 1, "a": 7}])
            nested = {"scores": [[1.0, 3.0], [math.nan, 5.0]], "right": True, "word": "dog", "none": None}
            writer.add("k", [{"index": 3, "a": 1, "b": [1, 2]}, {"index": 4} | nested])
    expected = [1.0, 1.5, 2.0, 1.0]
    assert provenance.first_numbers(tmp_path) == {"reference/y": expected, "x": expected}


def test_the_code_version_reads_the_sources():
    version = provenance.code_version()
    assert version == provenance.code_version()
    assert len(version) == 16
