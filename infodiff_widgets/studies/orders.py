"""COCO-Order and Flickr30k-Order of ARO: a caption against shuffles of its own words (Yuksekgonul et al., 2023).

ARO makes four shuffles. The two that need no part-of-speech tagger are made here: the words inside each run of three,
and the runs of three. So there are up to two false captions, and accuracies cannot be compared with published ones.

Two more things differ from the authors' code. A shuffle depends only on the seed and on its place, not on the run. And
the true caption, too, is split into words and joined again; otherwise the space before a comma would give it away.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from infodiff_widgets.studies.aro import open_picture, read_records
from infodiff_widgets.studies.captions import CaptionTask

SHUFFLES = ("within trigrams", "trigrams")
FILES = ("coco_karpathy_test.json", "flickr30k_test.json")
"""Caption files as ARO's authors publish them: a list of {"image": path, "caption": [five texts]}."""
MAX_WORDS = 30
"""Words of a caption that are kept."""


def split_words(caption: str) -> list[str]:
    """Split a caption into lower-case words and punctuation, without what ARO's authors remove.

    >>> split_words("A man's dog, (big) sits.")
    ['a', "man's", 'dog', ',', 'big', 'sits']
    """
    return re.findall(r"\w+(?:[-'’]\w+)*|[^\w\s]", re.sub(r'[.!"()*#:;~]', " ", caption.lower()))


def shuffle_words(words: Sequence[str], how: str, rng: np.random.Generator) -> list[str]:
    """Shuffle words in one of the ways of SHUFFLES.

    Raises:
        ValueError: if there is no such shuffle.
    """
    if how not in SHUFFLES:
        raise ValueError(f"there is no shuffle {how!r}; choose one of {', '.join(SHUFFLES)}")
    runs = [range(i, min(i + 3, len(words))) for i in range(0, len(words), 3)]
    if how == "within trigrams":
        return [words[i] for run in runs for i in rng.permutation(run)]
    return [words[i] for k in rng.permutation(len(runs)) for i in runs[k]]


def order_tasks(
    path: str | Path, pictures: str | Path | None = None, shuffles: Sequence[str] = SHUFFLES, seed: int = 0
) -> list[CaptionTask]:
    """Read COCO-Order or Flickr30k-Order: every caption of every picture against its shuffles.

    Shuffles equal to the caption or to each other are left out, and so is a caption with no shuffle left.

    Args:
        path: one of FILES.
        pictures: folder that the paths in the file start from; by default the folder of the file.
        shuffles: which of SHUFFLES to make.
        seed: random seed.

    Raises:
        FileNotFoundError, ValueError: names the file, the record and the field.
    """
    path = Path(path).expanduser()
    root, tasks = Path(pictures).expanduser() if pictures else path.parent, []
    for number, record in enumerate(read_records(path, {"image": str, "caption": list})):
        for k, caption in enumerate(record["caption"]):
            if not isinstance(caption, str) or not (words := split_words(caption)):
                raise ValueError(f"{path}, record {number}: 'caption'[{k}] must be a text with words; got {caption!r}")
            rngs = (np.random.default_rng([seed, number, k, *how.encode()]) for how in shuffles)
            orders = [words, *(shuffle_words(words, how, rng) for how, rng in zip(shuffles, rngs, strict=True))]
            captions = tuple(dict.fromkeys(" ".join(order[:MAX_WORDS]) for order in orders))
            if len(captions) > 1:
                read = functools.partial(open_picture, root / record["image"])
                tasks.append(CaptionTask(record["image"], captions, "order", read))
    return tasks
