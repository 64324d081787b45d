"""`Model`: a diffusers pipeline that the estimator can evaluate."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import torch
from PIL import Image
from torch.utils._pytree import tree_map

from infodiff_widgets.core.checks import check_callables, check_instance, check_int
from infodiff_widgets.core.defaults import default_device_cpu
from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.pipelines.distillation import describe_distillation
from infodiff_widgets.pipelines.forms import Form, check_signature, find_form
from infodiff_widgets.pipelines.isolation import undisturbed
from infodiff_widgets.pipelines.locking import lock_modules
from infodiff_widgets.pipelines.logs import suppress_logging
from infodiff_widgets.pipelines.prepared import PreparedPipeline
from infodiff_widgets.pipelines.reading import cut_tokens
from infodiff_widgets.pipelines.schedule import Schedule

with suppress_logging():  # advice on torchvision for image processors that are not used here
    from diffusers.pipelines.pipeline_utils import DiffusionPipeline

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.inversion import Cancel, Edit, Inversion, Progress, Sampler

T = TypeVar("T")

FIRST_LOGSNR = LogSNRDistribution(0, 3, -15, 15)
"""Where adaptive estimates of a pipeline begin whose own distribution of log SNR is not known."""


class _BusyError(Exception):
    """Another run holds the pipeline, so its form is found when it is first prepared."""


def _copy(value: Any) -> Any:
    """A copy of an image, array or tensor, which its owner may change in place later; other values as they are."""
    if isinstance(value, torch.Tensor):
        return value.clone()
    return value.copy() if isinstance(value, (Image.Image, np.ndarray)) else value


def _raise_busy() -> None:
    raise _BusyError


class Model:
    """A text-to-image pipeline, ready for estimates. Made by ``load`` or ``wrap`` (``pipelines.loading``).

    Attributes:
        pipe: the pipeline as it was given; estimates do not change it.
        name: where it came from.
        schedule: the noise levels it was trained at.
        logsnr_distribution: default distribution of log SNR; by default all levels that the network was trained at.
        adaptive: whether estimates adapt it to where the information is by default: if it was not given.
        size: width and height in pixels of the pictures it was trained on. Others are resized and cropped to that
            area (see ``pipelines.image``).
        call: further arguments of every call of the pipeline; images and tensors are copied.
        max_batch: largest number of prompts per call of the network; None for no limit. Halved after an out-of-memory
            error.
        source: arguments of ``load`` that give this model, such as on a worker of a cluster; None if it was wrapped.
        learned: how the pipeline calls its network, by size of the picture (``PreparedPipeline``).

    >>> import infodiff_widgets as idw
    >>> model = idw.load()
    >>> model.name, model.size
    ('learned (bundled)', (64, 64))
    """

    def __init__(
        self, pipe: Any, name: str, logsnr_distribution: LogSNRDistribution | None = None,
        size: tuple[int, int] | None = None, max_batch: int | None = None,
        call: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        kind = type(pipe).__name__
        if not isinstance(pipe, DiffusionPipeline):
            advice = "Load one with idw.load('a folder or Hub id'), or pass a denoiser straight to idw.estimate"
            raise TypeError(f"expected a diffusers pipeline; got {kind}. {advice}")
        max_batch = None if max_batch is None else check_int("max_batch", max_batch, 1)
        if size is not None and (not isinstance(size, (tuple, list)) or len(size) != 2):
            raise ValueError(f"size is (width, height) in pixels; got {size!r}")
        size = None if size is None else (check_int("a width", size[0], 1), check_int("a height", size[1], 1))
        if call is not None:
            check_instance("call", call, dict)
        self.pipe, self.name, self.max_batch, self.call = pipe, name, max_batch, tree_map(_copy, dict(call or {}))
        check_signature(type(pipe), [key for key, part in pipe.components.items() if part is not None])
        unknown = ", ".join(set(self.call) - set(inspect.signature(type(pipe).__call__).parameters))
        if unknown:
            raise ValueError(f"call= holds arguments of {kind}.__call__; it has no {unknown}")
        self.schedule = Schedule(pipe.scheduler)
        self.adaptive = logsnr_distribution is None
        levels = logsnr_distribution or FIRST_LOGSNR
        self.logsnr_distribution = levels.truncate(self.schedule.low, self.schedule.high)
        self.size: tuple[int, int] = (size[0], size[1]) if size else self._training_size()
        self.source: dict[str, Any] | None = None
        self.typical_nll: dict[str, float] | None = None
        self.learned: dict[Any, Any] = {}
        with suppress(_BusyError), self.exclusive(_raise_busy):
            self.form  # noqa: B018 - the first call shows whether the pipeline can be evaluated at all
        distillation = describe_distillation(self)
        if distillation:
            effect = "is no true marginal, so its nats compare words but are not calibrated"
            message = f"{name} was distilled {distillation}: its prediction for the empty prompt {effect}"
            warnings.warn(message, stacklevel=3)

    def __repr__(self) -> str:
        return f"<Model {self.name}: {type(self.pipe).__name__}, {self.pipe.dtype}, {self.pipe.device}>"

    @cached_property
    def form(self) -> Form:
        """How the pipeline is called."""
        return find_form(self)

    @property
    def denoiser(self) -> Any:
        """The network that predicts the noise, a ``torch.nn.Module``."""
        transformer = getattr(self.pipe, "transformer", None)
        return self.pipe.unet if transformer is None else transformer  # the truth value of a compiled module is its len

    @property
    def autoencoder(self) -> Any:
        """The component that encodes pixels as latents; None for a pipeline that works on pixels."""
        return next((part for part in self._modules if hasattr(part, "encode") and hasattr(part, "decode")), None)

    @property
    def tokenizers(self) -> list[Any]:
        """Tokenizers of the pipeline, in its order; some pipelines lack the first."""
        every = (getattr(self.pipe, name, None) for name in ("tokenizer", "tokenizer_2", "tokenizer_3", "tokenizer_4"))
        return [one for one in every if one is not None]

    @property
    def size_multiple(self) -> int:
        """Number of pixels that the sides of a picture must be a multiple of."""
        config = self.denoiser.config
        levels, patch = config.get("block_out_channels"), config.get("patch_size")
        return self._scale() * (2 ** (len(levels) - 1) if levels else max(2, patch if isinstance(patch, int) else 2))

    @contextmanager
    def exclusive(self, check: Callable[[], None] = lambda: None, warn: bool = True) -> Iterator[None]:
        """Context in which only this thread uses the pipeline's modules; then they are as they were.

        See :func:`.locking.lock_modules`, :func:`.isolation.undisturbed` and :func:`.default_device_cpu`.
        """
        with (
            lock_modules([self.denoiser, *self._modules], check, warn), undisturbed(self._modules, self.autoencoder),
            default_device_cpu(),
        ):  # fmt: skip
            yield

    def retry_smaller(self, prompts: int, call: Callable[[int], T]) -> T:
        """Return ``call(rows)`` for as many of the prompts as fit into memory at a time, at most ``max_batch``.

        After an out-of-memory error, ``max_batch`` is halved with a warning.
        Raises torch.OutOfMemoryError: if there is no memory for one prompt; it says what the pipeline's weights take.
        """
        while True:
            rows = min(self.max_batch or prompts, prompts)
            try:
                return call(rows)
            except torch.OutOfMemoryError as error:
                failed = f"out of memory with {rows} prompt{'s' * (rows > 1)} at a time"
                if rows == 1:
                    weights = sum(weight.nbytes for part in self._modules for weight in part.parameters()) / 2**30
                    advice = "Use a smaller size= or dtype, or offload it with pipe.enable_model_cpu_offload()"
                    needs = f"the weights of the pipeline take {weights:.1f} GiB"
                    raise torch.OutOfMemoryError(f"{failed}, and {needs}. {advice}") from error
                self.max_batch = rows // 2
                warnings.warn(f"{failed}; going on with {rows // 2} (model.max_batch)", stacklevel=3)
            if torch.cuda.is_available():  # only after the except block is the memory of the failed call free
                torch.cuda.empty_cache()

    def prepare(self, image: Any, prompts: Sequence[str], attention_prompt: str | None = None) -> PreparedPipeline:
        """Check an image and prompts and make them ready for the estimator.

        Args:
            image: RGB picture or uint8 array [H, W, 3].
            prompts: K distinct texts.
            attention_prompt: the one of them whose attention maps are recorded along the way.

        Raises:
            TypeError: if the image is no PIL image or uint8 array, or a prompt no text.
            ValueError: if the image has another mode than RGB or is too narrow, a prompt is too long for the model or
                given twice, or the pipeline does not add noise to images or has no attention maps.
        """
        return PreparedPipeline(self, image, prompts, attention_prompt)

    def validate_prompts(self, prompts: Sequence[str]) -> list[str]:
        """Return the prompts if the model's tokenizers read each to its end.

        Raises TypeError: if a prompt is no text. Raises ValueError: if a prompt has more tokens than they read.
        """
        if isinstance(prompts, str) or not isinstance(prompts, Iterable):
            raise TypeError(f"prompts must be a list of texts, such as ['', 'a dog']; got {prompts!r}")
        for prompt in prompts:
            if not isinstance(prompt, str):
                raise TypeError(f"a pipeline's prompts are texts; got {prompt!r}")
            cut_tokens(self.pipe, self.tokenizers, prompt)
        return list(prompts)

    def supports_attention(self, prompt: str) -> bool:
        """Whether this pipeline has attention maps of the prompt's words."""
        from infodiff_widgets.pipelines.attention import AttentionRecorder, word_tokens

        try:
            AttentionRecorder(self.pipe, [0])
            word_tokens(self.tokenizers[0], prompt, self.pipe)
        except (ValueError, IndexError):  # no supported layers, no tokenizer, or one that does not keep words
            return False
        return True

    def invert(
        self, image: Any, prompt: str, steps: int = 100, seed: int = 0, min_logsnr: float | None = None,
        sampler: Sampler = "ode", progress: Progress | None = None, cancel: Cancel | None = None,
    ) -> Inversion:  # fmt: skip
        """Find the noise from which this model generates an image under a prompt, without guidance.

        Args:
            image: RGB picture or uint8 array [H, W, 3].
            prompt: a caption of it.
            steps: evenly spaced in log SNR; fewer where a schedule has no level in between.
            seed: of the noise that is added to the image: little at the start, or, for "ddpm", at every level.
            min_logsnr: log SNR at which to turn round; the noisiest of the schedule by default. At a higher one, more
                of the layout stays and less can change.
            sampler: "ode", the probability flow by Heun's method, two calls of the network per step, keeps one noise;
                "ddpm", one call per step, keeps the noise of every step, and so more of what the prompt does not
                determine (see ``pipelines.inversion``).
            progress: called with (done, total) calls of the network.
            cancel: called before each of them; True stops the run.

        Returns:
            The inversion; its ``edits(*new_prompts)`` generates the image under other prompts.

        Raises:
            Cancelled: if ``cancel`` returned True.
            TypeError, ValueError: as :meth:`prepare`, or if ``steps``, ``min_logsnr`` or ``sampler`` is out of range.
        """
        from infodiff_widgets.pipelines.inversion import Inversion

        return Inversion(self, image, prompt, steps, seed, min_logsnr, sampler, progress, cancel)

    def edit(
        self, image: Any, prompt: str, new_prompt: str, steps: int = 100, seed: int = 0,
        min_logsnr: float | None = None, sampler: Sampler = "ode", progress: Progress | None = None,
        cancel: Cancel | None = None,
    ) -> Edit:  # fmt: skip
        """Generate an image again under another prompt: :meth:`invert`, then back under both prompts.

        Arguments and errors are those of :meth:`invert`, which saves time if one image is edited several times.

        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> idw.load().edit(scene.image, scene.caption, "the dog left of the car on grass", steps=2).change.shape
        (64, 64)
        """
        check_callables(progress=progress)
        passes = 2 if self.max_batch == 1 and new_prompt != prompt else 1
        forward = 0  # calls of the network in the inversion

        def report(done: int, total: int) -> None:
            nonlocal forward
            forward = total
            if progress:
                progress(done, total + passes * (total + (sampler == "ode")))

        inversion = self.invert(image, prompt, steps, seed, min_logsnr, sampler, report, cancel)
        back = progress and (lambda done, total: progress(forward + done, forward + total))
        return inversion.edits(new_prompt, progress=back, cancel=cancel)[0]

    @property
    def _modules(self) -> list[torch.nn.Module]:
        return [part for part in self.pipe.components.values() if isinstance(part, torch.nn.Module)]

    def _scale(self) -> int:
        """Pixels per latent, along a side."""
        return int(getattr(self.pipe, "vae_scale_factor", 8 if hasattr(self.pipe, "movq") else 1))

    def _training_size(self) -> tuple[int, int]:
        """Width and height in pixels of the pictures the pipeline was trained on; 1024 where it does not say."""
        cells = self.denoiser.config.get("sample_size") or getattr(self.pipe, "default_sample_size", None)
        height, width = cells if isinstance(cells, (list, tuple)) and len(cells) == 2 else (cells, cells)
        if not (isinstance(height, int) and isinstance(width, int)):
            return 1024, 1024
        return width * self._scale(), height * self._scale()
