from __future__ import annotations

import numpy as np

from clearprop.trace.failure import Failure, Operand, shown
from clearprop.trace.span import Span


class Rude:
    def __repr__(self) -> str:
        raise ValueError


def test_arrays_are_described_by_shape_and_dtype() -> None:
    operand = Operand.of("W", np.zeros((3, 2), dtype=np.float32))
    assert (operand.name, operand.kind, operand.shape, operand.dtype) == ("W", "ndarray", (3, 2), "float32")


def test_numpy_numbers_have_a_shape_and_plain_ones_none() -> None:
    assert (Operand.of("v", np.float64(2)).shape, Operand.of("v", 2.0).shape) == ((), None)


def test_long_values_are_cut() -> None:
    assert len(shown("x" * 1000)) == 200
    assert len(shown(np.arange(10_000.0))) <= 200


def test_a_value_that_refuses_to_be_written() -> None:
    assert shown(Rude()) == "a Rude"


def test_a_failure_is_one_sentence() -> None:
    failure = Failure("ValueError", "bad", Span("a.py", 3, 0, 3, 1), "x", "", (), "")
    assert str(failure) == "ValueError: bad (a.py:3)"
    assert str(Failure("KeyboardInterrupt", "", None, "", "", (), "")) == "KeyboardInterrupt"
