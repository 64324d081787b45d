"""Train the bundled pipeline: ``python -m infodiff_widgets.scenes.train --minutes 60``.

Resumable: weights, their running average, the optimizer and the count of samples seen are kept in ``--state``
and a later call goes on from there. Where there is no state, training begins with the lesson of ``scenes.binding``, or
with the weights of a pipeline folder (``--begin``). ``--export`` writes the running average as a pipeline folder.
"""

from __future__ import annotations

import argparse
import copy
import itertools
import time
from pathlib import Path

import torch
from diffusers import StableDiffusionPipeline
from torch import nn
from tqdm import tqdm

from infodiff_widgets.core.quadrature import Placement
from infodiff_widgets.scenes.batches import draw_batch, read
from infodiff_widgets.scenes.binding import teach
from infodiff_widgets.scenes.build import build_pipeline
from infodiff_widgets.scenes.inference import excess
from infodiff_widgets.scenes.network import LOGSNR_RANGE
from infodiff_widgets.scenes.posterior import CERTAIN

LEVELS = Placement(-3.5, 1.5, LOGSNR_RANGE[0], CERTAIN - 0.01)  # moved to the nearest of the schedule
"""Noise levels trained on: those at which a picture leaves something to be read off the words."""
OUTLIER = 10.0
"""Nats beyond which an error counts by its logarithm: a wrong caption against a plain picture costs hundreds."""

PIPELINE = Path(__file__).with_name("pipeline")
"""Where the shipped pipeline lies."""


def errors(pipe: StableDiffusionPipeline, first: int, size: int) -> torch.Tensor:
    """How many nats the network knows less of each of ``size`` noisy scenes than its prompt and Bayes' rule say.

    Bayes' rule also knows the kind of sentence: where a prompt leaves that open, the best network is in the middle of
    what it says. It speaks of wrong captions too, which no data shows: those teach what an edit or a rival caption asks
    for. Nothing is said of log SNR above certainty, where the network has only to hold pictures against the sprites.
    """
    batch = draw_batch(pipe, first, size, LEVELS)
    evidence = pipe.unet.evidence(pipe.vae.encode(batch.noisy).latents, batch.steps)
    return excess(batch.layout(), pipe.unet.recognize(evidence, read(pipe, batch.prompts)))


class Training:
    """Everything a later call needs to go on."""

    def __init__(self, state: Path, rate: float, begin: Path | None = None, lesson: int = 0) -> None:
        self.file = state / "training.pt"
        self.pipe = build_pipeline()
        if not self.file.exists() and begin:
            shipped = StableDiffusionPipeline.from_pretrained(begin)
            for name in ("unet", "text_encoder"):
                getattr(self.pipe, name).load_state_dict(getattr(shipped, name).float().state_dict())
        elif not self.file.exists() and lesson:
            teach(self.pipe, lesson)
        self.model = nn.ModuleDict({"unet": self.pipe.unet, "text_encoder": self.pipe.text_encoder}).train()
        self.average = copy.deepcopy(self.model).eval()
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=rate, betas=(0.9, 0.99), weight_decay=1e-4)
        self.step = self.samples = 0
        self.typical = 0.0
        if self.file.exists():
            saved = torch.load(self.file, weights_only=True)
            self.model.load_state_dict(saved["model"])
            self.average.load_state_dict(saved["average"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.step, self.samples, self.typical = saved["step"], saved["samples"], saved["typical"]

    def advance(self, batch: int, rate: float) -> None:
        """One optimizer step at learning rate ``rate``."""
        for group in self.optimizer.param_groups:
            group["lr"] = rate * min(1.0, (self.step + 1) / 300)
        found = errors(self.pipe, self.samples, batch)
        if not torch.isfinite(found).all():
            raise FloatingPointError(f"the error is not finite after {self.samples} scenes; the last state is kept")
        self.optimizer.zero_grad(set_to_none=True)
        (OUTLIER * (found / OUTLIER).log1p()).mean().backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.typical += 0.02 * (found.detach().median().item() - self.typical)
        self.step += 1
        self.samples += batch
        keep = min(0.999, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for mean, now in zip(self.average.parameters(), self.model.parameters(), strict=True):
                mean.lerp_(now, 1 - keep)

    def save(self) -> None:
        """Write the state, so that a kill while writing does not cost the last good one."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        saved = {
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "samples": self.samples,
            "typical": self.typical,
        }
        part = self.file.with_suffix(".part")
        torch.save(saved, part)
        part.replace(self.file)

    def export(self, folder: Path) -> None:
        """Write the running average as an ordinary fp16 pipeline folder."""
        pipe = build_pipeline()
        for name, module in self.average.items():
            getattr(pipe, name).load_state_dict(module.state_dict())
        pipe.to(torch.float16).save_pretrained(folder)


def train(
    state: Path,
    minutes: float,
    batch: int,
    rate: float,
    anneal: bool,
    export: Path | None,
    begin: Path | None,
    lesson: int,
) -> None:
    """Train for a time; with ``anneal`` the learning rate falls to nothing by its end."""
    training = Training(state, rate, begin, lesson)
    began = saved = time.monotonic()
    bar = tqdm(total=int(minutes * 60), unit="s", desc=f"from sample {training.samples}", mininterval=10)
    steps = itertools.count(1)
    while (spent := time.monotonic() - began) < 60 * minutes:
        i = next(steps)
        training.advance(batch, rate * (1 - spent / (60 * minutes)) if anneal else rate)
        bar.update(int(time.monotonic() - began) - bar.n)
        if i % 100 == 0:
            bar.write(f"step {training.step}  samples {training.samples}  typical error {training.typical:.3f} nats")
        if time.monotonic() - saved > 300:
            training.save()
            saved = time.monotonic()
    bar.close()
    training.save()
    if export:
        training.export(export)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--state", type=Path, default=Path(".training"), help="folder of the resumable state")
    parser.add_argument("--minutes", type=float, default=60, help="how long to train")
    parser.add_argument("--batch", type=int, default=32, help="scenes a step")
    parser.add_argument("--rate", type=float, default=1e-3, help="learning rate")
    parser.add_argument("--anneal", action="store_true", help="let the learning rate fall to 0 by the end")
    parser.add_argument("--begin", type=Path, help="pipeline folder whose weights to begin with, if there is no state")
    parser.add_argument("--lesson", type=int, default=1500, help="else steps in which to learn layouts from text")
    parser.add_argument(
        "--export", type=Path, help=f"write the pipeline here at the end; the shipped one is {PIPELINE}"
    )
    parser.add_argument("--threads", type=int, default=2, help="CPU threads")
    arguments = vars(parser.parse_args())
    torch.set_num_threads(arguments.pop("threads"))
    train(**arguments)


if __name__ == "__main__":
    main()
