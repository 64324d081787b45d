"""COCO-IT: words of captions of COCO's pictures, and the objects they name (Kong et al., 2024).

A row is a picture and a category of its objects: the first caption with the category's name or its plural in it. The
rule is the paper's, except that only whole words are taken out of the caption: out of "bedroom with a bed" the paper
takes "bed" twice. Needs the extra ``studies``, and COCO 2017 in a folder as its archives unpack::

    annotations/instances_val2017.json    annotations/captions_val2017.json    val2017/000000397133.jpg ...
"""

from __future__ import annotations

import functools
import json
import re
import string
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from PIL import Image

from infodiff_widgets.prompts import PromptEdit
from infodiff_widgets.studies.items import Item

COLUMNS = ["image", "category", "caption", "context", "word"]
"""Of a table: COCO's number of the picture, the category, the caption, the caption without the word, and the word."""
_PUBLISHED = ["Image ID", "Label", "correct_obj+context", "context", "correct_obj"]
SPLIT = "val2017"
"""The part of COCO that the tables are of."""


def places(caption: str, word: str) -> tuple[int, ...]:
    """Indices of the words of a caption that a word or phrase stands in as a whole, everywhere it does.

    Words are split at white space and keep what is attached to them: "dog" stands in "dog," and "dog's", not in
    "dogs". Capitals count, as in the paper.

    >>> places("A bedroom with a bed next to a bed.", "bed")
    (4, 8)
    """
    named = [match.span() for match in re.finditer(rf"\b{re.escape(word)}\b", caption)]
    words = [match.span() for match in re.finditer(r"\S+", caption)]
    return tuple(i for i, (a, b) in enumerate(words) if any(a < end and begin < b for begin, end in named))


def _row(image: int, category: str, caption: str, word: str) -> dict[str, Any]:
    out = places(caption, word)
    context = PromptEdit(caption, out).rest
    return dict(zip(COLUMNS, (image, category, caption, context, word), strict=True))


def read_csv(path: str | Path) -> pd.DataFrame:
    """One of the tables that Kong et al. published, or one that was written from :func:`build`.

    The context is made anew from whole words.

    Returns:
        a table of COLUMNS.

    Raises:
        FileNotFoundError, ValueError: names the file, the record and the field.
    """
    table = _table(Path(path))
    names, rows = list(table), []
    for number, (image, category, caption, _, word) in enumerate(table.itertuples(index=False), 1):
        word = word.strip()
        if not image.isdigit():
            raise ValueError(f"{path}, record {number}: {names[0]!r} must be a number; got {image!r}")
        if not word or not places(caption, word):
            raise ValueError(f"{path}, record {number}: {names[4]!r} is {word!r}, no whole word of {caption!r}")
        rows.append(_row(int(image), category, caption, word))
    return pd.DataFrame(rows, columns=COLUMNS)


def _table(path: Path) -> pd.DataFrame:
    """The five columns of a table as text, under the names they have there."""
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is no CSV table: {error}") from error
    names = COLUMNS if set(COLUMNS) <= set(table) else _PUBLISHED
    if missing := [name for name in names if name not in table]:
        raise ValueError(f"{path} lacks the columns {missing}; it has {list(table)}. Expected are {_PUBLISHED}")
    return table[names]


def compared(path: str | Path) -> pd.DataFrame:
    """Where a published table of categories differs from the rule of :meth:`Coco.build` on the same captions.

    White space and punctuation that stands alone make no difference.

    Returns:
        a row for each record that differs: record (from 1), image, category, caption, word, ruled (the word by the
        rule, "" for none), published (the context there), context (by the rule), and difference: "other word";
        "inside words" if the word was taken out of longer ones as well; "joined" if the rule takes out what is
        attached to the word, such as "'s".

    Raises:
        FileNotFoundError, ValueError: see :func:`read_csv`.
    """
    published, rows = _table(Path(path)).iloc[:, 3], []
    plural = _plurals(read_csv(path)["category"].unique())
    for number, (row, there) in enumerate(zip(read_csv(path).itertuples(index=False), published, strict=True), 1):
        ruled = next((w for w in (plural[row.category], row.category) if places(row.caption, w)), "")
        inside = row.caption.count(row.word) > len(re.findall(rf"\b{re.escape(row.word)}\b", row.caption))
        if ruled == row.word and _bare(row.context) == _bare(there):
            continue
        difference = "other word" if ruled != row.word else "inside words" if inside else "joined"
        rows.append((number, row.image, row.category, row.caption, row.word, ruled, there, row.context, difference))
    names = ["record", "image", "category", "caption", "word", "ruled", "published", "context", "difference"]
    return pd.DataFrame(rows, columns=names)


def _bare(text: str) -> list[str]:
    stripped = (word.strip(string.punctuation) for word in text.split())
    return [word for word in stripped if word]


def _plurals(names: Iterable[str]) -> dict[str, str]:
    engine = _need("inflect").engine()
    return {name: engine.plural(name) for name in names}


def read_picture(path: Path, size: Sequence[int]) -> Image.Image:
    """A picture of val2017, stretched to a width and height.

    Raises:
        FileNotFoundError: it is not there.
    """
    if not path.exists():
        raise FileNotFoundError(f"there is no {path}. Unpack val2017.zip from https://cocodataset.org there")
    picture = Image.open(path).convert("RGB").resize(size, Image.Resampling.BILINEAR)
    return Image.fromarray(np.asarray(picture))  # the way up that COCO's masks are, whatever a camera noted


