"""Every notebook runs from top to bottom, and is committed in a form that every viewer can show."""

import json
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

import infodiff_widgets as idw

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


def tagged(notebook, tag):
    return next(cell for cell in notebook.cells if tag in cell.metadata.get("tags", []))


@pytest.mark.notebooks
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_it_runs(path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    if path.stem.startswith("01"):
        gaussian = tagged(notebook, "gaussian").outputs[0]["data"]["text/plain"]
        off = [float(line.split()[-1]) for line in gaussian.splitlines()[1:]]
        assert all(abs(errors) < 3.5 for errors in off), gaussian
        assert "image/png" in tagged(notebook, "explorer").outputs[0]["data"]
        assert "image/png" in tagged(notebook, "still").outputs[0]["data"]
    if path.stem.startswith("02"):
        overlaps = dict(line.split(":") for line in tagged(notebook, "iou").outputs[0]["text"].splitlines()[1:])
        information, _, whole = (float(text.split()[-1]) for text in overlaps.values())
        assert information > 2 * whole
        assert "paired differences from attention" in tagged(notebook, "table").outputs[0]["text"]
    if path.stem.startswith("05"):
        exact = tagged(notebook, "exact").outputs[0]["data"]["text/plain"]
        off = [float(line.split()[-1]) for line in exact.splitlines()[1:]]
        assert len(off) == 3
        assert all(abs(errors) < 3.5 for errors in off), exact
        assert "544 evaluations" in tagged(notebook, "plan").outputs[0]["text"]
        for tag in ("information", "attention"):
            assert any("image/png" in output.get("data", {}) for output in tagged(notebook, tag).outputs)


def test_the_answers_about_your_own_pipeline():
    model, scene = idw.load(), idw.scenes.example(0)
    assert idw.plan(model, "dog", samples=4).prompts == 2
    assert idw.plan(model, "dog cat grass", samples=4).prompts == 2 + 2 * 3
    info = idw.estimate(model, scene.image.resize((200, 100)), "dog", samples=4, progress=False)
    values = info.heatmap("dog").values
    assert values.shape == (100, 200)
    assert info.provenance["resized"] == [88, 40]
    assert np.flatnonzero(values.any(1)).tolist() == list(range(5, 95))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_it_is_committed_clean(path):
    text = path.read_text(encoding="utf-8")
    notebook = json.loads(text)
    assert "widgets" not in notebook["metadata"], "saved widget state breaks viewers: strip metadata.widgets"
    assert len(text) < 1_000_000
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert not {"/home/", "/work/", "/tmp/"} & {part for part in ("/home/", "/work/", "/tmp/") if part in text}
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell["outputs"]]
    assert not [o for o in outputs if o["output_type"] == "error" or o.get("name") == "stderr"]
    assert any("image/png" in output.get("data", {}) for output in outputs)
