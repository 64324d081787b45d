"""Measure how studies scale. `python tests/scale.py items 10000`, `… workers` and `… same` print figures.

items: bytes a row, files, and what passes between client, scheduler and workers, of a study of many small items; what a
million of them would take. workers: how much faster two workers of one thread are than one, on items of a second, and
what two processes without Dask gain on the same machine. same: rows and maps on 1, 2 and 4 workers.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "studies"))
os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")  # as workers have
SAMPLES = 32


def size(folder: Path) -> tuple[int, int]:
    """Number of files in a folder, and their bytes."""
    found = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(found), sum(found)


def items(n: int) -> None:
    """A study of n items whose rows are like those of localization, on two workers."""
    import cloudpickle
    import distributed
    import toy_study
    from distributed.batched import BatchedSend
    from distributed.comm.tcp import TCP

    from infodiff_widgets.studies import provenance, workers
    from infodiff_widgets.studies.store import Store

    cloudpickle.register_pickle_by_value(toy_study)
    provenance.fingerprint = lambda model: {}
    sent, written = [0], [0]
    send, write = BatchedSend.send, TCP.write

    def counted_send(self, *messages):
        sent[0] += len(messages)
        return send(self, *messages)

    async def counted_write(self, *args, **options):
        written[0] += (length := await write(self, *args, **options)) or 0
        return length

    BatchedSend.send, TCP.write = counted_send, counted_write
    study = toy_study.ToyStudy()
    with (
        tempfile.TemporaryDirectory() as folder,
        workers.local_cluster(2) as cluster,
        distributed.Client(cluster) as client,
    ):
        place = Path(folder)
        client.run(lambda: None)
        sent[0] = written[0] = 0
        began, memory = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        study.run(None, range(n), place, client, progress=False)
        seconds = time.perf_counter() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
        print(f"{n} items of 2 rows in {seconds:.0f} s: {1000 * seconds / n:.1f} ms an item")
        print(f"  client and scheduler: {sent[0] / n:.1f} messages and {written[0] / n:.0f} bytes an item sent")
        task = len(pickle.dumps(workers._dump((study, None), False)))
        print(f"  {task} bytes a task are the study; peak memory + {memory / 1024:.0f} MiB")
        for name in ("rows", "thumbnails"):
            files, length = size(place / name)
            print(f"  {name}: {files} files, {length / n:.0f} bytes an item; 10⁶ items: {length / n / 1000:.1f} GB")
        began = time.perf_counter()
        done = Store.open(place).done
        print(f"  {done} keys read in {time.perf_counter() - began:.2f} s")


def measured_study():
    """A model, a study of it, and data: 24 items of about a second."""
    import infodiff_widgets as idw
    from infodiff_widgets.studies.localization import Localization, scenes_items

    return idw.load(), Localization(samples=SAMPLES), scenes_items(24)


def plain_process(taken, barrier) -> None:
    """Measure items that no other process has taken, between two meetings at the barrier."""
    from dataclasses import replace

    model, study, words = measured_study()
    items = study.items(words)
    replace(study, samples=2).measure(model, items[-1])
    barrier.wait()
    while True:
        with taken.get_lock():
            k, taken.value = taken.value, taken.value + 1
        if k >= len(items):
            break
        study.measure(model, items[k])
    barrier.wait()


def plain_seconds(n: int) -> float:
    """Duration of the study in n processes that share its items without Dask."""
    context = multiprocessing.get_context("spawn")
    taken, barrier = context.Value("i", 0), context.Barrier(n + 1)
    processes = [context.Process(target=plain_process, args=(taken, barrier)) for _ in range(n)]
    for process in processes:
        process.start()
    barrier.wait()
    began = time.perf_counter()
    barrier.wait()
    return time.perf_counter() - began


def dask_seconds(n: int) -> float:
    """Duration of the study on n workers."""
    from dataclasses import replace

    import distributed

    from infodiff_widgets.studies.localization import scenes_items
    from infodiff_widgets.studies.workers import local_cluster

    model, study, words = measured_study()
    with local_cluster(n) as cluster, distributed.Client(cluster) as client:
        replace(study, samples=2).run(model, scenes_items(4, skip=50), client=client, progress=False)  # loads it
        began = time.perf_counter()
        study.run(model, words, client=client, progress=False)
        return time.perf_counter() - began


def speed() -> None:
    """How much faster one study is on two workers than on one, beside two processes that share its items."""
    print(f"load {os.getloadavg()[0]:.1f}", flush=True)
    ratios = {}
    for name, seconds in (("plain processes", plain_seconds), ("workers of Dask", dask_seconds)):
        one, two = seconds(1), seconds(2)
        ratios[name] = one / two
        print(
            f"{name}: {one:.1f} s on one, {two:.1f} s on two, {one / 24:.2f} s an item, ratio {one / two:.2f}",
            flush=True,
        )
    print(f"share of Dask: {ratios['workers of Dask'] / ratios['plain processes']:.2f}; load {os.getloadavg()[0]:.1f}")


def same() -> None:
    """Whether the rows and maps of a study are equal to the last bit in process and on 1, 2 and 4 workers."""
    import distributed
    import pandas as pd

    import infodiff_widgets as idw
    from infodiff_widgets.studies.localization import Localization, scenes_items
    from infodiff_widgets.studies.workers import local_cluster

    def chunks(folder: Path) -> dict[Path, bytes]:
        files = (path for path in folder.glob("maps.zarr/*/*/c/**/*") if path.is_file())
        return {path.relative_to(folder): path.read_bytes() for path in files}

    model, study, words = idw.load(), Localization(samples=4), scenes_items(8)
    with tempfile.TemporaryDirectory() as folder:
        whole = study.run(model, words, Path(folder) / "0", results=True, progress=False)
        for n in (1, 2, 4):
            place = Path(folder) / str(n)
            with local_cluster(n) as cluster, distributed.Client(cluster) as client:
                table = study.run(model, words, place, client, results=True, progress=False)
            pd.testing.assert_frame_equal(whole, table, check_exact=True)
            arrays = [chunks(at) for at in (Path(folder) / "0", place)]
            assert arrays[0] == arrays[1] != {}
            print(f"{n} workers: {len(table)} rows and {len(arrays[0])} chunks of maps are the same", flush=True)


if __name__ == "__main__":
    commands = {"items": lambda: items(int(sys.argv[2])), "workers": speed, "same": same}
    commands[sys.argv[1]]()
