"""A study gives the same rows here and on workers, and survives the death of its workers, client and scheduler."""

import errno
import math
import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image

from infodiff_widgets.sessions.run import RunCancelled
from infodiff_widgets.studies import interventions, localization, parquet, runner, store_writer
from infodiff_widgets.studies.items import WordStudy
from infodiff_widgets.studies.store import Store

distributed = pytest.importorskip("distributed")
import cloudpickle  # noqa: E402  it comes with distributed
import dask  # noqa: E402
import toy_study  # noqa: E402
from toy_study import ToyStudy  # noqa: E402

from infodiff_widgets.studies.workers import local_cluster  # noqa: E402

cloudpickle.register_pickle_by_value(toy_study)  # workers do not have this folder in their path

PROGRAM = Path(toy_study.__file__)
HOLD = """
import sys
if __name__ == "__main__":
    from infodiff_widgets.studies.workers import local_cluster
    print(local_cluster(1, gpus=True).scheduler_address, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _models_have_no_weights(monkeypatch):
    monkeypatch.setattr("infodiff_widgets.studies.provenance.fingerprint", lambda model: {})


@pytest.fixture(scope="module")
def client():
    """Of two workers. One that dies is given up at once, as others are that take long to start again."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1, "distributed.deploy.lost-worker-timeout": "1ms"}),
        local_cluster(2) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def start(*arguments, code=None):
    """A Python process with the toy's program, or of some code."""
    command = [sys.executable, *(["-c", code] if code else [str(PROGRAM)]), *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def wait_for(condition, seconds=20):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def in_flight(client):
    """Number of items that workers measure or will measure."""
    states = client.run_on_scheduler(lambda dask_scheduler: [one.state for one in dask_scheduler.tasks.values()])
    return sum(state in ("waiting", "no-worker", "queued", "processing") for state in states)


def done(folder):
    return Store.open(folder).done if (folder / "manifest.json").exists() else 0


def files(folder):
    """The content of every array of the results; their attributes hold times as well."""
    arrays = (path for path in folder.glob("maps.zarr/*/*/c/**/*") if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in arrays}


def same(folder, other):
    """Whether two stores hold the same rows, once each, and the same maps, to the last bit."""
    one, two = (Store.open(place).rows().sort_values("item", kind="stable", ignore_index=True)
                for place in (folder, other))  # fmt: skip
    pd.testing.assert_frame_equal(one, two, check_exact=True)
    assert (one.groupby("item").size() == 2).all()
    assert files(folder) == files(other) != {}
    return len(one) == 2 * Store.open(folder).total


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """What forty items give in this process."""
    folder = tmp_path_factory.mktemp("here")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("infodiff_widgets.studies.provenance.fingerprint", lambda model: {})
        ToyStudy(seconds=0.02).run(None, range(40), folder, results=True, progress=False)
    return folder


def test_rows_and_maps_are_the_same_on_two_workers(client, here, tmp_path):
    table = ToyStudy(seconds=0.02).run(None, range(40), tmp_path, client, results=True, progress=False)
    assert same(here, tmp_path)
    assert table["item"].tolist() == sorted(table["item"])
    wait_for(lambda: not client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)))


@pytest.mark.parametrize("number", [1, 4])
def test_rows_and_maps_are_the_same_on_fewer_and_more_workers(here, tmp_path, number):
    with local_cluster(number) as cluster, distributed.Client(cluster, set_as_default=False) as client:
        ToyStudy(seconds=0.02).run(None, range(40), tmp_path, client, results=True, progress=False)
    assert same(here, tmp_path)


def test_a_killed_worker_loses_nothing(client, tmp_path):
    items = [*range(6), tmp_path / "kill once", *range(6), tmp_path / "always", *range(6)]
    with pytest.warns(UserWarning, match=r"1 of 20 pictures could not be measured; .*always: KilledWorker"):
        table = runner.StudyRun(ToyStudy(), None, items, tmp_path / "out", client, progress=False).result(60)
    assert table["item"].tolist() == [k for k in range(20) for _ in range(2) if k != 13]
    assert (tmp_path / "kill once").exists()
    expected = ToyStudy().run(None, list(map(str, items[:13])), progress=False)
    assert table["value"].tolist()[:26] == expected["value"].tolist()


