"""The formula of one number as it is written by hand, in the names of the record.

The equations of the record give every field from its neighbours: ``delta = da ⊙ slope``,
``W_new = W + update_W``.  By hand nobody writes ``da`` and ``slope`` down, so the short form folds them into
the line that uses them: ``delta = (delta₂ w5 + delta₂ w7) × h1 × (1 − h1)``.  The long form keeps every field
a line of its own.  Several formulas of one number are offered, the most readable first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product as combinations

from clearprop.explanation import functions, losses, rates, updates
from clearprop.explanation.rewriting import product, rewritten
from clearprop.explanation.sums import shortened
from clearprop.explanation.view import View
from clearprop.formula.tree import (
    Entry,
    Expression,
    Number,
    Product,
    Quotient,
    Sum,
)
from clearprop.record.address import Address
from clearprop.record.equations import Reader, equation
from clearprop.record.optimizers import SGD

GIVEN = ("x", "y", "W", "b", "mask", "example_weight", "t", "rows")
_FEW_WEIGHTS = 12


def is_computed(view: View, address: Address) -> bool:
    """Whether a number has a formula; parameters, inputs and settings were given."""
    if address.field in GIVEN or address.field.startswith("state_before"):
        return False
    if address.field == "learning_rate":
        return rates.is_scheduled(view.step)
    return address.layer is not None or address.field in ("loss", "penalty", "clip_scale")


def formulas(view: View, address: Address) -> Iterator[Expression]:
    """Formulas of one number, the most readable first; the last is sure to give it."""
    reader = view.reader(address.layer)
    if address.field == "loss":
        yield from losses.of_example(reader, address) if address.term else losses.of_batch(reader)
        return
    own = _OWN.get(address.field)
    if own is not None:
        yield from own(view, reader, address)
    if address.field == "a" or (address.field == "slope" and reader.layer.activation.elementwise):
        return
    found = equation(view.step, address)
    if found is not None:
        # Shortened before anything is put into it: of a thousand terms only a few are written.
        for formula in _folded(view, reader, shortened(found.entry(address.index))):
            yield _tidy(_divided(formula))


def _folded(view: View, reader: Reader, formula: Expression) -> Iterator[Expression]:
    """The equation's formula with what the form does not show put into it."""
    if view.form == "long":
        yield source_of(reader, formula)
        return
    choices: dict[Entry, list[Expression]] = {}

    def collect(leaf: Expression) -> Expression:
        if isinstance(leaf, Entry) and leaf not in choices:
            choices[leaf] = _choices(view, reader, leaf)
        return leaf

    rewritten(formula, collect)
    several = {leaf: found for leaf, found in choices.items() if len(found) > 1}
    for chosen in combinations(*several.values()):
        taken = {
            **{leaf: found[0] for leaf, found in choices.items()},
            **dict(zip(several, chosen, strict=True)),
        }
        put = rewritten(formula, partial(_replaced, taken))
        yield product(put) if isinstance(put, Product) else put


def _tidy(formula: Expression) -> Expression:
    """Numbers of the settings as they were set: 0.001, not what 1 − 0.999 leaves in binary."""
    return rewritten(
        formula, lambda leaf: Number(float(f"{leaf.value:.15g}")) if isinstance(leaf, Number) else leaf
    )


def _replaced(taken: dict[Entry, Expression], leaf: Expression) -> Expression:
    return taken.get(leaf, leaf) if isinstance(leaf, Entry) else leaf


def _divided(formula: Expression) -> Expression:
    """Write the share of an example in a mean behind the line: ``(a − y) / 4``, not ``1 / 4 × (a − y)``."""
    if not isinstance(formula, Product):
        return formula
    match product(formula):
        case Product((Quotient(Number(1.0), n), *others), style="number"):
            return Quotient(product(*others), n)
        case plain:
            return plain


