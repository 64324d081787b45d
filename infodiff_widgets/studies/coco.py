"""COCO-IT and COCO-WL: words of captions of COCO's pictures (Kong et al., 2024).

COCO-IT pairs a picture with a category of its objects, and with the first caption that has the category's name or its
plural in it, as a whole word: out of "bedroom with a bed" the paper takes "bed" twice. It needs the extra ``studies``,
and COCO 2017 in a folder as its archives unpack::

    annotations/instances_val2017.json    annotations/captions_val2017.json    val2017/000000397133.jpg ...

COCO-WL has ten words each of verbs, numerals, adjectives, adverbs, prepositions, pronouns and conjunctions. They have
no outline, so all it needs is ``val2017``.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from PIL import Image

from infodiff_widgets.files import to_path
from infodiff_widgets.images import read_image
from infodiff_widgets.studies.items import Item
from infodiff_widgets.studies.records import Types, check_records, read_json, read_table

COLUMNS = ["image", "category", "caption", "word"]
"""Columns of a table: COCO's number of the picture, the category, the caption, and the word of it."""
_PUBLISHED = ["Image ID", "Label", "correct_obj+context", "correct_obj"]
_WORD_LIST_COLUMNS = 7  # of a published COCO-WL; the last one is the class
_MISSPELLED = {"perp": "prep"}
SPLIT = "val2017"
"""Part of COCO that the tables are of."""


def places(caption: str, word: str) -> tuple[int, ...]:
    """Indices of the words of a caption that contain a word or phrase as a whole, wherever it occurs.

    Words are split at white space and keep what is attached to them: "dog" occurs in "dog," and "dog's", not in
    "dogs". Case matters, as in the paper.

    >>> places("A bedroom with a bed next to a bed.", "bed")
    (4, 8)
    """
    matches = [match.span() for match in re.finditer(rf"\b{re.escape(word)}\b", caption)]
    words = [match.span() for match in re.finditer(r"\S+", caption)]
    return tuple(i for i, (a, b) in enumerate(words) if any(a < end and begin < b for begin, end in matches))


def read_csv(path: str | Path) -> pd.DataFrame:
    """Read a table that Kong et al. published, or one written from :meth:`Coco.build`.

    Returns:
        a table of COLUMNS and "class": the class of the word in COCO-WL, "noun" in tables of categories.

    Raises:
        FileNotFoundError, ValueError: naming the file, the record and the field.
    """
    path = to_path(path)
    text: Any = read_table(path, COLUMNS, _PUBLISHED)
    names = COLUMNS if set(COLUMNS) <= set(text) else _PUBLISHED
    rows = []
    for number, (image, category, caption, word) in enumerate(text[names].itertuples(index=False), 1):
        word = word.strip()
        if not image.isdigit():
            raise ValueError(f"{path}, record {number}: {names[0]!r} must be a number; got {image!r}")
        if not word or not places(caption, word):
            raise ValueError(f"{path}, record {number}: {names[3]!r} is {word!r}, no whole word of {caption!r}")
        label = text.iat[number - 1, -1].strip() if text.shape[1] == _WORD_LIST_COLUMNS else "noun"
        if not label:
            raise ValueError(f"{path}, record {number}: the last column must hold a class of words")
        rows.append((int(image), category, caption, word, _MISSPELLED.get(label, label)))
    return pd.DataFrame(rows, columns=[*COLUMNS, "class"])


def read_picture(path: Path, size: tuple[int, int]) -> Image.Image:
    """Read a picture of val2017, stretched to a width and height; FileNotFoundError if it does not exist."""
    if not path.exists():
        raise FileNotFoundError(f"there is no {path}. Unpack val2017.zip from https://cocodataset.org there")
    picture = read_image(path, upright=False).resize(size, Image.Resampling.BILINEAR)
    return Image.fromarray(np.asarray(picture))  # drops a camera's orientation, which COCO's masks ignore


def word_items(table: pd.DataFrame, folder: str | Path, size: tuple[int, int] = (512, 512)) -> list[Item]:
    """Rows of :func:`read_csv` as items without masks, for ``studies.word_information``.

    ``folder`` holds ``val2017``. As in the paper, pictures are stretched to a width and height, such as ``model.size``.
    """
    pictures = to_path(folder) / SPLIT
    return _items(table, "class", lambda image, _: functools.partial(_read, pictures / f"{image:012d}.jpg", size))


def _items(table: pd.DataFrame, label: str, reader: Callable[[int, str], Callable[[], Any]]) -> list[Item]:
    """Rows as items, with labels from a column; ``reader`` makes their ``read`` of a picture's number and a label."""
    return [
        Item(str(image), " ".join(caption.split()), places(caption, word), name, reader(image, name))
        for image, caption, word, name in table[["image", "caption", "word", label]].itertuples(index=False)
    ]


def _read_lists(path: Path, fields: dict[str, Types]) -> list[list[dict[str, Any]]]:
    """Lists of records in a JSON file of COCO, by key; the fields of each record are checked against types."""
    unpack = (
        "Unpack annotations_trainval2017.zip and val2017.zip from https://cocodataset.org into one folder and name that"
    )
    content = read_json(path, unpack)
    for key, types in fields.items():
        if not isinstance(content, dict) or not isinstance(content.get(key), list):
            raise ValueError(f"{path} must hold a list {key!r}; it does not. Unpack it again")
        check_records(path, content[key], types, f"{key}[{{}}]")
    return [content[key] for key in fields]


