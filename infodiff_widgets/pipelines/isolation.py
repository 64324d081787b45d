"""Contexts that leave a pipeline's modules as they were, and checks that its network only depends on its input."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from torch import nn

_RANDOM_IN_TRAINING = nn.modules.dropout._DropoutNd, nn.modules.batchnorm._BatchNorm


@contextmanager
def undisturbed(modules: Sequence[nn.Module], autoencoder: Any) -> Iterator[None]:
    """Context in which modules are in evaluation mode, as for generation; then training modes are as they were.

    The autoencoder also keeps its values. Some pipelines convert it in place for encoding and back to the precision of
    the network, which rounds a more precise one. Warns if dropout or batch normalization was set aside.
    """
    training = [module for part in modules for module in part.modules() if module.training]
    if any(isinstance(module, _RANDOM_IN_TRAINING) and getattr(module, "p", 1) for module in training):
        names = ", ".join(dict.fromkeys(type(part).__name__ for part in modules if part.training)) or "an adapter"
        warnings.warn(f"{names} in training mode is evaluated without dropout; call .eval() yourself", stacklevel=4)
    tensors = [] if autoencoder is None else [*chain(autoencoder.parameters(), autoencoder.buffers())]
    values = [tensor.data for tensor in tensors]
    for module in training:
        module.training = False
    try:
        yield
    finally:
        for module in training:
            module.training = True
        for tensor, value in zip(tensors, values, strict=True):
            if tensor.dtype != value.dtype:
                tensor.data = value


def find_cache(network: nn.Module) -> str | None:
    """Class name of a cache of diffusers that is enabled on a network, such as FirstBlockCache; None for none."""
    for module in network.modules():
        for hook in getattr(getattr(module, "_diffusers_hook", None), "hooks", {}).values():
            if getattr(hook, "_is_stateful", False):
                return type(hook).__name__
    return None
