"""Jupyter widgets: the single panes and controls, and the composites that join them."""

from infodiff_widgets.widgets.caption_rows import CaptionRows
from infodiff_widgets.widgets.choice import Choice
from infodiff_widgets.widgets.edit_bar import EditBar
from infodiff_widgets.widgets.explorer import Explorer
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.intervention_pane import InterventionPane
from infodiff_widgets.widgets.localization_pane import LocalizationPane
from infodiff_widgets.widgets.relation_pane import RelationPane
from infodiff_widgets.widgets.run_bar import RunBar
from infodiff_widgets.widgets.scatter_pane import ScatterPane
from infodiff_widgets.widgets.spectrum_pane import SpectrumPane
from infodiff_widgets.widgets.token_picker import TokenPicker
from infodiff_widgets.widgets.wipe_pane import WipePane
from infodiff_widgets.widgets.word_bars import WordBars

__all__ = [
    "CaptionRows",
    "Choice",
    "EditBar",
    "Explorer",
    "HeatmapPane",
    "InterventionPane",
    "LocalizationPane",
    "RelationPane",
    "RunBar",
    "ScatterPane",
    "SpectrumPane",
    "TokenPicker",
    "WipePane",
    "WordBars",
]
