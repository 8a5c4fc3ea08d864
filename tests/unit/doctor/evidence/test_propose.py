"""The usual slips are proposed at each line."""

from __future__ import annotations

import pytest

from tests.unit.doctor.rules.cases import known


@pytest.mark.parametrize(
    ("code", "line", "means"),
    [
        ("G12", "h.T @ dp", "operand"),
        ("G06", "dg @ B", "transpose"),
        ("G07", "d1.sum()", "axis"),
        ("G04", "a2 - Y", "negate"),
        ("U02", "W1 += rate * X.T @ d1", "swap"),
        ("U04", "rate * rate", "drop"),
        ("G03", "d2 @ W2.T", "factor"),
    ],
)
def test_an_edit_of_each_kind(code: str, line: str, means: str) -> None:
    evidence = known(code, "faulty")
    search = evidence.searches[0]
    site = next(s for s in search.vocabulary if evidence.traced.sites[s].text == line)
    assert means in {trial.means for trial in search.vocabulary[site]}


def test_names_that_cannot_be_read_there_are_not_proposed() -> None:
    evidence = known("G12", "faulty")
    search = evidence.searches[0]
    site = next(s for s in search.vocabulary if evidence.traced.sites[s].text == "dg @ B.T")
    names = {trial.text for trial in search.vocabulary[site] if trial.means == "operand"}
    assert names.isdisjoint({"gA", "dh"})
