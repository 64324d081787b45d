"""The quality report: what it measures, that a killed run goes on, and the command."""

import copy
import json
import math
import re
from contextlib import nullcontext
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from diffusers.models.unets.unet_2d_condition import UNet2DConditionOutput
from typer.testing import CliRunner

import infodiff_widgets as idw
from infodiff_widgets.cli import main as cli
from infodiff_widgets.pipelines.model import Model
from infodiff_widgets.scenes.exact import prompt_information
from infodiff_widgets.scenes.grammar import Caption
from infodiff_widgets.studies import calibration, quality

# The shortest kind of caption: the fewest prompts to evaluate.
PAIRS = [
    idw.scenes.scene("the kite left of the zebra on water", 1),
    idw.scenes.scene("the dog and the cat on grass", 2),
    idw.scenes.scene("the bear above the fish on snow", 3),
]
MIXED = [idw.scenes.example(k).caption for k in range(12)]


class Painter:
    """Stands in for a pipeline: draws the very scene, except for captions in ``wrong``."""

    def __init__(self, wrong=None, stop_after=math.inf):
        self.components, self.wrong, self.left, self.drawn = {}, wrong or {}, stop_after, []

    def __call__(self, prompts, num_inference_steps, guidance_scale, generator):
        if self.left == 0:
            raise KeyboardInterrupt
        self.left -= 1
        self.drawn += prompts
        assert guidance_scale == 1
        seeds = [noise.initial_seed() for noise in generator]
        told = [self.wrong.get(prompt, prompt) for prompt in prompts]
        return SimpleNamespace(images=[idw.scenes.scene(t, s).image for t, s in zip(told, seeds, strict=True)])


def painting(**how):
    return SimpleNamespace(pipe=Painter(**how), name="painter", exclusive=nullcontext, validate_prompts=list)


def shifted(by):
    """The exact pipeline with predictions that are off by a constant in every pixel, under every prompt."""
    pipe = copy.deepcopy(idw.load("exact").pipe)
    pipe.unet.register_forward_hook(lambda _, given, output: UNet2DConditionOutput(output[0] + by))
    return Model(pipe, "shifted", idw.load("exact").logsnr_distribution)


def measure(model, scenes, reference=None):
    study = calibration.Calibration(samples=8, reference=reference)
    return calibration.words_and_prompts(study.run(model, scenes, progress=False))


def draw(model, captions, batch=16):
    return calibration.Generation(batch=batch).run(model, captions, progress=False)


@pytest.fixture(scope="module")
def calibrated():
    return measure(idw.load("exact"), PAIRS)[0]


@pytest.fixture(scope="module")
def compared():
    return measure(shifted(0.02), PAIRS[:1], idw.load("exact"))


def rest_of(calibrated, scene=0):
    return calibrated[(calibrated["scene"] == scene) & (calibrated["given"] == "rest")]


def test_every_slot_has_its_class_and_its_exact_value(calibrated):
    first = rest_of(calibrated)
    assert first["word"].tolist() == ["the", "kite", "left of", "the", "zebra", "on", "water"]
    assert first["class"].tolist() == ["nothing", "noun", "relation", "nothing", "noun", "nothing", "ground"]
    assert first["exact"].tolist() == pytest.approx(
        [0, math.log(19), math.log(4), 0, math.log(19), 0, math.log(4)], abs=1e-2
    )
    assert calibrated[calibrated["word"] == "and"]["class"].tolist() == ["nothing"] * 2
    classes = [calibration.word_class(*about) for about in (
        ("things", "first", "car"), ("things", "colour2", "red"), ("things", "size1", "big"), ("count", "noun", "dogs"),
        ("count", "number", "two"), ("pair", "opening", "the picture shows"), ("things", "article1", "a"),
    )]  # fmt: skip
    assert classes == ["thing", "colour", "size", "counted", "number", "nothing", "nothing"]


