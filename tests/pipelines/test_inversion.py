"""Inversions and edits against closed forms, for every family of pipelines, and on the bundled one."""

import itertools

import numpy as np
import pytest
import torch
from PIL import Image
from tiny_pipelines import FAMILIES, TAU2, gain, make_exact, pattern, stable_diffusion, tiny

import infodiff_widgets as idw
from infodiff_widgets.core.gram import NoiseSample, draw_noise
from infodiff_widgets.pipelines.trajectory import (
    CLEAN,
    evaluation_levels,
    heun,
    record_noise_maps,
    replay_noise_maps,
    sigma,
    signal_weight,
)

OLD, NEW = "the dog", "the cat"  # of one length, so that padding is the same in every batch


def picture(width=32, height=32):
    return Image.fromarray(np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8))


def wrapped(pipe, **options):
    return idw.wrap(pipe, **({"size": (32, 32)} | options))


def walk(path, levels, epsilon):
    """Drive a path by a function of (u, level)."""
    u = next(path)
    for level in levels:
        try:
            u = path.send(epsilon(u, level))
        except StopIteration as end:
            return end.value
    raise AssertionError("the path asks at more levels than were said")


class Gaussian:
    """Images N(mean, diag(variances)): along the flow, each component keeps its place in units of its deviation."""

    def __init__(self):
        rng = torch.Generator().manual_seed(1)
        self.mean, self.variances = torch.randn(1, 6, generator=rng).double(), torch.logspace(-3, 2, 6).double()

    def epsilon(self, u, level):
        s = sigma(level)
        return s * (u - self.mean) / (self.variances + s**2)

    def moved(self, u, here, there):
        widths = ((self.variances + sigma(level) ** 2).sqrt() for level in (there, here))
        return self.mean + (u - self.mean) * next(widths) / next(widths)


def test_components_of_a_gaussian_scale_with_their_deviations():
    world, errors = Gaussian(), []
    start = torch.randn(1, 6, generator=torch.Generator().manual_seed(2)).double()
    for steps in (20, 40, 80):
        levels = np.linspace(7, -9, steps + 1).tolist()
        expected = world.moved(start, 7, -9)
        found = walk(heun(start, levels), evaluation_levels(levels), world.epsilon)
        errors.append(float(((found - expected) / expected).abs().max()))
        back = walk(heun(found, levels[::-1]), evaluation_levels(levels[::-1]), world.epsilon)
        assert float((back - start).abs().max()) < 200 / steps**3
    assert errors[-1] < 2e-3
    assert errors[0] / errors[1] == pytest.approx(4, rel=0.3)  # of second order
    assert errors[1] / errors[2] == pytest.approx(4, rel=0.3)


def test_a_path_ends_with_the_guess_of_x():
    world, levels = Gaussian(), [-1.0, 2.0, 5.0]
    start = torch.ones(1, 6).double()
    u = walk(heun(start, levels), evaluation_levels(levels), world.epsilon)

    def onward():
        u = yield from heun(start, levels)
        return (yield from replay_noise_maps(u, [5.0, CLEAN], [torch.tensor(0.25)]))

    end = walk(onward(), [*evaluation_levels(levels), 5.0], world.epsilon)
    guess = world.mean + world.variances / (world.variances + sigma(5.0) ** 2) * (u - world.mean)
    torch.testing.assert_close(end, guess + 0.25)


