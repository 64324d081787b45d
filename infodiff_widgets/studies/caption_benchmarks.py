"""Caption benchmarks from your own copies: ARO (Yuksekgonul et al., 2023) and Winoground.

Unpack VG-Relation, VG-Attribution, COCO-Order and Flickr30k-Order in one folder and Winoground in another, as their
authors publish them::

    visual_genome_relation.json    visual_genome_attribution.json    images/2320619.jpg ...
    coco_karpathy_test.json    flickr30k_test.json
    examples.jsonl    images/ex_0_img_0.png ...

Pictures of VG-Relation and VG-Attribution are cropped to the box of both objects. Their authors report macro averages.

Of ARO's four shuffles of a caption, the two that need no part-of-speech tagger are made here: the words inside each run
of three, and the runs of three. So accuracies on COCO-Order and Flickr30k-Order cannot be compared with published ones.
Unlike in the authors' code, a shuffle depends only on the seed and on its place, and the true caption, too, is split
into words and joined again; otherwise the space before a comma would give it away.

All readers raise FileNotFoundError or ValueError with the file, the record (counted from 0) and the field.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from infodiff_widgets.files import to_path
from infodiff_widgets.images import read_image
from infodiff_widgets.studies.captions import CaptionTask
from infodiff_widgets.studies.records import Types, read_records

SYMMETRIC = tuple(Path(__file__).with_name("aro_symmetric.txt").read_text(encoding="utf-8").splitlines())
"""Relations that ARO's authors leave out of their mean because they are symmetric."""
MIN_CASES = 25
"""Smallest number of cases of a pair of attributes that counts in the mean of ARO's authors."""
PUBLISHED = {
    "vg-attribution": {"OpenCLIP": 64.6, "DiffusionITM": 62.9, "HardNeg-DiffusionITM": 67.6, "orthogonal": 72.0},
    "vg-relation": {"OpenCLIP": 51.4, "DiffusionITM": 50.0, "HardNeg-DiffusionITM": 52.3, "orthogonal": 69.1},
}
"""Accuracy in percent from the table of Kong et al. (2024), for Stable Diffusion 2.1."""
SHUFFLES = ("within trigrams", "trigrams")
MAX_WORDS = 30
"""Words of a caption that are kept."""
_BOX = ("bbox_x", "bbox_y", "bbox_w", "bbox_h")


def open_picture(path: Path, box: Sequence[float] | None = None, *, place: str = "") -> Image.Image:
    """Open a picture, and crop it to a box (left, top, width, height) if there is one; errors start with ``place``."""
    if not path.exists():
        raise FileNotFoundError(f"{place}there is no {path}. Unpack the pictures there")
    try:
        picture = read_image(path, upright=box is None)
    except ValueError as error:
        raise ValueError(f"{place}{error}") from error
    if box is None:
        return picture
    left, top, width, height = box
    inside = max(left, 0), max(top, 0), min(left + width, picture.width), min(top + height, picture.height)
    if not (inside[0] < inside[2] and inside[1] < inside[3]):
        size = f"{picture.width}×{picture.height} pixels"
        raise ValueError(f"{place}the box {list(box)} (left, top, width, height) lies outside {path}, which has {size}")
    # A copy without EXIF data: boxes refer to the stored pixels, whatever the camera's orientation flag says.
    return Image.fromarray(np.asarray(picture.crop(inside)))


def vg_relation(folder: str | Path, exclude: Sequence[str] = SYMMETRIC) -> list[CaptionTask]:
    """Read VG-Relation: "the horse is eating the grass" against "the grass is eating the horse", by relation."""
    path = to_path(folder) / "visual_genome_relation.json"
    tasks = _read_tasks(path, {"relation_name": str}, lambda record: record["relation_name"])
    return [task for task in tasks if task.label not in exclude]


def vg_attribution(folder: str | Path, min_cases: int = MIN_CASES) -> list[CaptionTask]:
    """Read VG-Attribution: "the crouched cat and the open door" against exchanged attributes, by pair of attributes.

    Pairs with fewer than ``min_cases`` cases are left out.
    """
    path = to_path(folder) / "visual_genome_attribution.json"
    tasks = _read_tasks(path, {"attributes": list}, lambda record: "_".join(record["attributes"]))
    cases = Counter(task.label for task in tasks)
    return [task for task in tasks if cases[task.label] >= min_cases]


