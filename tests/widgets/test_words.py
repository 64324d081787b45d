"""The widgets about words without a browser: what they take, ask, say and draw."""

from __future__ import annotations

import itertools

import pytest
import traitlets
from matplotlib.container import BarContainer

import infodiff_widgets as idw
from infodiff_widgets.plots import static
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.widgets import TokenPicker
from infodiff_widgets.widgets.words import formula, sentence

WORDS = ["the", "dog", "on", "grass"]


@pytest.fixture
def picker():
    return TokenPicker(words=WORDS, values=[0, 2, 0.1, 1], errors=[0, 0.2, 0.1, 0.1])


# ---- TokenPicker


@pytest.mark.parametrize("name", ["selected", "excluded"])
def test_only_words_can_be_chosen(picker, name):
    setattr(picker, name, [3, 1, 1])
    assert getattr(picker, name) == (1, 3)
    for wrong in ((4,), (-1, 0)):
        with pytest.raises(traitlets.TraitError, match=f"{name} has word -?\\d, but .* “the dog on grass” .* 0 to 3"):
            setattr(picker, name, wrong)
    assert getattr(picker, name) == (1, 3)
    with pytest.raises(traitlets.TraitError, match="there are no words yet"):
        TokenPicker(**{name: (0,)})


def test_no_word_is_asked_about_and_left_out(picker):
    picker.selected = (1,)
    with pytest.raises(traitlets.TraitError, match=r"word 1, 'dog', cannot be .* ask\(\) sets both at once"):
        picker.excluded = (0, 1)
    with pytest.raises(traitlets.TraitError, match="word 2, 'on'"):
        picker.ask([2], excluded=[2])
    assert (picker.selected, picker.excluded) == ((1,), ())


def test_both_sides_change_at_once(picker):
    seen = []
    picker.observe(lambda change: seen.append((picker.selected, picker.excluded)), ["selected", "excluded"])
    picker.ask([1], excluded=[0, 3])
    picker.ask([0], excluded=[1, 3])  # neither of them may come first
    picker.set_state({"selected": [3], "excluded": [0]})  # from the browser, as lists
    assert seen == [((1,), (0, 3))] * 2 + [((0,), (1, 3))] * 2 + [((3,), (0,))] * 2
    picker.ask([0])
    assert (picker.selected, picker.excluded) == ((0,), ())  # who is asked about is not left out any more


def test_states(picker):
    def states():
        return [picker.state(i) for i in range(4)]

    assert states() == ["selected"] * 4
    picker.ask([1], excluded=[2])
    assert states() == ["given", "selected", "left out", "given"]
    picker.ask([], excluded=[2])
    assert states() == ["selected", "selected", "left out", "selected"]


def test_description_has_the_question_and_a_mark_for_each_state(picker):
    picker.ask([1], excluded=[2])
    assert picker.describe().splitlines() == [
        "Words of the prompt",
        "   0 the: 0.00 ± 0.00 nats",
        ">  1 dog: 2.00 ± 0.20 nats",
        "x  2 on: 0.10 ± 0.10 nats",
        "   3 grass: 1.00 ± 0.10 nats",
        "What does ‘dog’ add to ‘the _ grass’?",
    ]


def test_numbers_must_fit_the_words(picker):
    with pytest.raises(traitlets.TraitError, match="values must have one number for each word: 4, not 2"):
        picker.values = [1, 2]
    picker.values = [float("nan"), 1, float("inf"), None]
    assert picker.get_state()["values"] == [None, 1, None, None]
    assert picker.readings()[0] == "no value"


def test_fewer_words_drop_question_and_numbers(picker):
    picker.ask([3], excluded=[2])
    seen = []
    picker.observe(lambda change: seen.append((picker.selected, picker.excluded)), ["selected", "excluded"])
    picker.words = ["a", "cat"]
    assert (picker.selected, picker.excluded, picker.values, picker.errors) == ((), (), [], [])
    assert seen == [((), ())] * 2  # no observer meets words that are gone


def test_as_many_other_words_keep_the_question(picker):
    picker.ask([3], excluded=[2])
    picker.words = ["the", "cat", "on", "water"]
    assert (picker.selected, picker.excluded) == ((3,), (2,))


def test_edits_are_heard(picker):
    heard = []
    picker.on_edit(heard.append)
    for content in ({"edited": " a cat "}, {"edited": "  "}, {"pressed": "run"}):
        picker._handle_custom_msg(content, [])
    assert heard == ["a cat"]
    assert picker.words == WORDS  # whoever hears it knows which words come of it


def test_still_picture_tells_the_roles_apart(picker):
    def drawn():
        figure = static.compose([[picker.panel()]])
        ax = figure.subfigs[0].subfigs[0].axes[0]
        return ax, [label.get_text() for label in ax.get_xticklabels()]

    ax, words = drawn()
    assert words == WORDS
    assert [bar.get_height() for bar in ax.patches] == [0, 2, 0.1, 1]
    picker.ask([1], excluded=[2])
    ax, words = drawn()
    assert ax.get_title() == "What does ‘dog’ add to ‘the _ grass’?"
    assert [label.get_fontweight() for label in ax.get_xticklabels()] == ["normal", "bold", "normal", "normal"]
    assert "\u0336" in words[2]
    assert all("\u0336" not in word for word in words[:2])


