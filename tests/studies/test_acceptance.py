"""CompLift's rule: an image is accepted if the lift of every phrase is positive."""

import json

import numpy as np
import pandas as pd
import pytest
import torch
from typer.testing import CliRunner

import infodiff_widgets as idw
from infodiff_widgets.cli import main as cli
from infodiff_widgets.scenes.grammar import Caption
from infodiff_widgets.studies import acceptance


@pytest.mark.parametrize(("x", "accepted"), [([1.0, 1.0], True), ([1.0, -1.0], False), ([-1.0, -1.0], False)])
def test_every_phrase_needs_a_positive_lift(x, accepted):
    corners = torch.tensor([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])
    model = idw.MixtureDenoiser(corners, prompts={"right": [0, 1], "up": [0, 2]})
    info = idw.estimate(model, torch.tensor(x), prompts=["", "right", "up"], samples=64, seed=0, progress=False)
    assert idw.accept(info, ["right", "up"]) is accepted
    assert idw.accept(info, ["right"]) is (x[0] > 0)
    with pytest.raises(ValueError, match="name one or more parts"):
        idw.accept(info, [])
    with pytest.raises(KeyError):
        idw.accept(info, ["left"])


def test_a_picture_of_another_object_is_not_accepted(tmp_path):
    captions = ["the dog left of the cat on grass", "a small red car below the big blue house on grass"]
    parsed = [Caption.parse(text) for text in captions]
    phrases = [acceptance.noun_phrase(one, slots) for one in parsed for slots in acceptance.PHRASES[one.kind]]
    assert phrases == ["dog", "cat", "small red car", "big blue house"]
    other = acceptance.with_other_object(parsed[1], 3)
    changed = [(a, b) for a, b in zip(other.words, parsed[1].words, strict=True) if a != b]
    assert changed == [(other["second"], "house")]
    table = acceptance.Acceptance(samples=16, steps=12).run(idw.load("exact"), captions, progress=False)
    assert table["holds"].tolist() == [True, False]
    assert table["accepted"].tolist() == [True, False]
    assert table["lift2"].iloc[1] < 0 < table["lift1"].iloc[1]
    with pytest.raises(ValueError, match="captions must name two objects"):
        acceptance.Acceptance().run(idw.load("exact"), ["two dogs on snow"])


def test_scores_are_shares_with_intervals():
    table = pd.DataFrame({"holds": [1, 1, 1, 0], "accepted": [1, 1, 0, 1]}).astype(bool)
    rows = {row["score"]: row for row in acceptance.summary(table)["scores"]}
    assert {name: (row["n"], row["value"]) for name, row in rows.items()} == {
        "accuracy": (4, 0.5), "precision": (3, 0.6667), "recall": (3, 0.6667), "shown without the rule": (4, 0.75)
    }  # fmt: skip
    assert all(row["low"] < row["value"] < row["high"] for row in rows.values())
    none = acceptance.summary(table.assign(accepted=False))["scores"][1]
    assert (none["n"], none["value"], none["low"]) == (0, None, None)


def test_the_command_writes_a_report(tmp_path):
    result = CliRunner().invoke(
        cli.app, ["study", "acceptance", "--captions", "1", "--samples", "2", "--steps", "2", "-o", str(tmp_path)]
    )
    assert result.exit_code == 0, result.output
    report = json.loads((tmp_path / "acceptance.json").read_text())
    assert report["command"].startswith("infodiff-widgets study acceptance --captions=1 --samples=2 --steps=2")
    assert (report["pictures"], report["scores"][0]["n"]) == (1, 1)
    assert np.isfinite(pd.read_csv(tmp_path / "acceptance.csv")["lift1"]).all()
