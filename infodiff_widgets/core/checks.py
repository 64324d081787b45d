"""Validation of the estimator's inputs, so that a mistake is reported before anything is evaluated."""

from __future__ import annotations

import operator
from typing import Any

from infodiff_widgets.prompts import Prompt


def check_int(name: str, value: Any, least: int | None = None) -> int:
    """Return ``value`` as an int; TypeError if it is no integer, ValueError if it is below ``least``."""
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number; got {value!r}") from None
    if least is not None and number < least:
        raise ValueError(f"{name} must be at least {least}; got {number}")
    return number


def check_tolerance(name: str, value: Any) -> float:
    """Return ``value`` as a float; TypeError if it is no number, ValueError if it is negative or NaN."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise TypeError(f"{name} must be a number; got {value!r}") from None
    if not number >= 0:
        raise ValueError(f"{name} must be 0 or more; got {value!r}")
    return number


def check_inputs(model: Any, x: Any, prompt: Any, prompts: Any, words: Any) -> None:
    """Raise TypeError for inputs that are easily confused."""
    from torch import Tensor  # here, so that scenes can be drawn without it

    if not hasattr(model, "prepare"):
        if hasattr(model, "scheduler"):
            raise TypeError(f"wrap the pipeline first: estimate(wrap(pipe), …); got {type(model).__name__}")
        if not callable(model):
            raise TypeError(f"expected a model from load() or wrap(), or a denoiser; got {type(model).__name__}")
        if not isinstance(x, Tensor):
            raise TypeError(f"a denoiser needs a tensor x; got {type(x).__name__}")
    if prompt is not None and not isinstance(prompt, (str, Prompt)):
        raise TypeError(f"prompt must be one text; got {prompt!r}. Give further ones as prompts=[…]")
    for name, values in (("prompts", prompts), ("words", words)):
        if isinstance(values, str):
            raise TypeError(f"{name} must be a list, such as [{values!r}]; got one text")
