"""Tiny pipelines of many families from diffusers' and transformers' real classes, with random weights.

Their networks can be made exact: :func:`make_exact` has them predict, in the family's own convention, what is best
for pictures x ~ N(c·P, τ²) where P is a fixed pattern and c depends on the prompt.
"""

import inspect
import string

import diffusers
import torch
from diffusers import (
    AutoencoderDC,
    AutoencoderKL,
    AutoencoderKLQwenImage,
    ChromaTransformer2DModel,
    CogView4Transformer2DModel,
    DDPMScheduler,
    DPMSolverMultistepScheduler,
    EulerDiscreteScheduler,
    FlowMatchEulerDiscreteScheduler,
    FluxTransformer2DModel,
    Kandinsky3UNet,
    PixArtTransformer2DModel,
    QwenImageTransformer2DModel,
    SanaTransformer2DModel,
    SD3Transformer2DModel,
    UNet2DConditionModel,
    VQModel,
    ZImageTransformer2DModel,
)
from tokenizers import Regex, Tokenizer, models, pre_tokenizers, processors
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    Gemma2Config,
    Gemma2Model,
    GlmConfig,
    GlmModel,
    PreTrainedTokenizerFast,
    Qwen2_5_VLConfig,
    Qwen2_5_VLForConditionalGeneration,
    Qwen3Config,
    Qwen3Model,
    T5Config,
    T5EncoderModel,
)

from infodiff_widgets.scenes.build import build_tokenizer

TAU2 = 0.5
"""Variance of the exact pictures about their mean."""


def letters(longest=512, begin=False):
    """A tokenizer of single characters, for text encoders whose own tokenizers are files on a hub.

    ``begin``: with a token before every text.
    """
    vocabulary = {token: i for i, token in enumerate(["<pad>", "</s>", "<unk>", *string.printable])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[\s\S]"), "isolated")
    if begin:
        tokenizer.post_processor = processors.TemplateProcessing(single="</s> $A", special_tokens=[("</s>", 1)])
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", unk_token="<unk>",
        model_max_length=longest, chat_template="user: {{ messages[0]['content'] }}",
    )  # fmt: skip


def clip(kind=CLIPTextModel, positions=20):
    tokenizer = build_tokenizer()
    return tokenizer, kind(
        CLIPTextConfig(
            vocab_size=len(tokenizer), hidden_size=16, intermediate_size=16, num_hidden_layers=2, projection_dim=16,
            num_attention_heads=2, max_position_embeddings=positions, bos_token_id=0, eos_token_id=1, pad_token_id=1,
        )
    )  # fmt: skip


def t5(width=16):
    return T5EncoderModel(T5Config(vocab_size=110, d_model=width, d_kv=8, d_ff=16, num_layers=1, num_heads=2))


def kl(channels=4, levels=2, **options):
    """An autoencoder with 2**(levels - 1) pixels per latent, along a side."""
    return AutoencoderKL(
        block_out_channels=[8] * levels, norm_num_groups=4, latent_channels=channels,
        down_block_types=["DownEncoderBlock2D"] * levels, up_block_types=["UpDecoderBlock2D"] * levels, **options,
    )  # fmt: skip


def unet(**options):
    settings = dict(
        sample_size=16, block_out_channels=(8, 16), layers_per_block=1, cross_attention_dim=16, norm_num_groups=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"), attention_head_dim=2,
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
    )  # fmt: skip
    return UNet2DConditionModel(**(settings | options))


def discrete(prediction="epsilon", zero_terminal=False, kind=EulerDiscreteScheduler, **options):
    return kind(
        prediction_type=prediction, beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012,
        rescale_betas_zero_snr=zero_terminal, steps_offset=1, **options,
    )  # fmt: skip


def stable_diffusion(prediction="epsilon", zero_terminal=False):
    tokenizer, encoder = clip()
    return diffusers.StableDiffusionPipeline(
        vae=kl(), text_encoder=encoder, tokenizer=tokenizer, unet=unet(),
        scheduler=discrete(prediction, zero_terminal), safety_checker=None, feature_extractor=None,
        requires_safety_checker=False,
    )  # fmt: skip


def edm_timesteps():
    """Stable Diffusion whose network is fed ¼·ln σ."""
    pipe = stable_diffusion("v_prediction")
    pipe.scheduler = discrete(
        "v_prediction", timestep_type="continuous", use_karras_sigmas=True, sigma_min=0.002, sigma_max=80.0
    )
    return pipe


