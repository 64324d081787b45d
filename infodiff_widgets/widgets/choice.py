"""Choice between a few options, with an explanation of each."""

from __future__ import annotations

import traitlets

from infodiff_widgets.widgets.base import Widget, bundle


class Choice(Widget):
    """A row of options and the explanation of the chosen one.

    >>> sizes = [("s", "Small", "Fits a pocket."), ("l", "Large", "Does not.")]
    >>> choice = Choice(label="Size", options=sizes, value="s")
    >>> choice.describe()
    'Size: Small. Fits a pocket.'
    """

    _esm, _css = bundle("choice")

    label = traitlets.Unicode("").tag(sync=True)
    """Heading."""

    options = traitlets.List(traitlets.Tuple(*[traitlets.Unicode()] * 3)).tag(sync=True)
    """(value, text, explanation) of each option."""

    value = traitlets.Unicode("").tag(sync=True)
    """Value of the chosen option."""

    @traitlets.validate("value")
    def _check_value(self, proposal: dict) -> str:
        values = [value for value, _, _ in self.options]
        if values and proposal["value"] not in values:
            raise traitlets.TraitError(f"value must be one of {values}, not {proposal['value']!r}")
        return proposal["value"]

    def describe(self) -> str:
        """Describe the chosen option and its explanation."""
        chosen = [f"{text}. {meaning}" for value, text, meaning in self.options if value == self.value]
        return f"{self.label}: {chosen[0] if chosen else 'nothing chosen'}"
