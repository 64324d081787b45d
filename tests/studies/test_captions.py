"""Caption study: scene tasks, tables against hand counts, resuming, the gallery and the command."""

import json
import re
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import torch
from PIL import Image
from typer.testing import CliRunner

import infodiff_widgets as idw
from infodiff_widgets.cli import main as cli
from infodiff_widgets.core.caption_scores import SCORES
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.core.prepared import PreparedDenoiser
from infodiff_widgets.core.sequential import Rounds
from infodiff_widgets.core.stats import wilson_interval
from infodiff_widgets.studies import caption_report, captions, provenance
from infodiff_widgets.studies.captions import SCENE_TASKS, CaptionTask

PICTURE = Image.new("RGB", (8, 8), "white")


class Stub:
    """A model whose prediction is ``shift(prompt)`` away from the noise, whatever the picture."""

    logsnr_distribution = LogSNRDistribution(0, 2, -4, 4)

    def __init__(self, shift):
        self.shift = shift

    def prepare(self, image, prompts, attention):
        x = torch.zeros(3, 4, 4)

        def denoise(z, logsnr, prompts):
            noise = z / torch.sqrt(torch.sigmoid(-logsnr)).view(-1, 1, 1, 1)
            return (noise + torch.tensor([self.shift(p) for p in prompts]).view(-1, 1, 1, 1)).float()

        return PreparedDenoiser(denoise, x, prompts)


def task(*texts, name="picture", label="x", group=""):
    return CaptionTask(name, texts, label, lambda: PICTURE, group)


@pytest.fixture(autouse=True)
def _stubs_have_no_weights(monkeypatch):
    fingerprint = provenance.fingerprint
    monkeypatch.setattr(
        provenance, "fingerprint", lambda model: {"model": "stub"} if isinstance(model, Stub) else fingerprint(model)
    )


def run(model, tasks, folder=None, samples=8, **settings):
    return captions.CaptionStudy(samples, **settings).run(model, tasks, folder, progress=False)


def table(*tasks, apart=1.0):
    """A table of (label, picture, scores [R][K] for each of SCORES or for all)."""
    rows = []
    for label, picture, *scores in tasks:
        row = {"picture": picture, "group": "", "label": label, "samples": 4 * len(scores[0])}
        for name, values in zip(SCORES, scores * (3 if len(scores) == 1 else 1), strict=True):
            values = np.array(values, float)
            row[name] = Rounds(values, np.full((*values.shape, values.shape[1]), apart))
            row["captions"] = tuple(f"caption {k}" for k in range(values.shape[1]))
        rows.append(row)
    return pd.DataFrame(rows)


# ---- scene tasks


@pytest.mark.parametrize("kind", SCENE_TASKS)
def test_false_captions_are_false_of_the_picture(kind):
    tasks = captions.scene_tasks(kind, 60)
    assert [c.captions for c in captions.scene_tasks(kind, 7)] == [c.captions for c in tasks[:7]]
    assert len(tasks) == 60
    for task in tasks:
        true, *false = (idw.scenes.Caption.parse(text) for text in task.captions)
        assert len(set(task.captions)) == (3 if kind == "scenes-count" else 2)
        for caption in false:
            if kind != "scenes-count":  # the same bag of words
                assert sorted(caption.text.split()) == sorted(true.text.split())
            assert not same_scene(caption, true)


def objects(caption):
    names = [name for name, _ in idw.scenes.grammar.KINDS[caption.kind][1]]
    parts = [[f"size{i}", f"colour{i}", noun] for i, noun in ((1, "first"), (2, "second"))]
    return [tuple(caption[part] for part in one if part in names) for one in parts]


def same_scene(one, other):
    """Whether two captions describe the same pictures."""
    if one.kind == "count":
        return one["number"] == other["number"]
    place = {"left of": ("x", 1), "right of": ("x", -1), "above": ("y", 1), "below": ("y", -1)}

    def facts(caption):
        first, second = objects(caption)
        if caption["relation"] == "and":
            return {first, second}
        axis, sign = place[caption["relation"]]
        return axis, (first, second) if sign > 0 else (second, first)

    return facts(one) == facts(other)


