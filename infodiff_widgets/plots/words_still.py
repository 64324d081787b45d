"""The prompt's words and their bars as still pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from infodiff_widgets.plots import paint
from infodiff_widgets.plots.paint import ACCENT, FAINT, GAP, INK, LINE, MUTED, plain, reach
from infodiff_widgets.widgets.words import place

if TYPE_CHECKING:
    from infodiff_widgets.widgets.token_picker import TokenPicker
    from infodiff_widgets.widgets.word_bars import WordBars

WIDTH = 640
"""Pixels across; words that go beyond start another line."""
_TINT, _SECOND, _SECOND_FAINT = "#e4edf7", "#c4630f", "#ecd3bd"
_BAR, _LEADING = 44, 20


def chips(picker: TokenPicker) -> Image.Image:
    """Words over their bars and numbers: filled if selected about, struck through if left out; the question below."""
    if not picker.words:
        return paint.lines([("No words", "muted")])
    font, small = ImageFont.load_default(14), ImageFont.load_default(11)
    # Numbers without their unit, which the heading has.
    numbers = [plain(reading.removesuffix(picker.unit).rstrip()) for reading in picker.readings()]
    places, left, row = [], GAP, 0
    for word, number in zip(picker.words, numbers, strict=True):
        width = int(14 + max(font.getlength(word), small.getlength(number), 30))
        if left + width > WIDTH - GAP and left > GAP:
            left, row = GAP, row + 1
        places.append((left, row, width))
        left += width + 4
    step = 26 + _BAR + 30
    asks = _wrapped(plain(picker.question), font, WIDTH - 2 * GAP)
    picture = Image.new("RGB", (WIDTH, 32 + (row + 1) * step + _LEADING * len(asks) + 6), "white")
    pen = ImageDraw.Draw(picture)
    known = any(value is not None for value in picker.values)
    pen.text((GAP, 8), plain(picker.label + f" ({picker.unit})" * known), MUTED, font)
    low, high = reach((picker.values, picker.errors))
    for i, (left, row, width) in enumerate(places):
        top, state = 32 + row * step, picker.state(i)
        middle, scale = left + width / 2, _BAR / (high - low)
        box, base = (left, top, left + width, top + 24), top + 30 + high * scale
        pen.rounded_rectangle(box, 4, ACCENT if state == "selected" else None, ACCENT if state == "selected" else LINE)
        ink = {"selected": "white", "given": INK, "left out": MUTED}[state]
        pen.text((middle, top + 4), picker.words[i], ink, font, "ma")
        if state == "left out":
            half = font.getlength(picker.words[i]) / 2 + 2
            pen.line((middle - half, top + 13, middle + half, top + 13), MUTED)
        pen.text((middle, top + 36 + _BAR), numbers[i], MUTED, small, "ma")
        pen.line((middle - 14, base, middle + 14, base), MUTED)
        if picker.values and (value := picker.values[i]) is not None:
            strong, faint = (_SECOND, _SECOND_FAINT) if value < 0 else (ACCENT, FAINT)
            fill = faint if state == "left out" else strong
            pen.rectangle((middle - 8, base - max(value, 0) * scale, middle + 8, base - min(value, 0) * scale), fill)
            if error := (picker.errors[i] if picker.errors else None):
                pen.line((middle, base - (value - error) * scale, middle, base - (value + error) * scale), INK)
    for k, line in enumerate(asks):
        pen.text((GAP, picture.height - _LEADING * (len(asks) - k) - 4), line, INK, font)
    return picture


def bars(pane: WordBars) -> Image.Image:
    """Two bars a word, with whiskers: filled for the word alone, striped for the word given the rest."""
    parts = [(pane.mi, pane.mi_errors), (pane.cmi, pane.cmi_errors)]
    if not any(value is not None for values, _ in parts for value in values):
        return paint.lines([("No numbers yet.", "muted")])
    font, small = ImageFont.load_default(14), ImageFont.load_default(11)
    names = [word + place(pane.words, i) for i, word in enumerate(pane.words)]
    beside = int(max(map(font.getlength, names))) + 3 * GAP
    low, high = reach(*parts)
    scale = (WIDTH - beside - 3 * GAP) / (high - low)
    picture = Image.new("RGB", (WIDTH, 60 + 26 * len(pane.words)), "white")
    pen = ImageDraw.Draw(picture)
    zero = beside - low * scale
    for k, i in enumerate(pane.order()):
        top = 32 + 26 * k
        if i in pane.selected:
            pen.rectangle((GAP / 2, top, WIDTH - GAP / 2, top + 25), _TINT)
            pen.rectangle((GAP / 2, top, GAP / 2 + 2, top + 25), ACCENT)
        pen.text((GAP, top + 4), names[i], INK, font)
        for striped, (values, errors) in enumerate(parts):
            if not values or (value := values[i]) is None:
                continue
            at, ends = top + 4 + 10 * striped, sorted((zero, zero + value * scale))
            _bar(pen, (ends[0], at, ends[1], at + 7), bool(striped))
            if error := (errors[i] if errors else None):
                whisker = [zero + (value + sign * error) * scale for sign in (-1, 1)]
                pen.line((whisker[0], at + 3.5, whisker[1], at + 3.5), INK)
                for end in whisker:
                    pen.line((end, at + 1, end, at + 6), INK)
    bottom = 34 + 26 * len(pane.words)
    pen.line((zero, 32, zero, bottom), MUTED)
    for value in {low, 0.0, high}:
        # A number that would run into that of 0 is left out.
        if value == 0 or abs(value) * scale > 40:
            pen.text((zero + value * scale, bottom + 4), f"{value:.2g}", MUTED, small, "ma")
    pen.text((GAP, bottom + 4), pane.unit, MUTED, small)
    for striped, name in enumerate(("alone (MI)", "given the rest (CMI)")):
        left = GAP + 130 * striped
        _bar(pen, (left, 12, left + 18, 19), bool(striped))
        pen.text((left + 24, 8), name, MUTED, small)
    return picture


def _bar(pen: ImageDraw.ImageDraw, box: tuple[float, float, float, float], striped: bool) -> None:
    """A filled or a striped bar: which is which must not rest on hue alone."""
    if not striped:
        pen.rectangle(box, ACCENT)
        return
    left, top, right, bottom = (round(end) for end in box)
    pen.rectangle((left, top, right, bottom), _SECOND_FAINT, _SECOND)
    for x in range(left + 3, right, 4):
        pen.line((x, top, x, bottom), _SECOND)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Text in lines of at most this width in pixels, broken between words."""
    found: list[str] = []
    for word in text.split():
        if found and font.getlength(f"{found[-1]} {word}") <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found
