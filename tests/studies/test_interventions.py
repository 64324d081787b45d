"""Intervention study: edits, predictions, measured changes, and its report against samples written out by hand."""

import functools
import itertools
import json
import math
import re
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from typer.testing import CliRunner

import infodiff_widgets as idw
from infodiff_widgets.cli import main as cli
from infodiff_widgets.core.stats import wilson_interval
from infodiff_widgets.scenes import oracle
from infodiff_widgets.scenes.grammar import AND, Caption
from infodiff_widgets.studies import gallery, intervention_report, interventions, localization
from infodiff_widgets.studies.calibration import CLASSES
from infodiff_widgets.studies.interventions import CHANGES, METHODS, OUTCOMES
from infodiff_widgets.studies.items import Item

SCENES = [
    idw.scenes.scene("the kite left of the zebra on water", 1),
    idw.scenes.scene("two dogs on snow", 2),
    idw.scenes.scene("the bear above the fish on snow", 3),
]
QUICK = interventions.Interventions(samples=4, steps=3, sampler="ddpm")


@pytest.fixture(autouse=True)
def _few_scenes(monkeypatch):
    monkeypatch.setattr(localization, "sample", lambda number: SCENES[-1 - number])


@pytest.fixture(scope="module")
def measured():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(localization, "sample", lambda number: SCENES[-1 - number])
        return QUICK.run(idw.load("exact"), interventions.scene_interventions(3), progress=False)


def item(prompt, words):
    return Item("x", prompt, words, "cat", None)


@pytest.mark.parametrize(
    ("prompt", "words", "omitted", "blanked", "swapped"),
    [
        ("A dog, asleep.", "dog", "A asleep.", "A _ asleep.", "A cat, asleep."),
        ("Two dogs", "dogs", "Two", "Two _", "Two cats"),
        ("a teddy bear.", slice(1, 3), "a", "a _", "a robot."),
        ("people near an elephant", "people", "near an elephant", "_ near an elephant", "monkeys near an elephant"),
        ("Bed to bed, a big bed", (0, 2, 5), "to a big", "_ to _ a big _", None),
        ("a bed by a bed.", (1, 4), "a by a", "a _ by a _", "a table by a table."),
        ("a red car", "car", "a red", "a red _", None),
    ],
)
def test_words_are_omitted_blanked_and_swapped(prompt, words, omitted, blanked, swapped):
    given = item(prompt, words)
    omission, *rest = interventions.item_interventions([given])
    assert (omission.kind, omission.new_prompt) == ("omit", omitted)
    assert [(one.kind, one.new_prompt) for one in rest] == ([] if swapped is None else [("swap", swapped)])
    blank, *same = interventions.item_interventions([given], blank=True)
    assert (blank.kind, blank.new_prompt) == ("blank", blanked)
    assert [one.new_prompt for one in same] == [one.new_prompt for one in rest]
    assert all(one.rest == omitted for one in (omission, blank, *rest))


def test_scene_interventions_cover_every_class_of_words():
    found = interventions.scene_interventions(3, CLASSES)
    omitted = [one for one in found if one.kind == "omit" and one.name == "scene -1"]
    assert [i for one in omitted for i in one.indices] == list(range(8))  # also of the second "the"
    assert {(one.label, one.kind) for one in found} >= {(c, "omit") for c in ("noun", "counted", "number", "nothing")}
    swaps = {one.text: one for one in found if one.kind == "swap"}
    assert swaps["two"].new_prompt == "three dogs on snow"
    assert swaps["left of"].truth is None
    for one in found:
        shown = Caption.parse(one.prompt)
        assert one.exact == pytest.approx(idw.scenes.exact_information(one.prompt, one.words))
        if one.kind == "swap":
            assert Caption.parse(one.new_prompt).kind == shown.kind
            assert AND not in one.new_prompt
    assert "nothing" not in {one.label for one in swaps.values()}
    same, other = (interventions.scene_interventions(3, CLASSES, seed=seed) for seed in (0, 1))
    assert [one.new_prompt for one in same] == [one.new_prompt for one in found]
    assert [one.new_prompt for one in other] != [one.new_prompt for one in found]


def test_a_counterfactual_has_another_object_in_the_same_place():
    for one in interventions.scene_interventions(3):
        if one.kind == "swap":
            picture, mask = one.read()
            assert mask.any()
            before, after = oracle.read_scene(picture), oracle.read_scene(one.truth)
            places = [sorted((thing.row, thing.column) for thing in found.objects) for found in (before, after)]
            assert places[0] == places[1]
            assert all(oracle.check_caption(one.new_prompt, after).values())
            assert set(before.objects) != set(after.objects)


