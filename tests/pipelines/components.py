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
    "(Semantic|Cycle|StableDiffusion(?!Latent))": stable_diffusion,
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
    "CogView4Control": 8,
    "StableDiffusionUpscale": 7,
    "FluxControl(?!Net)": 32,
    "FluxFill": 48,
}
"""Input channels of the networks that see more than noisy latents."""


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
    source = next((make for name, make in SOURCES.items() if re.match(name, kind.__name__)), None)
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
    given = {}
    for name, parameter in inspect.signature(kind.__init__).parameters.items():
        if name == "controlnet" and re.search("HunyuanDiT|Union|QwenImage.*Inpaint|NetInpainting", kind.__name__):
            return None  # whose sizes do not follow from the denoiser's
        if name == "controlnet":
            names = re.findall(r"\w*ControlNet\w*", str(parameter.annotation))
            control = getattr(diffusers, next(one for one in names if hasattr(diffusers, one) and "Multi" not in one))
            halving = {"conditioning_embedding_out_channels": (8, 8)}
            sizes = {key: config[key] for key in inspect.signature(control.__init__).parameters if key in config}
            given[name] = control.from_unet(parts[network], **halving) if network == "unet" else control(**sizes)
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
        if not names or not all(re.search("image|mask|mode", name) for name in names):
            return "refused", message, "call"
        images = {name: Image.new("L" if "mask" in name else "RGB", (32, 32), "white") for name in names}
        images |= {"control_mode": 0} if "control_mode" in names else {}
        try:
            form, given = wrap(pipe, size=(32, 32), call=images).form, ", ".join(f"{name}=…" for name in names)
        except ValueError as error:
            return "refused", str(error), "call"
    exact = kind in {type(_source(make)) for make in SOURCES.values()}
    how = f"called as {form.kind.__name__}" if form.kind is not kind else "called itself"
    return "works" + f" with call=dict({given})" * bool(given), how, "closed form" if exact else "call"


def table():
    """The table as Markdown."""
    rows, untried = [], []
    with warnings.catch_warnings(), suppress_logging():
        warnings.simplefilter("ignore")
        for kind in exported():
            found = try_pipeline(kind)
            if found is None:
                untried.append(kind.__name__)
            else:
                result, reason, test = found
                reason = reason.removeprefix(kind.__name__ + " ").replace("|", "\\|")
                rows.append(f"| {kind.__name__} | {result} | {reason} | {test} |")
    works = sum("| works" in row for row in rows)
    return f"""# Pipelines of diffusers {diffusers.__version__}

Generated by `python tests/pipelines/components.py`. {works} of {len(rows)} pipelines work. "Closed form": estimates
equal the exact values for a network that is exact and checks its timestep. "Call": `wrap` called the pipeline with tiny
random components. "Signature": its parameters and components tell.

| pipeline | result | how, or why not | tested by |
|---|---|---|---|
{chr(10).join(rows)}

Not tried, since they need components of their own: {", ".join(untried)}.
"""


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
