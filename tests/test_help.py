"""Help in place: every public name shows how it is used, and the example runs with the other doctests."""

import inspect

import pytest

import infodiff_widgets as idw

ROOMS = {"plots": ("word_bars", "spectrum"), "scenes": tuple(idw.scenes.__all__)}
PUBLIC = [name for name in idw.__all__ if name not in (*ROOMS, "__version__")]
PUBLIC += [f"{room}.{name}" for room, names in ROOMS.items() for name in names]


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_has_an_example_that_runs(name):
    thing = idw
    for part in name.split("."):
        thing = getattr(thing, part)
    text = inspect.getdoc(thing)
    assert ">>>" in text, f"{name} shows no example"
    assert "SKIP" not in text, f"the example of {name} does not run"
