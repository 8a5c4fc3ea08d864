"""The layers of one forward pass, from the prediction back to the inputs.

Each layer is told by its *roots*, the sums of products that something else than a sum reads, by its
*outputs*, what the layer above (or the world) reads of it, and by its *operands*, what its products multiply
with parameters.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass

import numpy as np

from clearprop.trace.recognise.entries import array_of, filled
from clearprop.trace.recognise.kinds import PRODUCTS, Kind, Kinds
from clearprop.trace.recognise.negation import negated, without_minus
from clearprop.trace.roles.additive import COPYING
from clearprop.trace.roles.family import sources_of
from clearprop.trace.roles.moving import moves
from clearprop.trace.tape.structures import references
from clearprop.trace.tape.tape import Tape


@dataclass(frozen=True, slots=True)
class LayerNodes:
    """One layer as nodes of the tape: several scalars, one array, or an array for each unit.

    ``operands`` are what entered, as the products read it; ``sources`` are the answers of the layer below
    that these were put together from, none in the first layer.
    """

    roots: tuple[int, ...]
    outputs: tuple[int, ...]
    operands: tuple[int, ...]
    sources: tuple[int, ...]


class Unreadable(Exception):
    """The forward pass is no stack of dense layers; the message says why.

    ``layer`` counts from 1, and is 0 where it is not known; ``depends`` says what an answer of the layer was
    seen to depend on, where that is the reason.
    """

    def __init__(self, reason: str, layer: int = 0, depends: str = "") -> None:
        super().__init__(reason)
        self.layer, self.depends = layer, depends


def layer_nodes(tape: Tape, kinds: Kinds, outputs: tuple[int, ...]) -> tuple[LayerNodes, ...]:
    """Give the layers between data and a prediction, the first one first.

    Parameters
    ----------
    outputs : the prediction, one node or one for each output unit

    Raises
    ------
    Unreadable
        "the prediction reads no sum of products with parameters"
    """
    found: list[LayerNodes] = []
    while outputs:
        layer = _layer(tape, kinds, outputs)
        found.append(layer)
        if len(found) > 64 or any(set(layer.roots) & set(above.roots) for above in found[:-1]):
            raise Unreadable("a layer reads its own answer")
        outputs = layer.sources
    return tuple(reversed(found))


def _layer(tape: Tape, kinds: Kinds, outputs: tuple[int, ...]) -> LayerNodes:
    roots = dict.fromkeys(root for output in outputs for root in roots_of(tape, kinds, output))
    if not roots:
        raise Unreadable("the prediction reads no sum of products with parameters")
    operands = dict.fromkeys(each for root in roots for each in _operands(tape, kinds, root))
    sources = dict.fromkeys(s for each in operands for s in _sources(tape, kinds, each))
    return LayerNodes(tuple(sorted(roots)), outputs, tuple(operands), tuple(sorted(sources)))


def roots_of(tape: Tape, kinds: Kinds, output: int) -> list[int]:
    """Give the nearest sums that an output was computed from; itself, where it is one.

    The minus of ``exp(-z)`` belongs to what is done with z.
    """
    found, open_, seen = [], [output], set()
    while open_:
        node = open_.pop()
        if node in seen or kinds[node] in (Kind.DATA, Kind.PARAMETER):
            continue
        seen.add(node)
        if kinds[node] is Kind.SUM:
            found.append(without_minus(tape, node))
        else:
            open_.extend(sources_of(tape.nodes[node]))
    found = _once(tape, list(dict.fromkeys(found)))
    size = np.size(tape.value(output)) if len(found) > 1 else 1
    array = array_of(tape, kinds, found) if size > 1 else None
    return found if array is None or np.size(tape.value(array)) != size else [array]


def _once(tape: Tape, found: list[int]) -> list[int]:
    """Take a sum and its copy, of which entries are overwritten, for one."""
    if len(found) < 2:
        return found
    return list(dict.fromkeys(_copied(tape, node) for node in found))


def _copied(tape: Tape, node: int) -> int:
    recorded = tape.nodes[node]
    while recorded.function in COPYING and len(tape.parents(node)) == 1:
        node = tape.parents(node)[0]
        recorded = tape.nodes[node]
    return node


def _operands(tape: Tape, kinds: Kinds, root: int) -> list[int]:
    """Give what the products inside a sum multiply with parameters."""
    found: list[int] = []
    open_, seen = [root], set()
    while open_:
        node = open_.pop()
        if node in seen:
            continue
        seen.add(node)
        recorded = tape.nodes[node]
        if kinds[node] is not Kind.SUM:
            continue
        if recorded.function in PRODUCTS and negated(tape, recorded) is None:
            factors = [each for each in references(recorded.args) if kinds[each] is not Kind.PARAMETER]
            found.extend(_entering(tape, kinds, each) for each in factors)
        else:
            open_.extend(reversed(sources_of(recorded)))
    return sorted(set(found))


def _entering(tape: Tape, kinds: Kinds, factor: int) -> int:
    """Give what enters where a product is with its negative; data that have a name are what they are."""
    while (inner := negated(tape, tape.nodes[factor])) is not None:
        if kinds[factor] is Kind.DATA and tape.nodes[factor].names:
            break
        factor = inner
    return factor


def _sources(tape: Tape, kinds: Kinds, operand: int) -> list[int]:
    """Give the answers that an operand was put together from, looking through what only moves numbers."""
    found: list[int] = []
    open_, seen = [operand], set()
    while open_:
        node = open_.pop()
        if node in seen or kinds[node] in (Kind.DATA, Kind.PARAMETER):
            continue
        seen.add(node)
        if moves(tape.nodes[node]) and not _is_chosen(tape, kinds, node):
            open_.extend(sources_of(tape.nodes[node]))
        else:
            found.append(node)
    array = filled(tape, operand) if len(found) > 1 else None
    return found if array is None or not _is_whole(tape, kinds, array) else [array]


def _is_whole(tape: Tape, kinds: Kinds, array: int) -> bool:
    """Whether the entries of an array were computed from those of one array of sums, all of them."""
    roots = roots_of(tape, kinds, array)
    return len(roots) == 1 and np.size(tape.value(roots[0])) == np.size(tape.value(array))


def _is_chosen(tape: Tape, kinds: Kinds, node: int) -> bool:
    """Whether the place that is read or written was found out by answers: ``a[z < 0] = 0``."""
    recorded = tape.nodes[node]
    if recorded.function not in (operator.getitem, operator.setitem):
        return False
    return any(kinds[each] in (Kind.SUM, Kind.ANSWER) for each in references(recorded.args[1:2]))
