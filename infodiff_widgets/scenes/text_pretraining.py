"""Pretraining of the learned pipeline's text encoder, on prompts alone.

A text encoder that is trained with the U-Net learns the order of nouns late or never. By itself it learns it in
minutes: a throwaway head predicts from its tokens what the exact pipeline reads in a prompt, as log odds of features.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from infodiff_widgets.scenes.inference import Features, prompt_divergence
from infodiff_widgets.scenes.network import SceneDenoiser

BATCH = 256
"""Prompts per step."""
RATE = 2e-3
"""Highest learning rate; it rises for 50 steps and then falls linearly to zero."""


def pretrain_text_encoder(
    text_encoder: Any, next_tokens: Callable[[], Tensor], exact_odds: Callable[[Tensor], Features], steps: int,
    log: Callable[[str], None],
) -> list[float]:  # fmt: skip
    """Train a text encoder to predict what prompts say, and freeze it.

    Args:
        text_encoder: a ``CLIPTextModel``, changed in place.
        next_tokens: returns token ids of prompts [at least BATCH, tokens] on its device.
        exact_odds: the exact log odds of every feature for token ids.
        steps: number of optimizer steps.
        log: called with a line of progress every 50 steps.

    Returns:
        the divergence from the exact reading at every step, in nats per prompt.
    """
    head: Any = SceneDenoiser(cross_attention_dim=text_encoder.config.hidden_size)
    head.to(text_encoder.device)
    parameters = [*text_encoder.train().requires_grad_(True).parameters(), *head.parameters()]
    optimizer, losses = torch.optim.AdamW(parameters, betas=(0.9, 0.98)), []
    for step in range(steps):
        tokens = next_tokens()[:BATCH]
        predicted = head.prompt_odds(text_encoder(input_ids=tokens).last_hidden_state)
        loss = prompt_divergence(exact_odds(tokens), predicted).mean()
        optimizer.param_groups[0]["lr"] = RATE * min((step + 1) / 50, 1 - step / steps)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        losses.append(loss.item())
        if (step + 1) % 50 == 0:
            log(f"text encoder, step {step + 1}: divergence {sum(losses[-50:]) / 50:.3f} nats per prompt")
    text_encoder.eval().requires_grad_(False)
    return losses
