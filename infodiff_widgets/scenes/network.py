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
from torch.nn.functional import interpolate, pad, pixel_shuffle, pixel_unshuffle

from infodiff_widgets.scenes.grammar import BACKGROUNDS
from infodiff_widgets.scenes.inference import AXES, SORTS, Odds, infer, unsaid
from infodiff_widgets.scenes.render import STEP
from infodiff_widgets.scenes.templates import ALL_LOOKS, Parts, Sheet, fits, paint, sheet

LOGSNR_RANGE = (-9.5, 3.5)
"""Noise levels of the schedule: the words' information lies between −9 and 0, the faintest texture shows by 3."""
STEPS = 1000

_PATCH = 4
_PLAIN = 0.0  # log SNR above which evidence grows no more: all is certain, and single precision would blur it
_UNSEEN = -10.0  # log probability below which something is not seen at all
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
        layers: how often places attend to each other and to the words.
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
        self.see = nn.Linear(len(ALL_LOOKS) + len(BACKGROUNDS), width)
        self.blocks = nn.ModuleList(
            BasicTransformerBlock(
                width, heads, width // heads, cross_attention_dim=cross_attention_dim, ff_inner_dim=2 * width
            )
            for _ in range(layers)
        )
        self.norm = nn.LayerNorm(width)
        self.of_places = nn.Linear(width, len(ALL_LOOKS))
        self.of_all = nn.Linear(width, len(SORTS) + len(AXES) + len(BACKGROUNDS))
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
        cells = tuple(-(-side * _PATCH // STEP) for side in sample.shape[2:])
        found = self.recognize(self.evidence(sample, timestep), encoder_hidden_states, cells)
        often = Parts(*(part.exp() for part in found))
        height, width = (side * _PATCH for side in sample.shape[2:])
        guess = pixel_unshuffle(paint(often, (height, width), _sheet(sample.device)), _PATCH).to(sample.dtype)
        return UNet2DConditionOutput(guess) if return_dict else (guess,)

    def evidence(self, latents: torch.Tensor, timestep: torch.Tensor | float) -> Parts:
        """Log likelihood of every part in noisy latents: SNR times its fit to x_α / a."""
        low, high = LOGSNR_RANGE
        steps = torch.as_tensor(timestep, dtype=torch.float32, device=latents.device).expand(len(latents))
        logsnr = high - (high - low) * steps / (STEPS - 1)
        snr, signal = logsnr.clamp_max(_PLAIN).exp()[:, None], logsnr.sigmoid().sqrt()[:, None, None, None]
        found = fits(pixel_shuffle(latents.float(), _PATCH) / signal, _sheet(latents.device))
        return Parts(snr[..., None, None, None] * found.sprites, snr * found.grounds)

    def recognize(self, evidence: Parts, words: torch.Tensor, cells: tuple[int, int] = (8, 8)) -> Parts:
        """Log probability of every part, given its log likelihood and encoded words [B, tokens, text].

        ``cells`` are the rows and columns of the picture's lattice, begun ones included.
        """
        return infer(evidence, self.read(evidence, words, cells))

    def read(self, evidence: Parts, words: torch.Tensor, cells: tuple[int, int]) -> Odds:
        """Log odds that encoded words [B, tokens, text] give to everything, as places that see something read them."""
        rows, columns = evidence.sprites.shape[3:]
        with torch.no_grad():
            seen = infer(evidence, unsaid(len(words), rows, columns, words.device))
        looks = seen.sprites.logsumexp(1).clamp_min(_UNSEEN) / -_UNSEEN + 1
        looks = pad(looks, [1, cells[1] - columns - 1, 1, cells[0] - rows - 1])  # each in the cell of its middle
        grounds = seen.grounds.exp()[..., None, None].expand(-1, -1, *cells)
        asking = self.see(torch.cat([looks, grounds], 1).movedim(1, 3).to(words.dtype)).movedim(3, 1)
        asking = asking + stretched(self.places, asking)
        state = asking.flatten(2).mT
        for block in self.blocks:
            state = block(state, encoder_hidden_states=words)
        state = self.norm(state)
        of_places = self.of_places(state).mT.unflatten(2, cells)[..., 1 : rows + 1, 1 : columns + 1]
        of_all = self.of_all(state.mean(1)).split([len(SORTS), len(AXES), len(BACKGROUNDS)], 1)
        return Odds(*(_STRETCH * odds.float() for odds in (of_places, *of_all)))


def stretched(places: torch.Tensor, like: torch.Tensor) -> torch.Tensor:
    """What is known of every place, [B, C, side, side], at the height and width of ``like``."""
    same = places.shape[2:] == like.shape[2:]
    return places if same else interpolate(places, like.shape[2:], mode="bilinear")
