"""Contexts in which torch's settings are those this package counts on, whatever the user has set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import torch


@contextmanager
def default_device_cpu() -> Iterator[None]:
    """Context of this thread in which tensors are made on the CPU unless their device is given."""
    if torch.get_default_device().type == "cpu":
        yield
        return
    with torch.device("cpu"):
        yield


@contextmanager
def plain_torch() -> Iterator[None]:
    """Context for training on the CPU: in float32 and with gradients, without autocast and inference mode."""
    dtype = torch.get_default_dtype()
    with ExitStack() as stack:
        for context in (
            default_device_cpu(), torch.inference_mode(False), torch.enable_grad(), torch.autocast("cpu", enabled=False)
        ):  # fmt: skip
            stack.enter_context(context)
        stack.callback(torch.set_default_dtype, dtype)
        torch.set_default_dtype(torch.float32)
        yield
