"""Edits of what stands between a gradient and an update: averages, roots, powers, sums that are never
cleared.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from clearprop.doctor.evidence.trials import Trial, argument, with_argument
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

TAKING: frozenset[Any] = frozenset(
    {
        operator.mul,
        operator.add,
        operator.sub,
        operator.truediv,
        np.multiply,
        np.add,
        np.divide,
        operator.isub,
    }
)
POWERS: frozenset[Any] = frozenset({operator.pow, np.power})
SUMS: frozenset[Any] = frozenset({operator.iadd, operator.add, np.add})


def optimizer_trials(tape: Tape, site: int, node: Node) -> Iterator[Trial]:
    """Propose powers and roots that are missing or too many at a site."""
    if node.function in TAKING:
        for k, given in enumerate(node.args[:2]):
            if isinstance(given, Ref) and np.size(tape.value(given.node)) >= 1:
                yield _changed(site, k, "square")
                yield _changed(site, k, "root")
    if node.function in POWERS and len(node.args) == 2:
        yield _changed(site, 1, "later")
        yield Trial(site, "state", lambda n, value: argument(n, 0, value) * 1.0, 0, "", {"kind": "plain"})
    if node.function in (np.sqrt, np.square):
        yield Trial(site, "state", lambda n, value: argument(n, 0, value) * 1.0, 0, "", {"kind": "bare"})


def _changed(site: int, k: int, kind: str) -> Trial:
    def change(node: Node, value: Any) -> Any:
        old = argument(node, k, value)
        return with_argument(node, k, CHANGES[kind](old), value)

    return Trial(site, "state", change, k, kind, {"kind": kind})


def _later(step: Any) -> Any:
    return step + 1


CHANGES: dict[str, Callable[[Any], Any]] = {"square": np.square, "root": np.sqrt, "later": _later}


def fresh_trials(tape: Tape, roles: Roles, by_site: Mapping[int, list[int]]) -> Iterator[Trial]:
    """Propose sums that start anew in each step: at each site by itself, and at all of them together."""
    states = {n for state in roles.others for n in state.nodes}
    own = {n for parameter in roles.parameters for n in parameter.nodes}
    sites = []
    for site, nodes in by_site.items():
        node = tape.nodes[nodes[-1]]
        if node.function in SUMS and len(node.args) >= 2 and node.id in states and node.id not in own:
            sites.append(site)
            yield _fresh(tape, [site], states)
    if len(sites) > 1:
        yield _fresh(tape, sites, states)


def _fresh(tape: Tape, sites: list[int], states: set[int]) -> Trial:
    def change(node: Node, value: Any) -> Any:
        carried = [k for k, each in enumerate(node.args[:2]) if isinstance(each, Ref) and each.node in states]
        return argument(node, 1 - carried[0] if carried else 1, value) * 1.0

    def where(tape: Tape, begin: int) -> list[int]:
        return [node.id for node in tape.nodes[begin:] if node.site in sites]

    return Trial(sites[0], "fresh", change, 0, "", {"sites": sites}, where)
