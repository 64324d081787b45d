"""The oracle reads a picture of the bundled world back: its ground, and which sprite is at which corner.

Every sprite is laid on every ground at every corner of the lattice, and compared with the picture in squared error.
Sprites are then taken best first: again and again the one that brings the reading nearest to the picture, clear of
those already taken, until none brings it nearer. The search needs to be no wider: sprites of a scene never overlap, so
a true one takes nothing from the others. And a sprite that is not there adds its whole contrast to the error, so no
threshold has to be tuned. What is left of the error decides the ground.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from PIL import Image

from infodiff_widgets.scenes.grammar import AND, BACKGROUNDS, KINDS, NUMBERS, Caption
from infodiff_widgets.scenes.render import POSITIONS, SIZE, STEP, ground, paste
from infodiff_widgets.scenes.sprites import SIDE, sprite
from infodiff_widgets.scenes.templates import ALL_APPEARANCES


@dataclass(frozen=True)
class SceneObject:
    """A sprite found in a picture.

    Attributes:
        noun: what it shows.
        size: "big" or "small".
        colour: the shade it was given, "" for its own colours.
        row, column: of its upper left corner, in pixels.
    """

    noun: str
    size: str
    colour: str
    row: int
    column: int


@dataclass(frozen=True)
class SceneReading:
    """What a picture shows.

    Attributes:
        ground: which background.
        objects: the sprites, clearest first.
        error: root mean squared difference between the picture and this reading of it, in levels of 0 to 255.
    """

    ground: str
    objects: tuple[SceneObject, ...]
    error: float


@functools.cache
def _templates() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Every sprite on every ground against the ground alone: (difference, sum) [4, S, D]; side of each sprite [S]."""
    bare = np.stack([ground(name)[:SIDE, :SIDE] for name in BACKGROUNDS])[:, None]  # tiles: corners agree
    pictures = np.repeat(bare, len(ALL_APPEARANCES), 1)
    for of_ground in pictures:
        for picture, look in zip(of_ground, ALL_APPEARANCES, strict=True):
            paste(picture, sprite(*look), (0, 0))
    bare, pictures = (part.reshape(*part.shape[:2], -1).astype(float) for part in (bare, pictures))
    return pictures - bare, pictures + bare, np.array([len(sprite(*look)) for look in ALL_APPEARANCES])


def _best_first(gains: np.ndarray, sides: np.ndarray) -> tuple[list[SceneObject], float]:
    """Sprites taken one by one, and the squared error they take away; ``gains`` [S, corners] is what each would."""
    rows, columns = (STEP * index for index in divmod(np.arange(gains.shape[1]), POSITIONS))
    free, things, gained = gains.copy(), [], 0.0
    while free.max() > 0:
        k, at = np.unravel_index(free.argmax(), free.shape)
        things.append(SceneObject(*ALL_APPEARANCES[k], int(rows[at]), int(columns[at])))
        gained += free[k, at]
        overlap = np.ones(free.shape, bool)
        for corners in (rows, columns):
            overlap &= (corners < corners[at] + sides[k]) & (corners[at] < corners + sides[:, None])
        free[overlap] = -np.inf
    return things, gained


def read_scene(picture: Image.Image | np.ndarray) -> SceneReading:
    """Say what a picture shows.

    Args:
        picture: RGB, 64×64: a PIL image or uint8 [64, 64, 3].

    Raises:
        ValueError: another shape or type.
    """
    pixels = np.asarray(picture)
    if pixels.shape != (SIZE, SIZE, 3) or pixels.dtype != np.uint8:
        raise ValueError(
            f"the oracle reads RGB pictures, uint8 [{SIZE}, {SIZE}, 3]; got {pixels.dtype} {list(pixels.shape)}. For "
            f"other pictures, picture.convert('RGB').resize(({SIZE}, {SIZE}))"
        )
    pixels = pixels.astype(float)
    windows = np.lib.stride_tricks.sliding_window_view(pixels, (SIDE, SIDE), (0, 1))[::STEP, ::STEP]
    windows = windows.transpose(0, 1, 3, 4, 2).reshape(POSITIONS**2, -1)
    differences, sums, sides = _templates()
    readings = []
    for name, difference, total in zip(BACKGROUNDS, differences, sums, strict=True):
        # |x − bare|² − |x − with sprite|² = 2x·(sprite − bare) − (|sprite|² − |bare|²)
        gains = 2 * difference @ windows.T - (difference * total).sum(1, keepdims=True)
        things, gained = _best_first(gains, sides)
        error = np.square(pixels - ground(name)).sum() - gained
        readings.append(SceneReading(name, tuple(things), float(np.sqrt(max(error, 0) / pixels.size))))
    return min(readings, key=lambda found: found.error)


