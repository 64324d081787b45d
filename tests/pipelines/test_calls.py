"""An estimate calls the network and little else: counts of calls, and of reads that wait for the device."""

import collections
import functools

import numpy as np
import pytest
import torch
from PIL import Image
from tiny_pipelines import FAMILIES, tiny
from torch.utils._python_dispatch import TorchDispatchMode

import infodiff_widgets as idw

PROMPTS = ["", "dog", "the cat"]
PICTURE = Image.fromarray(np.random.default_rng(0).integers(0, 256, (32, 32, 3), dtype=np.uint8))


class Reads(TorchDispatchMode):
    """Counts the operations that make the host wait for a device: single numbers, and copies by ``.cpu()``."""

    def __init__(self, monkeypatch):
        super().__init__()
        self.count = 0
        copy = torch.Tensor.cpu

        def cpu(tensor, *arguments, **named):
            self.count += 1
            return copy(tensor, *arguments, **named)

        monkeypatch.setattr(torch.Tensor, "cpu", cpu)

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        self.count += function is torch.ops.aten._local_scalar_dense.default
        return function(*args, **(kwargs or {}))


@pytest.fixture
def counted(monkeypatch):
    """A model, and the number of calls of each part of its pipeline."""
    pipe, network = tiny("Stable Diffusion, ε")
    calls = collections.Counter()

    def count(owner, name, key):
        original = getattr(owner, name)

        @functools.wraps(original)
        def counting(*arguments, **named):
            calls[key] += 1
            return original(*arguments, **named)

        monkeypatch.setattr(owner, name, counting)

    model = idw.wrap(pipe, size=(32, 32))
    count(model.form.kind, "__call__", "pipeline")
    count(pipe.text_encoder, "forward", "text encoder")
    count(pipe.vae, "encode", "autoencoder")
    count(network, "forward", "network")
    return model, calls


def test_an_estimate_calls_nothing_but_the_network(counted):
    model, calls = counted
    idw.estimate(model, PICTURE, prompts=PROMPTS, samples=4, progress=False)  # learns how the network is called
    for samples in (64, 256):
        calls.clear()
        idw.estimate(model, PICTURE, prompts=PROMPTS, samples=samples, progress=False)
        assert calls["pipeline"] == 1  # which gives what the network reads, and what words are compared by
        assert calls["text encoder"] <= 3  # with the prompts shortened, and twice without a prompt
        assert calls["autoencoder"] == 1
        assert calls["network"] <= 1.5 * samples * len(PROMPTS) / 64 + 10  # one of them checks the network


def test_the_device_is_waited_for_only_where_a_result_is_made(counted, monkeypatch):
    model, _ = counted
    idw.estimate(model, PICTURE, prompts=PROMPTS, samples=4, progress=False)
    reads = {}
    for samples in (64, 256):
        with Reads(monkeypatch) as seen:
            results = sum(1 for _ in idw.estimate_iter(model, PICTURE, prompts=PROMPTS, samples=samples))
        reads[samples] = seen.count, results
    assert reads[64][0] <= 2 * reads[64][1] + 11  # once: the layout, checks of the network, the power spectrum
    assert reads[256][0] - reads[64][0] <= 2 * (reads[256][1] - reads[64][1])


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_calls_of_the_network_alone_equal_calls_of_the_pipeline(family):
    """With several samples in a call, one at a time, and through the pipeline."""
    pipe, _ = tiny(family)
    found = []
    for way in ("together", "apart", "pipeline"):
        model = idw.wrap(pipe, size=(32, 32))
        model.prepare(PICTURE, PROMPTS)
        (key, (*layout, pattern)) = next(iter(model.learned.items()))
        assert (pattern is None) == (family == "Qwen-Image")  # it gives its network a fresh object in every call
        model.max_batch = None if way == "together" else len(PROMPTS)
        model.learned[key] = *layout, None if way == "pipeline" else pattern
        found.append(idw.estimate(model, PICTURE, prompts=PROMPTS, samples=16, progress=False).products)
    np.testing.assert_allclose(found[1], found[2], rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(found[0], found[2], rtol=1e-3, atol=1e-3)
