"""Finding objects by their words: scores against hand counts, intervals, resuming, the page and the command."""

import json
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from typer.testing import CliRunner

import infodiff_widgets as idw
from infodiff_widgets.cli import main as cli
from infodiff_widgets.studies import calibration, gallery, localization, localization_report, metrics
from infodiff_widgets.studies.fusion import FUSED, MEASURED, METHODS, combine
from infodiff_widgets.studies.items import Item, split
from infodiff_widgets.studies.localization_report import choose_thresholds
from infodiff_widgets.studies.metrics import (
    BEST,
    HELD_OUT,
    LEVELS,
    PAPER,
    SCORES,
    localization_metrics,
    minmax,
)

PAIRS = [
    idw.scenes.scene("the kite left of the zebra on water", 1),
    idw.scenes.scene("the dog and the cat on grass", 2),
    idw.scenes.scene("the bear above the fish on snow", 3),
]


def few(seed):
    """Scenes to score begin at −1, those to choose on at −1001."""
    return PAIRS[(-1 - seed) % localization.VALIDATION_SKIP]


@pytest.fixture(autouse=True)
def _few_scenes(monkeypatch):
    monkeypatch.setattr(localization, "sample", few)


@pytest.fixture(scope="module")
def measured():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(localization, "sample", few)
        return localization.Localization(samples=4).run(idw.load("exact"), localization.scenes_items(3), progress=False)


def square(side=8, size=32):
    mask = np.zeros((size, size), bool)
    mask[:side, :side] = True
    return mask


def rows(*maps, mask=None, pictures=None):
    """A table of one method made from maps."""
    mask = square() if mask is None else mask
    return pd.DataFrame([
        {"item": i, "picture": (pictures or range(len(maps)))[i], "label": "x", "method": "m", "pixels": mask.size,
         "mask": int(mask.sum()), **localization_metrics(values, mask)}
        for i, values in enumerate(maps)
    ])  # fmt: skip


def test_a_perfect_map_scores_one_and_its_inverse_nothing():
    mask = square()
    table, _ = choose_thresholds(rows(mask * 3.0, mask * 2.0))
    assert (table.loc[0, [BEST, *SCORES[2:]]] == 1).all()
    assert (np.array(localization_metrics(mask * 3.0, mask)["iou"]) == 1).all()
    inverse, _ = choose_thresholds(rows(1.0 - mask, 1.0 - mask))
    assert (inverse.loc[0, [BEST, "IoU, above the mean", "pointing", "energy"]] == 0).all()
    assert inverse.loc[0, "average precision"] == pytest.approx(mask.mean())  # everything comes at once, last


def test_scores_are_those_counted_by_hand():
    values = np.array([[0.0, 2.0, 2.0], [3.0, 6.0, 10.0]])
    mask = np.array([[0, 1, 0], [0, 1, 1]], bool)
    found = localization_metrics(values, mask)
    assert found["energy"] == pytest.approx(18 / 23)
    assert found["pointing"] == 1
    assert found["IoU, above the mean"] == pytest.approx(2 / 3)  # above 23 / 6: 6 and 10
    assert found["average precision"] == pytest.approx(1 / 3 + 1 / 3 + 1 / 3 * 3 / 5)  # the two 2s come as one
    at = int(np.searchsorted(LEVELS, 0.25))  # above a quarter of 10: 3, 6 and 10
    assert found["iou"][at] == 2 / 4


def test_counts_are_those_of_cutting_at_every_level():
    values = np.random.default_rng(0).gamma(0.3, size=(20, 30))
    mask = values + np.random.default_rng(1).normal(0, 0.3, values.shape) > 0.5
    found, inside = localization_metrics(values, mask), minmax(values) > LEVELS[:, None, None]
    expected = (inside & mask).sum((1, 2)) / (inside | mask).sum((1, 2))
    assert found["iou"] == expected.tolist()
    assert np.isin(PAPER, LEVELS).all()
    assert (np.diff(LEVELS) > 0).all()


