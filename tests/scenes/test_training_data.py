"""What prompts say about pictures, and that text encoder and network learn and have learned it."""

import random
from collections import defaultdict

import pytest
import torch

from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.scenes.exact import prompt_information
from infodiff_widgets.scenes.grammar import AND, BACKGROUNDS, KINDS, Caption
from infodiff_widgets.scenes.inference import AXES, SCENE_TYPES
from infodiff_widgets.scenes.prompt_dropout import drop_words
from infodiff_widgets.scenes.render import STEP, draw, example
from infodiff_widgets.scenes.templates import ALL_APPEARANCES
from infodiff_widgets.scenes.train import Training
from infodiff_widgets.scenes.training_data import feature_marginals, model_information, training_batch


def shown(caption: Caption, *without: str) -> frozenset[str]:
    return frozenset(name for name, _ in KINDS[caption.kind][1]) - {*without}


def where(caption: Caption, words: frozenset[str], *said: str) -> torch.Tensor:
    """How often a sprite of which all of that is said is at each place."""
    found = feature_marginals([caption], [words]).appearances[0]
    return found[[i for i, look in enumerate(ALL_APPEARANCES) if set(said) <= set(look)]].sum(0)


def test_a_noun_is_on_the_side_its_relation_says():
    caption = Caption.parse("the dog left of the cat on grass")
    words = shown(caption)
    assert where(caption, words, "dog")[:, :2].sum() == pytest.approx(1)
    assert where(caption, words, "cat")[:, 4:].sum() == pytest.approx(1)
    assert where(caption, words).sum() == pytest.approx(2)
    assert feature_marginals([caption], [words]).grounds.tolist() == [[1, 0, 0, 0]]
    assert feature_marginals([caption], [words - {"ground"}]).grounds.tolist() == [[0.25] * len(BACKGROUNDS)]
    assert feature_marginals([caption], [words]).axes.tolist() == [[1, 0]]
    anyhow = shown(caption, "relation")
    torch.testing.assert_close(where(caption, anyhow, "dog"), where(caption, anyhow, "cat"))
    assert feature_marginals([caption], [anyhow]).axes.tolist() == [[0.5] * len(AXES)]


def test_a_missing_word_is_every_word_it_could_be():
    caption = Caption.parse("a small red car below the big blue house on grass")
    words = shown(caption, "colour1")
    at = {
        colour: where(caption, words, "small", colour, "car")[4:].sum().item() for colour in ("red", "yellow", "blue")
    }
    assert at == pytest.approx({"red": 0.25, "yellow": 0.25, "blue": 0.25})
    assert where(caption, words, "big", "blue", "house")[:2].sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "without", "animals", "sorts"),
    [
        ("three dogs on snow", (), 3, {"three": 1}),
        ("three dogs on snow", ("number",), 2.5, {"two": 0.5, "three": 0.5}),  # "dogs"
        ("one dog on snow", ("number",), 1, {"one": 1}),
        ("two dogs on snow", ("noun",), 2, {"two": 1}),
        ("one dog on snow", ("number", "noun"), 2, {"one": 1 / 3, "two": 1 / 3, "three": 1 / 3}),
    ],
)
def test_counted_animals_are_counted(text, without, animals, sorts):
    caption = Caption.parse(text)
    words = shown(caption, *without)
    found = feature_marginals([caption], [words])
    assert where(caption, words).sum() == pytest.approx(animals)
    assert dict(zip(SCENE_TYPES, found.scene_types[0].tolist(), strict=True)) == pytest.approx(
        dict.fromkeys(SCENE_TYPES, 0) | sorts
    )
    assert found.axes.tolist() == [[0, 0]]
    nouns = 1 / 8 if "noun" in without else 1
    assert where(caption, words, "dog").sum() == pytest.approx(animals * nouns)


def test_a_batch_is_its_captions():
    rng = random.Random(2)
    captions = [Caption.draw(rng) for _ in range(12)]
    words = [drop_words(caption, rng)[1] for caption in captions]
    assert {caption.kind for caption in captions} == set(KINDS)
    together = feature_marginals(captions, words)
    for i, both in enumerate(zip(captions, words, strict=True)):
        alone = feature_marginals(*([one] for one in both))
        for part, found in zip(alone, together, strict=True):
            torch.testing.assert_close(found[i], part[0])