def test_predictions_match_an_ordinary_estimate():
    model, shown = idw.load("exact"), SCENES[0]
    items = [one for one in interventions.scene_interventions(1) if one.text == "zebra"]
    rest, new = items[1].rest, items[1].new_prompt
    _, (_, found) = interventions.predict(model, shown.image, items, samples=4, seed=3)
    info = idw.estimate(
        model,
        shown.image,
        shown.caption,
        prompts=[rest, new],
        attention_prompt=shown.caption,
        samples=4,
        seed=3,
        progress=False,
    )
    close = dict(rtol=2e-3, atol=2e-5)

    def agrees(method, value, maps):
        assert found[method].value == pytest.approx(value, rel=2e-3, abs=1e-3)
        np.testing.assert_allclose(found[method].map, maps, **close)
        if method != "attention":
            assert found[method].map.sum() == pytest.approx(value, rel=2e-3, abs=1e-3)

    agrees("CMI", info.cmi("zebra").value, info.heatmap("zebra").values)
    agrees("CMI standard", info.cmi("zebra", "standard").value, info.heatmap("zebra", estimator="standard").values)
    agrees("edit", info.pointwise(shown.caption, new).value, info.pointwise_map(shown.caption, new).values)
    for method, estimator in (("edit standard", "standard"), ("swap score", "orthogonal")):
        word, other = (info.pointwise(text, rest, estimator).value for text in (shown.caption, new))
        maps = [info.pointwise_map(text, rest, estimator).values for text in (shown.caption, new)]
        agrees(method, word - other, maps[0] - maps[1])
    attention = info.attention_map("zebra")
    agrees("attention", attention.mean(), attention)
    omitted = interventions.predict(model, shown.image, items, samples=4, seed=3)[1][0]
    for method in ("edit", "swap score"):
        np.testing.assert_allclose(omitted[method].map, omitted["CMI"].map)


def test_measured_changes_are_squared_differences():
    one = next(one for one in interventions.scene_interventions(1) if one.kind == "swap")
    picture, _ = one.read()
    edit = idw.load("exact").edit(picture, one.prompt, one.new_prompt, steps=3, sampler="ddpm")
    found = interventions.measure_changes(one, edit, picture)
    assert tuple(found) == CHANGES
    assert found["latents"].shape == (16, 16)
    assert found["latents"].sum() == pytest.approx(edit.total, rel=1e-4)
    cells = edit.change.reshape(16, 4, 16, 4).sum((1, 3))
    np.testing.assert_allclose(found["latents"], cells, rtol=1e-3, atol=1e-4)
    difference = np.asarray(one.truth, float) - np.asarray(picture, float)
    np.testing.assert_allclose(found["truth"], np.square(difference / 255).sum(2))
    assert found["truth"][one.read()[1]].sum() > 0.3 * found["truth"].sum()


def test_edits_are_compared_to_the_counterfactual():
    one = next(o for o in interventions.scene_interventions(1) if o.kind == "swap" and o.text == "kite")
    before, _ = one.read()
    nouns = set(one.new_prompt.split()) - {"zebra"}
    thing = next(thing for thing in oracle.read_scene(one.truth).objects if thing.noun in nouns)

    def judged(picture):
        found = interventions.compare_to_truth(one, SimpleNamespace(after=picture), before)
        return tuple(found[outcome] for outcome in OUTCOMES), found["distance"]

    def moved(rows):
        pixels = np.asarray(before).copy()
        cell = np.asarray(one.truth)[thing.row : thing.row + 24, thing.column : thing.column + 24]
        bare = pixels[-8:, :8]
        pixels[:, :32] = np.tile(bare, (8, 4, 1))  # the kite is in the left half
        start = thing.row + rows
        pixels[start : start + 24, thing.column : thing.column + 24] = cell
        return Image.fromarray(pixels)

    assert judged(one.truth) == ((True, True, True, True), 0.0)
    assert judged(before) == ((False, False, True, False), 1.0)
    up = -8 if thing.row >= 16 else 8
    assert judged(moved(0))[0] == (True, True, True, True)
    assert judged(moved(up))[0] == (True, True, True, True)
    assert judged(moved(2 * up))[0] == (True, False, True, False)
    wide = np.asarray(one.truth).copy()
    wide[:, 32:] = np.tile(wide[-8:, :8], (8, 4, 1))  # and the zebra in the right one
    assert judged(Image.fromarray(wide))[0] == (False, True, False, False)


