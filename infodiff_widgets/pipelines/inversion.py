"""Inversion: find the noise from which a pipeline generates a given image, then generate from it under other prompts.

There are two samplers (``pipelines.trajectory``), both with guidance off and exact up to rounding or nearly so. "ode",
as in Kong et al. (2024), integrates the probability flow under one prompt and back under another; the image is kept as
one noise. "ddpm" records the noise of every step of the reverse chain and replays it: it costs half as many calls and
keeps far more of what the prompt does not determine, such as positions. The pipeline itself takes the steps and decodes
the result, so the same code serves every family.

The clean end needs care. The ODE transports the density of *noised* images, and a clean image is not one of them:
started there, it ends in latents far too smooth to be noise, from which no image is generated. So the image gets the
little noise of the cleanest level (seeded; log SNR 3.5 in the bundled pipeline), and generation ends with the network's
prediction of x. The part of the image that the network cannot predict there, x − x̂, is *unexplained* and added to every
generated image. It cancels in every change, so the error of a reconstruction is that of the trajectory alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
from PIL import Image
from torch import Tensor

from infodiff_widgets.core.checks import check_callables, check_int, check_number
from infodiff_widgets.core.estimate import Cancelled
from infodiff_widgets.core.gram import NoiseSample, draw_noise
from infodiff_widgets.core.resample import resize_preserving_sum
from infodiff_widgets.pipelines import trajectory
from infodiff_widgets.pipelines.image_pipeline import ImagePipeline
from infodiff_widgets.pipelines.trajectory import CLEAN, EpsilonTrajectory, posterior_mean, sigma, signal_weight

if TYPE_CHECKING:
    from infodiff_widgets.pipelines.model import Model

Sampler = Literal["ode", "ddpm"]
SAMPLERS = get_args(Sampler)
Progress = Callable[[int, int], None]
"""Called with the numbers of calls of the network that are done, and in all."""
Cancel = Callable[[], bool]
"""Called before each of them; True ends the run."""


@dataclass(frozen=True, eq=False)
class Edit:
    """An image generated again from its own noise under another prompt.

    Pictures and maps have the size of the image as it was given; the part that the model did not see is unchanged.

    Attributes:
        before: the image, which was inverted under ``prompt``.
        reconstruction, after: generated under ``prompt`` again, and under ``new_prompt``.
        latents: of the three, float32 [3, ...].
        noise: x_α at the noisiest level, which both start from, float32 [...]; about standard normal at full noise.
        reconstruction_error: mean squared error of the reconstruction's latents, divided by the image's variance.
        unexplained_fraction: mean square of x − x̂ at the cleanest level, divided by the image's variance: detail that
            the network does not generate, and that no edit can change.
        change: squared difference between the latents of ``after`` and ``reconstruction``, summed over channels,
            float32 [H, W]. For the bundled pipeline that of the pixels, which are in [−1, 1].
        frame: left, top, right and bottom of the part of the image that the model saw.
        provenance: model, scheduler, dtype, device, versions, steps, seed, log-SNR range.

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
        """Squared difference of ``after`` and ``reconstruction``, summed over colours in [0, 1], float32 [H, W]."""
        before, after = (np.asarray(picture, np.float32) / 255 for picture in (self.reconstruction, self.after))
        return np.square(after - before).sum(2)


