"""A pipeline's autoencoder: the latents of an image, most likely ones, and normalized as networks see them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from diffusers.image_processor import VaeImageProcessor
from PIL import Image
from torch import Tensor
from torch.nn.functional import pixel_unshuffle


def encode_normalized(autoencoder: Any, picture: Image.Image, device: Any) -> Tensor:
    """Latents of a picture, [1, C, h, w] or [1, C, 1, h, w], with the shift and scale that the configuration states.

    Without an autoencoder they are its pixels from −1 to 1, [1, 3, H, W].
    """
    pixels = VaeImageProcessor(vae_scale_factor=1).preprocess(picture).to(device)
    if autoencoder is None:
        return pixels
    pixels = pixels.to(autoencoder.dtype)
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


class Encoded:
    """Output of an autoencoder's ``encode`` under any of the names that pipelines read it by."""

    def __init__(self, latents: Tensor) -> None:
        self.latents = self.latent = latents
        self.latent_dist = self

    def mode(self) -> Tensor:
        """Return the latents."""
        return self.latents

    def sample(self, generator: Any = None) -> Tensor:  # noqa: ARG002 - the signature of diffusers' distributions
        """Return the latents, too: a sample would make x itself random from one run to the next."""
        return self.latents

    def __getitem__(self, key: int | str) -> Tensor:
        return getattr(self, key) if isinstance(key, str) else (self.latents,)[key]


@contextmanager
def encoding_mode(autoencoder: Any, known: list[tuple[Tensor, Tensor]]) -> Iterator[None]:
    """Context in which ``autoencoder.encode`` returns its most likely latents.

    Each image is encoded once, and kept with its latents in ``known``.
    """
    if autoencoder is None:
        yield
        return
    encode, thread = autoencoder.encode, threading.get_ident()

    def mode(x: Tensor, *arguments: Any, **named: Any) -> Any:
        if threading.get_ident() != thread:  # a call of the user's own meanwhile
            return encode(x, *arguments, **named)
        first = x[:1] if torch.equal(x, x[:1].expand_as(x)) else x  # all rows are mostly the same image
        latents = next((own for image, own in known if image.shape == first.shape and torch.equal(image, first)), None)
        if latents is None:
            first = first.clone(memory_format=torch.contiguous_format)  # convolutions round by the layout in memory
            latents = latents_of(encode(first, *arguments, **named))
            known.append((first, latents))
        return Encoded(latents.expand(len(x), *latents.shape[1:]))

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
