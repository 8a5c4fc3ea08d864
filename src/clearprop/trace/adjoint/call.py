"""What a rule for a derivative is given: one call of the tape, with the values that it had.

A rule carries the cotangent of the result to the arguments.  Every rule runs a second time with the absolute
values of its coefficients and of the cotangent: the sum of absolute terms that comes out bounds what rounding
can do to the sum itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from clearprop.trace.tape.memory import Array


@dataclass(frozen=True, slots=True)
class Call:
    """``result = function(*args, **kwargs)``; ``absolute`` asks for the sum of absolute terms.

    ``asked`` says of each argument whether anybody wants its cotangent; None means of all.
    """

    function: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    result: Any
    absolute: bool = False
    asked: tuple[bool, ...] | None = None

    def asks(self, k: int) -> bool:
        """Whether the cotangent of an argument is wanted; a rule may leave out what is dear and is not."""
        return self.asked is None or self.asked[k]

    def size(self, coefficient: Any) -> Any:
        """Give a coefficient as it is, or its absolute value."""
        if not self.absolute:
            return coefficient
        return abs(coefficient) if type(coefficient) is float else np.abs(coefficient)

    def option(self, name: str, position: int, default: Any = None) -> Any:
        """Give an argument that may be handed over by position or by name."""
        return self.args[position] if len(self.args) > position else self.kwargs.get(name, default)


Rule: TypeAlias = Callable[[Call, Any], "tuple[Any, ...]"]


class NoRule(NotImplementedError):
    """This use of a function has no rule; it is measured by differences instead."""


def unbroadcast(g: Any, like: Any) -> Array:
    """Sum a cotangent over what broadcasting repeated, back to the shape of the argument."""
    g = np.asarray(g)
    shape = np.shape(like)
    if g.shape == shape:
        return np.asarray(g)
    if g.ndim > len(shape):
        g = np.sum(g, axis=tuple(range(g.ndim - len(shape))))
    if g.ndim < len(shape):
        g = g.reshape((1,) * (len(shape) - g.ndim) + g.shape)
    stretched = tuple(k for k, size in enumerate(shape) if size == 1 and g.shape[k] != 1)
    if stretched:
        g = np.sum(g, axis=stretched, keepdims=True)
    # A result may be smaller than a broadcast of its arguments where nothing was repeated after all.
    spread: Array = np.broadcast_to(g, shape)
    return spread