def spatial_relation(first: SceneObject, second: SceneObject) -> str:
    """How the first object lies to the second, along the axis they are further apart on; "" on a diagonal."""
    down, right = second.row - first.row, second.column - first.column
    if abs(down) == abs(right):
        return ""
    if abs(down) > abs(right):
        return "above" if down > 0 else "below"
    return "left of" if right > 0 else "right of"


def check_caption(caption: str | Caption, found: SceneReading) -> dict[str, bool]:
    """Which slots of a caption the picture agrees with, for every slot that says something.

    An object is looked for by its noun; where it is missing, its size, its colour and the relation are wrong too.
    With "and", any relation is right. A number is right if there are that many objects, of whatever noun.

    Args:
        caption: a sentence of the grammar.
        found: a picture, as :func:`read_scene` reads it.

    Returns:
        slot → agreement; the slots are those of ``grammar.KINDS``.
    """
    caption = caption if isinstance(caption, Caption) else Caption.parse(caption)
    agrees = {"ground": found.ground == caption["ground"]}
    if caption.kind == "count":
        noun = caption["noun"].removesuffix("s" * (caption["number"] != "one"))
        agrees["number"] = len(found.objects) == 1 + NUMBERS.index(caption["number"])
        agrees["noun"] = {thing.noun for thing in found.objects} == {noun}
    else:
        first, second = (
            next((thing for thing in found.objects if thing.noun == caption[slot]), None)
            for slot in ("first", "second")
        )
        for i, slot, thing in ((1, "first", first), (2, "second", second)):
            agrees[slot] = thing is not None
            if caption.kind == "things":
                agrees[f"size{i}"] = thing is not None and thing.size == caption[f"size{i}"]
                agrees[f"colour{i}"] = thing is not None and thing.colour == caption[f"colour{i}"]
        both = first is not None and second is not None
        agrees["relation"] = both and caption["relation"] in (AND, spatial_relation(first, second))
    return {slot: agrees[slot] for slot, _ in KINDS[caption.kind][1] if slot in agrees}


def no_extra_objects(caption: Caption, found: SceneReading) -> bool:
    """Whether a picture shows no more objects than its caption names, and has recoloured none that it does not."""
    number = 1 + NUMBERS.index(caption["number"]) if caption.kind == "count" else 2
    recoloured = any(thing.colour for thing in found.objects)
    return len(found.objects) == number and (caption.kind == "things" or not recoloured)


def compare_readings(before: SceneReading, target: SceneReading, after: SceneReading) -> dict[str, bool]:
    """Compare the result of an edit with its target.

    Returns:
        "new": what is new in the target is in its place, within a step of the lattice (a third of an object). "kept":
        what should stay is exactly where it was. "done": both, and there is nothing else.
    """
    appears, stays = set(target.objects) - set(before.objects), set(target.objects) & set(before.objects)
    ground, ground_stays = after.ground == target.ground, before.ground == target.ground
    new = all(any(_is_near(one, other) for other in after.objects) for one in appears) and (ground or ground_stays)
    kept = stays <= set(after.objects) and (ground or not ground_stays)
    return {"new": new, "kept": kept, "done": new and kept and len(after.objects) == len(target.objects)}


def _is_near(one: SceneObject, other: SceneObject) -> bool:
    """Whether two sprites look the same and are at most one step apart."""
    distance = max(abs(one.row - other.row), abs(one.column - other.column))
    return distance <= STEP and (one.noun, one.size, one.colour) == (other.noun, other.size, other.colour)
