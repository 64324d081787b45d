"""COCO-WL: words of all classes, and the pictures whose captions they stand in (Kong et al., 2024).

The published table has ten words each of verbs, numerals, adjectives, adverbs, prepositions, pronouns and
conjunctions. They have no outline, so all it needs are the pictures: ``val2017`` in the folder of COCO.
"""

from __future__ import annotations

import functools
from pathlib import Path

import pandas as pd
from PIL import Image

from infodiff_widgets.studies import coco_it
from infodiff_widgets.studies.items import Item

NOUN = "noun"
"""The class of all words of COCO-IT and COCO100-IT, whose tables name no class."""
_CLASSES = {"perp": "prep"}  # as the table spells it
_COLUMNS = 7


def read_csv(path: str | Path) -> pd.DataFrame:
    """A published table, with the class of each word.

    Returns:
        a table of ``coco_it.COLUMNS`` and "class", the last of seven columns of COCO-WL, or else NOUN.

    Raises:
        FileNotFoundError, ValueError: names the file, the record and the field.
    """
    table = coco_it.read_csv(path)
    whole = pd.read_csv(path, dtype=str, keep_default_na=False)
    if whole.shape[1] != _COLUMNS:
        return table.assign(**{"class": NOUN})
    classes = whole.iloc[:, -1].str.strip()
    if (empty := classes == "").any():
        raise ValueError(f"{path}, record {empty.to_numpy().argmax() + 1}: the last column must hold a class of words")
    return table.assign(**{"class": classes.replace(_CLASSES)})


def items(table: pd.DataFrame, folder: str | Path, size: tuple[int, int] = (512, 512)) -> list[Item]:
    """Rows of a table as items of ``studies.word_classes``. As in the paper, pictures are stretched to one size.

    Args:
        table: what :func:`read_csv` returned.
        folder: where ``val2017`` is.
        size: width and height in pixels, for instance ``model.size``.
    """
    pictures = Path(folder).expanduser() / coco_it.SPLIT
    return [
        Item(
            str(row.image), " ".join(row.caption.split()), coco_it.places(row.caption, row.word), row.kind,
            functools.partial(_read, pictures / f"{row.image:012d}.jpg", tuple(size)),
        )
        for row in table.rename(columns={"class": "kind"}).itertuples(index=False)
    ]  # fmt: skip


def _read(path: Path, size: tuple[int, int]) -> tuple[Image.Image, None]:
    return coco_it.read_picture(path, size), None
