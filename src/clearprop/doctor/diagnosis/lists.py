"""Parameters in lists: the one that a loop leaves out, the bias that stands beside its weights."""

from __future__ import annotations

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.trace.roles.roles import Parameter, Roles
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import ItemAt, Node
from clearprop.trace.tape.tape import Tape

FEWEST = 2


def loop_that_misses(evidence: Evidence, node: Node) -> Span | None:
    """Give the head of the loop whose one statement changes several parameters, one of them in ``node``.

    A parameter that such a loop leaves out is missing from what the loop goes over.
    """
    tape, sites = evidence.tape, evidence.traced.sites
    changed = sum(
        parameter.size > 1 and any(tape.nodes[n].site == node.site for n in parameter.state.nodes)
        for parameter in evidence.understanding.roles.parameters
    )
    loops = [loop for loop in node.context if loop.site >= 0]
    if changed < FEWEST or not loops or len(loops) == 1:
        return None
    head = sites[loops[-1].site]
    span = head.span
    return Span(
        span.file, span.line, span.column, span.line, span.column + len(head.text.split("\n")[0]), span.cell
    )


def in_one_list(tape: Tape, parameter: Parameter, roles: Roles) -> bool:
    """Whether a number stands in one list with numbers that are trained: a bias among its weights."""
    own = _containers(tape, parameter)
    return any(p.trained and p.size == 1 and own & _containers(tape, p) for p in roles.parameters)


def _containers(tape: Tape, parameter: Parameter) -> set[int]:
    nodes = {parameter.first, *parameter.nodes}
    return {
        store.location.container_id
        for store in tape.stores
        if store.node in nodes and isinstance(store.location, ItemAt) and isinstance(store.location.key, int)
    }
