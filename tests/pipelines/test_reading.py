"""Which words of a prompt a model reads, and what it is given without a prompt."""

import inspect
import warnings

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw
from tiny_pipelines import FAMILIES, make_exact, tiny

import infodiff_widgets as idw
from infodiff_widgets.core.gram import NoiseSample
from infodiff_widgets.pipelines.attention import word_tokens

SIZE = dict(width=32, height=32, use_resolution_binning=False, num_inference_steps=2, output_type="latent")
SHORT = dict(complex_human_instruction=None)  # Sana's takes seconds


def picture():
    return Image.fromarray(np.random.default_rng(0).integers(0, 256, (32, 32, 3), dtype=np.uint8))


def wrapped(pipe):
    accepted = inspect.signature(pipe.__call__).parameters
    return idw.wrap(pipe, size=(32, 32), call={name: value for name, value in SHORT.items() if name in accepted})


def estimate(model, prompt="", **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return idw.estimate(model, picture(), prompt or None, samples=4, progress=False, **options)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_empty_prompt_is_what_guidance_compares_with(family):
    """The pipeline's own unconditional: zeros in SDXL, no instruction in Sana."""
    pipe, network = make_exact(family)
    accepted, exact, means = inspect.signature(pipe.__call__).parameters, network.forward, []

    def recorded(*arguments, **named):
        answer = exact(*arguments, **named)
        means.extend(network.means.tolist())
        return answer

    network.forward = recorded
    guided = SIZE | dict(guidance_scale=4.0)
    if "true_cfg_scale" in accepted:  # distilled, so there is no unconditional until one is named
        guided |= dict(true_cfg_scale=4.0, negative_prompt="")
    pipe("dog", **{name: value for name, value in guided.items() if name in accepted})
    expected = list(means)
    prepared = idw.wrap(pipe, size=(32, 32)).prepare(picture(), ["", "dog"])
    found = []
    for prompt in ("", "dog"):  # apart, since in one batch some pipelines pad the shorter one
        prepared.run([NoiseSample(0.0, 1.0, 3)], lambda *_: None, prompts=[prompt])
        found += network.means.tolist()
    empty, dog = found
    assert min(abs(one - dog) for one in expected) < 1e-4
    assert min(abs(one - empty) for one in expected if abs(one - dog) > 1e-4) < 1e-4


@pytest.mark.parametrize(
    ("family", "reads"),
    [("DeepFloyd IF", 77), ("Kandinsky 3", 128), ("PixArt", 120), ("Stable Diffusion 3", 256), ("Sana", 300),
     ("Flux", 512), ("Z-Image", 512)],
)  # fmt: skip
def test_words_beyond_the_limit_are_refused_before_the_network_is_evaluated(family, reads):
    pipe, network = tiny(family)
    for name in ("tokenizer", "tokenizer_2", "tokenizer_3"):  # the pipeline's own limit counts, not the tokenizer's
        if hasattr(pipe, name) and len(getattr(pipe, name).get_vocab()) < 120:
            getattr(pipe, name).model_max_length = 10**6
    model = wrapped(pipe)
    words = [f"w{i:03}" for i in range(reads // 5 + 4)]  # of five letters with their space, each a token
    network.forward = lambda *_, **__: pytest.fail("the network was evaluated")
    for arguments in ({"prompt": " ".join(words), "words": [0]}, {"prompts": ["", " ".join(words)]}):
        with pytest.raises(ValueError, match=r"up to '(w\d\d\d)', word (\d+) of \d+: the rest would be lost") as raised:
            estimate(model, **arguments)
        assert abs(int(str(raised.value).partition(", word ")[2].split()[0]) - reads / 5) <= 9  # with chat templates


def test_a_prompt_too_long_is_refused_before_all_its_words_are_encoded():
    pipe, _ = tiny("Kandinsky 3")  # reads 128 tokens, here of one letter
    pipe.tokenizer.model_max_length, rows = 10**6, []
    pipe.text_encoder.register_forward_pre_hook(
        lambda _, given, named: rows.append(len(given[0] if given else named["input_ids"])), with_kwargs=True
    )
    model = wrapped(pipe)
    rows.clear()
    with pytest.raises(ValueError, match="the rest would be lost"):
        estimate(model, " ".join(f"w{i:03}" for i in range(40)))
    assert 2 <= sum(rows) < 40  # not the 82 prompts of its words


def cleaning(pipe, clean):
    """The pipeline with captions cleaned by a function, as diffusers does it with ftfy and bs4."""
    pipe._text_preprocessing = lambda text, **_: [clean(one) for one in ([text] if isinstance(text, str) else text)]
    kind = type(pipe)
    return type(kind.__name__, (kind,), {"_text_preprocessing": lambda _, text, **__: pipe._text_preprocessing(text)})(
        **pipe.components
    )


def test_captions_that_are_cleaned_away_are_named():
    pipe = tiny("PixArt")[0]
    emptied = wrapped(cleaning(pipe, lambda text: "".join(c for c in text if c.isascii())))
    with pytest.raises(ValueError, match="this model reads nothing of '一只狗坐在草地上'"):
        estimate(emptied, "一只狗坐在草地上")
    assert "does not know '狗'" in estimate(emptied, "a 狗 on grass").warnings[0]
    dashes = wrapped(cleaning(tiny("PixArt")[0], lambda text: text.replace("@ ", "").removesuffix("-")))
    with pytest.raises(ValueError, match="this model does not read '@' in 'a @ dog'"):
        estimate(dashes, "a @ dog")
    with pytest.raises(ValueError, match="this model does not read '-' in 'a dog -'"):
        estimate(dashes, "a dog -")
    assert estimate(dashes, "a dog-").warnings == ()  # the word is read


def test_prompts_that_are_the_same_to_a_model_are_named():
    with pytest.warns(UserWarning, match="'the dog' and 'The DOG' are the same to this model"):
        idw.estimate(idw.load(), picture().resize((64, 64)), prompts=["", "the dog", "The DOG"], samples=4)


def test_unknown_words_are_named(tmp_path):
    prompt = "the dgo, 🐶 on zzz"
    with pytest.warns(UserWarning, match="this model does not know 'dgo,', '🐶', 'zzz'") as seen:
        info = idw.estimate(idw.load(), picture().resize((64, 64)), prompt, samples=4, progress=False)
    assert {one.filename for one in seen} == {__file__}
    info.to_netcdf(tmp_path / "x.nc")
    assert idw.from_netcdf(tmp_path / "x.nc").warnings == info.warnings != ()
    assert not any("know" in text for text in estimate(idw.load(), "the dog on grass").warnings)
    unknown, undivided = estimate(wrapped(tiny("Z-Image")[0]), "สุนัขบนหญ้า dog").warnings
    assert unknown.startswith("this model does not know 'สุนัขบนหญ้า': its")  # "dog" is read by its letters, as all words
    assert undivided.endswith("Put spaces between those of 'สุนัขบนหญ้า'")


@pytest.mark.parametrize("family", ["Flux", "Stable Diffusion 3"])
def test_prompts_that_one_of_two_text_encoders_reads_are_estimated_with_a_note(family):
    prompt = " ".join(["the dog left of the cat on grass"] * 3)  # CLIP reads 20 tokens here
    info = estimate(wrapped(tiny(family)[0]), prompt, words=[-1])
    assert info.cmi(-1).value > 0
    assert "the prompt has 26 tokens and this model reads 20 by its CLIPTokenizer" in info.warnings[0]
    with pytest.raises(ValueError, match="has 26 tokens and this model reads 20: the rest would be lost"):
        estimate(wrapped(tiny("Stable Diffusion XL")[0]), prompt)


def test_a_word_learned_as_several_vectors_has_the_attention_of_its_own_tokens():
    pipe = tiny("Stable Diffusion, ε")[0]
    pipe.load_textual_inversion({"<cat-toy>": torch.randn(3, 16)}, token="<cat-toy>")
    prompt = "a <cat-toy> on grass"
    assert word_tokens(pipe.tokenizer, prompt, pipe) == [[1], [2, 3, 4], [5], [6]]
    model = wrapped(pipe)
    assert model.supports_attention(prompt)
    info = estimate(model, prompt, attention_prompt=prompt)
    assert info.attention.shape == (4, 32, 32)
    assert not info.warnings


@pytest.mark.parametrize("name", ["exact", "learned"])
def test_a_picture_unlike_those_of_the_training_is_said(name):
    scene, discs = idw.scenes.example(0), Image.new("RGB", (64, 64), (120, 90, 60))
    draw = ImageDraw.Draw(discs)
    draw.ellipse((5, 10, 30, 35), (200, 30, 30))
    draw.ellipse((32, 30, 60, 58), (30, 30, 200))

    def said(picture, **options):
        info = idw.estimate(
            idw.load(name), picture, prompts=["", "the dog on grass"], samples=8, progress=False, **options
        )
        return [text for text in info.warnings if "unlike those that the model was trained on" in text]

    assert said(discs)
    assert not said(scene.image)
    assert not said(
        discs, logsnr_distribution=idw.LogSNRDistribution(-3, 1, -8, 0)
    )  # of another range, nothing is known
