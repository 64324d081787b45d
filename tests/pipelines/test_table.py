"""The table of diffusers' pipelines in infodiff_widgets/PIPELINES.md."""

import re

import diffusers
import pytest
from components import TABLE, table
from packaging.version import Version


def test_the_table_of_pipelines_is_current():
    """It changes with diffusers: run ``python tests/pipelines/components.py`` and review what changed."""
    committed = TABLE.read_text("utf-8")
    version = re.search(r"diffusers (\S+)", committed).group(1)
    if Version(diffusers.__version__) < Version(version):
        pytest.skip(f"the table is of diffusers {version}")
    assert table().splitlines() == committed.splitlines()