def test_mirror_images_are_not_false_captions():
    texts = ("the dog left of the cat on sand", "the cat right of the dog on sand", "the cat left of the dog on sand")
    one, mirrored, exchanged = (idw.scenes.Caption.parse(text) for text in texts)
    assert same_scene(one, mirrored)
    assert captions.swap_objects(one) == exchanged
    with pytest.raises(RuntimeError, match="is not false of a picture"):
        captions._task("x", idw.scenes.scene(one, 0), [mirrored], "x")


def test_pictures_show_their_true_caption():
    for task in captions.scene_tasks("scenes-pairs", 20):
        assert task.read().size == (64, 64)
        caption = idw.scenes.Caption.parse(task.captions[0])
        shown = idw.scenes.scene(caption, 0)
        first, second = (np.argwhere(shown.masks[caption.place(slot).start]).mean(0) for slot in ("first", "second"))
        axis, sign = {"left of": (1, 1), "right of": (1, -1), "above": (0, 1), "below": (0, -1)}[task.label]
        assert sign * (second - first)[axis] > 8
    one, other = captions.scene_tasks("scenes-pairs", 2)
    assert one.captions == other.captions[::-1]
    assert one.group == other.group == one.name
    pixels = np.asarray(one.read()), np.asarray(other.read())
    assert (pixels[0] != pixels[1]).any()


def test_scene_tasks_have_labels():
    assert {c.label for c in captions.scene_tasks("scenes-order", 60)} == set(idw.scenes.grammar.RELATIONS)
    assert {c.label for c in captions.scene_tasks("scenes-attribute", 30)} == {"colour", "size"}
    assert {c.label for c in captions.scene_tasks("scenes-count", 30)} == {"one", "two", "three"}
    with pytest.raises(ValueError, match="no task 'order'"):
        captions.scene_tasks("order", 3)


def test_subsamples_are_nested_and_keep_groups():
    tasks = [task("a", "b", name=str(k), group=f"g{k // 2}") for k in range(20)]
    few, more = captions.subsample(tasks, 4), captions.subsample(tasks, 11)
    assert more[:4] == few
    assert len(more) == 12
    assert [c.group for c in more[::2]] == [c.group for c in more[1::2]]
    assert captions.subsample(tasks, 4, seed=1) != few
    assert sorted(captions.subsample(tasks, 99), key=lambda c: int(c.name)) == tasks


# ---- scoring


def test_each_score_has_its_own_column():
    measured = run(Stub({"": 1.0, "true": 0.1, "false": -2.0}.get), [task("true", "false")])
    found = caption_report.decisions(measured).set_index("score")
    assert found["correct"].to_dict() == {"standard": 1, "orthogonal": 0, "error": 1}
    assert found["chosen"].to_dict() == {"standard": "true", "orthogonal": "false", "error": "true"}
    # Residuals are the same at every level, so that scores are known but for the mean weight of the draws.
    row, half_range = measured.iloc[0], 0.5 * 48 * 8  # of 48 values and log SNR −4 to 4
    weight = row["standard"].means()[0] / (1 - 0.1**2)
    assert weight == pytest.approx(half_range, rel=0.3)
    assert row["standard"].means() / weight == pytest.approx([1 - 0.1**2, 1 - 2.0**2], rel=1e-4)
    assert row["orthogonal"].means() / weight == pytest.approx([0.9**2, 3.0**2], rel=1e-4)
    assert row["error"].means()[1] / row["error"].means()[0] == pytest.approx(2.0**2 / 0.1**2, rel=1e-4)
    assert row["error"].means()[1] == pytest.approx(-(2.0**2), rel=0.3)
    for name, unit in (("standard", weight), ("orthogonal", weight), ("error", -row["error"].means()[1] / 4)):
        assert row[name].distances.mean(0) / unit == pytest.approx(np.array([[0, 2.1**2], [2.1**2, 0]]), rel=1e-4)
    assert found["evaluations"].to_dict() == {"standard": 16, "orthogonal": 24, "error": 16}


