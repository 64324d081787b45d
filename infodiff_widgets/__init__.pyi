from . import plots as plots
from . import scenes as scenes
from . import studies as studies
from .core.denoisers import GaussianPairDenoiser as GaussianPairDenoiser
from .core.denoisers import MixtureDenoiser as MixtureDenoiser
from .core.estimate import Cancelled as Cancelled
from .core.estimate import estimate as estimate
from .core.estimate import estimate_iter as estimate_iter
from .core.information import Information as Information
from .core.io import from_netcdf as from_netcdf
from .core.logsnr import LogSNRDistribution as LogSNRDistribution
from .core.results import Estimate as Estimate
from .core.results import Heatmap as Heatmap
from .core.results import Spectrum as Spectrum
from .pipelines.cost import estimate_cost as estimate_cost
from .pipelines.loading import load as load
from .pipelines.loading import wrap as wrap
from .pipelines.model import Model as Model
from .prompts import Prompt as Prompt
from .widgets.explorer import Explorer as Explorer
from .widgets.heatmap_pane import HeatmapPane as HeatmapPane
from .widgets.intervention_pane import InterventionPane as InterventionPane
from .widgets.localization_pane import LocalizationPane as LocalizationPane
from .widgets.relation_pane import RelationPane as RelationPane
from .widgets.spectrum_pane import SpectrumPane as SpectrumPane
from .widgets.token_picker import TokenPicker as TokenPicker

__version__: str