def test_the_layout_is_that_of_drawn_pictures():
    caption, n = Caption.parse("the dog above the cat on sand"), 300
    drawn = torch.zeros(6, 6)
    for seed in range(n):
        rows, columns = draw(caption, random.Random(seed))[1]["first"].nonzero()
        drawn[rows.min() // STEP, columns.min() // STEP] += 1 / n
    found = where(caption, shown(caption), "dog")
    assert ((drawn - found).abs() <= 5 * (found * (1 - found) / n).sqrt() + 1e-9).all()  # five standard errors


def test_lessons_are_the_same_every_time_and_some_prompts_say_nothing():
    prompts, wanted = training_batch(0, 32)
    again, same = training_batch(0, 32)
    assert prompts == again
    assert all(torch.equal(*both) for both in zip(wanted, same, strict=True))
    assert "" in prompts
    assert training_batch(32, 32)[0] != prompts


def test_training_learns_a_little_in_a_moment_and_goes_on_where_it_stopped(tmp_path):
    training = Training(tmp_path, steps=60, batch=16, rate=2e-3)
    first = training.advance()
    for _ in range(29):
        training.advance()
    training.save()
    with pytest.raises(ValueError, match="has a batch of 16; got 8"):
        Training(tmp_path, steps=60, batch=8, rate=2e-3)
    on = Training(tmp_path, steps=60, batch=16, rate=2e-3)
    assert on.step == 30
    nats = [on.advance() for _ in range(30)]
    assert nats[:4] == pytest.approx([training.advance() for _ in range(4)], rel=1e-4)  # as if it had not stopped
    assert sum(nats[-10:]) / 10 > first + 0.5
    on.export(tmp_path / "pipeline")
    exported = type(on.pipe).from_pretrained(tmp_path / "pipeline")
    for name in ("unet", "text_encoder"):
        for key, found in getattr(exported, name).state_dict().items():
            torch.testing.assert_close(found, on.model[name].state_dict()[key], rtol=1e-3, atol=1e-3)  # in float32
    assert load(tmp_path / "pipeline").logsnr_distribution == load("exact").logsnr_distribution


def test_training_stops_at_what_is_not_finite(tmp_path):
    training = Training(tmp_path, steps=2, batch=2, rate=2e-3)
    with torch.no_grad():
        training.pipe.unet.places.fill_(float("nan"))
    with pytest.raises(FloatingPointError, match="after 0 steps"):
        training.advance()


def words_and_their_nats(pipe, caption: Caption) -> list[tuple[str, float, float]]:
    """(class of word, exact, read) of every word that says something, given the rest of its caption."""
    prompt, names = Prompt(caption.text), [name for name, words in KINDS[caption.kind][1] if len(words) > 1]
    prompts = [prompt.text, *(prompt.omit(caption.place(name)).text for name in names)]
    pictures = feature_marginals([caption] * len(prompts), [shown(caption)] * len(prompts))
    with torch.no_grad():
        nats = model_information(pipe, prompts, pictures).tolist()
    exact = [prompt_information(text, caption.text) for text in prompts]
    return [
        (f"{caption.kind} {name.rstrip('12')}", exact[0] - e, nats[0] - n)
        for name, e, n in zip(names, exact[1:], nats[1:], strict=True)
    ]


def test_the_shipped_weights_have_read_what_words_say():
    pipe, rng, found = load("exact").pipe, random.Random(8), defaultdict(list)
    while len(found["count number"]) < 12:
        caption = Caption.draw(rng)
        if caption.kind == "count" or caption["relation"] != AND:  # pictures of "and" show any relation
            for name, exact, nats in words_and_their_nats(pipe, caption):
                found[name].append((exact, nats))
    for name, pairs in found.items():
        exact, nats = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
        assert nats == pytest.approx(exact, rel=0.05, abs=0.02), name


def test_what_is_read_is_what_the_estimator_finds():
    model, scene = load("exact"), example(0)
    caption = Caption.parse(scene.caption)
    info = estimate(model, scene.image, prompts=["", scene.caption], samples=64, seed=0)
    found = info.mi(estimator="standard")
    with torch.no_grad():
        wanted = model_information(
            model.pipe, ["", scene.caption], feature_marginals([caption] * 2, [shown(caption)] * 2)
        )
    assert abs(found.value - (wanted[1] - wanted[0]).item()) < 4 * found.stderr + 0.1  # some nats lie below −9.5