def test_still_picture_of_many_words_is_wider():
    few, many = (TokenPicker(words=[f"word{i}" for i in range(n)], values=[1.0] * n).to_image() for n in (3, 30))
    assert TokenPicker(words=WORDS).to_image() is None
    assert many.width > 2 * few.width


# ---- questions in words


@pytest.mark.parametrize(
    ("selected", "excluded", "reads", "formal"),
    [
        ([], [], "What does the whole prompt tell?", "i(x; the dog left of the cat)"),
        ([1], [], "What does ‘dog’ add to ‘the _ left of the cat’?", "i(x; dog | the _ left of the cat)"),
        ([1], [0, 2, 3, 4, 5], "What does ‘dog’ tell by itself?", "i(x; dog)"),
        ([2, 3], [0], "What does ‘left of’ add to ‘dog _ the cat’?", "i(x; left of | dog _ the cat)"),
        ([1, 5], [2, 3], "What do ‘dog’ and ‘cat’ add to ‘the _ the _’?", "i(x; dog, cat | the _ the _)"),
        ([0, 2, 5], [1, 3, 4], "What do ‘the’, ‘left’ and ‘cat’ tell together?", "i(x; the, left, cat)"),
        ([], [2, 3], "What does ‘the dog the cat’ tell by itself?", "i(x; the dog the cat)"),
        ([0, 1, 2, 3, 4, 5], [], "What does the whole prompt tell?", "i(x; the dog left of the cat)"),
        ([], [0, 1, 2, 3, 4, 5], "All words are left out: there is nothing to ask about.", ""),
    ],
)
def test_questions_read_as_sentences(selected, excluded, reads, formal):
    words = ["the", "dog", "left", "of", "the", "cat"]
    assert sentence(words, selected, excluded) == reads
    assert formula(words, selected, excluded) == formal


def test_every_question_names_the_prompts_that_are_compared():
    words = ["the", "dog", "the", "cat"]
    for states in itertools.product(("selected", "given", "out"), repeat=4):
        selected = [i for i, state in enumerate(states) if state == "selected"]
        excluded = [i for i, state in enumerate(states) if state == "out"]
        if not selected or selected == [0, 1, 2, 3]:
            continue
        question = Prompt(" ".join(words)).query(selected, exclude=excluded)
        given = formula(words, selected, excluded).removeprefix("i(x; ").removesuffix(")").partition(" | ")[2]
        assert [word for word in given.split() if word != "_"] == question.given.split()
        assert (" add to " in sentence(words, selected, excluded)) == bool(question.given)


def test_long_formulas_are_cut_in_the_middle():
    words = [str(i) for i in range(20)]
    assert formula(words, [7], []) == "i(x; 7 | 0 1 2 … 18 19)"
    assert "17 18 19" in sentence(words, [7], [])


def test_both_numbers_of_a_word_are_drawn_beside_each_other(picker):
    picker.others, picker.names = [0.1, 3, None, 1], ["adds to the rest", "alone"]
    ax = static.compose([[picker.panel()]]).subfigs[0].subfigs[0].axes[0]
    filled, hollow = ([bar.get_height() for bar in group] for group in ax.containers if isinstance(group, BarContainer))
    assert filled == pytest.approx([0, 2, 0.1, 1])
    assert hollow == pytest.approx([0.1, 3, float("nan"), 1], nan_ok=True)
    with pytest.raises(traitlets.TraitError, match="exact must have one number for each word: 4, not 1"):
        picker.exact = [1.0]


# ---- the figure


def test_figure_has_both_bars_of_each_word_with_errors_in_both_orders():
    model = idw.load("exact")
    info = idw.estimate(model, idw.scenes.example(0).image, "the dog on the grass", samples=8, progress=False)
    table = info.table()
    figure = idw.plots.word_bars(info)
    assert list(figure.layout.yaxis.ticktext) == ["the", "dog", "on", "the", "grass"]
    assert figure.layout.yaxis.autorange == "reversed"  # the first word on top
    for bar, name in zip(figure.data, ("mi", "cmi"), strict=True):
        assert list(bar.x) == pytest.approx(list(table[name]))
        assert list(bar.error_x.array) == pytest.approx(list(table[f"{name}_stderr"]))
        assert (bar.orientation, len(set(bar.y))) == ("h", 5)
    assert figure.data[0].marker.pattern.shape != figure.data[1].marker.pattern.shape
    for k, name in enumerate(("mi", "cmi")):
        figure = idw.plots.word_bars(info, sort=name)
        fallen = table.sort_values(name, ascending=False)
        assert list(figure.data[k].x) == pytest.approx(list(fallen[name]))
        assert list(figure.layout.yaxis.ticktext) == list(fallen["word"])
    with pytest.raises(ValueError, match="'prompt', 'mi' or 'cmi', not 'word'"):
        idw.plots.word_bars(info, sort="word")
