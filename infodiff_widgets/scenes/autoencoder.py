"""Autoencoder of the bundled pipeline: a rearrangement of pixels, without parameters.

Each 4×4 patch of three colours becomes one latent position of 48 channels. The map is orthonormal, so information per
latent is information per pixel.
"""

from __future__ import annotations

import torch
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTinyOutput
from diffusers.models.autoencoders.vae import DecoderOutput
from diffusers.models.modeling_utils import ModelMixin
from torch.nn.functional import pixel_shuffle, pixel_unshuffle


class PixelShuffleAutoencoder(ModelMixin, ConfigMixin):
    """Rearranges [B, 3, H, W] into [B, 3·p², H/p, W/p] and back, p = 2^(len(block_out_channels) − 1).

    ``block_out_channels`` is there because diffusers pipelines read the patch size off its length.
    """

    @register_to_config
    def __init__(
        self, latent_channels: int = 48, scaling_factor: float = 1.0,
        block_out_channels: tuple[int, ...] = (48, 48, 48),
    ) -> None:  # fmt: skip
        super().__init__()
        self.patch = 2 ** (len(block_out_channels) - 1)
        self.orthonormal = True
        # Pipelines read the dtype and device of their parts off a tensor, and save_pretrained wants one to save.
        self.register_buffer("unit", torch.ones(1))

    def encode(self, x: torch.Tensor, return_dict: bool = True) -> AutoencoderTinyOutput | tuple[torch.Tensor]:
        """Latents [B, 3·p², H/p, W/p] of pixels [B, 3, H, W]."""
        latents = pixel_unshuffle(x, self.patch)
        return AutoencoderTinyOutput(latents=latents) if return_dict else (latents,)

    def decode(
        self, z: torch.Tensor, return_dict: bool = True, generator: torch.Generator | None = None
    ) -> DecoderOutput | tuple[torch.Tensor]:
        """Pixels of latents."""
        sample = pixel_shuffle(z, self.patch)
        return DecoderOutput(sample=sample) if return_dict else (sample,)
