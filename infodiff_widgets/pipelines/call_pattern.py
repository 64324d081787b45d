"""Patterns of the calls that pipelines make of their networks: what each argument is, and what the output stands for.

:func:`learn_pattern` compares calls with other noise levels and other numbers of rows: it finds which arguments are the
latents, which the timestep, and which have a row for each prompt. A pattern must reproduce the pipeline's own arguments
to the last bit; where it does not, there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.utils._pytree import tree_leaves

Role = Any
"""What an argument is: one of the names below, :class:`Same`, or a list or dict of roles for one of arguments."""
ROWS, LISTED, LATENTS, TIME, TIMES = "rows", "a list of rows", "latents", "the timestep", "a timestep for each row"


@dataclass(frozen=True)
class Same:
    """Role of an argument that never changes: its value, or for a tensor its shape."""

    value: Any

    @classmethod
    def of(cls, node: Any) -> Same:
        """The role of a value."""
        return cls(tuple(node.shape) if isinstance(node, Tensor) else node)


class Unknown(ValueError):
    """Raised where a call of a network cannot be repeated."""


# How the pipelines of diffusers write a timestep t of n: in the type of the argument, or converted in the end.
_FORMS: list[Callable[[Any, int], Any]] = [
    lambda t, _: t, lambda t, n: t / n, lambda t, n: (n - t) / n, lambda t, n: 1 - t / n, lambda t, n: t * (1 / n),
]  # fmt: skip


def written(form: tuple[int, bool], timesteps: Tensor, steps: int, dtype: torch.dtype) -> Tensor:
    """Timesteps [N] as the network is given them."""
    which, first = form
    return _FORMS[which](timesteps.to(dtype) if first else timesteps, steps).to(dtype)


@dataclass(frozen=True)
class Pattern:
    """How a pipeline calls its network.

    Attributes:
        arguments: role of the positional and of the named arguments.
        steps, form: number of training timesteps, and how a timestep is written in the argument.
        packed: shape of a row of the latents as the scheduler has it.
        sign, stacked: what is made of the output: its sign, and whether it is a list of rows.
        by_row: whether the network takes rows at several noise levels in one call.
    """

    arguments: Role
    steps: int
    form: tuple[int, bool]
    packed: tuple[int, ...]
    sign: int
    stacked: bool
    by_row: bool = False

    def outputs(self, answer: Any, rows: int) -> Tensor:
        """The network's outputs as its scheduler would receive them, float32 [rows, *packed]."""
        return _outputs(answer, rows, self.sign, self.stacked, self.packed).float()


def _outputs(answer: Any, rows: int, sign: int, stacked: bool, packed: Sequence[int]) -> Tensor:
    leaves = tree_leaves(answer)
    if not all(isinstance(leaf, Tensor) for leaf in leaves[: rows if stacked else 1]) or not leaves:
        raise Unknown
    found = torch.stack(leaves[:rows]) if stacked else leaves[0]
    # Networks that also predict the variance have it in further channels, which come last.
    return sign * found.reshape(rows, -1)[:, : torch.Size(packed).numel()].reshape(rows, *packed)


def learn_pattern(
    calls: Sequence[tuple[tuple, dict]], more_rows: tuple[tuple, dict], timesteps: Tensor, steps: int, emitted: Tensor,
    answer: Any, received: Tensor,
) -> Pattern | None:  # fmt: skip
    """The pattern of a pipeline's calls, or None if they cannot be repeated to the last bit.

    Args:
        calls: arguments of the network in three or more steps of one call of the pipeline, with the same latents.
        more_rows: its arguments in a call of the pipeline with one row more.
        timesteps: of the steps, as the scheduler has them.
        steps: number of training timesteps.
        emitted: latents [B, ...] that the scheduler gave the pipeline in each step.
        answer: the network's output in the first step.
        received: what the scheduler received as such.
    """
    rows = len(emitted)
    try:
        found: dict[str, list] = {TIME: [], LATENTS: []}
        roles = _role(list(calls), more_rows, rows, emitted, found)
        if len(found[TIME]) != 1 or len(found[LATENTS]) != 1:
            return None
        values = [torch.as_tensor(value) for value in found[TIME][0]]
        forms = [(which, first) for which in range(len(_FORMS)) for first in (True, False)]
        form = next(
            form
            for form in forms
            if all(
                torch.equal(written(form, timesteps[i : i + 1], steps, value.dtype).expand(value.numel()),
                            value.reshape(-1).cpu())
                for i, value in enumerate(values)
            )
        )  # fmt: skip
        for sign, stacked in ((1, False), (-1, False), (1, True), (-1, True)):
            try:
                output = _outputs(answer, rows, sign, stacked, emitted.shape[1:]).float()
            except (Unknown, RuntimeError):
                continue
            expected = received.reshape(rows, -1)[:, : output[0].numel()].float()
            if torch.equal(output.reshape(rows, -1), expected):
                return Pattern(roles, steps, form, tuple(emitted.shape[1:]), sign, stacked)
    except (Unknown, StopIteration):
        pass
    return None


