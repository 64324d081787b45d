"""A word of a prompt left out or replaced: what that is predicted to change, and what it did change.

With w the words, w′ what takes their place and c the rest of the prompt,

    CMI         i(x; w | c)                    what the words add to the rest, whatever takes their place
    edit        i(x; w, c ‖ w′, c)             of the one prompt against the other
    swap score  i(x; w | c) − i(x; w′ | c)     above 0 where the picture speaks for w

Left out, w′ is nothing and all of them are the CMI. By the standard estimator the edit is the swap score.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from infodiff_widgets.core.results import Estimate, Heatmap
from infodiff_widgets.prompts import Estimator, PromptEdit

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.pipelines.inversion import Edit

METHODS = ("CMI", "edit")
"""Maps that predict; see the module's first lines."""
CHANGES = ("latents", "pixels")
"""Squared changes that are measured: of the latents, summed over channels, and of the colours, which are in [0, 1]."""
POINTS = 4096
"""Pixels that a scatter shows at most, drawn at random from more."""


@dataclass(frozen=True, eq=False)
class EditPrediction:
    """What the picture as it is says about an alteration.

    Attributes:
        about: the alteration.
        info: the result for its ``prompts``.
    """

    about: PromptEdit
    info: Information

    def cmi(self, estimator: Estimator = "orthogonal") -> Estimate:
        """i(x; w | c) in nats."""
        return self.info.pointwise(self.about.prompt, self.about.rest, estimator)

    def swap_score(self, estimator: Estimator = "orthogonal") -> Estimate | None:
        """i(x; w | c) − i(x; w′ | c) in nats, from the same draws; None if nothing takes the words' place."""
        about = self.about
        return None if about.new_prompt == about.rest else self.info.swap_score(about, estimator)

    def heatmap(self, method: str = "CMI", estimator: Estimator = "orthogonal") -> Heatmap:
        """Where the picture is predicted to change, in nats per pixel.

        Args:
            method: one of METHODS.
            estimator: "orthogonal" or "standard".

        Raises:
            KeyError: no such method.
        """
        if method not in METHODS:
            raise KeyError(f"there is no prediction {method!r}; choose one of {', '.join(METHODS)}")
        other = self.about.rest if method == "CMI" else self.about.new_prompt
        return self.info.pointwise_map(self.about.prompt, other, estimator)


@dataclass(frozen=True, eq=False)
class EditOutcome:
    """An alteration carried out.

    Attributes:
        prediction: what was predicted before.
        edit: what came of it.
    """

    prediction: EditPrediction
    edit: Edit

    @property
    def about(self) -> PromptEdit:
        """The alteration."""
        return self.prediction.about

    def change(self, measured: str = "latents") -> np.ndarray:
        """Squared change of every pixel, float32 [H, W].

        Args:
            measured: one of CHANGES.

        Raises:
            KeyError: it is none of them.
        """
        if measured not in CHANGES:
            raise KeyError(f"there is no change of {measured!r}; choose one of {', '.join(CHANGES)}")
        return self.edit.change if measured == "latents" else self.edit.pixel_change

    def pairs(
        self, method: str = "CMI", estimator: Estimator = "orthogonal", measured: str = "latents"
    ) -> tuple[np.ndarray, np.ndarray]:
        """Predicted and actual change of all pixels that the model saw, each [H, W]."""
        left, top, right, bottom = self.edit.frame
        both = self.prediction.heatmap(method, estimator).values, self.change(measured)
        return tuple(values[top:bottom, left:right] for values in both)

    def correlation(
        self, method: str = "CMI", estimator: Estimator = "orthogonal", measured: str = "latents"
    ) -> dict[str, float | None]:
        """Pearson's and Spearman's correlation over :meth:`pairs`; None if one of the maps is constant."""
        from infodiff_widgets.studies.effects import correlation

        return correlation(*self.pairs(method, estimator, measured))

    def points(self, method: str = "CMI", estimator: Estimator = "orthogonal", measured: str = "latents") -> np.ndarray:
        """:meth:`pairs` of at most POINTS pixels, always the same ones, float32 [2, N]."""
        both = np.stack([values.ravel() for values in self.pairs(method, estimator, measured)])
        if both.shape[1] > POINTS:
            both = both[:, np.random.default_rng(0).choice(both.shape[1], POINTS, replace=False)]
        return both.astype(np.float32)

    def row(
        self, method: str = "CMI", estimator: Estimator = "orthogonal", measured: str = "latents"
    ) -> dict[str, Any]:
        """Its numbers by name: prompts, predictions in nats with their errors, change, correlations, error."""
        cmi, score = self.prediction.cmi(estimator), self.prediction.swap_score(estimator)
        return {
            "prompt": self.about.prompt,
            "new_prompt": self.about.new_prompt,
            "cmi": cmi.value,
            "cmi_stderr": cmi.stderr,
            "swap_score": math.nan if score is None else score.value,
            "swap_score_stderr": math.nan if score is None else score.stderr,
            "change": float(self.change(measured).sum(dtype=float)),
            **{name: math.nan if r is None else r for name, r in self.correlation(method, estimator, measured).items()},
            "reconstruction_error": self.edit.reconstruction_error,
            "unexplained_fraction": self.edit.unexplained_fraction,
            **{name: self.edit.provenance[name] for name in ("sampler", "steps", "seed")},
        }
