"""Denoiser of a vector given another one, and its training.

Both denoisers, with and without y, are those of Gaussian vectors in closed form, plus a correction by one network:

    ε̂ = ε̂_Gauss + √(σ(α)σ(α_c − α))·f(x_α, ε̂_Gauss, y, α)

so that Gaussian dependence needs no training. Levels of log SNR are drawn where the two denoisers differ, as in MMG (Yu
et al., 2025). Training goes in cycles, each twice as long as the one before and with a learning rate that falls to
zero. What a cycle changes tells how much training is still missing.
"""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
import torch
from torch import Tensor

from infodiff_widgets.files import write_file

LOW, HIGH, BINS = -8.0, 10.0, 36
"""Range of log SNR, and the bins in which the gap between both denoisers is followed."""
BATCH, WIDTH, RATE, DECAY = 512, 128, 6e-3, 0.99
"""Pairs in a step, width of the network, largest learning rate, and decay of the moving average of weights."""
MARGIN = 7.0
"""Log SNR by which the correction reaches beyond where Gaussian vectors are certain: to see sharp edges."""
CYCLE, SAVED = 500, 500
"""Steps of the first cycle, and steps between two checkpoints."""
LEVELS, CHUNK = 16, 8192
"""Levels of log SNR at which every pair is evaluated, and pairs at once."""


