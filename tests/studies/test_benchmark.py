"""The benchmark's predictions of variance and calls, and its command."""

import json

import numpy as np
import pytest
import torch
from typer.testing import CliRunner

from infodiff_widgets.cli.main import app
from infodiff_widgets.core.denoisers import GaussianPairDenoiser, MixtureDenoiser
from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.prompts import Query
from infodiff_widgets.scenes.render import example
from infodiff_widgets.studies.benchmark import calls, growth, pixel_growth, variances

LEVELS = LogSNRDistribution(-1, 2, -8, 8)


def test_variances_of_independent_draws_are_those_that_such_draws_have():
    pair, x, rng = GaussianPairDenoiser(0.8), torch.tensor([0.7]), np.random.default_rng(0)
    info = estimate(pair, x, prompts=["", -0.3], samples=8192, logsnr_distribution=LEVELS, progress=False)
    found = variances(info, Query(-0.3, ""))
    for name, levels in (("independent", LEVELS), ("paper", LogSNRDistribution(1, 2, -8, 8))):
        alpha, weight = levels.quantile(rng.random(100_000))
        a, noise = np.sqrt(1 / (1 + np.exp(-alpha))), rng.standard_normal(len(alpha))
        z = torch.as_tensor(0.7 * a + np.sqrt(1 - a**2) * noise)[:, None]
        logsnr, n = torch.as_tensor(alpha), len(alpha)
        change = (pair(z, logsnr, [-0.3] * n) - pair(z, logsnr, [""] * n))[:, 0].numpy()
        assert found[name] == pytest.approx(np.var(weight * change**2 / 2), rel=0.15)
    assert found["ours"] < found["independent"]


def test_calls_count_every_prompt_and_fall_with_the_square_of_the_error():
    prompts = {"a b": [0], "a": [0, 1], "b": [0, 2]}
    four = MixtureDenoiser(4 * torch.eye(4), 1.0, prompts=prompts)
    x = torch.tensor([4.0, 0, 0, 0])
    info = estimate(four, x, "a b", samples=256, logsnr_distribution=LEVELS, progress=False)
    coarse, fine = calls(info, "orthogonal")
    for name in ("paper", "independent", "ours", "stopping"):
        assert fine[name] == pytest.approx(4 * coarse[name])
    assert coarse["ours"] >= coarse["stopping"]
    worst = max(variances(info, q)["ours"] / info.estimate(q).value ** 2 for q in (Query("a b"), Query("a b", "a")))
    assert coarse["ours"] >= 4 * worst / 0.1**2  # four prompts, until the last word is there


def test_growth_counts_two_prompts_a_word_and_their_memory_is_linear():
    rows = growth(load(), example(0), words=(3, 5), samples=(4, 8))
    assert [(row["words"], row["samples"], row["prompts"]) for row in rows] == [(3, 4, 8), (5, 4, 12), (3, 8, 8)]
    assert rows[1]["result MiB"] / rows[0]["result MiB"] < 12 / 8 + 0.2


def test_larger_pictures_are_evaluated_by_a_small_network():
    assert [row["pixels"] for row in pixel_growth(None, sizes=(64, 128))] == [64, 128]


def test_the_command_writes_what_it_prints(tmp_path):
    options = ["--model", "exact", "--scenes", "1", "--samples", "2", "--no-growth", "--json", "-o", str(tmp_path)]
    printed = CliRunner().invoke(app, ["benchmark", *options], catch_exceptions=False)
    result = json.loads((tmp_path / "benchmark.json").read_text())
    assert json.loads(printed.stdout) == result
    assert {row["levels"] for row in result["calls"]} == {"fixed", "adaptive"}
    assert result["speed"]["rows per call"] > 1
    assert "| evaluations per second |" in (tmp_path / "benchmark.md").read_text()