def test_what_is_empty_or_flat_scores_nothing():
    empty = localization_metrics(np.ones((4, 4)) * np.arange(4), np.zeros((4, 4), bool))
    assert [empty[score] for score in SCORES[2:]] == [0] * 4
    flat = localization_metrics(np.ones((8, 8)), square(4, 8))
    assert flat["iou"][0] == flat["energy"] == flat["IoU, above the mean"] == 0
    assert flat["pointing"] == flat["average precision"] == 0.25


def test_a_threshold_of_others_comes_from_every_second_picture():
    mask = square()
    low, high = np.where(mask, 1, 0.3), np.where(mask, 1, np.linspace(0, 0.72, 32))
    found, thresholds = choose_thresholds(rows(low + mask, high, low + mask, pictures=["a", "b", "a"]))
    assert thresholds[HELD_OUT]["m"] == pytest.approx(0.75)  # the lowest above 0.72
    assert found[HELD_OUT].isna().tolist() == [False, True, False]
    assert thresholds[BEST]["m"] == pytest.approx(0.5, abs=0.01)  # the paper tries none above
    assert found[HELD_OUT].tolist()[::2] == [1, 1]
    alone, thresholds = choose_thresholds(rows(low))
    assert alone[HELD_OUT].isna().all()
    assert thresholds[HELD_OUT] == {}


def test_differences_are_paired():
    table, rng = rows(*np.random.default_rng(0).gamma(1, size=(6, 32, 32))), np.random.default_rng(2)
    first, _ = choose_thresholds(table)
    for score in SCORES:
        first[score] = rng.random(6)
    second = first.assign(method="n", **{score: first[score] + 0.25 for score in SCORES})
    means, differences = localization_report.intervals(pd.concat([first, second]), 200)
    assert all(row["low"] < row["mean"] < row["high"] for row in means)
    assert all(row[key] == pytest.approx(-0.25) for row in differences for key in ("difference", "low", "high"))


def test_scenes_give_every_noun_with_its_mask():
    items = localization.scenes_items(2)
    assert [(item.name, item.text, item.label) for item in items] == [
        ("scene -1", "kite", "noun"), ("scene -1", "zebra", "noun"),
        ("scene -2", "dog", "noun"), ("scene -2", "cat", "noun"),
    ]  # fmt: skip
    picture, mask = items[1].read()
    assert picture is PAIRS[0].image
    assert (mask == PAIRS[0].masks[5]).all()
    assert [item.text for item in localization.scenes_items(1, ("noun", "ground", "relation"))][2:] == ["water"]
    every = localization.scenes_items(1, calibration.CLASSES, placed=False)
    assert [i for item in every for i in item.indices] == list(range(8))  # also of the second "the"
    item = Item("x", "A cat, a dog and a cat.", (1, 6), "cat", None)
    assert (item.text, item.indices) == ("cat", (1, 6))
    assert replace(item, words="a dog").indices == (2, 3)


def test_maps_are_those_of_an_ordinary_estimate():
    model, scene = idw.load("exact"), PAIRS[0]
    items = localization.scenes_items(1)
    measured = localization.estimate_words(model, scene.image, items, 4, 0)
    _, found = localization.maps(measured, items)
    info = idw.estimate(model, scene.image, scene.caption, attention_prompt=scene.caption, samples=4, progress=False)
    close = dict(rtol=1e-3, atol=1e-5)
    np.testing.assert_allclose(found["MI"], info.heatmap("zebra", given="").values, **close)
    np.testing.assert_allclose(found["CMI"], info.heatmap("zebra").values, **close)
    for name, given in (("MI standard", ""), ("CMI standard", "rest")):
        signed = info.heatmap("zebra", given=given, estimator="standard").values
        assert signed.min() < 0
        np.testing.assert_allclose(found[name], np.maximum(signed, 0), **close)
    np.testing.assert_allclose(found["attention"], info.attention_map("zebra"), **close)
    both = minmax(found["attention"]), minmax(found["CMI"])
    np.testing.assert_allclose(found["attention + information"], (both[0] + both[1]) / 2)
    fused = combine(found, np.asarray(scene.image))[FUSED]
    np.testing.assert_allclose(found["fused"], fused)
    assert tuple(found) == METHODS

    smooth = localization.maps(measured, items, smoothing=2)[1]
    for method in MEASURED:
        assert smooth[method].mean() == pytest.approx(found[method].mean(), rel=0.1)
        assert np.abs(np.diff(smooth[method])).sum() < np.abs(np.diff(found[method])).sum()


