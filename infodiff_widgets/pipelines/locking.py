"""Locks of network modules, shared by all pipelines that contain them."""

from __future__ import annotations

import os
import threading
import time
import warnings
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager

from torch import nn

_LOCKS: weakref.WeakKeyDictionary[nn.Module, threading.RLock] = weakref.WeakKeyDictionary()
_GUARD = threading.Lock()  # of the table above


def _forget_locks() -> None:
    """Start without locks: the threads that hold them do not exist in a forked process."""
    global _GUARD
    _GUARD = threading.Lock()
    _LOCKS.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_locks)


@contextmanager
def lock_modules(
    modules: Iterable[nn.Module], check: Callable[[], None] = lambda: None, warn: bool = True
) -> Iterator[None]:
    """Hold the locks of modules, for one thread at a time; re-entrant in that thread.

    Locks are acquired in one fixed order, so pipelines that share some modules cannot deadlock. ``check`` is called
    every 0.05 s while another thread holds one of them, and may raise to stop waiting. ``warn``: warn after 5 s.
    """
    plain = {getattr(module, "_orig_mod", module) for module in modules}  # torch.compile wraps the module it compiles
    with _GUARD:
        locks = [_LOCKS.setdefault(module, threading.RLock()) for module in sorted(plain, key=id)]
    deadline = time.monotonic() + 5
    with ExitStack() as held:
        for lock in locks:
            while not lock.acquire(timeout=0.05):
                check()
                if warn and time.monotonic() > deadline:
                    deadline = float("inf")
                    message = "waiting for another run that holds this model; resume or cancel it if it is paused"
                    warnings.warn(message, stacklevel=4)
            held.callback(lock.release)
        yield
