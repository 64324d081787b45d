"""Attention maps: how much each pixel attends to each token of the prompt.

A baseline for comparison with information, as in DAAM (Tang et al., 2023): cross-attention probabilities, averaged over
heads, layers and steps. They are computed beside the denoiser's own attention from the same inputs, so its output stays
the same to the last bit, whatever processors, adapters and offloading are in use.
"""

from __future__ import annotations

import functools
import inspect
import threading
from collections.abc import Sequence
from typing import Any

import torch
from diffusers.models import attention_processor as known
from diffusers.models.embeddings import apply_rotary_emb
from diffusers.models.transformers.transformer_flux import FluxAttnProcessor, FluxIPAdapterAttnProcessor
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from infodiff_widgets.pipelines.reading import insert_vectors
from infodiff_widgets.prompts import Prompt

SCORES_BYTES = 2**26
"""Size of the attention scores that are computed at once."""

_CROSS = {
    known.AttnProcessor, known.AttnProcessor2_0, known.FusedAttnProcessor2_0, known.SlicedAttnProcessor,
    known.XFormersAttnProcessor, known.IPAdapterAttnProcessor, known.IPAdapterAttnProcessor2_0,
    known.IPAdapterXFormersAttnProcessor,
}  # fmt: skip
_ADDED = {
    known.AttnAddedKVProcessor, known.AttnAddedKVProcessor2_0, known.SlicedAttnAddedKVProcessor,
    known.XFormersAttnAddedKVProcessor,
}  # fmt: skip
_JOINT = {known.JointAttnProcessor2_0, known.SD3IPAdapterJointAttnProcessor2_0}
_ROTARY = {FluxAttnProcessor, FluxIPAdapterAttnProcessor}
_SUPPORTED = _CROSS | _ADDED | _JOINT | _ROTARY