def stable_diffusion_xl():
    (tokenizer, first), (_, second) = clip(), clip(CLIPTextModelWithProjection)
    return diffusers.StableDiffusionXLPipeline(
        vae=kl(), text_encoder=first, text_encoder_2=second, tokenizer=tokenizer, tokenizer_2=tokenizer,
        unet=unet(addition_embed_type="text_time", addition_time_embed_dim=8, cross_attention_dim=32,
                  projection_class_embeddings_input_dim=6 * 8 + 16),
        scheduler=discrete(),
    )  # fmt: skip


def stable_diffusion_3():
    (tokenizer, first), (_, second) = (clip(CLIPTextModelWithProjection) for _ in range(2))
    transformer = SD3Transformer2DModel(
        sample_size=16, patch_size=2, in_channels=4, num_layers=1, attention_head_dim=8, num_attention_heads=2,
        joint_attention_dim=32, caption_projection_dim=16, pooled_projection_dim=32, out_channels=4,
    )  # fmt: skip
    return diffusers.StableDiffusion3Pipeline(
        transformer=transformer, scheduler=FlowMatchEulerDiscreteScheduler(shift=3.0), vae=kl(shift_factor=0.1),
        text_encoder=first, tokenizer=tokenizer, text_encoder_2=second, tokenizer_2=tokenizer,
        text_encoder_3=t5(32), tokenizer_3=letters(),
    )  # fmt: skip


def flux(**options):
    tokenizer, encoder = clip()
    transformer = FluxTransformer2DModel(
        patch_size=1, in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=16, num_attention_heads=2,
        joint_attention_dim=16, pooled_projection_dim=16, axes_dims_rope=(4, 4, 8), **options,
    )  # fmt: skip
    return diffusers.FluxPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True), vae=kl(shift_factor=0.1),
        text_encoder=encoder, tokenizer=tokenizer, text_encoder_2=t5(), tokenizer_2=letters(), transformer=transformer,
    )  # fmt: skip


def chroma():
    transformer = ChromaTransformer2DModel(
        patch_size=1, in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=16, num_attention_heads=2,
        joint_attention_dim=16, axes_dims_rope=(4, 4, 8), approximator_num_channels=8, approximator_hidden_dim=16,
        approximator_layers=1,
    )  # fmt: skip
    return diffusers.ChromaPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(), vae=kl(shift_factor=0.1), text_encoder=t5(), tokenizer=letters(),
        transformer=transformer,
    )  # fmt: skip


def qwen_image():
    text = Qwen2_5_VLConfig(
        text_config=dict(
            vocab_size=110, hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2,
            num_key_value_heads=2, rope_scaling={"type": "mrope", "mrope_section": [1, 1, 2]},
        ),
        vision_config=dict(depth=1, hidden_size=16, intermediate_size=16, num_heads=2, out_hidden_size=16),
        vision_start_token_id=100, vision_end_token_id=101, image_token_id=102, video_token_id=103,
    )  # fmt: skip
    return diffusers.QwenImagePipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        vae=AutoencoderKLQwenImage(base_dim=8, z_dim=4, dim_mult=[1, 1], num_res_blocks=1, temperal_downsample=[False],
                                   latents_mean=[0.1, 0.2, 0.3, 0.4], latents_std=[1.0, 2.0, 1.5, 0.5]),
        text_encoder=Qwen2_5_VLForConditionalGeneration(text), tokenizer=letters(2048),
        transformer=QwenImageTransformer2DModel(
            patch_size=2, in_channels=16, out_channels=4, num_layers=1, attention_head_dim=16, num_attention_heads=2,
            joint_attention_dim=16, axes_dims_rope=(4, 4, 8),
        ),
    )  # fmt: skip


def z_image():
    return diffusers.ZImagePipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(shift=3.0), vae=kl(16, shift_factor=0.1), tokenizer=letters(),
        text_encoder=Qwen3Model(
            Qwen3Config(vocab_size=110, hidden_size=16, intermediate_size=16, num_hidden_layers=2,
                        num_attention_heads=2, num_key_value_heads=2, head_dim=8)
        ),
        transformer=ZImageTransformer2DModel(
            in_channels=16, dim=32, n_layers=1, n_refiner_layers=1, n_heads=2, n_kv_heads=2, cap_feat_dim=16,
            axes_dims=[8, 4, 4], axes_lens=[512, 64, 64],
        ),
    )  # fmt: skip


def deepfloyd_if():
    return diffusers.IFPipeline(
        tokenizer=letters(77), text_encoder=t5(), safety_checker=None, feature_extractor=None, watermarker=None,
        requires_safety_checker=False,
        unet=unet(in_channels=3, out_channels=6, sample_size=16),
        scheduler=DDPMScheduler(beta_schedule="squaredcos_cap_v2", variance_type="learned_range", clip_sample=False),
    )  # fmt: skip


