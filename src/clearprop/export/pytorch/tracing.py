"""A module of somebody's own: what its ``forward`` calls, one after another, as modules of torch.nn.

PyTorch's own tracer follows ``forward`` once with a stand-in for the input.  Functions such as ``torch.relu``
are written as the modules that compute the same, so that whoever reads the chain knows modules only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clearprop.errors import SettingError
from clearprop.export.library import library

# What functions and methods of tensors are called, and the module that is the same; its arguments by name.
_SAME: dict[str, tuple[str, tuple[str, ...]]] = {
    "relu": ("ReLU", ()),
    "sigmoid": ("Sigmoid", ()),
    "tanh": ("Tanh", ()),
    "gelu": ("GELU", ("approximate",)),
    "silu": ("SiLU", ()),
    "leaky_relu": ("LeakyReLU", ("negative_slope",)),
    "elu": ("ELU", ("alpha",)),
    "softplus": ("Softplus", ("beta", "threshold")),
    "softmax": ("Softmax", ("dim",)),
    "dropout": ("Dropout", ("p",)),
    "flatten": ("Flatten", ("start_dim", "end_dim")),
}
_ON_BOTH_WAYS = ("training", "inplace", "_stacklevel", "dtype")  # say nothing of what is computed


def chain(module: Any) -> Iterator[tuple[str, Any]]:
    """Each step of a module's ``forward``, with the name that PyTorch gives it.

    Raises
    ------
    SettingError
        "the forward() of Net cannot be followed: symbolically traced variables cannot be used as inputs to
        control flow. Give an nn.Sequential of its parts, in the order in which it uses them."
        "the forward() of Net is no chain: add uses more than the step before it. …"
    """
    kind = type(module).__name__
    previous = None
    for node in _nodes(module, kind):
        if node.op == "placeholder":
            if previous is not None:
                raise _no_chain(kind, "it takes more than one input")
        elif node.all_input_nodes != [previous]:
            raise _no_chain(kind, f"{node.name} uses more than the step before it")
        elif node.op != "output":
            yield node.name, _as_module(module, node, kind)
        previous = node


def _nodes(module: Any, kind: str) -> list[Any]:
    fx = library("torch.fx", "torch", "a PyTorch module")
    try:
        return list(fx.symbolic_trace(module).graph.nodes)
    except Exception as problem:  # a forward may do anything with the stand-in, and so raise anything
        first = str(problem).splitlines()[0].rstrip(".") if str(problem) else type(problem).__name__
        raise SettingError(f"the forward() of {kind} cannot be followed: {first}. {_REMEDY}") from problem


_REMEDY = "Give an nn.Sequential of its parts, in the order in which it uses them."


def _no_chain(kind: str, why: str) -> SettingError:
    return SettingError(f"the forward() of {kind} is no chain: {why}. {_REMEDY}")


def _as_module(module: Any, node: Any, kind: str) -> Any:
    if node.op == "call_module":
        return module.get_submodule(node.target)
    name = node.target if node.op == "call_method" else getattr(node.target, "__name__", "")
    if name not in _SAME:
        raise SettingError(
            f"{node.name} in the forward() of {kind} has no counterpart: Linear, Dropout and the activations"
            " ReLU, LeakyReLU, ELU, GELU, SiLU, Softplus, Sigmoid, Tanh and Softmax can be read."
        )
    called, parameters = _SAME[name]
    given = dict(zip(parameters, node.args[1:], strict=False)) | dict(node.kwargs)
    chosen = {key: value for key, value in given.items() if key not in _ON_BOTH_WAYS}
    return getattr(library("torch.nn", "torch", "a PyTorch module"), called)(**chosen)