@pytest.mark.parametrize("family", FAMILIES)
def test_edits_equal_the_closed_form(family):
    """Exact predictions for x ~ N(c·P, τ²): x_α keeps its place in units of its deviation, whatever is fed."""
    pipe, network = make_exact(family)
    inversion = wrapped(pipe).invert(picture(), OLD, seed=5)
    pack = inversion.layout.pack
    x, top, bottom = pack(inversion.clean)[0].double(), inversion.levels[0], inversion.levels[-1]
    assert 60 < len(inversion.levels) <= 101  # discrete schedules are coarse at the clean end
    p = pattern(x.shape).double()
    old = float(network.means[0]) * p
    deviation = {
        level: float(np.sqrt(signal_weight(level) ** 2 * (TAU2 + sigma(level) ** 2))) for level in (top, bottom)
    }
    seed = int(np.random.default_rng(5).integers(2**62))
    little = pack(draw_noise(NoiseSample(top, 1.0, seed), inversion.clean.shape[1:])[None])[0].double()
    place = (x + sigma(top) * little - old) * signal_weight(top) / deviation[top]
    noise = signal_weight(bottom) * old + deviation[bottom] * place
    torch.testing.assert_close(pack(inversion.noise)[0].double(), noise, atol=0.02, rtol=0.01)

    (edit,) = inversion.edits(NEW)
    new = float(network.means[1]) * p
    assert float((new - old).abs().max()) > 0.1
    after = signal_weight(top) * new + deviation[top] * (noise - signal_weight(bottom) * new) / deviation[bottom]
    kappa, a, _ = gain(torch.tensor(top, dtype=torch.float64))
    begun = signal_weight(top) * (x + sigma(top) * little)
    unexplained = x - old - kappa * (begun - a * old)
    expected = new + kappa * (after - a * new) + unexplained
    torch.testing.assert_close(pack(torch.tensor(edit.latents[2])[None])[0].double(), expected, atol=0.03, rtol=0.01)
    assert edit.unexplained_fraction == pytest.approx(float(unexplained.square().mean() / x.var()), rel=0.01, abs=1e-5)
    assert edit.reconstruction_error < 1e-4
    assert edit.total == pytest.approx(np.square(edit.latents[2] - edit.latents[1]).sum(), rel=1e-4)
    assert edit.after.size == edit.reconstruction.size == (32, 32)
    assert np.asarray(edit.after).std() > 1


@pytest.mark.parametrize("family", FAMILIES)
def test_noise_maps_give_the_closed_form(family):
    """Every step brings the difference of two drawings nearer to that of the two means, by a known factor."""
    pipe, network = make_exact(family)
    inversion = wrapped(pipe).invert(picture(), OLD, steps=8, min_logsnr=1.0, sampler="ddpm")
    (edit,) = inversion.edits(NEW)
    pack = lambda latents: inversion.layout.pack(torch.tensor(latents)[None])[0].double()  # noqa: E731
    old, new = (float(c) * pattern(pack(edit.latents[0]).shape).double() for c in network.means[:2])
    left = 1.0
    for here, there in itertools.pairwise([*inversion.levels[::-1], CLEAN]):
        part = 1 - (sigma(there) / sigma(here)) ** 2
        left *= 1 - part * sigma(here) ** 2 / (TAU2 + sigma(here) ** 2)
    expected = pack(edit.latents[0]) + (new - old) * (1 - left)
    torch.testing.assert_close(pack(edit.latents[2]), expected, atol=0.01, rtol=0.01)
    assert edit.reconstruction_error < 1e-6
    assert 0.1 < left < 0.9


@pytest.mark.parametrize("sampler", ["ode", "ddpm"])
@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_of_the_users_changes(family, sampler):
    pipe, _ = tiny(family)
    before, own = {name: id(part) for name, part in pipe.components.items()}, set(vars(pipe))
    edit = wrapped(pipe).edit(picture(), OLD, NEW, steps=2, sampler=sampler)
    assert np.isfinite(edit.latents).all()
    assert {name: id(part) for name, part in pipe.components.items()} == before
    assert set(vars(pipe)) == own


