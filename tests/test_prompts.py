"""Prompts as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodiff_widgets.prompts import Prompt

P = Prompt("A bedroom with a bed, and  a lamp.")


def test_whole_words_only():
    assert P.omit("bed").text == "A bedroom with a and a lamp."
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
    [("couch", ValueError), ("", ValueError), (8, IndexError), (slice(9, 12), IndexError)],
)
def test_what_is_not_there_is_refused(selector, error):
    with pytest.raises(error):
        P.indices(selector)


@given(st.lists(st.from_regex(r"[a-z]{1,5}", fullmatch=True), min_size=1, max_size=8), st.data())
def test_omitting_and_keeping_split_the_words(words, data):
    i = data.draw(st.integers(0, len(words) - 1))
    prompt = Prompt(" ".join(words))
    rest = prompt.omit(i).words
    assert (*rest[:i], *prompt.only(i).words, *rest[i:]) == prompt.words
