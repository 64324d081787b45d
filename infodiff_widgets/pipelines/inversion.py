"""Inversion: find the noise that a pipeline turns into a given image, then draw from it under other words.

There are two ways to noise and back (``pipelines.path``), both with guidance off and exact but for rounding or nearly
so. "ode", as in Kong et al. (2024), integrates the probability flow under one prompt and back under another: all that
is kept of the image is one noise. "ddpm" notes the noise of every step of the reverse chain and takes the steps again:
it costs half as many calls and keeps far more of what the words do not say, such as where things are. The pipeline
itself takes the steps and decodes the result, so one code path serves every family.

The clean end needs care. The ODE carries the density of *noised* images, and a clean image is not one of them: taken
for one, it ends in latents far too smooth to be noise, and what is drawn from them is no picture. So the image gets the
little noise that the cleanest level has (seeded; log SNR 3.5 in the bundled pipeline), and drawing ends with the
network's guess of x. What of the image the network cannot guess there, x − x̂, is *carried over* to every picture that
is drawn. It cancels in every change, and the error of a reconstruction is then that of the way alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
from PIL import Image
from torch import Tensor

from infodiff_widgets.core.estimate import Cancelled
from infodiff_widgets.core.gram import NoiseSample, draw_noise
from infodiff_widgets.core.resample import resize_preserving_sum
from infodiff_widgets.pipelines import trajectory as ways
from infodiff_widgets.pipelines.prepared import PreparedPipeline
from infodiff_widgets.pipelines.trajectory import CLEAN, Trajectory, TrajectoryScheduler, sigma

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

Sampler = Literal["ode", "ddpm"]
SAMPLERS = get_args(Sampler)


@dataclass(frozen=True, eq=False)
class Edit:
    """An image drawn anew from its own noise under another prompt.

    Pictures and maps have the size of the image as it was given; what the model did not see of it is unchanged.

    Attributes:
        prompt: what the image was inverted under.
        new_prompt: what ``after`` was drawn under.
        before: the image.
        reconstruction: drawn under ``prompt`` again.
        after: drawn under ``new_prompt``.
        latents: of the three, float32 [3, ...].
        noise: what both were drawn from, x_α at the noisiest level, float32 [...]; there, about standard normal.
        reconstruction_error: mean squared error of the reconstruction's latents, as a part of the image's variance.
        unexplained_fraction: mean square of x − x̂ at the cleanest level, as a part of the image's variance: detail that the
            network does not draw, and that no edit can change.
        change: squared difference between the latents of ``after`` and ``reconstruction``, summed over channels,
            float32 [H, W]. For the bundled pipeline that of the pixels, which are in [−1, 1].
        frame: left, top, right and bottom of the part of the image that the model saw.
        provenance: model, scheduler, dtype, device, versions, steps, seed, log-SNR range.

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> edit = idw.load().edit(scene.image, scene.caption, "the zebra left of the cat on grass", steps=2)
        >>> edit.after.size, edit.change.shape
        ((64, 64), (64, 64))
    """

    prompt: str
    new_prompt: str
    before: Image.Image
    reconstruction: Image.Image
    after: Image.Image
    latents: np.ndarray
    noise: np.ndarray
    reconstruction_error: float
    unexplained_fraction: float
    change: np.ndarray
    frame: tuple[int, int, int, int]
    provenance: dict[str, Any]

    @property
    def total(self) -> float:
        """The sum of ``change``."""
        return float(self.change.sum(dtype=float))

    @property
    def pixel_change(self) -> np.ndarray:
        """Squared difference between the pictures ``after`` and ``reconstruction``, float32 [H, W].

        Colours are in [0, 1] and summed over.
        """
        drawn, after = (np.asarray(picture, np.float32) / 255 for picture in (self.reconstruction, self.after))
        return np.square(after - drawn).sum(2)


class _Watch:
    """Counts calls of the network over several passes, tells of them, and ends a run that is cancelled."""

    def __init__(
        self, total: int, progress: Callable[[int, int], None] | None, cancel: Callable[[], bool] | None
    ) -> None:
        self.total, self._progress, self._cancel, self._begun = total, progress, cancel, 0

    def __call__(self) -> None:
        """Before every call."""
        if self._cancel and self._cancel():
            raise Cancelled(None)
        self.tell(self._begun)
        self._begun += 1

    def tell(self, done: int) -> None:
        """So many calls are done."""
        if self._progress and done:
            self._progress(done, self.total)


class Inversion(PreparedPipeline):
    """One image inverted under a prompt, ready to be drawn under others. Made by :meth:`Model.invert`.

    Attributes:
        prompt: what it was inverted under.
        sampler: "ode" or "ddpm".
        levels: log SNR at the ends of the steps, cleanest first.
        noise: x_α at the last of them, float32 [1, ...].
        unexplained: x − x̂ at the cleanest level, float32 [1, ...].

    Example:
        >>> import infodiff_widgets as idw
        >>> scene = idw.scenes.example(0)
        >>> found = idw.load().invert(scene.image, scene.caption, steps=2)
        >>> found.way, len(found.levels)
        ('ode', 3)
    """

    def __init__(
        self, model: Model, image: Any, prompt: str, steps: int = 100, seed: int = 0, min_logsnr: float | None = None,
        sampler: Sampler = "ode",
        progress: Callable[[int, int], None] | None = None, cancel: Callable[[], bool] | None = None,
    ) -> None:  # fmt: skip
        if steps < 1:
            raise ValueError(f"steps must be at least 1; got {steps}")
        schedule = model.schedule
        low = schedule.low if min_logsnr is None else min_logsnr
        if not schedule.low <= low < schedule.high:
            raise ValueError(
                f"min_logsnr must be a log SNR from {schedule.low:.2f} to below {schedule.high:.2f}; got {low}"
            )
        if sampler not in SAMPLERS:
            raise ValueError(f"sampler must be one of {', '.join(SAMPLERS)}; got {sampler!r}")
        super().__init__(model, image, [prompt])
        self.prompt, self.sampler = prompt, sampler
        wanted = np.linspace(schedule.high, low, steps + 1)
        self.levels = list(dict.fromkeys(schedule.nearest(float(level))[1] for level in wanted))
        if len(self.levels) < 2:
            raise ValueError(f"min_logsnr must be at least a step of the schedule below {schedule.high:.2f}; got {low}")
        top, bottom = self.levels[0], self.levels[-1]
        self.provenance |= {
            "sampler": sampler,
            "steps": len(self.levels) - 1,
            "seed": seed,
            "logsnr_range": [bottom, top],
        }
        seeds = np.random.default_rng(seed).integers(2**62, size=len(self.levels))
        noised = (self._noised(level, int(s)) for level, s in zip(self.levels, seeds, strict=True))
        self._maps: list[Tensor] = []
        at = ways.evaluation_levels(self.levels) if sampler == "ode" else self.levels[::-1]
        watch = _Watch(len(at), progress, cancel)
        if sampler == "ode":
            begin = next(noised)
            walked, _ = self._walk([prompt], ways.heun(begin, self.levels), at, watch)
            self._end = walked.last
            self._maps.append(self.clean - ways.posterior_mean(begin, walked.first, top, CLEAN))
        else:
            states = [self.clean, *noised][::-1]
            self._walk([prompt], ways.recorded(states, [*at, CLEAN], self._maps), at, watch)
            self._end = states[0]
        watch.tell(watch.total)
        self.unexplained = self._maps[-1]
        self.noise = ways.signal(bottom) * self._end
        self._drawn: dict[str, tuple[Tensor, Image.Image]] = {}

    def _noised(self, level: float, seed: int) -> Tensor:
        noise = draw_noise(NoiseSample(level, 1.0, seed), self.clean.shape[1:]).to(self.clean)
        return self.clean + sigma(level) * noise

    def _way_back(self, rows: int) -> tuple[Trajectory, list[float]]:
        """The path of so many rows from the noise to x, and the levels it asks at."""
        start, levels = self._end.expand(rows, *self._end.shape[1:]), self.levels[::-1]
        if self.sampler == "ode":
            path = ways.joined(ways.heun(start, levels), lambda u: ways.replayed(u, [levels[-1], CLEAN], self._maps))
            return path, [*ways.evaluation_levels(levels), levels[-1]]
        return ways.replayed(start, [*levels, CLEAN], self._maps), levels

    def calls(self, *new_prompts: str) -> int:
        """How many calls of the network drawing these prompts will take; what was drawn once is kept."""
        return len(self._parts(new_prompts)) * len(self._way_back(1)[1])

    def edits(
        self, *new_prompts: str,
        progress: Callable[[int, int], None] | None = None, cancel: Callable[[], bool] | None = None,
    ) -> list[Edit]:  # fmt: skip
        """Draw the image under other prompts, and once under its own.

        Args:
            new_prompts: what to draw it under.
            progress: called with (done, total) calls of the network.
            cancel: called before each of them; True stops the run.

        Raises:
            Cancelled: ``cancel`` returned True.
            ValueError, TypeError: a prompt is too long for the model, or no text.
        """
        watch = _Watch(self.calls(*self._model.validate_prompts(new_prompts)), progress, cancel)
        for prompts in self._parts(new_prompts):
            walked, pictures = self._walk(prompts, *self._way_back(len(prompts)), watch, "pil")
            self._drawn |= zip(prompts, zip(walked.last, map(self._placed, pictures), strict=True), strict=True)
        watch.tell(watch.total)
        return [self._edit(prompt) for prompt in new_prompts]

    def _parts(self, new_prompts: Sequence[str]) -> list[list[str]]:
        """What is still to be drawn, in the batches it is drawn in."""
        missing = [p for p in dict.fromkeys([self.prompt, *new_prompts]) if p not in self._drawn]
        rows = self._model.max_batch or max(len(missing), 1)
        return [missing[k : k + rows] for k in range(0, len(missing), rows)]

    def _walk(
        self, prompts: Sequence[str], path: Trajectory, at: Sequence[float], check: Callable[[], None],
        output_type: str = "latent",
    ) -> tuple[TrajectoryScheduler, Any]:  # fmt: skip
        model = self._model
        scheduler = TrajectoryScheduler(model.pipe.scheduler, model.schedule, self.layout, path, at, check)
        return scheduler, self._call(prompts, scheduler, output_type)[0]

    def _placed(self, picture: Image.Image) -> Image.Image:
        """A picture that the model drew, put where it belongs in the image as it was given."""
        left, top, right, bottom = self.frame
        whole = Image.fromarray(self.image)
        whole.paste(picture.resize((right - left, bottom - top), Image.Resampling.LANCZOS), (left, top))
        return whole

    def _edit(self, prompt: str) -> Edit:
        (again, reconstruction), (latents, after) = self._drawn[self.prompt], self._drawn[prompt]
        clean = self.clean[0]
        change = self._to_map((latents - again)[None])[0].square().sum(0)
        return Edit(
            prompt=self.prompt,
            new_prompt=prompt,
            before=Image.fromarray(self.image),
            reconstruction=reconstruction,
            after=after,
            latents=np.stack([each.cpu().numpy() for each in (clean, again, latents)]),
            noise=self.noise[0].cpu().numpy(),
            reconstruction_error=float((again - clean).square().mean() / clean.var()),
            unexplained_fraction=float(self.unexplained.square().mean() / clean.var()),
            change=resize_preserving_sum(change.cpu().numpy()[None], self.image.shape[:2], self.frame)[0].astype(
                np.float32
            ),
            frame=self.frame,
            provenance=self.provenance,
        )
