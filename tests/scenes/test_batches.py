"""Batches of training are the same every time, and keep what belongs to a scene together."""

import pytest
import torch

from infodiff_widgets.core.quadrature import Placement
from infodiff_widgets.scenes.batches import draw_batch
from infodiff_widgets.scenes.build import build_pipeline
from infodiff_widgets.scenes.posterior import CERTAIN, layout
from infodiff_widgets.scenes.templates import AMONG_ALL

LEVELS = Placement(-3, 2, -8, 3)


def test_a_batch_is_the_same_every_time_and_noisy_as_its_levels_say():
    pipe = build_pipeline()
    batch, again = draw_batch(pipe, 40, 24, LEVELS), draw_batch(pipe, 40, 24, LEVELS)
    assert torch.equal(batch.noisy, again.noisy)
    assert batch.prompts == again.prompts
    torch.testing.assert_close(batch.levels, pipe.scheduler.alphas_cumprod[batch.steps].logit())
    noise = batch.noisy - batch.levels.sigmoid().sqrt()[:, None, None, None] * batch.pixels
    variance = noise.flatten(1).var(1) / (-batch.levels).sigmoid()
    assert ((variance - 1).abs() < 5 * (2 / noise[0].numel()) ** 0.5).all()  # five standard errors


def test_a_batch_has_the_layouts_of_its_scenes():
    batch = draw_batch(build_pipeline(), 0, 24, Placement(-3, 2, -8, CERTAIN - 0.01))
    found = batch.layout()
    for i, caption in enumerate(batch.captions):
        alone = layout(batch.noisy[i : i + 1], batch.levels[i : i + 1], [caption], [batch.shown[i]])
        looks = AMONG_ALL[caption.kind]
        torch.testing.assert_close(found.sprites[i, :, looks], alone.sprites[0].float())
        torch.testing.assert_close(found.grounds[i], alone.grounds[0].float())
        assert found.sprites[i].sum().item() == pytest.approx(alone.sprites.sum().item(), abs=1e-4)
    with pytest.raises(ValueError, match="log SNR up to"):
        draw_batch(build_pipeline(), 0, 24, LEVELS).layout()
