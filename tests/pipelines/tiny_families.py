"""More tiny pipelines with random weights, built as those of ``tiny_pipelines``, for families of flow transformers."""

import diffusers
import transformers
from diffusers import DDPMScheduler, FlowMatchEulerDiscreteScheduler
from tiny_pipelines import clip, discrete, flow_level, kl, letters, stable_diffusion, t5, table, unet

TEXT = dict(
    vocab_size=110, hidden_size=16, intermediate_size=16, num_hidden_layers=2, num_attention_heads=2,
    num_key_value_heads=2, head_dim=8, pad_token_id=0,
)  # fmt: skip
"""Sizes of a tiny language model for the tokenizer of single characters."""

FLUX = dict(
    patch_size=1, in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=16, num_attention_heads=2,
    joint_attention_dim=16, axes_dims_rope=(4, 4, 8),
)  # fmt: skip
"""Sizes of transformers like that of Flux."""


def language_model(kind, **options):
    return getattr(transformers, kind + "Model")(getattr(transformers, kind + "Config")(**(TEXT | options)))


def flow(**options):
    return FlowMatchEulerDiscreteScheduler(**options)


def flux_2_vae():
    vae = diffusers.AutoencoderKLFlux2(
        block_out_channels=(8, 8), down_block_types=("DownEncoderBlock2D",) * 2, norm_num_groups=4, latent_channels=4,
        up_block_types=("UpDecoderBlock2D",) * 2, layers_per_block=1,
    )  # fmt: skip
    vae.bn.running_mean.normal_()
    vae.bn.running_var.uniform_(0.5, 2)
    return vae


def aura_flow():
    return diffusers.AuraFlowPipeline(
        tokenizer=letters(), vae=kl(), scheduler=flow(shift=1.73),
        text_encoder=transformers.UMT5EncoderModel(
            transformers.UMT5Config(vocab_size=110, d_model=16, d_kv=8, d_ff=16, num_layers=1, num_heads=2)
        ),
        transformer=diffusers.AuraFlowTransformer2DModel(
            sample_size=16, num_mmdit_layers=1, num_single_dit_layers=1, attention_head_dim=8, num_attention_heads=2,
            joint_attention_dim=16, caption_projection_dim=16, pos_embed_max_size=256,
        ),
    )  # fmt: skip


def cogview_3():
    return diffusers.CogView3PlusPipeline(
        tokenizer=letters(), text_encoder=t5(), vae=kl(),
        scheduler=diffusers.CogVideoXDDIMScheduler(prediction_type="v_prediction", rescale_betas_zero_snr=True),
        transformer=diffusers.CogView3PlusTransformer2DModel(
            in_channels=4, out_channels=4, num_layers=1, attention_head_dim=8, num_attention_heads=2,
            text_embed_dim=16, time_embed_dim=16, condition_dim=4, pos_embed_max_size=32, sample_size=16,
        ),
    )  # fmt: skip


def hidream():
    (tokenizer, first), (_, second) = (clip(transformers.CLIPTextModelWithProjection, 128) for _ in range(2))
    return diffusers.HiDreamImagePipeline(
        scheduler=flow(shift=3.0), vae=kl(shift_factor=0.1), text_encoder=first, tokenizer=tokenizer,
        text_encoder_2=second, tokenizer_2=tokenizer, text_encoder_3=t5(), tokenizer_3=letters(),
        text_encoder_4=transformers.LlamaForCausalLM(transformers.LlamaConfig(**TEXT)), tokenizer_4=letters(),
        transformer=diffusers.HiDreamImageTransformer2DModel(
            patch_size=2, in_channels=4, out_channels=4, num_layers=1, num_single_layers=1, attention_head_dim=8,
            num_attention_heads=2, caption_channels=[16, 16], text_emb_dim=32, axes_dims_rope=(4, 2, 2),
            max_resolution=(16, 16), llama_layers=(0, 1),
        ),
    )  # fmt: skip


def hunyuan_dit():
    return diffusers.HunyuanDiTPipeline(
        vae=kl(levels=4), tokenizer=letters(77), text_encoder_2=t5(), tokenizer_2=letters(256), safety_checker=None,
        feature_extractor=None, requires_safety_checker=False, scheduler=discrete("v_prediction", kind=DDPMScheduler),
        text_encoder=transformers.BertModel(
            transformers.BertConfig(vocab_size=110, hidden_size=16, intermediate_size=16, num_hidden_layers=1,
                                    num_attention_heads=2)
        ),
        transformer=diffusers.HunyuanDiT2DModel(
            sample_size=16, num_layers=2, patch_size=2, attention_head_dim=8, num_attention_heads=2, in_channels=4,
            cross_attention_dim=16, cross_attention_dim_t5=16, pooled_projection_dim=16, hidden_size=16,
        ),
    )  # fmt: skip