def test_a_damaged_picture_is_named_and_stops_nothing(client, tmp_path):
    Image.new("RGB", (9, 9)).save(tmp_path / "good.png")
    (tmp_path / "bad.png").write_bytes((tmp_path / "good.png").read_bytes()[:40])
    items = [tmp_path / name for name in ("good.png", "bad.png", "missing.png", "good.png")]
    for place, cluster in ((tmp_path / "here", None), (tmp_path / "there", client)):
        with pytest.warns(UserWarning, match="2 of 4 pictures could not be measured"):
            table = ToyStudy().run(None, items, place, cluster, progress=False)
        assert set(table["item"]) == {0, 3}
        failures = Store.open(place).failures().set_index("file")
        assert set(failures.index) == {str(path) for path in items[1:3]}
        assert (failures["attempts"] == 2).all()
        for path in items[1:3]:
            assert str(path) in failures["error"][str(path)]
    with pytest.raises(ValueError, match=r"bad\.png"):
        ToyStudy().run(None, items, progress=False)
    with pytest.raises(RuntimeError, match="1 of 1 pictures could not be measured"):
        ToyStudy().run(None, items[1:2], tmp_path / "none", progress=False)
    for path in items[1:3]:
        Image.new("RGB", (9, 9)).save(path)
    assert len(ToyStudy().run(None, items, tmp_path / "there", client, progress=False)) == 8
    assert Store.open(tmp_path / "there").failures().empty


def test_a_client_may_be_killed_and_a_second_one_is_refused(client, here, tmp_path):
    process = start(tmp_path, 40, client.scheduler.address)
    wait_for(lambda: done(tmp_path) > 3)
    with pytest.raises(RuntimeError, match=rf"process {process.pid} on .* writes to"):
        ToyStudy(seconds=0.02).run(None, range(40), tmp_path, progress=False)
    process.kill()
    process.wait()
    ToyStudy(seconds=0.02).run(None, range(40), tmp_path, client, results=True, progress=False)
    assert same(here, tmp_path)


def test_kills_at_random_points_lose_nothing(here, tmp_path, monkeypatch):
    rng = random.Random(1)
    for _ in range(3):
        before, process = done(tmp_path), start(tmp_path, 40)
        wait_for(lambda before=before, process=process: done(tmp_path) > before or process.poll() is not None)
        time.sleep(rng.random() * 0.1)
        process.kill()
        process.wait()
    ToyStudy(seconds=0.02).run(None, range(40), tmp_path, results=True, progress=False)
    assert same(here, tmp_path)


def test_a_lost_scheduler_ends_the_run_which_continues_on_another(client, here, tmp_path, monkeypatch):
    cluster = start(code=HOLD)
    monkeypatch.setitem(dask.config.config["distributed"]["comm"]["timeouts"], "connect", "2s")
    with distributed.Client(cluster.stdout.readline().strip(), set_as_default=False) as other:
        options = dict(results=True, progress=False, gpus=True)
        study = runner.StudyRun(ToyStudy(seconds=0.02), None, range(40), tmp_path, other, **options)
        wait_for(lambda: done(tmp_path) > 3)
        cluster.kill()
        cluster.wait()
        with pytest.raises(ConnectionError, match="the connection to the scheduler was lost"):
            study.result(60)
    assert 3 < done(tmp_path) < 40
    ToyStudy(seconds=0.02).run(None, range(40), tmp_path, client, results=True, progress=False)
    assert same(here, tmp_path)


def test_a_full_disk_ends_the_run_which_continues_with_room(here, tmp_path, monkeypatch):
    write_file, left = parquet.write_file, [10]
    monkeypatch.setattr(store_writer, "SECONDS", 0)

    def writing(path, content):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        write_file(path, content)

    monkeypatch.setattr(parquet, "write_file", writing)
    study = ToyStudy(seconds=0.02)
    with pytest.raises(OSError, match="No space left on device"):
        study.run(None, range(40), tmp_path, results=True, progress=False)
    assert 3 < done(tmp_path) < 9
    left[0] = 10**6
    study.run(None, range(40), tmp_path, results=True, progress=False)
    assert same(here, tmp_path)


