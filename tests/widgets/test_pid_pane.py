"""The pane of two words: what it sends of each pair, what it shows in Python, and what it refuses."""

import numpy as np
import pytest
from traitlets import TraitError

import infodiff_widgets as idw


@pytest.fixture(scope="module")
def info():
    scene = idw.scenes.example(0)
    return idw.estimate(
        idw.load(), scene.image, scene.caption, words=(), pairs=[("dog", "cat"), ("dog", "grass"), ("left of", "cat")],
        samples=4, progress=False,
    )  # fmt: skip


def test_every_pair_that_was_estimated_is_sent_with_its_maps(info):
    pane = idw.PIDPane(info)
    assert [(pair["one"], pair["other"]) for pair in pane.pairs] == [([1], [5]), ([1], [7]), ([2, 3], [5])]
    pid, sent = info.pid("dog", "cat"), pane.pairs[0]
    assert sent["parts"][0] == pytest.approx([pid.redundancy.value, pid.redundancy.stderr], rel=1e-5)
    for one, heatmap in zip(sent["maps"], pid.maps.flat(), strict=True):
        assert one["total"][0] == pytest.approx(heatmap.total.value, rel=1e-5, abs=1e-9)
        steps = np.frombuffer(one["values"]["data"], one["values"]["dtype"]).astype(float)
        values = np.sign(steps) * (steps * one["values"]["scale"]) ** 2
        assert values.sum() == pytest.approx(heatmap.total.value, rel=0.05, abs=0.02)


def test_the_chosen_pair_is_decomposed_and_drawn(info):
    pane = idw.PIDPane(info)
    assert pane.result is None
    assert pane.to_image().size == (64, 64)
    pane.chosen = [(5,), (1,)]  # in any order
    assert pane.result.redundancy == info.pid("dog", "cat").redundancy
    assert "redundancy: " in pane.describe()
    assert pane.to_image().width > 1000
    assert idw.PIDPane(info, pair=("left of", "cat")).chosen == [(2, 3), (5,)]


def test_what_was_not_estimated_or_does_not_exist(info):
    pane = idw.PIDPane(info, pair=("cat", "grass"))
    assert pane.result is None
    assert "not estimated" in pane.describe()
    with pytest.raises(TypeError, match="info must be an Information"):
        idw.PIDPane("text")
    with pytest.raises(ValueError, match="given is 'rest'"):
        idw.PIDPane(info, given="all")
    for chosen in ([(1,), (5,), (7,)], [(8,)], [()], [(1,), (1, 2)]):
        with pytest.raises(TraitError, match="at most two phrases"):
            pane.chosen = chosen


def test_numbers_without_maps_are_sent_alone():
    scene = idw.scenes.example(0)
    words = ["dog", "cat", ("dog", "cat")]
    info = idw.estimate(idw.load(), scene.image, scene.caption, words=words, samples=2, progress=False)
    pane = idw.PIDPane(info, pair=("dog", "cat"))
    assert pane.pairs[0]["maps"] is None
    assert pane.to_image().size == (64, 64)
