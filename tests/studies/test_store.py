"""The folder of a study: appends, merging, who may write, what continues, and results of single items."""

import errno
import io
import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import toy_study
from PIL import Image

import infodiff_widgets as idw
from infodiff_widgets.studies import parquet, store_writer
from infodiff_widgets.studies.parquet import ParquetTable
from infodiff_widgets.studies.store import Store
from infodiff_widgets.studies.store_writer import StoreWriter
from infodiff_widgets.studies.stored_results import pack_result

MANIFEST = {
    "study": "x", "settings": {"seed": 0, "samples": 4}, "model": "m", "weights": "w", "code": "c", "started": "today"
}  # fmt: skip


def items(n):
    return [(f"item {k}", f"file {k}") for k in range(n)]


@pytest.fixture(autouse=True)
def _written_at_once(monkeypatch):
    monkeypatch.setattr(store_writer, "SECONDS", 0)


def test_a_table_keeps_all_rows_in_order_in_few_files_of_one_schema(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "FAN", 4)
    table, rows = ParquetTable(tmp_path / "rows"), []
    assert table.read() is None
    for k in range(70):
        rows.append({"item": k, "late": None if k < 9 else k / 3, "levels": [] if k < 5 else [0.5, k / 7]})
        rows[-1] |= {"new": "x"} if k > 30 else {}
        table.append(rows[-1:])
        assert len(table.files()) <= 10
        assert len({parquet.pq.read_schema(path) for path in table.files()}) == 1  # so other programs can read them
    assert table.read().to_pylist() == [{"new": None} | row for row in rows]
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "rows"), table.read().to_pandas())
    part = (tmp_path / "rows" / "00000000-00000003.parquet").write_bytes(table.files()[0].read_bytes())
    assert part
    assert table.read().num_rows == 70  # a kill between merging and deleting leaves both
    table.merge()
    assert len(list((tmp_path / "rows").iterdir())) == 1
    assert table.read().num_rows == 70


def test_what_is_read_while_it_runs(tmp_path):
    with StoreWriter(tmp_path, MANIFEST, items(3)) as writer:
        writer.add("item 1", [{"value": 1.5}, {"value": None}])
        store = Store.open(tmp_path)
        assert store.rows().equals(pd.DataFrame({"item": ["item 1"] * 2, "value": [1.5, np.nan]}))
        assert (store.done, store.total) == (1, 3)
        writer.fail("item 0", "file 0", "no picture", 2)
        writer.fail("item 2", "file 2", "no picture", 2)
        assert store.failures()[["item", "file", "error", "attempts"]].to_numpy().tolist() == [
            ["item 0", "file 0", "no picture", 2], ["item 2", "file 2", "no picture", 2]
        ]  # fmt: skip
        writer.add("item 0", [{"value": 2}])
        assert store.failures()["item"].tolist() == ["item 2"]
    assert Store.open(tmp_path).rows()["value"].tolist()[::2] == [1.5, 2]


def test_thumbnails(tmp_path):
    pictures = [np.full((2, 3, 3), k, np.uint8) for k in range(3)]
    with StoreWriter(tmp_path, MANIFEST, items(3)) as writer:
        store = Store.open(tmp_path)
        for k, picture in enumerate(pictures):
            assert store.thumbnail(f"item {k}") is None
            stream = io.BytesIO()
            Image.fromarray(picture).save(stream, "PNG")
            writer.add(f"item {k}", [{"x": k}], stream.getvalue())
            assert (store.thumbnail(f"item {k}") == picture).all()
    for one in (store, Store.open(tmp_path)):
        assert all((one.thumbnail(f"item {k}") == picture).all() for k, picture in enumerate(pictures))


