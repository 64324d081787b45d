"""What a prompt edit is predicted to change in an image, and what it did change.

With w the words, w′ their replacement and c the rest of the prompt, the predictions are

    CMI         i(x; w | c)                    what the words add to the rest, whatever replaces them
    edit        i(x; w, c | w′, c)             the original prompt against the new one
    swap score  i(x; w | c) − i(x; w′ | c)     above 0 where the image speaks for w rather than w′

If the words are omitted, w′ is empty and all three are the CMI. For the standard estimator, edit and swap score agree.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from infodiff_widgets.core.contrast import Contrast, query_contrast, swap_contrast
from infodiff_widgets.core.results import Estimate
from infodiff_widgets.core.stats import correlations
from infodiff_widgets.prompts import Estimator, PromptEdit, Query

if TYPE_CHECKING:
    from infodiff_widgets.core.information import Information
    from infodiff_widgets.core.results import Heatmap
    from infodiff_widgets.pipelines.inversion import Edit

METHODS = ("CMI", "edit", "swap score")
"""Predictions, see above."""
CHANGES = ("latents", "pixels")
"""Measured changes: squared difference of the latents, summed over channels, or of the colours in [0, 1]."""
MAX_POINTS = 4096
"""Largest number of pixels in a scatter plot; a random subset of larger images is shown."""


@dataclass(frozen=True, eq=False)
class EditPrediction:
    """Prediction of a prompt edit, from a result ``info`` for the unchanged image and at least its prompts."""

    prompt_edit: PromptEdit
    info: Information

    def contrast(self, method: str = "CMI", estimator: Estimator = "orthogonal") -> Contrast:
        """The prediction by one of METHODS, as a contrast of the evaluated prompts; KeyError if there is none such."""
        edit = self.prompt_edit
        if method not in METHODS:
            raise KeyError(f"there is no prediction {method!r}; choose one of {', '.join(METHODS)}")
        if method == "edit":
            return query_contrast(edit.query(estimator))
        if method == "CMI":
            return query_contrast(Query(edit.prompt, edit.rest, estimator))
        return swap_contrast(edit, estimator)

    def estimate(self, method: str = "CMI", estimator: Estimator = "orthogonal") -> Estimate:
        """The prediction by one of METHODS, in nats."""
        return self.info.contrast(self.contrast(method, estimator))

    def heatmap(self, method: str = "CMI", estimator: Estimator = "orthogonal") -> Heatmap:
        """The prediction by one of METHODS, in nats per pixel."""
        return self.info.contrast_map(self.contrast(method, estimator))

    def swap_score(self, estimator: Estimator = "orthogonal") -> Estimate | None:
        """The swap score in nats; None if the words are omitted."""
        replaced = self.prompt_edit.new_prompt != self.prompt_edit.rest
        return self.estimate("swap score", estimator) if replaced else None


@dataclass(frozen=True, eq=False)
class EditOutcome:
    """A prompt edit that was carried out: the prediction made before, and the images and latents drawn."""

    prediction: EditPrediction
    edit: Edit

    @property
    def prompt_edit(self) -> PromptEdit:
        """The edit of the prompt."""
        return self.prediction.prompt_edit

    def change(self, measured: str = "latents") -> np.ndarray:
        """Squared change of every pixel by one of CHANGES, float32 [H, W]; KeyError if there is none such."""
        if measured not in CHANGES:
            raise KeyError(f"there is no change of {measured!r}; choose one of {', '.join(CHANGES)}")
        return self.edit.change if measured == "latents" else self.edit.pixel_change

    def pairs(
        self, method: str = "CMI", estimator: Estimator = "orthogonal", measured: str = "latents"
    ) -> tuple[np.ndarray, np.ndarray]:
        """Predicted and measured change of the pixels that the model saw, each [H, W]."""
        left, top, right, bottom = self.edit.frame
        seen = np.s_[top:bottom, left:right]
        return self.prediction.heatmap(method, estimator).values[seen], self.change(measured)[seen]

    def correlation(self, *comparison: Any) -> dict[str, float | None]:
        """Pearson and Spearman correlation of :meth:`pairs`; None if one of the maps is constant."""
        return correlations(*self.pairs(*comparison))

    def points(self, *comparison: Any) -> np.ndarray:
        """:meth:`pairs` of at most MAX_POINTS pixels, always the same ones, float32 [2, N]."""
        both = np.stack([values.ravel() for values in self.pairs(*comparison)])
        if both.shape[1] > MAX_POINTS:
            both = both[:, np.random.default_rng(0).choice(both.shape[1], MAX_POINTS, replace=False)]
        return both.astype(np.float32)

    def row(
        self, method: str = "CMI", estimator: Estimator = "orthogonal", measured: str = "latents"
    ) -> dict[str, Any]:
        """Prompts, predictions in nats with standard errors, change, correlations and reconstruction error, by name."""
        cmi = self.prediction.estimate("CMI", estimator)
        score = self.prediction.swap_score(estimator) or Estimate(math.nan, math.nan)
        correlation = self.correlation(method, estimator, measured)
        return {
            "prompt": self.prompt_edit.prompt, "new_prompt": self.prompt_edit.new_prompt,
            "cmi": cmi.value, "cmi_stderr": cmi.stderr, "swap_score": score.value, "swap_score_stderr": score.stderr,
            "change": float(self.change(measured).sum(dtype=float)),
            **{name: math.nan if r is None else r for name, r in correlation.items()},
            **{name: getattr(self.edit, name) for name in ("reconstruction_error", "unexplained_fraction")},
            **{name: self.edit.provenance[name] for name in ("sampler", "steps", "seed")},
        }  # fmt: skip
