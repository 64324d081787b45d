"""The sprite sheet: one small picture per noun, drawn once from the Noto Color Emoji font.

The sheet ships with the package, so the font is needed only to draw it anew:
``python -m infodiff_widgets.scenes.sprites path/to/NotoColorEmoji.ttf``.
"""

from __future__ import annotations

import functools
import sys
from importlib.resources import files

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from infodiff_widgets.scenes.grammar import NOUNS

SIDE = 24
"""Width and height of a sprite in pixels."""

EMOJI = dict(
    dog="🐶", cat="🐱", zebra="🦓", horse="🐎", bear="🐻", elephant="🐘", person="🧑", monkey="🐒", robot="🤖",
    airplane="✈", kite="🪁", car="🚗", boat="⛵", tree="🌳", flower="🌻", apple="🍎", banana="🍌", house="🏠",
    guitar="🎸", fish="🐟",
)  # fmt: skip


@functools.cache
def sprite(noun: str) -> np.ndarray:
    """The picture of a noun as uint8 [SIDE, SIDE, 4], RGBA."""
    sheet = Image.open(files(__package__).joinpath("assets/sprites.png"))
    left = NOUNS.index(noun) * SIDE
    return np.asarray(sheet.crop((left, 0, left + SIDE, SIDE)))


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
    draw_sheet(sys.argv[1]).save(str(files(__package__).joinpath("assets/sprites.png")), optimize=True)
