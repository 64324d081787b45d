"""State of the composite widgets as a function of the session, without widgets and browser."""

from __future__ import annotations

import ipywidgets
import numpy as np
import pytest
import torch
import traitlets

from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.pipelines.loading import load
from infodiff_widgets.scenes.render import example
from infodiff_widgets.sessions.captions import CaptionSession
from infodiff_widgets.sessions.editing import EditSession
from infodiff_widgets.sessions.explorer import ExplorerSession
from infodiff_widgets.widgets.composite import as_picture, set_traits
from infodiff_widgets.widgets.intervention_views import edit_state
from infodiff_widgets.widgets.relation_pane import map_state, scores_state
from infodiff_widgets.widgets.traits import Array2D
from infodiff_widgets.widgets.views import explorer_state

COMPARISON = ("CMI", "orthogonal", "latents")


@pytest.fixture(scope="module")
def result():
    torch.set_num_threads(1)
    return estimate(load("exact"), example(0).image, "the dog on grass", samples=4, progress=False)


@pytest.fixture
def session(result):
    return ExplorerSession(result=result, image=result.image, prompt="the dog on grass")


def test_the_explorer_shows_the_selected_query(session, result):
    session.ask((1,), (0, 2, 3))
    state = explorer_state(session)
    assert np.array_equal(state["pane"]["values"], result.heatmap(1, given="").values)
    assert (state["pane"]["title"], state["pane"]["loading"]) == ("“dog” alone", False)
    assert state["picker"]["values"] == state["bars"]["mi"] == [result.mi(i).value for i in range(4)]
    assert state["query"] == {"selected": (1,), "excluded": {0, 2, 3}}
    assert len(state["spectrum"]["values"]) == len(result.bands) - 1


@pytest.mark.parametrize(
    ("changed", "parts"),
    [
        ("status", {"pane": ["loading"], "picker": ["awaited"]}),
        ("previews", {"spectrum": ["edges", "values", "errors", "unit", "pictures"]}),
    ],
)
def test_a_change_affects_only_its_parts(session, changed, parts):
    assert {part: list(traits) for part, traits in explorer_state(session, changed=changed).items()} == parts


def test_only_a_new_query_sets_the_selected_words(session):
    with_query = [name for name in session.trait_names() if "query" in explorer_state(session, changed=name)]
    assert {"selected", "excluded"} <= set(with_query)
    assert not {"revision", "status", "band", "estimator", "previews"} & set(with_query)


def test_words_are_kept_while_an_edited_prompt_is_evaluated(session):
    session.status = "running"
    assert explorer_state(session, changed="status")["picker"] == {}
    session.status = "done"
    assert explorer_state(session, changed="status")["picker"] == {"awaited": ""}


def test_a_query_that_was_not_measured_says_so(session):
    session.selected = (1, 2)
    pane = explorer_state(session)["pane"]
    assert (pane["values"], pane["reading"]) == (None, "was not measured")
    session.excluded = (0, 1, 2, 3)
    session.selected = ()
    assert explorer_state(session)["pane"]["title"] == "All words are excluded"


def test_the_status_of_a_run_does_not_change_a_drawn_edit():
    session = EditSession(prompt="a dog", image=example(0).image)
    assert edit_state(session, COMPARISON, "picture")["wipe"]["note"] == "Choose words first"
    session.ask([1], "cat")
    state = edit_state(session, COMPARISON, "picture")
    assert (state["bar"]["new_prompt"], state["query"]) == ("a cat", {"selected": (1,), "excluded": ()})
    assert "query" not in edit_state(session, COMPARISON, "picture", "revision")
    session.status, session.task = "running", "edit"
    state = edit_state(session, COMPARISON, "picture", "status")
    assert (state["wipe"]["note"], state["actual"]["loading"]) == ("Drawing…", True)


def test_captions_without_scores():
    session = CaptionSession(captions=["a", "b"], image="a path")
    assert scores_state(session)["values"] == [None, None]
    assert map_state(session)["image"] is None


def test_equal_maps_are_not_set_again():
    class Pane(ipywidgets.Widget):
        values, title = Array2D(), traitlets.Unicode("")

    pane, changes = Pane(), []
    pane.observe(lambda change: changes.append(change["name"]), ["values", "title"])
    values = np.array([[1.0, np.nan]])
    for title in ("one", "two"):
        set_traits(pane, {"values": values.copy(), "title": title})
    assert changes == ["values", "title", "title"]
    set_traits(pane, {"values": None, "title": "two"})
    assert changes[3:] == ["values"]


def test_pictures_are_images_or_nothing():
    assert as_picture(np.zeros((2, 3, 3), np.uint8)).size == (3, 2)
    assert as_picture("a path") is as_picture(None) is as_picture(np.zeros((2, 3, 3))) is None
