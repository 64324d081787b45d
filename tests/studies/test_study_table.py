"""The table of a study: which rows and columns it has, and its means with intervals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import infodiff_widgets as idw
from infodiff_widgets.core.stats import cluster_bootstrap, percentile_interval
from infodiff_widgets.studies import localization
from infodiff_widgets.studies.store import Store
from infodiff_widgets.studies.study_table import RESAMPLED, study_table


def test_methods_stand_beside_each_other_and_curves_are_left_out(tmp_path):
    items = localization.scenes_items(1)
    localization.Localization(samples=2).run(idw.load("exact"), items, tmp_path, progress=False)
    rows = Store.open(tmp_path).rows()
    table, words = study_table(rows), rows.drop_duplicates("index")
    assert table.texts["word"] == list(words["word"])
    assert table.texts["caption"] == list(words["prompt"])
    assert (table.numbers[0].group, table.numbers[0].name) == ("IoU, best threshold", "MI")
    found = next(n for n in table.numbers if (n.group, n.name) == ("pointing", "attention"))
    np.testing.assert_allclose(found.values, rows[rows["method"] == "attention"]["pointing"])
    assert [n.name for n in table.numbers if n.group == "item"] == ["pixels", "mask"]
    assert table.texts["note"] == [items[0].name] * len(items)
    assert "iou" not in {n.group for n in table.numbers} | {n.name for n in table.numbers}


def test_errors_go_with_their_numbers():
    rows = pd.DataFrame({"item": ["a", "b"], "CMI standard": [1.0, 2.0], "CMI standard stderr": [0.1, 0.2],
                         "exact": [1.0, None], "exact_stderr": [0.0, 0.5], "stderr": [3, 4]})  # fmt: skip
    named = {n.name: n for n in study_table(rows).numbers}
    assert list(named) == ["CMI standard", "exact", "stderr"]
    np.testing.assert_allclose(named["CMI standard"].errors, [0.1, 0.2], rtol=1e-6)
    np.testing.assert_allclose(named["exact"].errors, [0, 0.5])
    assert named["stderr"].errors is None


def test_measurements_that_nothing_distinguishes_stay_rows():
    rows = pd.DataFrame([{"item": "a", "method": "x", "score": 1.0}, {"item": "a", "method": "x", "score": 2.0}])
    (number,) = study_table(rows).numbers
    assert list(number.values) == [1, 2]


def test_unknown_values_are_unknown():
    rows = pd.DataFrame({"item": list("abc"), "word": ["dog", None, "cat"], "right": [True, None, False]})
    table = study_table(rows.astype({"right": "boolean"}))
    assert table.texts["word"] == ["dog", "", "cat"]
    np.testing.assert_array_equal(table.numbers[0].values, [1, np.nan, 0])
    assert table.summary()[""][0][0] == 0.5
    assert study_table(pd.DataFrame({"item": []})).summary() == {"": []}


@pytest.mark.parametrize("pictures", [12, RESAMPLED + 100])
def test_means_have_intervals_over_pictures_by_class(pictures):
    rng = np.random.default_rng(0)
    rows = pd.DataFrame({"item": np.arange(3 * pictures), "picture": np.repeat(np.arange(pictures), 3).astype(str)})
    rows["label"] = np.where(np.arange(len(rows)) % 3, "noun", "thing")
    rows["score"] = np.repeat(rng.normal(size=pictures), 3) + rng.normal(size=len(rows)) / 10
    found = study_table(rows).summary()
    for label, part in {"": rows, "noun": rows[rows["label"] == "noun"]}.items():
        mean, low, high, n = found[label][0]
        assert (n, pytest.approx(mean)) == (len(part), part["score"].mean())
        ends = percentile_interval(cluster_bootstrap(part["score"].to_numpy(), part["picture"]), pictures)
        width = ends[1] - ends[0]
        np.testing.assert_allclose([low, high], ends, atol=1e-6 if pictures <= RESAMPLED else 0.1 * width)
