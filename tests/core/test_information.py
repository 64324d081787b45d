"""`Information`: sums, bands, words, files, and what it says when asked for too much."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
import torch
import xarray as xr
from matplotlib.figure import Figure

from infodiff_widgets.core.channel import add_noise
from infodiff_widgets.core.denoisers import GaussianPairDenoiser, MixtureDenoiser
from infodiff_widgets.core.estimate import Cancelled, estimate, estimate_iter, word_prompts
from infodiff_widgets.core.gram import NonFinite, draw_noise
from infodiff_widgets.core.io import from_netcdf
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.core.resample import resize_preserving_sum
from infodiff_widgets.core.results import Estimate
from infodiff_widgets.core.rounds import is_report_round, plan_round
from infodiff_widgets.prompts import Prompt, PromptEdit, Query

TEXT = "a dog and a cat"
IMAGES = torch.randn(6, 3, 4, 6, generator=torch.Generator().manual_seed(3))


def words_denoiser(text=TEXT):
    """Six small images; which of them a prompt allows depends on its words."""
    asked = {p: [len(p) % 6, len(p.split()) % 6] for p in word_prompts(Prompt(text)) if p}
    return MixtureDenoiser(IMAGES.flatten(1), 0.01, prompts=asked)


@pytest.fixture(scope="module")
def info():
    return estimate(words_denoiser(), IMAGES[0], TEXT, samples=64, progress=False)


@pytest.mark.parametrize("estimator", ["orthogonal", "standard"])
@pytest.mark.parametrize("given", ["rest", ""])
def test_maps_sum_to_the_number(info, estimator, given):
    heatmap = info.heatmap("dog", given=given, estimator=estimator)
    ask = info.cmi if given == "rest" else info.mi
    assert heatmap.values.shape == (4, 6)
    assert heatmap.values.sum() == pytest.approx(ask("dog", estimator=estimator).value, rel=1e-5, abs=1e-5)


@pytest.mark.parametrize("estimator", ["orthogonal", "standard"])
def test_swap_maps_sum_to_the_swap_score(estimator):
    edit = PromptEdit("a dog", (1,), "cat")
    denoiser = MixtureDenoiser(IMAGES.flatten(1), 0.01, prompts={p: [k, k + 1] for k, p in enumerate(edit.prompts)})
    info = estimate(denoiser, IMAGES[0], prompts=edit.prompts, samples=16, progress=False)
    old, new = (info.pointwise(prompt, edit.rest, estimator).value for prompt in (edit.prompt, edit.new_prompt))
    assert info.swap_score(edit, estimator).value == pytest.approx(old - new)
    assert info.swap_score_map(edit, estimator).values.sum() == pytest.approx(old - new, rel=1e-4, abs=1e-4)


def test_bands_add_up_and_maps_follow_them(info):
    parts = [info.heatmap("dog", band=(low, high)) for low, high in zip(info.bands[:-1], info.bands[1:], strict=True)]
    np.testing.assert_allclose(sum(p.values for p in parts), info.heatmap("dog").values, atol=1e-5)
    for part in parts:
        assert part.values.sum() == pytest.approx(part.total.value, rel=1e-5, abs=1e-5)


def test_the_spectrum_integrates_to_the_number(info):
    spectrum = info.spectrum("cat")
    assert (spectrum.values * np.diff(spectrum.edges)).sum() == pytest.approx(info.cmi("cat").value)


def test_the_orthogonal_map_is_never_negative(info):
    assert info.heatmap("dog").values.min() >= 0


def test_nll_differences_are_the_standard_information(info):
    difference = info.nll("").value - info.nll(TEXT).value
    assert difference == pytest.approx(info.mi(estimator="standard").value)


def test_the_table_has_a_row_a_word(info):
    table = info.table()
    assert list(table["word"]) == TEXT.split()
    assert table["cmi"][1] == info.cmi("dog").value


def test_saving_loses_nothing(info, tmp_path):
    info.to_netcdf(tmp_path / "x.nc")
    back = from_netcdf(tmp_path / "x.nc")
    assert back.prompts == info.prompts
    assert back.provenance == info.provenance
    assert back.prompt == info.prompt
    for name in ("products", "map_samples", "logsnr", "weight", "round", "bands"):
        np.testing.assert_array_equal(getattr(back, name), getattr(info, name))
    assert back.cmi("dog") == info.cmi("dog")
    for name in ("values", "stderr"):
        np.testing.assert_array_equal(getattr(back.heatmap("dog"), name), getattr(info.heatmap("dog"), name))


def test_a_file_in_the_home_folder_is_whole_or_absent(info, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    info.to_netcdf("~/x.nc")
    assert from_netcdf("~/x.nc").cmi("dog") == info.cmi("dog")
    (tmp_path / "folder.nc").mkdir()
    with pytest.raises(OSError, match="folder.nc"):
        info.to_netcdf("~/folder.nc")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder.nc", "x.nc"]


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("n_reference", 99),
        ("image", np.zeros((4, 6, 3))),
        ("bands", np.arange(0.0, -7, -1)),
        ("frame", "x"),
        ("frame", (0, 0, 9, 4)),
        ("products", np.zeros((2, 3, 3))),
    ],
)
def test_a_file_whose_parts_disagree_is_refused_on_opening(info, tmp_path, part, value):
    whole = replace(info, image=np.zeros((4, 6, 3), np.uint8), frame=(0, 0, 6, 4))
    whole.to_netcdf(tmp_path / "x.nc")
    assert from_netcdf(tmp_path / "x.nc").frame == whole.frame
    with xr.open_dataset(tmp_path / "x.nc", engine="h5netcdf") as opened:
        data = opened.load()
    if part in data:
        data = data.drop_vars(part)
        data[part] = ([f"other_{i}" for i in range(value.ndim)], value)
    else:
        data.attrs[part] = json.dumps(value)
    data.to_netcdf(tmp_path / "y.nc", engine="h5netcdf")
    with pytest.raises(ValueError, match=f"y.nc do not fit together: {part} must"):
        from_netcdf(tmp_path / "y.nc")


def test_other_files_are_refused(tmp_path):
    (tmp_path / "x.nc").write_text("not a result")
    with pytest.raises(ValueError, match=r"x.nc is not a result of Information.to_netcdf"):
        from_netcdf(tmp_path / "x.nc")
    with pytest.raises(FileNotFoundError, match="no saved result"):
        from_netcdf(tmp_path / "none.nc")


def test_questions_that_cannot_be_answered_say_what_to_do(info):
    with pytest.raises(ValueError, match=r"occurs 2 times .* at 0, 3"):
        info.mi("a")
    with pytest.raises(ValueError, match="'bird' is not in the prompt"):
        info.cmi("bird")
    with pytest.raises(KeyError, match=r"words=\[\.\.\.\]"):
        info.cmi("dog and")
    with pytest.raises(ValueError, match="'orthogonal' or 'standard'"):
        info.mi("dog", estimator="signed")


def test_the_same_seed_gives_the_same_numbers_and_another_one_others():
    first, again, other = (
        estimate(words_denoiser(), IMAGES[0], TEXT, samples=8, seed=seed, progress=False) for seed in (1, 1, 2)
    )
    assert first.mi() == again.mi()
    assert first.mi() != other.mi()


def test_the_basis_of_the_gram_does_not_matter():
    pair = GaussianPairDenoiser(0.8)
    one, two = (
        estimate(pair, torch.tensor([0.7]), prompts=order, samples=16, progress=False)
        for order in (["", -0.3, 2.0], [2.0, -0.3, ""])
    )
    for estimator in ("orthogonal", "standard"):
        a, b = (info.pointwise(-0.3, 2.0, estimator).value for info in (one, two))
        assert a == pytest.approx(b, rel=1e-6)


def test_an_early_stop_reaches_its_error():
    info = estimate(
        GaussianPairDenoiser(0.8),
        torch.full((50,), 0.7),
        prompts=["", -0.3],
        samples=4096,
        rtol=0.05,
        progress=False,
    )
    assert info.samples < 4096
    assert info.mi().stderr <= 0.05 * info.mi().value


def test_cancel_stops_at_the_next_step_and_keeps_what_was_found():
    calls = []

    def cancel():
        calls.append(1)
        return len(calls) > 6

    seen = []
    with pytest.raises(Cancelled) as stopped:
        for info in estimate_iter(words_denoiser(), IMAGES[0], TEXT, samples=128, cancel=cancel):
            seen.append(info)
    assert len(calls) == 7
    assert stopped.value.result is seen[-1]
    assert stopped.value.result.mi().value > 0


def test_refinements_grow_and_progress_is_told():
    told = []
    results = list(
        estimate_iter(words_denoiser(), IMAGES[0], TEXT, samples=64, progress=lambda *step: told.append(step))
    )
    assert [info.samples for info in results] == sorted({info.samples for info in results})
    assert told[-1] == (64, 64)
    assert results[0].mi() != results[-1].mi()  # a snapshot does not change afterwards


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_nan_from_the_denoiser_names_the_noise_level(bad):
    exact = words_denoiser()

    def denoiser(z, logsnr, prompts):
        epsilon = exact(z, logsnr, prompts)
        epsilon[logsnr > 5] = bad
        return epsilon

    with pytest.raises(NonFinite, match=r"NaN or infinity at log SNR \d+\.\d+ for 11 of 11 prompts"):
        estimate(denoiser, IMAGES[0], TEXT, samples=64, progress=False)


def test_finite_values_that_cannot_be_squared_are_named():
    def denoiser(z, logsnr, prompts):
        return z + torch.tensor([1e19 if prompt == "y" else 0.0 for prompt in prompts])[:, None]

    with pytest.raises(NonFinite, match=r"values around 1e\+19 at log SNR \S+ for 1 of 2 prompts, the first 'y'"):
        estimate(denoiser, torch.zeros(9), prompts=["", "y"], samples=8, progress=False)
    with pytest.raises(NonFinite, match="for 1 of 2 prompts, the first 'y'"):
        estimate(denoiser, torch.zeros(9), prompts=["y", ""], samples=8, progress=False)


@pytest.mark.parametrize(
    ("option", "error"),
    [
        ({"rtol": -1}, ValueError), ({"atol": math.nan}, ValueError), ({"rtol": "small"}, TypeError),
        ({"cancel": True}, TypeError), ({"progress": 5}, TypeError), ({"logsnr_distribution": "x"}, TypeError),
        ({"cache": True}, TypeError), ({"words": 5}, TypeError), ({"samples": 4.5}, TypeError),
        ({"seed": True}, TypeError),
    ],
)  # fmt: skip
def test_options_that_are_not_what_they_should_be_are_named(option, error):
    [(name, value)] = option.items()
    with pytest.raises(error, match=f"^{name} must be .*; got {value!r}$"):
        estimate(GaussianPairDenoiser(0.8), torch.tensor([0.7]), prompts=["", 0.5], **option)


def test_spectra_need_bins(info):
    for spectrum in (info.spectrum, info.mmse):
        with pytest.raises(ValueError, match="bins must be at least 1; got 0"):
            spectrum(bins=0)


@pytest.mark.parametrize("samples", [2, 3, 4, 5, 9, 1000])
def test_any_number_of_samples_gives_an_error(samples):
    info = estimate(words_denoiser(), IMAGES[0], TEXT, samples=samples, progress=False)
    assert info.rounds >= 2
    assert info.samples >= samples
    assert math.isfinite(info.mi().stderr)


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (lambda info: info.estimate(5), "query must be of type Query; got 5"),
        (lambda info: info.can_answer("a dog"), "query must be of type Query; got 'a dog'"),
        (lambda info: info.pointwise(["a"], ""), "target must be a text, number or other hashable value"),
        (lambda info: info.mmse(["a"]), "prompt must be a text, number or other hashable value"),
        (lambda info: info.contrast("x"), "a contrast maps pairs of prompts to numbers"),
        (lambda info: info.contrast({("", ""): "x"}), "a coefficient of a contrast must be a number; got 'x'"),
        (lambda info: info.heatmap("dog", band=(1,)), r"a band is \(low, high\) in log SNR; got \(1,\)"),
        (lambda info: info.spectrum(bins=True), "bins must be a whole number; got True"),
    ],
)
def test_questions_of_other_kinds_are_named(info, read, message):
    with pytest.raises(TypeError, match=message):
        read(info)


def test_any_number_of_samples_starts_at_once():
    pair, x = GaussianPairDenoiser(0.8), torch.tensor([0.7])
    assert [next(estimate_iter(pair, x, prompts=["", 0.5], samples=n)).samples for n in (64, 10**9)] == [4, 1024]
    checks = iter(range(9))
    with pytest.raises(Cancelled) as raised:
        estimate(pair, x, prompts=["", 0.5], samples=10**9, cancel=lambda: next(checks) == 2, progress=False)
    assert raised.value.result.samples == 2 * 1024


def test_reports_of_long_runs_are_spaced_ever_wider():
    reports = [n for n in range(1, 10_001) if is_report_round(n, 10_000)]
    assert [n for n in reports if 96 <= n < 150] == [96, *range(99, 128, 3), 128, 132, 138, 144]
    assert len(reports) < 200
    assert is_report_round(2**40, 2**50)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((IMAGES[0], " "), "the prompt is empty"),
        ((IMAGES[0], None), "give two or more"),
        ((torch.zeros(3, 4, 6, dtype=torch.int64), TEXT), "floating-point"),
        ((IMAGES[0] * float("nan"), TEXT), "NaN"),
    ],
)
def test_bad_input_is_named(arguments, message):
    with pytest.raises(ValueError, match=message):
        estimate(words_denoiser(), *arguments, samples=8, progress=False)


def test_a_denoiser_of_the_wrong_shape_is_named():
    with pytest.raises(ValueError, match=r"in the shape of z"):
        estimate(lambda z, _a, _p: z[:, :1], IMAGES[0], prompts=["", "y"], samples=8, progress=False)


@pytest.mark.parametrize("size", [(8, 12), (5, 9), (2, 3)])
def test_resizing_keeps_sums_and_places(size):
    maps = np.zeros((1, 4, 6))
    maps[0, 3, 0] = 2.0
    out = resize_preserving_sum(maps, size)
    assert out.shape == (1, *size)
    assert out.sum() == pytest.approx(2.0)
    assert out[0, -1, 0] == out.max()


def test_maps_are_kept_for_what_words_are_asked_against():
    """Numbers for every pair; maps against the empty and the whole prompt and those named, for a third of the cost."""
    info = estimate(words_denoiser(), IMAGES[0], TEXT, samples=16, progress=False)
    first, last = info.prompts[2], info.prompts[-1]
    assert info.pointwise(first, last).value >= 0
    with pytest.raises(KeyError, match="no map was kept"):
        info.pointwise_map(first, last)
    named = estimate(words_denoiser(), IMAGES[0], TEXT, prompts=[first], samples=16, progress=False)
    assert named.pointwise_map(first, last).values.sum() == pytest.approx(named.pointwise(first, last).value, rel=1e-4)
    for estimator in ("orthogonal", "standard"):
        for word in range(len(info.prompt.words)):
            assert info.heatmap(word, estimator=estimator).values.sum() == pytest.approx(
                info.cmi(word, estimator=estimator).value, rel=1e-3, abs=1e-5
            )


def test_bands_beyond_the_result_are_refused(info):
    low, high = info.bands[0], info.bands[-1]
    assert info.mi("dog", band=(low - 9, high + 9)) == info.mi("dog")
    for band in ((high, high + 2), (low - 3, low - 1)):
        with pytest.raises(ValueError, match="the result covers log SNR"):
            info.heatmap("dog", band=band)


def test_prompts_of_any_saved_kind_come_back_as_they_were(tmp_path):
    class Anything:
        def __call__(self, z, logsnr, prompts):
            return z * torch.tensor([0.1 * len(str(prompt)) for prompt in prompts])[:, None]

    prompts = ["", ("a", 1, (None, 2.5)), np.int64(7)]
    info = estimate(Anything(), torch.tensor([0.3]), prompts=prompts, samples=8, progress=False)
    info.to_netcdf(tmp_path / "kinds.nc")
    again = from_netcdf(tmp_path / "kinds.nc")
    assert again.prompts == info.prompts
    assert again.pointwise(("a", 1, (None, 2.5)), "") == info.pointwise(("a", 1, (None, 2.5)), "")
    odd = estimate(Anything(), torch.tensor([0.3]), prompts=["", frozenset("a")], samples=8, progress=False)
    with pytest.raises(ValueError, match="frozenset.*cannot be saved"):
        odd.to_netcdf(tmp_path / "odd.nc")
    assert not (tmp_path / "odd.nc").exists()


def test_errors_of_the_likelihood_hold_though_a_coefficient_is_fitted():
    """The variance over seeds is what each of them says, as far as 200 of them know it."""
    torch.manual_seed(0)
    x, model = torch.randn(8), GaussianPairDenoiser(0.8)
    found = [estimate(model, x, prompts=["", 0.5], samples=32, seed=s, progress=False).nll() for s in range(200)]
    true, claimed = np.var([one.value for one in found]), np.mean([one.stderr**2 for one in found])
    assert claimed == pytest.approx(true, rel=3 * math.sqrt(2 / 200))


def test_nothing_is_known_where_nothing_was_drawn():
    info = estimate(GaussianPairDenoiser(0.8), torch.tensor([0.7]), prompts=["", 0.5], samples=32, progress=False)
    spectrum = info.spectrum(Query(0.5), bins=64)
    drawn = np.histogram(info.logsnr, spectrum.edges)[0] > 0
    assert not drawn.all()
    assert (np.isnan(spectrum.stderr) == ~drawn).all()
    assert math.isnan(info.pointwise(0.5, band=(11.9, 12)).stderr) == (info.logsnr < info.bands[-2]).all()
    with pytest.raises(ValueError, match="only nats"):
        info.mi().bits().bits()


def test_contrasts_are_sums_of_residual_products(info):
    """Against residuals recomputed for every sample of the result."""
    a, b = info.prompts[:2]
    samples = [s for r in range(16) for s in plan_round(LogSNRDistribution(0, 3, -12, 12), 4, 0, r)]
    noise = torch.stack([draw_noise(s, IMAGES[0].shape) for s in samples])
    logsnr = torch.tensor([s.logsnr for s in samples])
    z = add_noise(IMAGES[0].expand_as(noise), noise, logsnr)
    r, q = (words_denoiser()(z, logsnr, [prompt] * len(samples)) - noise for prompt in (a, b))
    weight = torch.tensor([s.weight for s in samples])
    for contrast, products in (
        ({(a, a): 1}, r * r),
        ({(a, b): 1}, r * q),
        ({(a, b): 2, (b, b): -3}, 2 * r * q - 3 * q * q),
    ):
        expected = (weight[:, None, None] * products.sum(1)).mean(0)
        assert info.contrast(contrast).value == pytest.approx(expected.sum().item(), rel=1e-4)
        np.testing.assert_allclose(info.contrast_map(contrast).values, expected, rtol=1e-3, atol=1e-3)
    half = info.contrast({(b, b): 0.5, (a, a): -0.5})
    assert half.value == pytest.approx(-info.mi(estimator="standard").value)


def test_queries_read_what_shorthands_read(info):
    band = (info.bands[1], info.bands[4])
    query = info.prompt.query("dog", estimator="standard", band=band)
    assert info.can_answer(query)
    assert info.estimate(query) == info.cmi("dog", "standard", band)
    np.testing.assert_array_equal(info.heatmap(query).values, info.heatmap("dog", "rest", "standard", band).values)
    np.testing.assert_array_equal(info.spectrum(query).values, info.spectrum("dog", estimator="standard").values)
    assert info.region(query, (0, 0, 2, 2)) == info.region("dog", (0, 0, 2, 2), "rest", "standard", band)
    assert not info.can_answer(Query("a bird"))
    assert not info.can_answer(Query(info.prompts[2], info.prompts[-1]))  # a number, but no map
    assert info.can_answer(Query(info.prompts[2], info.prompts[2]))


def test_words_to_measure_are_a_choice():
    def evaluated(words):
        return estimate(lambda z, _a, _p: z, IMAGES[0], TEXT, words=words, samples=4, progress=False).prompts

    assert evaluated([]) == ("", TEXT)
    assert evaluated(["dog", (1, 4)]) == ("", TEXT, "a and a cat", "a and a", "dog", "dog cat")
    assert evaluated(None) == tuple(word_prompts(Prompt(TEXT)))
    with pytest.raises(TypeError, match=r"words must be a list, such as \['dog'\]"):
        evaluated("dog")


def test_attention_needs_an_evaluated_prompt_and_a_pipeline():
    with pytest.raises(ValueError, match="must be one of the evaluated prompts"):
        estimate(words_denoiser(), IMAGES[0], TEXT, attention_prompt="a bird", progress=False)
    with pytest.raises(ValueError, match="plain denoiser has no attention"):
        estimate(words_denoiser(), IMAGES[0], TEXT, attention_prompt=TEXT, progress=False)


def test_equal_estimates_may_have_unknown_errors():
    assert Estimate(1.0, math.nan) == Estimate(1.0, float("nan"))
    assert hash(Estimate(1.0, math.nan)) == hash(Estimate(1.0, -math.nan))
    assert Estimate(1.0, math.nan) != Estimate(1.0, 0.0)
    assert Estimate(1.0, 0.1) != Estimate(1.0, 0.1, "bits")
    assert Estimate(1.0, 0.1) != 1.0


def test_notebooks_show_tables_and_plots(info):
    assert info._repr_html_().count("<tr") == 1 + len(TEXT.split())
    assert "<table" not in replace(info, prompt=None)._repr_html_()
    assert info.mi("dog")._repr_html_() == str(info.mi("dog"))
    for result in (info.heatmap("dog"), info.spectrum("dog"), info.mmse()):
        assert len(repr(result)) < 200
        assert result._repr_png_()[:4] == b"\x89PNG"
        assert "base64" in result._repr_html_()


def test_results_are_drawn_on_given_axes(info):
    axes = Figure().subplots(1, 3)
    assert [
        part.plot(ax) for part, ax in zip((info, info.heatmap("dog"), info.spectrum("dog")), axes, strict=True)
    ] == [*axes]
    assert [len(axes[0].patches), len(axes[1].images), len(axes[2].lines)] == [2 * 5, 2, 1]