def test_what_was_read_needs_no_draws_and_other_networks_do_not_tell(calibrated):
    said = calibrated[(calibrated["class"] != "nothing") & calibrated["exact"].notna()]
    assert said["read"].tolist() == pytest.approx(said["exact"].tolist(), rel=0.2)
    alone = said[said["given"] == ""]
    assert alone["exact"].tolist() != said[said["given"] == "rest"]["exact"].tolist()
    pipe = idw.load("exact").pipe
    other = SimpleNamespace(
        pipe=SimpleNamespace(unet=SimpleNamespace(prompt_odds=pipe.unet.prompt_odds)), exclusive=nullcontext
    )
    said = calibration._network_information(other, Caption.parse(PAIRS[0].caption), ["", "the dog"])
    assert np.isnan([*said.values()]).all()
    drawn = draw(painting(), MIXED).assign(pipeline="model")
    report = quality.summary(calibrated.assign(read=math.nan), pd.DataFrame(), drawn, (-9.5, 0.0))
    assert "excess" not in report
    assert report["words"][0]["read"] is None


def test_values_are_those_of_an_ordinary_estimate(calibrated):
    phrase = slice(2, 4)
    info = idw.estimate(
        idw.load("exact"), PAIRS[0].image, PAIRS[0].caption, words=[*range(8), phrase], samples=8, progress=False
    )
    rows = rest_of(calibrated).set_index("word")
    for word, selector in (("kite", "kite"), ("left of", phrase), ("water", "water")):
        for estimator in ("standard", "orthogonal"):
            value = info.cmi(selector, estimator)
            assert rows.loc[word, estimator] == pytest.approx(value.value, abs=1e-3)
            assert rows.loc[word, f"{estimator}_stderr"] == pytest.approx(value.stderr, abs=1e-3)


def test_the_density_adds_up_to_the_mean(calibrated):
    means = quality.words(calibrated).set_index(["given", "class"])
    levels = idw.load("exact").logsnr_distribution
    for row in quality.density(calibrated, ("given", "class"), calibration.DENSITIES[:2]).to_dict("records"):
        for estimator in quality.ESTIMATORS:
            whole = np.sum(row[f"{estimator}_density"]) * (levels.high - levels.low) / calibration.BINS
            if calibrated[(calibrated["class"] == row["class"])]["exact"].notna().all():
                assert whole == pytest.approx(means.loc[(row["given"], row["class"]), estimator], abs=1e-4)


def test_a_constant_error_has_its_closed_form(compared):
    words, prompts = compared
    info = idw.estimate(idw.load("exact"), PAIRS[0].image, prompts=["", "a"], samples=8, progress=False)
    expected = np.mean(0.5 * info.weight * np.exp(info.logsnr) * 0.02**2 * info.dimension)
    assert prompts["excess"].tolist() == pytest.approx([expected] * len(prompts), rel=1e-3)
    assert set(prompts["kind"]) == set(calibration.PROMPTS)
    sums = [np.sum(density) * 9.5 / calibration.BINS for density in prompts["excess_density"]]
    assert sums == pytest.approx(prompts["excess"].tolist(), rel=1e-3)
    own, exact = (words[words["pipeline"] == name].reset_index() for name in ("model", "reference"))
    # The orthogonal estimator reads differences of predictions, which the constant leaves as they are.
    assert own["orthogonal"].tolist() == pytest.approx(exact["orthogonal"].tolist(), rel=1e-3, abs=1e-4)
    assert own["excess_gap"].abs().max() < 1e-4
    rows = quality.words(words).set_index(["pipeline", "given", "class"])
    row, other = (rows.loc[(name, "rest", "noun")] for name in ("model", "reference"))
    assert row["paired_error"] == pytest.approx(row["standard"] - other["standard"], abs=1e-6)
    assert np.isnan(other["paired_error"])
    classes = quality.alone_and_rest(words).set_index("slot")
    assert classes["CMI exact"]["first"] == pytest.approx(math.log(19), abs=1e-2)
    assert set(classes["label"]) == {"noun", "relation", "ground"}
    known = own[own["class"] == "noun"]
    assert known["orthogonal_r"].min() > 0.999
    assert known["attention_r"].between(-1, 1).all()


