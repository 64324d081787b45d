"""Timesteps that networks are fed: the pairs of timesteps and σ that diffusers' schedulers make."""

import diffusers
import numpy as np
import pytest
import torch
from diffusers import EulerDiscreteScheduler, FlowMatchEulerDiscreteScheduler

from infodiff_widgets.pipelines.schedule import Schedule, timesteps_and_sigmas

BETAS = dict(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012)


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("DDIMScheduler", {}), ("DDPMScheduler", {}), ("PNDMScheduler", {}), ("LCMScheduler", {}), ("TCDScheduler", {}),
        ("EulerDiscreteScheduler", {"timestep_spacing": "leading", "steps_offset": 1}),
        ("EulerDiscreteScheduler", {"use_karras_sigmas": True}), ("EulerAncestralDiscreteScheduler", {}),
        ("DPMSolverMultistepScheduler", {"use_karras_sigmas": True}), ("UniPCMultistepScheduler", {}),
        ("DPMSolverMultistepScheduler", {"use_lu_lambdas": True}), ("LMSDiscreteScheduler", {}),
        ("DPMSolverSinglestepScheduler", {}), ("DEISMultistepScheduler", {"use_exponential_sigmas": True}),
        ("HeunDiscreteScheduler", {}), ("KDPM2DiscreteScheduler", {"use_karras_sigmas": True}),
        ("KDPM2AncestralDiscreteScheduler", {}), ("SASolverScheduler", {}),
    ],
)  # fmt: skip
def test_schedulers_of_one_table_feed_its_timesteps(name, settings):
    scheduler = getattr(diffusers, name)(**BETAS, **settings)
    schedule = Schedule(scheduler)
    levels = torch.logit(scheduler.alphas_cumprod.double())
    for t in (0, 17, 500, 999):
        fed, level = schedule.nearest(float(levels[t]) + 1e-4)
        assert fed == t
        assert level == pytest.approx(float(levels[t]))


@pytest.mark.parametrize("karras", [False, True])
def test_continuous_timesteps_are_a_quarter_of_the_log_of_sigma(karras):
    options = {"use_karras_sigmas": True, "sigma_min": 0.002, "sigma_max": 80.0} if karras else {}
    schedule = Schedule(
        EulerDiscreteScheduler(**BETAS, prediction_type="v_prediction", timestep_type="continuous", **options)
    )
    for level in (-4.0, 0.0, 3.3):
        assert schedule.nearest(level) == (pytest.approx(-level / 8, abs=1e-4), level)
    if karras:
        assert (schedule.low, schedule.high) == pytest.approx((-2 * np.log(80), -2 * np.log(0.002)))


@pytest.mark.parametrize("shift_type", ["linear", "exponential"])
def test_timesteps_beside_shifted_sigmas_are_fed_as_the_pipeline_pairs_them(shift_type):
    scheduler = FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True, time_shift_type=shift_type)
    timesteps, plain = np.linspace(1000, 1, 50), Schedule(scheduler)
    pairs = timesteps_and_sigmas(scheduler, timesteps=timesteps, sigmas=timesteps / 1000, mu=3.25)
    schedule = plain.paired(*pairs)
    for t in (1.0, 235.3, 900.0):
        level = 2 * np.log(1 / scheduler.time_shift(3.25, 1.0, t / 1000) - 1)
        assert schedule.nearest(level)[0] == pytest.approx(t, rel=1e-4)
    assert plain.paired(1000 * pairs[1], pairs[1]) is plain
    with pytest.raises(ValueError, match="do not grow with the noise"):
        plain.paired(1000 * (1 - pairs[1]), pairs[1])


def test_an_edm_scheduler_is_refused_without_advice_that_makes_it_wrong():
    with pytest.raises(ValueError, match="another scheduler does not change how a network was trained"):
        Schedule(diffusers.EDMEulerScheduler())
