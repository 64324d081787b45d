"""Train the learned pipeline: ``python -m infodiff_widgets.scenes.train_unet --out FOLDER --seconds 500``.

An ordinary U-Net learns to predict what the exact pipeline predicts. For a noisy picture z and a prompt, the loss is

    ½ ∫ e^α ‖x̂(z, prompt) − E[x | z, prompt]‖² dα,   α the log SNR from −9.5 to 0,

the excess negative log-likelihood of the prompt's pictures: the calibration error in nats, which is also what is
printed, by kind of prompt. The text encoder is taught before, by itself, to tell what a prompt says (``--teach``), and
is then frozen. The learning rate falls to zero by the clock, so that a run ends trained on any machine. A later call
with the same folder continues from its state.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

import torch
from diffusers.pipelines.pipeline_utils import DiffusionPipeline
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import pixel_unshuffle

from infodiff_widgets.pipelines.loading import LOGSNR_FILE
from infodiff_widgets.pipelines.logs import suppress_logging
from infodiff_widgets.scenes.build import build_pipeline
from infodiff_widgets.scenes.inference import Features, misreading
from infodiff_widgets.scenes.muon import MuonAdamW, WeightAverage
from infodiff_widgets.scenes.network import SceneDenoiser
from infodiff_widgets.scenes.templates import sheet
from infodiff_widgets.scenes.train import PIPELINE as EXACT_PIPELINE
from infodiff_widgets.scenes.unet_data import (
    PROMPT_KINDS,
    PROMPTS,
    Drawn,
    ExactPredictions,
    NoiseLevels,
    Supply,
    WordTokens,
    add_noise,
    logsnr_of,
    paint,
    repeat,
)  # fmt: skip

PIPELINE = Path(__file__).with_name("learned_pipeline")
"""Folder of the shipped pipeline."""


def read_pipeline(folder: Path) -> Any:
    """A bundled pipeline in float32."""
    with suppress_logging():
        return DiffusionPipeline.from_pretrained(str(folder), dtype=torch.float32)


class UNetTraining:
    """A training run: its networks, one step, and its state on disk."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options, self.out = options, Path(options.out)
        self.out.mkdir(parents=True, exist_ok=True)
        exact = read_pipeline(EXACT_PIPELINE)
        workers = options.workers
        self.supply = Supply(options.pictures, workers, WordTokens(exact.tokenizer), options.seed)  # before CUDA
        self.device = torch.device(options.device or ("cuda" if torch.cuda.is_available() else "cpu"))
        self.on_gpu = self.device.type == "cuda"
        torch.manual_seed(options.seed)
        torch.backends.cudnn.benchmark = True
        self.exact, self.levels = ExactPredictions(exact, self.device), NoiseLevels(self.device)
        self.sheet = sheet(("pair", "things"), torch.float32, self.device)
        self.pipe = read_pipeline(options.begin) if options.begin else build_pipeline(options.seed, learned=True)
        self.text_encoder = self.pipe.text_encoder.to(self.device).eval().requires_grad_(False)
        self.unet = self.pipe.unet.to(self.device, memory_format=torch.channels_last).train()
        modules = nn.ModuleDict({"unet": self.unet})
        self.optimizer, self.average = MuonAdamW(modules), WeightAverage(modules)
        self.mildness = torch.zeros((), device=self.device)
        self.meter = torch.zeros(2, len(PROMPT_KINDS), device=self.device)
        self.steps, self.trained, self.graph = 0, 0.0, None
        self.inputs: tuple[Any, ...] = ()
        self.state = self.out / "state.pt"
        if self.state.exists():
            saved = torch.load(self.state, map_location=self.device, weights_only=True)
            self.unet.load_state_dict(saved["unet"])
            self.average.load_state_dict(saved["average"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.steps, self.trained = saved["steps"], saved["trained"]

    # One step

    def draw(self) -> tuple[Drawn, Features, Tensor]:
        """A batch on the device: scenes, what their prompts say exactly, and their encoded prompts."""
        arrays = [torch.from_numpy(part) for part in self.supply.next()]
        if self.on_gpu:
            arrays = [part.pin_memory().to(self.device, non_blocking=True) for part in arrays]
        drawn = Drawn(*arrays)
        tokens = drawn.tokens.flatten(0, 1)
        with torch.no_grad():
            return drawn, self.exact.prompt_odds(tokens), self.text_encoder(input_ids=tokens).last_hidden_state

    def excess(self, drawn: Drawn, odds: Features, words: Tensor) -> tuple[Tensor, Tensor]:
        """Excess negative log-likelihood of every prompt at one random noise level in nats, and the log SNR."""
        with torch.no_grad():
            clean = pixel_unshuffle(paint(drawn, self.sheet), 4)
            timesteps, weights = self.levels.draw(len(clean))
            latents = add_noise(clean, torch.randn_like(clean), logsnr_of(timesteps))
            target = self.exact(latents, timesteps, odds, self.sheet)
            latents, timesteps, weights = (repeat(part, PROMPTS) for part in (latents, timesteps, weights))
        latents = latents.contiguous(memory_format=torch.channels_last)
        backends = list(SDPBackend.__members__.values()) if self.on_gpu else [SDPBackend.MATH]  # flash is slow on CPUs
        mixed = torch.autocast(self.device.type, torch.bfloat16, enabled=self.options.half, cache_enabled=False)
        with mixed, sdpa_kernel(backends):
            guess = self.unet(latents, timesteps, words, return_dict=False)[0].float()
        alpha = logsnr_of(timesteps)
        return 0.5 * weights * alpha.exp() * (guess - target).square().flatten(1).sum(1), alpha

    def _step(self, drawn: Drawn, odds: Features, words: Tensor) -> None:
        nats, alpha = self.excess(drawn, odds, words)
        milder = (-self.mildness * (alpha + 3).clamp_min(0)).exp()  # blurred pixels cost less than wrong words at first
        (nats * milder).mean().backward()
        self.optimizer.step()
        self.average.update()
        self._measure(drawn, nats.detach())

    def _measure(self, drawn: Drawn, nats: Tensor) -> None:
        kinds = drawn.kinds.flatten()
        self.meter[0].index_add_(0, kinds, torch.ones_like(nats))
        self.meter[1].index_add_(0, kinds, nats)

    def advance(self, rate: float, mildness: float = 0.0) -> None:
        """Take one step with a learning rate; on a GPU, as a captured graph, which costs no time between kernels."""
        self.optimizer.set_rate(rate)
        self.mildness.fill_(mildness)
        batch = self.draw()
        if self.graph is None:
            self._step(*batch)
        else:
            for old, new in zip(_tensors(self.inputs), _tensors(batch), strict=True):
                old.copy_(new)
            self.graph.replay()
        self.steps += 1

    def capture(self) -> None:
        """Capture the step in a CUDA graph; the steps before must have had batches of the same size."""
        self.inputs = self.draw()
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):  # so that the optimizer's state and the convolutions' plans exist
            for _ in range(3):
                self._step(*self.inputs)
        torch.cuda.current_stream().wait_stream(stream)
        torch.cuda.synchronize()
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self._step(*self.inputs)
        self.graph = graph

    # The run

    def teach(self, steps: int) -> list[float]:
        """Teach the text encoder to tell what prompts say, with a denoiser's reading layers that are left behind.

        Returns the misreading of every step in nats.
        """
        head: Any = SceneDenoiser(cross_attention_dim=self.text_encoder.config.hidden_size)
        head.to(self.device)
        parameters = [*self.text_encoder.train().requires_grad_(True).parameters(), *head.parameters()]
        optimizer, losses = torch.optim.AdamW(parameters, betas=(0.9, 0.98)), []
        for step in range(steps):
            tokens = torch.from_numpy(self.supply.next().tokens).to(self.device).flatten(0, 1)[:256]
            read = head.prompt_odds(self.text_encoder(input_ids=tokens).last_hidden_state)
            loss = misreading(self.exact.prompt_odds(tokens), read).mean()
            optimizer.param_groups[0]["lr"] = 2e-3 * min((step + 1) / 50, 1 - step / steps)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            losses.append(loss.item())
            if (step + 1) % 50 == 0:
                self.log(f"text encoder, step {step + 1}: {sum(losses[-50:]) / 50:.3f} nats misread")
        self.text_encoder.eval().requires_grad_(False)
        return losses

    def run(self) -> None:
        """Train until the clock says so, write the pipeline, and measure what was written."""
        o, logged, saved = self.options, time.monotonic(), time.monotonic()
        try:
            if o.teach and not self.steps:
                self.teach(o.teach)
            if self.on_gpu and o.graph:
                self._try_to_capture()
            began = time.monotonic() - self.trained
            while (now := time.monotonic()) - began < o.seconds:
                left = 1 - (now - began) / o.seconds
                self.advance(o.rate * min((self.steps + 1) / o.rise, left), o.mild * left)
                if self.steps % 20 == 0 and self.on_gpu:
                    torch.cuda.synchronize()  # never far ahead of the device
                self.trained = now - began
                if now - logged > o.every:
                    self.log(f"step {self.steps}, {self._read_meter(now - logged)}")
                    logged = now
                if now - saved > o.keep:
                    self.save()
                    saved = now
            self.save()
            self.export(self.out)
            self.log(f"written after {self.steps} steps; held out: {self.evaluate(o.batches)}")
        finally:
            self.supply.stop()

    def _try_to_capture(self) -> None:
        try:
            self.capture()
        except RuntimeError as error:  # slower, not wrong
            self.graph = None
            self.log(f"no CUDA graph: {error}")

    @torch.no_grad()
    def evaluate(self, batches: int) -> str:
        """Excess of the written weights on fresh scenes."""
        self.unet.load_state_dict({name.removeprefix("unet."): t.half() for name, t in self._mean().items()})
        self.unet.eval()
        self.meter.zero_()
        began = time.monotonic()
        for _ in range(batches):
            drawn, odds, words = self.draw()
            self._measure(drawn, self.excess(drawn, odds, words)[0])
        return self._read_meter(time.monotonic() - began)

    def _read_meter(self, seconds: float) -> str:
        count, nats = self.meter.tolist()
        self.meter.zero_()
        excess = {kind: round(n / c, 3) for kind, n, c in zip(PROMPT_KINDS, nats, count, strict=True) if c}
        record = {"steps": self.steps, "trained": self.trained, "late": self.supply.late, "excess": excess}
        with (self.out / "log.jsonl").open("a") as file:
            file.write(json.dumps(record) + "\n")
        by_kind = ", ".join(f"{kind} {value:.2f}" for kind, value in excess.items())
        return f"{sum(count) / seconds:.0f} rows/s, excess in nats: {by_kind}"

    def log(self, text: str) -> None:
        """Print a line with the time."""
        print(f"[{time.strftime('%H:%M:%S')}] {text}", flush=True)

    def _mean(self) -> dict[str, Tensor]:
        return self.average.state_dict()

    def save(self) -> None:
        """Write the state by a rename, so that an interrupted write keeps the last one."""
        saved = {"unet": self.unet.state_dict(), "average": self._mean(), "optimizer": self.optimizer.state_dict()}
        part = self.state.with_suffix(".part")
        torch.save(saved | {"steps": self.steps, "trained": self.trained}, part)
        part.replace(self.state)

    def export(self, folder: Path) -> None:
        """Write the mean weights as an ordinary fp16 pipeline folder."""
        pipe = build_pipeline(learned=True)
        pipe.unet.load_state_dict({name.removeprefix("unet."): t for name, t in self._mean().items()})
        pipe.text_encoder.load_state_dict(self.text_encoder.state_dict())
        pipe.to(torch.float16).save_pretrained(folder)
        shutil.copy(EXACT_PIPELINE / LOGSNR_FILE, folder)


def _tensors(batch: tuple[Any, ...]) -> list[Tensor]:
    drawn, odds, words = batch
    return [*drawn, *odds, words]


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--out", type=Path, required=True, help="Folder of the pipeline, the resumable state and the log.")
    add("--begin", type=Path, default=PIPELINE, help="Pipeline folder to start from; '' for random weights.")
    add("--teach", type=int, default=0, help="Steps in which the text encoder is taught before; 500 teach a new one.")
    add("--seconds", type=float, default=500.0, help="Seconds of training, earlier calls included.")
    add("--pictures", type=int, default=None, help=f"Noisy pictures per step, with {PROMPTS} prompts each.")
    add("--rate", type=float, default=2e-3, help="Highest learning rate.")
    add("--rise", type=int, default=200, help="Steps in which it rises.")
    add("--mild", type=float, default=0.3, help="How much less errors above log SNR −3 count at first.")
    add("--workers", type=int, default=max(0, (os.cpu_count() or 1) - 3), help="Processes that draw scenes.")
    add("--device", default="", help="cuda if there is one, otherwise cpu.")
    add("--half", action=argparse.BooleanOptionalAction, default=True, help="Compute in bfloat16.")
    add("--graph", action=argparse.BooleanOptionalAction, default=True, help="Capture steps in a CUDA graph.")
    add("--every", type=float, default=10.0, help="Seconds between lines of progress.")
    add("--keep", type=float, default=120.0, help="Seconds between states.")
    add("--batches", type=int, default=40, help="Batches of the last measurement.")
    add("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    options.pictures = options.pictures or (1024 if torch.cuda.is_available() else 48)
    options.begin = options.begin if str(options.begin) not in ("", ".") else None
    return options


if __name__ == "__main__":
    UNetTraining(parse()).run()
