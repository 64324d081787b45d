"""Trait types that are strict: numbers are neither True, which Python counts as 1, nor NaN, and choices are texts."""

from __future__ import annotations

from typing import Any

import traitlets


def _check(trait: traitlets.TraitType, owner: Any, value: Any) -> Any:
    """Return the value; TraitError for truth values and NaN."""
    if isinstance(value, bool) or (isinstance(value, float) and value != value):
        trait.error(owner, value)
    return value


class Int(traitlets.Int):
    """A whole number."""

    info_text = "a whole number"

    def validate(self, obj: Any, value: Any) -> Any:
        """The value, if it is a whole number within the limits of the trait."""
        return super().validate(obj, _check(self, obj, value))


class Float(traitlets.Float):
    """A number, possibly infinite."""

    info_text = "a number"

    def validate(self, obj: Any, value: Any) -> Any:
        """The value, if it is a number within the limits of the trait."""
        return super().validate(obj, _check(self, obj, value))


class Enum(traitlets.Enum):
    """One of several texts. Other kinds are not compared with them: an array has no truth value."""

    def validate(self, obj: Any, value: Any) -> Any:
        """The value, if it is one of the texts."""
        if not isinstance(value, str):
            self.error(obj, value)
        return super().validate(obj, value)
