"""Encoding of prompts: once per set, with the pipeline's own unconditional encoding for "", and as the network sees it.

A pipeline without guidance never encodes its unconditional, so it is asked for it with guidance.
"""

from __future__ import annotations

import inspect
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

Conditions = list[Tensor]
"""What the network is given for one prompt, the smallest tensors first."""


def cache_encodings(pipe: Any) -> None:
    """Have a pipeline encode each set of prompts once, and "" as its guidance encodes the absence of a prompt.

    With a large text encoder, encoding in every round would take seconds more. Without a prompt, some pipelines give
    their network zeros (Stable Diffusion XL, Kandinsky 3), or leave out an instruction (Sana, Lumina 2).
    """
    encode, known, weak = getattr(type(pipe), "encode_prompt", None), {}, weakref.ref(pipe)
    if encode is None:
        return

    signature, guided = inspect.signature(encode), "do_classifier_free_guidance"

    def once(call: inspect.BoundArguments, **changed: Any) -> Any:
        call = inspect.BoundArguments(signature, OrderedDict(call.arguments | changed))
        key = repr([pair for pair in call.arguments.items() if pair[0] != "self"])
        if key not in known:
            known[key] = encode(*call.args, **call.kwargs)
        return known[key]

    def cached(*arguments: Any, **named: Any) -> Any:  # a weak reference, since the pipeline holds this function
        call = signature.bind(weak(), *arguments, **named)
        plain, prompts = once(call), call.arguments.get("prompt")
        if not isinstance(prompts, list) or guided not in signature.parameters or not isinstance(plain, tuple):
            return plain
        empty = [i for i, prompt in enumerate(prompts) if prompt == ""]
        if not empty:
            return plain
        short = _replace_rows(plain, once(call, **{"prompt": [""], guided: True}), empty, len(prompts))
        return short or _replace_rows(plain, once(call, **{guided: True}), empty, len(prompts)) or plain

    pipe.encode_prompt = cached


def _replace_rows(plain: tuple, both: tuple, rows: Sequence[int], count: int) -> tuple | None:
    """Encodings of ``count`` prompts without guidance, in these rows those of no prompt; None if lengths differ.

    ``both`` are encodings with guidance. Their unconditional parts come in the order of the conditional ones.
    """
    absent = [value is None or (isinstance(value, list) and not value) for value in plain]
    unconditional, mixed = [value for value, missing in zip(both, absent, strict=True) if missing], []
    for value, missing in zip(plain, absent, strict=True):
        other = unconditional.pop(0) if not missing and unconditional else None
        if other is None or len(value) != count:
            mixed.append(value)
        elif isinstance(value, list):
            mixed.append([other[0] if i in rows else row for i, row in enumerate(value)])
        elif value.shape[1:] != other.shape[1:]:
            return None
        else:
            mixed.append(torch.cat([other[:1] if i in rows else value[i : i + 1] for i in range(count)]))
    return tuple(mixed)


class _NetworkReachedError(Exception):
    """Ends a call of a pipeline before its network is evaluated."""


def network_conditions(network: Any, call: Callable[[], object], count: int) -> list[Conditions] | None:
    """What a network is given for each of ``count`` prompts, without evaluating it; None if it has no such rows.

    ``call`` calls the pipeline, so that the network gets the same latents for all prompts.
    """
    given: list[Any] = []
    thread = threading.get_ident()  # another one may be the user's own call

    def stop(_: Any, arguments: Any, named: Any) -> None:
        if threading.get_ident() == thread:
            given.append((arguments, named))
            raise _NetworkReachedError

    hook = network.register_forward_pre_hook(stop, prepend=True, with_kwargs=True)
    try:
        call()
    except _NetworkReachedError:
        pass
    finally:
        hook.remove()
    return [sorted(row, key=Tensor.numel) for row in zip(*_rows(given, count), strict=True)] or None


def _rows(value: Any, count: int) -> Iterator[Sequence[Tensor]]:
    """The tensors in nested arguments, split into rows: one for each prompt."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        if len(value) == count and all(isinstance(one, Tensor) and count not in one.shape[:1] for one in value):
            yield value
        else:
            for one in value:
                yield from _rows(one, count)
    elif isinstance(value, Tensor) and value.ndim and len(value) == count:
        yield list(value)
    elif isinstance(value, Tensor) and value.ndim > 1 and value.shape[1] == count:  # layers first (HiDream)
        yield list(value.unbind(1))


def is_same(one: Conditions, other: Conditions) -> bool:
    """Whether two prompts give the network the same conditions, up to rounding."""
    return len(one) == len(other) and all(map(_close, one, other))


def _close(a: Tensor, b: Tensor) -> bool:
    if a.shape != b.shape or not a.is_floating_point() or not a.numel():
        return torch.equal(a, b)
    scale = torch.maximum(a.abs().max(), b.abs().max())
    return bool((a - b).abs().max() <= 4 * torch.finfo(a.dtype).eps * scale)
