"""Prompts as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodiff_widgets.prompts import Prompt, PromptEdit, Query, runs

P = Prompt("A bedroom with a bed, and  a lamp.")


def test_whole_words_only():
    assert P.omit("bed").text == "A bedroom with a and  a lamp."
    assert P.blank("bed").text == "A bedroom with a _ and  a lamp."
    assert P.swap("bed", "table").text == "A bedroom with a table and  a lamp."
    assert P.only("with a bed").text == "with a bed,"


def test_phrases_become_one_blank_and_scattered_words_several():
    assert P.blank(slice(1, 3)).text == "A _ a bed, and  a lamp."
    assert P.blank(slice(0, 5, 2)).text == "_ bedroom _ a _ and  a lamp."


def test_occurrences_are_kept_apart():
    assert P.indices("a", occurrence=2) == (6,)
    assert P.indices(-1) == (7,)
    with pytest.raises(ValueError, match=r"'a' occurs 3 times .* at 0, 3, 6"):
        P.indices("a")
    with pytest.raises(ValueError, match="occurrence 3 does not exist"):
        P.indices("a", occurrence=3)


@pytest.mark.parametrize(
    ("selector", "error"),
    [
        ("couch", ValueError),
        ("", ValueError),
        (8, IndexError),
        (slice(9, 12), IndexError),
        (1.5, TypeError),
        (True, TypeError),
        (None, TypeError),
        ([9], IndexError),
        (slice("a", None), TypeError),
    ],
)
def test_what_is_not_there_is_refused(selector, error):
    with pytest.raises(error):
        P.indices(selector)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: Prompt(5), "a prompt or replacement must be one text; got 5"),
        (lambda: P.swap(0, 5), "a prompt or replacement must be one text; got 5"),
        (lambda: P.indices(0, occurrence=1), "occurrence counts a text"),
        (lambda: P.query(0, band=5), r"a band is \(low, high\) in log SNR; got 5"),
        (lambda: P.query(0, band=("a", "b")), r"a band is \(low, high\) in log SNR"),
        (lambda: P.query(0, band=(2, 1)), "low < high"),
        (lambda: P.query(0, estimator="x"), "estimator must be 'orthogonal' or 'standard'"),
        (lambda: Query(["a"]), "target must be a text, number or other hashable value"),
        (lambda: PromptEdit("a dog", "dog"), "are numbered 0 to 1; got dog"),
        (lambda: PromptEdit("a dog", 1), "are numbered 0 to 1; got 1"),
        (lambda: PromptEdit("a dog", (1,), None), "a prompt or replacement must be one text; got None"),
    ],
)
def test_arguments_of_other_kinds_are_named(make, problem):
    with pytest.raises((TypeError, ValueError), match=problem):
        make()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("一只狗,坐在草地上。", "一 只 狗, 坐 在 草 地 上。"),
        ("「狗」在(草)上", "「狗」 在 (草) 上"),
        ("dog狗 🐶坐", "dog 狗 🐶 坐"),
        ("ラーメンを食べる人々", "ラーメン を 食 べ る 人々"),
        ("한국어 강아지", "한국어 강아지"),
        ("दो कुत्ते", "दो कुत्ते"),
        ("e.g. a red, dog's_x", "e.g. a red, dog's_x"),
    ],
)
def test_scripts_without_spaces_are_split_at_unicode_boundaries(text, words):
    prompt = Prompt(text)
    assert prompt.words == tuple(words.split())
    assert not prompt.undivided
    for i in range(len(prompt.words)):
        assert prompt.omit(i).words == prompt.words[:i] + prompt.words[i + 1 :]
        assert prompt.blank(i).words == (*prompt.words[:i], "_", *prompt.words[i + 1 :])


def test_phrases_are_found_in_scripts_without_spaces():
    prompt = Prompt("一只狗坐在草地上")
    assert prompt.indices("草地") == (5, 6)
    assert prompt.omit("草地").text == "一只狗坐在上"
    assert prompt.swap("狗", "猫").text == "一只猫坐在草地上"
    assert Prompt("ネコとイヌ").omit("と").text == "ネコ イヌ"
    assert Prompt("สุนัขบนหญ้า และ a dog").undivided == ("สุนัขบนหญ้า", "และ")


def test_combining_marks_belong_to_their_letters():
    prompt = Prompt("एक “लड़की”, घास पर")
    assert prompt.indices("लड़की") == (1,)
    with pytest.raises(ValueError, match="is not in the prompt"):
        prompt.indices("लड़का")
    assert Prompt("un cafe\u0301!").indices("CAFÉ") == (1,)
    assert Prompt("dog❤️").indices("dog") == (0,)


def test_compared_prompts_have_the_same_white_space():
    prompt = Prompt(" a  dog\n on\t grass\n")
    assert prompt.omit("dog").text == " a\n on\t grass\n"
    assert prompt.only(("dog", "grass")).text == " dog\t grass\n"
    assert prompt.query("on", exclude="a") == Query(" dog\n on\t grass\n", " dog\t grass\n")
    assert prompt.omit(slice(None)).text == ""


@given(st.lists(st.from_regex(r"[a-z]{1,5}", fullmatch=True), min_size=1, max_size=8), st.data())
def test_omitting_and_keeping_split_the_words(words, data):
    i = data.draw(st.integers(0, len(words) - 1))
    prompt = Prompt(" ".join(words))
    rest = prompt.omit(i).words
    assert (*rest[:i], *prompt.only(i).words, *rest[i:]) == prompt.words


def test_queries_compare_the_prompts_with_and_without_the_words():
    p = Prompt("the dog on grass")
    assert p.query() == Query("the dog on grass")
    assert p.query("dog") == Query("the dog on grass", "the on grass")
    assert p.query("dog", given="") == Query("dog")
    assert p.query([1, 3], exclude="on") == Query("the dog grass", "the")
    assert p.query(exclude=[0, 2]) == Query("dog grass")
    assert p.query(slice(0, 4)) == p.query()
    assert p.query("dog", estimator="standard", band=(-1.0, 1.0)) == Query(
        p.text, "the on grass", "standard", (-1.0, 1.0)
    )
    with pytest.raises(ValueError, match="word 1 is both selected and excluded"):
        p.query("dog", exclude=[0, 1])
    with pytest.raises(ValueError, match="all words are excluded"):
        p.query(exclude=slice(None))
    with pytest.raises(ValueError, match="given must be None"):
        p.query("dog", given="rest")


def test_edits_replace_each_run_of_words():
    edit = PromptEdit("two dogs, and  two cats", (1, 4), "birds")
    assert edit.new_prompt == "two birds and  two birds"
    assert (edit.words, edit.rest) == ("dogs, cats", "two and  two")
    assert edit.prompts == [edit.rest, edit.prompt, edit.new_prompt]
    assert edit.query("standard") == Query(edit.prompt, edit.new_prompt, "standard")
    assert PromptEdit("a dog", (1,)).title == "without “dog”"
    assert runs([5, 1, 2, 2]) == [(1, 2), (5,)]
    for indices, replacement in (((), "x"), ((2,), ""), ((1,), "dog"), ((-1,), "")):
        with pytest.raises(ValueError, match="choose|numbered|already"):
            PromptEdit("a dog", indices, replacement)
