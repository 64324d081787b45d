"""Suppression of log messages that users of this package cannot act on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_GUARD = threading.Lock()
_saved: list[list[tuple[Any, int, bool]]] = []
"""Settings to restore, once for every thread in the context; they are of the first."""


@contextmanager
def suppress_logging() -> Iterator[None]:
    """Suppress warnings and progress bars of diffusers and transformers while importing and loading.

    Errors still come through. Both libraries' settings are restored when the last thread leaves the context.
    """
    from diffusers.utils import logging as diffusers_logging
    from transformers.utils import logging as transformers_logging

    libraries = diffusers_logging, transformers_logging
    with _GUARD:
        own = [(library, library.get_verbosity(), library.is_progress_bar_enabled()) for library in libraries]
        _saved.append(_saved[0] if _saved else own)
        for library in libraries:
            library.disable_progress_bar()
            library.set_verbosity_error()
    try:
        yield
    finally:
        with _GUARD:
            settings = _saved.pop()
            for library, verbosity, bar in settings if not _saved else []:
                library.set_verbosity(verbosity)
                if bar:
                    library.enable_progress_bar()
