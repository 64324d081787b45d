"""The bundled world: captions, exact information, pictures, and the pipeline that learned them."""

import hashlib
import itertools
import math
import random
from collections import Counter

import numpy as np
import pytest
import torch

import infodiff_widgets as idw
from infodiff_widgets.scenes import exact, grammar, prompt_dropout
from infodiff_widgets.scenes.autoencoder import PixelShuffleAutoencoder
from infodiff_widgets.scenes.build import LOGSNR_RANGE, build_scheduler, build_tokenizer
from infodiff_widgets.scenes.exact import exact_information, prompt_information
from infodiff_widgets.scenes.grammar import COLOURS, COUNTED, KINDS, NOUNS, RELATIONS, SIZES, THINGS, Caption
from infodiff_widgets.scenes.prompt_dropout import drop_words

PAIR = "the dog left of the cat on grass"
SPOKEN = "the picture shows the banana and the monkey on water"
COLOURED = "a small red car below the big blue house on grass"
COUNT = "three dogs on snow"
PLACED = ("first", "second", "noun", "size", "colour", "number", "ground")
"""Slots whose words have a place."""


def test_words_of_a_place_have_the_information_of_their_alternatives():
    assert exact_information(PAIR, "dog") == pytest.approx(math.log(len(NOUNS) - 1), abs=1e-6)
    assert exact_information(PAIR, "left of") == pytest.approx(math.log(4))
    assert exact_information(PAIR, "grass") == pytest.approx(math.log(4))
    assert exact_information(COLOURED, "red") == pytest.approx(math.log(len(COLOURS)), abs=1e-6)
    assert exact_information(COLOURED, "big") == pytest.approx(math.log(len(SIZES)), abs=1e-6)
    assert exact_information(COLOURED, "car") == pytest.approx(math.log(len(THINGS) - 1), abs=1e-6)
    assert exact_information(COUNT, "dogs") == pytest.approx(math.log(len(COUNTED)), abs=1e-6)


def test_a_plural_already_says_that_it_is_not_one():
    assert exact_information(COUNT, "three") == pytest.approx(math.log(2), abs=1e-6)  # two or three
    assert exact_information("one dog on snow", "one") < 0.2  # all that it adds: this is no rest of a longer sentence
    assert exact_information(COUNT, "three", "") == pytest.approx(exact_information("one dog on snow", "one", ""))


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        (PAIR, (0, "of", "on")),
        (SPOKEN, ("the picture shows", "picture", 3, "and")),
        (COLOURED, ("a", "the", "on")),
        (COUNT, ("on",)),
    ],
)
def test_words_that_say_nothing(caption, words):
    assert [exact_information(caption, word) for word in words] == pytest.approx([0] * len(words), abs=1e-9)


def test_what_nothing_says_at_most_where_a_shorter_sentence_may_be_the_rest_of_a_longer():
    caption = "the house and the kite on sand"  # without "the", it may have been one of recoloured things
    assert 0 < exact_information(caption, 0) < 0.005
    assert (
        0 < exact_information("the picture shows one dog on snow", "one") < exact_information("one dog on snow", "one")
    )


def enumerate_prompts(caption):
    """Every prompt a caption is weakened to, and how often, by going through all choices of `drop_words`."""
    found, slots = Counter(), caption.slots
    for blank in (False, True):
        for kept in itertools.product((True, False), repeat=len(slots)):
            missing = kept.count(False)
            p = prompt_dropout.p_missing(missing, len(slots)) / math.comb(len(slots), missing) / 2
            if missing:
                text = prompt_dropout._join(
                    [slot if keep else None for slot, keep in zip(slots, kept, strict=True)], blank
                )
                found[text] += p
        cuttable = [i for i, words in enumerate(slots) if words == grammar.OPENING or words in (*RELATIONS, "and")]
        found[caption.text] += prompt_dropout.P_WHOLE / 2
        for at in cuttable:
            words = slots[at].split()
            for chosen in range(len(words) if len(words) > 1 else 0):
                for alone in (True, False):
                    p = prompt_dropout.P_WHOLE * prompt_dropout.P_SPLIT / len(cuttable) / len(words) / 4
                    inside = [word if (i == chosen) == alone else None for i, word in enumerate(words)]
                    around = [None if alone else slot for slot in slots]
                    found[prompt_dropout._join([*around[:at], *inside, *around[at + 1 :]], blank)] += p
                    found[caption.text] -= p
    return found


