"""The estimator against information that is known exactly. Tolerances are 3 standard errors, and those are small."""

import contextlib
import math

import numpy as np
import pytest
import torch

from infodiff_widgets.core.denoisers import GaussianPairDenoiser, MixtureDenoiser
from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.gram import Gram, NoiseSample
from infodiff_widgets.core.logsnr import LogSNRDistribution

WIDE = LogSNRDistribution(0, 2.5, -14, 14)
NARROW = LogSNRDistribution(-0.5, 1.0, -12, 12)
COPIES, MANY = 200, 4096


def close(found, exact, within=0.02):
    """Within 3 standard errors, which are at most ``within`` of the value."""
    assert 3 * found.stderr <= within * abs(exact), f"error too large to tell: {found}"
    assert abs(found.value - exact) <= 3 * found.stderr + 1e-6, f"{found}, exactly {exact}"


def copies(denoiser, x, prompts, **arguments):
    """An estimate for COPIES independent copies of a small x at once: as many times the information."""

    def side_by_side(z, logsnr, prompts):
        each = [y for y in prompts for _ in range(COPIES)]
        return denoiser(z.flatten(0, 1), logsnr.repeat_interleave(COPIES), each).reshape(z.shape)

    tiled = x.expand(COPIES, *x.shape).contiguous()
    settings = dict(samples=MANY, logsnr_distribution=NARROW, progress=False) | arguments
    return estimate(side_by_side, tiled, prompts=prompts, **settings)


def exact_expectation(denoiser, x, prompts, nodes):
    """An `Information` whose expectation over noise and integral over log SNR are exact for linear denoisers.

    ε = ±1 has the mean and variance of a normal number, so for a residual linear in ε two nodes are exact.
    """
    low, high = -18.0, 18.0
    gram = Gram(prompts, (1,), 1, np.linspace(low, high, 7), replicates=1)
    k = len(prompts)
    for alpha, weight in zip(*LogSNRDistribution(0, 8, low, high).midpoints(nodes), strict=True):
        logsnr = torch.full((k,), alpha, dtype=torch.float64)
        for eps in (1.0, -1.0):
            a, b = math.sqrt(1 / (1 + math.exp(-alpha))), math.sqrt(1 / (1 + math.exp(alpha)))
            z = torch.full((k, 1), a * x + b * eps, dtype=torch.float64)
            gram.add([NoiseSample(alpha, weight, 0)], (denoiser(z, logsnr, prompts) - eps)[None, :, None], [0])
    gram.commit()
    return gram.snapshot()


def test_gaussian_nll_at_a_point_is_exact():
    info = exact_expectation(GaussianPairDenoiser(0.8), 1.3, ["", -0.3], 2000)
    assert info.nll("").value == pytest.approx(1.763938533, abs=1e-4)
    mean, variance = 0.8 * -0.3, 1 - 0.64
    conditional = 0.5 * math.log(2 * math.pi * variance) + (1.3 - mean) ** 2 / (2 * variance)
    assert info.nll(-0.3).value == pytest.approx(conditional, abs=1e-4)


def test_gaussian_pair_at_a_point_is_exact():
    info = exact_expectation(GaussianPairDenoiser(0.8), 0.7, ["", -0.3], 2000)
    assert info.mi().value == pytest.approx(0.50734, abs=1e-4)
    assert info.mi(estimator="standard").value == pytest.approx(-0.47140, abs=1e-4)


def test_gaussian_pair_at_a_point_by_sampling():
    info = estimate(
        GaussianPairDenoiser(0.8), torch.full((2000,), 0.7), prompts=["", -0.3], samples=2048, logsnr_distribution=WIDE
    )
    close(info.mi(), 2000 * 0.50734)
    close(info.mi(estimator="standard"), 2000 * -0.47140)


def test_gaussian_pair_averages_to_its_mutual_information():
    rho, generator = 0.8, torch.Generator().manual_seed(1)
    found = {"orthogonal": [], "standard": []}
    for seed in range(200):
        x, e = torch.randn(2, generator=generator, dtype=torch.float64)
        y = float(rho * x + math.sqrt(1 - rho**2) * e)
        info = estimate(
            GaussianPairDenoiser(rho), x[None], prompts=["", y], samples=256, seed=seed, logsnr_distribution=WIDE,
            progress=False,
        )  # fmt: skip
        for estimator, values in found.items():
            values.append(info.mi(estimator=estimator).value)
    for values in found.values():
        mean, stderr = np.mean(values), np.std(values, ddof=1) / math.sqrt(len(values))
        assert abs(mean - -0.5 * math.log(1 - rho**2)) < 3 * stderr
        assert stderr < 0.1


