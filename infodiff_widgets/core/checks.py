"""Validation of the estimator's inputs, so that a mistake is reported before anything is evaluated."""

from __future__ import annotations

import inspect
import math
import operator
import warnings
from collections.abc import Iterable
from typing import Any

from infodiff_widgets.prompts import Prompt, check_hashable


def check_int(name: str, value: Any, least: int | None = None, most: int | None = None) -> int:
    """Return ``value`` as an int; TypeError if it is no integer, ValueError if it is out of range."""
    try:
        if isinstance(value, bool):
            raise TypeError
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number; got {value!r}") from None
    if least is not None and number < least:
        raise ValueError(f"{name} must be at least {least}; got {number}")
    if most is not None and number > most:
        raise ValueError(f"{name} must be at most {most}; got {number}")
    return number


def check_number(name: str, value: Any, least: float = -math.inf) -> float:
    """Return ``value`` as a float; TypeError if it is no number, ValueError if it is NaN or below ``least``."""
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        raise TypeError(f"{name} must be a number; got {value!r}")
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError, RuntimeError):
        raise TypeError(f"{name} must be a number; got {value!r}") from None
    if not number >= least:
        expected = f"{least:g} or more" if math.isfinite(least) else "a number"
        raise ValueError(f"{name} must be {expected}; got {value!r}")
    return number


def check_size(name: str, value: Any) -> tuple[int, int]:
    """Return two whole numbers from 1 as a tuple; errors as :func:`check_int`."""
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        raise TypeError(f"{name} must be two whole numbers; got {value!r}")
    first, second = (check_int(name, side, 1) for side in value)
    return first, second


def check_hashables(name: str, values: Any) -> list[Any]:
    """Return prompts as a list; TypeError if it is no list of several, or one cannot be looked up."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise TypeError(f"{name} must be a list, such as [{values!r}]; got {values!r}")
    for one in (values := list(values)):
        check_hashable("a prompt", one)
    return values


def check_pairs(pairs: Any) -> list[tuple[Any, Any]]:
    """Return pairs of words as a list; TypeError if it is no list of tuples of two."""
    if isinstance(pairs, (str, bytes)) or not isinstance(pairs, Iterable):
        raise TypeError(f"pairs must be a list, such as [('dog', 'cat')]; got {pairs!r}")
    for pair in (pairs := list(pairs)):
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise TypeError(f"each of pairs is two words or phrases, such as ('dog', 'cat'); got {pair!r}")
    return pairs


def check_callables(**functions: Any) -> None:
    """Raise TypeError for a function that is none; None and False are allowed."""
    for name, function in functions.items():
        if function is not None and function is not False and (not callable(function) or isinstance(function, type)):
            raise TypeError(f"{name} must be a function, such as {name}=my_function; got {function!r}")


def warn(message: str) -> None:
    """Warn at the line outside this package that called it; in a background thread at the thread's own."""
    frame, level = inspect.currentframe(), 0
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == __name__.partition(".")[0]:
        frame, level = frame.f_back, level + 1
    warnings.warn(message, stacklevel=level + 1)


def check_instance(name: str, value: Any, kind: type) -> None:
    """Raise TypeError unless ``value`` is of this kind."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be of type {kind.__name__}; got {value!r}")


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
    for name, values in (("prompts", prompts), ("words", () if words is None else words)):
        if isinstance(values, str) or not isinstance(values, Iterable):
            raise TypeError(f"{name} must be a list, such as [{values!r}]; got {values!r}")
    for one in prompts:
        check_hashable("a prompt", one)
