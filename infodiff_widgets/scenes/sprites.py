"""Sprite sheet: one small picture per noun, drawn once from the Noto Color Emoji font.

The sheet ships with the package, so the font is needed only to draw it again:
``python -m infodiff_widgets.scenes.sprites path/to/NotoColorEmoji.ttf``.
"""

from __future__ import annotations

import functools
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from infodiff_widgets.scenes.grammar import NOUNS

SHEET = Path(__file__).with_name("assets") / "sprites.png"
SIDE, SMALL = 24, 16
"""Width and height of big and of small sprites in pixels."""

EMOJI = dict(
    dog="🐶", cat="🐱", zebra="🦓", horse="🐎", bear="🐻", elephant="🐘", person="🧑", monkey="🐒", robot="🤖",
    airplane="✈", kite="🪁", car="🚗", boat="⛵", tree="🌳", flower="🌻", apple="🍎", banana="🍌", house="🏠",
    guitar="🎸", fish="🐟",
)  # fmt: skip

# Dark, middle and light end of each colour.
_COLOURS = {
    "red": ((90, 0, 10), (222, 36, 36), (255, 208, 196)),
    "green": ((0, 62, 20), (36, 150, 60), (206, 246, 200)),
    "blue": ((8, 20, 100), (40, 90, 220), (204, 224, 255)),
    "yellow": ((110, 70, 0), (240, 190, 10), (255, 248, 200)),
}


@functools.cache
def sprite(noun: str, size: str = "big", colour: str = "") -> np.ndarray:
    """The picture of a noun as uint8 [side, side, 4], RGBA; in its own colours, or in shades of a given one."""
    left = NOUNS.index(noun) * SIDE
    rgba = Image.open(SHEET).crop((left, 0, left + SIDE, SIDE))
    if size == "small":
        rgba = rgba.resize((SMALL, SMALL), Image.Resampling.BOX)
    pixels = np.array(rgba)
    if colour:
        shade = pixels[..., :3].astype(int) @ np.array((299, 587, 114)) // 1000
        channels = zip(*_COLOURS[colour], strict=True)  # three stops of each
        ramp = [np.interp(np.arange(256), (0, 127.5, 255), stops) for stops in channels]
        pixels[..., :3] = np.stack(ramp, -1)[shade]
    pixels.flags.writeable = False
    return pixels


def draw_sheet(font_path: str) -> Image.Image:
    """Draw the sheet, one sprite beside the other in the order of NOUNS, from the font's 109-pixel bitmaps."""
    font = ImageFont.truetype(font_path, size=109)
    sheet = Image.new("RGBA", (SIDE * len(NOUNS), SIDE))
    for i, noun in enumerate(NOUNS):
        glyph = Image.new("RGBA", (200, 200))
        ImageDraw.Draw(glyph).text((30, 30), EMOJI[noun], font=font, embedded_color=True)
        glyph = glyph.crop(glyph.getbbox())
        glyph.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
        sheet.paste(glyph, (i * SIDE + (SIDE - glyph.width) // 2, (SIDE - glyph.height) // 2))
    return sheet


if __name__ == "__main__":
    draw_sheet(sys.argv[1]).save(SHEET, optimize=True)
