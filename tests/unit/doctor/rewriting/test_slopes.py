"""The slope of an activation is written in terms of what a line reads."""

from __future__ import annotations

from clearprop.doctor.rewriting.slopes import slope_text
from tests.unit.doctor.evidence.seen import seen as evidence
from tests.unit.doctor.rules.cases import known, text


def slope(program: str) -> str | None:
    seen = evidence(program)
    search = seen.searches[0]
    trial = next(c.trials[0] for c in search.cures() if c.trials[0].means == "slope")
    return slope_text(seen.traced, trial, seen.traced.sites[trial.site])


def test_of_the_answer() -> None:
    assert slope(text("G01", "faulty")) == "a * (1 - a)"


def test_of_the_sum() -> None:
    program = text("G01", "sound").replace("return a * (1 - a)", "return np.cos(a)")
    program = program.replace("slope(a2)", "slope(z2)").replace("slope(a1)", "slope(z1)")
    assert slope(program) == "np.exp(-a) / (1 + np.exp(-a)) ** 2"


def test_several_variables_are_not_chosen_from() -> None:
    seen = known("G01", "faulty")
    search = seen.searches[0]
    trial = next(c.trials[0] for c in search.cures() if c.trials[0].means == "slope")
    site = next(s for s in seen.traced.sites if s.text == "a2 - Y")
    assert slope_text(seen.traced, trial, site) is None
