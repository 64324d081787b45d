"""Forms of a pipeline: how it is called so that its network is evaluated at given latents.

An image-to-image form encodes the image and has its scheduler add the noise. Any other form draws its first latents
with ``torch.randn``, and :class:`~.schedulers.FirstNoise` replaces them. :func:`find_form` calls each form once with a
small image, so a pipeline that cannot be evaluated is refused by :func:`~.loading.wrap`, with the reason.
"""

from __future__ import annotations

import inspect
import itertools
import re
import traceback
import weakref
from collections.abc import Collection, Iterator
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
        """A pipeline of this form that shares every component of ``pipe``, without its advice on them."""
        needs = inspect.signature(self.kind.__init__).parameters
        with suppress_logging():
            return self.kind(**{key: part for key, part in {**pipe.config, **pipe.components}.items() if key in needs})


def find_form(model: Model) -> Form:
    """The first form of a model's pipeline that evaluates its network once per prompt, on a small image.

    Raises ValueError: if there is none. It says why, and which arguments to pass where the pipeline needs more.
    """
    pipe = model.pipe
    parts = tuple(map(id, pipe.components.values()))
    key = type(pipe), parts, repr(model.denoiser.config), pipe.dtype, _reads_images(model.denoiser), tuple(model.call)
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
                ImagePipeline(model, image, size=image.size).check_clean()
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
            name = re.sub(r"(Img2Img|Inpaint)?Pipeline$", "Img2ImgPipeline", type(pipe).__name__)
            kind = getattr(diffusers, name, type(pipe))
    for one in dict.fromkeys((kind, type(pipe))):
        if {"strength", "image"} <= set(inspect.signature(one.__call__).parameters):
            yield Form(one, True)
    if not own_first:
        yield own


def check_signature(kind: type, components: Collection[str]) -> None:
    """Raise ValueError for what the signature of a pipeline and the names of its components already tell."""
    name, accepted = kind.__name__, inspect.signature(kind.__call__).parameters
    if "prompt" not in accepted:
        raise ValueError(f"{name} takes no prompt, so it has no information about words")
    for medium in ("video", "audio"):
        if any(medium in one.lower() for one in (name, *accepted)) or (medium == "video" and "num_frames" in accepted):
            raise ValueError(f"{name} is for {medium}: only pipelines that make a picture from a prompt are supported")
    if any(part.startswith("prior") for part in components):
        reason = "a prior first turns the prompt into an embedding of a picture by sampling, so no network of it reads"
        advice = "Use a pipeline of one stage, such as Stable Diffusion or Kandinsky 3"
        raise ValueError(f"{name} has two stages: {reason} both the prompt and a noisy picture. {advice}")
    if "scheduler" not in components:
        raise ValueError(f"{name} has no scheduler of its own: wrap the part that denoises")
    if not {"unet", "transformer"} & set(components):
        raise ValueError(f"{name} has no unet and no transformer, so it is unknown which network denoises")


def _refusal(model: Model, error: Exception) -> ValueError:
    name = type(model.pipe).__name__
    if isinstance(error, UnsupportedPipelineError):
        return ValueError(str(error))
    missing = _missing_arguments(model)
    if missing:
        given = ", ".join(f"{one}=…" for one in missing)
        return ValueError(f"{name} needs more than a prompt. Pass the rest as idw.wrap(pipe, call=dict({given}))")
    raised = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    own = [frame.f_code.co_name for frame in raised if "pipelines" in frame.f_globals.get("__name__", "").split(".")]
    place = f"inside its {own[-1]}" if own and own[-1] in dir(type(model.pipe)) else "inside it"
    given = "a prompt, a picture and call=" if model.call else "nothing but a prompt and a picture"
    reason = f"a call of it with {given} fails {place}"
    advice = "Pass what else it needs as idw.wrap(pipe, call=dict(…)), try max_batch=1, or use the pipeline that makes "
    advice += "a picture from nothing but a prompt"
    return ValueError(f"{name} cannot be evaluated, since {reason}. {advice}")


def _reads_images(denoiser: Any) -> bool:
    """Whether a network expects embeddings of an image, as after ``load_ip_adapter``."""
    return "image_proj" in str(getattr(denoiser.config, "encoder_hid_dim_type", None))


def _missing_arguments(model: Model) -> list[str]:
    """Images and other arguments without a default that the pipeline's own class takes and ``call`` does not hold."""
    supplied = {"self", "prompt", "height", "width", *model.call}
    if not _reads_images(model.denoiser):
        supplied |= {"ip_adapter_image"}
    parameters = inspect.signature(type(model.pipe).__call__).parameters
    if "mask_image" in parameters:  # inpainting is given the image and a mask, others to add noise the image
        supplied |= {"image", "mask_image"}
    elif "strength" in parameters:
        supplied |= {"image"}
    names = [one for one, parameter in parameters.items() if parameter.kind is parameter.POSITIONAL_OR_KEYWORD]
    pattern = "^(?!.*(negative|attention|embeds)).*(image|mask|control_mode|depth_map)$"
    images = {one for one in names if re.search(pattern, one)}
    required = {one for one in names if parameters[one].default is inspect.Parameter.empty}
    return [one for one in names if one in (required | images) - supplied]
