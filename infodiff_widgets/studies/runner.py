"""Run a study: items become rows in a folder, here or on the workers of a Dask cluster.

A run may be killed at any time, with its workers or the scheduler: the next run on the folder continues it. Rows do not
depend on where or in which order items are measured, to the last bit if workers compute with one thread each, as Dask
starts them.
"""

from __future__ import annotations

import atexit
import tempfile
import threading
import warnings
import weakref
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, wait
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infodiff_widgets.core.progress import progress_bar
from infodiff_widgets.files import to_path
from infodiff_widgets.sessions.run import RunControl
from infodiff_widgets.studies.provenance import manifest
from infodiff_widgets.studies.store_writer import StoreWriter
from infodiff_widgets.studies.study import PackedMeasurement, Study, StudyItem, describe_error, measure_item

if TYPE_CHECKING:
    import os


def run(
    study: Study, model: Any, data: Sequence[Any], folder: str | os.PathLike | None = None, client: Any = None, *,
    results: bool = False, gpus: bool = False, retries: int = 1, progress: bool = True,
    control: RunControl | None = None,
) -> Any:  # fmt: skip
    """Measure all items of a study that its folder lacks.

    Args:
        study: what is measured.
        model: model to measure.
        data: what the study is about, such as words of captions.
        folder: keeps results as they come, see ``studies.store``; a killed run continues there, also with more items.
            None keeps nothing, and raises the first error.
        client: a ``distributed.Client``, whose workers then measure. They load the model themselves, once each.
        results: store the whole result of every item as well.
        gpus: workers load the model on their GPU, and an item takes one of Dask's resource "GPU".
        retries: how often an item is tried again after an error.
        progress: show a progress bar.
        control: pauses the run, or stops it, from another thread. Items that are measured at that time are finished and
            written in a pause; a run that is stopped drops them.

    Returns:
        the table of the study, of all items that were measured. A warning names the number of others, and
        ``Store.failures`` lists them.

    Raises:
        ValueError: if there are no items, or the folder holds another study.
        RuntimeError: if another process writes to the folder, or no item could be measured.
        ConnectionError: if the scheduler was lost.
        RunCancelled: if it was stopped.
        OSError: if the disk is full. What was written stays.
    """
    items = study.items(data)
    if not items:
        raise ValueError(f"there are no {study.unit} to measure: give at least one")
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()) if folder is None else folder)
        about = {"study": study.name} if folder is None else manifest(study, model)
        about |= {} if client is None else {"dashboard": client.dashboard_link}
        store = stack.enter_context(StoreWriter(place, about, [(item.key, item.file) for item in items]))
        done = set(store.keys())
        todo = [item for item in items if item.key not in done]
        bar: Any = progress_bar(
            desc=study.unit, unit="", initial=len(items) - len(todo), total=len(items), disable=not progress
        )
        stack.enter_context(bar)
        control = control or RunControl()

        def pause() -> None:
            """Write everything and wait, if the run is paused; raise RunCancelled if it is stopped."""
            if control.paused:
                store.flush()
            control.check()

        if client is None:
            outcomes = _measure_here(study, model, todo, results, retries, folder is None, pause)
        else:
            from infodiff_widgets.studies.workers import measure_on_workers

            outcomes = measure_on_workers(client, study, model, todo, results, retries, gpus, control, pause)
        failed = 0
        for item, outcome in stack.enter_context(closing(outcomes)):
            if isinstance(outcome, str):
                failed += 1
                store.fail(item.key, item.file, outcome, retries + 1)
                bar.set_postfix(failed=failed)
            else:
                store.add(item.key, *outcome)
            bar.update()
        store.flush()
        rows, failures = store.rows(), store.failures()
    if len(failures):
        first = failures.iloc[0]
        text = f"{len(failures)} of {len(items)} {study.unit} could not be measured; {first['file']}: {first['error']}"
        if len(failures) == len(items):
            raise RuntimeError(text)
        warnings.warn(f"{text}. Store.open({str(folder)!r}).failures() lists them", stacklevel=3)
    numbers = {item.key: item.number for item in items}
    rows = rows[rows["item"].isin(list(numbers))]  # not those of items that have got more words since
    rows = rows.assign(item=[numbers[key] for key in rows["item"]])
    return study.table(rows.sort_values("item", kind="stable", ignore_index=True))


def _measure_here(
    study: Study,
    model: Any,
    items: Sequence[StudyItem],
    results: bool,
    retries: int,
    raise_errors: bool,
    pause: Callable[[], None],
) -> Generator[tuple[StudyItem, PackedMeasurement | str]]:
    """Measure items in this process; yield each with its measurement or an error."""
    for item in items:
        pause()
        try:
            outcome: PackedMeasurement | str = measure_item(study, model, item, results, retries)
        except Exception as error:
            if raise_errors:
                raise
            outcome = describe_error(error)
        yield item, outcome


_runs: weakref.WeakValueDictionary[Any, StudyRun] = weakref.WeakValueDictionary()
"""Runs in the background: the latest of each folder, and those without one."""
# A thread that is inside torch when the interpreter ends would abort the process, and one that is paused would hold it.
atexit.register(lambda: [run.cancel() or wait([run.future]) for run in list(_runs.values())])


def run_of_folder(folder: str | os.PathLike) -> StudyRun | None:
    """The latest run in the background of this process that writes, or wrote, to a folder."""
    return _runs.get(to_path(folder).resolve())


class StudyRun(RunControl):
    """A study that runs in the background, so that a notebook can pause or cancel it.

    Args and errors are those of :func:`run`, without ``control``.
    """

    def __init__(
        self, study: Study, model: Any, data: Sequence[Any], folder: str | os.PathLike | None = None,
        client: Any = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__()
        self.future: Future = Future()
        key = id(self) if folder is None else to_path(folder).resolve()
        if key not in _runs or not _runs[key].running:  # the folder is locked, this run will be refused
            _runs[key] = self

        def work() -> None:
            try:
                self.future.set_result(run(study, model, data, folder, client, control=self, **options))
            except BaseException as error:
                self.future.set_exception(error)

        threading.Thread(target=work, name="study", daemon=True).start()

    def cancel(self) -> None:
        """End the run; items that are measured now are dropped. What is written stays, and another run continues it."""
        self.stop()

    @property
    def running(self) -> bool:
        """Whether the run has not ended."""
        return not self.future.done()

    @property
    def error(self) -> BaseException | None:
        """What ended the run before its time, such as RunCancelled; None while it runs, or if nothing did."""
        return self.future.exception() if self.future.done() else None

    def result(self, timeout: float | None = None) -> Any:
        """Wait for the table; raises what ended the run, such as RunCancelled."""
        return self.future.result(timeout)
