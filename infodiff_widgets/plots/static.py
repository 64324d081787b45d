"""Still figures with matplotlib: heat maps, word bars, spectra, scatter plots and thresholded maps.

The ``draw_*`` functions take axes and arrays and know nothing of models or results. Pictures are uint8 [H, W, 3] or
PIL images; None and NaN mean "no value"; ``dark=True`` chooses the dark theme, whose background :func:`figure` sets.
matplotlib is imported when the first figure is drawn.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np
from PIL import Image

from infodiff_widgets.plots.style import fade, has_two_signs, information_colors, scale_top, style_axes, theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, FigureBase
    from matplotlib.image import AxesImage

Numbers = Sequence[float | None] | np.ndarray
Picture = Image.Image | np.ndarray


class Panel(NamedTuple):
    """One drawing of a composed figure: a function of a subfigure and ``dark``, and its size in inches."""

    draw: Callable[[FigureBase, bool], object]
    width: float
    height: float


def figure(width: float, height: float, *, dark: bool = False) -> Figure:
    """An empty figure of a size in inches."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    layout = ConstrainedLayoutEngine(w_pad=0.05, h_pad=0.05, wspace=0.02, hspace=0.02)
    return Figure(figsize=(width, height), layout=layout, facecolor=theme(dark).paper)


def compose(rows: Sequence[Sequence[Panel]], *, dark: bool = False) -> Figure:
    """One figure of panels in rows, each at its own size; narrower rows are aligned at the left."""
    rows = [row for row in rows if row]
    widths, heights = [sum(p.width for p in row) for row in rows], [max(p.height for p in row) for row in rows]
    whole = figure(max(widths), sum(heights), dark=dark)
    bands = whole.subfigures(len(rows), 1, squeeze=False, height_ratios=heights)[:, 0]
    for band, row, width in zip(bands, rows, widths, strict=True):
        ratios = [*(p.width for p in row), *[max(widths) - width] * (max(widths) > 1.02 * width)]
        parts = band.subfigures(1, len(ratios), squeeze=False, width_ratios=ratios)[0]
        for part, panel in zip(parts, row, strict=False):
            panel.draw(part, dark)
    return whole


def join(rows: Sequence[Sequence[Panel | None]]) -> Image.Image | None:
    """The image of all panels that are not None; None if there are none."""
    panels = [[panel for panel in row if panel] for row in rows]
    return to_image(compose(panels)) if any(panels) else None


def to_png(fig: Figure, *, dpi: int = 160) -> bytes:
    """A figure as PNG."""
    return _saved(fig, format="png", dpi=dpi)


def to_svg(fig: Figure) -> str:
    """A figure as SVG, with its text as text."""
    import matplotlib

    with matplotlib.rc_context({"svg.fonttype": "none"}):
        return _saved(fig, format="svg").decode()


