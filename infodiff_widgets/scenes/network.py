"""Denoiser of the bundled pipeline: given the sprite sheet, it has learned the meaning of the words.

Every position of a noisy picture is compared with every sprite on every ground, which no small network learns to do
well. Positions then attend to the words of the prompt, which changes the odds of every appearance there. Bayes' rule
over all layouts (``scenes.inference``) combines both into marginal probabilities, and the prediction is the mean
picture. Words reach the prediction through that attention alone.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import torch
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.attention import BasicTransformerBlock
from diffusers.models.modeling_utils import ModelMixin
from diffusers.models.unets.unet_2d_condition import UNet2DConditionOutput
from torch import nn
from torch.amp.autocast_mode import is_autocast_available
from torch.nn.functional import interpolate, pixel_shuffle, pixel_unshuffle

from infodiff_widgets.scenes.grammar import BACKGROUNDS
from infodiff_widgets.scenes.inference import AXES, SCENE_TYPES, Features, infer
from infodiff_widgets.scenes.render import STEP
from infodiff_widgets.scenes.templates import ALL_APPEARANCES, Parts, Sheet, match_scores, render_mean, sheet

LOGSNR_RANGE = (-9.5, 3.5)
"""Log SNR of the schedule. Only 0.02 nats of a ground's information lie below; above −2, pictures are certain."""
STEPS = 1000

_PATCH = 4
_MAX_LOGSNR = 0.0  # the evidence stops growing here: everything is certain, and float32 would lose precision
_ODDS_SCALE = 8.0  # log odds for an output of one


def _sheet(device: torch.device) -> Sheet:
    """Templates of all scenes, in float32 whatever the network's precision."""
    return sheet(("pair", "things"), torch.float32, device)


class SceneDenoiser(ModelMixin, ConfigMixin):
    """Predicts E[x | x_α, prompt] of latents x, with the interface of a diffusers U-Net.

    Args:
        sample_size, in_channels: height (and width) and channels of the latents of a scene.
        cross_attention_dim, width: number of features of a word, and of a position.
        layers, heads: transformer blocks with two cross-attentions each, and heads of attention.
        time_cond_proj_dim: looked up by diffusers pipelines.
    """

    @register_to_config
    def __init__(
        self, sample_size: int = 16, in_channels: int = 3 * _PATCH**2, cross_attention_dim: int = 64, width: int = 96,
        layers: int = 2, heads: int = 4, time_cond_proj_dim: int | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        side = sample_size * _PATCH // STEP
        self.places = nn.Parameter(torch.randn(1, width, side, side))
        self.blocks = nn.ModuleList(
            BasicTransformerBlock(width, heads, width // heads, cross_attention_dim=cross_attention_dim,
                                  ff_inner_dim=2 * width, only_cross_attention=True)
            for _ in range(layers)
        )  # fmt: skip
        self.norm = nn.LayerNorm(width)
        self.of_places = nn.Linear(width, len(ALL_APPEARANCES))
        self.of_all = nn.Linear(width, len(SCENE_TYPES) + len(AXES) + len(BACKGROUNDS))
        for last in (self.of_places, self.of_all):
            nn.init.normal_(last.weight, std=0.02)
            nn.init.zeros_(last.bias)

    def forward(
        self, sample: torch.Tensor, timestep: torch.Tensor | float, encoder_hidden_states: torch.Tensor,
        return_dict: bool = True, **ignored: Any,
    ) -> UNet2DConditionOutput | tuple[torch.Tensor]:  # fmt: skip
        """Predict the clean latents [B, channels, H, W] from noisy ones and encoded words [B, tokens, text].

        ``timestep`` is 0 to STEPS − 1, one or [B]. The other arguments that pipelines pass to a U-Net are ignored.
        """
        height, width = (side * _PATCH for side in sample.shape[2:])
        odds = self.prompt_odds(encoder_hidden_states, (-(-height // STEP), -(-width // STEP)))
        kind = sample.device.type
        with torch.autocast(kind, enabled=False) if is_autocast_available(kind) else nullcontext():  # needs all digits
            evidence = self.evidence(sample, timestep)
            rows, columns = evidence.sprites.shape[3:]
            odds = odds._replace(appearances=odds.appearances[..., :rows, :columns])
            marginals = Parts(*(part.exp() for part in infer(evidence, odds)))
            mean = render_mean(marginals, (height, width), _sheet(sample.device))
        prediction = pixel_unshuffle(mean, _PATCH).to(sample.dtype)
        return UNet2DConditionOutput(prediction) if return_dict else (prediction,)

    def evidence(self, latents: torch.Tensor, timestep: torch.Tensor | float) -> Parts:
        """Log likelihood of every part in noisy latents: SNR times its match score with x_α / a."""
        low, high = LOGSNR_RANGE
        steps = torch.as_tensor(timestep, dtype=torch.float32, device=latents.device).expand(len(latents))
        logsnr = high - (high - low) * steps / (STEPS - 1)
        snr, signal = logsnr.clamp_max(_MAX_LOGSNR).exp()[:, None], logsnr.sigmoid().sqrt()[:, None, None, None]
        scores = match_scores(pixel_shuffle(latents.float(), _PATCH) / signal, _sheet(latents.device))
        return Parts(snr[..., None, None, None] * scores.sprites, snr * scores.grounds)

    def prompt_odds(self, words: torch.Tensor, cells: tuple[int, int] | None = None) -> Features:
        """Log odds of every feature, given encoded words [B, tokens, text].

        ``cells`` are the rows and columns of the picture's lattice, incomplete ones included; those of a scene by
        default. The cells that attend to the words are those that hold the middle of a sprite.
        """
        places = self.places
        if cells not in (None, places.shape[2:]):
            places = interpolate(places, cells, mode="bilinear")
        state = places.flatten(2).mT.expand(len(words), -1, -1)
        for block in self.blocks:
            state = block(state, encoder_hidden_states=words)
        state = self.norm(state)
        of_places = self.of_places(state).mT.unflatten(2, places.shape[2:])[..., 1:-1, 1:-1]
        of_all = self.of_all(state.mean(1)).split([len(SCENE_TYPES), len(AXES), len(BACKGROUNDS)], 1)
        return Features(*(_ODDS_SCALE * odds.float() for odds in (of_places, *of_all)))
