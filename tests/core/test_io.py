"""Result files: written whole or not at all, and checked before anything is loaded."""

import json
import shutil
import subprocess
import sys

import h5py
import numpy as np
import pytest
import torch

import infodiff_widgets as idw
from infodiff_widgets.core.denoisers import GaussianPairDenoiser
from infodiff_widgets.core.io import from_netcdf
from infodiff_widgets.files import write_file


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    path = tmp_path_factory.mktemp("saved") / "x.nc"
    pair = GaussianPairDenoiser(0.8)
    idw.estimate(pair, torch.zeros(3, 4, 6), prompts=["", 1.0], samples=8, progress=False).to_netcdf(path)
    with h5py.File(path, "a") as file:
        file["image"] = np.zeros((4, 6, 3), np.uint8)
        file.attrs["frame"] = json.dumps([0, 0, 6, 4])
    assert from_netcdf(path).frame == (0, 0, 6, 4)
    return path


def external_storage(file, folder):
    (folder / "secret").write_bytes(bytes(72))
    del file["image"]
    file.create_dataset("image", (4, 6, 3), np.uint8, external=[(str(folder / "secret"), 0, 72)])


def external_link(file, folder):
    with h5py.File(folder / "other.h5", "w") as other:
        other["image"] = np.zeros((4, 6, 3), np.uint8)
    del file["image"]
    file["image"] = h5py.ExternalLink(str(folder / "other.h5"), "image")


def virtual_dataset(file, folder):
    external_link(file, folder)
    del file["image"]
    layout = h5py.VirtualLayout((4, 6, 3), np.uint8)
    layout[:] = h5py.VirtualSource(str(folder / "other.h5"), "image", (4, 6, 3))
    file.create_virtual_dataset("image", layout)


def gigabytes_of_zeros(file, folder):
    maps = file["maps"].shape
    del file["maps"]
    file.create_dataset("maps", (*maps[:3], 2**14, 2**14), np.float32, compression="gzip", chunks=True)


def huge_chunk(file, folder):
    del file["image"]
    chunk = (2**10, 2**10, 2**8)
    file.create_dataset("image", (4, 6, 3), np.uint8, maxshape=(None, None, None), chunks=chunk, compression="gzip")


def repeated_text(file, folder):
    texts = np.array([json.dumps("x" * 50_000)], object)
    del file["prompt"]
    file.create_dataset("prompt", (2**20,), h5py.string_dtype(), fillvalue=texts[0])


def group(file, folder):
    del file["image"]
    file.create_group("image")


def replaced(name, value):
    def change(file, folder):
        if name in file:
            del file[name]
            file[name] = value
        else:
            file.attrs[name] = value

    change.__name__ = name
    return change


def removed(name):
    def change(file, folder):
        del (file if name in file else file.attrs)[name]

    change.__name__ = f"without {name}"
    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (external_storage, "image must be an array in the file itself"),
        (external_link, "image must be in the file itself"),
        (virtual_dataset, "image must be an array in the file itself"),
        (group, "image must be an array in the file itself"),
        (gigabytes_of_zeros, r"maps would take \d+\.\d GiB"),
        (huge_chunk, r"image would take 0\.2 GiB"),
        (repeated_text, "prompt must not hold more text than the file"),
        (replaced("round", np.full(8, 10**12)), "round must count"),
        (replaced("round", np.zeros(8)), "round must hold whole numbers"),
        (replaced("weight", np.full(8, np.nan)), "weight positive"),
        (replaced("map_samples", np.full(2, 99)), "map_samples must add up"),
        (replaced("logsnr", 3.0), "logsnr must be an array"),
        (replaced("dimension", "-1"), "dimension must be"),
        (replaced("provenance", "[]"), "provenance must be"),
        (replaced("provenance", '{"a":' * 100_000), "provenance must be JSON, and not nested deeply"),
        (removed("weight"), "weight must be there; the file lacks them"),
        (removed("prompt_rounds"), "prompt_rounds must be there"),
        (removed("prompt"), "a part of it cannot be read"),
        (removed("dimension"), "dimension must be one text"),
        (replaced("frame", ["[]"] * 3), "frame must be one text"),
        (replaced("attention_prompt", '"a dog"'), "attention must come with"),
        (replaced("format", 99), "format is 99"),
    ],
)
def test_a_hostile_file_is_refused_before_it_is_loaded(saved, tmp_path, change, message):
    shutil.copy(saved, tmp_path / "x.nc")
    with h5py.File(tmp_path / "x.nc", "a") as file:
        change(file, tmp_path)
    with pytest.raises(ValueError, match=rf"x\.nc.*: .*{message}"):
        from_netcdf(tmp_path / "x.nc")


LIMITED = """
import resource, sys, pathlib
import infodiff_widgets as idw
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # a disk of 1000 bytes
try:
    {}
except OSError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are POSIX")
@pytest.mark.parametrize(
    "write",
    [
        "idw.from_netcdf(sys.argv[1]).to_netcdf('out.nc')",
        "from infodiff_widgets.files import write_file; write_file('out.nc', 'x' * 2000)",
    ],
)
def test_a_full_disk_is_an_error_and_nothing_else(saved, tmp_path, write):
    (tmp_path / "out.nc").write_text("old")
    command = [sys.executable, "-c", LIMITED.format(write), str(saved)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing was written: '" in done.stdout
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("out.nc", "old")]


def test_a_file_is_written_through_a_link_and_not_over_a_folder_or_device(tmp_path):
    (tmp_path / "there").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "there")
    write_file(tmp_path / "link", "grün")
    assert (tmp_path / "there").read_text(encoding="utf-8") == "grün"
    assert (tmp_path / "link").is_symlink()
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError, match="folder"):
        write_file(tmp_path / "folder", "x")
    with pytest.raises(FileNotFoundError, match="nowhere"):
        write_file(tmp_path / "nowhere" / "x", "x")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder", "link", "there"]
