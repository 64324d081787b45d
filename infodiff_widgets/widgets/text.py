"""Format numbers for the widgets; ``frontend/src/numbers.js`` does the same in the browser."""

from __future__ import annotations

import math

UNIT = "nats"
MAP_UNIT = "nats per pixel"


def decimals(scale: float) -> int:
    """Decimals that show two digits of a number of this size; 2 if it has no size, never more than 9."""
    if not math.isfinite(scale) or scale <= 0:
        return 2
    return min(max(1 - math.floor(math.log10(scale)), 0), 9)


def format_estimate(value: float | None, error: float | None, unit: str = UNIT) -> str:
    """``"1.23 ± 0.11 nats"``: two digits of the error, and as many decimals for the value.

    A value that is missing or not a number reads "no value".
    """
    if value is None or not math.isfinite(value):
        return "no value"
    if error is None or not math.isfinite(error):
        number = f"{value:.{decimals(abs(value))}f}"
    else:
        places = decimals(error)
        number = f"{value:.{places}f} ± {error:.{places}f}"
    return f"{number} {unit}".replace("-", "−").rstrip()


def percent(share: float) -> str:
    """A part of a whole, such as ``"38 %"``."""
    return f"{100 * share:.{1 if share < 0.0995 else 0}f} %"
