"""Jupyter widgets: the single panes and controls, and the composites that join them."""

from infodiff_widgets.widgets.caption_rows import CaptionRows as CaptionRows
from infodiff_widgets.widgets.choice import Choice as Choice
from infodiff_widgets.widgets.explorer import Explorer as Explorer
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane as HeatmapPane
from infodiff_widgets.widgets.intervention_pane import InterventionPane as InterventionPane
from infodiff_widgets.widgets.localization_pane import LocalizationPane as LocalizationPane
from infodiff_widgets.widgets.relation_pane import RelationPane as RelationPane
from infodiff_widgets.widgets.run_controls import EditBar as EditBar
from infodiff_widgets.widgets.run_controls import RunBar as RunBar
from infodiff_widgets.widgets.scatter_pane import ScatterPane as ScatterPane
from infodiff_widgets.widgets.spectrum_pane import SpectrumPane as SpectrumPane
from infodiff_widgets.widgets.study_view import StudyView as StudyView
from infodiff_widgets.widgets.token_picker import TokenPicker as TokenPicker
from infodiff_widgets.widgets.wipe_pane import WipePane as WipePane