def test_false_captions_are_false_and_stay_the_same():
    for k in range(1, 40):
        caption = Caption.parse(idw.scenes.sample(-k).caption)
        false = calibration.false_captions(caption)
        assert false == calibration.false_captions(caption)
        assert {"word swapped", "other caption"} <= set(false) <= set(calibration.PROMPTS[-3:])
        for kind, text in false.items():
            assert prompt_information(text, caption.text) == -math.inf
            changed = sum(a != b for a, b in zip(Caption.parse(text).words, caption.words, strict=False))
            assert kind != "word swapped" or changed == 1


def test_errors_count_scenes_not_words():
    table = pd.DataFrame({"scene": [0, 0, 1, 1], "class": "noun", "exact": 2.0, "read": 2.0, "orthogonal": 3.0})
    table = table.assign(pipeline="model", given="rest")
    table["standard"] = [1.0, 1.0, 3.0, 3.0]  # two independent values, each told twice
    row = quality.words(table).iloc[0]
    assert (row["n"], row["exact"], row["standard"], row["orthogonal_stderr"]) == (4, 2, 2, 0)
    assert row["standard_stderr"] == pytest.approx(np.std([1, 3], ddof=1) / math.sqrt(2))


def test_accuracy_of_a_perfect_painter_and_of_one_with_a_fault():
    perfect = quality.accuracy(draw(painting(), MIXED, 5))
    classes = {"noun", "thing", "counted", "relation", "ground", "colour", "size", "number"}
    assert set(perfect["class"]) == classes | {"relation of both", "whole caption"}
    assert (perfect["right"] == 1).all()

    model = painting(wrong={MIXED[0]: "the dog right of the zebra on grass", MIXED[4]: "two dogs on snow"})
    table = draw(model, MIXED)
    assert not table["whole"][[0, 4]].any()
    assert table["whole"].sum() == 10
    faulty = quality.accuracy(table).set_index("class")["right"]
    assert faulty["number"] == pytest.approx(2 / 3)
    assert faulty["relation of both"] == 1 > faulty["relation"]
    assert faulty["colour"] == 1
    with pytest.raises(ValueError, match="not a scene caption"):
        draw(model, [*MIXED, "a dog"])
    assert len(model.pipe.drawn) == len(MIXED)  # said before anything is drawn


def test_killed_drawing_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr("infodiff_widgets.studies.provenance.fingerprint", lambda model: {})
    study = calibration.Generation(batch=4)
    whole = study.run(painting(), MIXED, progress=False)
    with pytest.raises(KeyboardInterrupt):
        study.run(painting(stop_after=2), MIXED, tmp_path, progress=False)
    model = painting()
    resumed = study.run(model, MIXED, tmp_path, progress=False)
    pd.testing.assert_frame_equal(resumed, whole)
    assert model.pipe.drawn == MIXED[8:]


def test_the_command_writes_a_report(tmp_path, monkeypatch):
    monkeypatch.setattr(idw.scenes, "sample", lambda seed: PAIRS[-1 - seed])
    options = ["--model", "exact", "--scenes", 2, "--captions", 2, "--samples", 4, "--steps", 4, "-o", tmp_path / "out"]
    arguments = ["study", "scenes-quality", *map(str, options)]
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 0, result.output
    assert re.search(r"^ *model +rest +noun +4 +2\.94\d +2\.9\d+( +-?[\d.]+){8}$", result.output, re.MULTILINE)
    report = json.loads((tmp_path / "out" / "quality.json").read_text())
    assert (report["scenes"], report["captions"], report["model"]) == (2, 2, "exact (bundled)")
    assert report["command"].startswith("infodiff-widgets study scenes-quality --scenes=2 --captions=2 --samples=4")
    assert {"infodiff_widgets", "torch", "diffusers"} <= set(report["versions"])
    assert len(pd.read_csv(tmp_path / "out" / "words.csv")) == 2 * (7 + 7)
    assert len(pd.read_csv(tmp_path / "out" / "generation.csv")) == 2

    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()}
    assert CliRunner().invoke(cli.app, arguments).exit_code == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()} == before
    arguments[arguments.index("--samples") + 1] = "6"
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 1
    assert "samples is 4 there and 6 now" in result.output
    assert "Traceback" not in result.output
