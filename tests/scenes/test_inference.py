"""The sum over layouts in logarithms against the exact posterior, which is itself held to enumeration."""

import math
import random

import exact_denoiser
import pytest
import torch

from infodiff_widgets.scenes import inference
from infodiff_widgets.scenes.grammar import BACKGROUNDS, KINDS, NUMBERS, Caption
from infodiff_widgets.scenes.inference import AXES, SCENE_TYPES, Features, expected_log_ratio, infer
from infodiff_widgets.scenes.render import draw
from infodiff_widgets.scenes.templates import ALL_APPEARANCES, APPEARANCE_INDEX, APPEARANCES, Parts, match_scores, sheet
from infodiff_widgets.scenes.training_data import feature_marginals

NO = -1e4  # log odds of what a word rules out


def noisy(captions, level, seed=0):
    rng = random.Random(seed)
    x = torch.stack([torch.from_numpy(draw(c, rng)[0]).permute(2, 0, 1).double() / 127.5 - 1 for c in captions])
    levels = torch.full((len(x),), level, dtype=torch.float64)
    a, b = (v.sigmoid().sqrt()[:, None, None, None] for v in (levels, -levels))
    noise = torch.randn(x.shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    return a * x + b * noise, levels


def evidence(pictures, levels):
    y = (pictures / levels.sigmoid().sqrt()[:, None, None, None]).float()
    found, snr = match_scores(y, sheet(("pair", "things"), torch.float32)), levels.exp().float()[:, None]
    return Parts(snr[..., None, None, None] * found.sprites, snr * found.grounds)


def neutral_odds(size, rows, columns):
    """Log odds of prompts without information."""
    shapes = (len(ALL_APPEARANCES), rows, columns), (len(SCENE_TYPES),), (len(AXES),), (len(BACKGROUNDS),)
    return Features(*(torch.zeros(size, *shape) for shape in shapes))


def of_kind(kind, size):
    """Odds that know the kind of sentence and no more."""
    odds = neutral_odds(size, 6, 6)
    known = {"pair": ["pair"], "things": ["things"], "count": NUMBERS}[kind]
    odds.scene_types[:] = torch.tensor([0.0 if sort in known else NO for sort in SCENE_TYPES])
    return odds


def only(among, one):
    return torch.tensor([0.0 if one == other or one in other else NO for other in among])


def rule(odds, caption, slot):
    """What a word rules out that says the same of both sprites."""
    if slot == "ground":
        odds.grounds[:] = only(BACKGROUNDS, caption["ground"])
    elif slot == "relation":
        odds.axes[:] = only(AXES, caption["relation"])
    elif slot == "number":
        odds.scene_types[:] += only(SCENE_TYPES, caption["number"])
    else:
        looks = torch.tensor([0.0 if look[0] == caption["noun"].removesuffix("s") else NO for look in ALL_APPEARANCES])
        odds.appearances[:] = looks[:, None, None]


@pytest.mark.parametrize("level", [-8.0, -5.0, -3.5, -2.0])
@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("the dog left of the cat on grass", ()),
        ("the dog left of the cat on grass", ("relation",)),
        ("the dog below the cat on grass", ("relation", "ground")),
        ("a big red car above the small blue fish on sand", ()),
        ("a big red car above the small blue fish on sand", ("relation",)),
        ("one dog on snow", ()),
        ("two dogs on snow", ("number",)),
        ("three dogs on snow", ("noun",)),
        ("three dogs on snow", ("noun", "ground")),
    ],
)
def test_it_is_the_exact_posterior(text, slots, level):
    caption = Caption.parse(text)
    pictures, levels = noisy([caption] * 3, level)
    wanted = exact_denoiser.layout_posterior(pictures, levels, [caption] * 3, [frozenset(slots)] * 3)
    odds = of_kind(caption.kind, 3)
    for slot in slots:
        rule(odds, caption, slot)
    if "noun" in slots:  # "dogs" are not one dog
        odds.scene_types[:, SCENE_TYPES.index("one")] += NO
    found = infer(evidence(pictures, levels), odds)
    torch.testing.assert_close(found.grounds.exp().double(), wanted.grounds, rtol=0, atol=1e-4)
    sprites = found.sprites.exp().double()
    torch.testing.assert_close(sprites[:, :, APPEARANCE_INDEX[caption.kind]], wanted.sprites, rtol=0, atol=1e-4)
    assert sprites.sum() == pytest.approx(wanted.sprites.sum().item(), abs=1e-3)


def test_kinds_are_as_likely_as_they_are_drawn():
    nothing = Parts(torch.zeros(1, 4, len(ALL_APPEARANCES), 6, 6), torch.zeros(1, 4))
    found = infer(nothing, neutral_odds(1, 6, 6))
    of_things = found.sprites.exp()[0, :, len(APPEARANCES["pair"]) :].sum().item()
    assert of_things == pytest.approx(2 * KINDS["things"][0], rel=1e-4)
    assert found.sprites.exp().sum().item() == pytest.approx(2, rel=1e-4)  # one to three are two on average
    torch.testing.assert_close(found.grounds.exp(), torch.full((1, 4), 0.25))