def _choices(view: View, reader: Reader, leaf: Entry) -> list[Expression]:
    """What a leaf may be replaced by in the short form: itself, or the formula behind it."""
    address = leaf.address
    if not isinstance(address, Address):
        return [leaf]
    below = view.reader(address.layer)
    field, index = address.field, address.index
    if field == "slope" and below.layer.activation.elementwise:
        return functions.slopes(below, index)
    if field in ("update_W", "update_b") and isinstance(reader.settings.optimizer, SGD):
        return _behind(view, address)
    if field == "da" and below.layer.activation.elementwise:
        return [product(each) for each in _behind(view, address)]
    if field in ("g_W", "g_b") and not _is_changed(below, field):
        return [below.entry(f"d{field[2:]}", *index)]
    return [_source(reader, leaf)]


def _behind(view: View, address: Address) -> list[Expression]:
    """What stands behind a folded field: its own equation, folded in turn."""
    reader, found = view.reader(address.layer), equation(view.step, address)
    assert found is not None
    slope = losses.huber_slope(reader, address.index) if address.field == "da" and reader.is_last else None
    return (
        [slope] if slope is not None else list(_folded(view, reader, shortened(found.entry(address.index))))
    )


def source_of(reader: Reader, formula: Expression) -> Expression:
    """A formula of the record with ``a_in`` called by what it is."""
    return rewritten(formula, lambda leaf: _source(reader, leaf))


def _source(reader: Reader, leaf: Expression) -> Expression:
    """``a_in`` is only another name: for the input, or for an activation of the layer below."""
    if not isinstance(leaf, Entry) or not isinstance(leaf.address, Address) or leaf.address.field != "a_in":
        return leaf
    number = leaf.address.layer or 1
    if number == 1:
        return reader.entry("x", *leaf.index, layer=None)
    return reader.entry("a", *leaf.index, layer=number - 1)


def _is_changed(reader: Reader, field: str) -> bool:
    """Whether what enters the optimizer differs from the gradient: by a penalty or by clipping."""
    return reader.settings.clip_norm is not None or (field == "g_W" and reader.settings.l2 != 0)


def _value(view: View, reader: Reader, address: Address) -> Iterator[Expression]:
    yield from functions.values(reader, address.index)


def _slope(view: View, reader: Reader, address: Address) -> Iterator[Expression]:
    if reader.layer.activation.elementwise:
        yield from functions.slopes(reader, address.index)


def _delta(view: View, reader: Reader, address: Address) -> Iterator[Expression]:
    """Through a softmax that is not fused with its loss: ``a × (da − Σ da a)``, without its Jacobian."""
    if reader.is_fused or reader.layer.activation.elementwise or view.form == "long":
        return
    row, unit = address.index
    units = range(reader.get("a").shape[1])
    mean = Sum(tuple(reader.entry("da", row, k) * reader.entry("a", row, k) for k in units))
    yield Product((reader.entry("a", row, unit), reader.entry("da", row, unit) - mean))


def _da(view: View, reader: Reader, address: Address) -> Iterator[Expression]:
    if reader.is_last and (slope := losses.huber_slope(reader, address.index)) is not None:
        yield slope


def _rate(view: View, reader: Reader, address: Address) -> Iterator[Expression]:
    yield rates.rate(reader)


def _penalty(view: View, reader: Reader, address: Address) -> Iterator[Expression]:
    """``½ l2 (Σ W² of layer 1 + …)`` where the weights are too many to be written one by one."""
    if reader.settings.l2 and sum(layer.W.size for layer in view.step.layers) > _FEW_WEIGHTS:
        numbers = range(1, len(view.step.layers) + 1)
        squares = tuple(updates.squares(reader, "W", number) for number in numbers)
        yield Product((Number(0.5), Number(reader.settings.l2), Sum(squares)))


_OWN: dict[str, Callable[[View, Reader, Address], Iterator[Expression]]] = {
    "a": _value,
    "slope": _slope,
    "delta": _delta,
    "da": _da,
    "W_new": updates.new,
    "b_new": updates.new,
    "update_W": updates.update,
    "update_b": updates.update,
    "clip_scale": updates.clip_scale,
    "learning_rate": _rate,
    "penalty": _penalty,
}
