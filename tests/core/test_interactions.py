"""The interaction graph of a prompt: all pairs that were estimated, their numbers, and their cost."""

import itertools

import matplotlib
import pytest
import torch

import infodiff_widgets as idw
from infodiff_widgets.core.interactions import estimated_pairs
from infodiff_widgets.plots import static
from infodiff_widgets.plots.arcs import draw_arcs

matplotlib.use("agg")
CAPTION = "two dogs on grass"


@pytest.fixture(scope="module")
def info():
    torch.set_num_threads(1)
    pairs = list(itertools.combinations(range(4), 2))
    image = idw.scenes.scene(CAPTION, 0).image
    return idw.estimate(idw.load("exact"), image, CAPTION, pairs=pairs, words=(), samples=4, progress=False)


@pytest.mark.parametrize("given", ["rest", ""])
def test_all_pairs_have_the_numbers_of_their_decomposition(info, given):
    found = info.interactions(given)
    assert list(found.pairs) == [((i,), (j,)) for i, j in itertools.combinations(range(4), 2)]
    table = found.table().set_index(["one", "other"])
    for one, other in (("two", "dogs"), ("dogs", "grass")):
        pid = info.pid(one, other, given)
        numbers = pid.redundancy.value, pid.redundancy.stderr, pid.synergy.value, pid.synergy.stderr
        assert tuple(table.loc[one, other]) == numbers
    assert "<img" in found._repr_html_()


def test_the_cost_counts_the_prompts_of_the_pairs(info):
    pairs = itertools.combinations(range(4), 2)
    cost = idw.estimate_cost(idw.load("exact"), CAPTION, samples=4, words=(), pairs=pairs)
    assert cost.prompts == len(info.prompts)


def test_phrases_are_found_where_no_words_in_them_were_estimated():
    scene = idw.scenes.example(0)
    pairs = [("left of", "grass"), ("dog", "grass")]
    info = idw.estimate(idw.load("exact"), scene.image, scene.caption, words=(), pairs=pairs, samples=2, progress=False)
    assert list(estimated_pairs(info)) == [((1,), (7,)), ((2, 3), (7,))]
    alone = idw.estimate(idw.load("exact"), scene.image, prompts=["", "a"], samples=2, progress=False)
    assert estimated_pairs(alone) == {}
    with pytest.raises(ValueError, match="no prompt to take words from"):
        alone.interactions()


def test_arcs_are_as_wide_as_their_numbers_and_on_their_side():
    axes = static.figure(4, 2).subplots()
    draw_arcs(axes, ["a", "b", "c"], [((0,), (1,)), ((0,), (1, 2))], [2.0, 1.0], [0.0, -0.5])
    arcs = [(line.get_linewidth(), line.get_ydata()[30] > 0, line.get_linestyle()) for line in axes.lines]
    assert [width / arcs[0][0] for width, _, _ in arcs] == [1, 0.5, 0.25]
    assert [(up, style == "-") for _, up, style in arcs] == [(True, True), (True, True), (False, False)]
    assert [text.get_text() for text in axes.texts[:3]] == ["a", "b", "c"]
