"""Which tokens of an encoded prompt carry a word: exchange tokens between two encoded prompts, and see what changes.

A text encoder mixes tokens. That of CLIP is causal, so the tokens behind a word can hold what it says, and a network
may read it there. A map of attention to the word's own token then cannot show what the word does.

Both prompts are encoded whole. Some tokens of the first encoding are replaced by those of the second, and the change of
the prediction is measured under the same noise: ½∫e^α‖x̂(exchanged) − x̂(first)‖²dα, as a share of the same with all
tokens exchanged. Pooled embeddings stay those of the first prompt.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pandas as pd
import torch
from torch import Tensor

from infodiff_widgets.core.contrast import query_contrast
from infodiff_widgets.core.estimate import estimate
from infodiff_widgets.core.gram import NoiseSample
from infodiff_widgets.pipelines.attention import word_tokens
from infodiff_widgets.plots import static
from infodiff_widgets.prompts import Query

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from infodiff_widgets.pipelines.model import Model

OTHER_TOKENS = "start, end, padding"
"""Label of all tokens that belong to no word."""


def token_exchange(
    model: Model, image: Any, prompt: str, other: str, samples: int = 64, seed: int = 0
) -> pd.DataFrame:  # fmt: skip
    """Measure what share of the change from one prompt to another each token of the encoded prompts accounts for.

    ``image`` and ``prompt`` are as for ``estimate``; the words of ``other`` have as many tokens as those of ``prompt``.

    Returns:
        a row for each word, the last for OTHER_TOKENS: token (its text), other (that of the other prompt), and shares
        of the change with standard errors: alone, alone_stderr, if only its tokens are exchanged; others,
        others_stderr, if all other tokens are exchanged. A token matters if alone is large or others is small. Both can
        be small, if either place is enough to keep what the word says, and exceed 1, if the whole change is small.

    Raises:
        ValueError: if the prompts differ in their numbers of words or tokens, or in nothing; if the pipeline has no
            tokenizer; or if its network does not read one encoded text per row.
    """
    if not model.tokenizers:
        raise ValueError(f"{type(model.pipe).__name__} has no tokenizer, so no token has its word")
    places, others = (word_tokens(model.tokenizers[0], text) for text in (prompt, other))
    if places != others or prompt == other:
        raise ValueError(
            f"expected two different prompts with as many tokens in each word; got {prompt!r} and {other!r}"
        )
    groups = range(len(places) + 1)
    alone, without = [frozenset([k]) for k in groups], [frozenset(groups) - {k} for k in groups]
    conditions = dict.fromkeys([frozenset[int](), frozenset(groups), *alone, *without])
    exchange = _Exchange(model, prompt, other, places)
    # A second reference prompt would keep maps that are not used.
    info = estimate(exchange, image, prompts=list(conditions), samples=samples, seed=seed, progress=False)
    whole = _change(frozenset(groups))
    total = info.contrast(whole).value

    def share(exchanged: frozenset[int]) -> tuple[float, float]:
        """Ratio of two estimates, with its error to first order."""
        ratio = info.contrast(_change(exchanged)).value / total
        deviation = {pair: _change(exchanged).get(pair, 0.0) - ratio * whole.get(pair, 0.0)
                     for pair in {**_change(exchanged), **whole}}  # fmt: skip
        return ratio, info.contrast(deviation).stderr / total

    texts = zip([*prompt.split(), OTHER_TOKENS], [*other.split(), OTHER_TOKENS], strict=True)
    rows = [(*text, *share(alone[k]), *share(without[k])) for k, text in enumerate(texts)]
    return pd.DataFrame(rows, columns=["token", "other", "alone", "alone_stderr", "others", "others_stderr"])


def _change(exchanged: frozenset[int]) -> Any:
    """The contrast that is the change of the prediction by exchanged tokens."""
    return query_contrast(Query(exchanged, frozenset(), "orthogonal"))


def figure(table: pd.DataFrame, *, dark: bool = False) -> Figure:
    """Draw a table of :func:`token_exchange` as two bars for each token."""
    names = zip(table["token"], table["other"], strict=True)
    labels = [token if token == other else f"{token} → {other}" for token, other in names]
    whole = static.figure(0.5 * len(table) + 1.4, 2.4, dark=dark)
    hollow, hollow_stderr, filled, filled_stderr = (
        table[name].to_numpy(float) for name in ("others", "others_stderr", "alone", "alone_stderr")
    )
    static.draw_word_bars(
        whole.subplots(), labels, hollow, hollow_stderr, filled, filled_stderr, unit="share of the change",
        names=("all other tokens", "this token alone"), dark=dark,
    )  # fmt: skip
    return whole


class _Exchange:
    """A model whose conditions are sets of words whose tokens are exchanged; ``len(places)`` is the other tokens."""

    def __init__(self, model: Model, prompt: str, other: str, places: Sequence[Sequence[int]]) -> None:
        self.model, self.both, self.places = model, [prompt, other], places

    def prepare(self, image: Any, conditions: Sequence[frozenset[int]], _: None = None) -> _PreparedExchange:
        prepared = self.model.prepare(image, self.both)
        prepared.unchecked.discard("fit")  # it evaluates a prompt without the conditions
        return _PreparedExchange(self, prepared, conditions)

    @contextmanager
    def exchanged(self, conditions: Sequence[frozenset[int]]) -> Iterator[None]:
        """Context in which the network reads, for every sample, a row for each prompt and one for each condition."""

        def replace(_: Any, args: tuple, kwargs: dict[str, Any]) -> tuple[tuple, dict[str, Any]]:
            text = kwargs.get("encoder_hidden_states")
            if not isinstance(text, Tensor) or len(text) % (2 + len(conditions)):
                got = list(text.shape) if isinstance(text, Tensor) else type(text).__name__
                raise ValueError(f"expected an encoded text for each of {2 + len(conditions)} rows; got {got}")
            text = text.unflatten(0, (-1, 2 + len(conditions)))
            group = torch.full(text.shape[2:3], len(self.places), device=text.device)
            for k, positions in enumerate(self.places):
                group[positions] = k
            chosen = torch.stack([torch.isin(group, group.new_tensor(sorted(one))) for one in conditions])
            rows = torch.where(chosen[..., None], text[:, 1:2], text[:, :1])
            return args, kwargs | {"encoder_hidden_states": torch.cat([text[:, :2], rows], 1).flatten(0, 1)}

        hook = self.model.denoiser.register_forward_pre_hook(replace, with_kwargs=True)
        try:
            yield
        finally:
            hook.remove()


class _PreparedExchange:
    """One image under conditions of an :class:`_Exchange`, as ``core.prepared.Prepared``."""

    def __init__(self, exchange: _Exchange, prepared: Any, conditions: Sequence[frozenset[int]]) -> None:
        self._exchange, self._prepared, self.prompts = exchange, prepared, list(conditions)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._prepared, name)

    def run(
        self, samples: Sequence[NoiseSample], add: Callable[[Sequence[NoiseSample], Tensor], None],
        check: Callable[[], None] = lambda: None, prompts: Sequence[Hashable] | None = None,
    ) -> None:  # fmt: skip
        """Evaluate the conditions at every sample, in batches that the model can take."""
        conditions: list[Any] = list(self.prompts if prompts is None else prompts)
        both, largest = self._exchange.both, self._exchange.model.max_batch
        size = len(conditions) if largest is None else max(1, largest - len(both))
        batches: list[list[tuple[Sequence[NoiseSample], Tensor]]] = []
        for first in range(0, len(conditions), size):
            batch, found = conditions[first : first + size], []
            with self._exchange.exchanged(batch):
                rows = [*both, *both[:1] * len(batch)]
                self._prepared.run(samples, lambda *one, to=found: to.append(one), check, rows)
            batches.append(found)
        for parts in zip(*batches, strict=True):
            add(parts[0][0], torch.cat([residuals[:, len(both) :] for _, residuals in parts], 1))
