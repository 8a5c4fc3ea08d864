"""What a step changed: every parameter before, gradient, change and after, and the loss before and after.

The rows add up as printed: before + change = after.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import isfinite

import numpy as np

from clearprop.explanation.document import (
    Block,
    Calculation,
    Cell,
    Column,
    Fact,
    Facts,
    Section,
    Table,
    Text,
)
from clearprop.explanation.lines import result, written
from clearprop.explanation.naming import is_small, parameter_names
from clearprop.explanation.phrases import phrase
from clearprop.explanation.view import View
from clearprop.formula.numbers import as_decimal, at_exponent, shown
from clearprop.formula.tree import Entry, Printed, Symbol
from clearprop.network.changes import decimals_of
from clearprop.record.address import Address
from clearprop.record.again import loss_with
from clearprop.record.equations.optimizer import is_trained
from clearprop.words import text

MOST_ROWS = 60
SHORTENED = 20
_PLAIN = 1e7


def change_table(view: View) -> Section:
    """Every parameter of a small network, the largest changes of a large one."""
    names = parameter_names(view.step) if is_small(view.step) else {}
    addresses = _addresses(view, names)
    shown_ones = addresses if len(addresses) <= MOST_ROWS else _largest(view, addresses)
    decimals = decimals_of(_numbers(view, each)[2] for each in shown_ones)
    rows = tuple(_row(view, each, names, decimals) for each in shown_ones)
    heads: list[Column] = [
        Column(()),
        *(Column((text(f"term.{word}", view.lang),)) for word in ("address", "before")),
    ]
    heads += [Column((text(f"term.{word}", view.lang),), signed=True) for word in ("gradient", "change")]
    heads.append(Column((text("term.after", view.lang),)))
    more = len(addresses) - len(shown_ones)
    left_out = phrase("explain.more_changes", view.lang, n=more) if more else ()
    columns = tuple(heads) if names else tuple(heads[1:])
    table = Table(columns, rows if names else tuple(row[1:] for row in rows), left_out)
    title = phrase("explain.changed", view.lang, step=view.step.index)
    return Section(title, (table,), aside=_about(view))


def loss_change(view: View) -> Iterator[Block]:
    """The loss before and after, the change measured, and the change that the gradients predict."""
    before, after = view.step.loss, loss_after(view)
    both: Text = (result(view, before), " → ", result(view, after))
    told = (text("explain.first_order", view.lang),)
    predicted = Fact(
        (text("term.to_first_order", view.lang),), (result(view, first_order(view)),), told, True
    )
    measured = Fact((text("explain.measured", view.lang),), (result(view, after - before),), signed=True)
    yield Facts((Fact((text("term.loss", view.lang),), both), measured, predicted))
    yield _measured(view, before, after)


def loss_after(view: View) -> float:
    """The loss of the same batch, with the same dropped units, once the step is done."""
    return loss_with(view.step, [(layer.W_new, layer.b_new) for layer in view.step.layers])


def first_order(view: View) -> float:
    """``Σ gradient × change`` over all parameters: what a loss without curvature would change by."""
    total = 0.0
    for number, layer in enumerate(view.step.layers, start=1):
        reader = view.reader(number)
        for parameter in ("W", "b"):
            if getattr(layer, f"d{parameter}") is not None:
                with np.errstate(over="ignore", invalid="ignore"):  # training that ran away is explained too
                    change = (reader.get(f"d{parameter}") * reader.get(f"update_{parameter}")).sum()
                total += float(change)
    return total


def _measured(view: View, before: float, after: float) -> Calculation:
    left = Entry(Symbol("change"), (), after - before)
    formula = Entry(Symbol("after"), (), after) - Entry(Symbol("before"), (), before)
    return written(view, left, [formula], None, aside=(text("explain.measured", view.lang),))


def _about(view: View) -> Text:
    """Which optimizer changed them, and whether biases were left alone."""
    fixed = all(layer.bias in ("fixed", "none") for layer in view.step.layers)
    has_fixed = fixed and any(layer.bias == "fixed" for layer in view.step.layers)
    optimizer = str(view.step.settings.optimizer)
    return (f"{optimizer} · {text('explain.biases_fixed', view.lang)}",) if has_fixed else (optimizer,)


def _addresses(view: View, names: dict[Address, str]) -> list[Address]:
    if names:
        first_of_name: dict[str, Address] = {}
        for address, name in names.items():
            first_of_name.setdefault(name, address)
        return list(first_of_name.values())
    return [
        Address(parameter, index, number)
        for number, layer in enumerate(view.step.layers, start=1)
        for parameter in ("W", "b")
        if getattr(layer, parameter) is not None
        for index in _top(np.asarray(getattr(layer, f"update_{parameter}")))
    ]


def _top(update: np.ndarray) -> list[tuple[int, ...]]:
    """The places of the largest changes of a field."""
    flat = np.abs(update).ravel()
    count = min(MOST_ROWS + 1, flat.size)
    places = np.sort(np.argpartition(-flat, count - 1)[:count])
    return [tuple(int(i) for i in np.unravel_index(place, update.shape)) for place in places]


def _largest(view: View, addresses: list[Address]) -> list[Address]:
    by_size = sorted(addresses, key=lambda each: -abs(_numbers(view, each)[2]))[:SHORTENED]
    return [each for each in addresses if each in by_size]


def _numbers(view: View, address: Address) -> tuple[float, float, float, float]:
    """Before, gradient, change, after."""
    reader, parameter, index = view.reader(address.layer), address.field, address.index or (0,)
    fields = (parameter, f"d{parameter}", f"update_{parameter}", f"{parameter}_new")
    before, gradient, change, after = (float(reader.get(field)[index]) for field in fields)
    return before, gradient, change, after


def _row(view: View, address: Address, names: dict[Address, str], decimals: int) -> tuple[Cell, ...]:
    before, gradient, _, after = _numbers(view, address)
    name: Text = (Symbol(names[address]),) if address in names else ()
    if not is_trained(view.reader(address.layer), address.field):
        return (name, address, _cut(before, decimals)[0], None, (text("explain.fixed", view.lang),), None)
    if not all(isfinite(value) and abs(value) < _PLAIN for value in (before, after, gradient)):
        numbers = (before, gradient, after - before, after)
        return (name, address, *(Printed(shown(value).number) for value in numbers))
    first, is_first = _cut(before, decimals)
    last, is_last = _cut(after, decimals)
    change = _whole(last.number, decimals) - _whole(first.number, decimals)
    between = Printed(_without_zeros(change) if is_first and is_last else change)
    return (name, address, first, _cut(gradient, decimals)[0], between, last)


def _cut(value: float, decimals: int) -> tuple[Printed, bool]:
    """A number with so many decimals, without zeros where it is exact; and whether it is."""
    number = at_exponent(as_decimal(value), -decimals)
    exact = number == as_decimal(value)
    return Printed(_without_zeros(number) if exact else number), exact


def _whole(number: Decimal, decimals: int) -> Decimal:
    return at_exponent(number, -decimals)


def _without_zeros(number: Decimal) -> Decimal:
    text_of = f"{number:f}"
    return Decimal(text_of.rstrip("0").rstrip(".") if "." in text_of else text_of)
