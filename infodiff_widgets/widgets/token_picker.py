"""The prompt as words to ask about, to give or to leave out, each with a bar for what it tells about the image."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import traitlets
from ipywidgets.widgets.trait_types import TypedTuple

from infodiff_widgets.plots import words_still
from infodiff_widgets.widgets.base import Widget, bundle
from infodiff_widgets.widgets.text import UNIT, format_estimate
from infodiff_widgets.widgets.words import check_indices, check_numbers, formula, sentence

if TYPE_CHECKING:
    from PIL import Image


class TokenPicker(Widget):
    """Ask what words tell, given others, with the rest left out: any i(x; asked | given) about one prompt.

    >>> picker = TokenPicker(words=["a", "red", "cat"], values=[0.1, 0.4, 1.9], errors=[0.05, 0.1, 0.1])
    >>> picker.ask([2], excluded=[1])
    >>> picker.question
    'What does ‘cat’ add to ‘a _’?'

    A click or Enter asks about one word, Ctrl-click or ``a`` about several, Shift-click, Shift-arrow or a drag about a
    phrase; Alt-click, ``x`` or the sign at its corner leaves a word out or takes it back. Words that are neither
    asked about nor left out are given. Words are told apart by index, so two equal words are two choices.
    """

    _esm, _css = bundle("token_picker")

    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """The words, in order. New words clear question and bars if they are fewer or more than before.

    - Type: list of ``str``
    - Default: ``[]``
    """

    selected = TypedTuple(traitlets.Int()).tag(sync=True)
    """Indices of the words asked about, ascending; ``()`` for what :attr:`unasked` says.

    - Type: tuple of ``int``
    - Default: ``()``
    """

    unasked = traitlets.Enum(("all", "none"), "all").tag(sync=True)
    """What no word asked about stands for: all that are not left out, against the empty prompt, or no word at all.

    - Type: ``"all"`` or ``"none"``
    - Default: ``"all"``
    """

    excluded = TypedTuple(traitlets.Int()).tag(sync=True)
    """Indices of the words that are neither asked about nor given, ascending.

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

    question = traitlets.Unicode("").tag(sync=True)
    """The question as a sentence; empty without words. It follows the words and the selection.

    - Type: ``str``
    - Default: ``""``
    """

    formula = traitlets.Unicode("").tag(sync=True)
    """The question as a pointwise information, such as ``"i(x; dog | the _ on grass)"``. It follows like ``question``.

    - Type: ``str``
    - Default: ``""``
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

    text = traitlets.Unicode("").tag(sync=True)
    """The prompt as it is edited; empty for the words with blanks between them.

    - Type: ``str``
    - Default: ``""``
    """

    editable = traitlets.Bool(False).tag(sync=True)
    """Whether the prompt can be edited in place: by the pencil, F2 or a double click. See :meth:`on_edit`.

    - Type: ``bool``
    - Default: ``False``
    """

    awaited = traitlets.Unicode("").tag(sync=True)
    """An edited prompt whose words are still to come, which is said in the place of the question; empty for none.

    New words or a new text clear it. Clear it as well when none will come.

    - Type: ``str``
    - Default: ``""``
    """

    disabled = traitlets.Bool(False).tag(sync=True)
    """Whether nothing can be asked or edited.

    - Type: ``bool``
    - Default: ``False``
    """

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self._on_edit: list[Callable[[str], object]] = []
        self.on_msg(self._heard)

    def on_edit(self, callback: Callable[[str], object]) -> None:
        """Call ``callback(text)`` with the new prompt when an edit is applied.

        The words stay until the callback, or what it starts, sets new ones; until then the text is :attr:`awaited`.
        """
        self._on_edit.append(callback)

    def _heard(self, _widget: object, content: dict, _buffers: object) -> None:
        text = str(content.get("edited", "")).strip()
        if not text:
            return
        self.awaited = "" if text == (self.text or " ".join(self.words)) else text
        for callback in self._on_edit:
            callback(text)

    def ask(self, selected: Iterable[int] = (), excluded: Iterable[int] | None = None) -> None:
        """Set both sides of the question at once.

        Args:
            selected: indices of the words asked about; none for the whole prompt.
            excluded: indices of the words left out; None for those that are, less the ones asked about.

        Raises:
            TraitError: there is no such word, or a word is asked about and left out.
        """
        selected = tuple(selected)
        if excluded is None:
            excluded = set(self.excluded) - set(selected)
        with self.hold_sync(), self.hold_trait_notifications():
            self.selected, self.excluded = selected, tuple(excluded)

    @traitlets.observe("words", "selected", "excluded", "unasked")
    def _update_question(self, _change: dict) -> None:
        with self.hold_sync():
            self.question = sentence(self.words, self.selected, self.excluded, self.unasked)
            self.formula = formula(self.words, self.selected, self.excluded) if self.question else ""

    @traitlets.validate("selected", "excluded")
    def _check_question(self, proposal: dict) -> tuple[int, ...]:
        name = proposal["trait"].name
        chosen = check_indices(name, proposal["value"], self.words)
        both = set(chosen) & set(self.excluded if name == "selected" else self.selected)
        if both:
            word = min(both)
            raise traitlets.TraitError(
                f"word {word}, {self.words[word]!r}, cannot be asked about and left out; ask() sets both at once"
            )
        return chosen

    @traitlets.validate("values", "errors")
    def _check_numbers(self, proposal: dict) -> list[float | None]:
        return check_numbers(proposal["trait"].name, proposal["value"], self.words)

    @traitlets.observe("words", "text")
    def _arrived(self, _change: dict) -> None:
        self.awaited = ""

    @traitlets.observe("words")
    def _forget(self, change: dict) -> None:
        if isinstance(change["old"], list) and len(change["old"]) != len(change["new"]):
            # At once: an observer of one must not see the other of the words before.
            with self.hold_sync(), self.hold_trait_notifications():
                self.selected, self.excluded, self.values, self.errors = (), (), [], []

    def readings(self) -> list[str]:
        """Each word's value with its error as text; an empty text where there is none."""
        errors = self.errors or [None] * len(self.words)
        if not self.values:
            return [""] * len(self.words)
        return [format_estimate(v, e, self.unit) for v, e in zip(self.values, errors, strict=True)]

    def state(self, index: int) -> str:
        """``"selected"``, ``"given"`` or ``"left out"``: what part a word has in the question."""
        if index in self.excluded:
            return "left out"
        everything = not self.selected and self.unasked == "all"
        return "selected" if index in self.selected or everything else "given"

    def describe(self) -> str:
        """The question and a line for each word with its index and reading; ``>`` is asked about, ``x`` left out."""
        marks = {"selected": ">", "given": " ", "left out": "x"}
        lines = [
            f"{marks[self.state(i)]} {i:2} {word}{': ' if reading else ''}{reading}"
            for i, (word, reading) in enumerate(zip(self.words, self.readings(), strict=True))
        ]
        return "\n".join([self.label, *lines, *filter(None, [self.question])] if lines else ["No words"])

    def to_image(self) -> Image.Image:
        """The words with their bars and the question as a picture."""
        return words_still.chips(self)