@pytest.mark.parametrize("n", [2, 5])
def test_points_with_their_index_are_worth_ln_n(n):
    points = 4 * torch.eye(n)
    denoiser = MixtureDenoiser(points, prompts={k: [k] for k in range(n)})
    info = copies(denoiser, points[0], ["", 0])
    close(info.mi(estimator="standard"), COPIES * math.log(n))
    close(info.mi(), COPIES * math.log(n))


def test_plus_or_minus_one_is_worth_ln_2_on_average():
    denoiser = MixtureDenoiser(torch.tensor([[1.0], [-1.0]]), prompts={"+": [0]})
    info = copies(denoiser, torch.ones(1), ["", "+"])
    close(info.mi(), COPIES * math.log(2))  # by symmetry every point has the mean


MEANS = torch.tensor([[2.0, 0], [-1, 1.5], [-1, -1.5]])
SPREADS = torch.tensor([0.4, 0.6, 0.3])
MIXTURE = MixtureDenoiser(
    MEANS,
    torch.diag_embed(SPREADS[:, None].expand(3, 2) ** 2),
    torch.tensor([0.5, 0.3, 0.2]),
    {k: [k] for k in range(3)},
)


def test_mixture_log_ratio_at_a_point():
    x = torch.tensor([-0.8, 1.1])
    exact = float(MIXTURE.log_density(x[None], 1) - MIXTURE.log_density(x[None]))
    info = copies(MIXTURE, x, ["", 1])
    close(info.mi(estimator="standard"), COPIES * exact)


def test_mixture_averages_to_its_information():
    generator = torch.Generator().manual_seed(2)
    values = []
    for seed in range(300):
        k = int(torch.multinomial(torch.tensor([0.5, 0.3, 0.2]), 1, generator=generator))
        x = MEANS[k] + SPREADS[k] * torch.randn(2, generator=generator)
        info = estimate(MIXTURE, x, prompts=["", k], samples=128, seed=seed, logsnr_distribution=WIDE, progress=False)
        values.append(info.mi().value)
    stderr = np.std(values, ddof=1) / math.sqrt(len(values))
    assert abs(np.mean(values) - 1.0284) < 3 * stderr
    assert stderr < 0.05


def test_a_labelled_patch_carries_all_information_and_other_pixels_none():
    # Four images [1, 4, 6] that differ in a 2×2 patch only; the label says which.
    patches = 3 * torch.eye(4).reshape(4, 2, 2)
    images = torch.ones(4, 1, 4, 6)
    images[:, 0, 1:3, 2:4] = patches
    flat = MixtureDenoiser(images.flatten(1), prompts={k: [k] for k in range(4)})
    info = estimate(flat, images[2], prompts=["", 2], samples=4096, logsnr_distribution=NARROW, progress=False)
    values = info.pointwise_map(2, "").values
    off = np.ones((4, 6), bool)
    off[1:3, 2:4] = False
    assert np.abs(values[off]).max() < 1e-6
    assert values[1:3, 2:4].argmax() == 2
    assert info.mi().value == pytest.approx(values.sum(), rel=1e-5)
    close(copies(flat, images[2].flatten(), ["", 2]).mi(), COPIES * math.log(4))


def test_xor_labels_say_nothing_alone_and_ln_2_together():
    points = torch.tensor([[1.0, -1.0], [-1.0, 1.0]])  # x = y1 xor y2, drawn twice
    both = points[[0, 1, 1, 0]]
    prompts = {"y1=0": [0, 1], "y2=0": [0, 2], "y1=0 y2=0": [0]}
    info = copies(MixtureDenoiser(both, prompts=prompts), both[0], ["", *prompts])
    assert info.pointwise("y1=0").value == pytest.approx(0, abs=1e-4)
    assert info.pointwise("y2=0").value == pytest.approx(0, abs=1e-4)
    close(info.pointwise("y1=0 y2=0"), COPIES * math.log(2))


def test_a_copied_label_adds_nothing():
    points = 3 * torch.eye(4)
    prompts = {"y": [0, 1], "y y": [0, 1]}
    info = copies(MixtureDenoiser(points, prompts=prompts), points[0], ["", *prompts])
    assert info.pointwise("y y", "y").value == 0
    close(info.pointwise("y", estimator="standard"), COPIES * math.log(2))


