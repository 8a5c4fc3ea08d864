"""Few findings, the sure ones first, causes before consequences."""

from __future__ import annotations

from dataclasses import replace

from clearprop.doctor.finding import Finding
from clearprop.doctor.ranking import ranked
from clearprop.trace.span import Span


def found(code: str, certainty: str, line: int, rank: float = 0.5, explains: tuple[str, ...] = ()) -> Finding:
    span = Span("net.py", line, 0, line, 5)
    return Finding(code, certainty, span, "doctor.message.gradient", rank=rank, explains=explains)


def codes(*findings: Finding) -> list[str]:
    return [each.code for each in ranked(findings)]


def test_proven_before_likely_and_hints_only_where_nothing_accuses() -> None:
    assert codes(found("A08", "hint", 1), found("A03", "likely", 2), found("G03", "proven", 9)) == [
        "G03",
        "A03",
    ]
    assert codes(found("A08", "hint", 1), found("A01", "hint", 2), found("D01", "hint", 3)) == ["A08", "A01"]
    assert codes() == []


def test_causes_stand_before_consequences_by_rank_then_by_line() -> None:
    findings = found("G03", "proven", 9, 0.2), found("G01", "proven", 3, 0.7), found("G04", "proven", 2, 0.7)
    assert codes(*findings) == ["G03", "G04", "G01"]


def test_what_another_finding_explains_is_left_out_but_nothing_explains_itself_away() -> None:
    cause = found("H01", "likely", 4, 0.1, ("N02", "A07", "H01"))
    assert codes(cause, found("N02", "proven", 8)) == ["H01"]
    assert codes(cause) == ["H01"]


def test_of_two_that_explain_each_other_the_first_stays() -> None:
    early = found("I02", "likely", 4, 0.2, ("H01",))
    late = found("H01", "likely", 8, 0.4, ("I02",))
    assert codes(late, early) == ["I02"]


def test_rates_and_rounds_are_not_blamed_beside_a_fault() -> None:
    short = found("H02", "likely", 2, 0.1)
    assert codes(short, found("G01", "likely", 9)) == ["G01"]
    assert codes(short, found("A08", "likely", 9)) == ["H02", "A08"]
    assert codes(replace(short, explains=("I02",)), found("I02", "likely", 9)) == ["H02"]


def test_one_finding_a_line_and_never_many() -> None:
    assert codes(found("G03", "proven", 9, 0.1), found("G01", "proven", 9, 0.2)) == ["G03"]
    assert len(ranked(found(f"G0{k}", "proven", k) for k in range(1, 9))) == 3
    nowhere = replace(found("A06", "likely", 1), span=None)
    assert [each.span for each in ranked([nowhere])] == [None]
