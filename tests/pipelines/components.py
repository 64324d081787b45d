"""A table of every pipeline that diffusers exports: which can be evaluated, and why others are refused.

``python tests/pipelines/components.py`` writes it to infodiff_widgets/PIPELINES.md. A pipeline is refused for what its
signature tells, or tried with the tiny components of ``tiny_pipelines`` and ``tiny_families``.
"""

import functools
import inspect
import re
import warnings
from pathlib import Path

import diffusers
import torch
from PIL import Image
from tiny_families import (
    aura_flow,
    bria,
    cogview_3,
    ernie,
    flux_2,
    hidream,
    hunyuan_dit,
    latent_consistency,
    lumina,
    lumina_2,
    ovis,
)
from tiny_parts import EXACT_FAMILIES, FAMILIES_OF_TABLE, PARTS, control_net
from tiny_pipelines import (
    chroma,
    cogview_4,
    deepfloyd_if,
    flux,
    kandinsky_3,
    pixart,
    qwen_image,
    sana,
    stable_diffusion,
    stable_diffusion_3,
    stable_diffusion_xl,
    z_image,
)

from infodiff_widgets import wrap
from infodiff_widgets.pipelines.forms import check_signature
from infodiff_widgets.pipelines.logs import suppress_logging

TABLE = Path(__file__).parents[2] / "infodiff_widgets" / "PIPELINES.md"

SOURCES = {
    "StableDiffusion3": stable_diffusion_3,
    ".*XL": stable_diffusion_xl,
    "LatentConsistency": latent_consistency,
    "(Semantic|Cycle|StableDiffusion|Alt)": stable_diffusion,
    "Flux2": flux_2,
    "Flux": flux,
    "Chroma": chroma,
    "QwenImage(?!21)": qwen_image,
    "ZImage": z_image,
    "IF": deepfloyd_if,
    "Kandinsky3": kandinsky_3,
    "PixArt": pixart,
    "Sana": sana,
    "CogView4": cogview_4,
    "CogView3": cogview_3,
    "HunyuanDiT": hunyuan_dit,
    "AuraFlow": aura_flow,
    "HiDream": hidream,
    "Lumina2": lumina_2,
    "Lumina": lumina,
    "BriaPipeline": bria,
    "Ovis": ovis,
    "ErnieImage": ernie,
}
"""Beginnings of class names, and whose components these pipelines have."""

CHANNELS = {
    "Pix2PixPipeline": 8,
    "Depth2Img": 5,
    "CogView4Control": 8,
    "StableDiffusionUpscale": 7,
    "FluxControl(?!Net)": 32,
    "FluxFill": 48,
}
"""Input channels of the networks that see more than noisy latents."""


NOT_BUILT = {
    "PRX": "the clean captions of its text need ftfy, which is not among the test requirements",
    "Cosmos": "it cannot be made without cosmos_guardrail, which is not among the test requirements",
    "Blip|UniDiffuser|VQDiffusion|Kandinsky(Img|Inp|Pip)|StableUnCLIP": "it has parts of retired models",
    "StableAudio|HunyuanImageRefiner|Ideogram": "it has parts of its own: an upscaler, a second network, durations",
    "": "its processor of prompts with images needs torchvision, which is not among the test requirements",
}
"""Why pipelines without components are not built, by beginnings of their names; the last for all others."""


def exported():
    """Classes of all pipelines that diffusers exports and that are installed, by name."""
    kinds = [getattr(diffusers, name) for name in sorted(dir(diffusers)) if name.endswith("Pipeline")]
    return [
        one for one in kinds if issubclass(one, diffusers.DiffusionPipeline) and one is not diffusers.DiffusionPipeline
    ]


@functools.cache
def _source(make):
    torch.manual_seed(0)
    return make()


def component_names(kind):
    return [name for name in inspect.signature(kind.__init__).parameters if name != "self"]


