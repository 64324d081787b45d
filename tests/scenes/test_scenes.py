"""The bundled world: captions, exact information, pictures, and the pipeline that learned them."""

import hashlib
import math
import random
from collections import Counter

import numpy as np
import pytest
import torch

import infodiff_widgets as idw
from infodiff_widgets.scenes import grammar
from infodiff_widgets.scenes.autoencoder import PixelShuffleAutoencoder
from infodiff_widgets.scenes.build import LOGSNR_RANGE, build_scheduler, build_tokenizer
from infodiff_widgets.scenes.grammar import NOUNS, RELATIONS, Caption, truth, weaken

CAPTION = "the dog left of the cat on grass"


def test_words_of_a_place_have_the_information_of_their_alternatives():
    assert truth(CAPTION, "dog") == pytest.approx(math.log(len(NOUNS) - 1))
    assert truth(CAPTION, "left of") == pytest.approx(math.log(4))
    assert truth(CAPTION, "grass") == pytest.approx(math.log(4))
    for nothing in (0, "of", "on"):
        assert truth(CAPTION, nothing) == pytest.approx(0, abs=1e-12)


def test_words_alone_pay_for_what_they_leave_open():
    assert truth(CAPTION, "dog", "") == pytest.approx(math.log(len(NOUNS) / 2))  # either noun may be meant
    assert truth(CAPTION, "left of", "") == pytest.approx(math.log(2))  # the mirror caption is as good
    assert truth(CAPTION, "of", "") == pytest.approx(math.log(2))  # it rules out above and below


def test_the_exact_information_is_that_of_the_training_prompts():
    """By simulation: ln p(prompt | x) − ln p(prompt), counted over 200,000 weakened captions."""
    rng, n = random.Random(0), 200_000
    everywhere = Counter(weaken(Caption.draw(rng), rng) for _ in range(n))
    scene = Caption.parse(CAPTION)
    here = Counter(weaken(rng.choice((scene, scene.mirror)), rng) for _ in range(n))
    for prompt in ("dog", "cat", "grass", "_ on _", "left of", "_ of _", "the _ left of the cat on grass"):
        a, b = here[prompt], everywhere[prompt]
        if min(a, b) < 50:
            continue
        assert abs(math.log(a / b) - grammar.information(prompt, CAPTION)) < 3.5 * math.sqrt(1 / a + 1 / b)


def test_prompts_outside_the_grammar_have_no_exact_information():
    with pytest.raises(ValueError, match="not a scene caption"):
        Caption.parse("a painting of a dog")
    with pytest.raises(ValueError, match="undefined"):
        truth("a painting of a dog", "dog")
    with pytest.raises(ValueError, match="undefined"):
        grammar.information("dog dog dog", CAPTION)
    assert grammar.information("zebra", CAPTION) == -math.inf


@pytest.mark.parametrize("seed", range(20))
def test_captions_read_back(seed):
    caption = Caption.draw(random.Random(seed))
    assert Caption.parse(caption.text) == caption
    assert caption.mirror.mirror == caption


def test_a_seed_is_a_scene_on_every_machine():
    pictures = b"".join(np.asarray(idw.scenes.sample(k).image).tobytes() for k in range(-5, 5))
    assert hashlib.sha256(pictures).hexdigest()[:16] == "dd580a075eb5ed01"


def test_masks_lie_on_their_objects_and_relations_hold():
    for k in range(60):
        scene = idw.scenes.sample(k)
        caption = Caption.parse(scene.caption)
        words = scene.caption.split()
        first, second = (scene.masks[words.index(noun)] for noun in (caption.first, caption.second))
        ground = scene.masks[len(words) - 1]
        assert not (first & second).any()
        assert (first | second | ground).all()
        (r1, c1), (r2, c2) = (np.argwhere(mask).mean(0) for mask in (first, second))
        gap = {"left of": c2 - c1, "right of": c1 - c2, "above": r2 - r1, "below": r1 - r2}
        assert max(gap, key=gap.get) == caption.relation


def test_words_are_uniform():
    relations = Counter(Caption.parse(idw.scenes.sample(k).caption).relation for k in range(2000))
    assert all(abs(relations[r] - 500) < 4 * math.sqrt(2000 * 3 / 16) for r in RELATIONS)


def test_a_dozen_examples():
    assert [idw.scenes.example(k).caption for k in range(12)][0] == CAPTION
    with pytest.raises(IndexError, match="12 example scenes"):
        idw.scenes.example(12)


def test_the_autoencoder_is_a_rotation():
    vae, x = PixelShuffleAutoencoder(), torch.randn(2, 3, 64, 64)
    z = vae.encode(x).latents
    assert z.shape == (2, 48, 16, 16)
    assert torch.equal(vae.decode(z).sample, x)
    assert z.square().sum() == pytest.approx(float(x.square().sum()), rel=1e-6)


def test_every_word_is_one_token_and_the_schedule_is_even():
    tokenizer = build_tokenizer()
    assert len(tokenizer(CAPTION).input_ids) == len(CAPTION.split()) + 2
    levels = torch.logit(build_scheduler().alphas_cumprod.double())
    assert levels[0] == pytest.approx(LOGSNR_RANGE[1], abs=1e-3)
    assert levels[-1] == pytest.approx(LOGSNR_RANGE[0], abs=1e-2)
    assert float(levels.diff().std()) < 1e-3


def test_the_bundled_pipeline_shows_each_noun_at_its_object():
    """Averaged over scenes that were not trained on, the most informative pixels of a noun lie on its object."""
    model, inside = idw.load(), []
    for seed in range(-4, 0):
        scene = idw.scenes.sample(seed)
        words, caption = scene.caption.split(), Caption.parse(scene.caption)
        info = idw.estimate(model, scene.image, scene.caption, samples=16, progress=False)
        for noun, other in ((caption.first, caption.second), (caption.second, caption.first)):
            values = info.heatmap(noun).values
            own, others = (values[scene.masks[words.index(n)]].mean() for n in (noun, other))
            inside.append(own > 2 * others)
    assert np.mean(inside) >= 0.75, inside