def test_chain_rule_holds_pointwise_for_the_standard_estimator():
    info = estimate(
        MIXTURE_OF_FOUR, POINTS[0], prompts=["", "c", "c y"], samples=64, logsnr_distribution=WIDE, progress=False
    )
    whole, part, rest = (info.pointwise(a, b, "standard").value for a, b in (("c y", ""), ("c", ""), ("c y", "c")))
    assert whole == pytest.approx(part + rest, abs=1e-9)


POINTS = 3 * torch.eye(4)
MIXTURE_OF_FOUR = MixtureDenoiser(POINTS, prompts={"c": [0, 1], "c y": [0]})


def test_two_sigma_intervals_contain_the_truth_about_95_percent_of_the_time():
    # 400 repeats with 16 rounds each: Student's t puts 93.6 % within 2 errors; ± 3 binomial deviations of 1.2 %.
    exact, hits = 2 * 0.50734, 0
    for seed in range(400):
        info = estimate(
            GaussianPairDenoiser(0.8), torch.full((2,), 0.7), prompts=["", -0.3], samples=128, seed=seed,
            logsnr_distribution=WIDE, progress=False,
        )  # fmt: skip
        found = info.mi()
        hits += abs(found.value - exact) <= 2 * found.stderr
    assert 0.895 <= hits / 400 <= 0.975


def test_pixel_errors_are_honest_too():
    # Eight replicates: Student's t with 7 degrees of freedom puts 91.4 % within 2 errors. Pixels share their noise
    # levels, so it takes many runs.
    hits = []
    for seed in range(200):
        info = estimate(
            GaussianPairDenoiser(0.8), torch.full((4, 5), 0.7), prompts=["", -0.3], samples=128, seed=seed,
            logsnr_distribution=WIDE, progress=False,
        )  # fmt: skip
        heatmap = info.pointwise_map(-0.3, "")
        hits.append((np.abs(heatmap.values - 0.50734) <= 2 * heatmap.stderr).mean())
    assert 0.86 <= np.mean(hits) <= 0.97


@pytest.mark.parametrize("setting", ["autocast", "half", "double", "device", "inference", "precision"])
def test_the_arithmetic_is_exact_whatever_torch_is_set_to(setting):
    four = MixtureDenoiser([[4.0, 0, 0, 0], [0.1, 4, 0, 0]], 1.0, prompts={"first": [0]})
    pair, x, y = GaussianPairDenoiser(0.8), torch.tensor([4.0, 0.1, 0.0, 0.0]), torch.tensor([0.7, -0.2])
    contexts = {
        "autocast": torch.autocast("cpu", torch.bfloat16), "device": torch.device("meta"),
        "inference": torch.inference_mode(),
    }  # fmt: skip

    def measure():
        mixture = estimate(four, x, prompts=["", "first"], samples=32, progress=False)
        gaussian = estimate(pair, y, prompts=["", -0.3], samples=32, progress=False)
        return mixture.products, gaussian.products

    expected, dtype = measure(), torch.get_default_dtype()
    try:
        if setting in ("half", "double"):
            torch.set_default_dtype({"half": torch.float16, "double": torch.float64}[setting])
        if setting == "precision":
            torch.set_float32_matmul_precision("medium")
        with contexts.get(setting, contextlib.nullcontext()):
            found = measure()
    finally:
        torch.set_default_dtype(dtype)
        torch.set_float32_matmul_precision("highest")
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_network_that_computes_gradients_can_be_evaluated():
    network = torch.nn.Linear(2, 2)
    info = estimate(lambda z, *_: network(z), torch.ones(2), prompts=["", "x"], samples=4, progress=False)
    assert np.isfinite(info.products).all()


def test_a_sample_is_added_again_after_memory_ran_out(monkeypatch):
    once, again = (Gram(["", "a"], (2, 2), 4, [-1.0, 1.0]) for _ in range(2))
    sample, residuals = NoiseSample(0.0, 1.0, 0), torch.randn(1, 2, 1, 2, 2, generator=torch.Generator().manual_seed(0))
    once.add([sample], residuals, [0])
    with monkeypatch.context() as broken, pytest.raises(torch.OutOfMemoryError):
        broken.setattr(torch.Tensor, "new_zeros", lambda *_: (_ for _ in ()).throw(torch.OutOfMemoryError))
        again.add([sample], residuals, [0])
    again.add([sample], residuals, [0])
    for gram in (once, again):
        gram.commit()
    assert len(again.samples) == 1
    np.testing.assert_array_equal(again.maps[0][0], once.maps[0][0])