def test_a_mask_must_be_like_its_picture():
    item = replace(localization.scenes_items(1)[0], read=lambda: (PAIRS[0].image, np.zeros((3, 4))))
    with pytest.raises(ValueError, match=r"mask of 'kite' in 'scene -1' is float64 \[3, 4\]; expected bool \[64, 64\]"):
        localization.Localization().run(idw.load("exact"), [item], progress=False)
    for mask, came in ((None, "None"), (np.zeros((64, 64)), "float64")):
        nowhere = replace(item, read=lambda mask=mask: (PAIRS[0].image, mask))
        with pytest.raises(ValueError, match=f"mask of 'kite' in 'scene -1' is {came}"):
            localization.Localization().run(idw.load("exact"), [nowhere], progress=False)
    with pytest.raises(ValueError, match="no captions to measure"):
        localization.Localization().run(idw.load("exact"), [])


def test_what_was_measured_is_not_measured_again(tmp_path, monkeypatch, measured):
    estimate, seeds = localization.estimate_words, []

    def stopping(model, image, items, samples, seed):
        seeds.append(seed)
        if len(seeds) == 3:
            raise KeyboardInterrupt
        return estimate(model, image, items, samples, seed)

    monkeypatch.setattr(localization, "estimate_words", stopping)
    model, items, study = idw.load("exact"), localization.scenes_items(3), localization.Localization(samples=4)
    with pytest.raises(KeyboardInterrupt):
        study.run(model, items, tmp_path, progress=False)
    resumed = study.run(model, items, tmp_path, progress=False)
    pd.testing.assert_frame_equal(resumed, measured, check_exact=True)
    assert seeds == [0, 1, 2, 2]
    with pytest.raises(ValueError, match=r"smoothing is 0\.0 there and 1 now"):
        replace(study, smoothing=1).run(model, items, tmp_path, progress=False)


def test_thresholds_come_from_the_validation_split():
    mask = square()
    low, high = np.where(mask, 1, 0.3), np.where(mask, 1, np.linspace(0, 0.72, 32))
    table, split = rows(low, low, low), rows(high, low)
    found, thresholds = choose_thresholds(table, split)
    assert thresholds[HELD_OUT]["m"] == pytest.approx(0.75)
    assert found[HELD_OUT].tolist() == [1, 1, 1]  # every picture is scored
    found, thresholds = choose_thresholds(rows(high, high, high), rows(low, low))
    at = float(LEVELS[0])  # `low` is found at every level, from the first on
    assert thresholds[HELD_OUT]["m"] == at
    expected = (np.linspace(0, 0.72, 32) > at).mean()
    assert found[HELD_OUT].tolist() == pytest.approx([64 / (64 + expected * (32 * 32 - 64))] * 3, rel=0.1)


