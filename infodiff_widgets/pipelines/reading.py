"""Which words of a prompt a model reads.

A word that changes nothing in what the network is given was not read: the pipeline cut it off or cleaned it away.
:func:`check_read` compares what the network is given under all prompts, before it is evaluated.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

from infodiff_widgets.prompts import Prompt

Conditions = list[Tensor]
"""What the network is given for one prompt, the smallest tensors first."""
Encode = Callable[[Sequence[str]], list[Conditions] | None]
"""Gives the conditions of prompts, two or more; None if the network is given none."""
MANY = 16
"""More prompts are not encoded before the longest ones were found to be read to their ends."""


def check_read(pipe: Any, tokenizers: Sequence[Any], prompts: Sequence[str], encode: Encode) -> list[str]:
    """Return what to know about the prompts, as warnings.

    ``encode`` is called once, with the prompts first, and again only where they are many or not read to their ends.
    Raises ValueError: if a word of a prompt is not read. It names the word.
    """
    words = {prompt: Counter(Prompt(prompt).words) for prompt in prompts}
    longest = [one for one in prompts if words[one] and not any(words[one] < words[other] for other in prompts)]
    ends = {prompt: _shorten(prompt, tokenizers) for prompt in longest}
    few = len(prompts) <= MANY
    if not few:
        _check_ends(ends, _encoded([*ends, *ends.values()], encode), encode)
    given = _encoded([*prompts, *ends.values()] if few else prompts, encode)
    if few:
        _check_ends(ends, given, encode)
    given = {prompt: given[prompt] for prompt in prompts if given}
    every = list(dict.fromkeys(word for prompt in longest for word in Prompt(prompt).words))
    unknown = {type(tokenizer).__name__: unknown_words(tokenizer, every) for tokenizer in tokenizers}
    equal = _check_words(words, given, set().union(*unknown.values()))
    notes = [note for prompt in longest for note in cut_tokens(pipe, tokenizers, prompt)]
    for name, missing in unknown.items():
        names = ", ".join(map(repr, missing))
        notes += [f"this model does not know {names}: its {name} has no tokens for them, or only letters"] * bool(names)
    undivided = ", ".join(repr(text) for prompt in longest for text in Prompt(prompt).undivided)
    language = "words of Thai, Lao, Khmer and Burmese are told apart by spaces only. Put spaces between those of"
    notes += [f"{language} {undivided}"] * bool(undivided)
    notes += [f"{one!r} and {other!r} are the same to this model" for one, other in equal]
    return list(dict.fromkeys(notes))


def _check_words(
    words: dict[str, Counter[str]], given: dict[str, Conditions], unknown: set[str]
) -> list[tuple[str, str]]:
    """Pairs of prompts with equal conditions; ValueError if one of them has more words that are not ``unknown``."""
    unread: set[str] = set()
    equal: list[tuple[str, str]] = []
    for one, other in itertools.combinations(given, 2):
        if not is_same(given[one], given[other]):
            continue
        small, large = sorted((one, other), key=lambda prompt: words[prompt].total())
        if words[small] < words[large]:
            unread |= (words[large] - words[small]).keys() - unknown
        else:
            equal.append((one, other))
    if unread:
        prompt = max(words, key=lambda prompt: len(unread & words[prompt].keys()))
        names = ", ".join(repr(word) for word in words[prompt] if word in unread)
        raise ValueError(f"this model does not read {names} in {prompt!r}: its pipeline drops it. Change or remove it")
    return equal


def _encoded(texts: Sequence[str], encode: Encode) -> dict[str, Conditions]:
    """Conditions by text; empty if the network is given none, or there is one text."""
    return dict(zip(texts, (encode(texts) if len(texts) > 1 else None) or (), strict=False))


def _check_ends(ends: dict[str, str], given: dict[str, Conditions], encode: Encode) -> None:
    """Raise ValueError for a prompt that has the conditions of its shorter version in ``ends``."""
    for prompt, shorter in ends.items():
        if given and is_same(given[prompt], given[shorter]):
            raise _unread_end(prompt, encode)


def _unread_end(prompt: str, encode: Encode) -> ValueError:
    """The error that says up to which word a prompt is read: what follows changes nothing."""
    words, low, high = Prompt(prompt).words, 0, len(Prompt(prompt).words)
    while low < high:  # bisection for the number of words that give the same conditions
        middle = (low + high) // 2
        shorter = [Prompt(prompt).only(range(middle)).text] if middle else ["", " "]
        own, *others = encode([prompt, *shorter]) or [[]]
        low, high = (low, middle) if any(is_same(own, other) for other in others) else (middle + 1, high)
    if low == 0:
        return ValueError(f"this model reads nothing of {prompt!r}: its pipeline drops every word")
    place = f"up to {words[low - 1]!r}, word {low} of {len(words)}"
    return ValueError(f"this model reads the prompt {place}: the rest would be lost. Shorten it: {prompt!r}")


def _shorten(prompt: str, tokenizers: Sequence[Any]) -> str:
    """The prompt without its last letter, or as many as every tokenizer notices."""
    ids = [_tokens(tokenizer, prompt) for tokenizer in tokenizers]
    last = max((i for i, letter in enumerate(prompt) if letter.isalnum()), default=len(prompt) - 1)
    for end in range(last, 0, -1):
        if all(_tokens(tokenizer, prompt[:end]) != own for tokenizer, own in zip(tokenizers, ids, strict=True)):
            return prompt[:end]
    return " "


def _tokens(tokenizer: Any, text: str) -> list[int]:
    return tokenizer(text, truncation=False, verbose=False).input_ids


def split_conditions(arguments: Any, count: int) -> list[Conditions] | None:
    """The arguments of a network with a row for each of ``count`` prompts, by prompt; None if it has no rows."""
    return [sorted(row, key=Tensor.numel) for row in zip(*_rows(arguments, count), strict=True)] or None


def _rows(value: Any, count: int) -> Iterator[Sequence[Tensor]]:
    """The tensors in nested arguments, split into rows: one for each prompt."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        is_list = isinstance(value, list) and len(value) == count  # a tuple is one argument, such as (cos, sin)
        if is_list and all(isinstance(one, Tensor) and count not in one.shape[:1] for one in value):
            yield value
        else:
            for one in value:
                yield from _rows(one, count)
    elif isinstance(value, Tensor) and value.ndim and len(value) == count:
        yield list(value)
    elif isinstance(value, Tensor) and value.ndim > 2 and value.shape[1] == count:  # layers first (HiDream)
        yield list(value.unbind(1))


