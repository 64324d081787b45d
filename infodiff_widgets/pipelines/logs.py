"""Suppression of log messages that users of this package cannot act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def suppress_logging() -> Iterator[None]:
    """Suppress warnings and progress bars of diffusers and transformers while importing and loading.

    Errors still come through, and both libraries' settings are restored.
    """
    from diffusers.utils import logging as diffusers_logging
    from transformers.utils import logging as transformers_logging

    libraries = diffusers_logging, transformers_logging
    settings = [(library, library.get_verbosity(), library.is_progress_bar_enabled()) for library in libraries]
    for library in libraries:
        library.disable_progress_bar()
        library.set_verbosity_error()
    try:
        yield
    finally:
        for library, verbosity, bar in settings:
            library.set_verbosity(verbosity)
            if bar:
                library.enable_progress_bar()
