"""Choice between a few options, with an explanation of each, and the options of the explorer."""

from __future__ import annotations

from traitlets import List, TraitError, Tuple, Unicode, validate

from infodiff_widgets.widgets.base import Widget, bundle

ESTIMATOR = [
    ("orthogonal", "orthogonal", "How much the word changes the prediction. Never negative."),
    ("standard", "standard", "How much the word improves the prediction. Negative if it misleads."),
]
UNIT = [
    ("nats", "nats", "Natural logarithm: ln 4 = 1.39 nats distinguish four alternatives."),
    ("bits", "bits", "Base 2: 2 bits distinguish four alternatives."),
]
LAYER = [
    ("information", "information", "Where in the image the words change the prediction."),
    ("attention", "attention", "Where the network attends to the words, as a share without unit or error."),
]
COMPARE = [
    ("off", "off", "One map."),
    ("shared", "on one scale", "The current map stays beside the next ones, with the same colour scale."),
    ("own", "each on its own", "The current map stays beside the next ones, each with its own colour scale."),
]
LABELS = {"alone": "What each word tells alone", "rest": "What each word adds to the rest"}
"""Headings of the word picker, by what its bars show."""


class Choice(Widget):
    """A row of options and the explanation of the chosen one.

    >>> sizes = [("s", "Small", "Fits a pocket."), ("l", "Large", "Does not.")]
    >>> choice = Choice(label="Size", options=sizes, value="s")
    >>> choice.describe()
    'Size: Small. Fits a pocket.'
    """

    _esm, _css = bundle("choice")

    label = Unicode("", help="Heading.")
    options = List(Tuple(*[Unicode()] * 3), help="(value, text, explanation) of each option.")
    value = Unicode("", help="Value of the chosen option.")

    @validate("value")
    def _check_value(self, proposal: dict) -> str:
        values = [value for value, _, _ in self.options]
        if values and proposal["value"] not in values:
            raise TraitError(f"value must be one of {values}, not {proposal['value']!r}")
        return proposal["value"]

    def describe(self) -> str:
        """Describe the chosen option and its explanation."""
        chosen = [f"{text}. {meaning}" for value, text, meaning in self.options if value == self.value]
        return f"{self.label}: {chosen[0] if chosen else 'nothing chosen'}"