def kandinsky_3():
    return diffusers.Kandinsky3Pipeline(
        tokenizer=letters(128), text_encoder=t5(),
        unet=Kandinsky3UNet(in_channels=4, time_embedding_dim=16, groups=4, attention_head_dim=4, layers_per_block=3,
                            block_out_channels=(8, 16), cross_attention_dim=16, encoder_hid_dim=16),
        movq=VQModel(block_out_channels=(8, 8, 8, 8), latent_channels=4, norm_num_groups=4,
                     down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4),
        scheduler=DDPMScheduler(clip_sample=False),
    )  # fmt: skip


def pixart():
    return diffusers.PixArtAlphaPipeline(
        tokenizer=letters(120), text_encoder=t5(), vae=kl(), scheduler=DPMSolverMultistepScheduler(),
        transformer=PixArtTransformer2DModel(
            sample_size=16, num_layers=1, patch_size=2, attention_head_dim=8, num_attention_heads=2, in_channels=4,
            out_channels=8, cross_attention_dim=16, caption_channels=16, use_additional_conditions=False,
        ),
    )  # fmt: skip


def sana():
    return diffusers.SanaPipeline(
        tokenizer=letters(2048), scheduler=DPMSolverMultistepScheduler(
            prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0
        ),
        text_encoder=Gemma2Model(
            Gemma2Config(vocab_size=110, hidden_size=16, intermediate_size=16, num_hidden_layers=1, head_dim=8,
                         num_attention_heads=2, num_key_value_heads=1)
        ),
        vae=AutoencoderDC(
            in_channels=3, latent_channels=4, attention_head_dim=2, encoder_block_types=("ResBlock", "ResBlock"),
            decoder_block_types=("ResBlock", "ResBlock"), encoder_block_out_channels=(8, 8),
            decoder_block_out_channels=(8, 8), encoder_qkv_multiscales=((), ()), decoder_qkv_multiscales=((), ()),
            encoder_layers_per_block=(1, 1), decoder_layers_per_block=[1, 1], scaling_factor=0.4,
            upsample_block_type="interpolate", decoder_norm_types="rms_norm", decoder_act_fns="silu",
        ),
        transformer=SanaTransformer2DModel(
            patch_size=1, in_channels=4, out_channels=4, num_layers=1, attention_head_dim=4, num_attention_heads=2,
            num_cross_attention_heads=2, cross_attention_head_dim=4, cross_attention_dim=8, caption_channels=16,
            sample_size=16,
        ),
    )  # fmt: skip


def cogview_4():
    return diffusers.CogView4Pipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(
            base_shift=0.25, max_shift=0.75, use_dynamic_shifting=True, time_shift_type="linear"
        ),
        vae=kl(), tokenizer=letters(begin=True),
        text_encoder=GlmModel(
            GlmConfig(vocab_size=110, hidden_size=16, intermediate_size=16, num_hidden_layers=2, num_attention_heads=2,
                      num_key_value_heads=1, head_dim=8, pad_token_id=0)
        ),
        transformer=CogView4Transformer2DModel(
            in_channels=4, out_channels=4, num_layers=1, attention_head_dim=8, num_attention_heads=2, text_embed_dim=16,
            time_embed_dim=8, condition_dim=4, sample_size=16, rope_axes_dim=(64, 64),
        ),
    )  # fmt: skip


def _cogview_4_level(pipe, t):
    """The σ that the pipeline pairs with its unshifted timesteps for 16×16 latents in 2×2 patches."""
    mu = 0.25 + 0.75 * (64 / 256) ** 0.5
    return flow_level(pipe.scheduler.time_shift(mu, 1.0, t / 1000))


def table(pipe, t):
    return torch.logit(pipe.scheduler.alphas_cumprod.double())[t.long()]


def flow_level(s):
    return 2 * torch.log((1 - s) / s)


FAMILIES = {
    "Stable Diffusion, ε": (stable_diffusion, table),
    "Stable Diffusion, v": (lambda: stable_diffusion("v_prediction"), table),
    "Stable Diffusion, x": (lambda: stable_diffusion("sample"), table),
    "Stable Diffusion, zero terminal SNR": (lambda: stable_diffusion("v_prediction", True), table),
    "Stable Diffusion, continuous timesteps": (edm_timesteps, lambda pipe, t: -8 * t),
    "Stable Diffusion XL": (stable_diffusion_xl, table),
    "Stable Diffusion 3": (stable_diffusion_3, lambda pipe, t: flow_level(t / 1000)),
    "Flux": (flux, lambda pipe, t: flow_level(t)),
    "Chroma": (chroma, lambda pipe, t: flow_level(t)),
    "Qwen-Image": (qwen_image, lambda pipe, t: flow_level(t)),
    "Z-Image": (z_image, lambda pipe, t: flow_level(1 - t), -1),
    "DeepFloyd IF": (deepfloyd_if, table),
    "Kandinsky 3": (kandinsky_3, table),
    "PixArt": (pixart, table),
    "CogView4": (cogview_4, _cogview_4_level),
    "Sana": (sana, lambda pipe, t: flow_level(t / 1000)),
}
"""How each family is built, the log SNR that its network's timesteps stand for, and -1 if it predicts x − ε."""