def test_results_are_read_back(tmp_path):
    scene = idw.scenes.example(0)
    info = idw.estimate(
        idw.load("exact"), scene.image, scene.caption, attention_prompt=scene.caption, samples=4, progress=False
    )
    with StoreWriter(tmp_path, MANIFEST, items(1)) as writer:
        writer.add("item 0", [{"x": 1}], result=pack_result("item 0", info))
        writer.add("item 0", [{"x": 1}], result=pack_result("item 0", info))  # replaces it
    store = Store.open(tmp_path)
    found = store.item("item 0")
    assert found.table().equals(info.table())
    assert (found.image == info.image).all()
    assert (found.attention == info.attention).all()
    assert found.provenance == json.loads(json.dumps(info.provenance))
    for word in (None, *range(len(info.prompt.words))):
        one, other, largest = found.heatmap(word), info.heatmap(word), info.heatmap().values.max()
        assert np.abs(one.values - other.values).max() <= 2e-3 * largest
    assert store.item("item 1") is None
    (group,) = (path for path in (tmp_path / "maps.zarr").iterdir() if path.is_dir())
    xarray = pytest.importorskip("xarray")
    dataset = xarray.open_zarr(tmp_path / "maps.zarr", group=group.name, consolidated=False)
    maps = np.stack([np.stack(bands) for bands in found.maps])
    np.testing.assert_allclose(dataset["maps"], maps, rtol=1e-6)
    (group / "zarr.json").write_text("{")
    with pytest.raises(ValueError, match="is damaged"):
        store.item("item 0")


def test_other_programs_open_the_folder_in_one_line(tmp_path):
    """By the lines of the README."""
    names = {name: pytest.importorskip(name) for name in ("pandas", "polars", "duckdb", "xarray")}
    rows = [{"word": "dog", "method": method, "energy": k / 3} for k, method in enumerate(("MI", "CMI"))]
    info = toy_study.information(np.random.default_rng(0))
    with StoreWriter(tmp_path, MANIFEST, items(3)) as writer:
        for key, _ in items(3):
            writer.add(key, rows, result=pack_result(key, info))
            writer.flush()
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^(?:pandas|polars|duckdb|xarray)\..*$", text, re.M)
    table, frame, mean, tree = (eval(line.replace("out/localization", str(tmp_path)), names) for line in lines)
    pd.testing.assert_frame_equal(table, Store.open(tmp_path).rows())
    assert frame.shape == table.shape
    assert mean.fetchall() == [("dog", 1 / 3)]
    assert {node.attrs["item"] for node in tree.children.values()} == {key for key, _ in items(3)}
    (node, *_) = tree.children.values()
    np.testing.assert_allclose(node["maps"], np.stack([np.stack(bands) for bands in info.maps]), rtol=1e-3)


def test_another_study_is_refused_with_the_fields_that_differ(tmp_path):
    with StoreWriter(tmp_path, MANIFEST, items(3)) as writer:
        writer.add("item 1", [{"x": 1}])
    before = (tmp_path / "manifest.json").read_text()
    for other, named in (
        (MANIFEST | {"settings": {"seed": 1, "samples": 4}}, "seed is 0 there and 1 now"),
        (MANIFEST | {"weights": "v"}, "weights is 'w' there and 'v' now"),
        (MANIFEST | {"study": "y", "code": "d"}, "study is 'x' there and 'y' now; code is 'c' there and 'd' now"),
    ):
        with pytest.raises(ValueError, match=named), StoreWriter(tmp_path, other, items(3)):
            pass
    for others, named in (
        (items(3)[::-1], "item 0 is 'file 0' there and 'file 2' now"), ([("a", "file 9")], "item 0 is 'file 0'")
    ):  # fmt: skip
        with pytest.raises(ValueError, match=f"data: {named}"), StoreWriter(tmp_path, MANIFEST, others):
            pass
    assert (tmp_path / "manifest.json").read_text() == before
    for n in (5, 2):
        with StoreWriter(tmp_path, MANIFEST, items(n)):
            assert Store.open(tmp_path).total == 5
    assert Store.open(tmp_path).keys() == ["item 1"]


