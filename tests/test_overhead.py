"""How much an estimate costs beside its network, and a scene: ``pytest -m benchmarks -s -n 0``."""

import time

import pytest
import torch

import infodiff_widgets as idw


@pytest.mark.benchmarks
def test_overhead_over_calling_the_denoiser():
    """Prints the time of an estimate over that of the same network calls, taken in turn in one process."""
    model, scene = idw.load("exact"), idw.scenes.example(0)
    unet, calls = model.pipe.unet, []
    hook = unet.register_forward_pre_hook(
        lambda _, given, named: calls.append((given, named)), with_kwargs=True, prepend=True
    )
    idw.estimate(model, scene.image, scene.caption, progress=False)
    hook.remove()
    ratios = []
    for _ in range(5):
        began = time.perf_counter()
        idw.estimate(model, scene.image, scene.caption, progress=False)
        between = time.perf_counter()
        with torch.no_grad():
            for given, named in calls:
                unet(*given, **named)
        ratios.append((between - began) / (time.perf_counter() - between))
    print(f"\n{len(calls)} calls; an estimate takes {', '.join(f'{ratio:.3f}' for ratio in ratios)} times as long")


@pytest.mark.benchmarks
def test_scenes_a_second():
    """Prints how many captions are drawn by chance, with picture and masks, in a second."""
    idw.scenes.sample(0)
    began = time.perf_counter()
    for seed in range(2000):
        idw.scenes.sample(seed)
    print(f"\n{2000 / (time.perf_counter() - began):.0f} scenes a second")
