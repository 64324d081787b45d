"""Muon for the matrices inside networks and AdamW for their other weights, and a running mean of weights.

Muon (Jordan, 2024) steps by the nearest orthogonal matrix to the momentum. Its steps are scaled to the size of AdamW's,
so that both share a learning rate (Liu et al., 2025, arXiv:2502.16982). ``torch.optim.Muon`` takes no convolutions.
Nothing here waits for the device, so a training step can be captured in a CUDA graph.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor, nn

_UNTYPED: Any = torch  # its functions of many tensors have no types
_DECAY = 0.02  # of weights, times the learning rate
_OTHERS = 0.33  # learning rate of AdamW relative to Muon's
_ENDS = ("embedding", "conv_in", "conv_out")  # weights at the ends of a network are AdamW's


class MuonAdamW:
    """Optimizer of all weights of a network that need a gradient.

    The gradient is clipped at three times its usual norm. Components that are not finite count as zero.
    """

    def __init__(self, network: nn.Module) -> None:
        shapes: dict[tuple[int, int], list[nn.Parameter]] = {}
        rest: list[nn.Parameter] = []
        for name, p in network.named_parameters():
            if p.requires_grad and p.ndim >= 2 and not any(end in name for end in _ENDS):
                shapes.setdefault((len(p), p[0].numel()), []).append(p)
            elif p.requires_grad:
                rest.append(p)
        self.parameters = [p for ps in shapes.values() for p in ps] + rest
        device = self.parameters[0].device
        self.matrices = [(ps, torch.zeros(len(ps), *shape, device=device)) for shape, ps in shapes.items()]
        """Matrices of one shape, which go through together, and their momentum."""
        self.rate, self._adam_rate, self.usual_norm = (torch.zeros((), device=device) for _ in range(3))
        groups = [
            {"params": [p for p in rest if p.ndim >= 2], "weight_decay": _DECAY},
            {"params": [p for p in rest if p.ndim < 2], "weight_decay": 0.0},
        ]
        on_gpu = device.type == "cuda"
        rate: Any = self._adam_rate if on_gpu else 1e-3
        self.adam = torch.optim.AdamW(
            [group for group in groups if group["params"]], lr=rate, betas=(0.9, 0.98), capturable=on_gpu
        )

    def set_rate(self, rate: float) -> None:
        """Set the learning rate of the steps to come."""
        self.rate.fill_(rate)
        self._adam_rate.fill_(rate * _OTHERS)
        for group in self.adam.param_groups:
            if not isinstance(group["lr"], Tensor):
                group["lr"] = rate * _OTHERS

    @torch.no_grad()
    def step(self) -> None:
        """Take a step along the gradients, and clear them."""
        grads = [p.grad for p in self.parameters if p.grad is not None]
        for grad in grads:
            grad.nan_to_num_(0, 0, 0)
        norm = torch.stack(_UNTYPED._foreach_norm(grads)).norm()
        usual = torch.where(self.usual_norm > 0, self.usual_norm, norm)
        clipped = norm.minimum(3 * usual)
        self.usual_norm.copy_(usual.lerp(clipped, 0.02))
        _UNTYPED._foreach_mul_(grads, clipped / norm.clamp_min(1e-12))
        self.adam.step()
        for ps, momentum in self.matrices:
            grad = torch.stack([p.grad.reshape(len(p), -1) for p in ps if p.grad is not None])
            momentum.lerp_(grad, 0.05)
            update = orthogonalize(grad.lerp(momentum, 0.95)).float()
            update *= self.rate * (0.2 * math.sqrt(max(update.shape[1:])))
            _UNTYPED._foreach_mul_(ps, 1 - self.rate * _DECAY)
            _UNTYPED._foreach_sub_(ps, [u.reshape(p.shape) for u, p in zip(update, ps, strict=True)])
        for p in self.parameters:
            p.grad = None

    def state_dict(self) -> dict[str, Any]:
        """Momenta and the usual norm of the gradient."""
        momenta = [momentum for _, momentum in self.matrices]
        return {"momenta": momenta, "usual_norm": self.usual_norm, "adam": self.adam.state_dict()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Continue from a state. Raises ValueError: if it is of another network."""
        self.adam.load_state_dict(state["adam"])
        for group in self.adam.param_groups:
            group["lr"] = self._adam_rate if group["capturable"] else 1e-3
        self.usual_norm.copy_(state["usual_norm"])
        for (_, momentum), saved in zip(self.matrices, state["momenta"], strict=True):
            momentum.copy_(saved)


def orthogonalize(matrices: Tensor) -> Tensor:
    """Approximate the nearest orthogonal matrices to [N, rows, columns] by five Newton–Schulz steps."""
    x = matrices.bfloat16() if matrices.is_cuda else matrices
    tall = x.shape[1] > x.shape[2]
    x = x.mT if tall else x
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(5):
        square = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(square, square, square, beta=-4.7750, alpha=2.0315), x, beta=3.4445)
    return x.mT if tall else x


class WeightAverage:
    """Exponential running mean of the weights of a network (Polyak averaging)."""

    def __init__(self, network: nn.Module, decay: float = 0.998) -> None:
        self.names, weights = zip(*network.named_parameters(), strict=True)
        self.weights, self.decay = list(weights), decay
        self.mean = [p.detach().clone() for p in self.weights]

    @torch.no_grad()
    def update(self) -> None:
        """Take in the present weights."""
        _UNTYPED._foreach_lerp_(self.mean, self.weights, 1 - self.decay)

    def state_dict(self) -> dict[str, Tensor]:
        """Mean weights by name."""
        return dict(zip(self.names, self.mean, strict=True))

    @torch.no_grad()
    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """Replace the mean."""
        for name, mean in zip(self.names, self.mean, strict=True):
            mean.copy_(state[name])
