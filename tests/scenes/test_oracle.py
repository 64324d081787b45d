"""The oracle reads scenes back, through noise as well, and says where a caption is wrong."""

import re

import numpy as np
import pytest

import infodiff_widgets as idw
from infodiff_widgets.scenes.grammar import NUMBERS, Caption
from infodiff_widgets.scenes.oracle import (
    SceneObject,
    SceneReading,
    check_caption,
    compare_readings,
    no_extra_objects,
    read_scene,
    spatial_relation,
)

COLOURED = "a small red car below the big blue house on grass"


def drawn(caption, seed=0):
    return np.asarray(idw.scenes.scene(caption, seed).image)


def test_scenes_read_back_whole_and_through_noise():
    rng = np.random.default_rng(0)
    kinds = set()
    for k in range(300):
        scene = idw.scenes.sample(k)
        caption, picture = Caption.parse(scene.caption), np.asarray(scene.image)
        found = read_scene(scene.image)
        count = 1 + NUMBERS.index(caption["number"]) if caption.kind == "count" else 2
        assert all(check_caption(scene.caption, found).values()), (scene.caption, found)
        assert len(found.objects) == count
        assert found.error < 1e-4
        noisy = read_scene(np.clip(picture + rng.normal(0, 20, picture.shape), 0, 255).astype(np.uint8))
        assert (noisy.ground, set(noisy.objects)) == (found.ground, set(found.objects)), scene.caption
        assert noisy.error == pytest.approx(20, abs=4)
        kinds.add(caption.kind)
    assert kinds == {"pair", "things", "count"}


def test_objects_lie_on_their_masks():
    for seed in range(10):
        scene = idw.scenes.scene(COLOURED, seed)
        objects = {thing.noun: thing for thing in read_scene(scene.image).objects}
        assert objects["car"] == SceneObject("car", "small", "red", objects["car"].row, objects["car"].column)
        assert objects["house"] == SceneObject("house", "big", "blue", objects["house"].row, objects["house"].column)
        for slot, noun, side in (("first", "car", 16), ("second", "house", 24)):
            thing, inside = objects[noun], np.zeros((64, 64), bool)
            inside[thing.row : thing.row + side, thing.column : thing.column + side] = True
            assert not (scene.masks[Caption.parse(COLOURED).place(slot).start] & ~inside).any()


@pytest.mark.parametrize(
    ("shown", "told", "wrong"),
    [
        ("the dog left of the cat on grass", "the dog left of the zebra on grass", {"second", "relation"}),
        ("the dog left of the cat on grass", "the dog right of the cat on grass", {"relation"}),
        ("the dog left of the cat on grass", "the cat left of the dog on grass", {"relation"}),
        ("the dog above the cat on grass", "the dog left of the cat on snow", {"relation", "ground"}),
        ("the dog above the cat on grass", "the picture shows the cat and the dog on grass", set()),
        ("two dogs on sand", "the dog above the cat on sand", {"second", "relation"}),
        (COLOURED, "a small green car below the small blue house on grass", {"colour1", "size2"}),
        (COLOURED, "a small red boat below the big blue house on grass", {"size1", "colour1", "first", "relation"}),
        (COLOURED, "the big blue house above a small red car on grass", set()),
        ("three dogs on snow", "two dogs on snow", {"number"}),
        ("three dogs on snow", "three cats on snow", {"noun"}),
        ("the dog above the cat on grass", "two dogs on grass", {"noun"}),
    ],
)
def test_wrong_slots_are_named(shown, told, wrong):
    found = check_caption(told, read_scene(drawn(shown)))
    assert {slot for slot, right in found.items() if not right} == wrong


def test_an_object_moved_or_swapped_by_hand_is_noticed():
    told = "the dog left of the cat on water"
    picture = drawn(told)
    assert all(check_caption(told, read_scene(picture)).values())
    mirrored = np.concatenate([picture[:, 32:], picture[:, :32]], 1)  # the halves hold one object each
    assert check_caption(told, read_scene(mirrored)) == {
        "first": True,
        "relation": False,
        "second": True,
        "ground": True,
    }
    dogs = np.concatenate([picture[:, :32]] * 2, 1)
    assert check_caption(told, read_scene(dogs)) == {"first": True, "relation": False, "second": False, "ground": True}


def test_a_bare_ground_shows_nothing():
    picture = np.tile(drawn("one dog on water", 1)[-8:, -8:], (8, 8, 1))
    found = read_scene(picture)
    assert found.ground == "water"
    assert found.objects == ()
    assert check_caption("one dog on water", found) == {"number": False, "noun": False, "ground": True}


def test_relations_go_by_the_longer_way():
    here = SceneObject("dog", "big", "", 0, 8)
    assert spatial_relation(here, SceneObject("cat", "big", "", 16, 40)) == "left of"
    assert spatial_relation(here, SceneObject("cat", "big", "", 32, 0)) == "above"
    assert spatial_relation(here, SceneObject("cat", "big", "", 32, 40)) == ""
    assert not check_caption("the dog left of the cat on sand", SceneReading("sand", (here,), 0.0))["relation"]


def test_more_than_was_told_is_noticed():
    told = Caption.parse("the dog left of the kite on sand")
    two = (SceneObject("dog", "big", "", 0, 0), SceneObject("kite", "big", "", 0, 40))
    for things, right in ((two, True), ((*two, SceneObject("cat", "big", "", 40, 0)), False)):
        assert all(check_caption(told, SceneReading("sand", things, 0.0)).values())
        assert no_extra_objects(told, SceneReading("sand", things, 0.0)) == right
    recoloured = (two[0], SceneObject("kite", "small", "red", 0, 40))
    assert not no_extra_objects(told, SceneReading("sand", recoloured, 0.0))
    both = Caption.parse("the big blue car left of a small red kite on sand")
    assert no_extra_objects(both, SceneReading("sand", (SceneObject("car", "big", "blue", 0, 0), recoloured[1]), 0.0))
    assert not no_extra_objects(Caption.parse("one dog on sand"), SceneReading("sand", (two[0], two[0]), 0.0))


def test_other_shapes_are_refused():
    for array, given in ((np.zeros((32, 64, 3), np.uint8), "uint8 [32, 64, 3]"), (np.zeros((64, 64, 3)), "float64")):
        with pytest.raises(ValueError, match=rf"uint8 \[64, 64, 3\]; got {re.escape(given)}"):
            read_scene(array)


def test_results_of_edits_are_compared_to_their_target():
    dog, cat = (SceneObject(noun, "small", "", 8, 8) for noun in ("dog", "cat"))
    snow, sand, other = (SceneReading(g, (o,), 0.0) for g, o in (("snow", dog), ("sand", dog), ("snow", cat)))
    done = {"new": True, "kept": True, "done": True}
    assert compare_readings(snow, sand, sand) == done  # the ground is what changes
    assert compare_readings(snow, sand, snow) == {"new": False, "kept": True, "done": False}
    assert compare_readings(snow, other, other) == done
    assert compare_readings(snow, other, snow) == {"new": False, "kept": True, "done": False}
    elsewhere = SceneReading("sand", (cat,), 0.0)
    assert compare_readings(snow, other, elsewhere) == {"new": True, "kept": False, "done": False}
    two = SceneReading("snow", (cat, dog), 0.0)
    assert compare_readings(snow, other, two) == {"new": True, "kept": True, "done": False}
