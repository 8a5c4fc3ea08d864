"""What an optimizer adds to a parameter, as it is taught: m and v corrected, long gradients clipped."""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.explanation.rewriting import product
from clearprop.explanation.view import View
from clearprop.formula.tree import (
    Call,
    Entry,
    Expression,
    Negative,
    Number,
    Power,
    Quotient,
    Sum,
    Symbol,
    evaluate,
)
from clearprop.record.address import Address
from clearprop.record.equations import Reader
from clearprop.record.equations.optimizer import is_trained
from clearprop.record.optimizers import Adam, AdamW

_ONE, _HALF = Number(1.0), Number(0.5)


def new(view: View, reader: Reader, address: Address) -> Iterator[Expression]:
    """A parameter that is not trained is after the step what it was before."""
    if not is_trained(reader, address.field[0]):
        yield reader.entry(address.field[0], *address.index)


def update(view: View, reader: Reader, address: Address) -> Iterator[Expression]:
    """Adam's update from m̂ and v̂, which have lines of their own."""
    optimizer, parameter = reader.settings.optimizer, address.field[-1]
    if not isinstance(optimizer, Adam) or not is_trained(reader, parameter):
        return
    (m_hat, _), (v_hat, _) = _corrected(view, reader, address)
    rate = reader.entry("learning_rate", layer=None)
    root = Power(v_hat, _HALF)
    step = Quotient(product(rate, m_hat), root + Number(optimizer.epsilon) if optimizer.epsilon else root)
    if isinstance(optimizer, AdamW) and optimizer.weight_decay and parameter == "W":
        decay = product(rate, Number(optimizer.weight_decay), reader.entry("W", *address.index))
        yield Sum((Negative(step), Negative(decay)))
    else:
        yield Negative(step)


def clip_scale(view: View, reader: Reader, address: Address) -> Iterator[Expression]:
    """``min(1, clip_norm / gradient_norm)``; the norm has a line of its own."""
    limit = view.step.settings.clip_norm
    norm = None if limit is None else gradient_norm(view)
    if limit is not None and norm is not None and (length := evaluate(norm)) > 0:
        ratio = Quotient(Number(limit), Entry(Symbol("gradient_norm"), (), length))
        yield Call("min", (_ONE, ratio), min)


def behind(view: View, address: Address) -> Iterator[tuple[Entry, Expression]]:
    """Numbers in a line that the record has no address for, each with its formula."""
    if address.field == "clip_scale" and view.step.settings.clip_norm is not None:
        norm = gradient_norm(view)
        yield Entry(Symbol("gradient_norm"), (), evaluate(norm)), norm
    if address.field in ("update_W", "update_b"):
        reader = view.reader(address.layer)
        if isinstance(reader.settings.optimizer, Adam) and is_trained(reader, address.field[-1]):
            yield from _corrected(view, reader, address)


def gradient_norm(view: View) -> Expression:
    """The joint length of all gradients that the update may use: what clipping looks at."""
    numbers = range(1, len(view.step.layers) + 1)
    found = (
        _gradient_squares(view.reader(None), parameter, number)
        for number in numbers
        for parameter in ("W", "b")
        if is_trained(view.reader(number), parameter)
    )
    return Power(Sum(tuple(found)), _HALF)


def squares(reader: Reader, field: str, number: int) -> Entry:
    """The sum of the squares of a whole field."""
    return Entry(Symbol(f"squares_{field}", number), (), float((reader.get(field, number) ** 2).sum()))


def _gradient_squares(reader: Reader, parameter: str, number: int) -> Entry:
    if parameter == "b" or not reader.settings.l2:
        return squares(reader, f"d{parameter}", number)
    gradient = reader.get("dW", number) + reader.settings.l2 * reader.get("W", number)
    return Entry(Symbol("squares_g_W", number), (), float((gradient**2).sum()))


def _corrected(view: View, reader: Reader, address: Address) -> list[tuple[Entry, Expression]]:
    """``m_hat = m_new / (1 − beta1^t)``, and the same of v: corrected for their start at zero."""
    optimizer, parameter = reader.settings.optimizer, address.field[-1]
    assert isinstance(optimizer, Adam)
    t = reader.entry("t", layer=None)
    found: list[tuple[Entry, Expression]] = []
    for slot, beta in (("m", optimizer.beta1), ("v", optimizer.beta2)):
        moment = reader.entry(f"state_after.{slot}_{parameter}", *address.index)
        formula: Expression = Quotient(moment, _ONE - Power(Number(beta), t)) if beta else moment
        index = view.turned(Address(parameter, address.index, address.layer))
        found.append((Entry(Symbol(f"{slot}_hat"), index, evaluate(formula)), formula))
    return found