def lumina():
    return diffusers.LuminaPipeline(
        transformer=diffusers.LuminaNextDiT2DModel(
            sample_size=16, hidden_size=16, num_layers=1, num_attention_heads=2, num_kv_heads=1, multiple_of=16,
            cross_attention_dim=16,
        ),
        scheduler=flow(), vae=kl(levels=4), text_encoder=language_model("Gemma"), tokenizer=letters(begin=True),
    )  # fmt: skip


def lumina_2():
    return diffusers.Lumina2Pipeline(
        transformer=diffusers.Lumina2Transformer2DModel(
            sample_size=16, in_channels=4, hidden_size=16, num_layers=1, num_refiner_layers=1, num_attention_heads=2,
            num_kv_heads=1, multiple_of=16, axes_dim_rope=(4, 2, 2), axes_lens=(512, 64, 64), cap_feat_dim=16,
        ),
        scheduler=flow(shift=6.0), vae=kl(levels=4, shift_factor=0.1), text_encoder=language_model("Gemma2"),
        tokenizer=letters(begin=True),
    )  # fmt: skip


def flux_2():
    return diffusers.Flux2KleinPipeline(
        scheduler=flow(use_dynamic_shifting=True), vae=flux_2_vae(), tokenizer=letters(),
        text_encoder=transformers.Qwen3ForCausalLM(transformers.Qwen3Config(**TEXT | {"num_hidden_layers": 30})),
        transformer=diffusers.Flux2Transformer2DModel(
            **FLUX | {"joint_attention_dim": 48, "axes_dims_rope": (4, 4, 4, 4)}, guidance_embeds=False
        ),
    )  # fmt: skip


def bria():
    return diffusers.BriaPipeline(
        transformer=diffusers.BriaTransformer2DModel(**FLUX | {"axes_dims_rope": [0, 8, 8]}), scheduler=flow(),
        vae=kl(), text_encoder=t5(), tokenizer=letters(begin=True),
    )  # fmt: skip


def ovis():
    return diffusers.OvisImagePipeline(
        scheduler=flow(use_dynamic_shifting=True), vae=kl(shift_factor=0.1), tokenizer=letters(),
        text_encoder=language_model("Qwen3"),
        transformer=diffusers.OvisImageTransformer2DModel(**FLUX | {"out_channels": 16}),
    )  # fmt: skip


def ernie():
    return diffusers.ErnieImagePipeline(
        transformer=diffusers.ErnieImageTransformer2DModel(
            hidden_size=16, num_attention_heads=2, num_layers=1, ffn_hidden_size=16, in_channels=16, out_channels=16,
            text_in_dim=16, rope_axes_dim=(4, 2, 2),
        ),
        vae=flux_2_vae(), text_encoder=language_model("Qwen3"), tokenizer=letters(), scheduler=flow(shift=3.0),
    )  # fmt: skip


def latent_consistency():
    """Latent Consistency Model: a UNet that also reads the guidance scale."""
    parts = stable_diffusion().components | {"unet": unet(time_cond_proj_dim=8)}
    parts["scheduler"] = diffusers.LCMScheduler.from_config(parts["scheduler"].config)
    return diffusers.LatentConsistencyModelPipeline(**parts, requires_safety_checker=False)


MORE_FAMILIES = {
    "AuraFlow": (aura_flow, lambda pipe, t: flow_level(t)),
    "CogView3": (cogview_3, table),
    "HiDream": (hidream, lambda pipe, t: flow_level(t / 1000), -1),
    "Hunyuan-DiT": (hunyuan_dit, table),
    "Lumina": (lumina, lambda pipe, t: flow_level(1 - t), -1),
    "Lumina 2": (lumina_2, lambda pipe, t: flow_level(1 - t), -1),
    "FLUX.2": (flux_2, lambda pipe, t: flow_level(t)),
    "Bria": (bria, lambda pipe, t: flow_level(t / 1000)),
    "Ovis-Image": (ovis, lambda pipe, t: flow_level(t)),
    "ERNIE-Image": (ernie, lambda pipe, t: flow_level(t / 1000)),
    "Latent Consistency Model": (latent_consistency, table),
}
"""As ``tiny_pipelines.FAMILIES``."""
