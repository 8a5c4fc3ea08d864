"""How an equation reads the record: float64 numbers with addresses, or the name of what was not seen."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

from clearprop.formula.tree import Entry, Number, Symbol, evaluate
from clearprop.formula.unicode import unicode
from clearprop.numerics.losses import loss
from clearprop.record.address import Address
from clearprop.record.equations import equation
from clearprop.record.equations.equation import Equation, NotSeen, Reader, extent
from clearprop.record.optimizers import SGD
from clearprop.record.settings import Settings
from clearprop.record.step import NotObserved, Step
from tests.unit.record.worked import HIDDEN, STEP, array, one_weight, with_layer


def weighted(reduction: str, *weights: float) -> Step:
    settings = Settings(loss("half_squared_error"), reduction, SGD(0.5))  # type: ignore[arg-type]
    return replace(STEP, settings=settings, example_weight=array(*weights) if weights else None)


def test_a_reader_knows_where_it_stands() -> None:
    first, last, whole = Reader(STEP, 1), Reader(STEP, 2), Reader(STEP)
    assert (first.is_first, first.is_last) == (True, False)
    assert (last.is_first, last.is_last) == (False, True)
    assert first.layer is HIDDEN
    assert whole.number is None


def test_only_the_last_layer_is_fused_and_only_with_a_loss_of_logits() -> None:
    logits = replace(STEP, settings=Settings(loss("cross_entropy"), "mean", SGD(0.5)))
    assert [Reader(STEP, n).is_fused for n in (1, 2)] == [False, False]
    assert [Reader(logits, n).is_fused for n in (1, 2)] == [False, True]


def test_addresses_are_of_this_layer_another_one_or_the_whole_step() -> None:
    reader = Reader(STEP, 2)
    assert reader.address("dW", 0, 1) == Address("dW", (0, 1), layer=2, step=1)
    assert reader.address("a", layer=1) == Address("a", (), layer=1, step=1)
    assert reader.address("loss", layer=None) == Address("loss", (), layer=None, step=1)


def test_fields_are_read_once_and_in_float64() -> None:
    single = with_layer(STEP, 1, W=HIDDEN.W.astype(np.float32))
    reader = Reader(single, 1)
    assert reader.get("W").dtype == np.float64
    assert reader.get("W") is reader.get("W")
    assert Reader(STEP, 1).get("W") is HIDDEN.W
    assert Reader(STEP, 1).get("loss", None) == 3.25
    assert Reader(STEP, 1).get("W", 2).tolist() == [[2], [-1]]


def test_what_was_not_seen_cannot_be_read() -> None:
    with pytest.raises(NotSeen, match=r"^dW$"):
        Reader(with_layer(STEP, 1, dW=NotObserved), 1).get("dW")
    with pytest.raises(NotSeen, match=r"^t$"):
        Reader(replace(STEP, t=NotObserved)).get("t", None)


def test_what_is_missing_is_not_a_number_either_but_for_what_need_not_be_there() -> None:
    with pytest.raises(NotSeen, match=r"^da$"):
        Reader(with_layer(STEP, 1, da=None), 1).get("da")
    assert Reader(STEP, 1).get("mask") is None
    assert Reader(STEP).get("example_weight", None) is None


def test_an_entry_is_a_leaf_with_its_value_and_address() -> None:
    assert Reader(STEP, 1).entry("dW", 1, 0) == Entry(
        Symbol("dW"), (1, 0), 8.0, Address("dW", (1, 0), layer=1, step=1)
    )
    above = Reader(STEP, 1).entry("delta", 1, 0, layer=2)
    assert above.symbol == Symbol("delta", 2)
    assert above.value == -1.0
    scalar = Reader(STEP, 1).entry("learning_rate", layer=None)
    assert scalar == Entry(Symbol("learning_rate"), (), 0.5, Address("learning_rate", step=1))


@pytest.mark.parametrize(
    ("step", "c", "written"),
    [
        (weighted("mean"), [0.5, 0.5], "½"),
        (weighted("sum"), [1.0, 1.0], None),
        (weighted("mean", 1.0, 3.0), [0.25, 0.75], "example_weight[1] / 4"),
        (weighted("sum", 1.0, 3.0), [1.0, 3.0], "example_weight[1]"),
        (weighted("mean", 0.0, 0.0), [0.0, 0.0], "example_weight[1]"),
    ],
)
def test_how_much_an_example_counts(step: Step, c: list[float], written: str | None) -> None:
    reader = Reader(step)
    assert reader.coefficients().tolist() == c
    second = reader.coefficient(1)
    if written is None:
        assert second is None
    else:
        assert second is not None
        assert unicode(second) == written
        assert evaluate(second) == c[1]


def test_a_single_example_counts_once() -> None:
    reader = Reader(one_weight(SGD(0.5)))
    assert reader.coefficients().tolist() == [1.0]
    assert reader.coefficient(0) is None


def test_terms_are_the_addends_of_an_entry() -> None:
    equation = Equation(
        address=Address("z"),
        left=Symbol("z"),
        right=Symbol("a_in"),
        shape="()",
        source="",
        value=lambda: 0.0,
        entry=lambda index: Number(1.0) + Number(float(sum(index))) if index else Number(7.0),
        magnitude=lambda: 0.0,
    )
    assert equation.terms(2, 3) == (1.0, 5.0)
    assert equation.terms() == (7.0,)
    assert equation.count == 1
    with pytest.raises(FrozenInstanceError):
        equation.count = 2  # type: ignore[misc]


def test_how_far_an_array_goes_along_an_axis_if_anybody_saw_it() -> None:
    assert [extent(np.zeros((2, 3)), axis) for axis in (0, 1)] == [2, 3]
    assert extent(np.zeros(4), 1) == 1
    assert extent(NotObserved, 0) == 1
    assert extent(None, 0) == 1


def test_an_equation_is_shown_as_it_is_written() -> None:
    found = equation(STEP, "layer 1, dW")
    assert str(found) == "dW = a_inᵀ delta"
    assert repr(found) == "Equation(step 1, layer 1, dW: dW = a_inᵀ delta)"
