"""Caption benchmarks from your own copies: ARO (Yuksekgonul et al., 2023) and Winoground.

Unpack VG-Relation and VG-Attribution in one folder and Winoground's pairs in another, as their authors publish them::

    visual_genome_relation.json    visual_genome_attribution.json    images/2320619.jpg ...
    examples.jsonl    images/ex_0_img_0.png ...

ARO's COCO-Order and Flickr30k-Order are in ``studies.orders``.
"""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from infodiff_widgets.studies.captions import CaptionTask

_SYMMETRIC = (
    "adjusting; attached to; between; bigger than; biting; boarding; brushing; chewing; cleaning; climbing; close to; "
    "coming from; coming out of; contain; crossing; dragging; draped over; drinking; drinking from; driving; "
    "driving down; driving on; eating from; eating in; enclosing; exiting; facing; filled with; floating in; "
    "floating on; flying; flying above; flying in; flying over; flying through; full of; going down; going into; "
    "going through; grazing in; growing in; growing on; guiding; hanging from; hanging in; hanging off; hanging over; "
    "higher than; holding onto; hugging; in between; jumping off; jumping on; jumping over; kept in; larger than; "
    "leading; leaning over; leaving; licking; longer than; looking in; looking into; looking out; looking over; "
    "looking through; lying next to; lying on top of; making; mixed with; mounted on; moving; on the back of; "
    "on the edge of; on the front of; on the other side of; opening; painted on; parked at; parked beside; parked by; "
    "parked in; parked in front of; parked near; parked next to; perched on; petting; piled on; playing; playing in; "
    "playing on; playing with; pouring; reaching for; reading; reflected on; riding on; running in; running on; "
    "running through; seen through; sitting behind; sitting beside; sitting by; sitting in front of; sitting near; "
    "sitting next to; sitting under; skiing down; skiing on; sleeping in; sleeping on; smiling at; sniffing; "
    "splashing; sprinkled on; stacked on; standing against; standing around; standing behind; standing beside; "
    "standing in front of; standing near; standing next to; staring at; stuck in; surrounding; swimming in; swinging; "
    "talking to; topped with; touching; traveling down; traveling on; tying; typing on; underneath; wading in; "
    "waiting for; walking across; walking by; walking down; walking next to; walking through; working in; working on; "
    "worn on; wrapped around; wrapped in; by; of; near; next to; with; beside; on the side of; around"
)
SYMMETRIC = tuple(_SYMMETRIC.split("; "))
"""Relations that ARO's authors leave out of their mean because they are symmetric."""
MIN_CASES = 25
"""Smallest number of cases of a pair of attributes that counts in the mean of ARO's authors."""
PUBLISHED = {
    "vg-attribution": {"OpenCLIP": 64.6, "DiffusionITM": 62.9, "HardNeg-DiffusionITM": 67.6, "orthogonal": 72.0},
    "vg-relation": {"OpenCLIP": 51.4, "DiffusionITM": 50.0, "HardNeg-DiffusionITM": 52.3, "orthogonal": 69.1},
}
"""Accuracy in percent from the table of Kong et al. (2024), for Stable Diffusion 2.1."""
_BOX = ("bbox_x", "bbox_y", "bbox_w", "bbox_h")


