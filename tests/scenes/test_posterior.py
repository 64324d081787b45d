"""The exact denoiser against plain enumeration of every picture that the shown words allow."""

import itertools
import math
import random

import exact_denoiser
import numpy as np
import pytest
import torch

from infodiff_widgets.scenes.grammar import AND, BACKGROUNDS, COUNTED, KINDS, NUMBERS, RELATIONS, Caption
from infodiff_widgets.scenes.prompt_dropout import drop_words
from infodiff_widgets.scenes.render import LAST, SIZE, STEP, draw, ground, layout_probabilities, paste
from infodiff_widgets.scenes.sprites import sprite


def pixels(picture):
    return torch.from_numpy(picture.astype(np.float64) / 127.5 - 1).permute(2, 0, 1)


def scene(name, sprites, corners):
    picture = ground(name).copy()
    for look, corner in zip(sprites, corners, strict=True):
        paste(picture, sprite(*look), corner)
    return pixels(picture)


def two(caption, shown):
    """(probability, picture) of everything a caption of two sprites may mean when only some slots are shown."""
    ends = []
    for noun, i in (("first", 1), ("second", 2)):
        slots = [noun] if caption.kind == "pair" else [noun, f"size{i}", f"colour{i}"]
        alternatives = dict(KINDS[caption.kind][1])
        ends.append(list(itertools.product(*([caption[s]] if s in shown else alternatives[s] for s in slots))))
    relation = caption["relation"] if "relation" in shown else AND
    grounds = [caption["ground"]] if "ground" in shown else BACKGROUNDS
    for name, one, other in itertools.product(grounds, *ends):
        if one[0] != other[0]:
            for corners, p in layout_probabilities(relation).items():
                yield p, scene(name, (one, other), corners)


def counted(caption, shown):
    half = SIZE // 2
    quarters = [[(r + i, c + j) for i in (0, STEP) for j in (0, STEP)] for r in (0, half) for c in (0, half)]
    grounds = [caption["ground"]] if "ground" in shown else BACKGROUNDS
    for name, noun, (k, number) in itertools.product(grounds, COUNTED, enumerate(NUMBERS, 1)):
        plural = noun + "s" * (k > 1)
        if ("noun" in shown and caption["noun"] != plural) or ("number" in shown and caption["number"] != number):
            continue
        for chosen in itertools.combinations(range(4), k):
            for corners in itertools.product(*(quarters[q] for q in chosen)):
                yield 1 / math.comb(4, k) / 4**k, scene(name, [(noun,)] * k, corners)


ALL = frozenset(name for _, slots in KINDS.values() for name, _ in slots)


@pytest.mark.parametrize(
    ("drawn", "told", "hidden"),
    [
        ("the dog left of the cat on grass", "", {"second"}),
        ("the dog below the cat on grass", "", {"relation"}),
        ("the dog above the cat on grass", "", {"ground"}),
        ("the big red car above the small blue fish on sand", "", {"colour1"}),
        ("two dogs on snow", "", {"number"}),
        ("one dog on snow", "", {"noun", "number"}),
        ("three bears on water", "", {"number", "ground"}),
        ("the dog left of the cat on grass", "the cat left of the dog on grass", {"ground"}),
        ("the dog left of the cat on grass", "the dog above the fish on sand", {"relation"}),
        (
            "the big red car above the small blue fish on sand",
            "the big red car above the small red fish on sand",
            {"size2"},
        ),
        ("three bears on water", "one dog on snow", {"ground"}),
    ],
)
@pytest.mark.parametrize("logsnr", [-6.0, -3.0])
def test_the_mean_picture_is_that_of_enumeration(drawn, told, hidden, logsnr):
    caption = Caption.parse(told or drawn)
    shown = ALL - hidden
    rng = random.Random(drawn)
    x = pixels(draw(Caption.parse(drawn), rng)[0])
    signal = 1 / (1 + math.exp(-logsnr))
    noise = torch.randn(x.shape, generator=torch.Generator().manual_seed(3), dtype=torch.float64)
    noisy = math.sqrt(signal) * x + math.sqrt(1 - signal) * noise

    p, pictures = zip(*(counted if caption.kind == "count" else two)(caption, shown), strict=True)
    pictures = torch.stack(pictures)
    logs = -(noisy - math.sqrt(signal) * pictures).square().flatten(1).sum(1) / (2 * (1 - signal))
    weights = torch.softmax(logs + torch.tensor(p, dtype=torch.float64).log(), 0)
    wanted = torch.einsum("k,kchw->chw", weights, pictures)

    found = exact_denoiser.posterior_mean(noisy[None], torch.tensor([logsnr]), [caption], [shown])[0]
    torch.testing.assert_close(found, wanted, rtol=0, atol=1e-9)


