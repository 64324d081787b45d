"""What the bundled network is, and what it is trained towards."""

from types import SimpleNamespace

import pytest
import torch
from torch.nn import functional

from infodiff_widgets.scenes import batches, train
from infodiff_widgets.scenes.build import build_pipeline
from infodiff_widgets.scenes.network import PlacedConv, Sketch
from infodiff_widgets.scenes.posterior import CERTAIN


def test_the_first_layer_knows_its_place():
    torch.manual_seed(0)
    conv = PlacedConv(3, 4, 4, kernel_size=3, padding=1)
    conv.places.data.normal_()
    for side in (4, 8):
        x = torch.randn(2, 3, side, side)
        places = functional.interpolate(conv.places, (side, side), mode="bilinear")
        plain = functional.conv2d(x, conv.weight, conv.bias, padding=1)
        torch.testing.assert_close(conv(x), plain + places)


def test_the_pipeline_begins_with_it():
    assert isinstance(build_pipeline().unet.conv_in, PlacedConv)


def test_a_sketch_says_for_every_place_what_the_words_put_there():
    torch.manual_seed(0)
    sketch, words = Sketch(8, 6, 4, heads=2), torch.randn(2, 5, 6)
    found = sketch(words)
    assert found.shape == (2, 8, 4, 4)
    assert found.flatten(2).std(2).min() > 1e-3  # places ask for different things
    assert (found[0] - found[1]).abs().max() > 1e-3  # and hear what the words say
    torch.testing.assert_close(found[:1], sketch(words[:1]))


@pytest.mark.parametrize("side", [16, 32])
def test_the_sketch_is_where_the_coarse_level_starts(side):
    unet = build_pipeline().unet.eval()
    z, step, words = torch.randn(1, 48, side, side), torch.tensor([500]), torch.randn(1, 20, 64)
    with torch.no_grad():
        before = unet(z, step, encoder_hidden_states=words).sample
        torch.nn.init.normal_(unet.sketch.out.weight)
        after = unet(z, step, encoder_hidden_states=words).sample
    assert (before - after).abs().max() > 1e-3


def test_it_learns_the_mean_picture_below_certainty_and_the_picture_above(monkeypatch):
    monkeypatch.setattr(batches, "P_MISLED", 0)  # the mean picture of a wrong caption may be any
    pipe = build_pipeline()
    # A network that guesses nothing: its error is the square of what it is to learn.
    pipe.unet = lambda z, *_, **__: SimpleNamespace(sample=torch.zeros_like(z))
    found, levels = train.errors(pipe, 0, 32)
    pictures = batches.draw_batch(pipe, 0, 32, train.LEVELS).pixels.square().flatten(1).sum(1)
    above, below = levels > CERTAIN, levels < -5
    assert above.sum() >= 3
    assert below.sum() >= 3
    torch.testing.assert_close(found[above], pictures[above])
    assert ((found[below] - pictures[below]).abs() > 0.01 * pictures[below]).all()
    assert found[below].sum() < 0.95 * pictures[below].sum()  # means are fainter than what they are the means of
