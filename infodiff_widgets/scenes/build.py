"""The bundled pipelines before training: classes of diffusers and transformers, at the size of the scenes."""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import Any

import torch
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from infodiff_widgets.pipelines.logs import suppress_logging
from infodiff_widgets.prompts import BLANK
from infodiff_widgets.scenes.autoencoder import PixelShuffleAutoencoder
from infodiff_widgets.scenes.grammar import KINDS, OPENING
from infodiff_widgets.scenes.network import LOGSNR_RANGE, STEPS, SceneDenoiser

with suppress_logging():  # a missing torchvision concerns image processors that are not used here
    from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline

PROMPT_TOKENS = 20
UNET_TEXT_WIDTH = 128
"""Features of a word for the U-Net; the exact denoiser has 64."""


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


def build_text_encoder(tokenizer: CLIPTokenizer, width: int = 64) -> CLIPTextModel:
    """An untrained text encoder for the words of the grammar."""
    special = {name: getattr(tokenizer, name) for name in ("bos_token_id", "eos_token_id", "pad_token_id")}
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer), hidden_size=width, intermediate_size=4 * width, num_hidden_layers=4,
            num_attention_heads=4, max_position_embeddings=PROMPT_TOKENS, **special,
        )
    )  # fmt: skip


def build_unet() -> UNet2DConditionModel:
    """An untrained U-Net with 7.5 million weights, which predicts clean latents.

    It attends to words at 16×16 positions, and at 8×8, the lattice on which sprites are placed.
    """
    settings: dict[str, Any] = dict(
        sample_size=16, in_channels=48, out_channels=48, down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        mid_block_type="UNetMidBlock2DCrossAttn", up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D"),
        block_out_channels=(96, 160), layers_per_block=1, norm_num_groups=8, cross_attention_dim=UNET_TEXT_WIDTH,
        attention_head_dim=(3, 5), only_cross_attention=(True, False), use_linear_projection=True,
        resnet_time_scale_shift="scale_shift",
    )  # fmt: skip
    unet = UNet2DConditionModel(**settings)
    nn.init.zeros_(unet.conv_out.weight)
    return unet


def build_pipeline(seed: int = 0, *, learned: bool = False) -> StableDiffusionPipeline:
    """An untrained pipeline for 64×64 pixels: the exact one, with half a million weights, or the learned one."""
    torch.manual_seed(seed)
    tokenizer = build_tokenizer()
    parts: dict[str, Any] = dict(
        vae=PixelShuffleAutoencoder(), tokenizer=tokenizer, scheduler=build_scheduler(),
        text_encoder=build_text_encoder(tokenizer, UNET_TEXT_WIDTH if learned else 64),
        unet=build_unet() if learned else SceneDenoiser(),
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
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
