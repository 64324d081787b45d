"""A pipeline's autoencoder: the latents of an image, most likely ones, and normalized as networks see them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from diffusers.image_processor import VaeImageProcessor
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTinyOutput
from PIL import Image
from torch import Tensor
from torch.nn.functional import pixel_unshuffle


def encode_normalized(autoencoder: Any, picture: Image.Image, device: Any) -> Tensor:
    """Latents of a picture, [1, C, h, w] or [1, C, 1, h, w], with the shift and scale that the configuration states."""
    pixels = VaeImageProcessor(vae_scale_factor=1).preprocess(picture).to(device, autoencoder.dtype)
    video = any(weight.ndim == 5 for weight in autoencoder.parameters())  # convolutions over frames too
    with torch.no_grad():
        x = latents_of(autoencoder.encode(pixels[:, :, None] if video else pixels))
    config = autoencoder.config
    if hasattr(autoencoder, "bn"):  # FLUX.2 normalizes patches of 2×2 latents
        x, norm = pixel_unshuffle(x, 2), autoencoder.bn
        mean, std = norm.running_mean, (norm.running_var + config.get("batch_norm_eps", norm.eps)).sqrt()
    else:
        mean = torch.tensor(config.get("latents_mean") or [0.0])
        std = torch.tensor(config.get("latents_std") or [1.0])
    mean, std = (one.to(x).view(-1, *[1] * (x.ndim - 2)) for one in (mean, std))
    return ((x - mean) / std - (config.get("shift_factor") or 0)) * (config.get("scaling_factor") or 1)


def latents_of(output: Any) -> Tensor:
    """The most likely latents in the output of an autoencoder's ``encode``."""
    if hasattr(output, "latent_dist"):
        return output.latent_dist.mode()
    return output.latents if hasattr(output, "latents") else output.latent


@contextmanager
def encoding_mode(autoencoder: Any, known: dict[str, Tensor]) -> Iterator[None]:
    """Context in which ``autoencoder.encode`` returns its most likely latents, computed once and kept in ``known``.

    A sample of the latents would make x itself random from one run to the next. All rows are the same image.
    """
    if autoencoder is None:
        yield
        return
    encode, thread = autoencoder.encode, threading.get_ident()

    def mode(x: Tensor, *arguments: Any, **named: Any) -> Any:
        if threading.get_ident() != thread:  # a call of the user's own meanwhile
            return encode(x, *arguments, **named)
        if "latents" not in known:
            one = x[:1].clone(memory_format=torch.contiguous_format)  # convolutions round by the layout in memory
            known["latents"] = latents_of(encode(one, *arguments, **named))
        latents = known["latents"]
        return AutoencoderTinyOutput(latents=latents.expand(len(x), *latents.shape[1:]))

    with replace_method(autoencoder, "encode", mode):
        yield


@contextmanager
def replace_method(owner: Any, name: str, function: Callable[..., Any]) -> Iterator[None]:
    """Context in which ``owner.name`` is ``function``."""
    own = vars(owner).get(name)
    setattr(owner, name, function)
    try:
        yield
    finally:
        delattr(owner, name)
        if own is not None:
            setattr(owner, name, own)
