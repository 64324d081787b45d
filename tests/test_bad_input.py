"""A part of the generated wrong arguments, see ``bad_input.py``."""

from bad_input import run


def test_wrong_arguments_are_refused_in_a_sentence():
    total, problems = run(slice(3, None, 9))
    assert total >= 400
    assert not problems, "\n".join(problems)