def test_an_item_whose_data_changed_is_measured_again(tmp_path):
    with StoreWriter(tmp_path, MANIFEST, items(3)) as writer:
        for k in range(3):
            writer.add(f"item {k}", [{"x": k}])
    with StoreWriter(tmp_path, MANIFEST, [*items(1), ("item 1 again", "file 1")]) as writer:
        assert Store.open(tmp_path).keys() == ["item 0", "item 2"]
        writer.add("item 1 again", [{"x": 9}])
    assert pd.read_parquet(tmp_path / "rows")["x"].tolist() == [0, 2, 9]
    assert Store.open(tmp_path).total == 3


def test_one_process_writes(tmp_path):
    second = StoreWriter(tmp_path, MANIFEST, [])
    with StoreWriter(tmp_path, MANIFEST, items(1)), pytest.raises(RuntimeError, match=r"process \d+ on .* writes to"):
        second.__enter__()
    with StoreWriter(tmp_path, MANIFEST, items(1)):
        pass


@pytest.fixture
def disk(monkeypatch):
    """A set of what a full disk has no room for: "appends", "merges"."""
    write_file, full = parquet.write_file, set()

    def writing(path, content):
        first, last = path.stem.split("-")
        if ("appends" if first == last else "merges") in full:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        write_file(path, content)

    monkeypatch.setattr(parquet, "write_file", writing)
    monkeypatch.setattr(parquet, "FAN", 2)
    return full


def test_a_full_disk_loses_nothing_that_was_written(tmp_path, disk):
    with pytest.raises(OSError, match="No space left"), StoreWriter(tmp_path, MANIFEST, items(9)) as writer:
        for k in range(9):
            disk |= {"appends"} if k == 5 else set()
            writer.add(f"item {k}", [{"x": k}])
    assert Store.open(tmp_path).rows()["x"].tolist() == list(range(5))
    disk.clear()
    with StoreWriter(tmp_path, MANIFEST, items(9)) as writer:
        writer.add("item 5", [{"x": 5}])
    assert Store.open(tmp_path).rows()["x"].tolist() == list(range(6))


def test_a_disk_without_room_to_merge_still_takes_rows_once(tmp_path, disk):
    disk.add("merges")
    with StoreWriter(tmp_path, MANIFEST, items(9)) as writer:
        for k in range(9):
            writer.add(f"item {k}", [{"x": k}])
    assert Store.open(tmp_path).rows()["x"].tolist() == list(range(9))
    assert len(list((tmp_path / "rows").iterdir())) == 9


def test_what_is_no_study_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"holds no study: there is no manifest\.json$"):
        Store.open(tmp_path)
    (tmp_path / "a").mkdir()
    for text in ("[", "[" * 100_000, '{"study": "x"}', '{"study": "x", "settings": 3}', "[]"):
        (tmp_path / "a" / "manifest.json").write_text(text)
        with pytest.raises(ValueError, match="damaged, or is no manifest"):
            Store.open(tmp_path / "a")
    with pytest.raises(FileNotFoundError, match=r"open one of \[.*a'\]"):
        Store.open(tmp_path)
    with StoreWriter(tmp_path / "b", MANIFEST, items(1)) as writer:
        writer.add("item 0", [{"x": 1}])
    (path,) = (tmp_path / "b" / "rows").iterdir()
    whole, foreign = path.read_bytes(), io.BytesIO()
    pd.DataFrame({"x": [1]}).to_parquet(foreign)
    for content in (whole[:-9], b"", whole[:6] + b"\xff" * 20 + whole[26:], foreign.getvalue()):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"parquet is damaged, or no table of a study; delete it"):
            Store.open(tmp_path / "b").rows()
    path.unlink()
    (tmp_path / "b" / "items.parquet").write_bytes(b"")
    with pytest.raises(ValueError, match=r"items.parquet is damaged"), StoreWriter(tmp_path / "b", MANIFEST, items(1)):
        pass
    (tmp_path / "b" / "items.parquet").unlink()
    with StoreWriter(tmp_path / "b", MANIFEST, items(1)) as writer:
        writer.add("item 0", [{"x": 2}])
    assert Store.open(tmp_path / "b").first() == [{"item": "item 0", "x": 2}]
