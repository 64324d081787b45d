"""`Information`: every quantity one pass can answer, read off the Gram matrix, with standard errors.

All values are in nats. With residuals r_k = ε̂(x_α | prompt k) − ε, for target a and given b,

    orthogonal  i^o(x; a | b) = ½∫E‖r_a − r_b‖² dα      never negative, per pixel too; lower variance
    standard    i^s(x; a | b) = ½∫E[‖r_b‖² − ‖r_a‖²] dα   = ln p(x|a)/p(x|b); negative where a misinforms

(Kong et al., ICLR 2024, equations 5 and 6). Errors come from independent rounds of draws.
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from typing import TYPE_CHECKING, Literal

import numpy as np

from infodiff_widgets.core.record import Record, stderr_of
from infodiff_widgets.core.results import Band, Box, Estimate, Estimator, Heatmap, Spectrum
from infodiff_widgets.prompts import Prompt, Selector

if TYPE_CHECKING:
    import os

    import pandas as pd


class Information(Record):
    """What an estimate has found; see the module's first lines for the formulas.

    Its ``prompts``, ``prompt``, ``image``, ``attention``, ``provenance`` and the statistics that all questions are
    answered from are described in :class:`~infodiff_widgets.core.record.Record`.

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(idw.load(), scene.image, scene.caption, samples=4, progress=False)
        >>> dog = info.cmi("dog")  # what it adds to the rest; info.mi("dog") is the word alone
        >>> dog.unit, round(float(info.heatmap("dog").values.sum()) / dog.value, 3)
        ('nats', 1.0)
        >>> list(info.table()["word"])
        ['the', 'dog', 'left', 'of', 'the', 'cat', 'on', 'grass']
    """

    def __repr__(self) -> str:
        about = f"{self.prompt.text!r}" if self.prompt else f"{len(self.prompts)} prompts"
        return f"<Information about {about}: {self.samples} samples of {len(self.prompts)} prompts>"

    # ---- questions about words

    def mi(
        self, word: Selector | None = None, estimator: Estimator = "orthogonal", band: Band | None = None
    ) -> Estimate:
        """i(x; prompt), or with ``word`` i(x; that word alone), against the empty prompt.

        Raises:
            ValueError: the word is not in the prompt, or is there more than once; IndexError: no word of that number.
            KeyError: that question needs a prompt that was not evaluated.
        """
        return self.pointwise(*self._question(word, ""), estimator=estimator, band=band)

    def cmi(self, word: Selector, estimator: Estimator = "orthogonal", band: Band | None = None) -> Estimate:
        """i(x; word | rest): the whole prompt against the prompt without the word.

        Raises:
            ValueError: the word is not in the prompt, or is there more than once; IndexError: no word of that number.
            KeyError: the prompt without the word was not evaluated.
        """
        return self.pointwise(*self._question(word, "rest"), estimator=estimator, band=band)

    def attention_map(self, word: Selector) -> np.ndarray:
        """How much each pixel attends to a word or phrase (mean over its words), float32 [H, W], without unit.

        Raises:
            KeyError: attention was not recorded.
            ValueError: the word is not in the prompt, or is there more than once; IndexError: no word of that number.
        """
        if self.attention is None:
            raise KeyError("attention was not recorded; run estimate(..., attention=True)")
        return self.attention[list(self.prompt.indices(word))].mean(0)

    def heatmap(
        self,
        word: Selector | None = None,
        given: Literal["rest", ""] = "rest",
        estimator: Estimator = "orthogonal",
        band: Band | None = None,
    ) -> Heatmap:
        """Where in the image the information of :meth:`cmi` (or, with ``given=""``, :meth:`mi`) is.

        Args:
            word: text, index or slice; None for the whole prompt against the empty one.
            given: "rest" of the prompt, or "" for the word alone.
            estimator: "orthogonal" or "standard".
            band: keep only this log-SNR range, rounded to the bands kept (``info.bands``).
        """
        return self.pointwise_map(*self._question(word, given), estimator=estimator, band=band)

    def region(
        self,
        word: Selector | None,
        box: Box,
        given: Literal["rest", ""] = "rest",
        estimator: Estimator = "orthogonal",
        band: Band | None = None,
    ) -> Estimate:
        """How much of it is in a part of the image: :meth:`heatmap` summed over a box.

        The error is that of the sum (pixels of one draw err together), from the map's independent parts.

        Args:
            word: as for :meth:`heatmap`; None for the whole prompt.
            box: left, top, right and bottom in pixels; right and bottom lie outside.
            given: as for :meth:`heatmap`.
            estimator: "orthogonal" or "standard".
            band: keep only this log-SNR range, rounded to the bands kept.

        Raises:
            ValueError: the box sticks out of the image or is empty.
        """
        return self.heatmap(word, given, estimator, band).region(box)

    def spectrum(
        self,
        word: Selector | None = None,
        given: Literal["rest", ""] = "rest",
        estimator: Estimator = "orthogonal",
        bins: int = 16,
    ) -> Spectrum:
        """At which noise levels the information is: its density over log SNR."""
        return self._density(self._form(*self._question(word, given), estimator), bins)

    def table(self) -> pd.DataFrame:
        """One row a word: index, word, mi, mi_stderr, cmi, cmi_stderr, in nats.

        Raises:
            ValueError: there is no prompt to take words from.
        """
        import pandas as pd

        rows = []
        for i, word in enumerate(self._words().words):
            mi, cmi = self.mi(i), self.cmi(i)
            rows.append((i, word, mi.value, mi.stderr, cmi.value, cmi.stderr))
        return pd.DataFrame(rows, columns=["index", "word", "mi", "mi_stderr", "cmi", "cmi_stderr"])

    # ---- questions about evaluated prompts

    def can_answer(self, target: Hashable, given: Hashable) -> bool:
        """Whether the information of one prompt given another can be read off, as number and as map."""
        both = [self.prompts.index(prompt) for prompt in (target, given) if prompt in self.prompts]
        return len(both) == 2 and (min(both) < self.n_reference or both[0] == both[1])

    def pointwise(
        self,
        target: Hashable,
        given: Hashable = "",
        estimator: Estimator = "orthogonal",
        band: Band | None = None,
    ) -> Estimate:
        """i(x; target | given) for any two evaluated prompts.

        Raises:
            KeyError: one of them was not evaluated.
        """
        return self._total(self._form(target, given, estimator), band)

    def pointwise_map(
        self,
        target: Hashable,
        given: Hashable = "",
        estimator: Estimator = "orthogonal",
        band: Band | None = None,
    ) -> Heatmap:
        """The pixel map of :meth:`pointwise`.

        Raises:
            KeyError: one of them was not evaluated, or both are prompts with a word left out or alone: their maps are
                kept only against the empty and the whole prompt, and those of ``prompts=``.
        """
        form = self._form(target, given, estimator)
        values, stderr, replicates = self._map(form, band)
        low, high = self.band_edges(band)
        covered = (float(self.bands[low]), float(self.bands[high]))
        return Heatmap(values, stderr, self._total(form, band), target, given, estimator, covered, replicates)

    def nll(self, prompt: Hashable = "") -> Estimate:
        """−ln p(x | prompt) in nats: (d/2)·ln 2πe + ½∫(E‖r‖² − d·σ(α))dα over the log-SNR range covered.

        For a pipeline, x is its latents. The integral of d·σ(α) is known in closed form; how far its sampled value
        is off in each round tells how far that of E‖r‖² is off, and is taken out (a control variate, its coefficient
        fitted on the first prompt for all of them: differences stay those of the standard estimator).
        """
        low, high = self.bands[0], self.bands[-1]
        exact = self.dimension / 2 * (np.logaddexp(0, high) - np.logaddexp(0, low))
        rounds = self._by_round(self._error_form(prompt), np.ones(self.samples))
        off = self._per_round(self.dimension / 2 * self.weight / (1 + np.exp(-self.logsnr))) - exact
        constant = self.dimension / 2 * math.log(2 * math.pi * math.e) - exact
        if len(rounds) < 8:
            return Estimate(float(constant + rounds.mean()), float(stderr_of(rounds)))
        reference = self._by_round(self._error_form(self.prompts[0]), np.ones(self.samples))

        def controlled(used: np.ndarray) -> float:
            coefficient = np.cov(reference[used], off[used])[0, 1] / off[used].var(ddof=1)
            return float((rounds[used] - off[used] * coefficient).mean())

        # The jackknife: the coefficient fits these rounds better than others, which their spread does not show.
        without = np.array([controlled(used) for used in ~np.eye(len(rounds), dtype=bool)])
        stderr = math.sqrt((len(rounds) - 1) * without.var())
        return Estimate(constant + controlled(np.ones(len(rounds), bool)), stderr)

    def mmse(self, prompt: Hashable = "", bins: int = 16) -> Spectrum:
        """The denoising error E‖ε − ε̂(x_α | prompt)‖² over log SNR."""
        half = self._density(self._error_form(prompt), bins)
        return Spectrum(half.edges, 2 * half.values, 2 * half.stderr)

    def save(self, path: str | os.PathLike) -> None:
        """Write everything to a netCDF file; :func:`from_netcdf` reads it back, losing nothing."""
        from infodiff_widgets.core.io import save_information

        save_information(self, path)

    # ---- how it is computed

    def _words(self) -> Prompt:
        if self.prompt is None:
            raise ValueError(
                "these prompts are not words of one prompt; ask pointwise(target, given) with two of "
                f"{list(self.prompts)}"
            )
        return self.prompt

    def _question(self, word: Selector | None, given: str) -> tuple[Hashable, Hashable]:
        """The two prompts that a question about a word compares."""
        if given not in ("rest", ""):
            raise ValueError(f"given must be 'rest' or ''; got {given!r}. For other prompts use pointwise()")
        if word is None:
            if self.prompt is None and len(self.prompts) == 2:
                return self.prompts[1], self.prompts[0]
            return self._words().text, ""
        if given == "rest":
            return self._words().text, self._words().omit(word).text
        return self._words().only(word).text, ""
