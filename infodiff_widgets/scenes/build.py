"""The bundled pipeline before training: classes of diffusers and transformers, at the size of the scenes."""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import Any

import torch
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from infodiff_widgets.pipelines.logs import suppress_logging
from infodiff_widgets.prompts import BLANK
from infodiff_widgets.scenes.autoencoder import PixelShuffleAutoencoder
from infodiff_widgets.scenes.grammar import KINDS, OPENING
from infodiff_widgets.scenes.network import LOGSNR_RANGE, STEPS, SceneDenoiser

with suppress_logging():  # a missing torchvision concerns image processors that are not used here
    from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline

PROMPT_TOKENS = 20


def build_tokenizer() -> CLIPTokenizer:
    """A CLIP tokenizer with one token per word of the grammar; any other word is split into letters."""
    phrases = [OPENING, *(phrase for _, slots in KINDS.values() for _, words in slots for phrase in words)]
    words = sorted({word for phrase in phrases for word in phrase.split()})
    # A word is merged from its beginning, and a pair of an earlier word can interfere ("el" of "elephant" in "below"):
    # then the later word goes first. For a few dozen words, a few rounds are enough.
    for _ in range(len(words)):
        tokenizer = _tokenizer_of(words)
        split = next((word for word in (*words, BLANK) if len(tokenizer(word).input_ids) != 3), None)
        if split is None:
            return tokenizer
        words.remove(split)
        words.insert(0, split)
    raise ValueError(f"no order of merges gives each word a token of its own; the last one in the way was {words[0]!r}")


def _tokenizer_of(words: list[str]) -> CLIPTokenizer:
    characters = [c for c in string.printable[:94] if c not in string.ascii_uppercase]
    tokens = ["<|startoftext|>", "<|endoftext|>", *characters, *(c + "</w>" for c in characters)]
    merges = []
    for word in words:
        pieces = [*word[:-1], word[-1] + "</w>"]
        for i in range(1, len(pieces)):
            merges.append(("".join(pieces[:i]), pieces[i]))
            tokens.append("".join(pieces[: i + 1]))
    vocabulary = {token: i for i, token in enumerate(dict.fromkeys(tokens))}
    return CLIPTokenizer(vocabulary, list(dict.fromkeys(merges)), model_max_length=PROMPT_TOKENS)


def build_scheduler() -> DDIMScheduler:
    """The noise schedule: log SNR falls in 1000 equal steps over LOGSNR_RANGE."""
    low, high = LOGSNR_RANGE
    alphas_cumprod = torch.linspace(high, low, STEPS, dtype=torch.float64).sigmoid()
    previous = torch.cat([torch.ones(1, dtype=torch.float64), alphas_cumprod[:-1]])
    return DDIMScheduler(
        num_train_timesteps=STEPS, trained_betas=(1 - alphas_cumprod / previous).tolist(), prediction_type="sample",
        clip_sample=False, timestep_spacing="trailing", steps_offset=1,
    )  # fmt: skip


def build_pipeline(seed: int = 0) -> StableDiffusionPipeline:
    """The untrained pipeline: 64×64 pixels, half a million weights."""
    torch.manual_seed(seed)
    tokenizer = build_tokenizer()
    special = {name: getattr(tokenizer, name) for name in ("bos_token_id", "eos_token_id", "pad_token_id")}
    text_encoder = CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer), hidden_size=64, intermediate_size=256, num_hidden_layers=4,
            num_attention_heads=4, max_position_embeddings=PROMPT_TOKENS, **special,
        )
    )  # fmt: skip
    parts: dict[str, Any] = dict(
        vae=PixelShuffleAutoencoder(), text_encoder=text_encoder, tokenizer=tokenizer, unet=SceneDenoiser(),
        scheduler=build_scheduler(), safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )  # fmt: skip
    with suppress_logging():
        pipe = StableDiffusionPipeline(**parts)
    pipe.set_progress_bar_config(disable=True)
    return pipe


def encode_prompts(pipe: StableDiffusionPipeline, prompts: Sequence[str]) -> torch.Tensor:
    """Encode prompts for the network of the pipeline, [B, tokens, text]."""
    settings = dict(padding="max_length", max_length=PROMPT_TOKENS, truncation=True, return_tensors="pt")
    encoder, padded = pipe.text_encoder, pipe.tokenizer(list(prompts), **settings)
    return encoder(padded.input_ids.to(encoder.device)).last_hidden_state
