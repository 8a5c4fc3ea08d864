"""The loss as it is written by hand: ``½ (a − y)²``, ``−ln a``; the record's equations work on the logits.

Close to 0 and 1 an activation has lost the digits that its logarithm needs; the equation of the record, which
reads the logits, is therefore offered last.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from clearprop.explanation.rewriting import product
from clearprop.formula.tree import (
    Call,
    Entry,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from clearprop.numerics.losses import Huber
from clearprop.record.address import Address
from clearprop.record.equations import Reader
from clearprop.record.equations.loss_terms import example_loss

_HALF, _ONE, _TWO = Number(0.5), Number(1.0), Number(2.0)


def of_batch(reader: Reader) -> Iterator[Expression]:
    """The loss of the batch from those of its examples; of a single example, from its outputs."""
    n, weight = len(reader.get("y", None)), reader.get("example_weight", None)
    if n == 1 and weight is None:
        yield from _of_row(reader, 0)
        return
    examples = tuple(example(reader, row) for row in range(n))
    if weight is None:
        total = Sum(examples)
        yield Quotient(total, Number(float(n))) if reader.settings.reduction == "mean" else total
        return
    weighted = (reader.entry("example_weight", r, layer=None) * each for r, each in enumerate(examples))
    total = Sum(tuple(weighted))
    is_mean = reader.settings.reduction == "mean" and weight.any()
    yield Quotient(total, Number(float(weight.sum()))) if is_mean else total


def of_example(reader: Reader, address: Address) -> Iterator[Expression]:
    """The loss of one example, ``loss, term 3`` being that of the third."""
    assert address.term is not None
    yield from _of_row(reader, address.term - 1)


def example(reader: Reader, row: int) -> Entry:
    """The loss of one example as a leaf: ``l[2]``, without its share in the batch."""
    loss = float(reader.step.example_losses[row])
    return Entry(Symbol("l"), (row,), loss, Address("loss", term=row + 1))


def huber_slope(reader: Reader, index: tuple[int, ...]) -> Expression | None:
    """The derivative of the Huber loss at the output: the gap within the threshold, else the threshold."""
    loss = reader.settings.loss
    if not isinstance(loss, Huber):
        return None
    gap = reader.entry("a", *index) - reader.entry("y", *index, layer=None)
    size = reader.get("a")[index] - reader.get("y", None)[index]
    slope = gap if abs(size) <= loss.threshold else Number(math.copysign(loss.threshold, size))
    share = reader.coefficient(index[0])
    return slope if share is None else Product((share, slope))


def _of_row(reader: Reader, row: int) -> Iterator[Expression]:
    loss, last = reader.settings.loss, len(reader.step.layers)
    units = range(reader.get("y", None).shape[1])
    a = [reader.entry("a", row, k, layer=last) for k in units]
    y = [reader.entry("y", row, k, layer=None) for k in units]
    if loss.name == "binary_cross_entropy":
        yield _total([_binary(*pair) for pair in zip(a, y, strict=True)])
    if loss.name == "cross_entropy":
        wanted = [_logarithm(*pair) for pair in zip(a, y, strict=True) if pair[1].value != 0]
        yield _total(wanted or [Number(0.0)])
    if loss.name == "poisson":
        yield _total([_poisson(*pair) for pair in zip(a, y, strict=True)])
    if isinstance(loss, Huber):
        yield _total([_huber(loss, *pair) for pair in zip(a, y, strict=True)])
        return
    if loss.on_logits:
        a = [reader.entry("z", row, k, layer=last) for k in units]
    yield example_loss(loss, tuple(a), tuple(y))


def _total(terms: list[Expression]) -> Expression:
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _binary(a: Entry, y: Entry) -> Expression:
    if y.value == 1:
        return Negative(_ln(a))
    if y.value == 0:
        return Negative(_ln(_ONE - a))
    return Negative(Sum((y * _ln(a), (_ONE - y) * _ln(_ONE - a))))


def _logarithm(a: Entry, y: Entry) -> Expression:
    return Negative(product(Number(1.0) if y.value == 1 else y, _ln(a)))


def _poisson(a: Entry, y: Entry) -> Expression:
    return a if y.value == 0 else Sum((y * _ln(Quotient(y, a)), Negative(y), a))


def _ln(operand: Expression) -> Call:
    return Call("ln", (operand,), math.log)


def _huber(loss: Huber, a: Entry, y: Entry) -> Expression:
    gap, limit = a - y, Number(loss.threshold)
    if abs(a.value - y.value) <= loss.threshold:
        return Product((_HALF, Power(gap, _TWO)))
    return product(limit, Sum((Call("abs", (gap,), abs), Negative(Number(0.5 * loss.threshold)))))
