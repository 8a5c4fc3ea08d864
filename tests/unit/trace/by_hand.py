"""Programs watched by hand: each operation is told to a recorder as the hooks tell it."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from clearprop.trace.adjoint.backward import Adjoints, backward
from clearprop.trace.replay.differences import differences
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.tape.recorder import Limits, Recorder
from clearprop.trace.tape.tape import Tape


class ByHand:
    """A tape with a recorder, and the operations of a program on it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.tape = Tape()
        self.recorder = Recorder(self.tape, limits)

    def do(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call a function as the watched program would."""
        args = self.recorder.gathered(function, args)
        pending = self.recorder.reads(function, args, kwargs)
        return self.recorder.applied(1, pending, function(*args, **kwargs))

    def put(self, container: Any, index: Any, value: Any) -> None:
        """``container[index] = value``."""
        pending = self.recorder.reads(operator.setitem, (container, index, value))
        container[index] = value
        self.recorder.written(2, container, index, value, pending)

    def node(self, value: Any) -> int:
        """Give the node that a value stands for."""
        ref = self.recorder.read(value)
        assert type(ref) is Ref, f"{value!r} has no history"
        return ref.node

    def function(self, value: Any) -> Any:
        """Give the function that a value came from."""
        return self.tape.nodes[self.node(value)].function

    def parents(self, value: Any) -> tuple[int, ...]:
        return self.tape.parents(self.node(value))


def arrays(seed: int, *shapes: tuple[int, ...], low: float = -2.0, high: float = 2.0) -> list[Any]:
    """Draw arrays whose entries keep away from 0, where many functions have a kink."""
    rng = np.random.default_rng(seed)
    drawn = [rng.uniform(low, high, shape) for shape in shapes]
    return [np.where(np.abs(a) < 0.05, a + 0.1, a) if low < 0.0 else a for a in drawn]


def check_derivatives(
    function: Callable[..., Any],
    args: Iterable[Any],
    by: Iterable[Any],
    kwargs: dict[str, Any] | None = None,
    tolerance: float = 1e-7,
) -> Adjoints:
    """Compare what backward says of one call with central differences, by some of its arguments."""
    watched = ByHand()
    sources = [watched.node(each) for each in by]
    result = watched.do(function, *args, **(kwargs or {}))
    output = watched.node(result)
    weight = np.random.default_rng(0).standard_normal(np.shape(result))
    adjoints = backward(watched.tape, {output: weight})
    for source in sources:
        measured = differences(watched.tape, output, source, weight=weight)
        told, shown = adjoints.of(source), measured.values
        assert not measured.kinked.any()
        scale = float(np.linalg.norm(shown)) + float(np.max(measured.errors, initial=0.0))
        assert np.linalg.norm(told - shown) <= tolerance * scale + 1e-12, (function, told, shown)
        assert np.all(adjoints.bound(source) >= np.abs(told) * (1.0 - 1e-9) - 1e-300)
    return adjoints