def _family(family):
    return FAMILIES[family] if isinstance(family, str) else family


def tiny(family):
    """A pipeline with random weights, and its network; of a name in FAMILIES, or of what such a name stands for."""
    torch.manual_seed(0)
    pipe = _family(family)[0]()
    for part in pipe.components.values():
        if isinstance(part, torch.nn.Module):
            part.eval()
    pipe.set_progress_bar_config(disable=True)
    return pipe, getattr(pipe, "transformer", None) or pipe.unet


def pattern(shape):
    return torch.randn(shape, generator=torch.Generator().manual_seed(7))


def gain(logsnr):
    """κ of the posterior mean m + κ·(x_α − a·m), and a, b."""
    a2, b2 = torch.sigmoid(logsnr), torch.sigmoid(-logsnr)
    return a2.sqrt() * TAU2 / (a2 * TAU2 + b2), a2.sqrt(), b2.sqrt()


def make_exact(family):
    """The family's pipeline with a network that is exact; ``network.means`` holds c for each row of its last call."""
    pipe, network = tiny(family)
    level, *sign = _family(family)[1:]
    signature = inspect.signature(type(network).forward)
    prediction = pipe.scheduler.config.get("prediction_type", "flow_prediction")

    def exact(*arguments, **named):
        given = signature.bind(network, *arguments, **named).arguments
        pick = lambda *names: next(given[name] for name in names if name in given)  # noqa: E731
        scale_model_input, t = pick("sample", "hidden_states", "x"), pick("timestep", "timesteps", "t")
        text = pick("encoder_hidden_states", "cap_feats", "encoder_hidden_states_t5", "text_bth")
        listed = isinstance(scale_model_input, list)
        z = torch.stack(list(scale_model_input)) if listed else scale_model_input
        weights = torch.cos(torch.arange(text[0].shape[-1], dtype=torch.float64))
        network.means = 1.5 * torch.sin(100 * torch.stack([(row.double() @ weights).mean() for row in text]))
        t = torch.as_tensor(t).double().reshape(-1).expand(len(z))
        logsnr = level(pipe, t)
        kappa, a, b = (w.reshape(-1, *[1] * (z.ndim - 1)) for w in gain(logsnr))
        flow = prediction.startswith("flow")
        x_alpha = z.double() * (a + b) if flow else z.double()
        mean = network.means.reshape(-1, *[1] * (z.ndim - 1)) * pattern(z.shape[1:])
        x = mean + kappa * (x_alpha - a * mean)
        epsilon = (x_alpha - a * x) / b
        answer = {"epsilon": epsilon, "v_prediction": a * epsilon - b * x, "sample": x}.get(prediction, epsilon - x)
        answer = answer * sum(sign or [1])  # some predict x − ε
        if (network.config.get("out_channels") or 0) == 2 * z.shape[1] or network.config.get("learn_sigma"):
            answer = torch.cat([answer, torch.full_like(answer, 9.0)], 1)  # a variance nobody should read
        answer = answer.to(z.dtype)
        return (list(answer) if listed else answer,)

    network.forward = exact
    return pipe, network


def closed_forms(x, means, logsnr, weight):
    """i^o(y | reference) and i^s(y | reference) as the mean over ``logsnr`` weighted by ``weight``.

    For each of ``means`` against the first, with x in the network's arrangement: i^o = k·‖m_y − m_0‖² and
    i^s = k·(‖x − m_0‖² − ‖x − m_y‖²), where k = ½∫ (a/b)²(1 − κa)² dα.
    """
    kappa, a, b = gain(torch.as_tensor(logsnr, dtype=torch.float64))
    k = float((torch.as_tensor(weight) * 0.5 * (a / b) ** 2 * (1 - kappa * a) ** 2).mean())
    m = means.double().reshape(-1, *[1] * x.ndim) * pattern(x.shape)
    off = [float((x - row).square().sum()) for row in m]
    apart = [float((row - m[0]).square().sum()) for row in m]
    return [k * d for d in apart], [k * (off[0] - d) for d in off]
