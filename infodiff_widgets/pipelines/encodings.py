"""What a pipeline computes once for all of its calls: encoded prompts, and the pixels of the picture."""

from __future__ import annotations

import copy
import inspect
import weakref
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import torch


def encode_prompts_once(pipe: Any) -> None:
    """Let a pipeline encode each set of prompts once, and "" as its guidance encodes the absence of a prompt.

    With a large text encoder, every call would take seconds more. Without a prompt, some pipelines give
    their network zeros (Stable Diffusion XL, Kandinsky 3), or leave out an instruction (Sana, Lumina 2).
    """
    encode, known, reference = getattr(type(pipe), "encode_prompt", None), {}, weakref.ref(pipe)
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
        call = signature.bind(reference(), *arguments, **named)
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


def preprocess_once(pipe: Any) -> None:
    """Let a pipeline's image processor convert a picture once, where a list repeats it for every prompt."""
    processor: Any = getattr(pipe, "image_processor", None)
    if not hasattr(processor, "preprocess"):
        return
    convert, reference = processor.preprocess, weakref.ref(pipe)

    def preprocess(image: Any, *arguments: Any, **named: Any) -> Any:
        if not isinstance(image, list) or any(one is not image[0] for one in image):
            return convert(image, *arguments, **named)
        pipe: Any = reference()
        pixels = convert(image[:1], *arguments, **named).to(pipe._execution_device)
        return pixels.expand(len(image), *pixels.shape[1:])

    pipe.image_processor = copy.copy(processor)
    pipe.image_processor.preprocess = preprocess
