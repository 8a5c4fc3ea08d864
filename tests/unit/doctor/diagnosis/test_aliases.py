"""A result that gets a second name where a factor was forgotten."""

from __future__ import annotations

from clearprop.doctor.diagnosis.aliases import forgotten_at, moved_there
from clearprop.doctor.diagnosis.diagnose import diagnosed
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded

TWO_NAMES = TWO_LAYERS.replace(
    "    d1 = d2 @ W2.T * (1 - h ** 2)\n", "    back = d2 @ W2.T\n    d1 = back * (1 - h ** 2)\n"
)
FORGOTTEN = TWO_NAMES.replace("d1 = back * (1 - h ** 2)", "d1 = back")


def test_a_factor_was_forgotten_where_a_result_only_gets_another_name() -> None:
    known = recorded(FORGOTTEN)
    (found,) = diagnosed(known.evidence)
    assert known.told(found) == ("G03", known.line("d1 = back"))
    assert known.with_edit(found.edit) == TWO_NAMES


def test_a_result_with_one_name_lacks_its_factor_itself() -> None:
    known = recorded(TWO_LAYERS.replace(" * (1 - h ** 2)", ""))
    (found,) = diagnosed(known.evidence)
    assert known.told(found) == ("G03", known.line("d1 = d2 @ W2.T"))
    assert forgotten_at(known.evidence, known.search, known.best) is None
    assert moved_there(known.evidence, known.search, known.best) is None


def test_a_second_name_that_only_some_read_is_no_place_for_a_factor() -> None:
    kept = "    d1 = d2 @ W2.T\n    g_b1 = d1\n"
    text = TWO_LAYERS.replace("    d1 = d2 @ W2.T * (1 - h ** 2)\n", kept).replace(
        "d1.sum(axis=0)", "g_b1.sum(axis=0)"
    )
    known = recorded(text)
    (found,) = diagnosed(known.evidence)
    assert known.told(found) == ("G03", known.line("d1 = d2 @ W2.T"))
