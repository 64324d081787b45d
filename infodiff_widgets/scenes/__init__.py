"""Bundled scenes: captioned pictures whose information is known exactly, and the pipeline trained for them."""

from infodiff_widgets.scenes.exact import exact_information
from infodiff_widgets.scenes.grammar import Caption
from infodiff_widgets.scenes.render import Scene, example, sample, scene

__all__ = ["Caption", "Scene", "exact_information", "example", "sample", "scene"]
