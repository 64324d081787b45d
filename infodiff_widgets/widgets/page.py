"""Write a result as one HTML page without kernel or network: the explorer on stored answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PIL import Image

from infodiff_widgets.widgets.answers import answers
from infodiff_widgets.widgets.explorer_traits import ExplorerTraits
from infodiff_widgets.widgets.explorer_views import result_state
from infodiff_widgets.widgets.offline import document, widget_state

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information


def page(info: Information, previews: Sequence[Image.Image] = ()) -> str:
    """Write the page of a result: choose words, noise levels, estimator and unit, and read every pixel.

    Maps are stored for each range of log SNR at up to 64 cells a side, rounded to 1 or 2 % and compressed: 1.7 MB for a
    prompt of twelve words. Regions of larger images are sums over cells. Standard errors of maps are stored for the
    whole range of log SNR only. ``previews`` show the image as denoised in each range of log SNR.

    Raises:
        ValueError: if the result has no prompt or no image.
    """
    state = result_state(info) | {"answers": answers(info, bands=True)}
    state |= {"previews": list(previews), "status": "done", "model": str(info.provenance.get("model", ""))}
    return document("explorer", title=str(state["text"]), state=widget_state(ExplorerTraits, **state))
