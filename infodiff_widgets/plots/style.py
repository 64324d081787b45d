"""Look of still figures: colours in light and dark, opacity of information on a picture, and the styling of axes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap, FuncNorm

GAMMA = 0.62
"""Exponent of the transfer t = (value / top)^GAMMA: small values stay visible next to large ones."""

TOP_QUANTILE = 0.997
"""Quantile of a map at which its colours end, so that a single pixel does not set the scale."""

ROUNDING = 1e-6
"""Share of the largest value of a map below which a negative value is rounding."""


@dataclass(frozen=True)
class Theme:
    """Colours of one theme."""

    ink: str
    muted: str  # secondary text and lines
    paper: str
    bar: str  # filled bars and selected words
    exact: str  # ticks of exact values
    ramp: tuple[str, ...]  # positive information, from small to large
    negative: tuple[str, ...]
    contrast: float  # share of the picture that remains under a map; the rest is ``ground``
    ground: tuple[float, float, float]
    lines: tuple[str, ...]  # curves


LIGHT = Theme(
    "#1c2126", "#66707b", "#ffffff", "#2b4a78", "#c8331f",
    ("#fde3a7", "#fbb45c", "#ee6c3a", "#c62b30", "#7d0f33"), ("#d6e6f7", "#8fbbe6", "#4a86c8", "#205296", "#0d2c5e"),
    0.42, (1, 1, 1), ("#2b4a78", "#c0392f", "#c98a14", "#3f7d54", "#7a4f9a", "#66707b"),
)  # fmt: skip
DARK = Theme(
    "#e6e9ec", "#9aa4af", "#14171b", "#8fb0e0", "#ff8a5c",
    ("#7a1f4b", "#c9404a", "#f47c45", "#fbc15e", "#fff3c4"), ("#1d3a6e", "#2f66b4", "#5b9be0", "#9dcbf5", "#e4f2ff"),
    0.36, (0.063, 0.071, 0.082), ("#8fb0e0", "#e8687a", "#e8b04e", "#7cc49a", "#c3a0e0", "#9aa4af"),
)  # fmt: skip


def theme(dark: bool) -> Theme:
    """The dark or the light theme."""
    return DARK if dark else LIGHT


def has_two_signs(values: np.ndarray) -> bool:
    """Whether any value of a map is negative beyond rounding: its colours then run to both sides of 0."""
    known = values[np.isfinite(values)]
    return known.size > 0 and float(known.min()) < -ROUNDING * float(np.abs(known).max())


def scale_top(*maps: np.ndarray) -> float:
    """Value at which the common colour scale of several maps ends: the largest of their 99.7 % quantiles."""
    sizes = [np.abs(m[np.isfinite(m)]) for m in maps]
    tops = [float(np.quantile(size, TOP_QUANTILE)) for size in sizes if size.size]
    return max(tops, default=0.0) or max((float(size.max()) for size in sizes if size.size), default=0.0) or 1.0


def information_colors(top: float, signed: bool, dark: bool) -> tuple[Colormap, FuncNorm]:
    """Colour map and norm in which opacity and depth of colour grow with the value; what says nothing is clear.

    With t = (|value| / top)^0.62, the opacity is 0.94 min(1, t / 0.45)^0.85, and 0 below t = 0.06. NaN is grey.
    """
    from matplotlib.colors import FuncNorm, LinearSegmentedColormap

    look = theme(dark)
    t = np.linspace(0, 1, 256)

    def ramp(stops: tuple[str, ...]) -> np.ndarray:
        colours = LinearSegmentedColormap.from_list("ramp", stops, 256)(t)
        colours[:, 3] = np.where(t < 0.06, 0, 0.94 * np.clip(t / 0.45, 0, 1) ** 0.85)
        return colours

    colours = np.concatenate([ramp(look.negative)[::-1], ramp(look.ramp)]) if signed else ramp(look.ramp)
    colormap = LinearSegmentedColormap.from_list("information", [tuple(c) for c in colours], len(colours))

    def forward(values: np.ndarray) -> np.ndarray:
        return np.sign(values) * np.abs(values / top) ** GAMMA

    def inverse(values: np.ndarray) -> np.ndarray:
        return np.sign(values) * np.abs(values) ** (1 / GAMMA) * top

    norm: Any = FuncNorm((forward, inverse), vmin=-top if signed else 0.0, vmax=top, clip=True)
    norm.autoscale_None = lambda _: None  # the limits are set; looking for them again takes a fifth of the drawing
    return colormap.with_extremes(bad=(0.5, 0.5, 0.5, 0.5)), norm


def fade(image: np.ndarray, dark: bool) -> np.ndarray:
    """A picture [H, W, 3] (uint8) taken back towards the background, as float [H, W, 3] from 0 to 1."""
    look, picture = theme(dark), np.asarray(image, float) / 255
    grey = picture @ [0.3, 0.59, 0.11]
    return look.contrast * (0.8 * grey[..., None] + 0.2 * picture) + (1 - look.contrast) * np.array(look.ground)


def style_axes(ax: Axes, dark: bool, *, frame: bool = True) -> None:
    """Quiet axes: two thin spines, small ticks; without ``frame`` neither, as for pictures."""
    look = theme(dark)
    ax.set_facecolor("none")
    ax.spines[:].set_visible(False)
    ax.title.set(color=look.ink)
    ax.xaxis.label.set(color=look.muted, fontsize=8)
    ax.yaxis.label.set(color=look.muted, fontsize=8)
    ax.tick_params(colors=look.muted, labelsize=7.5, length=3, width=0.6)
    if not frame:
        ax.set(xticks=[], yticks=[])
        return
    for side in ("left", "bottom"):
        ax.spines[side].set(visible=True, color=look.muted, linewidth=0.6)


def blend(image: np.ndarray, values: np.ndarray, top: float, *, signed: bool = False, dark: bool = False) -> np.ndarray:
    """A map [H, W] as colour over a faded picture of its size: uint8 [H, W, 3], by the rule of heat maps."""
    colormap, norm = information_colors(top, signed, dark)
    colours = colormap(norm(np.ma.masked_invalid(values)))
    opacity = colours[..., 3:]
    return np.rint(255 * (opacity * colours[..., :3] + (1 - opacity) * fade(image, dark))).astype(np.uint8)
