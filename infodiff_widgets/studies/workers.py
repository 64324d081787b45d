"""Measure items of a study on the workers of a Dask cluster.

A task holds one item, and the study and model as instructions to load them, a few hundred bytes; every worker loads the
model once. Tasks are sent as others finish, so that the scheduler holds few at a time whatever the size of the study.
"""

from __future__ import annotations

import functools
import io
import itertools
import json
import logging
import pickle
import queue
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any

from infodiff_widgets.studies.provenance import fingerprint
from infodiff_widgets.studies.study import PackedMeasurement, Study, StudyItem, describe_error, measure_item

if TYPE_CHECKING:
    from infodiff_widgets.sessions.run import RunControl

IN_FLIGHT = 3
"""Number of items that are sent for each thread of the workers: one that is measured, and the next ones."""

COUNTED = 2.0
"""Workers are counted every so many seconds, because they come and go."""

WAIT = 0.2
"""Seconds after which a run that waits for an item looks whether it was paused or stopped, or the scheduler lost."""


def measure_on_workers(
    client: Any, study: Study, model: Any, items: Sequence[StudyItem], results: bool, retries: int, gpus: bool,
    control: RunControl, pause: Callable[[], None],
) -> Generator[tuple[StudyItem, PackedMeasurement | str]]:  # fmt: skip
    """Measure items on workers; yield each with its measurement or an error, in the order in which they finish.

    While the run is paused, items that were sent are finished but no others are sent; then ``pause()`` waits.

    Raises:
        ConnectionError: if the scheduler is lost.
        ValueError: if workers cannot load the model.
        RunCancelled: if the run was stopped.
    """
    from distributed import KilledWorker

    context, waiting = _dump((study, model), gpus), iter(items)
    sent: dict[Any, StudyItem] = {}
    # Items that died with their workers. Another item may have killed these, so each is then tried alone.
    suspects: list[StudyItem] = []
    suspected: set[str] = set()
    finished: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threads, counted = 1, -COUNTED

    def send() -> None:
        """Send items until there are enough for the workers that are there now."""
        nonlocal threads, counted
        if time.monotonic() - counted > COUNTED:
            threads, counted = max(1, sum(client.nthreads().values())), time.monotonic()
        for item in itertools.islice(waiting, max(IN_FLIGHT * threads - len(sent), 0)):
            submit(item)
        if suspects and not sent:
            submit(suspects.pop())

    def submit(item: StudyItem) -> None:
        future = client.submit(
            _measure, context, item, results, retries, pure=False, resources={"GPU": 1} if gpus else None
        )
        sent[future] = item
        future.add_done_callback(finished.put)

    try:
        while True:
            if control.stopped or (control.paused and not sent):
                pause()
            if not control.paused:
                send()
                if not sent:
                    return
            try:
                future = finished.get(timeout=WAIT)
            except queue.Empty:
                if client.status in ("closing", "closed"):
                    raise ConnectionError from None
                continue
            try:
                outcome = future.result()  # raises what went wrong on the way; errors of the study are returned
            except CancelledError as error:
                raise ConnectionError from error
            except Exception as error:
                if isinstance(error, KilledWorker) and sent[future].key not in suspected:
                    suspected.add(sent[future].key)
                    suspects.append(sent.pop(future))
                    continue
                if client.status != "running":
                    raise ConnectionError from error
                outcome = describe_error(error)
            yield sent.pop(future), outcome
            del future  # the scheduler may forget it
    except (OSError, RuntimeError, ConnectionError) as error:
        if client.status == "running" and not isinstance(error, ConnectionError):
            raise
        message = "the connection to the scheduler was lost. Start it again, and run the study again on its folder"
        raise ConnectionError(message) from error
    finally:
        if sent and client.status == "running":
            client.cancel(list(sent))


def _measure(context: bytes, item: StudyItem, results: bool, retries: int) -> PackedMeasurement | str:
    """Measure an item on a worker."""
    try:
        study, model = _load_context(context)
        return measure_item(study, model, item, results, retries)
    except Exception as error:
        return describe_error(error)


def _dump(value: Any, gpus: bool) -> bytes:
    """Pickle a value, with models as instructions to load them.

    Raises:
        ValueError: if a model was not made by ``load``.
    """
    import cloudpickle

    class Pickler(cloudpickle.CloudPickler):
        def persistent_id(self, obj: Any) -> Any:
            if not (hasattr(obj, "pipe") and hasattr(obj, "source")):  # no Model, whose import takes long
                return None
            if obj.source is None:
                raise ValueError(
                    f"workers cannot load {obj}: only its loaded pipeline is known. Save it with "
                    "pipe.save_pretrained(folder), and use idw.load(folder)"
                )
            device = {"device": "cuda"} if gpus else {}
            return json.dumps(obj.source | device), fingerprint(obj)["weights"]

    stream = io.BytesIO()
    Pickler(stream).dump(value)
    return stream.getvalue()


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, pid: Any) -> Any:
        return _load_model(*pid)


@functools.lru_cache(maxsize=1)
def _load_context(context: bytes) -> tuple[Study, Any]:
    return _Unpickler(io.BytesIO(context)).load()


@functools.lru_cache(maxsize=2)  # a model and its reference
def _load_model(source: str, weights: str) -> Any:
    from infodiff_widgets.pipelines.loading import load  # here, because it takes long

    model = load(**json.loads(source))
    if (found := fingerprint(model)["weights"]) != weights:
        raise ValueError(f"{model.name} has other weights on this worker: {found}, expected {weights}")
    return model


def local_cluster(workers: int, gpus: bool = False) -> Any:
    """A Dask cluster of worker processes on this machine, of one thread each. Those that die are started again.

    Other clusters have the settings of Dask: there, give workers that compute on the CPU the configuration
    ``distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_: null``, which makes networks up to twice as fast.

    ``gpus`` gives every worker a GPU of its own, from the first on, as one of the resource "GPU".
    """
    import dask.config
    from distributed import Nanny, Scheduler, SpecCluster
    from tornado.ioloop import PeriodicCallback

    logging.getLogger("distributed").setLevel(logging.ERROR)

    def nanny(*args: Any, **options: Any) -> Nanny:
        # Dask has workers return memory to the system at once, which makes networks on the CPU half as fast.
        with dask.config.set({"distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None}):
            return Nanny(*args, **options)

    def worker(k: int) -> dict[str, Any]:
        own = {"resources": {"GPU": 1}, "env": {"CUDA_VISIBLE_DEVICES": str(k)}} if gpus else {}
        return {"cls": nanny, "options": {"nthreads": 1, "memory_limit": 0, "silence_logs": "ERROR", **own}}

    options = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    cluster: Any = SpecCluster({k: worker(k) for k in range(workers)}, {"cls": Scheduler, "options": options})
    # Dask gives a worker up for good that is not there 15 seconds after it died, because it starts slowly or has died
    # again. A study whose last worker was given up would wait forever.
    keep = PeriodicCallback(lambda: cluster.scale(workers), 1000 * COUNTED)
    cluster.loop.add_callback(keep.start)
    return cluster
