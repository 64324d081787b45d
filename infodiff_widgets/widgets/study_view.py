"""`StudyView`: browse a study, running or done, from the folder that it is written to."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import threading
import time
import weakref
from collections import deque
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image
from traitlets import Bool, Dict, Int, List, Unicode

from infodiff_widgets.files import to_path, write_file
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.sessions.run import RunCancelled
from infodiff_widgets.sessions.traits import Enum
from infodiff_widgets.studies.runner import StudyRun, run_of_folder
from infodiff_widgets.studies.store import MANIFEST, Store
from infodiff_widgets.studies.study import describe_error
from infodiff_widgets.studies.study_table import StudyTable, study_table
from infodiff_widgets.widgets.answers import answers, packed
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.composite import set_traits
from infodiff_widgets.widgets.explorer_traits import ExplorerTraits
from infodiff_widgets.widgets.explorer_views import result_state
from infodiff_widgets.widgets.offline import document, facts, pack_state, widget_state
from infodiff_widgets.widgets.text import format_estimate
from infodiff_widgets.widgets.traits import to_png

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information

THUMBNAIL = 88
"""Longer side of a picture in the table, in pixels: twice its size on screen."""
MAP_CELLS = 32
"""Longer side of a map in the table."""
PAGE_THUMBNAILS = 200
"""Number of rows of which a page holds pictures, worst first."""
INTERVAL = 2.0
"""Seconds between two looks at a study that is running; more where reading it takes long or nothing arrives."""
QUIET = 120.0
"""Seconds without a new item after which the view says so: the study was stopped, or its items take long."""
STATUSES = ("running", "paused", "quiet", "cancelled", "failed", "done")
PRESSES = {"pause": StudyRun.pause, "resume": StudyRun.resume, "cancel": StudyRun.cancel}


class StudyView(Widget):
    """Browse a study, running or done: its items, worst first, their maps, the means with intervals, and failures.

    >>> import tempfile
    >>> import infodiff_widgets as idw
    >>> from infodiff_widgets.studies.localization import Localization, scenes_items
    >>> folder, study = tempfile.mkdtemp(), Localization(samples=4)
    >>> _ = study.run(idw.load(), scenes_items(1), folder, progress=False)
    >>> view = StudyView(folder)
    >>> view.study, view.done
    ('localization', 1)
    >>> view.close()

    The table shows a row for each word. Rows that arrive while the study runs are added. Enter or a click on a row
    opens the saved result of its item in an explorer, without a model. A study that runs in the background of this
    kernel, as a ``studies.runner.StudyRun``, can be paused and cancelled.

    Args:
        folder: folder of the study.
        traits: traits of the view, for instance ``sort``.

    Raises:
        FileNotFoundError: if the folder holds no study.
    """

    _esm, _css = bundle("study_view")

    study = Unicode("", help="Name of the study.")
    about = Unicode("", help="Model and settings, in one line.")
    table = Dict(help="Columns of the table, as they travel.")
    summary = Dict(help='Mean, ends of its 95 % interval, and count of each number, by class of words; "" for all.')
    failures = List(Dict(), help="Items that failed: item, file, error, attempts.")
    folder = Unicode("", help="Folder of the study, to be opened in other programs.")
    status = Enum(STATUSES, "running", help="State of the study; quiet if nothing new comes.")
    controlled = Bool(False, help="Whether the study runs in this kernel, and can be paused and cancelled.")
    dashboard = Unicode("", help="Address of Dask's dashboard, while the study runs on workers.")
    done = Int(0, help="Number of items that were measured.")
    total = Int(None, allow_none=True, help="Number of items of the study; None if it is not known.")
    pace = Unicode("", help="Rate and time left, or why nothing new comes, in one line.")
    sort = Unicode("", help='Column to sort by, "caption" or the name of a number; "" for the first number.')
    descending = Bool(False, help="Whether the largest come first.")
    label = Unicode("", help='Class of the words shown; "" for all, "failed" for the failures.')
    group = Unicode("", help='Score whose numbers are shown; "" for the first.')
    search = Unicode("", help="Text that captions, words or notes must contain.")
    thumbnails = Dict(help="Pictures of a page that has no kernel, by row.")

    def __init__(self, folder: str | os.PathLike, **traits: Any) -> None:
        self._run = run_of_folder(folder)
        while self._run and self._run.running and not (to_path(folder) / MANIFEST).exists():
            time.sleep(0.05)  # it was started just now
        self._store, self._data = Store.open(folder), StudyTable()
        self._reading = threading.RLock()
        self._history: deque[tuple[float, int]] = deque(maxlen=60)  # items done at a time
        self._failed = -1
        manifest = self._store.manifest
        about = ", ".join(filter(None, [str(manifest.get("model", "")), facts(manifest.get("settings", {}))]))
        where = str(self._store.folder.resolve())
        super().__init__(study=str(manifest["study"]).replace("_", " "), about=about, folder=where, **traits)
        self.refresh()
        threading.Thread(target=_follow, args=(weakref.ref(self),), daemon=True).start()

    def refresh(self) -> None:
        """Read what the study has written since."""
        with self._reading:
            set_traits(self, self._read())

    def _read(self) -> dict[str, Any]:
        store, before = self._store, self._history[-1][1] if self._history else -1
        done, total, failures = store.done, store.total, store.failures()
        state: dict[str, Any] = {"done": done, "total": total}
        if (done, len(failures)) != (before, self._failed):
            self._history.append((time.time(), done))
            self._failed, self._data = len(failures), study_table(store.rows())
            state |= {"table": table_state(self._data), "summary": _finite(self._data.summary())}
            columns: Any = failures[["item", "file", "error", "attempts"]].astype(str)
            state["failures"] = columns.to_dict("records")
        complete = total is not None and done + len(failures) >= total
        state["status"], state["pace"] = ("done", "") if complete else self._progress()
        state["controlled"] = not complete and self._run is not None and self._run.running
        runs = state["status"] in ("running", "paused")
        state["dashboard"] = str(store.manifest.get("dashboard") or "") if runs else ""
        return state

    def _progress(self) -> tuple[str, str]:
        """Status of a study that is not complete, and its pace."""
        run = self._run = run_of_folder(self._store.folder) or self._run
        if run is not None and run.paused:
            self._history = deque([(time.time(), self._history[-1][1])], self._history.maxlen)  # the pace begins anew
            return "paused", ""
        if run is not None and isinstance(run.error, RunCancelled):
            return "cancelled", "run the study again on this folder to continue it"
        if run is not None and run.error is not None:
            return "failed", describe_error(run.error)
        quiet = time.time() - max(path.stat().st_mtime for path in self._store.folder.iterdir())
        if quiet > QUIET and not (run is not None and run.running):
            return "quiet", f"nothing new for {_duration(quiet)}"
        return "running", self._pace()

    def _pace(self) -> str:
        """Rate and time left over the last items."""
        (start, first), (now, last) = self._history[0], self._history[-1]
        if last <= first or self._store.total is None:
            return ""
        seconds = (now - start) / (last - first)
        rate = f"{60 / seconds:.2g}" if seconds > 1 else f"{60 / seconds:.0f}"
        return f"{rate} a minute · {_duration(seconds * (self._store.total - last))} left"

    # ---- what the browser asks for

    def _on_message(self, content: dict[str, Any]) -> None:
        if (run := self._run) is not None and content.get("pressed") in PRESSES:
            PRESSES[content["pressed"]](run)
            self.refresh()
            return
        if content.get("count") != len(self._data.clusters):
            return  # of a table that has grown since; the browser asks again once it has it
        for row in content.get("thumbnails", ()):
            picture, cells = self._thumbnail(int(row))
            data = b"" if cells is None else cells.pop("data")
            self.send({"thumbnail": row, "map": cells}, [picture, data])
        if "open" in content:
            try:
                reply = self._opened(int(content["open"]))
            except ValueError as error:
                reply = {"problem": str(error)}
            self.send({"view": content["view"], **reply})

    def _item(self, row: int) -> tuple[Information | None, tuple[int, ...]]:
        """Saved result of a row's item, and the indices of the row's word; () if it is in no place or several."""
        texts = {name: column[row] for name, column in self._data.texts.items()}
        info = self._store.item(texts["item"])
        if info is None:
            return None, ()
        prompt = info.prompt or Prompt(texts["caption"])
        try:
            words = prompt.indices(texts["word"])
        except ValueError:
            words = ()
        return dataclasses.replace(info, prompt=prompt), words

    def _thumbnail(self, row: int) -> tuple[bytes, dict[str, Any] | None]:
        """Picture of a row as PNG, and the map of its word, as it travels; b"" and None for none."""
        picture, cells, buffer = self._store.thumbnail(self._data.texts["item"][row]), None, b""
        with contextlib.suppress(ValueError):  # a damaged result; opening it says so
            info, words = self._item(row)
            if info is not None and info.prompt and info.can_answer(query := info.prompt.query(words)):
                values = info.heatmap(query).values.clip(0)
                shape = [max(side * MAP_CELLS // max(values.shape), 1) for side in values.shape]
                cells = packed(values, shape, rounded=True)
        if picture is not None:
            image = Image.fromarray(picture)
            image.thumbnail((THUMBNAIL, THUMBNAIL))
            buffer = to_png(image)
        return buffer, cells

    def _opened(self, row: int) -> dict[str, Any]:
        """State of an explorer that shows the saved result of a row's item."""
        info, words = self._item(row)
        if info is None or info.image is None:
            raise ValueError("No result was saved for this item; a study saves results if it is asked to.")
        state = result_state(info) | {"answers": answers(info, bands=True), "selected": words, "status": "done"}
        state["model"] = str(info.provenance.get("model", ""))
        return {"opened": row, "state": pack_state(widget_state(ExplorerTraits, **state))}

    # ---- output

    def to_html(self, path: str | os.PathLike) -> None:
        """Write a page of the table that needs no kernel, with pictures of the worst rows."""
        numbers = self._data.numbers
        by = next((number for number in numbers if number.name.startswith("CMI")), numbers[0] if numbers else None)
        worst = [] if by is None else np.argsort(by.values, kind="stable")[:PAGE_THUMBNAILS]
        shown = {str(row): [*self._thumbnail(int(row))] for row in worst}
        state = {name: getattr(self, name) for name in StudyView.declared_traits()} | {"thumbnails": shown}
        state |= {"folder": "", "dashboard": "", "controlled": False}
        write_file(path, document("study_view", title=self.study, state=widget_state(StudyView, **state)).encode())

    def describe(self) -> str:
        """The state of the study and the mean of each number with its interval."""
        of = "" if self.total is None else f" of {self.total}"
        lines = [f"Study {self.study}: {self.status}, {self.done}{of} items, {len(self.failures)} failed"]
        for number, (mean, low, high, n) in zip(self._data.numbers, self.summary.get("", ()), strict=False):
            if number.group != self._data.numbers[0].group:
                continue  # other scores
            name = ", ".join(filter(None, [number.group, number.name]))
            ends = "" if low is None else f", 95 % {format_estimate(low, None, 'to')} {format_estimate(high, None, '')}"
            lines.append(f"{name}: {format_estimate(mean, None, '')}{ends} ({n} words)")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<StudyView of {self.study!r}: {self.status}>"


