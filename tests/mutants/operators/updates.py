"""Faults of the update: order, sign, missing, wrong size, wrong parameter (U01 to U05)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.mutants.base import Base, reads, target_of, value_of
from tests.mutants.change import Change, Edit, Operator
from tests.mutants.operators.parts import without


def needed(base: Base, block: list[ast.stmt], first: int, update: int) -> list[ast.stmt] | None:
    """What must go before a statement with an update; None if that takes something computed in between."""
    chosen = [update]
    wanted = reads(base, block[update])
    for place in range(update - 1, first - 1, -1):
        if target_of(base, block[place]) in wanted and target_of(base, block[place]):
            if place == first:
                return None
            chosen.append(place)
            wanted |= reads(base, block[place])
    return [block[place] for place in sorted(chosen)]


RATES = {"lr", "rate", "eta", "alpha", "step_size", "speed", "learning_rate"}


def update_first(base: Base) -> Iterator[Change]:
    """A weight changes before the layer below has been told its share."""
    for update in base.lines("updates"):
        block = base.block(update)
        weight = target_of(base, update)
        for back in base.lines("backward"):
            if back in block and weight in reads(base, back) and block.index(back) < block.index(update):
                moving = needed(base, block, block.index(back), block.index(update))
                if moving:
                    edits = [base.delete(s) for s in moving]
                    edits.append(base.before(back, *(base.source(s) for s in moving)))
                    yield base.one(*edits, also=(back,))


def update_before_return(base: Base) -> Iterator[Change]:
    """The value for the layer below is worked out after the update instead of before."""
    for back in base.lines("backward"):
        block = base.block(back) if isinstance(back, ast.Assign) else []
        later = [s for s in base.lines("updates") if s in block and target_of(base, s) in reads(base, back)]
        target = target_of(base, back)
        if not later or block.index(back) > block.index(later[0]):
            continue
        between = block[block.index(back) + 1 : block.index(later[0]) + 1]
        if not any(target in reads(base, s) for s in between):
            yield base.one(base.delete(back), base.after(later[0], base.source(back)), also=(later[0],))


def ascent(base: Base) -> Iterator[Change]:
    """A step up the slope."""
    for update in [*base.lines("updates"), *base.lines("velocities")]:
        if isinstance(update, ast.AugAssign):
            sign = "+=" if isinstance(update.op, ast.Sub) else "-="
            yield base.one(Edit(base.span(update.target)[1], base.span(update.value)[0], f" {sign} "))
        elif isinstance(value_of(update), ast.BinOp):
            value = value_of(update)
            assert isinstance(value, ast.BinOp)
            gap = base.span(value.left)[1], base.span(value.right)[0]
            text = base.text[gap[0] : gap[1]]
            if "-" in text:
                yield base.one(Edit(*gap, text.replace("-", "+")))


def all_ascent(base: Base) -> Iterator[Change]:
    changes = [change.edits[0] for change in ascent(base)]
    if len(changes) > 1:
        yield base.one(*changes, also=tuple(base.lines("error")))


def never(base: Base) -> Iterator[Change]:
    """One parameter is never updated."""
    for update in base.lines("updates"):
        if len(base.block(update)) > 1:
            others = tuple(s for s in base.lines("updates") if s in base.block(update))
            yield base.one(base.delete(update), also=others)


def copy_updated(base: Base) -> Iterator[Change]:
    """The new value is computed and lost: under another name, or in a copy."""
    for update in base.lines("updates"):
        target = target_of(base, update)
        if isinstance(update, ast.Assign):
            name = target.split("[")[0].removeprefix("self.")
            yield base.one(base.replace(update.targets[0], f"new_{name}"))
        elif isinstance(update, ast.AugAssign):
            sign = "-" if isinstance(update.op, ast.Sub) else "+"
            start, end = base.span(update.target)[1], base.span(update.value)[0]
            if isinstance(update.op, ast.Sub | ast.Add):
                yield base.one(Edit(start, end, f" {sign} "))


def rate_places(base: Base) -> Iterator[tuple[ast.stmt, ast.BinOp]]:
    for update in [*base.lines("updates"), *base.lines("velocities")]:
        for node in base.nodes(update, ast.BinOp):
            if isinstance(node.op, ast.Mult) and base.source(node.left) in RATES:
                yield update, node


def rate_dropped(base: Base) -> Iterator[Change]:
    for _, node in rate_places(base):
        yield base.one(Edit(*without(base, node, node.right)))


def rate_twice(base: Base) -> Iterator[Change]:
    for _, node in rate_places(base):
        rate = base.source(node.left)
        yield base.one(base.replace(node.left, f"{rate} * {rate}"))


def optimizer_state(base: Base) -> Iterator[Change]:
    for place in base.entries("optimizer"):
        yield base.one(base.in_line(place, place["text"]))


def other_parameter(base: Base) -> Iterator[Change]:
    """An update reads or writes its neighbour's name."""
    updates = base.lines("updates")
    gradients = {target_of(base, g) for g in base.lines("gradients")}
    for update in updates:
        place = updates.index(update)
        others = [*updates, *updates][place + 1 : place + 2] if len(updates) > 1 else []
        for node in base.nodes(update, ast.Name):
            if node.id in gradients:
                later = sorted(gradients - {node.id}, key=lambda name: (name < node.id, name))
                for other in later[:2]:
                    if other.isidentifier():
                        yield base.one(base.replace(node, other))
        for other_update in others:
            if isinstance(update, ast.AugAssign):
                yield base.one(base.replace(update.target, target_of(base, other_update)))
            elif isinstance(value_of(update), ast.BinOp):
                value = value_of(update)
                assert isinstance(value, ast.BinOp)
                yield base.one(base.replace(value.left, target_of(base, other_update)))


def some_layers(base: Base) -> Iterator[Change]:
    for place in base.entries("fewer_layers"):
        yield base.one(base.in_line(place, place["text"]))


OPERATORS = (
    Operator("update before propagation", ("U01",), update_first),
    Operator("propagation after the update", ("U01",), update_before_return),
    Operator("one step up", ("U02", "G04"), ascent),
    Operator("every step up", ("U02", "G04"), all_ascent),
    Operator("update dropped", ("U03", "A01"), never),
    Operator("copy updated", ("U03",), copy_updated),
    Operator("learning rate dropped", ("U04", "H01", "G05"), rate_dropped),
    Operator("learning rate twice", ("U04", "H01", "G05"), rate_twice),
    Operator("wrong state of the optimizer", ("U04", "H01", "G04", "U02", "G05", "N04"), optimizer_state),
    Operator("wrong parameter updated", ("U05", "U03", "G12", "S06", "S03"), other_parameter),
    Operator("some layers not updated", ("U03",), some_layers),
)
