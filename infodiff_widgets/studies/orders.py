"""ARO's COCO-Order and Flickr30k-Order: a caption against shuffles of its own words (Yuksekgonul et al., 2023).

Four shuffles: nouns among nouns and adjectives among adjectives; all other words among themselves; the words inside
each run of three; and the runs of three. The first two need to know which words are nouns and adjectives: spaCy's
``en_core_web_sm``, as ARO's authors use it, or a tagger of your own.

Two things differ from their code, which shuffles anew in every run and splits words by two libraries. Here a shuffle
depends on nothing but the seed and its place. And the true caption, too, is split into words and joined again: else the
space before a comma would tell it from the others.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from infodiff_widgets.studies.aro import open_picture, read_records
from infodiff_widgets.studies.captions import Choice

Tagger = Callable[[Sequence[str]], Sequence[str]]
"""Takes the words of a caption; returns a tag of the Penn Treebank for each."""

SHUFFLES = ("nouns and adjectives", "all but nouns and adjectives", "within trigrams", "trigrams")
TAGGED = SHUFFLES[:2]
"""Those that need a tagger."""
FILES = ("coco_karpathy_test.json", "flickr30k_test.json")
"""The two files of captions, as ARO's authors take them: a list of {"image": path, "caption": [five texts]}."""
LONGEST = 30
"""Words of a caption that are kept."""


def words(caption: str) -> list[str]:
    """The words of a caption and the punctuation between them, without what ARO's authors remove, in lower case.

    >>> words("A man's dog, (big) sits.")
    ['a', "man's", 'dog', ',', 'big', 'sits']
    """
    return re.findall(r"\w+(?:[-'’]\w+)*|[^\w\s]", re.sub(r'[.!"()*#:;~]', " ", caption.lower()))


def shuffled(text: Sequence[str], how: str, rng: np.random.Generator, tag: Tagger | None = None) -> list[str]:
    """Words in another order.

    Args:
        text: the words.
        how: one of SHUFFLES.
        rng: what decides.
        tag: the tagger, for those that need one; spaCy if left out.

    Raises:
        ModuleNotFoundError: there is no tagger.
        ValueError: no such shuffle, or a tagger that does not give a tag for each word.
    """
    if how not in SHUFFLES:
        raise ValueError(f"there is no shuffle {how!r}; choose one of {', '.join(SHUFFLES)}")
    if how in TAGGED:
        tags = list((tag or spacy_tagger())(text))
        if len(tags) != len(text):
            raise ValueError(f"the tagger must give a tag for each of {len(text)} words; got {len(tags)}")
        nouns = [i for i, name in enumerate(tags) if name in ("NN", "NNS", "NNP", "NNPS")]
        adjectives = [i for i, name in enumerate(tags) if name in ("JJ", "JJR", "JJS")]
        others = sorted(set(range(len(text))) - {*nouns, *adjectives})
        return _permuted(text, [nouns, adjectives] if how == TAGGED[0] else [others], rng)
    runs = [list(range(i, min(i + 3, len(text)))) for i in range(0, len(text), 3)]
    if how == SHUFFLES[2]:
        return _permuted(text, runs, rng)
    return [text[i] for k in rng.permutation(len(runs)) for i in runs[k]]


def _permuted(text: Sequence[str], places: Sequence[Sequence[int]], rng: np.random.Generator) -> list[str]:
    """The words with those at each set of places shuffled among themselves."""
    found = list(text)
    for among in places:
        for i, j in zip(among, rng.permutation(among), strict=True):
            found[i] = text[j]
    return found


@functools.cache
def spacy_tagger() -> Tagger:
    """The tags of spaCy's small English model.

    Raises:
        ModuleNotFoundError: spaCy or its model is not installed.
    """
    try:
        import spacy

        tagger = spacy.load("en_core_web_sm")
    except (ImportError, OSError) as error:
        raise ModuleNotFoundError(
            "shuffling nouns and adjectives needs to know which words they are: pip install spacy && python -m spacy "
            f"download en_core_web_sm, or pass tag=..., or leave out the shuffles {list(TAGGED)}"
        ) from error
    return lambda text: [token.tag_ for token in tagger(spacy.tokens.Doc(tagger.vocab, words=list(text)))]


def order(
    path: str | Path, pictures: str | Path | None = None, shuffles: Sequence[str] = SHUFFLES,
    tag: Tagger | None = None, seed: int = 0,
) -> list[Choice]:  # fmt: skip
    """COCO-Order or Flickr30k-Order: every caption of every picture against its shuffles.

    Shuffles that come to the caption itself or to each other are left out; a caption of which none is left gives no
    choice.

    Args:
        path: one of FILES.
        pictures: the folder that the paths in it start from; that of the file if left out.
        shuffles: which of SHUFFLES to make.
        tag: see :func:`shuffled`.
        seed: of the shuffles.

    Raises:
        FileNotFoundError, ValueError: names the file, the record and the field.
        ModuleNotFoundError: there is no tagger.
    """
    path = Path(path).expanduser()
    root, choices = Path(pictures).expanduser() if pictures else path.parent, []
    for number, record in enumerate(read_records(path, {"image": str, "caption": list})):
        for k, caption in enumerate(record["caption"]):
            if not isinstance(caption, str) or not (text := words(caption)):
                raise ValueError(f"{path}, record {number}: 'caption'[{k}] must be a text with words; got {caption!r}")
            orders = [text]
            for how in shuffles:
                rng = np.random.default_rng([seed, number, k, *how.encode()])
                orders.append(shuffled(text, how, rng, tag))
            captions = tuple(dict.fromkeys(" ".join(found[:LONGEST]) for found in orders))
            if len(captions) > 1:
                read = functools.partial(open_picture, root / record["image"])
                choices.append(Choice(record["image"], captions, "order", read))
    return choices
