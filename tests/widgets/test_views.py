"""State of the composite widgets as a function of the session, without widgets and browser."""

from __future__ import annotations

import ipywidgets
import numpy as np
import traitlets

from infodiff_widgets.scenes.render import example
from infodiff_widgets.sessions.captions import CaptionSession
from infodiff_widgets.sessions.editing import EditSession
from infodiff_widgets.widgets.composite import as_picture, set_traits
from infodiff_widgets.widgets.intervention_views import edit_state, middle_of
from infodiff_widgets.widgets.relation_pane import map_state, scores_state
from infodiff_widgets.widgets.traits import Array2D

COMPARISON = ("CMI", "orthogonal", "latents")


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


def test_the_wipe_rests_in_the_middle_of_the_change():
    change = np.zeros((4, 8))
    change[:, 1] = 1
    assert middle_of(change) == (1 + 0.5) / 8
    assert middle_of(np.zeros((4, 8))) == 0.5
