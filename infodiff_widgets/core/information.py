"""`Information`: every quantity that one estimate can answer, in nats, with standard errors.

With residuals r_k = ε̂(x_α | prompt k) − ε, for target a and given b,

    orthogonal  i^o(x; a | b) = ½∫E‖r_a − r_b‖² dα            never negative, per pixel too; lower variance
    standard    i^s(x; a | b) = ½∫E[‖r_b‖² − ‖r_a‖²] dα       = ln p(x|a)/p(x|b); negative where a misinforms

(Kong et al., ICLR 2024, equations 5 and 6). Both are linear contrasts of residual products
(:meth:`Information.contrast`). Integrals are weighted means over samples of the log SNR α; standard errors are the
spread over independent rounds of samples.
"""

from __future__ import annotations

import html
import math
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from infodiff_widgets.core import contrast as contrasts
from infodiff_widgets.core.checks import check_instance, check_int
from infodiff_widgets.core.contrast import Contrast
from infodiff_widgets.core.gaussian import gaussian_error
from infodiff_widgets.core.interactions import Interactions, interactions
from infodiff_widgets.core.likelihood import negative_log_likelihood, negative_log_probability
from infodiff_widgets.core.pid import PartialInformation, decompose, four_prompts
from infodiff_widgets.core.results import Box, Estimate, Heatmap, Spectrum, new_axes
from infodiff_widgets.core.stats import round_stderr
from infodiff_widgets.prompts import Band, Estimator, Prompt, PromptEdit, Query, Words, check_hashable

if TYPE_CHECKING:
    import os

    import pandas as pd
    from matplotlib.axes import Axes


