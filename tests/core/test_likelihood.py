"""Negative log likelihood against exact densities and probabilities."""

import itertools
import math
import random

import matplotlib
import numpy as np
import pytest
import torch

import infodiff_widgets as idw
from infodiff_widgets.core.denoisers import MixtureDenoiser
from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.gaussian import power_spectrum
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.plots.interactive import mmse
from infodiff_widgets.scenes.grammar import (
    AND,
    BACKGROUNDS,
    COUNTED,
    KINDS,
    NOUNS,
    NUMBERS,
    OPPOSITE,
    RELATIONS,
    Caption,
)
from infodiff_widgets.scenes.render import layout_probabilities, place_sprites

matplotlib.use("agg")
LEVELS = LogSNRDistribution(-1, 1.5, -12, 8)


def test_the_probability_of_a_point_is_that_of_its_weight():
    points, weights = 3 * torch.eye(3), torch.tensor([0.7, 0.2, 0.1])
    denoiser = MixtureDenoiser(points, weights=weights, prompts={"last two": [1, 2]})
    for k, weight in enumerate(weights.tolist()):
        info = estimate(
            denoiser, points[k], prompts=["", "last two"], samples=4096, logsnr_distribution=LEVELS, progress=False
        )
        found = info.nll(discrete=True)
        assert found.stderr < 0.08
        assert abs(found.value + math.log(weight)) < 3 * found.stderr
    given = info.nll("last two", discrete=True)
    assert abs(given.value - math.log(3)) < 3 * given.stderr
    difference = info.nll(discrete=True).value - given.value
    assert difference == pytest.approx(info.mi(estimator="standard").value, rel=0.01)


def test_what_lies_below_the_range_is_added():
    denoiser = MixtureDenoiser(3 * torch.eye(2), prompts={"one": [0]})
    cut = LogSNRDistribution(-1, 1.5, -4, 8)
    info = estimate(denoiser, 3 * torch.eye(2)[0], prompts=["", "one"], samples=8192, logsnr_distribution=cut)
    found, within = info.nll(discrete=True), info.contrast({("", ""): 0.5})
    assert abs(found.value - math.log(2)) < 3 * found.stderr + 0.01
    assert found.value - within.value > 0.03


def mixture_and_point():
    means = torch.tensor([[2.0, 0], [-1, 1.5], [-1, -1.5]])
    covariances = torch.diag_embed(torch.tensor([0.4, 0.6, 0.3])[:, None].expand(3, 2) ** 2)
    return MixtureDenoiser(means, covariances, torch.tensor([0.5, 0.3, 0.2]), {0: [0]}), torch.tensor([1.5, 0.3])


def spectrum_and_point():
    variances = torch.logspace(-3, 1, 64)
    means = torch.tensor([[0.0], [1.0]]).expand(2, 64)
    denoiser = MixtureDenoiser(means, torch.diag(variances).expand(2, 64, 64), prompts={0: [0]})
    return denoiser, torch.randn(64, generator=torch.Generator().manual_seed(0)) * variances.sqrt()


@pytest.mark.parametrize("make", [mixture_and_point, spectrum_and_point])
def test_a_gaussian_reference_leaves_a_tenth_of_the_variance_and_an_honest_error(make):
    denoiser, x = make()
    wide, new, plain = LogSNRDistribution(0, 2.5, -14, 14), [], []
    for seed in range(24):
        info = estimate(denoiser, x, prompts=["", 0], samples=256, seed=seed, logsnr_distribution=wide, progress=False)
        new.append((info.nll().value, info.nll().stderr))
        excess = info.contrast({("", ""): 0.5}), info.weight * info.dimension / 2 / (1 + np.exp(-info.logsnr))
        plain.append(excess[0].value - excess[1].mean())
        difference = info.nll().value - info.nll(0).value
        assert difference == pytest.approx(info.pointwise(0, "", "standard").value)
    values, stderrs = np.array(new).T
    exact = -float(denoiser.log_density(x[None]))
    assert abs(values.mean() - exact) < 3 * np.sqrt((stderrs**2).sum()) / len(new)
    assert np.mean(stderrs**2) == pytest.approx(values.var(), rel=3 * np.sqrt(2 / len(new)))
    assert np.var(plain) > 10 * np.mean(stderrs**2)


def scene_probability(scene):
    """Probability of a picture among all that the grammar draws, by the sum over its captions and layouts."""
    caption = Caption.parse(scene.caption)
    sprites = place_sprites(caption, random.Random(scene.seed))
    share = KINDS[caption.kind][0] / len(BACKGROUNDS)
    if caption.kind == "count":
        k = len(sprites)
        return share / len(NUMBERS) / len(COUNTED) / math.comb(4, k) / 4**k
    assert caption.kind == "pair"
    first, second = (sprite.corner for sprite in sprites)
    links = (*RELATIONS, AND)
    layouts = sum(layout_probabilities(link).get((first, second), 0) for link in links)
    # The caption that names the other object first has the opposite relation.
    mirrored = sum(layout_probabilities(OPPOSITE.get(link, link)).get((first, second), 0) for link in links)
    return share * (layouts + mirrored) / len(links) / (len(NOUNS) * (len(NOUNS) - 1))


def test_the_exact_pipeline_knows_the_probability_of_a_scene():
    torch.set_num_threads(1)
    model, found = idw.load("exact"), []
    for caption, seed in itertools.product(("the dog left of the cat on grass", "two elephants on sand"), range(2)):
        scene = idw.scenes.scene(caption, seed)
        info = idw.estimate(model, scene.image, prompts=["", scene.caption], samples=16, seed=seed, progress=False)
        nll = info.nll(discrete=True)
        assert nll.bits_per_dimension(info.dimension).stderr < 0.01 * math.log(2)
        found.append((nll.value + math.log(scene_probability(scene)), nll.stderr))
    errors, stderrs = np.array(found).T
    assert abs(errors.sum()) < 3 * np.sqrt((stderrs**2).sum())


def test_the_error_of_a_gaussian_stands_beside_that_of_the_model():
    x = torch.randn(3, 12, 16, generator=torch.Generator().manual_seed(0)) * torch.tensor([0.3, 1, 2])[:, None, None]
    spectrum = power_spectrum(x)
    assert sum(count for _, count in spectrum) == x.numel()
    assert sum(variance * count for variance, count in spectrum) == pytest.approx(float((x**2).sum()))
    white = MixtureDenoiser(torch.zeros(1, x[1].numel()), 1.0, prompts={"same": [0]})
    even = LogSNRDistribution(0, 4, -8, 8)
    info = estimate(white, x[1:2], prompts=["", "same"], samples=1024, logsnr_distribution=even, progress=False)
    curve = info.mmse(bins=8)
    np.testing.assert_allclose(curve.reference, curve.values, atol=0.06 * x[1].numel())
    assert [line.name for line in mmse(info).data if line.name] == ["no prompt", "Gaussian of the same power spectrum"]
    assert len(curve.plot().lines) == 2