def test_another_study_is_refused(here):
    with pytest.raises(ValueError, match="seed is 0 there and 1 now"):
        replace(ToyStudy(seconds=0.02), seed=1).run(None, range(40), here, progress=False)
    with pytest.raises(ValueError, match="data: item 39 is '39' there and '0' now"):
        ToyStudy(seconds=0.02).run(None, [*range(39), 0], here, progress=False)


@pytest.mark.parametrize("place", ["here", "on workers"])
def test_a_paused_run_keeps_what_was_measured_and_goes_on(client, here, tmp_path, monkeypatch, place):
    monkeypatch.setattr(store_writer, "SECONDS", 60)  # of all rows, only the first are written before the pause
    study, cluster = ToyStudy(seconds=0.02), client if place == "on workers" else None
    run = runner.StudyRun(study, None, range(40), tmp_path, cluster, results=True, progress=False)
    wait_for(lambda: len(list(tmp_path.glob("maps.zarr/*"))) > 4)
    run.pause()
    wait_for(lambda: done(tmp_path) > 1)
    wait_for(lambda: not in_flight(client))
    time.sleep(0.1)
    assert len(list(tmp_path.glob("maps.zarr/*/"))) == done(tmp_path) < 40
    assert run.running
    assert runner.run_of_folder(tmp_path / ".." / tmp_path.name) is run
    run.resume()
    run.result(60)
    assert same(here, tmp_path)


@pytest.mark.parametrize("place", ["here", "on workers"])
def test_a_cancelled_run_ends_at_once_also_in_a_pause(client, tmp_path, place):
    cluster = client if place == "on workers" else None
    run = runner.StudyRun(ToyStudy(seconds=0.02), None, range(1000), tmp_path, cluster, progress=False)
    wait_for(lambda: done(tmp_path))
    run.pause()
    run.cancel()
    with pytest.raises(RunCancelled):
        run.result(10)
    assert isinstance(run.error, RunCancelled)
    assert 0 < done(tmp_path) < 1000
    wait_for(lambda: not in_flight(client))


def test_the_network_is_loaded_on_workers_and_computes_the_same_bits(tmp_path, monkeypatch):
    import infodiff_widgets as idw
    from infodiff_widgets.studies import localization

    monkeypatch.undo()
    model, items = idw.load(), localization.scenes_items(2)
    study = localization.Localization(samples=2)
    study.run(model, items, tmp_path / "here", results=True, progress=False)
    with local_cluster(1) as cluster, distributed.Client(cluster, set_as_default=False) as client:
        study.run(model, items, tmp_path / "there", client, results=True, progress=False)
        assert set(client.run(os.getenv, "MALLOC_TRIM_THRESHOLD_").values()) == {None}  # it would halve the speed
        with pytest.raises(ValueError, match=r"workers cannot load .*save_pretrained"):
            study.run(idw.wrap(model.pipe), items, client=client, progress=False)
    one, two = (Store.open(tmp_path / name).rows() for name in ("here", "there"))
    two = two.set_index("item").loc[list(dict.fromkeys(one["item"]))].reset_index()
    pd.testing.assert_frame_equal(one, two, check_exact=True)
    assert files(tmp_path / "here") == files(tmp_path / "there")
    first = one[one["item"] == one["item"][0]]
    info = Store.open(tmp_path / "here").item(first["item"][0])
    assert set(first["word"]) <= set(info.prompt.words)


def test_a_study_that_cannot_measure_is_refused_when_it_is_made():
    class Unfinished(WordStudy):
        name = "unfinished"

    with pytest.raises(TypeError, match="measure_words"):
        Unfinished()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (dict(samples=1), "samples must be at least 2; got 1"), (dict(samples="9"), "samples must be a whole number"),
        (dict(seed=-1), "seed must be at least 0"), (dict(steps=0), "steps must be at least 1"),
        (dict(smoothing=math.nan), "smoothing must be"), (dict(smoothing=None), "smoothing must be a number"),
        (dict(min_logsnr="low", steps=1), "min_logsnr must be a number"),
        (dict(sampler="euler", steps=1), "sampler must be one of ode, ddpm; got 'euler'"),
    ],
)  # fmt: skip
def test_settings_are_checked_when_a_study_is_made(settings, message):
    kind = interventions.Interventions if "steps" in settings else localization.Localization
    with pytest.raises((TypeError, ValueError), match=message):
        kind(**settings)