class VectorDenoiser(torch.nn.Module):
    """ε̂ of x given y, or without it: that of Gaussian vectors with the same covariance, and a learned correction."""

    gain: Tensor
    rest_variances: Tensor

    def __init__(self, x: Tensor, y: Tensor) -> None:
        super().__init__()
        dx, dy = x.shape[1], y.shape[1]
        covariance = torch.cov(torch.cat([x, y], 1).double().T, correction=0).reshape(dx + dy, dx + dy)
        xx, xy, yy = covariance[:dx, :dx], covariance[:dx, dx:], covariance[dx:, dx:]
        gain = torch.linalg.lstsq(yy + 1e-6 * torch.eye(dy), xy.T).solution.T
        # In the eigenbasis of a covariance S, (a²S + b²I)⁻¹ is cheap at every noise level.
        for name, matrix in {"prior": xx, "rest": xx - gain @ xy.T}.items():
            variances, axes = torch.linalg.eigh((matrix + matrix.T) / 2)
            self.register_buffer(f"{name}_variances", variances.clamp_min(1e-4).float())
            self.register_buffer(f"{name}_axes", axes.float())
        self.register_buffer("gain", gain.float())
        self.cutoff = min(MARGIN - math.log(float(self.rest_variances.min())), HIGH)
        sizes = 2 * dx + dy + 12, WIDTH, WIDTH, WIDTH
        hidden, last = [torch.nn.Linear(i, o) for i, o in itertools.pairwise(sizes)], torch.nn.Linear(WIDTH, dx)
        for layer in hidden:  # torch's default shrinks what depends on x and y together, layer by layer
            torch.nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
        torch.nn.init.zeros_(last.weight)
        torch.nn.init.zeros_(last.bias)
        self.network = torch.nn.Sequential(*(m for layer in hidden for m in (layer, torch.nn.SiLU())), last)

    def forward(self, z: Tensor, logsnr: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        """ε̂(z) and ε̂(z | y) [B, D] at log SNR [B]."""
        alpha = logsnr[:, None]
        signal, noise = alpha.sigmoid(), (-alpha).sigmoid()
        without = noise.sqrt() * self._whiten(z, signal, noise, "prior")
        given = noise.sqrt() * self._whiten(z - signal.sqrt() * (y @ self.gain.T), signal, noise, "rest")
        scale = (signal * (self.cutoff - alpha).sigmoid()).sqrt()
        waves = [wave(alpha * 2.0**k / 8) for k in range(4) for wave in (torch.sin, torch.cos)]
        # Squared lengths, because many vectors share their scale, or turn with it.
        level = torch.cat([alpha / 8, *waves, z.square().mean(1, keepdim=True)], 1)
        known, length = torch.ones_like(alpha), y.square().mean(1, keepdim=True)
        inputs = torch.cat([z, given, y, length, known, level], 1)
        if z.shape[1] == 1:  # without y, a normal score is Gaussian
            return without, given + scale * self.network(inputs)
        # Both in one batch; the inputs of y are zero without it.
        prior = torch.cat([z, without, torch.zeros_like(y), 0 * length, 0 * known, level], 1)
        first, second = self.network(torch.cat([prior, inputs])).chunk(2)
        return without + scale * first, given + scale * second

    def _whiten(self, z: Tensor, signal: Tensor, noise: Tensor, name: str) -> Tensor:
        """(a²S + b²I)⁻¹z for a covariance S."""
        variances, axes = getattr(self, f"{name}_variances"), getattr(self, f"{name}_axes")
        return (z @ axes / (signal * variances + noise)) @ axes.T


class Training:
    """Training of a denoiser on pairs x [N, D] and y [N, E], with levels of log SNR that follow the gap.

    Attributes:
        average: the denoiser with the moving average of the weights.
        history: mean orthogonal and standard information of the held-out pairs, before training and after each cycle.
    """

    FACTS = ("gap", "done", "history", "sampling")

    def __init__(
        self, x: Tensor, y: Tensor, held_out: Tensor, steps: int, seed: int, path: Path | None = None,
        target: float | None = None,
    ) -> None:  # fmt: skip
        self.x, self.y, self.held_out, self.steps, self.path, self.target = x, y, held_out, steps, path, target
        self.settings = {
            "steps": steps, "seed": seed, "target": target, "data": [len(x), float(x[0].sum()), float(y[0].sum())]
        }  # fmt: skip
        self.generator, self.rows = torch.Generator().manual_seed(seed), (~held_out).nonzero()[:, 0]
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            self.denoiser = VectorDenoiser(x[self.rows], y[self.rows])
        self.average = torch.optim.swa_utils.AveragedModel(
            self.denoiser, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(DECAY)
        )
        self.optimizer = torch.optim.AdamW(self.denoiser.parameters(), RATE, weight_decay=1e-3)
        self.gap, self.done = torch.ones(BINS), 0
        self.history: list[tuple[float, float]] = []
        self.sampling = [math.nan, math.nan]

    def run(self, progress: Callable[[int, int], None]) -> None:
        """Train for all steps, those that the checkpoint lacks, or until the stated error is the target.

        Raises ValueError if the checkpoint is of other data.
        """
        if self.path is not None and self.path.exists():
            self._load(self.path)
        progress(self.done, self.steps)
        ends = [0]
        while ends[-1] < self.steps:
            ends.append(min(ends[-1] + CYCLE * 2 ** (len(ends) - 1), self.steps))
        if not self.history:
            self._follow_up()
        for start, end in itertools.pairwise(ends[len(self.history) - 1 :]):
            if len(self.history) > 2 and self.target is not None and max(self.errors()) <= self.target:
                break
            while self.done < end:
                self._step((self.done - start) / (end - start))
                progress(self.done, self.steps)
                if self.path is not None and self.done % SAVED == 0 and self.done < end:
                    self._save(self.path)
            self._follow_up()

    def _follow_up(self) -> None:
        """Evaluate the held-out pairs at the end of a cycle."""
        orthogonal, standard, _ = self.evaluate(self.x[self.held_out], self.y[self.held_out])
        self.history.append((float(orthogonal.mean()), float(standard.mean())))
        self.sampling = [float(values.std(ddof=1)) / math.sqrt(len(values)) for values in (orthogonal, standard)]
        if self.path is not None and self.done:
            self._save(self.path)

    def errors(self) -> tuple[float, float]:
        """Standard errors of the mean orthogonal and standard information of the held-out pairs.

        Each holds the spread over pairs, what the last cycle changed, and how far the two estimators are apart.
        """
        last, before = self.history[-1], self.history[-2:][0]
        pairs = zip(self.sampling, last, before, strict=True)
        one, other = (math.hypot(spread, now - then, last[0] - last[1]) for spread, now, then in pairs)
        return one, other

    def _step(self, share: float) -> None:
        """One step, after a ``share`` of the cycle."""
        rows = self.rows[torch.randint(len(self.rows), (min(BATCH, len(self.rows)),), generator=self.generator)]
        for group in self.optimizer.param_groups:
            group["lr"] = RATE * min(20 * share + 1e-3, 0.5 + 0.5 * math.cos(math.pi * share))
        squares, logsnr, _ = self._errors(self.denoiser, self.x[rows], self.y[rows], slice(None))
        # Not weighted: every level has the same optimum, and rare ones would add more noise than they tell.
        (squares[0] + squares[1]).mean().div(self.x.shape[1]).backward()
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.average.update_parameters(self.denoiser)
        self._follow(squares[2].detach() / 2, logsnr)
        self.done += 1

    @torch.no_grad()
    def evaluate(self, x: Tensor, y: Tensor) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Orthogonal and standard information of pairs [N], and their mean gap [BINS].

        Every pair is evaluated at a level in each of LEVELS parts of equal probability, with the same noise every time.
        """
        denoiser, state = cast(VectorDenoiser, self.average.module), self.generator.get_state()
        self.generator.manual_seed(self.settings["seed"])
        totals, gaps, counts = torch.zeros(2, len(x), dtype=torch.float64), torch.zeros(BINS), torch.zeros(BINS)
        for start in range(0, len(x), CHUNK):
            rows = slice(start, start + CHUNK)
            for level in range(LEVELS):
                part = slice(level / LEVELS, (level + 1) / LEVELS)
                (without, given, gap), logsnr, weight = self._errors(denoiser, x[rows], y[rows], part)
                totals[:, rows] += weight * torch.stack([gap, without - given]) / (2 * LEVELS)
                bins = _bins(logsnr)
                gaps.index_add_(0, bins, gap / 2)
                counts.index_add_(0, bins, torch.ones(len(bins)))
        self.generator.set_state(state)
        return totals[0].numpy(), totals[1].numpy(), (gaps / counts.clamp_min(1)).numpy()

    def _errors(self, denoiser: VectorDenoiser, x: Tensor, y: Tensor, part: slice) -> tuple[Tensor, Tensor, Tensor]:
        """‖ε−ε̂‖², ‖ε−ε̂(·|y)‖² and ‖ε̂−ε̂(·|y)‖² [3, B], at log SNR and with weights [B]; ``part`` of their quantiles."""
        logsnr, weight = self._levels(len(x), part.start or 0.0, 1.0 if part.stop is None else part.stop)
        noise = torch.randn(x.shape, generator=self.generator)
        z = logsnr.sigmoid().sqrt()[:, None] * x + (-logsnr).sigmoid().sqrt()[:, None] * noise
        without, given = denoiser(z, logsnr, y)
        differences = noise - without, noise - given, without - given
        return torch.stack([each.square().sum(1) for each in differences]), logsnr, weight

    def _levels(self, n: int, low: float, high: float) -> tuple[Tensor, Tensor]:
        """Log SNR and weight [n] at random quantiles between two: in a third uniform, else as likely as the gap."""
        share = (self.gap / self.gap.sum() * 2 + 1 / BINS) / 3
        ends = torch.cat([torch.zeros(1), share.cumsum(0)])
        u = low + (high - low) * torch.rand(n, generator=self.generator)
        bins = (torch.searchsorted(ends, u, right=True) - 1).clamp(0, BINS - 1)
        width = (HIGH - LOW) / BINS
        return LOW + width * (bins + (u - ends[bins]) / share[bins]), width / share[bins]

    def _follow(self, gap: Tensor, logsnr: Tensor) -> None:
        """Update the moving average of the gap in every bin that was sampled."""
        bins, ones = _bins(logsnr), torch.ones_like(gap)
        count = torch.zeros(BINS).index_add_(0, bins, ones)
        mean = torch.zeros(BINS).index_add_(0, bins, gap) / count.clamp_min(1)
        self.gap = torch.where(count > 0, 0.98 * self.gap + 0.02 * mean, self.gap)

    def _state(self) -> dict:
        return {name: getattr(self, name).state_dict() for name in ("denoiser", "average", "optimizer")}

    def _save(self, path: Path) -> None:
        facts = {name: getattr(self, name) for name in ("settings", *self.FACTS)}
        buffer = io.BytesIO()
        torch.save(self._state() | facts | {"random": self.generator.get_state()}, buffer)
        write_file(path, buffer.getvalue())

    def _load(self, path: Path) -> None:
        try:
            saved = torch.load(path, weights_only=True)
            if saved["settings"] == self.settings:
                for name in self._state():
                    getattr(self, name).load_state_dict(saved[name])
                for name in self.FACTS:
                    setattr(self, name, saved[name])
                self.generator.set_state(saved["random"])
                return
        except OSError:
            raise
        except Exception as error:  # of torch and pickle
            raise ValueError(f"{path} is no checkpoint, or is damaged. Choose another path, or delete it") from error
        raise ValueError(f"{path} is a checkpoint of other data or settings. Choose another path, or delete it")


def _bins(logsnr: Tensor) -> Tensor:
    """Bins of log SNR."""
    return ((logsnr - LOW) * (BINS / (HIGH - LOW))).long().clamp(0, BINS - 1)
