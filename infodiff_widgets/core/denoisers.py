"""Denoisers: the protocol, and closed forms whose information is known exactly.

A denoiser is any callable ``denoiser(z, logsnr, prompts) → ε̂``: z the variance-preserving noisy values [B, ...],
logsnr [B], prompts a list of B conditions (any hashable values; ``""`` is none), ε̂ = E[ε | z, prompt] like z.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from infodiff_widgets.core.channel import expand_like, signal_and_noise
from infodiff_widgets.core.checks import check_number

Denoiser = Callable[[Tensor, Tensor, Sequence[Hashable]], Tensor]
"""Any callable that predicts the noise: (z, logsnr, prompts) → ε̂."""


class MixtureDenoiser:
    """Exact denoiser of a Gaussian mixture whose prompts select components.

    ε̂ = Σ_k r_k(x_α)·b·(a²S_k + b²I)⁻¹(x_α − a·m_k), with r_k the posterior weights of the components that the
    prompt selects. One component is a Gaussian; covariance 0 is a set of points.

    Args:
        means: [K, D].
        covariances: [K, D, D], or a number for that multiple of the identity (0 for points).
        weights: [K], positive; uniform by default.
        prompts: indices of the components of every prompt; ``""`` has all components.

    Raises:
        ValueError: if shapes do not match, or a prompt has no components.

    Example:
        >>> four = MixtureDenoiser(4 * torch.eye(4), 1.0, prompts={"first": [0], "first two": [0, 1]})
        >>> import infodiff_widgets as idw
        >>> x = torch.tensor([4.0, 0.0, 0.0, 0.0])
        >>> info = idw.estimate(four, x, prompts=["", "first"], samples=2048, progress=False)
        >>> exact = four.log_density(x[None], "first") - four.log_density(x[None], "")
        >>> mi = info.mi(estimator="standard")
        >>> abs(mi.value - float(exact)) < 4 * mi.stderr
        True
    """

    def __init__(
        self, means: Tensor, covariances: Tensor | float = 0.0, weights: Tensor | None = None,
        prompts: Mapping[Hashable, Sequence[int]] | None = None,
    ) -> None:  # fmt: skip
        self.means = _tensor("means", means)
        if self.means.ndim != 2 or not self.means.numel():
            raise ValueError(f"means must be [K, D]; got {list(self.means.shape)}")
        k, d = self.means.shape
        if not isinstance(covariances, Tensor):
            if math.isinf(covariances := check_number("covariances", covariances, 0)):
                raise ValueError("covariances must be finite; got inf")
            covariances = torch.eye(d, dtype=torch.float64, device=self.means.device).expand(k, d, d) * covariances
        if covariances.shape != (k, d, d):
            raise ValueError(f"covariances must be {[k, d, d]} or a number; got {list(covariances.shape)}")
        # In the eigenbasis of S_k, (a²S_k + b²I)⁻¹ and its determinant are cheap at every noise level.
        self.variances, self.axes = torch.linalg.eigh(covariances.double())
        self.variances = self.variances.clamp_min(0)
        weights = torch.ones_like(self.means[:, 0]) if weights is None else _tensor("weights", weights)
        if weights.shape != (k,) or not (weights > 0).all():
            raise ValueError(f"weights must be {k} positive numbers; got {weights.tolist()}")
        if prompts is not None and not isinstance(prompts, Mapping):
            raise TypeError(f"prompts must map each prompt to components; got {prompts!r}")
        self.log_weights = (weights / weights.sum()).log()
        self.prompts = {"": tuple(range(k))} | {y: tuple(which) for y, which in (prompts or {}).items()}
        self.allowed = {y: torch.full_like(self.log_weights, -torch.inf) for y in self.prompts}
        for y, which in self.prompts.items():
            if not which or not all(0 <= i < k for i in which):
                raise ValueError(f"prompt {y!r} must name some of the components 0 to {k - 1}; got {which}")
            self.allowed[y][list(which)] = 0

    def __call__(self, z: Tensor, logsnr: Tensor, prompts: Sequence[Hashable]) -> Tensor:
        """ε̂ [B, ...] for z [B, ...] of D values each."""
        x = z.double().flatten(1)
        a, b = (expand_like(w, x) for w in signal_and_noise(logsnr))
        along = torch.einsum("bkd,kde->bke", x[:, None] - a[..., None] * self.means, self.axes)
        spread = a[..., None] ** 2 * self.variances + b[..., None] ** 2
        logs = self.log_weights - 0.5 * (along**2 / spread + spread.log()).sum(-1)
        unknown = set(prompts) - self.prompts.keys()
        if unknown:
            raise KeyError(f"this denoiser knows the prompts {list(self.prompts)}; got {unknown.pop()!r}")
        posterior = torch.softmax(logs + torch.stack([self.allowed[y] for y in prompts]), dim=1)
        scores = torch.einsum("bke,kde->bkd", along / spread, self.axes)
        return (b * torch.einsum("bk,bkd->bd", posterior, scores)).reshape(z.shape).to(z.dtype)

    def log_density(self, x: Tensor, prompt: Hashable = "") -> Tensor:
        """Log density ln p(x | prompt) in nats [B] for x [B, ...]; ±∞ for points."""
        flat = torch.as_tensor(x).double().flatten(1)
        which = list(self.prompts[prompt])
        along = torch.einsum("bkd,kde->bke", flat[:, None] - self.means[which], self.axes[which])
        spread = self.variances[which]
        logs = -0.5 * (along**2 / spread + (2 * torch.pi * spread).log()).sum(-1)
        weights = self.log_weights[which] - torch.logsumexp(self.log_weights[which], 0)
        return torch.logsumexp(logs + weights, 1)


class GaussianPairDenoiser:
    """Exact denoiser of x ~ N(0, 1) given y, jointly normal with correlation ρ, for every coordinate.

    Prompts are the values y (``""`` for none): ε̂ = b·x_α, and ε̂(·|y) = b(x_α − aρy)/(1 − a²ρ²).
    I(X; Y) = −½ ln(1 − ρ²).

    Example:
        >>> pair = GaussianPairDenoiser(0.8)
        >>> z, logsnr = torch.tensor([[0.5], [0.5]]), torch.zeros(2)
        >>> pair(z, logsnr, ["", 1.0]).shape
        torch.Size([2, 1])
    """

    def __init__(self, rho: float) -> None:
        rho = check_number("rho", rho)
        if not -1 < rho < 1:
            raise ValueError(f"rho must lie between −1 and 1; got {rho}")
        self.rho = rho

    def __call__(self, z: Tensor, logsnr: Tensor, prompts: Sequence[Hashable]) -> Tensor:
        """ε̂ [B, ...] for z [B, ...]."""
        a, b = (expand_like(w, z) for w in signal_and_noise(logsnr))
        pairs: list = [(0.0, 0.0) if y == "" else (1.0, y) for y in prompts]
        given, y = (expand_like(values, z) for values in torch.tensor(pairs, dtype=torch.float64, device="cpu").T)
        return b * (z - a * self.rho * y) / (1 - given * a**2 * self.rho**2)


def _tensor(name: str, values: Any) -> Tensor:
    """Finite numbers as a float64 tensor."""
    try:
        tensor = torch.as_tensor(values, dtype=torch.float64)
    except (TypeError, ValueError, RuntimeError):
        raise TypeError(f"{name} must be numbers; got {values!r}") from None
    if not torch.isfinite(tensor).all():
        raise ValueError(f"{name} must be finite; got {values!r}")
    return tensor