def test_split_keeps_pictures_whole():
    picture = Image.new("RGB", (16, 16))
    items = [Item(str(k // 2), f"a cat {k // 2}", (1,), "x", lambda: (picture, square(8, 16))) for k in range(100)]
    scored, apart = split(items, 3)
    assert [item.name for item in apart] == ["47", "47", "48", "48", "49", "49"]
    assert scored + apart == items
    assert split(items, 0) == (items, [])
    with pytest.raises(ValueError, match="of 50 pictures, 50 to choose thresholds on leave none to score"):
        split(items, 50)


def test_a_name_like_a_place_on_the_page_of_cards_stays_text():
    page = gallery._page("of x@cards", "@options", ["IoU"], "IoU", [({"IoU": 1.0}, "@about")])
    assert page.count("of x@cards") == 2
    assert page.count("<section") == 1
    assert "<p>@options</p>" in page
    assert ">@about</section>" in page


def test_the_gallery_shows_the_worst_and_the_rest_evenly():
    overlap = pd.Series([0.9, 0.1, 0.5, 0.3, 0.7], index=[0, 1, 2, 3, 4])
    assert gallery.select(overlap, 4) == [1, 3, 2, 0]
    assert gallery.select(overlap, 9) == [1, 3, 2, 4, 0]
    drawn = np.asarray(gallery.outlined(Image.new("RGB", (160, 160)), square(8, 32)))
    assert drawn.any(-1).sum() == 4 * 40 - 4  # the edge of a square of 40 pixels


def test_the_command_writes_a_report(tmp_path, measured):
    out = tmp_path / "out"
    options = ["--scenes", 2, "--samples", 4, "--gallery", 2, "--validation", 0, "--model", "exact", "-o", out]
    arguments = ["study", "localization", *map(str, options)]
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 0, result.output
    assert re.search(r"^ *CMI( +\d\.\d+){6}$", result.output, re.MULTILINE)
    report = json.loads((out / "localization.json").read_text())
    assert report["command"].startswith("infodiff-widgets study localization --data=scenes --scenes=2 --validation=0 ")
    assert (report["items"], report["pictures"], report["model"]) == (4, 2, "exact (bundled)")
    assert report["whole_image"] == pytest.approx(np.mean([PAIRS[k].masks[i].mean() for k, i in (
        (0, 1), (0, 5), (1, 1), (1, 4))]), abs=1e-4)  # fmt: skip
    curves = measured[(measured["method"] == "CMI") & (measured["item"] < 4)]["iou"]
    best = np.mean(curves.tolist(), 0)[9:59]
    mean = next(row for row in report["means"] if (row["score"], row["method"]) == (BEST, "CMI"))
    assert mean["mean"] == pytest.approx(best.max(), abs=1e-4)
    assert report["thresholds"][BEST]["CMI"] == pytest.approx(PAPER[best.argmax()], abs=1e-4)
    assert len(report["differences"]) == 28 * len(SCORES)
    assert len(pd.read_csv(out / "localization.csv")) == 4 * len(METHODS)
    page = (out / "gallery.html").read_text(encoding="utf-8")
    assert page.count("<section") == 2
    assert page.count("<img") == 2 * (1 + len(METHODS))
    assert not re.search(r"(?:src|href)=\"(?!data:)", page)

    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    assert CliRunner().invoke(cli.app, arguments).exit_code == 0
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before
    result = CliRunner().invoke(cli.app, ["study", "localization", "--data", "coco-it"])
    assert result.exit_code != 0
    assert "needs --coco" in result.output
    for command in ("localization", "interventions"):
        result = CliRunner().invoke(cli.app, ["study", command, "--folder", str(tmp_path)])
        assert result.exit_code == 2
        assert "--data scenes takes no --folder" in re.sub(r"\s*│\s*│?\s*|\n", " ", result.output)


def test_the_command_chooses_on_other_scenes(tmp_path):
    arguments = ["study", "localization", "--scenes", "1", "--validation", "2", "--samples", "2", "--gallery", "1"]
    result = CliRunner().invoke(cli.app, [*arguments, "-o", str(tmp_path)])
    assert result.exit_code == 0, result.output
    report = json.loads((tmp_path / "localization.json").read_text())
    assert report["validation"] == {"items": 4, "pictures": 2}
    assert (report["pictures"], {row["method"] for row in report["means"]}) == (1, {*METHODS})
    assert "--validation=2" in report["command"]
    page = (tmp_path / "gallery.html").read_text(encoding="utf-8")
    assert page.count("<figure") == 1 + len(METHODS)

    other = localization.scenes_items(2, skip=localization.VALIDATION_SKIP)
    split = localization.Localization(2, localization.VALIDATION_SEED).run(idw.load("exact"), other, progress=False)
    mean = np.mean(split[split["method"] == FUSED]["iou"].tolist(), 0)
    assert report["thresholds"][HELD_OUT][FUSED] == pytest.approx(LEVELS[mean.argmax()], abs=1e-4)
    item = localization.scenes_items(1)
    _, mask, maps = next(localization.Localization(2).show(idw.load("exact"), item, 0))
    expected = metrics.iou(maps[FUSED], mask, LEVELS)[mean.argmax()]
    rows_of_fused = pd.read_csv(tmp_path / "localization.csv").query("method == 'fused'")
    assert rows_of_fused[HELD_OUT].iloc[0] == pytest.approx(expected)
