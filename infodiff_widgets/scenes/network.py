"""The denoiser of the bundled pipeline: diffusers' U-Net, told where in the picture it is and what belongs there.

Where noise hides the picture, the mean picture of "the dog left of the cat" differs from place to place. A convolution
of pure noise cannot tell the places apart except near the padded border, and which of two nouns belongs to a place
is a product of word and place that a U-Net of this size did not find by itself in half a million scenes.
"""

from __future__ import annotations

import functools
from typing import Any

import torch
from diffusers import UNet2DConditionModel
from diffusers.models.modeling_utils import ModelMixin  # noqa: F401  diffusers looks here for how to load it
from diffusers.models.transformers.transformer_2d import Transformer2DModel
from torch import nn
from torch.nn.functional import interpolate


def stretched(places: torch.Tensor, like: torch.Tensor) -> torch.Tensor:
    """What is known of every place, [B, C, side, side], at the height and width of ``like``."""
    same = places.shape[2:] == like.shape[2:]
    return places if same else interpolate(places, like.shape[2:], mode="bilinear")


class PlacedConv(nn.Conv2d):
    """A convolution that adds a learned bias at every place [1, C, side, side], stretched for other sizes."""

    def __init__(self, in_channels: int, out_channels: int, side: int, **options: Any) -> None:
        super().__init__(in_channels, out_channels, **options)
        self.places = nn.Parameter(torch.zeros(1, out_channels, side, side))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Convolve [B, C, H, W]."""
        found = super().forward(x)
        return found + stretched(self.places, found)


class Sketch(nn.Module):
    """What the words put where, before the picture is looked at: every place asks the words for what it shows.

    torch's attention, not diffusers': its queries are places and never saw the picture, so maps of the picture's
    attention to words leave it out.
    """

    def __init__(self, channels: int, text: int, side: int, heads: int) -> None:
        super().__init__()
        self.side = side
        self.places = nn.Parameter(torch.randn(1, side**2, channels))
        self.norm = nn.LayerNorm(channels)
        self.attention = nn.MultiheadAttention(channels, heads, kdim=text, vdim=text, batch_first=True)
        self.read = nn.Sequential(nn.LayerNorm(channels), nn.Linear(channels, 256), nn.GELU())
        self.out = nn.Linear(256, channels)

    def features(self, words: torch.Tensor) -> torch.Tensor:
        """What each place has learned from encoded words [B, tokens, text]: [B, places, 256]."""
        places = self.places.expand(len(words), -1, -1)
        heard, _ = self.attention(self.norm(places), words, words, need_weights=False)
        return self.read(places + heard)

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        """A sketch [B, channels, side, side] from encoded words [B, tokens, text]."""
        return self.out(self.features(words)).transpose(1, 2).unflatten(2, (self.side, self.side))


class SketchedTransformer(Transformer2DModel):
    """Attention that starts from a sketch of what the words say."""

    def __init__(self, side: int, text: int, **config: Any) -> None:
        super().__init__(**config)
        channels = config["num_attention_heads"] * config["attention_head_dim"]
        self.sketch = Sketch(channels, text, side, config["num_attention_heads"])

    def forward(self, hidden_states: torch.Tensor, encoder_hidden_states: torch.Tensor, **options: Any) -> Any:
        """As diffusers' own, of [B, channels, H, W] and encoded words [B, tokens, text]."""
        start = hidden_states + stretched(self.sketch(encoder_hidden_states), hidden_states)
        return super().forward(start, encoder_hidden_states, **options)


class SketchedUNet(UNet2DConditionModel):
    """A U-Net whose first layer knows its place, and whose coarse level starts from a sketch of what the words say."""

    @functools.wraps(UNet2DConditionModel.__init__)
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        config, first, attentions = self.config, self.conv_in, self.down_blocks[-1].attentions
        self.conv_in = PlacedConv(
            first.in_channels, first.out_channels, config.sample_size,
            kernel_size=first.kernel_size, padding=first.padding,
        )  # fmt: skip
        coarse = config.sample_size // 2 ** (len(config.block_out_channels) - 1)
        attentions[0] = SketchedTransformer(coarse, config.cross_attention_dim, **attentions[0].config)

    @property
    def sketch(self) -> Sketch:
        """What turns words into places."""
        return self.down_blocks[-1].attentions[0].sketch
