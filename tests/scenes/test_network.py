"""What the bundled network is, and what it is trained towards."""

from types import SimpleNamespace

import torch
from torch.nn import functional

from infodiff_widgets.scenes import train
from infodiff_widgets.scenes.build import build_pipeline
from infodiff_widgets.scenes.network import PlacedConv
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


def test_it_learns_the_mean_picture_below_certainty_and_the_picture_above():
    pipe = build_pipeline()
    # A network that guesses nothing: its error is the square of what it is to learn.
    pipe.unet = lambda z, *_, **__: SimpleNamespace(sample=torch.zeros_like(z))
    found, levels = train.errors(pipe, 0, 32)
    pictures = train.draw_batch(0, 32)[0].square().flatten(1).sum(1)
    above, below = levels > CERTAIN, levels < -5
    assert above.sum() >= 3
    assert below.sum() >= 3
    torch.testing.assert_close(found[above], pictures[above])
    assert ((found[below] - pictures[below]).abs() > 0.01 * pictures[below]).all()
    assert (found[below] < pictures[below]).float().mean() > 0.8  # a mean is fainter than what it is the mean of