def test_bundled_scenes_come_back_from_their_noise():
    scene = idw.scenes.sample(-1)
    inversion = idw.load("exact").invert(scene.image, scene.caption)
    assert float(inversion.noise.square().mean()) == pytest.approx(1, abs=0.1)  # a clean start would give 0.02
    word = next(iter(scene.masks))
    rest, same = inversion.edits(idw.Prompt(scene.caption).omit(word).text, scene.caption)
    assert rest.reconstruction_error < 1e-5
    assert rest.unexplained_fraction < 0.05
    drawn, before = (np.asarray(image, float) for image in (rest.reconstruction, rest.before))
    assert np.square(drawn - before).mean() < 1e-3 * before.var()
    assert np.array_equal(before, np.asarray(scene.image))
    assert same.total == same.pixel_change.sum() == 0
    assert 4 * rest.pixel_change.sum() == pytest.approx(rest.total, rel=0.1, abs=1)  # all but rounding and clipping
    assert rest.provenance["steps"] == 100
    assert rest.provenance["model"] == "exact (bundled)"


def test_random_networks_draw_exactly_what_their_noise_maps_hold():
    for family in ("Stable Diffusion, v", "Flux"):
        inversion = wrapped(tiny(family)[0]).invert(picture(), OLD, steps=10, sampler="ddpm")
        (edit,) = inversion.edits(NEW)
        assert edit.reconstruction_error < 1e-6
        assert edit.total > 1e-3


def test_steps_taken_again_lead_to_the_same_states():
    world, levels = Gaussian(), [-8.0, -3.0, 1.0, CLEAN]
    rng = torch.Generator().manual_seed(0)
    states, maps = [torch.randn(1, 6, generator=rng).double() * (1 + sigma(level)) for level in levels], []
    assert walk(record_noise_maps(states, levels, maps), levels[:-1], world.epsilon) is states[-1]
    again, path = [], replay_noise_maps(states[0], levels, maps)
    walk(path, levels[:-1], lambda u, level: again.append(u) or world.epsilon(u, level))
    for state, u in zip(states, again, strict=False):
        torch.testing.assert_close(u, state)
    assert len(maps) == len(again) == 3


def test_less_noise_leaves_more_as_it_was():
    scene, totals = idw.scenes.example(0), []
    for min_logsnr in (None, 0.0):
        edit = idw.load("exact").edit(
            scene.image, scene.caption, "the dog left of the zebra on grass", 12, min_logsnr=min_logsnr
        )
        totals.append(edit.total)
    assert totals[1] < totals[0] / 4
    assert edit.provenance["logsnr_range"] == [pytest.approx(0, abs=0.01), pytest.approx(3.5)]


@pytest.mark.parametrize("sampler", ["ode", "ddpm"])
@pytest.mark.parametrize("max_batch", [None, 1, 2])
def test_progress_counts_every_call(max_batch, sampler):
    pipe, network = tiny("Stable Diffusion, ε")
    asked, seen = [], []
    model = wrapped(pipe, max_batch=max_batch)
    count = network.register_forward_pre_hook(lambda _, given: asked.append(len(given[0])))
    evaluated = []  # without calls that only show what the network would be given
    inside = network.conv_in.register_forward_pre_hook(lambda _, given: evaluated.append(len(given[0])))
    model.edit(picture(), OLD, NEW, steps=3, sampler=sampler, progress=lambda *done: seen.append((*done, len(asked))))
    passes = 2 if max_batch == 1 else 1
    total = 6 + 7 * passes if sampler == "ode" else 4 + 4 * passes
    assert [done for done, *_ in seen] == list(range(1, total + 1))
    assert {end for _, end, _ in seen} == {total}
    scouts = 4 // (max_batch or 4)  # calls that found the layout, with four rows in all
    assert {calls - done for done, _, calls in seen} <= {scouts + 1, scouts + 2}  # and that checked the network
    assert max(evaluated) <= (max_batch or 4)
    count.remove()
    inside.remove()


