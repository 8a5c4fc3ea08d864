"""Updates that do not read the average of their gradients."""

from __future__ import annotations

from clearprop.doctor.diagnosis.unread_average import unread_average
from tests.unit.doctor.evidence.searched import MOMENTUM, searched

UNREAD = MOMENTUM.replace("W1 = W1 + vW1", "W1 = W1 + -0.01 * (x.T @ d1)")


def test_the_update_without_its_average_is_named_and_reads_it_again() -> None:
    looked = searched(UNREAD)
    (found,) = unread_average(looked.evidence, looked.search)
    assert found.code == "U04"
    assert found.span is not None
    assert found.edit is not None
    assert found.span.line == UNREAD[: UNREAD.index("W1 = W1 +")].count("\n") + 1
    source = looked.evidence.traced.sites[0].source
    assert "W1 = W1 + vW1" in found.edit.applied(source.text, source.name)


def test_momentum_that_is_read_is_no_fault() -> None:
    looked = searched(MOMENTUM)
    assert list(unread_average(looked.evidence, looked.search)) == []
