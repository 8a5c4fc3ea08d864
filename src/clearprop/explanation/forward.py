"""The first two phases of a step: from the inputs to the outputs, and from the outputs to the loss."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clearprop.explanation.document import Block, Prose, Section, Text
from clearprop.explanation.fields import Named, exists, focus, letter, matrix, spelt, worked_matrix
from clearprop.explanation.functions import exponential
from clearprop.explanation.lines import formula_aside, worked
from clearprop.explanation.phrases import phrase
from clearprop.explanation.view import View
from clearprop.formula.tree import Call, Equality, Number, Quotient, Symbol
from clearprop.record.address import Address
from clearprop.record.equations import NotSeen
from clearprop.words import text


def forward_phase(view: View) -> Section:
    """Every layer's sums and activations."""
    layers = [layer_section(view, number, _layer) for number in range(1, len(view.step.layers) + 1)]
    aside = (Symbol("x"), " → ", Symbol("a"))
    return Section((text("explain.forward", view.lang),), tuple(layers), 1, aside)


def layer_section(view: View, number: int, blocks: Callable[[View, int], Iterator[Block]]) -> Section:
    """One layer of a phase, with what enters it and what leaves."""
    view, found = view.at(number), list[Block]()
    try:
        found.extend(blocks(view, number))
    except NotSeen as missing:
        found.append(Prose(phrase("explain.not_seen", view.lang, field=str(missing))))
    return Section((text("explain.layer", view.lang, layer=number),), tuple(found), foldable=True)


def _layer(view: View, number: int) -> Iterator[Block]:
    W, b, z, a = (Address(field, layer=number) for field in ("W", "b", "z", "a"))
    entering = Address("x") if number == 1 else Address("a", layer=number - 1)
    chosen = focus(view, number)
    has_bias = exists(view, b)
    given: list[Block] = [matrix(view, W, with_law=False)]
    given += (
        [matrix(view, b, (text(f"bias.{view.step.layers[number - 1].bias}", view.lang),), with_law=False)]
        if has_bias
        else []
    )
    product: tuple[Named, ...] = ((letter(view, entering), entering, False), (letter(view, W), W, False))
    terms = (product, ((letter(view, b), b, False),)) if has_bias else (product,)
    yield from worked_matrix(view, z, terms, tuple(given))
    yield from spelt(view, z, chosen)
    if view.step.layers[number - 1].mask is not None:
        yield matrix(view, Address("mask", layer=number), (text("field.mask", view.lang),))
    yield matrix(view, a, _meaning(view, number))
    yield from spelt(view, a, chosen)


def _meaning(view: View, number: int) -> Text:
    """What the activation function does, where it has a short formula."""
    z, one = Symbol("z"), Number(1.0)
    if view.step.layers[number - 1].activation.name != "sigmoid" or number > 1:
        return ()
    return (Equality((Call("sigmoid", (z,)), Quotient(one, one + exponential(-z))), ("=",)),)


def loss_phase(view: View) -> Section:
    """The loss of the batch, of one example, and the penalty where there is one."""
    view = view.at(len(view.step.layers))
    blocks: list[Block] = []
    loss = Address("loss")
    settings = view.step.settings
    blocks.append(worked(view, loss, aside=formula_aside(view, loss)))
    if len(view.step.y) > 1:
        row = view.row if view.row is not None else len(view.step.y) - 1
        blocks.append(worked(view, Address("loss", term=row + 1)))
    if settings.l2:
        penalty = Address("penalty")
        blocks.append(worked(view, penalty, aside=formula_aside(view, penalty)))
        blocks.append(Prose(phrase("explain.penalty", view.lang)))
    aside = (Symbol("a"), ", ", Symbol("y"), " → ", Symbol("loss"))
    return Section((text("explain.loss", view.lang),), tuple(blocks), 2, aside)
