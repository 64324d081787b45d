"""Mutual information of vectors against tasks with known values."""

import contextlib
import math

import numpy as np
import pytest
import torch
import vector_tasks

from infodiff_widgets.core import vector_denoiser
from infodiff_widgets.core.vectors import mutual_information


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


def measure(task, n, steps):
    sample, exact = task
    return mutual_information(*sample(n, np.random.default_rng(0)), steps=steps, progress=False), exact


@pytest.mark.parametrize("name", vector_tasks.GAUSSIAN)
def test_gaussian_dependence_needs_no_training(name):
    result, exact = measure(vector_tasks.GAUSSIAN[name], 8000, 0)
    for estimator in ("orthogonal", "standard"):
        found = result.mi(estimator)
        assert found.stderr < 0.08
        assert abs(found.value - exact) < 3 * math.hypot(found.stderr, 0.02)  # and that of the covariance


@pytest.mark.parametrize("setting", ["half", "device", "inference", "autocast"])
def test_training_does_not_depend_on_what_torch_is_set_to(setting):
    x = np.random.default_rng(0).normal(size=(2, 200))
    expected, dtype = mutual_information(*x, steps=2, progress=False), torch.get_default_dtype()
    contexts = {
        "device": torch.device("meta"), "inference": torch.inference_mode(),
        "autocast": torch.autocast("cpu", torch.bfloat16),
    }  # fmt: skip
    with contexts.get(setting, contextlib.nullcontext()):
        try:
            torch.set_default_dtype(torch.float16 if setting == "half" else dtype)
            found = mutual_information(*x, steps=2, progress=False)
        finally:
            torch.set_default_dtype(dtype)
    np.testing.assert_array_equal(found.orthogonal, expected.orthogonal)


def test_what_is_not_gaussian_is_learned():
    # x is the sign of y1·y2 with noise: neither coordinate of y says anything by itself.
    rng = np.random.default_rng(0)
    y = rng.choice([-1.0, 1.0], (6000, 2))
    x = y.prod(1) + 0.3 * rng.standard_normal(6000)
    before, after = (mutual_information(x, y, steps=steps, progress=False) for steps in (0, 500))
    for estimator in ("orthogonal", "standard"):
        assert abs(before.mi(estimator).value) < 0.01
        assert 0.45 < after.mi(estimator).value < math.log(2) + 0.05
    assert after.orthogonal.min() >= 0
    assert 0.45 < np.median(after.standard) < 0.8  # every pair tells one of two


@pytest.mark.training
@pytest.mark.parametrize("name", vector_tasks.OTHERS)
def test_tasks_that_need_training(name):
    result, exact = measure(vector_tasks.OTHERS[name], 20_000, 3500)
    assert result.mi("standard").value == pytest.approx(exact, rel=0.1, abs=0.03)


@pytest.mark.parametrize("name", ["additive noise 0.75", "Student, 1×1, ν = 1"])
def test_the_stated_error_holds_what_training_has_not_reached(name):
    result, exact = measure(vector_tasks.OTHERS[name], 4000, 400)
    for estimator, column in (("orthogonal", 0), ("standard", 1)):
        found, own = result.mi(estimator), getattr(result, estimator)[result.held_out]
        assert abs(found.value - exact) < 3 * found.stderr
        before, last = result.history[-2:]
        parts = own.std(ddof=1) / math.sqrt(len(own)), last[column] - before[column], last[0] - last[1]
        assert found.stderr == pytest.approx(math.hypot(*parts))
        assert found.value == pytest.approx(last[column])


def test_training_ends_when_the_stated_error_is_small_enough(monkeypatch):
    monkeypatch.setattr(vector_denoiser, "CYCLE", 4)
    sample, _ = vector_tasks.GAUSSIAN["bivariate normal"]
    x, y = sample(1000, np.random.default_rng(0))
    done = [
        len(mutual_information(x, y, steps=60, target_stderr=target, progress=False).history)
        for target in (None, 1e-9, 1.0)
    ]
    assert done == [5, 5, 3]  # cycles of 4, 8, 16 and 32 steps, and the values before them
    with pytest.raises(ValueError, match="target_stderr must be positive"):
        mutual_information(x, y, target_stderr=0)


def test_either_vector_may_have_more_dimensions():
    sample, exact = vector_tasks.GAUSSIAN["bivariate normal"]
    x, y = sample(4000, np.random.default_rng(0))
    padded = np.concatenate([x, np.random.default_rng(1).standard_normal((4000, 3))], 1)
    one, other = (mutual_information(*pair, steps=0, progress=False) for pair in ((padded, y), (y, padded)))
    np.testing.assert_array_equal(one.standard, other.standard)
    assert abs(one.mi().value - exact) < 3 * math.hypot(one.mi().stderr, 0.02)


def test_independent_vectors_share_nothing_and_independent_pairs_add_up():
    # Self-consistency (Song & Ermon, 2020): independence, data processing, additivity.
    rng = np.random.default_rng(1)
    x, noise = rng.standard_normal((6000, 2)), rng.standard_normal((6000, 2))
    y = x + noise
    none, one, padded, two = (
        mutual_information(x[:, :k], other, steps=0, progress=False).mi()
        for k, other in ((1, noise), (1, y[:, :1]), (1, np.stack([y[:, 0], noise[:, 1]], 1)), (2, y))
    )
    exact = 0.5 * math.log(2)
    assert none.value < 0.002
    assert none.stderr < 0.02
    assert abs(padded.value - one.value) < 0.01
    for found, value in ((one, exact), (two, 2 * exact)):
        assert abs(found.value - value) < 3 * math.hypot(found.stderr, 0.01)


def test_an_interrupted_run_continues_where_it_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(vector_denoiser, "SAVED", 4)
    monkeypatch.setattr(vector_denoiser, "CYCLE", 3)
    rng = np.random.default_rng(2)
    x, y = rng.standard_normal((2, 300, 1))
    settings = dict(steps=10, seed=3)
    whole = mutual_information(x, y, **settings, progress=False)

    def interrupt(done, _total):
        if done == 7:
            raise KeyboardInterrupt

    file = tmp_path / "run.pt"
    with pytest.raises(KeyboardInterrupt):
        mutual_information(x, y, **settings, path=file, progress=interrupt)
    seen = []
    again = mutual_information(x, y, **settings, path=file, progress=lambda done, _total: seen.append(done))
    assert seen[0] == 4
    np.testing.assert_array_equal(again.orthogonal, whole.orthogonal)
    assert again.history.tolist() == whole.history.tolist()
    assert again.mi() == whole.mi()
    with pytest.raises(ValueError, match="other data or settings"):
        mutual_information(x, y, steps=11, seed=3, path=file, progress=False)
    file.write_bytes(b"no checkpoint")
    with pytest.raises(ValueError, match="no checkpoint"):
        mutual_information(x, y, **settings, path=file, progress=False)


def test_unusable_samples_are_refused():
    x = np.zeros((200, 1))
    with pytest.raises(ValueError, match="100 or more pairs; got 200 and 199"):
        mutual_information(x, x[1:])
    with pytest.raises(ValueError, match="x must be finite"):
        mutual_information(x * np.nan, x)
    with pytest.raises(TypeError, match="y must be numbers"):
        mutual_information(x, ["a"] * 200)
    with pytest.raises(ValueError, match="held_out must be a fraction"):
        mutual_information(x, x, held_out=1)
