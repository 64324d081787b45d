"""A folder of your own pictures with masks, as items of ``studies.localization``.

The folder holds a table ``masks.csv`` beside its pictures::

    image,mask,caption,word,label
    beach.jpg,beach-dog.png,a dog runs along the beach,dog,animal

``word`` is a word or phrase of the caption that occurs once in it, or its index, counted from 0. ``label``, a class to
average over, is optional. A mask is a picture of the same size, no JPEG, black or transparent outside the object.
"""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import pandas as pd
from PIL import Image

from infodiff_widgets.files import to_path
from infodiff_widgets.images import open_image, read_image
from infodiff_widgets.pipelines.image import resize_and_crop
from infodiff_widgets.prompts import Prompt
from infodiff_widgets.studies.items import Item

TABLE = "masks.csv"
COLUMNS = ["image", "mask", "caption", "word"]


def items(folder: str | Path, size: tuple[int, int] = (512, 512), size_multiple: int = 8) -> list[Item]:
    """Every row of the table as an item; pictures and masks are resized and cropped together to what the model sees.

    Files are named relative to the folder; ``size`` is ``model.size`` and ``size_multiple`` ``model.size_multiple``.

    Raises:
        FileNotFoundError, ValueError: naming the table, the record and the field.
    """
    folder = to_path(folder)
    path = folder / TABLE
    if not path.exists():
        raise FileNotFoundError(f"there is no {path}. It must be a table with the columns {COLUMNS}, a row a word")
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is no CSV table: {error}") from error
    if missing := [name for name in COLUMNS if name not in table]:
        raise ValueError(f"{path} lacks the columns {missing}; it has {list(table)}. Expected are {COLUMNS}")
    if table.empty:
        raise ValueError(f"{path} has no rows under its heading; it takes a row a word")
    result = []
    for number, row in enumerate(table.to_dict("records"), 1):
        where = f"{path}, record {number}"
        files = [folder / row[name] for name in COLUMNS[:2]]
        for name, file in zip(COLUMNS, files, strict=False):
            if not file.is_file():
                raise FileNotFoundError(f"{where}: {name!r} is {row[name]!r}; there is no such file in {folder}")
        prompt, word = Prompt(" ".join(row["caption"].split())), row["word"].strip()
        is_index = word.isdigit() and word not in prompt.words
        try:
            indices = prompt.indices(int(word) if is_index else word)
        except (ValueError, IndexError) as error:
            raise ValueError(f"{where}: 'word': {error}") from error
        read = functools.partial(_read, where, *files, tuple(size), size_multiple)
        stamp = " ".join(f"{file.stat().st_size} {file.stat().st_mtime_ns}" for file in files)
        result.append(Item(row["image"], prompt.text, indices, row.get("label") or "all", read, stamp=stamp))
    return result


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
