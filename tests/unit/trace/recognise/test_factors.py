from __future__ import annotations

from clearprop.trace.recognise.factors import factors
from tests.unit.trace.known import known
from tests.unit.trace.snippets import COLUMNS, ROWS


def of(snippet: str) -> dict[float, str]:
    seen = known(snippet)
    step = seen.recognised.steps[0].step
    return {factor.value: factor.name for factor in factors(seen.traced.tape, seen.roles, step)}


def test_numbers_of_the_text() -> None:
    assert of(ROWS) == {0.5: ""}
    assert of(COLUMNS) == {0.1: "", 5.0: ""}


def test_a_number_with_a_name() -> None:
    named = ROWS.replace("for epoch", "eta = 0.5\nfor epoch").replace("0.5 * ", "eta * ")
    assert of(named) == {0.5: "eta"}


def test_what_depends_on_a_parameter_is_no_plain_number() -> None:
    scaled = ROWS.replace("0.5 * x.T", "float(b2[0] + 0.25) * x.T")
    assert 0.25 not in of(scaled)
