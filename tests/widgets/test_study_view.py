"""`StudyView` without a browser: what it reads while a study runs, and what it answers the browser."""

from __future__ import annotations

import base64
import gzip
import json

import pytest
from study_folder import row, write_study, written

import infodiff_widgets as idw
from infodiff_widgets.sessions.run import RunCancelled, RunControl
from infodiff_widgets.widgets import study_view

SCENE = idw.scenes.example(0)


@pytest.fixture(scope="module")
def info():
    """A result about one word: nothing else about its caption was measured."""
    return idw.estimate(idw.load("exact"), SCENE.image, SCENE.caption, words=["dog"], samples=4, progress=False)


@pytest.fixture
def opened(monkeypatch):
    """``opened(folder)``: a view that reads only when it is told to, with the messages that it sent."""
    monkeypatch.setattr(study_view, "_follow", lambda reference: None)
    views = []

    def open_(folder, **traits):
        view = idw.StudyView(folder, **traits)
        view.sent = []
        object.__setattr__(view, "send", lambda content, buffers=None: view.sent.append((content, buffers)))
        views.append(view)
        return view

    yield open_
    for view in views:
        view.close()


def unpacked(text):
    """The JSON of a state that `pack_state` has written."""
    whole = gzip.decompress(base64.b64decode(text))
    return json.loads(whole[4 : 4 + int.from_bytes(whole[:4], "little")])


# ---- while the study runs


def test_it_follows_a_study(tmp_path, opened, monkeypatch):
    with written(tmp_path, 4) as writer:
        view = opened(tmp_path)
        assert (view.status, view.done, view.total, view.table["count"]) == ("running", 0, 4, 0)
        writer.add("item 0", [row(0)])
        writer.add("item 1", [row(1)])
        writer.flush()
        view.refresh()
        assert (view.done, view.table["count"], view.summary[""][0][3]) == (2, 2, 2)
        assert view.pace.endswith("left")
        writer.fail("item 2", "2.png", "OSError: truncated", 3)
        writer.flush()
        view.refresh()
        assert view.failures == [{"item": "item 2", "file": "2.png", "error": "OSError: truncated", "attempts": "3"}]
        monkeypatch.setattr(study_view, "QUIET", -1)
        view.refresh()
        assert (view.status, view.pace) == ("quiet", "nothing new for 0 min")
        writer.add("item 3", [row(3)])
    view.refresh()
    assert (view.status, view.pace) == ("done", "")
    assert "Study localization: done, 3 of 4 items, 1 failed" in view.describe()


def test_it_looks_by_itself_until_the_study_is_done(tmp_path, monkeypatch):
    monkeypatch.setattr(study_view, "INTERVAL", 0.01)
    with written(tmp_path, 1) as writer:
        view = idw.StudyView(tmp_path)
        changed = study_view.threading.Event()
        view.observe(lambda change: changed.set() if change["new"] == "done" else None, "status")
        writer.add("item 0", [row(0)])
    assert changed.wait(20)
    assert view.table["count"] == 1
    view.close()


class Running(RunControl):
    """A run in the background of this kernel, or one that has ended with an error."""

    error = None
    cancel = RunControl.stop

    @property
    def running(self):
        return self.error is None


def test_a_study_of_this_kernel_is_paused_resumed_and_cancelled(tmp_path, opened, monkeypatch):
    run = Running()
    monkeypatch.setattr(study_view, "run_of_folder", lambda folder: run)
    with written(tmp_path, 2, dashboard="http://127.0.0.1:8787/status") as writer:
        view = opened(tmp_path)
        assert (view.status, view.controlled, view.dashboard) == ("running", True, "http://127.0.0.1:8787/status")
        assert view.folder == str(tmp_path.resolve())
        view._on_message({"pressed": "pause"})
        assert (run.paused, view.status, view.pace) == (True, "paused", "")
        writer.add("item 0", [row(0)])
        writer.flush()
        view._on_message({"pressed": "resume"})
        assert (run.paused, view.status, view.done) == (False, "running", 1)
        view._on_message({"pressed": "cancel"})
        assert run.stopped
        run.error = RunCancelled()
        view.refresh()
        assert (view.status, view.controlled, view.dashboard) == ("cancelled", False, "")
        run.error = OSError("no space left")
        view.refresh()
        assert (view.status, view.pace) == ("failed", "OSError: no space left")
        writer.add("item 1", [row(1)])
    view.refresh()
    assert view.status == "done"
    view.to_html(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert unpacked(page.split('id="idw-stored">')[1].split("</script>")[0])["folder"] == ""


def test_a_folder_without_a_study_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="holds no study"):
        idw.StudyView(tmp_path)


# ---- what the browser asks for


def test_pictures_and_maps_of_the_rows_in_sight(tmp_path, opened, info):
    view = opened(write_study(tmp_path, 3, results={0: info}))
    view._on_message({"thumbnails": [0, 1], "count": 3})
    (first, (png, cells)), (second, (_, none)) = view.sent
    assert (first["thumbnail"], second["thumbnail"], second["map"], none) == (0, 1, None, b"")
    assert png[:4] == b"\x89PNG"
    assert max(first["map"]["shape"]) == study_view.MAP_CELLS == int(len(cells) ** 0.5)
    view.sent.clear()
    view._on_message({"thumbnails": [0], "count": 2})  # of a table that has grown since
    assert view.sent == []


def test_a_saved_result_opens_in_an_explorer_with_what_was_measured(tmp_path, opened, info):
    view = opened(write_study(tmp_path, 3, results={0: info}))
    view._on_message({"open": 0, "view": "v", "count": 3})
    ((content, _),) = view.sent
    state = unpacked(content["state"])
    assert content["view"] == "v"  # only the view that asked opens it
    assert (state["text"], state["selected"]) == (SCENE.caption, [SCENE.caption.split().index("dog")])
    assert state["answers"]["1|"]["orthogonal"]["totals"]["0 0"]
    assert "orthogonal" not in state["answers"]["5|"]  # "cat" was not measured
    view.sent.clear()
    view._on_message({"open": 1, "view": "v", "count": 3})
    assert "No result was saved" in view.sent[0][0]["problem"]
    for path in (tmp_path / "maps.zarr").rglob("zarr.json"):
        path.write_text("{")
    view.sent.clear()
    view._on_message({"thumbnails": [0], "open": 0, "view": "v", "count": 3})
    assert [content.get("map") for content, _ in view.sent] == [None, None]
    assert "is damaged" in view.sent[1][0]["problem"]


def test_a_result_about_some_words_opens_in_the_explorer_as_well(info):
    explorer = idw.Explorer(result=info)
    explorer.session.selected = (1,)
    assert explorer.session.total() == info.cmi("dog")
    explorer.close()


def test_a_page_holds_the_table_and_pictures(tmp_path, opened):
    view = opened(write_study(tmp_path / "study", 5))
    view.to_html(tmp_path / "study.html")
    page = (tmp_path / "study.html").read_text(encoding="utf-8")
    assert 'data-bundle="study_view"' in page
    stored = unpacked(page.split('id="idw-stored">')[1].split("</script>")[0])
    assert len(stored["thumbnails"]) == stored["table"]["count"] == 5
