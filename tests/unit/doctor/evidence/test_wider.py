"""Edits of several operands at once."""

from __future__ import annotations

from clearprop.doctor.evidence.wider import renamed, scaled, shortened
from tests.unit.doctor.evidence.seen import seen as evidence
from tests.unit.doctor.rules.cases import known, text


def cured_by(code_or_text: str, which: str) -> set[tuple[str, str]]:
    """Give the sites and texts of the edits of one kind that cure."""
    seen = evidence(code_or_text)
    search, tape, sites = seen.searches[0], seen.tape, seen.traced.sites
    found = set()
    for site, nodes in search.judge.by_site[0].items():
        node = tape.nodes[nodes[-1]]
        trials = {
            "shortened": lambda: shortened(tape, sites, site, node),  # noqa: B023  called at once
            "renamed": lambda: renamed(tape, sites, search.proposer.scope, site, node),  # noqa: B023  at once
            "scaled": lambda: scaled(tape, sites, site, node, search.proposer.step_nodes),  # noqa: B023  at once
        }[which]
        for trial in trials():
            scored = search.judge.judge([trial])
            if scored is not None and scored.cured:
                found.add((sites[site].text, trial.text))
    return found


def test_two_factors_are_dropped_together() -> None:
    program = text("G03", "sound").replace("slope(a1)", "slope(a1) * a1 * (1 - a1)")
    assert ("d2 @ W2.T * slope(a1) * a1 * (1 - a1)", "") in cured_by(program, "shortened")


def test_a_name_that_is_read_twice_is_replaced_twice() -> None:
    program = text("G03", "sound").replace("slope(a1)", "z1 * (1 - z1)")
    assert ("d2 @ W2.T * z1 * (1 - z1)", "a1") in cured_by(program, "renamed")


def test_a_rate_that_one_update_lacks() -> None:
    program = text("G03", "sound").replace("b2 -= rate * d2.sum", "b2 -= d2.sum")
    assert ("b2 -= d2.sum(axis=0, keepdims=True)", "rate") in cured_by(program, "scaled")
    assert known("G03", "sound").searches[0].baseline().cured
