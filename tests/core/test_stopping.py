"""Prompts leave an estimate when their errors have met the target; errors and files stay right."""

import numpy as np
import pytest
import torch

from infodiff_widgets.core.cache import ResidualCache
from infodiff_widgets.core.contrast import integrate_by_round, query_contrast
from infodiff_widgets.core.denoisers import GaussianPairDenoiser
from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.io import from_netcdf
from infodiff_widgets.prompts import Query

X, PROMPTS, EXACT = torch.tensor([0.7]), ["", -0.3, "faint", "idle"], 0.50734


class Counting:
    """A Gaussian pair with a prompt that says nothing and one that says little, and the rows of every prompt."""

    def __init__(self):
        self.rows, self.pair = [], GaussianPairDenoiser(0.8)

    def __call__(self, z, logsnr, prompts):
        self.rows += prompts
        null = self.pair(z, logsnr, [""] * len(prompts))
        share = torch.tensor([{"idle": 0, "faint": 0.2}.get(y, 1) for y in prompts])[:, None]
        return null + share * (self.pair(z, logsnr, [y if y == "" else -0.3 for y in prompts]) - null)


def ask(denoiser=None, **options):
    settings = dict(prompts=PROMPTS, samples=512, atol=0.02, progress=False)
    return estimate(denoiser or Counting(), X, **settings | options)


@pytest.mark.parametrize("adaptive", [False, True])
def test_prompts_leave_and_what_remains_is_what_their_rounds_say(adaptive, tmp_path):
    denoiser = Counting()
    info = ask(denoiser, adaptive=adaptive, atol=0.012)
    counts = [denoiser.rows.count(prompt) for prompt in PROMPTS]
    assert counts[0] == info.samples > 1.5 * counts[3]  # the idle prompt leaves first, the reference never
    assert info.provenance["evaluations"] == sum(counts)
    size = info.samples // info.rounds
    assert (info.prompt_rounds * size == counts).all()
    for prompt in PROMPTS[1:]:
        for estimator in ("orthogonal", "standard"):
            heatmap = info.pointwise_map(prompt, estimator=estimator)
            assert heatmap.values.sum() == pytest.approx(info.pointwise(prompt, estimator=estimator).value, abs=1e-6)
        assert np.isfinite([*info.pointwise_map(prompt).stderr, info.nll(prompt).value, info.nll(prompt).stderr]).all()
    assert info.pointwise("idle").value == 0
    assert info.pointwise(-0.3, "faint").value > 0  # in the rounds that both have
    info.to_netcdf(tmp_path / "stopped.nc")
    again = from_netcdf(tmp_path / "stopped.nc")
    for prompt in PROMPTS[1:]:
        assert again.pointwise(prompt) == info.pointwise(prompt)
        assert np.array_equal(again.pointwise_map(prompt).stderr, info.pointwise_map(prompt).stderr)
        assert again.nll(prompt) == info.nll(prompt)


def test_rounds_before_a_prompt_leaves_are_those_of_a_run_without_targets():
    info, whole = ask(), ask(atol=0)
    for k in range(1, len(PROMPTS)):
        used = info.round < info.prompt_rounds[k]
        np.testing.assert_allclose(info.products[used][:, k, k], whole.products[: used.sum()][:, k, k], rtol=1e-9)
        rounds = integrate_by_round(whole, query_contrast(Query(PROMPTS[k])), np.ones(whole.samples))
        assert info.pointwise(PROMPTS[k]).value == pytest.approx(rounds[: info.prompt_rounds[k]].mean())
    assert not info.products[info.round >= info.prompt_rounds[3]][:, 3].any()
    assert info.prompt_rounds[2] < info.rounds  # one that says something leaves early too


def test_relative_targets_let_prompts_go_that_say_little():
    info = ask(atol=0, rtol=0.06)
    assert info.prompt_rounds[3] < info.rounds
    assert info.pointwise(-0.3).stderr <= 0.06 * info.pointwise(-0.3).value


def test_a_cache_serves_prompts_that_left():
    cache, denoiser = ResidualCache(), Counting()
    first = ask(denoiser, cache=cache)
    denoiser.rows.clear()
    second = ask(denoiser, cache=cache)
    assert denoiser.rows == []
    assert second.pointwise(-0.3).value == pytest.approx(first.pointwise(-0.3).value, rel=1e-5)
    assert second.provenance["cached"] == first.provenance["evaluations"]


def test_errors_cover_the_truth_although_stopping_depends_on_them():
    options = dict(samples=128, atol=0.06, prompts=["", -0.3], adaptive=True)
    infos = [ask(seed=seed, **options) for seed in range(200)]
    found = [info.mi() for info in infos]
    errors, stderrs = (np.array(column) for column in zip(*((e.value - EXACT, e.stderr) for e in found), strict=True))
    assert np.mean([info.samples for info in infos]) < 100
    assert np.mean(np.abs(errors) < stderrs) > 0.58
    assert np.mean(np.abs(errors) < 2 * stderrs) > 0.86  # Student's t of seven degrees of freedom has 0.91
    assert abs(errors.mean()) < 0.3 * np.sqrt((errors**2).mean())  # what stopping biases is small beside the error
    assert np.sqrt((errors**2).mean()) < 0.06