def test_layouts_are_those_that_are_drawn():
    rng = random.Random(0)
    for relation in (*RELATIONS, AND):
        odds = layout_probabilities(relation)
        assert sum(odds.values()) == pytest.approx(1)
        assert all(0 <= value <= LAST for corners in odds for corner in corners for value in corner)
        caption = Caption("pair", ("the", "dog", relation, "the", "cat", "on", "snow"), False)
        for _ in range(20):
            _, masks = draw(caption, rng)
            corner = tuple(np.argwhere(masks["first"]).min(0) // STEP * STEP)
            assert any(np.abs(np.subtract(first, corner)).max() <= STEP for first, _ in odds)


def test_a_batch_is_its_scenes():
    rng = random.Random(5)
    captions = [caption for caption in (Caption.draw(rng) for _ in range(40)) if caption.kind == "things"][:3]
    shown = [drop_words(caption, rng)[1] for caption in captions]
    noisy = torch.randn(3, 3, SIZE, SIZE, generator=torch.Generator().manual_seed(0))
    levels = torch.tensor([-6.0, -4.0, -2.0])
    together = exact_denoiser.posterior_mean(noisy, levels, captions, shown)
    for i in range(3):
        alone = exact_denoiser.posterior_mean(
            noisy[i : i + 1], levels[i : i + 1], captions[i : i + 1], shown[i : i + 1]
        )
        torch.testing.assert_close(together[i], alone[0], rtol=0, atol=1e-9)


def test_bad_input_is_refused():
    captions = [Caption.parse("two dogs on snow"), Caption.parse("the dog and the cat on grass")]
    noisy = torch.zeros(2, 3, SIZE, SIZE)
    with pytest.raises(ValueError, match="one kind"):
        exact_denoiser.posterior_mean(noisy, torch.full((2,), -4.0), captions, [ALL, ALL])
    with pytest.raises(ValueError, match="log SNR up to"):
        exact_denoiser.posterior_mean(noisy[:1], torch.zeros(1), captions[:1], [ALL])


def test_where_pictures_are_certain_no_word_tells_more():
    rng, left = random.Random(2), []
    for kind in KINDS:
        captions = [caption for caption in (Caption.draw(rng) for _ in range(60)) if caption.kind == kind][:12]
        x = torch.stack([pixels(draw(caption, rng)[0]) for caption in captions])
        levels = torch.full((len(captions),), exact_denoiser.MAX_LOGSNR, dtype=torch.float64)
        signal = levels.sigmoid()[:, None, None, None]
        noise = torch.randn(x.shape, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
        noisy = signal.sqrt() * x + (1 - signal).sqrt() * noise
        whole = exact_denoiser.posterior_mean(noisy, levels, captions, [ALL] * len(captions))
        for slot in (name for name, alternatives in KINDS[kind][1] if len(alternatives) > 1):
            without = exact_denoiser.posterior_mean(noisy, levels, captions, [ALL - {slot}] * len(captions))
            left.append(math.exp(exact_denoiser.MAX_LOGSNR) / 2 * (whole - without).square().flatten(1).sum(1).mean())
    assert torch.stack(left).mean() < 0.05  # nats per unit of log SNR, where a noun has about one at −3