def _content(path: Path) -> Any:
    """A JSON file of COCO."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(
            f"there is no {path}. Unpack annotations_trainval2017.zip and val2017.zip from https://cocodataset.org "
            "into one folder and name that"
        ) from None
    except ValueError as error:
        raise ValueError(f"{path} is no JSON: {error}. Unpack it again") from error


def _records(path: Path, content: Any, key: str, fields: dict[str, type | tuple[type, ...]]) -> list[dict[str, Any]]:
    """A list of records in the content of a file, checked."""
    records = content.get(key) if isinstance(content, dict) else None
    if not isinstance(records, list):
        raise ValueError(f"{path} must hold a list {key!r}; it does not. Unpack it again")
    for number, record in enumerate(records):
        for field, kind in fields.items():
            if not isinstance(record, dict) or not isinstance(record.get(field), kind):
                got = repr(record.get(field, "nothing") if isinstance(record, dict) else record)[:80]
                raise ValueError(f"{path}, {key}[{number}]: {field!r} is missing or of the wrong type; got {got}")
    return records


class Coco:
    """Objects and captions of COCO's validation pictures of 2017.

    Args:
        folder: where ``annotations`` and ``val2017`` are.

    Raises:
        FileNotFoundError, ValueError: the file of instances is missing or malformed; names file, record and field.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder).expanduser()
        self._file = self.folder / "annotations" / f"instances_{SPLIT}.json"
        content = _content(self._file)
        pictures = {"id": int, "file_name": str, "height": int, "width": int}
        self.pictures = {record["id"]: record for record in _records(self._file, content, "images", pictures)}
        categories = _records(self._file, content, "categories", {"id": int, "name": str})
        self.categories = {record["id"]: record["name"] for record in categories}
        self.objects: dict[int, dict[str, list[tuple[int, dict]]]] = {}
        fields = {"image_id": int, "category_id": int, "segmentation": (list, dict)}
        for number, record in enumerate(_records(self._file, content, "annotations", fields)):
            for field, known in (("image_id", self.pictures), ("category_id", self.categories)):
                if record[field] not in known:
                    raise ValueError(f"{self._file}, annotations[{number}]: {field!r} {record[field]} is not listed")
            of_picture = self.objects.setdefault(record["image_id"], {})
            of_picture.setdefault(self.categories[record["category_id"]], []).append((number, record))

    def build(self) -> pd.DataFrame:
        """The table of all pictures, in the order of the files.

        Where a caption holds both the name and its plural, the word is the plural.

        Returns:
            a table of COLUMNS.

        Raises:
            FileNotFoundError, ValueError: the file of captions is missing or malformed; names file, record and field.
        """
        plural = _plurals(self.categories.values())
        captions: dict[int, list[str]] = {}
        file = self.folder / "annotations" / f"captions_{SPLIT}.json"
        for record in _records(file, _content(file), "annotations", {"image_id": int, "caption": str}):
            captions.setdefault(record["image_id"], []).append(record["caption"])
        rows = []
        for image in self.pictures:
            for category in self.objects.get(image, {}):
                fitting = (
                    _row(image, category, caption, word)
                    for caption in captions.get(image, [])
                    for word in (plural[category], category)
                    if places(caption, word)
                )
                rows += [row for row in [next(fitting, None)] if row is not None]
        return pd.DataFrame(rows, columns=COLUMNS)

    def mask(self, image: int, category: str) -> np.ndarray:
        """Where a picture shows objects of a category, crowds included: bool [H, W].

        Raises:
            ValueError: the picture has no such object, or its outline cannot be read.
        """
        masks = _need("pycocotools.mask")
        objects = self.objects.get(image, {}).get(category)
        if objects is None:
            raise ValueError(f"{self._file} has no {category!r} in picture {image}")
        size = self.pictures[image]["height"], self.pictures[image]["width"]
        found = np.zeros(size, bool)
        for number, record in objects:
            outline = record["segmentation"]
            try:
                if isinstance(outline, list) or isinstance(outline["counts"], list):
                    outline = masks.frPyObjects(outline, *size)
                runs = masks.merge(outline) if isinstance(outline, list) else outline
                found |= masks.decode(runs).astype(bool)
            except Exception as error:  # pycocotools raises plain ones
                raise ValueError(
                    f"{self._file}, annotations[{number}]: 'segmentation' is no outline in a picture of "
                    f"{size[1]}×{size[0]} pixels ({error})"
                ) from error
        return found

    def items(self, table: pd.DataFrame, size: tuple[int, int] = (512, 512)) -> list[Item]:
        """Rows of a table as items of ``studies.localization``. As in the paper, pictures are stretched to one size.

        Args:
            table: of COLUMNS, from :meth:`build` or :func:`read_csv`.
            size: width and height in pixels, for instance ``model.size``.

        Raises:
            ValueError: a row has a picture or a category that the file of instances has not.
        """
        for number, row in enumerate(table.itertuples(index=False), 1):
            if row.category not in self.objects.get(row.image, {}):
                raise ValueError(
                    f"record {number} of the table names {row.category!r} in picture {row.image}; {self._file} has "
                    f"{sorted(self.objects.get(row.image, {})) or 'nothing'} there"
                )
        return [
            Item(
                str(row.image), " ".join(row.caption.split()), places(row.caption, row.word), row.category,
                functools.partial(self._read, row.image, row.category, tuple(size)),
            )
            for row in table.itertuples(index=False)
        ]  # fmt: skip

    def _read(self, image: int, category: str, size: Sequence[int]) -> tuple[Image.Image, np.ndarray]:
        picture = read_picture(self.folder / SPLIT / self.pictures[image]["file_name"], size)
        mask = Image.fromarray(self.mask(image, category)).resize(size, Image.Resampling.NEAREST)
        return picture, np.asarray(mask).astype(bool)


def _need(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(f"COCO-IT needs {name}: pip install 'infodiff-widgets[studies]'") from error