def read_records(path: Path, fields: Mapping[str, type | tuple[type, ...]]) -> list[dict[str, Any]]:
    """Read and check the records of a JSON list, or of a file with one JSON object per line (``.jsonl``).

    Args:
        path: the file.
        fields: names and types that every record must have.

    Raises:
        FileNotFoundError, ValueError: names the file, the record (counted from 0) and the field.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise FileNotFoundError(f"there is no {path}. Name the folder that holds your copy of it") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not in UTF-8: {error}") from error
    records: list[Any] = []
    try:
        if path.suffix == ".jsonl":
            records.extend(json.loads(line) for line in text.split("\n") if line.strip())
        else:
            records = json.loads(text)
    except ValueError as error:
        after = f" after record {len(records) - 1}" if records else ""
        raise ValueError(f"{path} is no JSON{after}: {error}. Download it again") from error
    if not isinstance(records, list) or not records:
        raise ValueError(f"{path} must hold a list of records; got {str(records)[:60]}")
    for number, record in enumerate(records):
        for field, kind in fields.items():
            if not isinstance(record, dict) or not isinstance(record.get(field), kind):
                got = repr(record.get(field, "nothing") if isinstance(record, dict) else record)[:80]
                raise ValueError(f"{path}, record {number}: {field!r} is missing or of the wrong type; got {got}")
    return records


def open_picture(path: Path, box: Sequence[float] | None = None) -> Image.Image:
    """Open a picture, or crop it to a box (left, top, width, height).

    Raises:
        FileNotFoundError: names the file.
    """
    if not path.exists():
        raise FileNotFoundError(f"there is no {path}. Unpack the pictures there")
    picture = Image.open(path).convert("RGB")
    if box is None:
        return picture
    left, top, width, height = box
    # A copy without EXIF data: boxes refer to the stored pixels, whatever the camera's orientation flag says.
    return Image.fromarray(np.asarray(picture.crop((left, top, left + width, top + height))))


def vg_relation(folder: str | Path, exclude: Sequence[str] = SYMMETRIC) -> list[CaptionTask]:
    """Read VG-Relation: "the horse is eating the grass" against "the grass is eating the horse", by relation.

    The picture is cropped to the box of both objects. ARO's authors report the macro average over relations.

    Args:
        folder: with ``visual_genome_relation.json`` and ``images``.
        exclude: relations to leave out.

    Raises:
        FileNotFoundError, ValueError: names the file, the record and the field.
    """
    path = Path(folder).expanduser() / "visual_genome_relation.json"
    tasks = _read_tasks(path, {"relation_name": str}, lambda record: record["relation_name"])
    return [task for task in tasks if task.label not in exclude]


def vg_attribution(folder: str | Path, min_cases: int = MIN_CASES) -> list[CaptionTask]:
    """Read VG-Attribution: "the crouched cat and the open door" against exchanged attributes, by pair of attributes.

    The picture is cropped to the box of both objects. ARO's authors report the macro average over pairs.

    Args:
        folder: with ``visual_genome_attribution.json`` and ``images``.
        min_cases: pairs of attributes with fewer cases are left out.

    Raises:
        FileNotFoundError, ValueError: names the file, the record and the field.
    """
    path = Path(folder).expanduser() / "visual_genome_attribution.json"
    tasks = _read_tasks(path, {"attributes": list}, lambda record: "_".join(record["attributes"]))
    cases = Counter(task.label for task in tasks)
    return [task for task in tasks if cases[task.label] >= min_cases]


def _read_tasks(
    path: Path, fields: Mapping[str, type], label: Callable[[dict[str, Any]], str]
) -> list[CaptionTask]:  # fmt: skip
    captions = dict.fromkeys(("image_path", "true_caption", "false_caption"), str)
    boxes = dict.fromkeys(_BOX, (int, float))
    tasks = []
    for number, record in enumerate(read_records(path, {**captions, **boxes, **fields})):
        for field in _BOX[2:]:
            if record[field] <= 0:
                raise ValueError(f"{path}, record {number}: {field!r} must be positive; got {record[field]}")
        if "attributes" in fields and [type(word) for word in record["attributes"]] != [str, str]:
            raise ValueError(f"{path}, record {number}: 'attributes' must be two words; got {record['attributes']}")
        true, false = record["true_caption"], record["false_caption"]
        if true == false:
            raise ValueError(f"{path}, record {number}: 'false_caption' is the true one, {true!r}")
        picture, box = path.parent / "images" / record["image_path"], [record[field] for field in _BOX]
        read = functools.partial(open_picture, picture, box)
        tasks.append(CaptionTask(record["image_path"], (true, false), label(record), read))
    return tasks


def winoground(folder: str | Path) -> list[CaptionTask]:
    """Read Winoground, or your own pairs in its format: two pictures and two captions of the same words, by tag.

    Each pair gives two tasks of one group, for ``caption_report.pair_scores``.

    Args:
        folder: with ``examples.jsonl``, whose lines are objects with id, image_0, image_1, caption_0, caption_1 and
            optionally collapsed_tag; and with ``images``, named with or without ``.png``.

    Raises:
        FileNotFoundError, ValueError: names the file, the record and the field.
    """
    path = Path(folder).expanduser() / "examples.jsonl"
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
            label, read = str(record.get("collapsed_tag") or "pair"), functools.partial(open_picture, picture)
            tasks.append(CaptionTask(group, (captions[k], captions[1 - k]), label, read, group))
    return tasks
