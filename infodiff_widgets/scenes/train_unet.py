"""Train the learned pipeline: ``python -m infodiff_widgets.scenes.train_unet --out FOLDER --seconds 500``.

An ordinary U-Net learns to predict what the exact pipeline predicts. For a noisy picture z and a prompt, the loss is

    ½ ∫ e^α ‖x̂(z, prompt) − E[x | z, prompt]‖² dα,   α the log SNR from −9.5 to 0,

the excess negative log-likelihood of the prompt's pictures: the calibration error in nats, which is also what is
logged, by kind of prompt. The text encoder is pretrained on prompts alone (``--text-steps``) and then frozen. The
learning rate falls to zero by the clock, so that a run ends trained on any machine. A later call with the same folder
continues from its state.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from typing import Any

import torch
from diffusers.pipelines.pipeline_utils import DiffusionPipeline
from torch import Tensor
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import pixel_unshuffle

from infodiff_widgets.pipelines.logs import suppress_logging
from infodiff_widgets.scenes.build import build_pipeline
from infodiff_widgets.scenes.inference import Features
from infodiff_widgets.scenes.muon import MuonAdamW, WeightAverage
from infodiff_widgets.scenes.templates import sheet
from infodiff_widgets.scenes.text_pretraining import pretrain_text_encoder
from infodiff_widgets.scenes.train import PIPELINE as EXACT_PIPELINE
from infodiff_widgets.scenes.train import export_pipeline
from infodiff_widgets.scenes.unet_data import (
    PROMPT_KINDS,
    PROMPTS_PER_PICTURE,
    Batch,
    BatchLoader,
    ExactPredictions,
    NoiseLevels,
    WordTokens,
    add_noise,
    logsnr_of,
    render_batch,
    repeat,
)  # fmt: skip

PIPELINE = Path(__file__).with_name("learned_pipeline")
"""Folder of the shipped pipeline."""
_SAVED = ("unet", "text_encoder", "average", "optimizer")


def read_pipeline(folder: Path) -> Any:
    """A bundled pipeline in float32."""
    with suppress_logging():
        return DiffusionPipeline.from_pretrained(str(folder), dtype=torch.float32)


class UNetTraining:
    """A training run: its networks, one step, and its state on disk."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options, self.out = options, Path(options.out)
        self.out.mkdir(parents=True, exist_ok=True)
        exact, self.state = read_pipeline(EXACT_PIPELINE), self.out / "state.pt"
        saved = torch.load(self.state, map_location="cpu", weights_only=True) if self.state.exists() else None
        self.steps, self.trained = (saved["steps"], saved["trained"]) if saved else (0, 0.0)
        seed = options.seed + self.steps  # a run that continues draws other scenes and noise than it began with
        self.loader = BatchLoader(options.pictures, options.workers, WordTokens(exact.tokenizer), seed)  # before CUDA
        self.device = torch.device(options.device or ("cuda" if torch.cuda.is_available() else "cpu"))
        self.on_gpu = self.device.type == "cuda"
        torch.manual_seed(seed)
        torch.backends.cudnn.benchmark = True
        self.exact, self.levels = ExactPredictions(exact, self.device), NoiseLevels(self.device)
        self.sheet = sheet(("pair", "things"), torch.float32, self.device)
        self.pipe = read_pipeline(options.begin) if options.begin else build_pipeline(options.seed, learned=True)
        self.text_encoder = self.pipe.text_encoder.to(self.device).eval().requires_grad_(False)
        self.unet = self.pipe.unet.to(self.device, memory_format=torch.channels_last).train()
        self.optimizer, self.average = MuonAdamW(self.unet), WeightAverage(self.unet)
        self.high_snr_discount = torch.zeros((), device=self.device)
        self.totals = torch.zeros(2, len(PROMPT_KINDS), device=self.device)  # rows and nats by kind of prompt
        self.inputs: tuple[Any, ...] = ()
        self.graph: Any = None
        if saved:
            for name in _SAVED:
                getattr(self, name).load_state_dict(saved[name])

    # One step

    def draw(self) -> tuple[Batch, Features, Tensor]:
        """A batch on the device: scenes, what their prompts say exactly, and their encoded prompts."""
        arrays = [torch.from_numpy(part) for part in self.loader.next()]
        if self.on_gpu:
            arrays = [part.pin_memory().to(self.device, non_blocking=True) for part in arrays]
        batch = Batch(*arrays)
        tokens = batch.tokens.flatten(0, 1)
        with torch.no_grad():
            return batch, self.exact.prompt_odds(tokens), self.text_encoder(input_ids=tokens).last_hidden_state

    def excess(self, batch: Batch, odds: Features, words: Tensor) -> tuple[Tensor, Tensor]:
        """Excess negative log-likelihood of every prompt at one random noise level in nats, and the log SNR."""
        with torch.no_grad():
            clean = pixel_unshuffle(render_batch(batch, self.sheet), 4)
            timesteps, weights = self.levels.draw(len(clean))
            latents = add_noise(clean, torch.randn_like(clean), logsnr_of(timesteps))
            target = self.exact(latents, timesteps, odds, self.sheet)
            latents, timesteps, weights = (repeat(part, PROMPTS_PER_PICTURE) for part in (latents, timesteps, weights))
        latents = latents.contiguous(memory_format=torch.channels_last)
        backends = list(SDPBackend.__members__.values()) if self.on_gpu else [SDPBackend.MATH]  # flash is slow on CPUs
        mixed = torch.autocast(self.device.type, torch.bfloat16, enabled=self.options.bf16, cache_enabled=False)
        with mixed, sdpa_kernel(backends):
            prediction = self.unet(latents, timesteps, words, return_dict=False)[0].float()
        alpha = logsnr_of(timesteps)
        return 0.5 * weights * alpha.exp() * (prediction - target).square().flatten(1).sum(1), alpha

    def _step(self, batch: Batch, odds: Features, words: Tensor) -> None:
        nats, alpha = self.excess(batch, odds, words)
        scale = (-self.high_snr_discount * (alpha + 3).clamp_min(0)).exp()  # first the words, then sharp pixels
        (nats * scale).mean().backward()
        self.optimizer.step()
        self.average.update()
        self._add(batch, nats.detach())

    def _add(self, batch: Batch, nats: Tensor) -> None:
        kinds = batch.kinds.flatten()
        self.totals[0].index_add_(0, kinds, torch.ones_like(nats))
        self.totals[1].index_add_(0, kinds, nats)

    def advance(self, rate: float, high_snr_discount: float = 0.0) -> None:
        """Take one step with a learning rate; on a GPU, as a captured graph, which costs no time between kernels."""
        self.optimizer.set_rate(rate)
        self.high_snr_discount.fill_(high_snr_discount)
        inputs = self.draw()
        if self.graph is None:
            self._step(*inputs)
        else:
            for old, new in zip(_tensors(self.inputs), _tensors(inputs), strict=True):
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

    def pretrain(self, steps: int) -> list[float]:
        """Pretrain the text encoder; returns its divergence from the exact reading at every step, in nats."""
        next_tokens = lambda: torch.from_numpy(self.loader.next().tokens).to(self.device).flatten(0, 1)  # noqa: E731
        return pretrain_text_encoder(self.text_encoder, next_tokens, self.exact.prompt_odds, steps, self.log)

    def run(self) -> None:
        """Train until the clock says so, write the pipeline, and measure what was written."""
        o, logged, saved = self.options, time.monotonic(), time.monotonic()
        try:
            if o.text_steps and not self.steps:
                self.pretrain(o.text_steps)
            if self.on_gpu and o.graph:
                self._try_to_capture()
            began = time.monotonic() - self.trained
            while (now := time.monotonic()) - began < o.seconds:
                left = 1 - (now - began) / o.seconds
                self.advance(o.rate * min((self.steps + 1) / o.warmup, left), o.high_snr_discount * left)
                if self.steps % 20 == 0 and self.on_gpu:
                    torch.cuda.synchronize()  # never far ahead of the device
                self.trained = now - began
                if now - logged > o.log_every:
                    self.log(f"step {self.steps}, {self._report(now - logged)}")
                    logged = now
                if now - saved > o.save_every:
                    self.save()
                    saved = now
            self.save()
            self.export(self.out)
            self.log(f"written after {self.steps} steps; held out: {self.evaluate(o.eval_batches)}")
        finally:
            self.loader.stop()

    def _try_to_capture(self) -> None:
        try:
            self.capture()
        except RuntimeError as error:  # slower, not wrong
            self.graph = None
            self.log(f"no CUDA graph: {error}")

    @torch.no_grad()
    def evaluate(self, batches: int) -> str:
        """Excess of the written weights on fresh scenes."""
        self.unet.load_state_dict({name: mean.half() for name, mean in self.average.state_dict().items()})
        self.unet.eval()
        self.totals.zero_()
        began = time.monotonic()
        for _ in range(batches):
            batch, odds, words = self.draw()
            self._add(batch, self.excess(batch, odds, words)[0])
        return self._report(time.monotonic() - began)

    def _report(self, seconds: float) -> str:
        count, nats = self.totals.tolist()
        self.totals.zero_()
        excess = {kind: round(n / c, 3) for kind, n, c in zip(PROMPT_KINDS, nats, count, strict=True) if c}
        rows = self.steps * self.options.pictures * PROMPTS_PER_PICTURE
        record = {"steps": self.steps, "rows": rows, "seconds": round(self.trained, 1), "excess": excess}
        with (self.out / "log.jsonl").open("a") as file:
            file.write(json.dumps(record) + "\n")
        by_kind = ", ".join(f"{kind} {value:.2f}" for kind, value in excess.items())
        late = f" ({self.loader.late} batches late)" if self.loader.late else ""
        return f"{sum(count) / seconds:.0f} rows/s{late}, excess in nats: {by_kind}"

    def log(self, text: str) -> None:
        """Print a line with the time."""
        print(f"[{time.strftime('%H:%M:%S')}] {text}", flush=True)

    def save(self) -> None:
        """Write the state by a rename, so that an interrupted write keeps the last one."""
        parts = {name: getattr(self, name).state_dict() for name in _SAVED}
        part = self.state.with_suffix(".part")
        torch.save(parts | {"steps": self.steps, "trained": self.trained}, part)
        part.replace(self.state)

    def export(self, folder: Path) -> None:
        """Write a pipeline with the mean weights to a folder."""
        pipe = build_pipeline(learned=True)
        pipe.unet.load_state_dict(self.average.state_dict())
        pipe.text_encoder.load_state_dict(self.text_encoder.state_dict())
        export_pipeline(pipe, folder)


