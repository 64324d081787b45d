"""The denoiser of the bundled pipeline: it is given the sprite sheet and has learned what the words say of it.

Every place of a noisy picture is held against every sprite on every ground, which no small network learns to do well.
Places then attend to the words of the prompt and make every look there more or less likely. Bayes' rule over all
layouts (``scenes.inference``) turns both into how often everything is where, and the guess is the mean of such
pictures. Words reach the guess through that attention alone.
"""

from __future__ import annotations

from typing import Any

import torch
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.attention import BasicTransformerBlock
from diffusers.models.modeling_utils import ModelMixin
from diffusers.models.unets.unet_2d_condition import UNet2DConditionOutput
from torch import nn
from torch.nn.functional import interpolate, pixel_shuffle, pixel_unshuffle

from infodiff_widgets.scenes.grammar import BACKGROUNDS
from infodiff_widgets.scenes.inference import AXES, SCENE_TYPES, Features, infer
from infodiff_widgets.scenes.render import STEP
from infodiff_widgets.scenes.templates import ALL_APPEARANCES, Parts, Sheet, match_scores, render_mean, sheet

LOGSNR_RANGE = (-9.5, 3.5)
"""Noise levels of the schedule. Of what words say, 0.02 nats of a ground lie below; above −2, pictures are certain."""
STEPS = 1000

_PATCH = 4
_PLAIN = 0.0  # log SNR above which evidence grows no more: all is certain, and single precision would blur it
_STRETCH = 8.0  # odds a weight of one can give


def _sheet(device: torch.device) -> Sheet:
    """The sprites of all scenes. No weights: a half precision copy would blur them."""
    return sheet(("pair", "things"), torch.float32, device)


class SceneDenoiser(ModelMixin, ConfigMixin):
    """E[x | x_α, prompt] of latents x, called as a diffusers U-Net is.

    Args:
        sample_size: height and width of the latents of a scene.
        in_channels: of the latents.
        cross_attention_dim: of encoded words.
        width: of what is known of a place.
        layers: of places that attend to the words, each twice.
        heads: of attention.
        time_cond_proj_dim: diffusers pipelines ask for it.
    """

    @register_to_config
    def __init__(
        self,
        sample_size: int = 16,
        in_channels: int = 3 * _PATCH**2,
        cross_attention_dim: int = 64,
        width: int = 96,
        layers: int = 2,
        heads: int = 4,
        time_cond_proj_dim: int | None = None,
    ) -> None:
        super().__init__()
        side = sample_size * _PATCH // STEP
        self.places = nn.Parameter(torch.randn(1, width, side, side))
        self.blocks = nn.ModuleList(
            BasicTransformerBlock(
                width,
                heads,
                width // heads,
                cross_attention_dim=cross_attention_dim,
                ff_inner_dim=2 * width,
                only_cross_attention=True,
            )
            for _ in range(layers)
        )
        self.norm = nn.LayerNorm(width)
        self.of_places = nn.Linear(width, len(ALL_APPEARANCES))
        self.of_all = nn.Linear(width, len(SCENE_TYPES) + len(AXES) + len(BACKGROUNDS))
        for last in (self.of_places, self.of_all):
            nn.init.normal_(last.weight, std=0.02)
            nn.init.zeros_(last.bias)

    def forward(
        self,
        sample: torch.Tensor,
        timestep: torch.Tensor | float,
        encoder_hidden_states: torch.Tensor,
        return_dict: bool = True,
        **ignored: Any,
    ) -> UNet2DConditionOutput | tuple[torch.Tensor]:
        """Guess the clean latents.

        Args:
            sample: noisy latents [B, channels, H, W].
            timestep: of the schedule, 0 to STEPS − 1, one or [B].
            encoder_hidden_states: encoded words [B, tokens, text].
            return_dict: whether to return an object with ``sample`` or a tuple.
            ignored: what pipelines also tell a U-Net.

        Returns:
            Latents [B, channels, H, W].
        """
        height, width = (side * _PATCH for side in sample.shape[2:])
        evidence = self.evidence(sample, timestep)
        rows, columns = evidence.sprites.shape[3:]
        odds = self.prompt_odds(encoder_hidden_states, (-(-height // STEP), -(-width // STEP)))
        found = infer(evidence, odds._replace(appearances=odds.appearances[..., :rows, :columns]))
        often = Parts(*(part.exp() for part in found))
        guess = pixel_unshuffle(render_mean(often, (height, width), _sheet(sample.device)), _PATCH).to(sample.dtype)
        return UNet2DConditionOutput(guess) if return_dict else (guess,)

    def evidence(self, latents: torch.Tensor, timestep: torch.Tensor | float) -> Parts:
        """Log likelihood of every part in noisy latents: SNR times its fit to x_α / a."""
        low, high = LOGSNR_RANGE
        steps = torch.as_tensor(timestep, dtype=torch.float32, device=latents.device).expand(len(latents))
        logsnr = high - (high - low) * steps / (STEPS - 1)
        snr, signal = logsnr.clamp_max(_PLAIN).exp()[:, None], logsnr.sigmoid().sqrt()[:, None, None, None]
        found = match_scores(pixel_shuffle(latents.float(), _PATCH) / signal, _sheet(latents.device))
        return Parts(snr[..., None, None, None] * found.sprites, snr * found.grounds)

    def prompt_odds(self, words: torch.Tensor, cells: tuple[int, int] | None = None) -> Features:
        """Log odds that encoded words [B, tokens, text] give to everything.

        ``cells`` are the rows and columns of a picture's lattice, begun ones included; without, those of a scene. The
        cells that ask the words are those that hold the middle of a sprite.
        """
        places = self.places if cells is None else resize_positions(self.places, cells)
        state = places.flatten(2).mT.expand(len(words), -1, -1)
        for block in self.blocks:
            state = block(state, encoder_hidden_states=words)
        state = self.norm(state)
        of_places = self.of_places(state).mT.unflatten(2, places.shape[2:])[..., 1:-1, 1:-1]
        of_all = self.of_all(state.mean(1)).split([len(SCENE_TYPES), len(AXES), len(BACKGROUNDS)], 1)
        return Features(*(_STRETCH * odds.float() for odds in (of_places, *of_all)))


def resize_positions(places: torch.Tensor, size: tuple[int, int]) -> torch.Tensor:
    """What is known of every place, [1, C, side, side], at another height and width."""
    return places if places.shape[2:] == size else interpolate(places, size, mode="bilinear")
