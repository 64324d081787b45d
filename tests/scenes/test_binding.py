"""The first lesson: where the words put things, and that text encoder and sketch learn it."""

import random

import pytest
import torch

from infodiff_widgets.scenes.binding import CELLS, LOOKS, layouts, lesson, teach
from infodiff_widgets.scenes.build import build_pipeline
from infodiff_widgets.scenes.grammar import KINDS, Caption
from infodiff_widgets.scenes.render import draw
from infodiff_widgets.scenes.train import Training


def _shown(caption: Caption, without: str = "") -> frozenset[str]:
    return frozenset(name for name, _ in KINDS[caption.kind][1]) - {without}


def layout(caption: Caption, shown: frozenset[str]) -> torch.Tensor:
    return layouts([caption], [shown])[0]


def _of(found: torch.Tensor, look: str) -> torch.Tensor:
    return found[:, LOOKS.index(look)].view(CELLS, CELLS)


def test_a_noun_is_on_the_side_its_relation_says():
    caption = Caption.parse("the dog left of the cat on grass")
    found = layout(caption, _shown(caption))
    assert _of(found, "dog")[:, :4].sum() == pytest.approx(1)
    assert _of(found, "cat")[:, 4:].sum() == pytest.approx(1)
    assert found.sum() == pytest.approx(2)
    anyhow = layout(caption, _shown(caption, "relation"))
    torch.testing.assert_close(_of(anyhow, "dog"), _of(anyhow, "cat"))


def test_a_missing_word_is_every_word_it_could_be():
    caption = Caption.parse("a small red car below the big blue house on grass")
    found = layout(caption, _shown(caption, "colour1"))
    lower = found.view(CELLS, CELLS, -1)[4:].sum((0, 1))
    at = {look: lower[LOOKS.index(look)].item() for look in ("car", "small", "red", "yellow", "blue", "big", "house")}
    assert at == pytest.approx({"car": 1, "small": 1, "red": 0.25, "yellow": 0.25, "blue": 0.25, "big": 0, "house": 0})


def test_counted_animals_are_counted():
    three = Caption.parse("three dogs on snow")
    assert _of(layout(three, _shown(three)), "dog").sum() == pytest.approx(3)
    assert _of(layout(three, _shown(three, "number")), "dog").sum() == pytest.approx(2.5)  # two or three "dogs"
    one = Caption.parse("one dog on snow")
    assert _of(layout(one, _shown(one, "number")), "dog").sum() == pytest.approx(1)
    assert _of(layout(one, frozenset()), "dog").sum() == pytest.approx(2 / 8)
    assert _of(layout(three, _shown(three, "noun")), "cat").sum() == pytest.approx(3 / 8)


def test_the_layout_is_that_of_drawn_pictures():
    caption, drawn, n = Caption.parse("the dog above the cat on sand"), torch.zeros(CELLS, CELLS), 300
    for seed in range(n):
        mask = torch.from_numpy(draw(caption, random.Random(seed))[1]["first"]).float()
        drawn += mask.view(CELLS, 8, CELLS, 8).mean((1, 3)) / n
    # A sprite covers the cell of its middle and the eight around it.
    found = _of(layout(caption, _shown(caption)), "dog")
    around = torch.nn.functional.max_pool2d(found[None], 3, 1, 1)[0]
    assert (around == 0).any()
    assert drawn[around == 0].max() < 1e-6
    assert drawn[found > 0].min() > 0


def test_lessons_are_the_same_every_time_and_shorter_texts_say_less():
    prompts, wanted = lesson(0, 32)
    again, same = lesson(0, 32)
    assert prompts == again
    assert torch.equal(wanted, same)
    assert "" in prompts
    assert wanted.shape == (32, CELLS**2, len(LOOKS))


def test_the_lesson_is_learned_a_little_in_a_moment():
    torch.manual_seed(0)
    assert teach(build_pipeline(), 40) < teach(build_pipeline(), 1) / 2


def test_training_begins_with_a_lesson_or_with_weights(tmp_path):
    taught = Training(tmp_path / "a", 1e-3, lesson=1)
    fresh = build_pipeline().text_encoder.state_dict()
    moved = [not torch.equal(fresh[name], found) for name, found in taught.pipe.text_encoder.state_dict().items()]
    assert any(moved)
    with torch.no_grad():
        for weights in taught.average.parameters():
            weights.add_(0.25)  # nothing that a lesson leads to
    taught.export(tmp_path / "pipeline")
    begun = Training(tmp_path / "b", 1e-3, begin=tmp_path / "pipeline", lesson=1)
    for name in ("unet", "text_encoder"):
        exported = taught.average[name].state_dict()
        for key, found in getattr(begun.pipe, name).state_dict().items():
            torch.testing.assert_close(found, exported[key], rtol=1e-3, atol=1e-3)
