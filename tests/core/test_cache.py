"""Cached residuals are not evaluated again, and change no number."""

import contextlib

import numpy as np
import pytest
import torch
from PIL import Image

from infodiff_widgets.core.cache import ResidualCache, content_key
from infodiff_widgets.core.denoisers import GaussianPairDenoiser
from infodiff_widgets.core.estimate import Cancelled, estimate
from infodiff_widgets.core.gram import NonFinite
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.core.prepared import PreparedDenoiser
from infodiff_widgets.core.rounds import plan_round

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


def test_only_missing_prompts_are_evaluated_and_the_numbers_are_the_same():
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


@pytest.mark.parametrize("other", [{"seed": 1}, {"samples": 128}, {"x": X + 1}])
def test_other_samples_or_another_x_are_evaluated(other):
    denoiser, cache = Counting(), ResidualCache()
    ask(denoiser, ["", -0.3], cache)
    denoiser.rows.clear()
    found = ask(denoiser, ["", -0.3], cache, **other)
    assert len(denoiser.rows) == 2 * other.get("samples", 32)
    assert same(numbers(found, -0.3), numbers(ask(Counting(), ["", -0.3], **other), -0.3))


def test_an_x_changed_in_place_is_evaluated_again():
    denoiser, cache, x = Counting(), ResidualCache(), X.clone()
    ask(denoiser, ["", -0.3], cache, x=x)
    x += 1
    denoiser.rows.clear()
    changed = ask(denoiser, ["", -0.3], cache, x=x)
    assert len(denoiser.rows) == 64
    assert same(numbers(changed, -0.3), numbers(ask(Counting(), ["", -0.3], x=X + 1), -0.3))


def test_an_equal_x_is_not_evaluated_again():
    denoiser, cache = Counting(), ResidualCache()
    ask(denoiser, ["", -0.3], cache)
    denoiser.rows.clear()
    ask(denoiser, ["", -0.3], cache, x=X.clone())
    assert denoiser.rows == []


def test_content_keys_tell_kinds_shapes_and_orientations_apart():
    image = Image.new("RGB", (4, 2), "red")
    turned = image.copy()
    turned.getexif()[0x0112] = 6
    array = np.asarray(image)
    different = [
        image,
        turned,
        array,
        array.reshape(4, 2, 3),
        array.astype(np.int8),
        image.convert("RGBA"),
        X,
        X.double(),
    ]
    assert len({content_key(x) for x in [*different, X.bfloat16(), X[None], X.flip(0)]}) == len(different) + 3
    assert content_key(array[:, ::-1]) == content_key(array[:, ::-1].copy())
    assert content_key(image) == content_key(image.copy())


def test_another_model_is_evaluated():
    cache = ResidualCache()
    ask(Counting(), ["", -0.3], cache)
    other = Counting()
    ask(other, ["", -0.3], cache)
    assert len(other.rows) == 64


def test_rounds_before_a_cancel_are_cached():
    denoiser, cache = Counting(), ResidualCache()
    with pytest.raises(Cancelled):
        ask(denoiser, ["", -0.3], cache, cancel=lambda: len(denoiser.rows) > 30)
    before = len(denoiser.rows)
    assert 0 < before < 64
    whole = ask(denoiser, ["", -0.3], cache)
    assert len(denoiser.rows) == 64
    assert same(numbers(whole, -0.3), numbers(ask(Counting(), ["", -0.3]), -0.3))


def test_the_budget_evicts_prompts_unused_longest_and_long_ones_first():
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


def test_residuals_that_are_not_finite_are_not_cached():
    class Broken(Counting):
        broken = True

        def __call__(self, z, logsnr, prompts):
            return super().__call__(z, logsnr, prompts) * (np.nan if self.broken else 1)

    denoiser, cache = Broken(), ResidualCache()
    with pytest.raises(NonFinite):
        ask(denoiser, ["", -0.3], cache)
    denoiser.broken = False
    assert np.isfinite(ask(denoiser, ["", -0.3], cache).pointwise(-0.3, "").value)


def test_cached_residuals_stay_with_their_sample_when_memory_runs_out():
    """The sample whose accumulation failed is evaluated again, as pipelines do with smaller batches."""
    added, once, seen = [], [], []

    class Retrying(PreparedDenoiser):
        def run(self, samples, add, check=lambda: None, prompts=None):
            for sample in samples:
                for _ in range(2):
                    with contextlib.suppress(torch.OutOfMemoryError):
                        super().run([sample], add, check, prompts)
                        break

    def add(samples, residuals):
        seen.extend(samples)
        if len(seen) == 2:
            raise torch.OutOfMemoryError
        added.extend(zip(samples, residuals, strict=True))

    pair, cache = GaussianPairDenoiser(0.8), ResidualCache()
    samples = plan_round(LogSNRDistribution(0, 2, -5, 5), 4, 0, 0)
    for prompts in (["", -0.3], ["", -0.3, 0.9]):
        for found in (added, once, seen):
            found.clear()
        cache.run(Retrying(pair, X[:1], prompts), samples, add, lambda: None, prompts)
        PreparedDenoiser(pair, X[:1], prompts).run(samples, lambda *found: once.extend(zip(*found, strict=True)))
        assert [sample for sample, _ in added] == samples
        for (_, residuals), (_, expected) in zip(added, once, strict=True):
            torch.testing.assert_close(residuals, expected)