class Inversion(ImagePipeline):
    """One image inverted under a prompt, ready to be generated under others. Made by :meth:`Model.invert`.

    Attributes:
        prompt, sampler: what it was inverted under, and by: "ode" or "ddpm".
        levels: log SNR at the ends of the steps, cleanest first.
        noise: x_α at the last of them, float32 [1, ...].
        unexplained: x − x̂ at the cleanest level, float32 [1, ...].

    >>> import infodiff_widgets as idw
    >>> scene = idw.scenes.example(0)
    >>> inversion = idw.load().invert(scene.image, scene.caption, steps=2)
    >>> inversion.sampler, len(inversion.levels)
    ('ode', 3)
    """

    def __init__(
        self, model: Model, image: Any, prompt: str, steps: int = 100, seed: int = 0, min_logsnr: float | None = None,
        sampler: Sampler = "ode", progress: Progress | None = None, cancel: Cancel | None = None,
    ) -> None:  # fmt: skip
        steps, seed, schedule = check_int("steps", steps, 1, 1_000_000), check_int("seed", seed, 0), model.schedule
        check_callables(progress=progress, cancel=cancel)
        low = schedule.low if min_logsnr is None else check_number("min_logsnr", min_logsnr)
        if not schedule.low <= low < schedule.high:
            span = f"from {schedule.low:.2f} to below {schedule.high:.2f}"
            raise ValueError(f"min_logsnr must be a log SNR {span}; got {low}")
        check_callables(progress=progress, cancel=cancel)
        if not isinstance(sampler, str) or sampler not in SAMPLERS:
            raise ValueError(f"sampler must be one of {', '.join(SAMPLERS)}; got {sampler!r}")
        super().__init__(model, image, prompts=[prompt])
        self.prompt, self.sampler = prompt, sampler
        evenly = np.linspace(schedule.high, low, steps + 1).tolist()
        self.levels = list(dict.fromkeys(schedule.nearest(level)[1] for level in evenly))
        if len(self.levels) < 2:
            raise ValueError(f"min_logsnr must be at least a step of the schedule below {schedule.high:.2f}; got {low}")
        top, bottom = self.levels[0], self.levels[-1]
        self.provenance |= dict(sampler=sampler, steps=len(self.levels) - 1, seed=seed, logsnr_range=[bottom, top])
        seeds = np.random.default_rng(seed).integers(2**62, size=len(self.levels))
        noised = map(self._add_noise, self.levels, seeds)
        self._maps: list[Tensor] = []
        if sampler == "ode":
            states, at = [next(noised)], trajectory.evaluation_levels(self.levels)
            path = self._forward_ode(states[0])
        else:
            states, at = [self.clean, *noised][::-1], self.levels[::-1]
            path = trajectory.record_noise_maps(states, [*at, CLEAN], self._maps)
        end, _ = self._follow([prompt], path, at, _counter(len(at), progress), cancel)
        self.unexplained = self._maps[-1]
        self._end: Tensor = end if sampler == "ode" else states[0]
        self.noise = signal_weight(bottom) * self._end
        self._generated: dict[str, tuple[Tensor, Image.Image]] = {}

    def _add_noise(self, level: float, seed: int) -> Tensor:
        noise = draw_noise(NoiseSample(level, 1.0, int(seed)), self.clean.shape[1:]).to(self.clean)
        return self.clean + sigma(level) * noise

    def _forward_ode(self, u: Tensor) -> EpsilonTrajectory:
        epsilon = yield u
        self._maps.append(self.clean - posterior_mean(u, epsilon, self.levels[0], CLEAN))
        return (yield from trajectory.heun(u, self.levels, epsilon))

    def _backward_ode(self, u: Tensor, levels: Sequence[float]) -> EpsilonTrajectory:
        u = yield from trajectory.heun(u, levels)
        return (yield from trajectory.replay_noise_maps(u, [levels[-1], CLEAN], self._maps))

    def _backward(self, rows: int) -> tuple[EpsilonTrajectory, list[float]]:
        """The trajectory of so many rows from the noise to x, and its levels."""
        start, levels = self._end.expand(rows, *self._end.shape[1:]), self.levels[::-1]
        if self.sampler == "ode":
            return self._backward_ode(start, levels), [*trajectory.evaluation_levels(levels), levels[-1]]
        return trajectory.replay_noise_maps(start, [*levels, CLEAN], self._maps), levels

    def calls(self, *new_prompts: str) -> int:
        """Number of calls of the network that :meth:`edits` needs; prompts generated before need none."""
        return len(self._batches(new_prompts)) * len(self._backward(1)[1])

    def edits(self, *new_prompts: str, progress: Progress | None = None, cancel: Cancel | None = None) -> list[Edit]:
        """Generate the image under other prompts, and once under its own.

        Raises Cancelled: if ``cancel`` returned True. Raises ValueError, TypeError: if a prompt is too long for the
        model, or no text.
        """
        self.check_read(new_prompts)
        report = _counter(self.calls(*new_prompts), progress)
        for prompts in self._batches(new_prompts):
            latents, pictures = self._follow(prompts, *self._backward(len(prompts)), report, cancel, "pil")
            self._generated |= zip(prompts, zip(latents, map(self._paste, pictures), strict=True), strict=True)
        return [self._edit(prompt) for prompt in new_prompts]

    def _batches(self, new_prompts: Sequence[str]) -> list[list[str]]:
        """The prompts that are still to be generated, by batch."""
        missing = [p for p in dict.fromkeys([self.prompt, *new_prompts]) if p not in self._generated]
        rows = self.model.max_batch or max(len(missing), 1)
        return [missing[k : k + rows] for k in range(0, len(missing), rows)]

    def _follow(
        self, prompts: Sequence[str], path: EpsilonTrajectory, levels: Sequence[float], report: Callable[[], None],
        cancel: Cancel | None, output_type: str = "latent",
    ) -> tuple[Tensor, Any]:  # fmt: skip
        def check() -> None:
            if cancel and cancel():
                raise Cancelled(None)

        in_network = trajectory.convert_outputs(path, levels, self.model.schedule.prediction, report)
        return self.follow(prompts, lambda _: in_network, levels, check, output_type)

    def _paste(self, picture: Image.Image) -> Image.Image:
        """A generated picture, pasted where it belongs in the image as it was given."""
        left, top, right, bottom = self.frame
        whole = Image.fromarray(self.image)
        whole.paste(picture.resize((right - left, bottom - top), Image.Resampling.LANCZOS), (left, top))
        return whole

    def _edit(self, prompt: str) -> Edit:
        (again, reconstruction), (latents, after) = self._generated[self.prompt], self._generated[prompt]
        clean = self.clean[0]
        change = self.to_map((latents - again)[None])[0].square().sum(0).cpu().numpy()
        return Edit(
            self.prompt, prompt, before=Image.fromarray(self.image), reconstruction=reconstruction, after=after,
            latents=np.stack([each.cpu().numpy() for each in (clean, again, latents)]),
            noise=self.noise[0].cpu().numpy(),
            reconstruction_error=float((again - clean).square().mean() / clean.var()),
            unexplained_fraction=float(self.unexplained.square().mean() / clean.var()),
            change=resize_preserving_sum(change[None], self.image.shape[:2], self.frame)[0].astype(np.float32),
            frame=self.frame, provenance=self.provenance,
        )  # fmt: skip


def _counter(total: int, progress: Progress | None) -> Callable[[], None]:
    """A function that reports one more call of the network each time it is called."""
    done = itertools.count(1)
    return lambda: progress(next(done), total) if progress else None
