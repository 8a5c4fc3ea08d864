"""The formula of a whole field in the reader's letters: ``delta = (delta₂ W₂ᵀ) ⊙ a (1 − a)``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clearprop.explanation.naming import symbol
from clearprop.explanation.rewriting import product, rewritten, setting
from clearprop.explanation.view import View
from clearprop.formula.tree import (
    Call,
    Equality,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Total,
    Transpose,
)
from clearprop.record.address import Address
from clearprop.record.equations import Reader, equation
from clearprop.record.equations.optimizer import is_trained
from clearprop.record.optimizers import SGD, Adam, AdamW

_ONE, _TWO, _HALF = Number(1.0), Number(2.0), Number(0.5)


def law(view: View, address: Address) -> Equality | None:
    """The equation of a field, ``left = right``; None for what was given.

    Its parts are in the short form's terms or, in the long form, those of the record.
    """
    found = equation(view.step, address)
    if found is None:
        return None
    reader = view.reader(address.layer)
    short = _ALWAYS.get(address.field) or (_SHORT.get(address.field) if view.form != "long" else None)
    right = short(view, reader) if short else None
    if right is None:
        right = _named(view, reader, found.right)
    left = _letter(view, address.field, address.layer)
    return Equality((left, _turned(right) if view.in_columns else right), ("=",))


def right_side(view: View, address: Address) -> Expression | None:
    """What a field equals, in letters."""
    found = law(view, address)
    return None if found is None else found.parts[1]


def _letter(view: View, field: str, layer: int | None) -> Symbol:
    return symbol(field, layer if layer is not None else view.base, view.base)


def _named(view: View, reader: Reader, right: Expression) -> Expression:
    """An equation of the record with its symbols as this text writes them."""

    def leaf(node: Expression) -> Expression:
        if isinstance(node, Number):
            return _tidy(node)
        if not isinstance(node, Symbol):
            return node
        if node.name == "a_in":
            return _entering(view, reader)
        layer = node.layer if node.layer is not None else reader.number
        return _letter(view, node.name, None if node.name in _WITHOUT_LAYER else layer)

    return rewritten(right, leaf)


def _tidy(number: Number) -> Expression:
    """A number as it was set, without what 1 − 0.999 leaves behind; halves stay halves."""
    return number if number.value in (0.5, 1.0, 2.0) else setting(number.value)


_WITHOUT_LAYER = ("x", "y", "learning_rate", "t", "c", "l2", "clip_norm", "clip_scale", "I", "g")


def _entering(view: View, reader: Reader) -> Symbol:
    """What enters a layer: the inputs, or the activations of the layer below."""
    number = reader.number or 1
    return Symbol("x") if number == 1 else _letter(view, "a", number - 1)


def _turned(right: Expression) -> Expression:
    """The same with examples in columns: matrix products the other way round."""
    match right:
        case Product(factors, style):
            turned = tuple(map(_turned, factors))
            return replace(right, factors=turned[::-1] if style == "matrix" else turned)
        case Sum(terms):
            return Sum(tuple(map(_turned, terms)))
        case Quotient(above, below):
            return Quotient(_turned(above), below)
    return right


def _a(view: View, reader: Reader) -> Expression:
    own = _letter(view, "z", reader.number)
    called = Call(str(reader.layer.activation), (own,))
    return called if reader.layer.mask is None else _dropped(view, reader, called)


def _dropped(view: View, reader: Reader, called: Expression) -> Expression:
    mask = _letter(view, "mask", reader.number)
    return Quotient(Product((called, mask), "elementwise"), setting(1 - reader.layer.dropout))


def _slope(view: View, reader: Reader) -> Expression | None:
    activation = reader.layer.activation
    if not activation.elementwise:
        return None
    a, z = (_letter(view, field, reader.number) for field in ("a", "z"))
    if reader.layer.mask is not None:
        return _dropped(view, reader, Call(str(activation), (z,), derivative=1))
    match activation.name:
        case "identity":
            return _ONE
        case "sigmoid":
            return Product((a, _ONE - a))
        case "tanh":
            return _ONE - Power(a, _TWO)
    return Call(str(activation), (z,), derivative=1)


def _delta(view: View, reader: Reader) -> Expression | None:
    if reader.is_fused:
        return _shared_out(view, reader, _gap(view, reader))
    slope = _slope(view, reader)
    if slope is None:
        return None
    da = _da(view, reader)
    return da if slope == _ONE else Product((da, slope), "elementwise")


def _gap(view: View, reader: Reader) -> Expression:
    return _letter(view, "a", reader.number) - Symbol("y")


def _shared_out(view: View, reader: Reader, slope: Expression) -> Expression:
    """The loss of one example counts with its share: 1 / n of a mean, or its weight."""
    n = len(reader.get("y", None))
    if reader.get("example_weight", None) is not None:
        return product(Symbol("c"), slope)
    return Quotient(slope, Number(float(n))) if reader.settings.reduction == "mean" and n > 1 else slope


def _da(view: View, reader: Reader) -> Expression:
    if not reader.is_last:
        above = (reader.number or 0) + 1
        factors = (_letter(view, "delta", above), Transpose(_letter(view, "W", above)))
        return Product(factors, "matrix")
    loss, gap = reader.settings.loss, _gap(view, reader)
    match loss.name:
        case "squared_error":
            slope: Expression = product(_TWO, gap)
        case "half_squared_error":
            slope = gap
        case "mean_squared_error":
            n_out = reader.get("y", None).shape[1]
            slope = product(_TWO, gap) if n_out == 1 else Quotient(product(_TWO, gap), Number(float(n_out)))
        case "absolute_error":
            slope = Call("sign", (gap,))
        case _:
            slope = Call(str(loss), (_letter(view, "a", reader.number), Symbol("y")), derivative=1)
    return _shared_out(view, reader, slope)


def _db(view: View, reader: Reader) -> Expression:
    over = "entries" if reader.layer.bias == "shared" else "rows"
    return Total(_letter(view, "delta", reader.number), over)


def _g(view: View, reader: Reader, parameter: str) -> Expression:
    """What enters the optimizer, without a penalty of 0 or a clipping that nobody asked for."""
    gradient: Expression = _letter(view, f"d{parameter}", reader.number)
    if parameter == "W" and reader.settings.l2:
        gradient = gradient + product(Number(reader.settings.l2), _letter(view, "W", reader.number))
    return gradient if reader.settings.clip_norm is None else product(Symbol("clip_scale"), gradient)


def _is_gradient(reader: Reader, parameter: str) -> bool:
    return reader.settings.clip_norm is None and not (parameter == "W" and reader.settings.l2)


def _new(view: View, reader: Reader, parameter: str) -> Expression:
    own = _letter(view, parameter, reader.number)
    if not is_trained(reader, parameter):
        return own
    optimizer = reader.settings.optimizer
    if not isinstance(optimizer, SGD):
        return own + _letter(view, f"update_{parameter}", reader.number)
    rate = setting(reader.get("learning_rate", None))
    plain = f"d{parameter}" if _is_gradient(reader, parameter) else f"g_{parameter}"
    g = _letter(view, plain, reader.number)
    m = _letter(view, f"state_after.m_{parameter}", reader.number)
    if optimizer.nesterov:
        return own - Product((rate, g + product(Number(optimizer.momentum), m)))
    return own - Product((rate, m if optimizer.momentum else g))


def _loss(view: View, reader: Reader) -> Expression:
    n = len(reader.get("y", None))
    last = len(view.step.layers)
    of_one = _example_loss(view, reader, _letter(view, "a", last))
    if reader.get("example_weight", None) is not None:
        return Total(product(Symbol("c"), of_one), "")
    total = Total(of_one, "")
    return Quotient(total, Number(float(n))) if reader.settings.reduction == "mean" and n > 1 else total


def _example_loss(view: View, reader: Reader, a: Symbol) -> Expression:
    """What one output of one example adds to the loss."""
    y, loss = Symbol("y"), reader.settings.loss
    match loss.name:
        case "half_squared_error":
            return product(_HALF, Power(a - y, _TWO))
        case "squared_error":
            return Power(a - y, _TWO)
        case "mean_squared_error":
            n_out = reader.get("y", None).shape[1]
            square = Power(a - y, _TWO)
            return square if n_out == 1 else Quotient(square, Number(float(n_out)))
        case "absolute_error":
            return Call("abs", (a - y,))
        case "cross_entropy":
            return Negative(product(y, Call("ln", (a,))))
        case "binary_cross_entropy":
            return Negative(product(y, Call("ln", (a,))) + product(_ONE - y, Call("ln", (_ONE - a,))))
        case "poisson":
            return Sum((product(y, Call("ln", (Quotient(y, a),))), Negative(y), a))
        case "huber":
            return Call(str(loss), (a - y,))
    return Call(str(loss), (a, y))


_ALWAYS: dict[str, Callable[[View, Reader], Expression | None]] = {
    "a": _a,
    "slope": _slope,
    "da": _da,
    "db": _db,
    "loss": _loss,
}


def _update(view: View, reader: Reader, parameter: str) -> Expression | None:
    """Adam's with m̂ and v̂; the others have the equation of the record."""
    optimizer = reader.settings.optimizer
    if not isinstance(optimizer, Adam) or not is_trained(reader, parameter):
        return None
    rate, root = Symbol("learning_rate"), Power(Symbol("v_hat"), _HALF)
    step = Quotient(
        product(rate, Symbol("m_hat")), root + Number(optimizer.epsilon) if optimizer.epsilon else root
    )
    if isinstance(optimizer, AdamW) and optimizer.weight_decay and parameter == "W":
        decay = product(rate, Number(optimizer.weight_decay), _letter(view, "W", reader.number))
        return Sum((Negative(step), Negative(decay)))
    return Negative(step)


_SHORT: dict[str, Callable[[View, Reader], Expression | None]] = {
    "delta": _delta,
    "g_W": lambda view, reader: _g(view, reader, "W"),
    "g_b": lambda view, reader: _g(view, reader, "b"),
    "update_W": lambda view, reader: _update(view, reader, "W"),
    "update_b": lambda view, reader: _update(view, reader, "b"),
    "W_new": lambda view, reader: _new(view, reader, "W"),
    "b_new": lambda view, reader: _new(view, reader, "b"),
}
