"""Measure how studies scale. `python tests/scale.py items 10000` and `python tests/scale.py workers` print figures.

items: bytes a row, files, and what passes between client, scheduler and workers, of a study of many small items; what a
million of them would take. workers: how much faster two workers of one thread are than one, on items of a second.
"""

from __future__ import annotations

import pickle
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "studies"))


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


def speed() -> None:
    """The ratio of the durations of one study on one worker and on two."""
    import distributed

    import infodiff_widgets as idw
    from infodiff_widgets.studies.localization import Localization, scenes_items
    from infodiff_widgets.studies.workers import local_cluster

    model, words = idw.load(), scenes_items(24)
    study, seconds = Localization(samples=32), []
    for n in (1, 2):
        with local_cluster(n) as cluster, distributed.Client(cluster) as client:
            Localization(samples=2).run(model, scenes_items(4, skip=50), client=client, progress=False)  # loads it
            began = time.perf_counter()
            study.run(model, words, client=client, progress=False)
            seconds.append(time.perf_counter() - began)
            print(f"{n} workers: {seconds[-1]:.1f} s, {n * seconds[-1] / 24:.2f} s an item", flush=True)
    print(f"ratio {seconds[0] / seconds[1]:.2f}")


if __name__ == "__main__":
    items(int(sys.argv[2])) if sys.argv[1] == "items" else speed()