def table_of(pictures, each=2, seed=0, slope=1.0):
    """A table in which "CMI" is as good as ``slope`` makes it and "attention" is noise."""
    rng, rows = np.random.default_rng(seed), []
    for i in range(pictures * each):
        change = rng.normal()
        about = dict(intervention=i, picture=i // each, prompt=str(i // each), kind="swap", label="noun", exact=1.0)
        about |= {"latents": change, "pixels": change, "truth": np.nan}
        about |= {"reconstruction_error": 1e-6, "unexplained_fraction": 0.01}
        about |= dict(shown=change > 0, new=rng.random() < 0.5, kept=True, done=pd.NA, distance=0.5)
        good = slope * change + math.sqrt(1 - slope**2) * rng.normal()
        for method in METHODS:
            value = good if method == "CMI" else rng.normal()
            maps = {f"{c} {s}": 0.6 * (method == "CMI") + 0.1 * rng.normal() for c in CHANGES[:2] for s in ("pearson",)}
            maps |= {f"{c} spearman": np.nan for c in CHANGES} | {"truth pearson": np.nan}
            rows.append({**about, "method": method, "predicted": value, **maps})
    return pd.DataFrame(rows)


def row(rows, **wanted):
    (found,) = [r for r in rows if all(r[key] == value for key, value in wanted.items())]
    return found


def test_correlation_intervals_have_their_coverage():
    errors, covered = [], 0
    for seed in range(25):
        rows, _ = intervention_report.correlate(table_of(100, each=1, seed=seed, slope=0.5), resamples=200, seed=seed)
        found = row(rows, change="latents", level="image", statistic="pearson", method="CMI")
        errors.append(found["stderr"])
        covered += found["low"] < 0.5 < found["high"]
    assert np.mean(errors) == pytest.approx(0.75 / 10, rel=0.15)  # (1 − r²)/√n
    assert covered >= 21


def test_differences_from_attention_are_paired():
    table = table_of(60, slope=0.8)
    rows, differences = intervention_report.correlate(table, resamples=300)
    for level in intervention_report.LEVELS:
        one, other = (
            row(rows, change="latents", level=level, statistic="pearson", method=m) for m in ("CMI", "attention")
        )
        less = row(differences, change="latents", level=level, statistic="pearson", method="CMI")
        assert less["value"] == pytest.approx(one["value"] - other["value"])
        assert less["low"] > 0.2
        assert (one["n"], one["pictures"]) == (120, 60)
    assert row(rows, change="pixels", level="pixel", statistic="pearson", method="CMI")["value"] == pytest.approx(
        table.loc[table["method"] == "CMI", "pixels pearson"].mean()
    )
    assert not [r for r in rows if r["change"] == "truth"]  # it is not known here
    doubled = pd.concat([table, table.assign(intervention=table["intervention"] + 500)])
    again, _ = intervention_report.correlate(doubled, resamples=300)  # the same pictures twice are no new ones
    for level in intervention_report.LEVELS:
        key = dict(change="latents", level=level, statistic="pearson", method="CMI")
        assert row(again, **key)["stderr"] == pytest.approx(row(rows, **key)["stderr"], rel=1e-6)


def test_kinds_of_edits_are_reported_separately():
    table = table_of(20)
    table.loc[table["intervention"] % 2 == 0, "kind"] = "omit"
    rows, _ = intervention_report.correlate(table, resamples=50)
    assert list(dict.fromkeys(r["kind"] for r in rows)) == ["omit", "swap", "all"]
    assert row(rows, kind="all", change="latents", level="image", statistic="pearson", method="CMI")["n"] == 40
    assert row(rows, kind="swap", change="latents", level="image", statistic="pearson", method="CMI")["n"] == 20


def test_auc_success_curve_and_rates():
    table = table_of(40, each=1, slope=1.0)
    table["done"] = table["shown"].astype("boolean")
    found = intervention_report.scored_swaps(table)
    areas = intervention_report.auc(found, resamples=200)
    assert row(areas, score="CMI", outcome="shown")["value"] == 1
    noise = row(areas, score="swap score", outcome="shown")
    assert noise["low"] < 0.5 < noise["high"]
    assert math.isnan(row(areas, score="CMI", outcome="kept")["value"])
    better = intervention_report.auc(found.assign(CMI=-found["CMI"]), resamples=200)
    assert row(better, score="CMI", outcome="shown")["value"] == 0
    right, wrong = (found.loc[found["shown"] == came, "edit"].to_numpy() for came in (1, 0))
    assert row(areas, score="edit", outcome="shown")["value"] == pytest.approx((right[:, None] > wrong).mean())

    bins = [r for r in intervention_report.success_curve(found) if (r["score"], r["outcome"]) == ("CMI", "shown")]
    assert [r["n"] for r in bins] == [8] * 5
    assert bins[0]["share"] == 0
    assert bins[-1]["share"] == 1
    assert all(one["to"] <= other["from"] for one, other in itertools.pairwise(bins))
    assert bins[-1]["low"] == pytest.approx(8 / (8 + 1.96**2), abs=1e-3)  # Wilson, all of eight

    rates = intervention_report.success_rates(found)
    assert [r["label"] for r in rates] == ["noun", "all"]
    assert rates[1]["shown"]["share"] == pytest.approx(found["shown"].mean())
    assert rates[1]["kept"]["share"] == 1
    unknown = intervention_report.intervention_report(table_of(3).astype({"done": "boolean"}), resamples=20)
    assert unknown["counterfactual"] == {}
    assert len(intervention_report.report_tables(unknown)) == 2


def test_table_has_one_row_per_intervention_and_method(measured):
    items = interventions.scene_interventions(3)
    assert len(measured) == len(items) * len(METHODS)
    assert measured["new_prompt"].iloc[::6].tolist() == [one.new_prompt for one in items]
    swaps = measured["kind"] == "swap"
    assert measured.loc[swaps, ["truth", *OUTCOMES]].notna().all().all()
    assert measured.loc[~swaps, ["truth", *OUTCOMES]].isna().all().all()
    assert (measured["reconstruction_error"] < 1e-6).all()
    assert measured[[f"{c} {s}" for c in CHANGES[:2] for s in ("pearson", "spearman")]].abs().max().max() <= 1


def test_interrupted_study_continues_and_checks_its_settings(tmp_path, monkeypatch, measured):
    predict, seeds = interventions.predict, []

    def stopping(*arguments):
        seeds.append(arguments[-1])
        if len(seeds) == 3:
            raise KeyboardInterrupt
        return predict(*arguments)

    monkeypatch.setattr(interventions, "predict", stopping)
    items, model = interventions.scene_interventions(3), idw.load("exact")
    with pytest.raises(KeyboardInterrupt):
        QUICK.run(model, items, tmp_path, progress=False)
    resumed = QUICK.run(model, items, tmp_path, progress=False)
    pd.testing.assert_frame_equal(resumed, measured)
    assert seeds == [0, 1, 2, 2]
    for name, value in (("sampler", "ode"), ("min_logsnr", -5.0), ("steps", 4)):
        with pytest.raises(ValueError, match=f"holds another study: {name} is"):
            replace(QUICK, **{name: value}).run(model, items, tmp_path, progress=False)
    with pytest.raises(ValueError, match="no captions to measure"):
        QUICK.run(model, [])


def test_command_writes_a_report(tmp_path):
    options = ["--scenes", 3, "--samples", 4, "--steps", 3, "--sampler", "ddpm", "--gallery", 2, "-o", tmp_path]
    arguments = ["study", "interventions", *map(str, options)]
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 0, result.output
    assert re.search(r"^all +CMI( +-?\d\.\d+){6}$", result.output, re.MULTILINE)
    report = json.loads((tmp_path / "interventions.json").read_text())
    assert report["command"].startswith("infodiff-widgets study interventions --data=scenes --scenes=3 --samples=4")
    assert "--sampler=ddpm" in report["command"]
    assert (report["interventions"], report["pictures"], report["model"]) == (10, 3, "learned (bundled)")
    assert report["reconstruction"]["max"] < 1e-6
    assert report["counterfactual"]["rates"][-1]["n"] == 5
    assert {r["method"] for r in report["differences"]} == set(METHODS) - {"attention"}
    assert len(pd.read_csv(tmp_path / "interventions.csv")) == 10 * len(METHODS)
    page = (tmp_path / "gallery.html").read_text(encoding="utf-8")
    assert page.count("<section") == 2
    assert page.count("<img") in (14, 15, 16)  # a swap also shows what it should be
    assert not re.search(r"(?:src|href)=\"(?!data:)", page)

    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert CliRunner().invoke(cli.app, arguments).exit_code == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before
    for data, needs in (("coco-it", "--coco"), ("folder", "--folder")):
        result = CliRunner().invoke(cli.app, ["study", "interventions", "--data", data])
        assert result.exit_code != 0
        assert f"needs {needs}" in result.output


def test_gallery_shows_what_the_table_says(measured):
    items, model = interventions.scene_interventions(3), idw.load("exact")
    run = functools.partial(QUICK.show, model)
    page = gallery.interventions(items, measured, run, 1, progress=False)
    r = measured[measured["method"] == "CMI"].set_index("intervention")["latents pearson"].fillna(0)
    assert items[r.idxmin()].new_prompt in page
    assert f"r = {r.min():.2f}".replace("-", "−") in page


def test_success_intervals_count_pictures():
    swapped = pd.DataFrame({"picture": ["a", "a", "b", "b"], "label": "noun", "distance": 0.0})
    for outcome in OUTCOMES:
        swapped[outcome] = [1.0, 1.0, 0.0, 1.0]
    row = intervention_report.success_rates(swapped)[-1]["done"]
    assert (row["share"], row["low"], row["high"]) == (0.75, *wilson_interval(0.75, 2))