class AttentionRecorder:
    """Context that records the attention of every call of a pipeline's denoiser by the thread that entered it.

    What a call adds is pending until :meth:`commit`, so that calls that failed can be discarded.

    Every layer in which the image attends to the text has the same weight. Where the image attends to text and image
    at once (DeepFloyd IF, Stable Diffusion 3, Flux), the part for the text is recorded. Layers of Flux that receive
    text and image as one sequence are left out.

    Args:
        pipe: a diffusers pipeline with a UNet, or PixArt, Stable Diffusion 3, Flux or Chroma.
        rows: rows of the denoiser's batch to record. Under classifier-free guidance the unconditional rows come first.
            Before a call they can be set to several times as many, whose mean is taken.

    Raises ValueError: if the pipeline has no denoiser or its attention is not supported; inside the context also if the
    batch does not have these rows.
    """

    def __init__(self, pipe: Any, rows: Sequence[int]) -> None:
        denoiser = getattr(pipe, "unet", None)
        denoiser = getattr(pipe, "transformer", None) if denoiser is None else denoiser
        if denoiser is None:
            raise ValueError(f"expected a pipeline with a unet or a transformer; {type(pipe).__name__} has neither")
        if getattr(denoiser.config, "encoder_hid_dim_type", None) in ("image_proj", "text_image_proj"):
            raise ValueError(f"{type(pipe).__name__} attends to embeddings of images, which have no words to map")
        self._layers = [module for module in denoiser.modules() if hasattr(module, "get_processor")]
        kinds = {type(layer.get_processor()) for layer in self._layers}
        if not kinds & _SUPPORTED:
            raise _unsupported(*kinds)
        self.rows = list(rows)
        self._kept = len(self.rows)
        self._denoiser = denoiser
        self._hooks: list[Any] = []
        self._grids: list[tuple[int, int]] = []
        self._sums: dict[tuple[int, int], Tensor] = {}  # [rows, tokens, h, w] for each resolution of the layers
        self._pending: dict[tuple[int, int], Tensor] = {}
        self._count = self._pending_count = 0

    def __enter__(self) -> AttentionRecorder:
        # Hooks, not processors of our own: diffusers looks at the class and signature of a layer's processor.
        self._thread = threading.get_ident()
        self._hooks = [layer.register_forward_pre_hook(self._record, with_kwargs=True) for layer in self._layers]
        self._hooks.append(self._denoiser.register_forward_pre_hook(self._begin, with_kwargs=True))
        return self

    def __exit__(self, error: object, *_: object) -> None:
        for hook in self._hooks:
            hook.remove()
        if error:
            self.discard()

    def commit(self) -> None:
        """Count what is pending."""
        for grid, maps in self._pending.items():
            self._sums[grid] = maps if grid not in self._sums else self._sums[grid] + maps.to(self._sums[grid].device)
        self._count += self._pending_count
        self.discard()

    def discard(self) -> None:
        """Forget what is pending."""
        self._pending, self._pending_count = {}, 0

    def token_maps(self, size: tuple[int, int]) -> Tensor:
        """Mean attention probability of each pixel for each token, float32 [rows, tokens, H, W], on the CPU.

        Layers are resized bilinearly to ``size``, (H, W). Where the image attends to text alone, the tokens sum to one
        at every pixel.

        What is pending is committed. Raises ValueError: if nothing was recorded.
        """
        self.commit()
        if not self._sums:
            raise ValueError("no attention was recorded: call the pipeline, not compiled, inside the with block")
        resized = [F.interpolate(total.cpu(), size, mode="bilinear", antialias=True) for total in self._sums.values()]
        return torch.stack(resized).sum(0) / self._count

    def _begin(self, denoiser: nn.Module, args: tuple, kwargs: dict) -> None:
        """Before a call of the denoiser: note the resolutions that its layers can have."""
        if threading.get_ident() != self._thread:
            return
        given = _arguments(denoiser, args, kwargs)
        latents = list(given.values())[1]
        if not all(0 <= row < len(latents) for row in self.rows):
            raise ValueError(f"rows {self.rows} are to be recorded; the denoiser got a batch of {len(latents)}")
        ids = given.get("img_ids")
        if ids is not None:  # latents packed to [B, h · w, C], each with its row and column
            self._grids = [(int(ids[..., 1].max()) + 1, int(ids[..., 2].max()) + 1)]
        else:
            height, width = latents.shape[-2:]
            self._grids = [(-(-height // step), -(-width // step)) for step in (1, 2, 4, 8, 16, 32, 64)]

    @torch.no_grad()
    def _record(self, layer: Any, args: tuple, kwargs: dict) -> None:
        """Before a call of an attention layer: add its probabilities to the sums."""
        if threading.get_ident() != self._thread:
            return
        given = _arguments(layer, args, kwargs)
        image, text = given["hidden_states"], given.get("encoder_hidden_states")
        if text is None or text is image:  # the image attends to itself
            return
        if type(layer.get_processor()) not in _SUPPORTED:
            raise _unsupported(type(layer.get_processor()))
        text = text[0] if isinstance(text, tuple) else text  # an adapter's image embeddings come second
        image = image.flatten(2).transpose(1, 2) if image.ndim == 4 else image
        positions, tokens = image.shape[1], text.shape[1]
        if positions == 1:  # a pooled text, or an image of one position: nothing to map
            return
        grid = next((grid for grid in self._grids if grid[0] * grid[1] == positions), None)
        if grid is None:
            raise ValueError(f"a layer has {positions} positions, which is no resolution of the latents {self._grids}")
        bias = _bias(layer, given.get("attention_mask"), len(image), positions, tokens)
        bias = None if bias is None else bias[self.rows].float()
        query, key = _query_and_key(layer, image[self.rows], text[self.rows], given.get("image_rotary_emb"))
        maps = _probabilities(query, key, getattr(layer, "scale", query.shape[-1] ** -0.5), bias)[..., :tokens]
        maps = maps.transpose(1, 2).unflatten(2, grid).unflatten(0, (-1, self._kept)).sum(0)
        known = self._pending.get(grid, self._sums.get(grid, maps))
        if known.shape != maps.shape:
            raise ValueError(f"prompts of {known.shape[1]} and {tokens} tokens have no mean: record them apart")
        self._pending[grid] = self._pending[grid] + maps.to(known.device) if grid in self._pending else maps
        self._pending_count += len(self.rows) // self._kept


def _unsupported(*processors: type) -> ValueError:
    names = ", ".join(sorted(kind.__name__ for kind in processors)) or "no attention processor"
    return ValueError(
        "attention maps are available for pipelines with a UNet and for PixArt, Stable Diffusion 3, Flux and Chroma, "
        f"with diffusers' own attention processors; this denoiser has {names}"
    )


def _arguments(module: nn.Module, args: tuple, kwargs: dict) -> dict[str, Any]:
    """The arguments of a call by name, in order, the module itself first."""
    return _signature(type(module)).bind(module, *args, **kwargs).arguments


@functools.lru_cache
def _signature(kind: type[nn.Module]) -> inspect.Signature:
    return inspect.signature(kind.forward)


def _query_and_key(layer: Any, image: Tensor, text: Tensor, rotary: Any) -> tuple[Tensor, Tensor]:
    """Queries of the image [R, heads, N, d], and keys [R, heads, T or T + N, d], those of the text first."""

    def heads(projected: Tensor, norm: nn.Module | None) -> Tensor:
        split = projected.unflatten(-1, (layer.heads, -1)).transpose(1, 2)
        return split if norm is None else norm(split)

    if getattr(layer, "norm_cross", None) is not None:
        text = layer.norm_encoder_hidden_states(text)
    if getattr(layer, "group_norm", None) is not None:
        image = layer.group_norm(image.transpose(1, 2)).transpose(1, 2)
    query = heads(layer.to_q(image), layer.norm_q)
    if layer.added_kv_proj_dim is None:
        return query, heads(layer.to_k(text), layer.norm_k)
    key = heads(layer.add_k_proj(text), layer.norm_added_k)
    if not getattr(layer, "only_cross_attention", False):
        key = torch.cat([key, heads(layer.to_k(image), layer.norm_k)], dim=2)
    if rotary is not None:
        rotate: Any = apply_rotary_emb
        key, query = rotate(key, rotary), rotate(query, tuple(part[text.shape[1] :] for part in rotary))
    return query, key


def _bias(layer: Any, mask: Tensor | None, batch: int, positions: int, tokens: int) -> Tensor | None:
    """Bias that the layer's processor adds to the scores, [B, heads, 1 or N, keys]; None for none."""
    kind = type(layer.get_processor())
    if mask is None or kind in _JOINT:  # these ignore the mask that they take
        return None
    if mask.dtype == torch.bool:
        mask = torch.zeros_like(mask, dtype=torch.float32).masked_fill(~mask, -torch.inf)
    if kind in _ROTARY:
        return mask.expand(batch, layer.heads, tokens + positions, tokens + positions)[:, :, tokens:]
    # A mask of the text alone is extended to the image's keys behind it, whose number diffusers expects here.
    bias = layer.prepare_attention_mask(mask, positions if kind in _ADDED else tokens, batch)
    return bias.unflatten(0, (batch, layer.heads))


def _probabilities(query: Tensor, key: Tensor, scale: float, bias: Tensor | None) -> Tensor:
    """Softmax of the scores, averaged over heads, float32 [R, N, keys].

    As many heads at a time as fit in SCORES_BYTES: the scores of all of Flux's heads would take gigabytes.
    """
    total = torch.zeros(len(query), query.shape[2], key.shape[2], device=query.device, dtype=torch.float32)
    heads = max(1, SCORES_BYTES // (4 * total.numel()))
    with torch.autocast(query.device.type, enabled=False):
        for first in range(0, query.shape[1], heads):
            some = slice(first, first + heads)
            scores = query[:, some].float() @ key[:, some].float().mT * scale
            total += (scores if bias is None else scores + bias[:, some]).softmax(-1).sum(1)
    return total / query.shape[1]


def word_tokens(tokenizer: Any, prompt: str, pipe: Any = None) -> list[list[int]]:
    """Positions of each word's tokens in the tokenized prompt.

    A word that ``pipe`` has learned by textual inversion takes a token for each of its vectors.
    The tokenizer is of the CLIP or T5 kind, which never joins two words in a token. Stable Diffusion 3 reads the tokens
    of its CLIP tokenizers first and those of T5 behind them.

    Raises ValueError: if the tokens of the prompt are not those of its words one by one.
    """
    parts = [insert_vectors(pipe, tokenizer, word) for word in Prompt(prompt).words]
    words = [tokenizer(word, add_special_tokens=False).input_ids for word in parts]
    joined = [token for word in words for token in word]
    whole = tokenizer(insert_vectors(pipe, tokenizer, prompt), truncation=False, verbose=False).input_ids
    starts = [i for i in range(len(whole)) if whole[i : i + len(joined)] == joined]
    if not starts:
        raise ValueError(f"{type(tokenizer).__name__} does not read {prompt!r} word by word, so no token has its word")
    positions = iter(range(starts[0], starts[0] + len(joined)))
    return [[next(positions) for _ in word] for word in words]


def word_maps(maps: Tensor, words: Sequence[Sequence[int]]) -> Tensor:
    """Attention to each word, the mean over its tokens: float32 [words, H, W]; zero for a word without tokens.

    ``maps`` is one row of :meth:`AttentionRecorder.token_maps`, ``words`` comes from :func:`word_tokens`.
    Raises ValueError: if a word lies beyond the tokens that the pipeline reads.
    """
    last = max((position for word in words for position in word), default=-1)
    if last >= len(maps):
        raise ValueError(f"token {last} was not read by the pipeline, which reads {len(maps)}: shorten the prompt")
    return torch.stack([maps[list(word)].mean(0) if word else torch.zeros_like(maps[0]) for word in words])
