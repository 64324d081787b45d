"""The first lesson: where the words put things, and that text encoder and network learn it."""

import random

import pytest
import torch

from infodiff_widgets.scenes.binding import layouts, lesson, teach
from infodiff_widgets.scenes.build import build_pipeline
from infodiff_widgets.scenes.grammar import BACKGROUNDS, KINDS, Caption
from infodiff_widgets.scenes.render import STEP, draw
from infodiff_widgets.scenes.templates import ALL_LOOKS
from infodiff_widgets.scenes.train import Training


def shown(caption: Caption, without: str = "") -> frozenset[str]:
    return frozenset(name for name, _ in KINDS[caption.kind][1]) - {without}


def often(caption: Caption, words: frozenset[str], *said: str) -> torch.Tensor:
    """How often a sprite of which all of that is said is at each place."""
    found = layouts([caption], [words]).sprites[0, 0]
    return found[[i for i, look in enumerate(ALL_LOOKS) if set(said) <= set(look)]].sum(0)


def test_a_noun_is_on_the_side_its_relation_says():
    caption = Caption.parse("the dog left of the cat on grass")
    words = shown(caption)
    assert often(caption, words, "dog")[:, :2].sum() == pytest.approx(1)
    assert often(caption, words, "cat")[:, 4:].sum() == pytest.approx(1)
    assert often(caption, words).sum() == pytest.approx(2)
    assert layouts([caption], [words]).grounds.tolist() == [[1, 0, 0, 0]]
    assert layouts([caption], [words - {"ground"}]).grounds.tolist() == [[0.25] * len(BACKGROUNDS)]
    anyhow = shown(caption, "relation")
    torch.testing.assert_close(often(caption, anyhow, "dog"), often(caption, anyhow, "cat"))


def test_a_missing_word_is_every_word_it_could_be():
    caption = Caption.parse("a small red car below the big blue house on grass")
    words = shown(caption, "colour1")
    at = {
        colour: often(caption, words, "small", colour, "car")[4:].sum().item() for colour in ("red", "yellow", "blue")
    }
    assert at == pytest.approx({"red": 0.25, "yellow": 0.25, "blue": 0.25})
    assert often(caption, words, "big", "blue", "house")[:2].sum() == pytest.approx(1)


def test_counted_animals_are_counted():
    three = Caption.parse("three dogs on snow")
    assert often(three, shown(three), "dog").sum() == pytest.approx(3)
    assert often(three, shown(three, "number"), "dog").sum() == pytest.approx(2.5)  # two or three "dogs"
    one = Caption.parse("one dog on snow")
    assert often(one, shown(one, "number"), "dog").sum() == pytest.approx(1)
    assert often(one, frozenset(), "dog").sum() == pytest.approx(2 / 8)
    assert often(three, shown(three, "noun"), "cat").sum() == pytest.approx(3 / 8)


def test_the_layout_is_that_of_drawn_pictures():
    caption, n = Caption.parse("the dog above the cat on sand"), 300
    drawn = torch.zeros(6, 6)
    for seed in range(n):
        rows, columns = draw(caption, random.Random(seed))[1]["first"].nonzero()
        drawn[rows.min() // STEP, columns.min() // STEP] += 1 / n
    found = often(caption, shown(caption), "dog")
    assert ((drawn - found).abs() <= 5 * (found * (1 - found) / n).sqrt() + 1e-9).all()  # five standard errors


def test_lessons_are_the_same_every_time_and_shorter_texts_say_less():
    prompts, wanted = lesson(0, 32)
    again, same = lesson(0, 32)
    assert prompts == again
    assert torch.equal(wanted.sprites, same.sprites)
    assert "" in prompts
    assert wanted.sprites.shape == (32, 1, len(ALL_LOOKS), 6, 6)


def test_the_lesson_is_learned_a_little_in_a_moment():
    torch.manual_seed(0)
    assert teach(build_pipeline(), 40) < 0.85 * teach(build_pipeline(), 1)


def test_training_begins_with_a_lesson_or_with_weights(tmp_path):
    taught = Training(tmp_path / "a", 1e-3, lesson=1)
    fresh = build_pipeline().unet.state_dict()
    assert any(not torch.equal(fresh[name], found) for name, found in taught.pipe.unet.state_dict().items())
    with torch.no_grad():
        for weights in taught.average.parameters():
            weights.add_(0.25)  # nothing that a lesson leads to
    taught.export(tmp_path / "pipeline")
    begun = Training(tmp_path / "b", 1e-3, begin=tmp_path / "pipeline", lesson=1)
    for name in ("unet", "text_encoder"):
        exported = taught.average[name].state_dict()
        for key, found in getattr(begun.pipe, name).state_dict().items():
            torch.testing.assert_close(found, exported[key], rtol=1e-3, atol=1e-3)
