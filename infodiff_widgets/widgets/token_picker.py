"""The prompt as words to choose from, each with a bar for what it tells about the image."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import traitlets
from ipywidgets.widgets.trait_types import TypedTuple

from infodiff_widgets.session import check_selection
from infodiff_widgets.widgets import paint
from infodiff_widgets.widgets.base import Widget, source
from infodiff_widgets.widgets.text import UNIT, format_estimate

if TYPE_CHECKING:
    from PIL import Image


class TokenPicker(Widget):
    """Choose a word by click or key, or a phrase by shift-click or shift-arrow; choose it again to let go.

    >>> picker = TokenPicker(words=["a", "cat"], values=[0.1, 1.9], errors=[0.05, 0.1])
    >>> picker.selected = (1,)

    Words are told apart by index, so two equal words are two choices.
    """

    _esm = source("token_picker.js")
    _css = source("token_picker.css")

    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """The words, in order. New words clear the selection and the bars if they are fewer or more than before.

    - Type: list of ``str``
    - Default: ``[]``
    """

    selected = TypedTuple(traitlets.Int()).tag(sync=True)
    """Indices of the chosen word or phrase, in order and without gaps; empty for the whole prompt.

    - Type: tuple of ``int``
    - Default: ``()``
    """

    values = traitlets.List(traitlets.Float(allow_none=True)).tag(sync=True)
    """One number a word, drawn as bars on one scale; empty for none. ``None`` and NaN mean no value.

    - Type: list of ``float``
    - Default: ``[]``
    """

    errors = traitlets.List(traitlets.Float(allow_none=True)).tag(sync=True)
    """Standard errors of ``values``, drawn as whiskers; empty for none.

    - Type: list of ``float``
    - Default: ``[]``
    """

    unit = traitlets.Unicode(UNIT).tag(sync=True)
    """Unit of ``values``.

    - Type: ``str``
    - Default: ``"nats"``
    """

    label = traitlets.Unicode("Words of the prompt").tag(sync=True)
    """Heading, and the name of the group for screen readers.

    - Type: ``str``
    - Default: ``"Words of the prompt"``
    """

    disabled = traitlets.Bool(False).tag(sync=True)
    """Whether the words can be chosen at all.

    - Type: ``bool``
    - Default: ``False``
    """

    @traitlets.validate("selected")
    def _check_selected(self, proposal: dict) -> tuple[int, ...]:
        return check_selection(proposal["value"], len(self.words))

    @traitlets.validate("values", "errors")
    def _check_numbers(self, proposal: dict) -> list[float | None]:
        numbers, name = proposal["value"], proposal["trait"].name
        if numbers and len(numbers) != len(self.words):
            raise traitlets.TraitError(f"{name} must have one number a word: {len(self.words)}, not {len(numbers)}")
        # NaN is not JSON, and a bar of no length would say 0.
        return [n if n is not None and math.isfinite(n) else None for n in numbers]

    @traitlets.observe("words")
    def _forget(self, change: dict) -> None:
        if isinstance(change["old"], list) and len(change["old"]) != len(change["new"]):
            with self.hold_sync():
                self.selected, self.values, self.errors = (), [], []

    def readings(self) -> list[str]:
        """Each word's value with its error as text; an empty text where there is none."""
        errors = self.errors or [None] * len(self.words)
        if not self.values:
            return [""] * len(self.words)
        return [format_estimate(v, e, self.unit) for v, e in zip(self.values, errors, strict=True)]

    def describe(self) -> str:
        """A line for each word with its index and reading; ``>`` marks the selected ones."""
        lines = [
            f"{'>' if i in self.selected else ' '} {i:2} {word}{': ' if reading else ''}{reading}"
            for i, (word, reading) in enumerate(zip(self.words, self.readings(), strict=True))
        ]
        return "\n".join([self.label if lines else "No words", *lines])

    def to_image(self) -> Image.Image:
        """The words with their bars as a picture."""
        return paint.words(self.words, self.readings(), self.values, self.errors, self.selected)