def _read_tasks(path: Path, fields: Types, label: Callable[[dict[str, Any]], str]) -> list[CaptionTask]:
    captions = dict.fromkeys(("image_path", "true_caption", "false_caption"), str)
    boxes = dict.fromkeys(_BOX, (int, float))
    tasks = []
    for number, record in enumerate(read_records(path, {**captions, **boxes, **fields})):
        for field in _BOX[2:]:
            if not 0 < record[field] < math.inf:
                raise ValueError(f"{path}, record {number}: {field!r} must be positive; got {record[field]}")
        if "attributes" in fields and [type(word) for word in record["attributes"]] != [str, str]:
            raise ValueError(f"{path}, record {number}: 'attributes' must be two words; got {record['attributes']}")
        true, false = record["true_caption"], record["false_caption"]
        if true == false:
            raise ValueError(f"{path}, record {number}: 'false_caption' is the true one, {true!r}")
        picture, box = path.parent / "images" / record["image_path"], [record[field] for field in _BOX]
        read = functools.partial(open_picture, picture, box, place=f"{path}, record {number}: ")
        tasks.append(CaptionTask(record["image_path"], (true, false), label(record), read))
    return tasks


def winoground(folder: str | Path) -> list[CaptionTask]:
    """Read Winoground, or your own pairs in its format: two pictures and two captions of the same words, by tag.

    Each pair gives two tasks of one group, for ``caption_report.pair_scores``. The lines of ``examples.jsonl`` are
    objects with id, image_0, image_1 (with or without ``.png``), caption_0, caption_1 and optionally collapsed_tag.
    """
    path = to_path(folder) / "examples.jsonl"
    fields = {"id": (int, str), **dict.fromkeys(("image_0", "image_1", "caption_0", "caption_1"), str)}
    tasks, seen = [], set()
    for number, record in enumerate(read_records(path, fields)):
        if record["id"] in seen:
            raise ValueError(f"{path}, record {number}: the 'id' {record['id']!r} is there twice")
        seen.add(record["id"])
        captions, group = (record["caption_0"], record["caption_1"]), f"pair {record['id']}"
        if captions[0] == captions[1]:
            raise ValueError(f"{path}, record {number}: 'caption_1' is the same as 'caption_0', {captions[0]!r}")
        for k in (0, 1):
            name = record[f"image_{k}"]
            picture = path.parent / "images" / (name if Path(name).suffix else f"{name}.png")
            label = str(record.get("collapsed_tag") or "pair")
            read = functools.partial(open_picture, picture, place=f"{path}, record {number}: ")
            tasks.append(CaptionTask(group, (captions[k], captions[1 - k]), label, read, group))
    return tasks


def split_words(caption: str) -> list[str]:
    """Split a caption into lower-case words and punctuation, without what ARO's authors remove.

    >>> split_words("A man's dog, (big) sits.")
    ['a', "man's", 'dog', ',', 'big', 'sits']
    """
    return re.findall(r"\w+(?:[-'’]\w+)*|[^\w\s]", re.sub(r'[.!"()*#:;~]', " ", caption.lower()))


def shuffle_words(words: Sequence[str], how: str, rng: np.random.Generator) -> list[str]:
    """Shuffle words in one of the ways of SHUFFLES."""
    if how not in SHUFFLES:
        raise ValueError(f"there is no shuffle {how!r}; choose one of {', '.join(SHUFFLES)}")
    runs = [range(i, min(i + 3, len(words))) for i in range(0, len(words), 3)]
    if how == "within trigrams":
        return [words[int(i)] for run in runs for i in rng.permutation(run)]
    return [words[i] for k in rng.permutation(len(runs)) for i in runs[int(k)]]


def order_tasks(
    path: str | Path, pictures: str | Path | None = None, shuffles: Sequence[str] = SHUFFLES, seed: int = 0
) -> list[CaptionTask]:
    """Read COCO-Order or Flickr30k-Order: every caption of every picture against its shuffles.

    Shuffles equal to the caption or to each other are left out, and so is a caption with no shuffle left. Paths of
    images start from the folder ``pictures``, by default that of the file.
    """
    path = to_path(path)
    root, tasks = to_path(pictures) if pictures else path.parent, []
    for number, record in enumerate(read_records(path, {"image": str, "caption": list})):
        for k, caption in enumerate(record["caption"]):
            if not isinstance(caption, str) or not (words := split_words(caption)):
                raise ValueError(f"{path}, record {number}: 'caption'[{k}] must be a text with words; got {caption!r}")
            rngs = (np.random.default_rng([seed, number, k, *how.encode()]) for how in shuffles)
            orders = [words, *(shuffle_words(words, how, rng) for how, rng in zip(shuffles, rngs, strict=True))]
            captions = tuple(dict.fromkeys(" ".join(order[:MAX_WORDS]) for order in orders))
            if len(captions) > 1:
                read = functools.partial(open_picture, root / record["image"], place=f"{path}, record {number}: ")
                tasks.append(CaptionTask(record["image"], captions, "order", read))
    return tasks


READERS: dict[str, Callable[[Path], list[CaptionTask]]] = {
    "vg-relation": vg_relation,
    "vg-attribution": vg_attribution,
    "coco-order": lambda folder: order_tasks(to_path(folder) / "coco_karpathy_test.json"),
    "flickr30k-order": lambda folder: order_tasks(to_path(folder) / "flickr30k_test.json"),
    "winoground": winoground,
}
"""Readers of the folder of each benchmark, by its name on the command line."""
