"""Oracle of the bundled scenes: reads the ground and the sprites of a picture.

Every sprite is laid on every ground at every corner of the lattice and compared with the picture in squared error.
Sprites are then taken greedily: always the one that lowers the error most, clear of those already taken, until none
lowers it. A wider search is not needed, since the sprites of a scene never overlap. No threshold has to be tuned, since
a sprite that is not there adds its whole contrast to the error. The remaining error decides the ground.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from infodiff_widgets.scenes.grammar import AND, BACKGROUNDS, KINDS, NUMBERS, Caption
from infodiff_widgets.scenes.render import POSITIONS, SIZE, STEP, ground
from infodiff_widgets.scenes.sprites import sprite
from infodiff_widgets.scenes.templates import ALL_APPEARANCES, match_scores, sheet, to_tensor


@dataclass(frozen=True)
class SceneObject:
    """A sprite in a picture: noun, "big" or "small", shade ("" for its own colours), upper left corner in pixels."""

    noun: str
    size: str
    colour: str
    row: int
    column: int


@dataclass(frozen=True)
class SceneReading:
    """Content of a picture: its background and its sprites, clearest first.

    ``error`` is the root mean squared difference between the picture and this reading of it, in levels of 0 to 255.
    """

    ground: str
    objects: tuple[SceneObject, ...]
    error: float


def _choose_greedily(gains: np.ndarray, sides: np.ndarray) -> tuple[tuple[SceneObject, ...], float]:
    """Sprites one by one, and the squared error that they remove; ``gains`` [S, corners] is what each would remove."""
    rows, columns = (STEP * index for index in divmod(np.arange(gains.shape[1]), POSITIONS))
    free, objects, gained = gains.copy(), [], 0.0
    while free.max() > 0:
        k, at = np.unravel_index(free.argmax(), free.shape)
        objects.append(SceneObject(*ALL_APPEARANCES[k], int(rows[at]), int(columns[at])))
        gained += free[k, at]
        overlap = np.ones(free.shape, bool)
        for corners in (rows, columns):
            overlap &= (corners < corners[at] + sides[k]) & (corners[at] < corners + sides[:, None])
        free[overlap] = -np.inf
    return tuple(objects), gained


def read_scene(picture: Image.Image | np.ndarray) -> SceneReading:
    """Read the content of an RGB picture, 64×64: a PIL image or uint8 [64, 64, 3].

    Raises ValueError: if it has another shape or type.
    """
    pixels = np.asarray(picture)
    if pixels.shape != (SIZE, SIZE, 3) or pixels.dtype != np.uint8:
        advice = f"For other pictures, picture.convert('RGB').resize(({SIZE}, {SIZE}))"
        got = f"{pixels.dtype} {list(pixels.shape)}"
        raise ValueError(f"the oracle reads RGB pictures, uint8 [{SIZE}, {SIZE}, 3]; got {got}. {advice}")
    scores = match_scores(to_tensor(pixels)[None], sheet(("pair", "things"))).sprites[0].flatten(2)
    sides, readings = np.array([len(sprite(*one)) for one in ALL_APPEARANCES]), []
    for name, gains in zip(BACKGROUNDS, scores.numpy() * 2 * 127.5**2, strict=True):  # ‖y − x‖² = ‖y‖² − 2·score
        objects, gained = _choose_greedily(gains, sides)
        error = np.square(pixels - ground(name).astype(float)).sum() - gained
        readings.append(SceneReading(name, objects, float(np.sqrt(max(error, 0) / pixels.size))))
    return min(readings, key=lambda reading: reading.error)


def spatial_relation(first: SceneObject, second: SceneObject) -> str:
    """Relation of the first object to the second, along the axis they are further apart on; "" on a diagonal."""
    down, right = second.row - first.row, second.column - first.column
    if abs(down) == abs(right):
        return ""
    if abs(down) > abs(right):
        return "above" if down > 0 else "below"
    return "left of" if right > 0 else "right of"


def check_caption(caption: str | Caption, reading: SceneReading) -> dict[str, bool]:
    """Whether the picture agrees with each informative slot of a caption (slots as in ``grammar.KINDS``).

    Objects are identified by their nouns. If one is missing, its size, its colour and the relation are wrong too. With
    "and", any relation is right. A number is right if there are that many objects, of whatever noun.
    """
    caption = caption if isinstance(caption, Caption) else Caption.parse(caption)
    agrees = {"ground": reading.ground == caption["ground"]}
    if caption.kind == "count":
        noun = caption["noun"].removesuffix("s" * (caption["number"] != "one"))
        agrees["number"] = len(reading.objects) == 1 + NUMBERS.index(caption["number"])
        agrees["noun"] = {one.noun for one in reading.objects} == {noun}
    else:
        clearest = {one.noun: one for one in reversed(reading.objects)}
        for i, slot in enumerate(("first", "second"), 1):
            one = clearest.get(caption[slot])
            agrees[slot] = one is not None
            for name in ("size", "colour") if caption.kind == "things" else ():
                agrees[f"{name}{i}"] = getattr(one, name, None) == caption[f"{name}{i}"]
        pair = [clearest[caption[slot]] for slot in ("first", "second") if agrees[slot]]
        agrees["relation"] = len(pair) == 2 and caption["relation"] in (AND, spatial_relation(*pair))
    return {slot: agrees[slot] for slot, _ in KINDS[caption.kind][1] if slot in agrees}


def no_extra_objects(caption: Caption, reading: SceneReading) -> bool:
    """Whether a picture has exactly as many objects as its caption names, and recoloured ones only if it says so."""
    number = 1 + NUMBERS.index(caption["number"]) if caption.kind == "count" else 2
    recoloured = any(one.colour for one in reading.objects)
    return len(reading.objects) == number and (caption.kind == "things" or not recoloured)


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
