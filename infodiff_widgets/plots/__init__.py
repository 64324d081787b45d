"""Figures of results: matplotlib for still figures, plotly for interactive curves."""

from __future__ import annotations

import importlib
from typing import Any

_INTERACTIVE = ("mmse", "spectrum", "word_bars")


def __getattr__(name: str) -> Any:  # plotly is slow to import
    if name in _INTERACTIVE:
        return getattr(importlib.import_module("infodiff_widgets.plots.interactive"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
