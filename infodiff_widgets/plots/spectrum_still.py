"""Information over log SNR as a still picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from infodiff_widgets.plots import paint
from infodiff_widgets.plots.paint import ACCENT, FAINT, GAP, INK, MUTED, plain, reach

if TYPE_CHECKING:
    from infodiff_widgets.widgets.spectrum_pane import SpectrumPane

WIDTH, TALL = 640, 120
"""Pixels across the picture, and from the lowest to the highest whisker."""


def spectrum(pane: SpectrumPane) -> Image.Image:
    """A bar a range with its whisker and its ends, faint if it is not chosen, over what the model sees there."""
    if not any(value is not None for value in pane.values):
        return paint.lines([("No numbers yet.", "muted")])
    font, small = ImageFont.load_default(14), ImageFont.load_default(11)
    low, high = reach((pane.values, pane.errors))
    ranges, scale, top = len(pane.values), TALL / (high - low), 40
    room = (WIDTH - 2 * GAP - 36) / ranges
    side = round(min(room - 8, 96)) if len(pane.pictures) == ranges else 0
    picture = Image.new("RGB", (WIDTH, top + TALL + 44 + (side + GAP if side else 0)), "white")
    pen = ImageDraw.Draw(picture)
    pen.text((GAP, 8), plain(f"Information in ranges of log SNR ({pane.unit})"), INK, font)
    base = top + high * scale
    for value in {low, 0.0, high}:
        # A number that would run into that of 0 is left out.
        if value == 0 or abs(value) * scale > 14:
            pen.text((GAP + 32, base - value * scale), plain(f"{value:.2g}"), MUTED, small, "rm")
    for i, value in enumerate(pane.values):
        left = GAP + 40 + i * room
        middle = left + room / 2 - 4
        chosen = not pane.selected or pane.selected[0] <= i <= pane.selected[1]
        if value is not None:
            ends = sorted((base, base - value * scale))
            pen.rectangle((middle - room / 4, ends[0], middle + room / 4, ends[1]), ACCENT if chosen else FAINT)
            if error := (pane.errors[i] if pane.errors else None):
                whisker = [base - (value + sign * error) * scale for sign in (1, -1)]
                pen.line((middle, *whisker[:1], middle, *whisker[1:]), INK)
                for end in whisker:
                    pen.line((middle - 3, end, middle + 3, end), INK)
        name = f"{pane.edges[i]:.1f} to {pane.edges[i + 1]:.1f}"
        pen.text((middle, top + TALL + 12), plain(name), MUTED if not chosen else INK, small, "ma")
        if side:
            seen = pane.pictures[i].convert("RGB").resize((side, side), Image.Resampling.NEAREST)
            picture.paste(seen, (round(middle - side / 2), top + TALL + 34))
    pen.line((GAP + 36, base, WIDTH - GAP, base), MUTED)
    return picture
