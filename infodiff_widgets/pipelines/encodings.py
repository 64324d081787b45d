"""What a pipeline computes once for all of its calls: encoded prompts, and the pixels of the picture."""

from __future__ import annotations

import copy
import weakref
from typing import Any


def encode_prompts_once(pipe: Any) -> None:
    """Let a pipeline encode each set of prompts once: with a large text encoder, every call would take seconds more."""
    encode, known, reference = getattr(type(pipe), "encode_prompt", None), {}, weakref.ref(pipe)
    if encode is None:
        return

    def cached(*arguments: Any, **named: Any) -> Any:  # a weak reference, since the pipeline holds this function
        key = repr((arguments, named))
        if key not in known:
            known[key] = encode(reference(), *arguments, **named)
        return known[key]

    pipe.encode_prompt = cached


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
