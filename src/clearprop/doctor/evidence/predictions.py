"""What a program computes with its network after training, layer by layer, held against what training
computed.

A product with the trained weights of a layer must be followed by that layer's biases and by its activation.
Each layer is judged by what really entered it, so that a slip in one does not hide, or feign, a slip in the
next.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.moving import moves
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

PRODUCTS: frozenset[Any] = frozenset({operator.matmul, np.matmul, np.dot, np.ndarray.dot})
SCALING: frozenset[Any] = frozenset({operator.mul, operator.truediv, operator.imul, operator.itruediv})
State = Literal["trained", "first", "drawn"]
Slip = Literal["bias", "activation", "dropout", "weights"]
STATES: tuple[State, ...] = ("trained", "first", "drawn")
CLOSE = 1e-9
COARSE = 1e-4
FARTHEST = 400


@dataclass(frozen=True)
class Product:
    """One product of a pass after training: which layer it belongs to, what entered, and whose weights it
    read.
    """

    node: int
    layer: int
    operand: int
    a_in: Array
    weights: int
    state: State


@dataclass(frozen=True)
class Slipped:
    """One layer of a pass that is not computed as in training.

    ``answer`` is the node that the next layer, or the world, reads in the place of this layer's answer;
    ``sums`` the node of its z, where it was found.
    """

    product: Product
    slip: Slip
    answer: int
    sums: int


@dataclass(frozen=True)
class Passes:
    """All products after training, and what is wrong with them."""

    products: tuple[Product, ...]
    slips: tuple[Slipped, ...]


def training_end(evidence: Evidence) -> int | None:
    """Give the first node after all training, None where no step was found."""
    steps = evidence.understanding.roles.steps
    if not steps or not steps[-1].round.context:
        return None
    outer = steps[-1].round.context[0]
    inside = [n.id for n in evidence.tape.nodes if n.context and n.context[0].site == outer.site]
    return max(inside, default=steps[-1].round.end) + 1


def passes_after(evidence: Evidence) -> Passes:
    """Look at everything that is computed after training; worked out once."""
    return evidence.once("passes_after", lambda: _passes_after(evidence))


def _passes_after(evidence: Evidence) -> Passes:
    steps, begin = evidence.understanding.recognised.steps, training_end(evidence)
    if not steps or begin is None or not _saw_the_end(evidence, steps[-1]):
        return Passes((), ())
    products = tuple(_products(evidence, steps, begin))
    with np.errstate(all="ignore"):
        slips = tuple(slip for each in products for slip in _sure(evidence, steps[-1], products, each))
    return Passes(products, slips)


def _saw_the_end(evidence: Evidence, step: StepFound) -> bool:
    """Whether the last recorded step is the last one: what its loops went round is all."""
    loops = evidence.tape.loops
    return all(loops.get(loop.site, loop.round + 1) == loop.round + 1 for loop in step.step.round.context)


def _products(evidence: Evidence, steps: tuple[StepFound, ...], begin: int) -> Iterator[Product]:
    tape, first = evidence.tape, steps[0] if steps[0].step.number == 0 else None
    states = {n for p in evidence.understanding.roles.parameters for n in p.state.nodes}
    data = tape.ancestors(steps[0].step.predictions, states) - states
    for node in tape.nodes[begin:]:
        if (
            node.function in PRODUCTS
            and len(node.args) >= 2
            and all(isinstance(a, Ref) for a in node.args[:2])
        ):
            found = list(_read_as(tape, steps[-1], first, node))
            known = [p for p in found if p.state != "drawn" or not tape.ancestors([p.weights]) & data]
            yield from sorted(known, key=lambda made: STATES.index(made.state))[:1]


def _read_as(tape: Tape, last: StepFound, first: StepFound | None, node: Node) -> Iterator[Product]:
    """Give the ways to read a product: either operand may be the weights, of any layer that they fit."""
    values = [np.asarray(tape.value(arg.node)) for arg in node.args[:2]]
    for side in (1, 0):
        weights, operand = node.args[side].node, node.args[1 - side].node
        for layer in range(len(last.layers)):
            W = last.W(layer, last.after)
            given = values[side] if side == 1 else values[side].T
            given = (
                given.reshape(W.shape) if given.ndim == 1 and 1 in W.shape and given.size == W.size else given
            )
            if given.shape != W.shape:
                continue
            entered = _rows(values[1 - side], W.shape[0], side == 1)
            state = _state(tape, given, W, first.W(layer, first.before) if first else None, weights)
            if entered is not None and state is not None:
                # ``np.exp(-h @ W)`` turns the sign before the product: what entered is h.
                plain = _without_sign(tape, operand)
                turned = entered if plain == operand else -entered
                yield Product(node.id, layer, plain, turned, weights, state)


def _without_sign(tape: Tape, node: int) -> int:
    """Give what a node is the negative of, or the node itself."""
    seen = tape.nodes[node]
    turned = seen.function in (operator.neg, np.negative) and isinstance(seen.args[0], Ref)
    return seen.args[0].node if turned else node


def _rows(value: Array, n_in: int, rows: bool) -> Array | None:
    if value.ndim == 1:
        return value.reshape(1, -1) if value.size == n_in else None
    if value.ndim != 2:
        return None
    turned = value if rows else value.T
    return turned if turned.shape[1] == n_in else None


def _state(tape: Tape, given: Array, W: Array, before: Array | None, node: int) -> State | None:
    if np.array_equal(given, W):
        return "trained"
    if before is not None and np.array_equal(given, before) and not np.array_equal(before, W):
        return "first"
    return "drawn" if only_drawn(tape, node) else None


def only_drawn(tape: Tape, node: int) -> bool:
    """Whether numbers were drawn and scaled by plain numbers at most, and nothing else was done to them."""
    while True:
        recorded = tape.nodes[root(tape, node)]
        if recorded.kind == "draw":
            return True
        arrays = [n for n in tape.parents(recorded.id) if np.ndim(tape.value(n)) > 0]
        if recorded.function not in SCALING or len(arrays) != 1:
            return False
        node = arrays[0]


def root(tape: Tape, node: int) -> int:
    """Give what a node only moves about: W for ``W.T``."""
    while moves(tape.nodes[node]) and len(tape.parents(node)) == 1:
        node = tape.parents(node)[0]
    return node


def _sure(
    evidence: Evidence, last: StepFound, products: tuple[Product, ...], made: Product
) -> Iterator[Slipped]:
    """Give the slips of one layer; none of a bias that is read after all."""
    tape = evidence.tape
    biases = _bias_nodes(evidence, last, made.layer)
    for slip in _slips(tape, last, products, made):
        read = {root(tape, each) for n in _after(tape, made.node) for each in tape.parents(n)}
        if slip.slip != "bias" or not read & biases:
            yield slip


def _bias_nodes(evidence: Evidence, last: StepFound, layer: int) -> set[int]:
    """Give the values of the parameters that hold the biases of a layer, and no weights of it."""
    wiring, at, found = last.layers[layer].wiring, 0, set()
    biases, weights = set(wiring.b_entries.reshape(-1).tolist()), set(wiring.W_entries.reshape(-1).tolist())
    for parameter in evidence.understanding.roles.parameters:
        own = set(range(at, at + parameter.size))
        if own & biases and not own & weights:
            found |= set(parameter.state.nodes)
        at += parameter.size
    return found


def _slips(tape: Tape, last: StepFound, products: tuple[Product, ...], made: Product) -> Iterator[Slipped]:
    after = sorted(_after(tape, made.node))
    following = next((p for p in products if p.layer == made.layer + 1 and p.operand in after), None)
    is_last = made.layer == len(last.layers) - 1
    if made.state != "trained":
        return
    W, b = last.W(made.layer, last.after), last.b(made.layer, last.after)
    activation = last.layers[made.layer].activation
    product = made.a_in @ W
    z, bare = product + b, activation.value(product)
    a = activation.value(z)
    has_bias = bool(np.abs(b).max(initial=0.0) > CLOSE)
    if is_last:
        seen = [n for n in after if n != made.node or not has_bias]
        if any(same(tape, n, a) or same(tape, n, z) for n in seen):
            return
        answer = next((n for n in after[1:] if has_bias and same(tape, n, bare)), None)
        if answer is None and has_bias and after[1:] and np.array_equal(bare, product):
            answer = made.node
        if answer is not None:
            yield Slipped(made, "bias", answer, made.node)
        return
    if following is None:
        return
    read = following.operand
    if same(tape, read, a):
        return
    sums = next((n for n in after if same(tape, n, z)), None)
    if has_bias and same(tape, read, bare):
        yield Slipped(made, "bias", read, made.node)
    elif _masked(tape, read, a, made.node):
        yield Slipped(made, "dropout", read, made.node)
    elif sums is not None or (same(tape, read, product) and not np.array_equal(bare, product)):
        yield Slipped(made, "activation", read, made.node if sums is None else sums)


def _masked(tape: Tape, node: int, a: Array, since: int) -> bool:
    """Whether some of a layer's answers were dropped by chance."""
    value = np.asarray(tape.value(node), dtype=np.float64).reshape(-1)
    drawn = any(
        tape.nodes[each].kind == "draw" and each > since for each in tape.ancestors([node], range(since))
    )
    for whole in (a.reshape(-1), a.T.reshape(-1)):
        if drawn and value.size == whole.size:
            kept = (value != 0) & (whole != 0)
            dropped = (value == 0) & (whole != 0)
            if kept.any() and dropped.any():
                ratios = value[kept] / whole[kept]
                return bool(np.allclose(ratios, ratios[0]))
    return False


def _after(tape: Tape, node: int) -> set[int]:
    found: set[int] = set()
    open_ = [node]
    while open_ and len(found) < FARTHEST:
        each = open_.pop(0)
        if each not in found:
            found.add(each)
            open_.extend(tape.children(each))
    return found


def same(tape: Tape, node: int, expected: Array) -> bool:
    """Whether a node holds these numbers, by rows or by columns."""
    held = tape.nodes[node].held
    if int(np.prod(getattr(held, "shape", ()))) != expected.size:
        return False
    try:
        value = np.asarray(tape.value(node), dtype=np.float64).reshape(-1)
    except (TypeError, ValueError):
        return False
    close = COARSE if getattr(getattr(held, "dtype", None), "itemsize", 8) < 8 else CLOSE
    scale = close * max(float(np.abs(expected).max(initial=0.0)), 1e-30)
    return any(
        value.size == e.size and bool(np.allclose(value, e, rtol=close, atol=scale))
        for e in (expected.reshape(-1), expected.T.reshape(-1))
    )
