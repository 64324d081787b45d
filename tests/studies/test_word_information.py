"""Words alone and given the rest: correlations against numpy, values against an ordinary estimate, COCO-WL."""

import json
import math
import re

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from typer.testing import CliRunner

import infodiff_widgets as idw
from infodiff_widgets.cli import main as cli
from infodiff_widgets.cli.common import to_text
from infodiff_widgets.plots.static import figure
from infodiff_widgets.studies import coco, localization, masked_pictures, word_information
from infodiff_widgets.studies.calibration import CLASSES

PAIRS = [
    idw.scenes.scene("the kite left of the zebra on water", 1),
    idw.scenes.scene("the dog and the cat on grass", 2),
]
HEAD = "Image ID,Label,correct_obj+context,context,correct_obj"


@pytest.fixture
def items(monkeypatch):
    monkeypatch.setattr(localization, "sample", lambda seed: PAIRS[-1 - seed])
    return localization.scenes_items(2, CLASSES, placed=False)


def table(mi, cmi, pictures=None, label="x"):
    columns = {
        f"{name} {e}": values for e in word_information.ESTIMATORS for name, values in (("MI", mi), ("CMI", cmi))
    }
    pictures = range(len(mi)) if pictures is None else pictures
    return pd.DataFrame({"picture": list(pictures), "label": label, "maps": 0.5, **columns})


def rows_of(words, resamples=2000):
    return word_information.mean_information(words, resamples=resamples).rows.to_dict("records")


def test_correlations_are_those_of_numpy():
    rng = np.random.default_rng(0)
    x = rng.gamma(2, size=60)
    y = x + rng.normal(0, 2, 60)
    parts = pd.concat([table(x[:30], y[:30], label="noun"), table(x[30:] + 9, y[30:], range(30, 60), "verb")])
    rows = {(r["label"], r["estimator"]): r for r in rows_of(parts)}
    assert list(rows) == [(label, e) for label in ("noun", "verb", "all") for e in word_information.ESTIMATORS]
    noun, both = rows["noun", "standard"], rows["all", "orthogonal"]
    assert noun["r"] == pytest.approx(np.corrcoef(x[:30], y[:30])[0, 1])
    assert both["r"] == pytest.approx(np.corrcoef(np.r_[x[:30], x[30:] + 9], y)[0, 1])
    assert (noun["n"], noun["mi"], noun["cmi"]) == (30, pytest.approx(x[:30].mean()), pytest.approx(y[:30].mean()))
    assert noun["low"] < noun["r"] < noun["high"]
    assert (both["n"], both["pictures"], both["maps"]) == (60, 60, 0.5)


def test_intervals_cover_the_true_correlation():
    rng, covered, widths = np.random.default_rng(1), 0, []
    for _ in range(100):
        x = rng.normal(size=80)
        y = 0.6 * x + 0.8 * rng.normal(size=80)
        row = rows_of(table(x, y).drop(columns=["MI standard", "CMI standard"]), 200)[0]
        covered += row["low"] < 0.6 < row["high"]
        widths.append(row["high"] - row["low"])
    assert 0.86 < covered / 100 <= 1  # 95 %, and four standard errors of 2.2 %
    assert np.mean(widths) == pytest.approx(2 * 1.96 * (1 - 0.36) / np.sqrt(80), rel=0.15)
    doubled = rows_of(table(np.repeat(x, 3), np.repeat(y, 3), np.repeat(np.arange(80), 3)), 200)[0]
    assert doubled["high"] - doubled["low"] == pytest.approx(widths[-1], rel=0.01)  # no more pictures than before


def test_intervals_are_those_of_drawing_pictures_again():
    rng = np.random.default_rng(5)
    x, y = rng.gamma(1, size=(2, 8))
    pictures = np.arange(8) // 2
    drawn = np.random.default_rng(0).multinomial(4, np.full(4, 0.25), 300)
    with np.errstate(invalid="ignore"):
        r = [np.corrcoef(np.repeat(x, times[pictures]), np.repeat(y, times[pictures]))[0, 1] for times in drawn]
    row = rows_of(table(x, y, pictures), 300)[0]
    assert [row["low"], row["high"]] == pytest.approx(np.nanquantile(r, [0.025, 0.975]).tolist())


