"""Batches of training are the same every time, and keep what belongs to a scene together."""

import torch

from infodiff_widgets.core.quadrature import Placement
from infodiff_widgets.scenes.batches import draw_batch
from infodiff_widgets.scenes.build import build_pipeline
from infodiff_widgets.scenes.posterior import CERTAIN

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


def test_scenes_in_doubt_are_each_in_one_kind_with_what_is_theirs():
    batch = draw_batch(build_pipeline(), 0, 24, LEVELS)
    found = batch.uncertain()
    assert sorted(i for some in found.values() for i in some) == (batch.levels <= CERTAIN).nonzero()[:, 0].tolist()
    for kind, some in found.items():
        noisy, levels, captions, shown = batch.of(some)
        assert {caption.kind for caption in captions} == {kind}
        assert torch.equal(noisy, batch.noisy[some])
        assert torch.equal(levels, batch.levels[some])
        assert shown == [batch.shown[i] for i in some]
