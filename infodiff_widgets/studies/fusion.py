"""Joining maps of a word into one that outlines what it is about. Nothing here is learned.

A name such as ``"both CMI root, guided"`` says how: a join of the maps, and what is done to it afterwards. Without a
finish, roots and products change a map by little more than its scale. With one they decide how far a few strong
pixels outweigh the rest of the object.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from infodiff_widgets.core.stats import ranks
from infodiff_widgets.studies.metrics import minmax

Maps = Mapping[str, np.ndarray]
"""Maps [H, W] of one word, none of them negative: "CMI" by the orthogonal estimator, "CMI standard" and "attention"."""

MEASURED = ("MI", "MI standard", "CMI", "CMI standard", "attention")
"""Kinds of map that are measured."""
METHODS = (*MEASURED, "attention + information", "attention × information")
"""Kinds of map that are always compared: the mean of attention and CMI, each scaled to [0, 1], and their product."""
KEPT = "both CMI root, guided"
"""The fusion that won on scenes of its own; ``infodiff-widgets study localization`` chooses anew."""


def smoothed(values: np.ndarray, deviation: float) -> np.ndarray:
    """A Gaussian filter of a map [H, W]; outside, it goes on as at the edge.

    Args:
        values: the map.
        deviation: standard deviation in pixels; 0 leaves the map as it is.
    """
    if deviation <= 0:
        return values
    reach = min(int(3 * deviation + 0.5), *(side - 1 for side in values.shape))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / deviation) ** 2)
    kernel /= kernel.sum()
    found = np.pad(values.astype(float), reach, mode="edge")
    for axis in (0, 1):
        found = np.apply_along_axis(np.convolve, axis, found, kernel, "valid")
    return found


def guided(values: np.ndarray, picture: np.ndarray, radius: int, variance: float = 1e-3) -> np.ndarray:
    """A map filtered along the edges of its picture: the guided filter of He, Sun and Tang (ECCV 2010, equation 19).

    In every window the map is fitted by a linear function of the colours; a pixel gets the mean of what the windows
    around it say. So what the map knows of a few pixels of an object spreads to the rest of it, and ends at its edge.

    Args:
        values: the map [H, W].
        picture: its picture, RGB [H, W, 3], 0 to 255.
        radius: of a window, which has 2·radius + 1 pixels a side.
        variance: of the colours, on a scale of 0 to 1, below which a window counts as flat.

    Returns:
        the map [H, W], 0 where the fit is negative.
    """
    colour = picture.astype(float) / 255
    inside = _summed(np.ones(values.shape), radius)

    def mean(of: np.ndarray) -> np.ndarray:
        return _summed(of, radius) / inside.reshape(*inside.shape, *[1] * (of.ndim - 2))

    centre, level = mean(colour), mean(values.astype(float))
    covariance = mean(colour * values[..., None]) - centre * level[..., None]
    spread = mean(colour[..., :, None] * colour[..., None, :]) - centre[..., :, None] * centre[..., None, :]
    slope = np.linalg.solve(spread + variance * np.eye(3), covariance[..., None])[..., 0]
    offset = level - (slope * centre).sum(-1)
    return ((mean(slope) * colour).sum(-1) + mean(offset)).clip(0)


def _summed(values: np.ndarray, radius: int) -> np.ndarray:
    """Sums over windows of 2·radius + 1 pixels a side, cut at the edges, of values [H, W, ...]."""
    for axis in (0, 1):
        side = values.shape[axis]
        total = np.cumsum(np.concatenate([np.zeros_like(values.take([0], axis)), values], axis), axis)
        at = np.arange(side)
        values = total.take(np.minimum(at + radius + 1, side), axis) - total.take(np.maximum(at - radius, 0), axis)
    return values


def _both(m: Maps) -> np.ndarray:
    return np.sqrt(m["CMI"] * m["CMI standard"])


def _attended(m: Maps) -> np.ndarray:
    return minmax(m["attention"])


JOINS: dict[str, Callable[[Maps], np.ndarray]] = {
    "CMI": lambda m: m["CMI"],
    "CMI root": lambda m: np.sqrt(m["CMI"]),
    "CMI standard": lambda m: m["CMI standard"],
    "CMI standard root": lambda m: np.sqrt(m["CMI standard"]),
    "both CMI": _both,
    "both CMI root": lambda m: np.sqrt(_both(m)),
    "attention": lambda m: m["attention"],
    "attention + information": lambda m: (_attended(m) + minmax(m["CMI"])) / 2,
    "attention × information": lambda m: _attended(m) * minmax(m["CMI"]),
    "attention × information root": lambda m: np.sqrt(_attended(m) * minmax(m["CMI"])),
    "attention × both CMI": lambda m: _attended(m) * _both(m),
    "attention × both CMI root": lambda m: np.sqrt(_attended(m) * _both(m)),
    "least of attention and CMI": lambda m: np.minimum(_attended(m), minmax(m["CMI"])),
    "rank attention × rank CMI": lambda m: ranks(m["attention"]) * ranks(m["CMI"]),
}
"""Ways to make one map of several. "Both CMI" is the geometric mean of the two estimators, in nats per pixel."""

FINISHES: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "": lambda values, _: values,
    "smoothed": lambda values, _: smoothed(values, max(values.shape) / 32),
    "guided": lambda values, picture: guided(values, picture, max(1, max(values.shape) // 8)),
}
"""What may follow: nothing, a Gaussian filter, or a filter guided by the picture. Widths grow with the picture."""

CANDIDATES = tuple(f"{join}, {finish}".removesuffix(", ") for finish in FINISHES for join in JOINS)
"""All fusions by name."""


def finished(join: str, name: str) -> str:
    """The name of a join with the finish of another fusion: ``finished("attention", "CMI, guided")``."""
    return f"{join}, {_parts(name)[1]}".removesuffix(", ")


def fuse(name: str, maps: Maps, picture: np.ndarray) -> np.ndarray:
    """The fusion of a name.

    Args:
        name: one of CANDIDATES.
        maps: of one word, those the fusion needs.
        picture: their picture, uint8 [H, W, 3].

    Returns:
        the map [H, W].

    Raises:
        ValueError: there is no fusion of that name.
        KeyError: it needs a map that is not there.
    """
    join, finish = _parts(name)
    return FINISHES[finish](JOINS[join](maps), picture)


def _parts(name: str) -> tuple[str, str]:
    join, _, finish = name.partition(", ")
    if join not in JOINS or finish not in FINISHES:
        raise ValueError(f"there is no fusion {name!r}. There are: {'; '.join(CANDIDATES)}")
    return join, finish
