"""`Model`: a diffusers pipeline as something the estimator can ask."""

from __future__ import annotations

import inspect
import re
import warnings
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from infodiff_widgets.core.logsnr import LogSNRDistribution
from infodiff_widgets.pipelines.locking import lock_modules
from infodiff_widgets.pipelines.logs import suppress_logging
from infodiff_widgets.pipelines.prepared import PreparedPipeline
from infodiff_widgets.pipelines.schedule import Schedule

with suppress_logging():  # what torchvision could do for image processors that are not used here
    import diffusers
    from diffusers import AutoPipelineForImage2Image, DiffusionPipeline

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.inversion import Edit, Inversion, Sampler

PAPER_LOGSNR = LogSNRDistribution.clipped(1, 2, 3)
"""Where Kong et al. draw noise levels for Stable Diffusion."""

DISTILLED_NAMES = re.compile(r"turbo|schnell|lightning|lcm|hyper-?sd|distill|flash|tcd", re.IGNORECASE)
"""Names of models trained to jump rather than to denoise."""


class Model:
    """A text-to-image pipeline, ready to be asked. Made by ``load`` or ``wrap`` (``pipelines.loading``).

    Attributes:
        pipe: the pipeline itself, as it was given; estimates leave it as it was.
        name: where it came from.
        schedule: the noise levels it was trained at.
        logsnr_distribution: where along log SNR estimates draw by default.
        size: width and height in pixels of the pictures it was trained on. Others are scaled and cropped to that
            area (see ``pipelines.picture``).
        max_batch: how many prompts go through the network at once; None for all. Halved when memory runs out.

    Example:
        >>> import infodiff_widgets as idw
        >>> model = idw.load()
        >>> model.name, model.size
        ('bundled scenes', (64, 64))
    """

    def __init__(
        self,
        pipe: DiffusionPipeline,
        name: str,
        logsnr_distribution: LogSNRDistribution = PAPER_LOGSNR,
        size: tuple[int, int] | None = None,
        max_batch: int | None = None,
    ) -> None:
        if not isinstance(pipe, DiffusionPipeline):
            raise TypeError(
                f"expected a diffusers pipeline; got {type(pipe).__name__}. Load one with idw.load('a folder or Hub "
                "id'), or pass a denoiser straight to idw.estimate"
            )
        if max_batch is not None and (not isinstance(max_batch, int) or max_batch < 1):
            raise ValueError(f"max_batch must be a whole number, at least 1; got {max_batch!r}")
        if size is not None and (not isinstance(size, (tuple, list)) or len(size) != 2):
            raise ValueError(f"size is (width, height) in pixels; got {size!r}")
        if "prompt" not in inspect.signature(type(pipe).__call__).parameters:
            raise ValueError(f"{type(pipe).__name__} takes no prompt, so there is nothing to ask it about words")
        if getattr(pipe, "scheduler", None) is None:
            raise ValueError(f"{type(pipe).__name__} has no scheduler of its own: wrap the part that denoises")
        self.pipe, self.name, self.max_batch = pipe, name, max_batch
        self.schedule = Schedule(pipe.scheduler)
        self.logsnr_distribution = logsnr_distribution.truncate(self.schedule.low, self.schedule.high)
        self.size = tuple(size) if size else (_side(pipe),) * 2
        self._warn_of_distilled()

    def __repr__(self) -> str:
        return f"<Model {self.name}: {type(self.pipe).__name__}, {self.pipe.dtype}, {self.pipe.device}>"

    @property
    def denoiser(self) -> torch.nn.Module:
        """The network that is asked."""
        return getattr(self.pipe, "transformer", None) or self.pipe.unet

    @property
    def autoencoder(self) -> Any:
        """What turns pixels into latents; None for a pipeline that works on pixels."""
        parts = self.pipe.components.values()
        return next((part for part in parts if hasattr(part, "encode") and hasattr(part, "decode")
                     and isinstance(part, torch.nn.Module)), None)  # fmt: skip

    @property
    def size_multiple(self) -> int:
        """What the sides of a picture must be a multiple of, in pixels."""
        config = self.denoiser.config
        levels = config.get("block_out_channels")
        patch = config.get("patch_size")
        inner = 2 ** (len(levels) - 1) if levels else max(2, patch if isinstance(patch, int) else 2)
        return _scale(self.pipe) * inner

    def img2img_pipeline(self) -> tuple[DiffusionPipeline, bool]:
        """A pipeline that shares every component of ``pipe``, and whether it noises an image by itself.

        That is the image-to-image form if diffusers has one, else another text-to-image pipeline.
        """
        pipe, name = self.pipe, type(self.pipe).__name__
        with suppress_logging():
            try:
                return AutoPipelineForImage2Image.from_pipe(pipe), True
            except ValueError:  # diffusers' table does not know all forms: look for one by name
                base = re.sub(r"(Img2Img)?Pipeline$", "", name)
                form = getattr(diffusers, f"{base}Img2ImgPipeline", None)
                kind = form or type(pipe)
                needs = inspect.signature(kind.__init__).parameters
                parts = {**dict(pipe.config), **pipe.components}
                return kind(**{key: value for key, value in parts.items() if key in needs}), form is not None

    def prepare(self, image: Any, prompts: Sequence[str], attention: str | None = None) -> PreparedPipeline:
        """Check an image and prompts and make them ready for the estimator.

        Args:
            image: RGB picture or uint8 array [H, W, 3].
            prompts: K distinct texts.
            attention: the one of them whose attention maps are recorded along the way.

        Raises:
            TypeError: the image is no PIL image or uint8 array, or a prompt no text.
            ValueError: the image has another mode than RGB or is too narrow, a prompt is too long for the model, or
                the pipeline does not noise images or shows no attention.
        """
        return PreparedPipeline(self, image, prompts, attention)

    def supports_attention(self, prompt: str) -> bool:
        """Whether attention maps of a prompt's words can be had from this pipeline."""
        from infodiff_widgets.pipelines.attention import AttentionRecorder, word_tokens

        try:
            AttentionRecorder(self.pipe, [0])
            word_tokens(self.tokenizers[0], prompt)
        except (ValueError, IndexError):  # no supported layers, no tokenizer, or one that does not keep words
            return False
        return True

    @property
    def tokenizers(self) -> list[Any]:
        """Those of the pipeline, in its order; some pipelines lack the first."""
        found = (getattr(self.pipe, name, None) for name in ("tokenizer", "tokenizer_2", "tokenizer_3"))
        return [tokenizer for tokenizer in found if tokenizer is not None]

    def exclusive(self, check: Callable[[], None] = lambda: None) -> AbstractContextManager[None]:
        """Context in which only this thread uses the pipeline's modules, whichever ``Model`` holds them; re-entrant.

        Args:
            check: called repeatedly while another thread uses them; may raise to stop waiting.
        """
        modules = [part for part in self.pipe.components.values() if isinstance(part, torch.nn.Module)]
        return lock_modules([self.denoiser, *modules], check)

    def invert(
        self, image: Any, prompt: str, steps: int = 100, seed: int = 0, min_logsnr: float | None = None,
        sampler: Sampler = "ode",
        progress: Callable[[int, int], None] | None = None, cancel: Callable[[], bool] | None = None,
    ) -> Inversion:  # fmt: skip
        """Find the noise that this model turns into an image under a prompt, guidance off.

        Args:
            image: RGB picture or uint8 array [H, W, 3].
            prompt: a caption of it.
            steps: evenly spaced in log SNR; fewer where a schedule has no level in between.
            seed: of the noise that the image is given: little to begin with, or, for "ddpm", at every level.
            min_logsnr: log SNR to turn round at; the noisiest of the schedule by default. With less noise, more of the
                layout stays and less can change.
            sampler: "ode", the probability flow by Heun's method, two calls of the network a step, keeps one noise;
                "ddpm", one call a step, that of every step, and so more of what the words do not say (see
                ``pipelines.inversion``).
            progress: called with (done, total) calls of the network.
            cancel: called before each of them; True stops the run.

        Returns:
            the inversion; its ``edits(*new_prompts)`` draws the image under other prompts.

        Raises:
            Cancelled: ``cancel`` returned True.
            TypeError, ValueError: as :meth:`prepare`, or ``steps`` is less than 1.
        """
        from infodiff_widgets.pipelines.inversion import Inversion

        return Inversion(self, image, prompt, steps, seed, min_logsnr, sampler, progress, cancel)

    def edit(
        self, image: Any, prompt: str, new_prompt: str, steps: int = 100, seed: int = 0, min_logsnr: float | None = None,
        sampler: Sampler = "ode",
        progress: Callable[[int, int], None] | None = None, cancel: Callable[[], bool] | None = None,
    ) -> Edit:  # fmt: skip
        """Draw an image anew under another prompt: :meth:`invert`, then the way back under both prompts.

        Args and errors as there; of several edits of one image, ``invert`` does the common part once.

        Example:
            >>> import infodiff_widgets as idw
            >>> scene = idw.scenes.example(0)
            >>> edit = idw.load().edit(scene.image, scene.caption, "the dog left of the car on grass", steps=8)
            >>> edit.change.shape
            (64, 64)
        """
        passes = 2 if self.max_batch == 1 and new_prompt != prompt else 1
        there = 0

        def on_the_way_there(done: int, total: int) -> None:
            nonlocal there
            there = total
            progress(done, total + passes * (total + (sampler == "ode")))

        def on_the_way_back(done: int, total: int) -> None:
            progress(there + done, there + total)

        inverted = self.invert(image, prompt, steps, seed, min_logsnr, sampler, progress and on_the_way_there, cancel)
        return inverted.edits(new_prompt, progress=progress and on_the_way_back, cancel=cancel)[0]

    def validate_prompts(self, prompts: Sequence[str]) -> list[str]:
        """The prompts, if each is a text that the model reads to its end."""
        tokenizer = next(iter(self.tokenizers), None)
        longest = getattr(tokenizer, "model_max_length", None)
        for prompt in prompts:
            if not isinstance(prompt, str):
                raise TypeError(f"a pipeline's prompts are texts; got {prompt!r}")
            if longest is None:
                continue
            tokens = len(tokenizer(prompt, truncation=False, verbose=False).input_ids)
            if tokens > longest:
                raise ValueError(
                    f"the prompt has {tokens} tokens and this model reads {longest}: what comes after would be "
                    f"lost. Shorten it: {prompt!r}"
                )
        return list(prompts)

    def _warn_of_distilled(self) -> None:
        config = getattr(self.denoiser, "config", {})
        few_steps = DISTILLED_NAMES.search(Path(self.name).name) or config.get("time_cond_proj_dim") is not None
        if config.get("guidance_embeds") or few_steps:
            warnings.warn(
                f"{self.name} was distilled {'to few steps' if few_steps else 'from guided predictions'}: its answers "
                "to the empty prompt are no true marginal, so its nats compare words but are not calibrated",
                stacklevel=4,
            )


def _scale(pipe: DiffusionPipeline) -> int:
    """Pixels per latent, along a side."""
    if hasattr(pipe, "vae_scale_factor"):
        return int(pipe.vae_scale_factor)
    return 8 if hasattr(pipe, "movq") else 1


def _side(pipe: DiffusionPipeline) -> int:
    """Side in pixels of the pictures the pipeline was trained on; 1024 where it does not say."""
    network = getattr(pipe, "transformer", None) or pipe.unet
    cells = network.config.get("sample_size") or getattr(pipe, "default_sample_size", None)
    return cells * _scale(pipe) if isinstance(cells, int) else 1024
