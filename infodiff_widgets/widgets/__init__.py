"""Jupyter widgets: one Python, JavaScript and CSS file each, and :class:`Explorer`, which joins them."""

from infodiff_widgets.widgets.choice import Choice
from infodiff_widgets.widgets.explorer import Explorer
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.localization_pane import LocalizationPane
from infodiff_widgets.widgets.run_bar import RunBar
from infodiff_widgets.widgets.spectrum_pane import SpectrumPane
from infodiff_widgets.widgets.token_picker import TokenPicker
from infodiff_widgets.widgets.word_bars import WordBars

__all__ = ["Choice", "Explorer", "HeatmapPane", "LocalizationPane", "RunBar", "SpectrumPane", "TokenPicker", "WordBars"]
