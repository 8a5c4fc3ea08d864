from __future__ import annotations

from clearprop.trace.recognise.kinds import parameter_values
from clearprop.trace.recognise.shifted import shifted
from tests.unit.trace.roles.test_helpers import AHEAD
from tests.unit.trace.snippets import MOMENTUM, ROWS, looked


def names(snippet):
    found = looked(snippet)
    values = parameter_values(p.nodes for p in found.roles.parameters)
    nodes = found.ran.tape.nodes
    return {b.name for node in shifted(found.ran.tape, found.roles, values) for b in nodes[node].names}


def test_weights_read_ahead_stand_for_the_weights() -> None:
    assert names(AHEAD) == {"ahead"}
    assert looked(AHEAD).sizes == [2, 1]


def test_new_weights_are_no_weights_read_ahead() -> None:
    assert names(MOMENTUM) == set()
    assert names(ROWS) == set()
