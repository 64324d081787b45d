"""Suppression of log messages that users of this package cannot act on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def suppress_logging() -> Iterator[None]:
    """Suppress warnings and progress bars of diffusers and transformers while importing and loading.

    Errors still come through, and both libraries' settings are restored.
    """
    from diffusers.utils import logging as diffusers_logging
    from transformers.utils import logging as transformers_logging

    settings = []
    for name, library in (("diffusers", diffusers_logging), ("transformers", transformers_logging)):
        logger = logging.getLogger(name)
        settings.append((library, logger, logger.level, library.is_progress_bar_enabled()))
        library.disable_progress_bar()
        logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        for library, logger, level, bar in settings:
            logger.setLevel(level)
            if bar:
                library.enable_progress_bar()
