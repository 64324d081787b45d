"""See, in nats and with error bars, what each word of a prompt tells a diffusion model about each pixel.

>>> import infodiff_widgets as idw
>>> model = idw.load()
>>> scene = idw.scenes.example(0)
>>> info = idw.estimate(model, scene.image, scene.caption, samples=8, progress=False)
>>> info.heatmap("dog").values.shape
(64, 64)

Names are looked up when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from infodiff_widgets import plots, scenes
    from infodiff_widgets.core.denoisers import GaussianPairDenoiser, MixtureDenoiser
    from infodiff_widgets.core.estimate import Cancelled, estimate, estimate_iter
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.core.io import from_netcdf
    from infodiff_widgets.core.logsnr import LogSNRDistribution
    from infodiff_widgets.core.results import Estimate, Heatmap, Spectrum
    from infodiff_widgets.pipelines.cost import CostEstimate, estimate_cost
    from infodiff_widgets.pipelines.inversion import Edit, Inversion
    from infodiff_widgets.pipelines.loading import load, wrap
    from infodiff_widgets.pipelines.model import Model
    from infodiff_widgets.prompts import Prompt
    from infodiff_widgets.sessions.captions import CaptionSession
    from infodiff_widgets.sessions.editing import EditSession
    from infodiff_widgets.sessions.explorer import ExplorerSession
    from infodiff_widgets.widgets.explorer import Explorer
    from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
    from infodiff_widgets.widgets.intervention_pane import InterventionPane
    from infodiff_widgets.widgets.localization_pane import LocalizationPane
    from infodiff_widgets.widgets.relation_pane import RelationPane
    from infodiff_widgets.widgets.spectrum_pane import SpectrumPane
    from infodiff_widgets.widgets.token_picker import TokenPicker
    from infodiff_widgets.widgets.word_bars import WordBars

_HOME = {
    "sessions.captions": ("CaptionSession",),
    "core.denoisers": ("GaussianPairDenoiser", "MixtureDenoiser"),
    "core.estimate": ("Cancelled", "estimate", "estimate_iter"),
    "core.information": ("Information",),
    "core.logsnr": ("LogSNRDistribution",),
    "core.results": ("Estimate", "Heatmap", "Spectrum"),
    "core.io": ("from_netcdf",),
    "sessions.editing": ("EditSession",),
    "pipelines.inversion": ("Edit", "Inversion"),
    "pipelines.loading": ("load", "wrap"),
    "pipelines.model": ("Model",),
    "pipelines.cost": ("CostEstimate", "estimate_cost"),
    "prompts": ("Prompt",),
    "sessions.explorer": ("ExplorerSession",),
    "widgets.explorer": ("Explorer",),
    "widgets.heatmap_pane": ("HeatmapPane",),
    "widgets.intervention_pane": ("InterventionPane",),
    "widgets.localization_pane": ("LocalizationPane",),
    "widgets.relation_pane": ("RelationPane",),
    "widgets.spectrum_pane": ("SpectrumPane",),
    "widgets.token_picker": ("TokenPicker",),
    "widgets.word_bars": ("WordBars",),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}
_ROOMS = ("plots", "scenes")

__all__ = ["__version__", *_MODULE_OF, *_ROOMS]


def __getattr__(name: str) -> Any:
    if name in _MODULE_OF:
        value = getattr(importlib.import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    elif name in _ROOMS:
        value = importlib.import_module(f"{__name__}.{name}")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
