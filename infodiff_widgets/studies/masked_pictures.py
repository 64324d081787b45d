"""A folder of your own pictures, with masks for ``studies.localization`` or captions for ``studies.word_information``.

The folder holds a table ``masks.csv`` beside its pictures::

    image,mask,caption,word,label
    beach.jpg,beach-dog.png,a dog runs along the beach,dog,animal

``word`` is a word or phrase of the caption that occurs once in it, or its index, counted from 0. ``label``, a class to
average over, is optional. A mask is a picture of the same size, no JPEG, black or transparent outside the object.
Without masks, the table is ``captions.csv``. It needs only image and caption, and then has all words of every caption.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from infodiff_widgets.files import to_path
from infodiff_widgets.images import open_image, read_image
from infodiff_widgets.pipelines.image import resize_and_crop
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.studies.items import Item
from infodiff_widgets.studies.records import read_table

TABLE, COLUMNS = "masks.csv", ("image", "mask", "caption", "word")
CAPTIONS, CAPTION_COLUMNS = "captions.csv", ("image", "caption")
"""Names of both tables, and the columns that they need."""


def items(folder: str | Path, size: tuple[int, int] = (512, 512), size_multiple: int = 8) -> list[Item]:
    """Every row of ``masks.csv`` as an item; pictures and masks are resized and cropped to what the model sees.

    Files are named relative to the folder; ``size`` is ``model.size`` and ``size_multiple`` ``model.size_multiple``.

    Raises:
        FileNotFoundError, ValueError: naming the table, the record and the field.
    """
    found = []
    for where, row, files in _records(to_path(folder) / TABLE, COLUMNS):
        prompt = Prompt(" ".join(row["caption"].split()))
        read = functools.partial(_read, where, *files, tuple(size), size_multiple)
        found.append(_item(where, row, prompt, row["word"], row.get("label") or "all", read, files))
    return found


def caption_items(folder: str | Path, size: tuple[int, int] = (512, 512), size_multiple: int = 8) -> list[Item]:
    """Every word of every caption in ``captions.csv``, or the column word if there is one, as items without masks.

    Items are labelled by the column label, or by the word in lower case. Arguments and errors as for :func:`items`.
    """
    found = []
    for where, row, files in _records(to_path(folder) / CAPTIONS, CAPTION_COLUMNS):
        prompt = Prompt(" ".join(row["caption"].split()))
        read = functools.partial(_read_picture, where, *files, tuple(size), size_multiple)
        for word in [row["word"]] if "word" in row else map(str, range(len(prompt.words))):
            item = _item(where, row, prompt, word, row.get("label", ""), read, files)
            found.append(item if item.label else replace(item, label=item.text.lower()))
    return found


def _records(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any], list[Path]]]:
    """Where each record of a table is, its fields, and its files."""
    if not path.exists():
        raise FileNotFoundError(f"there is no {path}. It must be a table with the columns {list(columns)}")
    table = read_table(path, columns)
    if table.empty:
        raise ValueError(f"{path} has no rows under its heading")
    for number, row in enumerate(table.to_dict("records"), 1):
        where = f"{path}, record {number}"
        files = {name: path.parent / row[name] for name in ("image", "mask") if name in columns}
        for name, file in files.items():
            if not file.is_file():
                raise FileNotFoundError(f"{where}: {name!r} is {row[name]!r}; there is no such file in {path.parent}")
        yield where, row, list(files.values())


def _item(
    where: str, row: dict[str, Any], prompt: Prompt, word: str, label: str, read: Callable[[], Any], files: list[Path]
) -> Item:
    """A word, or the index of one, as an item."""
    is_index = (word := word.strip()).isdigit() and word not in prompt.words
    try:
        indices = prompt.indices(int(word) if is_index else word)
    except (ValueError, IndexError) as error:
        raise ValueError(f"{where}: 'word': {error}") from error
    stamp = " ".join(f"{file.stat().st_size} {file.stat().st_mtime_ns}" for file in files)
    return Item(row["image"], prompt.text, indices, label, read, stamp=stamp)


def _read_picture(where: str, image: Path, size: tuple[int, int], size_multiple: int) -> tuple[Image.Image, None]:
    try:
        return resize_and_crop(read_image(image), size, size_multiple)[0], None
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error


def _read(
    where: str, image: Path, mask: Path, size: tuple[int, int], size_multiple: int
) -> tuple[Image.Image, np.ndarray]:
    try:
        picture, shape = read_image(image), _open_mask(mask)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error
    if picture.size != shape.size:
        raise ValueError(
            f"{mask} has {shape.width}×{shape.height} pixels; expected {picture.width}×{picture.height} as {image}"
        )
    seen, frame = resize_and_crop(picture, size, size_multiple)
    inside = np.asarray(shape.crop(frame).resize(seen.size, Image.Resampling.NEAREST)) > 0
    if not inside.any():
        raise ValueError(f"{mask} is black wherever the model sees {image}; leave the word out of {TABLE}")
    return seen, inside


def _open_mask(path: Path) -> Image.Image:
    """A mask in white: every pixel of any visible colour."""
    mask = open_image(path)
    if mask.format == "JPEG":
        raise ValueError(f"{path} is a JPEG, whose edges are blurred; save masks as PNG")
    colours = np.asarray(mask.convert("RGBA"))
    return Image.fromarray(((colours[..., :3].max(-1) > 0) & (colours[..., 3] > 0)).astype(np.uint8) * 255)