@pytest.mark.parametrize("level", [-1.0, 0.0])
def test_what_is_plain_is_certain_and_can_be_learned_from(level):
    captions = [Caption.parse(text) for text in ("the dog left of the cat on grass", "three dogs on snow")]
    pictures, levels = noisy(captions, level)
    odds = neutral_odds(2, 6, 6)
    for part in odds:
        part.requires_grad_()
    found = infer(evidence(pictures, levels), odds)
    assert found.sprites.exp().flatten(1).sum(1).tolist() == pytest.approx([2, 3], abs=1e-3)
    assert found.grounds.argmax(1).tolist() == [BACKGROUNDS.index("grass"), BACKGROUNDS.index("snow")]
    found.sprites.clamp_min(-50).sum().backward()
    assert all(part.grad.isfinite().all() for part in odds)


@pytest.mark.parametrize(("rows", "columns"), [(3, 4), (4, 9), (14, 14)])
def test_pictures_of_another_size_hold_two_sprites_anywhere_or_some_in_quarters(rows, columns):
    nothing = Parts(torch.zeros(2, 4, len(ALL_APPEARANCES), rows, columns), torch.zeros(2, 4))
    odds = neutral_odds(2, rows, columns)
    odds.scene_types[:] = torch.stack([only(SCENE_TYPES, "pair"), only(SCENE_TYPES, "three")])
    found = infer(nothing, odds).sprites.exp()
    assert found.isfinite().all()
    assert found[0].sum().item() == pytest.approx(2, abs=1e-3)
    if rows >= 4:  # both halves have room for a sprite
        assert found[1].sum().item() == pytest.approx(3, abs=1e-3)


def of_features(caption, slots):
    """How often everything is in pictures of which some words are known, and the log odds of these words."""
    odds = of_kind(caption.kind, 1)
    for slot in slots:
        rule(odds, caption, slot)
    return feature_marginals([caption], [frozenset(slots)]), odds


@pytest.mark.parametrize(
    ("text", "slots", "ways"),
    [
        ("the dog left of the cat on grass", (), 2),  # half of all captions are pairs
        ("the dog left of the cat on grass", ("ground",), 2 * 4),
        ("the dog left of the cat on grass", ("relation",), 2 * 2),  # whichever is named first
        ("a big red car above the small blue fish on sand", ("relation", "ground"), 4 * 2 * 4),
        ("two dogs on snow", ("number",), 4 * 3),
        ("three dogs on snow", ("number", "noun", "ground"), 4 * 3 * 8 * 4),
    ],
)
def test_words_tell_the_logarithm_of_what_they_choose_from(text, slots, ways):
    pictures, odds = of_features(Caption.parse(text), slots)
    assert expected_log_ratio(pictures, odds).item() == pytest.approx(math.log(ways), abs=1e-3)
    assert expected_log_ratio(pictures, neutral_odds(1, 6, 6)).item() == pytest.approx(0, abs=1e-5)


def test_of_scenes_of_any_kind_nothing_is_told_best_by_saying_nothing():
    captions = [Caption.parse(text) for text in ("two dogs on snow", "the dog and the cat on snow")]
    captions.append(Caption.parse("a big red car and a big red fish on snow"))
    shares = torch.tensor([KINDS[caption.kind][0] for caption in captions])
    parts = (torch.tensordot(shares, part, 1)[None] for part in feature_marginals(captions, [frozenset()] * 3))
    odds = neutral_odds(1, 6, 6)
    pictures = type(odds)(*parts)
    for part in odds:
        part.requires_grad_()
    expected_log_ratio(pictures, odds).sum().backward()
    for part in odds:
        assert part.grad.abs().max() < 1e-5
    generator = torch.Generator().manual_seed(0)
    for wrong in odds:
        off = (part.detach() + 0.5 * (part is wrong) * torch.randn(part.shape, generator=generator) for part in odds)
        assert expected_log_ratio(pictures, type(odds)(*off)) < -1e-2


def test_what_is_learned_last_is_that_everything_is_as_frequent_as_it_is():
    pictures, odds = of_features(Caption.parse("three dogs on snow"), ("noun", "number", "ground"))
    for part in odds:
        part.requires_grad_()
    expected_log_ratio(pictures, odds).sum().backward()
    for part in odds:
        assert part.grad.abs().max() < 1e-3
    pictures, _ = of_features(Caption.parse("two dogs on snow"), ("noun", "number", "ground"))
    expected_log_ratio(pictures, odds).sum().backward()
    assert max(part.grad.abs().max() for part in odds) > 0.5


def test_constants_first_needed_in_inference_mode_serve_training():
    with torch.inference_mode():
        made = [
            inference._counted_appearances.__wrapped__(torch.device("cpu")),
            inference._quarter_log_prior.__wrapped__(13, 13, torch.device("cpu")),
            *inference._ways.__wrapped__(4, torch.device("cpu")).among,
            sheet.__wrapped__(("count",)).changes,
        ]
    assert not any(tensor.is_inference() for tensor in made)
