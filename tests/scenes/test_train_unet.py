"""Training of the learned network: its data are exact, its loss is the calibration error, and it resumes."""

import json
import random

import numpy as np
import pytest
import torch
from diffusers import StableDiffusionPipeline, UNet2DConditionModel

from infodiff_widgets import load
from infodiff_widgets.scenes.grammar import Caption
from infodiff_widgets.scenes.inference import Features, prompt_divergence
from infodiff_widgets.scenes.muon import MuonAdamW, orthogonalize
from infodiff_widgets.scenes.render import draw
from infodiff_widgets.scenes.templates import sheet
from infodiff_widgets.scenes.train_unet import EXACT_PIPELINE, PIPELINE, UNetTraining, parse, read_pipeline
from infodiff_widgets.scenes.unet_data import (
    PROMPTS_PER_PICTURE,
    Batch,
    ExactPredictions,
    NoiseLevels,
    WordTokens,
    change_word,
    draw_batch,
    draw_prompts,
    logsnr_of,
    render_batch,
    repeat,
)  # fmt: skip


@pytest.fixture(scope="module")
def exact():
    return read_pipeline(EXACT_PIPELINE)


@pytest.fixture(scope="module")
def batch(exact):
    return Batch(*map(torch.from_numpy, draw_batch(8, random.Random(5), WordTokens(exact.tokenizer))))


def test_rendered_batches_are_those_of_the_renderer(batch):
    pictures, rng = render_batch(batch, sheet(("pair", "things"), torch.float32, torch.device("cpu"))), random.Random(5)
    for picture in pictures:
        caption = Caption.draw(rng)
        rendered, _ = draw(caption, rng)
        draw_prompts(caption, rng)
        expected = torch.from_numpy(rendered.astype(np.float32) / 127.5 - 1).permute(2, 0, 1)
        torch.testing.assert_close(picture, expected, atol=1e-6, rtol=0)


def test_word_tokens_are_those_of_the_tokenizer(exact):
    tokens, rng = WordTokens(exact.tokenizer), random.Random(1)
    prompts = [prompt for _ in range(50) for prompt, _ in draw_prompts(Caption.draw(rng), rng)]
    ids = exact.tokenizer(prompts, padding="max_length", max_length=20).input_ids
    assert [tokens(prompt) for prompt in prompts] == ids


def test_a_changed_word_contradicts_the_caption_and_stays_in_the_grammar():
    rng = random.Random(2)
    for _ in range(200):
        caption = Caption.draw(rng)
        changed = change_word(caption, rng)
        assert Caption.parse(changed.text).kind == caption.kind
        differ = [a for a, b in zip(caption.words, changed.words, strict=True) if a != b]
        assert 1 <= len(differ) <= (2 if caption.kind == "count" else 1)


def test_predictions_are_those_of_the_exact_pipeline(exact, batch):
    predict, cpu = ExactPredictions(exact, torch.device("cpu")), torch.device("cpu")
    generator = torch.Generator().manual_seed(0)
    latents = torch.randn(8, 48, 16, 16, generator=generator)
    timesteps = torch.randint(300, 1000, (8,), generator=generator)
    tokens = batch.tokens.flatten(0, 1)
    guess = predict(latents, timesteps, predict.prompt_odds(tokens), sheet(("pair", "things"), torch.float32, cpu))
    words = exact.text_encoder(tokens).last_hidden_state
    expected = exact.unet(repeat(latents, PROMPTS_PER_PICTURE), repeat(timesteps, PROMPTS_PER_PICTURE), words).sample
    torch.testing.assert_close(guess, expected.detach(), atol=2e-4, rtol=0)


def test_weights_of_noise_levels_integrate_over_log_snr():
    torch.manual_seed(0)
    timesteps, weights = NoiseLevels(torch.device("cpu")).draw(20_000)
    alpha = logsnr_of(timesteps)
    below = (weights * (alpha <= 0)).mean()
    assert below == pytest.approx(9.5, abs=0.03)  # the width of the range; strata leave 0.003 of error
    assert (weights * (alpha <= 0) * alpha).mean() == pytest.approx(-(9.5**2) / 2, rel=0.01)