def table_state(data: StudyTable) -> dict[str, Any]:
    """Columns of a table as they travel: numbers as float32, texts as their distinct values and int32 indices."""
    texts = {}
    for name, column in data.texts.items():
        values, codes = np.unique(np.array(column, object), return_inverse=True)
        texts[name] = {"values": values.tolist(), "codes": _bytes(codes.astype(np.int32))}
    numbers = [
        {"group": each.group, "name": each.name, "values": _bytes(each.values),
         "errors": None if each.errors is None else _bytes(each.errors)}
        for each in data.numbers
    ]  # fmt: skip
    return {"count": len(data.clusters), "texts": texts, "numbers": numbers}


def _bytes(values: np.ndarray) -> dict[str, Any]:
    return {"shape": [1, len(values)], "dtype": values.dtype.name, "data": values.tobytes()}


def _finite(summary: dict[str, list[list[float]]]) -> dict[str, list[list[float | None]]]:
    """NaN is not JSON."""
    return {k: [[n if np.isfinite(n) else None for n in each] for each in v] for k, v in summary.items()}


def _duration(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds < 90 * 60 else f"{seconds / 3600:.0f} h"


def _follow(reference: weakref.ref[StudyView]) -> None:
    """Refresh a view until its study is done or the view is closed or gone."""
    while (view := reference()) is not None and view.comm is not None:
        start = time.monotonic()
        try:
            view.refresh()
        except (OSError, ValueError) as error:  # the next look may find it whole
            set_traits(view, {"status": "quiet", "pace": f"the folder cannot be read: {error}"})
        if view.status == "done":
            return
        idle = time.time() - view._history[-1][0] if view._history else 0.0
        wait = max(INTERVAL, 20 * (time.monotonic() - start), min(idle / 10, 30))
        del view
        time.sleep(wait)
