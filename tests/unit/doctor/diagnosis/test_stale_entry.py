"""Loops over a copy of a list whose entries they replace."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.stale_entry import stale_entries
from tests.unit.doctor.diagnosis.recorded import recorded

LISTED = """\
import numpy as np

rng = np.random.default_rng(5)
x, y = rng.normal(size=(3, 6)), rng.normal(size=(1, 6))
W = [rng.normal(size=(4, 3)), rng.normal(size=(1, 4))]
a = [x, np.zeros((4, 6)), np.zeros((1, 6))]
for step in range(4):
    for k, held in enumerate(a[:-1]):
        a[k + 1] = np.tanh(W[k] @ held)
    d2 = (a[2] - y) * (1 - a[2] ** 2)
    d1 = W[1].T @ d2 * (1 - a[1] ** 2)
    W[1] = W[1] - 0.1 * d2 @ a[1].T
    W[0] = W[0] - 0.1 * d1 @ a[0].T
print("loss", ((a[2] - y) ** 2).mean())
"""


def test_the_line_that_reads_the_old_entry_is_told() -> None:
    known = recorded(LISTED)
    (found,) = stale_entries(known.evidence)
    assert known.told(found) == ("S07", known.line("a[k + 1] ="))
    assert found.proof == "exact"
    assert known.with_edit(found.edit) == LISTED.replace("@ held)", "@ a[k])")
    assert found.observed == "held: 0"
    assert found.expected is not None
    assert found.expected.startswith("a[k]: ")


@pytest.mark.parametrize("copy", ["list(a)[:-1]", "a.copy()[:-1]"])
def test_a_slice_of_a_copy_has_no_name_of_its_own(copy: str) -> None:
    assert list(stale_entries(recorded(LISTED.replace("a[:-1]", copy)).evidence)) == []


@pytest.mark.parametrize(
    "sound",
    [
        LISTED.replace("for k, held in enumerate(a[:-1])", "for k in range(2)").replace("@ held", "@ a[k]"),
        # The entry that is read is the one that is replaced, afterwards.
        LISTED.replace("print(", "for k, old in enumerate(list(W)):\n    W[k] = 0.5 * old\nprint(")
        .replace("for k, held in enumerate(a[:-1])", "for k in range(2)")
        .replace("@ held", "@ a[k]"),
    ],
)
def test_of_the_entry_itself_nothing_is_said(sound: str) -> None:
    assert list(stale_entries(recorded(sound).evidence)) == []