@dataclass(frozen=True, eq=False, repr=False)
class Information:
    """Result of an estimate for K prompts from N samples of (log SNR, noise).

    Attributes:
        prompts: the K evaluated conditions.
        dimension: d, the number of values of x.
        logsnr, weight, round: of the samples; float64, float64 and int [N].
        noise: squared norms ‖ε‖² of the samples' noises, float64 [N]; None in files of earlier versions.
        products, maps, map_samples: the statistics of :class:`~infodiff_widgets.core.gram.Gram`; read them with
            :meth:`contrast` and :meth:`contrast_map`.
        bands: edges of the log-SNR bands of the maps [B + 1].
        n_reference: number of reference prompts, the first ones, whose maps with every other prompt are kept.
        prompt_rounds: number of rounds, the first ones, in which each prompt was evaluated, int [K].
        prompt: the prompt whose words can be selected, if any.
        image: uint8 [H, W, 3], if x was an image; a large one is reduced to 1024 pixels, or to the model's scale.
        provenance: model, scheduler, dtype, device, seed, versions, log-SNR range, evaluations, warnings.
        frame: left, top, right and bottom of the part of the image that the model saw; maps are zero elsewhere.
        attention, attention_prompt: share of each pixel's attention that each word of this prompt gets, float32
            [words, H, W], if it was recorded.

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> info = idw.estimate(idw.load(), scene.image, scene.caption, samples=4, progress=False)
        >>> dog = info.cmi("dog")  # added to the rest of the prompt; info.mi("dog") is the word alone
        >>> dog.unit, round(float(info.heatmap("dog").values.sum()) / dog.value, 3)
        ('nats', 1.0)
    """

    prompts: tuple[Hashable, ...]
    dimension: int
    logsnr: np.ndarray
    weight: np.ndarray
    round: np.ndarray
    products: np.ndarray
    maps: tuple[tuple[np.ndarray | None, ...], ...]
    map_samples: np.ndarray
    bands: np.ndarray
    n_reference: int
    prompt_rounds: np.ndarray
    prompt: Prompt | None = None
    image: np.ndarray | None = None
    provenance: dict[str, Any] = field(default_factory=dict)
    frame: tuple[int, int, int, int] | None = None
    attention: np.ndarray | None = None
    attention_prompt: str | None = None
    noise: np.ndarray | None = None

    def __repr__(self) -> str:
        subject = f"{self.prompt.text!r}" if self.prompt else f"{len(self.prompts)} prompts"
        return f"<Information about {subject}: {self.samples} samples of {len(self.prompts)} prompts>"

    def _repr_html_(self) -> str:
        try:
            words = self.table().to_html(index=False, float_format="{:.3f}".format)
        except (ValueError, KeyError):  # no prompt, or its words were not measured
            words = ""
        return f"{html.escape(repr(self))}{words}"

    @property
    def samples(self) -> int:
        """Number of samples of (log SNR, noise)."""
        return len(self.logsnr)

    @property
    def rounds(self) -> int:
        """Number of independent rounds of samples, whose spread gives the errors; one alone gives none."""
        return int(self.round[-1]) + 1

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to know before the numbers are used, such as words that the model does not know."""
        return tuple(self.provenance.get("warnings", ()))

    @property
    def map_shape(self) -> tuple[int, ...]:
        """Shape of the maps before they are resized to the image."""
        return next(cell.shape[1:] for bands in self.maps for cell in bands if cell is not None)

    def contrast(self, coefficients: Contrast, band: Band | None = None) -> Estimate:
        """Σ c_kl·∫E[r_k·r_l]dα for residuals r of evaluated prompts.

        ``{("a", "a"): 0.5, ("b", "b"): -0.5}`` is ½∫E[‖r_a‖² − ‖r_b‖²]dα. ``band`` keeps a range of log SNR, rounded
        to :attr:`bands`.

        Raises KeyError: if a prompt was not evaluated. Raises ValueError: if the band is empty or outside the range.
        """
        inside = np.isin(contrasts.bins_of(self.logsnr, self.bands), np.arange(*self.band_edges(band)))
        rounds = contrasts.integrate_by_round(self, coefficients, inside.astype(float))
        return Estimate.of_rounds(rounds) if inside.any() else Estimate(0.0, math.nan)  # no samples, no known error

    def contrast_map(
        self, coefficients: Contrast, band: Band | None = None, size: tuple[int, int] | None = None
    ) -> Heatmap:
        """The pixel map of :meth:`contrast`.

        Args:
            coefficients: as for :meth:`contrast`, as is ``band``.
            band: a range of log SNR.
            size: rows and columns of the map, by default those of the image. Small maps of large images take less time.

        Raises:
            KeyError: if a prompt was not evaluated, or the contrast needs the product map of two prompts of which
                neither is a reference prompt.
            ValueError: as :meth:`contrast`.
        """
        low, high = self.band_edges(band)
        values, stderr, replicates = contrasts.read_map(self, coefficients, low, high, size)
        total, covered = self.contrast(coefficients, band), (float(self.bands[low]), float(self.bands[high]))
        return Heatmap(values, stderr, total, None, None, "contrast", covered, replicates, self.image)

    def contrast_spectrum(self, coefficients: Contrast, bins: int = 16) -> Spectrum:
        """The density of :meth:`contrast` over log SNR; raises ValueError if there are no bins."""
        bins = check_int("bins", bins, 1, 10_000)
        edges = np.linspace(self.bands[0], self.bands[-1], bins + 1)
        bin_of = contrasts.bins_of(self.logsnr, edges)
        rounds = contrasts.integrate_by_round(self, coefficients, np.eye(bins)[bin_of]) / np.diff(edges)
        sampled = np.bincount(bin_of, minlength=bins) > 0
        return Spectrum(edges, rounds.mean(0), np.where(sampled, round_stderr(rounds), np.nan))

    def band_edges(self, band: Band | None) -> tuple[int, int]:
        """A log-SNR range as indices of :attr:`bands`, see :func:`~.contrast.nearest_edges`; all bands for None."""
        return (0, len(self.bands) - 1) if band is None else contrasts.nearest_edges(self.bands, band)

    def can_answer(self, query: Query) -> bool:
        """True if both prompts of the query were evaluated and their map was kept."""
        check_instance("query", query, Query)
        both = [self.prompts.index(prompt) for prompt in (query.target, query.given) if prompt in self.prompts]
        return len(both) == 2 and (min(both) < self.n_reference or both[0] == both[1])

    def estimate(self, query: Query) -> Estimate:
        """The pointwise information i(x; target | given) of a query; errors as :meth:`contrast`."""
        return self.contrast(contrasts.query_contrast(query), query.band)

    def heatmap(
        self, query: Query | Words | None = None, given: Literal["rest", ""] = "rest",
        estimator: Estimator = "orthogonal", band: Band | None = None, size: tuple[int, int] | None = None,
    ) -> Heatmap:  # fmt: skip
        """The pixel map of a query, or of :meth:`cmi` (with ``given=""``, :meth:`mi`) of a word.

        Args:
            query: a query; or a word by text, index or slice; None for the whole prompt against the empty one.
            given: "rest" of the prompt, or "" for the word alone.
            estimator: "orthogonal" or "standard".
            band: keep only this log-SNR range, rounded to :attr:`bands`.
            size: rows and columns of the map, as for :meth:`contrast_map`, whose errors these are.
        """
        q = self._query(query, given, estimator, band)
        heatmap = self.contrast_map(contrasts.query_contrast(q), q.band, size)
        return replace(heatmap, target=q.target, given=q.given, estimator=q.estimator)

    def spectrum(
        self, query: Query | Words | None = None, given: Literal["rest", ""] = "rest",
        estimator: Estimator = "orthogonal", bins: int = 16,
    ) -> Spectrum:  # fmt: skip
        """The density over log SNR of a query (its band is ignored) or of a word; arguments as :meth:`heatmap`."""
        return self.contrast_spectrum(contrasts.query_contrast(self._query(query, given, estimator, None)), bins)

    def region(self, query: Query | Words | None, box: Box, *args: Any, **options: Any) -> Estimate:
        """Sum of :meth:`heatmap`, whose options these are, over a box; errors as :meth:`~.results.Heatmap.region`."""
        return self.heatmap(query, *args, **options).region(box)

    def mi(self, word: Words | None = None, estimator: Estimator = "orthogonal", band: Band | None = None) -> Estimate:
        """i(x; prompt), or with ``word`` i(x; that word alone), against the empty prompt.

        Raises ValueError, IndexError: if the word is not in the prompt once. Raises KeyError: if a prompt is missing.
        """
        return self.estimate(self._query(word, "", estimator, band))

    def cmi(self, word: Words, estimator: Estimator = "orthogonal", band: Band | None = None) -> Estimate:
        """i(x; word | rest): the whole prompt against the prompt without the word; errors as :meth:`mi`."""
        return self.estimate(self._query(word, "rest", estimator, band))

    def pointwise(
        self, target: Hashable, given: Hashable = "", estimator: Estimator = "orthogonal", band: Band | None = None
    ) -> Estimate:
        """i(x; target | given) for any two evaluated prompts."""
        return self.estimate(Query(target, given, estimator, band))

    def pointwise_map(self, target: Hashable, given: Hashable = "", estimator: Estimator = "orthogonal") -> Heatmap:
        """The pixel map of :meth:`pointwise`; errors as :meth:`contrast_map`. Query a band with :meth:`heatmap`."""
        return self.heatmap(Query(target, given, estimator))

    def swap_score(self, edit: PromptEdit, estimator: Estimator = "orthogonal") -> Estimate:
        """i(x; w | c) − i(x; w′ | c) for words w, their replacement w′ and the rest c; above 0 if x speaks for w."""
        return self.contrast(contrasts.swap_contrast(edit, estimator))

    def swap_score_map(self, edit: PromptEdit, estimator: Estimator = "orthogonal") -> Heatmap:
        """The pixel map of :meth:`swap_score`."""
        return self.contrast_map(contrasts.swap_contrast(edit, estimator))

    def pid(
        self, one: Words, other: Words, given: Literal["rest", ""] = "rest", estimator: Estimator = "orthogonal"
    ) -> PartialInformation:
        """Redundancy, unique information and synergy of one of the ``pairs`` that were estimated; see ``core.pid``."""
        return decompose(self, *four_prompts(self._words(), one, other, given), estimator)

    def interactions(self, given: Literal["rest", ""] = "rest", estimator: Estimator = "orthogonal") -> Interactions:
        """Redundancy and synergy of all ``pairs`` that were estimated; see ``core.interactions``."""
        return interactions(self, given, estimator)

    def attention_map(self, word: Words) -> np.ndarray:
        """Share of each pixel's attention that a word or phrase gets (mean over its words), float32 [H, W].

        Raises KeyError if attention was not recorded; other errors as :meth:`mi`.
        """
        if self.attention is None or self.attention_prompt is None:
            raise KeyError("attention was not recorded; run estimate(..., attention_prompt=prompt)")
        return self.attention[list(Prompt(self.attention_prompt).indices(word))].mean(0)

    def table(self) -> pd.DataFrame:
        """A row for each word: index, word, mi, mi_stderr, cmi, cmi_stderr, in nats; errors as :meth:`mi`."""
        import pandas as pd

        words = [(i, word, self.mi(i), self.cmi(i)) for i, word in enumerate(self._words().words)]
        rows = [(i, word, mi.value, mi.stderr, cmi.value, cmi.stderr) for i, word, mi, cmi in words]
        return pd.DataFrame(rows, columns=["index", "word", "mi", "mi_stderr", "cmi", "cmi_stderr"])

    def plot(self, ax: Axes | None = None, **options: Any) -> Axes:
        """Draw :meth:`table` as bars; ``options`` as for :func:`~infodiff_widgets.plots.static.draw_word_bars`."""
        from infodiff_widgets.plots import static

        words, numbers = self._words().words, self.table().to_numpy()[:, 2:].T.astype(float)
        ax = ax or new_axes((0.55 * len(words) + 1.4, 2.4))
        static.draw_word_bars(ax, words, *numbers, **options)
        return ax

    def nll(self, prompt: Hashable = "", discrete: bool = False) -> Estimate:
        """−ln p(x | prompt) in nats, of a probability if x is ``discrete``; see :mod:`~.core.likelihood`."""
        check_hashable("prompt", prompt)
        check_instance("discrete", discrete, bool)
        return negative_log_probability(self, prompt) if discrete else negative_log_likelihood(self, prompt)

    def mmse(self, prompt: Hashable = "", bins: int = 16) -> Spectrum:
        """The denoising error E‖ε − ε̂(x_α | prompt)‖² over log SNR, beside that of a Gaussian (``core.gaussian``)."""
        check_hashable("prompt", prompt)
        error, known = self.contrast_spectrum({(prompt, prompt): 1.0}, bins), self.provenance.get("power_spectrum")
        return replace(error, unit="squared error", reference=known and gaussian_error(known, error.edges))

    def to_netcdf(self, path: str | os.PathLike) -> None:
        """Write the result to a netCDF file, without loss; :func:`~infodiff_widgets.from_netcdf` reads it."""
        from infodiff_widgets.core.io import to_netcdf

        to_netcdf(self, path)

    def _words(self) -> Prompt:
        if self.prompt is None:
            raise ValueError(f"no prompt to take words from; use pointwise(target, given) with two of {self.prompts}")
        return self.prompt

    def _query(self, word: Query | Words | None, given: str, estimator: Estimator, band: Band | None) -> Query:
        """The query about a word, or ``word`` itself if it is one."""
        if isinstance(word, Query):
            return word
        if not isinstance(given, str) or given not in ("rest", ""):
            raise ValueError(f"given must be 'rest' or ''; got {given!r}. For other prompts use pointwise()")
        if word is None and self.prompt is None and len(self.prompts) == 2:
            return Query(self.prompts[1], self.prompts[0], estimator, band)
        return self._words().query(word, None if given == "rest" else "", (), estimator, band)