def is_same(one: Conditions, other: Conditions) -> bool:
    """Whether two prompts give the network the same conditions, up to rounding."""
    return len(one) == len(other) and all(map(_close, one, other))


def _close(a: Tensor, b: Tensor) -> bool:
    if a.shape != b.shape or not a.is_floating_point() or not a.numel():
        return torch.equal(a, b)
    scale = torch.maximum(a.abs().max(), b.abs().max())
    return bool((a - b).abs().max() <= 4 * torch.finfo(a.dtype).eps * scale)


def insert_vectors(pipe: Any, tokenizer: Any, text: str) -> str:
    """The text as the pipeline tokenizes it: a word learned by textual inversion takes a token for each vector."""
    convert = getattr(pipe, "maybe_convert_prompt", None)
    return text if convert is None or not hasattr(tokenizer, "added_tokens_encoder") else convert(text, tokenizer)


def cut_tokens(pipe: Any, tokenizers: Sequence[Any], prompt: str) -> list[str]:
    """Warnings of tokenizers that cut a prompt which others read to its end; ValueError if all of them cut it."""
    cut: dict[str, str] = {}
    for tokenizer in tokenizers:
        count = len(_tokens(tokenizer, insert_vectors(pipe, tokenizer, prompt)))
        if count > (longest := getattr(tokenizer, "model_max_length", math.inf)):
            cut[type(tokenizer).__name__] = f"the prompt has {count} tokens and this model reads {longest}"
    if cut and len(cut) == len({type(tokenizer).__name__ for tokenizer in tokenizers}):
        raise ValueError(f"{[*cut.values()][-1]}: the rest would be lost. Shorten it: {prompt!r}")
    return [f"{one} by its {name}: the rest by its other text encoder only" for name, one in cut.items()]


def unknown_words(tokenizer: Any, words: Sequence[str]) -> list[str]:
    """Words that a tokenizer has no tokens for, or only those of letters although it knows others as a whole."""
    known = {word: tokenizer(word, add_special_tokens=False).input_ids for word in words}
    unknown = {word for word, ids in known.items() if getattr(tokenizer, "unk_token_id", None) in ids}
    spelled = {word for word, ids in known.items() if _is_spelled(tokenizer, word, ids)} - unknown
    if spelled:
        own_tokens = set(tokenizer.get_vocab()) - set(tokenizer.all_special_tokens)
        spelled = spelled if any(_length(token) > 1 for token in own_tokens) else set()
    return [word for word in known if word in unknown | spelled]


def _is_spelled(tokenizer: Any, word: str, ids: list[int]) -> bool:
    """Whether a word of two letters or more has a token for each letter."""
    return sum(map(str.isalpha, word)) > 1 and max(map(_length, tokenizer.convert_ids_to_tokens(ids)), default=0) <= 1


def _length(token: str) -> int:
    """Number of letters or bytes of a token, without the marks of the beginning and end of a word."""
    return len(token.removesuffix("</w>").lstrip("▁Ġ"))
