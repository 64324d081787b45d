"""Importing and loading without chatter that a user of this package can do nothing about."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def suppress_logging() -> Iterator[None]:
    """Hold back what diffusers and transformers say of optional parts, component types and loading progress.

    Errors still come through, and both libraries' settings are put back.
    """
    from diffusers.utils import logging as diffusers_logging
    from transformers.utils import logging as transformers_logging

    libraries = (diffusers_logging, transformers_logging)
    loggers = [logging.getLogger(name) for name in ("diffusers", "transformers")]
    levels = [logger.level for logger in loggers]
    bars = [library.is_progress_bar_enabled() for library in libraries]
    for library, logger in zip(libraries, loggers, strict=True):
        library.disable_progress_bar()
        logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        for library, logger, level, bar in zip(libraries, loggers, levels, bars, strict=True):
            logger.setLevel(level)
            if bar:
                library.enable_progress_bar()
