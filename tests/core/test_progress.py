"""Progress bars in a notebook and elsewhere."""

from types import SimpleNamespace

import IPython
import pytest
from tqdm import tqdm

from infodiff_widgets.core.progress import progress_bar


@pytest.fixture
def outputs(monkeypatch):
    """Outputs of a cell, by display id."""
    shown = {}

    def publish(data, transient, update):
        assert update == bool(shown)
        shown[transient["display_id"]] = data

    shell = SimpleNamespace(kernel=None, display_pub=SimpleNamespace(publish=publish))
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    return shown


def test_in_a_notebook_it_is_an_output_that_disappears(outputs, capsys):
    with progress_bar(total=4, unit=" samples", mininterval=0) as bar:
        bar.update(1)
        assert outputs == {}  # short work shows none
        bar.start_t -= 3
        bar.update(1)
        assert "2/4" in next(iter(outputs.values()))["text/plain"]
        bar.update(1)
        bar.refresh()
        assert "3/4" in next(iter(outputs.values()))["text/plain"]
    assert list(outputs.values()) == [{}]
    assert capsys.readouterr().err == ""  # which notebooks show in red


def test_elsewhere_it_is_that_of_a_terminal(monkeypatch):
    monkeypatch.setattr(IPython, "get_ipython", lambda: None)
    with progress_bar(total=4, disable=True) as bar:
        assert type(bar) is tqdm