def to_image(fig: Figure, *, dpi: int = 160) -> Image.Image:
    """A figure as a PIL image."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    fig.set_dpi(dpi)
    canvas = FigureCanvasAgg(fig)
    canvas.draw()
    return Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")


def _saved(fig: Figure, **options: Any) -> bytes:
    stream = io.BytesIO()
    fig.savefig(stream, facecolor=fig.get_facecolor(), **options)
    return stream.getvalue()


def picture_panel(image: Picture, *, title: str = "") -> Panel:
    """A picture as a panel beside a heat map of the same height."""
    rows, columns = np.asarray(image).shape[:2]

    def draw(part: FigureBase, dark: bool) -> None:
        draw_picture(part.subplots(), image, title=title, dark=dark)

    return Panel(draw, 3.0, 3.0 * rows / columns + 0.45)


def draw_picture(ax: Axes, image: Picture, *, title: str = "", dark: bool = False) -> None:
    """Draw a picture as it is."""
    style_axes(ax, dark, frame=False)
    ax.imshow(np.asarray(image))
    ax.set_title(title, color=theme(dark).muted, fontsize=8.5)


def draw_heatmap(
    ax: Axes, image: Picture | None, values: np.ndarray, *, signed: bool | None = False, vmax: float | None = None,
    title: str = "", unit: str = "nats per pixel", colorbar: bool = True, shown: np.ndarray | None = None,
    region: Sequence[int] = (), smooth: bool = False, dark: bool = False,
) -> AxesImage:  # fmt: skip
    """Draw a map [h, w] as colour over a faded picture: nothing where there is no information, deeper colour for more.

    Negative values are blue if ``signed``; None draws them if there are any. The colours end at ``vmax``, by default
    the 99.7 % quantile of the map. Pixels that are not ``shown`` (bool [h, w]) stay clear, NaN is grey. ``region`` is
    a box (left, top, right, bottom) in pixels of the map, to be outlined; ``smooth`` interpolates between pixels.
    """
    values = np.asarray(values, float)
    signed = has_two_signs(np.asarray(values)) if signed is None else signed
    rows, columns = values.shape if image is None else np.asarray(image).shape[:2]
    ground = np.full((1, 1, 3), 0.12 if dark else 0.95) if image is None else fade(np.asarray(image), dark)
    colormap, norm = information_colors(vmax or scale_top(values), signed, dark)
    values = values if shown is None else np.where(shown | np.isnan(values), values, 0)
    extent, between = (-0.5, columns - 0.5, rows - 0.5, -0.5), "bilinear" if smooth else "nearest"
    style_axes(ax, dark, frame=False)
    ax.imshow(ground, extent=extent)
    drawn = ax.imshow(values, cmap=colormap, norm=norm, extent=extent, interpolation=between)
    ax.set_title(title, fontsize=8.5)
    if len(region):
        left, top, right, bottom = np.array(region) * np.tile([columns, rows], 2) / np.tile(values.shape[::-1], 2) - 0.5
        for colour, width in _outline(dark):
            ax.plot([left, right, right, left, left], [top, top, bottom, bottom, top], color=colour, linewidth=width)
    if colorbar:
        draw_colorbar(drawn, [ax], unit=unit, dark=dark)
    return drawn


def draw_colorbar(drawn: AxesImage, axes: Sequence[Axes], *, unit: str, dark: bool = False) -> None:
    """Draw one colour bar for several maps, painted by the rule of the maps themselves."""
    low, top = drawn.get_clim()
    ticks = np.array([-1, -0.2, 0, 0.2, 1] if low else [0, 0.1, 0.4, 1]) * (top or 1.0)
    figure: Any = axes[0].figure
    bar = figure.colorbar(drawn, ax=list(axes), fraction=0.03, aspect=28, pad=0.012, ticks=ticks)
    bar.outline.set_visible(False)
    bar.ax.set_facecolor("none")
    bar.ax.set_yticklabels([f"{tick:.2g}".replace("-", "−") for tick in ticks])
    bar.ax.tick_params(colors=theme(dark).muted, labelsize=7, length=2, width=0.6)
    bar.set_label(unit, color=theme(dark).muted, fontsize=7.5)


def draw_word_bars(
    ax: Axes, words: Sequence[str], mi: Numbers | None, mi_stderr: Numbers | None, cmi: Numbers | None,
    cmi_stderr: Numbers | None, exact: Numbers | None = None, unit: str = "nats", *, selected: Iterable[int] = (),
    excluded: Iterable[int] = (), names: tuple[str, str] = ("alone", "adds to the rest"), dark: bool = False,
) -> None:  # fmt: skip
    """Draw two bars for each word with one standard error: hollow for the word alone, filled for what it adds.

    ``exact`` holds true values of ``cmi``, drawn as red ticks. Series that are None or empty are not drawn. Words whose
    index is ``selected`` are bold, ``excluded`` ones struck through. ``names`` are those of ``mi`` and ``cmi``.
    """
    look, x, selected, excluded = theme(dark), np.arange(len(words)), set(selected), set(excluded)
    filled, hollow = {"color": look.bar}, {"facecolor": "none", "edgecolor": look.muted, "linewidth": 0.7}
    series = [(cmi, cmi_stderr, names[1], filled), (mi, mi_stderr, names[0], hollow)]
    series = [part for part in series if len(_floats(part[0]))]
    style_axes(ax, dark)
    for k, (values, stderr, name, style) in enumerate(series):
        at, value = x + 0.38 * (k - (len(series) - 1) / 2), _floats(values)
        ax.bar(at, value, 0.34 if len(series) > 1 else 0.5, label=name, **style)
        if len(error := _floats(stderr)):
            ax.errorbar(at, value, error, fmt="none", ecolor=look.ink, elinewidth=0.7)
    if len(truth := _floats(exact)):
        ax.hlines(truth, x - 0.42, x + 0.04, color=look.exact, linewidth=1.6, label="exact")
    low, high = ax.get_ylim()
    if low < 0:
        ax.axhline(0, color=look.muted, linewidth=0.6)
    if any(names) and (len(series) > 1 or len(truth)):
        ax.set_ylim(low, high + 0.14 * (high - low))  # room for the legend
        style = {"frameon": False, "handlelength": 1.2, "borderaxespad": 0, "labelcolor": look.muted}
        ax.legend(ncols=3, fontsize=7, loc="upper right", **style)
    room = ax.get_window_extent().width / cast("Figure", ax.figure).dpi * 72 / max(len(words), 1)
    turned = {"rotation": 50, "ha": "right"} if max(map(len, words), default=0) * 4 > room else {}
    struck = ["".join(c + "\u0336" for c in word) if i in excluded else word for i, word in enumerate(words)]
    ax.set_xticks(x, struck, rotation_mode="anchor", **turned)
    ax.tick_params(axis="x", length=0, pad=4)
    for i, label in enumerate(ax.get_xticklabels()):
        label.set(color=look.muted if i in excluded else look.ink, fontweight="bold" if i in selected else "normal")
    ax.set(xlim=(-0.6, max(len(words), 1) - 0.4), ylabel=unit)


def draw_spectrum(
    ax: Axes, edges: Numbers, values: Numbers, stderr: Numbers | None = None, *, label: str = "",
    color: str | None = None, unit: str = "nats per unit", dark: bool = False,
) -> None:  # fmt: skip
    """Draw a density [N] over log SNR bins (edges [N + 1]) with a band of one standard error.

    Bins whose ``stderr`` is NaN hold too few samples and are gaps; None draws no band. Call again to add a curve:
    ``color`` None takes the next one of the theme, and ``label`` is written in that colour.
    """
    look, bins, value = theme(dark), _floats(edges), _floats(values)
    middle, error = (bins[1:] + bins[:-1]) / 2, np.zeros(len(value)) if stderr is None else _floats(stderr)
    if not ax.lines:
        style_axes(ax, dark)
        ax.set(xlabel="log SNR", ylabel=unit, xlim=(bins[0], bins[-1]))
    color = color or look.lines[len(ax.lines) % len(look.lines)]
    value = np.where(np.isfinite(error), value, np.nan)
    known = np.pad(np.isfinite(value), 1)
    single = np.flatnonzero(known[1:-1] & ~known[:-2] & ~known[2:]).tolist()  # a line in one bin would not be seen
    ax.plot(middle, value, color=color, linewidth=1.3, marker=".", markersize=3, markevery=single, label=label or None)
    ax.fill_between(middle, value - error, value + error, color=color, alpha=0.18, linewidth=0)
    if label:
        style = {"labelcolor": "linecolor", "handlelength": 0, "handletextpad": 0, "markerscale": 0, "frameon": False}
        ax.legend(loc="upper left", fontsize=7.5, **style)


def draw_scatter(
    ax: Axes, x: np.ndarray, y: np.ndarray, *, labels: tuple[str, str] = ("x", "y"), title: str = "", dark: bool = False
) -> None:
    """Draw two numbers of every pixel against each other."""
    style_axes(ax, dark)
    opacity = float(np.clip(300 / max(len(x), 1), 0.12, 0.7))
    ax.scatter(x, y, s=3, color=theme(dark).bar, alpha=opacity, linewidths=0)
    ax.set(xlabel=labels[0], ylabel=labels[1])
    ax.locator_params(nbins=5)
    ax.ticklabel_format(style="sci", scilimits=(-2, 4), useMathText=True)
    for axis in (ax.xaxis, ax.yaxis):
        axis.get_offset_text().set(color=theme(dark).muted, fontsize=7)
    ax.set_title(title, fontsize=8.5, loc="right")


def draw_localization(
    ax: Axes, image: Picture | None, values: np.ndarray, mask: np.ndarray, *, threshold: float, title: str = "",
    dark: bool = False,
) -> None:  # fmt: skip
    """Colour the pixels of a map (0 to 1) above a threshold on the faded picture, and outline a mask (bool)."""
    above = np.where(np.asarray(values) > threshold, np.maximum(values, 0.25), 0)
    draw_heatmap(ax, image, above, vmax=1.0, title=title, colorbar=False, dark=dark)
    draw_outline(ax, mask, dark=dark)


def draw_outline(ax: Axes, mask: np.ndarray, *, dark: bool = False) -> None:
    """Outline a mask [h, w] (bool) on the picture of the axes, along the edges of its pixels."""
    left, right, bottom, top = ax.images[0].get_extent()
    fine = math.ceil(512 / max(mask.shape))
    cells = np.pad(np.kron(mask, np.ones((fine, fine))), 1)
    across, down = (right - left) / (cells.shape[1] - 2), (bottom - top) / (cells.shape[0] - 2)
    extent = (left - across, right + across, top - down, bottom + down)
    for colour, width in _outline(dark):
        ax.contour(cells, [0.5], colors=colour, linewidths=width, extent=extent)
    ax.set(xlim=(left, right), ylim=(bottom, top))


def _outline(dark: bool) -> tuple[tuple[str, float], ...]:
    """Colour and width of the two lines of an outline, which is seen on any ground."""
    return (theme(dark).paper, 2.2), (theme(dark).ink, 1.0)


def figure_of_words(
    image: Picture, maps: Sequence[tuple[str, np.ndarray]], *, title: str = "",
    bars: Mapping[str, Any] | None = None, spectra: Sequence[tuple[str, Numbers, Numbers, Numbers]] = (),
    unit: str = "nats per pixel", dark: bool = False,
) -> Figure:  # fmt: skip
    """A figure for a paper: the picture, the map of each word on one scale, and the words' bars and spectra.

    ``maps`` holds a (label, map [h, w]) for each word, ``bars`` the arguments of :func:`draw_word_bars`, ``spectra``
    the (label, edges, values, stderr) of a few words.
    """
    rows = math.ceil((len(maps) + 1) / 9)
    columns = math.ceil((len(maps) + 1) / rows)
    tall = rows * (6.5 / columns * np.asarray(image).shape[0] / np.asarray(image).shape[1] + 0.28)
    fig = figure(7.2, tall + 0.25 * bool(title) + 1.7 * bool(bars), dark=dark)
    fig.suptitle(title, color=theme(dark).ink, fontsize=9, x=0.01, ha="left")
    parts = fig.subfigures(1 + bool(bars), 1, squeeze=False, height_ratios=[tall, 1.7][: 1 + bool(bars)])[:, 0]
    tiles = parts[0].subplots(rows, columns, squeeze=False).ravel()
    for spare in tiles[len(maps) + 1 :]:
        spare.set_axis_off()
    draw_picture(tiles[0], image, title="picture", dark=dark)
    options = {"vmax": scale_top(*(values for _, values in maps)), "colorbar": False, "dark": dark}
    drawn = [draw_heatmap(ax, image, v, title=name, **options) for ax, (name, v) in zip(tiles[1:], maps, strict=False)]
    draw_colorbar(drawn[0], tiles, unit=unit, dark=dark)
    if bars:
        axes = parts[1].subplots(1, 1 + bool(spectra), squeeze=False, width_ratios=[1.75, 1][: 1 + bool(spectra)])[0]
        draw_word_bars(axes[0], **bars, dark=dark)
        for name, edges, values, stderr in spectra:
            draw_spectrum(axes[1], edges, values, stderr, label=name, dark=dark)
    return fig


def _floats(numbers: Numbers | None) -> np.ndarray:
    """Numbers as a float array, None as NaN; empty if there are none."""
    return np.array([] if numbers is None else numbers, float)
