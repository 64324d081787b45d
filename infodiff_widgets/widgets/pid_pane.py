"""Partial information of two words, chosen by two clicks, as four maps on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from ipywidgets.widgets.trait_types import TypedTuple
from PIL import Image
from traitlets import List, TraitError, Tuple, Unicode, validate

from infodiff_widgets.core.checks import check_pairs
from infodiff_widgets.core.interactions import Phrase, estimated_pairs
from infodiff_widgets.core.pid import NAMES, PartialInformation, decompose
from infodiff_widgets.core.resample import shape_within
from infodiff_widgets.plots import static
from infodiff_widgets.plots.style import scale_top
from infodiff_widgets.prompts import Estimator, Words
from infodiff_widgets.sessions.base import check_result
from infodiff_widgets.sessions.traits import Enum, Int
from infodiff_widgets.widgets.answers import packed, rounded
from infodiff_widgets.widgets.base import Widget, bundle, part
from infodiff_widgets.widgets.composite import as_picture, map_traits
from infodiff_widgets.widgets.heatmap_pane import HeatmapPane
from infodiff_widgets.widgets.text import UNIT, format_estimate
from infodiff_widgets.widgets.traits import Picture

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information

MAP_SIZE, REPLICATE_SIZE, BUDGET = 64, 32, 1_500_000
"""Longer side of a map and of its replicates in cells, and bytes of the maps of all pairs: many have coarser maps."""


class PIDPane(Widget):
    """Choose two words of a prompt by two clicks, and see what they share and what only one, or only both, tell.

    After the first click, bars show the redundancy of the word with every other one. After the second, four maps show
    the decomposition of :meth:`Information.pid` on one scale, each with its sum; the amounts of the whole image stand
    below. The browser has all pairs that were estimated, and shows them without a kernel.

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> info = idw.estimate(
    ...     idw.load(), scene.image, scene.caption, words=(), pairs=[("dog", "cat")], samples=4, progress=False
    ... )
    >>> pane = PIDPane(info, pair=("dog", "cat"))
    >>> pane.chosen
    [(1,), (5,)]

    Args:
        info: a result with ``pairs``; only these have maps.
        pair: the two words or phrases that are chosen at first; None for none.
        given: "rest" of the prompt, or "".
        estimator: "orthogonal" or "standard".

    Raises:
        TypeError: if it is no result.
        ValueError: if the result has no prompt, or an option is none of these; else as :meth:`Prompt.indices`.
    """

    _esm, _css = bundle("pid_pane")

    words = List(Unicode(), help="The words of the prompt.")
    chosen = List(TypedTuple(trait=Int()), help="Indices of the words of none, one or two phrases.")
    pairs = List(help="The phrases of each pair that was estimated, its numbers and its maps, packed.")
    given = Enum(("rest", ""), "rest", help='Whether the "rest" of the prompt is given.')
    estimator = Enum(get_args(Estimator), "orthogonal", help="Estimator of the information.")
    unit = Unicode(UNIT, help="Unit of all numbers.")
    image = Picture(help="The picture that was measured.")
    drawing = Enum(("map", "contours", "picture"), "map", help="Colour, lines of equal value, or the picture alone.")
    cursor = Tuple(help="Cell of the maps where the pointer rests, (row, column).").tag(echo_update=False)
    region = Tuple(help="Box that is read, in cells of the maps: (left, top, right, bottom), or ().")

    def __init__(
        self, info: Information, pair: tuple[Words, Words] | None = None, given: Literal["rest", ""] = "rest",
        estimator: Estimator = "orthogonal",
    ) -> None:  # fmt: skip
        check_result("info", info)
        if info.prompt is None:
            raise ValueError("no prompt to take words from; estimate with a prompt and pairs=[(one, other)]")
        texts = isinstance(given, str) and isinstance(estimator, str)
        if not texts or given not in ("rest", "") or estimator not in get_args(Estimator):
            raise ValueError(f"given is 'rest' or '', estimator one of {get_args(Estimator)}; got {given, estimator}")
        two = () if pair is None else check_pairs([pair])[0]
        self.info, self._estimated = info, estimated_pairs(info, given)
        numbers = [decompose(info, *four, estimator) for four in self._estimated.values()]
        side = int(min(MAP_SIZE, (BUDGET / (8 * max(len(numbers), 1))) ** 0.5))  # 4 values and 4 errors a cell
        pairs = zip(self._estimated, numbers, strict=True)
        super().__init__(
            words=list(info.prompt.words), image=as_picture(info.image), given=given, estimator=estimator,
            pairs=[_packed(one, other, pid, side) for (one, other), pid in pairs],
            chosen=[info.prompt.indices(words) for words in two],
        )  # fmt: skip

    @validate("chosen")
    def _check_chosen(self, proposal: dict) -> list[Phrase]:
        phrases, count = proposal["value"], len(self.words)
        chosen, every = [i for phrase in phrases for i in phrase], range(count)
        if len(phrases) > 2 or not all(phrases) or len(set(chosen) & set(every)) < len(chosen):
            raise TraitError(f"chosen must be at most two phrases, apart, of the words 0 to {count - 1}; got {phrases}")
        return phrases

    @property
    def result(self) -> PartialInformation | None:
        """The decomposition that is shown; None until two words are chosen of a pair that was estimated."""
        four = self._estimated.get(tuple(sorted(self.chosen))) if len(self.chosen) == 2 else None  # type: ignore[call-overload]
        return None if four is None else decompose(self.info, *four, self.estimator)

    def describe(self) -> str:
        """The chosen words and the numbers of the whole image."""
        names = [f"“{' '.join(self.words[i] for i in phrase)}”" for phrase in self.chosen]
        lines = [f"Two words of “{' '.join(self.words)}”: {' and '.join(names) or 'none chosen'}"]
        if self.result is not None:
            lines += [f"{name}: {format_estimate(*number)}" for name, number in _numbers(self.result)]
        elif len(self.chosen) == 2:
            lines.append("This pair was not estimated.")
        return "\n".join(lines)

    def panels(self) -> list[static.Panel | None]:
        """The four maps; none until two words of an estimated pair are chosen."""
        try:
            maps = self.result.maps.flat() if self.result else ()
        except KeyError:  # the maps were not kept
            return []
        look = {"limit": max((scale_top(one.values) for one in maps), default=1.0), "signed": True}
        each = zip(NAMES, maps, strict=False)
        return [part(HeatmapPane, image=self.image, title=n, **{**map_traits(m), **look}).panel() for n, m in each]

    def to_image(self) -> Image.Image | None:
        """The four maps; the bare picture until two words of an estimated pair are chosen."""
        return static.join([self.panels()]) or self.image


def _numbers(pid: PartialInformation) -> list[tuple[str, tuple[float, float]]]:
    return [(n, (p.value, p.stderr)) for n, p in zip(NAMES, (pid.redundancy, *pid.unique, pid.synergy), strict=True)]


def _packed(one: Phrase, other: Phrase, pid: PartialInformation, side: int) -> dict[str, Any]:
    """A pair as the browser reads it; its maps are None if they were not kept."""
    pair: dict[str, Any] = {"one": list(one), "other": list(other), "maps": None}
    pair["parts"] = [[rounded(part) for part in number] for _, number in _numbers(pid)]
    try:
        maps = pid.maps.flat()
    except KeyError:
        return pair
    pair["maps"] = [{
        "values": packed(each.values, shape_within(each.values.shape, side), rounded=True),
        "errors": packed(each.stderr, shape_within(each.values.shape, side), rounded=True),
        "replicates": None if each.replicates is None else packed(
            each.replicates, shape_within(each.replicates.shape[1:], min(side, REPLICATE_SIZE)), rounded=True
        ),
        "total": [rounded(each.total.value), rounded(each.total.stderr)],
    } for each in maps]  # fmt: skip
    return pair
