"""What was evaluated before is not evaluated again, and changes no number."""

import numpy as np
import pytest
import torch

from infodiff_widgets.core.cache import ResidualCache
from infodiff_widgets.core.denoisers import GaussianPairDenoiser
from infodiff_widgets.core.estimate import Cancelled, estimate
from infodiff_widgets.core.gram import NonFinite

X = torch.tensor([0.7, -0.2])


class Counting:
    """A Gaussian pair that counts its rows, prompt by prompt."""

    def __init__(self):
        self.rows = []
        self.pair = GaussianPairDenoiser(0.8)

    def __call__(self, z, logsnr, prompts):
        self.rows += prompts
        return self.pair(z, logsnr, prompts)


def ask(denoiser, prompts, cache=None, x=X, **settings):
    return estimate(denoiser, x, prompts=prompts, cache=cache, **({"samples": 32, "progress": False} | settings))


def numbers(info, of, given=""):
    found = info.pointwise(of, given)
    return np.array([found.value, found.stderr, *info.pointwise_map(of, given).values])


def same(*found):
    """Up to rounding: which prompt comes first decides how products are summed."""
    return all(one == pytest.approx(found[0], rel=1e-5) for one in found)


def test_only_what_is_missing_is_evaluated_and_the_numbers_are_the_same():
    denoiser, cache = Counting(), ResidualCache()
    first = ask(denoiser, ["", -0.3, 0.9], cache)
    assert denoiser.rows.count(-0.3) == 32
    denoiser.rows.clear()
    second = ask(denoiser, ["", 0.4, 0.9], cache)
    assert denoiser.rows == [0.4] * 32
    plain = ask(Counting(), ["", 0.4, 0.9])
    assert same(numbers(second, 0.4), numbers(plain, 0.4))
    assert same(numbers(second, 0.9), numbers(plain, 0.9), numbers(first, 0.9))
    assert same(numbers(second, 0.4, 0.9), numbers(plain, 0.4, 0.9))
    assert (first.provenance["evaluations"], second.provenance["evaluations"]) == (96, 32)
    denoiser.rows.clear()
    assert same(numbers(ask(denoiser, [0.9, -0.3], cache), -0.3, 0.9), numbers(first, -0.3, 0.9))
    assert denoiser.rows == []


@pytest.mark.parametrize("other", [{"seed": 1}, {"samples": 128}, {"x": X.clone()}])
def test_other_draws_or_another_x_are_evaluated(other):
    denoiser, cache = Counting(), ResidualCache()
    ask(denoiser, ["", -0.3], cache)
    denoiser.rows.clear()
    found = ask(denoiser, ["", -0.3], cache, **other)
    assert len(denoiser.rows) == 2 * other.get("samples", 32)
    assert same(numbers(found, -0.3), numbers(ask(Counting(), ["", -0.3], **other), -0.3))


def test_another_model_is_evaluated():
    cache = ResidualCache()
    ask(Counting(), ["", -0.3], cache)
    other = Counting()
    ask(other, ["", -0.3], cache)
    assert len(other.rows) == 64


def test_rounds_before_a_cancel_are_known():
    denoiser, cache = Counting(), ResidualCache()
    with pytest.raises(Cancelled):
        ask(denoiser, ["", -0.3], cache, cancel=lambda: len(denoiser.rows) > 30)
    before = len(denoiser.rows)
    assert 0 < before < 64
    whole = ask(denoiser, ["", -0.3], cache)
    assert len(denoiser.rows) == 64
    assert same(numbers(whole, -0.3), numbers(ask(Counting(), ["", -0.3]), -0.3))


def test_the_budget_drops_what_was_unused_longest_and_long_prompts_first():
    def denoiser(z, logsnr, prompts):
        rows.extend(prompts)
        return torch.zeros_like(z)

    rows, one = [], 32 * X.numel() * 4  # bytes of a prompt
    cache = ResidualCache(budget=3 * one)
    ask(denoiser, ["", "dog", "the dog"], cache)
    ask(denoiser, ["", "dog", "the dog on grass"], cache)
    rows.clear()
    ask(denoiser, ["", "dog", "the dog on grass"], cache)
    assert rows == []
    ask(denoiser, ["", "dog", "the dog"], cache)
    assert set(rows) == {"the dog"}


def test_what_is_not_finite_is_not_kept():
    class Broken(Counting):
        broken = True

        def __call__(self, z, logsnr, prompts):
            return super().__call__(z, logsnr, prompts) * (np.nan if self.broken else 1)

    denoiser, cache = Broken(), ResidualCache()
    with pytest.raises(NonFinite):
        ask(denoiser, ["", -0.3], cache)
    denoiser.broken = False
    assert np.isfinite(ask(denoiser, ["", -0.3], cache).pointwise(-0.3, "").value)