@pytest.mark.parametrize(
    ("mi", "cmi"),
    [([1.0, 2.0], [1.0, 3.0]), ([1, 2, 3.0], [np.log(4)] * 3), ([1, 2, 3.0], [0.1 + 0.2, 0.3, 0.3])],
)
def test_without_spread_there_is_no_correlation(mi, cmi):
    row = rows_of(table(mi, cmi))[0]
    assert np.isnan([row["r"], row["low"], row["high"]]).all()
    assert row["cmi"] == pytest.approx(np.mean(cmi))
    report = word_information.summary(table(mi, cmi))
    assert report["classes"][0]["r"] is None
    assert "nan" not in to_text(report["classes"]).lower()


def test_values_are_those_of_an_ordinary_estimate(items, tmp_path):
    assert [item.text for item in items[:7]] == ["the", "kite", "left of", "the", "zebra", "on", "water"]
    assert [item.label for item in items[:3]] == ["nothing", "noun", "relation"]
    model, picture, items = idw.load("exact"), PAIRS[0], [*items[:7], items[8]]
    found = word_information.WordInformation(samples=8, seed=3).run(model, items, tmp_path, progress=False)
    info = idw.estimate(
        model, picture.image, picture.caption, words=[*range(8), "left of"], samples=8, seed=3, progress=False
    )
    for k, word in ((1, "kite"), (2, "left of"), (6, "water")):
        row = found.loc[k]
        for estimator in word_information.ESTIMATORS:
            for name, value in (("MI", info.mi(word, estimator)), ("CMI", info.cmi(word, estimator))):
                assert row[f"{name} {estimator}"] == pytest.approx(value.value, rel=1e-3, abs=1e-4)
                assert row[f"{name} {estimator} stderr"] == pytest.approx(value.stderr, rel=1e-2, abs=1e-3)
    maps = [info.heatmap("kite", given=given).values.ravel() for given in ("", "rest")]
    assert found["maps"][1] == pytest.approx(np.corrcoef(maps)[0, 1], abs=1e-3)

    exact = word_information.with_exact(found, items)
    for name, given in (("MI exact", ""), ("CMI exact", "rest")):
        assert exact[name][1] == pytest.approx(idw.scenes.exact_information(picture.caption, "kite", given))
        assert exact[name][2] == pytest.approx(idw.scenes.exact_information(picture.caption, "left of", given))
    assert exact["CMI exact"][0] == 0  # "the" says nothing
    with pytest.raises(ValueError, match="no captions to measure"):
        word_information.WordInformation().run(model, [])


def test_means_have_intervals_over_pictures_and_a_plot():
    rng = np.random.default_rng(2)
    pictures = np.repeat(np.arange(50), 4)
    x = np.repeat(rng.normal(2, 1, 50), 4)  # four equal words in each picture count once
    words = table(x, 3 * x, pictures).assign(word=np.tile(["dog", "cat"], 100))
    found = word_information.mean_information(words)
    row = found.rows.iloc[0]
    stderr = x[::4].std() / math.sqrt(50)
    assert (row["mi"], row["pictures"]) == (pytest.approx(x.mean()), 50)
    assert (row["mi_high"] - row["mi_low"]) / 2 == pytest.approx(1.96 * stderr, rel=0.1)
    assert row["cmi_high"] == pytest.approx(3 * row["mi_high"])
    by_word = word_information.mean_information(words, by="word")
    assert list(by_word.rows["label"]) == ["dog", "dog", "cat", "cat", "all", "all"]
    axes = figure(6, 3).subplots()
    by_word.plot(axes, given="")
    assert [label.get_text() for label in axes.get_yticklabels()] == ["dog", "cat", "all"]
    drawn = [container.lines[0].get_xdata()[0] for container in axes.containers]
    assert drawn == pytest.approx([x.mean()] * 2)
    with pytest.raises(ValueError, match="given must be 'rest' or ''"):
        found.plot(given="all")


def test_a_folder_of_captions_has_an_item_for_every_word(tmp_path):
    PAIRS[0].image.save(tmp_path / "a.png")
    (tmp_path / "captions.csv").write_text("image,caption\na.png,The kite  on water.\n")
    items = word_information.with_captions(masked_pictures.caption_items(tmp_path, (64, 64), 4))
    assert [(one.text, one.label) for one in items] == [
        ("The", "the"), ("kite", "kite"), ("on", "on"), ("water", "water"), ("The kite on water.", "whole caption"),
    ]  # fmt: skip
    assert items[-1].pairs == {"MI": ("The kite on water.", ""), "CMI": ("The kite on water.", "")}
    found = word_information.WordInformation(samples=2).run(idw.load("exact"), items, progress=False)
    assert found["MI standard"].iloc[-1] == found["CMI standard"].iloc[-1]
    assert list(word_information.mean_information(found).rows["n"])[-2:] == [4, 4]  # "all" without the captions
    by_word = word_information.mean_information(found, by="word").rows
    assert set(by_word["label"]) == {"The", "kite", "on", "water", "all"}
    (tmp_path / "captions.csv").write_text("image,caption,word,label\na.png,the kite on water,kite,toy\n")
    (only,) = masked_pictures.caption_items(tmp_path)
    assert (only.text, only.label, only.read()[1]) == ("kite", "toy", None)
    (tmp_path / "captions.csv").write_text("image,words\na.png,kite\n")
    with pytest.raises(ValueError, match="captions.csv must have each of the columns"):
        masked_pictures.caption_items(tmp_path)


