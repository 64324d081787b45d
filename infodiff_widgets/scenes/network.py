"""The denoiser of the bundled pipeline: diffusers' U-Net, told where in the picture it is."""

from __future__ import annotations

import functools
from typing import Any

import torch
from diffusers import UNet2DConditionModel
from diffusers.models.modeling_utils import ModelMixin  # noqa: F401  diffusers looks here for how to load it
from torch import nn
from torch.nn.functional import interpolate


class PlacedConv(nn.Conv2d):
    """A convolution that adds a learned bias at every place [1, C, side, side], stretched for other sizes."""

    def __init__(self, in_channels: int, out_channels: int, side: int, **options: Any) -> None:
        super().__init__(in_channels, out_channels, **options)
        self.places = nn.Parameter(torch.zeros(1, out_channels, side, side))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Convolve [B, C, H, W]."""
        found, places = super().forward(x), self.places
        if places.shape[2:] != found.shape[2:]:
            places = interpolate(places, found.shape[2:], mode="bilinear")
        return found + places


class PlacedUNet(UNet2DConditionModel):
    """A U-Net whose first layer knows its place.

    Where noise hides the picture, the mean picture of "the dog left of the cat" differs from place to place, and a
    convolution of pure noise cannot tell the places apart except near the padded border.
    """

    @functools.wraps(UNet2DConditionModel.__init__)
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        first = self.conv_in
        self.conv_in = PlacedConv(
            first.in_channels, first.out_channels, self.config.sample_size,
            kernel_size=first.kernel_size, padding=first.padding,
        )  # fmt: skip