SMALL_WORLDS = {
    "pairs and counts": (
        {"pair": {"first": NOUNS[:3], "second": NOUNS[:3], "ground": ("grass", "snow")},
         "count": {"noun": ("dog", "cat", "dogs", "cats"), "ground": ("grass", "snow")}},
        {"the dog left of the cat on grass": ("pair", (None, None, "dog"), (None, None, "cat"), "left of", "grass"),
         "the cat right of the dog on grass": ("pair", (None, None, "dog"), (None, None, "cat"), "left of", "grass"),
         "two dogs on snow": ("count", "two", "dogs", "on", "snow")},
    ),
    "things": (
        {"things": {"article1": ("the",), "article2": ("the",), "size1": ("big",), "size2": ("big",),
                    "first": ("kite", "car"), "second": ("kite", "car"),
                    "colour1": ("red", "blue"), "colour2": ("red", "blue"), "ground": ("grass",)}},
        {"the big red car above the big blue kite on grass":
            ("things", ("big", "red", "car"), ("big", "blue", "kite"), "above", "grass")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("world", SMALL_WORLDS)
def test_the_exact_information_by_enumeration_of_a_small_world(world, monkeypatch):
    """All captions, all ways to drop their words, all pictures: counted out."""
    smaller, pictures = SMALL_WORLDS[world]
    kinds = {
        kind: (1 / len(smaller), tuple((name, fewer.get(name, words)) for name, words in KINDS[kind][1]))
        for kind, fewer in smaller.items()
    }
    for module in (grammar, exact):
        monkeypatch.setattr(module, "KINDS", kinds)
    monkeypatch.setattr(grammar, "COUNTED", COUNTED[:2])
    caches = exact._readings, exact._marginal, grammar._together
    for cached in caches:
        cached.cache_clear()

    joint = Counter()  # (prompt, picture) → probability; a picture is what it shows, whatever was said of it
    for kind, (share, slots) in kinds.items():
        captions = []
        for words in itertools.product(*(words for _, words in slots)):
            for opening in (False, True):
                caption = Caption(kind, words, opening)
                try:
                    captions.append(Caption.parse(caption.text))
                except ValueError:
                    continue
        for caption in captions:
            shown = [""] if kind == "count" else [caption["relation"]]
            for relation in RELATIONS if shown == ["and"] else shown:
                said = {
                    name: word for (name, _), word in zip(slots, caption.words, strict=True) if "article" not in name
                }
                if kind != "count":
                    ends = [
                        (said.get(f"size{i}"), said.get(f"colour{i}"), said[noun])
                        for i, noun in ((1, "first"), (2, "second"))
                    ]
                    if relation in ("right of", "below"):
                        ends, relation = ends[::-1], grammar.OPPOSITE[relation]
                    picture = (kind, *ends, relation, said["ground"])
                else:
                    picture = (kind, *said.values())
                share_of_it = share / len(captions) / (4 if shown == ["and"] else 1)
                for prompt, p in enumerate_prompts(caption).items():
                    joint[prompt, picture] += p * share_of_it
    of_prompt, of_picture = Counter(), Counter()
    for (prompt, picture), p in joint.items():
        of_prompt[prompt] += p
        of_picture[picture] += p
    assert sum(joint.values()) == pytest.approx(1)

    try:
        for caption, picture in pictures.items():
            possible = [prompt for (prompt, shown) in joint if shown == picture]
            assert len(possible) > 50
            for prompt in random.Random(0).sample(sorted(possible), 50):
                counted = math.log(joint[prompt, picture] / of_prompt[prompt] / of_picture[picture])
                assert prompt_information(prompt, caption) == pytest.approx(counted, abs=1e-9), prompt
    finally:
        for cached in caches:
            cached.cache_clear()


def test_weakening_draws_what_the_enumeration_says():
    rng, n = random.Random(0), 40_000
    for text in (PAIR, "the picture shows two dogs on grass"):
        caption = Caption.parse(text)
        drawn = Counter(drop_words(caption, rng)[0] for _ in range(n))
        for prompt, p in enumerate_prompts(caption).items():
            assert abs(drawn[prompt] / n - p) < 4.5 * math.sqrt(p * (1 - p) / n), prompt


def test_prompts_outside_the_grammar_have_no_exact_information():
    with pytest.raises(ValueError, match="not a scene caption"):
        Caption.parse("a painting of a dog")
    with pytest.raises(ValueError, match="not a scene caption"):
        exact_information("three dogs on snow.", "three")
    with pytest.raises(ValueError, match="undefined"):
        prompt_information("dog dog dog", PAIR)
    with pytest.raises(ValueError, match="any relation"):
        prompt_information("left of", SPOKEN)
    assert prompt_information("zebra", PAIR) == -math.inf


@pytest.mark.parametrize("seed", range(20))
def test_captions_read_back(seed):
    caption = Caption.draw(random.Random(seed))
    assert Caption.parse(caption.text) == caption


def test_a_seed_is_a_scene_on_every_machine():
    pictures = b"".join(np.asarray(idw.scenes.sample(k).image).tobytes() for k in range(-5, 5))
    assert hashlib.sha256(pictures).hexdigest()[:16] == "34b5589fc7cb80db"


@pytest.mark.parametrize("ask", [idw.scenes.sample, idw.scenes.example, lambda seed: idw.scenes.scene(COUNT, seed)])
def test_seeds_are_whole_numbers_of_any_kind(ask):
    assert (np.asarray(ask(np.int64(3)).image) == np.asarray(ask(3).image)).all()
    for other in (1.0, "1", None):
        with pytest.raises(TypeError, match=f"must be a whole number; got {other!r}"):
            ask(other)


def test_a_scene_says_how_it_is_made_again():
    scene = idw.scenes.sample(7)
    assert idw.scenes.scene(scene.caption, scene.seed).image.tobytes() == scene.image.tobytes()
    with pytest.raises(ValueError, match="not a scene caption"):
        idw.scenes.scene(Caption("count", ("two", "dog", "on", "snow")), 0)


def test_captions_name_their_slots():
    with pytest.raises(KeyError, match="kind 'count' have no slot 'first'; they have number, noun"):
        Caption.parse(COUNT)["first"]


def test_masks_lie_on_their_objects_and_relations_hold():
    for k in range(60):
        scene = idw.scenes.sample(k)
        caption = Caption.parse(scene.caption)
        ground = scene.masks[len(scene.caption.split()) - 1]
        placed = [name for name, _ in KINDS[caption.kind][1] if name.rstrip("12") in PLACED]
        assert list(scene.masks) == [caption.place(name).start for name in placed]
        if caption.kind == "count":
            objects = scene.masks[caption.place("noun").start]
            assert (objects == scene.masks[caption.place("number").start]).all()
            assert (objects ^ ground).all()
            continue
        first, second = (scene.masks[caption.place(slot).start] for slot in ("first", "second"))
        assert not (first & second).any()
        assert (first | second | ground).all()
        if caption.kind == "things":
            for i, thing in ((1, first), (2, second)):
                for name in (f"size{i}", f"colour{i}"):
                    assert (scene.masks[caption.place(name).start] == thing).all()
            assert (first.sum() > 16**2) <= (caption["size1"] == "big")
        (r1, c1), (r2, c2) = (np.argwhere(mask).mean(0) for mask in (first, second))
        gap = {"left of": c2 - c1, "right of": c1 - c2, "above": r2 - r1, "below": r1 - r2}
        assert caption["relation"] in (max(gap, key=gap.get), "and")


def test_colours_show():
    scene = idw.scenes.scene("a big red car above a big blue fish on snow", 0)
    picture, words = np.asarray(scene.image).astype(int), scene.caption.split()
    red, blue = (picture[scene.masks[words.index(colour)]].mean(0) for colour in ("red", "blue"))
    assert (red.argmax(), blue.argmax()) == (0, 2)


def test_words_are_uniform():
    captions = [Caption.parse(idw.scenes.sample(k).caption) for k in range(2000)]
    kinds = Counter(caption.kind for caption in captions)
    shares = {("opening", ""): ([caption.opening for caption in captions], (True, False))}
    for kind, (p, slots) in KINDS.items():
        assert abs(kinds[kind] - 2000 * p) < 4 * math.sqrt(2000 * p * (1 - p))
        for name, words in slots:
            said = [caption[name] for caption in captions if caption.kind == kind]
            if (kind, name) == ("count", "noun"):
                said, words = [word.removesuffix("s") for word in said], COUNTED
            shares[kind, name] = said, words
    for place, (said, words) in shares.items():
        p, often = 1 / len(words), Counter(said)
        assert set(often) <= set(words)
        for word in words:
            assert abs(often[word] - len(said) * p) <= 4 * math.sqrt(len(said) * p * (1 - p)), (place, word)


def test_a_dozen_examples():
    assert [idw.scenes.example(k).caption for k in range(12)][0] == PAIR
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
    assert len(tokenizer(COLOURED).input_ids) == len(COLOURED.split()) + 2
    levels = torch.logit(build_scheduler().alphas_cumprod.double())
    assert levels[0] == pytest.approx(LOGSNR_RANGE[1], abs=1e-3)
    assert levels[-1] == pytest.approx(LOGSNR_RANGE[0], abs=1e-2)
    assert float(levels.diff().std()) < 1e-3


def test_the_bundled_pipeline_shows_each_noun_at_its_object():
    """Averaged over scenes, the most informative pixels of a noun lie on its object."""
    model, inside = idw.load("exact"), []
    pairs = [s for s in map(idw.scenes.sample, range(-1, -20, -1)) if Caption.parse(s.caption).kind == "pair"]
    for scene in pairs[:4]:
        caption = Caption.parse(scene.caption)
        info = idw.estimate(model, scene.image, scene.caption, samples=16, progress=False)
        first, second = (caption.place(slot).start for slot in ("first", "second"))
        for noun, other in ((first, second), (second, first)):
            values = info.heatmap(noun).values
            inside.append(values[scene.masks[noun]].mean() > 2 * values[scene.masks[other]].mean())
    assert np.mean(inside) >= 0.75, inside