def _tensors(inputs: tuple[Any, ...]) -> list[Tensor]:
    batch, odds, words = inputs
    return [*batch, *odds, words]


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add, pictures = parser.add_argument, f"Noisy pictures per step, with {PROMPTS_PER_PICTURE} prompts each."
    add("--out", type=Path, required=True, help="Folder of the pipeline, the resumable state and the log.")
    add("--begin", type=Path, default=PIPELINE, help="Pipeline folder to start from; '' for random weights.")
    add("--text-steps", type=int, default=0, help="Steps that pretrain the text encoder; 500 for a new one.")
    add("--seconds", type=float, default=500.0, help="Seconds of training, earlier calls included.")
    add("--pictures", type=int, default=1024 if torch.cuda.is_available() else 48, help=pictures)
    add("--rate", type=float, default=2e-3, help="Highest learning rate.")
    add("--warmup", type=int, default=200, help="Steps in which the learning rate rises.")
    add("--high-snr-discount", type=float, default=0.3, help="Errors at log SNR α > −3 count e^(−this·(α+3)) at first.")
    add("--workers", type=int, default=max(0, (os.cpu_count() or 1) - 3), help="Processes that draw scenes.")
    add("--device", default="", help="cuda if there is one, otherwise cpu.")
    add("--bf16", action=argparse.BooleanOptionalAction, default=True, help="Compute in bfloat16.")
    add("--graph", action=argparse.BooleanOptionalAction, default=True, help="Capture steps in a CUDA graph.")
    add("--log-every", type=float, default=10.0, help="Seconds between lines of progress.")
    add("--save-every", type=float, default=120.0, help="Seconds between states.")
    add("--eval-batches", type=int, default=40, help="Batches of the last measurement.")
    add("--seed", type=int, default=0, help="Random seed.")
    options = parser.parse_args(arguments)
    options.begin = options.begin if str(options.begin) not in ("", ".") else None
    return options


if __name__ == "__main__":
    UNetTraining(parse()).run()
