"""Measure how much information each word of a prompt carries about each pixel of an image, in nats.

>>> import infodiff_widgets as idw
>>> model = idw.load()
>>> scene = idw.scenes.example(0)
>>> info = idw.estimate(model, scene.image, scene.caption, samples=8, progress=False)
>>> info.heatmap("dog").values.shape
(64, 64)

Names are imported on first use, from the modules listed in ``__init__.pyi``, so that importing the package is fast.
"""

from pathlib import Path

import lazy_loader

if not Path(__file__).is_file():
    raise ImportError(
        f"infodiff_widgets reads files of its own and cannot be imported from an archive; it lies in {__file__}. "
        "Install it with pip, or unpack the archive"
    )

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
