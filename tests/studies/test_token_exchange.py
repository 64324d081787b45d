"""Exchange of tokens between encoded prompts, on a network whose prediction is linear in the encoded tokens."""

import copy
from types import MethodType

import numpy as np
import pytest
import torch
from diffusers.models.unets.unet_2d_condition import UNet2DConditionOutput

import infodiff_widgets as idw
from infodiff_widgets.pipelines.loading import wrap
from infodiff_widgets.scenes.build import PROMPT_TOKENS, encode_prompts
from infodiff_widgets.studies.token_exchange import OTHER_TOKENS, figure, token_exchange

SCENE = idw.scenes.scene("the dog left of the cat on grass", 3)
OTHER = "the robot left of the cat on grass"
WEIGHTS = torch.linspace(0.2, 1.0, PROMPT_TOKENS) * torch.tensor([1.0, -1.0] * (PROMPT_TOKENS // 2))


def linear():
    """A pipeline that predicts Σ_t w_t·h_t in every pixel, where h_t is the first feature of token t."""
    pipe = copy.deepcopy(idw.load().pipe)

    def forward(self, sample, timestep, encoder_hidden_states, return_dict=True, **_):
        level = (encoder_hidden_states[..., 0] * WEIGHTS).sum(1)
        output = level[:, None, None, None].expand_as(sample)
        return UNet2DConditionOutput(output) if return_dict else (output,)

    pipe.unet.forward = MethodType(forward, pipe.unet)
    return wrap(pipe, max_batch=None)


@pytest.fixture(scope="module")
def model():
    return linear()


def test_shares_have_their_closed_form(model):
    table = token_exchange(model, SCENE.image, SCENE.caption, OTHER, samples=8)
    with torch.no_grad():
        encoded = encode_prompts(model.pipe, [SCENE.caption, OTHER])[..., 0].double()
    change = WEIGHTS.double() * (encoded[1] - encoded[0])
    groups = [*([t] for t in range(1, 9)), [0, *range(9, PROMPT_TOKENS)]]  # a start token, then one for each word
    parts = np.array([float(change[group].sum()) for group in groups])
    assert table["token"].tolist() == [*SCENE.caption.split(), OTHER_TOKENS]
    assert table["other"].tolist()[1] == "robot"
    assert table["alone"].tolist() == pytest.approx((parts / parts.sum()) ** 2, abs=1e-5)
    assert table["others"].tolist() == pytest.approx((1 - parts / parts.sum()) ** 2, abs=1e-5)
    assert table[["alone_stderr", "others_stderr"]].to_numpy().max() < 1e-5
    assert table["alone"][0] == 0  # a causal encoder has not read the word yet
    assert not model.pipe.unet._forward_pre_hooks
    assert len(figure(table).axes[0].get_xticklabels()) == len(table)


def test_small_batches_give_the_same_shares(model):
    whole = token_exchange(model, SCENE.image, SCENE.caption, OTHER, samples=2)
    model.max_batch = 5
    parts = token_exchange(model, SCENE.image, SCENE.caption, OTHER, samples=2)
    model.max_batch = None
    assert parts["alone"].tolist() == pytest.approx(whole["alone"].tolist(), abs=1e-6)


@pytest.mark.parametrize("other", [SCENE.caption, "the dog left of the cat", "the dog left of the cat on asphalt"])
def test_prompts_need_as_many_tokens(model, other):
    with pytest.raises(ValueError, match="as many tokens in each word"):
        token_exchange(model, SCENE.image, SCENE.caption, other, samples=2)
