"""`Information`: every quantity one pass can answer, read off the Gram matrix, with standard errors.

All values are in nats. With residuals r_k = ε̂(x_α | prompt k) − ε, for target a and given b,

    orthogonal  i^o(x; a | b) = ½∫E‖r_a − r_b‖² dα      never negative, per pixel too; lower variance
    standard    i^s(x; a | b) = ½∫E[‖r_b‖² − ‖r_a‖²] dα   = ln p(x|a)/p(x|b); negative where a misinforms

(Kong et al., ICLR 2024, equations 5 and 6). Errors come from independent rounds of draws.
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from infodiff_widgets.core.pairs import map_pairs
from infodiff_widgets.core.readings import Band, Box, Estimate, Estimator, Heatmap, Spectrum, averaged_down
from infodiff_widgets.core.resample import spread_over
from infodiff_widgets.prompts import Prompt, Selector

if TYPE_CHECKING:
    import os

    import pandas as pd

    from infodiff_widgets.core.gram import Gram


@dataclass(frozen=True, eq=False)
class Information:
    """What an estimate has found; see the module's first lines for the formulas.

    Attributes:
        prompts: the K evaluated conditions; the first is the reference of the Gram basis.
        dimension: d, the number of values of x.
        logsnr, weight, round: of the N draws, float64, float64 and int [N].
        products: [N, K, K], the Gram matrix of every draw (see :class:`~infodiff_widgets.core.gram.Gram`).
        maps: R replicates of B bands, each float32 [P, *map_shape] or None (see Gram as well).
        map_draws: draws behind each replicate [R].
        bands: edges of the log-SNR bands [B + 1].
        prompt: the prompt whose words can be asked about, if any.
        image: uint8 [H, W, 3], if x was one.
        centres: how many of the first prompts have maps with every other (see ``core.pairs``).
        frame: left, top, right and bottom of the part of the image that the model saw, if not all of it; maps are
            zero elsewhere.
        attention: the share of each pixel's attention that each word of ``prompt`` gets, float32 [words, H, W], if it
            was recorded.
        provenance: model, scheduler, dtype, device, seed, versions, log-SNR range, evaluations.

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

    prompts: tuple[Hashable, ...]
    dimension: int
    logsnr: np.ndarray
    weight: np.ndarray
    round: np.ndarray
    products: np.ndarray
    maps: tuple[tuple[np.ndarray | None, ...], ...]
    map_draws: np.ndarray
    bands: np.ndarray
    centres: int
    prompt: Prompt | None = None
    image: np.ndarray | None = None
    provenance: dict[str, Any] = field(default_factory=dict)
    frame: tuple[int, int, int, int] | None = None
    attention: np.ndarray | None = None

    @classmethod
    def of(
        cls, gram: Gram, prompt: Prompt | None, image: np.ndarray | None, provenance: dict,
        frame: tuple[int, int, int, int] | None = None,
    ) -> Information:  # fmt: skip
        """A snapshot of an accumulator, which may go on growing."""
        return cls(
            prompts=tuple(gram.prompts),
            dimension=gram.dimension,
            logsnr=np.array(gram.logsnr),
            weight=np.array(gram.weight),
            round=np.array(gram.round),
            products=np.array(gram.products),
            maps=tuple(tuple(bands) for bands in gram.maps),
            map_draws=gram.map_draws.copy(),
            bands=gram.bands,
            centres=gram.centres,
            prompt=prompt,
            image=image,
            provenance=provenance,
            frame=frame,
        )

    def __repr__(self) -> str:
        about = f"{self.prompt.text!r}" if self.prompt else f"{len(self.prompts)} prompts"
        return f"<Information about {about}: {self.samples} samples of {len(self.prompts)} prompts>"

    @property
    def samples(self) -> int:
        """Draws of (log SNR, noise) behind every number."""
        return len(self.logsnr)

    # ---- questions about words

    def mi(
        self, word: Selector | None = None, estimator: Estimator = "orthogonal", band: Band | None = None
    ) -> Estimate:
        """i(x; prompt), or with ``word`` i(x; that word alone), against the empty prompt.

        Raises:
            ValueError: the word is not in the prompt, or is there more than once.
            KeyError: that question needs a prompt that was not evaluated.
        """
        return self.pointwise(*self._question(word, ""), estimator=estimator, band=band)

    def cmi(self, word: Selector, estimator: Estimator = "orthogonal", band: Band | None = None) -> Estimate:
        """i(x; word | rest): the whole prompt against the prompt without the word.

        Raises:
            ValueError: the word is not in the prompt, or is there more than once.
            KeyError: the prompt without the word was not evaluated.
        """
        return self.pointwise(*self._question(word, "rest"), estimator=estimator, band=band)

    def attention_map(self, word: Selector) -> np.ndarray:
        """How much each pixel attends to a word or phrase (mean over its words), float32 [H, W], without unit.

        Raises:
            KeyError: attention was not recorded.
            ValueError: the word is not in the prompt, or is there more than once.
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
        return self.map_between(*self._question(word, given), estimator=estimator, band=band)

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

    def knows(self, target: Hashable, given: Hashable) -> bool:
        """Whether the information of one prompt given another can be read off, as number and as map."""
        both = [self.prompts.index(prompt) for prompt in (target, given) if prompt in self.prompts]
        return len(both) == 2 and (min(both) < self.centres or both[0] == both[1])

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

    def map_between(
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
        low, high = self._edges(band)
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
        if len(rounds) >= 8:
            reference = self._by_round(self._error_form(self.prompts[0]), np.ones(self.samples))
            rounds = rounds - off * np.cov(reference, off)[0, 1] / off.var(ddof=1)
        constant = self.dimension / 2 * math.log(2 * math.pi * math.e) - exact
        return Estimate(float(constant + rounds.mean()), float(_stderr(rounds)))

    def mmse(self, prompt: Hashable = "", bins: int = 16) -> Spectrum:
        """The denoising error E‖ε − ε̂(x_α | prompt)‖² over log SNR."""
        half = self._density(self._error_form(prompt), bins)
        return Spectrum(half.edges, 2 * half.values, 2 * half.stderr)

    def save(self, path: str | os.PathLike) -> None:
        """Write everything to a netCDF file; :func:`open_information` reads it back, losing nothing."""
        from infodiff_widgets.core.storage import save_information

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

    def _index(self, prompt: Hashable) -> int:
        try:
            return self.prompts.index(prompt)
        except ValueError:
            raise KeyError(
                f"the prompt {prompt!r} was not evaluated. Estimate again with phrases=[...] for a phrase of the "
                f"prompt, or prompts=[...] for another; evaluated are {list(self.prompts)}"
            ) from None

    def _residual(self, prompt: Hashable) -> np.ndarray:
        """The residual of a prompt in the basis r_0, r_1 − r_0 and so on."""
        k = self._index(prompt)
        vector = np.zeros(len(self.prompts))
        vector[[0, k]] = 1
        return vector

    def _form(self, target: Hashable, given: Hashable, estimator: str) -> np.ndarray:
        """The quadratic form [K, K] in the basis residuals that is the integrand of i(target | given)."""
        a, b = self._residual(target), self._residual(given)
        if estimator == "orthogonal":
            return np.outer(a - b, a - b)
        if estimator == "standard":
            return np.outer(b, b) - np.outer(a, a)
        raise ValueError(f"estimator must be 'orthogonal' or 'standard'; got {estimator!r}")

    def _error_form(self, prompt: Hashable) -> np.ndarray:
        r = self._residual(prompt)
        return np.outer(r, r)

    def _edges(self, band: Band | None) -> tuple[int, int]:
        """A log-SNR range as indices of band edges: the nearest ones, at least one band."""
        if band is None:
            return 0, len(self.bands) - 1
        if not band[0] < band[1]:
            raise ValueError(f"a band is (low, high) in log SNR with low < high; got {band}")
        low, high = (int(np.abs(self.bands - end).argmin()) for end in band)
        if low == high:
            low = int(np.clip(np.searchsorted(self.bands, sum(band) / 2) - 1, 0, len(self.bands) - 2))
            high = low + 1
        return low, high

    def _by_round(self, form: np.ndarray, where: np.ndarray) -> np.ndarray:
        """½∫ of a form for every round [rounds, ...], for draws weighed by ``where`` [N, ...]."""
        integrand = 0.5 * self.weight * np.einsum("nkl,kl->n", self.products, form)
        return self._per_round(integrand.reshape(-1, *[1] * (where.ndim - 1)) * where)

    def _per_round(self, values: np.ndarray) -> np.ndarray:
        """Mean over each round's draws, [rounds, ...] of values [N, ...]."""
        counts = np.bincount(self.round)
        sums = np.zeros((len(counts), *values.shape[1:]))
        np.add.at(sums, self.round, values)
        return sums / counts.reshape(-1, *[1] * (values.ndim - 1))

    def _total(self, form: np.ndarray, band: Band | None) -> Estimate:
        low, high = self._edges(band)
        within = np.clip(np.searchsorted(self.bands, self.logsnr, "right") - 1, 0, len(self.bands) - 2)
        rounds = self._by_round(form, ((within >= low) & (within < high)).astype(float))
        return Estimate(float(rounds.mean()), float(_stderr(rounds)))

    def _density(self, form: np.ndarray, bins: int) -> Spectrum:
        edges = np.linspace(self.bands[0], self.bands[-1], bins + 1)
        bin_of = np.clip(np.searchsorted(edges, self.logsnr, "right") - 1, 0, bins - 1)
        rounds = self._by_round(form, np.eye(bins)[bin_of]) / np.diff(edges)
        return Spectrum(edges, rounds.mean(0), _stderr(rounds))

    def _map(self, form: np.ndarray, band: Band | None) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
        """Values, standard errors and replicates of a map, as :class:`Heatmap` has them."""
        low, high = self._edges(band)
        used = np.flatnonzero(self.map_draws)
        rows, columns = map_pairs(len(self.prompts), self.centres)
        if np.count_nonzero(np.triu(form)) != np.count_nonzero(form[rows, columns]):
            raise KeyError(
                "no map was kept for these two prompts against each other; evaluate them with "
                "estimate(..., prompts=[one, other]) to have it"
            )
        coefficients = form[rows, columns] * np.where(rows == columns, 1, 2)
        shape = next(cell.shape[1:] for bands in self.maps for cell in bands if cell is not None)
        sums = np.zeros((len(used), *shape))
        for total, replicate in zip(sums, used, strict=True):
            for cell in self.maps[replicate][low:high]:
                if cell is not None:
                    for p in np.flatnonzero(coefficients):  # most pairs play no part in a question
                        total += coefficients[p] * cell[p]
        size = self.image.shape[:2] if self.image is not None and len(shape) == 2 else shape
        sums = spread_over(sums, size, self.frame)
        draws = self.map_draws[used].reshape(-1, *[1] * len(size))
        values = sums.sum(0) / draws.sum()
        if len(used) < 2:
            return values.astype(np.float32), np.full(size, np.nan, np.float32), None
        off = (sums - draws * values) * (math.sqrt(len(used) / (len(used) - 1)) / draws.sum())
        stderr = np.sqrt((off**2).sum(0))
        return values.astype(np.float32), stderr.astype(np.float32), averaged_down(off)


def _stderr(rounds: np.ndarray) -> np.ndarray:
    """Standard error of the mean over independent rounds, NaN for a single one."""
    n = len(rounds)
    return rounds.std(0, ddof=1) / math.sqrt(n) if n > 1 else np.full(rounds.shape[1:], np.nan)
