"""What the bundled network is, and how near the exact denoiser its shipped weights are."""

import random

import exact_denoiser
import pytest
import torch

from infodiff_widgets.pipelines.attention import AttentionRecorder
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.scenes.build import build_pipeline, encode_prompts
from infodiff_widgets.scenes.grammar import AND, KINDS, Caption
from infodiff_widgets.scenes.network import LOGSNR_RANGE, STEPS
from infodiff_widgets.scenes.render import draw
from infodiff_widgets.scenes.templates import ALL_APPEARANCES


def latents(pipe, texts, level):
    """Noisy latents of scenes, the clean ones and their time step."""
    rng = random.Random(0)
    x = torch.stack([torch.from_numpy(draw(Caption.parse(text), rng)[0]).permute(2, 0, 1) for text in texts])
    x = pipe.vae.encode(x / 127.5 - 1).latents
    low, high = LOGSNR_RANGE
    step = round((high - level) / (high - low) * (STEPS - 1))
    signal = pipe.scheduler.alphas_cumprod[step]
    noise = torch.randn(x.shape, generator=torch.Generator().manual_seed(0))
    return signal.sqrt() * x + (1 - signal).sqrt() * noise, x, step


@pytest.mark.parametrize("level", [-1.0, 3.4])
def test_a_picture_in_plain_view_is_guessed_whatever_the_words(level):
    pipe = build_pipeline()
    noisy, x, step = latents(pipe, ["a big red car above the small blue fish on sand", "three dogs on snow"], level)
    guess = pipe.unet(noisy, step, encode_prompts(pipe, ["", "the dog left of the cat on grass"])).sample
    assert (guess - x).abs().max() < 1e-3  # of a range of 2


def test_words_change_the_guess_of_what_noise_hides():
    pipe = build_pipeline()
    noisy, _, step = latents(pipe, ["the dog left of the cat on grass"], -5.0)
    words = encode_prompts(pipe, ["the dog", "the cat", "the dog"])
    with torch.no_grad():
        one, other, again = pipe.unet(noisy.expand(3, -1, -1, -1), torch.tensor([step] * 3), words).sample
    assert (one - other).abs().max() > 1e-3
    torch.testing.assert_close(one, again)


@pytest.mark.parametrize("size", [(16, 16), (18, 13), (9, 24)])
def test_a_picture_of_any_size_is_seen_and_its_places_attend(size):
    pipe, z = build_pipeline(), torch.randn(2, 48, *size)
    with torch.no_grad(), AttentionRecorder(pipe, rows=[1]) as recorder:
        guess = pipe.unet(z, 700, encoder_hidden_states=encode_prompts(pipe, ["", "two dogs"])).sample
    assert guess.shape == z.shape
    assert guess.isfinite().all()
    maps = recorder.token_maps((64, 64))
    torch.testing.assert_close(maps.sum(1), torch.ones(1, 64, 64))


def test_the_first_place_is_the_first_whatever_the_size(monkeypatch):
    unet, z = build_pipeline().unet, torch.zeros(1, 48, 17, 18)  # 68 × 72 pixels: the last row of cells is begun
    words, read, dog = torch.zeros(1, 20, 64), unet.prompt_odds, ALL_APPEARANCES.index(("dog", "big", ""))
    with torch.no_grad():
        before = unet(z, STEPS - 1, words).sample
        odds = read(words, (9, 9))
        odds.appearances[0, dog, 0, 0] += 20
        monkeypatch.setattr(unet, "prompt_odds", lambda *_: odds)
        changed = (unet(z, STEPS - 1, words).sample - before).square().sum((0, 1))
    assert changed[:6, :6].sum() > 0.8 * changed.sum()  # 24 × 24 pixels


def test_half_precision_reads_less_finely_and_sees_as_well():
    pipe = build_pipeline()
    noisy, _, step = latents(pipe, ["the dog left of the cat on grass"] * 2, -4.0)
    words = encode_prompts(pipe, ["the dog", ""])
    with torch.no_grad():
        whole = pipe.unet(noisy, step, words).sample
        half = pipe.unet.to(torch.bfloat16)(noisy, step, words.bfloat16()).sample
    assert (whole - half).abs().mean() < 0.01
    assert half.dtype == noisy.dtype


@pytest.mark.parametrize("dtype", [torch.float16, torch.float64])
def test_the_default_dtype_changes_nothing(dtype):
    pipe = load().pipe
    x, _, step = latents(pipe, ["two dogs on snow"], -3.0)
    words = encode_prompts(pipe, ["two dogs on snow"])
    with torch.no_grad():
        expected = pipe.unet(x, step, words).sample
        torch.set_default_dtype(dtype)
        try:
            assert torch.equal(pipe.unet(x, step, words).sample, expected)
        finally:
            torch.set_default_dtype(torch.float32)


def test_it_runs_where_its_weights_are():
    # No accelerator is needed to see it: tensors of this device refuse any that were left behind on the CPU.
    unet = build_pipeline().unet.to("meta")
    guess = unet(torch.zeros(2, 48, 16, 16, device="meta"), 500, torch.zeros(2, 20, 64, device="meta")).sample
    assert guess.shape == (2, 48, 16, 16)
    assert guess.device.type == "meta"


@pytest.mark.parametrize(
    ("kind", "hidden"),
    [
        ("pair", ""),
        ("pair", "second"),
        ("pair", "relation"),
        ("pair", "ground"),
        ("things", "first"),
        ("things", "colour1"),
        ("things", "size2"),
        ("count", "noun"),
    ],
)
def test_the_shipped_network_is_nearly_the_exact_denoiser(kind, hidden):
    pipe, rng, n = load("exact").pipe, random.Random(4), 48
    drawn = (Caption.draw(rng) for _ in range(1200))
    captions = [c for c in drawn if c.kind == kind and (kind == "count" or c["relation"] != AND)][:n]
    shown = [frozenset(name for name, _ in KINDS[kind][1]) - {hidden}] * n
    prompts = [Prompt(c.text).omit(c.place(hidden)).text if hidden else c.text for c in captions]
    x = torch.stack([torch.from_numpy(draw(c, rng)[0]).permute(2, 0, 1) for c in captions]) / 127.5 - 1
    steps = torch.linspace(430, 760, n).round().long()  # log SNR −6.4 to −2.1
    signal = pipe.scheduler.alphas_cumprod[steps]
    a, b = signal.sqrt()[:, None, None, None], (1 - signal).sqrt()[:, None, None, None]
    noisy = a * x + b * torch.randn(x.shape, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        guess = pipe.unet(pipe.vae.encode(noisy).latents, steps, encode_prompts(pipe, prompts)).sample
    exact = exact_denoiser.posterior_mean(noisy, signal.logit(), captions, shown)
    nats = signal.logit().exp() / 2 * (pipe.vae.decode(guess).sample - exact).square().flatten(1).sum(1)
    assert nats.mean() < 0.02  # per unit of log SNR; a noun has about 0.8 there
