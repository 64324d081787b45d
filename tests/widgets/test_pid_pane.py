"""The pane of two words: two clicks, four maps on one scale, and what was not estimated."""

import pytest

import infodiff_widgets as idw
from infodiff_widgets.widgets.pid_pane import PIDPane


@pytest.fixture(scope="module")
def info():
    scene = idw.scenes.example(0)
    return idw.estimate(
        idw.load(), scene.image, scene.caption, words=(), pairs=[("dog", "cat"), ("dog", "grass")], samples=4,
        progress=False,
    )  # fmt: skip


def test_two_clicks_choose_a_pair_and_a_third_begins_anew(info):
    pane = PIDPane(info)
    assert pane.result is None
    assert "Click two words" in pane.message.value
    pane.picker.selected = (1,)
    assert [i for i, value in enumerate(pane.picker.values) if value is not None] == [5, 7]  # the estimated pairs
    pane.picker.selected = (5,)
    assert pane.picker.selected == (1, 5)
    expected = info.pid("dog", "cat").maps
    for one, heatmap in zip(pane.maps, expected.flat(), strict=True):
        assert (one.values == heatmap.values).all()
    assert len({one.limit for one in pane.maps}) == 1
    assert "redundancy" in pane.describe()
    assert pane.to_image() is not None
    pane.picker.selected = (7,)
    assert pane.result is None
    assert pane.maps[0].values is None


def test_a_pair_that_was_not_estimated_says_what_to_do(info):
    pane = PIDPane(info, pair=("cat", "grass"))
    assert "pairs=[('cat', 'grass')]" in pane.message.value
    assert pane.maps[0].values is None
    with pytest.raises(TypeError, match="info must be an Information"):
        PIDPane("text")
    with pytest.raises(ValueError, match="given is 'rest'"):
        PIDPane(info, given="all")