class Coco:
    """Objects and captions of COCO's validation pictures of 2017, in a folder with ``annotations`` and ``val2017``.

    Raises:
        FileNotFoundError, ValueError: if the file of instances is missing or malformed; naming file, record and field.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = to_path(folder)
        self._file = self.folder / "annotations" / f"instances_{SPLIT}.json"
        pictures, categories, annotations = _read_lists(self._file, {
            "images": {"id": int, "file_name": str, "height": int, "width": int},
            "categories": {"id": int, "name": str},
            "annotations": {"image_id": int, "category_id": int, "segmentation": (list, dict)},
        })  # fmt: skip
        self.pictures = {record["id"]: record for record in pictures}
        self.categories = {record["id"]: record["name"] for record in categories}
        self.objects: dict[int, dict[str, list[tuple[int, dict]]]] = {}
        for number, record in enumerate(annotations):
            for field, known in (("image_id", self.pictures), ("category_id", self.categories)):
                if record[field] not in known:
                    raise ValueError(f"{self._file}, annotations[{number}]: {field!r} {record[field]} is not listed")
            of_picture = self.objects.setdefault(record["image_id"], {})
            of_picture.setdefault(self.categories[record["category_id"]], []).append((number, record))

    def build(self) -> pd.DataFrame:
        """Build the table of COLUMNS for all pictures, in the order of the files.

        Where a caption holds both the name and its plural, the word is the plural.

        Raises:
            FileNotFoundError, ValueError: if the file of captions is missing or malformed; naming file and record.
        """
        engine = _import("inflect").engine()
        names = {category: (engine.plural(category), category) for category in self.categories.values()}
        captions: dict[int, list[str]] = {}
        file = self.folder / "annotations" / f"captions_{SPLIT}.json"
        (records,) = _read_lists(file, {"annotations": {"image_id": int, "caption": str}})
        for record in records:
            captions.setdefault(record["image_id"], []).append(record["caption"])
        rows = []
        for image in self.pictures:
            for category in self.objects.get(image, {}):
                pairs = ((caption, word) for caption in captions.get(image, []) for word in names[category])
                first = next((pair for pair in pairs if places(*pair)), None)
                if first is not None:
                    rows.append((image, category, *first))
        return pd.DataFrame(rows, columns=COLUMNS)

    def mask(self, image: int, category: str) -> np.ndarray:
        """Pixels of a picture that show objects of a category, crowds included: bool [H, W].

        Raises:
            ValueError: if the picture has no such object, or its outline cannot be read.
        """
        return self._outlines(image, category).mask()

    def _outlines(self, image: int, category: str) -> _Outlines:
        objects = self.objects.get(image, {}).get(category)
        if objects is None:
            raise ValueError(f"{self._file} has no {category!r} in picture {image}")
        outlines = [(number, record["segmentation"]) for number, record in objects]
        return _Outlines(self._file, (self.pictures[image]["height"], self.pictures[image]["width"]), outlines)

    def items(self, table: pd.DataFrame, size: tuple[int, int] = (512, 512)) -> list[Item]:
        """Rows of a table of COLUMNS as items for ``studies.localization``, stretched as in :func:`word_items`.

        Raises:
            ValueError: if a row has a picture or a category that the file of instances does not have.
        """
        for number, (image, category) in enumerate(zip(table["image"], table["category"], strict=True), 1):
            if category not in (there := self.objects.get(image, {})):
                raise ValueError(
                    f"record {number} of the table names {category!r} in picture {image}; {self._file} has "
                    f"{sorted(there) or 'nothing'} there"
                )

        def reader(image: int, category: str) -> Callable[[], Any]:
            path = self.folder / SPLIT / self.pictures[image]["file_name"]
            return functools.partial(_read, path, size, self._outlines(image, category))

        return _items(table, "category", reader)


class _Outlines(NamedTuple):
    """Outlines of objects in a picture of a height and width, by their numbers in a file of instances."""

    file: Path
    size: tuple[int, int]
    outlines: list[tuple[int, Any]]

    def mask(self) -> np.ndarray:
        """Pixels inside any outline, bool [H, W]; ValueError if one cannot be read."""
        masks = _import("pycocotools.mask")
        mask = np.zeros(self.size, bool)
        for number, outline in self.outlines:
            try:
                if isinstance(outline, list) or isinstance(outline["counts"], list):
                    outline = masks.frPyObjects(outline, *self.size)
                runs = masks.merge(outline) if isinstance(outline, list) else outline
                mask |= masks.decode(runs).astype(bool)
            except Exception as error:  # pycocotools raises plain ones
                expected = "expected lists of six or more coordinates, or run lengths as COCO writes them"
                place = f"{self.file}, annotations[{number}]: 'segmentation' is no outline in a picture of"
                raise ValueError(f"{place} {self.size[1]}×{self.size[0]} pixels; {expected}") from error
        return mask


def _read(path: Path, size: tuple[int, int], outlines: _Outlines | None = None) -> tuple[Image.Image, Any]:
    """A picture, and the mask of outlines, stretched to a width and height."""
    picture = read_picture(path, size)
    if outlines is None:
        return picture, None
    mask = Image.fromarray(outlines.mask()).resize(size, Image.Resampling.NEAREST)
    return picture, np.asarray(mask).astype(bool)


def _import(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(f"COCO-IT needs {name}: pip install 'infodiff-widgets[studies]'") from error
