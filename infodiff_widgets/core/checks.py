"""What estimates check of their input before they begin, so that a mistake is named and not met later."""

from __future__ import annotations

import operator
from typing import Any

from infodiff_widgets.prompts import Prompt


def check_int(name: str, value: Any, least: int | None = None) -> int:
    """A whole number of whatever type, at least so large.

    Raises:
        TypeError: it is none.
        ValueError: it is smaller.
    """
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number; got {value!r}") from None
    if least is not None and number < least:
        raise ValueError(f"{name} must be at least {least}; got {number}")
    return number


def check_inputs(model: Any, x: Any, prompt: Any, prompts: Any, phrases: Any) -> None:
    """Raise TypeError for what is easily given by mistake."""
    from torch import Tensor  # here, so that scenes can be drawn without it

    if not hasattr(model, "prepare"):
        if hasattr(model, "scheduler"):
            raise TypeError(f"a pipeline is to be wrapped first: estimate(wrap(pipe), …); got {type(model).__name__}")
        if not callable(model):
            raise TypeError(f"expected a model from load() or wrap(), or a denoiser; got {type(model).__name__}")
        if not isinstance(x, Tensor):
            raise TypeError(f"a denoiser is asked about a tensor x; got {type(x).__name__}")
    if prompt is not None and not isinstance(prompt, (str, Prompt)):
        raise TypeError(f"a prompt is one text; got {prompt!r}. Further ones go into prompts=[…]")
    for name, texts in (("prompts", prompts), ("phrases", phrases)):
        if isinstance(texts, str):
            raise TypeError(f"{name} is a list of texts, such as [{texts!r}]; got one text")
