"""Train the exact pipeline: ``python -m infodiff_widgets.scenes.train --export FOLDER``.

Pictures need no training, since the network compares them with the sprites. It learns how likely each layout is for a
prompt. Resumable: weights and optimizer are kept in ``--state``, and a later call continues from there.
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from pathlib import Path

import torch
from torch import nn
from tqdm import tqdm

from infodiff_widgets.pipelines.loading import LOGSNR_FILE
from infodiff_widgets.pipelines.logs import suppress_logging
from infodiff_widgets.scenes.build import StableDiffusionPipeline, build_pipeline
from infodiff_widgets.scenes.training_data import model_information, training_batch

PIPELINE = Path(__file__).with_name("exact_pipeline")
"""Folder of the shipped pipeline."""
_WARMUP = 200  # steps in which the learning rate rises


class Training:
    """State of a training run: weights, optimizer and step.

    Raises ValueError: if the state has another batch size, so that prompts would be skipped or taken twice.
    """

    def __init__(self, state: Path, steps: int, batch: int, rate: float) -> None:
        self.file, self.steps, self.batch, self.rate, self.step = state / "training.pt", steps, batch, rate, 0
        self.pipe = build_pipeline()
        self.model = nn.ModuleDict({"unet": self.pipe.unet, "text_encoder": self.pipe.text_encoder}).train()
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=rate, betas=(0.9, 0.99), weight_decay=1e-4)
        if self.file.exists():
            saved = torch.load(self.file, weights_only=True)
            if saved["batch"] != batch:
                raise ValueError(f"{self.file} has a batch of {saved['batch']}; got {batch}. Give the former to go on")
            self.model.load_state_dict(saved["model"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.step = saved["step"]

    def advance(self) -> float:
        """Take one step with linear warm-up and decay; return the mean information of its prompts in nats.

        Raises FloatingPointError: if it is not finite.
        """
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * min((self.step + 1) / _WARMUP, 1 - self.step / self.steps)
        nats = model_information(self.pipe, *training_batch(self.step * self.batch, self.batch)).mean()
        if not torch.isfinite(nats):
            raise FloatingPointError(f"information is not finite after {self.step} steps; the last state is kept")
        self.optimizer.zero_grad(set_to_none=True)
        (-nats).backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        return nats.item()

    def save(self) -> None:
        """Write the state by a rename, so that an interrupted write keeps the last one."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        saved = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        part = self.file.with_suffix(".part")
        torch.save(saved | {"step": self.step, "batch": self.batch}, part)
        part.replace(self.file)

    def export(self, folder: Path) -> None:
        """Write the pipeline to a folder."""
        export_pipeline(copy.deepcopy(self.pipe), folder)


def export_pipeline(pipe: StableDiffusionPipeline, folder: Path) -> None:
    """Write an ordinary pipeline folder with fp16 weights, and the log SNRs at which its words are decided."""
    with suppress_logging():
        pipe.to(torch.float16).save_pretrained(folder)
    config = folder / "text_encoder/config.json"
    settings = json.loads(config.read_text()) | {"dtype": "float32"}  # by default as diffusers reads the other parts
    config.write_text(json.dumps(settings, indent=2) + "\n")
    (folder / LOGSNR_FILE).write_bytes((PIPELINE / LOGSNR_FILE).read_bytes())


def train(state: Path, steps: int, batch: int, rate: float, export: Path | None) -> None:
    """Train up to a number of steps, from where ``state`` is."""
    training = Training(state, steps, batch, rate)
    saved, nats = time.monotonic(), []
    with tqdm(total=steps, initial=training.step, unit="step", mininterval=10) as bar:
        while training.step < steps:
            nats.append(training.advance())
            bar.update()
            if training.step % 100 == 0:
                bar.write(f"step {training.step}: {sum(nats) / len(nats):.3f} nats per prompt")
                nats = []
            if time.monotonic() - saved > 300:
                training.save()
                saved = time.monotonic()
    training.save()
    if export:
        training.export(export)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--state", type=Path, default=Path(".training"), help="Folder of the resumable state.")
    parser.add_argument("--steps", type=int, default=9000, help="Total number of steps, earlier calls included.")
    parser.add_argument("--batch", type=int, default=64, help="Prompts per step.")
    parser.add_argument("--rate", type=float, default=2e-3, help="Highest learning rate.")
    parser.add_argument("--export", type=Path, help=f"Folder to write the pipeline to; the shipped one is {PIPELINE}.")
    train(**vars(parser.parse_args()))
