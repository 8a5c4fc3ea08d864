"""Programs that only predict: nothing is trained, but a network answers.

No update says what a parameter is.  Deeper layers tell it: of the two factors of a product one was computed
from the layer below, so the other one is the weights.  In the first layer the weights stand on the same side;
where there is one layer alone, its bias shows which axis counts the units.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.trace.roles.additive import ADDING, Carrying
from clearprop.trace.roles.dependence import dependence
from clearprop.trace.roles.family import Family
from clearprop.trace.roles.frozen import MATRIX, base_of, frozen
from clearprop.trace.roles.meeting import Meeting, meetings
from clearprop.trace.roles.naming import name_of_node
from clearprop.trace.roles.roles import Parameter, Roles, TrainingStep
from clearprop.trace.roles.shapes import shape_of, size_of
from clearprop.trace.roles.state import Change, State
from clearprop.trace.roles.steps import Round
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.tape.tape import Tape

# The node of a product, and those of its left and right factor.
Product = tuple[int, int, int]
MOST_PRODUCTS, MOST_PASSES, MOST_TRIED = 4000, 32, 16


def predicting(tape: Tape, sites: SiteTable) -> Iterator[Roles]:
    """Give the roles that a program without training may have, the likeliest first.

    Each has one step, in which nothing changes.  Its prediction met a target where the program compares them,
    and else is what the last layer answered.
    """
    family = Family(tape)
    products = _products(tape)
    first = _first_weights(family, products)
    if not first or len(products) > MOST_PRODUCTS:
        return
    round_ = Round((), tuple(range(products[0][0], len(tape.nodes))))
    states = dependence(family, [{node} for node in first], (), round_.nodes)
    ends = [node.id for node in tape.nodes if not tape.children(node.id)]
    met = meetings(family, sites, round_, states, ends, ()) if ends else []
    if met:
        yield _roles(family, first, TrainingStep(round_, 0, tuple(met[:MOST_PASSES]), states))
    for answers in _answers(family, products, states):
        alone = tuple(Meeting(node, None, node, "alone") for node in answers)
        yield _roles(family, first, TrainingStep(round_, 0, alone, states))


def _products(tape: Tape) -> list[Product]:
    """Give every product of two arrays: its node, and its two factors as the arrays that they show."""
    found = []
    for node in tape.nodes:
        pair = [each.node for each in node.args if isinstance(each, Ref)]
        if node.function in MATRIX and len(pair) == 2 and all(shape_of(tape, each) for each in pair):
            found.append((node.id, pair[0], pair[1]))
    return found


def _first_weights(family: Family, products: list[Product]) -> list[int]:
    """Give the weights of the first layers, by the side on which deeper layers have theirs."""
    tape = family.tape
    computed = _below(family, products)
    first = [each for each in products if each[1] not in computed and each[2] not in computed]
    read = {base_of(tape, each) for _, *pair in first for each in pair}
    sides = []
    for _, left, right in products:
        if (left in computed) != (right in computed):
            weights = left if right in computed else right
            # ``x.T @ delta`` and ``delta @ W1.T`` are not layers.
            turned = tape.nodes[weights].kind == "view" or tape.nodes[weights].function is getattr
            sides += [] if turned and base_of(tape, weights) in read else [int(weights == right)]
    found: dict[int, None] = {}
    for product, left, right in first:
        side = max(set(sides), key=sides.count) if sides else _side(family, product, left, right)
        if side is not None:
            found[base_of(tape, (left, right)[side])] = None
    return list(found)


def _below(family: Family, products: list[Product]) -> set[int]:
    """Give what was computed from products."""
    begin = products[0][0] if products else 0
    own, found = {product for product, _, _ in products}, set[int]()
    for node in range(begin, len(family.tape.nodes)):
        if node in own or not found.isdisjoint(family.parents[node]):
            found.add(node)
    return found


def _side(family: Family, product: int, left: int, right: int) -> int | None:
    """Tell the weights of a single layer: 0 left, 1 right, None where nothing tells."""
    tape = family.tape
    shape, dims = shape_of(tape, product), [len(shape_of(tape, each)) for each in (left, right)]
    if dims[0] != dims[1]:
        # A matrix with one example, or one unit with several examples.
        return int(dims[1] > dims[0]) if _repeats(tape, product) else int(dims[1] < dims[0])
    for child in tape.children(product):
        node = tape.nodes[child]
        if node.function in ADDING and len(shape) == 2:
            added = [
                shape_of(tape, each.node)
                for each in node.args
                if isinstance(each, Ref) and each.node != product
            ]
            if added and added[0] in ((shape[1],), (1, shape[1])):
                return 1
            if added and added[0] == (shape[0], 1):
                return 0
    drawn = [tape.nodes[base_of(tape, each)].kind == "draw" for each in (left, right)]
    return drawn.index(True) if sum(drawn) == 1 else None


def _repeats(tape: Tape, product: int) -> bool:
    """Whether a product is computed several times, for one example after another."""
    site = tape.nodes[product].site
    return sum(node.site == site for node in tape.nodes) > 1


def _answers(family: Family, products: list[Product], states: dict[int, int]) -> Iterator[list[int]]:
    """Give what the last layer may have answered, the last results first: one node for each pass.

    All products of the program are in it, or in other passes through the same lines.
    """
    tape = family.tape
    last = [product for product, _, _ in products if states.get(product)]
    if not last:
        return
    sites = {tape.nodes[product].site for product in last}
    size, tried = size_of(tape, last[-1]), 0
    for node in reversed(tape.nodes[last[-1] :]):
        if tried >= MOST_TRIED:
            return
        if not states.get(node.id) or size_of(tape, node.id) != size or node.kind not in ("apply", "write"):
            continue
        inside = {tape.nodes[each].site for each in family.since(0, [node.id])}
        if sites <= inside:
            tried += 1
            same = [each.id for each in tape.nodes if each.site == node.site and each.kind == node.kind]
            whole = [each for each in same if sites <= {tape.nodes[n].site for n in family.since(0, [each])}]
            yield _outermost(family, whole)[-MOST_PASSES:]
            if len(whole) > 1:
                yield [node.id]


def _outermost(family: Family, nodes: list[int]) -> list[int]:
    """Leave out what another one of some nodes was computed from."""
    inner = 0
    for mask in family.among(nodes).values():
        inner |= mask
    return [node for k, node in enumerate(nodes) if not inner >> k & 1]


def _roles(family: Family, first: list[int], step: TrainingStep) -> Roles:
    tape = family.tape
    inside = family.since(0, step.predictions)
    weights = [_fixed(tape, node) for node in first if node in inside]
    own = Roles(None, tuple(weights), (), (step,))
    known = {node for parameter in weights for node in parameter.nodes}
    more = [node for node in frozen(Carrying(tape), family, step, own) if node not in known]
    return Roles(None, (*weights, *(_fixed(tape, node) for node in more)), (), (step,))


def _fixed(tape: Tape, node: int) -> Parameter:
    state = State({0: Change(node, node, ())})
    return Parameter(name_of_node(tape, node), state, node, size_of(tape, node), False, frozenset({node}))
