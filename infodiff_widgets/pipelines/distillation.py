"""Recognize distilled models, whose prediction for the empty prompt is no true marginal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

FEW_STEPS = re.compile(
    r"turbo|schnell|lightning|distill|latent-?consistency|hyper-?(sd|flux)"
    r"|(?<![a-z])(lcm|tcd|dmd2?|pcm|hyper|flash|sprint)(?![a-z])"
    r"|(?<![\d.])([1-9]|1[0-6])[-_ ]?steps?(?![a-z])",
    re.IGNORECASE,
)
"""Names of models that were distilled to few steps, such as "sdxl-turbo", "hyper", "dmd2" or "4step"."""

FEW_STEP_CLASSES = re.compile(r"LCM|TCD|SCM|LatentConsistency|Sprint")
"""Names of classes of schedulers and pipelines for such models."""


def describe_distillation(model: Model) -> str | None:
    """What a model was distilled to, and what says so; None if nothing does.

    That may be its path or Hub id, that of one of its components, the class of its scheduler, or a network that is told
    the scale of guidance.
    """
    config = getattr(model.denoiser, "config", {})
    for kind in (type(model.pipe), type(model.pipe.scheduler)):
        if FEW_STEP_CLASSES.search(kind.__name__):
            return f"to few steps, as its {kind.__name__} says"
    for name in _names(model):
        if FEW_STEPS.search(name):
            return f"to few steps, as its name {name!r} says"
    if config.get("time_cond_proj_dim") is not None:
        return "to few steps, since its network is told the scale of guidance"
    return "from guided predictions" if config.get("guidance_embeds") else None


def _names(model: Model) -> Iterator[str]:
    """Names and paths of the model, of its components, and of adapters loaded into its network."""
    yield str(model.name)
    for part in (model.pipe, *model.pipe.components.values()):
        config: Any = getattr(part, "config", None) or {}
        for of in (getattr(part, "__dict__", {}), config):  # attributes of diffusers models would warn
            name = of.get("_name_or_path") if isinstance(of, dict) else getattr(of, "_name_or_path", None)
            if isinstance(name, str):
                yield name
    yield from getattr(model.denoiser, "peft_config", {})
