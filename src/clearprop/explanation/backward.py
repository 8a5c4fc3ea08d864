"""The third phase of a step: what the loss says to every sum, every weight and every bias."""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.explanation.document import Block, Calculation, Section, Text
from clearprop.explanation.fields import Focus, Named, exists, focus, letter, matrix, spelt, worked_matrix
from clearprop.explanation.forward import layer_section
from clearprop.explanation.lines import written
from clearprop.explanation.phrases import phrase
from clearprop.explanation.view import View
from clearprop.formula.tree import Entry, Number, Quotient, Sum, Symbol
from clearprop.record.address import Address
from clearprop.words import text


def backward_phase(view: View) -> Section:
    """Every layer's delta and gradients, from the loss down."""
    numbers = range(len(view.step.layers), 0, -1)
    layers = [layer_section(view, number, _layer) for number in numbers]
    aside = (Symbol("loss"), " → ", Symbol("dW"), ", ", Symbol("db"))
    return Section((text("explain.backward", view.lang),), tuple(layers), 3, aside)


def _layer(view: View, number: int) -> Iterator[Block]:
    fields = ("da", "slope", "delta") if view.form == "long" else ("delta",)
    chosen = focus(view, number)
    for field in fields:
        address = Address(field, layer=number)
        if exists(view, address) and view.step.field(address).ndim == 2:
            yield matrix(view, address, _shapes(view, number) if field != "slope" else ())
            yield from spelt(view, address, chosen, symbols=view.example is not None or view.form == "long")
    delta, dW, db = (Address(field, layer=number) for field in ("delta", "dW", "db"))
    entering = Address("x") if number == 1 else Address("a", layer=number - 1)
    terms: tuple[tuple[Named, ...], ...] = (
        ((letter(view, entering), entering, True), (letter(view, delta), delta, False)),
    )
    yield from worked_matrix(view, dW, terms, (), _product_shapes(view, entering, delta))
    yield from spelt(view, dW, chosen, symbols=view.example is not None)
    yield from _mean_of_examples(view, dW.at(chosen.source, chosen.unit), chosen)
    if exists(view, db):
        yield matrix(view, db)
        yield from spelt(view, db, chosen)


def _shapes(view: View, number: int) -> Text:
    """The shapes of the matrix product by which a delta comes down."""
    if number == len(view.step.layers):
        return ()
    above = view.step.layers[number]
    shapes = [above.delta.shape, above.W.shape[::-1], view.step.layers[number - 1].delta.shape]
    return _shape_text(view, shapes)


def _product_shapes(view: View, entering: Address, delta: Address) -> Text:
    a, d = view.step.field(entering).shape, view.step.field(delta).shape
    return _shape_text(view, [a[::-1], d, (a[1], d[1])])


def _shape_text(view: View, shapes: list[tuple[int, ...]]) -> Text:
    """``(4, 1) (1, 4) → (4, 4)``, the other way round where examples stand in columns."""
    left, right, result = shapes
    if view.in_columns:
        left, right, result = right[::-1], left[::-1], result[::-1]
    return (f"{left} {right} → {result}",)


def _mean_of_examples(view: View, address: Address, chosen: Focus) -> Iterator[Calculation]:
    """A mean over the batch once more as the mean of what each example alone would give."""
    n = len(view.step.y)
    if view.step.settings.reduction != "mean" or view.step.example_weight is not None or n == 1:
        return
    reader = view.reader(address.layer)
    a_in, delta = reader.get("a_in")[:, address.index[0]], reader.get("delta")[:, address.index[1]]
    alone = tuple(Entry(Symbol("dW_alone"), (row,), float(n * a_in[row] * delta[row])) for row in range(n))
    left, formula = view.number(address), Quotient(Sum(alone), Number(float(n)))
    aside = phrase("explain.mean_of_examples", view.lang)
    yield written(view, left, [formula], address, aside=aside, symbols=False)
