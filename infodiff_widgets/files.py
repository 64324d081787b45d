"""Write files whole: after an error, such as a full disk, the file is what it was before."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def to_path(path: str | os.PathLike) -> Path:
    """A path whose ``~`` is the home folder; TypeError if it is neither text nor a path."""
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"expected a path as text or pathlib.Path; got {path!r}")
    return Path(path).expanduser()


def write_file(path: str | os.PathLike, content: str | bytes) -> None:
    """Write a file, text as UTF-8; ``~`` is the home folder.

    The content goes to a file beside it, which then takes its place.

    Raises:
        OSError: if it cannot be written, naming the file. A file that was there stays as it was.
    """
    target = to_path(path)
    data = content.encode(errors="replace") if isinstance(content, str) else content
    if target.is_dir():
        raise IsADirectoryError(f"cannot write a file at {str(path)!r}, which is a folder")
    if target.exists() and not target.is_file():  # a device
        target.write_bytes(data)
        return
    target = target.resolve()  # a link stays a link
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise OSError(error.errno, f"{error.strerror}; nothing was written", str(target)) from error
    finally:
        part.unlink(missing_ok=True)