def test_turning_round_where_it_began_is_refused():
    model = wrapped(tiny("Stable Diffusion, ε")[0])
    for sampler in ("ode", "ddpm"):
        with pytest.raises(ValueError, match="at least a step of the schedule below"):
            model.invert(picture(), OLD, steps=2, sampler=sampler, min_logsnr=model.schedule.high - 1e-6)


def test_what_was_drawn_is_not_drawn_again():
    model = wrapped(tiny("Flux")[0])
    inversion = model.invert(picture(), OLD, steps=2)
    assert inversion.calls(NEW) == 5
    first = inversion.edits(NEW, "a boat")
    assert inversion.calls(NEW) == 0
    assert inversion.calls("the dog") == 0
    again = inversion.edits("a boat", progress=lambda *_: pytest.fail("a call"))
    assert again[0].after is first[1].after
    parts = wrapped(model.pipe, max_batch=1).invert(picture(), OLD, steps=2).edits(NEW, "a boat")
    for one, other in zip(first, parts, strict=True):
        np.testing.assert_allclose(one.latents, other.latents, atol=0.02, rtol=0.01)


@pytest.mark.parametrize("stop", [1, 4, 6, 9])
def test_a_run_is_cancelled_before_the_next_call(stop):
    pipe, network = tiny("Stable Diffusion, ε")
    scheduler, model, asked, before = pipe.scheduler, wrapped(pipe), [], 2  # to read the prompt and find the layout
    count = network.register_forward_pre_hook(lambda *_: asked.append(1))
    with pytest.raises(idw.Cancelled) as cancelled:
        model.edit(picture(), OLD, NEW, steps=3, cancel=lambda: len(asked) >= before + stop)
    assert cancelled.value.result is None
    assert len(asked) <= before + stop + 1  # a call that checks the network comes with another
    assert pipe.scheduler is scheduler
    assert "encode" not in vars(pipe.vae)
    count.remove()
    assert wrapped(pipe).edit(picture(), OLD, NEW, steps=1).change.shape == (32, 32)


def test_pictures_of_other_sizes_get_their_edits_back():
    image = picture(100, 50)
    edit = wrapped(tiny("Stable Diffusion, ε")[0]).edit(image, OLD, NEW, steps=2)
    assert edit.change.shape == edit.pixel_change.shape == (50, 100)
    assert edit.after.size == edit.reconstruction.size == edit.before.size == (100, 50)
    left, top, right, bottom = edit.frame
    outside = np.ones((50, 100), bool)
    outside[top:bottom, left:right] = False
    assert outside.any()
    assert not edit.change[outside].any()
    assert not edit.pixel_change[outside].any()
    np.testing.assert_array_equal(np.asarray(edit.after)[outside], np.asarray(image)[outside])
    assert edit.total == pytest.approx(np.square(edit.latents[2] - edit.latents[1]).sum(), rel=1e-4)


def test_the_little_noise_is_seeded():
    model = wrapped(stable_diffusion())
    ends = [model.invert(picture(), OLD, steps=1, seed=seed).noise for seed in (0, 0, 1)]
    assert torch.equal(ends[0], ends[1])
    assert not torch.equal(ends[0], ends[2])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (dict(steps=0), "steps must be at least 1; got 0"),
        (dict(min_logsnr=7.5), "log SNR from -5.36 to below 7.07; got 7.5"),
        (dict(min_logsnr=-6), "got -6"),
        (dict(sampler="ddim"), "sampler must be one of ode, ddpm; got 'ddim'"),
    ],
)
def test_bad_settings_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        wrapped(tiny("Stable Diffusion, ε")[0]).edit(picture(), OLD, NEW, **arguments)


def test_prompts_are_checked_before_anything_is_drawn():
    inversion = wrapped(tiny("Stable Diffusion, ε")[0]).invert(picture(), OLD, steps=1)
    with pytest.raises(TypeError, match="prompts are texts; got 3"):
        inversion.edits(3)
    with pytest.raises(ValueError, match="this model reads 20"):
        inversion.edits("dog " * 40)
