"""Edits of a call: another value handed to one of the program's own functions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.doctor.evidence.scope import Scope
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import NameAt, Node, Ref
from clearprop.trace.tape.tape import Tape
from clearprop.trace.traced import Traced

MOST_NAMES = 24


def argument_trials(traced: Traced, scope: Scope, site: int, node: Node) -> Iterator[Trial]:
    """Propose, for a node inside a helper, other arguments at the call of the helper.

    They are proposed once a call: at the first node of the helper's frame.
    """
    tape = traced.tape
    if node.frame == 0 or _first_of_frame(tape, node) != node.id:
        return
    frame = tape.frames[node.frame - 1]
    if frame.call_site < 0:
        return
    for name, given in _parameters(tape, node.frame, node.id):
        shape = np.shape(tape.value(given))
        calling = Node(node.id, "apply", frame.call_site, None, (), {}, node.context, frame.parent, None)
        tried = 0
        for other in scope.names(calling):
            found = scope.node(other, calling)
            if found is None or found == given or np.shape(tape.value(found)) != shape or tried >= MOST_NAMES:
                continue
            tried += 1
            yield _handed(tape, scope, frame.call_site, name, other, given, found)


def _first_of_frame(tape: Tape, node: Node) -> int:
    first = node.id
    while first > 0 and tape.nodes[first - 1].frame == node.frame:
        first -= 1
    return first


def _parameters(tape: Tape, frame: int, before: int) -> list[tuple[str, int]]:
    """Give the parameters of a call with the nodes that they were given."""
    return [
        (store.location.name, store.node)
        for store in tape.stores
        if isinstance(store.location, NameAt) and store.location.frame == frame and store.node < before
        if store.order <= before
    ]


def _handed(tape: Tape, scope: Scope, call_site: int, parameter: str, name: str, old: int, new: int) -> Trial:
    """Inside all frames that the call made, read the other value where the parameter was read."""

    def change(node: Node, value: Any) -> Any:
        given = next((n for p, n in _parameters(tape, node.frame, node.id) if p == parameter), None)
        calling = Node(
            node.id, "apply", call_site, None, (), {}, node.context, tape.frames[node.frame - 1].parent, None
        )
        other = scope.node(name, calling)
        if given is None or other is None:
            raise LookupError(name)
        return execute(node, lambda number: value(other) if number == given else value(number))

    def where(tape: Tape, begin: int) -> list[int]:
        frames = {f.serial for f in tape.frames if f.call_site == call_site}
        found = []
        for node in tape.nodes[begin:]:
            if node.frame in frames and any(isinstance(each, Ref) for each in node.args):
                found.append(node.id)
        return found

    detail = {"old": old, "new": new, "name": name, "parameter": parameter}
    return Trial(call_site, "operand", change, None, name, detail, where)