def test_coco_wl_is_read_with_its_classes(tmp_path):
    path = tmp_path / "COCO-WL.csv"
    path.write_text(
        f"{HEAD},context_,\n"
        "12,run,A dog runs on ,A dog  on ,runs,A dog _ on ,verb\n"
        "345, in front of,A cup in front of a tea.,A cup  a tea., in front of,A cup _ a tea.,perp\n"
    )
    rows = coco.read_csv(path)
    assert rows["class"].tolist() == ["verb", "prep"]
    (tmp_path / "val2017").mkdir()
    Image.new("RGB", (20, 30), "red").save(tmp_path / "val2017" / "000000000345.jpg")
    first, second = coco.word_items(rows, tmp_path, (64, 48))
    assert first.rest == "A dog on"
    assert (second.name, second.text, second.rest, second.label) == ("345", "in front of", "A cup a tea.", "prep")
    picture, mask = second.read()
    assert (picture.size, mask) == ((64, 48), None)
    with pytest.raises(FileNotFoundError, match=r"no .*000000000012.jpg. Unpack val2017.zip"):
        first.read()
    path.write_text(f"{HEAD}\n12,dog,A dog runs,A  runs,dog\n")
    assert coco.read_csv(path)["class"].tolist() == ["noun"]
    path.write_text(
        f"{HEAD},context_,\n12,run,A dog runs,A dog ,runs,A dog _,verb\n12,run,A dog runs,A dog ,runs,A dog _,\n"
    )
    with pytest.raises(ValueError, match="record 2: the last column must hold a class"):
        coco.read_csv(path)


def test_the_command_writes_a_report(tmp_path, monkeypatch):
    monkeypatch.setattr(localization, "sample", lambda seed: PAIRS[-1 - seed])
    arguments = ["study", "information", "--scenes", "2", "--samples", "2", "-o", str(tmp_path)]
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 0, result.output
    assert re.search(r"^ *noun +orthogonal +4 +2 +\d+\.\d+ +\d+\.\d+ +-?\d\.\d+", result.output, re.MULTILINE)
    assert re.search(r"^ *relation +exact +1 ", result.output, re.MULTILINE)
    report = json.loads((tmp_path / "information.json").read_text())
    options = "--data=scenes --scenes=2 --samples=2 --model=learned --seed=0"
    assert report["command"] == f"infodiff-widgets study information {options}"
    assert (report["words"], report["pictures"]) == (7, 2)
    found = pd.read_csv(tmp_path / "information.csv")
    noun = next(row for row in report["classes"] if (row["label"], row["estimator"]) == ("noun", "standard"))
    assert noun["cmi"] == pytest.approx(found.query("label == 'noun'")["CMI standard"].mean(), rel=5e-4)
    whole = next(row for row in report["classes"] if (row["label"], row["estimator"]) == ("whole caption", "exact"))
    assert whole["mi"] == pytest.approx(
        np.mean([idw.scenes.exact.prompt_information(s.caption, s.caption) for s in PAIRS]), rel=1e-3
    )
    assert Image.open(tmp_path / "information.png").width > 400


def test_the_command_reads_coco_wl(tmp_path):
    path = tmp_path / "WL.csv"
    path.write_text(f"{HEAD},context_,\n7,two,two dogs on a bed, dogs on a bed,two,_ dogs on a bed,num\n")
    (tmp_path / "val2017").mkdir()
    Image.new("RGB", (32, 32), "white").save(tmp_path / "val2017" / "000000000007.jpg")
    arguments = ["study", "information", "--data", "coco-it", "--samples", "2"]
    arguments += ["--coco", str(tmp_path), "-o", str(tmp_path / "out")]
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code != 0
    assert "needs --table" in result.output
    result = CliRunner().invoke(cli.app, [*arguments, "--table", str(path)])
    assert result.exit_code == 0, result.output
    assert re.search(r"^ *num +orthogonal +1 ", result.output, re.MULTILINE)
    assert "exact" not in result.output
