"""Partial information of two words, chosen by two clicks, as four maps on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import ipywidgets
from PIL import Image

from infodiff_widgets.core.pid import NAMES, PartialInformation
from infodiff_widgets.plots import static
from infodiff_widgets.plots.style import scale_top
from infodiff_widgets.prompts import Estimator
from infodiff_widgets.sessions.base import check_result
from infodiff_widgets.widgets.base import Described
from infodiff_widgets.widgets.composite import as_picture, map_traits, set_traits
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.token_picker import TokenPicker

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information


class PIDPane(Described, ipywidgets.VBox):
    """Choose two words of a prompt by two clicks, and see what they share and what only one, or only both, tell.

    After the first click, bars show the redundancy of the word with every other one. After the second, four maps show
    the decomposition of :meth:`Information.pid` on one scale; the sum of each map stands beside its name.

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> info = idw.estimate(
    ...     idw.load(), scene.image, scene.caption, words=(), pairs=[("dog", "cat")], samples=4, progress=False
    ... )
    >>> pane = PIDPane(info, pair=("dog", "cat"))
    >>> [one.title for one in pane.maps]
    ['redundancy', 'unique 1', 'unique 2', 'synergy']

    Args:
        info: a result with ``pairs``; only these have maps.
        pair: the two words that are chosen at first; None for none.
        given: "rest" of the prompt, or "".
        estimator: "orthogonal" or "standard".

    Raises:
        TypeError: if it is no result.
        ValueError: if the result has no prompt, or an option is none of these.
    """

    given: Literal["rest", ""]
    estimator: Estimator

    def __init__(
        self, info: Information, pair: tuple[str | int, str | int] | None = None, given: Literal["rest", ""] = "rest",
        estimator: Estimator = "orthogonal",
    ) -> None:  # fmt: skip
        check_result("info", info)
        if info.prompt is None:
            raise ValueError("no prompt to take words from; estimate with a prompt and pairs=[(one, other)]")
        if given not in ("rest", "") or estimator not in get_args(Estimator):
            raise ValueError(f"given is 'rest' or '', estimator one of {get_args(Estimator)}; got {given, estimator}")
        self.info, self.given, self.estimator = info, given, estimator
        self.prompt, self.message = info.prompt, ipywidgets.HTML()
        words = list(info.prompt.words)
        self.picker = TokenPicker(words=words, label="Choose two words", empty_selection="none")
        self.maps = [HeatmapPane(title=name, image=as_picture(info.image)) for name in NAMES]
        for one in self.maps[1:]:
            ipywidgets.jslink((self.maps[0], "cursor"), (one, "cursor"))
        grid = ipywidgets.GridBox(self.maps, layout={"grid_template_columns": "repeat(4, minmax(9em, 1fr))"})
        super().__init__([self.picker, self.message, grid])
        self.picker.observe(self._choose, "selected")
        if pair is not None:
            self.picker.ask(info.prompt.indices(pair))
        self._show()

    @property
    def result(self) -> PartialInformation | None:
        """The decomposition that is shown; None until two words are chosen of a pair that was estimated."""
        return self._pid(*self.picker.selected) if len(self.picker.selected) == 2 else None

    def _pid(self, one: int, other: int) -> PartialInformation | None:
        try:
            return self.info.pid(one, other, self.given, self.estimator)
        except KeyError:
            return None

    def _choose(self, change: dict) -> None:
        """Keep the word of the first click when another one is clicked; a third click begins anew."""
        if len(change["old"]) == len(change["new"]) == 1:
            self.picker.ask((*change["old"], *change["new"]))
        else:
            self._show()

    def _show(self) -> None:
        chosen, pid = self.picker.selected, self.result
        self.message.value = self._message()
        values = [None] * len(self.picker.words)
        if len(chosen) == 1:
            others = [None if i == chosen[0] else self._pid(chosen[0], i) for i in range(len(values))]
            values = [None if one is None else one.redundancy.value for one in others]
        known = any(value is not None for value in values)
        set_traits(self.picker, {"values": values if known else []})
        try:
            maps = [None] * len(NAMES) if pid is None else pid.maps.flat()
        except KeyError:
            maps = [None] * len(NAMES)
        limit = max((scale_top(one.values) for one in maps if one is not None), default=None)
        for pane, one in zip(self.maps, maps, strict=True):
            set_traits(pane, {**map_traits(one), "limit": limit or None, "signed": True})

    def _message(self) -> str:
        words, chosen = self.prompt.words, self.picker.selected
        if len(chosen) < 2:
            return "Click two words. Bars show the redundancy of the first with every other one that was estimated."
        if len(chosen) > 2:
            return "Choose two words."
        if self.result is None:
            pair = ", ".join(repr(words[i]) for i in chosen)
            return f"This pair was not estimated. Estimate with pairs=[({pair})]."
        return ""

    def describe(self) -> str:
        """The chosen words and the numbers of the whole image."""
        words = ", ".join(self.prompt.words[i] for i in self.picker.selected)
        return "\n".join(
            filter(None, [f"Words: {words or 'none'}", self._message(), self.result and repr(self.result)])
        )

    def to_image(self) -> Image.Image | None:
        """The words over the four maps; None until two words are chosen."""
        return static.join([[self.picker.panel()], [one.panel() for one in self.maps]])