def build(kind):
    """A tiny pipeline of a class; None if its components are not at hand."""
    source = next(
        (make for name, make in {**FAMILIES_OF_TABLE, **SOURCES}.items() if re.match(name, kind.__name__)), None
    )
    if source is None:
        return None
    parts = dict(_source(source).components)
    network = "transformer" if parts.get("transformer") is not None else "unet"
    channels = next((count for name, count in CHANNELS.items() if re.search(name, kind.__name__)), None)
    config = {key: value for key, value in parts[network].config.items() if not key.startswith("_")}
    if channels:
        own = {"in_channels": channels, "out_channels": config["out_channels"] or config["in_channels"]}
        parts[network] = type(parts[network])(**config | own)
    if "Adapter" in kind.__name__:  # which need attention at the first level
        down, up = ("CrossAttnDownBlock2D", "DownBlock2D"), ("UpBlock2D", "CrossAttnUpBlock2D")
        parts[network] = type(parts[network])(**config | {"down_block_types": down, "up_block_types": up})
    if "ControlNetXS" in kind.__name__:
        parts[network] = type(parts[network])(**config | {"layers_per_block": 2})
    given = {}
    for name, parameter in inspect.signature(kind.__init__).parameters.items():
        if name == "controlnet":
            given[name] = control_net(str(parameter.annotation), kind, parts[network])
        elif name == "adapter":
            given[name] = diffusers.T2IAdapter(channels=[8, 16], num_res_blocks=1, downscale_factor=2)
        elif name == "scheduler" and kind.__name__.startswith("SanaSprint"):
            given[name] = diffusers.SCMScheduler()
        elif name == "pag_applied_layers":
            given[name] = ["mid"] if network == "unet" else ["blocks.0"]
        elif name in parts:
            given[name] = parts[name]
        elif name == "requires_safety_checker":
            given[name] = False
        elif name in ("safety_checker", "feature_extractor", "image_encoder", "watermarker"):
            given[name] = None
        elif name == "low_res_scheduler":
            given[name] = diffusers.DDPMScheduler()
        elif name in PARTS:
            given[name] = PARTS[name]()
        elif name in _source(source).config:
            given[name] = _source(source).config[name]
        elif name not in ("self", "args", "kwargs") and parameter.default is parameter.empty:
            return None
    pipe = kind(**given)
    pipe.set_progress_bar_config(disable=True)
    for part in pipe.components.values():
        if isinstance(part, torch.nn.Module):
            part.eval()
    return pipe


def try_pipeline(kind):
    """Result, reason and test of a class; None if its components are not at hand."""
    try:
        check_signature(kind, component_names(kind))
    except ValueError as error:
        return "refused", str(error), "signature"
    try:
        pipe = build(kind)
    except (AttributeError, RuntimeError, TypeError, ValueError):
        return None
    if pipe is None:
        return None
    try:
        form, given = wrap(pipe, size=(32, 32)).form, ""
    except ValueError as error:
        names, message = re.findall(r"(\w+)=…", str(error)), str(error)
        if not names or not all(re.search("image|mask|mode|depth", name) for name in names):
            return "refused", message, "call"
        images = {name: Image.new("L" if "mask" in name else "RGB", (32, 32), "white") for name in names}
        images |= {"control_mode": 0} if "control_mode" in names else {}
        images |= {"depth_map": torch.zeros(1, 32, 32)} if "depth_map" in names else {}
        given = f"call=dict({', '.join(f'{name}=…' for name in names)})"
        for one_by_one in ({}, {"max_batch": 1}):
            try:
                form = wrap(pipe, size=(32, 32), call=images, **one_by_one).form
            except ValueError as error:
                message = str(error)
            else:
                given += ", max_batch=1" * bool(one_by_one)
                break
        else:
            return "refused", message, "call"
    makes = [*SOURCES.values(), *(make for make, *_ in EXACT_FAMILIES.values())]
    exact = kind in {type(_source(make)) for make in makes}
    how = f"called as {form.kind.__name__}" if form.kind is not kind else "called itself"
    return "works" + f" with {given}" * bool(given), how, "closed form" if exact else "call"


def table():
    """The table as Markdown."""
    rows = []
    with warnings.catch_warnings(), suppress_logging():
        warnings.simplefilter("ignore")
        for kind in exported():
            found = try_pipeline(kind)
            if found is None:
                reason = next(reason for name, reason in NOT_BUILT.items() if re.match(name, kind.__name__))
                rows.append(f"| {kind.__name__} | not built | {reason} | |")
            else:
                result, reason, test = found
                reason = reason.removeprefix(kind.__name__ + " ").replace("|", "\\|")
                rows.append(f"| {kind.__name__} | {result} | {reason} | {test} |")
    count = {result: sum(f"| {result}" in row for row in rows) for result in ("works", "refused", "not built")}
    return f"""# Pipelines of diffusers {diffusers.__version__}

Generated by `python tests/pipelines/components.py`. Of {len(rows)} pipelines, {count["works"]} work,
{count["refused"]} are refused in a sentence, and {count["not built"]} were not built. "Closed form": estimates
equal the exact values for a network that is exact and checks its timestep. "Call": `wrap` called the pipeline with tiny
random components. "Signature": its parameters and components tell.

| pipeline | result | how, or why not | tested by |
|---|---|---|---|
{chr(10).join(rows)}
"""


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