def _role(nodes: list, larger: Any, rows: int, emitted: Tensor, found: dict[str, list]) -> Role:
    """The role of one argument, given its values in each step, and in a call with one row more."""
    first = nodes[0]
    if any(type(node) is not type(first) for node in [*nodes, larger]):
        raise Unknown
    if isinstance(first, Tensor):
        by_row = first.ndim > 0 and first.shape[0] == rows and larger.shape[:1] == (rows + 1,)
        if by_row and _equal(first.reshape(rows, -1), emitted.reshape(rows, -1)):
            found[LATENTS].append(nodes)
            return LATENTS
        if not by_row and first.shape != larger.shape:
            raise Unknown
        if not all(torch.equal(first, node) for node in nodes[1:]):
            found[TIME].append(nodes)
            return TIMES if by_row else TIME
        return ROWS if by_row else Same.of(first)
    if isinstance(first, (list, tuple)):
        if len(first) == rows and len(larger) == rows + 1:
            tensors = all(isinstance(row, Tensor) and row.shape == first[0].shape for row in first)
            if tensors and _equal(torch.stack(list(first)).reshape(rows, -1), emitted.reshape(rows, -1)):
                found[LATENTS].append(nodes)
                return LATENTS
            for row in range(rows):
                if not isinstance(_role([node[row] for node in nodes], larger[row], -1, emitted, {TIME: []}), Same):
                    raise Unknown
            return LISTED
        if len(first) != len(larger):
            raise Unknown
        return [_role([node[i] for node in nodes], larger[i], rows, emitted, found) for i in range(len(first))]
    if isinstance(first, dict):
        if any(node.keys() != first.keys() for node in [*nodes, larger]):
            raise Unknown
        return {key: _role([node[key] for node in nodes], larger[key], rows, emitted, found) for key in first}
    if isinstance(first, (int, float)) and any(node != first for node in nodes):
        found[TIME].append(nodes)
        return TIME
    if not (first is None or isinstance(first, (int, float, str, bool, torch.dtype, torch.device))):
        raise Unknown
    return Same(first)


def _equal(one: Tensor, other: Tensor) -> bool:
    return one.shape == other.shape and torch.equal(one.float(), other.float().to(one.device))


def check_roles(role: Role, node: Any, rows: int | None) -> int | None:
    """Raise Unknown unless arguments have their roles, with the same number of rows, which is returned if known."""
    if isinstance(role, list):
        if not isinstance(node, (list, tuple)) or len(node) != len(role):
            raise Unknown
        for one, part in zip(role, node, strict=True):
            rows = check_roles(one, part, rows)
    elif isinstance(role, dict):
        if not isinstance(node, dict) or node.keys() != role.keys():
            raise Unknown
        for key, one in role.items():
            rows = check_roles(one, node[key], rows)
    elif role in (ROWS, LISTED, LATENTS, TIMES):
        found = len(node) if isinstance(node, (Tensor, list, tuple)) else None
        if found is None or rows not in (None, found):
            raise Unknown
        return found
    elif isinstance(role, Same) and Same.of(node) != role:
        raise Unknown
    return rows


def choose_rows(role: Role, node: Any, rows: list[int]) -> Any:
    """Arguments with the chosen rows of those that have rows."""
    if isinstance(role, list):
        return type(node)([choose_rows(one, part, rows) for one, part in zip(role, node, strict=True)])
    if isinstance(role, dict):
        return {key: choose_rows(role[key], node[key], rows) for key in node}
    if role == ROWS:
        return node[to_device(torch.tensor(rows, device="cpu"), node.device)]
    return type(node)([node[row] for row in rows]) if role == LISTED else node


def to_device(values: Tensor, device: torch.device) -> Tensor:
    """Values from the CPU on a device, without waiting for what the device computes at present."""
    return values.pin_memory().to(device, non_blocking=True) if device.type == "cuda" else values.to(device)