def test_prompt_divergence_is_zero_for_the_exact_odds_only(exact, batch):
    predict = ExactPredictions(exact, torch.device("cpu"))
    odds = predict.prompt_odds(batch.tokens[:, 0])
    torch.testing.assert_close(prompt_divergence(odds, odds), torch.zeros(8), atol=1e-4, rtol=0)
    other = Features(*(part.roll(1, 0) for part in odds))
    assert (prompt_divergence(odds, other) > 0.5).all()


def test_muon_steps_are_orthogonal_and_ignore_what_is_not_finite():
    torch.manual_seed(0)
    singular = torch.linalg.svdvals(orthogonalize(torch.randn(2, 6, 9)))
    assert singular.min() > 0.6
    assert singular.max() < 1.3
    network = torch.nn.Linear(3, 4)
    before = network.weight.detach().clone()
    optimizer = MuonAdamW(network)
    optimizer.set_rate(0.1)
    network.weight.grad, network.bias.grad = torch.full((4, 3), torch.nan), torch.ones(4)
    optimizer.step()
    assert torch.isfinite(network.weight).all()
    torch.testing.assert_close(network.weight.detach(), before, atol=0.01, rtol=0)


def options(out, **changes):
    given = {"out": out, "seconds": 1e9, "pictures": 2, "workers": 0, "device": "cpu", "warmup": 1, "no-bf16": None}
    flags = [part for name, value in (given | changes).items() for part in (f"--{name}", value) if part is not None]
    return parse([str(flag) for flag in flags])


def test_training_reduces_the_excess_and_continues_where_it_stopped(tmp_path):
    training = UNetTraining(options(tmp_path / "a", begin=""))
    fixed = training.draw()

    def excess():
        torch.manual_seed(3)
        with torch.no_grad():
            return training.excess(*fixed)[0].mean().item()

    untrained = excess()
    training.draw = lambda: fixed
    for _ in range(6):
        torch.manual_seed(3)
        training.advance(2e-3)
    assert excess() < 0.8 * untrained
    training.save()
    training.export(tmp_path / "a")
    going_on = UNetTraining(options(tmp_path / "a"))
    assert going_on.steps == 6
    assert not torch.equal(going_on.draw()[0].tokens, fixed[0].tokens)  # other scenes than before
    for name, weight in going_on.unet.state_dict().items():
        torch.testing.assert_close(weight, training.unet.state_dict()[name])
    assert load(tmp_path / "a").logsnr_distribution == load().logsnr_distribution


@pytest.mark.parametrize("folder", [PIPELINE, EXACT_PIPELINE], ids=lambda folder: folder.name)
def test_diffusers_opens_and_runs_a_bundled_folder_by_itself(folder):
    pipe = StableDiffusionPipeline.from_pretrained(folder)  # in the dtypes of the libraries
    drawn = pipe("the dog left of the cat on grass", num_inference_steps=2, output_type="np").images
    assert drawn.shape == (1, 64, 64, 3)
    assert (type(pipe.unet) is UNet2DConditionModel) == (folder is PIPELINE)


def test_a_pretrained_text_encoder_is_frozen_and_kept_when_training_continues(tmp_path):
    training = UNetTraining(options(tmp_path, begin="", pictures=4))
    losses = training.pretrain(40)
    assert sum(losses[-5:]) < 0.8 * sum(losses[:5])
    assert not any(p.requires_grad for p in training.text_encoder.parameters())
    training.save()
    going_on = UNetTraining(options(tmp_path))
    for name, weight in going_on.text_encoder.state_dict().items():
        torch.testing.assert_close(weight, training.text_encoder.state_dict()[name])


def test_a_run_ends_by_the_clock_and_writes_a_pipeline_and_its_log(tmp_path, capsys):
    settings = {"seconds": 1, "log-every": 0.0, "eval-batches": 1}
    training = UNetTraining(options(tmp_path, **settings))  # from the shipped weights
    training.run()
    records = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [record["rows"] for record in records] == [10 * record["steps"] for record in records]
    assert records[-1]["steps"] == training.steps
    assert "held out" in capsys.readouterr().out
    assert not list(tmp_path.glob("*.part"))
    continued = UNetTraining(options(tmp_path, **settings | {"seconds": 1e-9}))
    assert continued.steps == training.steps
    weights = read_pipeline(tmp_path).unet.conv_in.weight
    torch.testing.assert_close(weights, read_pipeline(PIPELINE).unet.conv_in.weight, atol=0.02, rtol=0)
