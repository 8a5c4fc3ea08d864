"""Where answers meet targets."""

from __future__ import annotations

from clearprop.doctor.evidence.differences import errors
from tests.unit.doctor.evidence.searched import SOUND, searched

TWICE = SOUND.replace("    d2 = (a - y)", "    loss = ((a - y) ** 2).sum()\n    d2 = (a - y)")


def test_the_error_that_is_printed_and_the_one_that_is_carried_back_are_both_known() -> None:
    looked = searched(TWICE)
    found = errors(looked.tape, looked.judged.steps[0])
    lines = {looked.evidence.traced.sites[looked.tape.nodes[n].site].text for n in found}
    assert lines == {"a - y"}
    assert len(found) == 2