def test_bag_of_words_model_cannot_distinguish_word_orders():
    model = Stub(lambda prompt: 0.01 * len(prompt))
    measured = run(model, captions.scene_tasks("scenes-order", 25))
    for name in SCORES:
        for row in measured[name]:
            assert np.ptp(row.means()) <= 1e-5 * np.abs(row.means()).max()


def test_place_of_the_true_caption_does_not_break_ties():
    class First(Stub):
        """The first of the captions has a smaller error, whichever it is."""

        def prepare(self, image, prompts, attention):
            self.shift = lambda prompt: 0.5 + 0.1 * prompts.index(prompt)
            return super().prepare(image, prompts, attention)

    measured = run(First(None), [task("true", "false")] * 60, samples=2)
    shares = caption_report.decisions(measured).groupby("score")["correct"].mean()
    assert shares.between(0.25, 0.75).all()


def test_accuracies_match_a_hand_count():
    win, lose, tie = [[1, 0], [1, 0]], [[0, 1], [0, 1]], [[1, 1], [1, 1]]
    measured = table(("a", "p", win), ("a", "q", win), ("a", "r", lose), ("b", "r", win), ("b", "s", tie))
    rows = caption_report.accuracies(caption_report.decisions(measured))
    first = rows[0]
    assert (first["n"], first["pictures"], first["labels"]) == (5, 4, 2)
    assert first["micro"] == pytest.approx(3.5 / 5)
    assert first["macro"] == pytest.approx((2 / 3 + 0.75) / 2)
    assert (first["micro_low"], first["micro_high"]) == pytest.approx(wilson_interval(0.7, 4))
    assert 0 <= first["macro_low"] < first["macro"] < first["macro_high"] <= 1
    assert rows[3]["score"] == "standard − orthogonal"
    assert (rows[3]["micro"], rows[3]["micro_low"], rows[3]["micro_high"]) == (0, 0, 0)
    # Wilson's own figures for 8 of 10.
    assert wilson_interval(0.8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    differ = caption_report.accuracies(
        caption_report.decisions(table(*[("a", str(k), win, lose, win) for k in range(9)]))
    )
    assert differ[3]["micro"] == differ[3]["micro_low"] == 1
    assert differ[4]["micro"] == 0


def test_bootstrap_draws_pictures_not_tasks():
    rng = np.random.default_rng(0)
    rights = rng.random(40) < 0.6
    rounds = [[[1, 0]] if right else [[0, 1]] for right in rights]
    alone = table(*[("a", str(k), r) for k, r in enumerate(rounds)])
    thrice = table(*[("a", str(k), r) for k, r in enumerate(rounds) for _ in range(3)])
    one, three = (caption_report.accuracies(caption_report.decisions(t))[0] for t in (alone, thrice))
    for key in ("micro", "micro_low", "micro_high", "macro_low", "macro_high"):
        assert three[key] == pytest.approx(one[key])
    exact = 1.96 * np.sqrt(rights.mean() * (1 - rights.mean()) / 40)
    assert (one["macro_high"] - one["macro_low"]) / 2 == pytest.approx(exact, rel=0.1)


def test_pair_scores_follow_winoground():
    def pair(name, one, other):
        found = table(("x", name, [one]), ("x", name, [other]))
        return found.assign(group=name)

    # Scores of (own caption, other caption) for each of the two pictures.
    both = pair("both", [3, 1], [3, 1])
    text = pair("text", [2, 1], [5, 4])  # the second picture likes both captions
    image = pair("image", [1, 2], [5, 0])  # its own caption loses for the first picture
    tied = pair("tied", [1, 1], [1, 1])
    found = caption_report.pair_scores(pd.concat([both, text, image, tied], ignore_index=True))
    assert [(row["text"], row["image"], row["group"]) for row in found] == [(0.5, 0.5, 0.25)] * 3
    assert found[0]["n"] == 4
    assert (found[0]["text_low"], found[0]["text_high"]) == pytest.approx(wilson_interval(0.5, 4))
    assert caption_report.pair_scores(table(("x", "p", [[1, 0]]))) == []
    one = both.head(1)
    assert caption_report.pair_scores(one) == []


def test_early_stopping_matches_a_hand_count():
    rng = np.random.default_rng(0)
    sure = np.stack([5 + 0.01 * rng.standard_normal(16), np.zeros(16)], 1)  # certain after two rounds
    unsure = np.stack([0.1 + rng.standard_normal(16), np.zeros(16)], 1)
    turning = np.stack([np.r_[[-9, -9.01, -9], np.full(13, 9)], np.zeros(16)], 1)  # certain, and wrong, at first
    measured = table(("a", "p", sure), ("a", "q", unsure), ("a", "r", turning))
    row = next(row for row in caption_report.early_stopping(measured, (3.0,)) if row["score"] == "standard")
    assert row["samples"] == pytest.approx(4 * (2 + 16 + 2) / 3)
    assert row["evaluations"] == pytest.approx(2 * row["samples"])
    assert row["saved"] == pytest.approx(1 - 20 / 48)
    assert (row["stopped"], row["changed"], row["lost"]) == pytest.approx((2 / 3, 1 / 2, 1 / 3))
    assert row["lost_low"] <= row["lost"] <= row["lost_high"]
    orthogonal = next(row for row in caption_report.early_stopping(measured, (3.0,)) if row["score"] == "orthogonal")
    assert orthogonal["evaluations"] == pytest.approx(3 * row["samples"])
    points = [row for row in caption_report.accuracy_curve(measured) if row["score"] == "standard"]
    assert [row["samples"] for row in points] == [4 * r for r in (1, 2, 3, 4, 6, 8, 9, 12, 15, 16)]
    assert points[0]["micro"] == pytest.approx((1 + (unsure[0, 0] > 0)) / 3)
    assert points[-1]["micro"] == pytest.approx((2 + (unsure[:, 0].mean() > 0)) / 3)


def test_early_stopping_predicts_a_stopped_run():
    model = Stub(lambda prompt: {"": 1.0, "true": 0.5, "false": 0.6}[prompt])
    tasks = [task("true", "false", name=str(k)) for k in range(4)]
    whole = run(model, tasks, samples=64)
    stopped = run(model, tasks, samples=64, z_threshold=3)
    row = next(row for row in caption_report.early_stopping(whole, (3.0,)) if row["score"] == "standard")
    assert stopped["samples"].mean() == row["samples"] < 64
    assert row["saved"] > 0.5
    for early, late in zip(stopped["standard"], whole["standard"], strict=True):
        np.testing.assert_array_equal(early.scores, late.scores[: len(early)])


def test_interrupted_study_continues_and_checks_its_settings(tmp_path):
    model = Stub(lambda prompt: 0.01 * len(prompt))
    tasks = [task("one", "three", name=str(k), label=str(k % 2)) for k in range(4)]
    whole = run(model, tasks, folder=tmp_path / "whole")
    assert len({float(rounds.scores[0, 0]) for rounds in whole["standard"]}) == 4  # no two share their draws
    run(model, tasks[:2], folder=tmp_path / "cut")
    again = run(model, tasks, folder=tmp_path / "cut")
    assert caption_report.caption_report(again) == caption_report.caption_report(whole)
    for name in SCORES:
        for one, other in zip(again[name], run(model, tasks)[name], strict=True):
            np.testing.assert_array_equal(one.scores, other.scores)
            np.testing.assert_array_equal(one.distances, other.distances)
    for change in (dict(seed=1), dict(z_threshold=2.0), dict(levels="timesteps"), dict(by="error")):
        with pytest.raises(ValueError, match=f"holds another study: {next(iter(change))} is"):
            run(model, tasks, folder=tmp_path / "cut", **change)
    with pytest.raises(ValueError, match="no pictures to measure"):
        run(model, [])


def test_levels_choose_the_noise_distribution():
    model = Stub(lambda prompt: 0.01 * len(prompt))
    model.schedule, model.logsnr_distribution = (
        SimpleNamespace(continuous=True, prediction="flow"),
        LogSNRDistribution(0, 0.5, -4, 4),
    )
    found = {
        levels: captions.CaptionStudy(1024, levels=levels).score(model, task("one", "three"), 0).info.logsnr
        for levels in ("model", "timesteps")
    }
    width = {levels: np.ptp(np.quantile(logsnr, [0.25, 0.75])) for levels, logsnr in found.items()}
    # Quartiles of logistic laws of scales ½ and, for a flow, 2, cut at ±4.
    assert width["model"] == pytest.approx(1.1, abs=0.2)
    assert width["timesteps"] == pytest.approx(3.2, abs=0.4)


def test_report_is_json_and_covers_pairs_and_single_tasks():
    rng = np.random.default_rng(0)
    measured = table(*[("left of", str(k), rng.standard_normal((4, 3))) for k in range(6)])
    result = caption_report.caption_report(measured, command="x")
    assert (result["command"], result["tasks"]) == ("x", 6)
    assert result["chance"] == pytest.approx(1 / 3, abs=1e-4)
    assert json.loads(json.dumps(result, allow_nan=False)) == result
    assert [row["label"] for row in result["labels"]] == ["left of"]
    assert [row["z_threshold"] for row in result["stopping"]] == [1, 2, 3, 4] * 3
    assert result["pairs"] == []
    two = {name: [Rounds(r.scores[:, :2], r.distances[:, :2, :2]) for r in measured[name]] for name in SCORES}
    paired = measured.assign(group=["a", "a", "b", "b", "c", "c"], captions=[("x", "y")] * 6, **two)
    assert [row["n"] for row in caption_report.caption_report(paired)["pairs"]] == [3] * 3
    single = caption_report.caption_report(measured.head(1))
    assert single["accuracy"][0]["macro_low"] is None


def test_command_writes_tables_and_a_self_contained_gallery(tmp_path):
    out = tmp_path / "out"
    arguments = ["study", "relations", "-o", str(out), "--pictures", "3", "--samples", "4", "--gallery", "2"]
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 0, result.output
    report = json.loads((out / "relations.json").read_text())
    assert report["command"].startswith("infodiff-widgets study relations --data=scenes-order --pictures=3 --samples=4")
    assert (report["tasks"], report["model"], report["chance"]) == (3, "learned (bundled)", 0.5)
    rows = pd.read_csv(out / "relations.csv")
    assert len(rows) == 3 * len(SCORES)
    mean = rows.groupby("score")["correct"].mean()
    assert [row["micro"] for row in report["accuracy"][:3]] == pytest.approx(mean[list(SCORES)], abs=1e-4)
    page = (out / "gallery.html").read_text(encoding="utf-8")
    assert page.count("<section") == 2
    assert page.count("<img") == 4
    assert page.count("<u>") == 2
    assert not re.search(r"(?:src|href)=\"(?!data:)", page)
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    assert CliRunner().invoke(cli.app, arguments).exit_code == 0
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before
    for wrong, message in (
        (["--data", "vg-relation"], "needs --folder"), (["--folder", str(tmp_path)], "takes no --folder"),
        (["--pictures", "0"], "no end"),
    ):  # fmt: skip
        result = CliRunner().invoke(cli.app, ["study", "relations", *wrong])
        assert result.exit_code != 0
        assert message in result.output


def test_offloaded_weights_are_identified_by_shape():
    pipe = SimpleNamespace(components={"unet": torch.nn.Linear(2, 3, device="meta")})
    assert provenance.fingerprint(SimpleNamespace(pipe=pipe, name="x"))["weights"]
