"""Forms of a pipeline: how it is called so that its network is evaluated at given latents.

An image-to-image form encodes the image and has its scheduler add the noise. Any other form draws its first latents
with ``torch.randn``, and :class:`~.schedulers.FirstNoise` replaces them. :func:`find_form` calls each form once with a
small image, so a pipeline that cannot be evaluated is refused by :func:`~.loading.wrap`, with the reason.
"""

from __future__ import annotations

import inspect
import itertools
import re
import weakref
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from PIL import Image

from infodiff_widgets.pipelines.image_pipeline import ImagePipeline, UnsupportedPipelineError
from infodiff_widgets.pipelines.logs import suppress_logging

with suppress_logging():
    import diffusers
    from diffusers.pipelines.auto_pipeline import AutoPipelineForImage2Image

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

_KNOWN: weakref.WeakKeyDictionary[torch.nn.Module, dict[Any, Form]] = weakref.WeakKeyDictionary()
"""Forms that were found for the pipelines of a denoiser, so that wrapping one again does not wait for a run."""


@dataclass(frozen=True)
class Form:
    """A way to call a pipeline.

    Attributes:
        kind: class of the pipeline that is called.
        adds_noise: whether it has the scheduler add noise to the image; otherwise its first noise is replaced.
    """

    kind: type
    adds_noise: bool

    def build(self, pipe: Any) -> Any:
        """A pipeline of this form that shares every component of ``pipe``."""
        needs = inspect.signature(self.kind.__init__).parameters
        return self.kind(**{key: part for key, part in {**pipe.config, **pipe.components}.items() if key in needs})


def find_form(model: Model) -> Form:
    """The first form of a model's pipeline that evaluates its network once per prompt, on a small image.

    Raises ValueError: if there is none. It says why, and which arguments to pass where the pipeline needs more.
    """
    pipe = model.pipe
    key = type(pipe), tuple(map(id, pipe.components.values())), repr(model.denoiser.config), tuple(model.call)
    known = _KNOWN.setdefault(model.denoiser, {})
    if key not in known:
        known[key] = _try_forms(model)
    return known[key]


def _try_forms(model: Model) -> Form:
    errors: dict[Form, Exception] = {}
    multiple = model.size_multiple
    smallest, larger = 2 * multiple, max(2, min(256, *model.size) // multiple) * multiple
    for form, side in itertools.product(_forms(model.pipe, own_first=bool(model.call)), {smallest: 0, larger: 0}):
        vars(model)["form"] = form
        image = Image.fromarray(np.random.default_rng(0).integers(0, 256, (side, side, 3), dtype=np.uint8))
        try:
            with suppress_logging(), _without_compilation(model.denoiser):
                ImagePipeline(model, image, size=image.size).check_normalization()
        except torch.OutOfMemoryError:
            raise
        except Exception as error:  # whatever the pipeline or its components raise
            errors[form] = error
        else:
            return form
    del vars(model)["form"]
    own = [error for error in errors.values() if isinstance(error, UnsupportedPipelineError)]
    error = (own or list(errors.values()))[-1]
    raise _refusal(model, error) from error


def _without_compilation(network: Any) -> AbstractContextManager[Any]:
    """Context in which a compiled network runs as it is, so that it is not compiled for a small image."""
    compiled = hasattr(network, "_orig_mod") or getattr(network, "_compiled_call_impl", None) is not None
    return torch.compiler.set_stance("force_eager") if compiled else nullcontext()


def _forms(pipe: Any, own_first: bool) -> Iterator[Form]:
    """Forms to try. With further arguments of the pipeline's own class, that class comes first."""
    own = Form(type(pipe), False)
    if own_first:
        yield own
    with suppress_logging():
        try:
            kind = type(AutoPipelineForImage2Image.from_pipe(pipe))
        except Exception:  # not all forms are in diffusers' table: look for one by name
            kind = getattr(diffusers, re.sub(r"(Img2Img)?Pipeline$", "Img2ImgPipeline", type(pipe).__name__), None)
    if kind is not None and "strength" in inspect.signature(kind.__call__).parameters:
        yield Form(kind, True)
    if not own_first:
        yield own


def check_signature(model: Model) -> None:
    """Raise ValueError for what the signature and the components already tell."""
    pipe, name = model.pipe, type(model.pipe).__name__
    accepted = inspect.signature(type(pipe).__call__).parameters
    advice = "Use a pipeline whose network reads the prompt and predicts a picture's latents, e.g. Stable Diffusion"
    if "prompt" not in accepted:
        raise ValueError(f"{name} takes no prompt, so it has no information about words")
    if any(part.startswith("prior") for part in pipe.components):
        reason = "a prior turns the prompt into an embedding by sampling, and no network here reads both"
        raise ValueError(f"{name} has two stages: {reason} the prompt and a picture. {advice}")
    if {"num_frames", "video", "video_length"} & set(accepted):
        raise ValueError(f"{name} generates videos, not pictures. {advice}")
    if getattr(pipe, "scheduler", None) is None:
        raise ValueError(f"{name} has no scheduler of its own: wrap the part that denoises")
    if not isinstance(model.denoiser, torch.nn.Module):
        raise ValueError(f"{name} has no unet or transformer, so it is unknown which network denoises. {advice}")
    unknown = ", ".join(set(model.call) - set(accepted))
    if unknown:
        raise ValueError(f"call= holds arguments of {name}.__call__; {unknown} is none of them")


def _refusal(model: Model, error: Exception) -> ValueError:
    name = type(model.pipe).__name__
    if isinstance(error, UnsupportedPipelineError):
        return ValueError(str(error))
    lines = str(error).strip().splitlines() or [""]
    text = f"{name} cannot be evaluated with a prompt and a picture ({type(error).__name__}: {lines[0][:160]})"
    missing = _missing_arguments(model)
    if missing:
        given = ", ".join(f"{one}=…" for one in missing)
        return ValueError(f"{text}. If it needs further arguments, pass them: idw.wrap(pipe, call=dict({given}))")
    return ValueError(f"{text}. Use the text-to-image pipeline of the same model")


def _missing_arguments(model: Model) -> list[str]:
    """Images and other arguments without a default that the pipeline's own class takes and ``call`` does not hold."""
    supplied = {"self", "prompt", "height", "width", *model.call}
    if not str(model.denoiser.config.get("encoder_hid_dim_type") or "").endswith("image_proj"):
        supplied |= {"ip_adapter_image"}
    parameters = inspect.signature(type(model.pipe).__call__).parameters
    names = [one for one, parameter in parameters.items() if parameter.kind is parameter.POSITIONAL_OR_KEYWORD]
    images = {one for one in names if re.search("image$|(?<!attention_)mask$", one) and "negative" not in one}
    required = {one for one in names if parameters[one].default is inspect.Parameter.empty}
    return [one for one in names if one in (required | images) - supplied]
