from __future__ import annotations

import pytest

from clearprop.trace.roles.find import find_roles
from tests.trace.watching import watch
from tests.unit.trace.snippets import NUMBERS, ROWS, SOFTMAX


def meetings(source):
    seen = watch(source)
    return seen, find_roles(seen.tape, seen.sites).steps[0].meetings


def named(seen, node):
    return {binding.name for binding in seen.tape.nodes[node].names}


@pytest.mark.parametrize("error", ["(out - y)", "-(y - out)", "np.subtract(out, y)"])
def test_a_difference_with_the_target(error) -> None:
    seen, found = meetings(ROWS.replace("(out - y)", error))
    assert [(m.kind, named(seen, m.prediction), named(seen, m.target)) for m in found] == [
        ("difference", {"out"}, {"y"})
    ]


def test_labels_that_one_is_taken_away_at() -> None:
    seen, found = meetings(SOFTMAX.replace("AXIS", "1"))
    assert [(m.kind, named(seen, m.prediction), named(seen, m.target)) for m in found] == [
        ("labels", {"p"}, {"labels"})
    ]


def test_a_quotient_of_target_and_prediction() -> None:
    divided = ROWS.replace("(out - y) * out * (1 - out)", "((1 - y) / (1 - out) - y / out) * out * (1 - out)")
    seen, found = meetings(divided)
    assert {m.kind for m in found} == {"product"}
    assert [named(seen, m.prediction) for m in found] == [{"out"}]
    assert named(seen, found[0].target) == {"y"}


def test_whole_numbers_from_a_list_are_targets() -> None:
    whole = NUMBERS.replace("1.0, 1.0)", "1.0, 1)").replace("1.0, 0.0)]", "1.0, 0)]")
    _, found = meetings(whole)
    assert len(found) == 1
    assert found[0].kind == "difference"


def test_an_update_compares_nothing() -> None:
    source = ROWS.replace("W1 -= 0.5 * x.T @ d1", "W1 = W1 - 0.5 * x.T @ d1")
    assert len(meetings(source)[1]) == 1


def test_the_sign_of_a_quotient_belongs_to_the_error() -> None:
    divided = ROWS.replace(
        "(out - y) * out * (1 - out)", "(-y / out + (1 - y) / (1 - out)) * out * (1 - out)"
    )
    seen, found = meetings(divided)
    assert [named(seen, m.target) for m in found] == [{"y"}]


def test_inputs_are_no_target_where_there_is_another() -> None:
    mixed = ROWS.replace("(out - y)", "((out - x)[:, :1] + 0 * (out - y))")
    seen, found = meetings(mixed)
    assert [named(seen, m.target) for m in found] == [{"y"}]


def test_inputs_that_alone_are_met_are_the_target() -> None:
    seen, found = meetings(ROWS.replace("out - y", "out - x[:, :1]"))
    assert [named(seen, m.target) & {"y"} for m in found] == [set()]


def test_an_error_that_no_update_reads_is_still_an_error() -> None:
    lost = ROWS.replace("(out - y) * out * (1 - out)", "out * (1 - out)")
    shown = lost.replace("W1 -= 0.5 * x.T @ d1", "error = y - out\n    W1 -= 0.5 * x.T @ d1")
    assert lost != shown
    seen, found = meetings(shown)
    assert [(m.kind, named(seen, m.prediction), named(seen, m.target)) for m in found] == [
        ("difference", {"out"}, {"y"})
    ]
